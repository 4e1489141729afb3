use std::collections::{BTreeMap, BTreeSet};

use loopready::domain::loops::mock::plan::{Days, MockPlan};
use loopready::domain::principle::Principle;
use loopready::domain::questions::copies::copies;
use loopready::domain::questions::levels::TargetLevel;
use loopready::domain::questions::question::{
    Question, QuestionFrequency, QuestionKind, QuestionLevel, QuestionSource, Role, Skill,
    read_questions,
};
use loopready::domain::text::fold::folded;
use serde_json::Value;

const BANK: &str = include_str!("../../public/data/questions.json");

pub fn questions() -> Vec<Question> {
    read_questions(BANK).unwrap()
}

/// What interviewers ask, in our own words, and the common questions that ask it: what the guide
/// that the project began with names, then what candidates report.
const INTENTS: &[(&str, &[&str])] = &[
    (
        "further than expected for a customer",
        &["customer-obsession-1"],
    ),
    (
        "customer feedback that changed the product",
        &["customer-obsession-2"],
    ),
    ("customers against the business", &["customer-obsession-4"]),
    (
        "something new for a customer’s problem",
        &["invent-and-simplify-1"],
    ),
    ("work outside the job", &["ownership-1"]),
    ("a roadblock", &["bias-for-action-3"]),
    (
        "quality against speed",
        &["insist-on-the-highest-standards-1"],
    ),
    ("a commitment missed", &["ownership-2"]),
    ("disagreeing with the manager", &["have-backbone-1"]),
    (
        "pushing back on a critical stakeholder",
        &["have-backbone-2"],
    ),
    (
        "a team convinced to do unwanted work",
        &["deliver-results-4"],
    ),
    ("disagreeing with engineering", &["have-backbone-3"]),
    ("data used to decide", &["dive-deep-2"]),
    ("a root cause in the data", &["dive-deep-1", "dive-deep-3"]),
    (
        "a simple fix for a complex problem",
        &["invent-and-simplify-2"],
    ),
    ("a decision without enough data", &["are-right-a-lot-1"]),
    ("a struggling peer", &["hire-and-develop-the-best-2"]),
    ("a calculated risk", &["bias-for-action-1"]),
    ("no to a senior stakeholder’s feature", &["have-backbone-5"]),
    ("a launch below its goals", &["deliver-results-1"]),
    ("a roadmap with dependencies", &["ownership-5"]),
    ("a feature deprioritized", &["are-right-a-lot-5"]),
    ("how to prioritize", &["deliver-results-5"]),
    (
        "sales, marketing and engineering aligned",
        &["earn-trust-3"],
    ),
    ("a goal turned into a specification", &["think-big-1"]),
    ("five whys", &["functional-root-cause-3"]),
    (
        "success in numbers",
        &["deliver-results-2", "functional-data-1"],
    ),
    ("the profit and loss", &["dive-deep-5"]),
    ("an A/B test", &["dive-deep-6"]),
    ("market research", &["learn-and-be-curious-2"]),
    ("the marketing of a launch", &["customer-obsession-5"]),
    (
        "a change in the middle of an analysis",
        &["data-scientist-1"],
    ),
    ("an engineer mentored", &["software-engineer-1"]),
    ("a critical decision in operations", &["devops-1"]),
    (
        "an analysis that changed the business",
        &["business-analyst-1"],
    ),
    ("a redesign", &["ux-designer-1"]),
    (
        "an agile process that did not deliver",
        &["engineering-manager-1"],
    ),
    ("introduce yourself", &["screen-1"]),
    ("what fits in your background", &["screen-2"]),
    ("why this company", &["screen-3"]),
    ("why this role, why leave", &["screen-4", "screen-5"]),
    (
        "the principle most and least like you",
        &["screen-6", "screen-7"],
    ),
    ("short term given up for long term", &["ownership-3"]),
    ("owned end to end", &["ownership-4"]),
    ("left unfinished", &["ownership-18"]),
    ("unclear responsibilities", &["ownership-17"]),
    ("decided without the manager", &["bias-for-action-6"]),
    ("the most difficult customer", &["customer-obsession-6"]),
    ("many customers’ needs", &["customer-obsession-18"]),
    ("no to a customer", &["customer-obsession-8"]),
    ("requirements gathered", &["customer-obsession-17"]),
    ("a failure", &["deliver-results-19"]),
    ("the biggest mistake", &["earn-trust-17"]),
    ("being wrong", &["are-right-a-lot-4"]),
    ("what you would do differently", &["are-right-a-lot-19"]),
    ("negative feedback received", &["earn-trust-4"]),
    (
        "own expectations not met",
        &["insist-on-the-highest-standards-16"],
    ),
    ("simplified for customers", &["invent-and-simplify-3"]),
    ("a solution scaled", &["think-big-4"]),
    ("instinct against data", &["are-right-a-lot-2"]),
    ("data that turned out wrong", &["are-right-a-lot-20"]),
    ("an unpopular decision", &["have-backbone-21"]),
    ("others convinced of an idea", &["think-big-5"]),
    ("a conflict with a teammate", &["earn-trust-13"]),
    ("a conflict mediated", &["earn-trust-10"]),
    ("information from someone unresponsive", &["earn-trust-18"]),
    ("someone mentored", &["hire-and-develop-the-best-1"]),
    ("a wrong hire", &["hire-and-develop-the-best-5"]),
    (
        "a tight deadline",
        &["bias-for-action-14", "deliver-results-14"],
    ),
    ("resources turned down", &["frugality-2"]),
    (
        "security improved; technology explained",
        &["technical-3", "technical-1"],
    ),
    ("security against the date", &["technical-2"]),
    (
        "a metric that drops; metrics to choose",
        &["case-1", "case-2"],
    ),
    (
        "improve, price or launch a product",
        &["pivot-1", "pivot-2", "pivot-3"],
    ),
    ("both sides of a decision", &["pivot-12"]),
    (
        "AI in your work; a product built with AI",
        &["learn-and-be-curious-17", "ai-2"],
    ),
];

