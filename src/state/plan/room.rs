//! The plan to the loop: collects the current situation, and stores the candidate's dates. Only the
//! loop itself stores its date.

use chrono::{DateTime, NaiveDate, Utc};
use reactive_graph::graph::untrack;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::domain::assessment::set::AssessmentSet;
use crate::domain::assessment::work_style::WorkStyle;
use crate::domain::format::dates::from_field;
use crate::domain::loops::interview_loop::{InterviewLoop, LoopOutcome};
use crate::domain::loops::log::LoopLog;
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::loops::next::{last_loop, next_loop};
use crate::domain::loops::target::StoryTarget;
use crate::domain::offer::form::Offer;
use crate::domain::plan::loop_plan::{LoopPlan, PlanForm};
use crate::domain::plan::role_check::RoleCheck;
use crate::domain::plan::safeguard::Safeguard;
use crate::domain::plan::situation::{OfferAnswer, PastLoop, PlannedStory, Situation, Unfinished};
use crate::domain::practice::memory::Practice;
use crate::domain::practice::session::{Aim, PracticeSession};
use crate::domain::principle::Principle;
use crate::domain::questions::own::OwnQuestion;
use crate::domain::record::draft::is_of_form;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;
use crate::domain::stories::metric::{Metric, Recall};
use crate::domain::stories::probe::Probes;
use crate::domain::stories::story::{Shows, Story};
use crate::domain::writing::memo::{MemoDraft, Way};
use crate::ports::InstallOffer;
use crate::state::core::Core;
use crate::state::forms::typed::Typed;
use crate::state::forms::unsaved::{UnsavedForm, unsaved_of, unsaved_where};
use crate::state::practice::room::PracticeRoom;
use crate::state::records::collection::Collected;
use crate::state::records::library::{Library, put};
use crate::state::sandbox;
use crate::state::stories::bank::Strengths;

/// The draft of the form with the dates.
const FORM: &str = "plan";

/// The name of the drafts of the role check.
const ROLE_FORM: &str = "role-check";

/// The plan's use cases; a copyable handle.
#[derive(Clone, Copy)]
pub struct PlanRoom {
    core: &'static Core,
    practice: PracticeRoom,
    strengths: Strengths,
    /// Incremented with every answered suggestion.
    answered: RwSignal<u32>,
}

impl PlanRoom {
    pub(crate) fn new(core: &'static Core, practice: PracticeRoom, strengths: Strengths) -> Self {
        Self {
            core,
            practice,
            strengths,
            answered: RwSignal::new(0),
        }
    }

    /// The suggestion to show on this device, given how the app can be installed; tracked.
    #[must_use]
    pub fn proposal(self, of: &Situation, offer: InstallOffer) -> Option<Safeguard> {
        self.answered.track();
        if sandbox::is_open(self.core.services) {
            // Losing the example loses nothing.
            return None;
        }
        let has_backup = self.core.library.last_backup().is_some();
        of.proposal(|proposal| {
            let has_point = match proposal {
                Safeguard::Backup => !has_backup,
                Safeguard::Install => {
                    matches!(offer, InstallOffer::Prompt | InstallOffer::ShareSheet)
                }
            };
            let services = self.core.services;
            has_point
                && services.with_value(|services| services.mirror.get(proposal.slug()).is_none())
        })
    }

    /// A suggestion was accepted or declined: it is not shown again on this device.
    pub fn answer(self, proposal: Safeguard) {
        self.core
            .services
            .with_value(|services| services.mirror.put(proposal.slug(), "answered"));
        self.answered.update(|count| *count += 1);
    }

    /// Whether the candidate may have begun, without parsing records that only parts of the program
    /// read.
    #[must_use]
    pub fn may_have_begun(self) -> bool {
        let kinds = [Kind::Plan, Kind::Loop, Kind::Story, Kind::Memo];
        self.core.library.may_have_any_of(&kinds)
    }

    /// The time now.
    #[must_use]
    pub fn now(self) -> DateTime<Utc> {
        self.core.now()
    }

