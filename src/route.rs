//! Floor 1: the places of the app. The only file with the text of URLs.

use std::fmt::Write;

use crate::domain::practice::drill::DrillKind;
use crate::domain::principle::Principle;
use crate::domain::questions::question::{QuestionLevel, Role, Skill};
use crate::domain::questions::search;
use crate::domain::questions::search::{Only, QuestionFilter};
use crate::domain::record::id::RecordId;
use crate::domain::stories::list::{Band, StoryFilter, StoryOrder};
use crate::domain::stories::story::Status;

/// A place. Paths are relative to the app's base, which may be a sub-path of its host.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// What to do next.
    Today,
    /// Choose a prompt and begin; the history.
    Write,
    /// A memo on its sheet.
    Sheet(RecordId),
    /// A memo's review.
    Review(RecordId),
    /// How the writing has changed.
    Progress,
    /// The story bank.
    Stories,
    /// The story bank, searched.
    FoundStories(StoryFilter),
    /// A new story, for a principle if one was named.
    NewStory(Option<Principle>),
    /// A story.
    Story(RecordId),
    /// Which stories show which principles.
    Coverage,
    /// The loops, and how long the stories last.
    Loops,
    /// A new loop.
    NewLoop,
    /// Who hears what in a loop.
    Loop(RecordId),
    /// A loop in its form.
    EditLoop(RecordId),
    /// What was really asked in a loop.
    AfterLoop(RecordId),
    /// The mock loops, and how they went.
    MockLoops,
    /// A new mock loop; the rehearsal of a loop if one is named.
    NewMockLoop(Option<RecordId>),
    /// A mock loop, where it stands.
    MockLoop(RecordId),
    /// The votes on a mock loop.
    MockDebrief(RecordId),
    /// A mock loop on paper.
    MockReport(RecordId),
    /// The metric ledger.
    Numbers,
    /// The numbers, asked for one by one.
    PracticeNumbers,
    /// A number in its form; none is a new one.
    Number(Option<RecordId>),
    /// The story bank on one page, and as files.
    CheatSheet,
    /// Stories from a file.
    ImportStories,
    /// The whys under a story.
    Probes(RecordId),
    /// The whys under a story, asked one by one.
    ProbeDrill(RecordId),
    /// The question bank through a filter.
    Questions(QuestionFilter),
    /// A question.
    Question(String),
    /// A new question of the candidate's own.
    NewQuestion,
    /// A question of the candidate's own in its form.
    EditQuestion(RecordId),
    /// Questions from a file, and into one.
    ImportQuestions,
    /// Practice aloud.
    Practice,
    /// The way to the loop, by days.
    Plan,
    /// The days of the process, and the time at hand.
    PlanDays,
    /// The candidate against the role.
    RoleCheck,
    /// The offers, side by side.
    Offers,
    /// An offer in its form; none is a new one.
    Offer(Option<RecordId>),
    /// The recorded answers.
    Recordings,
    /// Where the practice stands.
    PracticeProgress,
    /// Short drills.
    Drills,
    /// A short drill.
    Drill(DrillKind),
    /// Practice for the online assessment, and what it shows.
    Assessment,
    /// A timed set of logic items.
    AssessmentSet(RecordId),
    /// Work-style statements, and what was said of them.
    WorkStyle,
    /// A sitting with work-style statements.
    WorkStyleSitting(RecordId),
    /// The guide, searched for these words.
    Guide(String),
    /// A topic of the guide, by its name.
    GuideTopic(String),
    /// The places that have no room in the bar of a phone.
    Menu,
    /// The settings.
    Settings,
    /// What this is and is not.
    About,
    /// No such place.
    NotFound,
}

impl Route {
    /// The question bank without a filter.
    #[must_use]
    pub fn questions() -> Self {
        Self::Questions(QuestionFilter::default())
    }

    /// The guide without a search.
    #[must_use]
    pub fn guide() -> Self {
        Self::Guide(String::new())
    }

    /// The topic of a principle, which has the principle's slug.
    #[must_use]
    pub fn guide_to(principle: Principle) -> Self {
        Self::GuideTopic(principle.slug().to_owned())
    }

    /// The story bank through a filter.
    #[must_use]
    pub fn stories(filter: StoryFilter) -> Self {
        if filter == StoryFilter::default() {
            Self::Stories
        } else {
            Self::FoundStories(filter)
        }
    }

