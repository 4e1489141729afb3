//! A recorded answer: its metadata, recording errors, and its waveform.
//!
//! Recordings stay on the device that made them. They are not records: a backup would be a hundred
//! times its size with them.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use crate::domain::format::instants::{instant, optional_instant};
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::format::durations::millis;
use crate::domain::practice::transcript::{Phrase, later};
use crate::domain::record::id::RecordId;
use crate::domain::speaking::delivery::Delivery;

/// The length of a chunk, which is the most that a crash can lose.
pub const CHUNK: Duration = Duration::from_secs(5);

/// The bit rate, in bits a second: enough for one voice. Two minutes take about 0.5 MB.
pub const BITS_PER_SECOND: u32 = 32_000;

/// The minimum time that a deleted recording can be restored.
const TAKE_BACK: TimeDelta = TimeDelta::hours(1);

/// A recording's metadata; its sound is stored separately, chunk by chunk.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Recording {
    /// The question's id.
    pub question: String,
    /// The question's text, so that it is still known if a later bank drops it.
    pub text: String,
    /// The session that it belongs to.
    pub session: RecordId,
    /// Which card of the session, counted from 0.
    pub card: usize,
    /// When it began.
    #[serde(with = "instant")]
    pub begun: DateTime<Utc>,
    /// The media type of the sound, such as `audio/webm;codecs=opus`.
    pub media: String,
    /// Chunks stored so far.
    pub chunks: u32,
    /// Bytes stored so far.
    pub bytes: u64,
    /// The length of the stored sound, by the clock.
    #[serde(rename = "length_ms", with = "millis")]
    pub length: Duration,
    /// When it was deleted; see [`Recording::is_spent`].
    #[serde(with = "optional_instant")]
    pub thrown: Option<DateTime<Utc>>,
    /// The recording that this one continues, if the page was reloaded during an answer.
    #[serde(default)]
    pub part_of: Option<RecordId>,
    /// How it was delivered, once the sound has been analyzed.
    #[serde(default)]
    pub delivery: Option<Delivery>,
    /// The transcript, if this device made one.
    #[serde(default)]
    pub phrases: Vec<Phrase>,
    /// When the candidate chose to keep it. Undecided recordings are stored as well, until the candidate
    /// keeps or deletes them.
    #[serde(default, with = "optional_instant")]
    pub kept: Option<DateTime<Utc>>,
}

impl Recording {
    /// A new recording.
    #[must_use]
    pub fn begin(
        (question, text): (String, String),
        (session, card): (RecordId, usize),
        media: String,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            question,
            text,
            session,
            card,
            begun: now,
            media,
            chunks: 0,
            bytes: 0,
            length: Duration::ZERO,
            thrown: None,
            part_of: None,
            delivery: None,
            phrases: Vec::new(),
            kept: None,
        }
    }

    /// Whether it is part of the same answer as another recording.
    #[must_use]
    pub fn is_of_answer_of(&self, other: &Self) -> bool {
        (&self.session, self.card, &self.question) == (&other.session, other.card, &other.question)
    }

    /// The recording with one more chunk, of this many bytes, that arrived `now`.
    #[must_use]
    pub fn with_chunk(&self, bytes: usize, now: DateTime<Utc>) -> Self {
        let since = (now - self.begun).max(TimeDelta::zero());
        Self {
            chunks: self.chunks.saturating_add(1),
            bytes: self
                .bytes
                .saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX)),
            // A clock that was set back must not shorten the recording.
            length: since.to_std().unwrap_or_default().max(self.length),
            ..self.clone()
        }
    }

    /// Whether it can be played: it has sound and wasn't deleted.
    #[must_use]
    pub fn is_living(&self) -> bool {
        self.thrown.is_none() && self.chunks > 0
    }

    /// Whether it can be played, and the candidate has not decided to keep it.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.is_living() && self.kept.is_none()
    }

    /// Whether its sound should be deleted for good when recordings are loaded at `now`: it was
    /// deleted over an hour ago (another tab may still offer to undo that), or nothing of it was
    /// stored.
    #[must_use]
    pub fn is_spent(&self, now: DateTime<Utc>) -> bool {
        let since = self
            .thrown
            .or_else(|| (self.chunks == 0).then_some(self.begun));
        since.is_some_and(|since| now - since > TAKE_BACK)
    }
}

