//! Passive voice that leaves out who acted.

use crate::domain::prose::participles::is_participle;
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

/// Forms of "be" that can form a passive. Sorted; "wasn't" is tokenized as "wasn".
const BE: Words = Words::new(&[
    "am", "are", "aren", "be", "been", "being", "is", "isn", "was", "wasn", "were", "weren",
]);

/// Words that can be between the form of "be" and the participle, besides adverbs in -ly. Sorted.
const BETWEEN: Words = Words::new(&[
    "all",
    "already",
    "also",
    "always",
    "both",
    "either",
    "ever",
    "first",
    "further",
    "just",
    "later",
    "long",
    "neither",
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

/// Participles that describe a state after "is" and "was", and an action only after "been" and
/// "being". Sorted.
const HALF_STATES: Words = Words::new(&[
    "attached",
    "bent",
    "blocked",
    "broken",
    "called",
    "centred",
    "concentrated",
    "connected",
    "correlated",
    "crowded",
    "dated",
    "deserted",
    "divided",
    "finished",
    "fixed",
    "frozen",
    "hidden",
    "informed",
    "isolated",
    "linked",
    "loaded",
    "mixed",
    "named",
    "organised",
    "organized",
    "packed",
    "parted",
    "prepared",
    "priced",
    "related",
    "reserved",
    "rushed",
    "scattered",
    "sealed",
    "settled",
    "shaped",
    "shut",
    "sized",
    "spread",
    "staffed",
    "stocked",
    "structured",
    "tied",
    "torn",
    "worn",
]);

/// Forms of "get" that can form a passive. Sorted.
const GET: Words = Words::new(&["get", "gets", "getting", "got", "gotten"]);

/// Participles that don't form a passive with "get": "get started", "got lost". Sorted.
const GOT: Words = Words::new(&[
    "divorced", "done", "dressed", "heard", "hurt", "known", "lost", "made", "married", "met",
    "prepared", "read", "ready", "run", "set", "settled", "started", "thought", "used",
]);

/// Participles that describe a property after "can be" and "could be": "could be reversed" means
/// reversible, so it needs no actor. Sorted.
const ABLE: Words = Words::new(&[
    "accessed",
    "adjusted",
    "automated",
    "avoided",
    "canceled",
    "cancelled",
    "changed",
    "combined",
    "compared",
    "copied",
    "corrected",
    "counted",
    "edited",
    "explained",
    "extended",
    "felt",
    "fixed",
    "found",
    "heard",
    "measured",
    "opened",
    "predicted",
    "prevented",
    "proved",
    "proven",
    "read",
    "recovered",
    "removed",
    "repaired",
    "repeated",
    "replaced",
    "reproduced",
    "restored",
    "reused",
    "reversed",
    "reverted",
    "saved",
    "scaled",
    "seen",
    "shared",
    "traced",
    "tracked",
    "trusted",
    "understood",
    "undone",
    "unwound",
    "used",
    "verified",
]);

/// Subjects whose "’s" is "is" or "has", never a possessive. Sorted.
const THINGS: Words = Words::new(&[
    "everything",
    "it",
    "nothing",
    "that",
    "this",
    "what",
    "which",
]);

/// Participles that form a passive with "it’s"; with others it can mean "it has". Sorted.
const DONE_TO_IT: Words = Words::new(&[
    "bought", "built", "caught", "chosen", "done", "drawn", "given", "held", "kept", "led", "made",
    "paid", "put", "sent", "shown", "sold", "spent", "taken", "taught", "thrown", "told", "used",
    "written",
]);

/// How many words after the participle "by somebody" can be.
const REACH: usize = 12;

fn check(reading: &Reading<'_>, hits: &mut Hits) {
    if !reading.kind.is_told() {
        return;
    }
    for sentence in &reading.sentences {
        // "Is being written" is one passive, not two.
        let mut next = sentence.tokens.start;
        for index in sentence.tokens.clone() {
            if index >= next
                && reading.is_own(index)
                && let Some(auxiliary) = auxiliary(reading, index)
                && let Some(last) = participle_after(reading, sentence, index, auxiliary)
            {
                next = last;
                if !names_actor(reading, sentence, last) {
                    hits.add(reading.span(index, last), "who did it is not said");
                }
            }
        }
    }
}

/// The word that forms a passive with a participle.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Auxiliary {
    /// A form of "be", also in "they’re".
    Be,
    /// "It’s", which may be "it has".
    BeOrHave,
    /// A form of "get".
    Get,
}

/// Which passive a word can form with a participle after it.
fn auxiliary(reading: &Reading<'_>, index: usize) -> Option<Auxiliary> {
    let word = reading.word(index);
    match reading.ending(index) {
        "re" | "m" => Some(Auxiliary::Be),
        "s" if THINGS.has(word) => Some(Auxiliary::BeOrHave),
        "s" => None,
        _ if BE.has(word) => Some(Auxiliary::Be),
        _ if GET.has(word) => Some(Auxiliary::Get),
        _ => None,
    }
}

/// Whether a participle is a passive with the word at this position.
fn is_deed(reading: &Reading<'_>, auxiliary: Auxiliary, be: usize, at: usize) -> bool {
    let word = reading.word(at);
    match auxiliary {
        Auxiliary::Be if could_be(reading, be) && ABLE.has(word) => false,
        // "I'm done" and "they are done" are states of people.
        Auxiliary::Be if word == "done" && is_of_people(reading, be) => false,
        Auxiliary::Be => !HALF_STATES.has(word) || matches!(reading.word(at - 1), "been" | "being"),
        Auxiliary::BeOrHave => DONE_TO_IT.has(word) && !has_object(reading, at),
        Auxiliary::Get => !GOT.has(word) && !has_object(reading, at),
    }
}

/// Whether "am" or "are" is of people: "I'm", "we are", "they’re".
fn is_of_people(reading: &Reading<'_>, be: usize) -> bool {
    let is_person = |word: &str| matches!(word, "i" | "we" | "you" | "they");
    match reading.ending(be) {
        "re" | "m" => true,
        _ => {
            matches!(reading.word(be), "am" | "are" | "aren")
                && is_person(reading.joined_before(be))
        }
    }
}

/// Whether "be" follows "can" or "could".
fn could_be(reading: &Reading<'_>, be: usize) -> bool {
    let is_adverb = |word: &str| word.ends_with("ly") || BETWEEN.has(word);
    let mut at = be;
    // Two adverbs at most.
    while at > 0 && at + 3 > be && (at == be || is_adverb(reading.word(at))) {
        at -= 1;
    }
    reading.word(be) == "be" && matches!(reading.word(at), "can" | "cannot" | "could" | "couldn")
}

/// Whether a participle has an object or describes a noun: "it’s made a difference", "got signed copies".
fn has_object(reading: &Reading<'_>, at: usize) -> bool {
    let after = reading.joined_after(at);
    let is_free = after.is_empty()
        || after.ends_with("ly")
        || AFTER_A_DEED.has(after)
        || reading.traits(at + 1).any(Traits::DATE);
    !is_free
}

/// Words that can follow a verb without being its object. Sorted.
const AFTER_A_DEED: Words = Words::new(&[
    "about",
    "after",
    "again",
    "against",
    "and",
    "around",
    "as",
    "at",
    "away",
    "back",
    "because",
    "before",
    "between",
    "but",
    "by",
    "down",
    "during",
    "early",
    "every",
    "except",
    "first",
    "for",
    "from",
    "if",
    "in",
    "instead",
    "into",
    "last",
    "late",
    "next",
    "now",
    "off",
    "on",
    "once",
    "only",
    "or",
    "out",
    "over",
    "overnight",
    "since",
    "so",
    "soon",
    "through",
    "to",
    "today",
    "together",
    "too",
    "twice",
    "under",
    "until",
    "up",
    "when",
    "where",
    "while",
    "with",
    "within",
    "without",
    "yesterday",
]);

/// The participle that forms a passive with the word at `be`.
fn participle_after(
    reading: &Reading<'_>,
    sentence: &Sentence,
    be: usize,
    auxiliary: Auxiliary,
) -> Option<usize> {
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
            let is_deed = is_deed(reading, auxiliary, be, at);
            return (is_deed && !is_noun_part(reading, at)).then_some(at);
        }
        if word != "being" && !word.ends_with("ly") && !BETWEEN.has(word) {
            return None;
        }
    }
    None
}

