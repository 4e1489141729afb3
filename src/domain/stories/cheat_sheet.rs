//! The bank on one page: for each story, first the lines that are needed to tell it, then the next most
//! useful ones, as far as they fit. A line is never cut.

use std::cmp::Reverse;

use crate::domain::paper::page::PageFormat;
use crate::domain::privacy::names::{OutgoingText, StandIn, replaced};
use crate::domain::privacy::outgoing::{Outgoing, piece};
use crate::domain::prose::quantities::figures;
use crate::domain::stories::bank::{BankedStory, principles_in_words};
use crate::domain::stories::columns::{Columns, rows};
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::{AnswerStanding, Probe};
use crate::domain::stories::review::outcome::says_outcome;
use crate::domain::stories::review::telling::Part;
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::text::{Span, paragraphs, sentences};

/// The columns of the sheet, and the gap between them in points (`style/cheat_sheet.css`).
const COLUMNS: (u32, f64) = (2, 18.0);

/// The points around an entry: its padding and the rule below it.
const AROUND: f64 = 9.5;

/// The kind of a line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LineKind {
    /// The interviewer.
    Who,
    /// The principle they ask about.
    Asked,
    /// The title of the story.
    Title,
    /// The hook.
    Hook,
    /// The principles, leading ones first.
    Principles,
    /// A number, worded for speaking.
    Number,
    /// A likely follow-up.
    Question,
    /// The answer to the follow-up above.
    Answer,
    /// Anything else.
    Told,
}

impl LineKind {
    /// The mark before the line.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Number => "# ",
            Self::Question => "? ",
            Self::Answer => "→ ",
            _ => "",
        }
    }

    /// The printed font, as in the style sheet, at ten times its size.
    #[must_use]
    pub fn font(self) -> &'static str {
        match self {
            Self::Who => "700 90pt system-ui, sans-serif",
            Self::Asked | Self::Principles => "70pt system-ui, sans-serif",
            Self::Title => "700 90pt Charter, \"Iowan Old Style\", Georgia, serif",
            Self::Hook => "italic 80pt Charter, \"Iowan Old Style\", Georgia, serif",
            _ => "80pt Charter, \"Iowan Old Style\", Georgia, serif",
        }
    }

    /// The printed line height, in points.
    fn leading(self) -> f64 {
        match self {
            Self::Who => 13.0,
            Self::Title => 11.0,
            Self::Asked | Self::Principles => 9.5,
            _ => 10.0,
        }
    }
}

/// A line of the sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetLine {
    /// Its kind.
    pub kind: LineKind,
    /// Its text.
    pub text: String,
    /// How soon it is dropped: the higher, the sooner. A line with 0 is never dropped.
    pub rank: u16,
}

/// A story on the sheet: its lines, in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SheetEntry {
    /// The lines.
    pub lines: Vec<SheetLine>,
}

/// The order in which lines are added while there is room.
mod rank {
    pub const NEEDED: u16 = 0;
    pub const HOOK: u16 = 1;
    pub const PRINCIPLES: u16 = 2;
    pub const QUESTIONS: [u16; 2] = [3, 5];
    pub const NUMBERS: [u16; 2] = [4, 6];
    pub const RESULT: u16 = 7;
    pub const ACTION: u16 = 8;
    pub const ANSWERS: [u16; 2] = [9, 13];
    pub const LEARNING: u16 = 10;
    pub const TASK: u16 = 11;
    pub const SITUATION: u16 = 12;
    /// Further lines, one by one.
    pub const REST: u16 = 14;
}

