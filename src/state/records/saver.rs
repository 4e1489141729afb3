//! Saving drafts: every input goes to the store immediately. Text that the store doesn't have yet,
//! because an earlier write is pending or failed, is in the mirror as well.
//!
//! One write at a time, the latest text wins; a trailing debounce would never fire while someone
//! keeps typing. Only completed transactions are shown as saved.

use std::cell::{Cell, RefCell};
use std::mem::discriminant;
use std::rc::Rc;

use chrono::{DateTime, Utc};
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcTrigger;
use reactive_graph::spawn_local;

use crate::domain::record::draft::{Draft, DraftSource, newest_kept};
use crate::domain::record::json::to_json;
use crate::domain::record::save_state::{GRACE, SaveState, Saved, retry_after};
use crate::ports::{Change, Durability, Row, StorageError, Table};
use crate::state::services::Services;

/// Saves the text of one draft. Clones share it, and it outlives its view until its last write is
/// done.
#[derive(Clone)]
pub struct Saver {
    services: Services,
    key: String,
    draft: Rc<RefCell<Draft>>,
    state: Rc<RefCell<SaveState<StorageError>>>,
    /// Notified when `state` changes.
    changed: ArcTrigger,
    care: Rc<Care>,
}

/// How late or failing writes are handled.
#[derive(Default)]
struct Care {
    /// Whether a watcher for the pending write is running.
    is_looked_after: Cell<bool>,
    /// Consecutive failures since the last edit.
    failures: Cell<u32>,
    /// The number of the wait that ends in a retry; earlier ones end in nothing.
    wait: Cell<u64>,
    hears_of_page: Cell<bool>,
    /// Whether the text is stored elsewhere by now.
    is_forgotten: Cell<bool>,
    /// Held while typed text is at risk, so that the browser asks before leaving.
    leaving: RefCell<Option<Rc<()>>>,
}

impl Saver {
    /// Opens a text for writing: the newest copy, in its next epoch. Also returns where that copy
    /// was, if there was one.
    pub async fn open(
        services: Services,
        key: String,
        in_record: Option<Draft>,
    ) -> (Self, Option<DraftSource>) {
        let found = find(&services, &key, in_record).await;
        let source = found.as_ref().map(|(source, _)| *source);
        let draft = found.map(|(_, draft)| draft).unwrap_or_default().opened();
        let saver = Self {
            services,
            key,
            draft: Rc::new(RefCell::new(draft)),
            state: Rc::default(),
            changed: ArcTrigger::new(),
            care: Rc::default(),
        };
        // Even after its view is gone: an abandoned draft is only in the store.
        let again = saver.clone();
        let write_lost = move || again.write_lost();
        saver.services.store.on_emptied(Box::new(write_lost));
        (saver, source)
    }

    /// The newest copy, read-only.
    pub async fn peek(services: &Services, key: &str, in_record: Option<Draft>) -> Option<Draft> {
        find(services, key, in_record).await.map(|(_, draft)| draft)
    }

    /// Takes an edit and makes sure that it is written.
    pub fn edit(&self, text: String) {
        self.care.is_forgotten.set(false);
        // A new edit is worth a prompt retry, however long the store has failed.
        self.care.failures.set(0);
        self.draft.borrow_mut().replace_text(text);
        if self.with_state(SaveState::edited) {
            self.write(Durability::Relaxed);
        } else {
            self.mirror();
        }
    }

    /// Notes which version of a record the text is based on.
    pub(crate) fn set_over(&self, over: Option<String>) {
        self.draft.borrow_mut().over = over;
    }

    /// Copies the draft to the mirror, regardless of the store.
    pub(crate) fn mirror(&self) {
        self.services.mirror.put(&self.key, &self.row());
    }

    /// The draft as it is written.
    fn row(&self) -> String {
        to_json(&*self.draft.borrow())
    }

    /// Writes this tab's text again after the store lost it.
    fn write_lost(&self) {
        let is_due = self.draft.borrow().sequence > 0 && !self.care.is_forgotten.get();
        if is_due && self.with_state(SaveState::edited) {
            self.write(Durability::Relaxed);
        }
    }

    /// Writes everything that no completed write has, down to the disk; for when the page may be
    /// closed.
    pub fn flush(&self) {
        if !self.state.borrow().has_unsaved() {
            return;
        }
        self.mirror();
        if self.with_state(SaveState::edited) {
            self.write(Durability::Strict);
        }
    }

    /// The draft as it stands.
    #[must_use]
    pub fn draft(&self) -> Draft {
        self.draft.borrow().clone()
    }

    /// The change that forgets the text under way, for the transaction that keeps its outcome; the
    /// mirror forgets it once that has completed (see `Library::commit`). An
    /// edit that still waited for its write would come after that, so it waits no more.
    #[must_use]
    pub fn forgetting(&self) -> Change {
        self.with_state(|state, _| state.forgotten());
        self.care.leaving.take();
        self.care.is_forgotten.set(true);
        Change::Remove(Table::Drafts, self.key.clone())
    }

