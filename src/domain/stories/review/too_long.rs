//! A story that takes longer than an answer should.

use crate::domain::format::durations::clock_face;
use crate::domain::speaking::ANSWER;
use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-too-long",
    name: "Over two minutes",
    why: "After about two minutes, interviewers interrupt, and they have less time for follow-ups, where you earn \
        points.",
    fix: "Cut background first, then names and steps. You can still give them if they ask.",
    reads_english: false,
    check,
};

fn check(telling: &StoryText<'_>, found: &mut Found) {
    let time = telling.pace.time(telling.words);
    if time > ANSWER {
        let pace = telling.pace.words_a_minute();
        found.whole(format!(
            "{} spoken, at {pace} words a minute",
            clock_face(time)
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::speaking::Pace;
    use crate::domain::stories::review::review;
    use crate::domain::stories::review::tests::{strong, with};
    use crate::domain::stories::story::StarPart;

    #[test]
    fn flags_a_long_story_with_its_time_at_the_pace_chosen() {
        let story = with(StarPart::Action, &"I went on to the next desk. ".repeat(40));
        let found = |pace| -> Vec<String> {
            review(&story, Pace::new(pace))
                .findings
                .into_iter()
                .filter(|finding| finding.rule.id == RULE.id)
                .map(|finding| finding.detail)
                .collect()
        };
        assert_eq!(found(145), ["2:36 spoken, at 145 words a minute"]);
        assert_eq!(found(130), ["2:54 spoken, at 130 words a minute"]);
    }

    #[test]
    fn allows_a_story_that_fits() {
        let findings = review(&strong(), Pace::new(130)).findings;
        assert!(findings.iter().all(|finding| finding.rule.id != RULE.id));
    }
}
