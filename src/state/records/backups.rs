//! Everything out to one file, and back in with a preview: whole or not at all, and undoable.

use std::collections::BTreeMap;

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;
use serde::{Deserialize, Serialize};

use crate::domain::format::dates;
use crate::domain::record::backup::{Backup, KeptDraft, drafts_to_add};
use crate::domain::record::draft::Draft;
use crate::domain::record::envelope::{Envelope, SetAside};
use crate::domain::record::id::RecordId;
use crate::domain::record::json::{from_json, to_json};
use crate::domain::record::merge::MergePlan;
use crate::domain::record::{backup, draft, merge};
use crate::ports::{Change, Durability, Row, StorageError, Table};
use crate::state::notices::Notices;
use crate::state::records::library::{Library, put};
use crate::state::services::Services;

/// The key of the row that an import can be undone with.
const UNDO_KEY: &str = "import-undo";

/// What an import would do.
#[derive(Clone, PartialEq, Debug)]
pub struct Preview {
    /// The file's content.
    pub backup: Backup,
    /// What it would change.
    pub plan: MergePlan,
    /// What it would put back into forms in which nothing is under way.
    pub drafts: Vec<KeptDraft>,
}

impl Preview {
    /// Whether everything in the file is here already.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.plan.is_empty() && self.backup.set_aside.is_empty() && self.drafts.is_empty()
    }
}

/// The rows as they were before an import.
#[derive(Serialize, Deserialize)]
struct Undo {
    before: Vec<(String, String)>,
    added: Vec<String>,
    #[serde(default)]
    drafts: Vec<String>,
}

/// Export and import; a copyable handle.
#[derive(Clone, Copy)]
pub struct Backups {
    services: StoredValue<Services, LocalStorage>,
    library: &'static Library,
    notices: Notices,
    /// What the chosen file would do, or why it cannot be used.
    pub preview: RwSignal<Option<Result<Preview, String>>>,
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
        }
    }

    /// Writes everything to one file.
    pub fn export(self) {
        spawn_local(async move {
            let services = self.services.get_value();
            let outcome = match read_all(&services).await {
                Ok(All {
                    records,
                    set_aside,
                    drafts,
                }) => {
                    let now = services.clock.now().wall;
                    let records: Vec<Envelope> = records.into_values().collect();
                    let day = services.clock.local(now);
                    let name = format!("loopready-{}.loopready", dates::in_file_name(&day));
                    let text = backup::write(&records, &set_aside, &drafts, now);
                    services
                        .files
                        .save_compressed(name, text)
                        .await
                        .map_err(|error| error.to_string())
                }
                Err(error) => Err(error.to_string()),
            };
            match outcome {
                Ok(()) => {
                    self.library.backup_made();
                    self.notices.tell("Backup handed to your browser. Keep the file somewhere other than this device.");
                }
                Err(error) => self.notices.alert(error),
            }
        });
    }

    /// Looks into the file chosen in the page's input and says what it would do.
    pub fn look(self, input: &'static str) {
        self.preview.set(None);
        spawn_local(async move {
            let services = self.services.get_value();
            let looked = match services.files.chosen(input).await {
                Ok(None) => return,
                Ok(Some(text)) => match backup::read(&text) {
                    Ok(backup) => read_all(&services)
                        .await
                        .map(|here| Preview {
                            plan: merge::plan(&here.records, &backup.records),
                            drafts: drafts_to_add(&here.drafts, &backup.drafts),
                            backup,
                        })
                        .map_err(|error| error.to_string()),
                    Err(error) => Err(error.to_string()),
                },
                Err(error) => Err(error.to_string()),
            };
            self.preview.set(Some(looked));
        });
    }

    /// Puts the preview away.
    pub fn cancel(self) {
        self.preview.set(None);
    }

    /// Does what the preview says, in one transaction.
    pub fn apply(self) {
        let Some(Ok(preview)) = self.preview.get_untracked() else {
            return;
        };
        self.preview.set(None);
        spawn_local(async move {
            let services = self.services.get_value();
            match import(&services, &preview).await {
                Ok(()) => {
                    self.library.reload();
                    services.peers.announce();
                    let summary = preview.plan.summary();
                    self.notices
                        .offer_undo(format!("Imported: {summary}."), move || self.undo());
                }
                Err(error) => self
                    .notices
                    .alert(format!("The import was not done. {error}")),
            }
        });
    }

    fn undo(self) {
        spawn_local(async move {
            let services = self.services.get_value();
            match undo(&services).await {
                Ok(()) => {
                    self.library.reload();
                    services.peers.announce();
                    self.notices.tell("The import was undone.");
                }
                Err(error) => self.notices.alert(error.to_string()),
            }
        });
    }
}

