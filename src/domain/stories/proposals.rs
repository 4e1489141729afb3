//! Numbers that the ledger does not hold yet: the figures of a story's Result as entries, filled in
//! as far as the sentence goes.

use crate::domain::prose::quantities::{Quantity, quantities};
use crate::domain::record::id::RecordId;
use crate::domain::stories::ledger::words_of;
use crate::domain::stories::metric::Metric;
use crate::domain::stories::story::Story;
use crate::domain::text;
use crate::domain::text::Span;

/// An entry that a story's Result asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// The story.
    pub story: RecordId,
    /// The sentence that tells it.
    pub sentence: String,
    /// The entry, filled in as far as the sentence goes.
    pub metric: Metric,
}

/// Verbs between what is counted and its figure. Sorted.
const VERBS: &[&str] = &[
    "are",
    "brought",
    "came",
    "climbed",
    "cut",
    "declined",
    "decreased",
    "doubled",
    "dropped",
    "fell",
    "grew",
    "had",
    "halved",
    "has",
    "have",
    "held",
    "improved",
    "increased",
    "is",
    "lifted",
    "lowered",
    "moved",
    "raised",
    "reached",
    "reduced",
    "rose",
    "sank",
    "saved",
    "shrank",
    "sank",
    "stood",
    "took",
    "was",
    "went",
    "were",
];

/// Who did it, where a sentence begins with it. Sorted.
const DOERS: &[&str] = &[
    "he", "i", "it", "she", "that", "they", "this", "we", "which",
];

/// Words that a name does not begin with. Sorted.
const BEFORE_A_NAME: &[&str] = &[
    "a", "also", "an", "and", "as", "but", "finally", "in", "its", "my", "our", "so", "the",
    "their", "then", "total",
];

/// Units of the time that something took, which is the period of a number and not one itself.
const TIMES: &[&str] = &["day", "month", "quarter", "week", "year"];

/// Words before such a time. Sorted.
const BEFORE_A_TIME: &[&str] = &["after", "during", "for", "in", "inside", "over", "within"];

/// The longest name that is proposed, in words.
const LONGEST_NAME: usize = 7;

/// The figures of a story's Result that no entry holds yet, as entries.
#[must_use]
pub fn proposals(id: &RecordId, story: &Story, ledger: &[(RecordId, Metric)]) -> Vec<Proposal> {
    if story.is_retired() {
        return Vec::new();
    }
    let held: Vec<Quantity> = ledger
        .iter()
        .flat_map(|(_, metric)| [&metric.baseline, &metric.result, &metric.period])
        .flat_map(|text| quantities(text))
        .collect();
    let is_held = |figure: &Quantity| {
        held.iter().any(|one| {
            one.thousandths == figure.thousandths
                && (one.unit == figure.unit || one.unit.is_empty() || figure.unit.is_empty())
        })
    };
    let mut proposals = Vec::new();
    for paragraph in text::paragraphs(&story.result) {
        let paragraph = paragraph.of(&story.result);
        for sentence in text::sentences(paragraph) {
            let sentence = sentence.of(paragraph);
            let (times, figures): (Vec<_>, Vec<_>) = quantities(sentence)
                .into_iter()
                .partition(|figure| is_time(sentence, figure));
            let period = times
                .first()
                .map(|time| time_in_words(sentence, time))
                .unwrap_or_default();
            let mut rest = figures.as_slice();
            while let Some((figure, after)) = rest.split_first() {
                let pair = after
                    .first()
                    .and_then(|next| as_pair(sentence, figure, next));
                rest = if pair.is_some() {
                    after.get(1..).unwrap_or_default()
                } else {
                    after
                };
                let (baseline, result) = pair.unwrap_or((None, figure));
                if is_held(result) && baseline.is_none_or(is_held) {
                    continue;
                }
                let first = baseline.map_or(result.span.start, |baseline| {
                    baseline.span.start.min(result.span.start)
                });
                let quote = |figure: &Quantity| figure.span.of(sentence).to_owned();
                proposals.push(Proposal {
                    story: id.clone(),
                    sentence: sentence.to_owned(),
                    metric: Metric {
                        name: name_before(sentence, first)
                            .unwrap_or_else(|| name_by_unit(story, result)),
                        baseline: baseline.map(quote).unwrap_or_default(),
                        result: quote(result),
                        period: period.clone(),
                        stories: vec![id.clone()],
                        ..Metric::default()
                    },
                });
            }
        }
    }
    proposals
}

fn last_word_before(sentence: &str, at: usize) -> String {
    words_of(sentence.get(..at).unwrap_or_default())
        .pop()
        .map(|(_, word)| word)
        .unwrap_or_default()
}

fn is_time(sentence: &str, figure: &Quantity) -> bool {
    let before = last_word_before(sentence, figure.span.start);
    TIMES.contains(&figure.unit.as_str()) && BEFORE_A_TIME.binary_search(&before.as_str()).is_ok()
}

/// "over 6 weeks", as it stands in the sentence.
fn time_in_words(sentence: &str, time: &Quantity) -> String {
    let before = last_word_before(sentence, time.span.start);
    format!("{before} {}", time.span.of(sentence))
}

