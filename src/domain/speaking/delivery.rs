//! How an answer was delivered, measured from its sound alone: length, pace, pauses, silence.
//!
//! The pace counts syllables the way N. H. de Jong and T. Wempe do in "Praat script to detect syllable nuclei and
//! measure speech rate automatically", Behavior Research Methods 41 (2009), 385–390: a syllable is a peak of
//! loudness, with a dip of at least 2 dB before the next one, that has a pitch. What is far below the loudest is
//! silence.

use serde::{Deserialize, Serialize};

use crate::domain::speaking::envelope::{FRAME_MS, SoundEnvelope, is_peak};

/// A syllable is at most this many decibels softer than the loudest sound.
const SYLLABLE: f32 = 25.0;

/// Sound this many decibels below the loudest is silence. The soft ends of words are above it.
const SILENCE: f32 = 28.0;

/// A pitch counts for a peak if it is at most this many frames away.
const NEAR: usize = 2;

/// In a noisy room, silence is anything within this many decibels of the quietest sound.
const ABOVE_NOISE: f32 = 6.0;

/// Silence is always at least this far below the loudest sound.
const LEAST: f32 = 12.0;

/// The dip between two syllables, in decibels.
const DIP: f32 = 2.0;

/// Silence shorter than this, in milliseconds, is part of speech: closed lips, a breath.
const SHORTEST_SILENCE: u32 = 300;

/// Sound shorter than this, in milliseconds, is a click and not speech.
const SHORTEST_SOUND: u32 = 100;

/// Silence longer than this, in milliseconds, is a pause that a listener notices.
pub const PAUSE_MS: u32 = 1_000;

/// A pause within an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pause {
    /// When it begins, in milliseconds.
    pub at: u32,
    /// How long it is, in milliseconds.
    pub length: u32,
}

/// How an answer was delivered. All times are in milliseconds.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Delivery {
    /// From the first sound to the last.
    pub length: u32,
    /// Syllables in it.
    pub syllables: u32,
    /// Pauses of over a second in it, in order.
    pub pauses: Vec<Pause>,
    /// All silence in it, pauses and shorter.
    pub silent: u32,
}

/// How much of the recording is silent, and where speech starts and ends.
#[derive(Clone, Copy)]
struct Run {
    from: usize,
    to: usize,
    is_sound: bool,
}

impl Run {
    fn length(self) -> u32 {
        in_ms(self.to - self.from)
    }
}

fn in_ms(frames: usize) -> u32 {
    u32::try_from(frames)
        .unwrap_or(u32::MAX)
        .saturating_mul(FRAME_MS)
}

impl Delivery {
    /// Measures the delivery from samples between -1 and 1 at the given rate; `None` if nobody speaks.
    #[must_use]
    pub fn of(samples: &[f32], rate: u32) -> Option<Self> {
        Self::of_envelope(&SoundEnvelope::of(samples, rate))
    }

    /// Measures the delivery from an envelope.
    #[must_use]
    pub fn of_envelope(envelope: &SoundEnvelope) -> Option<Self> {
        let levels: Vec<f32> = envelope.frames.iter().map(|frame| frame.decibels).collect();
        let threshold = threshold_of(&levels, SILENCE)?;
        let quietest = threshold_of(&levels, SYLLABLE)?;
        let runs = runs(&levels, threshold);
        let mut sounds = runs.iter().filter(|run| run.is_sound);
        let first = sounds.next()?;
        let last = sounds.next_back().unwrap_or(first);
        let within = |run: &&Run| !run.is_sound && run.from > first.from && run.to <= last.to;
        let silences: Vec<&Run> = runs.iter().filter(within).collect();
        let syllables = nuclei(envelope, &levels, quietest)
            .into_iter()
            .filter(|&place| {
                let is_there = |run: &&Run| run.is_sound && (run.from..run.to).contains(&place);
                runs.iter().any(|run| is_there(&run))
            })
            .count();
        let delivery = Self {
            length: in_ms(last.to - first.from),
            syllables: u32::try_from(syllables).unwrap_or(u32::MAX),
            pauses: silences
                .iter()
                .filter(|run| run.length() > PAUSE_MS)
                .map(|run| Pause {
                    at: in_ms(run.from),
                    length: run.length(),
                })
                .collect(),
            silent: silences.iter().map(|run| run.length()).sum(),
        };
        (delivery.syllables > 0).then_some(delivery)
    }

