//! Must, should, could, and won't this time. The share of effort in musts matters most: the DSDM
//! handbook, where the method comes from, recommends at most 60 %, and about 20 % of coulds as a
//! reserve.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::format::amount::{Counts, NumberError, scaled};
use crate::domain::format::numbers::{percent, unscaled};
use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::{Certainty, Metric};

/// The largest share of the effort that musts should take, in percent.
pub const MUSTS_AT_MOST: u64 = 60;

/// A requirement's priority.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Priority {
    /// Without it, there is no point in launching.
    #[default]
    Must,
    /// Leaving it out hurts, and there is a workaround.
    Should,
    /// Welcome, and the first to be cut.
    Could,
    /// Agreed to be left out this time.
    Wont,
}

choices! {
    Priority {
        Must: "must", "Must";
        Should: "should", "Should";
        Could: "could", "Could";
        Wont: "wont", "Won’t this time";
    }
}

/// A requirement, as typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Feature {
    /// What it is.
    pub name: String,
    /// Its effort, in days.
    pub effort: String,
    /// Its priority.
    pub need: Priority,
}

/// A launch's requirements, stored as typed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MoscowSheet {
    /// What is launched.
    pub name: String,
    /// The requirements, in the order in which they were typed.
    pub requirements: Vec<Feature>,
}

impl Default for MoscowSheet {
    /// A worked example, to type over.
    fn default() -> Self {
        let requirement = |name: &str, effort: &str, need| Feature {
            name: name.to_owned(),
            effort: effort.to_owned(),
            need,
        };
        Self {
            name: "Returns without a call".to_owned(),
            requirements: vec![
                requirement("Label to print at home", "10", Priority::Must),
                requirement("Refund within two days", "14", Priority::Must),
                requirement("Pick-up at the door", "9", Priority::Should),
                requirement("Reasons in the customer’s own words", "4", Priority::Could),
                requirement("Returns across borders", "25", Priority::Wont),
            ],
        }
    }
}

impl MoscowSheet {
    /// The total effort of one priority, in tenths of a day. Text that isn't a number counts as zero.
    #[must_use]
    pub fn effort(&self, need: Priority) -> i64 {
        self.requirements
            .iter()
            .filter(|requirement| requirement.need == need)
            .filter_map(|requirement| scaled(&requirement.effort, 1, Counts::Things).ok())
            .sum()
    }

    /// The planned effort, in tenths of a day: everything except what is left out.
    #[must_use]
    pub fn planned(&self) -> i64 {
        [Priority::Must, Priority::Should, Priority::Could]
            .into_iter()
            .map(|need| self.effort(need))
            .sum()
    }

    /// The share of one priority in the planned effort, in percent. `None` if nothing is planned, or for what
    /// is left out.
    #[must_use]
    pub fn share(&self, need: Priority) -> Option<u64> {
        let part = u64::try_from(self.effort(need)).ok()?;
        let whole = u64::try_from(self.planned()).ok()?;
        (need != Priority::Wont)
            .then(|| percent(part, whole))
            .flatten()
    }

