//! Setting up sync: a folder of this device or of a WebDAV server, a name, and a passphrase.

use leptos::html;
use leptos::prelude::*;

use crate::route::SettingsRoute;
use crate::state::{ServerChoice, SyncChoice, use_app};
use crate::ui::settings::new_passphrase::{NewPassphrase, PassphraseFields, typed};
use crate::ui::shared::Link;

/// Whether a box is ticked.
pub fn is_ticked(field: NodeRef<html::Input>) -> bool {
    field.get_untracked().is_some_and(|field| field.checked())
}

/// The box that keeps a passphrase on this device.
#[component]
pub fn Remember(field: NodeRef<html::Input>) -> impl IntoView {
    view! {
        <label class="choice__option">
            <input type="checkbox" name="remember" node_ref=field />
            <span>"Remember it on this device"</span>
        </label>
        <p class="muted small">
            "It’s encrypted with a key that stays in this browser. That protects you if the disk is copied, but \
             not from someone who uses this browser."
        </p>
    }
}

/// The fields that every set-up has.
#[derive(Clone, Copy)]
struct Fields {
    name: NodeRef<html::Input>,
    passphrase: NewPassphrase,
    remembers: NodeRef<html::Input>,
}

impl Fields {
    fn new() -> Self {
        Self {
            name: NodeRef::new(),
            passphrase: NewPassphrase::new(),
            remembers: NodeRef::new(),
        }
    }

    /// What was typed, or why it won't do.
    fn choice(self) -> Result<SyncChoice, String> {
        Ok(SyncChoice {
            name: typed(self.name),
            passphrase: self.passphrase.chosen()?,
            is_remembered: is_ticked(self.remembers),
        })
    }
}

/// The ways to set sync up.
#[component]
pub fn SetUp() -> impl IntoView {
    let sync = use_app().sync;
    // One problem at a time is shown, in the form that it belongs to.
    let is_server = RwSignal::new(false);
    let problem =
        move |of_server: bool| move || sync.problem.get().filter(|_| is_server.get() == of_server);
    let no_folders = || {
        view! {
            <p>
                "This browser can’t use a folder. Chrome and Edge on a laptop can. For this device, use WebDAV below, \
                 or import an encrypted backup from the other one: the import merges it. "
                <Link to=SettingsRoute::Settings>"Open backups"</Link>
            </p>
        }
    };
    view! {
        <section aria-labelledby="folder">
            <h2 id="folder">"Use a synced folder"</h2>
            {move || match sync.is_offered.get() {
                None => ().into_any(),
                Some(true) => view! { <FolderForm is_server problem=Signal::derive(problem(false)) /> }.into_any(),
                Some(false) => no_folders().into_any(),
            }}
        </section>
        <section aria-labelledby="webdav">
            <h2 id="webdav">"Use WebDAV"</h2>
            <ServerForm is_server problem=Signal::derive(problem(true)) />
        </section>
    }
}

#[component]
fn FolderForm(is_server: RwSignal<bool>, problem: Signal<Option<String>>) -> impl IntoView {
    let sync = use_app().sync;
    let fields = Fields::new();
    let choose = move || {
        is_server.set(false);
        match fields.choice() {
            Ok(choice) => sync.use_folder(choice),
            Err(why) => sync.problem.set(Some(why)),
        }
    };
    view! {
        <p>
            "Choose a folder that another app syncs between your devices: Dropbox, OneDrive, iCloud Drive, or \
             Syncthing. Use the same folder and passphrase on each device."
        </p>
        <form on:submit=move |event| {
            event.prevent_default();
            choose();
        }>
            <CommonFields fields />
            <p class="field__problem small" role="alert">{problem}</p>
            <p><button class="button button--primary" type="submit">"Choose folder"</button></p>
        </form>
    }
}

#[component]
fn ServerForm(is_server: RwSignal<bool>, problem: Signal<Option<String>>) -> impl IntoView {
    let sync = use_app().sync;
    let fields = Fields::new();
    let [address, user, password] = [(); 3].map(|()| NodeRef::<html::Input>::new());
    let connect = move || {
        is_server.set(true);
        let server = ServerChoice {
            address: typed(address),
            user: typed(user),
            password: typed(password),
        };
        match fields.choice() {
            Ok(choice) => sync.use_server(choice, server),
            Err(why) => sync.problem.set(Some(why)),
        }
    };
    let text = move |label: &'static str, name: &'static str, kind: &'static str, field| {
        view! {
            <label class="field">
                <span class="field__label">{label}</span>
                <input
                    class="input"
                    type=kind
                    name=name
                    dir="auto"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    node_ref=field
                />
            </label>
        }
    };
    view! {
        <p>
            "Works on phones too, if this site’s host offers a WebDAV folder. Use the same folder and passphrase on each \
             device. The server sees one encrypted file per device."
        </p>
        <form on:submit=move |event| {
            event.prevent_default();
            connect();
        }>
            <label class="field">
                <span class="field__label">"Address of the folder"</span>
                <span class="field__hint">"A path on this site, such as /sync/mine/. A missing folder is created."</span>
                <input
                    class="input"
                    type="text"
                    name="server-address"
                    dir="ltr"
                    inputmode="url"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    node_ref=address
                />
            </label>
            {text("User name (if the server asks for one)", "server-user", "text", user)}
            {text("Server password", "server-password", "password", password)}
            <CommonFields fields />
            <p class="field__problem small" role="alert">{problem}</p>
            <p>
                <button class="button button--primary" type="submit" disabled=move || sync.is_connecting.get()>
                    "Use server"
                </button>
            </p>
            <p class="muted small" aria-live="polite">
                {move || sync.is_connecting.get().then_some("Connecting to the server")}
            </p>
        </form>
    }
}

/// The name of the device and the passphrase of the files.
#[component]
fn CommonFields(fields: Fields) -> impl IntoView {
    view! {
        <label class="field">
            <span class="field__label">"Name of this device"</span>
            <input
                class="input"
                type="text"
                dir="auto"
                name="device"
                autocomplete="off"
                maxlength="40"
                node_ref=fields.name
            />
        </label>
        <PassphraseFields
            fields=fields.passphrase
            label="Sync passphrase"
            hint="If you forget the passphrase, nobody can read the files. Your records here stay."
            name="sync-passphrase"
        />
        <Remember field=fields.remembers />
    }
}
