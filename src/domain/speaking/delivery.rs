//! How an answer was delivered, measured from its sound alone: length, pace, pauses, silence.
//!
//! The pace counts syllables the way N. H. de Jong and T. Wempe do in "Praat script to detect syllable nuclei and
//! measure speech rate automatically", Behavior Research Methods 41 (2009), 385–390: a syllable is a peak of
//! loudness, with a dip of at least 2 dB before the next one, that has a pitch. What is far below the loudest is
//! silence.

use serde::{Deserialize, Serialize};

use crate::domain::speaking::envelope::{FRAME_MS, SoundEnvelope, is_peak};

/// A syllable is no softer than so many decibels below the loudest.
const SYLLABLE: f32 = 25.0;

/// So many decibels below the loudest is silence. The soft ends of words are not.
const SILENCE: f32 = 28.0;

/// A pitch counts for a peak that is so many frames away at most.
const NEAR: usize = 2;

/// In a noisy room, silence is what is so little above the quietest.
const ABOVE_NOISE: f32 = 6.0;

/// But never less than this below the loudest.
const LEAST: f32 = 12.0;

/// The dip between two syllables, in decibels.
const DIP: f32 = 2.0;

/// Shorter silence, in milliseconds, belongs to the words: closed lips, a breath.
const SHORTEST_SILENCE: u32 = 300;

/// Shorter sound, in milliseconds, is no speech: a click.
const SHORTEST_SOUND: u32 = 100;

/// Longer silence, in milliseconds, is a pause that a listener notices.
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

/// How much of the sound was silent, and from when to when it was not.
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
    /// The delivery of samples between -1 and 1, so many a second; none where nobody speaks.
    #[must_use]
    pub fn of(samples: &[f32], rate: u32) -> Option<Self> {
        Self::of_envelope(&SoundEnvelope::of(samples, rate))
    }

    /// The same of an envelope.
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

    /// Syllables a minute, without the pauses.
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

/// The level so many decibels below the loudest, or just above the noise; none where there is no sound.
fn threshold_of(levels: &[f32], below: f32) -> Option<f32> {
    let mut sorted = levels.to_vec();
    sorted.sort_by(f32::total_cmp);
    let at = |percent: usize| {
        sorted
            .get(sorted.len().saturating_sub(1) * percent / 100)
            .copied()
    };
    // The very loudest is often a knock at the table.
    let (loud, quiet) = (at(99)?, at(2)?);
    let threshold = (loud - below).max(quiet + ABOVE_NOISE).min(loud - LEAST);
    // The hum of an open microphone is no voice.
    (loud > -60.0).then_some(threshold)
}

/// The sound cut into sound and silence. What is too short to be either belongs to what is around it.
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

/// The middles of syllables: peaks above the threshold, parted by dips, that have a pitch.
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
