//! An Action where others act: a group, a passive, or "I" as an assistant.

use crate::domain::review::hits::Hits;
use crate::domain::review::rule::Check;
use crate::domain::review::rules::passive;
use crate::domain::stories::review::acts::{Acts, group};
use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::story::StarPart;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-not-you",
    name: "An Action that is not yours",
    why: "“The team”, a passive, and “I helped” all leave open what you did. Expect “what was your role, \
        specifically?”",
    fix: "Start the sentence with “I” and the verb for what you did. If someone else did it, name the role, then \
        your part.",
    reads_english: true,
    check,
};

fn check(telling: &StoryText<'_>, found: &mut Found) {
    let action = telling.part(StarPart::Action);
    let before = found.0.len();
    let (mut has_own, mut has_we) = (false, false);
    for paragraph in &action.paragraphs {
        let reading = &paragraph.reading;
        let mut passives = Hits::default();
        if let Check::Paragraph(check) = passive::RULE.check {
            check(reading, &mut passives);
        }
        for (sentence, note) in reading.sentences.iter().zip(&paragraph.notes) {
            let place = |first, last| {
                reading
                    .raw(reading.span(first, last))
                    .shifted(paragraph.start)
            };
            let acts = Acts::of(reading, sentence);
            has_own |= acts.is_own;
            has_we |= note.has_we;
            if let Some((first, last)) = acts.beside {
                found.at(
                    action.name,
                    place(first, last),
                    "what you did yourself is not said",
                );
            } else if !acts.is_own && !note.has_we {
                let passive = passives
                    .found
                    .iter()
                    .filter_map(|hit| hit.span)
                    .find(|span| {
                        span.start >= sentence.span.start && span.end <= sentence.span.end
                    });
                if let Some((first, last)) = group(reading, sentence) {
                    found.at(action.name, place(first, last), "somebody else acts");
                } else if let Some(span) = passive {
                    let span = reading.raw(span).shifted(paragraph.start);
                    found.at(action.name, span, "who did it is not said");
                }
            }
        }
    }
    if action.words > 0 && !has_own && !has_we && found.0.len() == before {
        found.missing(action.name, "“I” does nothing in the whole part");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::review::tests::{flagged, strong, with};

    #[test]
    fn finds_groups_passives_and_standing_beside() {
        for (action, quotes) in [
            ("The team looked at the cards.", &["The team"][..]),
            ("Our engineers rebuilt the search.", &["Our engineers"]),
            ("Everybody worked through the weekend.", &["Everybody"]),
            ("Everyone agreed on the plan.", &["Everyone"]),
            ("They rewrote the page.", &["They"]),
            (
                "After that, the whole team moved over.",
                &["the whole team"],
            ),
            (
                "Our two senior designers drew a new page.",
                &["Our two senior designers"],
            ),
            (
                "A plan was drawn up and the desk was moved.",
                &["was drawn"],
            ),
            ("Three options were compared.", &["were compared"]),
            ("I helped the analysts with the query.", &["I helped"]),
            ("I was involved in the design.", &["I was involved"]),
            ("I was part of the working group.", &["I was part"]),
            ("I was one of four people on it.", &["I was one"]),
            ("I also assisted with the rollout.", &["I also assisted"]),
            ("I took part in the workshops.", &["I took part"]),
            (
                "I was heavily involved in pricing.",
                &["I was heavily involved"],
            ),
            ("I was a member of the task force.", &["I was a member"]),
            (
                "I worked closely with engineering on it.",
                &["I worked closely with"],
            ),
            ("I contributed to the roadmap.", &["I contributed"]),
        ] {
            assert_eq!(
                flagged(&RULE, &with(StarPart::Action, action)),
                quotes,
                "{action}"
            );
        }
    }

    #[test]
    fn an_action_in_which_nobody_acts_is_found_as_a_whole() {
        let story = with(
            StarPart::Action,
            "New scanner on the desk, one rule for refunds.",
        );
        assert_eq!(
            flagged(&RULE, &story),
            ["“I” does nothing in the whole part"]
        );
    }

    #[test]
    fn allows_your_own_steps_and_named_roles() {
        for action in [
            "I asked the team for their timings, and everybody sent them.",
            "I found that 11 of the 19 minutes were spent on typing.",
            "The finance director refused it. I showed him the 140 timings.",
            "I wrote the rule that was used at every desk.",
            "I was asked to wait, and I called the supplier anyway.",
            "I was on call that night and rolled the release back.",
        ] {
            assert!(
                flagged(&RULE, &with(StarPart::Action, action)).is_empty(),
                "{action}"
            );
        }
        assert!(flagged(&RULE, &strong()).is_empty());
    }

    #[test]
    fn what_we_do_is_another_rules_business() {
        let story = with(
            StarPart::Action,
            "We looked at the cards. Then we moved the desk.",
        );
        assert!(flagged(&RULE, &story).is_empty());
    }
}
