//! The page, its address, its installation, and its device, as far as the state sees them.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::domain::preferences::Theme;
use crate::ports::pending::Pending;
use crate::ports::{
    Attention, InstallOffer, Installation, InstallationEvent, Navigation, Page, Space,
};
use crate::route::Route;

/// A page without a screen.
#[derive(Clone, Default)]
pub struct MemoryPage {
    inner: Rc<Screen>,
}

#[derive(Default)]
struct Screen {
    theme: Cell<Option<Theme>>,
    title: RefCell<String>,
    properties: RefCell<BTreeMap<String, String>>,
    hidden: RefCell<Vec<Box<dyn Fn()>>>,
    shown: RefCell<Vec<Box<dyn Fn()>>>,
    unsaved: Rc<()>,
    breaths: Cell<usize>,
    space: Cell<Space>,
}

impl MemoryPage {
    /// Hides the page, as a phone does before closing it.
    pub fn hide(&self) {
        for hidden in self.inner.hidden.borrow().iter() {
            hidden();
        }
    }

    /// Shows the page again, as switching back to its tab does.
    pub fn show(&self) {
        for shown in self.inner.shown.borrow().iter() {
            shown();
        }
    }

    /// Whether closing it asks first.
    #[must_use]
    pub fn asks_before_leaving(&self) -> bool {
        Rc::strong_count(&self.inner.unsaved) > 1
    }

    /// The current theme.
    #[must_use]
    pub fn theme(&self) -> Option<Theme> {
        self.inner.theme.get()
    }

    /// The title of the tab.
    #[must_use]
    pub fn title(&self) -> String {
        self.inner.title.borrow().clone()
    }

    /// The value of a CSS custom property.
    #[must_use]
    pub fn property(&self, property: &str) -> Option<String> {
        self.inner.properties.borrow().get(property).cloned()
    }

    /// How often long work yielded.
    #[must_use]
    pub fn breaths(&self) -> usize {
        self.inner.breaths.get()
    }
}

impl Page for MemoryPage {
    fn show_theme(&self, theme: Theme) {
        self.inner.theme.set(Some(theme));
    }

    fn set_title(&self, title: &str) {
        title.clone_into(&mut self.inner.title.borrow_mut());
    }

    fn set_property(&self, property: &str, value: Option<&str>) {
        let mut properties = self.inner.properties.borrow_mut();
        match value {
            Some(value) => properties.insert(property.to_owned(), value.to_owned()),
            None => properties.remove(property),
        };
    }

    fn text_width(&self, _font: &str, _text: &str) -> Option<f64> {
        None
    }

    fn prints_margins(&self) -> bool {
        true
    }

    fn on_hide(&self, hidden: Box<dyn Fn()>) {
        self.inner.hidden.borrow_mut().push(hidden);
    }

    fn on_show(&self, shown: Box<dyn Fn()>) {
        self.inner.shown.borrow_mut().push(shown);
    }

    fn ask_before_leaving(&self) -> Rc<()> {
        Rc::clone(&self.inner.unsaved)
    }

    fn breathe(&self) -> Pending<'_, ()> {
        self.inner.breaths.update(|count| count + 1);
        Box::pin(std::future::ready(()))
    }

    fn drawn(&self) -> Pending<'static, ()> {
        Box::pin(std::future::ready(()))
    }

    fn space(&self) -> Pending<'_, Space> {
        Box::pin(std::future::ready(self.inner.space.get()))
    }

    fn persist(&self) -> Pending<'_, bool> {
        self.inner.space.update(|space| Space {
            persisted: Some(true),
            ..space
        });
        Box::pin(std::future::ready(true))
    }
}

/// An address bar with its history. Clones share it.
#[derive(Clone)]
pub struct MemoryNavigation {
    inner: Rc<History>,
}

/// Listeners for navigation.
type Arrived = Box<dyn Fn(Route)>;

struct History {
    places: RefCell<Vec<Route>>,
    arrived: RefCell<Option<Arrived>>,
}