    /// The day of an instant in the candidate's time zone.
    #[must_use]
    pub fn day(self, instant: DateTime<Utc>) -> NaiveDate {
        self.core.day(instant)
    }

    /// The start of a day in the candidate's time zone.
    fn midnight(self, day: NaiveDate) -> DateTime<Utc> {
        self.core
            .services
            .with_value(|services| services.clock.midnight(day))
    }

    /// The candidate's plan settings; `None` if there are none yet. Tracked.
    #[must_use]
    pub fn plan(self) -> Option<LoopPlan> {
        self.core
            .library
            .of::<LoopPlan>()
            .map(&LoopPlan::id(), |record| record.body.clone())
    }

    /// The prefix of event ids in a calendar file: the next loop's id, which is the same on all of the
    /// candidate's devices, or else this device's id. Tracked.
    #[must_use]
    pub fn calendar_owner(self) -> String {
        match self.next_loop() {
            Some(next) => next.id().to_string(),
            None => self.core.library.here().1.0,
        }
    }

    /// The next loop; see [`next_loop`]. Tracked.
    #[must_use]
    pub fn next_loop(self) -> Option<Record<InterviewLoop>> {
        next_loop_of(self.core)
    }

    /// How many stories the next loop needs. Tracked.
    #[must_use]
    pub fn story_target(self, standing: usize) -> StoryTarget {
        StoryTarget::of(self.next_loop().as_ref().map(|next| &next.body), standing)
    }

    /// The current situation; tracked.
    #[must_use]
    pub fn situation(self) -> Situation {
        let library = self.core.library;
        let today = self.day(self.now());
        let next = self.next_loop();
        let loop_day = next.as_ref().and_then(|next| next.body.date);
        let target = StoryTarget::of(next.as_ref().map(|next| &next.body), 0);
        let id = next.as_ref().map(|next| next.id().clone());
        let interviewers = next.map(|next| next.body.interviewers).unwrap_or_default();
        let numbers = library
            .of::<Metric>()
            .map_living(|metric| metric.body.recall == Recall::Known);
        let practices = library.of::<Practice>().living();
        let answered = || {
            practices
                .iter()
                .filter(|practice| !practice.body.answers.is_empty())
        };
        // The chance of recall on the day of the loop.
        let at = loop_day.map_or(self.now(), |day| self.midnight(day).max(self.now()));
        Situation {
            today,
            plan: self.plan().unwrap_or_default(),
            is_new: self.is_untouched(),
            unfinished: self.unfinished(),
            next_loop: id,
            loop_day,
            last_loop: self.last_loop(),
            offers: library.of::<Offer>().map_living(|_| ()).len(),
            answers: self.answers(),
            has_interviewers: !interviewers.is_empty(),
            held: interviewers
                .iter()
                .flat_map(|one| one.principles.iter().copied())
                .collect(),
            wanted_stories: target.needed,
            stories: self.told(),
            memos: self.memos(),
            rehearsals: self.days_of(MockLoop::is_over),
            screen_sessions: self.days_of(|session: &PracticeSession| {
                session.aim == Aim::Screen && session.is_done() && !session.grades.is_empty()
            }),
            logic_sets: self.days_of(|set: &AssessmentSet| set.is_done() && set.counts()),
            work_styles: self.days_of(WorkStyle::is_done),
            answers_today: answered()
                .flat_map(|practice| &practice.body.answers)
                .filter(|answer| self.day(answer.at) == today)
                .count(),
            practiced: answered().count(),
            due: self.practice.due_count(),
            recall: self.practice.recall_at(at),
            numbers: (
                numbers.iter().filter(|&&is_known| is_known).count(),
                numbers.len(),
            ),
            role_checked: library
                .of::<RoleCheck>()
                .get(&RoleCheck::id())
                .filter(|check| check.body.is_whole())
                .map(|check| self.day(check.changed())),
        }
    }

