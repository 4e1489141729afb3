//! Theme, paper, storage and its safety, backups, installation.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::record::aside;
use crate::domain::record::kind::Kind;
use crate::ports::{InstallOffer, Space};
use crate::route::{SettingsRoute, frame};
use crate::state::{Aid, Unsent, use_app};
use crate::ui::components::form::{Bound, Choice, offered};
use crate::ui::settings::backup::Backup;
use crate::ui::settings::conflicts::OtherVersions;
use crate::ui::shared::{Link, When};

/// The settings.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! {
        <h1>{frame::SETTINGS.heading}</h1>
        <p class="lead">{frame::SETTINGS.lead}</p>
        <Looks />
        <Names />
        <Kept />
        <Backup />
        <OtherVersions />
        <section aria-labelledby="devices">
            <h2 id="devices">"Devices"</h2>
            <p>
                "Keep your devices in sync through a shared folder. Sync is off until you set it up. "
                <Link to=SettingsRoute::Devices>"Open devices"</Link>
            </p>
        </section>
        <Install />
        <Example />
        <Keys />
        <section aria-labelledby="about">
            <h2 id="about">"About"</h2>
            <p>
                "Loopready is independent of Amazon, and nothing leaves this device. "
                <Link to=SettingsRoute::About>"About your data"</Link>
            </p>
        </section>
    }
}

#[component]
fn Looks() -> impl IntoView {
    let library = use_app().library;
    let theme = Bound::live(
        move || library.preferences.with(|record| record.body.theme),
        move |theme| library.prefer(|preferences| preferences.theme = theme),
    );
    let format = Bound::live(
        move || library.preferences.with(|record| record.body.format),
        move |format| library.prefer(|preferences| preferences.format = format),
    );
    view! {
        <section aria-labelledby="looks">
            <h2 id="looks">"Appearance"</h2>
            <Choice name="theme" legend="Theme" options=offered() value=theme />
            <Choice name="format" legend="Paper for new memos" options=offered() value=format />
        </section>
    }
}

/// Names that must not appear in a memo.
#[component]
fn Names() -> impl IntoView {
    let app = use_app();
    let library = app.library;
    let names = library.preferences.get_untracked().body.confidential;
    let field = NodeRef::<html::Textarea>::new();
    let typed = Unsent::open(app.core(), "names");
    let keep = move |text: String| {
        let names: Vec<String> = text
            .lines()
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect();
        library.keep_names(names, typed);
    };
    Effect::new(move |_| {
        if let (Some(text), Some(field)) = (typed.given.get(), field.get())
            && field.value() != text
        {
            field.set_value(&text);
            keep(text);
        }
    });
    view! {
        <section aria-labelledby="names">
            <h2 id="names">"Confidential names"</h2>
            <label class="field">
                <span class="field__label">"Customers, code names, colleagues: one per line"</span>
                <span class="field__hint">"Before you export, print, or share, Loopready shows which of these names \
                    appear and lets you replace them. A review marks each place. A backup file is your own copy and \
                    keeps every word and this list."</span>
                <textarea
                    class="input input--text"
                    name="names"
                    dir="auto"
                    rows="3"
                    prop:value=names.join("\n")
                    node_ref=field
                    on:input:target=move |event| typed.edit(event.target().value())
                    on:change:target=move |event| keep(event.target().value())
                ></textarea>
            </label>
        </section>
    }
}

