//! Suggested ledger entries: the figures of a story that the ledger doesn't have yet, filled in as
//! far as the sentence goes.

use std::collections::{BTreeSet, HashMap};

use crate::domain::prose::quantities::{NO_UNITS, Quantity, quantities};
use crate::domain::record::id::RecordId;
use crate::domain::stories::circumstances::{
    BEFORE_A_BASE, is_circumstance, is_count, is_whole, part_of, without_differences,
};
use crate::domain::stories::ledger::is_wish;
use crate::domain::stories::metric::Metric;
use crate::domain::stories::naming::{same_name, words_of};
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::text;
use crate::domain::text::Span;
use crate::domain::text::capitalized;

/// A suggested entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// The story.
    pub story: RecordId,
    /// Its sentence.
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
    "stood",
    "took",
    "was",
    "went",
    "were",
];

/// Words of a task, whose figures are targets. Sorted.
const OF_A_TASK: &[&str] = &[
    "asked", "deadline", "expected", "had", "job", "must", "need", "needed", "task",
];

/// Sentence beginnings that say who did it. Sorted.
const DOERS: &[&str] = &[
    "he", "i", "it", "she", "that", "they", "this", "we", "which",
];

/// Words that a name does not begin with. Sorted.
const BEFORE_A_NAME: &[&str] = &[
    "a", "also", "an", "and", "as", "but", "finally", "in", "its", "my", "our", "so", "the",
    "their", "then", "total",
];

/// Verbs that go before another. Sorted.
const AUXILIARIES: &[&str] = &[
    "be", "been", "could", "had", "has", "have", "is", "was", "were", "will", "would",
];

/// Words that begin a clause of their own. Sorted.
const CLAUSE_OPENERS: &[&str] = &[
    "because", "but", "if", "since", "so", "that", "when", "where", "while",
];

/// Units of the time that something took, which is the period of a number and not one itself.
const TIMES: &[&str] = &["day", "month", "quarter", "week", "year"];

/// Words before such a time. Sorted.
const BEFORE_A_TIME: &[&str] = &["after", "during", "for", "in", "inside", "over", "within"];

/// The longest suggested name, in words.
const LONGEST_NAME: usize = 7;

/// The parts of a story, those with outcomes first; `None` is its opening line.
const PARTS: [Option<StarPart>; 6] = [
    Some(StarPart::Result),
    Some(StarPart::Action),
    Some(StarPart::Situation),
    Some(StarPart::Task),
    Some(StarPart::Learning),
    None,
];

/// The figures of a story that no entry has yet, as entries. Outside of its Result, a figure counts
/// only if it says what it counts, and is not a target.
#[must_use]
pub fn proposals(id: &RecordId, story: &Story, ledger: &HeldFigures) -> Vec<Proposal> {
    if story.is_retired() {
        return Vec::new();
    }
    let mut held = HeldFigures::default();
    let mut proposals: Vec<Proposal> = Vec::new();
    for part in PARTS {
        let told = part.map_or(story.hook.as_str(), |part| story.part(part));
        for paragraph in text::paragraphs(told) {
            let paragraph = paragraph.of(told);
            for sentence in text::sentences(paragraph) {
                let sentence = sentence.of(paragraph);
                for metric in numbers_of(sentence, part, story) {
                    let figures = figures_of(&metric);
                    if figures
                        .iter()
                        .all(|figure| ledger.have(figure) || held.have(figure))
                    {
                        continue;
                    }
                    held.extend(figures);
                    if let Some(known) = proposals
                        .iter_mut()
                        .find(|known| is_before(part, &metric, &known.metric))
                    {
                        known.metric.baseline = metric.result;
                        continue;
                    }
                    proposals.push(Proposal {
                        story: id.clone(),
                        sentence: sentence.to_owned(),
                        metric: Metric {
                            stories: vec![id.clone()],
                            ..metric
                        },
                    });
                }
            }
        }
    }
    proposals
}

fn figures_of(metric: &Metric) -> Vec<Quantity> {
    let texts = [&metric.baseline, &metric.result, &metric.period];
    texts
        .into_iter()
        .flat_map(|text| quantities(text))
        .collect()
}