#[test]
fn a_hundred_common_questions_cover_every_intent_of_the_guide_and_of_candidates() {
    let questions = questions();
    let common: BTreeSet<&str> = questions
        .iter()
        .filter(|question| question.frequency == QuestionFrequency::Common)
        .map(|question| question.id.as_str())
        .collect();
    assert!(common.len() >= 100, "{}", common.len());
    for (intent, ids) in INTENTS {
        for id in *ids {
            assert!(common.contains(id), "{intent}: {id}");
        }
    }
}

#[test]
fn every_principle_leads_ten_questions_and_six_common_ones_of_a_product_manager() {
    for &principle in Principle::ALL {
        let leads: Vec<Question> = questions()
            .into_iter()
            .filter(|question| question.leading == Some(principle))
            .filter(|question| question.role == Role::ProductManager && question.kind.wants_story())
            .collect();
        let common = leads
            .iter()
            .filter(|question| question.frequency == QuestionFrequency::Common)
            .count();
        assert!(
            leads.len() >= 10 && common >= 6,
            "{principle}: {} and {common}",
            leads.len()
        );
    }
}

#[test]
fn every_field_has_its_questions() {
    let all = questions();
    let count = |fits: &dyn Fn(&Question) -> bool| all.iter().filter(|one| fits(one)).count();
    for (name, wanted, found) in [
        (
            "behavioral",
            220,
            count(&|one| one.kind == QuestionKind::Behavioral),
        ),
        (
            "functional",
            40,
            count(&|one| one.kind == QuestionKind::Functional),
        ),
        ("pivot", 30, count(&|one| one.kind == QuestionKind::Pivot)),
        ("case", 8, count(&|one| one.kind == QuestionKind::Case)),
        ("AI", 12, count(&|one| one.id.starts_with("ai-"))),
        (
            "technical",
            12,
            count(&|one| one.id.starts_with("technical-")),
        ),
        ("of no principle", 10, count(&|one| one.leading.is_none())),
        (
            "reported",
            40,
            count(&|one| one.source == QuestionSource::Reported),
        ),
    ] {
        assert!(found >= wanted, "{name}: {found}");
    }
    for role in Role::ALL {
        assert!(count(&|one| one.role == role) >= 6, "{}", role.name());
    }
    for skill in [
        Skill::Prioritisation,
        Skill::Roadmap,
        Skill::Stakeholders,
        Skill::Vision,
        Skill::Data,
        Skill::ProfitAndLoss,
        Skill::RootCause,
        Skill::Launch,
        Skill::Experiments,
        Skill::MarketResearch,
    ] {
        let found = count(&|one| one.kind == QuestionKind::Functional && one.skill == skill);
        assert!(found >= 3, "{}: {found}", skill.name());
    }
    assert_eq!(count(&|one| one.skill == Skill::Other), 0);
}

/// How an interviewer begins.
const SPOKEN: [&str; 6] = [
    "Tell me about ",
    "Give me an example ",
    "Describe ",
    "Walk me through ",
    "How would you ",
    "How do you ",
];

