//! Which story answers which question of a loop, each story once: the best match, a backup for
//! "another example?", and, where stories run short, which questions share too few.

use std::cmp::Reverse;

use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::loops::matching::{heaviest, shortages};
use crate::domain::loops::pins::{QuestionKey, SeenMatch};
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::stories::near_copies::near_copies;
use crate::domain::stories::story::{Shows, Story};
use crate::domain::stories::weight::Weight;

/// A story with what the assignment needs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Teller {
    /// Which story.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// The principles it leads.
    pub leading: Vec<Principle>,
    /// The principles it supports.
    pub supporting: Vec<Principle>,
    /// How many items of its checklist are met.
    pub strength: u8,
    /// The first story about the same event: near-copies count once.
    pub event: RecordId,
}

impl Teller {
    /// How strongly the story shows a principle.
    #[must_use]
    pub fn shows(&self, principle: Principle) -> Shows {
        if self.leading.contains(&principle) {
            Shows::Leading
        } else if self.supporting.contains(&principle) {
            Shows::Supporting
        } else {
            Shows::Not
        }
    }

    /// Orders answers to a question: leading before supporting, then by strength. `None` if the
    /// story does not show the principle.
    fn quality(&self, principle: Principle) -> Option<(Shows, u8)> {
        let shows = self.shows(principle);
        (shows != Shows::Not).then_some((shows, self.strength))
    }
}

/// The available stories, sorted by id, so that the same bank always gives the same result; retired
/// ones and those that don't count are left out.
#[must_use]
pub fn bank<'a>(
    stories: impl IntoIterator<Item = (&'a RecordId, &'a Story)>,
    weight: impl Fn(&RecordId, &Story) -> Weight,
) -> Vec<Teller> {
    let mut told: Vec<(&RecordId, &Story, Weight)> = stories
        .into_iter()
        .filter(|(_, story)| !story.is_retired())
        .map(|(id, story)| (id, story, weight(id, story)))
        .filter(|(.., weight)| weight.counts())
        .collect();
    told.sort_by_key(|(id, ..)| *id);
    let mut events: Vec<usize> = (0..told.len()).collect();
    for pair in near_copies(told.iter().map(|(_, story, _)| *story)) {
        let of = |place: usize| events.get(place).copied().unwrap_or(place);
        let (one, other) = (of(pair.stories.0), of(pair.stories.1));
        let (first, later) = (one.min(other), one.max(other));
        for event in events.iter_mut().filter(|event| **event == later) {
            *event = first;
        }
    }
    told.iter()
        .zip(events)
        .map(|(&(id, story, weight), event)| Teller {
            id: id.clone(),
            title: story.display_title(),
            leading: story.principles.clone(),
            supporting: story.supporting.clone(),
            strength: weight.met,
            event: told.get(event).map_or(id, |(id, ..)| *id).clone(),
        })
        .collect()
}

/// The stories of each event, in the order of the bank; a loop can use only one per event.
pub(crate) fn events(bank: &[Teller]) -> Vec<Vec<&Teller>> {
    let mut events: Vec<Vec<&Teller>> = Vec::new();
    for story in bank {
        let same = |event: &&mut Vec<&Teller>| {
            event
                .first()
                .is_some_and(|first| first.event == story.event)
        };
        match events.iter_mut().find(same) {
            Some(event) => event.push(story),
            None => events.push(vec![story]),
        }
    }
    events
}

/// The story of an event that answers a question best; the first one in a tie.
fn best_of<'a>(event: &[&'a Teller], principle: Principle) -> Option<&'a Teller> {
    event
        .iter()
        .filter_map(|story| Some((story.quality(principle)?, *story)))
        .rev()
        .max_by_key(|(quality, _)| *quality)
        .map(|(_, story)| story)
}

/// One question of a loop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LoopQuestion {
    /// The interviewer's index in the loop.
    pub interviewer: usize,
    /// The question's principle.
    pub principle: Principle,
}

/// The keys of questions listed interviewer by interviewer.
fn keys(slots: &[LoopQuestion], of: &InterviewLoop) -> Vec<QuestionKey> {
    slots
        .iter()
        .enumerate()
        .map(|(place, slot)| {
            let before = slots
                .iter()
                .take(place)
                .filter(|other| *other == slot)
                .count();
            let turn = u32::try_from(before).unwrap_or(u32::MAX);
            of.question_key(slot.interviewer, slot.principle, turn)
        })
        .collect()
}