/// The recordings of a device by their ids, which are in the order in which they were made.
pub type AllRecordings = BTreeMap<RecordId, Recording>;

/// The recordings of one answer: the one with this id, then those that continue it.
#[must_use]
pub fn parts(all: &AllRecordings, id: &RecordId) -> Vec<RecordId> {
    let further = all
        .iter()
        .filter(|(_, one)| one.part_of.as_ref() == Some(id))
        .map(|(id, _)| id.clone());
    std::iter::once(id.clone()).chain(further).collect()
}

/// The transcript of an answer across all of its recordings.
#[must_use]
pub fn phrases(all: &AllRecordings, id: &RecordId) -> Vec<Phrase> {
    let mut before = Duration::ZERO;
    let mut said = Vec::new();
    for part in parts(all, id).iter().filter_map(|part| all.get(part)) {
        let since = u32::try_from(before.as_millis()).unwrap_or(u32::MAX);
        said.extend(later(&part.phrases, since));
        before = before.saturating_add(part.length);
    }
    said
}

/// The answers among recordings. A recording that continues another one counts as part of it.
#[must_use]
pub fn answers(
    all: &AllRecordings,
    wanted: impl Fn(&Recording) -> bool,
) -> Vec<(RecordId, Recording)> {
    let is_part = |one: &Recording| {
        let first = one.part_of.as_ref().and_then(|first| all.get(first));
        first.is_some_and(&wanted)
    };
    all.iter()
        .filter(|(_, one)| wanted(one) && !is_part(one))
        .map(|(id, one)| {
            let mut whole = one.clone();
            let parts = parts(all, id);
            for part in parts.iter().skip(1).filter_map(|part| all.get(part)) {
                if wanted(part) {
                    whole.chunks = whole.chunks.saturating_add(part.chunks);
                    whole.bytes = whole.bytes.saturating_add(part.bytes);
                    whole.length = whole.length.saturating_add(part.length);
                }
            }
            (id.clone(), whole)
        })
        .collect()
}

/// The playable recordings and the space that they take.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Space {
    /// The number of recordings.
    pub count: usize,
    /// Their total size, in bytes.
    pub bytes: u64,
    /// How many of them are undecided.
    pub undecided: usize,
    /// Their size, in bytes.
    pub undecided_bytes: u64,
}

impl Space {
    /// The space that recordings take, without deleted ones.
    #[must_use]
    pub fn of<'a>(recordings: impl IntoIterator<Item = &'a Recording>) -> Self {
        let living = recordings.into_iter().filter(|one| one.is_living());
        living.fold(Self::default(), |space, one| {
            let undecided = if one.is_undecided() { one.bytes } else { 0 };
            Self {
                count: space.count + 1,
                bytes: space.bytes.saturating_add(one.bytes),
                undecided: space.undecided + usize::from(one.is_undecided()),
                undecided_bytes: space.undecided_bytes.saturating_add(undecided),
            }
        })
    }
}

