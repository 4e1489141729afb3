//! Floor 3: small parts that every feature may use. They are told everything they show.

mod aloud;
mod choice;
mod columns;
mod icon;
mod interviewer;
mod invitation;
mod leaving;
mod link;
mod long_list;
mod number;
mod player;
mod plot;
mod save_badge;
mod weighed;
mod when;

pub use aloud::{ReadAloud, RecordSwitch, Recorder};
pub use choice::Choice;
pub use columns::Columns;
pub use icon::{Glyph, Icon};
pub use interviewer::InterviewerFields;
pub use invitation::PlanInvitation;
pub use leaving::{BeforeItLeaves, ShownWith};
pub use link::Link;
pub use long_list::LongList;
pub use number::NumberField;
pub use player::{Player, decide_by_key};
pub use plot::{Plot, Point};
pub use save_badge::{SaveBadge, failure};
pub use weighed::Weighed;
pub use when::When;
