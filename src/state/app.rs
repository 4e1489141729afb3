//! Everything the views share: the state's rooms, the current place, and the ports.

use reactive_graph::owner::{LocalStorage, StoredValue, expect_context};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::domain::text::Span;
use crate::ports::{InstallOffer, InstallationEvent};
use crate::route::{HandedRoute, Route};
use crate::state::aid::Aid;
use crate::state::catalogue::Catalogue;
use crate::state::core::Core;
use crate::state::forms::handed::HandedDesk;
use crate::state::loops::mock::MockLoops;
use crate::state::navigator::Navigator;
use crate::state::notices::Notices;
use crate::state::plan::reminders::ReminderDesk;
use crate::state::plan::room::PlanRoom;
use crate::state::practice::drills::DrillRoom;
use crate::state::practice::recordings::RecordingDesk;
use crate::state::practice::room::PracticeRoom;
use crate::state::questions::index::QuestionIndex;
use crate::state::records::backups::Backups;
use crate::state::records::entries::EntryDesk;
use crate::state::records::library::Library;
use crate::state::records::snapshots::SnapshotDesk;
use crate::state::records::versions::VersionDesk;
use crate::state::sandbox::SandboxDesk;
use crate::state::services::{Services, Start};
use crate::state::stories::bank::Strengths;
use crate::state::sync::desk::SyncDesk;
use crate::state::ticker::Ticker;
use crate::state::writing::handouts::Handouts;

/// The mirror's note that the candidate has begun, read by the static page before the program runs.
const BEGUN: &str = "begun";

/// Everything the views share. It lives as long as the page, so views hold it by reference.
pub struct App {
    core: &'static Core,
    /// The ports.
    pub services: StoredValue<Services, LocalStorage>,
    /// Stories, memos, preferences.
    pub library: &'static Library,
    /// Messages to the candidate.
    pub notices: Notices,
    /// The built-in content.
    pub catalogue: Catalogue,
    /// Export and import.
    pub backups: Backups,
    /// Sync with other devices.
    pub sync: SyncDesk,
    /// Copies of all records in another storage.
    pub snapshots: SnapshotDesk,
    /// Every entry as a row.
    pub entries: EntryDesk,
    /// The other versions of entries with conflicts.
    pub versions: VersionDesk,
    /// Practice aloud.
    pub practice: PracticeRoom,
    /// Short drills.
    pub drills: DrillRoom,
    /// Recordings of answers, and a voice that reads.
    pub recordings: RecordingDesk,
    /// The plan to the loop.
    pub plan: PlanRoom,
    /// Reminders of the plan.
    pub reminders: ReminderDesk,
    /// Memos on their way out.
    pub handouts: Handouts,
    /// How strong the stories are.
    pub strengths: Strengths,
    /// The search index of the question bank.
    pub question_index: QuestionIndex,
    /// Mock loops.
    pub mock_loops: MockLoops,
    /// What other apps handed over.
    pub handed: HandedDesk,
    /// Opens and leaves the example.
    pub sandbox: SandboxDesk,
    /// The current place; see [`Self::go`].
    pub route: RwSignal<Route>,
    navigator: Navigator,
    /// The passage to select when the next sheet opens.
    pub to_fix: RwSignal<Option<Span>>,
    /// Whether a newer version is waiting.
    pub update_waits: RwSignal<bool>,
    /// The dialog on top of the page.
    pub aid: RwSignal<Option<Aid>>,
    /// How the app can be installed.
    pub install_offer: RwSignal<InstallOffer>,
}

