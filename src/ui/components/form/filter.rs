//! The search and filter controls above a list.

use leptos::prelude::*;

use crate::ui::components::form::bound::Bound;

/// A search field, with all other controls behind a summary.
#[component]
pub fn FilterForm(
    /// The search words. The field keeps what is typed, since the address may leave out words that
    /// don't matter.
    search: Bound<String>,
    /// Whether another filter is set, so that the summary is open.
    is_narrowed: bool,
    /// Content after the controls.
    #[prop(optional)]
    more: Option<AnyView>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    view! {
        <form class="list-filter" role="search" on:submit=|event| event.prevent_default()>
            <label class="field">
                <span class="field__label">"Search"</span>
                <input
                    class="input"
                    type="search"
                    name="search"
                    dir="auto"
                    autocomplete="off"
                    prop:value=search.get()
                    on:input:target=move |event| search.set(event.target().value())
                />
            </label>
            <details class="list-filter__more" open=is_narrowed>
                <summary>"Filter and sort"</summary>
                <div class="list-filter__choices">{children()}</div>
                {more}
            </details>
        </form>
    }
}
