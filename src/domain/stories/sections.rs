//! A story's numbers and follow-ups as sections of its Markdown, which parse back unchanged.

use std::fmt::Write;

use crate::domain::stories::bank::BankedStory;
use crate::domain::stories::escapes::{escaped, escaped_line, escaped_title, plain, shielded};
use crate::domain::stories::metric::{Certainty, Metric};
use crate::domain::stories::probe::{AnswerStanding, Probe};

/// A section below a story.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StorySection {
    /// Its numbers.
    Numbers,
    /// The questions under it, and the answers.
    Questions,
}

impl StorySection {
    /// The heading.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Numbers => "Numbers",
            Self::Questions => "Questions",
        }
    }

    /// The section for a heading.
    #[must_use]
    pub fn named(heading: &str) -> Option<Self> {
        [Self::Numbers, Self::Questions]
            .into_iter()
            .find(|section| section.name() == heading.trim())
    }

    /// Parses the lines of a section into a story.
    pub fn read(self, lines: &[&str], told: &mut BankedStory) {
        match self {
            Self::Numbers => read_numbers(lines, &mut told.numbers),
            Self::Questions => read_questions(lines, &mut told.probes),
        }
    }
}

/// A story title that cannot be parsed as a section.
pub(super) fn title_in_markdown(title: &str) -> String {
    if StorySection::named(title).is_some() {
        shielded(title)
    } else {
        escaped_title(title)
    }
}

/// A list item: its indentation, and its text.
fn item(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start();
    let rest = text.strip_prefix(['-', '*'])?.strip_prefix(' ')?;
    Some(((line.len() - text.len()) / 2, rest.trim()))
}

// Numbers

/// A text of a number, with its label.
type Text = (&'static str, fn(&mut Metric) -> &mut String);

/// The texts of a number, each with its label.
const TEXTS: [Text; 5] = [
    ("Before", |number| &mut number.baseline),
    ("After", |number| &mut number.result),
    ("Period", |number| &mut number.period),
    ("Measured by", |number| &mut number.method),
    ("Source", |number| &mut number.source),
];

const CERTAINTY: &str = "Certainty";

/// The section of a story's numbers; empty if there are none.
pub(super) fn numbers_in_markdown(numbers: &[Metric]) -> String {
    let mut text = String::new();
    if numbers.is_empty() {
        return text;
    }
    // Writing to a String cannot fail, here and below.
    let _ = write!(text, "\n## {}\n\n", StorySection::Numbers.name());
    for number in numbers {
        let mut number = number.clone();
        // In earlier files, an arrow marks a number's values.
        let name = one_line(&number.name).replace('→', "&#8594;");
        let _ = writeln!(text, "- {name}");
        for (label, field) in TEXTS {
            let value = one_line(field(&mut number));
            if !value.is_empty() {
                let _ = writeln!(text, "  - {label}: {value}");
            }
        }
        let _ = writeln!(text, "  - {CERTAINTY}: {}", number.certainty.name());
    }
    text
}

fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    escaped(&line)
}

fn read_numbers(lines: &[&str], numbers: &mut Vec<Metric>) {
    for line in lines {
        let Some((depth, text)) = item(line) else {
            // A continuation line belongs to the name above it.
            if let Some(number) = numbers.last_mut().filter(|_| !line.trim().is_empty()) {
                append(&mut number.method, &plain(line));
            }
            continue;
        };
        let labelled = text.split_once(": ");
        if depth == 0 {
            numbers.push(number_in_one_line(text));
        } else if let (Some(number), Some((label, value))) = (numbers.last_mut(), labelled) {
            let value = plain(value);
            if let Some((_, field)) = TEXTS.into_iter().find(|(name, _)| *name == label) {
                *field(number) = value;
            } else if label == CERTAINTY {
                let certainty = Certainty::ALL.into_iter().find(|one| one.name() == value);
                number.certainty = certainty.unwrap_or_default();
            } else {
                append(&mut number.method, &plain(text));
            }
        }
    }
}

