//! Keeping the screen on, and telling without words that a moment has come.

/// The screen, the speaker and the motor of a phone.
pub trait Attention {
    /// Keeps the screen on, or lets it sleep again. A browser that cannot is asked in vain.
    fn stay_awake(&self, awake: bool);

    /// Shakes the phone once, where there is a motor.
    fn vibrate(&self);

    /// Sounds one soft tone.
    fn chime(&self);
}