/// Whether an apparent participle belongs to a noun ("was cut price", "was lost property") or describes a
/// state ("was well known for").
fn is_noun_part(reading: &Reading<'_>, at: usize) -> bool {
    let (before, word, after) = (
        reading.joined_before(at),
        reading.word(at),
        reading.joined_after(at),
    );
    match word {
        "known" => before == "well" || matches!(after, "for" | "as" | "to"),
        "fed" => after == "up",
        "sold" => after == "out",
        "split" => matches!(after, "between" | "across" | "over" | "among"),
        "lost" => matches!(after, "in" | "property" | "on"),
        "made" => matches!(after, "up" | "of"),
        "used" => after == "to" && is_habit(reading, at + 2),
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

/// Whether "used to" means accustomed: "used to it", "used to waiting", not "used to track parcels".
fn is_habit(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    word.is_empty()
        || word.len() > 4 && word.ends_with("ing")
        || reading
            .traits(at)
            .any(Traits::DIGIT.and(Traits::SPELLED).and(Traits::FUNCTION))
}

/// Whether the sentence goes on to name the actor after “by”.
fn names_actor(reading: &Reading<'_>, sentence: &Sentence, participle: usize) -> bool {
    let end = sentence.tokens.end.min(participle + 1 + REACH);
    (participle + 1..end).any(|at| reading.word(at) == "by" && is_actor(reading, at + 1))
}

/// Whether the phrase after "by" is an actor, and not an amount, time, manner, or measure.
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
        || traits.any(Traits::DIGIT.and(Traits::SPELLED)) && !counts_people(reading, at)
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

/// Words that can be between a number and the people it counts. Sorted.
const BEFORE_PEOPLE: Words = Words::new(&[
    "business",
    "different",
    "external",
    "former",
    "further",
    "independent",
    "internal",
    "junior",
    "local",
    "more",
    "new",
    "other",
    "outside",
    "senior",
    "separate",
]);

/// Whether a number counts people: "3 assistants", "two other business units", not "3 minutes".
fn counts_people(reading: &Reading<'_>, number: usize) -> bool {
    let mut at = number + 1;
    while at < number + 4
        && reading.traits(at).any(Traits::JOINED)
        && BEFORE_PEOPLE.has(reading.word(at))
    {
        at += 1;
    }
    reading.traits(at).any(Traits::JOINED) && are_people(reading.word(at))
}

/// Whether a noun after a number can act: "3 assistants", "two of them", not "3 minutes".
fn are_people(noun: &str) -> bool {
    let is_counted = ["ers", "ors", "ants", "ents", "ists", "ysts", "ees"]
        .iter()
        .any(|ending| noun.ends_with(ending));
    matches!(
        noun,
        "of" | "people"
            | "agencies"
            | "boards"
            | "colleagues"
            | "committees"
            | "companies"
            | "countries"
            | "departments"
            | "directors"
            | "families"
            | "firms"
            | "groups"
            | "members"
            | "men"
            | "offices"
            | "parties"
            | "peers"
            | "shops"
            | "teams"
            | "units"
            | "universities"
            | "women"
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
        for table in [
            BE,
            BETWEEN,
            HALF_STATES,
            GET,
            GOT,
            ABLE,
            THINGS,
            DONE_TO_IT,
            AFTER_A_DEED,
            BEFORE_PEOPLE,
        ] {
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
        assert_flags(&RULE, "The checks were done in May.", &["were done"]);
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
                "I'm done with it.",
                "I’m done defending that default.",
                "We are done.",
                "They’re not done yet.",
                "The service cannot be changed in less than six weeks.",
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

    #[test]
    fn k28_a_deed_without_a_doer_is_flagged_in_every_form() {
        for (text, quote) in [
            // Contractions, with either apostrophe.
            ("They’re built in 2 shops.", "They’re built"),
            ("They're built in 2 shops.", "They're built"),
            ("We’re told to wait.", "We’re told"),
            ("You’re charged for it.", "You’re charged"),
            ("I’m paid for it.", "I’m paid"),
            ("It’s built in 2 shops.", "It’s built"),
            ("It's held in May.", "It's held"),
            ("That’s used in 3 shops.", "That’s used"),
            ("It’s been dropped.", "been dropped"),
            ("It wasn’t approved.", "wasn’t approved"),
            ("They weren’t told.", "weren’t told"),
            (
                "The bags aren’t sealed by hand, they are weighed.",
                "are weighed",
            ),
            ("It hasn’t been tested.", "been tested"),
            ("It won’t be shipped.", "be shipped"),
            // Hyphens of any kind.
            ("The desk was re-opened in May.", "was re-opened"),
            ("The desk was re‑opened in May.", "was re-opened"),
            (
                "The parcels were mis-shipped in 2 shops.",
                "were mis-shipped",
            ),
            ("The rule was re-written in May.", "was re-written"),
            ("The forms were pre-approved.", "were pre-approved"),
            ("The cards were cross-checked.", "were cross-checked"),
            ("The totals were double-counted.", "were double-counted"),
            // "Get".
            ("The order got cancelled.", "got cancelled"),
            ("The order got canceled last week.", "got canceled"),
            ("Parcels get dropped on the way.", "get dropped"),
            ("The plan gets approved in May.", "gets approved"),
            ("Tickets kept getting dropped.", "getting dropped"),
            ("It had gotten blocked again.", "gotten blocked"),
            ("The rule got quietly removed.", "got quietly removed"),
            // More irregular verbs.
            ("The limit was overridden.", "was overridden"),
            ("The file was overwritten.", "was overwritten"),
            ("The pin was reset.", "was reset"),
            ("The cost was underpaid.", "was underpaid"),
            ("The form was misread.", "was misread"),
            // Possibilities that didn't happen.
            ("The tool was used to track parcels.", "was used"),
            ("Cards are used to open the gates.", "are used"),
            (
                "The parcels were neither counted nor checked.",
                "were neither counted",
            ),
            ("It could be argued that it held.", "be argued"),
            ("The bags could not be placed.", "be placed"),
            ("It had to be done.", "be done"),
        ] {
            assert_flags(&RULE, text, &[quote]);
        }
    }

    #[test]
    fn k28_what_a_thing_is_like_is_no_passive() {
        for text in [
            "The decision could be reversed in a day.",
            "It can be undone.",
            "The result can easily be measured.",
            "It could not be trusted.",
            "The two series are highly correlated.",
            "The price is closely related to the wait.",
            "We were used to the wait.",
            "Everyone was used to waiting.",
            "It was rejected by two other business units.",
            "It was checked by 3 independent agencies.",
            "It was signed by four of the boards.",
            "More time is needed.",
            "A signature was required.",
            "It’s needed in May.",
            "The desk was broken.",
            "The key was hidden.",
            "The team was understaffed and overworked.",
            "We were aligned.",
            "I was mistaken.",
            "They’re based in Leeds.",
            "They’re interested.",
            "We’re excited to begin.",
            "It’s made a difference.",
            "It’s changed since.",
            "It’s grown.",
            "He’s built a team.",
            "She’s led three launches.",
            "The desk’s closed front was new.",
            "The shop’s used bags were new.",
            "The tool is customer-focused and data-driven.",
            "It was well-known and self-funded.",
            "I got started in May.",
            "We got used to it.",
            "They got married.",
            "I got signed copies of both.",
            "We get improved results.",
            "I got it approved.",
            "It is made of steel.",
            "The teams were spread over 3 sites.",
            "The tickets were sold out.",
            "They were fed up.",
            "We’re building it.",
            "They’ve built it.",
        ] {
            assert_allows(&RULE, &[text]);
        }
    }
}
