//! RICE: reach × impact × confidence ÷ effort, a score to rank ideas by (Intercom, 2016). Reach is counted
//! over a period, impact is one of five steps, confidence is a percentage, and effort is in person-weeks.
//! The arithmetic is exact, without floats.

use serde::{Deserialize, Serialize};

use crate::domain::format::amount::{Counts, NumberError, scaled};
use crate::domain::format::numbers::{grouped, unscaled};
use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::{Certainty, Metric};

/// The usual five steps of impact, in quarters.
pub const IMPACTS: [(u32, &str); 5] = [
    (12, "3, massive"),
    (8, "2, high"),
    (4, "1, medium"),
    (2, "0.5, low"),
    (1, "0.25, minimal"),
];

/// An idea, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Idea {
    /// Its name.
    pub name: String,
    /// How many people it reaches in the period.
    pub reach: String,
    /// Its impact on each of them, in quarters; one of [`IMPACTS`].
    pub impact: u32,
    /// The confidence in the other three, in percent.
    pub confidence: String,
    /// The effort, in person-weeks.
    pub effort: String,
}

impl Default for Idea {
    /// An empty idea with medium impact.
    fn default() -> Self {
        Self {
            name: String::new(),
            reach: String::new(),
            impact: 4,
            confidence: String::new(),
            effort: String::new(),
        }
    }
}

/// Ideas to prioritize, stored as typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RiceSheet {
    /// The period that the reach is counted over: "a quarter".
    pub period: String,
    /// The ideas, in the order in which they were typed.
    pub ideas: Vec<Idea>,
}

impl Default for RiceSheet {
    /// A worked example, to type over.
    fn default() -> Self {
        let idea = |name: &str, reach: &str, impact, confidence: &str, effort: &str| Idea {
            name: name.to_owned(),
            reach: reach.to_owned(),
            impact,
            confidence: confidence.to_owned(),
            effort: effort.to_owned(),
        };
        Self {
            period: "a quarter".to_owned(),
            ideas: vec![
                idea("Returns without a call", "4,000", 8, "80", "12"),
                idea("Delivery window of two hours", "9,000", 4, "50", "20"),
                idea("Clearer size chart", "15,000", 2, "80", "3"),
            ],
        }
    }
}

/// Why an idea has no score.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RiceGap {
    /// The reach is not a number.
    Reach,
    /// The confidence is not a percentage.
    Confidence,
    /// The effort is not a number, or it is zero, and the score would divide by it.
    Effort,
    /// A number has two meanings.
    Doubtful(NumberError),
}

impl RiceGap {
    /// How to fix it.
    #[must_use]
    pub fn advice(self) -> String {
        match self {
            Self::Reach => "Type how many it reaches: a number from 0 up.".to_owned(),
            Self::Confidence => "Type a confidence from 0 to 100.".to_owned(),
            Self::Effort => {
                "Type an effort above 0, with one digit after the point at most.".to_owned()
            }
            Self::Doubtful(error) => error.to_string(),
        }
    }

    /// The reason for a number that can't be parsed. An ambiguous one is a reason of its own.
    fn unread(error: NumberError, missing: Self) -> Self {
        match error {
            NumberError::Doubtful(..) => Self::Doubtful(error),
            _ => missing,
        }
    }
}

impl Idea {
    /// Its score in tenths, rounded half up.
    ///
    /// # Errors
    /// The first number that is missing.
    pub fn score(&self) -> Result<i64, RiceGap> {
        let reach = scaled(&self.reach, 0, Counts::Things)
            .map_err(|error| RiceGap::unread(error, RiceGap::Reach))?;
        let confidence = scaled(&self.confidence, 0, Counts::Percent)
            .map_err(|error| RiceGap::unread(error, RiceGap::Confidence))?;
        let effort = scaled(&self.effort, 1, Counts::Things)
            .map_err(|error| RiceGap::unread(error, RiceGap::Effort))?;
        if confidence > 100 {
            return Err(RiceGap::Confidence);
        }
        if effort == 0 {
            return Err(RiceGap::Effort);
        }
        // Impact in quarters and confidence in hundredths over effort in tenths, in tenths.
        let over = i128::from(reach) * i128::from(self.impact) * i128::from(confidence) * 100;
        let under = 400 * i128::from(effort);
        i64::try_from((2 * over + under) / (2 * under)).map_err(|_| RiceGap::Reach)
    }

    /// Its label.
    #[must_use]
    pub fn display_name(&self) -> &str {
        match self.name.trim() {
            "" => "Untitled idea",
            name => name,
        }
    }

