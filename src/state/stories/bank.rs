//! Use cases for whole stories: follow-ups, versions, duplicates, merges, and strength.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use reactive_graph::graph::untrack;
use reactive_graph::owner::StoredValue;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;

use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::speaking::Pace;
use crate::domain::stories::probe::Probes;
use crate::domain::stories::review::review;
use crate::domain::stories::story::{Status, Story, StoryVersion};
use crate::domain::stories::weight::Weight;
use crate::domain::writing::memo::MemoDraft;
use crate::ports::{Change, Durability};
use crate::state::core::Core;
use crate::state::records::library::Library;

impl Library {
    /// The stories, oldest first; tracked.
    #[must_use]
    pub fn living_stories(&'static self) -> Vec<Record<Story>> {
        self.of::<Story>().living()
    }

    /// A story that is not deleted; tracked.
    #[must_use]
    pub fn story(&'static self, id: &RecordId) -> Option<Record<Story>> {
        self.of::<Story>().get(id)
    }

    /// Deletes a story and offers to undo that.
    pub fn delete_story(&'static self, id: &RecordId) {
        if let Some(story) = untrack(|| self.story(id)) {
            let title = story.body.display_title();
            self.delete::<Story>(id, format!("“{title}” deleted."));
        }
    }

    /// The follow-ups of a story; `None` if nothing was asked yet. Tracked.
    #[must_use]
    pub fn probes_of(&'static self, story: &RecordId) -> Probes {
        self.of::<Probes>()
            .get(&Probes::id_for(story))
            .map_or_else(|| Probes::none(story.clone()), |record| record.body)
    }

    /// The earlier versions of a story, the last one first; tracked.
    #[must_use]
    pub fn versions_of(&'static self, story: &RecordId) -> Vec<Record<StoryVersion>> {
        let mut versions: Vec<Record<StoryVersion>> = self
            .of::<StoryVersion>()
            .living()
            .into_iter()
            .filter(|version| version.body.story == *story)
            .collect();
        versions.reverse();
        versions
    }

    /// Stores a story's follow-ups, with further changes in the same transaction, and returns the
    /// time of the change.
    pub(crate) fn keep_probes(
        &'static self,
        probes: Probes,
        changes: Vec<Change>,
    ) -> DateTime<Utc> {
        let record = self.with_probes(probes);
        let at = record.changed();
        self.keep(record, changes, Durability::Strict);
        at
    }

    pub(crate) fn with_probes(&'static self, probes: Probes) -> Record<Probes> {
        let id = Probes::id_for(&probes.story);
        let (now, device) = self.here();
        match untrack(|| self.of::<Probes>().get(&id)) {
            Some(record) => record.edited(now, &device, |body| *body = probes),
            None => Record::new(id, probes, now, &device),
        }
    }

    /// Stores a version of a story, as part of the transaction that replaces its text.
    pub(crate) fn keeping_version(&'static self, story: &RecordId, text: Story) -> Change {
        let version = self.new_record(StoryVersion {
            story: story.clone(),
            text,
        });
        self.keeping(version)
    }

    /// Duplicates a story, and returns the copy's id.
    pub fn duplicate_story(&'static self, story: &Story) -> RecordId {
        self.add(story.duplicate())
    }

    /// Retires or restores a story, and offers to undo that.
    pub fn set_status(&'static self, id: &RecordId, status: Status) {
        let Some(before) = untrack(|| self.story(id)) else {
            return;
        };
        let (id, was) = (id.clone(), before.body.status);
        self.edit(&id, |story: &mut Story| story.status = status);
        let title = before.body.display_title();
        let told = match status {
            Status::Retired => format!("“{title}” is retired."),
            other => format!("“{title}” is {} now.", other.name().to_lowercase()),
        };
        self.offer_undo_once_kept(told, move || {
            self.edit(&id, |story: &mut Story| story.status = was);
        });
    }

