//! Encryption in a part of the program of its own, fetched when the first file is encrypted or
//! decrypted. Texts are compressed first: nothing compresses what is encrypted.

#![allow(
    unsafe_code,
    reason = "what `wasm_split` writes declares an import and an export"
)]

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::browser::files::transfer::{packed, unpacked};
use crate::browser::promise::said;
use crate::domain::record::sealed::{SealError, WORK};
use crate::ports::pending::Pending;
use crate::ports::{Sealing, age};

/// Encrypts and decrypts in this browser.
pub struct BrowserSealing;

impl Sealing for BrowserSealing {
    fn seal(&self, text: String, passphrase: String) -> Pending<'_, Result<Vec<u8>, SealError>> {
        Box::pin(async move {
            let refused = |error| SealError::Refused(said(&error));
            let content = packed(&text).await.map_err(refused)?;
            seal(content, passphrase).await
        })
    }

    fn open(&self, file: Vec<u8>, passphrase: String) -> Pending<'_, Result<Vec<u8>, SealError>> {
        Box::pin(async move {
            let content = open(file, passphrase).await?;
            unpacked(&content)
                .await
                .map_err(|error| SealError::Refused(error.to_string()))
        })
    }
}

impl From<SplitLoaderError> for SealError {
    fn from(_: SplitLoaderError) -> Self {
        Self::PartMissing
    }
}

#[wasm_split(sealing, fallible)]
fn seal(content: Vec<u8>, passphrase: String) -> Result<Vec<u8>, SealError> {
    age::seal(&content, &passphrase, WORK)
}

#[wasm_split(sealing, fallible)]
fn open(file: Vec<u8>, passphrase: String) -> Result<Vec<u8>, SealError> {
    age::open(&file, &passphrase)
}
