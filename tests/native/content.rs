use std::collections::BTreeSet;

use loopready::domain::assessment::work_style::{TIMES, read_statements};
use loopready::domain::guide::to_ask::{Addressee, read_starters};
use loopready::domain::guide::topics::{Group, Topic, read_topics};
use loopready::domain::principle::Principle;
use loopready::domain::questions::copies::copies;
use loopready::domain::questions::question::{Question, Role, Skill, read_questions};
use loopready::domain::review::document_kind::DocumentKind;
use loopready::domain::text::fold::folded;
use loopready::domain::text::word_count;
use loopready::domain::writing::outline::read_outlines;
use loopready::domain::writing::prompt::{Prompt, PromptKind, read_prompts};
use serde_json::Value;

const BANK: &str = include_str!("../../public/data/questions.json");

fn questions() -> Vec<Question> {
    read_questions(BANK).unwrap()
}

#[test]
fn every_principle_leads_at_least_ten_questions_of_a_product_manager() {
    for &principle in Principle::ALL {
        let leads = questions()
            .iter()
            .filter(|question| {
                question.leading == principle && question.role == Role::ProductManager
            })
            .count();
        assert!(leads >= 10, "{principle} leads {leads}");
    }
}

#[test]
fn every_neighbouring_role_has_a_starter_set() {
    for role in Role::ALL {
        let own = questions()
            .iter()
            .filter(|question| question.role == role)
            .count();
        assert!(own >= 6, "{}: {own}", role.name());
    }
}

