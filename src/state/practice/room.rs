//! Practice aloud: sessions, and the results of their answers.

use chrono::{DateTime, Days, TimeDelta, Utc};
use reactive_graph::effect::Effect;
use reactive_graph::graph::untrack;
use reactive_graph::prelude::*;

use crate::domain::clock::ClockReading;
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::loops::next::next_loop;
use crate::domain::practice::memory::{Answer, AnswerGrade, Moment, Practice, Practiced};
use crate::domain::practice::session::{
    Aim, CardStep, MINUTES_A_QUESTION, Occasion, PracticeSession, choose, mean,
};
use crate::domain::practice::turns::{comes_back, due, recalls};
use crate::domain::questions::fit::answered_by;
use crate::domain::questions::own::{OwnQuestion, memo_question};
use crate::domain::questions::question::{Question, of_own_role};
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::Story;
use crate::ports::Durability;
use crate::state::catalogue::Catalogue;
use crate::state::core::Core;

/// For so long after its end a session is shown again.
const JUST_NOW: TimeDelta = TimeDelta::hours(1);

/// The length of a session about one story, in minutes.
const STORY_MINUTES: u32 = 15;

/// The practice room; a copyable handle.
#[derive(Clone, Copy)]
pub struct PracticeRoom {
    core: &'static Core,
    catalogue: Catalogue,
}

impl PracticeRoom {
    pub(crate) fn new(core: &'static Core, catalogue: Catalogue) -> Self {
        Self { core, catalogue }
    }

    /// The practice records by question; tracked.
    #[must_use]
    pub fn practiced(self) -> Practiced {
        self.core
            .library
            .of::<Practice>()
            .living()
            .into_iter()
            .map(|practice| (practice.body.question.clone(), practice.body))
            .collect()
    }

    /// The current session, the newest if there are several; tracked.
    #[must_use]
    pub fn under_way(self) -> Option<Record<PracticeSession>> {
        self.core
            .library
            .of::<PracticeSession>()
            .living()
            .into_iter()
            .rfind(|session| !session.body.is_done())
    }

    /// The session that ended within the last hour, the newest if there are several; tracked.
    #[must_use]
    pub fn just_ended(self) -> Option<Record<PracticeSession>> {
        let now = self.now();
        let sessions = self.core.library.of::<PracticeSession>().living();
        let is_fresh = |session: &Record<PracticeSession>| {
            session.body.is_done()
                && !session.body.grades.is_empty()
                && now - session.changed() <= JUST_NOW
        };
        sessions
            .into_iter()
            .filter(is_fresh)
            .max_by_key(Record::changed)
    }

    /// When a question comes back, where that is known; tracked.
    #[must_use]
    pub fn comes_back(self, bank: &[Question], question: &Question) -> Option<DateTime<Utc>> {
        comes_back(
            bank,
            &self.practiced(),
            question,
            self.now(),
            self.loop_day(),
        )
    }

    /// A look at the clocks.
    #[must_use]
    pub fn reading(self) -> ClockReading {
        self.core.reading()
    }

    /// The time now.
    #[must_use]
    pub fn now(self) -> DateTime<Utc> {
        self.reading().wall
    }

    /// The current time, and the candidate's current day.
    #[must_use]
    pub fn moment(self) -> Moment {
        let now = self.now();
        let day = self.core.day(now);
        self.core.services.with_value(|services| Moment {
            now,
            day_begins: services.clock.midnight(day),
            day_ends: services.clock.midnight(day + Days::new(1)),
        })
    }

    /// The start of the next loop's day in the candidate's time zone; `None` while no loop has a
    /// date. Tracked.
    #[must_use]
    pub fn loop_day(self) -> Option<DateTime<Utc>> {
        let loops = self.core.library.of::<InterviewLoop>().living();
        let day = next_loop(&loops, self.core.day(self.now()))?.body.date?;
        self.core
            .services
            .with_value(|services| Some(services.clock.midnight(day)))
    }

