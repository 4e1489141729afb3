//! A Result that cannot be measured.

use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::outcome::number;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::review::verdict::Said;
use crate::domain::stories::story::StarPart;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-no-number",
    name: "A Result without a number",
    why: "Everyone says “it went well”. The interviewer can repeat a number in the debrief.",
    fix: "Give the number that changed. If no one measured it, count something you can still find: tickets, hours, \
        people.",
    reads_english: true,
    check,
};

fn check(telling: &StoryText<'_>, found: &mut Found) {
    let result = telling.part(StarPart::Result);
    if number(result) != Said::Missing {
        return;
    }
    if let Some((span, _)) = result.sentences().next() {
        found.at(
            StarPart::Result,
            span,
            "no number that says what came of it",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::review::tests::{flagged, strong, with};

    #[test]
    fn flags_a_result_of_words() {
        let story = with(
            StarPart::Result,
            "Customers were happier. The team still uses the rule.",
        );
        assert_eq!(flagged(&RULE, &story), ["Customers were happier."]);
    }

    #[test]
    fn a_year_is_no_result() {
        let story = with(StarPart::Result, "It has been live since March 2023.");
        assert_eq!(flagged(&RULE, &story).len(), 1);
    }

    #[test]
    fn a_number_without_an_outcome_is_no_result() {
        for text in [
            "The three of us went for dinner at 7 pm.",
            "I bake 7 cakes.",
        ] {
            assert_eq!(flagged(&RULE, &with(StarPart::Result, text)), [text]);
        }
    }

    #[test]
    fn allows_a_number_in_digits_or_words() {
        for text in [
            "Complaints halved.",
            "Two of five stayed.",
            "It saved £3,400.",
        ] {
            assert!(
                flagged(&RULE, &with(StarPart::Result, text)).is_empty(),
                "{text}"
            );
        }
        assert!(flagged(&RULE, &strong()).is_empty());
    }

    #[test]
    fn an_empty_result_is_another_rules_business() {
        assert!(flagged(&RULE, &with(StarPart::Result, "")).is_empty());
    }
}
