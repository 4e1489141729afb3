//! Sync through a folder that another app syncs between devices: setting it up, and when it runs.
//! Nothing is loaded until it is set up.

use std::rc::Rc;

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::record::id::DeviceId;
use crate::domain::record::json::{from_json, to_json};
use crate::domain::record::sealed::SealError;
use crate::domain::sync::pace::SyncPace;
use crate::domain::sync::setup::{SyncSetup, device_name, file_of, is_bundle_file};
use crate::domain::sync::trouble::PlaceTrouble;
use crate::domain::writing::memo::MemoDraft;
use crate::ports::{Change, Durability, Row, SyncFolder, Table};
use crate::route::{Route, WritingRoute};
use crate::state::core::Core;
use crate::state::navigator::Navigator;
use crate::state::records::backups::Backups;
use crate::state::sandbox;

/// The key of the row with the set-up, and of the mirror's note that there is one.
const KEY: &str = "sync";
const ON: &str = "on";

/// What sync does right now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SyncStanding {
    /// It is not set up.
    Off,
    /// It waits for the next occasion.
    Idle,
    /// It runs.
    Running,
    /// It waits for the passphrase.
    NeedsPassphrase,
    /// It waits for a press that allows the folder again.
    NeedsPress,
    /// It stopped; the text says why.
    Stopped(String),
}

/// What is typed to set sync up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyncChoice {
    /// The name of this device.
    pub name: String,
    /// The passphrase of the files.
    pub passphrase: String,
    /// Whether this device keeps the passphrase.
    pub is_remembered: bool,
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
    /// Why the folder could not be set up.
    pub problem: RwSignal<Option<String>>,
    pub(super) pace: StoredValue<SyncPace>,
    passphrase: StoredValue<Option<String>>,
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
            pace: StoredValue::new(SyncPace::default()),
            passphrase: StoredValue::new(None),
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

    /// Lets the candidate choose a folder and sets sync up with it. Works only during a press.
    pub fn use_folder(self, choice: SyncChoice) {
        self.problem.set(None);
        spawn_local(async move {
            match self.set_up(choice).await {
                Ok(true) => {
                    self.keep();
                    self.run().await;
                }
                Ok(false) => {}
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
    }

    /// Chooses the folder; `false` if the candidate chose none.
    async fn set_up(self, choice: SyncChoice) -> Result<bool, String> {
        let services = self.core.services.get_value();
        if sandbox::is_open(self.core.services) {
            return Err(
                "This is the example. Leave it first, then sync your own records.".to_owned(),
            );
        }
        let told = |trouble: PlaceTrouble| trouble.to_string();
        let folder = self.folder().await;
        let folder = folder.ok_or_else(|| told(PlaceTrouble::PartMissing))?;
        let Some(name) = folder.choose().await.map_err(told)? else {
            return Ok(false);
        };
        let (_, own) = self.own_file();
        // A file that this device left there once is replaced.
        self.opens_files(&*folder, &choice.passphrase, Some(&own))
            .await?;
        self.take_passphrase(choice.passphrase, choice.is_remembered)
            .await;
        self.keep_setup(SyncSetup {
            name: device_name(&choice.name),
            folder: name,
            peers: Vec::new(),
            synced: None,
            written: None,
        });
        services.mirror.put(KEY, ON);
        self.standing.set(SyncStanding::Idle);
        Ok(true)
    }

    /// Files that are in the folder already have a passphrase, which is the one to use.
    async fn opens_files(
        self,
        folder: &dyn SyncFolder,
        passphrase: &str,
        except: Option<&str>,
    ) -> Result<(), String> {
        let services = self.core.services.get_value();
        let told = |trouble: PlaceTrouble| trouble.to_string();
        let place = folder.place();
        for file in place.list().await.map_err(told)? {
            if !is_bundle_file(&file.name) || Some(file.name.as_str()) == except {
                continue;
            }
            let content = place.read(&file.name).await.map_err(told)?;
            services.page.breathe().await;
            let opened = services
                .sealing
                .open(content.unwrap_or_default(), passphrase.to_owned())
                .await;
            match opened {
                Ok(_) => return Ok(()),
                Err(SealError::WrongPassphrase) => {
                    return Err(
                        "The files in this folder have another passphrase. Type that one."
                            .to_owned(),
                    );
                }
                // A damaged file says nothing about the passphrase.
                Err(_) => {}
            }
        }
        Ok(())
    }

    async fn take_passphrase(self, passphrase: String, is_remembered: bool) {
        self.passphrase.set_value(Some(passphrase.clone()));
        if is_remembered
            && let Some(folder) = self.folder().await
            && !folder.remember(passphrase).await
        {
            self.core.notices.tell(
                "This browser can’t keep the passphrase. You’ll type it again after each start.",
            );
        }
    }

    /// Takes the passphrase that a run waits for.
    pub fn give_passphrase(self, passphrase: String, is_remembered: bool) {
        self.problem.set(None);
        spawn_local(async move {
            let Some(folder) = self.folder().await else {
                return;
            };
            // A slip here would write a file that the others cannot open.
            match self.opens_files(&*folder, &passphrase, None).await {
                Ok(()) => {
                    self.take_passphrase(passphrase, is_remembered).await;
                    self.run().await;
                }
                Err(problem) => self.problem.set(Some(problem)),
            }
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
            let Some(folder) = self.folder().await else {
                return;
            };
            match folder.place().remove(&file).await {
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

    /// Stops syncing on this device, and forgets the folder and the passphrase. Records stay, and so do
    /// the files in the folder.
    pub fn stop(self) {
        spawn_local(async move {
            let services = self.core.services.get_value();
            services.mirror.remove(KEY);
            self.core.library.commit(
                vec![Change::Remove(Table::Device, KEY.to_owned())],
                Durability::Relaxed,
            );
            self.setup.set(None);
            self.passphrase.set_value(None);
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

    /// The passphrase of this session, or the one that the device keeps.
    pub(super) async fn known_passphrase(self, folder: &dyn SyncFolder) -> Option<String> {
        if let Some(passphrase) = self.passphrase.get_value() {
            return Some(passphrase);
        }
        let kept = folder.recall().await;
        self.passphrase.set_value(kept.clone());
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
