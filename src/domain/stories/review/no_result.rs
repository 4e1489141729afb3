//! A story without an outcome.

use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::story::StarPart;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-no-result",
    name: "No Result",
    why: "Interviewers write down the result. Without one, the best Action is only an effort.",
    fix: "Say what changed, with the number. If it failed, say so, and what it cost.",
    reads_english: false,
    check,
};

fn check(telling: &StoryText<'_>, found: &mut Found) {
    if telling.part(StarPart::Result).words == 0 {
        found.missing(StarPart::Result, "the part is empty");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::review::tests::{flagged, strong, with};

    #[test]
    fn flags_an_empty_result() {
        assert_eq!(
            flagged(&RULE, &with(StarPart::Result, " \n— ")),
            ["the part is empty"]
        );
    }

    #[test]
    fn allows_a_short_one() {
        assert!(flagged(&RULE, &with(StarPart::Result, "It failed.")).is_empty());
        assert!(flagged(&RULE, &strong()).is_empty());
    }
}
