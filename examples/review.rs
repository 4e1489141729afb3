//! Reviews a memo from a file or standard input and prints what was found, as JSON.
//!
//! ```text
//! cargo run --release --example review -- [--prompt TEXT] [--kind memo|pr-faq|six-pager]
//!     [--confidential NAME]… [--time N] [FILE]
//! ```
//!
//! With `--time N` it prints the median of N reviews from scratch instead, in milliseconds. A
//! text that cannot be read ends it with exit code 2 and a message on standard error.

#![allow(missing_docs, reason = "a program has no public items")]

use std::io::Read;
use std::process::ExitCode;
use std::time::Instant;

use loopready::domain::review::Reviewer;
use loopready::domain::review::document_kind::DocumentKind;
use loopready::domain::review::evidence::proposal::EvidenceProposal;
use loopready::domain::review::manuscript::Brief;
use loopready::domain::review::mechanics::Counted;
use loopready::domain::review::reviewed::Review;
use loopready::domain::review::rule::Finding;
use loopready::domain::review::withheld::Withheld;
use serde_json::{Value, json};

/// Words on a page of A4 in 11 pt with margins of an inch: the estimate behind `pages_estimated`.
/// The app itself measures the layout instead.
const WORDS_A_PAGE: u32 = 749;

struct Options {
    file: Option<String>,
    prompt: Option<String>,
    kind: DocumentKind,
    confidential: Vec<String>,
    times: Option<usize>,
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options {
        file: None,
        prompt: None,
        kind: DocumentKind::default(),
        confidential: Vec::new(),
        times: None,
    };
    while let Some(argument) = arguments.next() {
        let mut value = || {
            arguments
                .next()
                .ok_or_else(|| format!("{argument} needs a value after it"))
        };
        match argument.as_str() {
            "--prompt" => options.prompt = Some(value()?),
            "--confidential" => options.confidential.push(value()?),
            "--kind" => {
                options.kind = match value()?.as_str() {
                    "memo" => DocumentKind::NarrativeMemo,
                    "pr-faq" => DocumentKind::PrFaq,
                    "six-pager" => DocumentKind::SixPager,
                    other => {
                        return Err(format!(
                            "there is no kind {other}: memo, pr-faq or six-pager"
                        ));
                    }
                }
            }
            "--time" => {
                let times = value()?;
                let count = times.parse::<usize>().ok().filter(|count| *count > 0);
                options.times =
                    Some(count.ok_or_else(|| format!("{times} is no number of times"))?);
            }
            _ if argument.starts_with("--") => {
                return Err(format!("there is no option {argument}"));
            }
            _ if options.file.is_some() => return Err("one file at a time".to_owned()),
            _ => options.file = Some(argument),
        }
    }
    Ok(options)
}

fn read(file: Option<&str>) -> Result<String, String> {
    let name = file.unwrap_or("standard input");
    let bytes = if let Some(path) = file {
        std::fs::read(path)
    } else {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    }
    .map_err(|error| format!("{name} cannot be read: {error}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        format!("{name} is no UTF-8 text: the byte at {place} does not belong there")
    })
}

fn median_milliseconds(text: &str, brief: &Brief<'_>, times: usize) -> f64 {
    let mut taken: Vec<f64> = (0..times)
        .map(|_| {
            let start = Instant::now();
            let review = Reviewer::default().review(text, brief);
            let milliseconds = start.elapsed().as_secs_f64() * 1_000.0;
            std::hint::black_box(review.findings.len());
            milliseconds
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    taken.get(times / 2).copied().unwrap_or_default()
}

fn finding(finding: &Finding) -> Value {
    json!({
        "rule": finding.rule.id,
        "name": finding.rule.name,
        "severity": finding.rule.severity.name(),
        "start": finding.span.map(|span| span.start),
        "end": finding.span.map(|span| span.end),
        "text": finding.quote,
        "detail": finding.detail,
        "advice": finding.rule.fix,
    })
}

fn evidence(proposal: &EvidenceProposal) -> Value {
    json!({
        "criterion": proposal.criterion.slug(),
        "name": proposal.criterion.name(),
        "part": (!proposal.part.is_empty()).then_some(&proposal.part),
        "sentence": proposal.sentence.as_ref().map(|sentence| &sentence.text),
        "place": proposal.sentence.as_ref().map(|sentence| {
            json!({ "start": sentence.span.start, "end": sentence.span.end })
        }),
        "reason": proposal.reason,
    })
}

fn counted(counted: &Counted) -> Value {
    let (low, high) = counted.mechanic.range();
    json!({
        "measure": counted.mechanic.slug(),
        "name": counted.mechanic.name(),
        "value": counted.value,
        "worked_examples": { "from": low, "to": high },
        "standing": counted.standing(),
    })
}

fn report(review: &Review) -> Value {
    let mechanics = review.mechanics(&|_| false).ok();
    let mechanics = mechanics.map(|all| all.iter().map(counted).collect::<Vec<Value>>());
    let words = u32::try_from(review.words).unwrap_or(u32::MAX);
    json!({
        "words": review.words,
        "sentences": review.sentences,
        "pages_estimated_at_749_words_each": f64::from(words) / f64::from(WORDS_A_PAGE),
        "withheld": review.withheld.map(Withheld::reason),
        "evidence": review.map.iter().map(evidence).collect::<Vec<Value>>(),
        "mechanics": mechanics,
        "findings": review.findings.iter().map(finding).collect::<Vec<Value>>(),
    })
}

fn run() -> Result<String, String> {
    let options = options(std::env::args().skip(1))?;
    let text = read(options.file.as_deref())?;
    let brief = Brief {
        prompt: options.prompt.as_deref(),
        kind: options.kind,
        layout: None,
        confidential: &options.confidential,
    };
    if let Some(times) = options.times {
        return Ok(format!("{:.3}", median_milliseconds(&text, &brief, times)));
    }
    let review = Reviewer::default().review(&text, &brief);
    serde_json::to_string_pretty(&report(&review)).map_err(|error| error.to_string())
}

fn main() -> ExitCode {
    match run() {
        Ok(output) => {
            println!("{output}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
