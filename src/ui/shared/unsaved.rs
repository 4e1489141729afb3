//! Above a list of records: which of their forms have text that is not saved yet.

use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::route::Route;
use crate::state::{Form, UnsavedForm};
use crate::ui::shared::Link;

/// The forms that were typed and not saved, each with the way to it.
#[component]
pub fn UnsavedForms<T: Form>(
    /// The forms.
    forms: RwSignal<Vec<UnsavedForm<T>>>,
    /// The name of what is in the form.
    name: fn(&T) -> String,
    /// The form's place.
    to: fn(Option<RecordId>) -> Route,
) -> impl IntoView {
    let rows = move || {
        forms.with(|forms| {
            forms
                .iter()
                .map(|one| {
                    let told = if one.id.is_some() {
                        " has changes that are not saved yet. "
                    } else {
                        " is a draft. It is not saved yet. "
                    };
                    let (name, to) = (name(&one.form), to(one.id.clone()));
                    view! {
                        <li class="unsaved__row">
                            <span><strong><bdi>{name}</bdi></strong>{told}</span>
                            <Link to class="button">"Continue editing"</Link>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <Show when=move || !forms.with(Vec::is_empty)>
            <ul class="unsaved" aria-label="Not saved yet" data-testid="unsaved">{rows}</ul>
        </Show>
    }
}
