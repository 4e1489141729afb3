//! The other devices: a folder to sync in, what each device last wrote, and how to stop.

use leptos::html;
use leptos::prelude::*;

use crate::domain::record::passphrase;
use crate::domain::record::passphrase::PassphraseStrength;
use crate::domain::sync::setup::{Peer, PeerOutcome, SyncSetup};
use crate::route::SettingsRoute;
use crate::state::{SyncChoice, SyncStanding, use_app};
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

fn typed(field: NodeRef<html::Input>) -> String {
    let field = field.get_untracked();
    field.map(|field| field.value()).unwrap_or_default()
}

fn is_ticked(field: NodeRef<html::Input>) -> bool {
    field.get_untracked().is_some_and(|field| field.checked())
}

/// The box that keeps a passphrase on this device.
#[component]
fn Remember(field: NodeRef<html::Input>) -> impl IntoView {
    view! {
        <label class="choice__option">
            <input type="checkbox" name="remember" node_ref=field />
            <span>"Remember the passphrase on this device"</span>
        </label>
        <p class="muted small">
            "It’s encrypted with a key that stays in this browser. That protects you if the disk is copied, but \
             not from someone who uses this browser."
        </p>
    }
}

/// A folder, a name, and a passphrase.
#[component]
fn SetUp() -> impl IntoView {
    let sync = use_app().sync;
    let [name, once, again, remembers] = [(); 4].map(|()| NodeRef::<html::Input>::new());
    let strength = RwSignal::new(None::<PassphraseStrength>);
    let choose = move || match passphrase::chosen(&typed(once), &typed(again)) {
        Ok(passphrase) => sync.use_folder(SyncChoice {
            name: typed(name),
            passphrase,
            is_remembered: is_ticked(remembers),
        }),
        Err(error) => sync.problem.set(Some(error.to_string())),
    };
    let judge = move |text: String| {
        strength.set((!text.is_empty()).then(|| PassphraseStrength::of(&text)));
    };
    let form = move || {
        view! {
            <p>
                "Choose a folder that another app syncs between your devices: Dropbox, OneDrive, iCloud Drive, or \
                 Syncthing. Use the same folder and passphrase on each device."
            </p>
            <form on:submit=move |event| {
                event.prevent_default();
                choose();
            }>
                <label class="field">
                    <span class="field__label">"Name of this device"</span>
                    <input class="input" type="text" dir="auto" name="device" autocomplete="off" maxlength="40" node_ref=name />
                </label>
                <label class="field">
                    <span class="field__label">"Sync passphrase"</span>
                    <span class="field__hint">
                        "If you forget the passphrase, nobody can read the files. Your records here stay."
                    </span>
                    <input
                        class="input"
                        type="password"
                        name="sync-passphrase"
                        autocomplete="new-password"
                        node_ref=once
                        on:input:target=move |event| judge(event.target().value())
                    />
                </label>
                <p class="muted small" aria-live="polite">{move || strength.get().map(PassphraseStrength::told)}</p>
                <label class="field">
                    <span class="field__label">"Sync passphrase again"</span>
                    <input
                        class="input"
                        type="password"
                        name="sync-passphrase-again"
                        autocomplete="new-password"
                        node_ref=again
                    />
                </label>
                <Remember field=remembers />
                <p class="field__problem small" role="alert">{move || sync.problem.get()}</p>
                <p><button class="button button--primary" type="submit">"Choose folder"</button></p>
            </form>
        }
    };
    view! {
        <section aria-labelledby="folder">
            <h2 id="folder">"Use a synced folder"</h2>
            {move || match sync.is_offered.get() {
                None => ().into_any(),
                Some(true) => form().into_any(),
                Some(false) => view! {
                    <p>
                        "This browser can’t use a folder. Chrome and Edge on a laptop can. For this device, export an \
                         encrypted backup elsewhere and import it here: the import merges it. "
                        <Link to=SettingsRoute::Settings>"Open backups"</Link>
                    </p>
                }
                .into_any(),
            }}
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
    let [field, remembers] = [(); 2].map(|()| NodeRef::<html::Input>::new());
    view! {
        <form on:submit=move |event| {
            event.prevent_default();
            sync.give_passphrase(typed(field), is_ticked(remembers));
        }>
            <label class="field">
                <span class="field__label">"Sync passphrase"</span>
                <span class="field__hint">"The browser was closed since you typed it."</span>
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
