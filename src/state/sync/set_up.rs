//! Setting sync up with a folder of this device or of a server, and the secrets that a run waits for.

use reactive_graph::prelude::*;
use reactive_graph::spawn_local;

use crate::domain::record::sealed::SealError;
use crate::domain::sync::secrets::Secrets;
use crate::domain::sync::setup::{DavServer, SyncSetup, device_name, is_bundle_file};
use crate::domain::sync::trouble::PlaceTrouble;
use crate::domain::sync::webdav::folder_address;
use crate::ports::SyncPlace;
use crate::state::sandbox;
use crate::state::sync::desk::{KEY, ON, SyncDesk, SyncStanding};

/// What is typed to set sync up.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyncChoice {
    /// The name of this device.
    pub name: String,
    /// The passphrase of the files.
    pub passphrase: String,
    /// Whether this device keeps the passphrase, and the password of a server.
    pub is_remembered: bool,
}

/// What is typed to reach a folder on a server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ServerChoice {
    /// The address, as a path or whole.
    pub address: String,
    /// The user name; empty where the server asks for none.
    pub user: String,
    /// The password.
    pub password: String,
}

fn told(trouble: PlaceTrouble) -> String {
    trouble.to_string()
}

impl SyncDesk {
    /// Lets the candidate choose a folder and sets sync up with it. Works only during a press.
    pub fn use_folder(self, choice: SyncChoice) {
        self.begin(async move { self.set_folder_up(choice).await });
    }

    /// Sets sync up with a folder on a server. A folder that is missing there is made.
    pub fn use_server(self, choice: SyncChoice, server: ServerChoice) {
        self.begin(async move { self.set_server_up(choice, server).await.map(|()| true) });
    }

    /// Runs once the set-up has worked; `false` if the candidate left it.
    fn begin(self, set_up: impl Future<Output = Result<bool, String>> + 'static) {
        self.problem.set(None);
        self.is_connecting.set(true);
        spawn_local(async move {
            let is_set_up = set_up.await;
            self.is_connecting.set(false);
            match is_set_up {
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
    async fn set_folder_up(self, choice: SyncChoice) -> Result<bool, String> {
        self.refuse_in_example()?;
        let folder = self.folder().await;
        let folder = folder.ok_or_else(|| told(PlaceTrouble::PartMissing))?;
        let Some(name) = folder.choose().await.map_err(told)? else {
            return Ok(false);
        };
        let place = folder.place();
        self.finish(choice, &*place, name, None, String::new())
            .await?;
        Ok(true)
    }

    async fn set_server_up(self, choice: SyncChoice, typed: ServerChoice) -> Result<(), String> {
        self.refuse_in_example()?;
        let folder = self.folder().await;
        let folder = folder.ok_or_else(|| told(PlaceTrouble::PartMissing))?;
        let address = folder_address(&typed.address, &folder.origin());
        let server = DavServer {
            address: address.map_err(|error| error.to_string())?,
            user: typed.user.trim().to_owned(),
        };
        let place = folder.server(&server, &typed.password);
        place.prepare().await.map_err(told)?;
        let name = server.address.clone();
        self.finish(choice, &*place, name, Some(server), typed.password)
            .await
    }

    fn refuse_in_example(self) -> Result<(), String> {
        if sandbox::is_open(self.core.services) {
            return Err(
                "This is the example. Leave it first, then sync your own records.".to_owned(),
            );
        }
        Ok(())
    }

    /// Keeps a set-up whose place can be read with this passphrase.
    async fn finish(
        self,
        choice: SyncChoice,
        place: &dyn SyncPlace,
        folder: String,
        server: Option<DavServer>,
        password: String,
    ) -> Result<(), String> {
        let (_, own) = self.own_file();
        // A file that this device left there once is replaced.
        self.opens_files(place, &choice.passphrase, Some(&own))
            .await?;
        let secrets = Secrets {
            passphrase: choice.passphrase,
            password,
        };
        self.take_secrets(secrets, choice.is_remembered).await;
        self.keep_setup(SyncSetup {
            name: device_name(&choice.name),
            folder,
            server,
            peers: Vec::new(),
            synced: None,
            written: None,
        });
        let services = self.core.services.get_value();
        services.mirror.put(KEY, ON);
        self.standing.set(SyncStanding::Idle);
        Ok(())
    }

    /// Files that are in the folder already have a passphrase, which is the one to use.
    async fn opens_files(
        self,
        place: &dyn SyncPlace,
        passphrase: &str,
        except: Option<&str>,
    ) -> Result<(), String> {
        let services = self.core.services.get_value();
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

    async fn take_secrets(self, secrets: Secrets, is_remembered: bool) {
        let text = secrets.to_text();
        self.secrets.set_value(Some(secrets));
        if is_remembered
            && let Some(folder) = self.folder().await
            && !folder.remember(text).await
        {
            self.core.notices.tell(
                "This browser can’t keep the passphrase. You’ll type it again after each start.",
            );
        }
    }

    /// Takes the secrets that a run waits for; the password is empty for a folder of this device.
    pub fn give_secrets(self, passphrase: String, password: String, is_remembered: bool) {
        self.problem.set(None);
        spawn_local(async move {
            let secrets = Secrets {
                passphrase,
                password,
            };
            match self.try_secrets(&secrets).await {
                Ok(()) => {
                    self.take_secrets(secrets, is_remembered).await;
                    self.run().await;
                }
                Err(problem) => self.problem.set(Some(problem)),
            }
        });
    }

    /// A slip in the passphrase would write a file that the others cannot open.
    async fn try_secrets(self, secrets: &Secrets) -> Result<(), String> {
        let before = self.secrets.get_value();
        self.secrets.set_value(Some(secrets.clone()));
        let opens = match self.place().await {
            Ok(place) => self.opens_files(&*place, &secrets.passphrase, None).await,
            Err(trouble) => Err(told(trouble)),
        };
        if opens.is_err() {
            self.secrets.set_value(before);
        }
        opens
    }
}
