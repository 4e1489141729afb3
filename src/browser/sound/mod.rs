//! Microphone, speaker and voice.

pub mod aloud;
pub mod recorder;
pub mod sounds;
pub mod speech;
