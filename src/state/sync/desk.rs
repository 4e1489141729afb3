//! Sync through a folder that other devices reach: when it runs, and what the candidate does with it. How
//! it is set up is in `set_up.rs`. Without a set-up, nothing of it is loaded.

use std::rc::Rc;

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::record::id::DeviceId;
use crate::domain::record::json::{from_json, to_json};
use crate::domain::sync::pace::SyncPace;
use crate::domain::sync::secrets::Secrets;
use crate::domain::sync::setup::{SyncSetup, device_name, file_of};
use crate::domain::sync::trouble::PlaceTrouble;
use crate::domain::writing::memo::MemoDraft;
use crate::ports::{Change, Durability, FolderAccess, Row, SyncFolder, SyncPlace, Table};
use crate::route::{Route, WritingRoute};
use crate::state::core::Core;
use crate::state::navigator::Navigator;
use crate::state::records::backups::Backups;
use crate::state::sandbox;

/// The key of the row with the set-up, and of the mirror's note that there is one.
pub(super) const KEY: &str = "sync";
pub(super) const ON: &str = "on";

/// What sync does right now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SyncStanding {
    /// It is not set up.
    Off,
    /// It waits for the next occasion.
    Idle,
    /// It runs.
    Running,
    /// It waits for the passphrase, and for the password of a server.
    NeedsPassphrase,
    /// It waits for a press that allows the folder again.
    NeedsPress,
    /// It stopped; the text says why.
    Stopped(String),
}

/// Sync; a copyable handle that lives as long as the page.
#[derive(Clone, Copy)]
pub struct SyncDesk {
    pub(super) core: &'static Core,
    pub(super) backups: Backups,
    navigator: Navigator,
    /// The set-up, once it was looked for.
    pub setup: RwSignal<Option<SyncSetup>>,
    /// What it does.
    pub standing: RwSignal<SyncStanding>,
    /// Whether this browser can use a folder; `None` before that is known.
    pub is_offered: RwSignal<Option<bool>>,
    /// Why the folder could not be set up or opened.
    pub problem: RwSignal<Option<String>>,
    /// Whether a set-up is under way.
    pub is_connecting: RwSignal<bool>,
    pub(super) pace: StoredValue<SyncPace>,
    pub(super) secrets: StoredValue<Option<Secrets>>,
    folder: StoredValue<Option<Rc<dyn SyncFolder>>, LocalStorage>,
    is_pursued: StoredValue<bool>,
    is_kept: StoredValue<bool>,
}

impl SyncDesk {
    pub(crate) fn new(core: &'static Core, backups: Backups, navigator: Navigator) -> Self {
        Self {
            core,
            backups,
            navigator,
            setup: RwSignal::new(None),
            standing: RwSignal::new(SyncStanding::Off),
            is_offered: RwSignal::new(None),
            problem: RwSignal::new(None),
            is_connecting: RwSignal::new(false),
            pace: StoredValue::new(SyncPace::default()),
            secrets: StoredValue::new(None),
            folder: StoredValue::new_local(None),
            is_pursued: StoredValue::new(false),
            is_kept: StoredValue::new(false),
        }
    }

    /// Whether this device syncs, without loading anything.
    #[must_use]
    pub fn is_set_up(self) -> bool {
        let services = self.core.services;
        !sandbox::is_open(services)
            && services.with_value(|services| services.mirror.get(KEY).as_deref() == Some(ON))
    }

    /// Syncs from now on, as long as the page lives.
    pub fn keep(self) {
        if self.is_kept.get_value() || !self.is_set_up() {
            return;
        }
        self.is_kept.set_value(true);
        let see = move || {
            self.pace.update_value(|pace| pace.is_seen = true);
            self.pursue();
        };
        self.core
            .services
            .with_value(|services| services.page.on_show(Box::new(see)));
        self.core.library.on_records_kept(Rc::new(move || {
            let now = self.core.now();
            self.pace.update_value(|pace| pace.saved = Some(now));
            self.pursue();
        }));
        spawn_local(async move {
            self.load().await;
            see();
        });
    }

    /// Looks for the set-up and for what this browser can do.
    pub fn look(self) {
        spawn_local(async move {
            self.load().await;
            let is_offered = self
                .folder()
                .await
                .is_some_and(|folder| folder.is_offered());
            self.is_offered.set(Some(is_offered));
        });
    }

    /// Asks the browser for the folder again. Works only during a press.
    pub fn allow(self) {
        spawn_local(async move {
            if let Some(folder) = self.folder().await
                && folder.ask().await
            {
                self.run().await;
            }
        });
    }

    /// Runs now.
    pub fn sync_now(self) {
        spawn_local(self.run());
    }

    /// Gives this device another name.
    pub fn rename(self, name: &str) {
        if let Some(mut setup) = self.setup.get_untracked() {
            setup.name = device_name(name);
            // The others learn of it by a new file.
            setup.written = None;
            self.keep_setup(setup);
            self.sync_now();
        }
    }

    /// Removes the file of another device from the folder. It comes back if that device still syncs.
    pub fn forget_device(self, file: String) {
        spawn_local(async move {
            let removed = match self.place().await {
                Ok(place) => place.remove(&file).await,
                Err(trouble) => Err(trouble),
            };
            match removed {
                Ok(()) => {
                    if let Some(mut setup) = self.setup.get_untracked() {
                        setup.peers.retain(|peer| peer.file != file);
                        self.keep_setup(setup);
                    }
                    self.core
                        .notices
                        .tell("Device removed. Stop its sync there, or it returns.");
                }
                Err(trouble) => self.core.notices.alert(trouble.to_string()),
            }
        });
    }

