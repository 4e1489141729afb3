//! A STAR story, and the form it is typed into.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::principle::Principle;
use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;

/// The parts of a story.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StarPart {
    /// Where and when it was, and what was at stake.
    Situation,
    /// What you had to achieve.
    Task,
    /// What you did yourself.
    Action,
    /// The outcome, in numbers.
    Result,
    /// What you would do differently; for failures above all.
    Learning,
}

impl StarPart {
    /// All five, in order.
    pub const ALL: [Self; 5] = [
        Self::Situation,
        Self::Task,
        Self::Action,
        Self::Result,
        Self::Learning,
    ];

    /// The four required ones.
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

    /// What belongs in the part.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Situation => {
                "Where and when, who was affected, and what was at stake. Two or three sentences."
            }
            Self::Task => "What you had to achieve, and by when.",
            Self::Action => "What you did, step by step, and why. The largest part. “I”, not “we”.",
            Self::Result => "What changed: baseline, result, period, and how it was measured.",
            Self::Learning => {
                "What you do differently now. Without it, a failure is only a failure."
            }
        }
    }
}

/// A story's status.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A title, a few words.
    #[default]
    Sketch,
    /// All parts are written.
    Drafted,
    /// Practiced aloud, from memory.
    Rehearsed,
    /// Retired: kept, but it counts for nothing.
    Retired,
}

choices! {
    Status {
        Sketch: "sketch", "Sketch";
        Drafted: "drafted", "Drafted";
        Rehearsed: "rehearsed", "Rehearsed";
        Retired: "retired", "Retired";
    }
}

impl Status {
    /// Its meaning, in a few words.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Sketch => "A title, a few words.",
            Self::Drafted => "All parts are written.",
            Self::Rehearsed => "Told out loud, from memory.",
            Self::Retired => "Saved, but no longer told. It doesn’t count.",
        }
    }
}

/// The kind of story that needs a learning.
pub const FAILURE: &str = "failure";

/// Kinds of stories that interviewers ask for; the candidate's own can be added.
pub const KINDS: [&str; 8] = [
    "conflict",
    FAILURE,
    "ambiguity",
    "customer",
    "innovation",
    "leadership",
    "delivery",
    "data",
];

/// A STAR story: as it is typed (raw strings, stored as a draft on every input), as it is saved
/// ([`Story::finished`]), and as an earlier version.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Story {
    /// A few words that identify it.
    pub title: String,
    /// The opening line.
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
    /// The leading principles, in the published order.
    pub principles: Vec<Principle>,
    /// The supporting principles, in the published order; none of them leads.
    #[serde(default)]
    pub supporting: Vec<Principle>,
    /// Its kinds: some of [`KINDS`], or the candidate's own.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Its status.
    #[serde(default)]
    pub status: Status,
    /// Findings dismissed for this story.
    #[serde(default)]
    pub dismissed: Vec<StoryDismissal>,
    /// The candidate's decisions on checklist items.
    #[serde(default)]
    pub checked: Vec<CheckAnswer>,
}

/// The candidate's decision on a checklist item: it holds, or it does not. It applies to one
/// sentence, so editing that sentence asks again.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CheckAnswer {
    /// The item's id.
    pub item: String,
    /// Its evidence; empty if there was none.
    pub quote: String,
    /// Whether the item is met.
    pub holds: bool,
}

/// A finding that the candidate dismissed in this story: the rule, the part, and the flagged text,
/// so that editing elsewhere does not bring it back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StoryDismissal {
    /// The rule's id.
    pub rule: String,
    /// The part it was found in; `None` for the whole story.
    pub part: Option<StarPart>,
    /// The flagged text; empty if something was missing.
    pub quote: String,
}

impl Body for Story {
    const KIND: Kind = Kind::Story;
}

/// Why a form can't be saved yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoryFormError {
    /// It is empty.
    Empty,
}

impl StoryFormError {
    /// How to fix it.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::Empty => "There is nothing to save yet. A title is enough to start.",
        }
    }
}

