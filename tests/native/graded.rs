//! Twenty memos by the same hand as their grades: seven good, seven middling, six bad, each with
//! passages that a careful editor marked.

use std::ops::Range;

use loopready::domain::review::Reviewer;
use loopready::domain::review::manuscript::Brief;
use loopready::domain::review::rule::Finding;
use loopready::domain::review::score::mean;
use serde_json::Value;

const INDEX: &str = include_str!("../fixtures/memos/graded/index.json");
const ANNOTATIONS: &str = include_str!("../fixtures/memos/graded/annotations.json");

struct Memo {
    quality: String,
    rank: usize,
    score: u32,
    text: String,
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
                rank: usize::try_from(entry["rank"].as_u64().unwrap()).unwrap(),
                score: mean(&review.scores(&|_| false)).unwrap(),
                flagged: passages(&text, &marks["flag"]),
                either: passages(&text, &marks["either"]),
                findings: review.findings,
                text,
            }
        })
        .collect()
}

fn scores(memos: &[Memo], quality: &str) -> Vec<u32> {
    memos
        .iter()
        .filter(|memo| memo.quality == quality)
        .map(|memo| memo.score)
        .collect()
}

#[test]
fn every_good_memo_scores_above_every_middling_one_and_those_above_every_bad_one() {
    let memos = memos();
    let [good, middling, bad] = ["good", "middling", "bad"].map(|quality| scores(&memos, quality));
    assert!(
        good.iter().min() > middling.iter().max(),
        "{good:?} {middling:?}"
    );
    assert!(
        middling.iter().min() > bad.iter().max(),
        "{middling:?} {bad:?}"
    );
}

/// Spearman's rank correlation, with the mean rank where scores are equal.
#[test]
fn the_ranking_by_score_agrees_with_the_authors() {
    let memos = memos();
    let rank = |memo: &Memo| -> f64 {
        let above = memos
            .iter()
            .filter(|other| other.score > memo.score)
            .count();
        let equal = memos
            .iter()
            .filter(|other| other.score == memo.score)
            .count();
        f64::from(u32::try_from(above).unwrap())
            + f64::from(u32::try_from(equal + 1).unwrap()) / 2.0
    };
    let squares: f64 = memos
        .iter()
        .map(|memo| (rank(memo) - f64::from(u32::try_from(memo.rank).unwrap())).powi(2))
        .sum();
    let count = f64::from(u32::try_from(memos.len()).unwrap());
    let correlation = 1.0 - 6.0 * squares / (count * (count * count - 1.0));
    assert!(correlation >= 0.8, "{correlation:.3}");
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
