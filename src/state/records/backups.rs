//! Exporting everything to one file, and importing with a preview: all or nothing, and undoable.

use std::fmt::Display;

use chrono::NaiveDate;
use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::format::dates;
use crate::domain::incoming::encoding::{Encoding, decoded};
use crate::domain::record::backup;
use crate::domain::record::backup::Backup;
use crate::domain::record::bundle::Bundle;
use crate::domain::record::envelope::Envelope;
use crate::domain::record::import::{BackupPreview, Holdings, Import, Rows, Tables, Undo, WayBack};
use crate::domain::record::json::{from_json, to_json};
use crate::domain::record::merge::Deletions;
use crate::domain::record::sealed;
use crate::domain::writing::document::FileKind;
use crate::ports::{Change, Durability, File, Row, StorageError, Table};
use crate::state::notices::Notices;
use crate::state::records::library::Library;
use crate::state::sandbox;
use crate::state::services::Services;

/// The key of the row that can undo an import.
const UNDO_KEY: &str = "import-undo";

/// Export and import; a copyable handle.
#[derive(Clone, Copy)]
pub struct Backups {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    notices: Notices,
    /// What the chosen file would do, or why it cannot be used.
    pub preview: RwSignal<Option<Result<BackupPreview, String>>>,
    /// The encrypted file that was chosen.
    pub locked: RwSignal<Option<Locked>>,
    /// Whether a backup is being encrypted.
    pub is_sealing: RwSignal<bool>,
}

/// An encrypted file that waits for its passphrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Locked {
    file: Vec<u8>,
    /// Why the last passphrase did not open it.
    pub problem: Option<String>,
    /// Whether a passphrase is being tried.
    pub is_trying: bool,
}

impl Backups {
    pub(crate) fn new(
        services: StoredValue<Services, LocalStorage>,
        library: &'static Library,
        notices: Notices,
    ) -> Self {
        Self {
            services,
            library,
            notices,
            preview: RwSignal::new(None),
            locked: RwSignal::new(None),
            is_sealing: RwSignal::new(false),
        }
    }

    /// Writes everything to one file.
    pub fn export(self) {
        spawn_local(async move {
            let exported = self.handed_out().await;
            self.report(
                exported,
                "Backup exported. Keep the file somewhere other than this device.",
            );
        });
    }

    /// Writes everything to one encrypted file.
    pub fn export_sealed(self, passphrase: String) {
        if self.is_sealing.get_untracked() {
            return;
        }
        self.is_sealing.set(true);
        spawn_local(async move {
            let exported = self.handed_out_sealed(passphrase).await;
            self.is_sealing.set(false);
            self.report(
                exported,
                "Encrypted backup exported. Keep the passphrase apart from the file.",
            );
        });
    }

    fn report(self, exported: Result<(), String>, told: &str) {
        match exported {
            Ok(()) => {
                self.library.backup_made();
                self.notices.tell(told);
            }
            Err(error) => self.notices.alert(error),
        }
    }

    async fn handed_out(self) -> Result<(), String> {
        let (day, text) = self.everything().await?;
        let services = self.services.get_value();
        let name = format!("loopready-{}.loopready", dates::in_file_name(&day));
        services
            .files
            .save_compressed(name, text)
            .await
            .map_err(in_words)
    }

    async fn handed_out_sealed(self, passphrase: String) -> Result<(), String> {
        let (day, text) = self.everything().await?;
        let services = self.services.get_value();
        // The page freezes meanwhile, and should say so first.
        services.page.breathe().await;
        let sealed = services.sealing.seal(text, passphrase).await;
        let kind = FileKind::SealedBackup;
        let file = File {
            name: kind.file_name("loopready-encrypted", day),
            kind,
            bytes: sealed.map_err(in_words)?,
        };
        services.files.save(&file).map_err(in_words)
    }

    /// Everything as a backup's text, and today's day.
    async fn everything(self) -> Result<(NaiveDate, String), String> {
        self.are_own()?;
        let services = self.services.get_value();
        let tables = self.read().await.map_err(in_words)?;
        let holdings = self.holdings(&tables);
        let records: Vec<Envelope> = holdings.records.into_values().collect();
        let now = services.clock.now().wall;
        let text = backup::write(&records, &holdings.set_aside, &holdings.drafts, now);
        Ok((services.clock.local(now).date_naive(), text))
    }

    /// Reads the file chosen in the page's input and shows what importing it would do.
    pub fn look(self, input: &'static str) {
        self.cancel();
        spawn_local(async move {
            let preview = self.preview_of(input).await.transpose();
            self.preview.set(preview);
        });
    }

    /// The example is neither exported nor merged with a backup: both belong to the candidate.
    fn are_own(self) -> Result<(), String> {
        if sandbox::is_open(self.services) {
            return Err(
                "This is the example. Leave it first, then export or import your own records."
                    .to_owned(),
            );
        }
        Ok(())
    }

