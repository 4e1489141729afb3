//! Practice for the online assessment: timed sets of logic items, and sittings with work-style
//! statements. Every choice is kept at once. Of several tabs with a set or a sitting, one drives.

use chrono::{DateTime, Utc};
use reactive_graph::graph::untrack;

use crate::domain::assessment::item::{ItemKind, ItemLevel};
use crate::domain::assessment::set::AssessmentSet;
use crate::domain::assessment::work_style::{WorkStyle, WorkStyleStatement};
use crate::domain::clock::{ClockReading, Remaining};
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::state::core::Core;

/// The room where the assessment is practiced; a copyable handle.
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

    /// The set under way, the newest if there are several; tracked.
    #[must_use]
    pub fn under_way(self) -> Option<Record<AssessmentSet>> {
        let sets = self.core.library.of::<AssessmentSet>().living();
        sets.into_iter().rfind(|set| !set.body.is_done())
    }

    /// The sets that are done, with their ids and days, oldest first; tracked.
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

    /// Begins a set and gives its id; none without a kind.
    #[must_use]
    pub fn begin(self, kinds: &[ItemKind], level: ItemLevel, count: usize) -> Option<RecordId> {
        let set = AssessmentSet::begin(kinds, level, count, self.core.seed(), self.core.reading())?;
        Some(self.core.library.add(set))
    }

    /// What is left of a set's time.
    #[must_use]
    pub fn remaining(self, set: &AssessmentSet) -> Remaining {
        set.clock.remaining(self.core.reading())
    }

    /// Ends a set whose time is up; called about once a second while it is on the screen.
    pub fn watch(self, id: &RecordId) {
        let is_over = untrack(|| self.set(id))
            .is_some_and(|set| !set.body.is_done() && set.body.is_over(self.core.reading()));
        if is_over {
            self.change(id, AssessmentSet::finish);
        }
    }

    /// Answers the item that is up.
    pub fn choose(self, id: &RecordId, option: usize) {
        self.change(id, |set, now| set.choose(option, now));
    }

    /// Brings another item up.
    pub fn go_to(self, id: &RecordId, place: usize) {
        self.change(id, |set, now| set.go_to(place, now));
    }

    /// Stops the clock for a while.
    pub fn pause(self, id: &RecordId) {
        self.change(id, AssessmentSet::pause);
    }

    /// Lets the clock run again.
    pub fn resume(self, id: &RecordId) {
        self.change(id, AssessmentSet::resume);
    }

    /// Ends a set.
    pub fn finish(self, id: &RecordId) {
        self.change(id, AssessmentSet::finish);
    }

    /// Deletes a set and offers to take that back.
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

    /// A sitting; tracked.
    #[must_use]
    pub fn sitting(self, id: &RecordId) -> Option<Record<WorkStyle>> {
        self.core.library.of().get(id)
    }

    /// The sittings, the newest first; tracked.
    #[must_use]
    pub fn sittings(self) -> Vec<Record<WorkStyle>> {
        let mut sittings = self.core.library.of::<WorkStyle>().living();
        sittings.reverse();
        sittings
    }

    /// Begins a sitting and gives its id; none when the list lacks statements.
    #[must_use]
    pub fn begin_sitting(self, statements: &[WorkStyleStatement]) -> Option<RecordId> {
        let sitting = WorkStyle::begin(statements, self.core.seed())?;
        Some(self.core.library.add(sitting))
    }

    /// Changes a sitting.
    pub fn in_sitting(self, id: &RecordId, change: impl FnOnce(&mut WorkStyle)) {
        self.core.step(id, change);
    }

    /// Deletes a sitting and offers to take that back.
    pub fn delete_sitting(self, id: &RecordId) {
        self.core
            .library
            .delete::<WorkStyle>(id, "Session deleted.".to_owned());
    }
}