    /// The ambiguous efforts, each with its requirement and its possible readings.
    fn ambiguous(&self) -> impl Iterator<Item = String> + '_ {
        self.requirements.iter().filter_map(|requirement| {
            let error = scaled(&requirement.effort, 1, Counts::Things).err()?;
            matches!(error, NumberError::Doubtful(..))
                .then(|| format!("The effort of “{}”: {error}", requirement.name.trim()))
        })
    }

    /// Sentences about the efforts that don't count; empty if all are numbers of days.
    #[must_use]
    pub fn uncounted(&self) -> Vec<String> {
        let mut told: Vec<String> = self.ambiguous().collect();
        let unread = self
            .requirements
            .iter()
            .filter(|requirement| scaled(&requirement.effort, 1, Counts::Things).is_err())
            .count();
        match unread - told.len() {
            0 => {}
            1 => {
                told.push("One effort isn’t a number of days yet, so it isn’t counted.".to_owned());
            }
            count => told.push(format!(
                "{count} efforts aren’t numbers of days yet, so they aren’t counted."
            )),
        }
        told
    }

    /// What the split means, in a sentence.
    #[must_use]
    pub fn verdict(&self) -> String {
        if self.ambiguous().next().is_some() {
            return "An effort has two readings. Choose one, and the split appears.".to_owned();
        }
        match self.share(Priority::Must) {
            None => "Give the efforts in days, and the split appears.".to_owned(),
            Some(share) if share > MUSTS_AT_MOST => format!(
                "Musts take {share} % of the effort, more than the {MUSTS_AT_MOST} % usually advised. If something \
                 slips, there is little to drop. Ask what happens on launch day without each must."
            ),
            Some(share) => format!(
                "Musts take {share} % of the effort. Up to {MUSTS_AT_MOST} % is usually advised, so you can drop \
                 other work if something slips."
            ),
        }
    }

    /// The split as a number for a story. `None` while there is nothing to split.
    #[must_use]
    pub fn as_metric(&self, story: RecordId) -> Option<Metric> {
        if self.ambiguous().next().is_some() {
            return None;
        }
        let shares: Vec<String> = [Priority::Must, Priority::Should, Priority::Could]
            .into_iter()
            .map(|need| {
                Some(format!(
                    "{} {} %",
                    need.name().to_lowercase(),
                    self.share(need)?
                ))
            })
            .collect::<Option<_>>()?;
        let left_out = self
            .requirements
            .iter()
            .filter(|requirement| requirement.need == Priority::Wont)
            .count();
        let name = match self.name.trim() {
            "" => "a launch",
            name => name,
        };
        Some(Metric {
            name: format!("MoSCoW split of {name}"),
            result: format!(
                "{} of {} {}",
                shares.join(", "),
                unscaled(self.planned(), 1),
                if self.planned() == 10 { "day" } else { "days" }
            ),
            method: match left_out {
                0 => "Effort in days, estimated for each requirement".to_owned(),
                count => format!(
                    "Effort in days, estimated for each requirement; {count} left out this time"
                ),
            },
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
    fn shares_are_of_the_effort_that_is_planned() {
        let sheet = MoscowSheet::default();
        assert_eq!(sheet.planned(), 370);
        let shares = Priority::ALL.map(|need| sheet.share(need));
        assert_eq!(shares, [Some(65), Some(24), Some(11), None]);
        assert!(
            sheet
                .verdict()
                .starts_with("Musts take 65 % of the effort, more than")
        );
    }

    #[test]
    fn nothing_typed_is_no_split_and_what_is_no_number_is_counted_as_such() {
        let empty = MoscowSheet {
            name: String::new(),
            requirements: Vec::new(),
        };
        assert_eq!(empty.share(Priority::Must), None);
        assert_eq!(empty.as_metric(RecordId::from_text("s")), None);
        let mut sheet = MoscowSheet::default();
        sheet.requirements[0].effort = "ten".to_owned();
        assert_eq!((sheet.uncounted().len(), sheet.planned()), (1, 270));
    }

    #[test]
    fn an_effort_with_two_readings_is_asked_about_and_judged_by_neither() {
        let mut sheet = MoscowSheet::default();
        sheet.requirements[0].effort = "1.500".to_owned();
        sheet.requirements[1].effort = String::new();
        assert_eq!(
            sheet.uncounted(),
            [
                "The effort of “Label to print at home”: 1,500.00? This could also mean 1.50. Type 1500 or 1.5.",
                "One effort isn’t a number of days yet, so it isn’t counted.",
            ]
        );
        assert_eq!(
            sheet.verdict(),
            "An effort has two readings. Choose one, and the split appears."
        );
        assert_eq!(sheet.as_metric(RecordId::from_text("s")), None);
        sheet.requirements[0].effort = "1,500".to_owned();
        assert_eq!(sheet.uncounted().len(), 1);
    }

    #[test]
    fn a_split_kept_with_a_story_says_what_was_left_out() {
        let metric = MoscowSheet::default()
            .as_metric(RecordId::from_text("s"))
            .unwrap();
        assert_eq!(metric.name, "MoSCoW split of Returns without a call");
        assert_eq!(
            metric.result,
            "must 65 %, should 24 %, could 11 % of 37 days"
        );
        assert!(metric.method.ends_with("1 left out this time"));
    }
}
