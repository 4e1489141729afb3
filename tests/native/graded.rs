//! Twenty memos by the same hand as their grades: seven good, seven middling, six bad, each with
//! passages that a careful editor marked, and the sentences that a reader takes for evidence. Besides,
//! honest texts that are told what they have, and others that must not be praised.

use std::collections::BTreeMap;
use std::ops::Range;

use loopready::domain::review::Reviewer;
use loopready::domain::review::evidence::proposal::EvidenceProposal;
use loopready::domain::review::manuscript::Brief;
use loopready::domain::review::mechanics::{Counted, Mechanic};
use loopready::domain::review::rule::Finding;
use serde_json::Value;

const INDEX: &str = include_str!("../fixtures/memos/graded/index.json");
const ANNOTATIONS: &str = include_str!("../fixtures/memos/graded/annotations.json");

struct Memo {
    quality: String,
    text: String,
    prompt: String,
    mechanics: Vec<Counted>,
    findings: Vec<Finding>,
    /// Passages that an editor flags, and passages where a finding counts neither way.
    flagged: Vec<(String, Range<usize>)>,
    either: Vec<(String, Range<usize>)>,
}

fn passages(text: &str, marks: &Value) -> Vec<(String, Range<usize>)> {
    let classes = marks.as_object().into_iter().flatten();
    classes
        .flat_map(|(class, quotes)| {
            let quotes = quotes.as_array().unwrap().iter();
            quotes.map(move |quote| {
                let quote = quote.as_str().unwrap();
                let start = text.find(quote).unwrap();
                (class.clone(), start..start + quote.len())
            })
        })
        .collect()
}

fn memos() -> Vec<Memo> {
    let index: Vec<Value> = serde_json::from_str(INDEX).unwrap();
    let annotations: Vec<Value> = serde_json::from_str(ANNOTATIONS).unwrap();
    index
        .iter()
        .zip(&annotations)
        .map(|(entry, marks)| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/memos/graded");
            let file = entry["file"].as_str().unwrap();
            let text = std::fs::read_to_string(format!("{folder}/{file}")).unwrap();
            let brief = Brief {
                prompt: entry["prompt"].as_str(),
                ..Brief::default()
            };
            let review = Reviewer::default().review(&text, &brief);
            Memo {
                quality: entry["quality"].as_str().unwrap().to_owned(),
                prompt: entry["prompt"].as_str().unwrap().to_owned(),
                mechanics: review.mechanics(&|_| false).unwrap_or_default(),
                flagged: passages(&text, &marks["flag"]),
                either: passages(&text, &marks["either"]),
                findings: review.findings,
                text,
            }
        })
        .collect()
}

fn overlaps(finding: &Finding, passage: &Range<usize>) -> bool {
    finding
        .span
        .is_some_and(|span| span.start < passage.end && passage.start < span.end)
}

/// Precision (findings on a passage that an editor marked, among all that are not on one that
/// counts neither way) and recall (marked passages with a finding) of one rule, in percent.
fn precision_and_recall(rule: &str, class: &str) -> (usize, usize) {
    let (mut right, mut wrong, mut met, mut all) = (0, 0, 0, 0);
    for memo in memos() {
        let findings: Vec<&Finding> = memo
            .findings
            .iter()
            .filter(|finding| finding.rule.id == rule)
            .collect();
        for finding in &findings {
            let on = |(_, passage): &(String, Range<usize>)| overlaps(finding, passage);
            if memo.flagged.iter().any(on) {
                right += 1;
            } else if !memo.either.iter().any(on) {
                wrong += 1;
                println!(
                    "{rule}: {}",
                    &memo.text[finding.span.unwrap().start..finding.span.unwrap().end]
                );
            }
        }
        let of_class = memo.flagged.iter().filter(|(named, _)| named == class);
        for (_, passage) in of_class {
            all += 1;
            met += usize::from(findings.iter().any(|finding| overlaps(finding, passage)));
        }
    }
    (right * 100 / (right + wrong), met * 100 / all)
}

#[test]
fn passives_are_found_with_a_precision_of_95_and_a_recall_of_87() {
    let (precision, recall) = precision_and_recall("passive", "passive-without-actor");
    assert!(precision >= 95 && recall >= 87, "{precision} {recall}");
}

#[test]
fn the_rules_of_words_cry_wolf_in_one_of_ten_at_most() {
    for (rule, class) in [
        ("weasel", "weasel"),
        ("hedge", "hedge"),
        ("long-sentence", "long-sentence"),
        ("bare-percentage", "percentage-without-base"),
        ("adjective", "adjective-for-number"),
        ("acronym", "acronym-unexplained"),
        ("jargon", "cliche-or-jargon"),
    ] {
        let (precision, _) = precision_and_recall(rule, class);
        assert!(precision >= 90, "{rule} {precision}");
    }
}

