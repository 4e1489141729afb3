//! Sync with other devices.

pub mod desk;
mod run;