/// The figures that entries hold, by their value.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HeldFigures {
    units: HashMap<u64, BTreeSet<String>>,
}

impl HeldFigures {
    /// The figures of the ledger.
    #[must_use]
    pub fn of<'a>(ledger: impl IntoIterator<Item = &'a Metric>) -> Self {
        let mut held = Self::default();
        held.extend(ledger.into_iter().flat_map(figures_of));
        held
    }

    fn extend(&mut self, figures: impl IntoIterator<Item = Quantity>) {
        for figure in figures {
            let units = self.units.entry(figure.thousandths).or_default();
            units.insert(figure.unit);
        }
    }

    fn have(&self, figure: &Quantity) -> bool {
        self.units.get(&figure.thousandths).is_some_and(|units| {
            figure.unit.is_empty() || units.contains("") || units.contains(&figure.unit)
        })
    }
}

/// Whether a number in the Situation is the baseline of one in the outcome.
fn is_before(part: Option<StarPart>, number: &Metric, outcome: &Metric) -> bool {
    let unit = |text: &str| quantities(text).first().map(|figure| figure.unit.clone());
    part == Some(StarPart::Situation)
        && number.baseline.is_empty()
        && outcome.baseline.is_empty()
        && same_name(&number.name, &outcome.name)
        && unit(&number.result) == unit(&outcome.result)
}

/// The numbers of a sentence.
fn numbers_of(sentence: &str, part: Option<StarPart>, story: &Story) -> Vec<Metric> {
    let is_result = part == Some(StarPart::Result);
    let words = words_of(sentence);
    let has = |is_of_it: &dyn Fn(&str) -> bool| words.iter().any(|(_, word)| is_of_it(word));
    let is_wished = !is_result && has(&is_wish);
    let is_task = part == Some(StarPart::Task);
    if is_task && (is_wished || has(&|word| OF_A_TASK.binary_search(&word).is_ok())) {
        return Vec::new();
    }
    let method = method_in(sentence);
    let is_of_method = |figure: &Quantity| {
        method.is_some_and(|span| span.start <= figure.span.start && figure.span.end <= span.end)
    };
    let (times, figures): (Vec<_>, Vec<_>) = quantities(sentence)
        .into_iter()
        .filter(|figure| !is_of_method(figure))
        .partition(|figure| is_time(sentence, figure));
    let period = times
        .first()
        .map(|time| time_in_words(sentence, time))
        .or_else(|| spelled_time(sentence))
        .unwrap_or_default();
    let method = method.map_or("", |span| span.of(sentence)).to_owned();
    let mut numbers: Vec<Metric> = Vec::new();
    let mut rest = figures.as_slice();
    while let Some((figure, after)) = rest.split_first() {
        if is_circumstance(sentence, figure, !numbers.is_empty()) {
            rest = after;
            continue;
        }
        // "12 of 40 sites" is one number.
        let whole = after
            .first()
            .filter(|next| is_whole(sentence, figure, next));
        let after = if whole.is_some() {
            after.get(1..).unwrap_or_default()
        } else {
            after
        };
        let pair = after
            .first()
            .and_then(|next| as_pair(sentence, figure, next));
        rest = if pair.is_some() {
            after.get(1..).unwrap_or_default()
        } else {
            after
        };
        let (baseline, result) = pair.unwrap_or((None, figure));
        let first = baseline.map_or(result.span.start, |baseline| {
            baseline.span.start.min(result.span.start)
        });
        let name = name_before(sentence, first);
        // A change happened as stated; single figures that are targets or count things are left out.
        let is_told = baseline.is_some() || !is_wished && is_amount(result);
        if !is_result && (name.is_none() || !is_told) {
            continue;
        }
        let quote = |figure: &Quantity| figure.span.of(sentence).to_owned();
        numbers.push(Metric {
            name: name.unwrap_or_else(|| name_by_unit(sentence, story, result)),
            baseline: baseline.map(quote).unwrap_or_default(),
            result: match whole {
                Some(whole) if pair.is_none() && is_count(figure) => {
                    part_of(sentence, figure, whole).to_owned()
                }
                _ => quote(result),
            },
            period: period.clone(),
            method: method.clone(),
            ..Metric::default()
        });
    }
    without_differences(numbers)
}

