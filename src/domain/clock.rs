//! The timed drill: a state machine over observed instants.
//!
//! Time is never counted in ticks. Each reading has the wall clock and the monotonic clock. The wall clock
//! continues through sleep, reloads, and crashes, but can be changed. The monotonic clock can't be changed,
//! but restarts with each page load and can stop during sleep. The time between two readings is judged by
//! both, so a drill survives all of these and never runs backward.

use std::time::Duration;

use crate::domain::format::instants::instant;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::format::durations::{millis, optional_millis};

/// The drift between wall-clock and monotonic time beyond which one of them counts as having
/// jumped.
const TOLERANCE: Duration = Duration::from_secs(2);

/// A forward jump of the wall clock up to this much counts as sleep or absence. A longer one counts
/// as a changed clock, and only monotonic time is counted.
const LONGEST_ABSENCE: Duration = Duration::from_hours(7 * 24);

/// The shortest absence worth reporting.
const NOTABLE_ABSENCE: Duration = Duration::from_mins(1);

/// One reading of the device's clocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ClockReading {
    /// The wall clock.
    #[serde(with = "instant")]
    pub wall: DateTime<Utc>,
    /// Time since this page was loaded.
    #[serde(with = "millis")]
    pub monotonic: Duration,
    /// A random number that identifies the page load of the monotonic time.
    pub page_load: u64,
}

/// A drill's state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Running.
    Running,
    /// Paused; the text can still be read.
    Paused,
    /// Finished.
    Finished,
}

/// A timed drill. Every transition takes a reading of the clocks at that moment.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Drill {
    /// Time allowed; `None` for a revision without a limit.
    #[serde(with = "optional_millis")]
    allowed: Option<Duration>,
    phase: Phase,
    /// Time counted up to `anchor`.
    #[serde(with = "millis")]
    counted: Duration,
    /// The last reading.
    anchor: ClockReading,
}

/// The time left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Remaining {
    /// Time left.
    Left(Duration),
    /// Time beyond the limit.
    Over(Duration),
    /// No limit; the elapsed time.
    Unlimited(Duration),
}

/// A stretch in which the page could not watch the clock: sleep, a closed browser, a changed clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Absence {
    /// The time counted for it, which can be given back.
    pub counted: Duration,
}

/// The meaning of the time between two readings.
struct Step {
    passed: Duration,
    absence: Option<Absence>,
}

/// Classifies the time between two readings; see the module documentation for the reasons.
fn step(from: &ClockReading, to: &ClockReading) -> Step {
    // If the wall clock was set back, no time is counted, and never a negative one.
    let wall = (to.wall - from.wall).to_std().unwrap_or(Duration::ZERO);
    let watched = if from.page_load == to.page_load {
        to.monotonic.saturating_sub(from.monotonic)
    } else {
        Duration::ZERO
    };
    let unwatched = wall.saturating_sub(watched);
    if unwatched <= TOLERANCE && from.page_load == to.page_load {
        return Step {
            passed: watched,
            absence: None,
        };
    }
    if unwatched > LONGEST_ABSENCE {
        return Step {
            passed: watched,
            absence: Some(Absence {
                counted: Duration::ZERO,
            }),
        };
    }
    let absence = (unwatched >= NOTABLE_ABSENCE).then_some(Absence { counted: unwatched });
    Step {
        passed: watched + unwatched,
        absence,
    }
}

impl Drill {
    /// Starts the clock.
    #[must_use]
    pub fn start(allowed: Option<Duration>, now: ClockReading) -> Self {
        Self {
            allowed,
            phase: Phase::Running,
            counted: Duration::ZERO,
            anchor: now,
        }
    }

    /// The drill's state.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The time allowed; `None` without a limit.
    #[must_use]
    pub fn allowed(&self) -> Option<Duration> {
        self.allowed
    }

    /// Time counted so far.
    #[must_use]
    pub fn elapsed(&self, now: ClockReading) -> Duration {
        match self.phase {
            Phase::Running => self.counted + step(&self.anchor, &now).passed,
            Phase::Paused | Phase::Finished => self.counted,
        }
    }

    /// The time left.
    #[must_use]
    pub fn remaining(&self, now: ClockReading) -> Remaining {
        let elapsed = self.elapsed(now);
        match self.allowed {
            None => Remaining::Unlimited(elapsed),
            Some(allowed) if elapsed > allowed => Remaining::Over(elapsed.saturating_sub(allowed)),
            Some(allowed) => Remaining::Left(allowed.saturating_sub(elapsed)),
        }
    }

