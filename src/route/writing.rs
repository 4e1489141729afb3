//! The places of the writing assessment.

use crate::domain::record::id::RecordId;

/// A place of the writing assessment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WritingRoute {
    /// The start page, with earlier memos.
    Start,
    /// A memo on its sheet.
    Sheet(RecordId),
    /// A memo's review.
    Review(RecordId),
    /// Writing progress.
    Progress,
}

impl WritingRoute {
    pub(super) fn parse(segments: &[&str]) -> Option<Self> {
        Some(match segments {
            [] => Self::Start,
            ["progress"] => Self::Progress,
            [memo] => Self::Sheet(RecordId::from_text(memo)),
            [memo, "review"] => Self::Review(RecordId::from_text(memo)),
            _ => return None,
        })
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::Start => "/write".to_owned(),
            Self::Progress => "/write/progress".to_owned(),
            Self::Sheet(memo) => format!("/write/{memo}"),
            Self::Review(memo) => format!("/write/{memo}/review"),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Start => "Write",
            Self::Progress => "Progress",
            Self::Sheet(_) => "Memo",
            Self::Review(_) => "Review",
        }
    }
}
