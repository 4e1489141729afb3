//! What is left to do and what is done, as far as the records show it.

use chrono::NaiveDate;

use crate::domain::plan::situation::{PlannedStory, Situation, Until};
use crate::domain::plan::stretch::Stretch;
use crate::domain::plan::task::Task;
use crate::domain::principle::Principle;

/// A task that is done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// What.
    pub task: Task,
    /// On which day, where that is known.
    pub on: Option<NaiveDate>,
}

impl Situation {
    /// The open tasks, the most important first.
    pub(super) fn open(&self, stretch: Stretch) -> Vec<Task> {
        let mut tasks = Vec::new();
        let memos = self.open_memos(stretch);
        // A writing sample that comes first is written for first.
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
        // What the interviewers hold comes first; the sort keeps the published order otherwise.
        gaps.sort_by_key(|gap| !self.held.contains(gap));
        let covered_by_gaps = self.stories.len() + gaps.len();
        tasks.extend(gaps.into_iter().map(Task::Cover));
        if !self.has_interviewers && matches!(self.until(), Until::Loop(_)) {
            tasks.push(Task::SetUpLoop);
        }
        let of = self.wanted_stories;
        tasks.extend((covered_by_gaps + 1..=of).map(|number| Task::AnotherStory { number, of }));
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

    fn open_memos(&self, stretch: Stretch) -> Vec<Task> {
        let of = stretch.memos();
        if self.writing().is_some_and(|day| day <= self.today) {
            return Vec::new();
        }
        (self.memos.len() + 1..=of)
            .map(|number| Task::WriteMemo { number, of })
            .collect()
    }

    /// The strongest stories whose whys are not all answered.
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

    /// What is done, as far as the state shows it.
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
        for &principle in Principle::ALL {
            let first = self
                .stories
                .iter()
                .filter(|story| story.counts() && story.shows.contains(&principle))
                .map(|story| story.begun)
                .min();
            if first.is_some() {
                done.push(Done {
                    task: Task::Cover(principle),
                    on: first,
                });
            }
        }
        let of = stretch.memos();
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
        let (known, all) = self.numbers;
        if all > 0 && known == all {
            done.push(Done {
                task: Task::LearnNumbers,
                on: None,
            });
        }
        done
    }

    /// The time that today's ticks stand for, in minutes: a story counts once, however many
    /// principles it covers.
    pub(super) fn spent_today(&self, done: &[Done], stretch: Stretch) -> u32 {
        let begun_today = self
            .stories
            .iter()
            .filter(|story| story.begun == self.today)
            .count();
        let stories = Task::AnotherStory { number: 1, of: 1 }.minutes(stretch)
            * u32::try_from(begun_today).unwrap_or(u32::MAX / 64);
        done.iter()
            .filter(|done| done.on == Some(self.today) && !matches!(done.task, Task::Cover(_)))
            .map(|done| done.task.minutes(stretch))
            .sum::<u32>()
            .saturating_add(stories)
    }
}
