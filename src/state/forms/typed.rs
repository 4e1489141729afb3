//! A form that is stored as a draft on every input, so that typed text survives a crash before it
//! is saved. Any serializable value can be such a form.

use std::hash::Hasher;

use fnv::FnvHasher;
use reactive_graph::graph::untrack;
use reactive_graph::owner::{LocalStorage, StoredValue, on_cleanup};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::record::draft::{FURTHER, NEW, joined, rebased};
use crate::domain::record::envelope::{Body, Record};
use crate::domain::record::id::RecordId;
use crate::domain::record::json::{from_json, to_json};
use crate::domain::record::save_state::Saved;
use crate::ports::{Change, Durability, Lock, StorageError, Table};
use crate::state::core::Core;
use crate::state::forms::early::Early;
use crate::state::records::collection::Collected;
use crate::state::records::saver::Saver;
use crate::state::services::Services;

/// The most tabs with their own draft of a form; further tabs share one.
const TABS: u32 = 20;

/// A record's stored version, as its form edits it.
pub(crate) type Kept<T> = fn(&'static Core, &RecordId) -> Option<T>;

/// A value that a form can edit.
pub trait Form: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> Form for T {}

/// An open form; a copyable handle that lives as long as its view.
pub struct Typed<T: 'static> {
    pub(crate) core: &'static Core,
    /// The key of the draft.
    key: StoredValue<String>,
    /// The record that the form edits; `None` for a new one, and for forms that are not records.
    id: StoredValue<Option<RecordId>>,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    /// Stores typed text until the draft is open.
    early: StoredValue<Early, LocalStorage>,
    /// Whether the form was saved; later edits are no longer a draft.
    is_closed: StoredValue<bool>,
    /// A lock held while the form is open, so that another tab uses another draft.
    claim: StoredValue<Option<Box<dyn Lock>>, LocalStorage>,
    /// The stored version when the form was opened.
    stored: StoredValue<T>,
    /// Whether the recovered text was based on a version other than `stored`.
    is_over_other: StoredValue<bool>,
    /// Looks up the record's current version.
    kept: Option<Kept<T>>,
    /// The form's current value; tracked.
    pub form: RwSignal<T>,
    /// A value that redraws the fields, because it came from outside; `None` until the draft is
    /// open.
    pub given: RwSignal<Option<T>>,
    /// Whether unsaved text was recovered.
    pub was_recovered: RwSignal<bool>,
    /// A version saved elsewhere since the form was opened; the form can't be saved until the
    /// candidate has seen it.
    pub newer: RwSignal<Option<T>>,
    /// The version that the candidate agreed to replace.
    agreed: StoredValue<Option<T>>,
    /// The error that prevents saving, until the next edit.
    pub error: RwSignal<Option<String>>,
}

impl<T> Copy for Typed<T> {}

impl<T> Clone for Typed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Form> Typed<T> {
    /// Opens the draft with a key; `stored` is the stored version.
    #[must_use]
    pub fn open(core: &'static Core, key: String, stored: T) -> Self {
        let services = core.services.get_value();
        let early = Early::new(services.clone(), &key);
        let left = early.left.clone();
        let typed = Self {
            core,
            early: StoredValue::new_local(early),
            key: StoredValue::new(key.clone()),
            id: StoredValue::new(None),
            saver: RwSignal::new_local(None),
            is_closed: StoredValue::new(false),
            claim: StoredValue::new_local(None),
            stored: StoredValue::new(stored.clone()),
            is_over_other: StoredValue::new(false),
            kept: None,
            form: RwSignal::new(stored.clone()),
            given: RwSignal::new(None),
            was_recovered: RwSignal::new(false),
            newer: RwSignal::new(None),
            agreed: StoredValue::new(None),
            error: RwSignal::new(None),
        };
        core.ticker.follow();
        services.page.on_hide(Box::new(move || typed.flush()));
        on_cleanup(move || typed.flush());
        spawn_local(async move {
            let (key, claim) = claim(&services, key).await;
            let (saver, _) = Saver::open(services, key, None).await;
            let unsaved = from_json::<T>(&saver.draft().text).ok();
            let mut found = unsaved.unwrap_or_else(|| stored.clone());
            if let Some(left) = left.as_deref().and_then(|left| from_json::<T>(left).ok()) {
                found = over(&stored, &found, &left);
            }
            let was_recovered = found != stored;
            let version = told_apart(&stored);
            let is_over_other =
                was_recovered && saver.draft().over.is_some_and(|before| before != version);
            if !is_over_other {
                saver.set_over(Some(version));
            }
            if typed.is_closed.try_get_value() != Some(false) {
                // It was saved meanwhile, or the view is gone and the mirror has the text.
                return;
            }
            typed.saver.set(Some(saver));
            typed.claim.set_value(claim);
            typed.is_over_other.set_value(is_over_other);
            typed.was_recovered.set(was_recovered);
            let early = typed.form.get_untracked();
            if left.is_none() && early == stored {
                typed.give(found);
                return;
            }
            let form = over(&stored, &found, &early);
            if form != stored {
                typed.edit(|now| now.clone_from(&form));
                typed.with_saver(Saver::mirror);
            }
            typed.early.with_value(Early::taken);
            typed.give(form);
        });
        typed
    }

