//! The review of a memo: rules that flag passages, each with its reason.
//!
//! Each rule has its own file, and one slice lists them all. A rule looks either at one paragraph
//! ([`Check::Paragraph`], a pure function of its text and kind) or at the notes of all of them
//! ([`Check::Memo`]). A [`Reviewer`] analyzes a paragraph again only when it has changed, so an edit only
//! costs its own paragraph. Nothing here computes a score.

use crate::domain::review::reviewed::Review;
use crate::domain::review::rules::RULES;
use crate::domain::review::stated::{Shares, Stated};
pub(crate) mod counts;
pub mod dismissal;
pub mod document_kind;
pub mod evidence;
pub mod follow_ups;
pub mod grade;
pub mod hits;
pub mod manuscript;
pub mod mechanics;
pub mod passages;
pub mod reviewed;
pub mod rule;
pub mod rules;
pub(crate) mod stated;
pub mod verdict;
pub mod withheld;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::domain::prose;
use crate::domain::prose::language::Tongue;
use crate::domain::prose::layout::blocks;
use crate::domain::prose::notes::Notes;
use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::reading::Reading;
use crate::domain::review::evidence::cues::Cues;
use crate::domain::review::evidence::proposal;
use crate::domain::review::hits::{Hit, Hits};
use crate::domain::review::manuscript::{Analysis, Brief, Manuscript, PlacedParagraph};
use crate::domain::review::rule::{Check, Finding};
use crate::domain::text::Span;
use crate::domain::text::clean::one_line;

/// Reviews texts one after the other and remembers the paragraphs of the last one, so that only
/// those that have changed are analyzed again.
#[derive(Default)]
pub struct Reviewer {
    known: BTreeMap<Box<str>, Rc<Analysis>>,
}
impl Reviewer {
    /// Reviews a text. A text without a word has no findings: there is nothing to say about it yet.
    #[must_use]
    pub fn review(&mut self, text: &str, brief: &Brief<'_>) -> Review {
        let manuscript = Manuscript::new(text, self.placed(text), brief);
        let findings = if manuscript.words == 0 {
            Vec::new()
        } else {
            findings(&manuscript)
        };
        let withheld = withheld::of(&manuscript);
        Review {
            findings,
            withheld,
            counts: counts::TextCounts::of(&manuscript),
            map: proposal::propose(&manuscript, withheld),
            words: manuscript.words,
            sentences: manuscript
                .paragraphs
                .iter()
                .map(|paragraph| paragraph.notes().sentences.len())
                .sum(),
            grade: grade::of(&manuscript),
            told: told(&manuscript),
        }
    }

    /// The analyzed paragraphs, reused if neither their text nor their kind has changed.
    fn placed(&mut self, text: &str) -> Vec<PlacedParagraph> {
        let mut known = BTreeMap::new();
        let mut placed = Vec::new();
        for block in blocks(text) {
            let (span, kind) = (block.span, block.kind);
            let line = span.of(text);
            let kept = self
                .known
                .get(line)
                .or_else(|| known.get(line))
                .filter(|analysis| analysis.notes.kind == kind);
            let analysis = match kept {
                Some(analysis) => Rc::clone(analysis),
                None => Rc::new(analyze(line, kind)),
            };
            let name = self
                .known
                .remove_entry(line)
                .map_or_else(|| line.into(), |(name, _)| name);
            known.insert(name, Rc::clone(&analysis));
            placed.push(PlacedParagraph { span, analysis });
        }
        self.known = known;
        placed
    }
}

/// The sentences of the text itself, in reading order.
fn told(manuscript: &Manuscript<'_>) -> Vec<Span> {
    let sentences = |paragraph: &PlacedParagraph| -> Vec<Span> {
        let sentences = paragraph.notes().sentences.iter();
        sentences
            .map(|sentence| sentence.span.shifted(paragraph.span.start))
            .collect()
    };
    manuscript.told().flat_map(sentences).collect()
}

