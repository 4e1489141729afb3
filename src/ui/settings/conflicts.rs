//! Entries that changed in two places: compare the versions, use one, delete one, or keep both.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::record::versions::OtherVersion;
use crate::route::SettingsRoute;
use crate::state::{VersionChoice, use_app};
use crate::ui::shared::{Link, When};

/// The versions kept besides the ones in use.
#[component]
pub fn ConflictsPage() -> impl IntoView {
    let app = use_app();
    let desk = app.versions;
    desk.look();
    app.sync.look();
    let entries = move || desk.list.get().into_iter().map(entry).collect_view();
    view! {
        <p class="eyebrow"><Link to=SettingsRoute::Settings>"Settings"</Link></p>
        <h1>"Conflicts"</h1>
        <p class="lead">"Entries that changed in two places. One version is in use, and the others are kept here."</p>
        <Show
            when=move || desk.list.with(|list| !list.is_empty())
            fallback=|| view! { <p class="muted">"No entry has another version."</p> }
        >
            <section aria-label="Other versions" data-testid="versions">
                <p>"Struck-out text is in use. Underlined text is in the other version."</p>
                <ul class="rows">{entries}</ul>
            </section>
        </Show>
    }
}

/// How many entries have other versions, with a link to them; nothing if there are none.
#[component]
pub fn OtherVersions() -> impl IntoView {
    let desk = use_app().versions;
    desk.look();
    let count = move || {
        counted(
            desk.list.with(Vec::len),
            "other version is kept",
            "other versions are kept",
        )
    };
    view! {
        <Show when=move || desk.list.with(|list| !list.is_empty())>
            <section aria-labelledby="versions">
                <h2 id="versions">"Conflicts"</h2>
                <p>
                    "Some entries changed in two places. "{count}". "
                    <Link to=SettingsRoute::Conflicts>"Compare versions"</Link>
                </p>
            </section>
        </Show>
    }
}

fn entry(version: OtherVersion) -> impl IntoView {
    let app = use_app();
    let desk = app.versions;
    let by = version.device.clone();
    let device = move || app.sync.name_of(&by);
    let may_part = version.may_part();
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
                <p class="muted small">"Other version: "{device}", "<When at=changed /></p>
                <details>
                    <summary>"Show differences"</summary>
                    <div class="difference">{parts}</div>
                </details>
            </div>
            <div class="actions">
                <button class="button" type="button" on:click=choose(VersionChoice::Use)>"Use this version"</button>
                {may_part.then(|| view! {
                    <button class="button" type="button" on:click=choose(VersionChoice::Part)>"Keep both"</button>
                })}
                <button class="button button--quiet" type="button" on:click=choose(VersionChoice::Delete)>
                    "Delete this version"
                </button>
            </div>
        </li>
    }
}
