//! Mock loops: planning, running, debriefing; and the log of real loops.

use std::collections::BTreeMap;

use reactive_graph::graph::untrack;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::domain::clock::ClockReading;
use crate::domain::loops::assignment::{Teller, bank};
use crate::domain::loops::debrief::tally::{LoopTally, tally};
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::loops::log::{LoopLog, Newcomer, same};
use crate::domain::loops::mock::feedback::with_gaps;
use crate::domain::loops::mock::follow_ups::Ground;
use crate::domain::loops::mock::mock_loop::{MockLoop, MockStep};
use crate::domain::loops::mock::plan::{Days, MockPlan};
use crate::domain::loops::mock::votes::{Debrief, VoteLabels};
use crate::domain::practice::memory::Practice;
use crate::domain::questions::own::{AskedOnce, OwnQuestion, QuestionMark};
use crate::domain::questions::question::Question;
use crate::domain::record::draft::{NEW, record_of_form};
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::Metric;
use crate::domain::stories::story::Story;
use crate::domain::stories::weight::Weight;
use crate::ports::{Change, Durability};
use crate::state::core::Core;
use crate::state::forms::typed::{Form, Typed};
use crate::state::forms::unsaved::{UnsavedForm, unsaved_where};
use crate::state::stories::bank::Strengths;

/// The name of the drafts of plans, and what stands before the loop that a plan rehearses.
const PLAN_FORM: &str = "mock-loop";
const OF: &str = "of:";

/// Use cases for mock loops; a copyable handle.
#[derive(Clone, Copy)]
pub struct MockLoops {
    core: &'static Core,
    strengths: Strengths,
}

impl MockLoops {
    pub(crate) fn new(core: &'static Core, strengths: Strengths) -> Self {
        Self { core, strengths }
    }

    /// A reading of the clocks.
    #[must_use]
    pub fn now(self) -> ClockReading {
        self.core.reading()
    }

    /// The mock loops that are not deleted, newest first; tracked.
    #[must_use]
    pub fn living(self) -> Vec<Record<MockLoop>> {
        let mut loops = self.core.library.of::<MockLoop>().living();
        loops.reverse();
        loops
    }

    /// Opens the form of a new mock loop, or of one that rehearses a real loop; `plan` is its first value.
    #[must_use]
    pub fn plan_form(self, of: Option<&RecordId>, plan: MockPlan) -> Typed<MockPlan> {
        let key = of.map_or_else(
            || format!("{PLAN_FORM}:{NEW}"),
            |of| format!("{PLAN_FORM}:{OF}{of}"),
        );
        Typed::open(self.core, key, plan)
    }

    /// The plans that were changed and not begun, each with the loop that it rehearses; tracked.
    #[must_use]
    pub fn unsaved_plans(self) -> RwSignal<Vec<UnsavedForm<MockPlan>>> {
        let which = |key: &str| match record_of_form(key, PLAN_FORM)? {
            None => Some(None),
            // Notes and labels of a loop that runs are drafts of the same name.
            Some(id) => {
                let of = id.as_str().strip_prefix(OF)?;
                Some(Some(RecordId::from_text(of)))
            }
        };
        unsaved_where(self.core, which, |core, of| {
            let loops = core.library.of::<InterviewLoop>();
            loops.map(of, |_| MockPlan::default())
        })
    }

    /// A plausible plan.
    #[must_use]
    pub fn drawn(self, days: Days) -> MockPlan {
        MockPlan::drawn(self.core.seed(), days)
    }

    /// A plan that rehearses a real loop, if that exists.
    #[must_use]
    pub fn rehearsing(self, of: &RecordId) -> Option<MockPlan> {
        let real = untrack(|| self.core.library.of::<InterviewLoop>().get(of))?;
        Some(MockPlan::rehearsing(
            of.clone(),
            &real.body,
            self.core.seed(),
        ))
    }

    /// The stories available for rehearsing a loop: all but those already told in the real one.
    /// Tracked.
    #[must_use]
    pub fn tellers(self, of: Option<&RecordId>) -> Vec<Teller> {
        let log = of.map(|of| self.log(of));
        let is_spent = |id: &RecordId| log.as_ref().is_some_and(|log| log.is_spent(id));
        let pace = self
            .core
            .library
            .preferences
            .with(|record| record.body.pace);
        let stories = self.core.library.living_stories();
        let weights: BTreeMap<&RecordId, Weight> = stories
            .iter()
            .map(|story| (story.id(), self.strengths.of(story, pace)))
            .collect();
        let weight = |id: &RecordId, _: &Story| weights.get(id).copied().unwrap_or_default();
        let mut told = bank(
            stories.iter().map(|story| (story.id(), &story.body)),
            weight,
        );
        // An interviewer who heard one story of an event counts as having heard them all.
        let spent: Vec<RecordId> = told
            .iter()
            .filter(|story| is_spent(&story.id))
            .map(|story| story.event.clone())
            .collect();
        told.retain(|story| !spent.contains(&story.event));
        told
    }

