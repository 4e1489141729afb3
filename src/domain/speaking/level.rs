//! How loud the microphone is right now, and whether it seems to be muted.

use std::time::Duration;

/// Level 0 is this many decibels below the loudest sound that can be recorded.
const RANGE: f32 = 60.0;

/// A voice near a microphone reaches this level; the noise of a room doesn't.
pub const VOICE: u8 = 25;

/// A microphone that records nothing for this long is probably muted.
pub const PATIENCE: Duration = Duration::from_secs(4);

/// The level of samples between -1 and 1: 0 is silence, 100 is the loudest sound that can be recorded.
#[must_use]
pub fn level(samples: &[f32]) -> u8 {
    let peak = samples
        .iter()
        .fold(0.0, |most: f32, sample| most.max(sample.abs()));
    let share = 1.0 + 20.0 * peak.max(f32::MIN_POSITIVE).log10() / RANGE;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 100"
    )]
    let level = (share * 100.0).clamp(0.0, 100.0).round() as u8;
    level
}

/// The state of the microphone, judged by the levels so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Reception {
    /// Too early to say.
    #[default]
    Waiting,
    /// A voice was heard.
    Heard,
    /// Nothing was heard for too long.
    Nothing,
}

/// Follows the levels of one recording.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Listener {
    /// When the silence began. Before the first voice, silence is the lack of a voice; after it, of any sound.
    since: Option<Duration>,
    was_heard: bool,
}

impl Listener {
    /// Adds the level at a reading of the monotonic clock. A pause to think raises no warning: it has the
    /// noise of the room, and a muted microphone has none.
    pub fn take(&mut self, level: u8, at: Duration) -> Reception {
        let is_silent = if self.was_heard {
            level == 0
        } else {
            level < VOICE
        };
        if !is_silent {
            self.was_heard |= level >= VOICE;
            self.since = None;
            return Reception::Heard;
        }
        let since = *self.since.get_or_insert(at);
        if at.saturating_sub(since) >= PATIENCE {
            Reception::Nothing
        } else if self.was_heard {
            Reception::Heard
        } else {
            Reception::Waiting
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_linear_in_decibels() {
        for (peak, expected) in [
            (0.0, 0),
            (0.000_5, 0),
            (0.001, 0),
            (0.01, 33),
            (0.1, 67),
            (1.0, 100),
            (7.0, 100),
        ] {
            assert_eq!(level(&[0.0, -peak, peak / 2.0]), expected, "{peak}");
        }
        assert_eq!(level(&[]), 0);
    }

    /// The state after each level, at two levels per second.
    fn told(levels: &[u8]) -> Reception {
        let mut listener = Listener::default();
        let mut told = Reception::default();
        for (level, half) in levels.iter().zip(0_u64..) {
            told = listener.take(*level, Duration::from_millis(half * 500));
        }
        told
    }

    #[test]
    fn a_muted_microphone_is_noticed_and_a_pause_to_think_is_none() {
        let (muted, room, voice) = ([0; 9], [12; 9], [60]);
        let joined = |parts: &[&[u8]]| parts.concat();
        for (levels, expected) in [
            (vec![], Reception::Waiting),
            (vec![0], Reception::Waiting),
            (vec![0; 8], Reception::Waiting),
            (muted.to_vec(), Reception::Nothing),
            (room.to_vec(), Reception::Nothing),
            (voice.to_vec(), Reception::Heard),
            (joined(&[&muted, &voice]), Reception::Heard),
            (joined(&[&voice, &room, &room]), Reception::Heard),
            (joined(&[&voice, &[0; 8]]), Reception::Heard),
            (joined(&[&voice, &muted]), Reception::Nothing),
            (joined(&[&voice, &muted, &[12]]), Reception::Heard),
        ] {
            assert_eq!(told(&levels), expected, "{levels:?}");
        }
    }
}
