//! Backups: exporting them, plain or encrypted, and importing one after a preview; and the snapshots.

use std::collections::BTreeMap;

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::record::import::BackupPreview;
use crate::domain::record::kind::Kind;
use crate::domain::record::merge::Deletions;
use crate::state::{Locked, use_app};
use crate::ui::settings::new_passphrase::{NewPassphrase, PassphraseFields};
use crate::ui::shared::When;

/// The id of the input for a backup file.
const BACKUP_INPUT: &str = "backup-file";

/// Exporting and importing backups, and the snapshots.
#[component]
pub fn Backup() -> impl IntoView {
    let backups = use_app().backups;
    view! {
        <section aria-labelledby="backup">
            <h2 id="backup">"Backup"</h2>
            <p>
                "A backup is one file with every story, memo, and setting. It’s the only copy outside this browser, \
                 so "
                "keep it on another device or drive. Recordings aren’t in it. They stay in this browser."
            </p>
            <p>
                <button class="button button--primary" type="button" on:click=move |_| backups.export()>
                    "Export backup"
                </button>
            </p>
            <SealedExport />
            <label class="field">
                <span class="field__label">"Import a backup"</span>
                <span class="field__hint">
                    "You see a preview before anything changes, and you can go back afterward."
                </span>
                <input
                    class="input"
                    type="file"
                    id=BACKUP_INPUT
                    accept=".loopready,application/gzip"
                    on:change=move |_| backups.look(BACKUP_INPUT)
                />
            </label>
            <SnapshotList />
            <Unlock />
            <Preview />
        </section>
    }
}

/// A passphrase typed twice, and the export encrypted with it.
#[component]
fn SealedExport() -> impl IntoView {
    let backups = use_app().backups;
    let fields = NewPassphrase::new();
    let problem = RwSignal::new(None::<String>);
    let export = move || match fields.chosen() {
        Ok(chosen) => {
            problem.set(None);
            fields.clear();
            backups.export_sealed(chosen);
        }
        Err(why) => problem.set(Some(why)),
    };
    view! {
        <details>
            <summary>"Encrypt the backup"</summary>
            <p>
                "Use this for a file that you email or store online. It can’t be read without the passphrase. \
                 If you forget the passphrase, nobody can open the file, not even you."
            </p>
            <form on:submit=move |event| {
                event.prevent_default();
                export();
            }>
                <PassphraseFields
                    fields
                    label="Passphrase"
                    hint="Any characters. Spaces and capital letters count."
                    name="passphrase"
                />
                <p class="field__problem small" aria-live="polite">{move || problem.get()}</p>
                <p>
                    <button class="button" type="submit" disabled=move || backups.is_sealing.get()>
                        "Export encrypted backup"
                    </button>
                </p>
                <p class="muted small" role="status">
                    {move || backups.is_sealing.get().then_some("Encrypting. The page may freeze for a moment.")}
                </p>
            </form>
        </details>
    }
}

/// The chosen file is encrypted: the passphrase, please.
#[component]
fn Unlock() -> impl IntoView {
    let backups = use_app().backups;
    let field = NodeRef::<html::Input>::new();
    let is_locked = Memo::new(move |_| backups.locked.with(Option::is_some));
    let of_locked = move |part: fn(&Locked) -> Option<String>| {
        backups.locked.with(|locked| locked.as_ref().and_then(part))
    };
    let problem = Memo::new(move |_| of_locked(|locked| locked.problem.clone()));
    let is_trying = Memo::new(move |_| {
        backups
            .locked
            .with(|locked| locked.as_ref().is_some_and(|locked| locked.is_trying))
    });
    let open = move || {
        if let Some(field) = field.get_untracked() {
            backups.unlock(field.value());
        }
    };
    view! {
        <Show when=move || is_locked.get()>
            <form
                class="preview"
                data-testid="locked"
                on:submit=move |event| {
                    event.prevent_default();
                    open();
                }
            >
                <h3>"This file is encrypted"</h3>
                <label class="field">
                    <span class="field__label">"Passphrase of the file"</span>
                    <input class="input" type="password" name="unlock" autocomplete="off" node_ref=field />
                </label>
                <p class="field__problem small" role="alert">{move || problem.get()}</p>
                <p class="muted small" role="status">
                    {move || is_trying.get().then_some("Decrypting. The page may freeze for a moment.")}
                </p>
                <div class="actions">
                    <button class="button button--primary" type="submit" disabled=move || is_trying.get()>
                        "Open file"
                    </button>
                    <button class="button" type="button" on:click=move |_| backups.cancel()>"Cancel import"</button>
                </div>
            </form>
        </Show>
    }
}

