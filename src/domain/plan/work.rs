//! Open and finished tasks, as far as the records show them.

use chrono::NaiveDate;

use crate::domain::plan::situation::{PlannedStory, Situation, Until};
use crate::domain::plan::stretch::Stretch;
use crate::domain::plan::task::Task;
use crate::domain::principle::Principle;

/// The most principles to expect from one story: a story shows two or three of them well.
const TOGETHER: usize = 3;

/// Sets of logic items to do before the online assessment.
const LOGIC_SETS: usize = 2;

/// Divides principles among as few stories as can show them, evenly.
fn shared_out(gaps: &[Principle]) -> Vec<Vec<Principle>> {
    let stories = gaps.len().div_ceil(TOGETHER);
    let mut left = gaps;
    (0..stories)
        .map(|place| {
            let share = left.len().div_ceil(stories - place);
            let (these, rest) = left.split_at(share.min(left.len()));
            left = rest;
            these.to_vec()
        })
        .collect()
}

/// A finished task.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// The task.
    pub task: Task,
    /// Its day, if known.
    pub on: Option<NaiveDate>,
}

impl Situation {
    /// The open tasks, the most important first.
    pub(super) fn open(&self, stretch: Stretch) -> Vec<Task> {
        let mut tasks = self.open_before_the_loop();
        let memos = self.open_memos(stretch);
        // If a writing sample is due first, memos come first.
        let memos_first = self
            .writing()
            .is_some_and(|day| self.days_to(day) <= 7 || stretch == Stretch::Days);
        if memos_first {
            tasks.extend(memos.iter().cloned());
        }
        let told = |story: &PlannedStory| (story.id.clone(), story.title.clone());
        let sketches = self.stories.iter().filter(|story| story.is_sketch);
        tasks.extend(
            sketches
                .map(told)
                .map(|(id, title)| Task::Complete(id, title)),
        );
        let mut gaps: Vec<Principle> = Principle::ALL
            .iter()
            .copied()
            .filter(|&principle| !self.has_story(principle))
            .collect();
        // The interviewers' principles come first; the stable sort keeps the published order
        // otherwise.
        gaps.sort_by_key(|gap| !self.held.contains(gap));
        let of = self.stories_wanted(stretch);
        let shared = shared_out(&gaps);
        let with_gaps = self.stories.len() + shared.len();
        tasks.extend(shared.into_iter().map(Task::Cover));
        if !self.has_interviewers && matches!(self.until(), Until::Loop(_)) {
            tasks.push(Task::SetUpLoop);
        }
        tasks.extend((with_gaps + 1..=of).map(|number| Task::AnotherStory { number, of }));
        if !memos_first {
            tasks.extend(memos);
        }
        let weak = self
            .stories
            .iter()
            .filter(|story| !story.is_sketch && story.weight.band < stretch.standing());
        tasks.extend(
            weak.map(told)
                .map(|(id, title)| Task::Strengthen(id, title)),
        );
        tasks.extend(
            self.unprobed(stretch)
                .map(told)
                .map(|(id, title)| Task::Probe(id, title)),
        );
        let of = stretch.rehearsals();
        tasks.extend((self.rehearsals.len() + 1..=of).map(|number| Task::Rehearse { number, of }));
        let (known, all) = self.numbers;
        if known < all {
            tasks.push(Task::LearnNumbers);
        }
        if self.role_checked.is_none() && stretch != Stretch::Days {
            tasks.push(Task::CheckRole);
        }
        tasks
    }

    /// Tasks for the screen and the online assessment, while they are ahead.
    fn open_before_the_loop(&self) -> Vec<Task> {
        let mut tasks = Vec::new();
        let is_ahead = |day: Option<NaiveDate>| day.is_some_and(|day| day > self.today);
        if is_ahead(self.plan.screen) && self.screen_sessions.is_empty() {
            tasks.push(Task::PrepareScreen);
        }
        if is_ahead(self.plan.assessment) {
            let of = LOGIC_SETS;
            let sets = self.logic_sets.len() + 1..=of;
            tasks.extend(sets.map(|number| Task::LogicSet { number, of }));
            if self.work_styles.is_empty() {
                tasks.push(Task::WorkStyle);
            }
        }
        tasks
    }

    fn open_memos(&self, stretch: Stretch) -> Vec<Task> {
        let of = self.memos_wanted(stretch);
        if self.writing().is_some_and(|day| day <= self.today) {
            return Vec::new();
        }
        (self.memos.len() + 1..=of)
            .map(|number| Task::WriteMemo { number, of })
            .collect()
    }

