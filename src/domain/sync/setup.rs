//! A device's sync settings. They never leave the device, and no backup contains them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::format::instants::{instant, optional_instant};
use crate::domain::record::bundle::Bundle;
use crate::domain::record::id::DeviceId;

/// The extension of the files that devices write to the sync folder.
const ENDING: &str = ".loopready-sync";

/// The largest file that is read, in bytes: far more than all records of a candidate.
pub const LARGEST_BYTES: f64 = 256.0 * 1024.0 * 1024.0;

/// The longest name of a device, in characters.
const LONGEST_NAME: usize = 40;

/// The file that only this device writes.
#[must_use]
pub fn file_of(device: &DeviceId) -> String {
    format!("{}{ENDING}", device.0)
}

/// Whether a file is a device's sync file. Conflict copies made by the folder's own sync service count
/// as well: a device wrote their content once.
#[must_use]
pub fn is_bundle_file(name: &str) -> bool {
    name.ends_with(ENDING)
}

/// A device's name as it was typed, or a default if it has none.
#[must_use]
pub fn device_name(typed: &str) -> String {
    let name: String = typed.trim().chars().take(LONGEST_NAME).collect();
    if name.is_empty() {
        "Unnamed device".to_owned()
    } else {
        name
    }
}

/// A folder on a server, and the user who signs in there. The password is kept apart.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DavServer {
    /// The address of the folder, with a slash at its end.
    pub address: String,
    /// The user name; empty where the server asks for none.
    pub user: String,
}

/// A device's sync settings.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SyncSetup {
    /// The name of this device, as it appears on the others.
    pub name: String,
    /// The name of the folder; that of a server is its address.
    pub folder: String,
    /// The server of the folder; `None` for a folder of this device.
    #[serde(default)]
    pub server: Option<DavServer>,
    /// The other devices, by their files.
    #[serde(default)]
    pub peers: Vec<Peer>,
    /// When the last run without an error ended.
    #[serde(default, with = "optional_instant")]
    pub synced: Option<DateTime<Utc>>,
    /// The hash of this device's file; `None` before it is first written.
    #[serde(default)]
    pub written: Option<String>,
}

/// A file of another device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Peer {
    /// Its name in the folder.
    pub file: String,
    /// Changes whenever its content does; see [`crate::domain::sync::setup::SyncSetup::has_news`].
    pub mark: String,
    /// The device's name, known once its file has been read.
    #[serde(default)]
    pub name: Option<String>,
    /// When that device wrote the file, by its own clock.
    #[serde(default, with = "optional_instant")]
    pub made: Option<DateTime<Utc>>,
    /// When this device last read it.
    #[serde(with = "instant")]
    pub seen: DateTime<Utc>,
    /// What it changed on this device, or why it could not be read.
    pub outcome: PeerOutcome,
}

/// What happened to another device's file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeerOutcome {
    /// It was merged; the text says what changed on this device.
    Merged(String),
    /// It was skipped; the text says why.
    Skipped(String),
}

impl SyncSetup {
    /// Whether a file has content that this device hasn't read. A file that could not be read is tried again.
    #[must_use]
    pub fn has_news(&self, file: &str, mark: &str) -> bool {
        !self.peers.iter().any(|peer| {
            peer.file == file && peer.mark == mark && matches!(peer.outcome, PeerOutcome::Merged(_))
        })
    }

    /// Records what happened to a file. A device keeps its name when its file can't be read.
    pub fn note(
        &mut self,
        file: &str,
        mark: &str,
        now: DateTime<Utc>,
        read: Result<(&Bundle, String), String>,
    ) {
        let before = self.peers.iter().position(|peer| peer.file == file);
        let before = before.map(|place| self.peers.remove(place));
        let (name, made, outcome) = match read {
            Ok((bundle, told)) => (
                Some(bundle.sender.name.clone()),
                Some(bundle.made),
                PeerOutcome::Merged(told),
            ),
            Err(why) => (
                before.as_ref().and_then(|peer| peer.name.clone()),
                before.as_ref().and_then(|peer| peer.made),
                PeerOutcome::Skipped(why),
            ),
        };
        self.peers.push(Peer {
            file: file.to_owned(),
            mark: mark.to_owned(),
            name,
            made,
            seen: now,
            outcome,
        });
        self.peers.sort_by(|one, other| one.file.cmp(&other.file));
    }

    /// Removes devices whose files are gone.
    pub fn keep_only(&mut self, files: &[&str]) {
        self.peers
            .retain(|peer| files.contains(&peer.file.as_str()));
    }

    /// Why the first unreadable file could not be read; `None` if all could.
    #[must_use]
    pub fn skipped(&self) -> Option<&str> {
        self.peers.iter().find_map(|peer| match &peer.outcome {
            PeerOutcome::Skipped(why) => Some(why.as_str()),
            PeerOutcome::Merged(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::bundle::{Known, Sender, read, write};
    use crate::domain::record::import::Rows;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    fn phone() -> Bundle {
        let sender = Sender {
            device: DeviceId("p".to_owned()),
            name: "Phone".to_owned(),
        };
        read(&write(&Rows::new(), &Known::new(), &sender, at(5)).text).unwrap()
    }

    #[test]
    fn a_file_has_news_until_it_was_read_as_it_is() {
        let mut setup = SyncSetup {
            name: "Laptop".to_owned(),
            folder: "Loop".to_owned(),
            server: None,
            peers: Vec::new(),
            synced: None,
            written: None,
        };
        assert!(setup.has_news("p", "1"));
        setup.note("p", "1", at(9), Ok((&phone(), "2 new".to_owned())));
        assert!(!setup.has_news("p", "1"));
        assert!(setup.has_news("p", "2"));
        setup.note("p", "2", at(9), Err("damaged".to_owned()));
        assert!(setup.has_news("p", "2"), "what failed is tried again");
        assert_eq!(setup.skipped(), Some("damaged"));
        assert_eq!(setup.peers.len(), 1);
        assert_eq!(setup.peers[0].name.as_deref(), Some("Phone"));
        let text = crate::domain::record::json::to_json(&setup);
        assert_eq!(
            crate::domain::record::json::from_json::<SyncSetup>(&text).unwrap(),
            setup
        );
        setup.keep_only(&["q"]);
        assert!(setup.peers.is_empty());
    }

    #[test]
    fn names_of_files_and_devices() {
        let file = file_of(&DeviceId("0199".to_owned()));
        for (name, is_bundle) in [
            (file.as_str(), true),
            ("0199 (conflicted copy).loopready-sync", true),
            ("0199.loopready-sync.tmp", false),
            ("loopready-2026-12-01.loopready", false),
        ] {
            assert_eq!(is_bundle_file(name), is_bundle, "{name}");
        }
        for (typed, name) in [
            (" Work laptop ", "Work laptop".to_owned()),
            ("  ", "Unnamed device".to_owned()),
            (&"x".repeat(50), "x".repeat(40)),
        ] {
            assert_eq!(device_name(typed), name);
        }
    }
}