    /// Finds the place of a path without the base, and a query without its question mark.
    #[must_use]
    pub fn parse(path: &str, query: &str) -> Self {
        let segments: Vec<&str> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .collect();
        let id = RecordId::from_text;
        match segments.as_slice() {
            [] | ["index.html"] => Self::Today,
            ["write"] => Self::Write,
            ["write", "progress"] => Self::Progress,
            ["write", memo] => Self::Sheet(id(memo)),
            ["write", memo, "review"] => Self::Review(id(memo)),
            ["stories"] => Self::stories(story_filter(query)),
            ["stories", "new"] => Self::NewStory(principle(query)),
            ["stories", "coverage"] => Self::Coverage,
            ["stories", "loops"] => Self::Loops,
            ["stories", "loops", "new"] => Self::NewLoop,
            ["stories", "loops", one] => Self::Loop(id(one)),
            ["stories", "loops", one, "edit"] => Self::EditLoop(id(one)),
            ["stories", "loops", one, "after"] => Self::AfterLoop(id(one)),
            ["stories", "sheet"] => Self::CheatSheet,
            ["stories", "import"] => Self::ImportStories,
            ["stories", "numbers"] => Self::Numbers,
            ["stories", "numbers", "practice"] => Self::PracticeNumbers,
            ["stories", "numbers", "new"] => Self::Number(None),
            ["stories", "numbers", number] => Self::Number(Some(id(number))),
            ["stories", story] => Self::Story(id(story)),
            ["stories", story, "probes"] => Self::Probes(id(story)),
            ["stories", story, "probes", "drill"] => Self::ProbeDrill(id(story)),
            ["questions"] => Self::Questions(question_filter(query)),
            ["questions", "new"] => Self::NewQuestion,
            ["questions", "import"] => Self::ImportQuestions,
            ["loop"] => Self::MockLoops,
            ["loop", "new"] => Self::NewMockLoop(value(query, "of").map(id)),
            ["loop", one] => Self::MockLoop(id(one)),
            ["loop", one, "debrief"] => Self::MockDebrief(id(one)),
            ["loop", one, "report"] => Self::MockReport(id(one)),
            ["questions", question] => Self::Question((*question).to_owned()),
            ["questions", question, "edit"] => Self::EditQuestion(id(question)),
            ["practice"] => Self::Practice,
            ["plan"] => Self::Plan,
            ["plan", "days"] => Self::PlanDays,
            ["plan", "role"] => Self::RoleCheck,
            ["offer"] => Self::Offers,
            ["offer", "new"] => Self::Offer(None),
            ["offer", offer] => Self::Offer(Some(id(offer))),
            ["practice", "recordings"] => Self::Recordings,
            ["practice", "progress"] => Self::PracticeProgress,
            ["practice", "drills"] => Self::Drills,
            ["practice", "drills", kind] => {
                DrillKind::from_slug(kind).map_or(Self::NotFound, Self::Drill)
            }
            ["practice", "assessment"] => Self::Assessment,
            ["practice", "assessment", "style"] => Self::WorkStyle,
            ["practice", "assessment", "style", one] => Self::WorkStyleSitting(id(one)),
            ["practice", "assessment", set] => Self::AssessmentSet(id(set)),
            ["guide"] => Self::Guide(value(query, "search").map(decode).unwrap_or_default()),
            ["guide", topic] => Self::GuideTopic((*topic).to_owned()),
            ["menu"] => Self::Menu,
            ["settings"] => Self::Settings,
            ["about"] => Self::About,
            _ => Self::NotFound,
        }
    }

