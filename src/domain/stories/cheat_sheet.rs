//! The bank on one page: of each story what is needed to tell it, and no more.

use std::cmp::Reverse;

use crate::domain::prose::quantities::figures;
use crate::domain::stories::bank::{BankedStory, principles_in_words};
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::{AnswerStanding, Probe};
use crate::domain::text::{paragraphs, sentences};

/// Stories that fit one page, with the numbers and questions below.
pub const FIT_A_PAGE: usize = 12;

/// Numbers a story.
const NUMBERS: usize = 3;

/// Questions a story.
const QUESTIONS: usize = 2;

/// A story on the sheet. Its numbers stand whole; every other line is cut at the end of its line or two.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetStory {
    /// The title.
    pub title: String,
    /// What is said first.
    pub hook: String,
    /// The principles, those that lead first.
    pub principles: String,
    /// The numbers, as they are told.
    pub numbers: Vec<String>,
    /// The questions whose answers hold least.
    pub questions: Vec<String>,
}

impl SheetStory {
    /// The entry of a story: its numbers with before and after first. Without numbers in the ledger, the
    /// sentence of the Result that says most stands in.
    #[must_use]
    pub fn of(told: &BankedStory) -> Self {
        let story = &told.story;
        let mut entries: Vec<&Metric> = told.numbers.iter().collect();
        entries.sort_by_key(|number| {
            [&number.result, &number.baseline].map(|text| text.trim().is_empty())
        });
        let mut numbers: Vec<String> = entries
            .into_iter()
            .map(|number| format!("{}: {}", number.name, number.in_one_line()))
            .collect();
        if numbers.is_empty() {
            numbers.extend(best_sentence(&story.result).map(str::to_owned));
        }
        numbers.truncate(NUMBERS);
        let mut probes: Vec<&Probe> = told.probes.iter().collect();
        probes.sort_by_key(|probe| match probe.standing {
            Some(AnswerStanding::Gap) => 0,
            Some(AnswerStanding::Partial) => 1,
            None => 2,
            Some(AnswerStanding::Safe) => 3,
        });
        Self {
            title: story.display_title(),
            hook: story.hook.clone(),
            principles: principles_in_words(story),
            numbers,
            questions: probes
                .into_iter()
                .filter(|probe| !probe.question.trim().is_empty())
                .take(QUESTIONS)
                .map(|probe| probe.question.clone())
                .collect(),
        }
    }
}

/// The sentence with the most figures, which tells what was before and over which time; of equals, the
/// first.
fn best_sentence(result: &str) -> Option<&str> {
    let told = paragraphs(result).flat_map(|paragraph| {
        let paragraph = paragraph.of(result);
        sentences(paragraph)
            .into_iter()
            .map(|sentence| sentence.of(paragraph))
    });
    told.map(|sentence| (figures(sentence).len(), sentence))
        .filter(|(count, _)| *count > 0)
        .min_by_key(|(count, _)| Reverse(*count))
        .map(|(_, sentence)| sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::story::Story;

    fn probe(question: &str, standing: Option<AnswerStanding>) -> Probe {
        Probe {
            number: 1,
            parent: None,
            question: question.to_owned(),
            answer: String::new(),
            standing,
        }
    }

    #[test]
    fn the_weakest_answers_and_the_first_numbers_are_on_the_sheet() {
        let number = |name: &str| Metric {
            name: name.to_owned(),
            result: "7".to_owned(),
            ..Metric::default()
        };
        let entry = SheetStory::of(&BankedStory {
            story: Story::default(),
            numbers: ["a", "b", "c", "d"].map(number).to_vec(),
            probes: vec![
                probe("safe?", Some(AnswerStanding::Safe)),
                probe("new?", None),
                probe("partial?", Some(AnswerStanding::Partial)),
                probe("gap?", Some(AnswerStanding::Gap)),
            ],
        });
        assert_eq!(entry.numbers, ["a: 7", "b: 7", "c: 7"]);
        assert_eq!(entry.questions, ["gap?", "partial?"]);
    }

    #[test]
    fn a_whole_number_comes_before_a_lesser_one() {
        let number = |name: &str, baseline: &str, result: &str| Metric {
            name: name.to_owned(),
            baseline: baseline.to_owned(),
            result: result.to_owned(),
            ..Metric::default()
        };
        let entry = SheetStory::of(&BankedStory {
            numbers: vec![
                number("a", "9", ""),
                number("b", "", "7"),
                number("c", "3", "2"),
                number("d", "", "1"),
            ],
            ..BankedStory::default()
        });
        assert_eq!(entry.numbers, ["c: 3 → 2", "b: 7", "d: 1"]);
    }

    #[test]
    fn of_a_result_the_sentence_that_says_most_is_on_the_sheet() {
        for (result, line) in [
            (
                "We met on day 3. The wait fell from 19 to 7 minutes over 6 weeks. 40 stores.",
                "The wait fell from 19 to 7 minutes over 6 weeks.",
            ),
            ("Up 5%. Down 4%.", "Up 5%."),
        ] {
            let told = BankedStory {
                story: Story {
                    result: result.to_owned(),
                    ..Story::default()
                },
                ..BankedStory::default()
            };
            assert_eq!(SheetStory::of(&told).numbers, [line]);
        }
    }

    #[test]
    fn without_numbers_the_result_speaks_for_itself() {
        let told = BankedStory {
            story: Story {
                result: "It held. The wait fell to 7 minutes. Later to 6.".to_owned(),
                ..Story::default()
            },
            ..BankedStory::default()
        };
        assert_eq!(
            SheetStory::of(&told).numbers,
            ["The wait fell to 7 minutes."]
        );
    }
}
