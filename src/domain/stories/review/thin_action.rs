//! An Action that is not the largest part.

use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::story::StarPart;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-thin-action",
    name: "A thin Action",
    why: "Interviewers judge what you did. A long Situation spends your two minutes on background.",
    fix: "Cut the Situation to what the Action needs. Then say what you did step by step: what you saw, chose, said, \
        and checked.",
    reads_english: false,
    check,
};

/// A story with fewer words is a sketch, for which shares mean nothing yet.
pub(crate) const WORTH_SHARING: usize = 40;

/// The minimum share of the Action, in percent of the words.
pub(crate) const SHARE: usize = 40;

fn check(telling: &StoryText<'_>, found: &mut Found) {
    let (words, all) = (telling.part(StarPart::Action).words, telling.words);
    if all >= WORTH_SHARING && words * 100 < SHARE * all {
        let share = words * 100 / all;
        found.missing(
            StarPart::Action,
            format!("{words} of {all} words, {share} %"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::review::tests::{flagged, strong, with};

    #[test]
    fn flags_an_action_of_one_line() {
        let story = with(
            StarPart::Action,
            "I bought a scanner and trained the staff.",
        );
        assert_eq!(flagged(&RULE, &story), ["8 of 106 words, 7 %"]);
    }

    #[test]
    fn allows_a_large_action_and_a_sketch() {
        assert!(flagged(&RULE, &strong()).is_empty());
        let sketch = crate::domain::stories::story::Story {
            situation: "In March the desk stood still.".to_owned(),
            ..Default::default()
        };
        assert!(flagged(&RULE, &sketch).is_empty());
    }
}
