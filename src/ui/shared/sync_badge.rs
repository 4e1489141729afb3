//! The sync state in a few words, beside the save state.

use chrono::Timelike;
use leptos::prelude::*;

use crate::route::SettingsRoute;
use crate::state::{SyncStanding, use_app};
use crate::ui::shared::Link;

/// The sync state; nothing where this device does not sync.
#[component]
pub fn SyncBadge() -> impl IntoView {
    let app = use_app();
    let sync = app.sync;
    let at = move || {
        let synced = sync.setup.with(|setup| setup.as_ref()?.synced)?;
        let local = app.core().local(synced);
        Some(format!("{:02}:{:02}", local.hour(), local.minute()))
    };
    let told = Memo::new(move |_| match sync.standing.get() {
        SyncStanding::Off => None,
        SyncStanding::Running => Some(("quiet", "Syncing…".to_owned())),
        SyncStanding::Idle => Some(match at() {
            Some(at) => ("good", format!("Synced at {at}")),
            None => ("quiet", "Not synced yet".to_owned()),
        }),
        SyncStanding::NeedsPassphrase => Some(("alert", "Sync needs its passphrase".to_owned())),
        SyncStanding::NeedsPress => Some(("alert", "Sync needs permission".to_owned())),
        SyncStanding::Stopped(_) => Some(("alert", "Not synced".to_owned())),
    });
    move || {
        told.get().map(|(kind, text)| {
            view! {
                <span class="save-badge" data-kind=kind data-testid="sync-state">
                    <Link to=SettingsRoute::Devices>{text}</Link>
                </span>
            }
        })
    }
}