/// How strongly a story shows a principle.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Shows {
    /// Not at all.
    Not,
    /// It supports the principle.
    Supporting,
    /// It leads the principle.
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

    /// The text of one part, mutable.
    pub fn part_mut(&mut self, part: StarPart) -> &mut String {
        match part {
            StarPart::Situation => &mut self.situation,
            StarPart::Task => &mut self.task,
            StarPart::Action => &mut self.action,
            StarPart::Result => &mut self.result,
            StarPart::Learning => &mut self.learning,
        }
    }

    /// The STAR parts without text.
    #[must_use]
    pub fn missing_parts(&self) -> Vec<StarPart> {
        StarPart::STAR
            .into_iter()
            .filter(|&part| self.part(part).trim().is_empty())
            .collect()
    }

    /// Whether its Action and its Result have text; otherwise it counts for nothing.
    #[must_use]
    pub fn has_action_and_result(&self) -> bool {
        let has = |part| !self.part(part).trim().is_empty();
        has(StarPart::Action) && has(StarPart::Result)
    }

    /// Its label: the title, or the first words of its text.
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

    /// Sets how strongly it shows a principle, in the published order.
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

    /// Whether its kind needs a learning.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.is_of_kind(FAILURE)
    }

    /// Whether it has a kind, ignoring case.
    #[must_use]
    pub fn is_of_kind(&self, kind: &str) -> bool {
        self.kinds
            .iter()
            .any(|own| own.trim().eq_ignore_ascii_case(kind))
    }

    /// Adds or removes a kind, in the order of selection.
    pub fn set_kind(&mut self, kind: &str, is_of_it: bool) {
        let kind = kind.trim();
        self.kinds.retain(|own| !own.eq_ignore_ascii_case(kind));
        if is_of_it && !kind.is_empty() {
            self.kinds.push(kind.to_owned());
        }
    }

    /// Whether a finding was dismissed.
    #[must_use]
    pub fn has_dismissed(&self, finding: &StoryDismissal) -> bool {
        self.dismissed.contains(finding)
    }

    /// Dismisses a finding.
    pub fn dismiss(&mut self, finding: StoryDismissal) {
        if !self.has_dismissed(&finding) {
            self.dismissed.push(finding);
        }
    }

    /// Restores a finding.
    pub fn bring_back(&mut self, finding: &StoryDismissal) {
        self.dismissed.retain(|kept| kept != finding);
    }

    /// The candidate's decision on an item with this evidence.
    #[must_use]
    pub fn answer_to(&self, item: &str, quote: &str) -> Option<bool> {
        self.checked
            .iter()
            .find(|answer| answer.item == item && answer.quote == quote)
            .map(|answer| answer.holds)
    }

    /// Stores the candidate's decision on an item; one per item.
    pub fn answer(&mut self, answer: CheckAnswer) {
        self.checked.retain(|kept| kept.item != answer.item);
        self.checked.push(answer);
    }

    /// Removes the candidate's decision on an item.
    pub fn take_back(&mut self, answer: &CheckAnswer) {
        self.checked.retain(|kept| kept.item != answer.item);
    }

    /// Whether two stories have the same content, apart from status, dismissals, and checklist decisions.
    /// Only changed content is worth a version.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let level = |story: &Self| Self {
            status: Status::default(),
            dismissed: Vec::new(),
            checked: Vec::new(),
            ..story.clone()
        };
        level(self) == level(other)
    }

    /// A new story with the same text.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self {
            title: format!("{} (copy)", self.display_title()),
            ..self.clone()
        }
    }

    /// Merges two stories: each part of the other is appended to this one's, unless it is the same;
    /// a principle leads if it leads in either. A merged story needs work, so its status is at most
    /// drafted.
    #[must_use]
    pub fn merged_with(&self, other: &Self) -> Self {
        let mut whole = self.clone();
        whole.title = joined(&self.title, &other.title, " / ");
        whole.hook = joined(&self.hook, &other.hook, " / ");
        whole.setting = joined(&self.setting, &other.setting, " / ");
        for part in StarPart::ALL {
            *whole.part_mut(part) = joined(self.part(part), other.part(part), "\n\n");
        }
        for &principle in Principle::ALL {
            whole.set_shows(principle, self.shows(principle).max(other.shows(principle)));
        }
        for kind in &other.kinds {
            if !whole.is_of_kind(kind) {
                whole.set_kind(kind, true);
            }
        }
        whole.status = self.status.max(other.status).min(Status::Drafted);
        for dismissal in &other.dismissed {
            if !whole.dismissed.contains(dismissal) {
                whole.dismissed.push(dismissal.clone());
            }
        }
        for answer in &other.checked {
            if !whole.checked.iter().any(|kept| kept.item == answer.item) {
                whole.checked.push(answer.clone());
            }
        }
        whole
    }

    /// Whether it is retired.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        self.status == Status::Retired
    }

    /// The form as it is stored, with texts trimmed.
    ///
    /// # Errors
    /// What is missing, in words for the candidate.
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

