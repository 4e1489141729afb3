//! Filler and wordy phrases.

use crate::domain::prose::phrases::Phrases;
use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "wordy",
    name: "Wordy phrase",
    why: "Two pages are short. Every empty word takes the place of a fact.",
    fix: "Use the shorter form, or cut the word and reread the sentence.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Concision),
    reads_english: true,
    check: Check::Paragraph(check),
};

/// Wordy phrases with shorter ones; a dash if the phrase can be cut.
const WORDY: Phrases = Phrases::new(&[
    ("a large number of", "many, or better the number"),
    ("a majority of", "most, or better the share"),
    ("a number of", "some, or better the number"),
    ("absolutely", "—"),
    ("actually", "—"),
    ("all of the", "all the"),
    ("along the lines of", "like"),
    ("as a matter of fact", "—"),
    ("as a means of", "to"),
    ("as a result of", "because of"),
    ("as to whether", "whether"),
    ("at all times", "always"),
    ("at an earlier date", "before"),
    ("at that point in time", "then"),
    ("at the present time", "now"),
    ("at this point in time", "now"),
    ("at this time", "now"),
    ("basically", "—"),
    ("by means of", "by"),
    ("by virtue of", "by"),
    ("came to the conclusion that", "concluded that"),
    ("completely eliminate", "eliminate"),
    ("conducted an analysis of", "analyzed"),
    ("despite the fact that", "although"),
    ("due to the fact that", "because"),
    ("during the course of", "during"),
    ("each and every", "each"),
    ("end result", "result"),
    ("essentially", "—"),
    ("extremely", "—"),
    ("final outcome", "outcome"),
    ("first and foremost", "first"),
    ("for all intents and purposes", "—"),
    ("for the purpose of", "to"),
    ("for the reason that", "because"),
    ("future plans", "plans"),
    ("gave consideration to", "considered"),
    ("given the fact that", "because"),
    ("had the ability to", "could"),
    ("has the ability to", "can"),
    ("have the ability to", "can"),
    ("in a timely manner", "in time, or better the date"),
    ("in accordance with", "by"),
    ("in all honesty", "—"),
    ("in an effort to", "to"),
    ("in close proximity to", "near"),
    ("in connection with", "about"),
    ("in light of the fact that", "because"),
    ("in many cases", "often, or better the share"),
    ("in my opinion", "—"),
    ("in order for", "for"),
    ("in order that", "so that"),
    ("in order to", "to"),
    ("in reference to", "about"),
    ("in regard to", "about"),
    ("in relation to", "about"),
    ("in spite of the fact that", "although"),
    ("in such a way that", "so that"),
    ("in terms of", "in, by or for"),
    ("in the absence of", "without"),
    ("in the course of", "during"),
    ("in the event of", "if"),
    ("in the event that", "if"),
    ("in the final analysis", "—"),
    ("in the midst of", "amid"),
    ("in the neighbourhood of", "about"),
    ("in the process of", "—"),
    ("in the vicinity of", "near"),
    ("is able to", "can"),
    ("it goes without saying that", "—"),
    ("it is important to note that", "—"),
    ("it is interesting to note that", "—"),
    ("it is worth mentioning that", "—"),
    ("it is worth noting that", "—"),
    ("it should be noted that", "—"),
    ("literally", "—"),
    ("made a decision to", "decided to"),
    ("made the decision to", "decided to"),
    ("made use of", "used"),
    ("make a decision to", "decide to"),
    ("make use of", "use"),
    ("needless to say", "—"),
    ("notwithstanding the fact that", "although"),
    ("on a daily basis", "daily"),
    ("on a monthly basis", "monthly"),
    ("on a regular basis", "regularly, or better how often"),
    ("on a weekly basis", "weekly"),
    ("on account of the fact that", "because"),
    ("on the grounds that", "because"),
    ("on the part of", "by"),
    ("owing to the fact that", "because"),
    ("past experience", "experience"),
    ("past history", "history"),
    ("personally", "—"),
    ("prior to", "before"),
    ("quite frankly", "—"),
    ("reach a decision", "decide"),
    ("reached a decision", "decided"),
    ("reached the conclusion that", "concluded that"),
    ("really", "—"),
    ("regardless of the fact that", "although"),
    ("similar in nature", "similar"),
    ("still remains", "remains"),
    ("subsequent to", "after"),
    ("take into consideration", "consider"),
    ("the fact that", "that"),
    ("the majority of", "most, or better the share"),
    ("the reason why is that", "because"),
    ("through the use of", "with"),
    ("to be honest", "—"),
    ("totally", "—"),
    ("truly", "—"),
    ("until such time as", "until"),
    ("utilisation", "use"),
    ("utilise", "use"),
    ("utilised", "used"),
    ("utilising", "using"),
    ("utilization", "use"),
    ("utilize", "use"),
    ("utilized", "used"),
    ("utilizing", "using"),
    ("very", "—"),
    ("was able to", "could"),
    ("were able to", "could"),
    ("with a view to", "to"),
    ("with reference to", "about"),
    ("with regard to", "about"),
    ("with regards to", "about"),
    ("with respect to", "about"),
    ("with the exception of", "except"),
    ("with the intention of", "to"),
]);

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    for sentence in &reading.sentences {
        let mut next = sentence.tokens.start;
        for index in sentence.tokens.clone() {
            if index < next {
                continue;
            }
            let found = WORDY
                .at(reading, index)
                .filter(|found| is_wordy(reading, index, found.phrase, found.last))
                .map(|found| (found.last, found.advice))
                .or_else(|| empty_opening(reading, sentence, index));
            if let Some((last, advice)) = found {
                let detail = if advice == "—" {
                    "can go".to_owned()
                } else {
                    ["shorter: ", advice].concat()
                };
                hits.add(reading.span(index, last), detail);
                next = last + 1;
            }
        }
    }
}