    /// How many principles and single questions are due now: the only such count, used everywhere. `None` until the
    /// bank is loaded. Tracked.
    #[must_use]
    pub fn due_count(self) -> Option<usize> {
        let practiced = self.practiced();
        if practiced.is_empty() {
            // This doesn't need the bank.
            return Some(0);
        }
        Some(self.due_of(self.catalogue.questions_here()?).len())
    }

    /// The questions to practice for what is due, from a bank; tracked.
    #[must_use]
    pub fn due_of(self, bank: Vec<Question>) -> Vec<String> {
        let asked = of_own_role(self.core.library.with_own_questions(bank));
        due(&asked, &self.practiced(), self.moment(), self.loop_day())
            .into_iter()
            .map(|question| question.id.clone())
            .collect()
    }

    /// The mean chance of recall over all 16 principles at a time, in percent, as in the progress page's
    /// forecast: a principle never practiced counts as not recalled. `None` without an answer, and until the
    /// bank is loaded. Tracked.
    #[must_use]
    pub fn recall_at(self, at: DateTime<Utc>) -> Option<u32> {
        let practiced = self.practiced();
        if practiced.is_empty() {
            return None;
        }
        let bank = self.catalogue.questions_here()?;
        let asked = of_own_role(self.core.library.with_own_questions(bank));
        let recalls = recalls(&asked, &practiced, at);
        mean(
            &recalls
                .iter()
                .map(|recall| 100.0 * recall)
                .collect::<Vec<f64>>(),
        )
    }

    /// Loads the bank for [`PracticeRoom::due_count`], if there are practice records. Candidates who
    /// start practicing later have loaded it by then.
    pub fn want_due_count(self) {
        if untrack(|| !self.practiced().is_empty()) {
            // Starts loading the list.
            let _ = self.catalogue.questions();
        }
    }

    /// Shows the due count on the app's icon: whenever it changes, and whenever the page is hidden,
    /// which is when the icon is seen.
    pub fn keep_badge(self) {
        self.want_due_count();
        Effect::new(move |_| self.show_badge());
        self.core.services.with_value(|services| {
            services
                .page
                .on_hide(Box::new(move || untrack(|| self.show_badge())));
        });
    }

    fn show_badge(self) {
        // While it is unknown, the icon doesn't change.
        let Some(count) = self.due_count() else {
            return;
        };
        self.core.services.with_value(|services| {
            services
                .installation
                .show_badge(u32::try_from(count).unwrap_or(u32::MAX));
        });
    }

    /// Begins a session, unless no question fits. Returns whether it began.
    pub fn begin(self, aim: Aim, minutes: u32, questions: &[Question]) -> bool {
        let seed = self.core.seed();
        let practiced = untrack(|| self.practiced());
        let occasion = Occasion {
            moment: self.moment(),
            loop_day: untrack(|| self.loop_day()),
            level: untrack(|| self.core.library.target_level()),
            seed,
        };
        let chosen = choose(aim, minutes, questions, &practiced, occasion);
        let begins = !chosen.is_empty();
        if begins {
            self.core
                .library
                .add(PracticeSession::begin(aim, minutes, seed, chosen));
        }
        begins
    }

    /// Begins a session about a memo: its title as the question, and the follow-ups that it raises, kept as
    /// a question of the candidate's own. A session under way goes on instead; says whether this one began.
    pub fn begin_about(self, title: &str, follow_ups: Vec<String>) -> bool {
        if untrack(|| self.under_way()).is_some() {
            return false;
        }
        let library = self.core.library;
        let own = library.of::<OwnQuestion>();
        let text = memo_question(title);
        let kept = untrack(|| own.living())
            .into_iter()
            .find(|question| question.body.text == text && !question.body.is_archived);
        let id = if let Some(kept) = kept {
            library.edit(kept.id(), |question: &mut OwnQuestion| {
                question.follow_ups = follow_ups;
            });
            kept.id().clone()
        } else {
            library.add(OwnQuestion {
                text,
                follow_ups,
                ..OwnQuestion::default()
            })
        };
        let questions = vec![id.as_str().to_owned()];
        library.add(PracticeSession::begin(
            Aim::Random,
            MINUTES_A_QUESTION,
            self.core.seed(),
            questions,
        ));
        true
    }

