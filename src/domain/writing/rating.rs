//! The author's self-assessment of a memo before seeing the review, next to the review's result.
//!
//! Both are stored as they were on that day. The rules can change later, and a history that changes with
//! them would be useless.

use crate::domain::format::instants::instant;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::review::rule::Dimension;

/// The steps of the self-assessment, 1 to 5.
pub const STEPS: u32 = 5;

/// The label of each step.
pub const STEP_NAMES: [&str; 5] = ["Weak", "Thin", "Fair", "Good", "Strong"];

/// One dimension of a rating.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RatedDimension {
    /// The dimension's slug.
    pub dimension: String,
    /// The author's own step, 1 to [`STEPS`]; `None` if it was skipped.
    pub own: Option<u32>,
    /// The score that was shown, 0 to 100; `None` if it was withheld. Scores no longer exist.
    pub shown: Option<u32>,
}

/// An author's self-assessment, and the review that was shown then.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rating {
    /// When.
    #[serde(with = "instant")]
    pub at: DateTime<Utc>,
    /// How many sessions had ended by then; the rating is about the last of them.
    pub sittings: u32,
    /// One rating per dimension.
    pub marks: Vec<RatedDimension>,
    /// Words of the text.
    pub words: u32,
    /// Pages, in tenths; zero where they were not measured.
    pub page_tenths: u32,
    /// Findings that were not dismissed.
    pub findings: u32,
}

impl Rating {
    /// The mean of the scores shown that day, 0 to 100; `None` if none was.
    #[must_use]
    pub fn mean_shown(&self) -> Option<u32> {
        mean(self.marks.iter().filter_map(|mark| mark.shown))
    }

    /// The mean of the author's own steps; `None` if all were skipped.
    #[must_use]
    pub fn mean_own(&self) -> Option<f64> {
        let steps: Vec<u32> = self.marks.iter().filter_map(|mark| mark.own).collect();
        let count = u32::try_from(steps.len()).ok().filter(|count| *count > 0)?;
        Some(f64::from(steps.iter().sum::<u32>()) / f64::from(count))
    }

    /// Findings per 100 words; `None` without a word.
    #[must_use]
    pub fn findings_per_hundred_words(&self) -> Option<f64> {
        (self.words > 0).then(|| f64::from(self.findings) * 100.0 / f64::from(self.words))
    }
}

fn mean(values: impl Iterator<Item = u32>) -> Option<u32> {
    let (mut sum, mut count) = (0, 0);
    for value in values {
        sum += value;
        count += 1;
    }
    (count > 0).then(|| (sum + count / 2) / count)
}

/// A rating's steps: the author's own. Scores are no longer shown with them.
#[must_use]
pub fn marks(own: &[(Dimension, u32)]) -> Vec<RatedDimension> {
    Dimension::ALL
        .into_iter()
        .map(|rated| RatedDimension {
            dimension: rated.slug().to_owned(),
            own: own
                .iter()
                .find(|(dimension, _)| *dimension == rated)
                .map(|(_, step)| *step),
            shown: None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rating(marks: &[(Option<u32>, Option<u32>)]) -> Rating {
        Rating {
            at: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
            sittings: 1,
            marks: marks
                .iter()
                .map(|(own, shown)| RatedDimension {
                    dimension: "clarity".to_owned(),
                    own: *own,
                    shown: *shown,
                })
                .collect(),
            words: 400,
            page_tenths: 9,
            findings: 6,
        }
    }

    #[test]
    fn means_are_taken_of_what_is_known() {
        let rated = rating(&[
            (Some(5), Some(50)),
            (Some(3), Some(50)),
            (None, Some(10)),
            (Some(1), None),
        ]);
        assert_eq!(rated.mean_own(), Some(3.0));
        assert_eq!(rated.mean_shown(), Some(37));
        assert_eq!(rating(&[(None, None)]).mean_own(), None);
        assert_eq!(rating(&[]).mean_shown(), None);
    }

    #[test]
    fn findings_are_counted_by_the_hundred_words() {
        assert_eq!(rating(&[]).findings_per_hundred_words(), Some(1.5));
    }
}
