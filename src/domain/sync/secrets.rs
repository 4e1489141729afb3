//! What opens a place and its files. It is kept encrypted, or only as long as the page lives.

use serde::{Deserialize, Serialize};

use crate::domain::record::json::{from_json, to_json};

/// The passphrase of the files, and the password of the server if there is one.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Secrets {
    /// The passphrase of the files.
    pub passphrase: String,
    /// The password of the server; empty for a folder.
    #[serde(default)]
    pub password: String,
}

impl Secrets {
    /// As one text to keep.
    #[must_use]
    pub fn to_text(&self) -> String {
        to_json(self)
    }

    /// From a kept text. Before there were servers, that was the passphrase alone.
    #[must_use]
    pub fn from_text(text: String) -> Self {
        from_json(&text).unwrap_or(Self {
            passphrase: text,
            password: String::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_read_as_they_were_kept_and_as_they_once_were() {
        let secrets = Secrets {
            passphrase: "harbor lemon".to_owned(),
            password: "\"{".to_owned(),
        };
        assert!(Secrets::from_text(secrets.to_text()) == secrets);
        for old in ["harbor lemon", "{", "12"] {
            let read = Secrets::from_text(old.to_owned());
            assert!(read.passphrase == old && read.password.is_empty(), "{old}");
        }
    }
}
