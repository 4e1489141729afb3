//! The device's clocks and its source of chance.

use chrono::{DateTime, FixedOffset, Utc};

use crate::domain::clock::ClockReading;

/// Reads clocks and draws random numbers.
pub trait Clock {
    /// Wall and monotonic time, now.
    fn now(&self) -> ClockReading;

    /// An instant as the device's owner reads it off the wall.
    fn local(&self, instant: DateTime<Utc>) -> DateTime<FixedOffset>;

    /// Ten random bytes, fit for ids that never meet.
    fn entropy(&self) -> [u8; 10];

    /// A random seed, small enough to be kept exactly in JSON (under 2^53).
    fn seed(&self) -> u64 {
        let bytes = self.entropy();
        bytes
            .iter()
            .take(6)
            .fold(0, |seed, &byte| (seed << 8) | u64::from(byte))
    }
}
