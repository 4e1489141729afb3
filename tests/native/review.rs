use loopready::domain::review::manuscript::Brief;
use loopready::domain::review::review;
use loopready::domain::text::word_count;

const MEMO: &str = include_str!("../fixtures/memos/returns-desk.txt");

fn quotes(rule: &str) -> Vec<String> {
    review(MEMO, &Brief::default())
        .into_iter()
        .filter(|finding| finding.rule.id == rule)
        .map(|finding| finding.quote)
        .collect()
}

#[test]
fn the_real_memo_is_of_real_length() {
    assert!(
        (960..=1_040).contains(&word_count(MEMO)),
        "{}",
        word_count(MEMO)
    );
}

#[test]
fn its_three_long_sentences_are_found_and_no_other() {
    let found = quotes("long-sentence");
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("I timed 1,140 visits"));
    assert!(found[1].starts_with("The rule that I wrote"));
    assert!(found[2].starts_with("In week 3 a pair of men"));
}

#[test]
fn its_two_paragraphs_without_a_number_are_found_and_no_other() {
    let found = quotes("no-figure");
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(found[0].starts_with("The head of loss prevention objected"));
    assert!(found[1].starts_with("The assistants had a different worry"));
}

#[test]
fn its_four_passives_without_an_actor_are_found_and_no_other() {
    assert_eq!(
        quotes("passive"),
        ["was printed", "were quoted", "been designed", "was tried"]
    );
}

#[test]
fn nothing_else_is_held_against_it() {
    let rules: Vec<&str> = review(MEMO, &Brief::default())
        .into_iter()
        .map(|finding| finding.rule.id)
        .collect();
    assert!(
        rules
            .iter()
            .all(|rule| matches!(*rule, "long-sentence" | "no-figure" | "passive")),
        "{rules:?}"
    );
}
