//! Floor 3: small views that every feature may use. They get everything they show as props.

mod columns;
mod focus;
pub mod form;
mod icon;
mod long_list;
mod plot;
mod save_badge;
mod small_screen;
mod table;

pub use columns::Columns;
pub use focus::{focus, focused};
pub use icon::{Drawn, Glyph, Icon};
pub use long_list::LongList;
pub use plot::{Plot, Point};
pub use save_badge::{SaveBadge, failure};
pub use small_screen::small_screen;
pub use table::{Table, number, words};
