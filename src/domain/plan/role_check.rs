//! The role check: the candidate's rating of each requirement, the story that shows it, and how to close
//! gaps.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::questions::levels::TargetLevel;
use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;

/// The requirements of a product manager's role, collected from public accounts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoleRequirement {
    /// Years of product experience.
    Years,
    /// Discussing architecture with engineers.
    Technical,
    /// Working with spreadsheets and charts.
    Spreadsheets,
    /// Writing database queries.
    Sql,
    /// Narrative writing.
    Writing,
    /// Firsthand customer knowledge.
    Customers,
    /// Working backwards from a press release.
    WorkingBackwards,
}

impl RoleRequirement {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Years,
        Self::Technical,
        Self::Spreadsheets,
        Self::Sql,
        Self::Writing,
        Self::Customers,
        Self::WorkingBackwards,
    ];

    /// A stable name, for forms.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Years => "years",
            Self::Technical => "technical",
            Self::Spreadsheets => "spreadsheets",
            Self::Sql => "sql",
            Self::Writing => "writing",
            Self::Customers => "customers",
            Self::WorkingBackwards => "working-backwards",
        }
    }

    /// The requirement.
    #[must_use]
    pub fn name(self, level: TargetLevel) -> String {
        match self {
            Self::Years => format!("{} years or more of product work", level.years()),
            Self::Technical => "Technical fluency".to_owned(),
            Self::Spreadsheets => "Spreadsheets and charts".to_owned(),
            Self::Sql => "SQL".to_owned(),
            Self::Writing => "Narrative writing".to_owned(),
            Self::Customers => "Customer focus".to_owned(),
            Self::WorkingBackwards => "Working backwards".to_owned(),
        }
    }

    /// A question that shows whether you meet it.
    #[must_use]
    pub fn test(self) -> &'static str {
        match self {
            Self::Years => {
                "Can you name the product, your decision, and the result for each of these years?"
            }
            Self::Technical => {
                "Can you draw how your product works and say where it breaks at ten times the load? Can you weigh \
                 two designs with an engineer?"
            }
            Self::Spreadsheets => {
                "Can you build a cost and revenue model that others can change, and show its message in one chart?"
            }
            Self::Sql => {
                "Can you answer “how many came back within 30 days, by month” with a join and a grouping, without help?"
            }
            Self::Writing => {
                "Can you put a decision on two pages that are read in silence and need no explanation from you?"
            }
            Self::Customers => {
                "When did you last watch or hear a customer yourself, and what did you change because of it?"
            }
            Self::WorkingBackwards => {
                "Have you written what the customer gets before anyone decided how to build it? Did you drop \
                 something because of it?"
            }
        }
    }

    /// What to do if it is missing or weak.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::Years => {
                "Count product work under other titles: setting direction, saying no, owning the number. Put the \
                 dates into the “when and where” of those stories. If years are missing, say so once, and show the \
                 size of your decisions."
            }
            Self::Technical => {
                "Take one product you know. Draw its parts, how they connect, and what happens when one of them is \
                 slow. Then explain one of your trade-offs in two minutes, without naming tools."
            }
            Self::Spreadsheets => {
                "Rebuild one number of your stories from its raw rows: filter, group, a line over time. Note where the number \
                 comes from in your ledger, so that you can say how it was measured."
            }
            Self::Sql => {
                "An evening each for selecting and filtering, for joins, for grouping. Then write the query behind one number that \
                 you tell. If you always asked an analyst, say what you asked for and why you trusted it."
            }
            Self::Writing => {
                "Write one timed memo this week and fix what its review finds. Use full sentences, a number in each \
                 paragraph, and the decision at the top. It’s also practice for the writing sample."
            }
            Self::Customers => {
                "Write a story about the last time a customer surprised you. Include their exact words and what you \
                 did that week. If you have none, talk to three customers before the loop."
            }
            Self::WorkingBackwards => {
                "Choose something you shipped, and write its press release as if you hadn’t built it yet. What \
                 turned out to be unnecessary is your story."
            }
        }
    }
}

/// The candidate's rating of a requirement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequirementStanding {
    /// Not rated yet.
    #[default]
    Open,
    /// Met, with a story that shows it.
    Met,
    /// Weak: there is something, but not enough.
    Thin,
    /// Missing.
    Missing,
}

choices! {
    RequirementStanding {
        Open: "open", "Not checked yet";
        Met: "met", "I have it";
        Thin: "thin", "Some of it";
        Missing: "missing", "Not yet";
    }
}

