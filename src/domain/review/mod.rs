//! The review of a memo: rules that flag passages, each with its reason.
//!
//! One rule a file, one slice of rules. A rule looks either at one paragraph ([`Check::Paragraph`],
//! a pure function of its text and kind) or at what is kept of all of them ([`Check::Memo`]). A
//! [`Reviewer`] analyses a paragraph once and again only when it has changed, so the cost of an
//! edit follows the paragraph. No rule scores; [`score`] does, and gives its reasons.

mod acronym;
mod adjective;
mod analysis;
mod bare_percentage;
mod body;
mod cause;
mod conclusion;
mod confidential;
mod figures;
pub mod grade;
mod headings;
mod hedge;
mod introduction;
mod jargon;
mod list;
mod long_sentence;
mod longish_sentences;
mod no_figure;
mod openings;
mod page_limit;
mod passive;
mod phrases;
mod pr_faq;
mod prompt_answered;
mod reading;
mod repeated_sentence;
mod repeated_word;
pub mod score;
pub mod story;
mod syllables;
mod thesis;
mod vague_time;
mod wall;
mod we_over_i;
mod weasel;
mod wordy;

use std::collections::BTreeMap;
use std::rc::Rc;

use analysis::Analysis;
pub use figures::{Quantity, figures, has_figure, quantities, singular};
use reading::Reading;

pub use super::outline::DocumentKind;
use super::sheet::PageCount;
use super::text::{self, Span};

/// Every rule, in the order in which findings at the same place are shown.
pub const RULES: &[&Rule] = &[
    &page_limit::RULE,
    &introduction::RULE,
    &thesis::RULE,
    &body::RULE,
    &conclusion::RULE,
    &pr_faq::RULE,
    &prompt_answered::RULE,
    &headings::RULE,
    &list::RULE,
    &wall::RULE,
    &no_figure::RULE,
    &confidential::RULE,
    &long_sentence::RULE,
    &longish_sentences::RULE,
    &repeated_sentence::RULE,
    &openings::RULE,
    &we_over_i::RULE,
    &passive::RULE,
    &cause::RULE,
    &bare_percentage::RULE,
    &adjective::RULE,
    &weasel::RULE,
    &hedge::RULE,
    &vague_time::RULE,
    &acronym::RULE,
    &jargon::RULE,
    &wordy::RULE,
    &repeated_word::RULE,
];

/// How much a finding matters to the reader of the assessment.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Worth a thought, often right as it stands.
    Advice,
    /// Worth mending.
    Worth,
    /// Against what the assessment asks for.
    Serious,
}

impl Severity {
    /// A label for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Advice => "Advice",
            Self::Worth => "Worth mending",
            Self::Serious => "Serious",
        }
    }
}

/// What a memo is judged on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Dimension {
    /// Whether it is understood at the first reading.
    Clarity,
    /// Whether it has an opening, a middle and an end, in paragraphs.
    Structure,
    /// Whether its claims stand on figures.
    Data,
    /// Whether it answers the prompt, and is about its author's own work.
    Relevance,
    /// Whether it says it in as few words as it takes.
    Concision,
}

impl Dimension {
    /// All five, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Clarity,
        Self::Structure,
        Self::Data,
        Self::Relevance,
        Self::Concision,
    ];

    /// A stable name, for records.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Clarity => "clarity",
            Self::Structure => "structure",
            Self::Data => "data",
            Self::Relevance => "relevance",
            Self::Concision => "concision",
        }
    }

    /// A label for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Clarity => "Clarity",
            Self::Structure => "Structure",
            Self::Data => "Data",
            Self::Relevance => "Relevance",
            Self::Concision => "Concision",
        }
    }
}

/// What the review should know besides the text.
#[derive(Clone, Copy, Default)]
pub struct Brief<'a> {
    /// The prompt that is answered, if there is one.
    pub prompt: Option<&'a str>,
    /// What kind of document it is.
    pub kind: DocumentKind,
    /// What the layout measured, once it has.
    pub layout: Option<Layout>,
    /// Names that must not stand in the text: customers, code names, colleagues.
    pub confidential: &'a [String],
}

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
    /// How much it matters.
    pub severity: Severity,
    /// The score that its findings lower; none for information only.
    pub bears_on: Option<Dimension>,
    check: Check,
}

