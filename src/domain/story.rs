//! A STAR story, and the form it is typed into.

use serde::{Deserialize, Serialize};

use super::principle::Principle;
use super::record::{Body, Kind, RecordId};

/// The parts of a told story.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StarPart {
    /// Where and when it was, and what was at stake.
    Situation,
    /// What you had to achieve.
    Task,
    /// What you did yourself.
    Action,
    /// What came of it, in numbers.
    Result,
    /// What you would do differently; for failures above all.
    Learning,
}

impl StarPart {
    /// All five, in the order in which they are told.
    pub const ALL: [Self; 5] = [
        Self::Situation,
        Self::Task,
        Self::Action,
        Self::Result,
        Self::Learning,
    ];

    /// The four that no story can do without.
    pub const STAR: [Self; 4] = [Self::Situation, Self::Task, Self::Action, Self::Result];

    /// The part's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Situation => "Situation",
            Self::Task => "Task",
            Self::Action => "Action",
            Self::Result => "Result",
            Self::Learning => "Learning",
        }
    }

    /// What belongs into the part.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Situation => {
                "Where and when, who was affected, and what was at stake. Two or three sentences."
            }
            Self::Task => "What you, yourself, had to achieve and by when.",
            Self::Action => "What you did, step by step, and why. The largest part. “I”, not “we”.",
            Self::Result => "What changed: baseline, result, period, and how it was measured.",
            Self::Learning => {
                "What you do differently since. A failure without it is only a failure."
            }
        }
    }
}

/// How far a story has come.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A title, a few words.
    #[default]
    Sketch,
    /// All parts stand.
    Drafted,
    /// Told aloud, from memory.
    Rehearsed,
    /// Kept, but no longer told: it counts for nothing.
    Retired,
}

impl Status {
    /// All four, in order.
    pub const ALL: [Self; 4] = [Self::Sketch, Self::Drafted, Self::Rehearsed, Self::Retired];

    /// The status's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sketch => "Sketch",
            Self::Drafted => "Drafted",
            Self::Rehearsed => "Rehearsed",
            Self::Retired => "Retired",
        }
    }
}

/// Kinds of stories that interviewers ask for; the candidate's own can be added.
pub const KINDS: [&str; 8] = [
    "conflict",
    "failure",
    "ambiguity",
    "customer",
    "innovation",
    "leadership",
    "delivery",
    "data",
];

/// A STAR story. The same shape is what is being typed (raw strings, kept as a draft on every
/// input), what is kept ([`Story::finished`]), and what an older version was.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Story {
    /// A few words by which its author knows it.
    pub title: String,
    /// One line that is said first.
    #[serde(default)]
    pub hook: String,
    /// When and where it was.
    #[serde(default)]
    pub setting: String,
    /// The Situation.
    pub situation: String,
    /// The Task.
    pub task: String,
    /// The Action.
    pub action: String,
    /// The Result.
    pub result: String,
    /// What was learned.
    #[serde(default)]
    pub learning: String,
    /// The principles it is told for, in the published order.
    pub principles: Vec<Principle>,
    /// Principles that it also shows, in the published order; none of them leads.
    #[serde(default)]
    pub supporting: Vec<Principle>,
    /// What it is a story of: some of [`KINDS`], or the candidate's own.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// How far it has come.
    #[serde(default)]
    pub status: Status,
}

impl Body for Story {
    const KIND: Kind = Kind::Story;
}

/// What keeps a form from becoming a story.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoryFormError {
    /// There is nothing in it.
    Empty,
}

impl StoryFormError {
    /// What to do about it.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::Empty => "There is nothing to keep yet. A title is enough for a start.",
        }
    }
}

/// How strongly a story shows a principle.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Shows {
    /// Not at all.
    Not,
    /// Beside another.
    Supporting,
    /// It is told for it.
    Leading,
}

impl Story {
    /// The text of one part.
    #[must_use]
    pub fn part(&self, part: StarPart) -> &str {
        match part {
            StarPart::Situation => &self.situation,
            StarPart::Task => &self.task,
            StarPart::Action => &self.action,
            StarPart::Result => &self.result,
            StarPart::Learning => &self.learning,
        }
    }

