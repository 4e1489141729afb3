//! Any text whatever is reviewed: no rule panics, each finding's span fits the text, each score is
//! within its bounds and the sum of its reasons, and a review with a memory says the same as one without.

#![no_main]

use libfuzzer_sys::fuzz_target;
use loopready::domain::review::score::FULL;
use loopready::domain::review::manuscript::Brief;
use loopready::domain::review::document_kind::DocumentKind;
use loopready::domain::review::Reviewer;

fuzz_target!(|texts: (&str, &str, u8)| {
    let (before, text, kind) = texts;
    let brief = Brief {
        prompt: (kind & 4 != 0).then_some(before),
        kind: match kind & 3 {
            0 => DocumentKind::NarrativeMemo,
            1 => DocumentKind::SixPager,
            _ => DocumentKind::PrFaq,
        },
        ..Brief::default()
    };
    let mut reviewer = Reviewer::default();
    let _ = reviewer.review(before, &brief);
    let review = reviewer.review(text, &brief);
    for finding in &review.findings {
        if let Some(span) = finding.span {
            assert_eq!(text.get(span.start..span.end), Some(finding.quote.as_str()));
        }
    }
    let scores = review.scores(&|_| false);
    for score in &scores {
        let sum: i32 = score.reasons.iter().map(|reason| reason.points).sum();
        if let Ok(points) = score.points {
            assert!(points <= FULL);
            assert_eq!(u32::try_from(sum), Ok(points));
        }
    }
    let new = Reviewer::default().review(text, &brief);
    assert_eq!(scores, new.scores(&|_| false));
    assert_eq!(review.findings.len(), new.findings.len());
});
