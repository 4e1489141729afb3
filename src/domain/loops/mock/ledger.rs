//! The ledger of a mock loop: who heard which story, and for which principle. It is derived from the
//! answers, so no repeat can be missed.

use std::collections::BTreeMap;

use crate::domain::loops::mock::heard::{Heard, HeardStory};
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::record::id::RecordId;

impl MockLoop {
    /// Who first heard a story, before the current answer.
    #[must_use]
    pub fn heard_before(&self, story: &RecordId) -> Option<Heard> {
        let up = self.telling();
        self.tellings()
            .filter(|(_, _, one)| !up.is_some_and(|up| std::ptr::eq(up, *one)))
            .find(|(_, _, one)| one.story.as_ref() == Some(story))
            .map(|(seat, principle, _)| Heard {
                seat,
                by: self.plan.label(seat),
                principle,
            })
    }

    /// All answers so far, in order.
    #[must_use]
    pub fn ledger(&self) -> Vec<HeardStory> {
        let mut told: BTreeMap<&RecordId, usize> = BTreeMap::new();
        self.tellings()
            .filter(|(_, _, one)| one.seconds.is_some())
            .map(|(seat, principle, one)| {
                let times = one.story.as_ref().map(|story| {
                    let times = told.entry(story).or_default();
                    *times += 1;
                    *times
                });
                HeardStory {
                    seat,
                    principle,
                    story: one.story.clone(),
                    title: one.title.clone(),
                    is_repeat: times.is_some_and(|times| times > 1),
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::loops::mock::interview::Showing;
    use crate::domain::loops::mock::mock_loop::tests::{Device, answer, begun, story};
    use crate::domain::loops::mock::mock_loop::{MockStep, Repeat};
    use crate::domain::loops::mock::plan::Days;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_story_is_refused_the_second_time_with_who_heard_it() {
        let mut device = Device::new();
        let mut run = begun(4, Days::One, false);
        run.go_on(device.now());
        answer(&mut run, &mut device, Some("a"), 60, true, Showing::Shown);
        let heard = run.pick(Some(story("a")), Repeat::Refused).unwrap_err();
        assert_eq!((heard.seat, heard.by.as_str()), (0, "Hiring manager"));
        assert_eq!(run.telling().unwrap().story, None, "it was not picked");
        assert_eq!(run.pick(Some(story("b")), Repeat::Refused), Ok(()));
        assert_eq!(
            run.pick(Some(story("b")), Repeat::Refused),
            Ok(()),
            "it is the one picked"
        );
        assert_eq!(run.pick(Some(story("a")), Repeat::Allowed), Ok(()));
        assert_eq!(run.telling().unwrap().title, "a");
    }

    proptest! {
        #[test]
        fn the_ledger_never_misses_a_repeat(seed in any::<u64>(), told in prop::collection::vec(prop::option::of(0_u8..6), 60)) {
            let mut device = Device::new();
            let mut run = begun(seed, Days::One, false);
            let (mut known, mut repeats, mut answers) = (BTreeSet::new(), 0, 0);
            let mut told = told.into_iter();
            while !run.is_over() {
                if run.step != MockStep::Pick {
                    run.go_on(device.now());
                    continue;
                }
                let told = told.next().unwrap_or_default().map(|one| one.to_string());
                if let Some(told) = &told {
                    let is_refused = run.pick(Some(story(told)), Repeat::Refused).is_err();
                    prop_assert_eq!(is_refused, known.contains(told));
                    repeats += usize::from(!known.insert(told.clone()));
                }
                answer(&mut run, &mut device, told.as_deref(), 60, true, Showing::Shown);
                answers += 1;
                let ledger = run.ledger();
                prop_assert_eq!(ledger.len(), answers);
                prop_assert_eq!(ledger.iter().filter(|one| one.is_repeat).count(), repeats);
            }
        }
    }
}