/// What a rule looks at.
enum Check {
    /// One paragraph by itself.
    Paragraph(fn(&Reading<'_>, &mut Hits)),
    /// What is kept of all paragraphs.
    Memo(fn(&Manuscript<'_>, &mut Hits)),
}

/// What the rules found so far; `place` is that of the rule at work in [`RULES`].
#[derive(Default)]
struct Hits {
    place: usize,
    found: Vec<Hit>,
}

/// What a rule found: where, and the measured detail that goes with it.
struct Hit {
    place: usize,
    span: Option<Span>,
    detail: String,
}

impl Hits {
    /// For the rules of paragraphs, spans are relative to the paragraph; for the others, to the text.
    fn add(&mut self, span: impl Into<Option<Span>>, detail: impl Into<String>) {
        self.found.push(Hit {
            place: self.place,
            span: span.into(),
            detail: detail.into(),
        });
    }
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

/// A paragraph at its place in the text.
struct Placed {
    span: Span,
    analysis: Rc<Analysis>,
}

/// A memo as the rules about the whole of it read it.
struct Manuscript<'a> {
    text: &'a str,
    paragraphs: Vec<Placed>,
    brief: &'a Brief<'a>,
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
    /// The paragraphs of sentences.
    fn prose(&self) -> impl Iterator<Item = &Placed> {
        self.paragraphs
            .iter()
            .filter(|paragraph| paragraph.analysis.kind == ParagraphKind::Prose)
    }

    /// The paragraphs that are no headings.
    fn under_headings(&self) -> impl Iterator<Item = &Placed> {
        self.paragraphs
            .iter()
            .filter(|paragraph| paragraph.analysis.kind != ParagraphKind::Heading)
    }

    /// Whether the document is told as a narrative, which a press release is not.
    fn is_narrative(&self) -> bool {
        self.brief.kind != DocumentKind::PrFaq
    }

    /// The words of all paragraphs.
    fn words(&self) -> usize {
        self.paragraphs
            .iter()
            .map(|paragraph| paragraph.analysis.words)
            .sum()
    }

    fn of(&self, span: Span) -> &'a str {
        span.of(self.text)
    }
}

/// What a line is; only the last line cannot be a heading, since nothing stands under it.
fn kind_of(line: &str, is_last: bool) -> ParagraphKind {
    if list::is_item(line) {
        ParagraphKind::ListItem
    } else if !is_last && is_heading(line) {
        ParagraphKind::Heading
    } else {
        ParagraphKind::Prose
    }
}

/// The heading that a text begins with, without its marks.
#[must_use]
pub fn leading_heading(text: &str) -> Option<&str> {
    let mut paragraphs = text::paragraphs(text);
    let first = paragraphs.next()?.of(text);
    // A line with nothing under it heads nothing.
    paragraphs.next()?;
    (is_heading(first) && !list::is_item(first))
        .then(|| first.trim_start_matches('#').trim())
        .filter(|heading| !heading.is_empty())
}

fn is_heading(line: &str) -> bool {
    let ends_sentence = line.ends_with(['.', '!', '?', ':', ';', ',', '"', '”', '…']);
    line.starts_with('#') || (!ends_sentence && text::words(line).nth(LONGEST_HEADING).is_none())
}

/// A review: the findings, and what the scores are made of.
pub struct Review {
    /// In reading order, those about the whole memo first.
    pub findings: Vec<Finding>,
    /// Words in all.
    pub words: usize,
    /// Sentences in all.
    pub sentences: usize,
    /// The reading grade; none without a sentence of prose. Information only.
    pub grade: Option<grade::Grade>,
    evidence: score::Evidence,
}

/// Reviews texts one after the other and remembers the paragraphs of the last one, so that only
/// those that have changed are analysed again.
#[derive(Default)]
pub struct Reviewer {
    known: BTreeMap<Box<str>, Rc<Analysis>>,
}

impl Reviewer {
    /// Reviews a text. A text without a word has no findings: there is nothing to say about it yet.
    #[must_use]
    pub fn review(&mut self, text: &str, brief: &Brief<'_>) -> Review {
        let manuscript = Manuscript {
            text,
            paragraphs: self.analyse(text),
            brief,
        };
        let findings = if manuscript.words() == 0 {
            Vec::new()
        } else {
            findings(&manuscript)
        };
        Review {
            findings,
            words: manuscript.words(),
            sentences: manuscript
                .paragraphs
                .iter()
                .map(|paragraph| paragraph.analysis.sentences.len())
                .sum(),
            grade: grade::of(&manuscript),
            evidence: score::Evidence::of(&manuscript),
        }
    }

    /// The paragraphs, from memory where neither text nor kind has changed.
    fn analyse(&mut self, text: &str) -> Vec<Placed> {
        let mut known = BTreeMap::new();
        let mut lines = text::paragraphs(text).peekable();
        let mut placed = Vec::new();
        while let Some(span) = lines.next() {
            let line = span.of(text);
            let kind = kind_of(line, lines.peek().is_none());
            let kept = self
                .known
                .get(line)
                .or_else(|| known.get(line))
                .filter(|analysis| analysis.kind == kind);
            let analysis = match kept {
                Some(analysis) => Rc::clone(analysis),
                None => Rc::new(Analysis::of(line, kind)),
            };
            let name = self
                .known
                .remove_entry(line)
                .map_or_else(|| line.into(), |(name, _)| name);
            known.insert(name, Rc::clone(&analysis));
            placed.push(Placed { span, analysis });
        }
        self.known = known;
        placed
    }
}

/// The findings of every rule, in reading order.
fn findings(manuscript: &Manuscript<'_>) -> Vec<Finding> {
    let mut hits = Hits::default();
    for (place, rule) in RULES.iter().enumerate() {
        if let Check::Memo(check) = rule.check {
            hits.place = place;
            check(manuscript, &mut hits);
        }
    }
    let mut all = hits.found;
    for paragraph in &manuscript.paragraphs {
        all.extend(paragraph.analysis.hits.iter().map(|hit| Hit {
            place: hit.place,
            span: hit.span.map(|span| span.shifted(paragraph.span.start)),
            detail: hit.detail.clone(),
        }));
    }
    // Where two rules flag the same place, the order of the rules holds.
    all.sort_by_key(|hit| (hit.span.map(|span| span.start), hit.place));
    all.into_iter()
        .filter_map(|hit| {
            let quote = hit.span.map(|span| manuscript.of(span).to_owned());
            Some(Finding {
                rule: RULES.get(hit.place)?,
                span: hit.span,
                quote: quote.unwrap_or_default(),
                detail: hit.detail,
            })
        })
        .collect()
}

/// The findings of a text reviewed once; see [`Reviewer`].
#[must_use]
pub fn review(text: &str, brief: &Brief<'_>) -> Vec<Finding> {
    Reviewer::default().review(text, brief).findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The quotes (or, for something missing, the details) of one rule's findings.
    #[track_caller]
    pub(super) fn flagged(rule: &Rule, text: &str) -> Vec<String> {
        flagged_by(rule, text, &Brief::default())
    }

    #[track_caller]
    pub(super) fn flagged_by(rule: &Rule, text: &str, brief: &Brief<'_>) -> Vec<String> {
        review(text, brief)
            .into_iter()
            .filter(|finding| finding.rule.id == rule.id)
            .map(|finding| match finding.span {
                Some(_) => finding.quote,
                None => finding.detail,
            })
            .collect()
    }

    /// Asserts that a rule flags exactly `quotes`.
    #[track_caller]
    pub(super) fn assert_flags(rule: &Rule, text: &str, quotes: &[&str]) {
        assert_eq!(flagged(rule, text), quotes, "{text}");
    }

    /// Asserts that a rule flags nothing in any of the texts.
    #[track_caller]
    pub(super) fn assert_allows(rule: &Rule, texts: &[&str]) {
        for text in texts {
            assert_eq!(flagged(rule, text), [""; 0], "{text}");
        }
    }

    fn shown(review: &Review) -> Vec<(&'static str, Option<Span>, String, String)> {
        review
            .findings
            .iter()
            .map(|finding| {
                (
                    finding.rule.id,
                    finding.span,
                    finding.quote.clone(),
                    finding.detail.clone(),
                )
            })
            .collect()
    }

    #[test]
    fn rule_ids_are_unique_and_every_rule_says_why_and_how() {
        let ids: std::collections::BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
        for rule in RULES {
            assert!(rule.why.len() > 40 && rule.mend.len() > 20, "{}", rule.id);
            assert!(
                !rule.why.contains('!') && !rule.mend.contains('!'),
                "{}",
                rule.id
            );
        }
    }

    #[test]
    fn nothing_written_is_nothing_to_review() {
        for text in ["", " \n\n \u{2014} \n", "😀😀\n🎉", "\r\n\r\n"] {
            assert!(review(text, &Brief::default()).is_empty(), "{text}");
        }
    }

    #[test]
    fn windows_line_ends_change_no_finding() {
        let unix = "We began.\nIt was really bad, really really bad.\n- one item\nThe end";
        let windows = unix.replace('\n', "\r\n");
        let quotes = |text: &str| -> Vec<String> {
            review(text, &Brief::default())
                .into_iter()
                .map(|finding| finding.quote)
                .collect()
        };
        assert_eq!(quotes(unix), quotes(&windows));
    }

    #[test]
    fn a_megabyte_of_text_and_one_enormous_line_are_reviewed() {
        for piece in [
            "a.",
            "SKU (",
            "we were moved to May 5 % ",
            "\"",
            "'",
            "\n",
            "語。",
            "x—",
            "..",
            "😀 ",
        ] {
            let text = piece.repeat(1_000_000 / piece.len());
            let _ = review(&text, &Brief::default());
        }
    }

    #[test]
    fn a_paragraph_that_has_not_changed_is_not_analysed_again() {
        let mut reviewer = Reviewer::default();
        let before = reviewer.analyse("First one here.\nSecond one here.\nThird one here.");
        let after = reviewer.analyse("First one here.\nSecond two here.\nAdded.\nThird one here.");
        assert!(Rc::ptr_eq(&before[0].analysis, &after[0].analysis));
        assert!(Rc::ptr_eq(&before[2].analysis, &after[3].analysis));
        assert!(!Rc::ptr_eq(&before[1].analysis, &after[1].analysis));
    }

    #[test]
    fn a_line_that_becomes_the_last_is_analysed_as_what_it_now_is() {
        let mut reviewer = Reviewer::default();
        let _ = reviewer.analyse("The returns desk\nIt was slow.");
        let placed = reviewer.analyse("The returns desk");
        assert_eq!(placed[0].analysis.kind, ParagraphKind::Prose);
    }

    const LIKE_A_MEMO: &str = "([A-Za-z\"“”0-9%$#*•.,;:!?—é語😀’' -]{0,60}\n{0,3}){0,12}";

    /// Lines from which edits make memos that the rules have something to say about.
    const LINES: [&str; 8] = [
        "",
        "In 2023 I cut the wait at our returns desk from 19 to 7 minutes, and this memo says how I did it and why it held.",
        "We moved the desk. We were told that the RMA was lost recently.",
        "- a very very long list",
        "The returns desk",
        "The rate rose by 20 %, which led to many complaints and a significant loss.",
        "I asked the desk. I asked the shop. I asked the buyers.",
        "Perhaps “we” was the problem, at the end of the day",
    ];

    proptest! {
        #[test]
        fn no_text_makes_a_rule_panic_and_every_span_fits(text in prop_oneof![any::<String>(), LIKE_A_MEMO.prop_map(String::from)]) {
            for finding in review(&text, &Brief::default()) {
                if let Some(span) = finding.span {
                    prop_assert_eq!(text.get(span.start..span.end), Some(finding.quote.as_str()));
                    prop_assert!(!finding.quote.is_empty());
                } else {
                    prop_assert!(finding.quote.is_empty());
                }
            }
        }

        #[test]
        fn after_any_edits_the_remembered_review_equals_a_new_one(
            edits in prop::collection::vec((0_usize..9, 0_usize..LINES.len(), 0_usize..3), 1..20),
        ) {
            let mut reviewer = Reviewer::default();
            let mut lines: Vec<&str> = Vec::new();
            for (at, line, how) in edits {
                let at = at.min(lines.len());
                match how {
                    0 if at < lines.len() => { lines.remove(at); }
                    1 if at < lines.len() => lines[at] = LINES[line],
                    _ => lines.insert(at, LINES[line]),
                }
                let text = lines.join("\n");
                let brief = Brief { prompt: Some("What did you change at the returns desk?"), ..Brief::default() };
                let (kept, new) = (reviewer.review(&text, &brief), Reviewer::default().review(&text, &brief));
                prop_assert_eq!(shown(&kept), shown(&new));
                prop_assert_eq!(kept.scores(&|_| false), new.scores(&|_| false));
                prop_assert_eq!(kept.grade, new.grade);
            }
        }
    }
}
