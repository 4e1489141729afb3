//! The places of the plan, the offers, the guide and the settings.

use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::route::query::{from_segment, query, segment, text};

/// A place of the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlanRoute {
    /// The plan, day by day.
    Schedule,
    /// The dates of the process, and the time per day.
    Days,
    /// The role check.
    RoleCheck,
}

impl PlanRoute {
    pub(super) fn parse(segments: &[&str]) -> Option<Self> {
        Some(match segments {
            [] => Self::Schedule,
            ["days"] => Self::Days,
            ["role"] => Self::RoleCheck,
            _ => return None,
        })
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::Schedule => "/plan".to_owned(),
            Self::Days => "/plan/days".to_owned(),
            Self::RoleCheck => "/plan/role".to_owned(),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Schedule => "Plan",
            Self::Days => "Days and time",
            Self::RoleCheck => "Role check",
        }
    }
}

/// A place of the offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OffersRoute {
    /// The offers, side by side.
    Compare,
    /// An offer in its form; `None` for a new one.
    Offer(Option<RecordId>),
    /// What to ask for, on a sheet to print.
    Negotiation(RecordId),
}

impl OffersRoute {
    pub(super) fn parse(segments: &[&str]) -> Option<Self> {
        Some(match segments {
            [] => Self::Compare,
            ["new"] => Self::Offer(None),
            [offer] => Self::Offer(Some(RecordId::from_text(offer))),
            [offer, "negotiation"] => Self::Negotiation(RecordId::from_text(offer)),
            _ => return None,
        })
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::Compare => "/offer".to_owned(),
            Self::Offer(None) => "/offer/new".to_owned(),
            Self::Offer(Some(offer)) => format!("/offer/{offer}"),
            Self::Negotiation(offer) => format!("/offer/{offer}/negotiation"),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Compare => "Offers",
            Self::Offer(None) => "New offer",
            Self::Offer(Some(_)) => "Offer",
            Self::Negotiation(_) => "Negotiation sheet",
        }
    }
}

/// A place of the guide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GuideRoute {
    /// The topics, searched for these words.
    Index(String),
    /// A topic, by its name.
    Topic(String),
    /// The worked examples.
    Examples,
    /// A worked example, by its name.
    Example(String),
}

impl GuideRoute {
    /// The topics without a search.
    #[must_use]
    pub fn index() -> Self {
        Self::Index(String::new())
    }

    /// The topic of a principle, which has the principle's slug.
    #[must_use]
    pub fn of(principle: Principle) -> Self {
        Self::Topic(principle.slug().to_owned())
    }

    pub(super) fn parse(segments: &[&str], query: &str) -> Option<Self> {
        Some(match segments {
            [] => Self::Index(text(query, "search")),
            ["examples"] => Self::Examples,
            ["examples", example] => Self::Example(from_segment(example)),
            [topic] => Self::Topic(from_segment(topic)),
            _ => return None,
        })
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::Index(search) => format!("/guide{}", query([("search", search.as_str())])),
            Self::Topic(topic) => format!("/guide/{}", segment(topic)),
            Self::Examples => "/guide/examples".to_owned(),
            Self::Example(example) => format!("/guide/examples/{}", segment(example)),
        }
    }
}

/// A place of the settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SettingsRoute {
    /// The settings.
    Settings,
    /// What this is and is not.
    About,
    /// The other devices, and sync with them.
    Devices,
    /// Entries that changed in two places.
    Conflicts,
    /// The safe start, after two crashes during startup.
    SafeStart,
}

impl SettingsRoute {
    pub(super) fn path(&self) -> String {
        match self {
            Self::Settings => "/settings".to_owned(),
            Self::About => "/about".to_owned(),
            Self::Devices => "/settings/devices".to_owned(),
            Self::Conflicts => "/settings/conflicts".to_owned(),
            Self::SafeStart => "/safe-start".to_owned(),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Settings => "Settings",
            Self::About => "About",
            Self::Devices => "Devices",
            Self::Conflicts => "Conflicts",
            Self::SafeStart => "Safe start",
        }
    }
}