    /// Begins the planned loop and returns its id, or `None` if the plan is incomplete; the votes
    /// keep the labels of the last loop.
    #[must_use]
    pub fn begin(self, typed: Typed<MockPlan>, questions: &[Question]) -> Option<RecordId> {
        let plan = typed.finished(|plan| plan.finished().map_err(|missing| missing.advice()))?;
        let level = untrack(|| self.core.library.target_level());
        let run = MockLoop::begin(plan, questions, level, Debrief::with_labels(self.labels()));
        let record = self.core.library.new_record(run);
        let id = record.id().clone();
        self.core
            .library
            .keep(record, typed.forgetting(), Durability::Strict);
        Some(id)
    }

    /// The vote labels used last.
    fn labels(self) -> VoteLabels {
        untrack(|| self.living())
            .first()
            .map(|last| last.body.debrief().labels.clone())
            .unwrap_or_default()
    }

    /// Takes a step in a loop, and returns its result; `None` if the loop is gone.
    pub fn act<T>(
        self,
        id: &RecordId,
        step: impl FnOnce(&mut MockLoop, ClockReading) -> T,
    ) -> Option<T> {
        if !self.core.drives(id) {
            return None;
        }
        let now = self.now();
        let mut outcome = None;
        self.core.library.edit(id, |run: &mut MockLoop| {
            outcome = Some(step(run, now));
        });
        outcome
    }

    /// Takes the next step that needs no decision. When an interview ends, its answers count as
    /// practice and failed follow-ups become gaps of their stories, in the same transaction.
    pub fn go_on(self, id: &RecordId) {
        let library = self.core.library;
        let Some(record) = untrack(|| library.of::<MockLoop>().get(id)) else {
            return;
        };
        if !self.core.drives(id) {
            return;
        }
        let changes = if record.body.step() == MockStep::Notes {
            self.learned(&record.body)
        } else {
            Vec::new()
        };
        let (now, device) = library.here();
        let reading = self.now();
        let record = record.edited(now, &device, |run| run.go_on(reading));
        library.keep(record, changes, Durability::Strict);
    }

    /// The practice and gaps from the current interview.
    fn learned(self, run: &MockLoop) -> Vec<Change> {
        let library = self.core.library;
        let (now, device) = library.here();
        let mut practiced: BTreeMap<String, Record<Practice>> = BTreeMap::new();
        for spoken in run.spoken_answers(now) {
            let id = Practice::id_for(&spoken.question);
            let known = practiced
                .remove(&spoken.question)
                .or_else(|| untrack(|| library.of::<Practice>().get(&id)));
            let record = if let Some(record) = known {
                record.edited(now, &device, |practice| practice.answer(spoken.answer))
            } else {
                let mut practice = Practice::new(&spoken.question);
                practice.answer(spoken.answer);
                Record::new(id, practice, now, &device)
            };
            practiced.insert(spoken.question, record);
        }
        let practiced = practiced.into_values();
        let mut changes: Vec<Change> = practiced.map(|record| library.keeping(record)).collect();
        for (story, questions) in run.not_held(run.at()) {
            if untrack(|| library.story(&story)).is_some() {
                let probes = untrack(|| library.probes_of(&story));
                let probes = library.with_probes(with_gaps(probes, &questions));
                changes.push(library.keeping(probes));
            }
        }
        changes
    }

    /// Stores a reading of a running clock, so that a crash loses only the time since then.
    pub fn observe(self, id: &RecordId) {
        let Some(record) = untrack(|| self.core.library.of::<MockLoop>().get(id)) else {
            return;
        };
        if record.body.is_running() && self.core.drives(id) {
            let (now, device) = self.core.library.here();
            let reading = self.now();
            let record = record.edited(now, &device, |run| run.observe(reading));
            self.core
                .library
                .keep(record, Vec::new(), Durability::Relaxed);
        }
    }

    /// Pauses the clocks of a loop.
    pub fn pause(self, id: &RecordId) {
        let loops = self.core.library.of::<MockLoop>();
        if untrack(|| loops.map(id, |run| run.body.is_running())) == Some(true) {
            self.act(id, MockLoop::pause);
        }
    }

    /// Stops speaking; the follow-ups come from the question, the story, and its numbers.
    pub fn stop_speaking(self, id: &RecordId, question: Option<&Question>) {
        let run = untrack(|| self.core.library.of::<MockLoop>().get(id));
        let picked = run.and_then(|run| run.body.telling()?.story.clone());
        let story = picked
            .as_ref()
            .and_then(|id| untrack(|| self.core.library.story(id)));
        let probes = picked
            .as_ref()
            .map(|id| untrack(|| self.core.library.probes_of(id)));
        let numbers: Vec<Metric> = untrack(|| self.core.library.of::<Metric>().living())
            .into_iter()
            .map(|metric| metric.body)
            .filter(|metric| {
                picked
                    .as_ref()
                    .is_some_and(|id| metric.stories.contains(id))
            })
            .collect();
        let ground = Ground {
            question: question.map_or(&[], |question| question.follow_ups.as_slice()),
            story: story.as_ref().map(|story| &story.body),
            probes: probes.as_ref(),
            numbers: &numbers,
        };
        self.act(id, |run, now| run.stop_speaking(&ground, now));
    }

