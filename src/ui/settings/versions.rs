//! Entries that changed in two places: compare the versions, use one, or delete one.

use leptos::prelude::*;

use crate::domain::record::versions::OtherVersion;
use crate::state::{VersionChoice, use_app};
use crate::ui::shared::When;

/// The versions kept besides the ones in use; nothing if there are none.
#[component]
pub fn OtherVersions() -> impl IntoView {
    let desk = use_app().versions;
    desk.look();
    let entries = move || desk.list.get().into_iter().map(entry).collect_view();
    view! {
        <Show when=move || desk.list.with(|list| !list.is_empty())>
            <section aria-labelledby="versions" data-testid="versions">
                <h2 id="versions">"Other versions"</h2>
                <p>
                    "These entries changed in two places. One version is in use, and the others are kept here. Struck-out \
                     text is in use. Underlined text is in the other version."
                </p>
                <ul class="rows">{entries}</ul>
            </section>
        </Show>
    }
}

fn entry(version: OtherVersion) -> impl IntoView {
    let desk = use_app().versions;
    let name = match version.name.as_str() {
        "" => version.kind.counted(1),
        name => name.to_owned(),
    };
    let parts = version
        .differing
        .iter()
        .map(|part| {
            let here = (!part.one.is_empty()).then(|| view! { <del>{part.one.clone()}</del>" " });
            view! {
                <p class="difference__text">
                    <strong class="difference__name">{part.name.clone()}</strong>
                    {here}
                    <ins>{part.other.clone()}</ins>
                </p>
            }
        })
        .collect_view();
    let changed = version.changed;
    let choose = move |choice| {
        let version = version.clone();
        move |_| desk.choose(version.clone(), choice)
    };
    view! {
        <li class="row">
            <div class="row__text">
                <h3>{name}</h3>
                <p class="muted small">"Other version from "<When at=changed /></p>
                <details>
                    <summary>"Show differences"</summary>
                    <div class="difference">{parts}</div>
                </details>
            </div>
            <div class="actions">
                <button class="button" type="button" on:click=choose(VersionChoice::Use)>"Use this version"</button>
                <button class="button button--quiet" type="button" on:click=choose(VersionChoice::Delete)>
                    "Delete this version"
                </button>
            </div>
        </li>
    }
}