    fn give(self, form: T) {
        self.form.set(form.clone());
        self.given.set(Some(form));
    }

    /// Opens a form that is not a record's, with its last text or empty. A calculator is such a
    /// form: it stays a draft.
    #[must_use]
    pub fn worksheet(core: &'static Core, name: &str) -> Self
    where
        T: Default,
    {
        let sheet = Self::open(core, format!("form:{name}"), T::default());
        sheet.given.set(Some(T::default()));
        sheet
    }

    /// Reads the form; tracked.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.form.with(look)
    }

    /// Whether the form differs from what is stored; tracked.
    #[must_use]
    pub fn is_changed(self) -> bool {
        self.given.track();
        self.form
            .with(|form| self.stored.try_with_value(|stored| stored != form))
            .unwrap_or_default()
    }

    /// Takes an edit of a field.
    pub fn edit(self, edit: impl FnOnce(&mut T)) {
        if self.error.with_untracked(Option::is_some) {
            self.error.set(None);
        }
        self.form.update(edit);
        let text = self.form.with_untracked(to_json);
        self.core.library.try_again();
        if self.saver.with_untracked(Option::is_none) && !self.is_closed.get_value() {
            self.early.with_value(|early| early.keep(&text));
        }
        self.with_saver(|saver| saver.edit(text));
    }

    /// Makes an edit that adds or removes fields, or changes many of them. Does nothing after the
    /// view is gone.
    pub fn reshape(self, edit: impl FnOnce(&mut T)) {
        if self.saver.try_with_untracked(Option::is_some).is_some() {
            self.edit(edit);
            self.given.set(Some(self.form.get_untracked()));
        }
    }

    /// Changes many fields, and offers to undo that; `told` is the confirmation. If the form was
    /// closed meanwhile, undo changes its stored draft.
    pub fn change(self, told: &str, edit: impl FnOnce(&mut T)) {
        let before = self.form.get_untracked();
        let (core, key) = (self.core, self.key.get_value());
        self.reshape(edit);
        core.notices.offer_undo(told, move || {
            if self.saver.try_with_untracked(Option::is_some).is_some() {
                self.reshape(|form| form.clone_from(&before));
            } else if key.starts_with("form:") {
                let (services, key, text) =
                    (core.services.get_value(), key.clone(), to_json(&before));
                spawn_local(async move {
                    let (saver, _) = Saver::open(services, key, None).await;
                    saver.edit(text);
                });
            }
        });
    }

    /// Replaces the form's value, as unsaved text. Does nothing after the view is gone.
    pub fn take(self, form: T) {
        let _ = self.was_recovered.try_set(false);
        let _ = self.newer.try_set(None);
        self.reshape(|typed| *typed = form);
    }

    /// Reverts to the stored version, which may have changed while the form was open, and offers to
    /// undo that.
    pub fn discard(self) {
        let kept = self.kept_now().unwrap_or_else(|| self.stored.get_value());
        self.was_recovered.set(false);
        self.change("Unsaved changes discarded.", |form| *form = kept);
    }

    /// The record's stored version, if it is known.
    fn kept_now(self) -> Option<T> {
        let (kept, id) = self.kept.zip(self.id())?;
        untrack(|| kept(self.core, &id))
    }

    /// Checks whether the record was changed elsewhere since the form was opened, and shows that
    /// version, unless the candidate agreed to replace it.
    pub(crate) fn is_overtaken(self) -> bool {
        self.is_overtaken_as(T::clone)
    }

    /// The same for a form that is saved as `finished` makes it, and stays open.
    pub(crate) fn is_overtaken_as(self, finished: impl Fn(&T) -> T) -> bool {
        let Some(kept) = self.kept_now() else {
            return false;
        };
        let is_it = |form: &T| finished(form) == kept;
        let is_over_other = self.is_over_other.try_get_value() == Some(true);
        let is_known = !is_over_other && self.stored.try_with_value(is_it) != Some(false)
            || self.form.try_with_untracked(is_it) != Some(false);
        self.asks_about(kept, is_known)
    }

