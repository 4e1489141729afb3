//! Floors 3 and 4: what the candidate sees. Components hold no state of the app; features use
//! the state and the components, and never each other.

#![allow(
    clippy::too_many_lines,
    reason = "the view macro turns every page into one function; its length is that of its markup"
)]

mod assessment;
mod components;
mod guide;
mod handed;
mod loops;
mod menu;
mod not_found;
mod offer;
mod palette;
mod parts;
mod plan;
mod practice;
mod questions;
mod settings;
mod shared;
mod shell;
mod stories;
mod today;
mod writing;

pub use parts::Parts;
pub use shell::Shell;
