//! A sheet to reckon on. It is a draft for good: what is typed is kept on every input and there again
//! at the next visit, and becomes a record only where a result is kept.

use reactive_graph::effect::Effect;
use reactive_graph::owner::StoredValue;
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::record::json::{from_json, to_json};
use crate::state::core::Core;
use crate::state::forms::unsent::Unsent;

/// A sheet; a copyable handle that lives as long as the view that opened it.
pub struct Worksheet<S: 'static> {
    core: &'static Core,
    name: StoredValue<&'static str>,
    typed: Unsent,
    sheet: RwSignal<S>,
    /// Counts the changes after which fields are to be drawn anew: a sheet that came from elsewhere,
    /// or that has other lines than before.
    pub drawn: RwSignal<u32>,
}

impl<S> Clone for Worksheet<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Worksheet<S> {}

impl<S> Worksheet<S>
where
    S: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// Opens the sheet of that name: as it was left, or with its example.
    #[must_use]
    pub fn open(core: &'static Core, name: &'static str) -> Self {
        let worksheet = Self {
            core,
            name: StoredValue::new(name),
            typed: Unsent::open(core, name),
            sheet: RwSignal::new(S::default()),
            drawn: RwSignal::new(0),
        };
        Effect::new(move |_| {
            let left = worksheet.typed.given.get();
            if let Some(sheet) = left.and_then(|text| from_json(&text).ok()) {
                worksheet.sheet.set(sheet);
                worksheet.drawn.update(|drawn| *drawn += 1);
            }
        });
        worksheet
    }

    /// Looks at the sheet; tracked.
    pub fn with<T>(self, look: impl FnOnce(&S) -> T) -> T {
        self.sheet.with(look)
    }

    /// Takes what is typed into a field.
    pub fn edit(self, edit: impl FnOnce(&mut S)) {
        self.sheet.update(edit);
        self.typed.edit(self.sheet.with_untracked(to_json));
    }

    /// Takes a change after which the fields are drawn anew, such as a line more.
    pub fn redraw(self, edit: impl FnOnce(&mut S)) {
        self.edit(edit);
        self.drawn.update(|drawn| *drawn += 1);
    }

    /// Takes a change that takes something away, and offers to take it back; `told` says what went.
    pub fn take_away(self, told: &'static str, edit: impl FnOnce(&mut S)) {
        let before = self.sheet.get_untracked();
        let (core, name) = (self.core, self.name.get_value());
        self.redraw(edit);
        core.notices.offer_undo(told, move || {
            let text = to_json(&before);
            // The sheet on the screen, or the one that was left meanwhile.
            if self.sheet.try_set(before.clone()).is_some() {
                Unsent::put_back(core, name, text);
            } else {
                self.typed.edit(text);
                self.drawn.update(|drawn| *drawn += 1);
            }
        });
    }
}