    /// Shows the record's stored version, unless the candidate knows it or agreed to replace it;
    /// returns whether it does.
    pub(crate) fn asks_about(self, kept: T, is_known: bool) -> bool {
        if is_known {
            // The candidate agreed to replace another version.
            let _ = self.agreed.try_set_value(None);
        }
        let is_agreed = self
            .agreed
            .try_with_value(|agreed| agreed.as_ref() == Some(&kept));
        let asks = !is_known && is_agreed == Some(false);
        if asks {
            let _ = self.newer.try_set(Some(kept));
        }
        asks
    }

    /// The record's next version with another body. If the candidate agreed to replace a version,
    /// that one is kept beside it.
    pub(crate) fn following<B: Body>(self, before: Record<B>, body: B) -> Record<B> {
        let (now, device) = self.core.library.here();
        if self.agreed.try_with_value(Option::is_some) == Some(true) {
            before.superseding(now, &device, body)
        } else {
            before.edited(now, &device, |kept| *kept = body)
        }
    }

    /// Agrees to replace the version that is shown, which is kept as well.
    pub fn keep_both(self) {
        self.agreed.set_value(self.newer.get_untracked());
        self.newer.set(None);
    }

    /// Continues with the version that is shown, and offers to undo that.
    pub fn take_newer(self) {
        if let Some(newer) = self.newer.get_untracked() {
            self.newer.set(None);
            if self.id().is_some() {
                self.now_kept(newer.clone());
            }
            self.change("The newer version is in the form.", |form| *form = newer);
        }
    }

    /// This form changed the record itself.
    pub(crate) fn now_kept(self, kept: T) {
        self.typed_over(&kept);
        self.stored.set_value(kept);
    }

    /// Bases later edits on this version.
    pub(crate) fn typed_over(self, kept: &T) {
        let _ = self.is_over_other.try_set_value(false);
        self.with_saver(|saver| saver.set_over(Some(told_apart(kept))));
    }

    /// The finished value if the form is complete; otherwise `error` says what is missing.
    pub(crate) fn finished<R, E: ToString>(
        self,
        finish: impl FnOnce(T) -> Result<R, E>,
    ) -> Option<R> {
        match finish(self.form.get_untracked()) {
            Ok(finished) => Some(finished),
            Err(missing) => {
                self.error.set(Some(missing.to_string()));
                None
            }
        }
    }

    /// The value, with the changes that clear the draft, for the transaction that stores the
    /// outcome; `None` if it is stored already.
    pub(crate) fn settle(self) -> Option<(T, Vec<Change>)> {
        let form = self.form.try_get_untracked()?;
        let is_kept = self.stored.try_with_value(|stored| *stored == form)?;
        (!is_kept).then(|| {
            self.stored.set_value(form.clone());
            (form, self.forgetting())
        })
    }

    /// Ends the draft, and returns the changes that clear it; `None` if that was done before.
    pub(crate) fn close(self) -> Option<Vec<Change>> {
        let was_closed = self
            .is_closed
            .try_update_value(|is_closed| std::mem::replace(is_closed, true));
        (was_closed == Some(false)).then(|| {
            let changes = self.forgetting();
            self.saver.set(None);
            changes
        })
    }

    /// The changes that clear the draft.
    pub(crate) fn forgetting(self) -> Vec<Change> {
        let mut changes = Vec::new();
        self.with_saver(|saver| {
            changes.push(saver.forgetting());
        });
        if changes.is_empty() {
            let early = self.early.try_with_value(Early::forgetting);
            changes.extend(early);
        }
        changes
    }

    /// Empties the form after its value was used, and returns the changes that clear the draft.
    pub(crate) fn sent(self) -> Vec<Change> {
        self.was_recovered.set(false);
        self.newer.set(None);
        self.give(self.stored.get_value());
        self.forgetting()
    }

    /// The save state, as of now; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        let now = self.core.ticker.now();
        self.saver.with(|saver| {
            saver
                .as_ref()
                .map_or(Saved::Untouched, |saver| saver.shown(now))
        })
    }

    /// Writes unsaved text to disk.
    fn flush(self) {
        self.with_saver(Saver::flush);
    }

    fn with_saver(self, act: impl FnOnce(&Saver)) {
        let _ = self.saver.try_with_untracked(|saver| {
            if let Some(saver) = saver {
                act(saver);
            }
        });
    }
}

