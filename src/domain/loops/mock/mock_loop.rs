//! A mock loop from start to end, with its current step.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::clock::{ClockReading, Drill, Phase, Remaining};
use crate::domain::loops::mock::follow_ups::{Depth, Ground, dig};
use crate::domain::loops::mock::heard::Heard;
use crate::domain::loops::mock::interview::{Interview, MockQuestion, Showing, Telling};
use crate::domain::loops::mock::plan::{Days, MockPlan, Seat};
use crate::domain::loops::mock::votes::Debrief;
use crate::domain::questions::levels::TargetLevel;
use crate::domain::questions::question::Question;
use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;

/// A loop's current step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MockStep {
    /// Before an interview, which shows who is next.
    #[default]
    Door,
    /// Handing the device to the partner.
    ToPartner,
    /// Reading a question and picking a story.
    Pick,
    /// Speaking the answer.
    Speak,
    /// Asking a follow-up, by index.
    Probe(usize),
    /// Rating the answer.
    Judge,
    /// The partner writes evidence and votes.
    Assess,
    /// Handing the device back to the candidate.
    ToCandidate,
    /// The candidate takes notes.
    Notes,
    /// Every interview is done.
    Over,
}

/// Whether a story already told in the loop may be repeated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repeat {
    /// Refuse it, and say who has heard it.
    Refused,
    /// Allow it, counted as a repeat.
    Allowed,
}

/// Who holds the device.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holder {
    /// The candidate.
    Candidate,
    /// The partner, who reads the interviewers' part.
    Partner,
}

/// A mock loop, running or done.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct MockLoop {
    /// The plan.
    pub(in crate::domain::loops) plan: MockPlan,
    /// The interviews, in the order of the plan.
    pub(in crate::domain::loops) interviews: Vec<Interview>,
    /// The index of the current interview.
    pub(in crate::domain::loops) at: usize,
    /// The index of the current question within the interview.
    pub(in crate::domain::loops) question: usize,
    /// The current step.
    pub(in crate::domain::loops) step: MockStep,
    /// The debrief.
    pub(in crate::domain::loops) debrief: Debrief,
    /// An interview that was ended early, restorable until the next step.
    #[serde(default)]
    pub(in crate::domain::loops) ended_early: Option<EndedEarly>,
}

/// An interview that was ended early, to resume it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct EndedEarly {
    /// Its questions with their answers, and the index of the current one.
    asked: Vec<MockQuestion>,
    question: usize,
    step: MockStep,
    /// Its clock, paused.
    clock: Option<Drill>,
}

impl Body for MockLoop {
    const KIND: Kind = Kind::MockLoop;
}

impl MockLoop {
    /// Begins a loop, with questions drawn for the target `level`.
    #[must_use]
    pub fn begin(plan: MockPlan, bank: &[Question], level: TargetLevel, debrief: Debrief) -> Self {
        let mut chance = fastrand::Rng::with_seed(plan.seed.rotate_left(17));
        let is_compressed = plan.days == Days::Compressed;
        let interviews = plan
            .seats
            .iter()
            .zip(plan.questions(bank, level))
            .map(|(seat, drawn)| {
                let asked = drawn
                    .into_iter()
                    .map(|drawn| MockQuestion {
                        drawn,
                        // The Bar Raiser asks for another example after every second answer, others
                        // after every fourth; a compressed loop has no time for theirs.
                        wants_another: match (seat.interviewer.is_bar_raiser, is_compressed) {
                            (true, _) => chance.u8(0..2) == 0,
                            (false, false) => chance.u8(0..4) == 0,
                            (false, true) => false,
                        },
                        tellings: Vec::new(),
                    })
                    .collect();
                Interview {
                    asked,
                    ..Interview::default()
                }
            })
            .collect();
        Self {
            plan,
            interviews,
            at: 0,
            question: 0,
            step: MockStep::Door,
            debrief,
            ended_early: None,
        }
    }

    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &MockPlan {
        &self.plan
    }