const LABELS: &str = include_str!("../fixtures/memos/graded/evidence.json");
const DESK: &str = include_str!("../fixtures/memos/returns-desk.txt");
const TEXTS: &str = include_str!("../fixtures/memos/evidence.json");

/// What a reader marked for a criterion: the beginnings of the sentences that show it, and null
/// where the memo may be said to have none.
fn is_right(marked: &Value, proposal: &EvidenceProposal) -> bool {
    marked.as_array().unwrap().iter().any(|mark| {
        match (mark.as_str(), proposal.sentence.as_ref()) {
            (None, None) => true,
            (Some(words), Some(sentence)) => sentence.text.contains(words),
            _ => false,
        }
    })
}

fn proposals(text: &str, prompt: Option<&str>) -> Vec<EvidenceProposal> {
    let brief = Brief {
        prompt,
        ..Brief::default()
    };
    Reviewer::default().review(text, &brief).map
}

#[test]
fn four_of_five_proposals_are_what_a_reader_marked() {
    let labels: Vec<Value> = serde_json::from_str(LABELS).unwrap();
    let memos = memos();
    assert_eq!(labels.len(), memos.len());
    let (mut right, mut all) = (BTreeMap::new(), BTreeMap::new());
    for (memo, marked) in memos.iter().zip(&labels) {
        let mut parts = marked["prompt"].as_array().unwrap().iter();
        for proposal in proposals(&memo.text, Some(&memo.prompt)) {
            let slug = proposal.criterion.slug();
            let marks = match slug {
                "prompt" => parts.next().unwrap(),
                _ => &marked[slug],
            };
            *all.entry(slug).or_insert(0) += 1;
            if is_right(marks, &proposal) {
                *right.entry(slug).or_insert(0) += 1;
            } else {
                println!("{}: {proposal:?}", marked["file"]);
            }
        }
        assert!(parts.next().is_none(), "{}", marked["file"]);
    }
    for (slug, all) in &all {
        // The parts of a prompt are answered in other words, so they are found less often.
        let least = if *slug == "prompt" { 70 } else { 80 };
        assert!(
            right[slug] * 100 >= all * least,
            "{slug}: {} of {all}",
            right[slug]
        );
    }
    let (right, all): (i32, i32) = (right.values().sum(), all.values().sum());
    assert!(right * 100 >= all * 85, "{right} of {all}");
}

/// The texts of the fixture: honest ones with what they have, and others that have nothing.
fn texts(kind: &str) -> Vec<Value> {
    let all: Vec<Value> = serde_json::from_str(TEXTS).unwrap();
    all.into_iter()
        .filter(|text| text["kind"] == kind)
        .collect()
}

#[test]
fn no_honest_text_is_called_missing_what_it_has() {
    let mut wrong = Vec::new();
    let mut all = 0;
    for text in texts("honest") {
        for proposal in proposals(text["text"].as_str().unwrap(), text["prompt"].as_str()) {
            let slug = proposal.criterion.slug();
            let Some(marks) = text["has"].get(slug) else {
                continue;
            };
            all += 1;
            if !is_right(marks, &proposal) {
                wrong.push(format!("{}: {proposal:?}", text["name"]));
            }
            assert!(proposal.sentence.is_some(), "{}: {slug}", text["name"]);
        }
    }
    assert!(wrong.len() * 20 <= all, "{}", wrong.join("\n"));
}

#[test]
fn what_an_honest_text_lacks_is_not_made_up() {
    for text in texts("honest") {
        for lacking in text["lacks"].as_array().unwrap() {
            let proposals = proposals(text["text"].as_str().unwrap(), text["prompt"].as_str());
            let found = proposals
                .iter()
                .find(|proposal| proposal.criterion.slug() == lacking.as_str().unwrap());
            assert_eq!(found.unwrap().sentence, None, "{}: {lacking}", text["name"]);
        }
    }
}

#[track_caller]
fn assert_nothing_proposed(name: &str, text: &str, prompt: Option<&str>) {
    for proposal in proposals(text, prompt) {
        assert_eq!(
            proposal.sentence,
            None,
            "{name}: {}",
            proposal.criterion.slug()
        );
        assert!(!proposal.reason.is_empty(), "{name}");
    }
}

