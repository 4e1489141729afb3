//! Everything the candidate has made, in memory as signals and in the store as records.
//!
//! A change is shown at once and committed behind it; a commit that fails is told, and what was
//! typed stays on the screen.

use chrono::serde::ts_milliseconds_option;
use chrono::{DateTime, TimeDelta, Utc};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::loops::log::LoopLog;
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::offer::Offer;
use crate::domain::plan::LoopPlan;
use crate::domain::plan::role_check::RoleCheck;
use crate::domain::practice::drill::PracticeDrill;
use crate::domain::practice::memory::Practice;
use crate::domain::practice::session::PracticeSession;
use crate::domain::preferences::Preferences;
use crate::domain::questions::own::{OwnQuestion, QuestionMark};
use crate::domain::record::draft::{Draft, DraftSource, newest};
use crate::domain::record::envelope::{Body, Envelope, Record, RecordError, SetAside};
use crate::domain::record::id::{DeviceId, RecordId};
use crate::domain::record::json::{from_json, to_json};
use crate::domain::record::kind::Kind;
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::Probes;
use crate::domain::stories::story::{Story, StoryVersion};
use crate::domain::writing::memo::{Choices, MemoDraft, Way, recent_prompts};
use crate::domain::writing::prompt::{OwnPrompt, Prompt, PromptForm};
use crate::ports::{Change, Durability, Row, StorageError, Table};
use crate::state::forms::unsent::Unsent;
use crate::state::notices::Notices;
use crate::state::records::collection::{Collected, Collection, Records, Shelves, Unread};
use crate::state::services::{Services, Start};

/// The key of the row about this device.
const DEVICE_KEY: &str = "device";

/// The memos whose prompts a new draw avoids.
const RECENT_MEMOS: usize = 4;

/// What is known about this device alone.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct DeviceFacts {
    id: DeviceId,
    #[serde(default, with = "ts_milliseconds_option")]
    last_backup: Option<DateTime<Utc>>,
}

/// Everything that is kept, kind by kind, and the preferences. It lives as long as the page.
pub struct Library {
    services: StoredValue<Services, LocalStorage>,
    notices: Notices,
    shelves: StoredValue<Shelves, LocalStorage>,
    /// The memos.
    pub memos: Collection<MemoDraft>,
    /// The preferences.
    pub preferences: RwSignal<Record<Preferences>>,
    /// Rows that were found unreadable; they stay where they are.
    pub set_aside: RwSignal<Vec<SetAside>>,
    /// Why nothing can be kept, if so.
    pub problem: RwSignal<Option<StorageError>>,
    facts: RwSignal<DeviceFacts>,
}

/// Rows, opened.
#[derive(Default)]
struct Opened {
    unread: Unread,
    memos: Records<MemoDraft>,
    preferences: Option<Record<Preferences>>,
    set_aside: Vec<SetAside>,
}

