//! The checklist of a story: what an interviewer listens for, each item met, missing or unclear,
//! with the sentence it rests on. The candidate confirms or rejects each; the rules never claim
//! more than the words say, and an unclear item costs nothing.

use std::time::Duration;

use crate::domain::stories::review::criteria::{
    ACTS, CRITERIA, Criterion, ItemFound, NUMBER, OUTCOME, own_sentences, unread,
};
use crate::domain::stories::review::item::{Cap, CheckItem, Verdict};
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::review::verdict::Said;
use crate::domain::stories::story::StarPart;
use crate::domain::stories::weight::{Band, Weight};

/// The checklist of a story.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Strength {
    /// Every item, in the order of the parts.
    pub items: Vec<CheckItem>,
    /// What keeps it weak, shown first.
    pub caps: Vec<Cap>,
}

/// A story over this is interrupted before its Result.
const LONGEST: Duration = Duration::from_mins(3);

/// Items met, at least, and missing, at most, in a strong story.
const STRONG: (usize, usize) = (8, 2);

impl Strength {
    pub(super) fn of(telling: &StoryText<'_>) -> Self {
        let is_english = telling.is_english();
        let items: Vec<CheckItem> = CRITERIA
            .iter()
            .filter_map(|criterion| {
                let judged = (criterion.judge)(telling)?;
                let judged = if criterion.reads_english && !is_english {
                    unread(telling.part(criterion.part))
                } else {
                    judged
                };
                Some(item(telling, criterion, judged))
            })
            .collect();
        let caps = caps(telling, &items, is_english);
        Self { items, caps }
    }

    /// How many items have this status.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.items
            .iter()
            .filter(|item| item.verdict == verdict)
            .count()
    }

    /// Its standing: weak if capped; strong with almost all items met; weak with more missing than
    /// met.
    #[must_use]
    pub fn band(&self) -> Band {
        let (met, missing) = (self.count(Verdict::Met), self.count(Verdict::Missing));
        let (least, most) = STRONG;
        if !self.caps.is_empty() || missing > met {
            Band::Weak
        } else if met >= least && missing <= most {
            Band::Strong
        } else {
            Band::Fair
        }
    }

    /// What pages about all stories need of it.
    #[must_use]
    pub fn weight(&self) -> Weight {
        let small = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
        Weight {
            band: self.band(),
            met: small(self.count(Verdict::Met)),
            of: small(self.items.len()),
        }
    }
}

fn item(telling: &StoryText<'_>, criterion: &Criterion, judged: ItemFound) -> CheckItem {
    let part = judged.part.unwrap_or(criterion.part);
    let (found, quote) = match judged.finding {
        Said::Met(span) => (Verdict::Met, span.of(telling.story.part(part)).to_owned()),
        Said::Unclear(span) => (
            Verdict::Unclear,
            span.of(telling.story.part(part)).to_owned(),
        ),
        Said::Missing => (Verdict::Missing, String::new()),
    };
    let (found, counted) = judged.counted.unwrap_or((found, String::new()));
    let answer = telling
        .story
        .answer_to(criterion.id, &quote)
        .filter(|_| criterion.is_judged);
    CheckItem {
        id: criterion.id,
        name: criterion.name,
        part,
        verdict: match answer {
            Some(true) => Verdict::Met,
            Some(false) => Verdict::Missing,
            None => found,
        },
        quote,
        counted,
        answer,
        is_judged: criterion.is_judged,
    }
}