    /// The text of one part, to change.
    pub fn part_mut(&mut self, part: StarPart) -> &mut String {
        match part {
            StarPart::Situation => &mut self.situation,
            StarPart::Task => &mut self.task,
            StarPart::Action => &mut self.action,
            StarPart::Result => &mut self.result,
            StarPart::Learning => &mut self.learning,
        }
    }

    /// Those of the four STAR parts that still have no text.
    #[must_use]
    pub fn missing_parts(&self) -> Vec<StarPart> {
        StarPart::STAR
            .into_iter()
            .filter(|&part| self.part(part).trim().is_empty())
            .collect()
    }

    /// What to call it: the title, or the first words of what there is.
    #[must_use]
    pub fn display_title(&self) -> String {
        if !self.title.trim().is_empty() {
            return self.title.trim().to_owned();
        }
        let text = StarPart::ALL.map(|part| self.part(part)).join(" ");
        let opening: Vec<&str> = text.split_whitespace().take(6).collect();
        if opening.is_empty() {
            "Untitled story".to_owned()
        } else {
            format!("{} …", opening.join(" "))
        }
    }

    /// How strongly it shows a principle.
    #[must_use]
    pub fn shows(&self, principle: Principle) -> Shows {
        if self.principles.contains(&principle) {
            Shows::Leading
        } else if self.supporting.contains(&principle) {
            Shows::Supporting
        } else {
            Shows::Not
        }
    }

    /// Sets how strongly it shows a principle; the published order is kept.
    pub fn set_shows(&mut self, principle: Principle, shows: Shows) {
        self.principles.retain(|&other| other != principle);
        self.supporting.retain(|&other| other != principle);
        let list = match shows {
            Shows::Not => return,
            Shows::Supporting => &mut self.supporting,
            Shows::Leading => &mut self.principles,
        };
        let place = list.partition_point(|&other| other < principle);
        list.insert(place, principle);
    }

    /// Whether it is told no longer.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        self.status == Status::Retired
    }

    /// The typed form as it is kept: without the white space around its texts.
    ///
    /// # Errors
    /// What is missing, for the person at the form.
    pub fn finished(mut self) -> Result<Self, StoryFormError> {
        let texts = [
            &mut self.title,
            &mut self.hook,
            &mut self.setting,
            &mut self.situation,
            &mut self.task,
            &mut self.action,
            &mut self.result,
            &mut self.learning,
        ];
        let mut is_empty = true;
        for text in texts {
            let trimmed = text.trim();
            is_empty &= trimmed.is_empty();
            *text = trimmed.to_owned();
        }
        if is_empty {
            return Err(StoryFormError::Empty);
        }
        Ok(self)
    }
}

/// A story as it was before it was saved again. The record's creation is when that happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct StoryVersion {
    /// Which story.
    pub story: RecordId,
    /// As it stood.
    pub text: Story,
}

impl Body for StoryVersion {
    const KIND: Kind = Kind::StoryVersion;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_form_is_no_story() {
        let form = Story {
            title: "  ".to_owned(),
            ..Story::default()
        };
        assert_eq!(form.finished(), Err(StoryFormError::Empty));
    }

    #[test]
    fn a_title_alone_is_a_sketch_that_misses_four_parts() {
        let form = Story {
            title: " Returns desk ".to_owned(),
            ..Story::default()
        };
        let story = form.finished().unwrap();
        assert_eq!(story.title, "Returns desk");
        assert_eq!(story.missing_parts(), StarPart::STAR);
    }

    #[test]
    fn a_principle_leads_or_supports_but_never_both_and_the_published_order_is_kept() {
        let mut form = Story::default();
        form.set_shows(Principle::DiveDeep, Shows::Leading);
        form.set_shows(Principle::Ownership, Shows::Leading);
        assert_eq!(form.principles, [Principle::Ownership, Principle::DiveDeep]);
        form.set_shows(Principle::DiveDeep, Shows::Supporting);
        assert_eq!(form.principles, [Principle::Ownership]);
        assert_eq!(form.shows(Principle::DiveDeep), Shows::Supporting);
        form.set_shows(Principle::DiveDeep, Shows::Not);
        assert_eq!(form.shows(Principle::DiveDeep), Shows::Not);
    }

    #[test]
    fn a_story_without_a_title_is_called_by_its_first_words() {
        let story = Story {
            situation: "In March the returns desk stood still all day".to_owned(),
            ..Story::default()
        };
        assert_eq!(story.display_title(), "In March the returns desk stood …");
    }
}