/// A size for a person to read: megabytes of 1,000,000 bytes.
#[must_use]
pub fn in_megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_add(50_000) / 100_000;
    if bytes > 0 && tenths == 0 {
        return "less than 0.1 MB".to_owned();
    }
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// Why an answer is not recorded, or not completely. Each message says what happened, what is safe,
/// and what to do; the session continues in any case.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The browser cannot record.
    Unsupported,
    /// The candidate or a device policy denied it.
    Refused,
    /// There is no microphone.
    NoMicrophone,
    /// Another app is using it.
    Busy,
    /// It was disconnected during an answer.
    Lost,
    /// There is no space for the next chunk.
    Full,
    /// The browser refused to store a chunk.
    NotKept(String),
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsupported => out.write_str(
                "This browser can’t record sound. The session continues without it.",
            ),
            Self::Refused => out.write_str(
                "The browser blocked the microphone, so nothing is recorded. The session continues. To record, allow \
                 the microphone for this site in the browser’s settings, then turn on recording again.",
            ),
            Self::NoMicrophone => out.write_str(
                "No microphone was found, so nothing is recorded. The session continues. Connect one, then turn on \
                 recording again.",
            ),
            Self::Busy => out.write_str(
                "Another app is using the microphone, so nothing is recorded. The session continues. Close the other \
                 app, then turn on recording again.",
            ),
            Self::Lost => out.write_str(
                "The microphone was disconnected. The recording so far is saved. Your answer continues. The next one \
                 tries the microphone again.",
            ),
            Self::Full => out.write_str(
                "No space is left for recordings. The recording so far is saved, and so is everything you wrote. \
                 Your answer continues without recording. Delete older recordings to free up space.",
            ),
            Self::NotKept(detail) => write!(
                out,
                "The browser didn’t save the sound ({detail}). The recording so far is saved. Your answer continues \
                 without recording. The next one is recorded again."
            ),
        }
    }
}

/// Quieter sound counts as silence: the noise of a quiet room must not fill the waveform.
const SILENCE: f32 = 0.01;