fn is_wordy(reading: &Reading<'_>, index: usize, phrase: &str, last: usize) -> bool {
    let before = reading.joined_before(index);
    let after = reading.joined_after(last);
    match phrase {
        // "A number of 5 is the limit", "the majority of 62 %".
        "a number of" | "a majority of" | "the majority of" => {
            !reading.any_in(last + 1..last + 2, Traits::FIGURE) && before != "such"
        }
        "very" => !matches!(before, "the" | "this" | "that" | "not"),
        "really" | "actually" | "truly" => {
            !matches!(before, "not" | "don" | "didn" | "doesn" | "what" | "who")
        }
        "was able to" | "were able to" | "is able to" => before != "not",
        "personally" => matches!(before, "" | "i"),
        "at this time" => after != "of",
        // "Despite the fact that" has its own entry; this covers the other cases.
        "the fact that" => !matches!(before, "accepted" | "from" | "hid" | "hides"),
        _ => true,
    }
}

/// "There is a desk that": an empty opening before the real statement. Within a clause, the words are
/// needed.
fn empty_opening(
    reading: &Reading<'_>,
    sentence: &Sentence,
    index: usize,
) -> Option<(usize, &'static str)> {
    let is_opening = index == sentence.tokens.start
        && reading.is_own(index)
        && reading.word(index) == "there"
        && matches!(reading.joined_after(index), "is" | "are" | "was" | "were");
    let has_clause = || {
        (index + 3..(index + 8).min(sentence.tokens.end))
            .take_while(|&at| reading.traits(at).any(Traits::JOINED))
            .any(|at| matches!(reading.word(at), "that" | "which" | "who"))
    };
    (is_opening && has_clause()).then_some((index + 1, "start with what there is"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn the_table_is_sorted() {
        WORDY.assert_sorted();
    }

    #[test]
    fn flags_phrases_that_a_word_replaces() {
        assert_flags(
            &RULE,
            "In order to save time, and due to the fact that it was very late, we utilised the desk on a daily basis.",
            &[
                "In order to",
                "due to the fact that",
                "very",
                "utilised",
                "on a daily basis",
            ],
        );
    }

    #[test]
    fn flags_an_empty_opening() {
        assert_flags(
            &RULE,
            "There were two shops that had no desk.",
            &["There were"],
        );
    }

    #[test]
    fn allows_there_is_inside_a_clause() {
        assert_allows(
            &RULE,
            &[
                "I knew where there is a desk that works.",
                "There is a desk in Leeds.",
            ],
        );
    }

    #[test]
    fn allows_a_number_of_before_a_figure() {
        assert_allows(&RULE, &["We set a number of 5 as the limit."]);
    }

    #[test]
    fn allows_all_of_whom() {
        assert_allows(&RULE, &["I asked 12 assistants, all of whom agreed."]);
    }

    #[test]
    fn allows_very_as_an_adjective_and_quoted_speech() {
        assert_allows(
            &RULE,
            &[
                "It was the very desk.",
                "She wrote “in order to be very clear”.",
            ],
        );
    }
}
