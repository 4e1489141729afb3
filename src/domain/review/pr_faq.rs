//! The parts of a press release with its questions and answers.

use super::{
    Check, Dimension, DocumentKind, Hits, Manuscript, ParagraphKind, Placed, Rule, Severity,
};
use crate::domain::text::Span;

pub(super) const RULE: Rule = Rule {
    id: "pr-faq",
    name: "A part of the PR/FAQ is missing",
    why: "Readers of this form know where to look for each part. A missing one reads as a question you have not asked yourself.",
    mend: "Write the part, if only in one sentence; that sentence is often the hardest and the most useful.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Structure),
    check: Check::Memo(check),
};

/// The most words of a subheading of one sentence.
const LONGEST_SUBHEADING: usize = 40;

/// How many paragraphs from the top are looked at for the summary with city and date.
const TOP: usize = 5;

/// Words by which a paragraph is known to tell the problem. In lower case.
const PROBLEM: &[&str] = &[
    "problem",
    "until now",
    "struggle",
    "difficult",
    "frustrat",
    "cannot",
    "can't",
    "too long",
    "have to wait",
    "had to",
    "no way to",
    "costly",
    "waste",
    "today,",
];

/// Words by which a paragraph is known to tell the solution.
const SOLUTION: &[&str] = &[
    "solution",
    "solves",
    "lets ",
    "with the new",
    "now can",
    "can now",
    "instead of",
    "no longer",
    "makes it",
    "allows",
    "gives customers",
    "works by",
    "automatically",
];

/// Words by which a paragraph is known to tell how to start.
const START: &[&str] = &[
    "get started",
    "getting started",
    "to start",
    "sign up",
    "available",
    "visit ",
    "download",
    "to begin",
    "try it",
    "open the app",
    "free for",
    "join ",
];

const EXTERNAL: &[&str] = &[
    "external faq",
    "customer faq",
    "external questions",
    "customer questions",
    "questions from customers",
];

const INTERNAL: &[&str] = &[
    "internal faq",
    "stakeholder faq",
    "internal questions",
    "stakeholder questions",
    "questions from colleagues",
];

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    if memo.brief.kind != DocumentKind::PrFaq {
        return;
    }
    let all = memo.paragraphs.as_slice();
    let is_heading = |paragraph: &Placed| paragraph.analysis.kind == ParagraphKind::Heading;
    if !all.first().is_some_and(is_heading) {
        hits.add(
            all.first().map(|first| first.span),
            "no heading above the release",
        );
    }
    let second = all.get(1);
    let is_subheading = |paragraph: &Placed| {
        paragraph.analysis.words <= LONGEST_SUBHEADING && paragraph.analysis.sentences.len() == 1
    };
    if !second.is_some_and(is_subheading) {
        hits.add(
            second.map(|second| second.span),
            "no subheading of one sentence under the heading",
        );
    }
    let has_summary = all
        .iter()
        .take(TOP)
        .any(|paragraph| names_place_and_date(memo, paragraph));
    if !has_summary {
        hits.add(None, "no summary that begins with city and date");
    }
    let lower = memo.text.to_ascii_lowercase();
    // The questions come after the release, and what they say is no part of it.
    let questions = [EXTERNAL, INTERNAL]
        .iter()
        .flat_map(|words| words.iter())
        .filter_map(|words| lower.find(words))
        .chain(lower.find("\nfaq"))
        .min()
        .unwrap_or(lower.len());
    let release = Span {
        start: 0,
        end: questions,
    }
    .of(&lower);
    for (part, words, place) in [
        (
            "no paragraph that tells the customer's problem",
            PROBLEM,
            release,
        ),
        ("no paragraph that tells the solution", SOLUTION, release),
        ("nothing says how to start", START, release),
        (
            "no external FAQ: what would customers ask?",
            EXTERNAL,
            lower.as_str(),
        ),
        (
            "no internal FAQ: what would colleagues ask?",
            INTERNAL,
            lower.as_str(),
        ),
    ] {
        if !words.iter().any(|word| place.contains(word)) {
            hits.add(None, part);
        }
    }
    let quotations = memo
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.span.start < questions && paragraph.analysis.has_quotation)
        .count();
    if quotations < 2 {
        hits.add(
            None,
            "fewer than two quotations: one of yours, one of a customer",
        );
    }
}

/// "SEATTLE, 5 May 2026 — …": capitals, a date, then the news.
fn names_place_and_date(memo: &Manuscript<'_>, paragraph: &Placed) -> bool {
    let text = memo.of(paragraph.span);
    let opening = text
        .char_indices()
        .nth(60)
        .map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    paragraph.analysis.has_date
        && text.starts_with(char::is_uppercase)
        && opening.contains(['—', '–', '-', ':', '/'])
        && opening.contains(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::tests::flagged_by;
    use super::super::{Brief, RULES};
    use super::*;

    const RELEASE: &str = "Larkfield opens the returns desk that pays first\n\
        Campers get their money at the counter in under four minutes, with nothing to explain.\n\
        LEEDS, 5 September 2026 — Larkfield today opened a returns desk in all 46 shops.\n\
        Until now customers had to wait 11 minutes while an assistant inspected each item.\n\
        The desk lets customers seal the item in a bag and leave; the inspection follows at night.\n\
        “We moved one decision and gave 7 minutes back,” said the head of returns.\n\
        “I was out before my parking ran out, every time,” said a customer in York.\n\
        To start, bring the item and the receipt to any shop.\n\
        External FAQ\n\
        What does it cost? Nothing.\n\
        Internal FAQ\n\
        What does it cost us? 118,000 pounds to build.";

    fn flagged(text: &str) -> Vec<String> {
        let brief = Brief {
            kind: DocumentKind::PrFaq,
            ..Brief::default()
        };
        flagged_by(&RULE, text, &brief)
    }

    #[test]
    fn allows_a_whole_release() {
        assert_eq!(flagged(RELEASE), [""; 0]);
    }

    #[test]
    fn flags_each_part_that_is_taken_away() {
        for (line, detail) in [
            (2, "no summary that begins with city and date"),
            (3, "no paragraph that tells the customer's problem"),
            (4, "no paragraph that tells the solution"),
            (
                5,
                "fewer than two quotations: one of yours, one of a customer",
            ),
            (7, "nothing says how to start"),
            (8, "no external FAQ: what would customers ask?"),
            (10, "no internal FAQ: what would colleagues ask?"),
        ] {
            let mut lines: Vec<&str> = RELEASE.lines().collect();
            lines.remove(line);
            assert_eq!(flagged(&lines.join("\n")), [detail]);
        }
    }

    #[test]
    fn flags_a_release_without_its_heads() {
        let found = flagged("One sentence. Two sentences.\nMore. And more.");
        for head in ["One sentence. Two sentences.", "More. And more."] {
            assert!(found.iter().any(|quote| quote == head), "{found:?}");
        }
    }

    #[test]
    fn a_narrative_has_none_of_these_parts_and_a_release_none_of_a_narratives() {
        assert!(flagged_by(&RULE, RELEASE, &Brief::default()).is_empty());
        let brief = Brief {
            kind: DocumentKind::PrFaq,
            ..Brief::default()
        };
        for rule in RULES.iter().filter(|rule| {
            matches!(
                rule.id,
                "introduction" | "conclusion" | "body" | "thesis" | "we-over-i"
            )
        }) {
            assert!(flagged_by(rule, RELEASE, &brief).is_empty(), "{}", rule.id);
        }
    }
}
