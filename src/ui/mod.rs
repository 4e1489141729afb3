//! Floors 3 and 4: what the candidate sees. Components hold no state of the app; features use
//! the state and the components, and never each other.

mod about;
mod components;
mod not_found;
mod questions;
mod settings;
mod shell;
mod stories;
mod today;
mod write;

pub use shell::Shell;
