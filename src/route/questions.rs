//! The places of the question bank.

use crate::domain::principle::Principle;
use crate::domain::questions::question::{QuestionLevel, Role, Skill};
use crate::domain::questions::search::{Only, QuestionFilter, QuestionOrder};
use crate::domain::record::id::RecordId;
use crate::route::query::{choice, from_segment, query, segment, text};

/// A place of the question bank.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum QuestionsRoute {
    /// The filtered list.
    List(QuestionFilter),
    /// A question, by its id.
    Question(String),
    /// A new custom question.
    New,
    /// A custom question in its form.
    Edit(RecordId),
    /// Import and export.
    Import,
}

impl QuestionsRoute {
    /// The list without a filter.
    #[must_use]
    pub fn list() -> Self {
        Self::List(QuestionFilter::default())
    }

    pub(super) fn parse(segments: &[&str], query: &str) -> Option<Self> {
        Some(match segments {
            [] => Self::List(filter(query)),
            ["new"] => Self::New,
            ["import"] => Self::Import,
            [question] => Self::Question(from_segment(question)),
            [question, "edit"] => Self::Edit(RecordId::from_text(question)),
            _ => return None,
        })
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::List(filter) => format!("/questions{}", query_of(filter)),
            Self::New => "/questions/new".to_owned(),
            Self::Edit(question) => format!("/questions/{question}/edit"),
            Self::Import => "/questions/import".to_owned(),
            Self::Question(question) => format!("/questions/{}", segment(question)),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::List(_) => "Questions",
            Self::Question(_) => "Question",
            Self::New => "New question",
            Self::Edit(_) => "Edit question",
            Self::Import => "Questions and files",
        }
    }
}

fn filter(query: &str) -> QuestionFilter {
    let mut filter = QuestionFilter {
        search: text(query, "search"),
        principle: choice(query, "principle", Principle::from_slug),
        skill: choice(query, "skill", Skill::from_slug),
        role: choice(query, "role", Role::from_slug).unwrap_or_default(),
        level: choice(query, "level", QuestionLevel::from_slug),
        only: Vec::new(),
        tag: text(query, "tag"),
        order: choice(query, "order", QuestionOrder::from_slug).unwrap_or_default(),
    };
    for only in text(query, "only").split(',').filter_map(Only::from_slug) {
        filter.set_only(only, true);
    }
    filter
}

fn query_of(filter: &QuestionFilter) -> String {
    let role = (filter.role != Role::default()).then(|| filter.role.slug());
    let order = (filter.order != QuestionOrder::default()).then(|| filter.order.slug());
    let only: Vec<&str> = filter.only.iter().map(|only| only.slug()).collect();
    query([
        ("search", filter.search.as_str()),
        (
            "principle",
            filter.principle.map(Principle::slug).unwrap_or_default(),
        ),
        ("skill", filter.skill.map(Skill::slug).unwrap_or_default()),
        ("role", role.unwrap_or_default()),
        (
            "level",
            filter.level.map(QuestionLevel::slug).unwrap_or_default(),
        ),
        ("only", &only.join(",")),
        ("tag", filter.tag.as_str()),
        ("order", order.unwrap_or_default()),
    ])
}