impl Library {
    pub(crate) async fn load(
        services: StoredValue<Services, LocalStorage>,
        notices: Notices,
        start: Start,
    ) -> &'static Self {
        let handle = services.get_value();
        let mut problem = match start {
            Start::Stored => None,
            Start::InMemory(error) => Some(error),
        };
        let mut load = async |table| match handle.store.load(table).await {
            Ok(rows) => rows,
            Err(error) => {
                problem = Some(error);
                Vec::new()
            }
        };
        let (records, drafts, device) = (
            load(Table::Records).await,
            load(Table::Drafts).await,
            load(Table::Device).await,
        );
        let opened = open(records, &drafts, &handle);
        let facts = device
            .iter()
            .find(|row| row.key == DEVICE_KEY)
            .and_then(|row| from_json::<DeviceFacts>(&row.text).ok());
        let is_new_device = facts.is_none();
        let now = handle.clock.now().wall;
        let facts = facts.unwrap_or_else(|| DeviceFacts {
            id: DeviceId(RecordId::new(now, handle.clock.entropy()).to_string()),
            last_backup: None,
        });
        let preferences = opened.preferences.unwrap_or_else(|| {
            Record::new(
                RecordId::fixed("preferences"),
                Preferences::default(),
                now,
                &facts.id,
            )
        });
        let library: &'static Self = Box::leak(Box::new(Self {
            services,
            notices,
            shelves: StoredValue::new_local(Shelves::new(opened.unread)),
            memos: Collection::new(opened.memos),
            preferences: RwSignal::new(preferences),
            set_aside: RwSignal::new(opened.set_aside),
            problem: RwSignal::new(problem),
            facts: RwSignal::new(facts),
        }));
        if is_new_device {
            library.save_facts();
        }
        library
    }

    /// Reads the records again after another tab changed them.
    pub fn reload(&'static self) {
        spawn_local(async move {
            let services = self.services.get_value();
            let (Ok(records), Ok(drafts)) = (
                services.store.load(Table::Records).await,
                services.store.load(Table::Drafts).await,
            ) else {
                return;
            };
            let opened = open(records, &drafts, &services);
            self.memos.replace(opened.memos);
            let mut set_aside = opened.set_aside;
            self.shelves
                .update_value(|shelves| set_aside.extend(shelves.replace(opened.unread)));
            self.set_aside.set(set_aside);
            if let Some(preferences) = opened.preferences {
                services.page.show_theme(preferences.body.theme);
                self.preferences.set(preferences);
            }
        });
    }

    /// The records of a kind, which are opened when they are first asked for. So the code that
    /// reads a kind comes with the part of the program that uses it.
    #[must_use]
    pub fn of<B: Collected>(&'static self) -> Collection<B> {
        B::collection(self)
    }

    /// What stands on the shelf for a kind.
    pub(crate) fn shelved<B: Collected>(&self) -> Collection<B> {
        let (collection, set_aside) = self.shelves.write_value().open();
        if !set_aside.is_empty() {
            self.set_aside.update(|before| before.extend(set_aside));
        }
        collection
    }

    /// Whether there may be a plan, or a loop to plan for, without opening either.
    #[must_use]
    pub fn may_have_plan(&self) -> bool {
        self.shelves.with_value(|shelves| {
            [Kind::Plan, Kind::Loop]
                .into_iter()
                .any(|kind| shelves.may_have(kind))
        })
    }

    /// The living stories, oldest first; tracked.
    #[must_use]
    pub fn living_stories(&'static self) -> Vec<Record<Story>> {
        self.of::<Story>().living()
    }

    /// The living memos, newest first; tracked.
    #[must_use]
    pub fn living_memos(&'static self) -> Vec<Record<MemoDraft>> {
        let mut memos = self.memos.living();
        memos.reverse();
        memos
    }

    /// A living story; tracked.
    #[must_use]
    pub fn story(&'static self, id: &RecordId) -> Option<Record<Story>> {
        self.of::<Story>().get(id)
    }

    /// A living memo; tracked.
    #[must_use]
    pub fn memo(&'static self, id: &RecordId) -> Option<Record<MemoDraft>> {
        self.memos.get(id)
    }

    /// The prompts that a new draw avoids.
    #[must_use]
    pub fn recent_prompts(&'static self) -> Vec<String> {
        recent_prompts(&untrack(|| self.living_memos()), RECENT_MEMOS)
    }

    /// When the last backup was made on this device; tracked.
    #[must_use]
    pub fn last_backup(&'static self) -> Option<DateTime<Utc>> {
        self.facts.with(|facts| facts.last_backup)
    }

    pub(crate) fn backup_made(&'static self) {
        let now = self
            .services
            .with_value(|services| services.clock.now().wall);
        self.facts.update(|facts| facts.last_backup = Some(now));
        self.save_facts();
    }

    /// Begins a memo and gives its id.
    #[must_use]
    pub fn start_memo(&'static self, choices: Choices) -> RecordId {
        let (format, lettering) = (choices.format, choices.lettering);
        let minutes = (choices.way == Way::Drill)
            .then(|| u32::try_from(choices.time.as_secs() / 60).ok())
            .flatten();
        let now = self.services.with_value(|services| services.clock.now());
        let id = self.add(MemoDraft::start(choices, now));
        let before = self.preferences.get_untracked().body;
        let mut after = before.clone();
        after.minutes = minutes.unwrap_or(before.minutes);
        after.format = format;
        after.lettering = lettering;
        if after != before {
            self.prefer(|preferences| *preferences = after);
        }
        id
    }

    /// Takes in a text from elsewhere to be reviewed, and gives the memo's id.
    #[must_use]
    pub fn check_text(&'static self, choices: Choices, text: String, typed: Unsent) -> RecordId {
        let now = self.services.with_value(|services| services.clock.now());
        self.add_along(MemoDraft::check(choices, text, now), typed.forgetting())
    }

    /// Keeps a new record and gives its id.
    pub fn add<B: Collected>(&'static self, body: B) -> RecordId {
        self.add_along(body, Vec::new())
    }

    /// Keeps a new record with further changes in the same transaction, and gives its id.
    fn add_along<B: Collected>(&'static self, body: B, changes: Vec<Change>) -> RecordId {
        let record = self.new_record(body);
        let id = record.id().clone();
        self.keep(record, changes, Durability::Strict);
        id
    }

    /// Keeps several new records in one transaction, shown once that is done, and offers to take it
    /// back; `told` says what was added.
    pub fn add_all<B: Collected>(&'static self, bodies: Vec<B>, told: String) {
        let (now, device) = self.here();
        // Ids sort by their time, so each gets a millisecond of its own and the order stays.
        let times = (0..).map(|index| now + TimeDelta::milliseconds(index));
        let records: Vec<Record<B>> = bodies
            .into_iter()
            .zip(times)
            .map(|(body, time)| {
                let id = self
                    .services
                    .with_value(|services| RecordId::new(time, services.clock.entropy()));
                Record::new(id, body, now, &device)
            })
            .collect();
        let changes = records.iter().map(|record| put(record.close())).collect();
        let ids: Vec<RecordId> = records.iter().map(|record| record.id().clone()).collect();
        let services = self.services.get_value();
        let notices = self.notices;
        spawn_local(async move {
            match services.store.commit(changes, Durability::Strict).await {
                Ok(()) => {
                    self.of::<B>().insert_all(records);
                    services.peers.announce();
                    notices.offer_undo(told, move || self.take_back::<B>(ids.clone()));
                }
                Err(error) => notices.alert(format!("Nothing was taken in. {error}")),
            }
        });
    }

    fn take_back<B: Collected>(&'static self, ids: Vec<RecordId>) {
        let services = self.services.get_value();
        let notices = self.notices;
        spawn_local(async move {
            // What was worked on since stays.
            let ids: Vec<RecordId> = ids
                .into_iter()
                .filter(|id| {
                    let record = untrack(|| self.of::<B>().get(id));
                    record.is_some_and(|record| record.changed() == record.created())
                })
                .collect();
            let changes = ids
                .iter()
                .map(|id| Change::Remove(Table::Records, id.as_str().to_owned()))
                .collect();
            match services.store.commit(changes, Durability::Strict).await {
                Ok(()) => {
                    self.of::<B>().remove_all(&ids);
                    services.peers.announce();
                    notices.tell("Taken back.");
                }
                Err(error) => notices.alert(error.to_string()),
            }
        });
    }

    /// Changes a record, if it lives.
    pub fn edit<B: Collected>(&'static self, id: &RecordId, edit: impl FnOnce(&mut B)) {
        if let Some(record) = untrack(|| self.of::<B>().get(id)) {
            let (now, device) = self.here();
            let record = record.edited(now, &device, edit);
            self.keep(record, Vec::new(), Durability::Strict);
        }
    }

    /// Deletes a record and offers to take that back; `told` says what was deleted.
    pub fn delete<B: Collected>(&'static self, id: &RecordId, told: String) {
        let Some(record) = untrack(|| self.of::<B>().get(id)) else {
            return;
        };
        let (now, device) = self.here();
        let deleted = record.deleted(now, &device);
        self.keep(deleted.clone(), Vec::new(), Durability::Strict);
        self.notices.offer_undo(told, move || {
            let (now, device) = self.here();
            let restored = deleted.clone().restored(now, &device);
            self.keep(restored, Vec::new(), Durability::Strict);
        });
    }

    /// Shows a record, and gives the change that keeps it in the caller's transaction.
    pub(crate) fn keeping<B: Collected>(&'static self, record: Record<B>) -> Change {
        let change = put(record.close());
        self.of::<B>().insert(record);
        change
    }

    /// Shows and keeps a record, with further changes in the same transaction.
    pub(crate) fn keep<B: Collected>(
        &'static self,
        record: Record<B>,
        mut changes: Vec<Change>,
        durability: Durability,
    ) {
        changes.push(self.keeping(record));
        self.commit(changes, durability);
    }

    /// The candidate's own prompts that can be drawn; tracked.
    #[must_use]
    pub fn drawable_prompts(&'static self) -> Vec<Prompt> {
        self.of::<OwnPrompt>()
            .living()
            .iter()
            .filter(|prompt| !prompt.body.is_retired)
            .map(|prompt| prompt.body.as_prompt(prompt.id()))
            .collect()
    }

    /// Adds a prompt, or changes the one that the form was filled from.
    pub fn keep_prompt(&'static self, form: PromptForm, typed: Unsent) {
        let before = form
            .of
            .as_ref()
            .and_then(|id| untrack(|| self.of::<OwnPrompt>().get(id)));
        let prompt = match before {
            Some(before) => {
                let (now, device) = self.here();
                before.edited(now, &device, |prompt| {
                    prompt.text = form.text;
                    prompt.kind = form.kind;
                })
            }
            None => self.new_record(OwnPrompt {
                text: form.text,
                kind: form.kind,
                is_retired: false,
            }),
        };
        self.keep(prompt, typed.forgetting(), Durability::Strict);
    }

    /// Deletes a memo and offers to take that back.
    pub fn delete_memo(&'static self, id: &RecordId) {
        self.delete::<MemoDraft>(id, "Memo deleted.".to_owned());
    }

    /// Deletes a story and offers to take that back.
    pub fn delete_story(&'static self, id: &RecordId) {
        if let Some(story) = untrack(|| self.story(id)) {
            let title = story.body.display_title();
            self.delete::<Story>(id, format!("“{title}” deleted."));
        }
    }

    /// Changes the preferences.
    pub fn prefer(&'static self, edit: impl FnOnce(&mut Preferences)) {
        self.save_preferences(edit, Vec::new());
    }

    /// Keeps the names that must not stand in a text.
    pub fn keep_names(&'static self, names: Vec<String>, typed: Unsent) {
        self.save_preferences(
            |preferences| preferences.confidential = names,
            typed.forgetting(),
        );
    }

    fn save_preferences(
        &'static self,
        edit: impl FnOnce(&mut Preferences),
        mut changes: Vec<Change>,
    ) {
        let (now, device) = self.here();
        let record = self.preferences.get_untracked().edited(now, &device, edit);
        self.services
            .with_value(|services| services.page.show_theme(record.body.theme));
        changes.push(put(record.close()));
        self.preferences.set(record);
        self.commit(changes, Durability::Relaxed);
    }

    pub(crate) fn new_record<B: Body>(&'static self, body: B) -> Record<B> {
        let (now, device) = self.here();
        let id = self
            .services
            .with_value(|services| RecordId::new(now, services.clock.entropy()));
        Record::new(id, body, now, &device)
    }

    /// The time and this device, for a change made here and now.
    pub(crate) fn here(&'static self) -> (DateTime<Utc>, DeviceId) {
        let now = self
            .services
            .with_value(|services| services.clock.now().wall);
        (now, self.facts.with_untracked(|facts| facts.id.clone()))
    }

    pub(crate) fn notices(&'static self) -> Notices {
        self.notices
    }

    fn save_facts(&'static self) {
        let row = Row {
            key: DEVICE_KEY.to_owned(),
            text: to_json(&self.facts.get_untracked()),
        };
        self.commit(vec![Change::Put(Table::Device, row)], Durability::Relaxed);
    }

    fn commit(&'static self, changes: Vec<Change>, durability: Durability) {
        let services = self.services.get_value();
        let notices = self.notices;
        spawn_local(async move {
            match services.store.commit(changes, durability).await {
                Ok(()) => services.peers.announce(),
                Err(error) => notices.alert(error.to_string()),
            }
        });
    }
}

