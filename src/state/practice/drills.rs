//! Rounds of short drills: drawing them, stepping through them, and their results. If several tabs
//! show a round, one drives.

use reactive_graph::graph::untrack;

use crate::domain::practice::drill::{Card, DrillKind, PracticeDrill, Sources, draw};
use crate::domain::practice::memory::AnswerGrade;
use crate::domain::questions::question::Question;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::{Metric, Recall};
use crate::domain::stories::probe::Probes;
use crate::domain::stories::story::Story;
use crate::ports::Durability;
use crate::state::core::Core;

/// The rounds; a copyable handle.
#[derive(Clone, Copy)]
pub struct DrillRoom {
    core: &'static Core,
}

impl DrillRoom {
    pub(crate) fn new(core: &'static Core) -> Self {
        Self { core }
    }

    /// All rounds, oldest first; tracked.
    #[must_use]
    pub fn rounds(self) -> Vec<PracticeDrill> {
        self.core
            .library
            .of::<PracticeDrill>()
            .map_living(|round| round.body.clone())
    }

    /// The current round of a drill, the newest if there are several; tracked.
    #[must_use]
    pub fn under_way(self, kind: DrillKind) -> Option<RecordId> {
        self.core
            .library
            .of::<PracticeDrill>()
            .map_living(|round| {
                (round.body.kind == kind && !round.body.is_done()).then(|| round.id().clone())
            })
            .into_iter()
            .flatten()
            .next_back()
    }

    /// A round; tracked.
    #[must_use]
    pub fn round(self, id: &RecordId) -> Option<PracticeDrill> {
        self.core
            .library
            .of::<PracticeDrill>()
            .map(id, |round| round.body.clone())
    }

    /// The stories, oldest first; tracked.
    #[must_use]
    pub fn stories(self) -> Vec<(RecordId, Story)> {
        self.core
            .library
            .of::<Story>()
            .map_living(|story| (story.id().clone(), story.body.clone()))
    }

    /// Begins a round, unless there is nothing to ask about. Returns whether it began.
    pub fn begin(self, kind: DrillKind, questions: &[Question]) -> bool {
        let seed = self.core.seed();
        let cards = untrack(|| {
            let metrics = self
                .core
                .library
                .of::<Metric>()
                .map_living(|metric| (metric.id().clone(), metric.body.clone()));
            let probes = self
                .core
                .library
                .of::<Probes>()
                .map_living(|probes| probes.body.clone());
            let sources = Sources {
                questions,
                stories: &self.stories(),
                metrics: &metrics,
                probes: &probes,
                rounds: &self.rounds(),
                level: self.core.library.target_level(),
            };
            draw(kind, sources, seed)
        });
        let begins = !cards.is_empty();
        if begins {
            self.core
                .library
                .add(PracticeDrill::begin(kind, seed, cards));
        }
        begins
    }

    /// The answer was spoken, in this many seconds.
    pub fn said(self, id: &RecordId, seconds: u32) {
        self.core
            .step(id, |round: &mut PracticeDrill| round.said(seconds));
    }

    /// Rates the current card. A ledger number remembers whether it was known.
    pub fn rate(self, id: &RecordId, grade: AnswerGrade) {
        if !self.core.drives(id) {
            return;
        }
        let Some(round) = untrack(|| self.core.library.of::<PracticeDrill>().get(id)) else {
            return;
        };
        let (now, device) = self.core.library.here();
        let metric = match round.body.current() {
            Some(Card::Metric(metric)) => untrack(|| self.core.library.of::<Metric>().get(metric)),
            _ => None,
        };
        let changes = metric
            .map(|metric: Record<Metric>| {
                let recall = if grade >= AnswerGrade::Solid {
                    Recall::Known
                } else {
                    Recall::NotYet
                };
                self.core
                    .library
                    .keeping(metric.edited(now, &device, |metric| metric.recall = recall))
            })
            .into_iter()
            .collect();
        let round = round.edited(now, &device, |round| round.rate(grade, now));
        self.core.library.keep(round, changes, Durability::Strict);
    }

    /// Undoes the last rating.
    pub fn take_back(self, id: &RecordId) {
        self.core.step(id, PracticeDrill::take_back);
    }

    /// Goes on to the next card.
    pub fn advance(self, id: &RecordId) {
        self.core.step(id, PracticeDrill::advance);
    }

    /// Ends a round early; its ratings stay.
    pub fn stop(self, id: &RecordId) {
        self.core.step(id, PracticeDrill::stop);
    }
}
