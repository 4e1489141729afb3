//! Changes to the preferences.

use reactive_graph::prelude::*;

use crate::domain::preferences::Preferences;
use crate::ports::{Change, Durability};
use crate::state::forms::unsent::Unsent;
use crate::state::records::library::{Library, put};

impl Library {
    /// Changes the preferences.
    pub fn prefer(&'static self, edit: impl FnOnce(&mut Preferences)) {
        self.save_preferences(edit, Vec::new());
    }

    /// Stores the list of confidential names.
    pub fn keep_names(&'static self, names: Vec<String>, typed: Unsent) {
        self.save_preferences(
            |preferences| preferences.confidential = names,
            typed.forgetting(),
        );
    }

    pub(crate) fn save_preferences(
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
}
