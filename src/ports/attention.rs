//! Keeping the screen on, and signaling a moment without words.

/// A phone's screen, speaker, and vibration motor.
pub trait Attention {
    /// Keeps the screen on, or lets it sleep again. Does nothing in a browser without support.
    fn stay_awake(&self, awake: bool);

    /// Vibrates the phone once, if it can.
    fn vibrate(&self);

    /// Plays one soft tone.
    fn chime(&self);
}
