//! A failure without a lesson.

use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::story::StarPart;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-no-learning",
    name: "A failure without a learning",
    why: "Everyone has failed. Interviewers ask what you do differently now, and for one time it showed.",
    fix: "Name the habit, check, or rule you have kept since, and the next time it worked.",
    reads_english: false,
    check,
};

fn check(telling: &StoryText<'_>, found: &mut Found) {
    if telling.story.is_failure() && telling.part(StarPart::Learning).words == 0 {
        found.missing(StarPart::Learning, "the part is empty");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::review::tests::{flagged, strong};

    #[test]
    fn flags_a_failure_with_nothing_learned() {
        let mut story = strong();
        story.kinds = vec!["Failure".to_owned()];
        assert_eq!(flagged(&RULE, &story), ["the part is empty"]);
        story.learning = "I now ask for the figure before the meeting.".to_owned();
        assert!(flagged(&RULE, &story).is_empty());
    }

    #[test]
    fn asks_nothing_of_a_success() {
        assert!(flagged(&RULE, &strong()).is_empty());
    }
}