    /// Adds a reading. Called about once a second while a page is watching, so that a later jump of
    /// the clock can be recognized.
    pub fn observe(&mut self, now: ClockReading) -> Option<Absence> {
        if self.phase != Phase::Running {
            return None;
        }
        let Step { passed, absence } = step(&self.anchor, &now);
        self.counted += passed;
        self.anchor = now;
        absence
    }

    /// Pauses the clock.
    pub fn pause(&mut self, now: ClockReading) {
        self.leave_running(Phase::Paused, now);
    }

    /// Resumes the clock.
    pub fn resume(&mut self, now: ClockReading) {
        if self.phase == Phase::Paused {
            self.phase = Phase::Running;
            self.anchor = now;
        }
    }

    /// Ends the drill.
    pub fn finish(&mut self, now: ClockReading) {
        match self.phase {
            Phase::Running => self.leave_running(Phase::Finished, now),
            Phase::Paused => self.phase = Phase::Finished,
            Phase::Finished => {}
        }
    }

    /// Gives back the time of an absence, at most the time counted for it.
    pub fn forgive(&mut self, absence: Absence) {
        self.counted = self.counted.saturating_sub(absence.counted);
    }

    /// Adds a reading like [`Drill::observe`], but doesn't count an absence: for speaking time,
    /// since nobody speaks while away.
    pub fn watch(&mut self, now: ClockReading) -> Option<Absence> {
        let absence = self.observe(now)?;
        self.forgive(absence);
        Some(absence)
    }

    /// The time counted so far, without an absence since the last reading; see [`Drill::watch`].
    #[must_use]
    pub fn watched(&self, now: ClockReading) -> Duration {
        let mut clock = self.clone();
        clock.watch(now);
        clock.elapsed(now)
    }