/// A sound's waveform: the peak of each of `count` stretches, in percent of the loudest peak.
/// Samples are between -1 and 1.
#[must_use]
pub fn peaks(samples: &[f32], count: usize) -> Vec<u8> {
    let stretch = samples.len().div_ceil(count.max(1)).max(1);
    let loudest: Vec<f32> = samples
        .chunks(stretch)
        .map(|stretch| {
            stretch
                .iter()
                .fold(0.0, |most: f32, sample| most.max(sample.abs()))
        })
        .collect();
    let most = loudest.iter().copied().fold(SILENCE, f32::max);
    let mut peaks: Vec<u8> = loudest
        .into_iter()
        // A share of at most 1 is a percentage of at most 100.
        .map(|peak| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and 100"
            )]
            let percent = (peak / most * 100.0).clamp(0.0, 100.0).round() as u8;
            percent
        })
        .collect();
    peaks.resize(count, 0);
    peaks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::json::{from_json, to_json};
    use proptest::prelude::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn what_was_recorded_before_and_after_a_reload_is_one_answer() {
        let id = |name: &str| RecordId::from_text(name);
        let heard = begun().with_chunk(10, at(4));
        let rest = Recording {
            part_of: Some(id("a")),
            ..begun().with_chunk(30, at(3))
        };
        let all = AllRecordings::from([
            (id("a"), heard.clone()),
            (id("b"), rest),
            (id("c"), heard.clone()),
        ]);
        assert_eq!(parts(&all, &id("a")), [id("a"), id("b")]);
        let answers = answers(&all, Recording::is_living);
        let told: Vec<_> = answers
            .iter()
            .map(|(id, one)| (id.clone(), one.chunks, one.bytes, one.length.as_secs()))
            .collect();
        assert_eq!(told, [(id("a"), 2, 40, 7), (id("c"), 1, 10, 4)]);
        let mut without = all;
        without.remove(&id("a"));
        assert_eq!(super::answers(&without, Recording::is_living).len(), 2);
    }

    fn begun() -> Recording {
        Recording::begin(
            ("dive-deep-1".to_owned(), "Why?".to_owned()),
            (RecordId::from_text("session"), 2),
            "audio/webm".to_owned(),
            at(0),
        )
    }

    #[test]
    fn a_recording_says_how_much_of_it_is_kept_after_each_chunk() {
        let after = begun().with_chunk(20_000, at(5)).with_chunk(9_000, at(8));
        assert_eq!((after.chunks, after.bytes), (2, 29_000));
        assert_eq!(after.length, Duration::from_secs(8));
        assert!(after.is_living());
        assert_eq!(from_json::<Recording>(&to_json(&after)).unwrap(), after);
    }

    #[test]
    fn a_clock_that_is_set_back_shortens_nothing() {
        let after = begun().with_chunk(1, at(5)).with_chunk(1, at(-3_600));
        assert_eq!(after.length, Duration::from_secs(5));
    }

    #[test]
    fn what_was_thrown_away_can_be_taken_back_for_an_hour() {
        let mut thrown = begun().with_chunk(1, at(5));
        assert!(!thrown.is_spent(at(1_000_000)));
        thrown.thrown = Some(at(60));
        assert!(!thrown.is_living());
        assert!(!thrown.is_spent(at(60 + 3_600)));
        assert!(thrown.is_spent(at(61 + 3_600)));
    }

    #[test]
    fn a_recording_is_undecided_until_it_is_kept_or_thrown_away_and_stays_meanwhile() {
        let recording = begun().with_chunk(1, at(5));
        assert!(recording.is_undecided() && !recording.is_spent(at(31_536_000)));
        let kept = Recording {
            kept: Some(at(9)),
            ..recording.clone()
        };
        assert!(kept.is_living() && !kept.is_undecided());
        let thrown = Recording {
            thrown: Some(at(9)),
            ..recording
        };
        assert!(!thrown.is_undecided());
    }

    #[test]
    fn a_recording_of_before_there_was_a_choice_is_undecided() {
        let mut row: serde_json::Value =
            from_json(&to_json(&begun().with_chunk(1, at(5)))).unwrap();
        row.as_object_mut().unwrap().remove("kept").unwrap();
        let read: Recording = from_json(&row.to_string()).unwrap();
        assert!(read.is_undecided());
    }

    #[test]
    fn the_space_is_that_of_what_can_be_heard_and_says_what_is_undecided() {
        let of = |bytes| begun().with_chunk(bytes, at(5));
        let kept = Recording {
            kept: Some(at(9)),
            ..of(300)
        };
        let thrown = Recording {
            thrown: Some(at(9)),
            ..of(5_000)
        };
        let space = Space::of(&[of(20), kept, thrown, of(40), begun()]);
        let told = Space {
            count: 3,
            bytes: 360,
            undecided: 2,
            undecided_bytes: 60,
        };
        assert_eq!(space, told);
    }

    #[test]
    fn a_recording_that_never_kept_anything_goes_as_well() {
        assert!(!begun().is_living());
        assert!(begun().is_spent(at(3_601)));
        assert!(!begun().is_spent(at(5)));
    }

    #[test]
    fn space_is_told_in_megabytes() {
        assert_eq!(in_megabytes(0), "0.0 MB");
        assert_eq!(in_megabytes(480_000), "0.5 MB");
        assert_eq!(in_megabytes(12_340_000), "12.3 MB");
        assert_eq!(in_megabytes(10), "less than 0.1 MB");
    }

    #[test]
    fn every_trouble_says_that_the_session_or_the_answer_continues() {
        for trouble in [
            Trouble::Unsupported,
            Trouble::Refused,
            Trouble::NoMicrophone,
            Trouble::Busy,
            Trouble::Lost,
            Trouble::Full,
            Trouble::NotKept("AbortError".to_owned()),
        ] {
            assert!(trouble.to_string().contains("continues"), "{trouble:?}");
        }
    }

    #[test]
    fn the_shape_of_sound_is_that_of_its_loudest_moments() {
        let mut samples = vec![0.0; 100];
        samples[3] = -0.5;
        samples[97] = 0.25;
        assert_eq!(peaks(&samples, 4), [100, 0, 0, 50]);
    }

    #[test]
    fn a_quiet_room_is_flat() {
        assert!(peaks(&[0.001; 50], 5).iter().all(|&peak| peak <= 10));
        assert_eq!(peaks(&[], 3), [0, 0, 0]);
    }

    proptest! {
        #[test]
        fn any_sound_has_as_many_peaks_as_were_asked_for(
            samples in proptest::collection::vec(-2.0_f32..2.0, 0..500),
            count in 1_usize..80,
        ) {
            let peaks = peaks(&samples, count);
            prop_assert_eq!(peaks.len(), count);
            prop_assert!(peaks.iter().all(|&peak| peak <= 100));
        }
    }
}
