//! Hedges: words that weaken a statement.

use crate::domain::prose::phrases::Phrases;
use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "hedge",
    name: "A hedge",
    why: "The assessment asks what you decided and why. A hedge makes readers guess how sure you were.",
    fix: "State it, or say what you don’t know and how you would find out.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Clarity),
    reads_english: true,
    check: Check::Paragraph(check),
};

const HEDGES: Phrases = Phrases::new(&[
    ("apparently", ""),
    ("appear to", ""),
    ("appeared that", ""),
    ("appeared to", ""),
    ("appears to", ""),
    ("arguably", ""),
    ("conceivably", ""),
    ("could be", ""),
    ("could have been", ""),
    ("could help", ""),
    ("could improve", ""),
    ("could lead to", ""),
    ("could mean", ""),
    ("could possibly", ""),
    ("could potentially", ""),
    ("could result in", ""),
    ("difficult to say", ""),
    ("hard to say", ""),
    ("hopefully", ""),
    ("i assume", ""),
    ("i believe", ""),
    ("i do think", ""),
    ("i feel", ""),
    ("i guess", ""),
    ("i hope", ""),
    ("i reckon", ""),
    ("i suppose", ""),
    ("i think", ""),
    ("i would say", ""),
    ("impossible to say", ""),
    ("in a sense", ""),
    ("in a way", ""),
    ("in some ways", ""),
    ("it appears", ""),
    ("it is possible that", ""),
    ("it seems", ""),
    ("it was possible that", ""),
    ("kind of", ""),
    ("may also", ""),
    ("may be", ""),
    ("may become", ""),
    ("may have", ""),
    ("may help", ""),
    ("may improve", ""),
    ("may increase", ""),
    ("may lead to", ""),
    ("may not", ""),
    ("may reduce", ""),
    ("may result in", ""),
    ("may well", ""),
    ("maybe", ""),
    ("might", ""),
    ("more or less", ""),
    ("not completely sure", ""),
    ("not entirely sure", ""),
    ("not sure", ""),
    ("perhaps", ""),
    ("possibly", ""),
    ("potentially", ""),
    ("presumably", ""),
    ("pretty sure", ""),
    ("probably", ""),
    ("seem", ""),
    ("seem to", ""),
    ("seemed", ""),
    ("seemed to", ""),
    ("seemingly", ""),
    ("seems", ""),
    ("seems to", ""),
    ("should help", ""),
    ("should improve", ""),
    ("should increase", ""),
    ("should lead to", ""),
    ("should reduce", ""),
    ("should result in", ""),
    ("somewhat", ""),
    ("sort of", ""),
    ("tend to", ""),
    ("tended to", ""),
    ("tends to", ""),
    ("to some degree", ""),
    ("to some extent", ""),
    ("we assume", ""),
    ("we believe", ""),
    ("we feel", ""),
    ("we hope", ""),
    ("we reckon", ""),
    ("we think", ""),
    ("you could say", ""),
]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if !reading.kind.is_told() {
        return;
    }
    for sentence in &reading.sentences {
        let mut next = sentence.tokens.start;
        for index in sentence.tokens.clone() {
            if index < next {
                continue;
            }
            if let Some(found) = HEDGES.at(reading, index)
                && is_hedge(reading, sentence, index, found.phrase, found.last)
            {
                hits.add(
                    reading.span(index, found.last),
                    "it isn’t clear how sure you are",
                );
                next = found.last + 1;
            }
        }
    }
}

fn is_hedge(
    reading: &Reading<'_>,
    sentence: &Sentence,
    index: usize,
    phrase: &str,
    last: usize,
) -> bool {
    let is_conditional = || {
        sentence
            .tokens
            .clone()
            .any(|at| matches!(reading.word(at), "if" | "unless" | "whether"))
    };
    match phrase {
        // Rules, permissions, and requests are not doubts.
        "may not" if reading.joined_after(last) == "be" && is_past(reading.word(last + 2)) => false,
        "may not" if reading.joined_after(last) != "be" && is_rule(reading, sentence) => false,
        "may be" if may_as_rule(reading, last) => false,
        _ if phrase.starts_with("should") && is_asked_for(reading, sentence, index) => false,
        // "So that they could help themselves" is ability.
        "could help" if is_reflexive(reading.joined_after(last)) => false,
        // The month, and "if I could".
        "may have" => {
            !reading.traits(index).any(Traits::CAPITAL) && is_past(reading.joined_after(last))
        }
        _ if phrase.starts_with("may") && phrase != "maybe" => {
            !reading.traits(index).any(Traits::CAPITAL)
        }
        // "Could be picked at home" is ability, "could be wrong" is doubt.
        "could be" | "could have been" if is_past(reading.joined_after(last)) => false,
        _ if phrase.starts_with("could") => {
            reading.joined_after(last) != "not" && !is_conditional()
        }
        // "It was kind of slow", not "this kind of desk".
        "kind of" | "sort of" => matches!(
            reading.joined_before(index),
            "am" | "are"
                | "be"
                | "been"
                | "felt"
                | "i"
                | "is"
                | "it"
                | "just"
                | "they"
                | "was"
                | "we"
                | "were"
        ),
        // "The field, so that it appears".
        "it appears" | "it seems" => !matches!(
            reading.joined_before(index),
            "after"
                | "as"
                | "before"
                | "once"
                | "that"
                | "until"
                | "when"
                | "where"
                | "wherever"
                | "whenever"
        ),
        "not sure" => !matches!(reading.joined_before(index), "was" | "were"),
        "in a way" => !matches!(
            reading.joined_after(last),
            "that" | "which" | "to" | "of" | "i"
        ),
        // "I think of it as", "I feel for them", "what I think about".
        "i think" | "i feel" | "we think" | "we feel" | "i believe" | "we believe" | "i hope"
        | "we hope" => !matches!(
            reading.joined_after(last),
            "about" | "for" | "in" | "of" | "outside"
        ),
        "possibly" => reading.joined_before(index) != "not",
        "might" => !matches!(
            reading.joined_before(index),
            "the" | "full" | "their" | "its"
        ),
        "more or less" => !reading.any_in(last + 1..last + 3, Traits::FIGURE),
        _ => true,
    }
}

