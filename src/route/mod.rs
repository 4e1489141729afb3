//! Floor 1: the places of the app. The only folder with the text of URLs.
//!
//! A place is a feature's own ([`StoriesRoute`] and so on) in a [`Route`], so that a feature lists
//! its pages without a rest, and a page that is missing somewhere does not compile.

pub mod frame;
mod handed;
mod loops;
mod part;
mod plan;
mod practice;
mod query;
mod questions;
mod stories;
mod writing;

pub use handed::HandedRoute;
pub use loops::{LoopsRoute, MockRoute};
pub use part::Part;
pub use plan::{GuideRoute, OffersRoute, PlanRoute, SettingsRoute};
pub use practice::{AssessmentRoute, PracticeRoute};
pub use questions::QuestionsRoute;
pub use stories::StoriesRoute;
pub use writing::WritingRoute;

/// A place. Paths are relative to the app's base, which may be a sub-path of its host.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// What to do next.
    Today,
    /// The writing assessment.
    Writing(WritingRoute),
    /// The story bank.
    Stories(StoriesRoute),
    /// Loops.
    Loops(LoopsRoute),
    /// Mock loops.
    Mock(MockRoute),
    /// The question bank.
    Questions(QuestionsRoute),
    /// Practice aloud.
    Practice(PracticeRoute),
    /// The online assessment.
    Assessment(AssessmentRoute),
    /// The plan.
    Plan(PlanRoute),
    /// The offers.
    Offers(OffersRoute),
    /// The guide.
    Guide(GuideRoute),
    /// The settings.
    Settings(SettingsRoute),
    /// What another app handed over.
    Handed(HandedRoute),
    /// The places that have no room in the bar of a phone.
    Menu,
    /// An unknown address.
    NotFound,
}

macro_rules! places_of_features {
    ($($feature:ident($places:ident)),* $(,)?) => {
        $(impl From<$places> for Route {
            fn from(place: $places) -> Self {
                Self::$feature(place)
            }
        })*
    };
}

places_of_features! {
    Writing(WritingRoute),
    Stories(StoriesRoute),
    Loops(LoopsRoute),
    Mock(MockRoute),
    Questions(QuestionsRoute),
    Practice(PracticeRoute),
    Assessment(AssessmentRoute),
    Plan(PlanRoute),
    Offers(OffersRoute),
    Guide(GuideRoute),
    Settings(SettingsRoute),
    Handed(HandedRoute),
}

/// An entry of the navigation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Section {
    /// What to do next.
    Today,
    /// Practice: questions, drills, the online assessment, mock loops.
    Practice,
    /// Stories.
    Stories,
    /// Writing.
    Write,
    /// The real loop.
    MyLoop,
    /// The plan.
    Plan,
    /// The guide.
    Guide,
    /// The offers.
    Offers,
    /// The settings.
    Settings,
    /// Places that don't fit into a phone's navigation bar.
    Menu,
}

impl Route {
    /// Parses a path without the base, and a query without its question mark.
    #[must_use]
    pub fn parse(path: &str, query: &str) -> Self {
        let segments: Vec<&str> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .collect();
        let place = match segments.as_slice() {
            [] | ["index.html"] => Some(Self::Today),
            ["write", rest @ ..] => WritingRoute::parse(rest).map(Self::from),
            // Old addresses: loops were under the stories, and mock loops had the place of loops.
            ["my-loop", rest @ ..] | ["stories", "loops", rest @ ..] => {
                LoopsRoute::parse(rest).map(Self::from)
            }
            ["stories", rest @ ..] => StoriesRoute::parse(rest, query).map(Self::from),
            ["practice", "mock", rest @ ..] | ["loop", rest @ ..] => {
                MockRoute::parse(rest, query).map(Self::from)
            }
            ["questions", rest @ ..] => QuestionsRoute::parse(rest, query).map(Self::from),
            ["practice", "assessment", rest @ ..] => AssessmentRoute::parse(rest).map(Self::from),
            ["practice", rest @ ..] => PracticeRoute::parse(rest).map(Self::from),
            ["plan", rest @ ..] => PlanRoute::parse(rest).map(Self::from),
            ["offer", rest @ ..] => OffersRoute::parse(rest).map(Self::from),
            ["guide", rest @ ..] => GuideRoute::parse(rest, query).map(Self::from),
            ["settings"] => Some(SettingsRoute::Settings.into()),
            ["settings", "devices"] => Some(SettingsRoute::Devices.into()),
            ["settings", "conflicts"] => Some(SettingsRoute::Conflicts.into()),
            ["about"] => Some(SettingsRoute::About.into()),
            ["safe-start"] => Some(SettingsRoute::SafeStart.into()),
            ["menu"] => Some(Self::Menu),
            ["share"] => Some(HandedRoute::shared(query).into()),
            ["open"] => Some(HandedRoute::Opened.into()),
            _ => None,
        };
        place.unwrap_or(Self::NotFound)
    }