    /// Begins a session about a story; nothing begins where no question fits. Says whether one did.
    pub fn begin_with_story(self, id: &RecordId, story: &Story) -> bool {
        let Some(bank) = untrack(|| self.catalogue.questions_here()) else {
            return false;
        };
        let asked = of_own_role(untrack(|| self.core.library.with_own_questions(bank)));
        let answered: Vec<&Question> = answered_by(id, story, &asked)
            .into_iter()
            .map(|(question, _)| question)
            .collect();
        let begins = !answered.is_empty();
        if begins {
            let seed = self.core.seed();
            let session = PracticeSession::about(id.clone(), STORY_MINUTES, seed, &answered);
            self.core.library.add(session);
        }
        begins
    }

    /// Notes the story that is to be told.
    pub fn pick(self, id: &RecordId, story: Option<RecordId>) {
        self.core
            .step(id, |session: &mut PracticeSession| session.story = story);
    }

    /// Goes on to the next step.
    pub fn advance(self, id: &RecordId, follow_ups: usize) {
        let now = self.reading();
        self.core.step(id, |session: &mut PracticeSession| {
            session.advance(follow_ups, now);
        });
    }

    /// Stores a reading of the answer's clock, so that a crash loses only the time since then.
    pub fn watch(self, id: &RecordId) {
        self.while_speaking(id, PracticeSession::watch);
    }

    /// Pauses the answer's clock when its page is left.
    pub fn pause(self, id: &RecordId) {
        self.while_speaking(id, PracticeSession::pause);
    }

    /// Resumes the answer's clock when its page is opened.
    pub fn take_up(self, id: &RecordId) {
        self.while_speaking(id, PracticeSession::take_up);
    }

    fn while_speaking(self, id: &RecordId, edit: impl FnOnce(&mut PracticeSession, ClockReading)) {
        let Some(record) = untrack(|| self.core.library.of::<PracticeSession>().get(id)) else {
            return;
        };
        if record.body.step == CardStep::Speak && self.core.drives(id) {
            let (now, device) = self.core.library.here();
            let reading = self.reading();
            let record = record.edited(now, &device, |session| edit(session, reading));
            self.core
                .library
                .keep(record, Vec::new(), Durability::Relaxed);
        }
    }

    /// Grades the answer: the session and the question's practice change together.
    pub fn grade(self, id: &RecordId, grade: AnswerGrade) {
        self.with_practice(id, |session, practice, now| {
            session.grade(grade);
            practice.answer(Answer {
                at: now,
                grade,
                seconds: session.seconds,
                story: session.story.clone(),
            });
        });
    }

    /// Undoes the last grade.
    pub fn take_back(self, id: &RecordId) {
        self.with_practice(id, |session, practice, _| {
            session.take_back();
            practice.take_back();
        });
    }

    /// Ends a session early; its answers stay.
    pub fn stop(self, id: &RecordId) {
        self.core.step(id, PracticeSession::stop);
    }

    fn with_practice(
        self,
        id: &RecordId,
        edit: impl FnOnce(&mut PracticeSession, &mut Practice, DateTime<Utc>),
    ) {
        let Some(session) = untrack(|| self.core.library.of::<PracticeSession>().get(id)) else {
            return;
        };
        let Some(question) = session.body.current().map(str::to_owned) else {
            return;
        };
        if !self.core.drives(id) {
            return;
        }
        let (now, device) = self.core.library.here();
        let practice_id = Practice::id_for(&question);
        let practice = untrack(|| self.core.library.of::<Practice>().get(&practice_id));
        let is_new = practice.is_none();
        let practice = practice
            .unwrap_or_else(|| Record::new(practice_id, Practice::new(&question), now, &device));
        let mut body = practice.body.clone();
        let session = session.edited(now, &device, |session| edit(session, &mut body, now));
        let practice = if is_new {
            Record::new(practice.id().clone(), body, now, &device)
        } else {
            practice.edited(now, &device, |practice| *practice = body)
        };
        let changes = vec![self.core.library.keeping(practice)];
        self.core.library.keep(session, changes, Durability::Strict);
    }
}