    /// The interviews, in the order of the plan.
    #[must_use]
    pub fn interviews(&self) -> &[Interview] {
        &self.interviews
    }

    /// The index of the current interview.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The index of the current question within its interview.
    #[must_use]
    pub fn question_at(&self) -> usize {
        self.question
    }

    /// The current step.
    #[must_use]
    pub fn step(&self) -> MockStep {
        self.step
    }

    /// The debrief.
    #[must_use]
    pub fn debrief(&self) -> &Debrief {
        &self.debrief
    }

    /// Whether every interview is done.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.step == MockStep::Over
    }

    /// Who should hold the device.
    #[must_use]
    pub fn holder(&self) -> Holder {
        match self.step {
            MockStep::Pick
            | MockStep::Speak
            | MockStep::Probe(_)
            | MockStep::Judge
            | MockStep::Assess
                if self.plan.has_partner =>
            {
                Holder::Partner
            }
            _ => Holder::Candidate,
        }
    }

    /// The current interviewer.
    #[must_use]
    pub fn seat(&self) -> Option<&Seat> {
        self.plan.seats.get(self.at)
    }

    /// The current interview.
    #[must_use]
    pub fn interview(&self) -> Option<&Interview> {
        self.interviews.get(self.at)
    }

    fn interview_mut(&mut self) -> Option<&mut Interview> {
        self.interviews.get_mut(self.at)
    }

    /// The current question.
    #[must_use]
    pub fn asked(&self) -> Option<&MockQuestion> {
        self.interview()?.asked.get(self.question)
    }

    fn asked_mut(&mut self) -> Option<&mut MockQuestion> {
        let question = self.question;
        self.interview_mut()?.asked.get_mut(question)
    }

    /// The current answer.
    #[must_use]
    pub fn telling(&self) -> Option<&Telling> {
        self.asked()?.tellings.last()
    }

    fn telling_mut(&mut self) -> Option<&mut Telling> {
        self.asked_mut()?.tellings.last_mut()
    }

    /// How deep the current interviewer digs.
    #[must_use]
    pub fn depth(&self) -> Depth {
        Depth {
            is_bar_raiser: self
                .seat()
                .is_some_and(|seat| seat.interviewer.is_bar_raiser),
            is_compressed: self.plan.days == Days::Compressed,
            is_realistic: self.plan.is_realistic,
        }
    }

    /// Takes the next step that needs no decision: starting an interview, a handover, or leaving an
    /// assessment or notes.
    pub fn go_on(&mut self, now: ClockReading) {
        self.step = match self.step {
            MockStep::Door if self.plan.has_partner => MockStep::ToPartner,
            MockStep::Door | MockStep::ToPartner => self.open(now),
            MockStep::Assess => MockStep::ToCandidate,
            MockStep::ToCandidate => MockStep::Notes,
            MockStep::Notes if self.at + 1 < self.interviews.len() => {
                self.ended_early = None;
                self.at += 1;
                self.question = 0;
                MockStep::Door
            }
            MockStep::Notes => {
                self.ended_early = None;
                MockStep::Over
            }
            other => other,
        };
    }

    /// Starts the interview with its first question.
    fn open(&mut self, now: ClockReading) -> MockStep {
        let minutes = self.seat().map_or(0, |seat| seat.minutes);
        let allowed = Duration::from_mins(u64::from(minutes));
        if let Some(interview) = self.interview_mut() {
            interview.clock = Some(Drill::start(Some(allowed), now));
        }
        self.question = 0;
        self.ask(now)
    }

    /// Asks the current question, or ends the interview if there is none.
    fn ask(&mut self, now: ClockReading) -> MockStep {
        match self.asked_mut() {
            Some(asked) => {
                asked.tellings.push(Telling::default());
                MockStep::Pick
            }
            None => self.close(now),
        }
    }

    fn close(&mut self, now: ClockReading) -> MockStep {
        if let Some(clock) = self.interview_mut().and_then(|one| one.clock.as_mut()) {
            clock.watch(now);
            clock.finish(now);
        }
        if self.plan.has_partner {
            MockStep::Assess
        } else {
            MockStep::Notes
        }
    }

    /// Picks the story to tell, with its title. A story already told in this loop is refused unless
    /// repeats are allowed.
    ///
    /// # Errors
    /// Who has heard it, and about what.
    pub fn pick(&mut self, story: Option<(RecordId, String)>, repeat: Repeat) -> Result<(), Heard> {
        if self.step != MockStep::Pick {
            return Ok(());
        }
        if let Some(heard) = story.as_ref().and_then(|(id, _)| self.heard_before(id))
            && repeat == Repeat::Refused
        {
            return Err(heard);
        }
        if let Some(telling) = self.telling_mut() {
            (telling.story, telling.title) = match story {
                Some((id, title)) => (Some(id), title),
                None => (None, String::new()),
            };
        }
        Ok(())
    }

    /// Starts speaking.
    pub fn speak(&mut self, now: ClockReading) {
        if self.step == MockStep::Pick
            && let Some(telling) = self.telling_mut()
        {
            telling.clock = Some(Drill::start(None, now));
            self.step = MockStep::Speak;
        }
    }

    /// Stops speaking; the follow-ups begin.
    pub fn stop_speaking(&mut self, ground: &Ground<'_>, now: ClockReading) {
        if self.step != MockStep::Speak {
            return;
        }
        // Each answer of a loop gets different follow-ups.
        let told = self.tellings().count();
        let seed = self
            .plan
            .seed
            .wrapping_add(u64::try_from(told).unwrap_or_default());
        let follow_ups = dig(ground, self.depth(), seed);
        let is_dug = !follow_ups.is_empty();
        let is_timed = is_dug && self.plan.is_realistic;
        if let Some(telling) = self.telling_mut() {
            telling.seconds = Some(spoken_seconds(telling.clock.take(), now).unwrap_or_default());
            telling.follow_ups = follow_ups;
            telling.clock = is_timed.then(|| Drill::start(None, now));
        }
        self.step = if is_dug {
            MockStep::Probe(0)
        } else {
            MockStep::Judge
        };
    }

    /// Records whether the answer to the follow-up held up, and how long it took in a realistic loop, then
    /// continues with the next one.
    pub fn mark(&mut self, held: bool, now: ClockReading) {
        let MockStep::Probe(at) = self.step else {
            return;
        };
        let is_timed = self.plan.is_realistic;
        let Some(telling) = self.telling_mut() else {
            return;
        };
        let seconds = spoken_seconds(telling.clock.take(), now);
        if let Some(follow_up) = telling.follow_ups.get_mut(at) {
            follow_up.held = Some(held);
            follow_up.seconds = seconds;
        }
        let is_last = at + 1 >= telling.follow_ups.len();
        telling.clock = (is_timed && !is_last).then(|| Drill::start(None, now));
        self.step = if is_last {
            MockStep::Judge
        } else {
            MockStep::Probe(at + 1)
        };
    }

    /// Rates the answer, and goes on: to another example, the next question, or the end of the
    /// interview.
    pub fn judge(&mut self, showing: Showing, now: ClockReading) {
        if self.step != MockStep::Judge {
            return;
        }
        if let Some(telling) = self.telling_mut() {
            telling.showing = Some(showing);
        }
        let wants_another = self
            .asked()
            .is_some_and(|asked| asked.wants_another && asked.tellings.len() == 1);
        if !wants_another {
            self.question += 1;
        }
        self.step = self.ask(now);
    }

    /// Goes back one step, to correct a mistake: from a question to the last answer's rating, or from a
    /// rating or a follow-up to the previous follow-up. Speaking times stay.
    pub fn step_back(&mut self, now: ClockReading) {
        match self.step {
            MockStep::Pick => {
                if !self.can_step_back() {
                    return;
                }
                if let Some(asked) = self.asked_mut() {
                    asked.tellings.pop();
                    if asked.tellings.is_empty() {
                        self.question = self.question.saturating_sub(1);
                    }
                }
                self.step = MockStep::Judge;
                if let Some(telling) = self.telling_mut() {
                    telling.showing = None;
                }
            }
            MockStep::Judge => {
                if let Some(last) = self
                    .telling()
                    .and_then(|one| one.follow_ups.len().checked_sub(1))
                {
                    self.ask_again(last, now);
                }
            }
            MockStep::Probe(at) => {
                if let Some(before) = at.checked_sub(1) {
                    self.ask_again(before, now);
                }
            }
            _ => {}
        }
    }

    /// Whether it is possible to go back.
    #[must_use]
    pub fn can_step_back(&self) -> bool {
        match self.step {
            MockStep::Pick => {
                self.question > 0 || self.asked().is_some_and(|asked| asked.tellings.len() > 1)
            }
            MockStep::Judge => self.telling().is_some_and(|one| !one.follow_ups.is_empty()),
            MockStep::Probe(at) => at > 0,
            _ => false,
        }
    }

    fn ask_again(&mut self, at: usize, now: ClockReading) {
        self.step = MockStep::Probe(at);
        let is_timed = self.plan.is_realistic;
        if let Some(telling) = self.telling_mut() {
            telling.clock = is_timed.then(|| Drill::start(None, now));
            // The unanswered one is asked again as well.
            for follow_up in telling.follow_ups.iter_mut().skip(at) {
                follow_up.held = None;
                follow_up.seconds = None;
            }
        }
    }

    /// Ends the interview before its last question, as an interviewer does who runs out of time. An
    /// answer that was spoken but not rated stays unrated.
    pub fn break_off(&mut self, now: ClockReading) {
        if !matches!(
            self.step,
            MockStep::Pick | MockStep::Speak | MockStep::Probe(_) | MockStep::Judge
        ) {
            return;
        }
        self.pause(now);
        let question = self.question;
        let step = self.step;
        self.ended_early = self.interview().map(|interview| EndedEarly {
            asked: interview.asked.clone(),
            question,
            step,
            clock: interview.clock.clone(),
        });
        if let Some(asked) = self.asked_mut() {
            // An answer that was not spoken doesn't count.
            asked.tellings.retain(|one| one.seconds.is_some());
            for telling in &mut asked.tellings {
                telling.clock = None;
            }
        }
        self.step = self.close(now);
    }

    /// Whether the current interview was ended early and can be resumed.
    #[must_use]
    pub fn can_go_back_in(&self) -> bool {
        self.ended_early.is_some() && matches!(self.step, MockStep::Assess | MockStep::Notes)
    }

    /// Resumes an interview that was ended early; its clock stays paused.
    pub fn go_back_in(&mut self) {
        if !self.can_go_back_in() {
            return;
        }
        let Some(ended) = self.ended_early.take() else {
            return;
        };
        if let Some(interview) = self.interview_mut() {
            interview.asked = ended.asked;
            interview.clock = ended.clock;
        }
        self.question = ended.question;
        self.step = ended.step;
    }

    /// The clocks that may be running.
    fn clocks(&mut self) -> impl Iterator<Item = &mut Drill> {
        let question = self.question;
        let interview = self.interviews.get_mut(self.at);
        interview.into_iter().flat_map(move |interview| {
            let spoken = interview
                .asked
                .get_mut(question)
                .and_then(|asked| asked.tellings.last_mut())
                .and_then(|telling| telling.clock.as_mut());
            interview.clock.iter_mut().chain(spoken)
        })
    }

    /// Adds a reading. A stretch in which nobody could watch the clock (a night, a closed lid, a
    /// changed clock) does not count as interview time, and the clocks are paused after it until
    /// the candidate continues.
    pub fn observe(&mut self, now: ClockReading) {
        let mut was_away = false;
        for clock in self.clocks() {
            was_away |= clock.watch(now).is_some();
        }
        if was_away {
            self.pause(now);
        }
    }

    /// Pauses the clocks.
    pub fn pause(&mut self, now: ClockReading) {
        for clock in self.clocks() {
            clock.watch(now);
            clock.pause(now);
        }
    }

    /// Resumes the clocks.
    pub fn resume(&mut self, now: ClockReading) {
        for clock in self.clocks() {
            clock.resume(now);
        }
    }

    /// Whether the current interview is paused.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.interview()
            .and_then(|interview| interview.clock.as_ref())
            .is_some_and(|clock| clock.phase() == Phase::Paused)
    }

    /// Whether a clock runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.interview()
            .and_then(|interview| interview.clock.as_ref())
            .is_some_and(|clock| clock.phase() == Phase::Running)
    }

    /// The time left in the current interview; `None` before it has begun.
    #[must_use]
    pub fn remaining(&self, now: ClockReading) -> Option<Remaining> {
        let mut clock = self.interview()?.clock.clone()?;
        clock.watch(now);
        Some(clock.remaining(now))
    }

    /// The time so far of the answer, or of the answer to a follow-up; `None` if no clock runs.
    #[must_use]
    pub fn spoken(&self, now: ClockReading) -> Option<Duration> {
        Some(self.telling()?.clock.as_ref()?.watched(now))
    }
}