/// Two figures that tell one number: "from 19 to 7 minutes", "7 minutes, down from 19".
fn as_pair<'a>(
    sentence: &str,
    one: &'a Quantity,
    next: &'a Quantity,
) -> Option<(Option<&'a Quantity>, &'a Quantity)> {
    let gap = Span {
        start: one.span.end,
        end: next.span.start,
    };
    let is_edge = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '(');
    let between = gap.of(sentence).trim_matches(is_edge).to_lowercase();
    let is_from = last_word_before(sentence, one.span.start) == "from";
    match between.as_str() {
        "to" | "down to" | "up to" if is_from => Some((Some(one), next)),
        "→" | "->" => Some((Some(one), next)),
        "down from" | "up from" | "from" | "instead of" => Some((Some(next), one)),
        _ => None,
    }
    .filter(|_| one.unit == next.unit)
}

/// What a sentence counts, by the words before its first figure.
fn name_before(sentence: &str, figure: usize) -> Option<String> {
    let before = sentence.get(..figure)?;
    let clause = before.rfind([',', ';', ':']).map_or(before, |at| {
        let after = before.get(at + 1..).unwrap_or_default();
        if words_of(after).len() > 1 {
            after
        } else {
            before
        }
    });
    let words = words_of(clause);
    let is_in = |table: &[&str], word: &str| table.contains(&word);
    let verb = words.iter().rposition(|(_, word)| is_in(VERBS, word))?;
    let subject = words.get(..verb)?;
    let is_doer = subject
        .last()
        .is_none_or(|(_, word)| is_in(DOERS, word) || is_in(BEFORE_A_NAME, word));
    let named = if is_doer {
        words.get(verb + 1..)?
    } else {
        subject
    };
    // "from", "by" and "to" stand before the figure and belong to it.
    let end = named
        .iter()
        .rposition(|(_, word)| !matches!(word.as_str(), "from" | "by" | "to" | "of" | "at"))?;
    let named = named.get(..=end)?;
    let start = named
        .iter()
        .position(|(_, word)| !is_in(BEFORE_A_NAME, word) && !is_in(DOERS, word))?;
    let named = named.get(start..)?;
    let (first, last) = (named.first()?, named.last()?);
    let name = clause.get(first.0.start..last.0.end)?.trim();
    (named.len() <= LONGEST_NAME).then(|| capitalized(name))
}

/// A name made of the story's title and of what is counted.
fn name_by_unit(story: &Story, figure: &Quantity) -> String {
    let title = story.display_title();
    match figure.unit.as_str() {
        "%" => format!("{title}, share"),
        unit if unit.chars().any(char::is_alphabetic) => format!("{title}, {unit}s"),
        _ => title,
    }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> RecordId {
        RecordId::from_text(name)
    }

    fn proposed(result: &str, ledger: &[(RecordId, Metric)]) -> Vec<[String; 4]> {
        let story = Story {
            title: "Returns desk".to_owned(),
            result: result.to_owned(),
            ..Story::default()
        };
        proposals(&id("s"), &story, ledger)
            .into_iter()
            .map(|proposal| {
                let metric = proposal.metric;
                [metric.name, metric.baseline, metric.result, metric.period]
            })
            .collect()
    }

    #[test]
    fn figures_of_a_result_become_entries_with_what_the_sentence_says() {
        for (result, name, baseline, value, period) in [
            (
                "The wait at the desk fell from 19 to 7 minutes over 6 weeks.",
                "Wait at the desk",
                "19",
                "7 minutes",
                "over 6 weeks",
            ),
            (
                "I cut the return rate from 12 % to 8 %.",
                "Return rate",
                "12 %",
                "8 %",
                "",
            ),
            (
                "7 minutes, down from 19, over 6 weeks.",
                "Returns desk, minutes",
                "19",
                "7 minutes",
                "over 6 weeks",
            ),
            (
                "Revenue rose by $1.2 million in 2 quarters.",
                "Revenue",
                "",
                "$1.2 million",
                "in 2 quarters",
            ),
            (
                "40 stores adopted it.",
                "Returns desk, stores",
                "",
                "40 stores",
                "",
            ),
        ] {
            let wanted = [name, baseline, value, period].map(str::to_owned);
            assert_eq!(proposed(result, &[]), [wanted], "{result}");
        }
    }

    #[test]
    fn a_figure_that_an_entry_holds_and_a_time_alone_are_not_proposed() {
        let wait = Metric {
            name: "Wait at the returns desk".to_owned(),
            baseline: "19 minutes".to_owned(),
            result: "7 minutes".to_owned(),
            period: "over 6 weeks".to_owned(),
            ..Metric::default()
        };
        let ledger = [(id("a"), wait)];
        assert_eq!(proposed("Down to 7 minutes from 19.", &ledger).len(), 0);
        assert_eq!(proposed("It was rolled out within 3 months.", &[]).len(), 0);
        assert_eq!(proposed("It launched in May 2024 in Q3.", &[]).len(), 0);
        assert_eq!(proposed("", &[]).len(), 0);
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(BEFORE_A_TIME.is_sorted(), "{BEFORE_A_TIME:?}");
    }
}