    /// The path and query, from the app's base, beginning with a slash.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Today => "/".to_owned(),
            Self::Write => "/write".to_owned(),
            Self::Progress => "/write/progress".to_owned(),
            Self::Sheet(memo) => format!("/write/{memo}"),
            Self::Review(memo) => format!("/write/{memo}/review"),
            Self::Stories => "/stories".to_owned(),
            Self::NewStory(None) => "/stories/new".to_owned(),
            Self::NewStory(Some(principle)) => {
                format!("/stories/new?principle={}", principle.slug())
            }
            Self::FoundStories(filter) => format!("/stories{}", story_query(filter)),
            Self::Story(story) => format!("/stories/{story}"),
            Self::Coverage => "/stories/coverage".to_owned(),
            Self::Loops => "/stories/loops".to_owned(),
            Self::NewLoop => "/stories/loops/new".to_owned(),
            Self::Loop(id) => format!("/stories/loops/{id}"),
            Self::EditLoop(id) => format!("/stories/loops/{id}/edit"),
            Self::AfterLoop(id) => format!("/stories/loops/{id}/after"),
            Self::MockLoops => "/loop".to_owned(),
            Self::NewMockLoop(None) => "/loop/new".to_owned(),
            Self::NewMockLoop(Some(of)) => format!("/loop/new?of={of}"),
            Self::MockLoop(id) => format!("/loop/{id}"),
            Self::MockDebrief(id) => format!("/loop/{id}/debrief"),
            Self::MockReport(id) => format!("/loop/{id}/report"),
            Self::CheatSheet => "/stories/sheet".to_owned(),
            Self::ImportStories => "/stories/import".to_owned(),
            Self::Numbers => "/stories/numbers".to_owned(),
            Self::PracticeNumbers => "/stories/numbers/practice".to_owned(),
            Self::Number(None) => "/stories/numbers/new".to_owned(),
            Self::Number(Some(number)) => format!("/stories/numbers/{number}"),
            Self::Probes(story) => format!("/stories/{story}/probes"),
            Self::ProbeDrill(story) => format!("/stories/{story}/probes/drill"),
            Self::Questions(filter) => format!("/questions{}", question_query(filter)),
            Self::NewQuestion => "/questions/new".to_owned(),
            Self::EditQuestion(question) => format!("/questions/{question}/edit"),
            Self::ImportQuestions => "/questions/import".to_owned(),
            Self::Question(question) => format!("/questions/{question}"),
            Self::Practice => "/practice".to_owned(),
            Self::Plan => "/plan".to_owned(),
            Self::PlanDays => "/plan/days".to_owned(),
            Self::RoleCheck => "/plan/role".to_owned(),
            Self::Offers => "/offer".to_owned(),
            Self::Offer(None) => "/offer/new".to_owned(),
            Self::Offer(Some(offer)) => format!("/offer/{offer}"),
            Self::Recordings => "/practice/recordings".to_owned(),
            Self::PracticeProgress => "/practice/progress".to_owned(),
            Self::Drills => "/practice/drills".to_owned(),
            Self::Drill(kind) => format!("/practice/drills/{}", kind.slug()),
            Self::Assessment => "/practice/assessment".to_owned(),
            Self::AssessmentSet(set) => format!("/practice/assessment/{set}"),
            Self::WorkStyle => "/practice/assessment/style".to_owned(),
            Self::WorkStyleSitting(one) => format!("/practice/assessment/style/{one}"),
            Self::Guide(search) if search.is_empty() => "/guide".to_owned(),
            Self::Guide(search) => format!("/guide?search={}", encode(search)),
            Self::GuideTopic(topic) => format!("/guide/{topic}"),
            Self::Menu => "/menu".to_owned(),
            Self::Settings => "/settings".to_owned(),
            Self::About => "/about".to_owned(),
            Self::NotFound => "/not-found".to_owned(),
        }
    }

    /// The place without what only filters it: as long as it stays the same, so does the page.
    #[must_use]
    pub fn place(&self) -> Self {
        match self {
            Self::Questions(_) => Self::questions(),
            Self::FoundStories(_) => Self::Stories,
            Self::Guide(_) => Self::guide(),
            other => other.clone(),
        }
    }

    /// The entry of the navigation that the place belongs to.
    #[must_use]
    pub fn section(&self) -> Self {
        match self {
            Self::Today | Self::Menu | Self::NotFound => self.clone(),
            Self::Write | Self::Progress | Self::Sheet(_) | Self::Review(_) => Self::Write,
            Self::Stories
            | Self::NewStory(_)
            | Self::Story(_)
            | Self::Coverage
            | Self::Loops
            | Self::NewLoop
            | Self::Loop(_)
            | Self::EditLoop(_)
            | Self::AfterLoop(_)
            | Self::Numbers
            | Self::PracticeNumbers
            | Self::Number(_)
            | Self::CheatSheet
            | Self::ImportStories
            | Self::FoundStories(_)
            | Self::Probes(_)
            | Self::ProbeDrill(_) => Self::Stories,
            Self::Questions(_)
            | Self::Question(_)
            | Self::NewQuestion
            | Self::EditQuestion(_)
            | Self::ImportQuestions
            | Self::Practice
            | Self::Recordings
            | Self::PracticeProgress
            | Self::Drills
            | Self::Drill(_)
            | Self::Assessment
            | Self::AssessmentSet(_)
            | Self::WorkStyle
            | Self::WorkStyleSitting(_) => Self::questions(),
            Self::MockLoops
            | Self::NewMockLoop(_)
            | Self::MockLoop(_)
            | Self::MockDebrief(_)
            | Self::MockReport(_) => Self::MockLoops,
            Self::Plan | Self::PlanDays | Self::RoleCheck => Self::Plan,
            Self::Offers | Self::Offer(_) => Self::Offers,
            Self::Guide(_) | Self::GuideTopic(_) => Self::guide(),
            Self::Settings | Self::About => Self::Settings,
        }
    }

    /// The title of the tab.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Write => "Write",
            Self::Progress => "Progress",
            Self::Sheet(_) => "Memo",
            Self::Review(_) => "Review",
            Self::Stories | Self::FoundStories(_) => "Stories",
            Self::Probes(_) => "Probes",
            Self::ProbeDrill(_) => "Probe drill",
            Self::NewStory(_) => "New story",
            Self::Story(_) => "Story",
            Self::Coverage => "Coverage",
            Self::Loops => "Loops",
            Self::NewLoop => "New loop",
            Self::Loop(_) => "Loop",
            Self::EditLoop(_) => "Change a loop",
            Self::AfterLoop(_) => "After a loop",
            Self::MockLoops => "Mock loops",
            Self::NewMockLoop(_) => "New mock loop",
            Self::MockLoop(_) => "Mock loop",
            Self::MockDebrief(_) => "Debrief",
            Self::MockReport(_) => "Report",
            Self::CheatSheet => "Cheat sheet",
            Self::ImportStories => "Take stories in",
            Self::Numbers => "Numbers",
            Self::PracticeNumbers => "Numbers by heart",
            Self::Number(None) => "New number",
            Self::Number(Some(_)) => "Number",
            Self::Questions(_) => "Questions",
            Self::Question(_) => "Question",
            Self::NewQuestion => "New question",
            Self::EditQuestion(_) => "Change a question",
            Self::ImportQuestions => "Questions and files",
            Self::Practice => "Practice",
            Self::Plan => "Plan",
            Self::PlanDays => "Days and time",
            Self::RoleCheck => "Role check",
            Self::Offers => "Offers",
            Self::Offer(None) => "New offer",
            Self::Offer(Some(_)) => "Offer",
            Self::Recordings => "Recordings",
            Self::PracticeProgress => "Progress in practice",
            Self::Drills => "Drills",
            Self::Drill(kind) => kind.name(),
            Self::Assessment => "Online assessment",
            Self::AssessmentSet(_) => "Logic items",
            Self::WorkStyle | Self::WorkStyleSitting(_) => "Work style",
            Self::Guide(_) | Self::GuideTopic(_) => "Guide",
            Self::Menu => "Menu",
            Self::Settings => "Settings",
            Self::About => "About",
            Self::NotFound => "Page not found",
        }
    }
}