/// Whether a sentence states a rule: "drivers must not and may not leave".
fn is_rule(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let mut words = sentence.tokens.clone().map(|at| reading.word(at));
    words.any(|word| {
        matches!(
            word,
            "must" | "mustn" | "shall" | "allowed" | "forbidden" | "rule" | "rules" | "policy"
        )
    })
}

/// Verbs that make "may be" a permission instead of a possibility. Sorted.
const ALLOWED: Words = Words::new(&[
    "appealed",
    "applied",
    "approved",
    "canceled",
    "cancelled",
    "changed",
    "claimed",
    "combined",
    "edited",
    "exchanged",
    "extended",
    "kept",
    "opened",
    "ordered",
    "paid",
    "refunded",
    "repeated",
    "returned",
    "reused",
    "sent",
    "shared",
    "sold",
    "submitted",
    "taken",
    "used",
    "waived",
]);

fn may_as_rule(reading: &Reading<'_>, last: usize) -> bool {
    ALLOWED.has(reading.joined_after(last))
}

/// Words that make a following "should" a request or an agreement. Sorted.
const ASKED: Words = Words::new(&[
    "agree",
    "agreed",
    "argued",
    "ask",
    "asked",
    "decide",
    "decided",
    "demanded",
    "guideline",
    "insisted",
    "ordered",
    "policy",
    "proposed",
    "ranked",
    "recommend",
    "recommended",
    "requested",
    "required",
    "requirement",
    "requires",
    "rule",
    "ruled",
    "suggested",
    "told",
]);

fn is_asked_for(reading: &Reading<'_>, sentence: &Sentence, index: usize) -> bool {
    (sentence.tokens.start..index).any(|at| ASKED.has(reading.word(at)))
}

fn is_reflexive(word: &str) -> bool {
    word.ends_with("self") || word.ends_with("selves")
}

/// Whether a word looks like a past participle.
fn is_past(word: &str) -> bool {
    word == "been" || crate::domain::prose::participles::is_participle(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn the_table_is_sorted() {
        HEDGES.assert_sorted();
        ALLOWED.assert_sorted();
        ASKED.assert_sorted();
    }

    #[test]
    fn flags_what_takes_half_of_it_back() {
        assert_flags(
            &RULE,
            "Perhaps the rule was wrong, and it might have cost us. I think that it should result in fewer calls.",
            &["Perhaps", "might", "I think", "should result in"],
        );
        assert_flags(
            &RULE,
            "The change may be late and could potentially fail.",
            &["may be", "could potentially"],
        );
    }

    #[test]
    fn allows_what_a_rule_says_or_somebody_asked_for() {
        assert_allows(
            &RULE,
            &[
                "A signed order may not be changed after noon.",
                "An order may be cancelled within a day.",
                "The policy says that a gift may be returned without its receipt.",
                "We agreed that the team should improve the form first.",
                "I asked whether we should reduce the fee.",
                "The rule is that each change should lead to a test.",
                "I moved the labels so that customers could help themselves.",
            ],
        );
        assert_flags(
            &RULE,
            "The parcel may be lost. The change may not work. It should improve sales. It could help them.",
            &["may be", "may not", "should improve", "could help"],
        );
    }

    #[test]
    fn allows_could_not() {
        assert_allows(
            &RULE,
            &["I could not be there.", "They couldn’t be reached."],
        );
    }

    #[test]
    fn allows_the_month_of_may() {
        assert_allows(
            &RULE,
            &["May was hard.", "In May be there.", "By 9 May help came."],
        );
    }

    #[test]
    fn allows_should_in_a_requirement_and_in_a_quotation() {
        assert_allows(
            &RULE,
            &[
                "I asked that the desk should open at 8.",
                "The rule said “it should result in a refund”.",
            ],
        );
    }

    #[test]
    fn allows_if_i_could_and_ability() {
        assert_allows(
            &RULE,
            &[
                "If I could be there, I would.",
                "An assistant could read it aloud.",
                "This kind of desk, and I think of it often.",
            ],
        );
    }
}