/// Whether a figure is a share, money, or a level, and not a count of things named beside it.
fn is_amount(figure: &Quantity) -> bool {
    !figure.unit.chars().any(char::is_alphabetic) || figure.unit == "pp"
}

fn last_word_before(sentence: &str, at: usize) -> String {
    words_of(sentence.get(..at).unwrap_or_default())
        .pop()
        .map(|(_, word)| word)
        .unwrap_or_default()
}

fn is_time(sentence: &str, figure: &Quantity) -> bool {
    let before = last_word_before(sentence, figure.span.start);
    let behind = sentence
        .get(figure.span.end..)
        .unwrap_or_default()
        .trim_start();
    // "Paid in 2 days instead of 9" is the number itself.
    let is_compared = ["instead of", "rather than", "down from", "up from"]
        .iter()
        .any(|words| behind.trim_start_matches(", ").starts_with(words));
    TIMES.contains(&figure.unit.as_str())
        && BEFORE_A_TIME.binary_search(&before.as_str()).is_ok()
        && !is_compared
}

/// "over 6 weeks", as in the sentence.
fn time_in_words(sentence: &str, time: &Quantity) -> String {
    let before = last_word_before(sentence, time.span.start);
    format!("{before} {}", time.span.of(sentence))
}

/// Small numbers in words, as times have them. Sorted.
const SMALL_NUMBERS: &[&str] = &[
    "a", "eight", "eleven", "five", "four", "nine", "one", "seven", "six", "ten", "the", "three",
    "twelve", "two",
];

/// "in two quarters" and "three-week", as in the sentence.
fn spelled_time(sentence: &str) -> Option<String> {
    let words = words_of(sentence);
    let is_unit = |word: &str| TIMES.contains(&word.strip_suffix('s').unwrap_or(word));
    let is_number = |word: &str| SMALL_NUMBERS.binary_search(&word).is_ok();
    let is_before = |word: &str| BEFORE_A_TIME.binary_search(&word).is_ok();
    words.windows(3).find_map(|window| {
        let [(before, preposition), (number, counted), (unit, of)] = window else {
            return None;
        };
        if !is_unit(of) || !is_number(counted) {
            return None;
        }
        let start = if is_before(preposition) {
            before.start
        } else if sentence.get(number.end..unit.start) == Some("-") {
            number.start
        } else {
            return None;
        };
        sentence.get(start..unit.end).map(str::to_owned)
    })
}

/// Words before the method of measurement. A test and a survey are methods themselves.
const BEFORE_A_METHOD: [&str; 9] = [
    "measured with ",
    "measured by ",
    "measured in ",
    "measured on ",
    "counted by ",
    "counted in ",
    "tracked in ",
    "tracked by ",
    "according to ",
];

/// Words for a study, whose figure is its sample size.
const OF_AN_INQUIRY: [&str; 5] = [
    "survey",
    "responses",
    "respondents",
    "interviews",
    "answers",
];

/// How a sentence says it was measured: "A/B test on 40,000 visitors".
fn method_in(sentence: &str) -> Option<Span> {
    let lower = sentence.to_ascii_lowercase();
    let behind = |marker: &&str| Some(lower.find(*marker)? + marker.len());
    let inquiry = || {
        lower
            .match_indices("from ")
            .map(|(at, from)| at + from.len())
            .find(|start| is_inquiry(sentence, *start))
    };
    let start = BEFORE_A_METHOD
        .iter()
        .find_map(behind)
        .or_else(|| lower.find("a/b test"))
        .or_else(inquiry)?;
    clause_from(sentence, start).filter(|span| span.start < span.end)
}

/// Whether a clause begins with a sample size: "1,900 survey answers".
fn is_inquiry(sentence: &str, start: usize) -> bool {
    let clause = clause_from(sentence, start).map_or("", |clause| clause.of(sentence));
    clause.starts_with(|letter: char| letter.is_ascii_digit())
        && words_of(clause)
            .iter()
            .any(|(_, word)| OF_AN_INQUIRY.contains(&word.as_str()))
}

