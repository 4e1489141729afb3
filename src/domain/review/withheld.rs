//! Why a text is not judged.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::domain::prose::language::Tongue;
use crate::domain::prose::notes::SentenceNote;
use crate::domain::prose::order::Order;
use crate::domain::prose::stems::stems_of;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rules::repeated_sentence;

/// Texts with fewer words are not judged.
pub const LEAST_WORDS: usize = 150;

/// With fewer different distinctive words, a text repeats the same few.
const LEAST_DIFFERENT: usize = 40;

/// The minimum share of function words, in percent. English prose has four in ten; a list of
/// keywords, or another language, has far fewer.
const LEAST_HELD_TOGETHER: usize = 20;

/// Punctuated prose has a mark in ten words; with fewer than this, its sentences cannot be separated.
const WORDS_A_MARK: usize = 40;

/// Why a text is not judged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Withheld {
    /// It contains no word.
    NothingWritten,
    /// There are fewer words than 150, repeated sentences not counted.
    TooFewWords,
    /// It repeats the same few words.
    TooMuchRepeated,
    /// Its words do not form English sentences.
    NotProse,
    /// It is in another language.
    NotEnglish,
    /// Its words are not in an English order.
    NoOrder,
    /// Nothing marks the ends of its sentences.
    Unpunctuated,
    /// It repeats the same sentence patterns with other words.
    SamePatterns,
    /// No sentence refers to another.
    NoThread,
    /// Much of it is copied from the prompt.
    PromptRepeated,
}

impl Withheld {
    /// The reason, for a person to read.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::NothingWritten => "Nothing is written yet.",
            Self::TooFewWords => {
                "There are fewer than 150 words, too few to judge. Repeated sentences count once."
            }
            Self::TooMuchRepeated => "The same few words repeat too often to judge the rest.",
            Self::NotProse => {
                "This doesn’t read as sentences. The review needs paragraphs of English prose."
            }
            Self::NotEnglish => "This isn’t English, the only language the review knows.",
            Self::NoOrder => {
                "The words aren’t in an order that English uses, so the review can’t judge anything else."
            }
            Self::Unpunctuated => {
                "There is hardly any punctuation, so the review can’t tell where sentences end. Add periods and \
                 commas first."
            }
            Self::SamePatterns => {
                "The same sentence patterns repeat with other words in them, so the review can’t tell what they say."
            }
            Self::NoThread => {
                "The sentences share no words with each other, so the review can’t tell what the text is about."
            }
            Self::PromptRepeated => {
                "Much of this repeats the words of the prompt. Say what happened in your own words first."
            }
        }
    }
}

/// Counts that decide whether there is a text to judge: over all paragraphs, repetitions once.
#[derive(Default)]
struct Counted {
    /// Words of sentences that stand here first.
    fresh_words: usize,
    function_words: usize,
    marks: usize,
    order: Order,
    /// Stems of all words.
    different: BTreeSet<u32>,
}

/// Why the text is not judged, if it is not.
pub(super) fn of(memo: &Manuscript<'_>) -> Option<Withheld> {
    let mut counted = Counted::default();
    let mut met = BTreeSet::new();
    for paragraph in memo.told() {
        let notes = paragraph.notes();
        counted.different.extend(notes.stems.iter().copied());
        counted.function_words += notes.function_words;
        counted.marks += notes.marks;
        counted.order.add(notes.order);
        for sentence in &notes.sentences {
            if sentence.words < repeated_sentence::SHORTEST || met.insert(sentence.wording) {
                counted.fresh_words += sentence.words;
            }
        }
    }
    let words = memo.words;
    if words == 0 {
        Some(Withheld::NothingWritten)
    } else if memo.tongue() == Tongue::Other {
        Some(Withheld::NotEnglish)
    } else if counted.fresh_words < LEAST_WORDS && words < LEAST_WORDS {
        Some(Withheld::TooFewWords)
    } else if memo.tongue() == Tongue::Unclear {
        Some(Withheld::NotProse)
    } else if counted.marks * WORDS_A_MARK < words {
        Some(Withheld::Unpunctuated)
    } else if counted.order.is_none() {
        Some(Withheld::NoOrder)
    } else if counted.function_words * 100 < words * LEAST_HELD_TOGETHER {
        Some(Withheld::NotProse)
    } else if counted.fresh_words < LEAST_WORDS || counted.different.len() < LEAST_DIFFERENT {
        Some(Withheld::TooMuchRepeated)
    } else if has_same_patterns(memo) {
        Some(Withheld::SamePatterns)
    } else if has_no_thread(memo) {
        Some(Withheld::NoThread)
    } else if repeats_prompt(memo) {
        Some(Withheld::PromptRepeated)
    } else {
        None
    }
}

