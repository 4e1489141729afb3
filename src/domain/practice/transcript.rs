//! What the transcript of a recording shows about an answer: filler words, "I" versus "we", and how long
//! each part of the story took.
//!
//! The browser times phrases, not words. Words are assumed to be evenly spaced within a phrase.

use serde::{Deserialize, Serialize};

use crate::domain::prose::thesis::is_past_act;
use crate::domain::stories::story::StarPart;

/// A recognized phrase. Times are in milliseconds from the start of the recording.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Phrase {
    /// When it began.
    pub at: u32,
    /// When it ended.
    pub until: u32,
    /// The words.
    pub text: String,
}

/// Shifts the phrases of a recording that continues another one of this length.
#[must_use]
pub fn later(phrases: &[Phrase], by: u32) -> Vec<Phrase> {
    let later = phrases.iter().map(|phrase| Phrase {
        at: phrase.at.saturating_add(by),
        until: phrase.until.saturating_add(by),
        text: phrase.text.clone(),
    });
    later.collect()
}

/// With fewer words than this, the parts of a story can't be told apart.
const LEAST_WORDS: usize = 40;

/// Single words that are fillers.
const FILLERS: [&str; 12] = [
    "um",
    "umm",
    "uh",
    "er",
    "erm",
    "ah",
    "hmm",
    "basically",
    "actually",
    "literally",
    "honestly",
    "obviously",
];

/// Phrases that are fillers, each with the words before and after it that make it meaningful instead.
const FILLING: [(&str, &[&str], &[&str]); 4] = [
    (
        "you know",
        &["do", "did", "if", "as", "let", "once", "before"],
        &["that", "how", "what", "why", "who", "where", "when"],
    ),
    ("i mean", &["what", "do", "that"], &[]),
    ("kind of", &KINDS, &[]),
    ("sort of", &KINDS, &[]),
];

/// "What kind of" is a question, and "a kind of" is a description.
const KINDS: [&str; 10] = [
    "what", "a", "any", "some", "this", "that", "every", "which", "one", "same",
];

const I: [&str; 5] = ["i", "i'm", "i've", "i'd", "i'll"];
const WE: [&str; 5] = ["we", "we're", "we've", "we'd", "we'll"];

/// How strongly a phrase points to a part of the story.
const PLAIN: i32 = 2;

/// Phrases that are typical of one part of a story.
const CUES: [(StarPart, &[&str]); 3] = [
    (
        StarPart::Situation,
        &[
            "at the time",
            "back in",
            "when i joined",
            "when i was",
            "i was working",
            "i was a",
            "i was the",
            "we were losing",
            "customers were",
            "the problem was",
            "there was",
            "there were",
            "last year",
            "years ago",
        ],
    ),
    (
        StarPart::Task,
        &[
            "my job was",
            "my task was",
            "my goal was",
            "my role was",
            "the goal was",
            "the target was",
            "i was asked",
            "i was responsible",
            "i was supposed",
            "i had to",
            "i needed to",
            "we needed to",
            "we had to",
            "it was my job",
            "it was up to me",
            "asked me to",
        ],
    ),
    (
        StarPart::Result,
        &[
            "as a result",
            "the result was",
            "the results were",
            "the outcome",
            "in the end",
            "ended up",
            "it turned out",
            "went from",
            "fell from",
            "fell to",
            "dropped from",
            "dropped to",
            "rose from",
            "rose to",
            "grew from",
            "grew to",
            "went up",
            "went down",
            "increased by",
            "saved us",
            "since then",
            "months later",
            "weeks later",
            "i learned",
            "looking back",
        ],
    ),
];

/// Words that can come between "I" and the verb.
const BETWEEN: [&str; 10] = [
    "then",
    "also",
    "first",
    "personally",
    "just",
    "immediately",
    "finally",
    "next",
    "quickly",
    "started",
];

/// More past forms that describe no act after "I".
const NO_ACT: [&str; 5] = ["learned", "noticed", "realized", "lived", "remembered"];

/// A word with its time.
struct Timed {
    at: u32,
    word: String,
}