/// The text from an offset to the sentence's next punctuation mark.
fn clause_from(sentence: &str, start: usize) -> Option<Span> {
    let rest = sentence.get(start..)?;
    let end = rest
        .find([';', '(', ')', '—', '–'])
        .into_iter()
        .chain(rest.find(", "))
        .min()
        .unwrap_or(rest.len());
    let clause = rest.get(..end)?.trim_end_matches(['.', '!', '?', ' ']);
    Some(Span {
        start,
        end: start + clause.len(),
    })
}

/// Words between two figures of which the second is the baseline: "78% against 31%".
const BEFORE_WHAT_WAS: [&str; 9] = [
    "down from",
    "up from",
    "from",
    "instead of",
    "rather than",
    "against",
    "versus",
    "vs",
    "compared with",
];

/// The most words between two figures of one number.
const BETWEEN: usize = 5;

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
    let text = gap.of(sentence);
    let is_arrow = matches!(text.trim(), "→" | "->" | "=>");
    // "2 days instead of 9 from May on": a bare number has the unit of the one before it.
    let is_bare = next
        .span
        .of(sentence)
        .chars()
        .all(|letter| letter.is_ascii_digit());
    if one.unit != next.unit && !is_bare || text.contains([';', ':', '—', '–']) && !is_arrow {
        return None;
    }
    let words: Vec<String> = words_of(text).into_iter().map(|(_, word)| word).collect();
    if words.len() > BETWEEN {
        return None;
    }
    let between = words.join(" ");
    let ends_with = |end: &str| between == end || between.ends_with(&format!(" {end}"));
    let before = words_of(sentence.get(..one.span.start).unwrap_or_default());
    let is_from = before.last().is_some_and(|(_, word)| word == "from");
    // "By 31 votes to 14" changed nothing.
    if before.last().is_some_and(|(_, word)| word == "by") {
        return None;
    }
    // "8 to 3 percent" falls; "8 to 10 percent" is a range, unless something rose.
    let is_change = next.thousandths < one.thousandths
        || before.iter().rev().take(3).any(|(_, word)| {
            matches!(
                word.as_str(),
                "rose" | "grew" | "climbed" | "went" | "improved"
            )
        });
    if is_arrow || ends_with("to") && (is_from || is_change && words.len() <= 2) {
        Some((Some(one), next))
    } else if BEFORE_WHAT_WAS.into_iter().any(ends_with) || ends_with("compared to") {
        Some((Some(next), one))
    } else {
        None
    }
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
    // "The cloud bill had reached", "a discount because price was": the noun alone.
    let end = subject
        .iter()
        .rposition(|(_, word)| !is_in(AUXILIARIES, word))
        .map_or(0, |last| last + 1);
    let subject = subject.get(..end)?;
    let start = subject
        .iter()
        .rposition(|(_, word)| is_in(CLAUSE_OPENERS, word))
        .map_or(0, |at| at + 1);
    let is_relative = subject
        .last()
        .is_some_and(|(_, word)| matches!(word.as_str(), "that" | "who" | "which"));
    if is_relative {
        return None;
    }
    let subject = subject.get(start..)?;
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
    if named.first().is_some_and(|(_, word)| word == "to") {
        return None;
    }
    // "At $12 churn" is churn.
    let named = match named {
        [(_, at), (_, figure), rest @ ..]
            if BEFORE_A_BASE.binary_search(&at.as_str()).is_ok()
                && figure.starts_with(|letter: char| letter.is_ascii_digit()) =>
        {
            rest
        }
        _ => named,
    };
    let (first, last) = (named.first()?, named.last()?);
    let name = clause.get(first.0.start..last.0.end)?.trim();
    (named.len() <= LONGEST_NAME).then(|| capitalized(name))
}

/// A name made of the story's title and what is counted.
fn name_by_unit(sentence: &str, story: &Story, figure: &Quantity) -> String {
    let title = story.display_title();
    match figure.unit.as_str() {
        "%" => format!("{title}, share"),
        unit if unit.chars().any(char::is_alphabetic) => counted_by(sentence, figure)
            .map_or(title.clone(), |things| format!("{title}, {things}")),
        _ => title,
    }
}

/// The most words of what a figure counts.
const LONGEST_THING: usize = 3;

