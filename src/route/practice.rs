//! The places of practice aloud, and of the online assessment.

use crate::domain::practice::drill::DrillKind;
use crate::domain::record::id::RecordId;

/// A place of practice aloud.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PracticeRoute {
    /// A session.
    Session,
    /// The recorded answers.
    Recordings,
    /// Practice progress.
    Progress,
    /// Short drills.
    Drills,
    /// A short drill.
    Drill(DrillKind),
}

impl PracticeRoute {
    pub(super) fn parse(segments: &[&str]) -> Option<Self> {
        Some(match segments {
            [] => Self::Session,
            ["recordings"] => Self::Recordings,
            ["progress"] => Self::Progress,
            ["drills"] => Self::Drills,
            ["drills", kind] => Self::Drill(DrillKind::from_slug(kind)?),
            _ => return None,
        })
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::Session => "/practice".to_owned(),
            Self::Recordings => "/practice/recordings".to_owned(),
            Self::Progress => "/practice/progress".to_owned(),
            Self::Drills => "/practice/drills".to_owned(),
            Self::Drill(kind) => format!("/practice/drills/{}", kind.slug()),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Session => "Practice",
            Self::Recordings => "Recordings",
            Self::Progress => "Practice progress",
            Self::Drills => "Drills",
            Self::Drill(kind) => kind.name(),
        }
    }
}

/// A place of the online assessment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AssessmentRoute {
    /// The start page, with results so far.
    Start,
    /// A timed set of logic items.
    Set(RecordId),
    /// Work-style statements and earlier sessions.
    WorkStyle,
    /// A session with work-style statements.
    WorkStyleSitting(RecordId),
}

impl AssessmentRoute {
    pub(super) fn parse(segments: &[&str]) -> Option<Self> {
        Some(match segments {
            [] => Self::Start,
            ["style"] => Self::WorkStyle,
            ["style", one] => Self::WorkStyleSitting(RecordId::from_text(one)),
            [set] => Self::Set(RecordId::from_text(set)),
            _ => return None,
        })
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::Start => "/practice/assessment".to_owned(),
            Self::Set(set) => format!("/practice/assessment/{set}"),
            Self::WorkStyle => "/practice/assessment/style".to_owned(),
            Self::WorkStyleSitting(one) => format!("/practice/assessment/style/{one}"),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Start => "Online assessment",
            Self::Set(_) => "Logic items",
            Self::WorkStyle | Self::WorkStyleSitting(_) => "Work style",
        }
    }
}