/// What a transcript shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TranscriptReport {
    /// The number of words.
    pub words: usize,
    /// The fillers, the most frequent first.
    pub fillers: Vec<(&'static str, usize)>,
    /// How often "I" was said.
    pub i: usize,
    /// How often "we" was said.
    pub we: usize,
    /// How long each part took, in milliseconds, in the order of [`StarPart`]; 0 for a part that was not
    /// found. `None` if the parts can't be told apart.
    pub parts: Option<[(StarPart, u32); 4]>,
}

impl TranscriptReport {
    /// Analyzes phrases; `None` if they have no words.
    #[must_use]
    pub fn of(phrases: &[Phrase]) -> Option<Self> {
        let words = timed(phrases);
        if words.is_empty() {
            return None;
        }
        let end = phrases.iter().map(|phrase| phrase.until).max()?;
        let count = |of: &[&str]| {
            words
                .iter()
                .filter(|one| of.contains(&one.word.as_str()))
                .count()
        };
        Some(Self {
            words: words.len(),
            fillers: fillers(&words),
            i: count(&I),
            we: count(&WE),
            parts: parts(&words, end),
        })
    }

    /// The total number of fillers.
    #[must_use]
    pub fn filler_count(&self) -> usize {
        self.fillers.iter().map(|(_, count)| count).sum()
    }
}

fn timed(phrases: &[Phrase]) -> Vec<Timed> {
    let mut found = Vec::new();
    for phrase in phrases {
        let words: Vec<String> = phrase.text.split_whitespace().filter_map(bare).collect();
        let count = u64::try_from(words.len()).unwrap_or(u64::MAX).max(1);
        let length = u64::from(phrase.until.saturating_sub(phrase.at));
        found.extend(words.into_iter().zip(0_u64..).map(|(word, place)| {
            Timed {
                at: phrase
                    .at
                    .saturating_add(u32::try_from(length * place / count).unwrap_or(u32::MAX)),
                word,
            }
        }));
    }
    found
}

/// A word in lowercase, without punctuation around it.
fn bare(word: &str) -> Option<String> {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let word = word.to_lowercase().replace('’', "'");
    (!word.is_empty()).then_some(word)
}

/// Whether a phrase begins at this word.
fn stands_at(words: &[Timed], place: usize, phrase: &str) -> bool {
    let mut said = words.iter().skip(place).map(|one| one.word.as_str());
    phrase.split(' ').all(|word| said.next() == Some(word))
}