impl SheetEntry {
    /// All possible lines for a story.
    #[must_use]
    pub fn of(told: &BankedStory) -> Self {
        let story = &told.story;
        let mut rest = rank::REST..;
        let mut later = |first: &[u16], place: usize| {
            first
                .get(place)
                .copied()
                .or_else(|| rest.next())
                .unwrap_or(u16::MAX)
        };
        let mut entry = Self::default();
        entry.add(LineKind::Title, story.display_title(), rank::NEEDED);
        entry.add(LineKind::Hook, story.hook.trim(), rank::HOOK);
        entry.add(
            LineKind::Principles,
            principles_in_words(story),
            rank::PRINCIPLES,
        );
        let best = best_sentence(story);
        let (numbers, is_told) = numbers(told, best);
        let known: Vec<String> = numbers.iter().flat_map(|line| amounts(line)).collect();
        for (place, number) in numbers.into_iter().enumerate() {
            let rank = match place.checked_sub(1) {
                None => rank::NEEDED,
                Some(place) => later(&rank::NUMBERS, place),
            };
            entry.add(LineKind::Number, number, rank);
        }
        let is_repeated = |span: Span| says_only(span.of(&story.result), &known);
        if let Some((span, _)) = best.filter(|(span, _)| !is_told && !is_repeated(*span)) {
            entry.add(LineKind::Number, span.of(&story.result), rank::RESULT);
        }
        for (place, probe) in probes(told).into_iter().enumerate() {
            let rank = later(&rank::QUESTIONS, place);
            entry.add(LineKind::Question, probe.question.trim(), rank);
            let answer = spans(&probe.answer).into_iter().next();
            if let Some(answer) = answer {
                let rank = later(&rank::ANSWERS, place);
                entry.add(LineKind::Answer, answer.of(&probe.answer), rank);
            }
        }
        for (part, first) in [
            (StarPart::Situation, rank::SITUATION),
            (StarPart::Task, rank::TASK),
            (StarPart::Action, rank::ACTION),
            (StarPart::Learning, rank::LEARNING),
        ] {
            let text = story.part(part);
            for (place, span) in spans(text).into_iter().enumerate() {
                let label = if place == 0 {
                    format!("{}: ", part.name())
                } else {
                    String::new()
                };
                let rank = later(&[first], place);
                entry.add(LineKind::Told, format!("{label}{}", span.of(text)), rank);
            }
        }
        for span in spans(&story.result) {
            let is_told =
                best.is_some_and(|(told, _)| span.start < told.end && told.start < span.end);
            if !is_told && !is_repeated(span) {
                let rank = later(&[], 0);
                entry.add(LineKind::Told, span.of(&story.result), rank);
            }
        }
        entry
    }

    /// Adds a line at the end, if its text isn't empty.
    pub fn add(&mut self, kind: LineKind, text: impl Into<String>, rank: u16) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.lines.push(SheetLine { kind, text, rank });
        }
    }

    /// Adds a line to other lines.
    #[must_use]
    pub fn below(self, mut above: Self) -> Self {
        above.lines.extend(self.lines);
        above
    }

    fn title(&self) -> &str {
        let title = self.lines.iter().find(|line| line.kind == LineKind::Title);
        title.map_or("", |line| &line.text)
    }
}

impl Outgoing for Vec<SheetEntry> {
    fn pieces(&self) -> Vec<OutgoingText> {
        self.iter()
            .flat_map(|entry| {
                let place = format!("“{}”", entry.title());
                entry
                    .lines
                    .iter()
                    .filter_map(move |line| piece(place.as_str(), &line.text))
            })
            .collect()
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        let mut told = self.clone();
        for line in told.iter_mut().flat_map(|entry| &mut entry.lines) {
            line.text = replaced(&line.text, stand_ins);
        }
        told
    }
}

/// The numbers, the best first, and whether the best sentence of the Result is among them. It is, if the
/// ledger has no number with a baseline and a result.
fn numbers(told: &BankedStory, best: Option<(Span, Said)>) -> (Vec<String>, bool) {
    let mut entries: Vec<&Metric> = told.numbers.iter().collect();
    entries.sort_by_key(|number| lacks(number));
    let is_whole = entries
        .first()
        .is_some_and(|number| lacks(number) == [false; 2]);
    let mut numbers: Vec<String> = entries
        .into_iter()
        .map(|number| format!("{}: {}", number.name, number.in_one_line()))
        .collect();
    let known: Vec<String> = numbers.iter().flat_map(|line| amounts(line)).collect();
    let stands_in = best.filter(|(span, said)| {
        let sentence = span.of(&told.story.result);
        let in_sentence = amounts(sentence);
        let has_a_line = numbers.iter().any(|line| says_only(line, &in_sentence));
        let says_more = has_a_line && !says_only(sentence, &known);
        numbers.is_empty() || (!is_whole && said.compares()) || says_more
    });
    if let Some((span, _)) = stands_in {
        // Don't repeat what the sentence says.
        let sentence = span.of(&told.story.result);
        let in_sentence = amounts(sentence);
        let place = numbers
            .iter()
            .position(|line| says_only(line, &in_sentence));
        numbers.retain(|line| !says_only(line, &in_sentence));
        numbers.insert(place.unwrap_or(0), sentence.to_owned());
    }
    (numbers, stands_in.is_some())
}

/// The amounts in a text, by their digits, or as written if they are in words.
fn amounts(text: &str) -> Vec<String> {
    let figures = figures(text).into_iter().map(|span| {
        let figure = span.of(text);
        let digits: String = figure
            .chars()
            .filter(|letter| letter.is_ascii_digit() || *letter == '.')
            .collect();
        let digits = digits.trim_matches('.');
        if digits.is_empty() {
            figure.to_lowercase()
        } else {
            digits.to_owned()
        }
    });
    figures.collect()
}

