//! What a device remembers about its sync. It never leaves the device and is in no backup.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::format::instants::{instant, optional_instant};
use crate::domain::record::bundle::Bundle;
use crate::domain::record::id::DeviceId;

/// The ending of the files that devices leave for each other.
const ENDING: &str = ".loopready-sync";

/// The longest name of a device, in characters.
const LONGEST_NAME: usize = 40;

/// The file that a device writes; no other device does.
#[must_use]
pub fn file_of(device: &DeviceId) -> String {
    format!("{}{ENDING}", device.0)
}

/// Whether a file is one that devices leave for each other. Copies that a synced folder makes of a
/// file count as well: they hold what a device wrote once.
#[must_use]
pub fn is_bundle_file(name: &str) -> bool {
    name.ends_with(ENDING)
}

/// A name for a device as it was typed, or one for a device without a name.
#[must_use]
pub fn device_name(typed: &str) -> String {
    let name: String = typed.trim().chars().take(LONGEST_NAME).collect();
    if name.is_empty() {
        "Unnamed device".to_owned()
    } else {
        name
    }
}

/// The sync of a device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SyncSetup {
    /// The name of this device, as the others show it.
    pub name: String,
    /// The name of the folder.
    pub folder: String,
    /// The other devices, by their files.
    #[serde(default)]
    pub peers: Vec<Peer>,
    /// The end of the last run without trouble.
    #[serde(default, with = "optional_instant")]
    pub synced: Option<DateTime<Utc>>,
    /// What this device's file holds, as a hash; `None` before it is written.
    #[serde(default)]
    pub written: Option<String>,
}

/// A file of another device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Peer {
    /// Its name in the folder.
    pub file: String,
    /// What changes with its content; see [`crate::domain::sync::setup::SyncSetup::has_news`].
    pub mark: String,
    /// The name of the device, once its file was read.
    #[serde(default)]
    pub name: Option<String>,
    /// When it wrote the file, by its own clock.
    #[serde(default, with = "optional_instant")]
    pub made: Option<DateTime<Utc>>,
    /// When this device looked at it.
    #[serde(with = "instant")]
    pub seen: DateTime<Utc>,
    /// What reading it changed here, or why it could not be read.
    pub outcome: PeerOutcome,
}

/// What became of a file of another device.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeerOutcome {
    /// It was merged; the text says what changed here.
    Merged(String),
    /// It was left alone; the text says why.
    Skipped(String),
}

impl SyncSetup {
    /// Whether a file holds what this device has not read yet. What could not be read is tried again.
    #[must_use]
    pub fn has_news(&self, file: &str, mark: &str) -> bool {
        !self.peers.iter().any(|peer| {
            peer.file == file && peer.mark == mark && matches!(peer.outcome, PeerOutcome::Merged(_))
        })
    }

    /// Notes what became of a file. The name of a device stays when its file cannot be read.
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

    /// Leaves out devices whose files are gone.
    pub fn keep_only(&mut self, files: &[&str]) {
        self.peers
            .retain(|peer| files.contains(&peer.file.as_str()));
    }

    /// Why some files could not be read, the first of them; none if all were.
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
