//! Finds numbers that have a different value in the memo than in the ledger or in the memo's story. It
//! reports both values, so that the author can see which one is right.

use crate::domain::record::id::RecordId;
use crate::domain::review::rules::two_values::told_otherwise;
use crate::domain::stories::ledger::{Flag, Place, ToldText, flags};
use crate::domain::stories::metric::Metric;
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::text::Span;

/// Where the other value is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Elsewhere {
    /// In the ledger: the entry, and its name.
    Ledger(RecordId, String),
    /// In the story that the memo is about.
    Story(RecordId),
}

/// A number with two values.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TwoTold {
    /// Its span in the memo: the figure, or the words of the change.
    pub span: Span,
    /// The memo's wording.
    pub here: String,
    /// Where the other value is.
    pub elsewhere: Elsewhere,
    /// The other wording.
    pub there: String,
}

/// The numbers of a memo that have another value in the ledger or in the memo's story, in reading
/// order.
#[must_use]
pub fn told_elsewhere(
    memo: &RecordId,
    text: &str,
    ledger: &[(RecordId, Metric)],
    story: Option<(&RecordId, &Story)>,
) -> Vec<TwoTold> {
    let told = [ToldText {
        place: Place::Memo(memo.clone()),
        text,
    }];
    let mut found: Vec<TwoTold> = Vec::new();
    for ((id, metric), flags) in ledger.iter().zip(flags(ledger, &told)) {
        for flag in flags {
            let Flag::ToldOtherwise {
                sentence, figure, ..
            } = flag
            else {
                continue;
            };
            let Some(span) = place_of(text, &sentence, &figure) else {
                continue;
            };
            found.push(TwoTold {
                span,
                here: figure,
                elsewhere: Elsewhere::Ledger(id.clone(), metric.name.clone()),
                there: metric.in_one_line(),
            });
        }
    }
    if let Some((id, story)) = story {
        let parts: Vec<&str> = StarPart::ALL
            .into_iter()
            .map(|part| story.part(part))
            .collect();
        let differing = told_otherwise(text, &parts.join("\n"));
        found.extend(differing.into_iter().map(|(span, there)| TwoTold {
            span,
            here: span.of(text).to_owned(),
            elsewhere: Elsewhere::Story(id.clone()),
            there,
        }));
    }
    found.sort_by_key(|two| two.span);
    found
}

/// The span of a figure in a sentence.
fn place_of(text: &str, sentence: &str, figure: &str) -> Option<Span> {
    let start = text.find(sentence)? + sentence.find(figure)?;
    Some(Span {
        start,
        end: start + figure.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, baseline: &str, result: &str) -> (RecordId, Metric) {
        let metric = Metric {
            name: name.to_owned(),
            baseline: baseline.to_owned(),
            result: result.to_owned(),
            ..Metric::default()
        };
        (RecordId::fixed("entry"), metric)
    }

    fn told(text: &str, story: &str) -> Vec<(String, String, bool)> {
        let ledger = [entry("Wait at the returns desk", "19 minutes", "7 minutes")];
        let told = Story {
            result: story.to_owned(),
            ..Story::default()
        };
        let id = RecordId::fixed("story");
        let memo = RecordId::fixed("memo");
        told_elsewhere(&memo, text, &ledger, Some((&id, &told)))
            .into_iter()
            .map(|two| {
                let is_ledger = matches!(two.elsewhere, Elsewhere::Ledger(..));
                (two.here, two.there, is_ledger)
            })
            .collect()
    }

    #[test]
    fn a_number_that_the_ledger_tells_otherwise_is_found_with_both_values() {
        for (text, expected) in [
            (
                "I led it. The wait at the returns desk fell to 6 minutes.",
                vec![("6 minutes", "19 minutes → 7 minutes")],
            ),
            (
                "The wait at the returns desk fell from 19 to 7 minutes.",
                vec![],
            ),
            ("The wait at the door fell to 6 minutes.", vec![]),
            (
                "The target for the wait at the returns desk was 6 minutes.",
                vec![],
            ),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(here, there)| (here.to_owned(), there.to_owned(), true))
                .collect();
            assert_eq!(told(text, ""), expected, "{text}");
        }
    }

    #[test]
    fn a_number_that_the_story_tells_otherwise_is_found_with_both_values() {
        let story = "Churn fell from 14% to 8%. I timed 1,410 visits.";
        for (text, expected) in [
            (
                "Churn fell from 12% to 8%.",
                vec![("from 12% to 8%", "from 14% to 8%")],
            ),
            ("I timed 1,140 visits.", vec![("1,140", "1,410")]),
            ("Churn fell from 14% to 8%. I timed 1,410 visits.", vec![]),
            ("Returns fell from 12% to 8%. I read 1,140 tickets.", vec![]),
            ("In the pilot churn fell from 12% to 8%.", vec![]),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(here, there)| (here.to_owned(), there.to_owned(), false))
                .collect();
            assert_eq!(told(text, story), expected, "{text}");
        }
    }
}
