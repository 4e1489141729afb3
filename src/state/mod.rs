//! Floor 2, the other wing: what the app knows right now, as signals, and what can be done with
//! it, as use cases. Side effects go through ports; nothing here has seen a browser.

mod assessment;
mod backups;
mod catalogue;
mod chosen_file;
mod collection;
mod drill_room;
mod exhaustion_run;
mod form_session;
mod handouts;
mod library;
mod loop_session;
mod memo_session;
mod metric_session;
mod mock_loops;
mod notices;
mod plan_room;
mod practice;
mod probe_session;
mod question_bank;
mod question_index;
mod recording_desk;
mod reminder_desk;
mod saver;
mod services;
mod story_bank;
mod story_session;
mod to_ask;
mod typed;
mod unsent;
mod worksheet;

pub use assessment::AssessmentRoom;
pub use backups::{Backups, Preview};
pub use catalogue::{Catalogue, Loaded};
pub use chosen_file::ChosenFile;
pub use collection::{Collected, Collection};
pub use drill_room::DrillRoom;
pub use exhaustion_run::ExhaustionRun;
pub use form_session::FormSession;
pub use handouts::{Handouts, Warning};
pub use library::Library;
pub use loop_session::LoopSession;
pub use memo_session::{Access, MemoSession};
pub use metric_session::MetricSession;
pub use mock_loops::MockLoops;
pub use notices::{Notice, NoticeAction, Notices, Tone};
pub use plan_room::PlanRoom;
pub use practice::PracticeRoom;
pub use probe_session::ProbeSession;
pub use question_index::QuestionIndex;
pub use recording_desk::{Microphone, RecordingDesk};
pub use reminder_desk::{ReminderDesk, Standing};
pub use saver::Saver;
pub use services::{Services, Start};
pub use story_bank::Strengths;
pub use story_session::StorySession;
pub use to_ask::{ToAskForm, ToAskList};
pub use typed::{Form, Typed};
pub use unsent::Unsent;
pub use worksheet::Worksheet;

use leptos::prelude::*;

use crate::domain::text::Span;
use crate::ports::{InstallOffer, InstallationEvent};
use crate::route::Route;

/// Everything the views share. It lives as long as the page, so views hold it by reference.
pub struct App {
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
    /// Practice aloud.
    pub practice: PracticeRoom,
    /// Short drills.
    pub drills: DrillRoom,
    /// Recordings of answers, and a voice that reads.
    pub recordings: RecordingDesk,
    /// Reminders of the plan.
    pub reminders: ReminderDesk,
    /// Memos on their way out.
    pub handouts: Handouts,
    /// How strong the stories are.
    pub strengths: Strengths,
    /// What can be found in the question bank.
    pub question_index: QuestionIndex,
    /// Whole loops, rehearsed.
    pub mock_loops: MockLoops,
    /// The place that is shown.
    pub route: RwSignal<Route>,
    /// The passage that the next sheet is to be opened at.
    pub to_mend: RwSignal<Option<Span>>,
    /// Whether a newer version waits.
    pub update_waits: RwSignal<bool>,
    /// How the app can be put on the home screen.
    pub install_offer: RwSignal<InstallOffer>,
}

impl App {
    /// Loads what is kept and builds the state. Nothing is written before the load has finished.
    pub async fn start(services: Services, start: Start) -> &'static Self {
        let notices = Notices::new();
        let services = StoredValue::new_local(services);
        let library = Library::load(services, notices, start).await;
        let strengths = Strengths::new(services);
        let catalogue = Catalogue::new(services);
        Box::leak(Box::new(Self {
            services,
            library,
            notices,
            catalogue,
            backups: Backups::new(services, library, notices),
            practice: PracticeRoom::new(services, library, catalogue),
            drills: DrillRoom::new(services, library),
            recordings: RecordingDesk::new(services, notices),
            reminders: ReminderDesk::new(services),
            handouts: Handouts::new(services, library, notices),
            question_index: QuestionIndex::new(library),
            strengths,
            mock_loops: MockLoops::new(services, library, strengths),
            route: RwSignal::new(services.with_value(|services| services.navigation.current())),
            to_mend: RwSignal::new(None),
            update_waits: RwSignal::new(false),
            install_offer: RwSignal::new(
                services.with_value(|services| services.installation.offer()),
            ),
        }))
    }

    /// Watches the other tabs and the installation, as long as the page lives.
    pub fn watch(&'static self) {
        self.services.with_value(|services| {
            services
                .page
                .show_theme(self.library.preferences.get_untracked().body.theme);
            services
                .peers
                .on_announcement(Box::new(move || self.library.reload()));
            services
                .navigation
                .watch(Box::new(move |route| self.route.set(route)));
            services
                .installation
                .watch(Box::new(move |event| self.heard(event)));
        });
    }

    /// Goes to a place.
    pub fn go(&'static self, to: Route) {
        self.services
            .with_value(|services| services.navigation.go(&to));
        self.route.set(to);
    }

    /// Shows another place in the stead of this one, which leaves no trace in the history.
    pub fn replace(&'static self, with: Route) {
        self.services
            .with_value(|services| services.navigation.replace(&with));
        self.route.set(with);
    }

    /// The address of a place, for a link.
    #[must_use]
    pub fn href(&'static self, to: &Route) -> String {
        self.services
            .with_value(|services| services.navigation.href(to))
    }

    /// Done when everything is on the device for offline use, or that is no longer waited for.
    pub async fn copied(&'static self) {
        self.services
            .with_value(|services| services.installation.copied())
            .await;
    }

    /// Lets the waiting version in.
    pub fn update(&'static self) {
        self.services
            .with_value(|services| services.installation.update());
    }

    /// Lets the browser ask whether to install.
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
