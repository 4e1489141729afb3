//! Floor 2, one wing: the ports implemented by a real browser. The only code besides the views that
//! uses `web-sys`; it never sees the app's state.

mod by_name;
mod canvas;
pub mod clock;
pub mod content;
pub mod files;
mod promise;
pub mod shell;
pub mod sound;
pub mod storage;