#[test]
fn there_are_220_behavioural_and_40_functional_questions_or_more_and_none_of_an_unknown_skill() {
    let file: Value = serde_json::from_str(BANK).unwrap();
    let kinds: Vec<&str> = file["questions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|question| question["role"] == "product-manager")
        .map(|question| question["kind"].as_str().unwrap())
        .collect();
    let count = |kind| kinds.iter().filter(|one| **one == kind).count();
    let (behavioural, functional) = (count("behavioural"), count("functional"));
    assert!(behavioural >= 220, "{behavioural}");
    assert!(functional >= 40, "{functional}");
    assert_eq!(behavioural + functional, kinds.len());
    assert!(
        questions()
            .iter()
            .all(|question| question.skill != Skill::Other)
    );
}

#[test]
fn every_functional_field_of_a_product_manager_is_asked_about() {
    let file: Value = serde_json::from_str(BANK).unwrap();
    let questions = file["questions"].as_array().unwrap();
    for skill in [
        "prioritisation",
        "roadmap",
        "stakeholders",
        "vision",
        "data",
        "profit-and-loss",
        "root-cause",
        "launch",
        "experiments",
        "market-research",
    ] {
        let count = questions
            .iter()
            .filter(|question| question["kind"] == "functional" && question["skill"] == skill)
            .count();
        assert!(count >= 3, "{skill}: {count}");
    }
}

/// What candidates report to be asked, in our own words, and the question of the bank that asks it.
const REPORTED: [(&str, &str); 26] = [
    ("further than asked for a customer", "customer-obsession-1"),
    ("feedback that changed the product", "customer-obsession-2"),
    ("customers against the business", "customer-obsession-4"),
    ("the marketing of a launch", "customer-obsession-5"),
    (
        "something new for a customer’s problem",
        "invent-and-simplify-1",
    ),
    ("a simple end to a tangled problem", "invent-and-simplify-2"),
    ("work outside the job", "ownership-1"),
    ("a promise not kept", "ownership-2"),
    ("a roadmap with dependencies", "ownership-5"),
    ("a blocker", "bias-for-action-3"),
    ("quality against speed", "insist-on-the-highest-standards-1"),
    ("disagreeing with the manager", "have-backbone-1"),
    ("pushing back on somebody critical", "have-backbone-2"),
    ("no to somebody senior", "have-backbone-5"),
    ("an unwilling team", "deliver-results-4"),
    ("a launch below its goals", "deliver-results-1"),
    ("success in numbers", "deliver-results-2"),
    ("how a backlog was ranked", "deliver-results-5"),
    ("data that decided", "dive-deep-2"),
    ("a cause found in the data", "dive-deep-1"),
    ("each why to the source", "dive-deep-3"),
    ("the profit and loss, and what drove costs", "dive-deep-5"),
    ("an A/B test", "dive-deep-6"),
    ("expectations that collide", "functional-stakeholders-2"),
    ("market research", "learn-and-be-curious-2"),
    ("a goal turned into a specification", "think-big-1"),
];

#[test]
fn what_candidates_report_to_be_asked_is_asked() {
    let questions = questions();
    for (intent, id) in REPORTED {
        let is_there = questions.iter().any(|question| question.id == id);
        assert!(is_there, "{intent}: {id}");
    }
}

#[test]
fn every_question_is_complete_and_its_own() {
    let questions = questions();
    let ids: BTreeSet<&str> = questions
        .iter()
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(ids.len(), questions.len());
    let mut follow_ups = BTreeSet::new();
    for question in &questions {
        assert!(question.text.len() > 40, "{}", question.id);
        assert!(
            !question.tests.is_empty() && !question.strong.is_empty(),
            "{}",
            question.id
        );
        assert!(
            !question.supporting.contains(&question.leading),
            "{}",
            question.id
        );
        assert_eq!(
            (question.warnings.len(), question.follow_ups.len()),
            (2, 4),
            "{}",
            question.id
        );
        for follow_up in &question.follow_ups {
            assert!(
                follow_ups.insert(follow_up.clone()),
                "asked twice: {follow_up}"
            );
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
    let words =
        |text: &str| -> BTreeSet<String> { folded(text).split(' ').map(str::to_owned).collect() };
    for (index, one) in questions.iter().enumerate() {
        for other in &questions[index + 1..] {
            let (a, b) = (words(&one.text), words(&other.text));
            let (shared, all) = (a.intersection(&b).count(), a.union(&b).count());
            assert!(shared * 2 < all, "{} and {}", one.id, other.id);
        }
    }
}

fn prompts() -> Vec<Prompt> {
    read_prompts(include_str!("../../public/data/prompts.json")).unwrap()
}

#[test]
fn there_are_forty_four_prompts_or_more_with_five_of_each_kind() {
    let prompts = prompts();
    assert!(prompts.len() >= 44);
    let ids: BTreeSet<&str> = prompts.iter().map(|prompt| prompt.id.as_str()).collect();
    assert_eq!(ids.len(), prompts.len());
    for kind in PromptKind::ALL {
        let count = prompts.iter().filter(|prompt| prompt.kind == kind).count();
        assert!(count >= 5, "{}: {count}", kind.name());
    }
}

#[test]
fn every_principle_has_a_prompt_of_its_own() {
    for &principle in Principle::ALL {
        let has_own = prompts()
            .iter()
            .any(|prompt| prompt.kind == PromptKind::Principle && prompt.principles == [principle]);
        assert!(has_own, "{principle}");
    }
}

#[test]
fn every_kind_of_document_has_an_outline_as_long_as_its_target() {
    let outlines = read_outlines(include_str!("../../public/data/outlines.json")).unwrap();
    for kind in DocumentKind::ALL {
        let outline = outlines
            .iter()
            .find(|outline| outline.kind == kind)
            .unwrap();
        let words: u32 = outline.parts.iter().map(|part| part.length).sum();
        let target = kind.target_words(kind.page_limit());
        assert!(
            words * 10 >= target * 6 && words <= target * 2,
            "{}: {words} of {target}",
            kind.name()
        );
        assert!(
            outline.parts.iter().all(|part| part.asks.ends_with('?')),
            "{}",
            kind.name()
        );
    }
}

#[test]
fn every_principle_has_four_work_style_statements_each_its_own_and_in_the_first_person() {
    let statements = read_statements(include_str!("../../public/data/work-style.json")).unwrap();
    let texts: BTreeSet<&str> = statements
        .iter()
        .map(|statement| statement.text.as_str())
        .collect();
    assert_eq!(texts.len(), Principle::ALL.len() * TIMES);
    for &principle in Principle::ALL {
        let own = statements
            .iter()
            .filter(|statement| statement.principle == principle)
            .count();
        assert_eq!(own, TIMES, "{principle}");
    }
    for text in texts {
        assert!(
            text.starts_with("I ") && text.ends_with('.') && text.len() < 110,
            "{text}"
        );
    }
}

fn topics() -> Vec<Topic> {
    read_topics(include_str!("../../public/data/guide.json")).unwrap()
}

#[test]
fn the_guide_has_a_topic_for_each_principle_in_their_order_under_their_names() {
    let told: Vec<(String, String)> = topics()
        .into_iter()
        .filter(|topic| topic.group == Group::Principles)
        .map(|topic| (topic.id, topic.title))
        .collect();
    let expected: Vec<(String, String)> = Principle::ALL
        .iter()
        .map(|principle| (principle.slug().to_owned(), principle.name().to_owned()))
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn every_topic_of_the_guide_is_whole_and_leads_on_to_topics_that_exist() {
    let topics = topics();
    let ids: BTreeSet<&str> = topics.iter().map(|topic| topic.id.as_str()).collect();
    assert_eq!(ids.len(), topics.len());
    for topic in &topics {
        assert!(
            topic.gist.ends_with('.') && topic.gist.len() < 200,
            "{}",
            topic.id
        );
        assert!(
            !topic.sections.is_empty() && !topic.see.is_empty(),
            "{}",
            topic.id
        );
        for section in &topic.sections {
            assert!(
                !section.paragraphs.is_empty() || !section.points.is_empty(),
                "{}",
                topic.id
            );
        }
        for other in &topic.see {
            assert!(
                ids.contains(other.as_str()) && *other != topic.id,
                "{}: {other}",
                topic.id
            );
        }
    }
    for group in Group::ALL {
        assert!(
            topics.iter().any(|topic| topic.group == group),
            "{}",
            group.name()
        );
    }
    for wanted in [
        "star",
        "five-whys",
        "bar-raiser",
        "process",
        "pr-faq",
        "narrative",
        "rice",
        "moscow",
        "profit-and-loss",
        "questions-to-ask",
    ] {
        assert!(ids.contains(wanted), "{wanted}");
    }
}

#[test]
fn the_guide_is_short_and_calm() {
    for topic in topics() {
        let texts = topic
            .sections
            .iter()
            .flat_map(|section| section.paragraphs.iter().chain(&section.points));
        let words: usize = texts.clone().map(|text| word_count(text)).sum();
        assert!((60..=320).contains(&words), "{}: {words}", topic.id);
        for text in texts.chain([&topic.gist, &topic.title]) {
            assert!(!text.contains('!'), "{}: {text}", topic.id);
        }
    }
}

#[test]
fn every_interviewer_can_be_asked_something_and_each_question_says_what_to_listen_for() {
    let starters = read_starters(include_str!("../../public/data/questions-to-ask.json")).unwrap();
    let ids: BTreeSet<&str> = starters.iter().map(|starter| starter.id.as_str()).collect();
    assert_eq!(ids.len(), starters.len());
    for starter in &starters {
        assert!(
            starter.text.contains('?') && starter.listen.ends_with('.'),
            "{}",
            starter.id
        );
    }
    for of in Addressee::ALL {
        let own = starters.iter().filter(|starter| starter.of == of).count();
        assert!(own >= 3, "{}: {own}", of.name());
    }
}
