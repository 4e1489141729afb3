//! Sync with other devices.

pub mod desk;
mod run;
pub mod set_up;
