//! The positions of findings in a text: their marks, the sentence around each, and how far to scroll
//! to show one.

use crate::domain::review::rule::{Finding, Severity};
use crate::domain::text::Span;
use crate::domain::text::clean::one_line;

/// The longest quotation and the longest context on either side of it, in characters: a sentence of a
/// hundred words is shown whole.
const LONGEST_QUOTE: usize = 600;
const LONGEST_CONTEXT: usize = 600;

/// A passage to mark.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Passage {
    /// Its span.
    pub span: Span,
    /// The number of its finding.
    pub number: usize,
    /// Its severity.
    pub severity: Severity,
    /// The finding.
    pub name: &'static str,
}

impl Passage {
    /// The passage of a finding; `None` if something is missing.
    #[must_use]
    pub fn of(number: usize, finding: &Finding) -> Option<Self> {
        Some(Self {
            span: finding.span?,
            number,
            severity: finding.rule.severity,
            name: finding.rule.name,
        })
    }
}

/// A piece of text with the same passages over all of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Marked {
    /// The numbers of their findings, the shortest passage first.
    pub numbers: Vec<usize>,
    /// The most serious of them.
    pub severity: Severity,
    /// The findings, each once.
    pub names: Vec<&'static str>,
}

impl Marked {
    /// The passages of one piece combined; `None` if there are none.
    #[must_use]
    pub fn of(passages: &[Passage]) -> Option<Self> {
        let mut passages = passages.to_vec();
        passages.sort_by_key(|passage| (passage.span.end - passage.span.start, passage.number));
        let mut names: Vec<&'static str> = Vec::new();
        for passage in &passages {
            if !passage.name.is_empty() && !names.contains(&passage.name) {
                names.push(passage.name);
            }
        }
        Some(Self {
            severity: passages.iter().map(|passage| passage.severity).max()?,
            numbers: passages.iter().map(|passage| passage.number).collect(),
            names,
        })
    }
}

/// The spans that overlap each of the stretches, which are in reading order and don't overlap. Takes
/// linear time, however many passages there are.
pub fn by_stretch<T: Clone>(stretches: &[Span], spans: &[(Span, T)]) -> Vec<Vec<(Span, T)>> {
    let mut by_stretch = vec![Vec::new(); stretches.len()];
    for (span, what) in spans {
        let first = stretches.partition_point(|stretch| stretch.end <= span.start);
        let reached = stretches
            .iter()
            .zip(by_stretch.iter_mut())
            .skip(first)
            .take_while(|(stretch, _)| stretch.start < span.end);
        for (_, inside) in reached {
            inside.push((*span, what.clone()));
        }
    }
    by_stretch
}

/// Splits a stretch of text at the edges of its spans, and returns each piece with the spans that
/// cover it. Spans may be nested or overlap.
pub fn cut<T: Clone>(stretch: Span, spans: &[(Span, T)]) -> Vec<(Span, Vec<T>)> {
    let inside: Vec<(Span, &T)> = spans
        .iter()
        .filter_map(|(span, what)| {
            let (start, end) = (span.start.max(stretch.start), span.end.min(stretch.end));
            (start < end).then_some((Span { start, end }, what))
        })
        .collect();
    let mut edges = vec![stretch.start, stretch.end];
    edges.extend(inside.iter().flat_map(|(span, _)| [span.start, span.end]));
    edges.sort_unstable();
    edges.dedup();
    let pairs = edges.iter().zip(edges.iter().skip(1));
    pairs
        .map(|(&start, &end)| {
            let covers = |span: &Span| span.start <= start && end <= span.end;
            let covering = inside.iter().filter(|(span, _)| covers(span));
            (
                Span { start, end },
                covering.map(|(_, what)| (*what).clone()).collect(),
            )
        })
        .collect()
}

/// Flagged words within their sentence, split to be shown separately.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Quotation {
    /// The sentence before them.
    pub before: String,
    /// The words.
    pub words: String,
    /// The sentence after them.
    pub after: String,
}