    /// Stores text typed for a loop; `put` writes it to its field.
    pub fn keep_typed<T: Form>(
        self,
        id: &RecordId,
        typed: Typed<T>,
        put: impl FnOnce(&mut MockLoop, T),
    ) {
        let Some(record) = untrack(|| self.core.library.of::<MockLoop>().get(id)) else {
            return;
        };
        if !self.core.drives(id) {
            // It stays a draft.
            return;
        }
        if let Some((form, changes)) = typed.settle() {
            let (now, device) = self.core.library.here();
            let record = record.edited(now, &device, |run| put(run, form));
            self.core.library.keep(record, changes, Durability::Strict);
        }
    }

    /// Tallies a loop against the current stories; tracked.
    #[must_use]
    pub fn tally(self, of: &MockLoop) -> LoopTally {
        let pace = self
            .core
            .library
            .preferences
            .with(|record| record.body.pace);
        let story = |id: &RecordId| self.core.library.story(id).map(|story| story.body);
        tally(of, story, pace)
    }

    /// The log of a real loop; tracked.
    #[must_use]
    pub fn log(self, of: &RecordId) -> LoopLog {
        self.core
            .library
            .of::<LoopLog>()
            .get(&LoopLog::id_for(of))
            .map_or_else(|| LoopLog::none(of.clone()), |log| log.body)
    }

    /// Opens the form of a loop's log.
    #[must_use]
    pub fn log_form(self, of: &RecordId) -> Typed<LoopLog> {
        let kept = |core: &'static Core, id: &RecordId| {
            core.library.of::<LoopLog>().get(id).map(|log| log.body)
        };
        let stored = untrack(|| self.log(of));
        Typed::open(self.core, format!("loop-log:{of}"), stored)
            .changing(Some(LoopLog::id_for(of)))
            .kept_as(kept)
    }

    /// Stores the log when its page is left. If another version was saved elsewhere meanwhile, the
    /// text stays a draft.
    pub fn keep_log(self, typed: Typed<LoopLog>) {
        if !is_log_overtaken(typed) {
            self.keep_log_along(typed, Vec::new());
        }
    }

    /// Stores a loop's log and adds its questions to the bank, marked as asked on the loop's date;
    /// returns how many were new. `None` if a version saved elsewhere must be resolved first.
    pub fn keep_log_with_questions(self, typed: Typed<LoopLog>) -> Option<usize> {
        if is_log_overtaken(typed) {
            return None;
        }
        let log = typed.form.get_untracked();
        let own = untrack(|| self.core.library.of::<OwnQuestion>().living());
        let known = |text: &str| {
            let found = own.iter().find(|own| same(&own.body.text, text));
            found.map(|own| own.id().clone())
        };
        let real = untrack(|| self.core.library.of::<InterviewLoop>().get(&log.of));
        let asked = AskedOnce {
            day: real.as_ref().and_then(|real| real.body.date),
            round: real.map_or_else(String::new, |real| real.body.display_name()),
            ..AskedOnce::default()
        };
        let mut changes = Vec::new();
        let mut ids: BTreeMap<usize, RecordId> = BTreeMap::new();
        let mut count = 0;
        for (place, newcomer) in log.new_questions(known) {
            let id = match newcomer {
                Newcomer::Known(id) => Some(id),
                Newcomer::AsIn(twin) => ids.get(&twin).cloned(),
                Newcomer::New(question) => {
                    let question = self.core.library.new_record(question);
                    let id = question.id().clone();
                    changes.push(self.core.library.keeping(question));
                    let (now, device) = self.core.library.here();
                    let mark = QuestionMark {
                        asked: vec![asked.clone()],
                        ..QuestionMark::new(id.as_str())
                    };
                    let mark_id = QuestionMark::id_for(id.as_str());
                    let mark = Record::new(mark_id, mark, now, &device);
                    changes.push(self.core.library.keeping(mark));
                    count += 1;
                    Some(id)
                }
            };
            if let Some(id) = id {
                ids.insert(place, id);
            }
        }
        typed.edit(|log| {
            for (place, id) in ids {
                if let Some(entry) = log.entries.get_mut(place) {
                    entry.in_bank = Some(id);
                }
            }
        });
        self.keep_log_along(typed, changes);
        Some(count)
    }

    /// Stores a loop's log with further changes, which apply only if the log has changed, too.
    fn keep_log_along(self, typed: Typed<LoopLog>, mut changes: Vec<Change>) {
        let Some((log, forgetting)) = typed.settle() else {
            return;
        };
        changes.extend(forgetting);
        let id = LoopLog::id_for(&log.of);
        let log = log.finished();
        typed.typed_over(&log);
        let (now, device) = self.core.library.here();
        let record = match untrack(|| self.core.library.of::<LoopLog>().get(&id)) {
            Some(before) => typed.following(before, log),
            None => Record::new(id, log, now, &device),
        };
        self.core.library.keep(record, changes, Durability::Strict);
    }
}

fn is_log_overtaken(typed: Typed<LoopLog>) -> bool {
    typed.is_overtaken_as(|log| log.clone().finished())
}