impl App {
    /// Loads the stored records and builds the state. Nothing is written before the load has
    /// finished.
    pub async fn start(services: Services, start: Start) -> &'static Self {
        let services = StoredValue::new_local(services);
        let notices = Notices::new(services);
        let library = Library::load(services, notices, start).await;
        let core: &'static Core = Box::leak(Box::new(Core {
            services,
            library,
            notices,
            ticker: Ticker::new(services),
            followed: StoredValue::new(Vec::new()),
            parked: StoredValue::new_local(Vec::new()),
            handed: StoredValue::new(None),
        }));
        let navigator = Navigator::new(services);
        let catalogue = Catalogue::new(services);
        let strengths = Strengths::new(core);
        let practice = PracticeRoom::new(core, catalogue);
        let plan = PlanRoom::new(core, practice, strengths);
        let backups = Backups::new(services, library, notices);
        Box::leak(Box::new(Self {
            core,
            services,
            library,
            notices,
            catalogue,
            backups,
            sync: SyncDesk::new(core, backups, navigator),
            snapshots: SnapshotDesk::new(services, library, backups),
            entries: EntryDesk::new(services, library, notices),
            versions: VersionDesk::new(services, library, notices),
            practice,
            drills: DrillRoom::new(core),
            recordings: RecordingDesk::new(core),
            plan,
            reminders: ReminderDesk::new(core, plan, navigator),
            handouts: Handouts::new(core),
            question_index: QuestionIndex::new(core),
            strengths,
            mock_loops: MockLoops::new(core, strengths),
            handed: HandedDesk::new(core, backups),
            sandbox: SandboxDesk::new(core),
            route: navigator.route,
            navigator,
            to_fix: RwSignal::new(None),
            update_waits: RwSignal::new(false),
            aid: RwSignal::new(None),
            install_offer: RwSignal::new(
                services.with_value(|services| services.installation.offer()),
            ),
        }))
    }

    /// The core that rooms and sessions use.
    #[must_use]
    pub fn core(&'static self) -> &'static Core {
        self.core
    }

    /// Watches the other tabs and the installation, as long as the page lives.
    pub fn watch(&'static self) {
        self.navigator.watch();
        self.handed.watch(|| self.go(HandedRoute::Opened));
        if self.plan.may_have_begun() {
            self.services
                .with_value(|services| services.mirror.put(BEGUN, "yes"));
        }
        self.services.with_value(|services| {
            services
                .page
                .show_theme(self.library.preferences.get_untracked().body.theme);
            services
                .peers
                .on_announcement(Box::new(move || self.library.reload()));
            services
                .installation
                .watch(Box::new(move |event| self.heard(event)));
        });
    }

    /// Goes to a place.
    pub fn go(&'static self, to: impl Into<Route>) {
        self.navigator.go(to);
    }

    /// Replaces the current place, without a new history entry.
    pub fn replace(&'static self, with: impl Into<Route>) {
        self.navigator.replace(with);
    }

    /// The address of a place, for a link.
    #[must_use]
    pub fn href(&'static self, to: &Route) -> String {
        self.navigator.href(to)
    }

    /// Resolves when everything is stored for offline use, or when that takes too long.
    pub async fn copied(&'static self) {
        self.services
            .with_value(|services| services.installation.copied())
            .await;
    }

    /// Activates the waiting version.
    pub fn update(&'static self) {
        self.services
            .with_value(|services| services.installation.update());
    }

    /// Shows the browser's install prompt.
    pub fn install(&'static self) {
        self.services
            .with_value(|services| services.installation.install());
        self.refresh_offer();
    }

    fn heard(&'static self, event: InstallationEvent) {
        match event {
            InstallationEvent::ReadyOffline => {
                self.notices
                    .tell("Loopready is on this device now and works without a network.");
            }
            InstallationEvent::UpdateWaits => self.update_waits.set(true),
            InstallationEvent::OfferChanged => self.refresh_offer(),
        }
    }

    fn refresh_offer(&'static self) {
        self.install_offer.set(
            self.services
                .with_value(|services| services.installation.offer()),
        );
    }
}

/// The app's state, from within a view.
///
/// # Panics
/// Outside the app's views, which is a mistake of the programmer.
#[must_use]
#[track_caller]
pub fn use_app() -> &'static App {
    expect_context::<&'static App>()
}
