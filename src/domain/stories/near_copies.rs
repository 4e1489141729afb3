//! Near-copies: stories that tell the same thing in mostly the same words. A bank of 40 stories isn't
//! enough for a loop if 30 of them are variants.
//!
//! Texts are compared by their runs of three words ("shingles"): the share of the smaller text's runs
//! that the other one also has. So a short version of a long story is found as well. An inverted index
//! from runs to stories counts shared runs. Only the texts that are shown are compared directly.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::stories::story::{StarPart, Story};
use crate::domain::text::words;

/// Words in a run.
const RUN: usize = 3;

/// How many words of a run must be distinctive. This leaves out "of the year", which anyone writes.
const TELLING_WORDS: usize = 2;

/// A word is distinctive if it has this many letters, or a digit, or belongs to a script with
/// shorter words.
const TELLING_LETTERS: usize = 4;

/// Two stories are near-copies if they share this much of the smaller one's runs, in percent. Texts
/// about different things share up to 4; the same event in other words shares about 12, and a story
/// reworked for another principle over 40 (see the tests).
const NEAR_PERCENT: usize = 8;

/// And at least this many runs, so that one phrase in two sketches is not a copy.
const NEAR_RUNS: usize = 6;

/// A run that this many stories have is no longer looked up: what all stories share says little,
/// and this keeps the time linear.
const STORIES_A_RUN: usize = 64;

/// A word as a number, ignoring case and punctuation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
struct Word {
    number: u32,
    /// Whether it is distinctive.
    tells: bool,
}

type Shingle = [Word; RUN];

/// Two stories that tell mostly the same thing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pair {
    /// The indices of the two stories, the earlier first.
    pub stories: (usize, usize),
    /// How many of the smaller one's runs of three words the other has too, in percent; runs
    /// without distinctive words don't count.
    pub percent: usize,
}

/// The near-copies among stories, the closest first. Identical stories are paired only with the
/// first of them.
#[must_use]
pub fn near_copies<'a>(stories: impl IntoIterator<Item = &'a Story>) -> Vec<Pair> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut same: HashMap<Vec<Word>, usize> = HashMap::new();
    let mut index: HashMap<Shingle, Vec<usize>> = HashMap::new();
    let mut runs: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for (place, story) in stories.into_iter().enumerate() {
        let parts: Vec<Vec<Word>> = texts(story)
            .map(|text| numbered(text, &mut numbers))
            .collect();
        let shingles: BTreeSet<Shingle> = parts
            .iter()
            .flat_map(|part| shingles(part))
            .filter(|run| run.iter().filter(|word| word.tells).count() >= TELLING_WORDS)
            .collect();
        runs.push(shingles.len());
        let whole: Vec<Word> = parts.concat();
        if whole.is_empty() {
            continue;
        }
        if let Some(&first) = same.get(&whole) {
            pairs.push(Pair {
                stories: (first, place),
                percent: 100,
            });
            continue;
        }
        same.insert(whole, place);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for shingle in &shingles {
            let holders = index.entry(*shingle).or_default();
            for &holder in &*holders {
                *shared.entry(holder).or_default() += 1;
            }
            if holders.len() < STORIES_A_RUN {
                holders.push(place);
            }
        }
        pairs.extend(shared.into_iter().filter_map(|(other, count)| {
            let smaller = shingles.len().min(*runs.get(other)?);
            let percent = count * 100 / smaller.max(1);
            (count >= NEAR_RUNS && percent >= NEAR_PERCENT).then_some(Pair {
                stories: (other, place),
                percent,
            })
        }));
    }
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.percent), pair.stories));
    pairs
}

/// The text that is compared.
fn texts(story: &Story) -> impl Iterator<Item = &str> {
    [story.title.as_str(), story.hook.as_str()]
        .into_iter()
        .chain(StarPart::ALL.map(|part| story.part(part)))
}

