//! The app's installation: offline use, newer versions, the home screen.

use crate::ports::pending::Pending;

/// The browser's reports about the installation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InstallationEvent {
    /// Everything is stored on the device for the first time.
    ReadyOffline,
    /// A newer version is stored and waiting, or another tab activated it.
    UpdateWaits,
    /// The result of [`Installation::offer`] has changed.
    OfferChanged,
}

/// How the app can be installed on the home screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InstallOffer {
    /// It already runs from there.
    Installed,
    /// Through the browser's prompt.
    Prompt,
    /// Manually, through the share sheet on iOS.
    ShareSheet,
    /// Not offered, or not yet.
    None,
}

/// The app's installation.
pub trait Installation {
    /// Calls back with every event, as long as the page lives.
    fn watch(&self, heard: Box<dyn Fn(InstallationEvent)>);

    /// Resolves when everything is stored for offline use, or when that takes too long: later
    /// downloads don't compete with it.
    fn copied(&self) -> Pending<'static, ()>;

    /// How the app can be installed on the home screen.
    fn offer(&self) -> InstallOffer;

    /// Shows the browser's install prompt.
    fn install(&self);

    /// Shows a count on the app's icon; 0 removes it. Does nothing in a browser without support.
    fn show_badge(&self, count: u32);

    /// Activates the waiting version; the page reloads once. If another tab activated it, only reloads.
    fn update(&self);
}