/// One text appended to another, unless one of them is empty or both are the same.
fn joined(first: &str, second: &str, between: &str) -> String {
    let (first, second) = (first.trim(), second.trim());
    if first.is_empty() || first == second {
        second.to_owned()
    } else if second.is_empty() {
        first.to_owned()
    } else {
        format!("{first}{between}{second}")
    }
}

/// An earlier version of a story. The record's creation time is when it was replaced.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct StoryVersion {
    /// The story's id.
    pub story: RecordId,
    /// Its content.
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

    #[test]
    fn kinds_are_the_same_in_any_case_and_can_be_the_candidates_own() {
        let mut story = Story::default();
        story.set_kind(" Failure ", true);
        story.set_kind("failure", true);
        story.set_kind("pricing", true);
        assert_eq!(story.kinds, ["failure", "pricing"]);
        assert!(story.is_failure() && story.is_of_kind("Pricing"));
        story.set_kind("FAILURE", false);
        story.set_kind("  ", true);
        assert_eq!(story.kinds, ["pricing"]);
    }

    #[test]
    fn a_finding_put_aside_stays_so_until_it_is_brought_back() {
        let mut story = Story {
            action: "We moved the desk.".to_owned(),
            ..Story::default()
        };
        let review = |story: &Story| {
            crate::domain::stories::review::review(story, crate::domain::speaking::Pace::default())
        };
        let finding = StoryDismissal::from(
            &review(&story)
                .findings
                .into_iter()
                .find(|finding| finding.rule.id == "story-we")
                .unwrap(),
        );
        story.dismiss(finding.clone());
        story.dismiss(finding.clone());
        assert_eq!(story.dismissed.len(), 1);
        story.action.push_str(" I paid.");
        let again = StoryDismissal::from(
            &review(&story)
                .findings
                .into_iter()
                .find(|finding| finding.rule.id == "story-we")
                .unwrap(),
        );
        assert!(story.has_dismissed(&again));
        story.bring_back(&again);
        assert!(!story.has_dismissed(&again));
    }

    #[test]
    fn a_status_alone_makes_no_other_text() {
        let story = Story {
            title: "T".to_owned(),
            ..Story::default()
        };
        let mut later = story.clone();
        later.status = Status::Rehearsed;
        assert!(later.says_the_same(&story));
        later.hook.push('x');
        assert!(!later.says_the_same(&story));
    }

    #[test]
    fn a_merged_story_has_every_word_of_both_and_the_stronger_of_each_principle() {
        let one = Story {
            title: "Desk".to_owned(),
            action: "I timed it.".to_owned(),
            result: "7 minutes.".to_owned(),
            principles: vec![Principle::DiveDeep],
            supporting: vec![Principle::Ownership],
            kinds: vec!["data".to_owned()],
            status: Status::Rehearsed,
            ..Story::default()
        };
        let two = Story {
            title: "Scanner".to_owned(),
            situation: "It was slow.".to_owned(),
            action: "I bought it.".to_owned(),
            result: "7 minutes.".to_owned(),
            principles: vec![Principle::Ownership],
            kinds: vec!["Data".to_owned(), "delivery".to_owned()],
            ..Story::default()
        };
        let whole = one.merged_with(&two);
        assert_eq!(whole.title, "Desk / Scanner");
        assert_eq!(whole.situation, "It was slow.");
        assert_eq!(whole.action, "I timed it.\n\nI bought it.");
        assert_eq!(whole.result, "7 minutes.");
        assert_eq!(
            whole.principles,
            [Principle::Ownership, Principle::DiveDeep]
        );
        assert_eq!(whole.supporting, []);
        assert_eq!(whole.kinds, ["data", "delivery"]);
        assert_eq!(whole.status, Status::Drafted);
    }

    #[test]
    fn a_duplicate_is_told_apart_by_its_title() {
        let story = Story {
            situation: "It was slow.".to_owned(),
            ..Story::default()
        };
        assert_eq!(story.duplicate().title, "It was slow. … (copy)");
        assert_eq!(story.duplicate().situation, story.situation);
    }
}
