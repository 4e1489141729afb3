//! A Result whose number nobody could check: from what, over which time, and how it is known.

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;
use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::{Part, StoryText};
use crate::domain::stories::story::StarPart;
use crate::domain::text::Span;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-loose-number",
    name: "A number on its own",
    why: "The first three follow-ups to any number are: from what, over which time, and how do you know.",
    fix: "Put the baseline, the period and the way it was measured beside it: “from 19 to 7 minutes over six weeks, timed on 150 visits”.",
    reads_english: true,
    check,
};

/// What anchors the numbers of a Result: the sentence that does, each.
#[derive(Default)]
pub(crate) struct Anchors {
    /// What it was before, or what it is a share of.
    pub baseline: Option<Span>,
    /// Over which time.
    pub period: Option<Span>,
    /// How it is known.
    pub method: Option<Span>,
}

/// Verbs and adverbs that hold their baseline in themselves. Sorted.
const FACTORS: Words = Words::new(&[
    "double",
    "doubled",
    "half",
    "halved",
    "quadrupled",
    "tripled",
    "twice",
]);

/// Stretches of time that a result can lie over. Sorted.
const PERIODS: Words = Words::new(&[
    "annual",
    "annually",
    "christmas",
    "daily",
    "day",
    "days",
    "fortnight",
    "month",
    "monthly",
    "months",
    "night",
    "quarter",
    "quarterly",
    "quarters",
    "season",
    "sprint",
    "sprints",
    "summer",
    "week",
    "weekly",
    "weeks",
    "winter",
    "year",
    "yearly",
    "years",
]);

/// Words before a number of days or weeks that make it a period, and no result in itself. Sorted.
const PERIOD_OPENERS: Words = Words::new(&[
    "a",
    "after",
    "all",
    "and",
    "by",
    "during",
    "each",
    "every",
    "first",
    "following",
    "for",
    "in",
    "last",
    "next",
    "of",
    "over",
    "past",
    "per",
    "that",
    "the",
    "this",
    "within",
]);

/// Words that say how something is known. Sorted.
const METHODS: Words = Words::new(&[
    "accounts",
    "analytics",
    "audit",
    "audited",
    "books",
    "cohort",
    "compared",
    "control",
    "counted",
    "counter",
    "counts",
    "dashboard",
    "experiment",
    "finance",
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
    "payroll",
    "pilot",
    "poll",
    "queries",
    "query",
    "recorded",
    "records",
    "report",
    "reported",
    "reports",
    "sample",
    "sampled",
    "stopwatch",
    "survey",
    "surveyed",
    "surveys",
    "telemetry",
    "test",
    "tested",
    "tickets",
    "timed",
    "tracked",
    "tracking",
    "verified",
]);

impl Anchors {
    pub(crate) fn of(result: &Part<'_>) -> Self {
        let baseline = result
            .sentences()
            .find(|(_, note)| note.has_baseline)
            .map(|(span, _)| span);
        Self {
            baseline: baseline
                .or_else(|| result.first(|reading, index| FACTORS.has(reading.word(index)))),
            period: result.first(is_period),
            method: result.first(|reading, index| METHODS.has(reading.word(index))),
        }
    }

    /// What is missing, in words.
    fn missing(&self) -> Vec<&'static str> {
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

/// Whether a word begins or ends a stretch of time: a date, "over six weeks", "a month".
fn is_period(reading: &Reading<'_>, index: usize) -> bool {
    if reading.traits(index).any(Traits::DATE) {
        return true;
    }
    if !PERIODS.has(reading.word(index)) {
        return false;
    }
    let before = |back: usize| index.checked_sub(back).map_or("", |at| reading.word(at));
    let has_number = index
        .checked_sub(1)
        .is_some_and(|at| reading.traits(at).any(Traits::FIGURE));
    if has_number {
        PERIOD_OPENERS.has(before(2))
    } else {
        reading.word(index).ends_with("ly") || PERIOD_OPENERS.has(before(1))
    }
}

fn check(telling: &StoryText<'_>, found: &mut Found) {
    let result = telling.part(StarPart::Result);
    let Some((span, _)) = result.sentences().find(|(_, note)| note.has_figure) else {
        return;
    };
    let missing = Anchors::of(result).missing();
    if !missing.is_empty() {
        found.at(StarPart::Result, span, missing.join(", "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::speaking::Pace;
    use crate::domain::stories::review::review;
    use crate::domain::stories::review::tests::{strong, with};

    fn detail(result: &str) -> Option<String> {
        review(&with(StarPart::Result, result), Pace::default())
            .findings
            .into_iter()
            .find(|finding| finding.rule.id == RULE.id)
            .map(|finding| finding.detail)
    }

    #[test]
    fn the_tables_are_sorted() {
        for table in [&FACTORS, &PERIODS, &PERIOD_OPENERS, &METHODS] {
            table.assert_sorted();
        }
    }

    #[test]
    fn says_what_a_number_misses() {
        assert_eq!(
            detail("We sold 340 more.").as_deref(),
            Some("no baseline, no period, not said how it was measured")
        );
        assert_eq!(
            detail("The wait fell from 19 to 7 minutes, timed by me.").as_deref(),
            Some("no period")
        );
        assert_eq!(
            detail("Complaints halved within a month.").as_deref(),
            Some("not said how it was measured")
        );
        assert_eq!(
            detail("It went from 9 to 5 days, and the logs show it.").as_deref(),
            Some("no period"),
            "days that are the result are no period"
        );
    }

    #[test]
    fn allows_a_number_with_all_three() {
        for text in [
            "Churn fell from 8% to 5% of 1,200 accounts over two quarters, as the finance report shows.",
            "Sales doubled in May, counted at the till and logged.",
        ] {
            assert_eq!(detail(text), None, "{text}");
        }
        assert_eq!(detail(&strong().result), None);
    }

    #[test]
    fn says_nothing_where_there_is_no_number() {
        assert_eq!(detail("It went well."), None);
        assert_eq!(detail(""), None);
    }
}