/// The questions of a loop, interviewer by interviewer.
#[must_use]
pub fn slots(of: &InterviewLoop) -> Vec<LoopQuestion> {
    of.interviewers
        .iter()
        .enumerate()
        .flat_map(|(interviewer, one)| {
            one.asks().map(move |principle| LoopQuestion {
                interviewer,
                principle,
            })
        })
        .collect()
}

/// Whether a question got its pinned story.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pinning {
    /// Nothing is pinned to it.
    Free,
    /// It got the story.
    Holds,
    /// The story can't be told: it was deleted, doesn't count, or its event is pinned to another
    /// question.
    Broken,
}

/// A question with its stories.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssignedAnswer {
    /// The question.
    pub slot: LoopQuestion,
    /// Its key in the loop.
    pub key: QuestionKey,
    /// Whether a story is pinned to it.
    pub pinning: Pinning,
    /// The assigned story, with how it shows the principle; `None` if there is none left.
    pub story: Option<(Teller, Shows)>,
    /// The best story that nobody else hears, as a backup for "another example?"; several questions
    /// may name the same one.
    pub runner_up: Option<Teller>,
    /// If there is no backup, the repeat that does the least harm.
    pub reuse: Option<Reuse>,
}

/// A story that another interviewer hears, told again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reuse {
    /// The story.
    pub story: Teller,
    /// The question it already answers.
    pub told: LoopQuestion,
}

/// A principle that an interviewer covers without a planned question, and might ask about instead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standby {
    /// The possible question.
    pub slot: LoopQuestion,
    /// The best story that no other question uses.
    pub story: Option<Teller>,
}

/// A smallest set of questions that share fewer stories than it has questions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bottleneck {
    /// The questions.
    pub slots: Vec<LoopQuestion>,
    /// Their principles, in the published order.
    pub principles: Vec<Principle>,
    /// The indices of the interviewers, in order.
    pub interviewers: Vec<usize>,
    /// Every story that answers any of them.
    pub stories: Vec<Teller>,
}

impl Bottleneck {
    /// How many of the questions find no story.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.slots.len() - self.stories.len()
    }

    fn of(slots: Vec<LoopQuestion>, stories: Vec<Teller>) -> Self {
        let mut principles: Vec<Principle> = slots.iter().map(|slot| slot.principle).collect();
        principles.sort_unstable();
        principles.dedup();
        // Slots are listed interviewer by interviewer.
        let mut interviewers: Vec<usize> = slots.iter().map(|slot| slot.interviewer).collect();
        interviewers.dedup();
        Self {
            slots,
            principles,
            interviewers,
            stories,
        }
    }
}

/// An assignment of stories to questions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assignment {
    /// The questions in order.
    pub answers: Vec<AssignedAnswer>,
    /// What interviewers might ask instead.
    pub standbys: Vec<Standby>,
    /// Shortages, each with as few questions as possible; empty if every question has a story.
    pub bottlenecks: Vec<Bottleneck>,
    /// Questions that would have a story if nothing were pinned.
    pub lost_to_pins: usize,
}

impl Assignment {
    /// How many questions have a story.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.answers
            .iter()
            .filter(|answer| answer.story.is_some())
            .count()
    }

    /// The match as the candidate sees it.
    #[must_use]
    pub fn seen(&self) -> Vec<SeenMatch> {
        let one = |answer: &AssignedAnswer| SeenMatch {
            at: answer.key,
            story: answer.story.as_ref().map(|(story, _)| story.id.clone()),
        };
        self.answers.iter().map(one).collect()
    }
}

/// The stories that can be pinned to a question about a principle: leading, then supporting, then all
/// others, each group by title.
#[must_use]
pub fn offered_to(bank: &[Teller], principle: Principle) -> Vec<&Teller> {
    let mut offered: Vec<&Teller> = bank.iter().collect();
    offered.sort_by_key(|story| (Reverse(story.shows(principle)), &story.title, &story.id));
    offered
}

