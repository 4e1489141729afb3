//! Passive voice that leaves out who acted.

use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::words::Words;
use crate::domain::review::hits::Hits;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "passive",
    name: "Passive without an actor",
    why: "Readers look for who decided and who did the work. “Was decided” hides that, and it may be what you did.",
    fix: "Name who acted and start with them: “I decided”, “the supplier quoted”. Keep the passive only if the actor \
        doesn’t matter.",
    severity: Severity::Advice,
    bears_on: Some(Dimension::Clarity),
    reads_english: true,
    check: Check::Paragraph(check),
};

/// Forms of "be" that a passive is made with. Sorted; "wasn't" reads as "wasn".
const BE: Words = Words::new(&[
    "am", "are", "aren", "be", "been", "being", "is", "isn", "was", "wasn", "were", "weren",
]);

/// Words that may stand between the form of "be" and the participle. Adverbs in -ly are added by
/// their ending. Sorted.
const BETWEEN: Words = Words::new(&[
    "all",
    "already",
    "also",
    "always",
    "both",
    "ever",
    "first",
    "further",
    "just",
    "later",
    "long",
    "never",
    "not",
    "now",
    "often",
    "once",
    "only",
    "seldom",
    "since",
    "sometimes",
    "soon",
    "still",
    "then",
    "thus",
    "twice",
    "well",
]);

/// Past participles that do not end in -ed, of verbs that take an object. Sorted.
const IRREGULAR: Words = Words::new(&[
    "beaten",
    "begun",
    "bent",
    "bought",
    "bound",
    "broken",
    "brought",
    "built",
    "burnt",
    "cast",
    "caught",
    "chosen",
    "cut",
    "dealt",
    "done",
    "drawn",
    "driven",
    "eaten",
    "fed",
    "felt",
    "flown",
    "forbidden",
    "forgiven",
    "forgotten",
    "fought",
    "found",
    "frozen",
    "given",
    "ground",
    "heard",
    "held",
    "hidden",
    "hit",
    "hung",
    "kept",
    "known",
    "laid",
    "learnt",
    "led",
    "lent",
    "lost",
    "made",
    "met",
    "misled",
    "mistaken",
    "overseen",
    "overtaken",
    "paid",
    "proven",
    "put",
    "read",
    "rebuilt",
    "redone",
    "rerun",
    "rewritten",
    "run",
    "said",
    "seen",
    "sent",
    "set",
    "sewn",
    "shaken",
    "shot",
    "shown",
    "shut",
    "sold",
    "sought",
    "spent",
    "split",
    "spoken",
    "spread",
    "stolen",
    "struck",
    "sung",
    "sunk",
    "swept",
    "sworn",
    "taken",
    "taught",
    "thought",
    "thrown",
    "told",
    "torn",
    "undertaken",
    "undone",
    "upheld",
    "withdrawn",
    "withheld",
    "won",
    "worn",
    "woven",
    "written",
]);

/// Words in -ed that tell a state or a feeling after "be", or are no participles at all. Sorted.
const STATES: Words = Words::new(&[
    "accustomed",
    "acquainted",
    "advanced",
    "afraid",
    "aged",
    "alarmed",
    "amazed",
    "amused",
    "annoyed",
    "armed",
    "ashamed",
    "assured",
    "astonished",
    "based",
    "bed",
    "bored",
    "born",
    "bred",
    "closed",
    "committed",
    "complicated",
    "concerned",
    "confused",
    "convinced",
    "curious",
    "dead",
    "dedicated",
    "delighted",
    "depressed",
    "detailed",
    "determined",
    "devastated",
    "devoted",
    "disappointed",
    "disinterested",
    "distinguished",
    "doomed",
    "educated",
    "embarrassed",
    "engaged",
    "entitled",
    "excited",
    "exhausted",
    "experienced",
    "flawed",
    "focused",
    "focussed",
    "fragmented",
    "frightened",
    "frustrated",
    "gifted",
    "hundred",
    "hurt",
    "impressed",
    "inclined",
    "indebted",
    "inexperienced",
    "inspired",
    "intended",
    "interested",
    "involved",
    "jaded",
    "kindred",
    "limited",
    "located",
    "married",
    "meant",
    "motivated",
    "naked",
    "opposed",
    "outdated",
    "overcrowded",
    "overjoyed",
    "overloaded",
    "overwhelmed",
    "owed",
    "pleased",
    "prejudiced",
    "pronounced",
    "puzzled",
    "qualified",
    "red",
    "related",
    "relaxed",
    "relieved",
    "retired",
    "ruined",
    "sacred",
    "satisfied",
    "scared",
    "shed",
    "shocked",
    "situated",
    "skilled",
    "sophisticated",
    "stressed",
    "stuck",
    "supposed",
    "surprised",
    "talented",
    "tempted",
    "terrified",
    "thrilled",
    "tired",
    "troubled",
    "united",
    "unlimited",
    "unprepared",
    "upset",
    "varied",
    "wicked",
    "worried",
]);