/// The change that keeps a record.
pub(crate) fn put(envelope: Envelope) -> Change {
    let row = Row {
        key: envelope.id.as_str().to_owned(),
        text: envelope.write(),
    };
    Change::Put(Table::Records, row)
}

/// Opens rows; one that cannot be read is set aside and never stops the others. The text of a
/// memo under way comes from the newest copy of its draft.
fn open(records: Vec<Row>, drafts: &[Row], services: &Services) -> Opened {
    let mut opened = Opened::default();
    for row in records {
        if let Err(reason) = opened.take(&row.text) {
            opened.set_aside.push(SetAside {
                key: row.key,
                row: row.text,
                reason,
            });
        }
    }
    for (id, memo) in &mut opened.memos {
        let read = |text: &str| from_json::<Draft>(text).ok();
        let in_drafts = drafts
            .iter()
            .find(|row| row.key == id.as_str())
            .and_then(|row| read(&row.text));
        let in_mirror = services
            .mirror
            .get(id.as_str())
            .and_then(|text| read(&text));
        let copies = [
            (DraftSource::Record, Some(memo.body.draft.clone())),
            (DraftSource::Drafts, in_drafts),
            (DraftSource::Mirror, in_mirror),
        ];
        let copies = copies
            .into_iter()
            .filter_map(|(source, draft)| Some((source, draft?)));
        if let Some((_, draft)) = newest(copies) {
            memo.body.draft = draft;
        }
    }
    opened
}

