//! Who acts in a sentence: "I", or other people while "I" only helped.

use crate::domain::prose::participles::is_participle;
use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::words::Words;

/// Verbs of assisting someone else's work. Sorted.
const BESIDE: Words = Words::new(&[
    "aided",
    "assist",
    "assisted",
    "attended",
    "collaborated",
    "contributed",
    "cooperated",
    "help",
    "helped",
    "helping",
    "joined",
    "observed",
    "participated",
    "shadowed",
    "supported",
    "watched",
    "witnessed",
]);

/// Verbs of research, which is one's own work unless a colleague is looked at. Sorted.
const RESEARCH: Words = Words::new(&["observed", "shadowed", "watched", "witnessed"]);

/// What follows "I was" where "I" did nothing. Sorted.
const STATES: Words = Words::new(&[
    "among", "assigned", "included", "invited", "involved", "member", "on", "one", "part",
    "present",
]);

/// Words that may stand between "I" and its verb. Sorted.
const BETWEEN: Words = Words::new(&[
    "also",
    "always",
    "first",
    "have",
    "just",
    "myself",
    "never",
    "now",
    "often",
    "once",
    "only",
    "soon",
    "still",
    "then",
    "therefore",
    "thus",
]);

/// Verbs that tell a state or a thought and no step. Sorted.
const NO_STEPS: Words = Words::new(&[
    "am", "believed", "could", "did", "felt", "had", "hoped", "knew", "might", "needed", "think",
    "thought", "wanted", "was", "were", "would",
]);

/// What "I" does in a sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Acts {
    /// Steps that "I" takes: its verbs, and those that "and" joins to them.
    pub(crate) steps: usize,
    /// Whether "I" is the subject of anything but assisting.
    pub(crate) is_own: bool,
    /// The first and last token of "I helped" and the like.
    pub(crate) beside: Option<(usize, usize)>,
}

impl Acts {
    pub(crate) fn of(reading: &Reading<'_>, sentence: &Sentence) -> Self {
        let mut acts = Self::default();
        for index in sentence.tokens.clone() {
            if reading.word(index) != "i" || !reading.is_own(index) {
                continue;
            }
            let verb = verb_after(reading, sentence, index);
            if let Some(last) = stands_beside(reading, verb) {
                acts.beside = acts.beside.or(Some((index, last)));
                continue;
            }
            acts.is_own = true;
            if !NO_STEPS.has(reading.word(verb)) {
                acts.steps += 1;
            }
        }
        if acts.is_own {
            acts.steps += sentence
                .tokens
                .clone()
                .filter(|&index| is_joined_step(reading, index))
                .count();
        }
        acts
    }
}

/// The verb of "I", past "then", "personally" and the like.
fn verb_after(reading: &Reading<'_>, sentence: &Sentence, subject: usize) -> usize {
    (subject + 1..sentence.tokens.end.min(subject + 4))
        .find(|&at| {
            let word = reading.word(at);
            let is_adverb = word.ends_with("ly") && word != "rely" && word != "apply";
            !is_adverb && !BETWEEN.has(word)
        })
        .unwrap_or(subject + 1)
}

/// The last token of a phrase of assisting: "helped", "was involved", "took part".
fn stands_beside(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let word = reading.word(verb);
    let next = reading.word(verb + 1);
    if BESIDE.has(word) {
        let is_research = RESEARCH.has(word) && !looks_at_colleagues(reading, verb);
        return (!is_research).then_some(verb);
    }
    match word {
        "was" | "am" | "were" | "been" | "became" | "got" => {
            let at = if matches!(
                next,
                "a" | "an"
                    | "the"
                    | "also"
                    | "heavily"
                    | "closely"
                    | "deeply"
                    | "actively"
                    | "only"
                    | "just"
                    | "very"
            ) {
                verb + 2
            } else {
                verb + 1
            };
            let state = reading.word(at);
            let is_beside = STATES.has(state)
                && (state != "one" || reading.word(at + 1) == "of")
                && (state != "on" || matches!(reading.word(at + 1), "the" | "a"))
                && (state != "part" || reading.word(at + 1) == "of")
                && (state != "assigned" && state != "invited" || word != "got");
            is_beside.then_some(at)
        }
        "took" | "take" if next == "part" => Some(verb + 1),
        "played" if next == "a" || next == "my" => Some(verb + 2),
        "worked" | "work" => {
            let at = if next.ends_with("ly") {
                verb + 2
            } else {
                verb + 1
            };
            matches!(reading.word(at), "with" | "alongside").then_some(at)
        }
        "had" if next == "the" || next == "a" => matches!(
            reading.word(verb + 2),
            "opportunity" | "chance" | "part" | "hand"
        )
        .then_some(verb + 2),
        _ => None,
    }
}

/// Whether what is watched is somebody else's work: "I watched the team", not "I watched 40 recordings".
fn looks_at_colleagues(reading: &Reading<'_>, verb: usize) -> bool {
    let object = verb + 1..verb + 5;
    !reading.any_in(object.clone(), Traits::FIGURE)
        && object.into_iter().any(|at| {
            let word = reading.word(at);
            GROUPS.has(word) || matches!(word, "him" | "her" | "them" | "as" | "while")
        })
}

/// Whether a verb goes on with what "I" did: ", wrote", "and trained".
fn is_joined_step(reading: &Reading<'_>, index: usize) -> bool {
    let word = reading.word(index);
    let before = index.checked_sub(1).map_or("", |at| reading.word(at));
    let after_comma = index > 0 && reading.text_before(index).trim_end().ends_with([',', ';']);
    let is_verb = is_participle(word)
        || matches!(
            word,
            "wrote" | "went" | "ran" | "chose" | "drew" | "gave" | "took" | "began"
        );
    is_verb && (after_comma || matches!(before, "and" | "then"))
}

/// Words for a group that acts. Sorted.
const GROUPS: Words = Words::new(&[
    "analysts",
    "colleagues",
    "company",
    "department",
    "designers",
    "developers",
    "devs",
    "engineering",
    "engineers",
    "everybody",
    "everyone",
    "folks",
    "group",
    "leadership",
    "management",
    "marketers",
    "ops",
    "organization",
    "people",
    "scientists",
    "squad",
    "staff",
    "stakeholders",
    "team",
    "teammates",
    "teams",
    "they",
]);

/// The group that is the subject of a sentence: "the team", "our engineers", "everybody".
pub(crate) fn group(reading: &Reading<'_>, sentence: &Sentence) -> Option<(usize, usize)> {
    let start = sentence.tokens.start;
    let opens = |at: usize| {
        matches!(
            reading.word(at),
            "the"
                | "our"
                | "my"
                | "all"
                | "both"
                | "some"
                | "these"
                | "those"
                | "a"
                | "other"
                | "several"
        )
    };
    // "After that, the team" begins behind its comma.
    let first = (start..sentence.tokens.end.min(start + 6))
        .find(|&at| at > start && reading.text_before(at).trim_end().ends_with(','))
        .unwrap_or(start);
    [first, start].into_iter().find_map(|from| {
        let end = if from < first {
            first
        } else {
            sentence.tokens.end
        };
        (from..end.min(from + 5))
            .take_while(|&at| at == from || opens(at - 1) || !is_participle(reading.word(at - 1)))
            .find(|&at| {
                reading.is_own(at)
                    && GROUPS.has(reading.word(at))
                    && (at == from || (from..at).any(opens))
                    && !matches!(
                        at.checked_sub(1).map(|at| reading.word(at)),
                        Some("of" | "to" | "with" | "for")
                    )
            })
            .map(|at| (from, at))
    })
}
