//! Vague amounts, times and claims, by the rules about memos.

use crate::domain::review::rule::Rule;
use crate::domain::review::rules::{adjective, hedge, vague_time, weasel};
use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::story::StarPart;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-vague",
    name: "A vague word",
    why: "“Many”, “recently” and “probably” sound like an answer and hold none, and each of them invites the question they avoid.",
    fix: "Put the amount, the date or the name in its place, or leave the word out.",
    reads_english: true,
    check,
};

const ASKED: [&Rule; 4] = [
    &weasel::RULE,
    &adjective::RULE,
    &vague_time::RULE,
    &hedge::RULE,
];

fn check(telling: &StoryText<'_>, found: &mut Found) {
    for part in StarPart::ALL {
        for rule in ASKED {
            telling.part(part).ask(rule, found);
        }
    }
}

/// Whether a story has one.
pub(crate) fn is_in(telling: &StoryText<'_>) -> bool {
    let mut found = Found::default();
    check(telling, &mut found);
    !found.0.is_empty()
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
    fn allows_words_that_stand_beside_their_numbers() {
        let story = with(
            StarPart::Result,
            "Nearly 300 came over six weeks, most of the 412.",
        );
        assert!(flagged(&RULE, &story).is_empty());
        assert!(flagged(&RULE, &strong()).is_empty());
    }
}
