//! A form that is kept as a draft on every input, so that what was typed survives a crash without
//! having been saved. Any value that can be written down can be such a form.

use std::hash::Hasher;

use fnv::FnvHasher;
use reactive_graph::graph::untrack;
use reactive_graph::owner::{LocalStorage, StoredValue, on_cleanup};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::record::draft::{joined, rebased};
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

/// Stands between the key of a draft and the number of a further one for the same form.
const FURTHER: &str = "~";

/// Tabs with the same form, at most; more share one draft.
const TABS: u32 = 20;

/// What can be typed into a form.
pub trait Form: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {}

impl<T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> Form for T {}

/// A form under way; a copyable handle that lives as long as the view that opened it.
pub struct Typed<T: 'static> {
    pub(crate) core: &'static Core,
    /// The key of the draft.
    key: StoredValue<String>,
    /// The record that the form changes; none for a new one, and where it is no record.
    id: StoredValue<Option<RecordId>>,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    /// Keeps what is typed until the draft is open.
    early: StoredValue<Early, LocalStorage>,
    /// Whether the form was saved; what comes later is no draft any more.
    is_closed: StoredValue<bool>,
    /// Held while the form is open, so that another tab takes another draft.
    claim: StoredValue<Option<Box<dyn Lock>>, LocalStorage>,
    /// What was kept when the form was opened.
    stored: StoredValue<T>,
    /// Whether what was brought back had been typed over another version than `stored`.
    is_over_other: StoredValue<bool>,
    /// Finds what is kept of the record now.
    kept: Option<fn(&'static Core, &RecordId) -> Option<T>>,
    /// The form as it stands; tracked.
    pub form: RwSignal<T>,
    /// A form whose fields are to be drawn again, since it came from elsewhere; none until the
    /// draft is open.
    pub given: RwSignal<Option<T>>,
    /// Whether something that was typed before and not kept was brought back.
    pub was_recovered: RwSignal<bool>,
    /// What was kept of the record elsewhere since the form was opened; it keeps the form from
    /// being saved until the candidate has seen it.
    pub newer: RwSignal<Option<T>>,
    /// The record as it was seen when saving over it was agreed to.
    agreed: StoredValue<Option<T>>,
    /// What keeps the form from being saved, until the next edit.
    pub error: RwSignal<Option<String>>,
}

impl<T> Copy for Typed<T> {}

impl<T> Clone for Typed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Form> Typed<T> {
    /// Opens the draft with a key; `stored` is what is kept already.
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
                // It was saved meanwhile, or the view has gone and the mirror has what was typed.
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

