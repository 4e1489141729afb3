//! The candidate's target level.

use crate::domain::plan::loop_plan::LoopPlan;
use crate::domain::questions::levels::TargetLevel;
use crate::state::records::library::Library;

impl Library {
    /// The plan's level, or L5 if there is no plan yet; tracked.
    #[must_use]
    pub fn target_level(&'static self) -> TargetLevel {
        self.of::<LoopPlan>()
            .map(&LoopPlan::id(), |record| record.body.level)
            .unwrap_or_default()
    }
}
