//! The search dialog: a field, and the list of matches.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::domain::text::ranked::ranked;
use crate::route::Route;
use crate::state::use_app;
use crate::ui::components::focused;
use crate::ui::palette::dialog::{close, opened};
use crate::ui::palette::entries::{Entry, entries};

/// The most matches listed, so that they fit a small screen.
const LISTED: usize = 8;

/// The dialog.
#[component]
pub(super) fn Search() -> impl IntoView {
    let app = use_app();
    let dialog = opened();
    let field = focused::<html::Input>();
    let typed = RwSignal::new(String::new());
    let entries = Memo::new(move |_| entries(app));
    let found = Memo::new(move |_| {
        entries.with(|(entries, names)| {
            let places = ranked(names, &typed.read(), LISTED).into_iter();
            let found: Vec<Entry> = places
                .filter_map(|place| entries.get(place).cloned())
                .collect();
            found
        })
    });
    // The option that Enter opens.
    let chosen = RwSignal::new(0_usize);
    let go = move |to: Route| {
        // Closing returns the focus; navigating then moves it to the new page.
        close(dialog);
        app.go(to);
    };
    let step = move |by: usize| {
        let count = found.with_untracked(Vec::len);
        if count > 0 {
            chosen.update(|at| *at = (*at + by) % count);
        }
    };
    let keyed = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(found.with_untracked(|found| found.len().saturating_sub(1))),
            "Enter" if !event.is_composing() => {
                let place = chosen.get_untracked();
                let entry = found.with_untracked(|found| found.get(place).cloned());
                if let Some(entry) = entry {
                    go(entry.to);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(place, entry): (usize, Entry)| {
        let to = entry.to;
        view! {
            <li
                class="palette__option"
                role="option"
                id=option_id(place)
                aria-selected=move || (chosen.get() == place).to_string()
                on:click=move |_| go(to.clone())
            >
                <span dir="auto">{entry.name}</span>
                <span class="muted small">{entry.kind}</span>
            </li>
        }
    };
    let told = move || match found.with(Vec::len) {
        0 => "Nothing matches these words.",
        _ => "",
    };
    view! {
        <dialog class="palette" aria-label="Search everything" node_ref=dialog on:close=move |_| app.aid.set(None)>
            <input
                class="input"
                type="text"
                role="combobox"
                aria-label="Search pages, stories, memos, questions, and the guide"
                aria-expanded="true"
                aria-controls="palette-list"
                aria-autocomplete="list"
                aria-activedescendant=move || option_id(chosen.get())
                autocomplete="off"
                placeholder="Page, story, memo, question…"
                dir="auto"
                node_ref=field
                on:keydown=keyed
                on:input:target=move |event| {
                    typed.set(event.target().value());
                    chosen.set(0);
                }
            />
            <ul class="palette__list" role="listbox" id="palette-list" aria-label="Results">
                {move || found.get().into_iter().enumerate().map(option).collect_view()}
            </ul>
            <p class="muted small" role="status">{told}</p>
            <button class="button button--quiet" type="button" on:click=move |_| close(dialog)>"Cancel"</button>
        </dialog>
    }
}

fn option_id(place: usize) -> String {
    format!("palette-option-{place}")
}
