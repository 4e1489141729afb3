//! A hook without a number.

use crate::domain::prose::quantities::has_figure;
use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-bare-hook",
    name: "A hook without a number",
    why: "Your first line decides what the interviewer writes down, and they remember the number.",
    fix: "Put the main number of the Result into the hook. For example: “I cut the wait from 19 to 7 minutes.”",
    reads_english: true,
    check,
};

fn check(telling: &StoryText<'_>, found: &mut Found) {
    let hook = &telling.story.hook;
    if !hook.trim().is_empty() && !has_figure(hook) {
        found.whole("the hook has no number");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::review::tests::{flagged, strong};

    #[test]
    fn flags_a_hook_of_words_and_no_missing_one() {
        let of = |hook: &str| {
            let mut story = strong();
            hook.clone_into(&mut story.hook);
            flagged(&RULE, &story)
        };
        for hook in [
            "How I saved the returns desk.",
            "I turned a failing product around.",
        ] {
            assert_eq!(of(hook), ["the hook has no number"], "{hook}");
        }
        for hook in [
            "",
            "I cut the wait from 19 to 7 minutes.",
            "I halved the wait at our returns desk.",
        ] {
            assert!(of(hook).is_empty(), "{hook}");
        }
    }
}