/// Assigns stories to the questions of a loop, each story once: as many questions as possible are
/// answered; of such assignments, one in which most stories lead; of those, one whose stories are
/// strongest in total. A pinned story stays where it is pinned, and the rest is assigned around it. The
/// result is optimal, and the same for the same bank and loop.
#[must_use]
pub fn assign(bank: &[Teller], to: &InterviewLoop) -> Assignment {
    let slots = slots(to);
    let keys = keys(&slots, to);
    let events = events(bank);
    let pinned = pinned_events(&events, &keys, to);
    let free = worth(&events, &slots);
    let filled = heaviest(slots.len(), events.len(), |slot, event| {
        let own = pinned.iter().find(|pin| pin.slot == slot);
        let elsewhere = pinned.iter().any(|pin| pin.event == event);
        match own {
            Some(pin) => (pin.event == event).then_some(1),
            None if elsewhere => None,
            None => free(slot, event),
        }
    });
    let lost_to_pins = if pinned.is_empty() {
        0
    } else {
        let unpinned = heaviest(slots.len(), events.len(), &free);
        let answered = |filled: &[Option<usize>]| filled.iter().flatten().count();
        answered(&unpinned).saturating_sub(answered(&filled))
    };
    let best_free = |principle| {
        events
            .iter()
            .enumerate()
            .filter(|(place, _)| !filled.contains(&Some(*place)))
            .filter_map(|(_, event)| best_of(event, principle))
            .filter_map(|story| Some((story.quality(principle)?, story)))
            // Ties go to the earlier one.
            .rev()
            .max_by_key(|&(quality, _)| quality)
            .map(|(_, story)| story.clone())
    };
    let mut answers: Vec<AssignedAnswer> = slots
        .iter()
        .zip(&filled)
        .zip(&keys)
        .enumerate()
        .map(|(at, ((&slot, place), &key))| {
            let pin = pinned.iter().find(|pin| pin.slot == at);
            let best = || place.and_then(|place| best_of(events.get(place)?, slot.principle));
            AssignedAnswer {
                slot,
                key,
                pinning: match (pin, to.pinned(key)) {
                    (Some(_), _) => Pinning::Holds,
                    (None, Some(_)) => Pinning::Broken,
                    (None, None) => Pinning::Free,
                },
                story: pin
                    .map_or_else(best, |pin| Some(pin.story))
                    .map(|story| (story.clone(), story.shows(slot.principle))),
                runner_up: best_free(slot.principle),
                reuse: None,
            }
        })
        .collect();
    propose_reuse(&mut answers, to);
    let standbys = to
        .interviewers
        .iter()
        .enumerate()
        .flat_map(|(interviewer, one)| {
            one.leaves_out().map(move |principle| LoopQuestion {
                interviewer,
                principle,
            })
        })
        .map(|slot| Standby {
            slot,
            story: best_free(slot.principle),
        })
        .collect();
    Assignment {
        answers,
        standbys,
        bottlenecks: bottlenecks(&events, &slots),
        lost_to_pins,
    }
}

/// A valid pin: its story can be told, and nothing else of the event is pinned.
struct Pinned<'a> {
    slot: usize,
    event: usize,
    story: &'a Teller,
}

fn pinned_events<'a>(
    events: &[Vec<&'a Teller>],
    keys: &[QuestionKey],
    to: &InterviewLoop,
) -> Vec<Pinned<'a>> {
    let mut held: Vec<Pinned<'a>> = Vec::new();
    for (slot, key) in keys.iter().enumerate() {
        let Some(id) = to.pinned(*key) else {
            continue;
        };
        let found = events.iter().enumerate().find_map(|(event, stories)| {
            let story = stories.iter().find(|story| story.id == *id)?;
            Some(Pinned { slot, event, story })
        });
        held.extend(found.filter(|pin| held.iter().all(|other| other.event != pin.event)));
    }
    held
}

