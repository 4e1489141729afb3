//! A passphrase that is typed for the first time: twice, with an estimate of how hard it is to guess.

use leptos::html;
use leptos::prelude::*;

use crate::domain::record::passphrase;
use crate::domain::record::passphrase::PassphraseStrength;

/// What was typed into a field.
pub fn typed(field: NodeRef<html::Input>) -> String {
    let field = field.get_untracked();
    field.map(|field| field.value()).unwrap_or_default()
}

/// The two fields.
#[derive(Clone, Copy)]
pub struct NewPassphrase {
    once: NodeRef<html::Input>,
    again: NodeRef<html::Input>,
    strength: RwSignal<Option<PassphraseStrength>>,
}

impl NewPassphrase {
    /// Two empty fields.
    pub fn new() -> Self {
        Self {
            once: NodeRef::new(),
            again: NodeRef::new(),
            strength: RwSignal::new(None),
        }
    }

    /// What was typed into both, or why it won't do.
    pub fn chosen(self) -> Result<String, String> {
        passphrase::chosen(&typed(self.once), &typed(self.again)).map_err(|error| error.to_string())
    }

    /// Clears the fields: a passphrase stays there no longer than it is needed.
    pub fn clear(self) {
        self.strength.set(None);
        for field in [self.once, self.again] {
            if let Some(field) = field.get_untracked() {
                field.set_value("");
            }
        }
    }
}

/// The fields as they are shown.
#[component]
pub fn PassphraseFields(
    fields: NewPassphrase,
    label: &'static str,
    hint: &'static str,
    /// The name of the first field; that of the second ends in "-again".
    name: &'static str,
) -> impl IntoView {
    let NewPassphrase {
        once,
        again,
        strength,
    } = fields;
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <span class="field__hint">{hint}</span>
            <input
                class="input"
                type="password"
                name=name
                autocomplete="new-password"
                node_ref=once
                on:input:target=move |event| {
                    let text = event.target().value();
                    strength.set((!text.is_empty()).then(|| PassphraseStrength::of(&text)));
                }
            />
        </label>
        <p class="muted small" aria-live="polite" data-testid="strength">
            {move || strength.get().map(PassphraseStrength::told)}
        </p>
        <label class="field">
            <span class="field__label">{format!("{label} again")}</span>
            <input
                class="input"
                type="password"
                name=format!("{name}-again")
                autocomplete="new-password"
                node_ref=again
            />
        </label>
    }
}