impl MemoryNavigation {
    /// An address bar at a place.
    #[must_use]
    pub fn at(place: Route) -> Self {
        Self {
            inner: Rc::new(History {
                places: RefCell::new(vec![place]),
                arrived: RefCell::default(),
            }),
        }
    }

    /// Goes back; the first place stays.
    pub fn back(&self) {
        {
            let mut places = self.inner.places.borrow_mut();
            if places.len() > 1 {
                places.pop();
            }
        }
        if let Some(arrived) = self.inner.arrived.borrow().as_ref() {
            arrived(self.current());
        }
    }
}

impl Navigation for MemoryNavigation {
    fn current(&self) -> Route {
        let places = self.inner.places.borrow();
        places.last().cloned().unwrap_or(Route::Today)
    }

    fn go(&self, to: &Route) {
        self.inner.places.borrow_mut().push(to.clone());
    }

    fn replace(&self, with: &Route) {
        self.inner.places.borrow_mut().pop();
        self.go(with);
    }

    fn href(&self, to: &Route) -> String {
        to.path()
    }

    fn watch(&self, arrived: Box<dyn Fn(Route)>) {
        *self.inner.arrived.borrow_mut() = Some(arrived);
    }
}

/// An installation whose events come from tests. Clones share it.
#[derive(Clone, Default)]
pub struct MemoryInstallation {
    inner: Rc<Installed>,
}

/// Listeners for the installation's events.
type EventHeard = Box<dyn Fn(InstallationEvent)>;

#[derive(Default)]
struct Installed {
    heard: RefCell<Option<EventHeard>>,
    offer: Cell<Option<InstallOffer>>,
    badge: Cell<Option<u32>>,
    updates: Cell<usize>,
}

impl MemoryInstallation {
    /// Reports an event.
    pub fn report(&self, event: InstallationEvent) {
        if let Some(heard) = self.inner.heard.borrow().as_ref() {
            heard(event);
        }
    }

    /// Changes how the app can be installed; the event is reported separately.
    pub fn set_offer(&self, offer: InstallOffer) {
        self.inner.offer.set(Some(offer));
    }

    /// The count on the app's icon; `None` before one was shown.
    #[must_use]
    pub fn badge(&self) -> Option<u32> {
        self.inner.badge.get()
    }

    /// How often a waiting version was activated.
    #[must_use]
    pub fn updates(&self) -> usize {
        self.inner.updates.get()
    }
}

impl Installation for MemoryInstallation {
    fn watch(&self, heard: Box<dyn Fn(InstallationEvent)>) {
        *self.inner.heard.borrow_mut() = Some(heard);
    }

    fn copied(&self) -> Pending<'static, ()> {
        Box::pin(std::future::ready(()))
    }

    fn offer(&self) -> InstallOffer {
        self.inner.offer.get().unwrap_or(InstallOffer::None)
    }

    fn install(&self) {
        self.inner.offer.set(Some(InstallOffer::Installed));
    }

    fn show_badge(&self, count: u32) {
        self.inner.badge.set(Some(count));
    }

    fn update(&self) {
        self.inner.updates.update(|count| count + 1);
    }
}

/// The signals a device was asked for. Clones share it.
#[derive(Clone, Default)]
pub struct MemoryAttention {
    inner: Rc<Asked>,
}

#[derive(Default)]
struct Asked {
    is_awake: Cell<bool>,
    signals: Cell<(usize, usize)>,
}

impl MemoryAttention {
    /// Whether the screen is kept on.
    #[must_use]
    pub fn is_awake(&self) -> bool {
        self.inner.is_awake.get()
    }

    /// How often it vibrated, and how often it chimed.
    #[must_use]
    pub fn signals(&self) -> (usize, usize) {
        self.inner.signals.get()
    }
}

impl Attention for MemoryAttention {
    fn stay_awake(&self, awake: bool) {
        self.inner.is_awake.set(awake);
    }

    fn vibrate(&self) {
        self.inner
            .signals
            .update(|(vibrations, chimes)| (vibrations + 1, chimes));
    }

    fn chime(&self) {
        self.inner
            .signals
            .update(|(vibrations, chimes)| (vibrations, chimes + 1));
    }
}