/// Whether a text has amounts, and only known ones.
fn says_only(text: &str, known: &[String]) -> bool {
    let amounts = amounts(text);
    !amounts.is_empty() && amounts.iter().all(|amount| known.contains(amount))
}

/// Whether a number lacks its result or its baseline.
fn lacks(number: &Metric) -> [bool; 2] {
    [&number.result, &number.baseline].map(|text| text.trim().is_empty())
}

/// The follow-ups of a story, those with the weakest answers first.
fn probes(told: &BankedStory) -> Vec<&Probe> {
    let mut probes: Vec<&Probe> = told
        .probes
        .iter()
        .filter(|probe| !probe.question.trim().is_empty())
        .collect();
    probes.sort_by_key(|probe| match probe.standing {
        Some(AnswerStanding::Gap) => 0,
        Some(AnswerStanding::Partial) => 1,
        None => 2,
        Some(AnswerStanding::Safe) => 3,
    });
    probes
}

fn spans(text: &str) -> Vec<Span> {
    paragraphs(text)
        .flat_map(|paragraph| {
            sentences(paragraph.of(text))
                .into_iter()
                .map(move |sentence| sentence.shifted(paragraph.start))
        })
        .collect()
}

/// The usefulness of a sentence of the Result.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Said {
    /// How surely one of its numbers is an outcome of the story.
    outcome: u8,
    /// How many numbers it has.
    figures: usize,
}

impl Said {
    /// Whether it compares an outcome with another number.
    fn compares(self) -> bool {
        self.outcome == 2 && self.figures > 1
    }
}

/// The best sentence of the Result: one with a number next to a verb of outcome, then the one with the
/// most figures; the first one in a tie.
fn best_sentence(story: &Story) -> Option<(Span, Said)> {
    let result = Part::read(story, StarPart::Result);
    let told = result.told_sentences().map(|(span, reading, sentence)| {
        let said = Said {
            outcome: says_outcome(reading, sentence),
            figures: figures(span.of(&story.result)).len(),
        };
        (span, said)
    });
    told.min_by_key(|(_, said)| Reverse(*said))
}

/// The printed sheet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FittedSheet {
    /// The entries, each with the lines that fit.
    pub entries: Vec<SheetEntry>,
    /// The number of pages.
    pub pages: usize,
    /// The lines that don't fit.
    pub left_out: usize,
}

