//! The anchors of the numbers in a Result: the baseline, the period, and the source.

use crate::domain::prose::reading::{Reading, Sentence};
use crate::domain::prose::words::Words;
use crate::domain::stories::review::outcome::compares;
use crate::domain::stories::review::period::is_period;
use crate::domain::stories::review::telling::Part;
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
            method: with(|reading, sentence| reading.has_word(sentence, &METHODS)),
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
        for table in [&FACTORS, &METHODS] {
            table.assert_sorted();
        }
    }
}