    /// Whether the candidate has not created anything yet; tracked.
    fn is_untouched(self) -> bool {
        fn is_empty<B: Collected>(library: &'static Library) -> bool {
            library.of::<B>().map_living(|_| ()).is_empty()
        }
        let library = self.core.library;
        self.plan().is_none()
            && is_empty::<InterviewLoop>(library)
            && is_empty::<Story>(library)
            && is_empty::<MemoDraft>(library)
            && is_empty::<Practice>(library)
            && is_empty::<PracticeSession>(library)
            && is_empty::<MockLoop>(library)
            && is_empty::<OwnQuestion>(library)
            && is_empty::<Offer>(library)
    }

    /// The offers that have a day to be answered by.
    fn answers(self) -> Vec<OfferAnswer> {
        let answers = self.core.library.of::<Offer>().map_living(|offer| {
            Some(OfferAnswer {
                offer: offer.id().clone(),
                name: offer.body.display_name(),
                by: from_field(&offer.body.answer_by)?,
                is_answered: offer.body.is_answered,
            })
        });
        answers.into_iter().flatten().collect()
    }

    /// What was begun and not finished, the newest of it.
    fn unfinished(self) -> Option<(Unfinished, NaiveDate)> {
        let library = self.core.library;
        let memos = library.living_memos().into_iter().filter_map(|memo| {
            let what = Unfinished::Memo(memo.id().clone());
            memo.body.is_open().then(|| (what, memo.changed()))
        });
        let sessions = library.of::<PracticeSession>().map_living(|session| {
            (!session.body.is_done()).then(|| (Unfinished::Practice, session.changed()))
        });
        let loops = library.of::<MockLoop>().map_living(|run| {
            let what = Unfinished::MockLoop(run.id().clone());
            (!run.body.is_over()).then(|| (what, run.changed()))
        });
        memos
            .chain(sessions.into_iter().flatten())
            .chain(loops.into_iter().flatten())
            .max_by_key(|(_, changed)| *changed)
            .map(|(what, changed)| (what, self.day(changed)))
    }

    fn last_loop(self) -> Option<PastLoop> {
        let library = self.core.library;
        let loops = library.of::<InterviewLoop>().living();
        let last = last_loop(&loops, self.day(self.now()))?;
        let log = library.of::<LoopLog>().get(&LoopLog::id_for(last.id()));
        Some(PastLoop {
            id: last.id().clone(),
            day: last.body.date?,
            is_logged: log.is_some_and(|log| !log.body.entries.is_empty()),
            outcome: last.body.outcome,
        })
    }

    /// Stores the decision after a loop.
    pub fn note_decision(self, of: &RecordId, outcome: LoopOutcome) {
        self.core
            .library
            .edit(of, |body: &mut InterviewLoop| body.outcome = Some(outcome));
    }

    fn told(self) -> Vec<PlannedStory> {
        let library = self.core.library;
        let pace = library.preferences.with(|record| record.body.pace);
        let probes = library.of::<Probes>();
        library
            .of::<Story>()
            .living()
            .iter()
            .filter(|story| !story.body.is_retired())
            .map(|story| {
                let asked = probes.get(&Probes::id_for(story.id()));
                PlannedStory {
                    id: story.id().clone(),
                    title: story.body.display_title(),
                    begun: self.day(story.created()),
                    changed: self.day(story.changed()),
                    is_sketch: !story.body.missing_parts().is_empty(),
                    weight: self.strengths.of(story, pace),
                    probes: asked
                        .as_ref()
                        .map(|asked| asked.body.readiness())
                        .unwrap_or_default(),
                    probed: asked.map(|asked| self.day(asked.changed())),
                    shows: Principle::ALL
                        .iter()
                        .copied()
                        .filter(|&principle| story.body.shows(principle) != Shows::Not)
                        .collect(),
                }
            })
            .collect()
    }

    /// The days on which a memo session was finished, in order.
    fn memos(self) -> Vec<NaiveDate> {
        let mut ends: Vec<DateTime<Utc>> = self
            .core
            .library
            .living_memos()
            .iter()
            .filter(|memo| memo.body.way != Way::Check)
            .flat_map(|memo| &memo.body.sittings)
            .filter_map(|sitting| Some(sitting.end.as_ref()?.at))
            .collect();
        ends.sort_unstable();
        ends.into_iter().map(|end| self.day(end)).collect()
    }

