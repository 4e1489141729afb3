//! The other devices: the folder that they share, what each device last wrote, and how to stop. The set-up
//! is in `sync_set_up.rs`.

use leptos::html;
use leptos::prelude::*;

use crate::domain::sync::setup::{Peer, PeerOutcome, SyncSetup};
use crate::route::SettingsRoute;
use crate::state::{SyncStanding, use_app};
use crate::ui::settings::new_passphrase::typed;
use crate::ui::settings::sync_set_up::{Remember, SetUp, is_ticked};
use crate::ui::shared::{Link, When};

/// The devices.
#[component]
pub fn DevicesPage() -> impl IntoView {
    let sync = use_app().sync;
    sync.look();
    let is_set_up = Memo::new(move |_| sync.setup.with(Option::is_some));
    view! {
        <p class="eyebrow"><Link to=SettingsRoute::Settings>"Settings"</Link></p>
        <h1>"Devices"</h1>
        <p class="lead">
            "Keep two or more devices in sync through a shared folder. Loopready has no server."
        </p>
        <Show when=move || is_set_up.get() fallback=|| view! { <SetUp /> }>
            <Running />
            <Others />
            <Stop />
        </Show>
        <Travels />
    }
}

/// What leaves this device, and who can read it.
#[component]
fn Travels() -> impl IntoView {
    view! {
        <section aria-labelledby="travels">
            <h2 id="travels">"What leaves this device"</h2>
            <ul class="prose-list">
                <li>"All your records, in one encrypted file in the folder. Nothing else, and nothing without a folder."</li>
                <li>"Only someone with the passphrase can read the file. The service that stores it sees its name and size."</li>
                <li>"Recordings and unsaved forms stay here."</li>
                <li>
                    "Entries that changed on two devices keep both versions. "
                    <Link to=SettingsRoute::Conflicts>"Compare versions"</Link>
                </li>
            </ul>
        </section>
    }
}

/// What the sync does, and what it waits for.
#[component]
fn Running() -> impl IntoView {
    let sync = use_app().sync;
    let of_setup = move |part: fn(&SyncSetup) -> String| {
        sync.setup
            .with(|setup| setup.as_ref().map(part).unwrap_or_default())
    };
    let synced = Memo::new(move |_| {
        sync.setup
            .with(|setup| setup.as_ref().and_then(|setup| setup.synced))
    });
    let name = NodeRef::<html::Input>::new();
    let is_running = Memo::new(move |_| sync.standing.get() == SyncStanding::Running);
    let waits = move || {
        match sync.standing.get() {
        SyncStanding::NeedsPassphrase => view! { <Passphrase /> }.into_any(),
        SyncStanding::NeedsPress => view! {
            <p class="banner" role="status">
                "The browser asks for permission to the folder again. "
                <button class="button" type="button" on:click=move |_| sync.allow()>"Allow folder"</button>
            </p>
        }
        .into_any(),
        SyncStanding::Stopped(why) => {
            view! { <p class="banner" data-tone="alert" role="alert">{why}</p> }.into_any()
        }
        SyncStanding::Off | SyncStanding::Idle | SyncStanding::Running => ().into_any(),
    }
    };
    view! {
        <section aria-labelledby="this-device">
            <h2 id="this-device">"This device"</h2>
            {waits}
            <dl class="facts">
                <dt>"Folder"</dt>
                <dd>{move || of_setup(|setup| setup.folder.clone())}</dd>
                <dt>"Last sync"</dt>
                <dd data-testid="synced">
                    {move || match synced.get() {
                        Some(at) => view! { <When at /> }.into_any(),
                        None => "not yet".into_any(),
                    }}
                </dd>
            </dl>
            <form on:submit=move |event| {
                event.prevent_default();
                sync.rename(&typed(name));
            }>
                <label class="field">
                    <span class="field__label">"Name of this device"</span>
                    <input
                        class="input"
                        type="text"
                        dir="auto"
                        name="device"
                        autocomplete="off"
                        maxlength="40"
                        prop:value=sync.setup.with_untracked(|setup| setup.as_ref().map(|setup| setup.name.clone()))
                        node_ref=name
                    />
                </label>
                <div class="actions">
                    <button
                        class="button button--primary"
                        type="button"
                        disabled=move || is_running.get()
                        on:click=move |_| sync.sync_now()
                    >
                        "Sync now"
                    </button>
                    <button class="button" type="submit">"Change name"</button>
                </div>
            </form>
        </section>
    }
}

