//! One entry of the metric ledger: a number, its baseline and result, its period, and its source.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;

/// How reliable a number is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// It was looked up.
    Exact,
    /// It was calculated from other numbers.
    Estimated,
    /// It is from memory.
    #[default]
    FromMemory,
}

choices! {
    Certainty {
        Exact: "exact", "Exact";
        Estimated: "estimated", "Estimated";
        FromMemory: "from-memory", "From memory";
    }
}

/// Whether the number is known by heart, by the last practice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recall {
    /// Missed.
    NotYet,
    /// Never asked.
    #[default]
    New,
    /// Known.
    Known,
}

/// A number of the ledger, both stored and in its form, as raw strings.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Metric {
    /// What is counted: "Wait at the returns desk".
    pub name: String,
    /// The baseline.
    pub baseline: String,
    /// The result.
    pub result: String,
    /// The period.
    pub period: String,
    /// How it was measured.
    pub method: String,
    /// The source.
    pub source: String,
    /// How reliable it is.
    pub certainty: Certainty,
    /// The stories that use it.
    pub stories: Vec<RecordId>,
    /// The memos that use it.
    pub memos: Vec<RecordId>,
    /// Whether it is known by heart.
    pub recall: Recall,
    /// Keys of the flags that its author dismissed (see [`crate::domain::stories::ledger::Flag::key`]).
    pub dismissed: Vec<String>,
}

impl Body for Metric {
    const KIND: Kind = Kind::Metric;
}

/// Why a form can't be saved yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MetricFormError {
    /// It does not say what is counted.
    NoName,
    /// It contains no number.
    NoNumber,
}

impl MetricFormError {
    /// How to fix it.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::NoName => "Name the number first. A few words are enough.",
            Self::NoNumber => "Enter at least the number before or after.",
        }
    }
}

impl Metric {
    /// The form as it is stored, with texts trimmed.
    ///
    /// # Errors
    /// What is missing, in words for the candidate.
    pub fn finished(mut self) -> Result<Self, MetricFormError> {
        for text in [
            &mut self.name,
            &mut self.baseline,
            &mut self.result,
            &mut self.period,
            &mut self.method,
            &mut self.source,
        ] {
            *text = text.trim().to_owned();
        }
        if self.name.is_empty() {
            return Err(MetricFormError::NoName);
        }
        if self.result.is_empty() && self.baseline.is_empty() {
            return Err(MetricFormError::NoNumber);
        }
        Ok(self)
    }

    /// The number in one line: "19 → 7 minutes, over 6 weeks".
    #[must_use]
    pub fn in_one_line(&self) -> String {
        let ends = [self.baseline.as_str(), self.result.as_str()];
        let told: Vec<&str> = ends.into_iter().filter(|text| !text.is_empty()).collect();
        let numbers = told.join(" → ");
        if self.period.is_empty() {
            numbers
        } else {
            format!("{numbers}, {}", self.period)
        }
    }
}

/// A typed value split after its first number, so that numbers can be aligned: "7" and "minutes".
/// Without a digit, everything is in the second part.
#[must_use]
pub fn cut_behind_number(value: &str) -> (&str, &str) {
    let is_of_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
    let end = value
        .find(|letter: char| letter.is_ascii_digit())
        .map_or(0, |start| {
            let rest = value.get(start..).unwrap_or_default();
            start
                + rest
                    .find(|letter| !is_of_number(letter))
                    .unwrap_or(rest.len())
        });
    let (number, rest) = value.split_at(end);
    (number.trim(), rest.trim())
}

/// The order of practice, as indices: missed ones, then those never asked, then known ones; older
/// ones first within each group.
#[must_use]
pub fn in_asking_order<'a>(metrics: impl IntoIterator<Item = &'a Metric>) -> Vec<usize> {
    let mut order: Vec<(Recall, usize)> = metrics
        .into_iter()
        .enumerate()
        .map(|(index, metric)| (metric.recall, index))
        .collect();
    order.sort();
    order.into_iter().map(|(_, index)| index).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metric(name: &str, baseline: &str, result: &str) -> Metric {
        Metric {
            name: name.to_owned(),
            baseline: baseline.to_owned(),
            result: result.to_owned(),
            ..Metric::default()
        }
    }

    #[test]
    fn an_entry_needs_a_name_and_a_number() {
        let nameless = metric("  ", "", "7");
        assert_eq!(nameless.finished(), Err(MetricFormError::NoName));
        let numberless = metric("Wait", " ", "");
        assert_eq!(numberless.finished(), Err(MetricFormError::NoNumber));
        let kept = metric(" Wait ", "19", " 7 min ").finished().unwrap();
        assert_eq!(
            (kept.name.as_str(), kept.result.as_str()),
            ("Wait", "7 min")
        );
    }

    #[test]
    fn a_number_is_told_in_one_line_with_what_there_is() {
        let mut wait = metric("Wait", "19", "7 minutes");
        assert_eq!(wait.in_one_line(), "19 → 7 minutes");
        wait.period = "over 6 weeks".to_owned();
        assert_eq!(wait.in_one_line(), "19 → 7 minutes, over 6 weeks");
        wait.baseline.clear();
        assert_eq!(wait.in_one_line(), "7 minutes, over 6 weeks");
    }

    #[test]
    fn a_value_is_cut_behind_its_number() {
        for (value, parts) in [
            ("7 minutes", ("7", "minutes")),
            ("$1.2 million", ("$1.2", "million")),
            ("12%", ("12", "%")),
            ("up 1,200", ("up 1,200", "")),
            ("none", ("", "none")),
            ("٧ دقائق", ("", "٧ دقائق")),
        ] {
            assert_eq!(cut_behind_number(value), parts);
        }
    }

    #[test]
    fn what_was_missed_is_asked_first_and_what_is_known_last() {
        let asked =
            [Recall::Known, Recall::New, Recall::NotYet, Recall::New].map(|recall| Metric {
                recall,
                ..Metric::default()
            });
        assert_eq!(in_asking_order(&asked), [2, 1, 3, 0]);
    }
}