    /// The strongest stories with unanswered follow-ups.
    fn unprobed(&self, stretch: Stretch) -> impl Iterator<Item = &PlannedStory> {
        let mut strongest: Vec<&PlannedStory> = self
            .stories
            .iter()
            .filter(|story| !story.is_sketch)
            .collect();
        strongest.sort_by_key(|story| std::cmp::Reverse(story.weight));
        strongest
            .into_iter()
            .take(stretch.probed())
            .filter(|story| story.probes.asked == 0 || story.probes.ready < story.probes.asked)
    }

    /// Finished tasks, as far as the records show them.
    pub(super) fn done(&self, stretch: Stretch) -> Vec<Done> {
        let mut done = Vec::new();
        if let Some(day) = self.role_checked {
            done.push(Done {
                task: Task::CheckRole,
                on: Some(day),
            });
        }
        if self.has_interviewers {
            done.push(Done {
                task: Task::SetUpLoop,
                on: None,
            });
        }
        done.extend(self.covers());
        done.extend(self.done_before_the_loop());
        let of = self.memos_wanted(stretch).max(self.memos.len());
        done.extend(
            self.memos
                .iter()
                .take(of)
                .enumerate()
                .map(|(index, &day)| Done {
                    task: Task::WriteMemo {
                        number: index + 1,
                        of,
                    },
                    on: Some(day),
                }),
        );
        let of = stretch.rehearsals();
        let run = self.rehearsals.iter().take(of).enumerate();
        done.extend(run.map(|(index, &day)| Done {
            task: Task::Rehearse {
                number: index + 1,
                of,
            },
            on: Some(day),
        }));
        for story in self.stories.iter().filter(|story| !story.is_sketch) {
            let told = || (story.id.clone(), story.title.clone());
            if story.begun < story.changed && story.weight.band >= stretch.standing() {
                let (id, title) = told();
                done.push(Done {
                    task: Task::Strengthen(id, title),
                    on: Some(story.changed),
                });
            }
            if story.probes.asked > 0 && story.probes.ready == story.probes.asked {
                let (id, title) = told();
                done.push(Done {
                    task: Task::Probe(id, title),
                    on: story.probed,
                });
            }
        }
        let answered = self.answers.iter().filter(|answer| answer.is_answered);
        done.extend(answered.map(|answer| Done {
            task: answer.task(),
            on: None,
        }));
        let (known, all) = self.numbers;
        if all > 0 && known == all {
            done.push(Done {
                task: Task::LearnNumbers,
                on: None,
            });
        }
        done
    }

    /// The first story to show each principle, grouped by story.
    fn covers(&self) -> Vec<Done> {
        let mut stories: Vec<&PlannedStory> =
            self.stories.iter().filter(|story| story.counts()).collect();
        stories.sort_by_key(|story| story.begun);
        let mut left = Principle::ALL.to_vec();
        let mut done = Vec::new();
        for story in stories {
            let (shown, rest): (Vec<_>, Vec<_>) =
                left.into_iter().partition(|one| story.shows.contains(one));
            left = rest;
            if !shown.is_empty() {
                done.push(Done {
                    task: Task::Cover(shown),
                    on: Some(story.begun),
                });
            }
        }
        done
    }

    fn done_before_the_loop(&self) -> Vec<Done> {
        let one = |days: &[NaiveDate], task: Task| {
            let on = days.first().copied();
            on.map(|day| Done {
                task,
                on: Some(day),
            })
        };
        let sets = self.logic_sets.iter().take(LOGIC_SETS).zip(1..);
        one(&self.screen_sessions, Task::PrepareScreen)
            .into_iter()
            .chain(sets.map(|(&day, number)| Done {
                task: Task::LogicSet {
                    number,
                    of: LOGIC_SETS,
                },
                on: Some(day),
            }))
            .chain(one(&self.work_styles, Task::WorkStyle))
            .collect()
    }

    /// The time of today's finished tasks, in minutes: a story counts once, however many principles
    /// it covers.
    pub(super) fn spent_today(&self, done: &[Done], stretch: Stretch) -> u32 {
        let begun_today = self
            .stories
            .iter()
            .filter(|story| story.begun == self.today)
            .count();
        let stories = self.minutes(&Task::AnotherStory { number: 1, of: 1 }, stretch)
            * u32::try_from(begun_today).unwrap_or(u32::MAX / 64);
        done.iter()
            .filter(|done| done.on == Some(self.today) && !matches!(done.task, Task::Cover(_)))
            .map(|done| self.minutes(&done.task, stretch))
            .sum::<u32>()
            .saturating_add(stories)
    }
}
