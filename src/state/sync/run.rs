//! One run of a sync: reading what other devices wrote, and writing what this one has.

use reactive_graph::prelude::*;

use crate::domain::incoming::encoding::{Encoding, decoded};
use crate::domain::record::bundle::{self, Bundle, BundleError, Known, Sender};
use crate::domain::record::sealed;
use crate::domain::sync::pace::SyncPace;
use crate::domain::sync::secrets::Secrets;
use crate::domain::sync::setup::{SyncSetup, is_bundle_file};
use crate::domain::sync::trouble::PlaceTrouble;
use crate::ports::{PlacedFile, SyncPlace};
use crate::state::sync::desk::{SyncDesk, SyncStanding};

/// The lock of a run: one tab syncs at a time.
const LOCK: &str = "sync";

/// Why a run ended early.
enum Halt {
    NeedsPassphrase,
    NeedsLogin,
    NeedsPress,
    Trouble(String),
}

impl From<PlaceTrouble> for Halt {
    fn from(trouble: PlaceTrouble) -> Self {
        match trouble {
            PlaceTrouble::NeedsPress => Self::NeedsPress,
            PlaceTrouble::WrongLogin => Self::NeedsLogin,
            trouble => Self::Trouble(trouble.to_string()),
        }
    }
}

impl SyncDesk {
    /// Runs once, unless another tab does.
    pub(super) async fn run(self) {
        let services = self.core.services.get_value();
        self.pace.set_value(SyncPace::after_start(self.core.now()));
        let Some(lock) = services.locks.acquire(LOCK).await else {
            // It may have missed what this tab just saved.
            self.pace.update_value(|pace| pace.is_seen = true);
            return;
        };
        let Some(mut setup) = self.load().await else {
            return;
        };
        self.standing.set(SyncStanding::Running);
        let ran = self.ran(&mut setup).await;
        drop(lock);
        let is_stopped = !self.is_set_up();
        if is_stopped {
            self.standing.set(SyncStanding::Off);
            return;
        }
        let standing = match ran {
            Ok(()) => match setup.skipped() {
                Some(why) => SyncStanding::Stopped(why.to_owned()),
                None => SyncStanding::Idle,
            },
            Err(Halt::NeedsPassphrase) => SyncStanding::NeedsPassphrase,
            Err(Halt::NeedsLogin) => {
                self.problem.set(Some(PlaceTrouble::WrongLogin.to_string()));
                SyncStanding::NeedsPassphrase
            }
            Err(Halt::NeedsPress) => SyncStanding::NeedsPress,
            Err(Halt::Trouble(why)) => SyncStanding::Stopped(why),
        };
        if let Some(now) = self.setup.get_untracked()
            && now.name != setup.name
        {
            setup.name = now.name;
            setup.written = None;
        }
        if standing == SyncStanding::Idle {
            setup.synced = Some(self.core.now());
        }
        // Files read before the failure are not read again.
        self.keep_setup(setup);
        self.standing.set(standing);
    }

    async fn ran(self, setup: &mut SyncSetup) -> Result<(), Halt> {
        let folder = self.folder().await.ok_or(PlaceTrouble::PartMissing)?;
        let place = self.place().await?;
        let secrets = self.known_secrets(&*folder).await;
        let Secrets { passphrase, .. } = secrets.ok_or(Halt::NeedsPassphrase)?;
        let (_, own) = self.own_file();
        let mut files = place.list().await?;
        files.retain(|file| is_bundle_file(&file.name));
        let is_own_there = files.iter().any(|file| file.name == own);
        files.retain(|file| file.name != own);
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        setup.keep_only(&names);
        for file in &files {
            if setup.has_news(&file.name, &file.mark) {
                let read = self.merged(&*place, file, &passphrase).await;
                let read = match &read {
                    Ok((bundle, told)) => Ok((bundle, told.clone())),
                    Err(why) => Err(why.clone()),
                };
                setup.note(&file.name, &file.mark, self.core.now(), read);
            }
        }
        self.write_own(setup, &*place, is_own_there, passphrase)
            .await
    }

    /// Merges a file of another device, and says what changed here.
    async fn merged(
        self,
        place: &dyn SyncPlace,
        file: &PlacedFile,
        passphrase: &str,
    ) -> Result<(Bundle, String), String> {
        let services = self.core.services.get_value();
        let content = place.read(&file.name).await;
        let content = content.map_err(|trouble| trouble.to_string())?;
        let content = content.ok_or_else(|| BundleError::Incomplete.to_string())?;
        if !sealed::is_sealed(&content) {
            return Err(BundleError::Foreign.to_string());
        }
        services.page.breathe().await;
        let opened = services.sealing.open(content, passphrase.to_owned()).await;
        let opened = opened.map_err(|error| error.to_string())?;
        let text = decoded(&opened, Encoding::default());
        let bundle = bundle::read(&text).map_err(|error| error.to_string())?;
        let told = self.backups.merge(&bundle).await;
        Ok((bundle, told.map_err(|error| error.to_string())?))
    }

    async fn write_own(
        self,
        setup: &mut SyncSetup,
        place: &dyn SyncPlace,
        is_there: bool,
        passphrase: String,
    ) -> Result<(), Halt> {
        let services = self.core.services.get_value();
        let (device, own) = self.own_file();
        let rows = self.core.library.rows().await;
        let rows = rows.map_err(|error| Halt::Trouble(error.to_string()))?;
        let rows = rows.into_iter().map(|row| (row.key, row.text)).collect();
        let sender = Sender {
            device,
            name: setup.name.clone(),
        };
        let written = bundle::write(&rows, &Known::new(), &sender, self.core.now());
        if is_there && setup.written.as_ref() == Some(&written.sha256) {
            return Ok(());
        }
        services.page.breathe().await;
        let sealed = services.sealing.seal(written.text, passphrase).await;
        let sealed = sealed.map_err(|error| Halt::Trouble(error.to_string()))?;
        place.write(&own, sealed).await?;
        setup.written = Some(written.sha256);
        Ok(())
    }
}
