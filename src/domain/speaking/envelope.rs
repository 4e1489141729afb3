//! The loudness of a voice over time, and where it has a pitch. Samples in, a frame every 10 ms out.

/// The sample rate for the analysis. A voice's pitch and its loudest parts are well below half of it.
const RATE: u32 = 8_000;

/// Samples between two frames: 10 ms.
const STEP: usize = 80;

/// The samples around a frame that its loudness is measured on: 40 ms, longer than one period of the
/// deepest voice and shorter than a syllable.
const WINDOW: usize = 320;

/// Milliseconds between two frames.
pub const FRAME_MS: u32 = 10;

/// Sound softer than this, in decibels below full scale, counts as silence.
const FLOOR: f32 = -90.0;

/// The periods of a voice, in samples: from 400 Hz down to 60 Hz.
const PERIODS: std::ops::RangeInclusive<usize> = 20..=133;

/// How well a stretch must match itself one period later to have a pitch; 1 is a perfect match.
const ALIKE: f32 = 0.45;

/// The sound around one instant.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Frame {
    /// Its loudness, in decibels below full scale.
    pub decibels: f32,
    /// Whether it has a pitch. Only checked at local peaks of loudness; false elsewhere.
    pub is_voiced: bool,
}

/// Sound as frames, [`FRAME_MS`] apart.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SoundEnvelope {
    /// The frames, in order.
    pub frames: Vec<Frame>,
}

impl SoundEnvelope {
    /// Computes the envelope of samples between -1 and 1 at the given rate.
    #[must_use]
    pub fn of(samples: &[f32], rate: u32) -> Self {
        let samples = resampled(samples, rate);
        let levels: Vec<f32> = (0..samples.len() / STEP)
            .map(|frame| loudness(around(&samples, frame)))
            .collect();
        let levels = smoothed(&levels);
        let frames = levels
            .iter()
            .enumerate()
            .map(|(place, &decibels)| Frame {
                decibels,
                is_voiced: is_peak(&levels, place) && has_pitch(around(&samples, place)),
            })
            .collect();
        Self { frames }
    }
}

/// Whether a level is above the one before and not below the one after.
pub(super) fn is_peak(levels: &[f32], place: usize) -> bool {
    let Some(&level) = levels.get(place) else {
        return false;
    };
    let before = place.checked_sub(1).and_then(|before| levels.get(before));
    before.is_none_or(|&before| before < level)
        && levels.get(place + 1).is_none_or(|&after| after <= level)
}

/// Resamples to [`RATE`]. Each new sample is the mean of the ones it replaces, which filters out
/// frequencies that are too high for the new rate.
fn resampled(samples: &[f32], rate: u32) -> Vec<f32> {
    if rate <= RATE {
        return samples.to_vec();
    }
    let (from, to) = (u64::from(rate), u64::from(RATE));
    let place = |index: u64| usize::try_from(index * from / to).unwrap_or(usize::MAX);
    let mut means = Vec::with_capacity(samples.len());
    for index in 0.. {
        let Some(part) = samples.get(place(index)..place(index + 1)) else {
            return means;
        };
        means.push(mean(part));
    }
    means
}

/// The mean of the values; 0 if there are none.
fn mean(values: &[f32]) -> f32 {
    let count = u16::try_from(values.len()).unwrap_or(u16::MAX).max(1);
    values.iter().sum::<f32>() / f32::from(count)
}

/// The samples in a frame's window; fewer at both ends of the recording.
fn around(samples: &[f32], frame: usize) -> &[f32] {
    let middle = frame * STEP + STEP / 2;
    let from = middle.saturating_sub(WINDOW / 2);
    let to = (middle + WINDOW / 2).min(samples.len());
    samples.get(from..to).unwrap_or_default()
}

/// The loudness of a window, in decibels, without its constant offset, which isn't sound.
fn loudness(window: &[f32]) -> f32 {
    let middle = mean(window);
    let squares: Vec<f32> = window
        .iter()
        .map(|sample| (sample - middle).powi(2))
        .collect();
    (10.0 * mean(&squares).max(f32::MIN_POSITIVE).log10()).max(FLOOR)
}

/// Smooths the levels: a weighted mean of each one and its neighbors, with more weight on near ones.
fn smoothed(levels: &[f32]) -> Vec<f32> {
    (0..levels.len())
        .map(|place| {
            let at = |offset: usize| {
                let place = (place + offset).saturating_sub(2).min(levels.len() - 1);
                levels.get(place).copied().unwrap_or(FLOOR)
            };
            (at(0) + 2.0 * at(1) + 3.0 * at(2) + 2.0 * at(3) + at(4)) / 9.0
        })
        .collect()
}

/// Whether a window repeats with the period of a voice, by the autocorrelation of its first part with
/// the part one period later.
fn has_pitch(window: &[f32]) -> bool {
    let middle = mean(window);
    let longest = *PERIODS.end();
    let Some(length) = window
        .len()
        .checked_sub(longest)
        .filter(|&length| length > longest)
    else {
        return false;
    };
    let energy = |part: &[f32]| {
        part.iter()
            .map(|sample| (sample - middle).powi(2))
            .sum::<f32>()
    };
    let (first, _) = window.split_at(length);
    let own = energy(first);
    PERIODS.clone().any(|period| {
        let later = window.get(period..period + length).unwrap_or_default();
        let product: f32 = first
            .iter()
            .zip(later)
            .map(|(one, other)| (one - middle) * (other - middle))
            .sum();
        product > ALIKE * (own * energy(later)).sqrt() && product > 0.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tone of this many seconds at the given sample rate.
    fn tone(seconds: f32, hertz: f32, loud: f32, rate: u32) -> Vec<f32> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a few seconds of samples"
        )]
        let samples = (0..(seconds * rate as f32) as u32)
            .map(|index| loud * (std::f32::consts::TAU * hertz * index as f32 / rate as f32).sin())
            .collect();
        samples
    }

    #[test]
    fn a_frame_stands_for_ten_milliseconds_at_any_rate_and_tells_how_loud_it_is() {
        for rate in [8_000, 24_000, 44_100, 48_000] {
            let envelope = SoundEnvelope::of(&tone(1.0, 200.0, 0.5, rate), rate);
            assert!(envelope.frames.len().abs_diff(100) <= 1, "{rate}");
            // A sine of amplitude 0.5 has -9.03 dB.
            let level = envelope.frames[50].decibels;
            assert!((level + 9.03).abs() < 0.3, "{rate}: {level}");
        }
        let silence = SoundEnvelope::of(&[0.0; 4_000], 8_000);
        assert!(silence.frames.iter().all(|frame| frame.decibels <= FLOOR));
        assert_eq!(SoundEnvelope::of(&[], 48_000), SoundEnvelope::default());
    }

    #[test]
    fn a_voice_has_a_pitch_and_a_hiss_has_none() {
        let mut random = fastrand::Rng::with_seed(1);
        let hiss: Vec<f32> = (0..WINDOW).map(|_| random.f32() - 0.5).collect();
        assert!(!has_pitch(&hiss));
        for hertz in [80.0, 120.0, 220.0, 380.0] {
            assert!(has_pitch(&tone(0.04, hertz, 0.2, RATE)), "{hertz}");
        }
        assert!(!has_pitch(&[0.0; WINDOW]));
        assert!(!has_pitch(&[]));
    }
}