    /// Merges another story into one whose current text is `text`, in one transaction. Both earlier
    /// texts become versions, the other's follow-ups move over, memos that use it use this one, and
    /// the other is deleted. Returns the merged text; `undone` is called if this is undone.
    pub fn merge_stories(
        &'static self,
        id: &RecordId,
        text: &Story,
        other: &RecordId,
        undone: impl Fn() + Send + Sync + 'static,
    ) -> Option<Story> {
        let (before, other) = untrack(|| Some((self.story(id)?, self.story(other)?)))?;
        if before.id() == other.id() {
            return None;
        }
        let merged = text.merged_with(&other.body);
        let (now, device) = self.here();
        let mut changes = vec![self.keeping_version(id, before.body.clone())];
        if !text.says_the_same(&before.body) {
            changes.push(self.keeping_version(id, text.clone()));
        }
        changes.push(self.keeping_version(id, other.body.clone()));
        let (own, others) = untrack(|| (self.probes_of(id), self.probes_of(other.id())));
        if !others.probes.is_empty() {
            changes.push(self.keeping(self.with_probes(own.united_with(&others))));
        }
        let spending: Vec<RecordId> = untrack(|| self.of::<MemoDraft>().living())
            .into_iter()
            .filter(|memo| memo.body.story.as_ref() == Some(other.id()))
            .map(|memo| {
                let id = memo.id().clone();
                let spent = before.id().clone();
                let memo = memo.edited(now, &device, |memo| memo.story = Some(spent));
                changes.push(self.keeping(memo));
                id
            })
            .collect();
        changes.push(self.keeping(other.deleted(now, &device)));
        let body = merged.clone();
        let record = before.edited(now, &device, |story| *story = body);
        self.keep(record, changes, Durability::Strict);
        let told = format!(
            "“{}” was merged into this story.",
            other.body.display_title()
        );
        self.offer_undo_once_kept(told, move || {
            self.edit(before.id(), |story: &mut Story| {
                *story = before.body.clone();
            });
            let (now, device) = self.here();
            let restored = other.deleted(now, &device).restored(now, &device);
            self.keep(restored, Vec::new(), Durability::Strict);
            if !others.probes.is_empty() {
                self.keep_probes(own.clone(), Vec::new());
            }
            for memo in &spending {
                self.edit(memo, |memo: &mut MemoDraft| {
                    memo.story = Some(other.id().clone());
                });
            }
            undone();
        });
        Some(merged)
    }
}

/// How many stories are reviewed in one slice: some milliseconds on a slow phone, and more than a
/// usual bank has.
const SLICE: usize = 40;

/// A story's strength, and the text it belongs to.
struct Known {
    changed: DateTime<Utc>,
    pace: Pace,
    weight: Weight,
}

/// The strengths of the stories, each computed once per text and pace and then cached; a copyable
/// handle.
#[derive(Clone, Copy)]
pub struct Strengths {
    core: &'static Core,
    known: StoredValue<BTreeMap<RecordId, Known>>,
    /// Notified when another strength is known.
    learned: RwSignal<()>,
}

impl Strengths {
    pub(crate) fn new(core: &'static Core) -> Self {
        Self {
            core,
            known: StoredValue::new(BTreeMap::new()),
            learned: RwSignal::new(()),
        }
    }

    /// The stories whose strength is not cached; empty if computing them takes no noticeable time.
    #[must_use]
    pub fn unknown(self, stories: Vec<Record<Story>>, pace: Pace) -> Vec<Record<Story>> {
        let unknown: Vec<Record<Story>> = stories
            .into_iter()
            .filter(|story| self.kept(story, pace).is_none())
            .collect();
        if unknown.len() > SLICE {
            unknown
        } else {
            Vec::new()
        }
    }

    /// Computes the strengths of stories, and yields to the browser after each slice.
    pub async fn learn(self, stories: Vec<Record<Story>>, pace: Pace) {
        let services = self.core.services.get_value();
        for slice in stories.chunks(SLICE) {
            services.page.breathe().await;
            for story in slice {
                let _ = self.of(story, pace);
            }
        }
    }

    fn kept(self, story: &Record<Story>, pace: Pace) -> Option<Weight> {
        self.known.with_value(|known| {
            known
                .get(story.id())
                .filter(|known| known.changed == story.changed() && known.pace == pace)
                .map(|known| known.weight)
        })
    }

    /// The stories that count as coverage: finished ones that are not weak. Tracked.
    #[must_use]
    pub fn counted(self) -> Vec<Record<Story>> {
        let pace = self.pace();
        let mut stories = self.core.library.living_stories();
        stories.retain(|story| !story.body.is_retired() && self.of(story, pace).counts());
        stories
    }

    /// How many active stories don't count as coverage. Tracked.
    #[must_use]
    pub fn not_counted(self) -> usize {
        let pace = self.pace();
        self.core
            .library
            .living_stories()
            .iter()
            .filter(|story| !story.body.is_retired() && !self.of(story, pace).counts())
            .count()
    }

    /// Whether a story counts, as far as the cache knows: pages of the main part don't wait for the
    /// rules. Tracked, including later updates of the cache.
    #[must_use]
    pub fn seems_to_count(self, story: &Record<Story>) -> bool {
        self.learned.track();
        self.kept(story, self.pace())
            .map_or_else(|| story.body.has_action_and_result(), Weight::counts)
    }

    fn pace(self) -> Pace {
        self.core
            .library
            .preferences
            .with(|record| record.body.pace)
    }

    /// A story's weight.
    #[must_use]
    pub fn of(self, story: &Record<Story>, pace: Pace) -> Weight {
        self.kept(story, pace).unwrap_or_else(|| {
            let weight = review(&story.body, pace).strength.weight();
            self.known.update_value(|known| {
                let entry = Known {
                    changed: story.changed(),
                    pace,
                    weight,
                };
                known.insert(story.id().clone(), entry);
            });
            self.learned.notify();
            weight
        })
    }
}
