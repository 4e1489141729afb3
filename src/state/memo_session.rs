//! A memo on its sheet: the text, the clock, and the right to write.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use super::library::Library;
use super::notices::Notices;
use super::saver::Saver;
use super::services::Services;
use crate::domain::draft::Source;
use crate::domain::drill::{Absence, Drill, Reading};
use crate::domain::memo::MemoDraft;
use crate::domain::record::{Envelope, Record, RecordId};
use crate::domain::save_state::Saved;
use crate::domain::text::word_count;
use crate::ports::{Durability, Lock, StorageError, Table};

/// The clock's reading is kept with the memo this often, so that a crash together with a changed
/// clock loses no more of it.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// How often the clock is looked at; a little less than the timer's second, which may come early.
const TICK: Duration = Duration::from_millis(950);

/// Whether this tab may write.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// Not known yet.
    Asking,
    /// It may.
    Writing,
    /// Another tab was here first.
    Reading,
    /// Another tab took the memo over.
    TakenOver,
    /// The sitting was finished in another tab meanwhile.
    Over,
}

/// A memo on its sheet; a copyable handle that lives as long as the view that opened it.
#[derive(Clone, Copy)]
pub struct MemoSession {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    notices: Notices,
    id: StoredValue<RecordId>,
    memo: StoredValue<Record<MemoDraft>>,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    lock: StoredValue<Option<Box<dyn Lock>>, LocalStorage>,
    last_beat: StoredValue<Duration>,
    /// The clock of the sitting under way.
    pub drill: RwSignal<Drill>,
    /// The last reading, about once a second.
    pub now: RwSignal<Reading>,
    /// The right to write.
    pub access: RwSignal<Access>,
    /// A text that came from elsewhere, for the sheet to take over.
    pub given: RwSignal<String>,
    /// Words in the text.
    pub words: RwSignal<usize>,
    /// A stretch without a watcher, worth telling.
    pub absence: RwSignal<Option<Absence>>,
}

impl MemoSession {
    /// Opens a memo that has a sitting under way; none otherwise.
    #[must_use]
    pub fn open(app: &'static App, id: RecordId) -> Option<Self> {
        let memo = untrack(|| app.library.memo(&id))?;
        let drill = memo.body.open_sitting()?.drill.clone();
        let now = app.services.with_value(|services| services.clock.now());
        let session = Self {
            services: app.services,
            library: app.library,
            notices: app.notices,
            id: StoredValue::new(id),
            saver: RwSignal::new_local(None),
            lock: StoredValue::new_local(None),
            last_beat: StoredValue::new(now.monotonic),
            drill: RwSignal::new(drill),
            now: RwSignal::new(now),
            access: RwSignal::new(Access::Asking),
            given: RwSignal::new(memo.body.draft.text.clone()),
            words: RwSignal::new(word_count(&memo.body.draft.text)),
            absence: RwSignal::new(None),
            memo: StoredValue::new(memo),
        };
        session.ask(false);
        Some(session)
    }

    /// The memo, but for its text, which is the sheet's.
    #[must_use]
    pub fn memo(self) -> MemoDraft {
        self.memo.with_value(|memo| memo.body.clone())
    }

    /// Takes the memo over from the tab that has it.
    pub fn take_over(self) {
        self.ask(true);
    }

    fn ask(self, by_force: bool) {
        spawn_local(async move {
            let services = self.services.get_value();
            let document = self.id.with_value(|id| format!("memo:{id}"));
            let lock = if by_force {
                services.locks.take_over(&document).await
            } else {
                services.locks.acquire(&document).await
            };
            // The view may have gone while the browser was asked; the lock then goes, too.
            let Some(in_record) = self.memo.try_with_value(|memo| memo.body.draft.clone()) else {
                return;
            };
            let Some(lock) = lock else {
                let key = self.id.with_value(|id| id.as_str().to_owned());
                let draft = Saver::peek(&services, &key, Some(in_record)).await;
                self.give(draft.map(|draft| draft.text).unwrap_or_default());
                let _ = self.access.try_set(Access::Reading);
                return;
            };
            // Another tab may have paused or finished since this one looked: only what is stored
            // now counts, or an old copy would be written over it.
            let id = self.id.with_value(Clone::clone);
            // Where nothing is stored (a full disk), the copy at hand is all there is.
            let at_hand = self.memo.get_value();
            let stored = stored_memo(&services, &id).await.unwrap_or(at_hand);
            let in_record = stored.body.draft.clone();
            let sitting = stored
                .body
                .open_sitting()
                .map(|sitting| sitting.drill.clone());
            let Some(drill) = sitting else {
                self.give(in_record.text);
                let _ = self.access.try_set(Access::Over);
                self.library.reload();
                return;
            };
            let _ = self.drill.try_set(drill);
            let _ = self.memo.try_set_value(stored);
            let lost = lock.lost();
            let key = self.id.with_value(|id| id.as_str().to_owned());
            let (saver, source) = Saver::open(services, key, Some(in_record)).await;
            if self
                .lock
                .try_update_value(|held| *held = Some(lock))
                .is_none()
            {
                return;
            }
            self.give(saver.draft().text);
            if source == Some(Source::Mirror) {
                self.notices
                    .tell("Your last words were brought back from the second copy on this device.");
            }
            self.saver.set(Some(saver));
            self.access.set(Access::Writing);
            lost.await;
            let _ = self.access.try_set(Access::TakenOver);
            let _ = self.lock.try_update_value(Option::take);
        });
    }