impl Opened {
    fn take(&mut self, row: &str) -> Result<(), RecordError> {
        let envelope = Envelope::read(row)?;
        match envelope.kind {
            Kind::Memo => insert(&mut self.memos, envelope),
            Kind::Preferences => {
                Record::open(envelope).map(|record| self.preferences = Some(record))
            }
            kind => {
                self.unread.entry(kind).or_default().push(envelope);
                Ok(())
            }
        }
    }
}

fn insert<B: Body>(table: &mut Records<B>, envelope: Envelope) -> Result<(), RecordError> {
    let record = Record::open(envelope)?;
    table.insert(record.id().clone(), record);
    Ok(())
}

impl Collected for MemoDraft {
    /// Memos are opened with their drafts when the app starts.
    fn collection(library: &Library) -> Collection<Self> {
        library.memos
    }
}

impl Collected for Story {}
impl Collected for StoryVersion {}
impl Collected for Probes {}
impl Collected for Practice {}
impl Collected for PracticeSession {}
impl Collected for InterviewLoop {}
impl Collected for Metric {}
impl Collected for MockLoop {}
impl Collected for LoopLog {}
impl Collected for PracticeDrill {}
impl Collected for OwnPrompt {}
impl Collected for OwnQuestion {}
impl Collected for QuestionMark {}
impl Collected for Offer {}
impl Collected for LoopPlan {}
impl Collected for RoleCheck {}
