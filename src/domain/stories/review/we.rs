//! "We" where only "I" would say who did it.

use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::story::StarPart;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-we",
    name: "“We” where “I” belongs",
    why: "The interviewer has to write down what you did. “We decided” leaves that open. Expect “who is we?”",
    fix: "Say who did it. If it was you, write “I”. If it was someone else, name the role, then say what you did.",
    reads_english: true,
    check,
};

fn check(telling: &StoryText<'_>, found: &mut Found) {
    // In the Situation and the Result, "we" is fine for a team.
    for part in [StarPart::Task, StarPart::Action] {
        for (span, note) in telling.part(part).sentences() {
            if note.has_we && !note.has_i {
                found.at(part, span, "nobody is named who did it");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::review::tests::{flagged, with};

    #[test]
    fn shows_each_sentence_of_the_action_in_which_we_acts() {
        let story = with(
            StarPart::Action,
            "We looked at the cards. I timed the visits. Then we've trained the staff.",
        );
        assert_eq!(
            flagged(&RULE, &story),
            ["We looked at the cards.", "Then we've trained the staff."]
        );
    }

    #[test]
    fn allows_we_beside_i_in_speech_and_outside_the_action() {
        let story = with(
            StarPart::Action,
            "I proposed that we drop the form. The clerk said “we never read it”. Our staff in the US agreed.",
        );
        assert!(flagged(&RULE, &story).is_empty());
        let story = with(StarPart::Situation, "We were about to lose the lease.");
        assert!(flagged(&RULE, &story).is_empty());
    }
}