    /// The calculation written out.
    #[must_use]
    pub fn written(&self) -> String {
        format!(
            "Reach {} × impact {} × confidence {} % ÷ effort {} person-weeks",
            scaled(&self.reach, 0, Counts::Things).map_or_else(|_| "?".to_owned(), grouped),
            unscaled(i64::from(self.impact) * 25, 2),
            self.confidence.trim().trim_end_matches(['%', ' ']),
            self.effort.trim()
        )
    }
}

impl RiceSheet {
    /// The indices of the ideas with a score, the highest first; ties stay in typed order.
    #[must_use]
    pub fn ranking(&self) -> Vec<(usize, i64)> {
        let mut ranking: Vec<(usize, i64)> = self
            .ideas
            .iter()
            .enumerate()
            .filter_map(|(place, idea)| Some((place, idea.score().ok()?)))
            .collect();
        ranking.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
        ranking
    }

    /// An idea's rank from 1, among those that have a score; equal scores share a rank.
    #[must_use]
    pub fn rank(&self, place: usize) -> Option<usize> {
        let ranking = self.ranking();
        let (_, own) = ranking.iter().find(|(other, _)| *other == place)?;
        Some(1 + ranking.iter().filter(|(_, score)| score > own).count())
    }

    /// An idea's score as a number for a story. `None` while it has no score.
    #[must_use]
    pub fn as_metric(&self, place: usize, story: RecordId) -> Option<Metric> {
        let idea = self.ideas.get(place)?;
        let score = idea.score().ok()?;
        let compared = self.ranking().len();
        let rank = self.rank(place)?;
        let among = if compared > 1 {
            format!(", number {rank} of {compared} ideas")
        } else {
            String::new()
        };
        Some(Metric {
            name: format!("RICE score of {}", idea.display_name()),
            result: format!("{}{among}", unscaled(score, 1)),
            period: match self.period.trim() {
                "" => String::new(),
                period => format!("reach counted over {period}"),
            },
            method: idea.written(),
            certainty: Certainty::Estimated,
            stories: vec![story],
            ..Metric::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_reach_times_impact_times_confidence_over_effort() {
        let sheet = RiceSheet::default();
        let scores: Vec<i64> = sheet
            .ideas
            .iter()
            .map(|idea| idea.score().unwrap())
            .collect();
        // 4,000 × 2 × 0.8 / 12 = 533.33…; 9,000 × 1 × 0.5 / 20 = 225; 15,000 × 0.5 × 0.8 / 3 = 2,000.
        assert_eq!(scores, [5_333, 2_250, 20_000]);
        assert_eq!(sheet.ranking(), [(2, 20_000), (0, 5_333), (1, 2_250)]);
        assert_eq!(sheet.rank(0), Some(2));
    }

    #[test]
    fn what_is_missing_is_named_and_zero_effort_is_no_division() {
        let mut idea = RiceSheet::default().ideas.remove(0);
        idea.effort = "0".to_owned();
        assert_eq!(idea.score(), Err(RiceGap::Effort));
        idea.confidence = "120".to_owned();
        assert_eq!(idea.score(), Err(RiceGap::Confidence));
        idea.reach = "many".to_owned();
        assert_eq!(idea.score(), Err(RiceGap::Reach));
        idea.reach = "4.000".to_owned();
        assert_eq!(
            idea.score().unwrap_err().advice(),
            "4,000.00? This could also mean 4.00. Type 4000 or 4."
        );
    }

    #[test]
    fn the_largest_numbers_that_can_be_typed_do_not_overflow() {
        let idea = Idea {
            reach: "999999999999".to_owned(),
            impact: 12,
            confidence: "100".to_owned(),
            effort: "0.1".to_owned(),
            ..Idea::default()
        };
        assert_eq!(idea.score(), Ok(299_999_999_999_700));
    }

    #[test]
    fn a_result_kept_with_a_story_says_how_it_came_about() {
        let story = RecordId::from_text("s");
        let metric = RiceSheet::default().as_metric(2, story.clone()).unwrap();
        assert_eq!(metric.name, "RICE score of Clearer size chart");
        assert_eq!(metric.result, "2,000, number 1 of 3 ideas");
        assert_eq!(
            metric.method,
            "Reach 15,000 × impact 0.5 × confidence 80 % ÷ effort 3 person-weeks"
        );
        assert_eq!(metric.period, "reach counted over a quarter");
        assert_eq!(
            (metric.certainty, metric.stories),
            (Certainty::Estimated, vec![story])
        );
        assert!(
            RiceSheet::default()
                .as_metric(9, RecordId::from_text("s"))
                .is_none()
        );
    }
}
