//! A STAR story, and the form it is typed into.

use serde::{Deserialize, Serialize};

use super::principle::Principle;
use super::record::{Body, Kind};

/// The four parts of a STAR answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StarPart {
    /// Where and when it was, and what was at stake.
    Situation,
    /// What you had to achieve.
    Task,
    /// What you did yourself.
    Action,
    /// What came of it, in numbers.
    Result,
}

impl StarPart {
    /// All four, in order.
    pub const ALL: [Self; 4] = [Self::Situation, Self::Task, Self::Action, Self::Result];

    /// The part's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Situation => "Situation",
            Self::Task => "Task",
            Self::Action => "Action",
            Self::Result => "Result",
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
        }
    }
}

/// A STAR story.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Story {
    /// A few words by which its author knows it.
    pub title: String,
    /// The Situation.
    pub situation: String,
    /// The Task.
    pub task: String,
    /// The Action.
    pub action: String,
    /// The Result.
    pub result: String,
    /// The principles it shows, in the published order.
    pub principles: Vec<Principle>,
}

impl Body for Story {
    const KIND: Kind = Kind::Story;
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
        }
    }

    /// The parts that still have no text.
    #[must_use]
    pub fn missing_parts(&self) -> Vec<StarPart> {
        StarPart::ALL
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
}

/// The story as it is being typed: raw strings, never trimmed, kept as a draft on every input.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct StoryForm {
    /// As typed.
    pub title: String,
    /// As typed.
    pub situation: String,
    /// As typed.
    pub task: String,
    /// As typed.
    pub action: String,
    /// As typed.
    pub result: String,
    /// As ticked.
    pub principles: Vec<Principle>,
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

impl StoryForm {
    /// The form that edits a story.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        Self {
            title: story.title.clone(),
            situation: story.situation.clone(),
            task: story.task.clone(),
            action: story.action.clone(),
            result: story.result.clone(),
            principles: story.principles.clone(),
        }
    }

    /// The text of one part, to change.
    pub fn part_mut(&mut self, part: StarPart) -> &mut String {
        match part {
            StarPart::Situation => &mut self.situation,
            StarPart::Task => &mut self.task,
            StarPart::Action => &mut self.action,
            StarPart::Result => &mut self.result,
        }
    }

    /// The text of one part.
    #[must_use]
    pub fn part(&self, part: StarPart) -> &str {
        match part {
            StarPart::Situation => &self.situation,
            StarPart::Task => &self.task,
            StarPart::Action => &self.action,
            StarPart::Result => &self.result,
        }
    }

    /// Ticks or unticks a principle; the published order is kept.
    pub fn toggle(&mut self, principle: Principle) {
        if let Some(found) = self
            .principles
            .iter()
            .position(|&ticked| ticked == principle)
        {
            self.principles.remove(found);
        } else {
            let place = self
                .principles
                .partition_point(|&ticked| ticked < principle);
            self.principles.insert(place, principle);
        }
    }

    /// The story that the form describes.
    ///
    /// # Errors
    /// What is missing, for the person at the form.
    pub fn validate(&self) -> Result<Story, StoryFormError> {
        let texts = [
            &self.title,
            &self.situation,
            &self.task,
            &self.action,
            &self.result,
        ];
        if texts.iter().all(|text| text.trim().is_empty()) {
            return Err(StoryFormError::Empty);
        }
        Ok(Story {
            title: self.title.trim().to_owned(),
            situation: self.situation.trim().to_owned(),
            task: self.task.trim().to_owned(),
            action: self.action.trim().to_owned(),
            result: self.result.trim().to_owned(),
            principles: self.principles.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_form_is_no_story() {
        let form = StoryForm {
            title: "  ".to_owned(),
            ..StoryForm::default()
        };
        assert_eq!(form.validate(), Err(StoryFormError::Empty));
    }

    #[test]
    fn a_title_alone_is_a_sketch_that_misses_four_parts() {
        let form = StoryForm {
            title: " Returns desk ".to_owned(),
            ..StoryForm::default()
        };
        let story = form.validate().unwrap();
        assert_eq!(story.title, "Returns desk");
        assert_eq!(story.missing_parts(), StarPart::ALL);
    }

    #[test]
    fn ticking_keeps_the_published_order() {
        let mut form = StoryForm::default();
        form.toggle(Principle::DiveDeep);
        form.toggle(Principle::Ownership);
        assert_eq!(form.principles, [Principle::Ownership, Principle::DiveDeep]);
        form.toggle(Principle::DiveDeep);
        assert_eq!(form.principles, [Principle::Ownership]);
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