/// The draft's value merged with text typed over `stored` before the draft was open. If both changed a
/// choice, the later one wins.
fn over<T: Form>(stored: &T, draft: &T, early: &T) -> T {
    let json = |form: &T| serde_json::to_value(form).unwrap_or_default();
    let ways: [fn(String, String) -> String; 2] = [joined, |_, early| early];
    ways.into_iter()
        .map(|of_both| rebased(&json(stored), json(draft), json(early), of_both))
        .find_map(|form| serde_json::from_value(form).ok())
        .unwrap_or_else(|| early.clone())
}

/// Identifies a version of a record.
fn told_apart<T: Form>(version: &T) -> String {
    let mut hasher = FnvHasher::default();
    hasher.write(to_json(version).as_bytes());
    format!("{:016x}", hasher.finish())
}

/// Takes a draft that no other tab has open: an abandoned one, or else a new one. Drafts of forms
/// that are not records are shared by all tabs.
async fn claim(services: &Services, key: String) -> (String, Option<Box<dyn Lock>>) {
    if key.starts_with("form:") {
        return (key, None);
    }
    let further = format!("{key}{FURTHER}");
    let is_its = |name: &String| *name == key || name.starts_with(&further);
    let drafts = services.store.load(Table::Drafts).await.unwrap_or_default();
    let mirrored = services.mirror.entries().into_iter().map(|(name, _)| name);
    let mut left: Vec<String> = drafts
        .into_iter()
        .map(|row| row.key)
        .chain(mirrored)
        .collect();
    left.retain(is_its);
    left.sort();
    left.dedup();
    let fresh = (2..=TABS).map(|number| format!("{further}{number}"));
    for name in left.into_iter().chain([key.clone()]).chain(fresh) {
        let lock = services.locks.acquire(&format!("draft:{name}")).await;
        if lock.is_some() {
            return (name, lock);
        }
    }
    (key, None)
}

/// Forms that become records.
impl<T: Form> Typed<T> {
    /// The form, for editing that record.
    pub(crate) fn changing(self, id: Option<RecordId>) -> Self {
        self.id.set_value(id);
        self
    }

    /// The form, with a lookup of its record's current version.
    pub(crate) fn kept_as(self, kept: Kept<T>) -> Self {
        Self {
            kept: Some(kept),
            ..self
        }
    }

    /// The record that the form edits; `None` for a new one.
    pub(crate) fn id(self) -> Option<RecordId> {
        self.id.try_get_value().flatten()
    }

    /// Saves the form as a record, with further changes in the same transaction, and returns its
    /// id: the edited record's, or a new one. If the record was deleted meanwhile, a new one is
    /// created. `None` if that was done before.
    pub(crate) fn keep<B: Collected>(self, body: B, mut changes: Vec<Change>) -> Option<RecordId> {
        let library = self.core.library;
        if self.is_overtaken() {
            return None;
        }
        let records = library.of::<B>();
        let id = self.id().filter(|id| untrack(|| !records.was_deleted(id)));
        let forgetting = self.close()?;
        let before = id.as_ref().and_then(|id| untrack(|| records.get(id)));
        let (now, device) = library.here();
        let record = match (before, id) {
            (Some(before), _) => self.following(before, body),
            (None, Some(id)) => Record::new(id, body, now, &device),
            (None, None) => library.new_record(body),
        };
        let id = record.id().clone();
        changes.extend(forgetting);
        library.keep(record, changes, Durability::Strict);
        Some(id)
    }
}

impl<T: Form + Default + Collected> Typed<T> {
    /// Opens the form of a record, or of a new one; `name` identifies the kind of draft.
    #[must_use]
    pub fn of_record(core: &'static Core, name: &str, id: Option<&RecordId>) -> Self {
        Self::of_record_or(core, name, id, T::default())
    }

    /// The same, with `fresh` as a new one's first value.
    pub(crate) fn of_record_or(
        core: &'static Core,
        name: &str,
        id: Option<&RecordId>,
        fresh: T,
    ) -> Self {
        let stored = id.and_then(|id| untrack(|| core.library.of::<T>().get(id)));
        let key = id.map_or_else(|| format!("{name}:{NEW}"), |id| format!("{name}:{id}"));
        let stored = stored.map_or(fresh, |record| record.body);
        let kept = |core: &'static Core, id: &RecordId| {
            core.library.of::<T>().get(id).map(|record| record.body)
        };
        Self {
            kept: Some(kept),
            ..Self::open(core, key, stored).changing(id.cloned())
        }
    }

    /// Saves the form as the record that it was opened for; see [`Self::keep`].
    #[must_use]
    pub fn save_as_typed(self) -> Option<RecordId> {
        self.keep(self.form.get_untracked(), Vec::new())
    }
}