/// The words of a text, numbered on first use.
fn numbered(text: &str, numbers: &mut HashMap<String, u32>) -> Vec<Word> {
    words(text)
        .map(|word| {
            let bare = word
                .trim_matches(|letter: char| !letter.is_alphanumeric())
                .to_lowercase();
            let tells = bare.chars().count() >= TELLING_LETTERS
                || bare
                    .chars()
                    .any(|letter| letter.is_ascii_digit() || !letter.is_ascii());
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            Word {
                number: *numbers.entry(bare).or_insert(next),
                tells,
            }
        })
        .collect()
}

fn shingles(part: &[Word]) -> impl Iterator<Item = Shingle> + '_ {
    part.windows(RUN).filter_map(|run| run.try_into().ok())
}

/// A piece of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TextPiece {
    /// The text, with the white space after it.
    pub text: String,
    /// Whether the other story has it too.
    pub is_shared: bool,
}

/// One part of a story, with the passages that another story shares.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarkedPart {
    /// Which part.
    pub part: StarPart,
    /// Its text, in pieces.
    pub pieces: Vec<TextPiece>,
}

/// The parts of `story` that have text, with the passages that `other` shares.
#[must_use]
pub fn marked(story: &Story, other: &Story) -> Vec<MarkedPart> {
    let mut numbers = HashMap::new();
    let theirs: BTreeSet<Shingle> = texts(other)
        .flat_map(|text| shingles(&numbered(text, &mut numbers)).collect::<Vec<_>>())
        .collect();
    StarPart::ALL
        .into_iter()
        .filter(|&part| !story.part(part).trim().is_empty())
        .map(|part| {
            let text = story.part(part);
            let own = numbered(text, &mut numbers);
            let mut is_shared = vec![false; own.len()];
            for (start, shingle) in shingles(&own).enumerate() {
                if theirs.contains(&shingle) {
                    is_shared
                        .iter_mut()
                        .skip(start)
                        .take(RUN)
                        .for_each(|is| *is = true);
                }
            }
            MarkedPart {
                part,
                pieces: pieces(text, &is_shared),
            }
        })
        .collect()
}