/// Participles that tell a state after "is" and "was" and a deed only after "been" and "being".
/// Sorted.
const HALF_STATES: Words = Words::new(&[
    "attached",
    "blocked",
    "called",
    "centred",
    "concentrated",
    "connected",
    "crowded",
    "dated",
    "deserted",
    "divided",
    "finished",
    "fixed",
    "informed",
    "isolated",
    "linked",
    "mixed",
    "named",
    "organised",
    "organized",
    "packed",
    "parted",
    "prepared",
    "reserved",
    "rushed",
    "scattered",
    "settled",
    "shaped",
    "tied",
]);

/// How far after the participle "by somebody" may stand.
const REACH: usize = 12;

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if !reading.kind.is_told() {
        return;
    }
    for sentence in &reading.sentences {
        // "Is being written" is one passive, not two.
        let mut next = sentence.tokens.start;
        for index in sentence.tokens.clone() {
            let is_be = index >= next && reading.is_own(index) && BE.has(reading.word(index));
            if is_be && let Some(last) = participle_after(reading, sentence, index) {
                next = last;
                if !names_actor(reading, sentence, last) {
                    hits.add(reading.span(index, last), "who did it is not said");
                }
            }
        }
    }
}

/// The participle that makes a passive with the form of "be" at `be`.
fn participle_after(reading: &Reading<'_>, sentence: &Sentence, be: usize) -> Option<usize> {
    // Two adverbs at most; a comma ends the search.
    for at in be + 1..be + 4 {
        if at >= sentence.tokens.end
            || !reading.is_own(at)
            || !reading.traits(at).any(Traits::JOINED)
        {
            return None;
        }
        let word = reading.word(at);
        if is_participle(word) {
            let is_deed =
                !HALF_STATES.has(word) || matches!(reading.word(at - 1), "been" | "being");
            return (is_deed && !is_noun_part(reading, at)).then_some(at);
        }
        if word != "being" && !word.ends_with("ly") && !BETWEEN.has(word) {
            return None;
        }
    }
    None
}

/// Whether a lower-cased word is a past participle by which something is done to somebody.
pub(crate) fn is_participle(word: &str) -> bool {
    if IRREGULAR.has(word) {
        return true;
    }
    if !word.ends_with("ed") || word.len() < 4 || word.contains('-') {
        return false;
    }
    // "need", "speed", "indeed", but "agreed" and "freed".
    if word.ends_with("eed") && !matches!(word, "agreed" | "freed" | "guaranteed" | "decreed") {
        return false;
    }
    // "unfinished" and "unchanged" are states; "undermined" and "united" are no un- of that kind.
    let is_undone = word.starts_with("un") && !word.starts_with("under") && word != "unveiled";
    !is_undone && !STATES.has(word)
}

/// Whether what looks like a participle goes with a noun ("was cut price", "was lost property")
/// or ends a state ("was well known for").
fn is_noun_part(reading: &Reading<'_>, at: usize) -> bool {
    let (before, word, after) = (
        reading.joined_before(at),
        reading.word(at),
        reading.joined_after(at),
    );
    match word {
        "known" => before == "well" || matches!(after, "for" | "as"),
        "lost" => matches!(after, "in" | "property" | "on"),
        "made" => after == "up",
        "used" => after == "to",
        // "We are done", "it is set to grow".
        "done" => after.is_empty() && before != "been" && before != "be",
        "set" => matches!(after, "to" | "of" | "in" | "for") || before == "all",
        "read" | "hit" | "run" => {
            matches!(after, "price" | "time" | "off" | "down")
        }
        "felt" | "thought" | "said" | "ground" | "bound" => {
            after == "to" || word == "bound" || word == "ground"
        }
        "faced" => after == "with",
        "tied" => before == "closely",
        _ => false,
    }
}

/// Whether the sentence goes on to name the actor after “by”.
fn names_actor(reading: &Reading<'_>, sentence: &Sentence, participle: usize) -> bool {
    let end = sentence.tokens.end.min(participle + 1 + REACH);
    (participle + 1..end).any(|at| reading.word(at) == "by" && is_actor(reading, at + 1))
}

