//! Floor 4: parts that several features use and that may ask the state.

mod aloud;
mod behind;
mod draft_form;
mod fetched;
mod import;
mod interviewer;
mod invitation;
mod leaving;
mod levels;
mod link;
mod not_found_here;
mod onward;
mod player;
mod seated;
mod told_bank;
mod weighed;
mod when;

pub use aloud::{ReadAloud, RecordSwitch, Recorder};
pub use behind::behind;
pub use draft_form::{DraftForm, Fields};
pub(crate) use draft_form::{entry, field};
pub use fetched::fetched;
pub use import::{ImportPage, ImportRow, ImportWords, Importable, SHOWN as IMPORT_ROWS};
pub use interviewer::InterviewerFields;
pub use invitation::PlanInvitation;
pub use leaving::{BeforeItLeaves, ShownWith};
pub use levels::{ExpectedAtLevel, LevelsOf};
pub use link::Link;
pub use not_found_here::NotFoundHere;
pub use onward::{Onward, SpokenTime, StepHeading};
pub use player::{Player, decide_by_key};
pub use seated::Seated;
pub use told_bank::{FitReason, NotCounted, TargetInWords, offered, stories, told_bank, weights};
pub use weighed::Weighed;
pub use when::When;
