//! Microphone, speaker, voice, and speech recognition.

pub mod aloud;
pub mod meter;
pub mod recorder;
pub mod sounds;
pub mod speech;
pub mod transcriber;
