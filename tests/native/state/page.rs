//! What the page around the app reports, and what is asked of it.

use loopready::ports::{InstallOffer, InstallationEvent, Navigation};
use loopready::route::{PlanRoute, Route, StoriesRoute};
use loopready::state::App;
use reactive_graph::prelude::*;

use super::device::Device;

#[test]
fn the_place_that_is_shown_follows_the_address_bar_and_leads_it() {
    let device = Device::new();
    let tab = device.open();
    let shown = || tab.app.route.get_untracked();
    assert_eq!(shown(), Route::Today);
    tab.act(|app| app.go(PlanRoute::Schedule));
    assert_eq!(tab.navigation.current(), PlanRoute::Schedule.into());
    tab.act(|app| app.replace(StoriesRoute::list()));
    assert_eq!(shown(), StoriesRoute::list().into());
    tab.act(|_| tab.navigation.back());
    assert_eq!(shown(), Route::Today);
    assert_eq!(tab.app.href(&PlanRoute::Schedule.into()), "/plan");
}

#[test]
fn what_the_installation_reports_is_told_once_and_kept() {
    let device = Device::new();
    let tab = device.open();
    tab.act(|_| tab.installation.report(InstallationEvent::ReadyOffline));
    assert_eq!(tab.app.notices.shown.get_untracked().len(), 1);
    tab.installation.set_offer(InstallOffer::Prompt);
    tab.act(|_| tab.installation.report(InstallationEvent::OfferChanged));
    assert_eq!(tab.app.install_offer.get_untracked(), InstallOffer::Prompt);
    tab.act(|_| tab.installation.report(InstallationEvent::UpdateWaits));
    assert!(tab.app.update_waits.get_untracked());
    tab.act(App::update);
    assert_eq!(tab.installation.updates(), 1);
}

#[test]
fn a_message_that_asks_for_nothing_goes_by_itself_and_any_other_stays() {
    let device = Device::new();
    let tab = device.open();
    tab.act(|app| {
        app.notices.tell("Done.");
        app.notices.alert("Not done.");
        app.notices.offer_undo("Deleted.", || {});
    });
    let texts = || {
        let shown = tab.app.notices.shown.get_untracked();
        shown
            .into_iter()
            .map(|notice| notice.text)
            .collect::<Vec<_>>()
    };
    device.advance(std::time::Duration::from_secs(7));
    assert_eq!(texts(), ["Done.", "Not done.", "Deleted."]);
    device.advance(std::time::Duration::from_secs(2));
    assert_eq!(texts(), ["Not done.", "Deleted."]);
}