/// Everything that is kept on this device.
struct All {
    /// Every record with the newest text of its draft.
    records: BTreeMap<RecordId, Envelope>,
    /// The rows that cannot be read.
    set_aside: Vec<SetAside>,
    /// What stands in forms; the text of a memo is in its record.
    drafts: Vec<KeptDraft>,
}

async fn read_all(services: &Services) -> Result<All, StorageError> {
    let rows = services.store.load(Table::Records).await?;
    let drafts = services.store.load(Table::Drafts).await?;
    let mut records = BTreeMap::new();
    let mut set_aside = Vec::new();
    for row in rows {
        match Envelope::read(&row.text) {
            Ok(mut envelope) => {
                let in_drafts = drafts.iter().find(|draft| draft.key == row.key);
                let in_drafts = in_drafts.map(|draft| draft.text.as_str());
                draft::take_newest(&mut envelope, in_drafts, None);
                records.insert(envelope.id.clone(), envelope);
            }
            Err(reason) => set_aside.push(SetAside {
                key: row.key,
                row: row.text,
                reason,
            }),
        }
    }
    let is_empty =
        |row: &Row| from_json::<Draft>(&row.text).is_ok_and(|draft: Draft| draft.text.is_empty());
    let drafts = drafts
        .into_iter()
        .filter(|row| !records.contains_key(&RecordId::from_text(&row.key)) && !is_empty(row))
        .map(|row| KeptDraft {
            key: row.key,
            row: row.text,
        })
        .collect();
    Ok(All {
        records,
        set_aside,
        drafts,
    })
}

/// Writes the plan's rows, the rows set aside that are not here yet, and the way back.
async fn import(services: &Services, preview: &Preview) -> Result<(), StorageError> {
    let here = services.store.load(Table::Records).await?;
    let find = |key: &str| here.iter().find(|row| row.key == key);
    let mut changes: Vec<Change> = preview.plan.rows.iter().cloned().map(put).collect();
    for kept in &preview.backup.set_aside {
        if find(&kept.key).is_none() {
            let row = Row {
                key: kept.key.clone(),
                text: kept.row.clone(),
            };
            changes.push(Change::Put(Table::Records, row));
        }
    }
    let mut way_back = Undo {
        before: Vec::new(),
        added: Vec::new(),
        drafts: preview
            .drafts
            .iter()
            .map(|draft| draft.key.clone())
            .collect(),
    };
    for change in &changes {
        if let Change::Put(_, row) = change {
            match find(&row.key) {
                Some(before) => way_back
                    .before
                    .push((before.key.clone(), before.text.clone())),
                None => way_back.added.push(row.key.clone()),
            }
        }
    }
    let written = changes.clone();
    changes.extend(preview.drafts.iter().map(|draft| {
        let row = Row {
            key: draft.key.clone(),
            text: draft.row.clone(),
        };
        Change::Put(Table::Drafts, row)
    }));
    changes.push(Change::Put(
        Table::Device,
        Row {
            key: UNDO_KEY.to_owned(),
            text: to_json(&way_back),
        },
    ));
    services.store.commit(changes, Durability::Strict).await?;
    verify(services, &written).await
}

/// Reads back what was written.
async fn verify(services: &Services, written: &[Change]) -> Result<(), StorageError> {
    let now: BTreeMap<String, String> = services
        .store
        .load(Table::Records)
        .await?
        .into_iter()
        .map(|row| (row.key, row.text))
        .collect();
    let is_there = |change: &Change| match change {
        Change::Put(_, row) => now.get(&row.key) == Some(&row.text),
        Change::Remove(_, key) => !now.contains_key(key),
    };
    if written.iter().all(is_there) {
        return Ok(());
    }
    undo(services).await?;
    Err(StorageError::Aborted(
        "what was read back was not what was written".to_owned(),
    ))
}

async fn undo(services: &Services) -> Result<(), StorageError> {
    let rows = services.store.load(Table::Device).await?;
    let way_back = rows
        .iter()
        .find(|row| row.key == UNDO_KEY)
        .and_then(|row| from_json::<Undo>(&row.text).ok());
    let Some(way_back) = way_back else {
        return Ok(());
    };
    let mut changes: Vec<Change> = way_back
        .before
        .into_iter()
        .map(|(key, text)| Change::Put(Table::Records, Row { key, text }))
        .chain(
            way_back
                .added
                .into_iter()
                .map(|key| Change::Remove(Table::Records, key)),
        )
        .chain(
            way_back
                .drafts
                .into_iter()
                .map(|key| Change::Remove(Table::Drafts, key)),
        )
        .collect();
    changes.push(Change::Remove(Table::Device, UNDO_KEY.to_owned()));
    services.store.commit(changes, Durability::Strict).await
}
