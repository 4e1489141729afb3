use std::collections::BTreeSet;

use loopready::domain::assessment::work_style::{TIMES, read_statements};
use loopready::domain::guide::examples::{ExampleKind, WorkedExample, read_examples};
use loopready::domain::guide::to_ask::{Addressee, read_starters};
use loopready::domain::guide::topics::{Group, Topic, read_topics};
use loopready::domain::principle::Principle;
use loopready::domain::questions::levels::{TargetLevel, read_levels};
use loopready::domain::review::document_kind::DocumentKind;
use loopready::domain::text::word_count;
use loopready::domain::writing::outline::read_outlines;
use loopready::domain::writing::prompt::{Prompt, PromptKind, read_prompts, reported};

use crate::questions::questions;

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
fn every_prompt_is_marked_and_two_are_what_candidates_report() {
    let prompts = prompts();
    assert!(prompts.iter().all(|prompt| prompt.like.is_some()));
    let ids: Vec<String> = reported(&prompts)
        .into_iter()
        .map(|prompt| prompt.id)
        .collect();
    assert_eq!(ids, ["invention-1", "judgement-call-1"]);
}

#[test]
fn each_level_expects_something_else_of_each_principle() {
    let levels = read_levels(include_str!("../../public/data/levels.json")).unwrap();
    let principles: Vec<Principle> = levels.iter().map(|level| level.principle).collect();
    assert_eq!(principles, Principle::ALL);
    for expected in &levels {
        let texts: BTreeSet<&str> = TargetLevel::ALL
            .into_iter()
            .map(|level| expected.at(level))
            .collect();
        assert_eq!(texts.len(), TargetLevel::ALL.len());
        assert!(
            texts
                .iter()
                .all(|text| text.len() > 60 && text.ends_with('.'))
        );
    }
}

#[test]
fn claims_about_the_process_say_what_they_rest_on() {
    let sources = [
        "several candidates",
        "one account",
        "published by Amazon",
        "several preparation sites",
        "common practice",
    ];
    let topics = topics();
    let claims: Vec<_> = topics
        .iter()
        .flat_map(|topic| &topic.sections)
        .filter_map(|section| section.rests_on.as_ref())
        .collect();
    assert!(claims.len() >= 65, "{}", claims.len());
    for claim in claims {
        assert!(sources.contains(&claim.what.as_str()), "{}", claim.what);
        assert!(claim.told().ends_with("2026."), "{}", claim.told());
    }
}