/// Finds the repeat that does the least harm for each question without a story: nobody hears a story
/// twice, the Bar Raiser's are left alone where that is possible, then each is repeated as rarely as
/// possible, then those that lead come first, then the strongest.
fn propose_reuse(answers: &mut [AssignedAnswer], of: &InterviewLoop) {
    let is_bar_raiser = |place: usize| {
        of.interviewers
            .get(place)
            .is_some_and(|one| one.is_bar_raiser)
    };
    let told: Vec<(Teller, LoopQuestion)> = answers
        .iter()
        .filter_map(|answer| Some((answer.story.as_ref()?.0.clone(), answer.slot)))
        .collect();
    // The story each interviewer hears, including the repeats proposed so far.
    let mut heard: Vec<(RecordId, usize)> = told
        .iter()
        .map(|(story, slot)| (story.event.clone(), slot.interviewer))
        .collect();
    for answer in answers.iter_mut().filter(|answer| answer.story.is_none()) {
        let asked = answer.slot;
        let best = told
            .iter()
            .filter(|(story, _)| !heard.contains(&(story.event.clone(), asked.interviewer)))
            .filter_map(|(story, slot)| {
                let times = heard
                    .iter()
                    .filter(|(event, _)| *event == story.event)
                    .count();
                let (shows, strength) = story.quality(asked.principle)?;
                let harm = (
                    is_bar_raiser(slot.interviewer),
                    times,
                    Reverse((shows, strength)),
                );
                Some((harm, story, slot))
            })
            .min_by_key(|(harm, ..)| *harm);
        if let Some((_, story, slot)) = best {
            heard.push((story.event.clone(), asked.interviewer));
            answer.reuse = Some(Reuse {
                story: story.clone(),
                told: *slot,
            });
        }
    }
}

/// A story's weight for a question. One more answered question outweighs any number of leading
/// stories, and one more leading story outweighs any strengths.
fn worth(events: &[Vec<&Teller>], slots: &[LoopQuestion]) -> impl Fn(usize, usize) -> Option<i64> {
    let questions = i64::try_from(slots.len()).unwrap_or(i64::MAX);
    let leads = questions * i64::from(u8::MAX) + 1;
    let answers = questions * (leads + i64::from(u8::MAX)) + 1;
    move |slot, event| {
        let principle = slots.get(slot)?.principle;
        let (shows, strength) = best_of(events.get(event)?, principle)?.quality(principle)?;
        let leading = if shows == Shows::Leading { leads } else { 0 };
        Some(answers + leading + i64::from(strength))
    }
}

/// The stories that answer each question, by index.
pub(crate) fn fillers(
    slots: &[LoopQuestion],
    shows: impl Fn(usize, Principle) -> bool,
    stories: usize,
) -> Vec<Vec<usize>> {
    slots
        .iter()
        .map(|slot| {
            (0..stories)
                .filter(|&story| shows(story, slot.principle))
                .collect()
        })
        .collect()
}

