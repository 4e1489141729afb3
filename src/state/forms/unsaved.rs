//! Forms of records that were typed and not saved, so that lists can show them.

use std::collections::BTreeMap;

use reactive_graph::graph::untrack;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::record::draft::{newest_kept, record_of_form};
use crate::domain::record::id::RecordId;
use crate::domain::record::json::from_json;
use crate::ports::Table;
use crate::state::core::Core;
use crate::state::forms::typed::{Form, Kept};
use crate::state::records::collection::Collected;

/// A form with text that its record doesn't have.
#[derive(Clone, PartialEq, Debug)]
pub struct UnsavedForm<T> {
    /// The record; `None` for a new one.
    pub id: Option<RecordId>,
    /// The unsaved text.
    pub form: T,
}

/// The unsaved forms of a kind of record that is its own form; see [`unsaved_of`].
#[must_use]
pub fn unsaved<T: Form + Default + Collected>(
    core: &'static Core,
    name: &str,
) -> RwSignal<Vec<UnsavedForm<T>>> {
    unsaved_of(core, name, |core, id| {
        core.library.of::<T>().map(id, |record| record.body.clone())
    })
}

/// The forms with that name of draft whose text is not saved: one for each changed record, and each new
/// one. Read once, when it is asked for.
pub(crate) fn unsaved_of<T: Form + Default>(
    core: &'static Core,
    name: &str,
    kept: Kept<T>,
) -> RwSignal<Vec<UnsavedForm<T>>> {
    let name = name.to_owned();
    unsaved_where(core, move |key| record_of_form(key, &name), kept)
}

/// The same for drafts whose keys `which` tells apart: which record the form of a key edits, and the inner
/// `None` is a new one.
pub(crate) fn unsaved_where<T: Form + Default>(
    core: &'static Core,
    which: impl Fn(&str) -> Option<Option<RecordId>> + 'static,
    kept: Kept<T>,
) -> RwSignal<Vec<UnsavedForm<T>>> {
    let found = RwSignal::new(Vec::new());
    let services = core.services.get_value();
    spawn_local(async move {
        let rows = services.store.load(Table::Drafts).await.unwrap_or_default();
        let mut copies: BTreeMap<String, (Option<String>, Option<String>)> = BTreeMap::new();
        for row in rows {
            copies.entry(row.key).or_default().0 = Some(row.text);
        }
        for (key, text) in services.mirror.entries() {
            copies.entry(key).or_default().1 = Some(text);
        }
        let mut forms: Vec<UnsavedForm<T>> = Vec::new();
        for (key, (in_drafts, in_mirror)) in copies {
            let Some(id) = which(&key) else {
                continue;
            };
            let draft = newest_kept(None, in_drafts.as_deref(), in_mirror.as_deref());
            let Some(form) = draft.and_then(|(_, draft)| from_json::<T>(&draft.text).ok()) else {
                continue;
            };
            let stored = match &id {
                Some(id) => untrack(|| kept(core, id)),
                None => Some(T::default()),
            };
            // The draft of a deleted record has no form that could be opened.
            let is_unsaved = stored.is_some_and(|stored| stored != form);
            if is_unsaved && !(id.is_some() && forms.iter().any(|one| one.id == id)) {
                forms.push(UnsavedForm { id, form });
            }
        }
        let _ = found.try_set(forms);
    });
    found
}