    /// Stops syncing on this device, and forgets the folder and its secrets. Records stay, and so do the
    /// files in the folder.
    pub fn stop(self) {
        spawn_local(async move {
            let services = self.core.services.get_value();
            services.mirror.remove(KEY);
            self.core.library.commit(
                vec![Change::Remove(Table::Device, KEY.to_owned())],
                Durability::Relaxed,
            );
            self.setup.set(None);
            self.secrets.set_value(None);
            self.standing.set(SyncStanding::Off);
            if let Some(folder) = self.folder().await {
                folder.forget().await;
            }
            self.core
                .notices
                .tell("Sync stopped on this device. Your records stay here.");
        });
    }

    /// Waits for the next occasion and runs, until nothing speaks for another run.
    fn pursue(self) {
        if self.is_pursued.get_value() {
            return;
        }
        self.is_pursued.set_value(true);
        spawn_local(async move {
            let services = self.core.services.get_value();
            while let Some(wait) = self.pace.get_value().due_in(self.core.now()) {
                if !wait.is_zero() {
                    services.clock.wait(wait).await;
                } else if self.is_drill_running() {
                    services.clock.wait(std::time::Duration::from_mins(1)).await;
                } else {
                    self.run().await;
                }
            }
            self.is_pursued.set_value(false);
        });
    }

    /// Whether this page shows a timed memo whose clock runs: nothing may change beside it.
    fn is_drill_running(self) -> bool {
        let Route::Writing(WritingRoute::Sheet(id)) = self.navigator.route.get_untracked() else {
            return false;
        };
        let memo = self.core.library.of::<MemoDraft>();
        let memo = reactive_graph::graph::untrack(|| memo.get(&id));
        memo.is_some_and(|memo| memo.body.is_strict && memo.body.is_running())
    }

    /// Reads the set-up, unless another tab ended it.
    pub(super) async fn load(self) -> Option<SyncSetup> {
        let services = self.core.services.get_value();
        if !self.is_set_up() {
            self.setup.set(None);
            self.standing.set(SyncStanding::Off);
            return None;
        }
        // What this page knows is newer than the row, which is written behind its back.
        if self.setup.with_untracked(Option::is_none)
            && let Ok(row) = services.store.get(Table::Device, KEY).await
        {
            let setup = row.and_then(|row| from_json::<SyncSetup>(&row.text).ok());
            self.setup.set(setup);
        }
        if self.standing.get_untracked() == SyncStanding::Off {
            self.standing.set(SyncStanding::Idle);
        }
        self.setup.get_untracked()
    }

    pub(super) fn keep_setup(self, setup: SyncSetup) {
        let row = Row {
            key: KEY.to_owned(),
            text: to_json(&setup),
        };
        self.setup.set(Some(setup));
        self.core
            .library
            .commit(vec![Change::Put(Table::Device, row)], Durability::Relaxed);
    }

    pub(super) async fn folder(self) -> Option<Rc<dyn SyncFolder>> {
        if let Some(folder) = self.folder.get_value() {
            return Some(folder);
        }
        let services = self.core.services.get_value();
        let folder = services.folder.bring().await;
        self.folder.set_value(folder.clone());
        folder
    }

    /// The place that is set up.
    ///
    /// # Errors
    /// When it can't be used without the candidate, or at all.
    pub(super) async fn place(self) -> Result<Rc<dyn SyncPlace>, PlaceTrouble> {
        let folder = self.folder().await.ok_or(PlaceTrouble::PartMissing)?;
        let server = self.setup.get_untracked().and_then(|setup| setup.server);
        if let Some(server) = server {
            let secrets = self.known_secrets(&*folder).await.unwrap_or_default();
            return Ok(folder.server(&server, &secrets.password));
        }
        match folder.access().await {
            FolderAccess::Missing => Err(PlaceTrouble::Vanished),
            FolderAccess::Asks => Err(PlaceTrouble::NeedsPress),
            FolderAccess::Open => Ok(folder.place()),
        }
    }

    /// The secrets of this session, or those that the device keeps.
    pub(super) async fn known_secrets(self, folder: &dyn SyncFolder) -> Option<Secrets> {
        if let Some(secrets) = self.secrets.get_value() {
            return Some(secrets);
        }
        let kept = folder.recall().await.map(Secrets::from_text);
        self.secrets.set_value(kept.clone());
        kept
    }

    /// The name of a device, as far as it is known here; tracked.
    #[must_use]
    pub fn name_of(self, device: &DeviceId) -> String {
        let (own, _) = self.own_file();
        if *device == own {
            return "this device".to_owned();
        }
        let file = file_of(device);
        self.setup
            .with(|setup| {
                let peer = setup
                    .as_ref()?
                    .peers
                    .iter()
                    .find(|peer| peer.file == file)?;
                peer.name.clone()
            })
            .unwrap_or_else(|| "another device".to_owned())
    }

    pub(super) fn own_file(self) -> (DeviceId, String) {
        let (_, device) = self.core.library.here();
        let file = file_of(&device);
        (device, file)
    }
}