/// Fits entries on a single page, or on as few as the required lines need. Lines are added by rank, for
/// all entries before the next rank. If some lines of a rank don't fit, no lower rank is added. `width`
/// measures a text in a font, in points at ten times its size.
#[must_use]
pub fn fitted(
    entries: Vec<SheetEntry>,
    format: PageFormat,
    width: impl Fn(&str, &str) -> f64,
) -> FittedSheet {
    let page = Columns::of(format, COLUMNS.0, COLUMNS.1);
    let height = |line: &SheetLine| {
        let measure = |text: &str| width(line.kind.font(), text) / 10.0;
        let marked = page.width - measure(line.kind.mark());
        f64::from(rows(&line.text, marked, measure)) * line.kind.leading()
    };
    let needed = |entry: &SheetEntry| -> f64 {
        let lines = entry.lines.iter().filter(|line| line.rank == rank::NEEDED);
        AROUND + lines.map(height).sum::<f64>()
    };
    let mut heights: Vec<f64> = entries.iter().map(needed).collect();
    let pages = page.pages(heights.iter().copied());
    let mut kept: Vec<u16> = vec![rank::NEEDED; entries.len()];
    let mut ranks: Vec<u16> = entries
        .iter()
        .flat_map(|entry| entry.lines.iter().map(|line| line.rank))
        .collect();
    ranks.sort_unstable();
    ranks.dedup();
    let mut is_full = false;
    for rank in ranks.into_iter().filter(|rank| *rank > rank::NEEDED) {
        if is_full {
            break;
        }
        for (place, entry) in entries.iter().enumerate() {
            let lines = entry.lines.iter().filter(|line| line.rank == rank);
            let more: f64 = lines.map(height).sum();
            let tried = heights.iter().enumerate().map(|(other, height)| {
                if other == place {
                    height + more
                } else {
                    *height
                }
            });
            if page.pages(tried) > pages {
                is_full = true;
            } else if let (Some(height), Some(kept)) = (heights.get_mut(place), kept.get_mut(place))
            {
                *height += more;
                *kept = rank;
            }
        }
    }
    let mut left_out = 0;
    let entries = entries
        .into_iter()
        .zip(kept)
        .map(|(mut entry, kept)| {
            let before = entry.lines.len();
            entry.lines.retain(|line| line.rank <= kept);
            left_out += before - entry.lines.len();
            entry
        })
        .collect();
    FittedSheet {
        entries,
        pages,
        left_out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn probe(question: &str, standing: Option<AnswerStanding>) -> Probe {
        Probe {
            number: 1,
            parent: None,
            question: question.to_owned(),
            answer: String::new(),
            standing,
        }
    }

    fn number(name: &str, baseline: &str, result: &str) -> Metric {
        Metric {
            name: name.to_owned(),
            baseline: baseline.to_owned(),
            result: result.to_owned(),
            ..Metric::default()
        }
    }

    fn story(result: &str) -> Story {
        Story {
            title: "Desk".to_owned(),
            result: result.to_owned(),
            ..Story::default()
        }
    }

    /// The lines of a kind, ordered by rank.
    fn of_kind(entry: &SheetEntry, kind: LineKind) -> Vec<&str> {
        let mut lines: Vec<&SheetLine> = entry
            .lines
            .iter()
            .filter(|line| line.kind == kind)
            .collect();
        lines.sort_by_key(|line| line.rank);
        lines.into_iter().map(|line| line.text.as_str()).collect()
    }

    /// Half as wide as high, like most letters.
    fn width(_: &str, text: &str) -> f64 {
        f64::from(u32::try_from(text.chars().count()).unwrap()) * 40.0
    }

    #[test]
    fn the_answers_that_hold_least_come_first() {
        let entry = SheetEntry::of(&BankedStory {
            story: story(""),
            numbers: Vec::new(),
            probes: vec![
                probe("safe?", Some(AnswerStanding::Safe)),
                probe("new?", None),
                probe(" ", None),
                probe("partial?", Some(AnswerStanding::Partial)),
                probe("gap?", Some(AnswerStanding::Gap)),
            ],
        });
        assert_eq!(
            of_kind(&entry, LineKind::Question),
            ["gap?", "partial?", "new?", "safe?"]
        );
    }

    #[test]
    fn the_best_number_comes_first_and_no_lesser_one_stands_for_it() {
        let whole = number("Wait", "19", "7 minutes");
        let half = number("Visitors", "", "40,000");
        let before = number("Desks", "9", "");
        let compared = "The wait fell from 19 to 7 minutes.";
        for (numbers, result, told) in [
            (
                vec![before.clone(), half.clone(), whole.clone()],
                compared,
                vec!["Wait: 19 → 7 minutes", "Visitors: 40,000", "Desks: 9"],
            ),
            // A sentence that says more than the ledger replaces the ledger's line.
            (
                vec![whole.clone(), half.clone()],
                "The wait fell from 19 to 7 minutes in 6 weeks.",
                vec![
                    "The wait fell from 19 to 7 minutes in 6 weeks.",
                    "Visitors: 40,000",
                ],
            ),
            (
                vec![number("Orders", "1,200", "3,400"), whole.clone()],
                "The wait fell from 19 to 7 minutes for 40 people.",
                vec![
                    "Orders: 1,200 → 3,400",
                    "The wait fell from 19 to 7 minutes for 40 people.",
                ],
            ),
            (
                vec![number("Cost", "$2.2 million", "$1.9M")],
                "Cost fell from $2.2M to $1.9 million.",
                vec!["Cost: $2.2 million → $1.9M"],
            ),
            // The ledger has half a number, the Result has both ends of one.
            (
                vec![half.clone()],
                compared,
                vec![compared, "Visitors: 40,000"],
            ),
            (vec![half], "It held.", vec!["Visitors: 40,000", "It held."]),
            (
                vec![],
                "It held. The wait fell to 7 minutes. Later to 6.",
                vec!["The wait fell to 7 minutes."],
            ),
            (vec![], "It held.", vec!["It held."]),
        ] {
            let entry = SheetEntry::of(&BankedStory {
                story: story(result),
                numbers,
                probes: Vec::new(),
            });
            assert_eq!(of_kind(&entry, LineKind::Number), told);
        }
    }

    #[test]
    fn of_a_result_the_sentence_that_says_what_came_of_it_is_told() {
        for (result, line) in [
            (
                "We met on day 3. The wait fell from 19 to 7 minutes over 6 weeks. 40 stores.",
                "The wait fell from 19 to 7 minutes over 6 weeks.",
            ),
            (
                "I asked 12 people in 4 teams on 3 floors. Complaints fell from 200 to 60.",
                "Complaints fell from 200 to 60.",
            ),
            ("Up 5%. Down 4%.", "Up 5%."),
        ] {
            assert_eq!(best_sentence(&story(result)).unwrap().0.of(result), line);
        }
    }

    #[test]
    fn nothing_of_a_story_is_said_twice_and_everything_can_be_said() {
        let told = BankedStory {
            story: Story {
                hook: "I cut the wait.".to_owned(),
                situation: "Lines were long. In May.".to_owned(),
                action: "I read 300 cases. I moved the desk.".to_owned(),
                learning: "Ask first.".to_owned(),
                ..story("It held. The wait fell to 7 minutes.")
            },
            numbers: vec![],
            probes: vec![Probe {
                answer: "By me. On paper.".to_owned(),
                ..probe("Measured how?", None)
            }],
        };
        let lines: Vec<(u16, String)> = SheetEntry::of(&told)
            .lines
            .into_iter()
            .map(|line| (line.rank, line.text))
            .collect();
        let mut texts: Vec<&str> = lines.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "Desk",
                "I cut the wait.",
                "The wait fell to 7 minutes.",
                "Measured how?",
                "By me.",
                "Situation: Lines were long.",
                "In May.",
                "Action: I read 300 cases.",
                "I moved the desk.",
                "Learning: Ask first.",
                "It held.",
            ]
        );
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), lines.len());
    }

    fn told(count: usize, words: usize) -> Vec<SheetEntry> {
        let long = "I moved the desk to the other side of the hall. ".repeat(words);
        (0..count)
            .map(|place| {
                SheetEntry::of(&BankedStory {
                    story: Story {
                        title: format!("Story {place}"),
                        hook: "I cut the wait at the returns desk to a third.".to_owned(),
                        situation: long.clone(),
                        action: long.clone(),
                        ..story("The wait fell from 19 to 7 minutes.")
                    },
                    numbers: vec![number("Wait", "19", "7"), number("Cost", "3", "2")],
                    probes: vec![probe("Measured how?", None), probe("Since when?", None)],
                })
            })
            .collect()
    }

    #[test]
    fn with_few_stories_there_is_room_for_everything() {
        let sheet = fitted(told(2, 3), PageFormat::Letter, width);
        assert_eq!((sheet.pages, sheet.left_out), (1, 0));
        assert_eq!(sheet.entries, told(2, 3));
    }

    #[test]
    fn with_more_the_least_useful_lines_go_first_and_the_page_stays_one() {
        let mut kept = Vec::new();
        for count in [8, 12, 16, 24, 32] {
            let sheet = fitted(told(count, 9), PageFormat::Letter, width);
            assert_eq!(sheet.pages, 1, "{count}");
            assert!(sheet.left_out > 0);
            assert_eq!(sheet.entries.len(), count);
            for entry in &sheet.entries {
                assert_eq!(entry.lines[0].kind, LineKind::Title);
                assert_eq!(of_kind(entry, LineKind::Number)[0], "Wait: 19 → 7");
            }
            kept.push(sheet.entries[0].lines.len());
        }
        assert!(kept.is_sorted_by(|more, less| more > less), "{kept:?}");
    }

    #[test]
    fn so_many_that_even_titles_and_numbers_take_more_pages_fill_these() {
        let sheet = fitted(told(80, 3), PageFormat::A4, width);
        assert_eq!((sheet.pages, sheet.entries.len()), (2, 80));
        let none = fitted(Vec::new(), PageFormat::A4, width);
        assert_eq!((none.pages, none.entries.len()), (0, 0));
    }

    proptest! {
        #[test]
        fn a_line_that_was_left_out_is_never_more_useful_than_one_that_was_taken(
            counts in prop::collection::vec(0_usize..12, 1..30),
        ) {
            let entries: Vec<SheetEntry> =
                counts.iter().flat_map(|words| told(1, *words)).collect();
            let sheet = fitted(entries.clone(), PageFormat::Letter, width);
            let taken = sheet.entries.iter().flat_map(|entry| &entry.lines).map(|line| line.rank).max();
            let mut left_out = Vec::new();
            for (entry, fitted) in entries.iter().zip(&sheet.entries) {
                let mut kept = fitted.lines.iter();
                let mut next = kept.next();
                for line in &entry.lines {
                    if next == Some(line) {
                        next = kept.next();
                    } else {
                        left_out.push(line.rank);
                    }
                }
                prop_assert_eq!(next, None, "a line was changed");
            }
            prop_assert_eq!(left_out.len(), sheet.left_out);
            prop_assert!(left_out.iter().min() >= taken.filter(|_| !left_out.is_empty()).as_ref());
        }
    }
}