/// Splits a text where shared words start or end.
fn pieces(text: &str, is_shared: &[bool]) -> Vec<TextPiece> {
    let mut pieces: Vec<TextPiece> = Vec::new();
    let mut rest = text;
    let mut push = |text: &str, is_shared: bool| match pieces.last_mut() {
        Some(piece) if piece.is_shared == is_shared => piece.text.push_str(text),
        _ if text.is_empty() => {}
        _ => pieces.push(TextPiece {
            text: text.to_owned(),
            is_shared,
        }),
    };
    let mut before = false;
    for (word, &is_shared) in words(text).zip(is_shared) {
        let Some((between, after)) = rest.split_once(word) else {
            break;
        };
        push(between, before && is_shared);
        push(word, is_shared);
        (rest, before) = (after, is_shared);
    }
    push(rest, false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::fs;

    const TOLD: &str = "In March our returns desk answered after 11 days on average, and four in ten customers called a \
        second time. I was the product manager for returns and had to bring the wait under five days by the end of the \
        quarter. I read 312 call notes myself and found that two thirds asked for one thing: a date that holds. I wrote a \
        one-page proposal, argued against a bigger call center, and built a promise date with one engineer in six weeks. The \
        median wait fell from 11 days to 4 within two months, and repeat calls dropped by 38 percent against the same \
        quarter of the year before.";

    const TOLD_AGAIN: &str = "Customers of our returns team waited a median of 11 days in spring and called twice. My task as \
        product manager was to get it below five days within the quarter. So I sat down with 312 call notes, and saw that two \
        in three callers wanted a date that holds. Rather than hire for a bigger call center I proposed a promise date on one \
        page and shipped it with a single engineer in six weeks. Two months later the median was 4 days and repeat calls were \
        down 38 percent on the year before.";

    const FOR_ANOTHER_PRINCIPLE: &str = "In March our returns desk answered after 11 days on average, and four in ten \
        customers called a second time. My manager wanted a bigger call center. I disagreed, because the notes of 312 calls \
        said something else. I showed him the count, asked for six weeks and one engineer, and promised to back his plan if it \
        failed. The median wait fell from 11 days to 4 within two months.";

    fn story(action: &str) -> Story {
        Story {
            action: action.to_owned(),
            ..Story::default()
        }
    }

    /// The graded memos: real prose by one author, each about something else.
    fn memos() -> Vec<Story> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/memos/graded");
        let mut files: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
            .collect();
        files.sort();
        files
            .iter()
            .map(|path| story(&fs::read_to_string(path).unwrap()))
            .collect()
    }

    #[test]
    fn no_two_of_twenty_memos_about_different_things_are_near_copies() {
        let memos = memos();
        assert_eq!(memos.len(), 20);
        assert_eq!(near_copies(&memos), []);
    }

    #[test]
    fn a_story_reworked_for_another_principle_and_one_told_again_are_found() {
        let mut stories = memos();
        stories.extend([TOLD, TOLD_AGAIN, FOR_ANOTHER_PRINCIPLE].map(story));
        let found = near_copies(&stories);
        let pairs: Vec<(usize, usize)> = found.iter().map(|pair| pair.stories).collect();
        assert_eq!(pairs, [(20, 22), (20, 21)]);
        assert!(found[0].percent > 40 && found[1].percent < 20);
    }

    #[test]
    fn a_short_version_of_a_long_story_is_a_near_copy() {
        let short: Vec<&str> = TOLD.split_inclusive('.').take(2).collect();
        let found = near_copies(&[story(TOLD), story(&short.concat())]);
        assert_eq!(
            found,
            [Pair {
                stories: (0, 1),
                percent: 100
            }]
        );
    }

    #[test]
    fn forty_sketches_with_one_title_are_paired_with_the_first_and_empty_ones_with_none() {
        let sketch = Story {
            title: "Returns desk".to_owned(),
            ..Story::default()
        };
        let pairs = near_copies(&vec![sketch; 40]);
        assert_eq!(pairs.len(), 39);
        assert!(
            pairs
                .iter()
                .all(|pair| pair.stories.0 == 0 && pair.percent == 100)
        );
        assert_eq!(near_copies(&vec![Story::default(); 40]), []);
        let phrase = [
            "I cut the wait by 4 days.",
            "Then I cut the wait by 4 hours.",
        ];
        assert_eq!(near_copies(&phrase.map(story)), []);
    }

    #[test]
    fn the_shared_passages_are_marked_in_both_texts() {
        let parts = marked(&story(FOR_ANOTHER_PRINCIPLE), &story(TOLD));
        let shared: Vec<&str> = parts[0]
            .pieces
            .iter()
            .filter(|piece| piece.is_shared)
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(
            shared,
            [
                "In March our returns desk answered after 11 days on average, and four in ten customers called a second time.",
                "a bigger call center.",
                "The median wait fell from 11 days to 4 within two months."
            ]
        );
    }

    #[test]
    fn a_thousand_stories_are_compared_in_proportion_to_their_text() {
        let memos = memos();
        // A thousand near-copies, which is the worst case.
        let stories: Vec<Story> = (0..1_000)
            .map(|number| {
                let opening: Vec<&str> = memos[number % 20].action.split(' ').take(120).collect();
                story(&format!("{number} {}", opening.join(" ")))
            })
            .collect();
        let pairs = near_copies(&stories);
        let most = 1_000 * STORIES_A_RUN;
        assert!(!pairs.is_empty() && pairs.len() <= most);
    }

    proptest! {
        #[test]
        fn pieces_put_together_are_the_text(one in "\\PC{0,80}", other in "([a-c] ){0,30}", third in "([a-c] ){0,30}") {
            for text in [&one, &other] {
                let parts = marked(&story(text), &story(&third));
                let whole: String = parts.iter().flat_map(|part| &part.pieces).map(|piece| piece.text.as_str()).collect();
                prop_assert_eq!(&whole, if text.trim().is_empty() { "" } else { text });
            }
        }
    }
}
