//! The page that the app runs in.

use std::rc::Rc;

use crate::domain::preferences::Theme;
use crate::ports::pending::Pending;

/// How much the browser keeps for the site, and how safely.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Space {
    /// Whether the browser has promised not to evict it; none when it does not say.
    pub persisted: Option<bool>,
    /// Bytes used, as estimated by the browser.
    pub used: Option<u64>,
    /// Bytes allowed, as estimated by the browser.
    pub allowed: Option<u64>,
}

/// The page and what the browser grants it.
pub trait Page {
    /// Shows a theme now, and from the first paint at the next start.
    fn show_theme(&self, theme: Theme);

    /// Sets the title of the tab.
    fn set_title(&self, title: &str);

    /// Gives a custom property of the style sheets a value, or takes it away.
    fn set_property(&self, property: &str, value: Option<&str>);

    /// The width of a text in a font, as the style sheets write fonts, in points; none where the
    /// browser cannot measure it.
    fn text_width(&self, font: &str, text: &str) -> Option<f64>;

    /// Whether this browser prints anything in margins.
    fn prints_margins(&self) -> bool;

    /// Calls back whenever the page is hidden or about to go, as long as it lives.
    fn on_hide(&self, hidden: Box<dyn Fn()>);

    /// Calls back whenever the page is seen again, as long as it lives.
    fn on_show(&self, shown: Box<dyn Fn()>);

    /// Asks before the page is left or loaded again, as long as what it gives is held somewhere.
    fn ask_before_leaving(&self) -> Rc<()>;

    /// Gives the browser a turn, to paint and to hear the candidate, in the midst of long work.
    fn breathe(&self) -> Pending<'_, ()>;

    /// Done once the page shows what was changed, just before the browser draws it.
    fn drawn(&self) -> Pending<'static, ()>;

    /// How much is kept, and how safely.
    fn space(&self) -> Pending<'_, Space>;

    /// Asks the browser not to evict the site's data; true when it promises.
    fn persist(&self) -> Pending<'_, bool>;
}
