//! Any text whatever is reviewed: no rule panics, each finding's span fits the text, and a review with a
//! memory says the same as one without.

#![no_main]

use libfuzzer_sys::fuzz_target;
use loopready::domain::review::Reviewer;
use loopready::domain::review::document_kind::DocumentKind;
use loopready::domain::review::manuscript::Brief;
use loopready::domain::text::clean::one_line;

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
            assert_eq!(text.get(span.start..span.end).map(one_line), Some(finding.quote.clone()));
        }
    }
    let new = Reviewer::default().review(text, &brief);
    assert_eq!(review.words, new.words);
    assert_eq!(review.findings.len(), new.findings.len());
});