    /// The path and query relative to the app's base, with a leading slash.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Today => "/".to_owned(),
            Self::Writing(place) => place.path(),
            Self::Stories(place) => place.path(),
            Self::Loops(place) => place.path(),
            Self::Mock(place) => place.path(),
            Self::Questions(place) => place.path(),
            Self::Practice(place) => place.path(),
            Self::Assessment(place) => place.path(),
            Self::Plan(place) => place.path(),
            Self::Offers(place) => place.path(),
            Self::Guide(place) => place.path(),
            Self::Settings(place) => place.path(),
            Self::Handed(place) => place.path(),
            Self::Menu => "/menu".to_owned(),
            Self::NotFound => "/not-found".to_owned(),
        }
    }

    /// The place without its filters: the page is replaced only when this changes.
    #[must_use]
    pub fn place(&self) -> Self {
        match self {
            Self::Questions(QuestionsRoute::List(_)) => QuestionsRoute::list().into(),
            Self::Stories(StoriesRoute::List(_)) => StoriesRoute::list().into(),
            Self::Guide(GuideRoute::Index(_)) => GuideRoute::index().into(),
            Self::Handed(HandedRoute::Shared(_)) => HandedRoute::Shared(String::new()).into(),
            other => other.clone(),
        }
    }

    /// The navigation entry the place belongs to; `None` for an unknown address.
    #[must_use]
    pub fn section(&self) -> Option<Section> {
        Some(match self {
            Self::Today | Self::Handed(_) => Section::Today,
            Self::Writing(_) => Section::Write,
            Self::Stories(_) => Section::Stories,
            Self::Loops(_) => Section::MyLoop,
            Self::Questions(_) | Self::Practice(_) | Self::Assessment(_) | Self::Mock(_) => {
                Section::Practice
            }
            Self::Plan(_) => Section::Plan,
            Self::Offers(_) => Section::Offers,
            Self::Guide(_) => Section::Guide,
            Self::Settings(_) => Section::Settings,
            Self::Menu => Section::Menu,
            Self::NotFound => return None,
        })
    }

    /// The title of the tab.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Writing(place) => place.title(),
            Self::Stories(place) => place.title(),
            Self::Loops(place) => place.title(),
            Self::Mock(place) => place.title(),
            Self::Questions(place) => place.title(),
            Self::Practice(place) => place.title(),
            Self::Assessment(place) => place.title(),
            Self::Plan(place) => place.title(),
            Self::Offers(place) => place.title(),
            Self::Settings(place) => place.title(),
            Self::Handed(place) => place.title(),
            Self::Guide(GuideRoute::Examples) => "Worked examples",
            Self::Guide(_) => "Guide",
            Self::Menu => "Menu",
            Self::NotFound => "Page not found",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::practice::drill::DrillKind;
    use crate::domain::principle::Principle;
    use crate::domain::questions::question::{QuestionLevel, Role, Skill};
    use crate::domain::questions::search::{Only, QuestionFilter, QuestionOrder};
    use crate::domain::record::id::RecordId;
    use crate::domain::stories::list::{StoryFilter, StoryOrder};
    use crate::domain::stories::story::Status;
    use crate::domain::stories::weight::Band;
    use proptest::prelude::*;

    fn round_trip(route: &Route) -> Route {
        let path = route.path();
        let (path, query) = path.split_once('?').unwrap_or((&path, ""));
        Route::parse(path, query)
    }

    #[test]
    fn every_place_is_found_by_its_own_path() {
        let id = RecordId::from_text("0199-a");
        for route in [
            Route::Today,
            WritingRoute::Start.into(),
            WritingRoute::Progress.into(),
            WritingRoute::Sheet(id.clone()).into(),
            WritingRoute::Review(id.clone()).into(),
            StoriesRoute::list().into(),
            StoriesRoute::New(None).into(),
            StoriesRoute::New(Some(Principle::DiveDeep)).into(),
            StoriesRoute::Coverage.into(),
            LoopsRoute::List.into(),
            LoopsRoute::New.into(),
            LoopsRoute::Loop(id.clone()).into(),
            LoopsRoute::Edit(id.clone()).into(),
            LoopsRoute::After(id.clone()).into(),
            LoopsRoute::CheatSheet(id.clone()).into(),
            MockRoute::List.into(),
            MockRoute::New(None).into(),
            MockRoute::New(Some(id.clone())).into(),
            MockRoute::Run(id.clone()).into(),
            MockRoute::Debrief(id.clone()).into(),
            MockRoute::Report(id.clone()).into(),
            StoriesRoute::Story(id.clone()).into(),
            StoriesRoute::Edit(id.clone()).into(),
            StoriesRoute::CheatSheet.into(),
            StoriesRoute::Import.into(),
            StoriesRoute::Numbers.into(),
            StoriesRoute::NumbersByHeart.into(),
            StoriesRoute::Number(None).into(),
            StoriesRoute::Number(Some(id.clone())).into(),
            StoriesRoute::Probes(id.clone()).into(),
            StoriesRoute::ProbeDrill(id.clone()).into(),
            PlanRoute::Schedule.into(),
            PlanRoute::Days.into(),
            PlanRoute::RoleCheck.into(),
            OffersRoute::Compare.into(),
            OffersRoute::Offer(None).into(),
            OffersRoute::Offer(Some(id.clone())).into(),
            OffersRoute::Negotiation(id.clone()).into(),
            AssessmentRoute::Start.into(),
            AssessmentRoute::Set(id.clone()).into(),
            AssessmentRoute::WorkStyle.into(),
            AssessmentRoute::WorkStyleSitting(id.clone()).into(),
            GuideRoute::index().into(),
            GuideRoute::Index("bar raiser".to_owned()).into(),
            GuideRoute::of(Principle::DiveDeep).into(),
            GuideRoute::Examples.into(),
            GuideRoute::Example("sooner".to_owned()).into(),
            QuestionsRoute::list().into(),
            QuestionsRoute::Question("dive-deep-1".to_owned()).into(),
            QuestionsRoute::New.into(),
            QuestionsRoute::Edit(id).into(),
            QuestionsRoute::Import.into(),
            PracticeRoute::Session.into(),
            PracticeRoute::Recordings.into(),
            PracticeRoute::Progress.into(),
            PracticeRoute::Drills.into(),
            PracticeRoute::Drill(DrillKind::Retrieval).into(),
            Route::Menu,
            HandedRoute::Shared(String::new()).into(),
            HandedRoute::Shared(" What & why?\nIt = 7 % ".to_owned()).into(),
            HandedRoute::Opened.into(),
            SettingsRoute::Settings.into(),
            SettingsRoute::About.into(),
            SettingsRoute::Devices.into(),
            SettingsRoute::Conflicts.into(),
            SettingsRoute::SafeStart.into(),
            Route::NotFound,
        ] {
            assert_eq!(round_trip(&route), route);
        }
    }

    #[test]
    fn every_frame_stands_where_its_place_does() {
        for frame in frame::FRAMES {
            let place = Route::parse(frame.path, "");
            assert_eq!(place.path(), format!("/{}", frame.path));
            let section = Route::parse(frame.section, "").section();
            assert_eq!(place.section(), section, "{}", frame.path);
            assert!(
                frame::NAVIGATION
                    .iter()
                    .any(|entry| entry.path == frame.section)
            );
        }
        for entry in frame::NAVIGATION {
            assert_eq!(
                Route::parse(entry.path, "").path(),
                format!("/{}", entry.path)
            );
        }
    }

    #[test]
    fn old_addresses_lead_on() {
        let id = RecordId::from_text("0199-a");
        for (old, place) in [
            ("/stories/loops", Route::from(LoopsRoute::List)),
            ("/stories/loops/new", LoopsRoute::New.into()),
            (
                "/stories/loops/0199-a/after",
                LoopsRoute::After(id.clone()).into(),
            ),
            ("/loop", MockRoute::List.into()),
            ("/loop/new", MockRoute::New(None).into()),
            ("/loop/0199-a/debrief", MockRoute::Debrief(id).into()),
        ] {
            assert_eq!(Route::parse(old, ""), place, "{old}");
        }
    }

    #[test]
    fn an_unknown_path_is_not_found() {
        assert_eq!(Route::parse("/write/a/b/c", ""), Route::NotFound);
        assert_eq!(Route::parse("//write/", ""), WritingRoute::Start.into());
        assert_eq!(Route::parse("/practice/drills/nap", ""), Route::NotFound);
    }

    proptest! {
        #[test]
        fn any_filter_of_questions_survives_the_address_bar(search in "\\PC{0,20}", tag in "\\PC{0,9}", choices in (0_usize..21, 0_usize..7, 0_usize..3, 0_usize..5), wanted in proptest::collection::vec(0_usize..7, 0..4)) {
            let (skill, role, level, order) = choices;
            let mut filter = QuestionFilter {
                search,
                tag,
                principle: Some(Principle::ThinkBig),
                skill: Skill::ALL.get(skill).copied(),
                role: Role::ALL[role],
                level: QuestionLevel::ALL.get(level).copied(),
                only: Vec::new(),
                order: QuestionOrder::ALL[order],
            };
            for only in wanted {
                filter.set_only(Only::ALL[only], true);
            }
            let route = QuestionsRoute::List(filter).into();
            prop_assert_eq!(round_trip(&route), route);
        }

        #[test]
        fn any_filter_of_stories_survives_the_address_bar(search in "\\PC{0,20}", kind in "\\PC{0,9}", choices in (0_usize..5, 0_usize..4, 0_usize..4)) {
            let (status, band, order) = choices;
            let route = StoriesRoute::List(StoryFilter {
                search,
                kind,
                principle: None,
                status: Status::ALL.get(status).copied(),
                band: Band::ALL.get(band).copied(),
                order: StoryOrder::ALL[order],
            }).into();
            prop_assert_eq!(round_trip(&route), route);
        }

        #[test]
        fn no_path_makes_the_parser_panic(path in any::<String>(), query in any::<String>()) {
            let _ = Route::parse(&path, &query);
        }
    }
}
