use loopready::domain::questions::import::{
    IncomingQuestion, QuestionVerdict, judge, notes, read, to_take,
};
use loopready::domain::questions::own::OwnQuestion;

/// What a file brings as it is first shown, into an empty bank.
fn brought(name: &str, text: &str) -> (Vec<IncomingQuestion>, Vec<String>) {
    let source = read(name, text, None).unwrap();
    let (mapping, has_header) = source.guess();
    let found = judge(source.questions(&mapping, has_header), &[], None);
    let notes = notes(&source, &mapping, has_header, &found);
    (found, notes)
}

fn texts(questions: &[OwnQuestion]) -> Vec<&str> {
    questions.iter().map(|one| one.text.as_str()).collect()
}

const FRONTS: [&str; 4] = [
    "Tell me about a time you mended something nobody had asked you to mend.",
    "When did you say no to a customer, & why?",
    "Which \"quick win\" did you undo, and what did the undoing cost?",
    "Describe a decision that you took on half the data.",
];

#[test]
fn notes_exported_with_everything_bring_their_fronts_and_tags_without_html() {
    let (found, notes) = brought(
        "anki-notes.txt",
        include_str!("../fixtures/exports/anki-notes.txt"),
    );
    let taken = to_take(&found, false);
    assert_eq!(texts(&taken), FRONTS);
    assert_eq!(taken[0].tags, ["Ownership", "phone_screen"]);
    assert_eq!(taken[3].tags, ["dive::deep"]);
    assert_eq!(found[4].verdict, QuestionVerdict::Empty);
    assert_eq!(found[4].read.at, 11);
    let left_out = "Columns left out: column 1, column 2, column 3, column 5";
    assert!(
        notes.iter().any(|note| note.starts_with(left_out)),
        "{notes:?}"
    );
    assert!(notes.iter().any(|note| note.contains("with HTML")));
}

#[test]
fn notes_exported_as_plain_text_bring_the_same() {
    let (found, notes) = brought(
        "anki-notes-plain.txt",
        include_str!("../fixtures/exports/anki-notes-plain.txt"),
    );
    assert_eq!(texts(&to_take(&found, false)), FRONTS);
    assert!(!notes.iter().any(|note| note.contains("HTML")));
}

#[test]
fn cards_bring_what_stands_in_front() {
    let (found, _) = brought(
        "anki-cards.txt",
        include_str!("../fixtures/exports/anki-cards.txt"),
    );
    assert_eq!(texts(&to_take(&found, false)), FRONTS);
}
