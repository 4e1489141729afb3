//! Claims of cause without evidence.

use crate::domain::prose::phrases::Phrases;
use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "cause",
    name: "A cause without evidence",
    why: "One thing following another doesn’t show a cause. Expect “how do you know?” in the loop.",
    fix: "Add the evidence: a comparison, a test, or a count before and after. If you have none, say it’s your view.",
    severity: Severity::Advice,
    bears_on: Some(Dimension::Data),
    reads_english: true,
    check: Check::Paragraph(check),
};

const CAUSES: Phrases = Phrases::new(&[
    ("as a direct result", ""),
    ("contributed to", ""),
    ("directly led to", ""),
    ("has led to", ""),
    ("led directly to", ""),
    ("led to", ""),
    ("resulted in", ""),
    ("thanks to my", ""),
    ("thanks to our", ""),
    ("thanks to this", ""),
    ("this caused", ""),
    ("this drove", ""),
    ("which caused", ""),
    ("which drove", ""),
    ("which improved", ""),
    ("which increased", ""),
    ("which reduced", ""),
]);

/// Words that show evidence. Sorted.
const EVIDENCE: Words = Words::new(&[
    "against",
    "asked",
    "because",
    "cards",
    "compared",
    "comparison",
    "control",
    "counted",
    "data",
    "evidence",
    "experiment",
    "fewer",
    "found",
    "interviewed",
    "interviews",
    "log",
    "logs",
    "matched",
    "measured",
    "pilot",
    "sample",
    "showed",
    "shows",
    "survey",
    "surveyed",
    "test",
    "tested",
    "timed",
    "trial",
    "watched",
    "without",
]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if !reading.kind.is_told() {
        return;
    }
    let backs = |sentence: Option<&Sentence>| {
        sentence.is_some_and(|sentence| {
            reading.has(sentence, Traits::FIGURE) || reading.has_word(sentence, &EVIDENCE)
        })
    };
    for (place, sentence) in reading.sentences.iter().enumerate() {
        let found = sentence
            .tokens
            .clone()
            .find_map(|index| Some((index, CAUSES.at(reading, index)?)));
        let Some((index, found)) = found else {
            continue;
        };
        let before = place
            .checked_sub(1)
            .and_then(|place| reading.sentences.get(place));
        // The evidence can be in a neighboring sentence.
        if !backs(Some(sentence)) && !backs(before) && !backs(reading.sentences.get(place + 1)) {
            hits.add(reading.span(index, found.last), "what shows it?");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn the_table_is_sorted() {
        CAUSES.assert_sorted();
        EVIDENCE.assert_sorted();
    }

    #[test]
    fn flags_a_cause_that_nothing_shows() {
        assert_flags(
            &RULE,
            "The team liked the new desk. It led to happier customers. Everybody was proud.",
            &["led to"],
        );
    }

    #[test]
    fn allows_a_cause_with_its_evidence_nearby() {
        assert_allows(
            &RULE,
            &[
                "The new desk led to 40 fewer calls a day.",
                "The change resulted in happier customers. I surveyed them in May.",
                "In the matched shops nothing changed. The desk led to shorter visits.",
            ],
        );
    }
}