fn append(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

/// A number on one line, as in earlier files: "Wait: 19 → 7 minutes, over 6 weeks".
fn number_in_one_line(text: &str) -> Metric {
    let name = |name: &str| Metric {
        name: plain(name),
        ..Metric::default()
    };
    let Some((before, values)) = text
        .split_once(": ")
        .filter(|(_, values)| values.contains('→'))
    else {
        return name(text);
    };
    let (values, period) = values.rsplit_once(", ").unwrap_or((values, ""));
    let (baseline, result) = values.split_once(" → ").unwrap_or(("", values));
    Metric {
        baseline: plain(baseline),
        result: plain(result),
        period: plain(period),
        ..name(before)
    }
}

// Questions

const ANSWER: &str = "Answer:";
const STANDING: &str = "Standing:";

/// The section of a story's follow-ups; empty if there are none. Questions about an answer are
/// indented below it.
pub(super) fn questions_in_markdown(probes: &[Probe]) -> String {
    let mut text = String::new();
    if probes.is_empty() {
        return text;
    }
    let _ = write!(text, "\n## {}\n\n", StorySection::Questions.name());
    let is_there = |number: u32| probes.iter().any(|probe| probe.number == number);
    let level = |parent: Option<u32>| -> Vec<&Probe> {
        let under = |probe: &&Probe| {
            probe
                .parent
                .filter(|number| is_there(*number) && *number != probe.number)
                == parent
        };
        probes.iter().rev().filter(under).collect()
    };
    let mut open: Vec<(usize, &Probe)> = level(None).into_iter().map(|probe| (0, probe)).collect();
    let mut written = 0_usize;
    while let Some((depth, probe)) = open.pop() {
        // An imported row might contain a cycle.
        if written >= probes.len() {
            break;
        }
        written += 1;
        let indent = "  ".repeat(depth);
        let _ = writeln!(text, "{indent}- {}", escaped_question(&probe.question));
        // Written even without an answer, because it marks a file of the current format.
        let lines: Vec<String> = probe
            .answer
            .trim()
            .lines()
            .map(|line| escaped_line(line.trim_end()))
            .collect();
        let _ = writeln!(
            text,
            "{indent}  - {ANSWER} {}",
            lines.join(&format!("\\\n{indent}    "))
        );
        if let Some(standing) = probe.standing {
            let _ = writeln!(text, "{indent}  - {STANDING} {}", standing.name());
        }
        open.extend(
            level(Some(probe.number))
                .into_iter()
                .map(|probe| (depth + 1, probe)),
        );
    }
    text
}

/// A question that cannot be parsed as an answer.
fn escaped_question(question: &str) -> String {
    let line = one_line(question);
    let is_label = line.starts_with(ANSWER) || line.starts_with(STANDING);
    if is_label {
        line.replacen(':', "\\:", 1)
    } else {
        line
    }
}

fn read_questions(lines: &[&str], probes: &mut Vec<Probe>) {
    // The numbers of the open questions, one per level.
    let mut open: Vec<u32> = Vec::new();
    let mut goes_on = false;
    for line in lines {
        if goes_on {
            goes_on = is_broken(line);
            if let Some(probe) = open
                .last()
                .and_then(|number| probes.iter_mut().find(|probe| probe.number == *number))
            {
                probe.answer.push('\n');
                probe.answer.push_str(&broken(line));
            }
            continue;
        }
        let Some((depth, text)) = item(line) else {
            continue;
        };
        let parent = depth
            .checked_sub(1)
            .and_then(|above| open.get(above))
            .copied();
        let owner =
            parent.and_then(|number| probes.iter_mut().find(|probe| probe.number == number));
        if let (Some(probe), Some(answer)) = (owner, text.strip_prefix(ANSWER)) {
            goes_on = is_broken(line);
            probe.answer = broken(answer);
            open.truncate(depth);
        } else if let (Some(number), Some(standing)) = (parent, text.strip_prefix(STANDING)) {
            let standing = AnswerStanding::ALL
                .into_iter()
                .find(|one| one.name() == standing.trim());
            if let Some(probe) = probes.iter_mut().find(|probe| probe.number == number) {
                probe.standing = standing;
            }
        } else {
            let number = probes.iter().map(|probe| probe.number).max().unwrap_or(0) + 1;
            open.truncate(depth.min(open.len()));
            open.push(number);
            // In earlier files, the answer follows the question on the same line.
            let (question, answer) = text.split_once("? ").map_or((text, ""), |(_, answer)| {
                (
                    text.get(..text.len() - answer.len() - 1).unwrap_or(text),
                    answer,
                )
            });
            let is_old = parent.is_none()
                && lines
                    .iter()
                    .all(|line| item(line).is_none_or(|(depth, _)| depth == 0));
            let (question, answer) = if is_old {
                (question, answer)
            } else {
                (text, "")
            };
            probes.push(Probe {
                number,
                parent,
                question: plain(question),
                answer: plain(answer),
                standing: None,
            });
        }
    }
}

/// Whether a line continues on the next one: it ends in a single backslash, because backslashes of the
/// text are doubled.
fn is_broken(line: &str) -> bool {
    let line = line.trim_end();
    (line.len() - line.trim_end_matches('\\').len()) % 2 == 1
}

/// A line without its continuation mark.
fn broken(line: &str) -> String {
    let line = line.trim();
    let line = if is_broken(line) {
        line.strip_suffix('\\').unwrap_or(line)
    } else {
        line
    };
    plain(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn back(numbers: &[Metric], probes: &[Probe]) -> (Vec<Metric>, Vec<Probe>) {
        let mut told = BankedStory::default();
        for (section, text) in [
            (StorySection::Numbers, numbers_in_markdown(numbers)),
            (StorySection::Questions, questions_in_markdown(probes)),
        ] {
            let lines: Vec<&str> = text
                .lines()
                .filter(|line| !line.starts_with("##"))
                .collect();
            section.read(&lines, &mut told);
        }
        (told.numbers, told.probes)
    }

    #[test]
    fn earlier_files_have_a_number_and_a_question_on_one_line() {
        let mut told = BankedStory::default();
        StorySection::Numbers.read(&["- Wait: 19 → 7 minutes, over 6 weeks"], &mut told);
        StorySection::Questions.read(
            &["- Why that metric? It was what customers named."],
            &mut told,
        );
        let number = &told.numbers[0];
        assert_eq!(
            [
                &number.name,
                &number.baseline,
                &number.result,
                &number.period
            ],
            ["Wait", "19", "7 minutes", "over 6 weeks"]
        );
        assert_eq!(
            [&told.probes[0].question, &told.probes[0].answer],
            ["Why that metric?", "It was what customers named."]
        );
    }

    fn line() -> impl Strategy<Value = String> {
        prop_oneof![
            "[ -~]{1,20}",
            Just("Answer: x".to_owned()),
            Just("Result".to_owned()),
            Just("a: b → c, d".to_owned()),
            Just("Why? So".to_owned())
        ]
        .prop_map(|line| line.split_whitespace().collect::<Vec<&str>>().join(" "))
        .prop_filter("a text", |line| !line.is_empty())
    }

    proptest! {
        #[test]
        fn numbers_and_questions_are_read_back_equal(
            numbers in proptest::collection::vec((line(), line(), line(), 0..3_usize), 0..3),
            questions in proptest::collection::vec((line(), proptest::collection::vec(line(), 0..3), 0..4_usize), 0..5),
        ) {
            let numbers: Vec<Metric> = numbers
                .into_iter()
                .map(|(name, result, method, certainty)| Metric { name, result, method, certainty: Certainty::ALL[certainty], ..Metric::default() })
                .collect();
            let probes: Vec<Probe> = questions
                .into_iter()
                .enumerate()
                .map(|(index, (question, answer, standing))| Probe {
                    number: u32::try_from(index + 1).unwrap(),
                    // Each one digs into the answer before it.
                    parent: u32::try_from(index).ok().filter(|number| *number > 0),
                    question,
                    answer: answer.join("\n"),
                    standing: AnswerStanding::ALL.get(standing).copied(),
                })
                .collect();
            prop_assert_eq!(back(&numbers, &probes), (numbers, probes));
        }
    }
}
