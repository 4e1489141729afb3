use std::collections::BTreeSet;

use loopready::domain::outline::{DocumentKind, read_outlines};
use loopready::domain::principle::Principle;
use loopready::domain::prompt::{Prompt, PromptKind, read_prompts};
use loopready::domain::question::{Question, Role, read_questions};

fn questions() -> Vec<Question> {
    read_questions(include_str!("../../public/data/questions.json")).unwrap()
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
    let words = |text: &str| -> BTreeSet<String> {
        text.split_whitespace()
            .map(|word| {
                word.trim_matches(|letter: char| !letter.is_alphanumeric())
                    .to_lowercase()
            })
            .collect()
    };
    let questions = questions();
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