/// With fewer sentences, repeated patterns and missing links don't count.
const FEW_SENTENCES: usize = 10;

/// The sentences that are long enough to count.
fn sentences<'a>(memo: &'a Manuscript<'_>) -> impl Iterator<Item = &'a SentenceNote> {
    memo.told()
        .flat_map(|paragraph| paragraph.notes().sentences.iter())
        .filter(|sentence| sentence.words >= SAYING)
}

/// The fewest words of such a sentence.
const SAYING: usize = 5;

/// Whether half the sentences share their function words, in order, with another. In prose hardly one
/// in twenty does.
fn has_same_patterns(memo: &Manuscript<'_>) -> bool {
    let mut frames: BTreeMap<u32, usize> = BTreeMap::new();
    let mut all = 0;
    for frame in sentences(memo).filter_map(|sentence| sentence.frame) {
        *frames.entry(frame).or_default() += 1;
        all += 1;
    }
    let shared: usize = frames.values().filter(|count| **count > 1).sum();
    all >= FEW_SENTENCES && shared * 2 >= all
}

/// How many sentences back a thread reaches.
const REACH: usize = 3;

/// Without a thread, at most one in this many sentences shares a word with the three before it. In
/// prose one in five does, even in poor writing.
const THREADLESS: usize = 8;

/// Whether the sentences are unrelated, each about something else.
fn has_no_thread(memo: &Manuscript<'_>) -> bool {
    let mut before: VecDeque<&[u32]> = VecDeque::with_capacity(REACH);
    let (mut all, mut linked) = (0, 0);
    for sentence in sentences(memo) {
        let takes_up = |stem: &u32| before.iter().any(|stems| stems.contains(stem));
        linked += usize::from(sentence.stems.iter().any(takes_up));
        all += 1;
        if before.len() == REACH {
            before.pop_front();
        }
        before.push_back(&sentence.stems);
    }
    all >= FEW_SENTENCES && linked * THREADLESS <= all
}

/// The share of distinctive words, in percent, that only a text copied from its prompt shares with
/// it.
const PROMPT_WORDS: usize = 18;

/// Whether much of the text is copied from its prompt.
fn repeats_prompt(memo: &Manuscript<'_>) -> bool {
    let Some(prompt) = memo.brief.prompt else {
        return false;
    };
    let wanted = stems_of(prompt);
    let stems = || sentences(memo).flat_map(|sentence| sentence.stems.iter());
    let taken = stems()
        .filter(|stem| wanted.binary_search(stem).is_ok())
        .count();
    taken * 100 > stems().count() * PROMPT_WORDS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::Reviewer;
    use crate::domain::review::manuscript::Brief;

    const MEMO: &str = include_str!("../../../tests/fixtures/memos/returns-desk.txt");

    fn withheld(text: &str) -> Option<Withheld> {
        Reviewer::default().review(text, &Brief::default()).withheld
    }

    #[test]
    fn what_cannot_be_judged_says_why() {
        let once = "I cut the wait at the desk from 19 to 7 minutes. ";
        let keywords = "metrics customers invention baseline results leadership ownership data ";
        let german =
            "Wir haben den Schalter umgebaut und dabei viel über unsere Kundinnen gelernt. ";
        for (text, expected) in [
            (String::new(), Some(Withheld::NothingWritten)),
            ("\u{2014} 😀\n".to_owned(), Some(Withheld::NothingWritten)),
            ("fine.".to_owned(), Some(Withheld::TooFewWords)),
            ("fine. ".repeat(500), Some(Withheld::NotProse)),
            (once.repeat(40), Some(Withheld::TooMuchRepeated)),
            (keywords.repeat(40), Some(Withheld::NotProse)),
            (german.repeat(20), Some(Withheld::NotEnglish)),
            (
                MEMO.replace(['.', ',', ';', ':', '?'], ""),
                Some(Withheld::Unpunctuated),
            ),
            (MEMO.to_owned(), None),
        ] {
            assert_eq!(withheld(&text), expected, "{text:.60}");
        }
    }
}