    fn leave_running(&mut self, phase: Phase, now: ClockReading) {
        if self.phase == Phase::Running {
            self.observe(now);
            self.phase = phase;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    const LIMIT: Duration = Duration::from_mins(30);

    fn reading(wall: i64, monotonic: u64, page_load: u64) -> ClockReading {
        ClockReading {
            wall: DateTime::from_timestamp(1_790_000_000 + wall, 0).unwrap(),
            monotonic: Duration::from_secs(monotonic),
            page_load,
        }
    }

    fn secs(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_reload_goes_on_at_the_right_second() {
        let drill = Drill::start(Some(LIMIT), reading(0, 5, 1));
        assert_eq!(
            drill.remaining(reading(90, 1, 2)),
            Remaining::Left(secs(1_710))
        );
    }

    #[test]
    fn eight_hours_of_sleep_count_and_can_be_given_back() {
        let mut drill = Drill::start(Some(LIMIT), reading(0, 0, 1));
        drill.observe(reading(60, 60, 1));
        let absence = drill
            .observe(reading(60 + 8 * 3_600, 61, 1))
            .expect("an absence");
        assert_eq!(absence.counted, secs(8 * 3_600 - 1));
        assert!(matches!(
            drill.remaining(reading(60 + 8 * 3_600, 61, 1)),
            Remaining::Over(_)
        ));
        drill.forgive(absence);
        assert_eq!(drill.elapsed(reading(60 + 8 * 3_600, 61, 1)), secs(61));
    }

    #[test]
    fn a_clock_set_back_a_year_changes_nothing() {
        let mut drill = Drill::start(Some(LIMIT), reading(0, 0, 1));
        drill.observe(reading(10 - 31_536_000, 10, 1));
        assert_eq!(drill.elapsed(reading(20 - 31_536_000, 20, 1)), secs(20));
    }

    #[test]
    fn a_clock_set_ten_years_ahead_does_not_end_the_drill() {
        let mut drill = Drill::start(Some(LIMIT), reading(0, 0, 1));
        let absence = drill.observe(reading(315_360_000, 10, 1));
        assert_eq!(
            absence,
            Some(Absence {
                counted: Duration::ZERO
            })
        );
        assert_eq!(drill.elapsed(reading(315_360_005, 15, 1)), secs(15));
    }

    #[test]
    fn an_hour_of_daylight_saving_is_no_absence_since_wall_time_is_utc() {
        let mut drill = Drill::start(None, reading(0, 0, 1));
        assert_eq!(drill.observe(reading(3_600, 3_600, 1)), None);
    }

    #[test]
    fn a_crash_is_told_when_it_lasted_a_minute() {
        let mut drill = Drill::start(Some(LIMIT), reading(0, 100, 1));
        assert_eq!(drill.clone().observe(reading(59, 1, 2)), None);
        assert_eq!(
            drill.observe(reading(61, 1, 2)),
            Some(Absence { counted: secs(61) })
        );
    }

    #[test]
    fn pauses_do_not_count() {
        let mut drill = Drill::start(Some(LIMIT), reading(0, 0, 1));
        drill.pause(reading(10, 10, 1));
        assert_eq!(drill.elapsed(reading(500, 500, 1)), secs(10));
        drill.resume(reading(600, 600, 1));
        drill.finish(reading(605, 605, 1));
        assert_eq!(drill.elapsed(reading(9_999, 3, 2)), secs(15));
        assert_eq!(drill.phase(), Phase::Finished);
    }

    #[test]
    fn writing_on_is_overtime() {
        let drill = Drill::start(Some(secs(60)), reading(0, 0, 1));
        assert_eq!(
            drill.remaining(reading(61, 61, 1)),
            Remaining::Over(secs(1))
        );
        assert_eq!(
            drill.remaining(reading(60, 60, 1)),
            Remaining::Left(secs(0))
        );
    }

    #[derive(Debug, Clone)]
    enum Event {
        /// Time passes while the page watches.
        Work(u32),
        /// The page is loaded again after some time away.
        Reload(u32),
        Pause,
        Resume,
        /// The wall clock is changed by this many seconds.
        SetClock(i64),
    }

    fn events(with_set_clock: bool) -> impl Strategy<Value = Vec<Event>> {
        let jump = u32::from(with_set_clock);
        proptest::collection::vec(
            prop_oneof![
                4 => (0..5_000_u32).prop_map(Event::Work),
                2 => (0..5_000_u32).prop_map(Event::Reload),
                1 => Just(Event::Pause),
                1 => Just(Event::Resume),
                jump => (-315_360_000..315_360_000_i64).prop_map(Event::SetClock),
            ],
            0..40,
        )
    }

    /// A simulated device: the true elapsed time, and the readings of its clocks.
    struct Device {
        wall: DateTime<Utc>,
        monotonic: Duration,
        page_load: u64,
    }

    impl Device {
        fn new() -> Self {
            Self {
                wall: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
                monotonic: Duration::ZERO,
                page_load: 0,
            }
        }

        fn now(&self) -> ClockReading {
            ClockReading {
                wall: self.wall,
                monotonic: self.monotonic,
                page_load: self.page_load,
            }
        }

        fn pass(&mut self, seconds: u32) {
            self.wall += TimeDelta::seconds(i64::from(seconds));
            self.monotonic += Duration::from_secs(u64::from(seconds));
        }
    }

    proptest! {
        #[test]
        fn elapsed_is_exactly_the_running_time_through_any_reloads_and_pauses(events in events(false)) {
            let mut device = Device::new();
            let mut drill = Drill::start(Some(LIMIT), device.now());
            let mut truth = 0_u64;
            for event in events {
                match event {
                    Event::Work(seconds) => {
                        device.pass(seconds);
                        if drill.phase() == Phase::Running { truth += u64::from(seconds); }
                        drill.observe(device.now());
                    }
                    Event::Reload(away) => {
                        let stored = serde_json::to_string(&drill).unwrap();
                        device.pass(away);
                        device.page_load += 1;
                        device.monotonic = Duration::ZERO;
                        if drill.phase() == Phase::Running { truth += u64::from(away); }
                        drill = serde_json::from_str(&stored).unwrap();
                    }
                    Event::Pause => drill.pause(device.now()),
                    Event::Resume => drill.resume(device.now()),
                    Event::SetClock(_) => {}
                }
                prop_assert_eq!(drill.elapsed(device.now()), Duration::from_secs(truth));
            }
        }

        #[test]
        fn elapsed_never_falls_whatever_the_clock_does(events in events(true)) {
            let mut device = Device::new();
            let mut drill = Drill::start(Some(LIMIT), device.now());
            let mut last = Duration::ZERO;
            for event in events {
                match event {
                    Event::Work(seconds) => device.pass(seconds),
                    Event::Reload(away) => {
                        device.pass(away);
                        device.page_load += 1;
                        device.monotonic = Duration::ZERO;
                    }
                    Event::Pause => drill.pause(device.now()),
                    Event::Resume => drill.resume(device.now()),
                    Event::SetClock(seconds) => device.wall += TimeDelta::seconds(seconds),
                }
                drill.observe(device.now());
                let elapsed = drill.elapsed(device.now());
                prop_assert!(elapsed >= last);
                last = elapsed;
            }
        }
    }
}
