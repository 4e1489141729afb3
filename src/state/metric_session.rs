//! A number of the ledger in its form. The form is kept as a draft on every input, so that what was
//! typed survives a crash without having been saved.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::App;
use super::library::Library;
use super::saver::Saver;
use super::services::Services;
use crate::domain::metric::{Metric, MetricFormError, Recall};
use crate::domain::record::{Record, RecordId, from_json, to_json};
use crate::domain::save_state::Saved;
use crate::ports::{Durability, StorageError};

/// A number in its form; a copyable handle that lives as long as the view that opened it.
#[derive(Clone, Copy)]
pub struct MetricSession {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    id: StoredValue<Option<RecordId>>,
    saver: RwSignal<Option<Saver>, LocalStorage>,
    form: RwSignal<Metric>,
    /// Counts the forms that came from elsewhere, for the fields to take over.
    pub given: RwSignal<u32>,
    /// Whether unsaved changes from before were brought back.
    pub was_recovered: RwSignal<bool>,
    /// What keeps the form from being saved.
    pub error: RwSignal<Option<MetricFormError>>,
}

impl MetricSession {
    /// Opens the form of a number, or of a new one.
    #[must_use]
    pub fn open(app: &'static App, id: Option<RecordId>) -> Self {
        let session = Self {
            services: app.services,
            library: app.library,
            id: StoredValue::new(id),
            saver: RwSignal::new_local(None),
            form: RwSignal::new(Metric::default()),
            given: RwSignal::new(0),
            was_recovered: RwSignal::new(false),
            error: RwSignal::new(None),
        };
        spawn_local(async move {
            let name = session.id.with_value(|id| {
                id.as_ref()
                    .map_or_else(|| "new".to_owned(), ToString::to_string)
            });
            let services = session.services.get_value();
            let (saver, source) = Saver::open(services, format!("metric:{name}"), None).await;
            let unsaved = source.and_then(|_| from_json::<Metric>(&saver.draft().text).ok());
            let was_recovered = unsaved.is_some();
            let form = unsaved.unwrap_or_else(|| session.stored_form());
            if session.saver.try_set(Some(saver)).is_some() {
                // The view has gone meanwhile.
                return;
            }
            session.was_recovered.set(was_recovered);
            session.give(form);
        });
        session
    }

    fn stored(self) -> Option<Record<Metric>> {
        let id = self.id.get_value()?;
        untrack(|| self.library.of::<Metric>().get(&id))
    }

    fn stored_form(self) -> Metric {
        self.stored().map(|metric| metric.body).unwrap_or_default()
    }

    fn give(self, form: Metric) {
        self.form.set(form);
        self.given.update(|given| *given += 1);
    }

    /// Looks at the form; tracked.
    pub fn with<T>(self, look: impl FnOnce(&Metric) -> T) -> T {
        self.form.with(look)
    }

    /// Takes an edit.
    pub fn edit(self, edit: impl FnOnce(&mut Metric)) {
        self.form.update(edit);
        self.error.set(None);
        let text = to_json(&self.form.get_untracked());
        self.saver.with_untracked(|saver| {
            if let Some(saver) = saver {
                saver.edit(text);
            }
        });
    }

    /// What is known of the last edits; tracked.
    #[must_use]
    pub fn saved(self) -> Saved<StorageError> {
        let now = self
            .services
            .with_value(|services| services.clock.now().wall);
        self.saver.with(|saver| {
            saver
                .as_ref()
                .map_or(Saved::Untouched, |saver| saver.shown(now))
        })
    }

    /// Makes the form an entry; false when something is missing, which `error` then says.
    #[must_use]
    pub fn save(self) -> bool {
        let Some(saver) = self.saver.get_untracked() else {
            return false;
        };
        let mut metric = match self.form.get_untracked().finished() {
            Ok(metric) => metric,
            Err(error) => {
                self.error.set(Some(error));
                return false;
            }
        };
        let record = match self.stored() {
            Some(before) => {
                let numbers = |metric: &Metric| (metric.baseline.clone(), metric.result.clone());
                if numbers(&metric) != numbers(&before.body) {
                    // Another number is not known by heart because the old one was.
                    metric.recall = Recall::New;
                }
                let (now, device) = self.library.here();
                before.edited(now, &device, |body| *body = metric)
            }
            None => self.library.new_record(metric),
        };
        self.library
            .keep(record, vec![saver.forgetting()], Durability::Strict);
        saver.forget_mirror();
        self.saver.set(None);
        true
    }

    /// Goes back to the number as it was last saved.
    pub fn discard(self) {
        let stored = self.stored_form();
        self.was_recovered.set(false);
        self.edit(|form| form.clone_from(&stored));
        self.give(stored);
    }

    /// Writes what is not yet on the disk, for when the page is hidden or left.
    pub fn leave(self) {
        let _ = self.saver.try_with_untracked(|saver| {
            if let Some(saver) = saver {
                saver.flush();
            }
        });
    }
}
