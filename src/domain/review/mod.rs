//! The review of a memo: rules that flag passages, each with its reason.
//!
//! One rule a file, one slice of rules. A rule looks at the [`Manuscript`] and returns hits;
//! it never scores, and whatever it flags it shows.

mod conclusion;
pub mod figures;
mod introduction;
mod list;
mod long_sentence;
mod no_figure;
mod page_limit;
mod we_over_i;

use super::sheet::PageCount;
use super::text::{self, Span};

/// Every rule, in the order in which findings at the same place are shown.
pub const RULES: &[&Rule] = &[
    &page_limit::RULE,
    &introduction::RULE,
    &conclusion::RULE,
    &list::RULE,
    &long_sentence::RULE,
    &no_figure::RULE,
    &we_over_i::RULE,
];

/// A rule: what it is called, why it matters in this assessment, how to mend what it flags.
pub struct Rule {
    /// Stable identifier; dismissals refer to it.
    pub id: &'static str,
    /// What it flags, for a heading.
    pub name: &'static str,
    /// Why a reader of the assessment minds.
    pub why: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    check: fn(&Manuscript<'_>) -> Vec<Hit>,
}

/// What a rule found: where, and the measured detail that goes with it.
struct Hit {
    span: Option<Span>,
    detail: String,
}

/// A passage that a rule flags.
#[derive(Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Where it stands; none when something is missing.
    pub span: Option<Span>,
    /// The flagged text, empty when something is missing.
    pub quote: String,
    /// What was measured: "34 words".
    pub detail: String,
}

/// What a paragraph is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParagraphKind {
    /// Sentences.
    Prose,
    /// A line of a bulleted or numbered list.
    ListItem,
    /// A short line without a full stop above other text.
    Heading,
}

/// A paragraph with what the rules need of it.
struct Paragraph {
    span: Span,
    kind: ParagraphKind,
    /// Spans into the whole text.
    sentences: Vec<Span>,
}

/// A memo as the rules read it.
struct Manuscript<'a> {
    text: &'a str,
    paragraphs: Vec<Paragraph>,
    layout: Option<Layout>,
}

/// What the layout of the memo on its pages measured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// The page count.
    pub pages: PageCount,
    /// Pages allowed.
    pub limit: u32,
    /// The first paragraph (an index) that reaches beyond the limit.
    pub first_beyond: Option<usize>,
}

/// The longest heading, in words.
const LONGEST_HEADING: usize = 10;

impl<'a> Manuscript<'a> {
    fn read(text: &'a str, layout: Option<Layout>) -> Self {
        let spans: Vec<Span> = text::paragraphs(text).collect();
        let last = spans.len().saturating_sub(1);
        let paragraphs = spans
            .into_iter()
            .enumerate()
            .map(|(index, span)| {
                let inner = span.of(text);
                let kind = if list::is_item(inner) {
                    ParagraphKind::ListItem
                } else if index < last && is_heading(inner) {
                    ParagraphKind::Heading
                } else {
                    ParagraphKind::Prose
                };
                let sentences = text::sentences(inner)
                    .into_iter()
                    .map(|sentence| sentence.shifted(span.start))
                    .collect();
                Paragraph {
                    span,
                    kind,
                    sentences,
                }
            })
            .collect();
        Self {
            text,
            paragraphs,
            layout,
        }
    }

    /// The paragraphs of sentences.
    fn prose(&self) -> impl Iterator<Item = &Paragraph> {
        self.paragraphs
            .iter()
            .filter(|paragraph| paragraph.kind == ParagraphKind::Prose)
    }

    fn of(&self, span: Span) -> &'a str {
        span.of(self.text)
    }
}

fn is_heading(line: &str) -> bool {
    let ends_sentence = line.ends_with(['.', '!', '?', ':', ';', ',', '"', '”', '…']);
    line.starts_with('#') || (!ends_sentence && text::word_count(line) <= LONGEST_HEADING)
}

/// The words of a passage that are its author's own: what stands in double quotation marks is
/// somebody else's. An opening mark without a closing one quotes nothing.
fn own_words(passage: &str) -> impl Iterator<Item = &str> {
    let mut rest = passage;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(open) = rest.find(['"', '“']) else {
            return Some(std::mem::take(&mut rest));
        };
        let (before, quoted) = rest.split_at(open);
        let inside = quoted.chars().next().map_or(0, char::len_utf8);
        rest = match quoted.get(inside..).and_then(|tail| {
            let close = tail.find(['"', '”'])?;
            let mark = tail.get(close..)?.chars().next()?.len_utf8();
            tail.get(close + mark..)
        }) {
            Some(after) => after,
            None => return Some(std::mem::take(&mut rest)),
        };
        Some(before)
    })
    .flat_map(text::words)
}

/// A word without the punctuation around it, in lower case.
fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_ascii_lowercase()
        .replace('’', "'")
}

/// Reviews a text. Findings come in reading order, those about the whole memo first. A text
/// without a word has no findings: there is nothing to say about it yet.
#[must_use]
pub fn review(text: &str, layout: Option<Layout>) -> Vec<Finding> {
    if text::word_count(text) == 0 {
        return Vec::new();
    }
    let manuscript = Manuscript::read(text, layout);
    let mut findings: Vec<Finding> = Vec::new();
    for &rule in RULES {
        for hit in (rule.check)(&manuscript) {
            let start = hit.span.map(|span| span.start);
            // Where two rules flag the same place, the order of the rules holds.
            let place =
                findings.partition_point(|found| found.span.map(|span| span.start) <= start);
            let quote = hit
                .span
                .map(|span| span.of(text).to_owned())
                .unwrap_or_default();
            findings.insert(
                place,
                Finding {
                    rule,
                    span: hit.span,
                    quote,
                    detail: hit.detail,
                },
            );
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The quotes (or, for something missing, the details) of one rule's findings.
    #[track_caller]
    pub(super) fn flagged(rule: &Rule, text: &str) -> Vec<String> {
        review(text, None)
            .into_iter()
            .filter(|finding| finding.rule.id == rule.id)
            .map(|finding| finding.quote)
            .collect()
    }

    #[test]
    fn rule_ids_are_unique() {
        let ids: std::collections::BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
    }

    #[test]
    fn nothing_written_is_nothing_to_review() {
        assert!(review("", None).is_empty());
        assert!(review(" \n\n \u{2014} \n", None).is_empty());
    }

    #[test]
    fn quoted_speech_is_not_the_authors_own() {
        let words = |text| own_words(text).collect::<Vec<&str>>();
        assert_eq!(
            words("She said \"we can wait\" and left"),
            ["She", "said", "and", "left"]
        );
        assert_eq!(
            words("Six \" is an inch mark"),
            ["Six", "is", "an", "inch", "mark"]
        );
        assert_eq!(words("“We” — I said"), ["I", "said"]);
    }

    proptest! {
        #[test]
        fn no_text_makes_a_rule_panic_and_every_quote_is_in_the_text(text in any::<String>()) {
            for finding in review(&text, None) {
                prop_assert!(text.contains(&finding.quote));
            }
        }

        #[test]
        fn nor_does_any_text_that_looks_like_a_memo(text in "([A-Za-z\"“”0-9%$#*•.,;:!?—é語😀’' -]{0,60}\n{0,3}){0,12}") {
            for finding in review(&text, None) {
                prop_assert!(text.contains(&finding.quote));
            }
        }
    }
}