/// What a figure counts, in the sentence's words: "weekly users". `None` if that is not a noun, as in
/// "64 working".
fn counted_by(sentence: &str, figure: &Quantity) -> Option<String> {
    let behind = sentence.get(figure.span.start..)?;
    let is_mark =
        |letter: char| matches!(letter, ',' | ';' | ':' | '(' | ')' | '.' | '!' | '?' | '—');
    // The figure itself may have marks in it.
    let from = figure.span.end - figure.span.start;
    let end = behind
        .get(from..)?
        .find(is_mark)
        .map_or(behind.len(), |end| from + end);
    let words: Vec<String> = words_of(behind.get(..end)?)
        .into_iter()
        .map(|(_, word)| word)
        .skip_while(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
        .take_while(|word| {
            !NO_UNITS.has(word)
                && VERBS.binary_search(&word.as_str()).is_err()
                && !BEFORE_A_NAME.contains(&word.as_str())
                && !BEFORE_A_TIME.contains(&word.as_str())
                && !matches!(
                    word.as_str(),
                    "of" | "to" | "from" | "by" | "at" | "on" | "with" | "who" | "that"
                )
        })
        .take(LONGEST_THING)
        .collect();
    let is_noun = |word: &String| {
        !["ly", "ing", "ed"]
            .iter()
            .any(|ending| word.ends_with(ending))
    };
    // What people do with the things follows them: "40 stores adopted it".
    let verb = words
        .iter()
        .position(|word| word.ends_with("ed"))
        .filter(|at| *at > 0);
    let words = words.get(..verb.unwrap_or(words.len()))?;
    let last = words.iter().rposition(is_noun)?;
    Some(words.get(..=last)?.join(" "))
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
        proposals(
            &id("s"),
            &story,
            &HeldFigures::of(ledger.iter().map(|(_, one)| one)),
        )
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
    fn two_figures_of_one_number_are_its_before_and_after() {
        for (result, baseline, value) in [
            ("On-time shipping was 78% against 31%.", "31%", "78%"),
            ("78% of sellers renewed against 31% before.", "31%", "78%"),
            ("Returns fell 8 to 3 percent.", "8", "3 percent"),
            ("Returns rose 3 to 8 percent.", "3", "8 percent"),
            (
                "Revenue grew from $2.2 million a year to $2.6 million.",
                "$2.2 million",
                "$2.6 million",
            ),
            (
                "Revenue reached $2.6 million, up from $2.2 million.",
                "$2.2 million",
                "$2.6 million",
            ),
            ("NPS rose to 63.8 in June from 59.1.", "59.1", "63.8"),
            ("NPS: 59.1 → 63.8.", "59.1", "63.8"),
            ("Churn is 4% versus 9%.", "9%", "4%"),
            ("Churn is 4% compared with 9%.", "9%", "4%"),
        ] {
            let found = proposed(result, &[]);
            assert_eq!(found.len(), 1, "{result}: {found:?}");
            assert_eq!(found[0][1..3], [baseline, value], "{result}");
        }
        assert_eq!(
            proposed("Margins were 8 to 10 percent.", &[]).len(),
            2,
            "a range is no change"
        );
    }

    #[test]
    fn names_are_noun_phrases() {
        for (result, name) in [
            (
                "1,200 weekly users signed up.",
                "Returns desk, weekly users",
            ),
            ("64 working.", "Returns desk"),
            ("64 working days were saved.", "Returns desk, working days"),
            ("30 weekly.", "Returns desk"),
            ("40 stores adopted it.", "Returns desk, stores"),
            ("12 of 30 sites.", "Returns desk"),
        ] {
            assert_eq!(proposed(result, &[])[0][0], name, "{result}");
        }
    }

    #[test]
    fn the_sentence_says_its_period_and_method() {
        for (result, count, period, method) in [
            (
                "Conversion rose from 2.1% to 2.6% in a three-week A/B test on 40,000 visitors.",
                1,
                "three-week",
                "A/B test on 40,000 visitors",
            ),
            (
                "NPS went from 23 to 51 in two quarters, from 1,900 survey answers.",
                1,
                "in two quarters",
                "1,900 survey answers",
            ),
            (
                "The wait fell from 19 to 7 minutes over 6 weeks, measured with a stopwatch at the desk.",
                1,
                "over 6 weeks",
                "a stopwatch at the desk",
            ),
            ("Churn fell from 9% to 4%. It took 6 weeks.", 2, "", ""),
        ] {
            let story = Story {
                result: result.to_owned(),
                ..Story::default()
            };
            let found = proposals(&id("s"), &story, &HeldFigures::default());
            assert_eq!(found.len(), count, "{result}: {found:?}");
            let metric = &found[0].metric;
            assert_eq!(
                [metric.period.as_str(), metric.method.as_str()],
                [period, method],
                "{result}"
            );
        }
    }

    #[test]
    fn every_part_is_read_and_the_situation_says_what_was_before() {
        let story = Story {
            hook: "I cut the return rate from 12% to 8%.".to_owned(),
            situation: "The wait was 19 minutes. Churn was 9%. We were 12 people.".to_owned(),
            task: "My task was to bring churn down to 5%.".to_owned(),
            action: "I raised the budget from $40,000 to $55,000. I met 30 customers.".to_owned(),
            result: "Churn was 4% after 6 weeks.".to_owned(),
            ..Story::default()
        };
        let found: Vec<[String; 3]> = proposals(&id("s"), &story, &HeldFigures::default())
            .into_iter()
            .map(|one| [one.metric.name, one.metric.baseline, one.metric.result])
            .collect();
        let wanted = [
            ["Churn", "9%", "4%"],
            ["Budget", "$40,000", "$55,000"],
            ["Return rate", "12%", "8%"],
        ];
        assert_eq!(found, wanted.map(|one| one.map(str::to_owned)));
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
    fn a_circumstance_is_no_number_and_a_part_has_its_whole() {
        for (result, wanted) in [
            (
                "CO2 per parcel fell by 11% in the first 30 towns.",
                &[["CO2 per parcel", "", "11%"]][..],
            ),
            (
                "Price errors went from 4% to 0.1% of 90,000 emails.",
                &[["Price errors", "4%", "0.1%"]],
            ),
            (
                "At $12 churn rose from 2.0% to 2.3%.",
                &[["Churn", "2.0%", "2.3%"]],
            ),
            (
                "Retention rose by 6 percentage points, from 31% to 37%, over one quarter.",
                &[["Retention", "31%", "37%"]],
            ),
            (
                "Sellers were paid in 2 days instead of 9 from May on.",
                &[["Sellers", "9", "2 days"]],
            ),
            ("2 of 22 named it.", &[["Returns desk", "", "2 of 22"]]),
            ("All 12 had a new job within four months.", &[]),
            ("None of the 28 who stayed left that year.", &[]),
            (
                "We opened in 5 months and closed after 14, with a loss of $1.9M.",
                &[["Returns desk", "", "$1.9M"]],
            ),
            (
                "The cloud bill had reached $420k a month.",
                &[["Cloud bill", "", "$420k"]],
            ),
            (
                "Deposits rose to CHF 14,6 million.",
                &[["Deposits", "", "CHF 14,6 million"]],
            ),
            (
                "Rs 4.2 crore were lent.",
                &[["Returns desk", "", "Rs 4.2 crore"]],
            ),
        ] {
            let found: Vec<[String; 3]> = proposed(result, &[])
                .into_iter()
                .map(|[name, baseline, value, _]| [name, baseline, value])
                .collect();
            let wanted: Vec<[String; 3]> =
                wanted.iter().map(|one| one.map(str::to_owned)).collect();
            assert_eq!(found, wanted, "{result}");
        }
        let votes = proposed("The council lifted the ban by 31 votes to 14.", &[]);
        assert!(votes.iter().all(|one| one[1].is_empty()), "{votes:?}");
    }

    #[test]
    fn the_tables_are_sorted() {
        for table in [BEFORE_A_BASE, AUXILIARIES, CLAUSE_OPENERS] {
            assert!(table.is_sorted(), "{table:?}");
        }
        assert!(BEFORE_A_TIME.is_sorted(), "{BEFORE_A_TIME:?}");
    }
}
