//! The level that the candidate aims for.

use crate::domain::plan::loop_plan::LoopPlan;
use crate::domain::questions::levels::TargetLevel;
use crate::state::records::library::Library;

impl Library {
    /// The level of the plan, L5 where there is none yet; tracked.
    #[must_use]
    pub fn target_level(&'static self) -> TargetLevel {
        self.of::<LoopPlan>()
            .map(&LoopPlan::id(), |record| record.body.level)
            .unwrap_or_default()
    }
}