    /// Syllables per minute, not counting the pauses.
    #[must_use]
    pub fn pace(&self) -> u32 {
        let paused: u32 = self.pauses.iter().map(|pause| pause.length).sum();
        let spoken = u64::from(self.length.saturating_sub(paused));
        let pace = (u64::from(self.syllables) * 60_000 + spoken / 2).checked_div(spoken);
        u32::try_from(pace.unwrap_or_default()).unwrap_or(u32::MAX)
    }

    /// How much of the answer is silence, in percent.
    #[must_use]
    pub fn silent_percent(&self) -> u32 {
        let share = (u64::from(self.silent) * 100).checked_div(u64::from(self.length));
        u32::try_from(share.unwrap_or_default()).unwrap_or(100)
    }
}

/// The threshold: this many decibels below the loudest, or just above the noise. `None` without sound.
fn threshold_of(levels: &[f32], below: f32) -> Option<f32> {
    let mut sorted = levels.to_vec();
    sorted.sort_by(f32::total_cmp);
    let at = |percent: usize| {
        sorted
            .get(sorted.len().saturating_sub(1) * percent / 100)
            .copied()
    };
    // The very loudest sound is often a knock on the table.
    let (loud, quiet) = (at(99)?, at(2)?);
    let threshold = (loud - below).max(quiet + ABOVE_NOISE).min(loud - LEAST);
    // The hum of an open microphone isn't a voice.
    (loud > -60.0).then_some(threshold)
}

/// Cuts the recording into sound and silence. A stretch too short to be either joins its neighbors.
fn runs(levels: &[f32], threshold: f32) -> Vec<Run> {
    let cut = levels.iter().enumerate().map(|(from, &level)| Run {
        from,
        to: from + 1,
        is_sound: level > threshold,
    });
    let runs = joined(cut);
    let without_clicks = runs.into_iter().map(|run| Run {
        is_sound: run.is_sound && run.length() >= SHORTEST_SOUND,
        ..run
    });
    let runs = joined(without_clicks);
    let without_stops = runs.into_iter().map(|run| Run {
        is_sound: run.is_sound || run.length() < SHORTEST_SILENCE,
        ..run
    });
    joined(without_stops)
}

fn joined(parts: impl Iterator<Item = Run>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for part in parts {
        match runs.last_mut() {
            Some(last) if last.is_sound == part.is_sound => last.to = part.to,
            _ => runs.push(part),
        }
    }
    runs
}

/// The middle of each syllable: a peak above the threshold, with a pitch, separated by a dip from the next.
fn nuclei(envelope: &SoundEnvelope, levels: &[f32], threshold: f32) -> Vec<usize> {
    let is_high = |&place: &usize| levels.get(place).is_some_and(|&level| level > threshold);
    let peaks: Vec<usize> = (0..levels.len())
        .filter(|&place| is_peak(levels, place))
        .filter(is_high)
        .collect();
    let level = |place: usize| levels.get(place).copied().unwrap_or(f32::MIN);
    let mut parted: Vec<usize> = Vec::new();
    for place in peaks {
        let Some(&before) = parted.last() else {
            parted.push(place);
            continue;
        };
        let between = levels.get(before..place).unwrap_or_default();
        let dip = between.iter().copied().fold(f32::MAX, f32::min);
        if level(before).min(level(place)) - dip >= DIP {
            parted.push(place);
        } else if level(place) > level(before) {
            // One syllable with two humps: the higher one is its middle.
            parted.pop();
            parted.push(place);
        }
    }
    let has_pitch = |&place: &usize| {
        let near = place.saturating_sub(NEAR)..=place + NEAR;
        near.into_iter().any(|place| {
            envelope
                .frames
                .get(place)
                .is_some_and(|frame| frame.is_voiced)
        })
    };
    parted.retain(has_pitch);
    parted
}
