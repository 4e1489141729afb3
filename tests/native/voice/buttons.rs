//! A button is a verb and its object, or a verb alone where the object stands beside it.

use std::path::Path;

use super::source::{files, literals, shipped};

/// What buttons do.
const VERBS: [&str; 43] = [
    "Add",
    "Archive",
    "Ask",
    "Cancel",
    "Change",
    "Choose",
    "Continue",
    "Copy",
    "Delete",
    "Discard",
    "Dismiss",
    "Draw",
    "Duplicate",
    "Edit",
    "End",
    "Export",
    "Finish",
    "Fix",
    "Free",
    "Hand",
    "Hide",
    "Import",
    "Install",
    "Keep",
    "Leave",
    "Look",
    "Make",
    "Mark",
    "Merge",
    "Open",
    "Pause",
    "Pin",
    "Play",
    "Preview",
    "Print",
    "Remove",
    "Replace",
    "Restore",
    "Resume",
    "Retire",
    "Review",
    "Save",
    "Show",
];

/// More of them.
const MORE_VERBS: [&str; 18] = [
    "Allow", "Confirm", "Practice", "Read", "Revise", "Seal", "Search", "Set", "Share", "Skip",
    "Start", "Stop", "Sync", "Tell", "Try", "Undo", "Update", "Use",
];

/// What is no deed: answers to a question above them, steps, and what is switched on and off.
const OTHERS: [&str; 21] = [
    // Answers.
    "It held up",
    "It didn’t hold up",
    "Known",
    "Not yet",
    "I don’t know yet",
    "They made an offer",
    "No offer this time",
    // Steps.
    "Back",
    "Next",
    "Previous",
    "Next item",
    "Next group",
    "Next follow-up",
    "Done",
    "Earlier stories",
    "Later stories",
    // An item of a set, by its number.
    "Item ",
    // Switches.
    "Favorite",
    "Focus on the text",
    "Prompt",
    "Findings",
];

/// The labels that a source puts on buttons: what stands in one, and what a component is told to put there.
fn labels(source: &str) -> Vec<String> {
    let literals = literals(source);
    let within = |start: usize, end: usize| {
        literals
            .iter()
            .filter(move |one| start <= one.start && one.end <= end)
    };
    let mut found = Vec::new();
    for (start, _) in source.match_indices("<button") {
        let end = source[start..]
            .find("</button>")
            .map_or(start, |end| start + end);
        found.extend(within(start, end).filter_map(|one| {
            let before = source[..one.start].trim_end();
            // Values of attributes and what a press hands on are no labels.
            let is_attribute = before.ends_with('=') && !before.ends_with("==");
            let is_handed = before.ends_with(['(', ',']) && !before.ends_with("format!(");
            let begins = one.text.chars().next().is_some_and(char::is_uppercase);
            (begins && !is_attribute && !is_handed).then(|| one.text.clone())
        }));
    }
    for attribute in ["verb=", "<Onward label="] {
        found.extend(source.match_indices(attribute).filter_map(|(at, _)| {
            let at = at + attribute.len();
            let label = literals.iter().find(|one| one.start == at)?;
            Some(label.text.clone())
        }));
    }
    found
}

fn is_plain(label: &str) -> bool {
    let first = label.split(' ').next().unwrap_or_default();
    VERBS.contains(&first) || MORE_VERBS.contains(&first) || OTHERS.contains(&label)
}

#[test]
fn labels_are_read_from_buttons() {
    let source = r#"<button class="X" aria-label="No">"Save story"<span class="y">" of "</span></button>
        <Onward label="Next" go /><p>"Not this"</p>"#;
    assert_eq!(labels(source), ["Save story", "Next"]);
}

#[test]
fn a_button_says_what_it_does() {
    let unclear: Vec<String> = files(Path::new("src/ui"))
        .iter()
        .flat_map(|file| {
            let labels = labels(&shipped(file)).into_iter();
            labels
                .filter(|label| !is_plain(label))
                .map(|label| format!("{}: {label}", file.display()))
                .collect::<Vec<String>>()
        })
        .collect();
    assert!(unclear.is_empty(), "{}", unclear.join("\n"));
}
