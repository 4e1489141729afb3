//! The page that opens after two crashes during startup. It opens no entry.

use leptos::prelude::*;

use crate::domain::record::aside;
use crate::domain::record::entries::Entry;
use crate::domain::record::kind::Kind;
use crate::route::{Route, frame};
use crate::state::use_app;
use crate::ui::settings::backup::{Preview, SnapshotList};
use crate::ui::settings::page::bytes;
use crate::ui::shared::When;

/// Every entry as a row, an export, and the snapshots.
#[component]
pub fn SafeStartPage() -> impl IntoView {
    let app = use_app();
    let desk = app.entries;
    desk.look();
    let backups = app.backups;
    let entries = move || desk.list.get().into_iter().map(entry).collect_view();
    view! {
        <h1>{frame::SAFE_START.heading}</h1>
        <p class="lead">{frame::SAFE_START.lead}</p>
        <ol class="prose-list prose-list--numbered">
            <li>"Export a backup first."</li>
            <li>"Start Loopready again. Most stops happen once."</li>
            <li>"If it stops again, set aside the entry that you changed last, then start again."</li>
        </ol>
        <div class="actions">
            <button class="button button--primary" type="button" on:click=move |_| backups.export()>"Export backup"</button>
            // With a target, the browser follows the link itself, so that the app restarts.
            <a class="button" href=app.href(&Route::Today) target="_self">"Start Loopready"</a>
        </div>
        <section aria-labelledby="entries">
            <h2 id="entries">"Entries"</h2>
            <p class="muted">"An entry that is set aside is not read. It stays on this device and in every backup."</p>
            <Show
                when=move || desk.list.with(|list| !list.is_empty())
                fallback=|| view! { <p class="muted">"There are no entries on this device."</p> }
            >
                <ul class="rows" data-testid="entries">{entries}</ul>
            </Show>
        </section>
        <section aria-labelledby="copies">
            <h2 id="copies">"Copies"</h2>
            <SnapshotList />
            <Preview />
        </section>
    }
}

fn entry(entry: Entry) -> impl IntoView {
    let desk = use_app().entries;
    let kind = entry.kind.map(|kind| kind.counted(1));
    let size = bytes(entry.bytes as u64);
    let (name, about) = match (entry.name.as_str(), kind) {
        ("", None) => (aside::first_key(&entry.key).to_owned(), size),
        ("", Some(kind)) => (kind, size),
        (name, kind) => {
            let kind = kind.unwrap_or_else(|| Kind::counted_rows(1));
            (name.to_owned(), format!("{kind}, {size}"))
        }
    };
    let changed = entry.changed.map(|at| view! { ", changed "<When at /> });
    let (is_aside, key) = (entry.is_aside, entry.key);
    let verb = if is_aside {
        "Restore entry"
    } else {
        "Set entry aside"
    };
    let press = move |_| {
        if is_aside {
            desk.put_back(key.clone());
        } else {
            desk.set_aside(key.clone());
        }
    };
    view! {
        <li class="row">
            <div class="row__text">
                <strong>{name}</strong>
                <p class="muted small">{about}{changed}</p>
            </div>
            <button class="button button--quiet" type="button" on:click=press>{verb}</button>
        </li>
    }
}
