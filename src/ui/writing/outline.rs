//! The outline of a kind of document: what its parts answer, to look at while writing.

use leptos::prelude::*;

use crate::domain::review::document_kind::DocumentKind;
use crate::domain::writing::outline::Outline;
use crate::state::{Loaded, use_app};

/// The parts behind a summary; nothing where the outlines cannot be had.
#[component]
pub fn OutlineParts(document: DocumentKind) -> impl IntoView {
    let outlines = use_app().catalogue.outlines();
    let parts = move || match outlines.get() {
        Some(Loaded::Ready(outlines)) => outlines
            .into_iter()
            .find(|outline| outline.kind == document)
            .map(list),
        _ => None,
    };
    view! {
        <details class="outline">
            <summary>{format!("An outline for a {}", document.name())}</summary>
            {parts}
        </details>
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
