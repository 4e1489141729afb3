//! How the app itself is kept on the device: for offline use, newer versions, the home screen.

use crate::ports::pending::Pending;

/// What the browser reports about the installation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InstallationEvent {
    /// Everything is on the device for the first time.
    ReadyOffline,
    /// A newer version is on the device and waits to be let in, or another tab let it in.
    UpdateWaits,
    /// What [`Installation::offer`] says has changed.
    OfferChanged,
}

/// How the app can be put on the home screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InstallOffer {
    /// It runs from there already.
    Installed,
    /// The browser will ask when told to.
    Prompt,
    /// By hand, through the share sheet of iOS.
    ShareSheet,
    /// Not offered, or not yet.
    None,
}

/// The app's installation.
pub trait Installation {
    /// Calls back with every event, as long as the page lives.
    fn watch(&self, heard: Box<dyn Fn(InstallationEvent)>);

    /// Done when everything is on the device for offline use, or that is no longer waited for:
    /// what is fetched from then on does not compete with it.
    fn copied(&self) -> Pending<'static, ()>;

    /// How the app can be put on the home screen.
    fn offer(&self) -> InstallOffer;

    /// Lets the browser ask whether to install.
    fn install(&self);

    /// Shows a count on the app's icon, or none for 0. A browser that cannot is asked in vain.
    fn show_badge(&self, count: u32);

    /// Lets the waiting version in; the page reloads once. Where another tab let it in, it only reloads.
    fn update(&self);
}