fn fillers(words: &[Timed]) -> Vec<(&'static str, usize)> {
    let mut found: Vec<(&'static str, usize)> = FILLERS
        .into_iter()
        .map(|filler| {
            (
                filler,
                words.iter().filter(|one| one.word == filler).count(),
            )
        })
        .collect();
    for (filler, before, after) in FILLING {
        let length = filler.split(' ').count();
        let is_filling = |place: &usize| {
            let word_at = |place: Option<usize>| {
                place
                    .and_then(|place| words.get(place))
                    .map(|one| one.word.as_str())
            };
            let stands =
                |word: Option<&str>, list: &[&str]| word.is_some_and(|word| list.contains(&word));
            stands_at(words, *place, filler)
                && !stands(word_at(place.checked_sub(1)), before)
                && !stands(word_at(place.checked_add(length)), after)
        };
        found.push((filler, (0..words.len()).filter(is_filling).count()));
    }
    found.retain(|(_, count)| *count > 0);
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    found
}

/// A hint that a part of the story is told at this word.
struct Cue {
    place: usize,
    part: StarPart,
    weight: i32,
}

/// Whether the "I" at this word is followed by an act.
fn is_act(words: &[Timed], place: usize) -> bool {
    let word_at = |place: usize| words.get(place).map_or("", |one| one.word.as_str());
    if word_at(place) != "i" {
        return false;
    }
    let next = if BETWEEN.contains(&word_at(place + 1)) {
        word_at(place + 2)
    } else {
        word_at(place + 1)
    };
    is_past_act(next) && !NO_ACT.contains(&next)
}

fn cues(words: &[Timed]) -> Vec<Cue> {
    let mut found = Vec::new();
    for place in 0..words.len() {
        let told = CUES.iter().filter(|(_, phrases)| {
            let mut phrases = phrases.iter();
            phrases.any(|phrase| stands_at(words, place, phrase))
        });
        found.extend(told.map(|(part, _)| Cue {
            place,
            part: *part,
            weight: PLAIN,
        }));
        if is_act(words, place) {
            found.push(Cue {
                place,
                part: StarPart::Action,
                weight: PLAIN,
            });
        }
    }
    found
}

/// Where the task, the action, and the result begin. Each begins at one of its own cues, in this order,
/// such that as many cues as possible fall into their part. A part without cues is left out.
fn parts(words: &[Timed], end: u32) -> Option<[(StarPart, u32); 4]> {
    if words.len() < LEAST_WORDS {
        return None;
    }
    let cues = cues(words);
    let starts = |part: StarPart| -> Vec<usize> {
        let own = cues.iter().filter(|cue| cue.part == part);
        own.map(|cue| cue.place).chain([words.len()]).collect()
    };
    // The total weight of a part's cues before each word.
    let sums = |part: StarPart| -> Vec<i32> {
        let mut sums = vec![0; words.len() + 1];
        for cue in cues.iter().filter(|cue| cue.part == part) {
            for sum in sums.iter_mut().skip(cue.place + 1) {
                *sum += cue.weight;
            }
        }
        sums
    };
    let within = |sums: &[i32], from: usize, to: usize| {
        let at = |place: usize| sums.get(place).copied().unwrap_or_default();
        at(to) - at(from)
    };
    let [situation, task, action, result] = [
        StarPart::Situation,
        StarPart::Task,
        StarPart::Action,
        StarPart::Result,
    ]
    .map(sums);
    let mut best: Option<(i32, [usize; 3])> = None;
    for &acts in &starts(StarPart::Action) {
        for &tasked in starts(StarPart::Task)
            .iter()
            .filter(|tasked| **tasked <= acts || **tasked == words.len())
        {
            // Without a task, the action follows the situation.
            let tasked = tasked.min(acts);
            for &ended in starts(StarPart::Result)
                .iter()
                .filter(|ended| **ended >= acts.min(words.len()))
            {
                let acts = acts.min(ended);
                let tasked = tasked.min(acts);
                let score = within(&situation, 0, tasked)
                    + within(&task, tasked, acts)
                    + within(&action, acts, ended)
                    + within(&result, ended, words.len());
                if best.is_none_or(|(most, _)| score > most) {
                    best = Some((score, [tasked, acts, ended]));
                }
            }
        }
    }
    let (_, [tasked, acts, ended]) = best?;
    let time = |place: usize| words.get(place).map_or(end, |one| one.at);
    let begin = time(0);
    let (tasked, acts, ended) = (time(tasked), time(acts), time(ended));
    let parts = [
        (StarPart::Situation, tasked.saturating_sub(begin)),
        (StarPart::Task, acts.saturating_sub(tasked)),
        (StarPart::Action, ended.saturating_sub(acts)),
        (StarPart::Result, end.saturating_sub(ended)),
    ];
    let told = parts.iter().filter(|(_, length)| *length > 0).count();
    (told > 1).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One phrase per text, at one second per word.
    fn said(texts: &[&str]) -> Vec<Phrase> {
        let mut at = 0;
        let phrase = |text: &&str| {
            let words = u32::try_from(text.split_whitespace().count()).unwrap();
            let phrase = Phrase {
                at,
                until: at + words * 1_000,
                text: (*text).to_owned(),
            };
            at = phrase.until;
            phrase
        };
        texts.iter().map(phrase).collect()
    }

    fn report(texts: &[&str]) -> TranscriptReport {
        TranscriptReport::of(&said(texts)).unwrap()
    }

    #[test]
    fn fillers_are_counted_where_they_fill() {
        for (text, expected) in [
            ("We cut the wait.", vec![]),
            ("Um, so, uh, um we cut it.", vec![("um", 2), ("uh", 1)]),
            ("It was, you know, hard.", vec![("you know", 1)]),
            ("Do you know why? If you know how, say it.", vec![]),
            (
                "It was kind of slow, I mean, sort of.",
                vec![("i mean", 1), ("kind of", 1), ("sort of", 1)],
            ),
            ("What kind of desk? This sort of desk.", vec![]),
            ("That is what I mean.", vec![]),
            (
                "Basically it ACTUALLY worked",
                vec![("basically", 1), ("actually", 1)],
            ),
            ("The umbrella and the era", vec![]),
        ] {
            let report = report(&[text]);
            assert_eq!(report.fillers, expected, "{text}");
            let all: usize = expected.iter().map(|(_, count)| count).sum();
            assert_eq!(report.filler_count(), all);
        }
    }

    #[test]
    fn i_and_we_are_counted_in_every_form() {
        let report =
            report(&["I think we’re late, and we'd say I'm sorry. We will if I’ve time. The WE."]);
        assert_eq!((report.i, report.we), (3, 4));
    }

    #[test]
    fn nothing_said_is_no_report() {
        for phrases in [vec![], said(&[""]), said(&["…", " — "])] {
            assert_eq!(TranscriptReport::of(&phrases), None);
        }
    }

    const SITUATION: &str =
        "So back in 2023 customers were waiting nineteen minutes at our returns desk";
    const TASK: &str = "I was asked to bring that under ten minutes without new staff";
    const ACTION: &str = "First I timed the visits myself and then I wrote a one page rule \
         and I trained all nine people";
    const RESULT: &str = "As a result the wait fell to seven minutes and it has stayed there";

    fn seconds(text: &str) -> u32 {
        u32::try_from(text.split_whitespace().count()).unwrap() * 1_000
    }

    #[test]
    fn the_parts_of_a_story_are_told_by_their_time() {
        let first = seconds("First");
        for (texts, expected) in [
            (
                vec![SITUATION, TASK, ACTION, RESULT],
                [
                    seconds(SITUATION),
                    seconds(TASK) + first,
                    seconds(ACTION) - first,
                    seconds(RESULT),
                ],
            ),
            // Without a task, and without a result.
            (
                vec![SITUATION, ACTION, RESULT],
                [
                    seconds(SITUATION) + first,
                    0,
                    seconds(ACTION) - first,
                    seconds(RESULT),
                ],
            ),
            (
                vec![SITUATION, TASK, ACTION],
                [
                    seconds(SITUATION),
                    seconds(TASK) + first,
                    seconds(ACTION) - first,
                    0,
                ],
            ),
            // A result told first counts as part of the situation.
            (
                vec![
                    SITUATION,
                    "the wait never fell to less",
                    TASK,
                    ACTION,
                    RESULT,
                ],
                [
                    seconds(SITUATION) + seconds("the wait never fell to less"),
                    seconds(TASK) + first,
                    seconds(ACTION) - first,
                    seconds(RESULT),
                ],
            ),
        ] {
            let parts = report(&texts).parts.unwrap();
            assert_eq!(parts.map(|(_, length)| length), expected, "{texts:?}");
            let all: u32 = texts.iter().map(|text| seconds(text)).sum();
            assert_eq!(parts.iter().map(|(_, length)| length).sum::<u32>(), all);
        }
    }

    #[test]
    fn what_cannot_be_told_apart_is_not_guessed() {
        let plain = "the desk is gray and the room is big and the light is on ".repeat(4);
        for texts in [vec![SITUATION, TASK], vec![plain.as_str()]] {
            assert_eq!(report(&texts).parts, None, "{texts:?}");
        }
    }

    #[test]
    fn words_of_a_phrase_are_evenly_spoken_and_a_later_recording_goes_on() {
        let phrases = said(&["one two", "three"]);
        let words = timed(&later(&phrases, 500));
        let times: Vec<u32> = words.iter().map(|word| word.at).collect();
        assert_eq!(times, [500, 1_500, 2_500]);
    }
}