impl Quotation {
    /// A finding's words in their sentence. Long text is shortened; the page shows all of it.
    #[must_use]
    pub fn of(finding: &Finding, text: &str) -> Self {
        let words = shortened(&finding.quote);
        let around = finding.span.zip(finding.sentence);
        let Some((span, sentence)) = around.filter(|_| words == finding.quote) else {
            return Self {
                words,
                ..Self::default()
            };
        };
        let between = |start, end| {
            let part = text.get(start..end).unwrap_or_default();
            part.split(['\n', '\r']).collect::<Vec<_>>().join(" ")
        };
        Self {
            before: last_of(&between(sentence.start.min(span.start), span.start)),
            words,
            after: first_of(&between(span.end, sentence.end.max(span.end))),
        }
    }

    /// All of it.
    #[must_use]
    pub fn whole(&self) -> String {
        one_line(&format!("{}{}{}", self.before, self.words, self.after))
    }
}

fn shortened(quote: &str) -> String {
    match quote.char_indices().nth(LONGEST_QUOTE) {
        Some((cut, _)) => format!("{} …", quote.get(..cut).unwrap_or(quote).trim_end()),
        None => quote.to_owned(),
    }
}

/// The end of the text before a quotation, starting at a word.
fn last_of(before: &str) -> String {
    let Some((cut, _)) = before.char_indices().rev().nth(LONGEST_CONTEXT) else {
        return before.to_owned();
    };
    let kept = before.get(cut..).unwrap_or(before);
    let from_word = kept.split_once(' ').map_or(kept, |(_, words)| words);
    format!("… {from_word}")
}

/// The start of the text after a quotation, ending at a word.
fn first_of(after: &str) -> String {
    let Some((cut, _)) = after.char_indices().nth(LONGEST_CONTEXT) else {
        return after.to_owned();
    };
    let kept = after.get(..cut).unwrap_or(after);
    let to_word = kept.rsplit_once(' ').map_or(kept, |(words, _)| words);
    format!("{to_word} …")
}