fn bottlenecks(events: &[Vec<&Teller>], slots: &[LoopQuestion]) -> Vec<Bottleneck> {
    let shows = |event: usize, principle| {
        events
            .get(event)
            .is_some_and(|event| best_of(event, principle).is_some())
    };
    let mut found: Vec<(Vec<LoopQuestion>, Vec<Teller>)> = Vec::new();
    for shortage in shortages(&fillers(slots, shows, events.len())) {
        let short: Vec<LoopQuestion> = shortage
            .slots
            .iter()
            .filter_map(|&place| slots.get(place).copied())
            .collect();
        // Several questions about a principle that no story shows are one shortage.
        let same = found.iter_mut().find(|(known, stories)| {
            stories.is_empty()
                && known
                    .iter()
                    .any(|one| short.iter().any(|other| one.principle == other.principle))
        });
        if let Some((known, _)) = same {
            known.extend(short);
        } else {
            let stories = shortage.things.iter();
            let stories = stories.filter_map(|&place| events.get(place)?.first().copied().cloned());
            found.push((short, stories.collect()));
        }
    }
    found
        .into_iter()
        .map(|(slots, stories)| Bottleneck::of(slots, stories))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::loops::interview_loop::Interviewer;
    use crate::domain::loops::pins::{moved, pin};
    use crate::domain::stories::story::Status;
    use crate::domain::stories::weight::Band;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn teller(name: &str, leading: &[Principle], supporting: &[Principle], strength: u8) -> Teller {
        Teller {
            id: RecordId::from_text(name),
            title: name.to_owned(),
            leading: leading.to_vec(),
            supporting: supporting.to_vec(),
            strength,
            event: RecordId::from_text(name),
        }
    }

    fn asked(interviewers: &[(&str, &[Principle], u32)]) -> InterviewLoop {
        InterviewLoop {
            interviewers: interviewers
                .iter()
                .map(|&(name, principles, questions)| Interviewer {
                    name: name.to_owned(),
                    principles: principles.to_vec(),
                    questions,
                    ..Interviewer::default()
                })
                .collect(),
            ..InterviewLoop::default()
        }
    }

    fn told(assignment: &Assignment) -> Vec<&str> {
        assignment
            .answers
            .iter()
            .map(|answer| {
                answer
                    .story
                    .as_ref()
                    .map_or("-", |(story, _)| story.title.as_str())
            })
            .collect()
    }

    #[test]
    fn near_copies_are_told_once_by_the_version_that_fits() {
        let copy = |name: &str, leading: &[Principle]| {
            let mut one = teller(name, leading, &[], 8);
            one.event = RecordId::from_text("event");
            one
        };
        let bank = [
            copy("event", &[Principle::Ownership]),
            copy("again", &[Principle::DiveDeep]),
            teller("other", &[], &[Principle::DiveDeep], 6),
        ];
        let both = [Principle::Ownership, Principle::DiveDeep];
        let assignment = assign(&bank, &asked(&[("Bar", &both, 2)]));
        assert_eq!(told(&assignment), ["event", "other"]);
        let assignment = assign(&bank[..2], &asked(&[("Bar", &both, 2)]));
        assert_eq!(assignment.answered(), 1);
        let [bottleneck] = assignment.bottlenecks.as_slice() else {
            panic!("{:?}", assignment.bottlenecks);
        };
        assert_eq!((bottleneck.missing(), bottleneck.stories.len()), (1, 1));
        let assignment = assign(&bank[..2], &asked(&[("Bar", &[Principle::DiveDeep], 1)]));
        assert_eq!(told(&assignment), ["again"]);
        assert_eq!(
            assignment.answers[0].runner_up, None,
            "its copy is no other example"
        );
    }

    #[test]
    fn a_pinned_story_is_told_there_and_the_rest_goes_around_it() {
        use Principle::{DiveDeep, Frugality, Ownership};
        let bank = [
            teller("a", &[Ownership], &[], 9),
            teller("b", &[], &[Ownership], 8),
            teller("c", &[DiveDeep], &[], 7),
        ];
        let to = asked(&[("Ana", &[Ownership, DiveDeep], 2), ("Bo", &[Frugality], 1)]);
        let key = |place, principle| to.question_key(place, principle, 0);
        let (own, dive, thrift) = (key(0, Ownership), key(0, DiveDeep), key(1, Frugality));
        for (pins, stories, lost) in [
            (&[][..], ["a", "c", "-"], 0),
            (&[(own, "b")], ["b", "c", "-"], 0),
            // Nothing about the principle decides it.
            (&[(thrift, "a")], ["b", "c", "a"], 0),
            (&[(thrift, "c")], ["a", "-", "c"], 0),
            (&[(dive, "a"), (own, "c")], ["c", "a", "-"], 0),
            (&[(dive, "a"), (thrift, "b")], ["-", "a", "b"], 0),
            // A pin to a deleted question or story has no effect.
            (&[(own, "gone")], ["a", "c", "-"], 0),
            (&[(key(0, Frugality), "a")], ["a", "c", "-"], 0),
            // One of the two gets no story.
            (&[(dive, "b")], ["a", "b", "-"], 0),
            (&[(dive, "a")], ["b", "a", "-"], 0),
        ] {
            let mut pinned = to.clone();
            for (at, story) in pins {
                pin(&mut pinned.pins, *at, Some(RecordId::from_text(story)));
            }
            let assignment = assign(&bank, &pinned);
            assert_eq!(told(&assignment), stories, "{pins:?}");
            assert_eq!(assignment.lost_to_pins, lost, "{pins:?}");
        }
        let mut costly = to.clone();
        costly.interviewers.pop();
        pin(&mut costly.pins, own, Some(RecordId::from_text("c")));
        let assignment = assign(&bank, &costly);
        assert_eq!(told(&assignment), ["c", "-"]);
        assert_eq!(assignment.lost_to_pins, 1);
        assert!(
            assignment.bottlenecks.is_empty(),
            "there are enough stories"
        );
    }

    #[test]
    fn of_two_questions_about_one_principle_each_has_its_own_pin() {
        let bank = [
            teller("a", &[Principle::Ownership], &[], 9),
            teller("b", &[Principle::Ownership], &[], 8),
            teller("c", &[Principle::Ownership], &[], 7),
        ];
        let mut to = asked(&[("Ana", &[Principle::Ownership], 3)]);
        let second = to.question_key(0, Principle::Ownership, 1);
        pin(&mut to.pins, second, Some(RecordId::from_text("c")));
        let assignment = assign(&bank, &to);
        assert_eq!(assignment.answers[1].story.as_ref().unwrap().0.title, "c");
        let pinned: Vec<Pinning> = assignment.answers.iter().map(|one| one.pinning).collect();
        assert_eq!(pinned, [Pinning::Free, Pinning::Holds, Pinning::Free]);
        assert_eq!(moved(&assignment.seen(), &assign(&bank, &to).seen()), []);
        let without = assign(&bank[..2], &to);
        assert_eq!(without.answers[1].pinning, Pinning::Broken);
        let moves = moved(&assignment.seen(), &without.seen());
        assert!(moves.iter().any(|one| one.at == second), "{moves:?}");
    }

    #[test]
    fn those_that_lead_are_offered_first_and_every_story_is() {
        let bank = [
            teller("none", &[], &[], 9),
            teller("supports", &[], &[Principle::Ownership], 9),
            teller("leads", &[Principle::Ownership], &[], 1),
        ];
        let offered: Vec<&str> = offered_to(&bank, Principle::Ownership)
            .into_iter()
            .map(|story| story.title.as_str())
            .collect();
        assert_eq!(offered, ["leads", "supports", "none"]);
    }

    #[test]
    fn stories_that_share_their_words_are_one_event() {
        let text = "I read 300 cases at the counter and matched each one to the log of the store in two weeks.";
        let story = |action: &str| Story {
            action: action.to_owned(),
            result: action.to_owned(),
            ..Story::default()
        };
        let stories = [
            story(text),
            story("I hired nobody and wrote a plan for the ferry between the islands."),
            story(&format!("{text} Then I told my manager.")),
        ];
        let ids: Vec<RecordId> = ["c", "b", "a"].map(RecordId::from_text).to_vec();
        let bank = bank(ids.iter().zip(&stories), |_, _| Weight {
            band: Band::Strong,
            met: 9,
            of: 11,
        });
        let events: Vec<&str> = bank.iter().map(|story| story.event.as_str()).collect();
        assert_eq!(events, ["a", "b", "a"]);
    }

    #[test]
    fn where_none_is_left_the_least_harmful_repeat_is_proposed_and_nobody_hears_one_twice() {
        use Principle::{DeliverResults, Ownership, ThinkBig};
        let bank = [
            teller("launch", &[ThinkBig], &[Ownership], 9),
            teller("bar", &[DeliverResults], &[Ownership], 9),
        ];
        let mut to = asked(&[
            ("Bar", &[DeliverResults], 1),
            ("Ana", &[ThinkBig], 1),
            ("Bo", &[Ownership], 2),
            ("Cy", &[Principle::EarnTrust], 1),
        ]);
        to.interviewers[0].is_bar_raiser = true;
        let assignment = assign(&bank, &to);
        let proposed: Vec<Option<(&str, usize)>> = assignment
            .answers
            .iter()
            .map(|answer| {
                let reuse = answer.reuse.as_ref()?;
                Some((reuse.story.title.as_str(), reuse.told.interviewer))
            })
            .collect();
        assert_eq!(
            proposed,
            [None, None, Some(("launch", 1)), Some(("bar", 0)), None]
        );
    }

    #[test]
    fn a_story_is_given_up_where_it_is_best_so_that_another_question_is_answered() {
        let bank = [
            teller("a", &[Principle::Ownership, Principle::DiveDeep], &[], 90),
            teller("b", &[], &[Principle::Ownership], 10),
        ];
        let to = asked(&[
            ("Ana", &[Principle::Ownership], 1),
            ("Ben", &[Principle::DiveDeep], 1),
        ]);
        let assignment = assign(&bank, &to);
        assert_eq!(told(&assignment), ["b", "a"]);
        assert_eq!(
            assignment.answers[0].story.as_ref().unwrap().1,
            Shows::Supporting
        );
        assert!(assignment.bottlenecks.is_empty());
    }

    #[test]
    fn a_leading_story_is_told_before_a_stronger_supporting_one() {
        let bank = [
            teller("leads", &[Principle::Ownership], &[], 5),
            teller("supports", &[], &[Principle::Ownership], 100),
        ];
        let assignment = assign(&bank, &asked(&[("Ana", &[Principle::Ownership], 1)]));
        assert_eq!(told(&assignment), ["leads"]);
        assert_eq!(
            assignment.answers[0].runner_up.as_ref().unwrap().title,
            "supports"
        );
    }

    #[test]
    fn the_bottleneck_names_principles_interviewers_and_the_stories_they_share() {
        let both = [Principle::Frugality, Principle::ThinkBig];
        let bank = [
            teller("pilot", &both, &[], 80),
            teller("merger", &[Principle::ThinkBig], &[], 70),
            teller("returns", &[Principle::DiveDeep], &[], 60),
            teller("audit", &[Principle::DiveDeep], &[], 50),
        ];
        let to = asked(&[
            ("Ana", &both, 2),
            ("Ben", &[Principle::DiveDeep], 1),
            ("Cy", &[Principle::ThinkBig], 1),
        ]);
        let assignment = assign(&bank, &to);
        assert_eq!(assignment.answered(), 3);
        let [bottleneck] = assignment.bottlenecks.as_slice() else {
            panic!("{:?}", assignment.bottlenecks);
        };
        assert_eq!(
            bottleneck.principles,
            [Principle::ThinkBig, Principle::Frugality]
        );
        assert_eq!(bottleneck.interviewers, [0, 2]);
        assert_eq!(bottleneck.missing(), 1);
        let shared: Vec<&str> = bottleneck
            .stories
            .iter()
            .map(|story| story.title.as_str())
            .collect();
        assert_eq!(shared, ["pilot", "merger"]);
        let spare = assignment
            .answers
            .iter()
            .find(|answer| answer.slot.interviewer == 1);
        assert_eq!(spare.unwrap().runner_up.as_ref().unwrap().title, "audit");
    }

    #[test]
    fn a_principle_without_a_question_has_a_story_standing_by() {
        let bank = [
            teller("a", &[Principle::Ownership], &[], 50),
            teller("b", &[Principle::DiveDeep], &[], 50),
        ];
        let to = asked(&[(
            "Ana",
            &[
                Principle::Ownership,
                Principle::DiveDeep,
                Principle::EarnTrust,
            ],
            1,
        )]);
        let assignment = assign(&bank, &to);
        let standing: Vec<Option<&str>> = assignment
            .standbys
            .iter()
            .map(|standby| standby.story.as_ref().map(|story| story.title.as_str()))
            .collect();
        assert_eq!(standing, [Some("b"), None]);
    }

    #[test]
    fn retired_stories_are_not_told_and_the_order_of_a_bank_changes_nothing() {
        let ids = ["1", "2", "3"].map(RecordId::from_text);
        let story = |status| Story {
            principles: vec![Principle::Ownership],
            status,
            ..Story::default()
        };
        let stories = [
            story(Status::Drafted),
            story(Status::Retired),
            story(Status::Sketch),
        ];
        let fair = Weight {
            band: Band::Fair,
            met: 6,
            of: 11,
        };
        let none = bank(ids.iter().zip(&stories), |_, _| Weight::default());
        assert_eq!(none, [], "weak stories are no cover");
        let forward = bank(ids.iter().zip(&stories), |_, _| fair);
        let backward = bank(ids.iter().zip(&stories).rev(), |_, _| fair);
        assert_eq!(forward, backward);
        assert_eq!(forward.len(), 2);
        let to = asked(&[("Ana", &[Principle::Ownership], 1)]);
        assert_eq!(
            assign(&forward, &to).answers[0]
                .story
                .as_ref()
                .unwrap()
                .0
                .id,
            ids[0]
        );
    }

    #[test]
    fn a_loop_without_principles_and_an_empty_bank_are_no_trouble() {
        let none = assign(&[], &asked(&[("Ana", &[], 2)]));
        assert!(none.answers.is_empty() && none.bottlenecks.is_empty());
        let short = assign(&[], &asked(&[("Ana", &[Principle::Ownership], 2)]));
        assert_eq!(short.bottlenecks[0].missing(), 2);
    }

    /// The best (answered, leading, strength) of all assignments, by trying all.
    fn best(bank: &[Teller], slots: &[LoopQuestion], used: u32) -> (usize, usize, u32) {
        let Some((slot, rest)) = slots.split_first() else {
            return (0, 0, 0);
        };
        bank.iter()
            .enumerate()
            .filter(|(place, story)| {
                used & (1 << place) == 0 && story.shows(slot.principle) != Shows::Not
            })
            .map(|(place, story)| {
                let (answered, leading, strength) = best(bank, rest, used | (1 << place));
                let leads = usize::from(story.shows(slot.principle) == Shows::Leading);
                (
                    answered + 1,
                    leading + leads,
                    strength + u32::from(story.strength),
                )
            })
            .fold(best(bank, rest, used), Ord::max)
    }

    fn banks() -> impl Strategy<Value = Vec<Teller>> {
        let marks = prop::collection::vec(0_u8..6, 6);
        prop::collection::vec((marks, 0_u8..=100), 0..6).prop_map(|stories| {
            let number = |(place, (marks, strength)): (usize, (Vec<u8>, u8))| {
                let with = |sign| {
                    Principle::ALL
                        .iter()
                        .zip(&marks)
                        .filter(|&(_, &mark)| mark == sign)
                        .map(|(&principle, _)| principle)
                        .collect::<Vec<_>>()
                };
                teller(&place.to_string(), &with(0), &with(1), strength)
            };
            stories.into_iter().enumerate().map(number).collect()
        })
    }

    fn loops() -> impl Strategy<Value = InterviewLoop> {
        let interviewer = (prop::collection::vec(0_usize..6, 0..=3), 1_u32..=3);
        prop::collection::vec(interviewer, 0..=3).prop_map(|interviewers| InterviewLoop {
            interviewers: interviewers
                .into_iter()
                .map(|(principles, questions)| Interviewer {
                    principles: principles
                        .into_iter()
                        .map(|place| Principle::ALL[place])
                        .collect(),
                    questions,
                    ..Interviewer::default()
                })
                .collect(),
            ..InterviewLoop::default()
        })
    }

    proptest! {
        #[test]
        fn no_other_assignment_is_better(bank in banks(), to in loops()) {
            let assignment = assign(&bank, &to);
            let stories: Vec<&(Teller, Shows)> =
                assignment.answers.iter().filter_map(|answer| answer.story.as_ref()).collect();
            let ids: BTreeSet<&RecordId> = stories.iter().map(|(story, _)| &story.id).collect();
            prop_assert_eq!(ids.len(), stories.len(), "no story twice");
            let reached = (
                stories.len(),
                stories.iter().filter(|(_, shows)| *shows == Shows::Leading).count(),
                stories.iter().map(|(story, _)| u32::from(story.strength)).sum(),
            );
            prop_assert_eq!(reached, best(&bank, &slots(&to), 0));
        }

        #[test]
        fn every_bottleneck_is_true_and_together_they_explain_what_is_missing(bank in banks(), to in loops()) {
            let assignment = assign(&bank, &to);
            let mut missing = 0;
            for bottleneck in &assignment.bottlenecks {
                let answering: Vec<&Teller> = bank
                    .iter()
                    .filter(|story| {
                        bottleneck.slots.iter().any(|slot| story.shows(slot.principle) != Shows::Not)
                    })
                    .collect();
                prop_assert!(bottleneck.stories.iter().eq(answering));
                prop_assert!(bottleneck.slots.len() > bottleneck.stories.len());
                missing += bottleneck.missing();
            }
            prop_assert_eq!(missing, assignment.answers.len() - assignment.answered());
        }

        #[test]
        fn a_runner_up_is_heard_by_nobody_and_no_unheard_story_is_better(bank in banks(), to in loops()) {
            let assignment = assign(&bank, &to);
            let heard: BTreeSet<&RecordId> = assignment
                .answers
                .iter()
                .filter_map(|answer| answer.story.as_ref().map(|(story, _)| &story.id))
                .collect();
            for answer in &assignment.answers {
                let best = bank
                    .iter()
                    .filter(|story| !heard.contains(&story.id))
                    .filter_map(|story| story.quality(answer.slot.principle))
                    .max();
                let named = answer.runner_up.as_ref();
                prop_assert!(named.is_none_or(|story| !heard.contains(&story.id)));
                prop_assert_eq!(named.and_then(|story| story.quality(answer.slot.principle)), best);
            }
        }
    }
}