#[test]
fn questions_begin_as_interviewers_speak_and_ask_one_thing() {
    let all = questions();
    let spoken = |question: &&Question| SPOKEN.iter().any(|one| question.text.starts_with(one));
    assert!(all.iter().filter(spoken).count() * 100 >= all.len() * 80);
    let told: Vec<&Question> = all.iter().filter(|one| one.kind.wants_story()).collect();
    let about_a_time = told
        .iter()
        .filter(|one| SPOKEN[..4].iter().any(|begin| one.text.starts_with(begin)));
    assert!(about_a_time.count() * 100 >= told.len() * 90);
    for question in &all {
        let words = question.text.split_whitespace().count();
        let sentences = question
            .text
            .match_indices(['.', '?'])
            .filter(|(at, _)| {
                question.text[at + 1..]
                    .chars()
                    .next()
                    .is_none_or(char::is_whitespace)
            })
            .count();
        assert!((4..=34).contains(&words), "{}: {words} words", question.id);
        assert!((1..=2).contains(&sentences), "{}", question.id);
        assert!(question.text.ends_with(['.', '?']), "{}", question.id);
    }
}

#[test]
fn a_variant_asks_for_the_story_of_a_common_question_of_its_role() {
    let all = questions();
    let by_id: BTreeMap<&str, &Question> = all.iter().map(|one| (one.id.as_str(), one)).collect();
    assert_eq!(by_id.len(), all.len());
    for question in &all {
        if question.frequency == QuestionFrequency::Common {
            assert_eq!(question.variant_of, None, "{}", question.id);
            assert_eq!(question.level, QuestionLevel::Any, "{}", question.id);
        }
        if question.frequency == QuestionFrequency::Variant {
            assert!(question.variant_of.is_some(), "{}", question.id);
        }
        if let Some(of) = &question.variant_of {
            let common = by_id[of.as_str()];
            assert_eq!(
                common.frequency,
                QuestionFrequency::Common,
                "{}",
                question.id
            );
            assert_eq!(common.role, question.role, "{}", question.id);
        }
    }
}

/// What each set of follow-ups asks about, and the words by which one can tell.
const KINDS: [(&str, &[&str]); 5] = [
    (
        "the own part",
        &[
            "your role",
            "your part",
            "your own",
            "yours",
            "your call",
            "your job",
            "your idea",
            "your work",
            "your decision",
            "you personally",
            "yourself",
            "did you",
            "do you",
            "you do",
            "you say",
            "you said",
            "you write",
            "you make",
            "you made",
            "you build",
            "which part",
            "whose",
            "would you",
        ],
    ),
    (
        "a number",
        &[
            "how many",
            "how much",
            "how long",
            "how often",
            "how far",
            "how big",
            "how large",
            "how close",
            "how early",
            "measure",
            "number",
            "baseline",
            "figure",
            "percent",
            "share",
            "metric",
            "cost",
            "calculate",
            "estimate",
            "count",
            "data",
            "how do you know",
            "how did you know",
            "how would you know",
        ],
    ),
    (
        "alternatives",
        &[
            "else",
            "instead",
            "alternativ",
            "other ",
            "option",
            "consider",
            "reject",
            "rule out",
            "ruled out",
            "rather than",
            "choose",
            "chose",
            "pick",
            "and not",
            "not just",
            "try",
            "tried",
            "weigh",
        ],
    ),
    (
        "what you would do differently",
        &[
            "differently",
            "change",
            "over again",
            "again",
            "next time",
            "earlier",
            "sooner",
            "wish",
            "if you",
            "today",
            "now",
            "better",
            "would you",
        ],
    ),
    (
        "what came after",
        &[
            "after", "later", "since", "still", "today", "now", "keep", "kept", "stay", "happen",
            "last", "became", "months", "next", "years", "end",
        ],
    ),
];

#[test]
fn every_set_of_follow_ups_digs_from_all_sides_and_none_is_asked_twice() {
    let mut seen = BTreeSet::new();
    for question in questions() {
        let count = question.follow_ups.len();
        assert!((5..=7).contains(&count), "{}: {count}", question.id);
        let is_why = question.follow_ups.iter().any(|one| one.starts_with("Why"));
        assert!(is_why, "{} asks for no reason", question.id);
        let joined = question.follow_ups.join(" ").to_lowercase();
        for (kind, words) in KINDS {
            let is_there = words.iter().any(|word| joined.contains(word));
            assert!(is_there, "{} asks nothing about {kind}", question.id);
        }
        for follow_up in question.follow_ups {
            let words = follow_up.split_whitespace().count();
            assert!(words <= 20 && follow_up.ends_with('?'), "{follow_up}");
            assert!(seen.insert(follow_up.clone()), "asked twice: {follow_up}");
        }
    }
}

#[test]
fn what_is_behind_a_question_is_complete() {
    for question in questions() {
        let id = &question.id;
        assert!(
            question.tests.starts_with("Whether ") || question.tests.starts_with("How "),
            "{id}: {}",
            question.tests
        );
        assert!(
            !question.strong.is_empty() && question.strong.ends_with('.'),
            "{id}"
        );
        assert_eq!(question.warnings.len(), 2, "{id}");
        assert!(
            question
                .leading
                .is_none_or(|leading| !question.supporting.contains(&leading)),
            "{id}"
        );
        let text = format!(" {} ", folded(&question.text));
        assert!((2..=9).contains(&question.aliases.len()), "{id}");
        for alias in &question.aliases {
            let said = format!(" {} ", folded(alias));
            assert!(!text.contains(&said), "{id} says {alias:?} already");
        }
    }
}