    /// Opens a form that is no record's: as it was left, or empty. So is a calculator, which
    /// is a draft for good.
    #[must_use]
    pub fn worksheet(core: &'static Core, name: &str) -> Self
    where
        T: Default,
    {
        let sheet = Self::open(core, format!("form:{name}"), T::default());
        sheet.given.set(Some(T::default()));
        sheet
    }

    /// Looks at the form; tracked.
    pub fn with<R>(self, look: impl FnOnce(&T) -> R) -> R {
        self.form.with(look)
    }

    /// Whether the form says something else than what is kept; tracked.
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

    /// Takes an edit that changes which fields there are, or what stands in many of them. After
    /// the view has gone there is nothing to change.
    pub fn reshape(self, edit: impl FnOnce(&mut T)) {
        if self.saver.try_with_untracked(Option::is_some).is_some() {
            self.edit(edit);
            self.given.set(Some(self.form.get_untracked()));
        }
    }

    /// Takes a change of many fields, and offers to take it back; `told` says what was done. A sheet
    /// that was left meanwhile is put back where it was kept.
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

    /// Shows another text in the form, as what is under way. After the view has gone there is
    /// nothing to show it in.
    pub fn take(self, form: T) {
        let _ = self.was_recovered.try_set(false);
        let _ = self.newer.try_set(None);
        self.reshape(|typed| *typed = form);
    }

    /// Goes back to what is kept now, which may have changed while the form was open, and offers to
    /// take that back.
    pub fn discard(self) {
        let kept = self.kept_now().unwrap_or_else(|| self.stored.get_value());
        self.was_recovered.set(false);
        self.change("Unsaved changes discarded.", |form| *form = kept);
    }

    /// What is kept of the record now, where that is known.
    fn kept_now(self) -> Option<T> {
        let (kept, id) = self.kept.zip(self.id())?;
        untrack(|| kept(self.core, &id))
    }

    /// Looks whether the record was changed elsewhere since the form was opened, and shows the change
    /// then. Not where that was agreed to.
    pub(crate) fn is_overtaken(self) -> bool {
        self.is_overtaken_as(T::clone)
    }

    /// The same for a form that is kept as `finished` makes it, and stays open then.
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

    /// Shows what is kept of the record, unless that is known or was agreed to; says whether it does.
    pub(crate) fn asks_about(self, kept: T, is_known: bool) -> bool {
        if is_known {
            // What was agreed to was another version.
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

    /// The record's next version with another body. The version before is kept beside it where
    /// saving over that was agreed to.
    pub(crate) fn following<B: Body>(self, before: Record<B>, body: B) -> Record<B> {
        let (now, device) = self.core.library.here();
        if self.agreed.try_with_value(Option::is_some) == Some(true) {
            before.superseding(now, &device, body)
        } else {
            before.edited(now, &device, |kept| *kept = body)
        }
    }

    /// Agrees to save over the version that is shown, which is kept as well.
    pub fn keep_both(self) {
        self.agreed.set_value(self.newer.get_untracked());
        self.newer.set(None);
    }

    /// Goes on with the version that is shown, and offers to take that back.
    pub fn take_newer(self) {
        if let Some(newer) = self.newer.get_untracked() {
            self.newer.set(None);
            if self.id().is_some() {
                self.now_kept(newer.clone());
            }
            self.change("The newer version is in the form.", |form| *form = newer);
        }
    }

    /// The record was changed from this form itself.
    pub(crate) fn now_kept(self, kept: T) {
        self.typed_over(&kept);
        self.stored.set_value(kept);
    }

    /// What is typed from now on is typed over this version.
    pub(crate) fn typed_over(self, kept: &T) {
        let _ = self.is_over_other.try_set_value(false);
        self.with_saver(|saver| saver.set_over(Some(told_apart(kept))));
    }

    /// What the form becomes once it is complete; otherwise `error` says what is missing.
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

    /// What was typed, with the changes that forget the draft, for the transaction that keeps what
    /// became of it; none where that is kept already.
    pub(crate) fn settle(self) -> Option<(T, Vec<Change>)> {
        let form = self.form.try_get_untracked()?;
        let is_kept = self.stored.try_with_value(|stored| *stored == form)?;
        (!is_kept).then(|| {
            self.stored.set_value(form.clone());
            (form, self.forgetting())
        })
    }

    /// Ends the draft, and gives the changes that forget it; none where that was done before.
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

    /// The changes that forget the draft.
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

    /// Empties the form, since something was made of it, and gives the changes that forget the draft.
    pub(crate) fn sent(self) -> Vec<Change> {
        self.was_recovered.set(false);
        self.newer.set(None);
        self.give(self.stored.get_value());
        self.forgetting()
    }

    /// What is known of the last edits, as of now; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        let now = self.core.ticker.now();
        self.saver.with(|saver| {
            saver
                .as_ref()
                .map_or(Saved::Untouched, |saver| saver.shown(now))
        })
    }

    /// Writes what is not yet on the disk.
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

/// The form in the draft with what was typed over `stored` before that was open. Of a choice that both
/// made, the later one is taken.
fn over<T: Form>(stored: &T, draft: &T, early: &T) -> T {
    let json = |form: &T| serde_json::to_value(form).unwrap_or_default();
    let ways: [fn(String, String) -> String; 2] = [joined, |_, early| early];
    ways.into_iter()
        .map(|of_both| rebased(&json(stored), json(draft), json(early), of_both))
        .find_map(|form| serde_json::from_value(form).ok())
        .unwrap_or_else(|| early.clone())
}

/// What tells a version of a record apart from others.
fn told_apart<T: Form>(version: &T) -> String {
    let mut hasher = FnvHasher::default();
    hasher.write(to_json(version).as_bytes());
    format!("{:016x}", hasher.finish())
}

/// Takes a draft that no other tab has open: one that was left behind, or else a new one. Drafts that
/// are no record's are of all tabs.
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
    /// The form as one that changes that record.
    pub(crate) fn changing(self, id: Option<RecordId>) -> Self {
        self.id.set_value(id);
        self
    }

    /// The form as one of whose record is known what is kept now.
    pub(crate) fn kept_as(self, kept: fn(&'static Core, &RecordId) -> Option<T>) -> Self {
        Self {
            kept: Some(kept),
            ..self
        }
    }

    /// The record that the form changes; none for a new one.
    pub(crate) fn id(self) -> Option<RecordId> {
        self.id.try_get_value().flatten()
    }

    /// Keeps what the form says as a record, with further changes in the same transaction, and
    /// gives its id: that of the record that the form changes, or a new one. What was deleted while
    /// it stood in the form becomes a new record, too. None where that was done before.
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
    /// Opens the form of a record, or of a new one; `name` says which kind of draft it is.
    #[must_use]
    pub fn of_record(core: &'static Core, name: &str, id: Option<&RecordId>) -> Self {
        Self::of_record_or(core, name, id, T::default())
    }

    /// The same, where a new one begins as `fresh`.
    pub(crate) fn of_record_or(
        core: &'static Core,
        name: &str,
        id: Option<&RecordId>,
        fresh: T,
    ) -> Self {
        let stored = id.and_then(|id| untrack(|| core.library.of::<T>().get(id)));
        let key = id.map_or_else(|| format!("{name}:new"), |id| format!("{name}:{id}"));
        let stored = stored.map_or(fresh, |record| record.body);
        let kept = |core: &'static Core, id: &RecordId| {
            core.library.of::<T>().get(id).map(|record| record.body)
        };
        Self {
            kept: Some(kept),
            ..Self::open(core, key, stored).changing(id.cloned())
        }
    }

    /// Keeps the form as it is as the record that it was opened for; see [`Self::keep`].
    #[must_use]
    pub fn save_as_typed(self) -> Option<RecordId> {
        self.keep(self.form.get_untracked(), Vec::new())
    }
}