#[test]
fn nothing_is_proposed_for_texts_that_show_nothing() {
    for text in texts("adversarial") {
        assert_nothing_proposed(
            text["name"].as_str().unwrap(),
            text["text"].as_str().unwrap(),
            text["prompt"].as_str(),
        );
    }
}

#[test]
fn nothing_is_proposed_for_a_memo_with_the_words_of_each_sentence_shuffled() {
    for memo in memos().iter().filter(|memo| memo.quality != "bad") {
        for seed in 0..3 {
            let mut random = fastrand::Rng::with_seed(seed);
            let shuffled: Vec<String> = memo
                .text
                .split_inclusive(['.', '?', '\n'])
                .map(|sentence| {
                    let mut words: Vec<&str> = sentence.split_whitespace().collect();
                    random.shuffle(&mut words);
                    let end = if sentence.ends_with('\n') { "\n" } else { ". " };
                    words.join(" ").replace('.', "") + end
                })
                .collect();
            assert_nothing_proposed("shuffled", &shuffled.concat(), Some(&memo.prompt));
        }
    }
}

/// Grammatical sentences of words drawn by lot, with figures, reasons and objections.
fn nonsense(seed: u64) -> String {
    const THINGS: [&str; 16] = [
        "ladder",
        "banana",
        "committee",
        "teapot",
        "harbor",
        "pilot",
        "umbrella",
        "customer",
        "glacier",
        "roadmap",
        "violin",
        "budget",
        "orchard",
        "metric",
        "thunder",
        "dashboard",
    ];
    const DEEDS: [&str; 8] = [
        "moved", "painted", "launched", "folded", "measured", "reduced", "argued", "built",
    ];
    const KINDS: [&str; 6] = ["green", "quiet", "northern", "bitter", "sudden", "wooden"];
    let mut random = fastrand::Rng::with_seed(seed);
    let mut text = String::new();
    for sentence in 0..48 {
        let mut one = |of: &[&'static str]| of[random.usize(..of.len())];
        let (first, other, third) = (one(&THINGS), one(&THINGS), one(&THINGS));
        let (did, kind) = (one(&DEEDS), one(&KINDS));
        let (many, few) = (random.u32(3..900), random.u32(3..90));
        let said = match random.u32(..8) {
            0 => {
                format!("I {did} the {kind} {first} from {many} to {few} {other}s in {few} weeks.")
            }
            1 => format!(
                "The {first} {did} {few} of the {many} {other}s, because the {third} was {kind}."
            ),
            2 => format!(
                "In 2023 we {did} a {first} against the {other}, and the {third} fell by {few}%."
            ),
            3 => format!("The {kind} {first} objected that the {other} had {did} every {third}."),
            4 => format!(
                "I considered a {first} instead of the {other}, but it would cost {many} dollars."
            ),
            5 => format!("I was wrong about the {first}, and I now ask the {kind} {other}."),
            6 => format!(
                "Of {many} {first}s, {few}% {did} the {other} before the {third} was {kind}."
            ),
            _ => {
                format!("My {first} then {did} the {kind} {other} of the {third} in {few} months.")
            }
        };
        text.push_str(&said);
        text.push(' ');
        if sentence % 6 == 5 {
            text.push_str("\n\n");
        }
    }
    text
}

#[test]
fn nothing_is_proposed_for_grammatical_nonsense_with_figures() {
    let prompt = "Describe the most inventive thing you have built, and what it changed.";
    for seed in 0..12 {
        assert_nothing_proposed("nonsense", &nonsense(seed), Some(prompt));
    }
}

#[test]
fn the_ranges_of_the_mechanics_are_those_of_the_good_memos() {
    let mut seen: BTreeMap<Mechanic, Vec<f64>> = BTreeMap::new();
    let desk = Reviewer::default().review(DESK, &Brief::default());
    let desk = desk.mechanics(&|_| false).unwrap();
    let good = memos().into_iter().filter(|memo| memo.quality == "good");
    for mechanic in good.flat_map(|memo| memo.mechanics).chain(desk) {
        seen.entry(mechanic.mechanic)
            .or_default()
            .push(mechanic.value);
    }
    assert_eq!(seen.len(), Mechanic::ALL.len());
    for (mechanic, values) in seen {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let held = mechanic.range();
        // Rounded, so that a finding more or fewer does not move it.
        let near = |held: f64, found: f64| (held - found).abs() <= (found * 0.15).max(0.25);
        assert!(
            near(held.0, low) && near(held.1, high),
            "{}: {held:?}, found {low:.2} to {high:.2}",
            mechanic.slug()
        );
    }
}