fn caps(telling: &StoryText<'_>, items: &[CheckItem], is_english: bool) -> Vec<Cap> {
    let stands = |ids: &[&str], verdict: Verdict| {
        items
            .iter()
            .any(|item| ids.contains(&item.id) && item.verdict == verdict)
    };
    let mut caps = Vec::new();
    if telling.part(StarPart::Action).words == 0 {
        caps.push(Cap::NoAction);
    } else if is_english && own_sentences(telling).0 == 0 && !stands(&[ACTS], Verdict::Met) {
        caps.push(Cap::NoI);
    }
    if telling.part(StarPart::Result).words == 0 {
        caps.push(Cap::NoResult);
    } else if stands(&[OUTCOME], Verdict::Missing) && !stands(&[NUMBER], Verdict::Met) {
        caps.push(Cap::NoOutcome);
    }
    if telling.pace.time(telling.words) > LONGEST {
        caps.push(Cap::TooLong);
    }
    caps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::speaking::Pace;
    use crate::domain::stories::review::review;
    use crate::domain::stories::review::tests::{strong, with};
    use crate::domain::stories::story::Story;

    fn strength(story: &Story) -> Strength {
        review(story, Pace::default()).strength
    }

    fn met(story: &Story) -> usize {
        strength(story).count(Verdict::Met)
    }

    fn item_of(story: &Story, id: &str) -> CheckItem {
        let found = strength(story).items.into_iter().find(|item| item.id == id);
        found.unwrap_or_else(|| panic!("no item {id}"))
    }

    fn everywhere(text: &str) -> Story {
        let mut story = Story::default();
        for part in StarPart::ALL {
            text.clone_into(story.part_mut(part));
        }
        story
    }

    #[test]
    fn a_strong_story_meets_every_item_and_shows_the_sentence() {
        let strength = strength(&strong());
        let open: Vec<&str> = strength
            .items
            .iter()
            .filter(|item| item.verdict != Verdict::Met)
            .map(|item| item.id)
            .collect();
        assert_eq!((open, strength.caps.clone()), (Vec::new(), Vec::new()));
        assert_eq!(strength.weight().in_words(), "11 of 11");
        assert_eq!(strength.band(), Band::Strong);
        let number = item_of(&strong(), NUMBER);
        assert!(number.quote.contains("from 19 to 7 minutes"));
        assert!(
            strength
                .items
                .iter()
                .all(|item| !item.quote.is_empty() || !item.counted.is_empty())
        );
    }

    #[test]
    fn nothing_fine_and_empty_words_meet_nothing() {
        for text in [
            "",
            "fine.",
            "Fine. Great. Good.",
            "good good good good good good good good good good good good",
            "7 8 9 10 11 12 13 14",
            "😀😀😀",
            "。。。",
        ] {
            let told: Vec<&str> = strength(&everywhere(text))
                .items
                .iter()
                .filter(|item| item.verdict == Verdict::Met && item.id != "learning")
                .map(|item| item.id)
                .collect();
            assert_eq!(told, Vec::<&str>::new(), "{text}");
            assert_eq!(strength(&everywhere(text)).band(), Band::Weak, "{text}");
        }
    }

    #[test]
    fn a_textbook_result_meets_all_of_its_items() {
        for result in [
            "Conversion rose from 2.1% to 2.6% in a three-week A/B test on 40,000 visitors.",
            "Retention at week 4 rose by 6 percentage points, from 31% to 37%, in a test over two quarters.",
            "NPS went from 23 to 51 in two quarters, from 1,900 survey answers.",
            "Handling time fell from 12 to 4 minutes within a month, by the logs of 2,300 tickets.",
            "We cut cost per order from $4.10 to $2.95 over Q3, as finance reported on 1.2 million orders.",
        ] {
            let story = with(StarPart::Result, result);
            for id in [OUTCOME, NUMBER, "baseline", "period", "method"] {
                assert_eq!(item_of(&story, id).verdict, Verdict::Met, "{id}: {result}");
            }
        }
    }

    #[test]
    fn nonsense_is_weak_and_says_why_first() {
        for (part, text, cap) in [
            (
                StarPart::Result,
                "The three of us went for dinner at 7 pm.",
                Cap::NoOutcome,
            ),
            (StarPart::Result, "I bake 7 cakes.", Cap::NoOutcome),
            (StarPart::Result, "", Cap::NoResult),
            (StarPart::Action, "", Cap::NoAction),
            (
                StarPart::Action,
                "The team built it and everybody tested it.",
                Cap::NoI,
            ),
            (
                StarPart::Action,
                "I helped with it and I was involved.",
                Cap::NoI,
            ),
            (
                StarPart::Action,
                "A plan was made and the desk was moved.",
                Cap::NoI,
            ),
        ] {
            let strength = strength(&with(part, text));
            assert_eq!(
                (strength.caps.as_slice(), strength.band()),
                (&[cap][..], Band::Weak),
                "{text}"
            );
            assert!(!cap.advice().is_empty());
        }
    }

    #[test]
    fn over_three_minutes_is_weak_and_over_two_is_one_item() {
        let told = |times: usize| {
            let mut story = strong();
            for number in 0..times {
                story.action.push_str(" I called supplier ");
                story.action.push_str(&number.to_string());
                story.action.push_str(" and asked for a price by Friday.");
            }
            strength(&story)
        };
        assert_eq!(
            (told(14).caps, told(14).count(Verdict::Missing)),
            (Vec::new(), 1)
        );
        assert_eq!(
            (told(30).caps.clone(), told(30).band()),
            (vec![Cap::TooLong], Band::Weak)
        );
    }

    #[test]
    fn a_task_is_yours_by_its_own_words() {
        for (task, verdict) in [
            ("I had six weeks to halve the wait.", Verdict::Met),
            ("My job was to halve the wait.", Verdict::Met),
            ("My manager asked me to halve the wait.", Verdict::Met),
            ("I was asked for a plan by June.", Verdict::Met),
            (
                "Our goal was to halve the wait in six weeks.",
                Verdict::Missing,
            ),
            ("We had to bring it under 10 minutes.", Verdict::Missing),
            ("The team had 6 weeks.", Verdict::Missing),
            ("Bring the wait under ten minutes.", Verdict::Unclear),
            (
                "I was part of the group that had to do it.",
                Verdict::Unclear,
            ),
            ("", Verdict::Missing),
        ] {
            assert_eq!(
                item_of(&with(StarPart::Task, task), "task").verdict,
                verdict,
                "{task}"
            );
        }
    }

    /// The verdict on an item with a text in one part of a strong story.
    fn judged(part: StarPart, text: &str, id: &str) -> Verdict {
        item_of(&with(part, text), id).verdict
    }

    #[test]
    fn a_state_that_gives_no_task_is_unclear() {
        for (task, verdict) in [
            ("I was hungry.", Verdict::Unclear),
            ("I was not on that team.", Verdict::Unclear),
            ("I had no budget.", Verdict::Unclear),
            ("I was the PM on call.", Verdict::Met),
            ("I was responsible for the migration.", Verdict::Met),
            ("I was to write our bid.", Verdict::Met),
            ("I was leading the pilot.", Verdict::Met),
            ("I had until Monday.", Verdict::Met),
            ("I was not on that team, but I took it on.", Verdict::Met),
        ] {
            assert_eq!(judged(StarPart::Task, task, "task"), verdict, "{task}");
        }
    }

    #[test]
    fn a_situation_says_when_or_where_in_many_ways() {
        for (situation, verdict) in [
            ("On Black Friday checkout failed.", Verdict::Met),
            ("It's Monday and 400 drivers can't log in.", Verdict::Met),
            (
                "The union threatened to strike before Christmas.",
                Verdict::Met,
            ),
            (
                "Nurses at 3 hospitals filled in the same form.",
                Verdict::Met,
            ),
            ("We let 12 people go in the Berlin office.", Verdict::Met),
            ("The program ran in 2 towns.", Verdict::Met),
            ("In my first week a customer left.", Verdict::Met),
            ("We lost 12% of users in the first week.", Verdict::Missing),
            ("Every Monday the report was late.", Verdict::Missing),
            ("We had 40 stores without data.", Verdict::Missing),
            ("Our office was cold.", Verdict::Missing),
        ] {
            let mut story = with(StarPart::Situation, situation);
            story.setting.clear();
            assert_eq!(item_of(&story, "when").verdict, verdict, "{situation}");
        }
    }

    #[test]
    fn a_decision_is_also_what_one_did_not_do() {
        for (action, verdict) in [
            (
                "I turned down a candidate that my manager liked.",
                Verdict::Met,
            ),
            ("I did not sign the release.", Verdict::Met),
            ("I didn't ship it that week.", Verdict::Met),
            (
                "I gave up the Sunday rule that we had wanted most.",
                Verdict::Met,
            ),
            ("I cut the scope to invoices.", Verdict::Met),
            ("I held the launch for nine days.", Verdict::Met),
            ("I stopped it in month seven.", Verdict::Met),
            ("I shut line 3.", Verdict::Met),
            ("I withdrew our offer.", Verdict::Met),
            ("I put the decision in writing.", Verdict::Missing),
            ("I did not know the answer.", Verdict::Missing),
            ("I cut the wait to 7 minutes.", Verdict::Missing),
            ("I held a workshop.", Verdict::Missing),
            ("I turned the page.", Verdict::Missing),
        ] {
            assert_eq!(
                judged(StarPart::Action, action, "decision"),
                verdict,
                "{action}"
            );
        }
    }

    #[test]
    fn research_is_ones_own_step() {
        for (action, verdict) in [
            ("I watched 40 recordings. I timed 11 visits.", Verdict::Met),
            (
                "I shadowed 11 shifts. I wrote down each step.",
                Verdict::Met,
            ),
            (
                "I observed 12 people at the desk. I drew a map.",
                Verdict::Met,
            ),
            ("I watched the team. I drew a map.", Verdict::Missing),
            (
                "I shadowed her while she sold. I drew a map.",
                Verdict::Missing,
            ),
        ] {
            assert_eq!(judged(StarPart::Action, action, ACTS), verdict, "{action}");
        }
    }

    #[test]
    fn what_was_counted_is_no_method_and_a_quarter_is_a_period() {
        for (result, method, period) in [
            (
                "Tickets fell from 900 to 500 a week.",
                Verdict::Missing,
                Verdict::Met,
            ),
            (
                "Claims fell from 900 tickets to 500.",
                Verdict::Missing,
                Verdict::Missing,
            ),
            (
                "Orders rose by 12% in a test over one quarter.",
                Verdict::Met,
                Verdict::Met,
            ),
            (
                "The test showed that orders rose by 12%.",
                Verdict::Met,
                Verdict::Missing,
            ),
            (
                "By our logs, errors fell to 40 within the same week.",
                Verdict::Met,
                Verdict::Met,
            ),
            (
                "Errors fell to 40 over half a year.",
                Verdict::Missing,
                Verdict::Met,
            ),
        ] {
            assert_eq!(
                judged(StarPart::Result, result, "method"),
                method,
                "{result}"
            );
            assert_eq!(
                judged(StarPart::Result, result, "period"),
                period,
                "{result}"
            );
        }
    }

    #[test]
    fn a_baseline_told_in_the_situation_is_unclear_and_not_missing() {
        for (situation, result, verdict) in [
            (
                "Support got 900 tickets a week.",
                "Tickets fell to 500 a week.",
                Verdict::Unclear,
            ),
            (
                "Our backlog stood at 2,300.",
                "The backlog fell to 900.",
                Verdict::Unclear,
            ),
            (
                "We shipped 14 bugs a month.",
                "Bugs fell to zero.",
                Verdict::Unclear,
            ),
            (
                "We had 40 stores.",
                "Complaints fell to 90.",
                Verdict::Missing,
            ),
            (
                "Complaints were high.",
                "Complaints fell to 90.",
                Verdict::Missing,
            ),
        ] {
            let mut story = with(StarPart::Result, result);
            situation.clone_into(&mut story.situation);
            assert_eq!(
                item_of(&story, "baseline").verdict,
                verdict,
                "{situation} {result}"
            );
        }
    }

    #[test]
    fn the_candidate_confirms_and_refuses_and_an_edit_asks_again() {
        let mut story = strong();
        let stakes = item_of(&story, "stakes");
        story.answer(stakes.answered(false));
        let refused = item_of(&story, "stakes");
        assert_eq!(
            (refused.verdict, refused.answer),
            (Verdict::Missing, Some(false))
        );
        assert_eq!(met(&story), 10);
        story.situation = format!("Then {}", story.situation);
        assert_eq!(
            item_of(&story, "stakes").answer,
            None,
            "it rests on another sentence"
        );

        let mut story = with(StarPart::Result, "The regulator let us go on.");
        assert_eq!(strength(&story).caps, [Cap::NoOutcome]);
        story.answer(item_of(&story, OUTCOME).answered(true));
        assert!(strength(&story).caps.is_empty());
        story.take_back(&item_of(&story, OUTCOME).answered(true));
        assert_eq!(strength(&story).caps, [Cap::NoOutcome]);
    }

    #[test]
    fn a_title_principles_and_a_status_earn_nothing() {
        let story = Story {
            title: "In March 2023 I saved £40,000 within six weeks".to_owned(),
            principles: vec![crate::domain::principle::Principle::DeliverResults],
            status: crate::domain::stories::story::Status::Rehearsed,
            kinds: vec!["data".to_owned()],
            ..Story::default()
        };
        assert_eq!((met(&story), strength(&story).band()), (0, Band::Weak));
    }

    #[test]
    fn a_sentence_repeated_earns_no_more_than_once() {
        let once = with(StarPart::Action, "I timed the visits at the desk.");
        let often = with(
            StarPart::Action,
            &"I timed the visits at the desk. ".repeat(20),
        );
        assert!(met(&often) <= met(&once));
    }

    #[test]
    fn every_part_and_every_anchor_earns_an_item() {
        let whole = met(&strong());
        for part in StarPart::STAR {
            assert!(met(&with(part, "")) < whole, "{}", part.name());
        }
        let results = [
            "The wait was better.",
            "The wait fell to 7 minutes.",
            "The wait fell from 19 to 7 minutes.",
            "The wait fell from 19 to 7 minutes over six weeks.",
        ];
        let counts = results.map(|result| met(&with(StarPart::Result, result)));
        assert!(
            counts.windows(2).all(|pair| pair[0] < pair[1]),
            "{counts:?}"
        );
        assert!(counts[3] < whole);
    }

    #[test]
    fn a_learning_is_asked_of_failures_only() {
        let mut story = strong();
        assert_eq!(strength(&story).items.len(), 11);
        story.set_kind("failure", true);
        assert_eq!(item_of(&story, "learning").verdict, Verdict::Missing);
        story.learning = "I now time the desk before I plan for it.".to_owned();
        assert_eq!(item_of(&story, "learning").verdict, Verdict::Met);
    }

    #[test]
    fn a_language_that_the_rules_do_not_know_costs_nothing() {
        let story = Story {
            situation: "返品カウンターでは毎日お客様が十九分も待っていました。".repeat(3),
            task: "六週間で十分以内にすることが私の仕事でした。".to_owned(),
            action: "私は三日間カウンターに立ち、百四十件を計りました。".repeat(8),
            result: "待ち時間は七分になりました。".to_owned(),
            ..Story::default()
        };
        let strength = strength(&story);
        assert!(strength.caps.is_empty());
        assert_eq!(strength.count(Verdict::Unclear), 10);
    }
}
