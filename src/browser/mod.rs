//! Floor 2, one wing: the ports kept by a real browser. The only code that knows `web-sys`
//! beyond the drawing of views; it never sees the app's state.

pub mod aloud;
pub mod attention;
pub mod clock;
pub mod content;
pub mod docx;
pub mod files;
pub mod indexed_db;
pub mod installation;
pub mod local_mirror;
pub mod navigation;
pub mod page;
mod promise;
pub mod recorder;
mod recordings;
pub mod reminders;
pub mod rescue;
mod scribe;
mod sounds;
mod speech;
pub mod tabs;
