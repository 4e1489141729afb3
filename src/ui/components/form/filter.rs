//! What a list is narrowed and ordered by.

use leptos::prelude::*;

use crate::ui::components::form::bound::Bound;

/// The words looked for, and behind a summary everything else.
#[component]
pub fn FilterForm(
    /// The words looked for. The field holds what is typed: the address that it goes into may leave
    /// out what says nothing.
    search: Bound<String>,
    /// Whether anything else is chosen, so that it stands open.
    is_narrowed: bool,
    /// What follows the choices.
    #[prop(optional)]
    more: Option<AnyView>,
    /// The choices.
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
