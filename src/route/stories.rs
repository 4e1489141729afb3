//! The places of the story bank.

use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::stories::list::{StoryFilter, StoryOrder};
use crate::domain::stories::story::Status;
use crate::domain::stories::weight::Band;
use crate::route::query::{choice, query, text};

/// A place of the story bank.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StoriesRoute {
    /// The filtered list.
    List(StoryFilter),
    /// A new story, for a principle if one is named.
    New(Option<Principle>),
    /// A story, to read.
    Story(RecordId),
    /// A story in its form.
    Edit(RecordId),
    /// Which stories show which principles.
    Coverage,
    /// The stories on one page, and as files.
    CheatSheet,
    /// Import.
    Import,
    /// The ledger of numbers.
    Numbers,
    /// Learning the numbers by heart.
    NumbersByHeart,
    /// A number in its form; `None` for a new one.
    Number(Option<RecordId>),
    /// The follow-up questions under a story.
    Probes(RecordId),
    /// The follow-up questions under a story, asked one by one.
    ProbeDrill(RecordId),
}

impl StoriesRoute {
    /// The list without a filter.
    #[must_use]
    pub fn list() -> Self {
        Self::List(StoryFilter::default())
    }

    pub(super) fn parse(segments: &[&str], query: &str) -> Option<Self> {
        let id = RecordId::from_text;
        Some(match segments {
            [] => Self::List(filter(query)),
            ["new"] => Self::New(principle(query)),
            ["coverage"] => Self::Coverage,
            ["sheet"] => Self::CheatSheet,
            ["import"] => Self::Import,
            ["numbers"] => Self::Numbers,
            ["numbers", "practice"] => Self::NumbersByHeart,
            ["numbers", "new"] => Self::Number(None),
            ["numbers", number] => Self::Number(Some(id(number))),
            [story] => Self::Story(id(story)),
            [story, "edit"] => Self::Edit(id(story)),
            [story, "probes"] => Self::Probes(id(story)),
            [story, "probes", "drill"] => Self::ProbeDrill(id(story)),
            _ => return None,
        })
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::List(filter) => format!("/stories{}", query_of(filter)),
            Self::New(principle) => {
                let principle = principle.map(Principle::slug).unwrap_or_default();
                format!("/stories/new{}", query([("principle", principle)]))
            }
            Self::Story(story) => format!("/stories/{story}"),
            Self::Edit(story) => format!("/stories/{story}/edit"),
            Self::Coverage => "/stories/coverage".to_owned(),
            Self::CheatSheet => "/stories/sheet".to_owned(),
            Self::Import => "/stories/import".to_owned(),
            Self::Numbers => "/stories/numbers".to_owned(),
            Self::NumbersByHeart => "/stories/numbers/practice".to_owned(),
            Self::Number(None) => "/stories/numbers/new".to_owned(),
            Self::Number(Some(number)) => format!("/stories/numbers/{number}"),
            Self::Probes(story) => format!("/stories/{story}/probes"),
            Self::ProbeDrill(story) => format!("/stories/{story}/probes/drill"),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::List(_) => "Stories",
            Self::New(_) => "New story",
            Self::Story(_) => "Story",
            Self::Edit(_) => "Edit story",
            Self::Coverage => "Coverage",
            Self::CheatSheet => "Cheat sheet",
            Self::Import => "Import stories",
            Self::Numbers => "Numbers",
            Self::NumbersByHeart => "Numbers by heart",
            Self::Number(None) => "New number",
            Self::Number(Some(_)) => "Number",
            Self::Probes(_) => "Follow-up questions",
            Self::ProbeDrill(_) => "Follow-up drill",
        }
    }
}

fn principle(query: &str) -> Option<Principle> {
    choice(query, "principle", Principle::from_slug)
}

fn filter(query: &str) -> StoryFilter {
    StoryFilter {
        search: text(query, "search"),
        principle: principle(query),
        kind: text(query, "kind"),
        status: choice(query, "status", Status::from_slug),
        band: choice(query, "strength", Band::from_slug),
        order: choice(query, "order", StoryOrder::from_slug).unwrap_or_default(),
    }
}

fn query_of(filter: &StoryFilter) -> String {
    let order = (filter.order != StoryOrder::default()).then(|| filter.order.slug());
    query([
        ("search", filter.search.as_str()),
        (
            "principle",
            filter.principle.map(Principle::slug).unwrap_or_default(),
        ),
        ("kind", filter.kind.as_str()),
        (
            "status",
            filter.status.map(Status::slug).unwrap_or_default(),
        ),
        ("strength", filter.band.map(Band::slug).unwrap_or_default()),
        ("order", order.unwrap_or_default()),
    ])
}