/// What is stored on this device, and how safely.
#[component]
fn Kept() -> impl IntoView {
    let app = use_app();
    let space = RwSignal::new(Space::default());
    let look = move || {
        let page = app.services.with_value(|services| services.page.clone());
        spawn_local(async move {
            let _ = space.try_set(page.space().await);
        });
    };
    look();
    let persist = move |_| {
        let page = app.services.with_value(|services| services.page.clone());
        spawn_local(async move {
            if page.persist().await {
                app.notices.tell("This browser will keep Loopready’s data.");
            } else {
                app.notices.tell(
                    "This browser didn’t agree. Your data stays unless space runs out. Keep a backup file to be safe.",
                );
            }
            look();
        });
    };
    let safety = move || match space.get().persisted {
        Some(true) => "This browser won’t clear it when space runs out.",
        Some(false) => {
            "This browser may clear it when space runs out, or after weeks without a visit."
        }
        None => "This browser doesn’t say how safely it stores data.",
    };
    let set_aside = move || {
        let rows = app.library.set_aside.get();
        (!rows.is_empty()).then(|| {
            let entries = rows
                .iter()
                .map(|row| view! { <li>{format!("{}: {}", aside::first_key(&row.key), row.reason)}</li> })
                .collect_view();
            view! {
                <div class="banner" data-tone="alert">
                    <p>
                        {Kind::set_aside_told(rows.len())}
                        " Nothing was deleted. It stays on this device and in every backup, and "
                        "the rest of the app works as before."
                    </p>
                    <ul>{entries}</ul>
                </div>
            }
        })
    };
    view! {
        <section aria-labelledby="kept">
            <h2 id="kept">"Stored here"</h2>
            <dl class="facts">
                <dt>"On this device"</dt>
                <dd>
                    {move || format!(
                        "{}, {}",
                        Kind::Story.counted(app.library.living_stories().len()),
                        Kind::Memo.counted(app.library.living_memos().len()),
                    )}
                </dd>
                <dt>"Space used"</dt>
                <dd>{move || used(space.get())}</dd>
                <dt>"Safety"</dt>
                <dd data-testid="persisted">{safety}</dd>
                <dt>"Last backup"</dt>
                <dd data-testid="last-backup">
                    {move || match app.library.last_backup() {
                        Some(at) => view! { <When at /> }.into_any(),
                        None => "never on this device".into_any(),
                    }}
                </dd>
            </dl>
            <Show when=move || space.get().persisted == Some(false)>
                <p><button class="button" type="button" on:click=persist>"Ask browser to keep data"</button></p>
            </Show>
            {set_aside}
        </section>
    }
}

/// Buttons for the search and the list of shortcuts, for candidates who don't know the keys yet.
#[component]
fn Keys() -> impl IntoView {
    let aid = use_app().aid;
    view! {
        <section aria-labelledby="keys">
            <h2 id="keys">"Search and shortcuts"</h2>
            <p class="prose">"Press Ctrl+K or ⌘+K to go to any page, story, memo, or question. Press ? for all shortcuts."</p>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| aid.set(Some(Aid::Search))>"Search everything"</button>
                <button class="button" type="button" on:click=move |_| aid.set(Some(Aid::Shortcuts))>"Show shortcuts"</button>
            </div>
        </section>
    }
}

/// A button that opens the app with an example.
#[component]
fn Example() -> impl IntoView {
    let sandbox = use_app().sandbox;
    let offer = || {
        view! {
            <p class="prose">
                "See the app filled: a fictional candidate two weeks before the loop. The example opens in this tab, \
                 apart from your own records, and is deleted when you leave it."
            </p>
            <p>
                <button class="button" type="button" on:click=move |_| sandbox.open()>"Look around with an example"</button>
            </p>
        }
    };
    view! {
        <section aria-labelledby="example">
            <h2 id="example">"Example"</h2>
            {if sandbox.is_open() {
                view! { <p class="prose">"You are looking at the example. Leave it with the button at the top of the page."</p> }
                    .into_any()
            } else {
                offer().into_any()
            }}
        </section>
    }
}

/// "412 kB of 2.1 GB, as the browser estimates".
fn used(space: Space) -> String {
    let Some(used) = space.used else {
        return "not reported by this browser".to_owned();
    };
    match space.allowed {
        Some(allowed) => format!(
            "{} of {}, as this browser estimates",
            bytes(used),
            bytes(allowed)
        ),
        None => format!("{}, as this browser estimates", bytes(used)),
    }
}

pub(super) fn bytes(count: u64) -> String {
    match count {
        0..1_000_000 => format!("{} kB", count.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{}.{} MB", count / 1_000_000, count / 100_000 % 10),
        _ => format!("{}.{} GB", count / 1_000_000_000, count / 100_000_000 % 10),
    }
}

#[component]
fn Install() -> impl IntoView {
    let app = use_app();
    let offer = move || {
        match app.install_offer.get() {
        InstallOffer::Installed => view! { <p>"Loopready is installed on this device."</p> }.into_any(),
        InstallOffer::Prompt => view! {
            <p>"You can add Loopready to your home screen and open it in its own window."</p>
            <p><button class="button" type="button" on:click=move |_| app.install()>"Install"</button></p>
        }
        .into_any(),
        InstallOffer::ShareSheet => view! {
            <p>
                "In Safari, tap Share, then “Add to Home Screen”. The app on the home screen has its own data. "
                "Export a backup here first, then import it there."
            </p>
        }
        .into_any(),
        InstallOffer::None => view! {
            <p>
                "It already works offline in this browser. If your browser can install apps, its menu has an "
                "option for that."
            </p>
        }
        .into_any(),
    }
    };
    view! {
        <section aria-labelledby="install">
            <h2 id="install">"Install on this device"</h2>
            {offer}
        </section>
    }
}