    /// The days on which something was finished, in order; finished records no longer change.
    fn days_of<B: Collected>(self, is_finished: impl Fn(&B) -> bool) -> Vec<NaiveDate> {
        let records = self.core.library.of::<B>();
        let days = records
            .map_living(|record| is_finished(&record.body).then(|| self.day(record.changed())));
        let mut days: Vec<NaiveDate> = days.into_iter().flatten().collect();
        days.sort_unstable();
        days
    }

    /// Opens the form with the dates and the time per day.
    #[must_use]
    pub fn form(self) -> Typed<PlanForm> {
        let id = LoopPlan::id();
        let stored = untrack(|| kept_plan(self.core, &id));
        Typed::open(self.core, FORM.to_owned(), stored)
            .changing(Some(id))
            .kept_as(|core, id| Some(kept_plan(core, id)))
    }

    /// The form with the dates if it was typed and not saved; tracked.
    #[must_use]
    pub fn unsaved_form(self) -> RwSignal<Vec<UnsavedForm<PlanForm>>> {
        let which = |key: &str| is_of_form(key, FORM).then(|| Some(LoopPlan::id()));
        unsaved_where(self.core, which, |core, id| Some(kept_plan(core, id)))
    }

    /// The form of the role check if it was typed and not saved; tracked.
    #[must_use]
    pub fn unsaved_role_form(self) -> RwSignal<Vec<UnsavedForm<RoleCheck>>> {
        unsaved_of(self.core, ROLE_FORM, |core, id| {
            let checks = core.library.of::<RoleCheck>();
            Some(checks.get(id).map(|check| check.body).unwrap_or_default())
        })
    }

    /// Saves the form, and its loop date in the loop: the next one, or a new one if there is none.
    /// Returns the plan's id.
    #[must_use]
    pub fn save(self, typed: Typed<PlanForm>) -> Option<RecordId> {
        let PlanForm { plan, loop_day } = typed.form.get_untracked();
        let library = self.core.library;
        let next = untrack(|| self.next_loop());
        let dated = match next {
            Some(next) if next.body.date != loop_day => {
                let body = InterviewLoop {
                    date: loop_day,
                    ..next.body.clone()
                };
                Some(typed.following(next, body))
            }
            None if loop_day.is_some() => Some(library.new_record(InterviewLoop {
                date: loop_day,
                ..InterviewLoop::default()
            })),
            _ => None,
        };
        // The form also reads the loop, which is updated once the form is stored.
        let changes = dated.iter().map(|dated| put(dated.close())).collect();
        let id = typed.keep(plan, changes)?;
        if let Some(dated) = dated {
            library.of::<InterviewLoop>().insert(dated);
        }
        Some(id)
    }

    /// Opens the form of the role check.
    #[must_use]
    pub fn role_form(self) -> Typed<RoleCheck> {
        Typed::of_record(self.core, ROLE_FORM, Some(&RoleCheck::id()))
    }

    /// The stories that could show a requirement, with their titles; tracked.
    #[must_use]
    pub fn stories(self) -> Vec<(RecordId, String)> {
        let stories = self.core.library.of::<Story>();
        stories.map_living(|story| (story.id().clone(), story.body.display_title()))
    }
}

/// The plan as it is kept, and the date of the next loop.
fn kept_plan(core: &'static Core, id: &RecordId) -> PlanForm {
    let plan = core.library.of::<LoopPlan>().get(id);
    PlanForm {
        plan: plan.map(|plan| plan.body).unwrap_or_default(),
        loop_day: next_loop_of(core).and_then(|next| next.body.date),
    }
}

fn next_loop_of(core: &Core) -> Option<Record<InterviewLoop>> {
    let loops = core.library.of::<InterviewLoop>().living();
    next_loop(&loops, core.day(core.now())).cloned()
}