/// The seconds that a clock was watched; `None` without a clock.
fn spoken_seconds(clock: Option<Drill>, now: ClockReading) -> Option<u32> {
    let spoken = clock?.watched(now);
    Some(u32::try_from(spoken.as_secs()).unwrap_or(u32::MAX))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use chrono::DateTime;
    use proptest::prelude::*;

    /// A device's clocks, to be set and moved.
    #[derive(Clone, Copy)]
    pub struct Device {
        wall: i64,
        monotonic: u64,
        page_load: u64,
    }

    impl Device {
        pub fn new() -> Self {
            Self {
                wall: 1_790_000_000,
                monotonic: 0,
                page_load: 1,
            }
        }

        pub fn now(&self) -> ClockReading {
            ClockReading {
                wall: DateTime::from_timestamp(self.wall, 0).unwrap(),
                monotonic: Duration::from_secs(self.monotonic),
                page_load: self.page_load,
            }
        }

        /// Time passes while the page watches.
        pub fn wait(&mut self, seconds: u32) -> ClockReading {
            self.wall += i64::from(seconds);
            self.monotonic += u64::from(seconds);
            self.now()
        }

        /// The page is closed for this long and opened again.
        pub fn reload(&mut self, seconds: i64) -> ClockReading {
            self.wall += seconds;
            self.monotonic = 0;
            self.page_load += 1;
            self.now()
        }

        /// The wall clock is changed.
        pub fn set_clock(&mut self, seconds: i64) -> ClockReading {
            self.wall += seconds;
            self.now()
        }
    }

    pub fn story(name: &str) -> (RecordId, String) {
        (RecordId::from_text(name), name.to_owned())
    }

    pub const LISTED: [&str; 4] = ["a?", "b?", "c?", "d?"];

    pub fn ground(listed: &[String]) -> Ground<'_> {
        Ground {
            question: listed,
            story: None,
            probes: None,
            numbers: &[],
        }
    }

    pub fn begun(seed: u64, days: Days, has_partner: bool) -> MockLoop {
        let plan = MockPlan {
            has_partner,
            ..MockPlan::drawn(seed, days)
        };
        MockLoop::begin(
            plan,
            &crate::domain::loops::mock::plan::tests::bank(16),
            TargetLevel::default(),
            Debrief::default(),
        )
    }

    /// Answers the current question in `seconds`; either all follow-ups hold up or none.
    pub fn answer(
        run: &mut MockLoop,
        device: &mut Device,
        told: Option<&str>,
        seconds: u32,
        held: bool,
        showing: Showing,
    ) {
        assert_eq!(run.step, MockStep::Pick);
        run.pick(told.map(story), Repeat::Allowed).unwrap();
        run.speak(device.now());
        let listed = LISTED.map(str::to_owned);
        run.stop_speaking(&ground(&listed), device.wait(seconds));
        while matches!(run.step, MockStep::Probe(_)) {
            run.mark(held, device.now());
        }
        run.judge(showing, device.now());
    }

    /// Runs the whole loop, with a different story for every answer.
    pub fn walked(mut run: MockLoop, seconds: u32, held: bool, showing: Showing) -> MockLoop {
        let mut device = Device::new();
        let mut told = 0;
        while !run.is_over() {
            if run.step == MockStep::Pick {
                told += 1;
                let name = format!("s{told}");
                answer(&mut run, &mut device, Some(&name), seconds, held, showing);
            } else {
                run.go_on(device.now());
            }
        }
        run
    }

    #[test]
    fn an_interview_that_was_ended_early_goes_on_where_it_was_and_no_time_passed() {
        for has_partner in [false, true] {
            let mut device = Device::new();
            let mut run = begun(4, Days::One, has_partner);
            while run.step != MockStep::Pick {
                run.go_on(device.now());
            }
            run.pick(Some(story("told")), Repeat::Allowed).unwrap();
            run.speak(device.now());
            run.observe(device.wait(40));
            let left = run.remaining(device.now());
            run.break_off(device.now());
            assert!(run.can_go_back_in());
            let read: MockLoop =
                serde_json::from_str(&serde_json::to_string(&run).unwrap()).unwrap();
            assert_eq!(read, run);
            device.wait(3_600);
            run.go_back_in();
            assert_eq!(run.step, MockStep::Speak);
            assert!(run.is_paused());
            run.resume(device.now());
            assert_eq!(run.remaining(device.now()), left, "{has_partner}");
            run.stop_speaking(&ground(&LISTED.map(str::to_owned)), device.wait(10));
            assert_eq!(run.telling().unwrap().seconds, Some(50));
            run.break_off(device.now());
            while run.step != MockStep::Door {
                run.go_on(device.now());
            }
            assert!(!run.can_go_back_in(), "it was left");
            run.go_back_in();
            assert_eq!(run.step, MockStep::Door);
        }
    }

    #[test]
    fn every_answer_has_the_number_under_which_it_was_spoken() {
        let mut device = Device::new();
        let mut run = begun(4, Days::One, false);
        let mut spoken = Vec::new();
        while !run.is_over() {
            if run.step == MockStep::Pick {
                let question = run.asked().unwrap().drawn.question.clone();
                spoken.push((run.at, run.number(), question));
                answer(&mut run, &mut device, None, 60, true, Showing::Shown);
            } else {
                run.go_on(device.now());
            }
        }
        let told: Vec<(usize, usize, String)> = (0..run.interviews.len())
            .flat_map(|seat| {
                let told = run.told_in(seat);
                told.map(move |(number, drawn)| (seat, number, drawn.question.clone()))
            })
            .collect();
        assert_eq!(told, spoken);
        assert_eq!(told.first().map(|(_, number, _)| *number), Some(1));
    }

    #[test]
    fn a_loop_goes_from_door_to_door_until_every_interview_is_done() {
        for days in Days::ALL {
            let run = walked(begun(4, days, false), 100, true, Showing::Shown);
            for (seat, interview) in run.plan.seats.iter().zip(&run.interviews) {
                assert_eq!(interview.asked.len(), seat.interviewer.asks().count());
                for asked in &interview.asked {
                    assert_eq!(asked.tellings.len(), 1 + usize::from(asked.wants_another));
                    for telling in &asked.tellings {
                        assert_eq!(telling.seconds, Some(100));
                        assert_eq!(telling.showing, Some(Showing::Shown));
                        assert!((2..=6).contains(&telling.follow_ups.len()));
                    }
                }
            }
        }
    }

    #[test]
    fn another_example_is_wanted_sometimes() {
        let wanted: Vec<bool> = (0..40)
            .flat_map(|seed| begun(seed, Days::One, false).interviews)
            .flat_map(|interview| interview.asked)
            .map(|asked| asked.wants_another)
            .collect();
        let share = wanted.iter().filter(|&&wants| wants).count() * 100 / wanted.len();
        assert!((15..50).contains(&share), "{share} %");
    }

    #[test]
    fn with_a_partner_the_device_changes_hands_twice_an_interview() {
        let mut device = Device::new();
        let mut run = begun(2, Days::Compressed, true);
        assert_eq!(
            (run.step, run.holder()),
            (MockStep::Door, Holder::Candidate)
        );
        run.go_on(device.now());
        assert_eq!(run.step, MockStep::ToPartner);
        assert!(!run.is_running(), "the interview has not begun");
        run.go_on(device.now());
        assert_eq!((run.step, run.holder()), (MockStep::Pick, Holder::Partner));
        while run.step == MockStep::Pick {
            answer(&mut run, &mut device, None, 60, true, Showing::Shown);
        }
        assert_eq!(
            (run.step, run.holder()),
            (MockStep::Assess, Holder::Partner)
        );
        run.go_on(device.now());
        assert_eq!(run.step, MockStep::ToCandidate);
        run.go_on(device.now());
        assert_eq!(
            (run.step, run.holder()),
            (MockStep::Notes, Holder::Candidate)
        );
    }

    #[test]
    fn a_slip_is_undone_by_going_back() {
        let mut device = Device::new();
        let mut run = begun(4, Days::One, false);
        run.go_on(device.now());
        assert!(!run.can_step_back(), "nothing was answered");
        let listed = LISTED.map(str::to_owned);
        run.speak(device.now());
        run.stop_speaking(&ground(&listed), device.wait(90));
        run.mark(false, device.now());
        run.step_back(device.now());
        assert_eq!(run.step, MockStep::Probe(0));
        assert_eq!(run.telling().unwrap().follow_ups[0].held, None);
        while run.step != MockStep::Judge {
            run.mark(true, device.now());
        }
        run.judge(Showing::Not, device.now());
        assert_eq!(run.step, MockStep::Pick);
        run.step_back(device.now());
        assert_eq!((run.step, run.question), (MockStep::Judge, 0));
        assert_eq!(run.telling().unwrap().showing, None);
        assert_eq!(run.telling().unwrap().seconds, Some(90));
        run.judge(Showing::Shown, device.now());
        assert_eq!(
            run.interviews[0].asked[0].tellings[0].showing,
            Some(Showing::Shown)
        );
    }

    #[test]
    fn a_realistic_loop_times_each_follow_up_and_a_pause_or_a_night_counts_for_none() {
        for is_realistic in [true, false] {
            let mut device = Device::new();
            let mut run = begun(4, Days::One, false);
            run.plan.is_realistic = is_realistic;
            run.go_on(device.now());
            run.speak(device.now());
            let listed = LISTED.map(str::to_owned);
            run.stop_speaking(&ground(&listed), device.wait(90));
            let seconds = |run: &MockLoop| -> Vec<Option<u32>> {
                let asked = run.telling().unwrap().follow_ups.iter();
                asked.map(|one| one.seconds).collect()
            };
            let timed = |seconds: u32| is_realistic.then_some(seconds);
            assert_eq!(run.spoken(device.wait(7)).is_some(), is_realistic);
            run.mark(true, device.now());
            run.observe(device.wait(20));
            run.observe(device.reload(9 * 3_600));
            assert!(run.is_paused());
            run.resume(device.wait(300));
            run.mark(false, device.wait(100));
            let found = seconds(&run);
            assert_eq!(found[..2], [timed(7), timed(120)]);
            assert!(found[2..].iter().all(Option::is_none));
            // Back to the second: its clock begins again, and the first stays.
            run.step_back(device.wait(30));
            assert_eq!(seconds(&run)[..2], [timed(7), None]);
            run.mark(true, device.wait(15));
            assert_eq!(seconds(&run)[..2], [timed(7), timed(15)]);
            while matches!(run.step, MockStep::Probe(_)) {
                run.mark(true, device.wait(20));
            }
            assert_eq!(run.telling().unwrap().clock, None);
            assert_eq!(run.telling().unwrap().seconds, Some(90));
        }
    }

    #[test]
    fn breaking_off_keeps_what_was_said_and_nothing_else() {
        let mut device = Device::new();
        let mut run = begun(4, Days::One, false);
        run.go_on(device.now());
        answer(&mut run, &mut device, Some("a"), 80, true, Showing::Shown);
        run.break_off(device.wait(5));
        assert_eq!(run.step, MockStep::Notes);
        assert!(!run.is_running());
        assert_eq!(run.tellings().count(), 1);
    }

    #[test]
    fn a_night_changes_nothing_and_the_clock_waits_for_the_candidate() {
        let mut device = Device::new();
        let mut run = begun(4, Days::One, false);
        run.go_on(device.now());
        run.speak(device.wait(20));
        run.observe(device.wait(40));
        let before = run.clone();
        run.observe(device.reload(11 * 3_600));
        assert!(run.is_paused());
        assert_eq!(run.spoken(device.now()), Some(Duration::from_secs(40)));
        assert_eq!(run.step, before.step);
        run.resume(device.wait(300));
        let listed = LISTED.map(str::to_owned);
        run.stop_speaking(&ground(&listed), device.wait(10));
        assert_eq!(run.telling().unwrap().seconds, Some(50));
    }

    #[test]
    fn a_reload_goes_on_at_the_right_second_without_a_pause() {
        let mut device = Device::new();
        let mut run = begun(4, Days::One, false);
        run.go_on(device.now());
        run.observe(device.wait(100));
        run.observe(device.reload(3));
        assert!(run.is_running());
        let left = Duration::from_secs(50 * 60 - 103);
        assert_eq!(run.remaining(device.now()), Some(Remaining::Left(left)));
    }

    #[test]
    fn an_interviewer_without_principles_asks_nothing_and_the_loop_goes_on() {
        let device = Device::new();
        let mut run = begun(4, Days::One, false);
        run.interviews[0].asked.clear();
        run.go_on(device.now());
        assert_eq!(run.step, MockStep::Notes);
    }

    #[derive(Clone, Debug)]
    enum Event {
        Wait(u32),
        Reload(i64),
        Away(i64),
        SetClock(i64),
    }

    fn events() -> impl Strategy<Value = Vec<Event>> {
        let event = prop_oneof![
            (0_u32..50).prop_map(Event::Wait),
            (0_i64..55).prop_map(Event::Reload),
            (60_i64..40_000).prop_map(Event::Away),
            prop_oneof![-400_000_000_i64..-100, 100_i64..400_000_000].prop_map(Event::SetClock),
        ];
        prop::collection::vec(event, 0..30)
    }

    proptest! {
        #[test]
        fn any_sequence_of_reloads_nights_and_jumps_keeps_the_time(events in events()) {
            let mut device = Device::new();
            let mut run = begun(9, Days::One, false);
            run.go_on(device.now());
            let mut worked = 0;
            for event in events {
                match event {
                    Event::Wait(seconds) => {
                        run.observe(device.wait(seconds));
                        worked += u64::from(seconds);
                    }
                    // Short enough to be a part of the interview.
                    Event::Reload(seconds) => {
                        run.observe(device.reload(seconds));
                        worked += u64::try_from(seconds).unwrap();
                    }
                    Event::Away(seconds) => run.observe(device.reload(seconds)),
                    Event::SetClock(seconds) => run.observe(device.set_clock(seconds)),
                }
                run.resume(device.now());
                let row = crate::domain::record::json::to_json(&run);
                run = crate::domain::record::json::from_json(&row).unwrap();
                let elapsed = run.interview().unwrap().clock.as_ref().unwrap().elapsed(device.now());
                prop_assert_eq!(elapsed.as_secs(), worked);
            }
        }
    }
}
