//! Vague amounts, times, and claims, by the rules about memos.

use crate::domain::prose::phrases::Phrases;
use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::words::Words;
use crate::domain::review::rule::Rule;
use crate::domain::review::rules::{adjective, hedge, jargon, vague_time, weasel};
use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::story::StarPart;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-vague",
    name: "A vague word",
    why: "“Many”, “recently”, and “probably” sound like an answer but aren’t one. Each invites the question it \
        avoids.",
    fix: "Replace it with the amount, the date, or the name, or cut the word.",
    reads_english: true,
    check,
};

const ASKED: [&Rule; 5] = [
    &weasel::RULE,
    &adjective::RULE,
    &vague_time::RULE,
    &hedge::RULE,
    &jargon::RULE,
];

/// Spoken phrases in place of an amount, which memos don't have. Sorted.
const SPOKEN: Phrases = Phrases::new(&[
    ("a lot better", "by how much?"),
    ("delighted", "how do you know?"),
    ("ecstatic", "how do you know?"),
    ("extremely", "how much?"),
    ("happier", "how do you know?"),
    ("happy", "how do you know?"),
    ("hard", "what did you do?"),
    ("highly", "how much?"),
    ("much more", "how much more?"),
    ("overwhelmingly", "how many of them?"),
    ("quickly", "within what time?"),
    ("really", "how much?"),
    ("super", "how much?"),
    ("swiftly", "within what time?"),
    ("thrilled", "how do you know?"),
    ("tirelessly", "what did you do?"),
    ("tons of", "how many?"),
    ("very", "how much?"),
    ("way better", "by how much?"),
    ("way more", "how many?"),
]);

/// Verbs that are only emphasized by "hard" and "very hard". Sorted.
const EFFORT: Words = Words::new(&[
    "fight", "fought", "push", "pushed", "tried", "try", "work", "worked", "working",
]);

fn check(telling: &StoryText<'_>, found: &mut Found) {
    for part in StarPart::ALL {
        for rule in ASKED {
            telling.part(part).ask(rule, found);
        }
        for paragraph in &telling.part(part).paragraphs {
            let reading = &paragraph.reading;
            for sentence in &reading.sentences {
                let mut next = sentence.tokens.start;
                for index in sentence.tokens.clone() {
                    if index >= next
                        && let Some((last, advice)) = spoken(reading, sentence, index)
                    {
                        next = last + 1;
                        let span = reading.raw(reading.span(index, last));
                        found.at(part, span.shifted(paragraph.start), advice);
                    }
                }
            }
        }
    }
}

/// The last token of a phrase in place of an amount, and the question to ask.
fn spoken(
    reading: &Reading<'_>,
    sentence: &Sentence,
    index: usize,
) -> Option<(usize, &'static str)> {
    let found = SPOKEN.at(reading, index)?;
    let (before, after) = (
        reading.joined_before(index),
        reading.joined_after(found.last),
    );
    let has_figure = reading.has(sentence, Traits::FIGURE);
    let is_effort = EFFORT.has(before);
    match found.phrase {
        // "Very hard", "very happy" and "really quickly" are one finding, "the very desk" none.
        "very" | "really" | "extremely" | "super" | "highly" => {
            if matches!(before, "the" | "this" | "that" | "not" | "my" | "our") || after.is_empty()
            {
                return None;
            }
            let colors = SPOKEN.at(reading, found.last + 1).map(|next| next.last);
            (is_effort || !has_figure).then_some((colors.unwrap_or(found.last + 1), found.advice))
        }
        "hard" => is_effort.then_some((found.last, found.advice)),
        // "Much more diverse", not "much more than 40".
        "much more" | "way more" => {
            (after != "than" && !has_figure).then_some((found.last, found.advice))
        }
        "happy" | "delighted" => (!has_figure && !matches!(after, "to" | "that" | "path" | "hour"))
            .then_some((found.last, found.advice)),
        _ => (!has_figure).then_some((found.last, found.advice)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::review::tests::{flagged, strong, with};

    #[test]
    fn flags_amounts_and_times_that_say_nothing() {
        let story = with(
            StarPart::Situation,
            "Recently many customers left, which was a risk.",
        );
        assert_eq!(flagged(&RULE, &story), ["Recently", "many"]);
    }

    #[test]
    fn the_tables_are_sorted() {
        SPOKEN.assert_sorted();
        EFFORT.assert_sorted();
    }

    #[test]
    fn flags_what_is_said_in_place_of_an_amount() {
        for (text, words) in [
            ("I worked very hard on it.", &["very hard"][..]),
            ("I worked hard on it.", &["hard"]),
            ("I quickly built a prototype.", &["quickly"]),
            ("The client was very happy.", &["very happy"]),
            ("Customers were happier with it.", &["happier"]),
            ("The panel became much more diverse.", &["much more"]),
            (
                "I leveraged synergies between both teams.",
                &["leveraged", "synergies"],
            ),
            ("It was really important to them.", &["really important"]),
        ] {
            assert_eq!(
                flagged(&RULE, &with(StarPart::Result, text)),
                words,
                "{text}"
            );
        }
    }

    #[test]
    fn allows_the_same_words_where_they_say_something() {
        for text in [
            "It was a hard decision.",
            "That very week we stopped.",
            "I was happy to wait for the answer.",
            "It answers more quickly: in 2 seconds instead of 9.",
            "It cost much more than planned, £400,000.",
        ] {
            assert!(
                flagged(&RULE, &with(StarPart::Result, text)).is_empty(),
                "{text}"
            );
        }
    }

    #[test]
    fn allows_words_that_stand_beside_their_numbers() {
        let story = with(
            StarPart::Result,
            "Nearly 300 came over six weeks, most of the 412.",
        );
        assert!(flagged(&RULE, &story).is_empty());
        assert!(flagged(&RULE, &strong()).is_empty());
    }
}
