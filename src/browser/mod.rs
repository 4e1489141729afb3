//! Floor 2, one wing: the ports kept by a real browser. The only code that knows `web-sys`
//! beyond the drawing of views; it never sees the app's state.

mod canvas;
pub mod clock;
pub mod content;
pub mod files;
mod promise;
pub mod shell;
pub mod sound;
pub mod storage;