/// The findings of every rule, in reading order. For a text in another language, only of rules that
/// don't look at words.
fn findings(manuscript: &Manuscript<'_>) -> Vec<Finding> {
    let mut hits = Hits::default();
    let is_english = manuscript.tongue() == Tongue::English;
    for (place, rule) in RULES.iter().enumerate() {
        if let Check::Memo(check) = rule.check
            && (is_english || !rule.reads_english)
        {
            hits.place = place;
            check(manuscript, &mut hits);
        }
    }
    let mut all = hits.found;
    for paragraph in manuscript.paragraphs.iter().filter(|_| is_english) {
        all.extend(paragraph.analysis.hits.iter().map(|hit| Hit {
            place: hit.place,
            span: hit.span.map(|span| span.shifted(paragraph.span.start)),
            detail: hit.detail.clone(),
        }));
    }
    // If two rules flag the same passage, the order of the rules decides.
    all.sort_by_key(|hit| (hit.span.map(|span| span.start), hit.place));
    all.into_iter()
        .filter_map(|hit| {
            let quote = hit.span.map(|span| one_line(manuscript.of(span)));
            Some(Finding {
                rule: RULES.get(hit.place)?,
                span: hit.span,
                sentence: hit.span.and_then(|span| manuscript.sentence_around(span)),
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

/// A paragraph's notes, with its own rules' findings.
fn analyze(text: &str, kind: ParagraphKind) -> Analysis {
    let reading = prose::read(text, kind);
    let notes = Notes::of(&reading);
    // The rules know only English, and tables and sources contain no sentences by the author.
    let is_read = kind == ParagraphKind::Heading || kind.is_told();
    let mut hits = if is_read && notes.small_words.tongue() == Tongue::English {
        hits(&reading)
    } else {
        Vec::new()
    };
    for hit in &mut hits {
        hit.span = hit.span.map(|span| reading.raw(span));
    }
    let cues = reading
        .sentences
        .iter()
        .map(|sentence| Cues::of(&reading, sentence))
        .collect();
    let stated = if is_read {
        rules::arithmetic::statements::stated(&reading)
    } else {
        Stated::default()
    };
    let shares = if is_read {
        rules::share_base::shares(&reading)
    } else {
        Shares::default()
    };
    Analysis {
        notes,
        hits,
        cues,
        stated,
        shares,
    }
}

/// The hits of the rules about single paragraphs.
fn hits(reading: &Reading<'_>) -> Vec<Hit> {
    let mut hits = Hits::default();
    for (place, rule) in RULES.iter().enumerate() {
        if let Check::Paragraph(check) = rule.check {
            hits.place = place;
            check(reading, &mut hits);
        }
    }
    hits.found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::rule::Rule;
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
            assert!(rule.why.len() > 40 && rule.fix.len() > 20, "{}", rule.id);
            assert!(
                !rule.why.contains('!') && !rule.fix.contains('!'),
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
    fn a_paragraph_that_has_not_changed_is_not_analyzed_again() {
        let mut reviewer = Reviewer::default();
        let before = reviewer.placed("First one here.\nSecond one here.\nThird one here.");
        let after = reviewer.placed("First one here.\nSecond two here.\nAdded.\nThird one here.");
        assert!(Rc::ptr_eq(&before[0].analysis, &after[0].analysis));
        assert!(Rc::ptr_eq(&before[2].analysis, &after[3].analysis));
        assert!(!Rc::ptr_eq(&before[1].analysis, &after[1].analysis));
    }

    #[test]
    fn a_line_that_becomes_the_last_is_analyzed_as_what_it_now_is() {
        let mut reviewer = Reviewer::default();
        let _ = reviewer.placed("The returns desk\nIt was slow.");
        let placed = reviewer.placed("The returns desk");
        assert_eq!(placed[0].notes().kind, ParagraphKind::Prose);
    }

    const LIKE_A_MEMO: &str = "([A-Za-z\"“”0-9%$#*•.,;:!?—é語😀’' -]{0,60}\n{0,3}){0,12}";

    /// Lines that make memos with findings.
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
                    prop_assert_eq!(text.get(span.start..span.end).map(one_line), Some(finding.quote.clone()));
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
                prop_assert_eq!(kept.mechanics(&|_| false), new.mechanics(&|_| false));
                prop_assert_eq!(kept.map, new.map);
                prop_assert_eq!(kept.grade, new.grade);
            }
        }
    }
}