/// What importing the chosen backup or snapshot would do, or why it cannot be used.
#[component]
pub(super) fn Preview() -> impl IntoView {
    let backups = use_app().backups;
    let preview = move || {
        backups.preview.get().map(|preview| match preview {
            Ok(preview) => view! { <ImportPreview preview /> }.into_any(),
            Err(error) => {
                view! { <p class="banner" data-tone="alert" role="alert">{error}</p> }.into_any()
            }
        })
    };
    view! { {preview} }
}

/// Automatic snapshots.
#[component]
pub(super) fn SnapshotList() -> impl IntoView {
    let desk = use_app().snapshots;
    desk.look();
    Effect::new(move |_| {
        if let Some(snapshot) = desk.chosen.get() {
            desk.chosen.set(None);
            desk.preview(snapshot);
        }
    });
    let entries = move || {
        let list = desk.list.get();
        if list.is_empty() {
            return view! { <p class="muted">"No snapshot yet. The first one follows your first change."</p> }
                .into_any();
        }
        let rows = list.into_iter().map(|snapshot| {
            let (at, count) = (snapshot.at, Kind::counted_rows(snapshot.entries));
            view! {
                <li>
                    <When at />", "{count}" "
                    <button
                        class="button button--quiet"
                        type="button"
                        on:click=move |_| desk.preview(snapshot.clone())
                    >
                        "Preview"
                    </button>
                </li>
            }
        });
        view! { <ul data-testid="snapshots">{rows.collect_view()}</ul> }.into_any()
    };
    view! {
        <h3>"Snapshots"</h3>
        <p>
            "Loopready copies every record to a second storage of this browser while you work."
        </p>
        <p class="muted">
            "It keeps the last three copies, and the last copy of each of five days. You see a preview before anything \
             is restored."
        </p>
        {entries}
    }
}

#[component]
fn ImportPreview(preview: BackupPreview) -> impl IntoView {
    let backups = use_app().backups;
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for record in &preview.backup.records {
        *kinds.entry(record.kind).or_default() += 1;
    }
    let holds: Vec<String> = kinds
        .into_iter()
        .map(|(kind, count)| kind.counted(count))
        .collect();
    let damaged = preview.backup.damaged;
    let set_aside = preview.backup.set_aside.len();
    let is_empty = preview.is_empty();
    let drafts = preview.drafts.len();
    let kept_out = preview.backup.drafts.len() - drafts;
    view! {
        <div class="preview" role="status">
            <h3>"Import preview"</h3>
            <p>"Made "<When at=preview.backup.exported />". It has "{holds.join(", ")}"."</p>
            <p data-testid="import-summary"><strong>{preview.plan.summary()}</strong></p>
            {(preview.plan.kept_twice > 0).then(|| view! {
                <p>"Where an entry changed here and in the file, one version is used. You find the other one under Conflicts."</p>
            })}
            {(preview.plan.deleted_here > 0).then(|| view! { <DeletedHere count=preview.plan.deleted_here deletions=preview.deletions /> })}
            {(damaged > 0).then(|| view! {
                <p class="banner" data-tone="alert">
                    {format!(
                        "This file is damaged: {} missing or changed. The preview shows what could be read. Import \
                         it only if you have no better copy.",
                        Kind::counted_rows(damaged),
                    )}
                </p>
            })}
            {(set_aside > 0).then(|| view! {
                <p>{format!(
                    "This version can’t read {}. It will be stored unchanged.",
                    Kind::counted_rows(set_aside),
                )}</p>
            })}
            {(drafts > 0).then(|| view! {
                <p>{format!("Unsaved text for {} will be restored there.", counted(drafts, "form", "forms"))}</p>
            })}
            {(kept_out > 0).then(|| view! {
                <p>{format!("Your work in progress in {} stays as it is.", counted(kept_out, "form", "forms"))}</p>
            })}
            {(is_empty && preview.plan.deleted_here == 0).then(|| view! { <p>"Everything in this file is already here."</p> })}
            <div class="actions">
                <button class="button button--primary" type="button" disabled=is_empty on:click=move |_| backups.apply()>
                    "Import"
                </button>
                <button class="button" type="button" on:click=move |_| backups.cancel()>"Cancel import"</button>
            </div>
        </div>
    }
}

/// Entries of the file that were deleted here since, with a choice to restore them.
#[component]
fn DeletedHere(count: usize, deletions: Deletions) -> impl IntoView {
    let backups = use_app().backups;
    let entries = Kind::counted_rows(count);
    let (told, verb, other) = match deletions {
        Deletions::Hold => (
            format!("You deleted {entries} of this file later. The import leaves them deleted."),
            "Restore deleted entries",
            Deletions::TakeBack,
        ),
        Deletions::TakeBack => (
            format!("You deleted {entries} of this file later. The import restores them."),
            "Keep entries deleted",
            Deletions::Hold,
        ),
    };
    view! {
        <p>{told}</p>
        <p>
            <button class="button button--quiet" type="button" on:click=move |_| backups.choose(other)>{verb}</button>
        </p>
    }
}