#[test]
fn prose_about_the_process_and_the_documents_is_marked_unless_it_is_about_the_app_or_a_craft() {
    let own = [
        ("online-assessment", ""),
        ("online-assessment", "Afterward"),
        ("levels", "How to use it"),
        ("sources", "How claims are marked"),
        ("sources", ""),
        ("sources", "Company names"),
        ("narrative", ""),
    ];
    for topic in topics() {
        if !matches!(topic.group, Group::Process | Group::Writing) {
            continue;
        }
        for section in &topic.sections {
            let is_own = own.contains(&(topic.id.as_str(), section.heading.as_str()));
            let is_marked = section.rests_on.is_some() || section.paragraphs.is_empty();
            assert!(is_marked || is_own, "{}: {}", topic.id, section.heading);
        }
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

#[test]
fn the_worked_examples_are_complete_and_every_comment_stands_on_its_passage() {
    let examples = read_examples(include_str!("../../public/data/examples.json")).unwrap();
    let ids: BTreeSet<&str> = examples.iter().map(WorkedExample::id).collect();
    assert_eq!(ids.len(), examples.len());
    let count = |kind| examples.iter().filter(|one| one.kind() == kind).count();
    assert_eq!(ExampleKind::ALL.map(count), [6, 3, 2, 2]);
    for example in &examples {
        match example {
            WorkedExample::Memo(memo) => {
                assert!(word_count(&memo.text) > 100 && !memo.note.is_empty());
            }
            WorkedExample::Story(story) => {
                assert!(story.follow_ups.len() >= 5, "{}", story.id);
                for (version, told) in story.versions() {
                    for (part, text, notes) in told.parts() {
                        assert!(!text.is_empty() && !notes.is_empty(), "{version}: {part}");
                    }
                }
            }
            WorkedExample::Document(document) => {
                let shown: usize = document
                    .text
                    .split("\n\n")
                    .map(|paragraph| document.on(paragraph).count())
                    .sum();
                assert_eq!(shown, document.comments.len(), "{}", document.id);
            }
            WorkedExample::Spoken(spoken) => assert!(!spoken.note.is_empty()),
        }
    }
}

const ASKS: [&str; 8] = [
    "what", "which", "who", "whose", "when", "where", "why", "how",
];

const PREPOSITIONS: [&str; 16] = [
    "at", "by", "for", "from", "in", "into", "of", "on", "out", "over", "to", "with", "under",
    "against", "about", "after",
];

const VERBS: [&str; 17] = [
    "did", "do", "does", "was", "were", "is", "are", "has", "have", "had", "would", "could",
    "should", "ca", "can", "will", "wo",
];

const SUBJECTS: [&str; 14] = [
    "you", "they", "it", "he", "she", "that", "this", "those", "your", "their", "the", "any",
    "anyone", "anybody",
];

/// The longest tail after "and", in words, that still belongs to the same question: "Which of your goals
/// slipped, and by how much?"
const BREATH: usize = 3;

/// Whether a follow-up asks two things: it has more than one sentence, or it begins a second question after
/// "and", "but", or a comma. Three forms are fine, because people say them in one breath: a tail of up to
/// [`BREATH`] words ("and why?", "and why that one?"), a choice of two answers ("or did someone point you
/// to it?"), and an explanation after a colon.
fn asks_twice(follow_up: &str) -> bool {
    let is_one_sentence = follow_up.ends_with('?') && follow_up.matches(['?', '.']).count() == 1;
    let words: Vec<(String, bool)> = follow_up
        .split_whitespace()
        .map(|word| {
            let is_before_comma = word.ends_with(',');
            let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            let word = word.to_lowercase().replace("n’t", "");
            (word, is_before_comma)
        })
        .collect();
    let is_any = |list: &[&str], at: usize| {
        words
            .get(at)
            .is_some_and(|(word, _)| list.iter().any(|one| *one == word))
    };
    let asks = |at: usize| is_any(&ASKS, at) || is_any(&PREPOSITIONS, at) && is_any(&ASKS, at + 1);
    let joins = (1..words.len()).any(|at| {
        let is_after_comma = words[at - 1].1;
        let is_long = words.len() - at - 1 > BREATH;
        let begins =
            asks(at + 1) || is_any(&VERBS, at + 1) && (is_after_comma || is_any(&SUBJECTS, at + 2));
        let is_joined = is_any(&["and", "but"], at) && is_long && begins;
        let is_listed = is_after_comma && asks(0) && is_any(&["what", "why", "how"], at);
        is_joined || is_listed
    });
    !is_one_sentence || joins
}

#[test]
fn a_second_question_is_told_from_a_pair_said_in_one_breath() {
    for one in [
        "What did you reject, and why?",
        "Which of your goals slipped, and by how much?",
        "Which feature had to wait, and why that one?",
        "How did you decide what stayed and what went?",
        "Did you make that observation yourself, or did someone point you to it?",
        "How did you know things were clearer: what changed in numbers or dates?",
        "If you ran those calls again, what would you ask?",
        "Which other ways to raise the bar did you consider and reject?",
    ] {
        assert!(!asks_twice(one), "{one}");
    }
    for two in [
        "Who decided, and what was your part?",
        "What did the data say and how big was the sample?",
        "Is it still in use, and would you build it again?",
        "Was it your idea, and did anyone ask you for it?",
        "How long did it take, and by how much did it miss?",
        "Who reviewed the plan, but why was the flaw missed?",
        "Whose call was it, and couldn’t they have waited?",
        "What did customers see, how many were hit, and for how long?",
        "What did it do better? How did you measure that?",
    ] {
        assert!(asks_twice(two), "{two}");
    }
}

#[test]
fn every_follow_up_asks_one_thing() {
    let joined: Vec<String> = questions()
        .into_iter()
        .flat_map(|question| {
            let id = question.id;
            let follow_ups = question.follow_ups.into_iter();
            follow_ups.map(move |follow_up| format!("{id}: {follow_up}"))
        })
        .filter(|told| {
            told.split_once(": ")
                .is_some_and(|(_, follow_up)| asks_twice(follow_up))
        })
        .collect();
    assert!(
        joined.is_empty(),
        "{} follow-ups ask two things:\n{}",
        joined.len(),
        joined.join("\n")
    );
}

/// Fields that hold an instant or a day in milliseconds.
const DATED: [&str; 7] = [
    "changed", "created", "date", "decided", "wall", "at", "started",
];

/// The fields whose numbers lie where dates do, from 2020 to 2039.
fn dated(value: &serde_json::Value, field: &str, found: &mut BTreeSet<String>) {
    use serde_json::Value;
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(field, value)| dated(value, field, found)),
        Value::Array(values) => values.iter().for_each(|value| dated(value, field, found)),
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or_default();
            if (1_577_836_800_000..2_208_988_800_000).contains(&number) {
                found.insert(field.to_owned());
            }
        }
        Value::String(_) | Value::Bool(_) | Value::Null => {}
    }
}

#[test]
fn no_number_of_the_example_is_taken_for_a_date() {
    let example = include_str!("../../public/data/example.json");
    let mut found = BTreeSet::new();
    dated(&serde_json::from_str(example).unwrap(), "", &mut found);
    assert_eq!(found, DATED.map(str::to_owned).into());
}
