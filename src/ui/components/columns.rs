//! Lets the candidate choose the role of each column of a table.

use leptos::prelude::*;

use crate::domain::format::table::TableColumn;

/// A select for each column, and whether the first row has their names.
#[component]
pub fn Columns<C: TableColumn>(
    /// The beginnings of each column's first two cells.
    heads: Vec<(String, String)>,
    /// The role of each column; `None` for a column that is skipped.
    mapping: RwSignal<Vec<Option<C>>>,
    /// Whether the first row has the names of the columns.
    has_header: RwSignal<bool>,
) -> impl IntoView {
    let fields = heads
        .into_iter()
        .enumerate()
        .map(|(column, (first, second))| {
            let options = C::EVERY
                .iter()
                .enumerate()
                .map(|(index, &meant)| {
                    let is_chosen = move || {
                        mapping.with(|mapping| mapping.get(column).copied().flatten() == Some(meant))
                    };
                    view! { <option value=index.to_string() prop:selected=is_chosen>{meant.name()}</option> }
                })
                .collect_view();
            let label = if first.is_empty() { format!("Column {}", column + 1) } else { first };
            let choose = move |value: String| {
                let meant = value.parse::<usize>().ok().and_then(|index| C::EVERY.get(index).copied());
                mapping.update(|mapping| {
                    if let Some(place) = mapping.get_mut(column) {
                        *place = meant;
                    }
                });
            };
            view! {
                <label class="field">
                    <span class="field__label">{label}</span>
                    <span class="field__hint">{second}</span>
                    <select class="input" on:change:target=move |event| choose(event.target().value())>
                        <option value="">"Leave out"</option>
                        {options}
                    </select>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="columns">
            <legend>"Columns"</legend>
            <label class="choice__option">
                <input
                    type="checkbox"
                    prop:checked=move || has_header.get()
                    on:change:target=move |event| has_header.set(event.target().checked())
                />
                <span>"The first row has the column names"</span>
            </label>
            <div class="columns__fields">{fields}</div>
        </fieldset>
    }
}