    /// What importing the chosen file would do; `None` if no file is chosen.
    async fn preview_of(self, input: &'static str) -> Result<Option<BackupPreview>, String> {
        self.are_own()?;
        let files = self.services.with_value(|services| services.files.clone());
        match files.chosen(input).await.map_err(in_words)? {
            Some(bytes) => self.preview_or_lock(bytes).await,
            None => Ok(None),
        }
    }

    /// Looks into a file that was opened with the app and says what it would do.
    pub(crate) fn look_into(self, bytes: Vec<u8>) {
        self.cancel();
        spawn_local(async move {
            let preview = self.preview_or_lock(bytes).await.transpose();
            self.preview.set(preview);
        });
    }

    /// What importing a file would do; `None` if it is encrypted, and the page asks for the
    /// passphrase first.
    async fn preview_or_lock(self, file: Vec<u8>) -> Result<Option<BackupPreview>, String> {
        if !sealed::is_sealed(&file) {
            return self.preview_of_bytes(&file).await.map(Some);
        }
        self.are_own()?;
        sealed::work(&file).map_err(in_words)?;
        self.locked.set(Some(Locked {
            file,
            problem: None,
            is_trying: false,
        }));
        Ok(None)
    }

    /// Decrypts the chosen file and shows what importing it would do.
    pub fn unlock(self, passphrase: String) {
        let Some(mut locked) = self.locked.get_untracked() else {
            return;
        };
        if locked.is_trying {
            return;
        }
        locked.is_trying = true;
        self.locked.set(Some(locked.clone()));
        spawn_local(async move {
            let services = self.services.get_value();
            services.page.breathe().await;
            let opened = services.sealing.open(locked.file.clone(), passphrase).await;
            let is_shown = self
                .locked
                .with_untracked(|now| now.as_ref().is_some_and(|now| now.file == locked.file));
            if !is_shown {
                // Another file was chosen meanwhile.
                return;
            }
            match opened {
                Ok(content) => {
                    self.locked.set(None);
                    let preview = self.preview_of_bytes(&content).await;
                    self.preview.set(Some(preview));
                }
                Err(error) => {
                    locked.is_trying = false;
                    locked.problem = Some(error.to_string());
                    self.locked.set(Some(locked));
                }
            }
        });
    }

    async fn preview_of_bytes(self, bytes: &[u8]) -> Result<BackupPreview, String> {
        self.are_own()?;
        let text = decoded(bytes, Encoding::default());
        let backup = backup::read(&text).map_err(in_words)?;
        let tables = self.read().await.map_err(in_words)?;
        Ok(self.compared(backup, &tables, Deletions::Hold))
    }

    fn compared(self, backup: Backup, tables: &Tables, deletions: Deletions) -> BackupPreview {
        let (_, device) = self.library.here();
        BackupPreview::of(backup, &self.holdings(tables), &device, deletions)
    }