impl RequirementStanding {
    /// The choices.
    pub const CHOICES: [Self; 3] = [Self::Met, Self::Thin, Self::Missing];
}

/// One requirement with its rating.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Judged {
    /// The requirement.
    pub requirement: RoleRequirement,
    /// Its rating.
    pub standing: RequirementStanding,
    /// The story that shows it.
    pub story: Option<RecordId>,
    /// The candidate's notes about it.
    pub note: String,
}

/// The check, both stored and in its form: the requirements that were rated.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct RoleCheck {
    /// In the order in which they were first rated.
    pub judged: Vec<Judged>,
}

impl Body for RoleCheck {
    const KIND: Kind = Kind::RoleCheck;
}

/// What a requirement still needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Want {
    /// A rating.
    Look,
    /// Work: [`RoleRequirement::advice`].
    Work,
    /// A story, because it is met, but no story shows it.
    Story,
    /// Nothing.
    Nothing,
}

impl RoleCheck {
    /// The id of the only check.
    #[must_use]
    pub fn id() -> RecordId {
        RecordId::fixed("role-check")
    }

    /// A requirement's entry.
    #[must_use]
    pub fn get(&self, requirement: RoleRequirement) -> Option<&Judged> {
        self.judged
            .iter()
            .find(|judged| judged.requirement == requirement)
    }

    /// Changes a requirement's entry.
    pub fn judge(&mut self, requirement: RoleRequirement, edit: impl FnOnce(&mut Judged)) {
        let known = self
            .judged
            .iter()
            .position(|judged| judged.requirement == requirement);
        let place = known.unwrap_or_else(|| {
            self.judged.push(Judged {
                requirement,
                standing: RequirementStanding::Open,
                story: None,
                note: String::new(),
            });
            self.judged.len() - 1
        });
        if let Some(judged) = self.judged.get_mut(place) {
            edit(judged);
        }
    }

    /// What a requirement still needs; `is_told` returns whether a story is still in the bank.
    #[must_use]
    pub fn want(&self, requirement: RoleRequirement, is_told: impl Fn(&RecordId) -> bool) -> Want {
        let Some(judged) = self.get(requirement) else {
            return Want::Look;
        };
        match judged.standing {
            RequirementStanding::Open => Want::Look,
            RequirementStanding::Thin | RequirementStanding::Missing => Want::Work,
            RequirementStanding::Met if judged.story.as_ref().is_some_and(is_told) => Want::Nothing,
            RequirementStanding::Met => Want::Story,
        }
    }

    /// Whether every requirement was rated.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        RoleRequirement::ALL.into_iter().all(|requirement| {
            self.get(requirement)
                .is_some_and(|judged| judged.standing != RequirementStanding::Open)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_requirement_is_met_only_by_a_story_that_is_still_there() {
        let mut check = RoleCheck::default();
        let story = RecordId::from_text("a");
        assert_eq!(check.want(RoleRequirement::Sql, |_| true), Want::Look);
        check.judge(RoleRequirement::Sql, |judged| {
            judged.standing = RequirementStanding::Met;
        });
        assert_eq!(check.want(RoleRequirement::Sql, |_| true), Want::Story);
        check.judge(RoleRequirement::Sql, |judged| {
            judged.story = Some(story.clone());
        });
        assert_eq!(
            check.want(RoleRequirement::Sql, |id| *id == story),
            Want::Nothing
        );
        assert_eq!(check.want(RoleRequirement::Sql, |_| false), Want::Story);
        check.judge(RoleRequirement::Sql, |judged| {
            judged.standing = RequirementStanding::Thin;
        });
        assert_eq!(check.want(RoleRequirement::Sql, |_| true), Want::Work);
        assert_eq!(check.judged.len(), 1);
    }

    #[test]
    fn the_check_is_whole_when_each_requirement_was_looked_at() {
        let mut check = RoleCheck::default();
        for requirement in RoleRequirement::ALL {
            assert!(!check.is_whole());
            check.judge(requirement, |judged| {
                judged.standing = RequirementStanding::Missing;
            });
        }
        assert!(check.is_whole());
    }

    #[test]
    fn a_senior_role_asks_for_seven_years_and_any_other_for_three() {
        assert!(
            RoleRequirement::Years
                .name(TargetLevel::Senior)
                .starts_with("7 years")
        );
        assert!(
            RoleRequirement::Years
                .name(TargetLevel::ProductManager)
                .starts_with("3 years")
        );
    }
}