/// Whether what follows "by" can act: no amount, time, way or measure.
fn is_actor(reading: &Reading<'_>, at: usize) -> bool {
    const NO_ACTORS: Words = Words::new(&[
        "about",
        "accident",
        "air",
        "almost",
        "april",
        "august",
        "bus",
        "car",
        "chance",
        "contrast",
        "december",
        "default",
        "design",
        "email",
        "error",
        "far",
        "february",
        "friday",
        "half",
        "hand",
        "january",
        "july",
        "june",
        "law",
        "mail",
        "march",
        "may",
        "means",
        "mistake",
        "monday",
        "nature",
        "nearly",
        "next",
        "november",
        "now",
        "october",
        "over",
        "phone",
        "post",
        "roughly",
        "saturday",
        "sea",
        "september",
        "sunday",
        "then",
        "thursday",
        "tomorrow",
        "tuesday",
        "turns",
        "wednesday",
        "weight",
        "word",
    ]);
    let word = reading.word(at);
    let traits = reading.traits(at);
    !(word.is_empty()
        || traits.any(Traits::DIGIT.and(Traits::SPELLED)) && !are_people(reading.joined_after(at))
        || word.len() > 4 && word.ends_with("ing")
        || NO_ACTORS.has(word)
        // "by the end of May", "by a third".
        || matches!(word, "a" | "an" | "the")
            && matches!(
                reading.word(at + 1),
                "afternoon" | "deadline" | "end" | "evening" | "factor" | "fifth" | "following" | "half" | "hour"
                    | "margin" | "mean" | "middle" | "month" | "morning" | "quarter" | "start" | "tenth" | "third"
                    | "time" | "week" | "year"
            ))
}

/// Whether a noun after a number acts: "3 assistants", "two of them", not "3 minutes".
fn are_people(noun: &str) -> bool {
    let is_counted = ["ers", "ors", "ants", "ents", "ists", "ysts", "ees"]
        .iter()
        .any(|ending| noun.ends_with(ending));
    matches!(
        noun,
        "of" | "people"
            | "men"
            | "women"
            | "teams"
            | "colleagues"
            | "members"
            | "directors"
            | "shops"
    ) || is_counted
        && !matches!(
            noun,
            "orders" | "numbers" | "quarters" | "cents" | "centers" | "factors"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn the_tables_are_sorted() {
        for table in [BE, BETWEEN, IRREGULAR, STATES, HALF_STATES] {
            table.assert_sorted();
        }
    }

    #[test]
    fn flags_a_deed_without_a_doer() {
        assert_flags(&RULE, "The contract was signed in Leeds.", &["was signed"]);
        assert_flags(
            &RULE,
            "It had not been tested, and mistakes were quietly made.",
            &["been tested", "were quietly made"],
        );
        assert_flags(
            &RULE,
            "The rule is being rewritten.",
            &["is being rewritten"],
        );
        assert_flags(&RULE, "The plan wasn't approved.", &["wasn't approved"]);
    }

    #[test]
    fn an_amount_or_a_date_after_by_is_no_actor() {
        assert_flags(&RULE, "Costs were cut by 12 %.", &["were cut"]);
        assert_flags(&RULE, "It was shipped by the end of May.", &["was shipped"]);
        assert_flags(&RULE, "It was solved by moving the desk.", &["was solved"]);
    }

    #[test]
    fn allows_a_passive_that_names_its_actor() {
        assert_allows(
            &RULE,
            &[
                "The contract was signed by the finance director.",
                "The desk was built in a week by three assistants.",
                "It was found by Ana.",
                "It was read by 3 engineers.",
            ],
        );
    }

    #[test]
    fn allows_states_that_only_look_passive() {
        assert_allows(
            &RULE,
            &[
                "The shop is located in Leeds.",
                "The figure is based on 620 cards.",
                "I was interested in the wait.",
                "They were supposed to call.",
                "There is need of a desk.",
                "The light was red.",
                "It was indeed slow.",
                "We were used to it.",
                "The shop is closed.",
                "The tool was outdated.",
                "I was convinced, tired and worried.",
                "The order was unchanged.",
                "There were a hundred of them.",
            ],
        );
    }

    #[test]
    fn allows_used_to_before_a_verb() {
        assert_allows(&RULE, &["It used to take a day.", "The team used to wait."]);
    }

    #[test]
    fn allows_quoted_speech_and_active_perfects() {
        assert_allows(
            &RULE,
            &[
                "He wrote “it was decided” in the margin.",
                "I had signed the contract.",
                "She is, trained or not, the best.",
            ],
        );
    }
}
