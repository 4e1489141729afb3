//! Floor 0: values, rules and state machines of interview preparation.
//!
//! Nothing here reads a clock, draws a random number, touches storage or knows that a browser
//! exists: `now`, seeds and texts come in as arguments, values and errors go out.

pub mod assignment;
pub mod backup;
pub mod cells;
pub mod cheat_sheet;
pub mod confidential;
pub mod coverage;
pub mod dates;
pub mod document;
pub mod draft;
pub mod drill;
pub mod durations;
pub mod exhaustion;
pub mod follow_up;
pub mod incoming;
pub mod interview_loop;
pub mod ledger;
pub mod lettering;
pub mod matching;
pub mod memo;
pub mod merge;
pub mod metric;
pub mod milestone;
pub mod outgoing;
pub mod outline;
pub mod own_question;
pub mod practice;
pub mod practice_session;
pub mod preferences;
pub mod principle;
pub mod probe;
pub mod progress;
pub mod prompt;
pub mod question;
pub mod question_copies;
pub mod question_file;
pub mod question_import;
pub mod question_search;
pub mod rating;
pub mod record;
pub mod review;
pub mod save_state;
pub mod schema;
pub mod sheet;
pub mod similarity;
pub mod speaking;
pub mod story;
pub mod story_file;
pub mod story_import;
pub mod story_list;
pub mod text;
pub mod today;
pub mod versions;