    /// Chooses whether to restore entries that were deleted here since, and updates the preview.
    pub fn choose(self, deletions: Deletions) {
        let Some(Ok(preview)) = self.preview.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let tables = self.read().await.map_err(in_words);
            let preview = tables.map(|tables| self.compared(preview.backup, &tables, deletions));
            self.preview.set(Some(preview));
        });
    }

    /// Closes the preview.
    pub fn cancel(self) {
        self.preview.set(None);
        self.locked.set(None);
    }

    /// Applies the preview in one transaction.
    pub fn apply(self) {
        let Some(Ok(preview)) = self.preview.get_untracked() else {
            return;
        };
        self.preview.set(None);
        spawn_local(async move {
            match self.import(preview).await {
                Ok(Imported::Differs(now)) => {
                    self.preview.set(Some(Ok(*now)));
                    self.notices.tell(
                        "Your entries changed after this preview. Check the new preview, then import.",
                    );
                }
                Ok(Imported::Done(summary)) => {
                    self.show_changed();
                    self.notices
                        .offer_undo(format!("Imported: {summary}."), move || self.undo());
                }
                Err(error) => self.notices.alert(format!("Nothing was imported. {error}")),
            }
        });
    }

    /// Imports a backup into the current records, which may have changed since the preview, and
    /// reports the result.
    async fn import(self, shown: BackupPreview) -> Result<Imported, StorageError> {
        let services = self.services.get_value();
        let tables = self.read().await?;
        let preview = self.compared(shown.backup.clone(), &tables, shown.deletions);
        if preview != shown {
            return Ok(Imported::Differs(Box::new(preview)));
        }
        let import = preview.import(&tables);
        let mut changes = changes_of(&import);
        changes.push(Change::Put(
            Table::Device,
            Row {
                key: UNDO_KEY.to_owned(),
                text: to_json(&import.way_back),
            },
        ));
        services.store.commit(changes, Durability::Strict).await?;
        let kept = services.store.load(Table::Records).await?;
        if !import.is_kept(&by_key(kept)) {
            self.take_back(&services, |way_back, _| way_back.everything())
                .await?;
            return Err(StorageError::Aborted(
                "the copy read back differs from what was written".to_owned(),
            ));
        }
        self.are_kept(&import);
        Ok(Imported::Done(preview.plan.summary()))
    }

    /// Merges what another device has, as an import does, and says what changed here.
    pub(crate) async fn merge(self, bundle: &Bundle) -> Result<String, StorageError> {
        let services = self.services.get_value();
        loop {
            let tables = self.read().await?;
            let preview = self
                .compared(bundle.backup(), &tables, Deletions::Hold)
                .along(bundle.unknown(&tables.records));
            if preview.is_empty() {
                return Ok("Nothing new".to_owned());
            }
            let import = preview.import(&tables);
            let before = self.library.changes();
            // Nobody asked for this merge, so somebody may be typing.
            if self.read().await? != tables || self.library.changes() != before {
                continue;
            }
            services
                .store
                .commit(changes_of(&import), Durability::Strict)
                .await?;
            self.are_kept(&import);
            self.show_changed();
            return Ok(preview.plan.summary());
        }
    }

    /// After an import: the mirror and the library have nothing else for its rows.
    fn are_kept(self, import: &Import) {
        self.services.with_value(|services| {
            for key in import.drafts.keys().chain(&import.outdated) {
                services.mirror.remove(key);
            }
        });
        self.library.are_kept(import.records.keys());
    }

    fn undo(self) {
        spawn_local(async move {
            let services = self.services.get_value();
            let undone = self.take_back(&services, WayBack::untouched).await;
            match undone {
                Ok(staying) => {
                    self.show_changed();
                    self.notices.tell(match staying {
                        0 => "Import undone.".to_owned(),
                        1 => "Import undone. One entry you changed since then stays.".to_owned(),
                        staying => {
                            format!("Import undone. {staying} entries you changed since then stay.")
                        }
                    });
                }
                Err(error) => self.notices.alert(error.to_string()),
            }
        });
    }

    /// Undoes the last import, once, and reports how many rows could not be undone; `choose` limits
    /// which part is undone.
    async fn take_back(
        self,
        services: &Services,
        choose: impl FnOnce(&WayBack, &Tables) -> Undo,
    ) -> Result<usize, StorageError> {
        let row = services.store.get(Table::Device, UNDO_KEY).await?;
        let Some(way_back) = row.and_then(|row| from_json::<WayBack>(&row.text).ok()) else {
            return Ok(0);
        };
        let undo = choose(&way_back, &self.read().await?);
        let removed = |table| move |key: &String| Change::Remove(table, key.clone());
        let mut changes = puts(Table::Records, &undo.records);
        changes.extend(undo.removed_records.iter().map(removed(Table::Records)));
        changes.extend(undo.removed_drafts.iter().map(removed(Table::Drafts)));
        changes.push(Change::Remove(Table::Device, UNDO_KEY.to_owned()));
        services.store.commit(changes, Durability::Strict).await?;
        Ok(undo.staying)
    }

    fn show_changed(self) {
        self.library.reload();
        self.services
            .with_value(|services| services.peers.announce());
    }

    fn holdings(self, tables: &Tables) -> Holdings {
        Holdings::read(tables, &self.library.here().1)
    }

    async fn read(self) -> Result<Tables, StorageError> {
        let services = self.services.get_value();
        Ok(Tables {
            records: by_key(self.library.rows().await?),
            drafts: by_key(services.store.load(Table::Drafts).await?),
            mirror: services.mirror.entries().into_iter().collect(),
        })
    }
}

/// The result of an import.
enum Imported {
    /// Done; the text is the report.
    Done(String),
    /// The records have changed since the preview; this is the new preview.
    Differs(Box<BackupPreview>),
}

/// The changes that make an import.
fn changes_of(import: &Import) -> Vec<Change> {
    let mut changes = puts(Table::Records, &import.records);
    changes.extend(puts(Table::Drafts, &import.drafts));
    let outdated = import.outdated.iter();
    changes.extend(outdated.map(|key| Change::Remove(Table::Drafts, key.clone())));
    changes
}

fn by_key(rows: Vec<Row>) -> Rows {
    rows.into_iter().map(|row| (row.key, row.text)).collect()
}

fn puts(table: Table, rows: &Rows) -> Vec<Change> {
    rows.iter()
        .map(|(key, text)| {
            let row = Row {
                key: key.clone(),
                text: text.clone(),
            };
            Change::Put(table, row)
        })
        .collect()
}

fn in_words(error: impl Display) -> String {
    error.to_string()
}