fn value<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

fn principle(query: &str) -> Option<Principle> {
    value(query, "principle").and_then(Principle::from_slug)
}

fn story_filter(query: &str) -> StoryFilter {
    let text = |name| value(query, name).map(decode).unwrap_or_default();
    StoryFilter {
        search: text("search"),
        principle: principle(query),
        kind: text("kind"),
        status: value(query, "status").and_then(Status::from_slug),
        band: value(query, "strength").and_then(Band::from_slug),
        order: value(query, "order")
            .and_then(StoryOrder::from_slug)
            .unwrap_or_default(),
    }
}

/// The query of a filter with its question mark; empty when nothing is asked for.
fn story_query(filter: &StoryFilter) -> String {
    let order = (filter.order != StoryOrder::default()).then(|| filter.order.slug());
    query([
        ("search", encode(&filter.search)),
        ("principle", slug(filter.principle.map(Principle::slug))),
        ("kind", encode(&filter.kind)),
        ("status", slug(filter.status.map(Status::slug))),
        ("strength", slug(filter.band.map(Band::slug))),
        ("order", slug(order)),
    ])
}

fn question_filter(query: &str) -> QuestionFilter {
    let text = |name| value(query, name).map(decode).unwrap_or_default();
    let mut filter = QuestionFilter {
        search: text("search"),
        principle: principle(query),
        skill: value(query, "skill").and_then(Skill::from_slug),
        role: value(query, "role")
            .map(Role::from_slug)
            .unwrap_or_default(),
        level: value(query, "level").and_then(QuestionLevel::from_slug),
        only: Vec::new(),
        tag: text("tag"),
        order: value(query, "order")
            .and_then(search::QuestionOrder::from_slug)
            .unwrap_or_default(),
    };
    let wanted = value(query, "only").unwrap_or_default();
    for only in wanted.split(',').filter_map(Only::from_slug) {
        filter.set_only(only, true);
    }
    filter
}

