//! The list of keyboard shortcuts.

use leptos::prelude::*;

use crate::state::use_app;
use crate::ui::palette::dialog::{close, opened};

/// Each shortcut with its action, grouped by page.
const KEYS: [(&str, &[(&str, &str)]); 4] = [
    (
        "Everywhere",
        &[
            ("Ctrl+K or ⌘+K", "Search everything"),
            ("?", "Show this list"),
            ("Esc", "Close a dialog"),
        ],
    ),
    (
        "Practice and drills",
        &[
            ("Enter", "Next step"),
            ("1 to 4", "Grade your answer"),
            ("K, T", "Keep or discard a recording"),
        ],
    ),
    (
        "Mock loop",
        &[
            ("Enter", "Next step, where there is only one"),
            ("1 to 4", "Judge your answer"),
        ],
    ),
    ("Online assessment", &[("1 to 5", "Choose an option")]),
];

/// The dialog.
#[component]
pub(super) fn Shortcuts() -> impl IntoView {
    let app = use_app();
    let dialog = opened();
    let key = |(keys, does): &(&'static str, &'static str)| {
        view! {
            <dt>{*keys}</dt>
            <dd>{*does}</dd>
        }
    };
    let group = |(place, keys): (&'static str, &'static [(&'static str, &'static str)])| {
        view! {
            <h3>{place}</h3>
            <dl class="facts">{keys.iter().map(key).collect_view()}</dl>
        }
    };
    view! {
        <dialog class="leaving" aria-labelledby="shortcuts" node_ref=dialog on:close=move |_| app.aid.set(None)>
            <h2 id="shortcuts">"Keyboard shortcuts"</h2>
            {KEYS.map(group).collect_view()}
            <button class="button" type="button" autofocus on:click=move |_| close(dialog)>"Done"</button>
        </dialog>
    }
}
