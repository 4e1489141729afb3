//! Two dialogs that any page can open: a search for anything by name, and the list of shortcuts. They
//! are in a separate part of the program, which listens for their keys once it has arrived.

mod dialog;
mod entries;
mod search;
mod shortcuts;

use leptos::ev::KeyboardEvent;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::state::{Aid, App};
use search::Search;
use shortcuts::Shortcuts;

/// Input types that accept letters.
const FIELDS: &str = "input, textarea, select, [contenteditable]";

/// Listens for the shortcuts and shows the dialogs, as long as the page lives.
pub fn watch(app: &'static App) {
    mount_to_body(move || {
        provide_context(app);
        move || {
            app.aid.get().map(|aid| match aid {
                Aid::Search => view! { <Search /> }.into_any(),
                Aid::Shortcuts => view! { <Shortcuts /> }.into_any(),
            })
        }
    });
    // It listens as long as the page lives.
    let _ = window_event_listener(leptos::ev::keydown, move |event| {
        let Some(aid) = asked_for(&event) else {
            return;
        };
        event.prevent_default();
        // A dialog that is already open takes its keys first.
        if !is_behind_dialog() {
            app.aid.set(Some(aid));
        }
    });
}

/// The action of a key. In a text field, `?` is just a letter.
fn asked_for(event: &KeyboardEvent) -> Option<Aid> {
    if event.default_prevented() || event.alt_key() {
        return None;
    }
    let is_command = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "k" | "K" if is_command && !event.shift_key() => Some(Aid::Search),
        "?" if !is_command && !is_typing(event) => Some(Aid::Shortcuts),
        _ => None,
    }
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(FIELDS).is_ok_and(|field| field.is_some()))
}

fn is_behind_dialog() -> bool {
    document()
        .query_selector("dialog[open]")
        .is_ok_and(|dialog| dialog.is_some())
}