/// How far to scroll a view to show a passage: not at all if it is visible, or else so that it is in the
/// middle. If a passage is taller than the view, its beginning is shown.
#[must_use]
pub fn scrolled_to(top: i32, height: i32, scrolled: i32, view: i32) -> i32 {
    if scrolled <= top && top + height <= scrolled + view {
        return scrolled;
    }
    if height >= view {
        return top.max(0);
    }
    (top - (view - height) / 2).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::manuscript::Brief;
    use crate::domain::review::review;
    use proptest::prelude::*;

    fn span(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    #[test]
    fn passages_inside_and_across_each_other_are_all_marked() {
        for (spans, expected) in [
            (vec![], vec![(0, 20, vec![])]),
            (
                vec![(3, 9)],
                vec![(0, 3, vec![]), (3, 9, vec![0]), (9, 20, vec![])],
            ),
            (
                vec![(0, 20), (5, 8), (10, 12)],
                vec![
                    (0, 5, vec![0]),
                    (5, 8, vec![0, 1]),
                    (8, 10, vec![0]),
                    (10, 12, vec![0, 2]),
                    (12, 20, vec![0]),
                ],
            ),
            (
                vec![(2, 8), (5, 12)],
                vec![
                    (0, 2, vec![]),
                    (2, 5, vec![0]),
                    (5, 8, vec![0, 1]),
                    (8, 12, vec![1]),
                    (12, 20, vec![]),
                ],
            ),
            (
                vec![(4, 6), (4, 6)],
                vec![(0, 4, vec![]), (4, 6, vec![0, 1]), (6, 20, vec![])],
            ),
            (vec![(15, 40)], vec![(0, 15, vec![]), (15, 20, vec![0])]),
            (vec![(25, 40)], vec![(0, 20, vec![])]),
        ] {
            let numbered: Vec<(Span, usize)> = spans
                .iter()
                .enumerate()
                .map(|(number, &(start, end))| (span(start, end), number))
                .collect();
            let found: Vec<(usize, usize, Vec<usize>)> = cut(span(0, 20), &numbered)
                .into_iter()
                .map(|(span, numbers)| (span.start, span.end, numbers))
                .collect();
            assert_eq!(found, expected, "{spans:?}");
        }
    }

    #[test]
    fn a_span_is_with_every_stretch_that_it_reaches_into() {
        let stretches = [span(0, 10), span(11, 20), span(22, 30)];
        let spans = [
            (span(2, 4), 'a'),
            (span(8, 25), 'b'),
            (span(10, 11), 'c'),
            (span(30, 40), 'd'),
        ];
        let found: Vec<String> = by_stretch(&stretches, &spans)
            .iter()
            .map(|inside| inside.iter().map(|(_, what)| what).collect())
            .collect();
        assert_eq!(found, ["ab", "b", "b"]);
    }

    #[test]
    fn a_piece_says_its_most_serious_reason_and_each_name_once() {
        let passage = |start, end, number, severity, name| Passage {
            span: span(start, end),
            number,
            severity,
            name,
        };
        let marked = Marked::of(&[
            passage(0, 30, 1, Severity::Serious, "Long sentence"),
            passage(4, 9, 2, Severity::Advice, "Weasel word"),
            passage(4, 9, 3, Severity::Worth, "Weasel word"),
            passage(4, 12, usize::MAX, Severity::Advice, ""),
        ])
        .unwrap();
        assert_eq!(marked.numbers, [2, 3, usize::MAX, 1]);
        assert_eq!(marked.severity, Severity::Serious);
        assert_eq!(marked.names, ["Weasel word", "Long sentence"]);
        assert_eq!(Marked::of(&[]), None);
    }

    #[test]
    fn a_quotation_stands_in_its_whole_sentence() {
        let text = "I cut the wait in 2024. The desk was opened by a vendor and it may perhaps help a lot. It held.";
        let findings = review(text, &Brief::default());
        let placed: Vec<&Finding> = findings
            .iter()
            .filter(|finding| finding.span.is_some())
            .collect();
        assert!(!placed.is_empty());
        for finding in placed {
            let whole = Quotation::of(finding, text).whole();
            assert!(
                whole.starts_with("The desk") && whole.ends_with("a lot."),
                "{whole}"
            );
        }
    }

    #[test]
    fn what_is_long_is_shortened_at_words() {
        let text = format!("{}needle {}", "before ".repeat(160), "after ".repeat(160));
        let at = text.find("needle").unwrap();
        let rule = review("We were told.", &Brief::default())[0].rule;
        let finding = Finding {
            rule,
            span: Some(span(at, at + 6)),
            sentence: Some(span(0, text.len())),
            quote: "needle".to_owned(),
            detail: String::new(),
        };
        let quotation = Quotation::of(&finding, &text);
        assert!(quotation.before.starts_with("… before ") && quotation.before.ends_with("before "));
        assert!(quotation.after.starts_with(" after") && quotation.after.ends_with("after …"));
        assert!(quotation.before.len() < 620 && quotation.after.len() < 620);
        let long = Finding {
            quote: "word ".repeat(200),
            ..finding
        };
        let quotation = Quotation::of(&long, &text);
        assert!(quotation.before.is_empty() && quotation.words.ends_with('…'));
    }

    #[test]
    fn a_passage_is_scrolled_to_only_where_it_is_out_of_view() {
        for (top, height, scrolled, view, expected) in [
            (100, 20, 0, 400, 0),
            (380, 20, 0, 400, 0),
            (390, 20, 0, 400, 200),
            (5_000, 40, 0, 400, 4_820),
            (50, 20, 300, 400, 0),
            (900, 600, 0, 400, 900),
            (900, 600, 900, 400, 900),
        ] {
            assert_eq!(scrolled_to(top, height, scrolled, view), expected, "{top}");
        }
    }

    proptest! {
        #[test]
        fn the_pieces_join_to_the_stretch_and_every_passage_begins_in_one(
            spans in prop::collection::vec((0_usize..60, 1_usize..20), 0..12),
        ) {
            let spans: Vec<(Span, usize)> = spans
                .into_iter()
                .zip(0..)
                .map(|((start, length), number)| (span(start, start + length), number))
                .collect();
            let pieces = cut(span(0, 80), &spans);
            let mut at = 0;
            for (piece, _) in &pieces {
                prop_assert_eq!(piece.start, at);
                at = piece.end;
            }
            prop_assert_eq!(at, 80);
            for (span, number) in &spans {
                let first = pieces.iter().find(|(_, numbers)| numbers.contains(number));
                prop_assert_eq!(first.map(|(piece, _)| piece.start), Some(span.start));
            }
        }

        #[test]
        fn whatever_is_scrolled_to_is_in_view(
            top in 0_i32..10_000, height in 1_i32..300, scrolled in 0_i32..10_000, view in 300_i32..900,
        ) {
            let scrolled = scrolled_to(top, height, scrolled, view);
            prop_assert!(scrolled <= top && top + height <= scrolled + view);
        }
    }
}
