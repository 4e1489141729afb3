//! The page that the app runs in.

use std::rc::Rc;

use crate::domain::preferences::Theme;
use crate::ports::pending::Pending;

/// The site's storage usage, and how safe it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Space {
    /// Whether the browser has promised not to evict it; `None` if it doesn't report that.
    pub persisted: Option<bool>,
    /// Bytes used, as estimated by the browser.
    pub used: Option<u64>,
    /// The quota in bytes, as estimated by the browser.
    pub allowed: Option<u64>,
}

/// The page and its browser features.
pub trait Page {
    /// Applies a theme now, and before the first paint at the next start.
    fn show_theme(&self, theme: Theme);

    /// Sets the title of the tab.
    fn set_title(&self, title: &str);

    /// Sets or removes a CSS custom property.
    fn set_property(&self, property: &str, value: Option<&str>);

    /// The width of a text in a font, as the style sheets write fonts, in points; none where the
    /// browser cannot measure it.
    fn text_width(&self, font: &str, text: &str) -> Option<f64>;

    /// Whether this browser prints anything in margins.
    fn prints_margins(&self) -> bool;

    /// Calls back whenever the page is hidden or about to be closed, as long as it lives.
    fn on_hide(&self, hidden: Box<dyn Fn()>);

    /// Calls back whenever the page becomes visible, as long as it lives.
    fn on_show(&self, shown: Box<dyn Fn()>);

    /// Asks before the page is closed or reloaded, as long as the returned guard is held.
    fn ask_before_leaving(&self) -> Rc<()>;

    /// Yields to the browser during long work, so that it can paint and handle input.
    fn breathe(&self) -> Pending<'_, ()>;

    /// Resolves just before the browser paints the current changes.
    fn drawn(&self) -> Pending<'static, ()>;

    /// The storage usage, and how safe it is.
    fn space(&self) -> Pending<'_, Space>;

    /// Asks the browser not to evict the site's data; true if it promises.
    fn persist(&self) -> Pending<'_, bool>;
}