/// Words that nobody says in an interview, and British spellings, by what they begin with.
const NOT_SAID: [&str; 34] = [
    "whom",
    "reckon",
    "anew",
    "learnt",
    "whilst",
    "judgement",
    "behaviour",
    "favourit",
    "colour",
    "prioritis",
    "organis",
    "recognis",
    "realis",
    "analyse",
    "optimis",
    "centre",
    "programme",
    "labour",
    "honour",
    "hitherto",
    "thereof",
    "wherein",
    "amongst",
    "shall",
    "dearer",
    "mend",
    "mended",
    "mending",
    "whence",
    "henceforth",
    "ought",
    "practise",
    "licence",
    "defence",
];

#[test]
fn content_is_said_in_plain_american_english() {
    for question in questions() {
        let parts = [&question.text, &question.tests, &question.strong]
            .into_iter()
            .chain(&question.warnings)
            .chain(&question.follow_ups);
        for part in parts {
            assert!(!part.contains(['\'', '"', '!']), "{}: {part}", question.id);
            for word in folded(part).split(' ') {
                let is_out = NOT_SAID.iter().any(|out| match *out {
                    "mend" | "shall" | "ought" => word == *out,
                    _ => word.starts_with(out),
                });
                assert!(!is_out, "{}: {word} in {part}", question.id);
            }
        }
    }
}

#[test]
fn no_two_questions_are_near_copies() {
    let questions = questions();
    let texts: Vec<&str> = questions
        .iter()
        .map(|question| question.text.as_str())
        .collect();
    for (question, copy) in questions.iter().zip(copies(&texts)) {
        assert_eq!(copy.map(|copy| texts[copy.of]), None, "{}", question.id);
    }
    // And by all of their words, phrases included.
    let words = |text: &str| -> BTreeSet<String> {
        text.to_lowercase()
            .split(|letter: char| !letter.is_alphabetic() && letter != '’')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    for (index, one) in questions.iter().enumerate() {
        for other in &questions[index + 1..] {
            let (a, b) = (words(&one.text), words(&other.text));
            let (shared, all) = (a.intersection(&b).count(), a.union(&b).count());
            assert!(shared * 2 < all, "{} and {}", one.id, other.id);
        }
    }
}

#[test]
fn the_file_says_its_schema_and_has_an_object_a_line() {
    let file: Value = serde_json::from_str(BANK).unwrap();
    assert_eq!(file["format"], "loopready-questions");
    assert_eq!(file["schema"], 2);
    assert_eq!(BANK.lines().count(), questions().len() + 2);
    for question in file["questions"].as_array().unwrap() {
        for field in [
            "kind",
            "frequency",
            "variant_of",
            "aliases",
            "source",
            "level",
            "role",
        ] {
            assert!(question.get(field).is_some(), "{}: {field}", question["id"]);
        }
    }
}

#[test]
fn a_thousand_mock_loops_ask_mostly_what_is_common_and_no_story_twice() {
    let bank = questions();
    let by_id: BTreeMap<&str, &Question> = bank.iter().map(|one| (one.id.as_str(), one)).collect();
    let mut asked_in_all = 0;
    let mut common_in_all = 0;
    let levels = TargetLevel::ALL.into_iter().cycle();
    let days = [Days::One, Days::Two].into_iter().cycle();
    for ((seed, level), days) in (0..1_000).zip(levels).zip(days) {
        let plan = MockPlan::drawn(seed, days);
        let drawn: Vec<&Question> = plan
            .questions(&bank, level)
            .into_iter()
            .flatten()
            .map(|drawn| by_id[drawn.question.as_str()])
            .collect();
        let common = drawn
            .iter()
            .filter(|one| one.frequency == QuestionFrequency::Common)
            .count();
        assert!(
            common * 10 >= drawn.len() * 7,
            "{common} of {}",
            drawn.len()
        );
        let families: BTreeSet<&str> = drawn.iter().map(|one| one.family()).collect();
        assert_eq!(families.len(), drawn.len(), "a story is asked for twice");
        assert!(
            drawn
                .iter()
                .all(|one| level.is_asked(one.level) && one.kind.wants_story())
        );
        asked_in_all += drawn.len();
        common_in_all += common;
    }
    // And some that are not: a loop is never all of the list.
    assert!(
        common_in_all < asked_in_all * 95 / 100,
        "{common_in_all} of {asked_in_all}"
    );
}
