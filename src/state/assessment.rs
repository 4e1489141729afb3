//! Practice for the online assessment: timed sets of logic items, and sessions with work-style
//! statements. Every choice is stored immediately. If several tabs show a set or a session, one
//! drives.

use chrono::{DateTime, Utc};
use reactive_graph::graph::untrack;

use crate::domain::assessment::item::{ItemKind, ItemLevel};
use crate::domain::assessment::set::AssessmentSet;
use crate::domain::assessment::work_style::{WorkStyle, WorkStyleStatement};
use crate::domain::clock::{ClockReading, Remaining};
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::state::core::Core;

/// The assessment's use cases; a copyable handle.
#[derive(Clone, Copy)]
pub struct AssessmentRoom {
    core: &'static Core,
}

impl AssessmentRoom {
    /// The room of the app.
    #[must_use]
    pub fn of(core: &'static Core) -> Self {
        Self { core }
    }

    /// A set; tracked.
    #[must_use]
    pub fn set(self, id: &RecordId) -> Option<Record<AssessmentSet>> {
        self.core.library.of().get(id)
    }

    /// The current set, the newest if there are several; tracked.
    #[must_use]
    pub fn under_way(self) -> Option<Record<AssessmentSet>> {
        let sets = self.core.library.of::<AssessmentSet>().living();
        sets.into_iter().rfind(|set| !set.body.is_done())
    }

    /// The finished sets with their ids and days, oldest first; tracked.
    #[must_use]
    pub fn done(self) -> Vec<(RecordId, DateTime<Utc>, AssessmentSet)> {
        self.core
            .library
            .of::<AssessmentSet>()
            .living()
            .into_iter()
            .filter(|set| set.body.is_done())
            .map(|set| (set.id().clone(), set.created(), set.body))
            .collect()
    }

    /// Begins a set and returns its id; `None` if no kind is chosen.
    #[must_use]
    pub fn begin(self, kinds: &[ItemKind], level: ItemLevel, count: usize) -> Option<RecordId> {
        let set = AssessmentSet::begin(kinds, level, count, self.core.seed(), self.core.reading())?;
        Some(self.core.library.add(set))
    }

    /// The time left in a set.
    #[must_use]
    pub fn remaining(self, set: &AssessmentSet) -> Remaining {
        set.clock.remaining(self.core.reading())
    }

    /// Ends a set when its time is up; called about once a second while it is on the screen.
    pub fn watch(self, id: &RecordId) {
        let is_over = untrack(|| self.set(id))
            .is_some_and(|set| !set.body.is_done() && set.body.is_over(self.core.reading()));
        if is_over {
            self.change(id, AssessmentSet::finish);
        }
    }

    /// Answers the current item.
    pub fn choose(self, id: &RecordId, option: usize) {
        self.change(id, |set, now| set.choose(option, now));
    }

    /// Goes to another item.
    pub fn go_to(self, id: &RecordId, place: usize) {
        self.change(id, |set, now| set.go_to(place, now));
    }

    /// Pauses the clock.
    pub fn pause(self, id: &RecordId) {
        self.change(id, AssessmentSet::pause);
    }

    /// Resumes the clock.
    pub fn resume(self, id: &RecordId) {
        self.change(id, AssessmentSet::resume);
    }

    /// Ends a set.
    pub fn finish(self, id: &RecordId) {
        self.change(id, AssessmentSet::finish);
    }

    /// Deletes a set and offers to undo that.
    pub fn delete_set(self, id: &RecordId) {
        self.core
            .library
            .delete::<AssessmentSet>(id, "Set deleted.".to_owned());
    }

    fn change(self, id: &RecordId, change: impl FnOnce(&mut AssessmentSet, ClockReading)) {
        let now = self.core.reading();
        self.core
            .step(id, |set: &mut AssessmentSet| change(set, now));
    }

    /// A session; tracked.
    #[must_use]
    pub fn sitting(self, id: &RecordId) -> Option<Record<WorkStyle>> {
        self.core.library.of().get(id)
    }

    /// The sessions, the newest first; tracked.
    #[must_use]
    pub fn sittings(self) -> Vec<Record<WorkStyle>> {
        let mut sittings = self.core.library.of::<WorkStyle>().living();
        sittings.reverse();
        sittings
    }

    /// Begins a session and returns its id; `None` if the list lacks statements.
    #[must_use]
    pub fn begin_sitting(self, statements: &[WorkStyleStatement]) -> Option<RecordId> {
        let sitting = WorkStyle::begin(statements, self.core.seed())?;
        Some(self.core.library.add(sitting))
    }

    /// Changes a session.
    pub fn in_sitting(self, id: &RecordId, change: impl FnOnce(&mut WorkStyle)) {
        self.core.step(id, change);
    }

    /// Deletes a session and offers to undo that.
    pub fn delete_sitting(self, id: &RecordId) {
        self.core
            .library
            .delete::<WorkStyle>(id, "Session deleted.".to_owned());
    }
}