    fn give(self, text: String) {
        let _ = self.words.try_set(word_count(&text));
        let _ = self.given.try_set(text);
    }

    /// Takes an edit.
    pub fn edit(self, text: String) {
        // The key makes the page draw in any case, so the clock is looked at along with it.
        self.tick_when_due();
        if self.access.get_untracked() == Access::Writing {
            self.saver.with_untracked(|saver| {
                if let Some(saver) = saver {
                    saver.edit(text);
                }
            });
        }
    }

    /// Counts the words of a text that has settled.
    pub fn count_words(self, text: &str) {
        let words = word_count(text);
        // A signal that is set redraws, also when nothing changed.
        if self.words.get_untracked() != words {
            self.words.set(words);
        }
    }

    /// What is known of the last edits; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        let now = self.now.get().wall;
        self.saver.with(|saver| {
            saver
                .as_ref()
                .map_or(Saved::Untouched, |saver| saver.shown(now))
        })
    }

    /// Looks at the clocks, unless that was done less than a second ago.
    pub fn tick_when_due(self) {
        let now = self.services.with_value(|services| services.clock.now());
        let last = self.now.get_untracked();
        let since = now.monotonic.checked_sub(last.monotonic);
        if since.is_none_or(|since| since >= TICK) {
            self.tick(now);
        }
    }

    fn tick(self, now: Reading) {
        self.now.set(now);
        if self.access.get_untracked() != Access::Writing {
            return;
        }
        // What the clock shows follows from `now`; that it was looked at changes nothing more.
        let absence = self
            .drill
            .try_update_untracked(|drill| drill.observe(now))
            .flatten();
        if absence.is_some() {
            self.drill.notify();
            self.absence.set(absence);
        }
        let is_due = self
            .last_beat
            .with_value(|last| now.monotonic.saturating_sub(*last) >= HEARTBEAT);
        if is_due && untrack(|| self.drill.get()).phase() == crate::domain::drill::Phase::Running {
            self.last_beat.set_value(now.monotonic);
            self.keep(Durability::Relaxed);
        }
    }

    /// Stops the clock.
    pub fn pause(self) {
        self.turn(Drill::pause);
    }

    /// Lets the clock run again.
    pub fn resume(self) {
        self.turn(Drill::resume);
    }

    /// Gives the time of the absence back.
    pub fn forgive(self) {
        if let Some(absence) = self.absence.get_untracked() {
            self.turn(|drill, _| drill.forgive(absence));
            self.absence.set(None);
        }
    }

    /// Ends the sitting and keeps the memo with its text.
    pub fn finish(self) {
        let now = self.services.with_value(|services| services.clock.now());
        let Some(saver) = self.saver.get_untracked() else {
            return;
        };
        let drill = self.drill.get_untracked();
        let memo = self.edited(&saver, |memo| {
            if let Some(sitting) = memo.open_sitting_mut() {
                sitting.drill = drill;
            }
            memo.finish(now);
        });
        self.library
            .save_memo(memo, vec![saver.forgetting()], Durability::Strict);
        saver.forget_mirror();
        self.saver.set(None);
    }

    /// Keeps everything, for when the page is hidden or left.
    pub fn leave(self) {
        if self.access.try_get_untracked() == Some(Access::Writing) {
            self.saver.with_untracked(|saver| {
                if let Some(saver) = saver {
                    saver.flush();
                }
            });
            self.keep(Durability::Strict);
        }
    }

    fn turn(self, turn: impl FnOnce(&mut Drill, Reading)) {
        let now = self.services.with_value(|services| services.clock.now());
        self.drill.update(|drill| turn(drill, now));
        self.now.set(now);
        self.keep(Durability::Strict);
    }

    /// Keeps the memo with its clock and its text as they stand.
    fn keep(self, durability: Durability) {
        let Some(saver) = self.saver.get_untracked() else {
            return;
        };
        let drill = self.drill.get_untracked();
        let memo = self.edited(&saver, |memo| {
            if let Some(sitting) = memo.open_sitting_mut() {
                sitting.drill = drill;
            }
        });
        self.library.save_memo(memo, Vec::new(), durability);
    }

    fn edited(self, saver: &Saver, edit: impl FnOnce(&mut MemoDraft)) -> Record<MemoDraft> {
        let (now, device) = self.library.here();
        let memo = self.memo.with_value(|memo| {
            memo.edited(now, &device, |memo| {
                memo.draft = saver.draft();
                edit(memo);
            })
        });
        self.memo.set_value(memo.clone());
        memo
    }
}

/// The memo as it is stored now.
async fn stored_memo(services: &Services, id: &RecordId) -> Option<Record<MemoDraft>> {
    let rows = services.store.load(Table::Records).await.ok()?;
    let row = rows.into_iter().find(|row| row.key == id.as_str())?;
    Record::open(Envelope::read(&row.text).ok()?).ok()
}