/// As [`story_query`].
fn question_query(filter: &QuestionFilter) -> String {
    let role = (filter.role != Role::default()).then(|| filter.role.slug());
    let order = (filter.order != search::QuestionOrder::default()).then(|| filter.order.slug());
    let only: Vec<&str> = filter.only.iter().map(|only| only.slug()).collect();
    query([
        ("search", encode(&filter.search)),
        ("principle", slug(filter.principle.map(Principle::slug))),
        ("skill", slug(filter.skill.map(Skill::slug))),
        ("role", slug(role)),
        ("level", slug(filter.level.map(QuestionLevel::slug))),
        ("only", only.join(",")),
        ("tag", encode(&filter.tag)),
        ("order", slug(order)),
    ])
}

fn slug(choice: Option<&'static str>) -> String {
    choice.unwrap_or_default().to_owned()
}

/// The query of the values that are not empty, with its question mark.
fn query<const COUNT: usize>(parts: [(&str, String); COUNT]) -> String {
    parts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .fold(String::new(), |mut query, (name, value)| {
            let mark = if query.is_empty() { '?' } else { '&' };
            // Writing to a String cannot fail.
            let _ = write!(query, "{mark}{name}={value}");
            query
        })
}

/// Percent-encodes all but RFC 3986's unreserved characters.
fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

/// Decodes what [`encode`] or a form encoded; what is not valid stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = (byte == b'%').then(|| after.get(..2)).flatten();
        let decoded = escaped
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        if let Some(decoded) = decoded {
            bytes.push(decoded);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(if byte == b'+' { b' ' } else { byte });
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
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
            Route::Write,
            Route::Progress,
            Route::Sheet(id.clone()),
            Route::Review(id.clone()),
            Route::Stories,
            Route::NewStory(None),
            Route::NewStory(Some(Principle::DiveDeep)),
            Route::Coverage,
            Route::Loops,
            Route::NewLoop,
            Route::Loop(id.clone()),
            Route::EditLoop(id.clone()),
            Route::AfterLoop(id.clone()),
            Route::MockLoops,
            Route::NewMockLoop(None),
            Route::NewMockLoop(Some(id.clone())),
            Route::MockLoop(id.clone()),
            Route::MockDebrief(id.clone()),
            Route::MockReport(id.clone()),
            Route::Story(id.clone()),
            Route::CheatSheet,
            Route::ImportStories,
            Route::Numbers,
            Route::PracticeNumbers,
            Route::Number(None),
            Route::Number(Some(id.clone())),
            Route::Probes(id.clone()),
            Route::ProbeDrill(id.clone()),
            Route::Plan,
            Route::PlanDays,
            Route::RoleCheck,
            Route::Offers,
            Route::Offer(None),
            Route::Offer(Some(id.clone())),
            Route::Assessment,
            Route::AssessmentSet(id.clone()),
            Route::WorkStyle,
            Route::WorkStyleSitting(id.clone()),
            Route::guide(),
            Route::Guide("bar raiser".to_owned()),
            Route::guide_to(Principle::DiveDeep),
            Route::questions(),
            Route::Question("dive-deep-1".to_owned()),
            Route::NewQuestion,
            Route::EditQuestion(id),
            Route::ImportQuestions,
            Route::Practice,
            Route::Recordings,
            Route::PracticeProgress,
            Route::Drills,
            Route::Drill(DrillKind::Retrieval),
            Route::Menu,
            Route::Settings,
            Route::About,
            Route::NotFound,
        ] {
            assert_eq!(round_trip(&route), route);
        }
    }

    #[test]
    fn an_unknown_path_is_not_found() {
        assert_eq!(Route::parse("/write/a/b/c", ""), Route::NotFound);
        assert_eq!(Route::parse("//write/", ""), Route::Write);
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
                order: search::QuestionOrder::ALL[order],
            };
            for only in wanted {
                filter.set_only(Only::ALL[only], true);
            }
            let route = Route::Questions(filter);
            prop_assert_eq!(round_trip(&route), route);
        }

        #[test]
        fn any_filter_of_stories_survives_the_address_bar(search in "\\PC{0,20}", kind in "\\PC{0,9}", choices in (0_usize..5, 0_usize..4, 0_usize..4)) {
            let (status, band, order) = choices;
            let route = Route::stories(StoryFilter {
                search,
                kind,
                principle: None,
                status: Status::ALL.get(status).copied(),
                band: Band::ALL.get(band).copied(),
                order: StoryOrder::ALL[order],
            });
            prop_assert_eq!(round_trip(&route), route);
        }

        #[test]
        fn no_path_makes_the_parser_panic(path in any::<String>(), query in any::<String>()) {
            let _ = Route::parse(&path, &query);
        }
    }
}
