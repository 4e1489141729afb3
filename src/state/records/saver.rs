//! The draft path: every input goes to the store at once. Whatever the store has not taken yet,
//! because an earlier write is still under way or because it fails, stands in the mirror as well.
//!
//! One write at a time, the latest text wins; a trailing debounce would never fire while someone
//! keeps typing. What is shown as saved comes from completed transactions alone.

use std::cell::RefCell;
use std::mem::discriminant;
use std::rc::Rc;

use chrono::{DateTime, Utc};
use reactive_graph::prelude::*;
use reactive_graph::signal::ArcTrigger;
use reactive_graph::spawn_local;

use crate::domain::record::draft::{Draft, DraftSource, newest_kept};
use crate::domain::record::json::to_json;
use crate::domain::record::save_state::{SaveState, Saved};
use crate::ports::{Change, Durability, Row, StorageError, Table};
use crate::state::services::Services;

/// Saves one text under way. Clones share it, and it outlives the view that opened it until its
/// last write is done.
#[derive(Clone)]
pub struct Saver {
    services: Services,
    key: String,
    draft: Rc<RefCell<Draft>>,
    state: Rc<RefCell<SaveState<StorageError>>>,
    /// Told when `state` shows something else than before.
    changed: ArcTrigger,
}

impl Saver {
    /// Opens a text for writing: the newest copy there is, in its next epoch. Also says where
    /// that copy was, if there was one.
    pub async fn open(
        services: Services,
        key: String,
        in_record: Option<Draft>,
    ) -> (Self, Option<DraftSource>) {
        let found = find(&services, &key, in_record).await;
        let source = found.as_ref().map(|(source, _)| *source);
        let draft = found.map(|(_, draft)| draft).unwrap_or_default().opened();
        let draft = Rc::new(RefCell::new(draft));
        (
            Self {
                services,
                key,
                draft,
                state: Rc::default(),
                changed: ArcTrigger::new(),
            },
            source,
        )
    }

    /// The newest copy, only to read.
    pub async fn peek(services: &Services, key: &str, in_record: Option<Draft>) -> Option<Draft> {
        find(services, key, in_record).await.map(|(_, draft)| draft)
    }

    /// Takes an edit and sees to it that it is written.
    pub fn edit(&self, text: String) {
        self.draft.borrow_mut().replace_text(text);
        if self.with_state(SaveState::edited) {
            self.write(Durability::Relaxed);
        } else {
            self.mirror();
        }
    }

    fn mirror(&self) {
        self.services.mirror.put(&self.key, &self.row());
    }

    /// The draft as it is written.
    fn row(&self) -> String {
        to_json(&*self.draft.borrow())
    }

    /// Writes what no completed write holds yet, down to the disk; for when the page may go.
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
        Change::Remove(Table::Drafts, self.key.clone())
    }

    /// What to show, tracked; `now` is the caller's tick.
    #[must_use]
    pub fn shown(&self, now: DateTime<Utc>) -> Saved<StorageError> {
        self.changed.track();
        self.state.borrow().shown(now)
    }

    /// Takes a step, and tells whoever shows the state when that is another kind of state now. A
    /// later time of the last save is none: the badge looks at it with its own tick.
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
                    Ok(()) => return,
                    Err(error) => {
                        saver.mirror();
                        return saver.with_state(|state, _| state.failed(error));
                    }
                }
            }
        });
    }
}

/// The newest of the copies in the record, the draft table and the mirror.
async fn find(
    services: &Services,
    key: &str,
    in_record: Option<Draft>,
) -> Option<(DraftSource, Draft)> {
    // Where the store cannot be read, the other copies are all there is.
    let in_drafts = services.store.get(Table::Drafts, key).await.ok().flatten();
    let in_drafts = in_drafts.as_ref().map(|row| row.text.as_str());
    let in_mirror = services.mirror.get(key);
    newest_kept(in_record, in_drafts, in_mirror.as_deref())
}
