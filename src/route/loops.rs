//! The places of loops, real and mock.

use crate::domain::record::id::RecordId;
use crate::route::query::{query, value};

/// A place of real loops.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LoopsRoute {
    /// The next loop, all others, and how long the stories last.
    List,
    /// A new loop.
    New,
    /// The stories of a loop, by interviewer.
    Loop(RecordId),
    /// A loop in its form.
    Edit(RecordId),
    /// What was really asked in a loop.
    After(RecordId),
    /// The stories by interviewer, on paper.
    CheatSheet(RecordId),
}

impl LoopsRoute {
    pub(super) fn parse(segments: &[&str]) -> Option<Self> {
        let id = RecordId::from_text;
        Some(match segments {
            [] => Self::List,
            ["new"] => Self::New,
            [one] => Self::Loop(id(one)),
            [one, "edit"] => Self::Edit(id(one)),
            [one, "after"] => Self::After(id(one)),
            [one, "sheet"] => Self::CheatSheet(id(one)),
            _ => return None,
        })
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::List => "/my-loop".to_owned(),
            Self::New => "/my-loop/new".to_owned(),
            Self::Loop(id) => format!("/my-loop/{id}"),
            Self::Edit(id) => format!("/my-loop/{id}/edit"),
            Self::After(id) => format!("/my-loop/{id}/after"),
            Self::CheatSheet(id) => format!("/my-loop/{id}/sheet"),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::List => "My loop",
            Self::New => "New loop",
            Self::Loop(_) => "Loop",
            Self::Edit(_) => "Change a loop",
            Self::After(_) => "After a loop",
            Self::CheatSheet(_) => "Cheat sheet by interviewer",
        }
    }
}

/// A place of mock loops.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum MockRoute {
    /// The mock loops, and how they went.
    List,
    /// A new mock loop; a rehearsal if a real loop is named.
    New(Option<RecordId>),
    /// A mock loop at its current step.
    Run(RecordId),
    /// The votes on a mock loop.
    Debrief(RecordId),
    /// The printable report of a mock loop.
    Report(RecordId),
}

impl MockRoute {
    pub(super) fn parse(segments: &[&str], query: &str) -> Option<Self> {
        let id = RecordId::from_text;
        Some(match segments {
            [] => Self::List,
            ["new"] => Self::New(value(query, "of").map(|of| id(&of))),
            [one] => Self::Run(id(one)),
            [one, "debrief"] => Self::Debrief(id(one)),
            [one, "report"] => Self::Report(id(one)),
            _ => return None,
        })
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::List => "/practice/mock".to_owned(),
            Self::New(of) => {
                let of = of.as_ref().map(RecordId::as_str).unwrap_or_default();
                format!("/practice/mock/new{}", query([("of", of)]))
            }
            Self::Run(id) => format!("/practice/mock/{id}"),
            Self::Debrief(id) => format!("/practice/mock/{id}/debrief"),
            Self::Report(id) => format!("/practice/mock/{id}/report"),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::List => "Mock loops",
            Self::New(_) => "New mock loop",
            Self::Run(_) => "Mock loop",
            Self::Debrief(_) => "Debrief",
            Self::Report(_) => "Report",
        }
    }
}
