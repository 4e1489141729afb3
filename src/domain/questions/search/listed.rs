//! A question in the list, and the list's filters and orders.

use chrono::{DateTime, Utc};

use crate::domain::choices::choices;
use crate::domain::principle::Principle;
use crate::domain::questions::question::{QuestionFrequency, QuestionLevel, Role, Skill};

/// A question, with everything that the list needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListedQuestion {
    /// The id of a built-in question, or the record id of a custom one.
    pub id: String,
    /// The question.
    pub text: String,
    /// The leading principle; `None` for a custom question without a known one.
    pub leading: Option<Principle>,
    /// The supporting principles.
    pub supporting: Vec<Principle>,
    /// The skill it asks about.
    pub skill: Skill,
    /// The role.
    pub role: Role,
    /// The level.
    pub level: QuestionLevel,
    /// The frequency.
    pub frequency: QuestionFrequency,
    /// The candidate's tags.
    pub tags: Vec<String>,
    /// Whether it is a custom question.
    pub is_own: bool,
    /// Whether it is answered with a story.
    pub wants_story: bool,
    /// Whether it is archived.
    pub is_archived: bool,
}
impl ListedQuestion {
    pub(super) fn bears_on(&self, principle: Principle) -> bool {
        self.leads(principle) || self.supporting.contains(&principle)
    }

    pub(super) fn leads(&self, principle: Principle) -> bool {
        self.leading == Some(principle)
    }
}

/// A property to filter by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Only {
    /// Due today.
    Due,
    /// The last answer was blank or shaky.
    Weak,
    /// No story fits it, or shows its principle.
    NoStory,
    /// A favorite.
    Favorite,
    /// A custom question.
    Own,
    /// Really asked.
    Asked,
    /// Archived; shown only with this filter.
    Archived,
}

choices! {
    Only {
        Due: "due", "Due";
        Weak: "weak", "Weak last time";
        NoStory: "no-story", "No story yet";
        Favorite: "favourites", "Favorites";
        Own: "own", "My own";
        Asked: "asked", "Asked in an interview";
        Archived: "archived", "Archived";
    }
}

/// The order of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum QuestionOrder {
    /// The best match first; without a search, in the bank's order, with custom questions last.
    #[default]
    Best,
    /// Custom questions first, the newest on top.
    Newest,
    /// By leading principle, in the published order.
    Principle,
    /// Never practiced first, then the longest ago.
    LongestAgo,
    /// The most often really asked first.
    MostAsked,
}

choices! {
    QuestionOrder {
        Best: "best", "Best match";
        Newest: "newest", "My own, newest first";
        Principle: "principle", "By principle";
        LongestAgo: "longest-ago", "Least recently practiced";
        MostAsked: "most-asked", "Most often asked";
    }
}

/// A question's state today.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not exclude each other"
)]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct QuestionStanding {
    /// Whether it is due.
    pub is_due: bool,
    /// Whether no story fits it or shows its leading principle.
    pub has_no_story: bool,
    /// Whether it is a favorite.
    pub is_favourite: bool,
    /// How often it was really asked.
    pub asked: usize,
    /// Whether the last answer was blank or shaky.
    pub is_weak: bool,
    /// When it was last practiced.
    pub last: Option<DateTime<Utc>>,
}

impl QuestionStanding {
    pub(super) fn is(&self, only: Only, entry: &ListedQuestion) -> bool {
        match only {
            Only::Due => self.is_due,
            Only::Weak => self.is_weak,
            Only::NoStory => self.has_no_story,
            Only::Favorite => self.is_favourite,
            Only::Own => entry.is_own,
            Only::Asked => self.asked > 0,
            Only::Archived => entry.is_archived,
        }
    }
}