    /// The save state to show, tracked; `now` is the caller's tick.
    #[must_use]
    pub fn shown(&self, now: DateTime<Utc>) -> Saved<StorageError> {
        self.changed.track();
        self.state.borrow().shown(now)
    }

    /// Makes a transition, and notifies views if the kind of state changed. A newer save time alone
    /// doesn't notify: the badge checks it on its own tick.
    fn with_state<T>(
        &self,
        step: impl FnOnce(&mut SaveState<StorageError>, DateTime<Utc>) -> T,
    ) -> T {
        let now = self.services.clock.now().wall;
        let kind = || discriminant(&self.state.borrow().shown(now));
        let before = kind();
        let result = step(&mut self.state.borrow_mut(), now);
        if kind() != before {
            self.changed.notify();
        }
        result
    }

    fn write(&self, durability: Durability) {
        let saver = self.clone();
        spawn_local(async move {
            loop {
                let row = Row {
                    key: saver.key.clone(),
                    text: saver.row(),
                };
                let written = match durability {
                    Durability::Relaxed => saver.services.store.put_draft(row),
                    Durability::Strict => {
                        let put = vec![Change::Put(Table::Drafts, row)];
                        saver.services.store.commit(put, Durability::Strict)
                    }
                };
                match written.await {
                    Ok(()) if saver.with_state(SaveState::completed) => {}
                    Ok(()) => {
                        saver.care.failures.set(0);
                        saver.care.leaving.take();
                        return;
                    }
                    Err(error) => {
                        saver.with_state(|state, _| state.failed(error));
                        return saver.care_for_failure();
                    }
                }
            }
        });
        self.look_after();
    }

    /// Makes sure that an unanswered write is shown as pending, and that its text is in the mirror.
    /// Later edits go there by themselves.
    fn look_after(&self) {
        if self.care.is_looked_after.replace(true) {
            return;
        }
        let saver = self.clone();
        spawn_local(async move {
            let mut is_told = false;
            loop {
                saver.services.clock.wait(GRACE).await;
                let now = saver.services.clock.now().wall;
                if !saver.state.borrow().is_under_way() {
                    break;
                }
                let is_slow = saver.state.borrow().is_slow(now);
                if is_slow && !is_told {
                    saver.mirror();
                    saver.hold_page();
                    saver.changed.notify();
                }
                is_told = is_slow;
            }
            saver.care.is_looked_after.set(false);
        });
    }

    /// Copies the text to the mirror and writes it again after a pause, and when the page becomes
    /// visible.
    fn care_for_failure(&self) {
        if !self.state.borrow().has_unsaved() {
            return;
        }
        self.mirror();
        self.hold_page();
        if !self.care.hears_of_page.replace(true) {
            let saver = self.clone();
            let again = move || saver.write_again();
            self.services.page.on_show(Box::new(again));
        }
        self.care.failures.update(|failures| failures + 1);
        self.care.wait.update(|wait| wait + 1);
        let saver = self.clone();
        spawn_local(async move {
            let (wait, failures) = (saver.care.wait.get(), saver.care.failures.get());
            saver.services.clock.wait(retry_after(failures)).await;
            if saver.care.wait.get() == wait {
                saver.write_again();
            }
        });
    }

    /// Writes unsaved text, unless it was opened again elsewhere and has a newer copy.
    fn write_again(&self) {
        let saver = self.clone();
        spawn_local(async move {
            let epoch = saver.draft.borrow().epoch;
            let kept = find(&saver.services, &saver.key, None).await;
            if kept.is_some_and(|(_, kept)| kept.epoch > epoch) {
                saver.with_state(|state, _| state.forgotten());
                saver.care.leaving.take();
                return;
            }
            let is_due = {
                let state = saver.state.borrow();
                state.has_unsaved() && !state.is_under_way()
            };
            if is_due && saver.with_state(SaveState::edited) {
                saver.write(Durability::Relaxed);
            }
        });
    }

    fn hold_page(&self) {
        let mut leaving = self.care.leaving.borrow_mut();
        if leaving.is_none() {
            *leaving = Some(self.services.page.ask_before_leaving());
        }
    }
}

/// The newest of the copies in the record, the draft table, and the mirror.
async fn find(
    services: &Services,
    key: &str,
    in_record: Option<Draft>,
) -> Option<(DraftSource, Draft)> {
    // If the store cannot be read, only the other copies remain.
    let in_drafts = services.store.get(Table::Drafts, key).await.ok().flatten();
    let in_drafts = in_drafts.as_ref().map(|row| row.text.as_str());
    let in_mirror = services.mirror.get(key);
    newest_kept(in_record, in_drafts, in_mirror.as_deref())
}
