//! The outline of a kind of document: what its parts answer, shown while writing.

use leptos::prelude::*;

use crate::domain::review::document_kind::DocumentKind;
use crate::domain::writing::outline::Outline;
use crate::state::{Loaded, use_app};

/// The button that opens and closes the outline.
#[component]
pub fn OutlineButton(is_open: RwSignal<bool>) -> impl IntoView {
    view! {
        <button
            class="button button--quiet"
            type="button"
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {move || if is_open.get() { "Hide outline" } else { "Show outline" }}
        </button>
    }
}

/// The parts, beside the sheet where there is room and below it elsewhere, so that one can write by them;
/// without parts if the outlines didn't load.
#[component]
pub fn OutlineParts(document: DocumentKind, is_open: RwSignal<bool>) -> impl IntoView {
    let outlines = use_app().catalogue.outlines();
    let parts = move || match outlines.get() {
        Some(Loaded::Ready(outlines)) => outlines
            .into_iter()
            .find(|outline| outline.kind == document)
            .map(list),
        _ => None,
    };
    view! {
        <aside class="outline" aria-label="Outline">
            <div class="outline__head">
                <p>{format!("An outline for a {}", document.name())}</p>
                <button class="button button--quiet" type="button" on:click=move |_| is_open.set(false)>
                    "Hide outline"
                </button>
            </div>
            {parts}
        </aside>
    }
}

fn list(outline: Outline) -> impl IntoView {
    let parts = outline
        .parts
        .into_iter()
        .map(|part| {
            view! {
                <li>
                    <strong>{part.part}</strong>
                    <span class="muted">{format!(" · about {} words", part.length)}</span>
                    <br />
                    {part.asks}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="outline__parts">{parts}</ol> }
}
