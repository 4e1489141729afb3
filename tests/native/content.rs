use std::collections::BTreeSet;

use loopready::domain::principle::Principle;
use loopready::domain::prompt::{PromptKind, read_prompts};
use loopready::domain::question::{Question, read_questions};

fn questions() -> Vec<Question> {
    read_questions(include_str!("../../public/data/questions.json")).unwrap()
}

#[test]
fn every_principle_leads_at_least_four_questions() {
    for &principle in Principle::ALL {
        let leads = questions()
            .iter()
            .filter(|question| question.leading == principle)
            .count();
        assert!(leads >= 4, "{principle} leads {leads}");
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

#[test]
fn there_are_twelve_prompts_or_more_with_two_of_each_kind() {
    let prompts = read_prompts(include_str!("../../public/data/prompts.json")).unwrap();
    assert!(prompts.len() >= 12);
    let ids: BTreeSet<&str> = prompts.iter().map(|prompt| prompt.id.as_str()).collect();
    assert_eq!(ids.len(), prompts.len());
    for kind in [
        PromptKind::Invention,
        PromptKind::JudgementCall,
        PromptKind::Principle,
        PromptKind::ProductCritique,
        PromptKind::RootCause,
        PromptKind::Metrics,
        PromptKind::WorkingBackwards,
    ] {
        assert!(
            prompts.iter().filter(|prompt| prompt.kind == kind).count() >= 2,
            "{}",
            kind.name()
        );
    }
}