/// The passphrase that a run waits for.
#[component]
fn Passphrase() -> impl IntoView {
    let sync = use_app().sync;
    let [field, password, remembers] = [(); 3].map(|()| NodeRef::<html::Input>::new());
    let has_login = sync.setup.with_untracked(|setup| {
        let server = setup.as_ref().and_then(|setup| setup.server.as_ref());
        server.is_some_and(|server| !server.user.is_empty())
    });
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            sync.give_secrets(typed(field), typed(password), is_ticked(remembers));
        }>
            {has_login.then(|| view! {
                <label class="field">
                    <span class="field__label">"Server password"</span>
                    <input class="input" type="password" name="server-password" autocomplete="off" node_ref=password />
                </label>
            })}
            <label class="field">
                <span class="field__label">"Sync passphrase"</span>
                <span class="field__hint">"It isn’t stored on this device. Without it, sync waits."</span>
                <input class="input" type="password" name="sync-passphrase" autocomplete="off" node_ref=field />
            </label>
            <Remember field=remembers />
            <p class="field__problem small" role="alert">{move || sync.problem.get()}</p>
            <p><button class="button button--primary" type="submit">"Continue sync"</button></p>
        </form>
    }
}

/// The devices that left a file in the folder.
#[component]
fn Others() -> impl IntoView {
    let sync = use_app().sync;
    let peers = Memo::new(move |_| {
        sync.setup
            .with(|setup| setup.as_ref().map(|setup| setup.peers.clone()))
    });
    let rows = move || {
        peers
            .get()
            .unwrap_or_default()
            .into_iter()
            .map(device)
            .collect_view()
    };
    view! {
        <section aria-labelledby="others">
            <h2 id="others">"Other devices"</h2>
            <Show
                when=move || peers.with(|peers| peers.as_ref().is_some_and(|peers| !peers.is_empty()))
                fallback=|| view! {
                    <p class="muted">"None yet. Open Loopready on another device and choose the same folder there."</p>
                }
            >
                <ul class="rows" data-testid="devices">{rows}</ul>
            </Show>
        </section>
    }
}

fn device(peer: Peer) -> impl IntoView {
    let sync = use_app().sync;
    let file = peer.file;
    let name = peer.name.unwrap_or_else(|| file.clone());
    let wrote = peer.made.map(
        |at| view! { <p class="muted small">"Wrote its file "<When at />", by its own clock"</p> },
    );
    let outcome = match peer.outcome {
        PeerOutcome::Merged(told) => {
            view! { <p class="small">"Read "<When at=peer.seen />": "{told}</p> }.into_any()
        }
        PeerOutcome::Skipped(why) => view! { <p class="field__problem small">{why}</p> }.into_any(),
    };
    view! {
        <li class="row">
            <div class="row__text">
                <h3 dir="auto">{name}</h3>
                {wrote}
                {outcome}
            </div>
            <button
                class="button button--quiet"
                type="button"
                on:click=move |_| sync.forget_device(file.clone())
            >
                "Remove device"
            </button>
        </li>
    }
}

#[component]
fn Stop() -> impl IntoView {
    let sync = use_app().sync;
    view! {
        <section aria-labelledby="stop">
            <h2 id="stop">"Stop sync"</h2>
            <p>"This device forgets the folder and the passphrase. Your records stay, and so do the files in the folder."</p>
            <p><button class="button" type="button" on:click=move |_| sync.stop()>"Stop sync here"</button></p>
        </section>
    }
}
