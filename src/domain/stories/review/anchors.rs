//! The anchors of the numbers in a Result: the baseline, the period, and the source.

use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::stems::stem;
use crate::domain::prose::words::Words;
use crate::domain::stories::review::outcome::{compares, number};
use crate::domain::stories::review::period::{PERIODS, is_period};
use crate::domain::stories::review::telling::{Part, StoryText};
use crate::domain::stories::review::verdict::Said;
use crate::domain::stories::story::StarPart;
use crate::domain::text::Span;

/// Verbs and adverbs that hold their baseline in themselves. Sorted.
const FACTORS: Words = Words::new(&[
    "double",
    "doubled",
    "doubling",
    "fivefold",
    "half",
    "halved",
    "halving",
    "quadrupled",
    "tenfold",
    "threefold",
    "tripled",
    "twice",
    "twofold",
]);

/// Words that say how something is known. Sorted.
const METHODS: Words = Words::new(&[
    "ab",
    "according",
    "accounts",
    "analytics",
    "audit",
    "audited",
    "audits",
    "benchmark",
    "books",
    "cohort",
    "compared",
    "control",
    "counted",
    "counter",
    "counts",
    "crm",
    "dashboard",
    "dashboards",
    "data",
    "experiment",
    "experiments",
    "finance",
    "holdout",
    "interviewed",
    "interviews",
    "invoices",
    "ledger",
    "log",
    "logged",
    "logs",
    "measured",
    "monitored",
    "monitoring",
    "observed",
    "panel",
    "payroll",
    "pilot",
    "pilots",
    "poll",
    "queries",
    "query",
    "randomized",
    "receipts",
    "recorded",
    "records",
    "report",
    "reported",
    "reports",
    "respondents",
    "responses",
    "sample",
    "sampled",
    "samples",
    "sampling",
    "spreadsheet",
    "sql",
    "statements",
    "stopwatch",
    "studies",
    "study",
    "survey",
    "surveyed",
    "surveys",
    "telemetry",
    "test",
    "tested",
    "tests",
    "tickets",
    "timed",
    "tracked",
    "tracking",
    "trial",
    "verified",
]);

/// Words among them that as often are what was counted: "Tickets fell to 500". Sorted.
const THINGS: Words = Words::new(&[
    "accounts",
    "books",
    "control",
    "counter",
    "counts",
    "data",
    "experiment",
    "experiments",
    "invoices",
    "log",
    "logs",
    "pilot",
    "pilots",
    "queries",
    "query",
    "receipts",
    "records",
    "report",
    "reports",
    "statements",
    "test",
    "tests",
    "tickets",
    "trial",
]);

/// Words before a method: "in a test", "by the logs". Sorted.
const BEFORE_METHODS: Words = Words::new(&[
    "across", "against", "by", "during", "from", "in", "on", "per", "through", "via", "with",
]);

/// What a method does: "the test showed". Sorted.
const SHOWING: Words = Words::new(&[
    "confirmed",
    "found",
    "proved",
    "reported",
    "said",
    "show",
    "showed",
    "shown",
    "shows",
]);

fn is_method(reading: &Reading<'_>, sentence: &Sentence, index: usize) -> bool {
    let word = reading.word(index);
    if !METHODS.has(word) || !THINGS.has(word) {
        return METHODS.has(word);
    }
    let around = |from: usize, to: usize, words: &Words| {
        (from.max(sentence.tokens.start)..to.min(sentence.tokens.end))
            .any(|at| words.has(reading.word(at)))
    };
    // "From 900 tickets to 500" is a baseline.
    let is_counted = index
        .checked_sub(1)
        .is_some_and(|at| reading.traits(at).any(Traits::FIGURE));
    !is_counted && around(index.saturating_sub(6), index, &BEFORE_METHODS)
        || around(index + 1, index + 8, &SHOWING)
}

/// The sentence of the Situation that has a figure of the thing that the Result's number is about:
/// "Support got 900 tickets a week" before "Tickets fell to 500".
pub(crate) fn told_before(telling: &StoryText<'_>) -> Option<Span> {
    let result = telling.part(StarPart::Result);
    let Said::Met(number) = number(result) else {
        return None;
    };
    let is_figure = |reading: &Reading<'_>, index: usize| {
        reading.traits(index).any(Traits::FIGURE) && reading.is_own(index)
    };
    let stems = |reading: &Reading<'_>, tokens: std::ops::Range<usize>| -> Vec<u32> {
        tokens
            .filter(|&index| {
                !reading
                    .traits(index)
                    .any(Traits::FUNCTION.and(Traits::FIGURE))
            })
            .map(|index| reading.word(index))
            .filter(|word| !PERIODS.has(word))
            .filter_map(stem)
            .collect()
    };
    let (_, reading, sentence) = result.told_sentences().find(|(span, ..)| *span == number)?;
    let first = sentence
        .tokens
        .clone()
        .find(|&index| is_figure(reading, index))?;
    let about = stems(reading, sentence.tokens.start..first);
    telling
        .part(StarPart::Situation)
        .told_sentences()
        .find(|(_, reading, sentence)| {
            sentence
                .tokens
                .clone()
                .any(|index| is_figure(reading, index))
                && stems(reading, sentence.tokens.clone())
                    .iter()
                    .any(|stem| about.contains(stem))
        })
        .map(|(span, ..)| span)
}

/// What anchors the numbers of a Result: the sentence that does, each.
#[derive(Default)]
pub(crate) struct Anchors {
    /// What it was before, or what it is a share of.
    pub(crate) baseline: Option<Span>,
    /// Over which time.
    pub(crate) period: Option<Span>,
    /// How it is known.
    pub(crate) method: Option<Span>,
}

impl Anchors {
    pub(crate) fn of(result: &Part<'_>) -> Self {
        let with = |is_such: fn(&Reading<'_>, &Sentence) -> bool| {
            result
                .told_sentences()
                .find(|(_, reading, sentence)| is_such(reading, sentence))
                .map(|(span, ..)| span)
        };
        Self {
            baseline: with(has_baseline),
            period: with(|reading, sentence| {
                sentence
                    .tokens
                    .clone()
                    .any(|index| is_period(reading, index))
            }),
            method: with(|reading, sentence| {
                sentence
                    .tokens
                    .clone()
                    .any(|index| is_method(reading, sentence, index))
            }),
        }
    }

    /// What is missing, in words.
    pub(crate) fn missing(&self) -> Vec<&'static str> {
        [
            (self.baseline.is_none(), "no baseline"),
            (self.period.is_none(), "no period"),
            (self.method.is_none(), "not said how it was measured"),
        ]
        .into_iter()
        .filter_map(|(is_missing, name)| is_missing.then_some(name))
        .collect()
    }
}

fn has_baseline(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    compares(reading, sentence)
        || sentence.tokens.clone().any(|index| {
            let (word, next) = (reading.word(index), reading.joined_after(index));
            match word {
                "half" if reading.joined_before(index) == "in" => true,
                "twice" | "half" => matches!(next, "as" | "the" | "what" | "that" | "of"),
                "yoy" | "year-over-year" | "year-on-year" => true,
                "year" => {
                    matches!(next, "over" | "on") && reading.joined_after(index + 1) == "year"
                }
                _ => FACTORS.has(word),
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [&FACTORS, &METHODS, &THINGS, &BEFORE_METHODS, &SHOWING] {
            table.assert_sorted();
        }
    }
}
