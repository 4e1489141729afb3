//! Floor 2, the other wing: what the app knows right now, as signals, and what can be done with
//! it, as use cases. Side effects go through ports; nothing here has seen a browser.

pub mod app;
pub mod assessment;
pub mod catalogue;
pub mod core;
pub mod forms;
pub mod guide;
pub mod loops;
pub mod navigator;
pub mod notices;
pub mod plan;
pub mod practice;
pub mod preferences;
pub mod questions;
pub mod records;
pub mod services;
pub mod stories;
pub mod ticker;
pub mod writing;

pub use app::{App, use_app};
pub use assessment::AssessmentRoom;
pub use catalogue::{Catalogue, Loaded};
pub use core::Core;
pub use forms::chosen_file::{ChosenFile, ChosenText};
pub use forms::seat::{Access, Seat};
pub use forms::typed::{Form, Typed};
pub use forms::unsent::Unsent;
pub use guide::to_ask::{ToAskForm, ToAskList};
pub use loops::exhaustion_run::ExhaustionRun;
pub use loops::mock::MockLoops;
pub use notices::{Notice, NoticeAction, Notices, Tone};
pub use plan::reminders::{ReminderDesk, Standing};
pub use plan::room::PlanRoom;
pub use practice::drills::DrillRoom;
pub use practice::recordings::{Microphone, RecordingDesk};
pub use practice::room::PracticeRoom;
pub use questions::index::QuestionIndex;
pub use records::backups::Backups;
pub use records::collection::{Collected, Collection};
pub use records::library::Library;
pub use records::saver::Saver;
pub use services::{Services, Start};
pub use stories::bank::Strengths;
pub use stories::probe_session::ProbeSession;
pub use writing::handouts::{Handouts, Warning};
pub use writing::memo_session::MemoSession;
