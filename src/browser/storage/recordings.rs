//! Recordings in `IndexedDB`: metadata rows in one table, sound in another, with each chunk an
//! `ArrayBuffer` under the recording's key and the chunk's number.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{IdbKeyRange, IdbObjectStore, IdbTransaction, IdbTransactionMode};

use crate::browser::storage::indexed_db::{IndexedDb, aborted, committed, completion, every_row};
use crate::browser::storage::opening::{RECORDINGS, SOUND};
use crate::ports::pending::Pending;
use crate::ports::{Chunk, Durability, Recordings, Row, StorageError};

impl Recordings for IndexedDb {
    fn list(&self) -> Pending<'_, Result<Vec<Row>, StorageError>> {
        Box::pin(async {
            let transaction = self
                .begin(
                    &[RECORDINGS],
                    IdbTransactionMode::Readonly,
                    Durability::Relaxed,
                )
                .await?;
            every_row(&transaction, RECORDINGS).await
        })
    }

    fn keep(&self, row: Row, chunk: Option<Chunk>) -> Pending<'_, Result<(), StorageError>> {
        Box::pin(async move {
            let transaction = self
                .begin(
                    &[RECORDINGS, SOUND],
                    IdbTransactionMode::Readwrite,
                    Durability::Relaxed,
                )
                .await?;
            whole(&transaction, || {
                if let Some(chunk) = &chunk {
                    let bytes = Uint8Array::from(chunk.bytes.as_slice()).buffer();
                    let key = Array::of2(&row.key.as_str().into(), &chunk.number.into());
                    table(&transaction, SOUND)?.put_with_key(&bytes, &key)?;
                }
                table(&transaction, RECORDINGS)?
                    .put_with_key(&row.text.as_str().into(), &row.key.as_str().into())
                    .map(|_| ())
            })?;
            committed(&transaction).await
        })
    }

    fn sound(&self, key: &str) -> Pending<'_, Result<Vec<u8>, StorageError>> {
        let key = key.to_owned();
        Box::pin(async move {
            let transaction = self
                .begin(&[SOUND], IdbTransactionMode::Readonly, Durability::Relaxed)
                .await?;
            let request = chunks_of(&key)
                .and_then(|chunks| table(&transaction, SOUND)?.get_all_with_key(&chunks))
                .map_err(|error| aborted(&error))?;
            completion(&transaction).await?;
            let chunks = request.result().map_err(|error| aborted(&error))?;
            Ok(Array::from(&chunks)
                .iter()
                .flat_map(|chunk| Uint8Array::new(&chunk).to_vec())
                .collect())
        })
    }

    fn remove(&self, key: &str) -> Pending<'_, Result<(), StorageError>> {
        let key = key.to_owned();
        Box::pin(async move {
            let transaction = self
                .begin(
                    &[RECORDINGS, SOUND],
                    IdbTransactionMode::Readwrite,
                    Durability::Relaxed,
                )
                .await?;
            whole(&transaction, || {
                table(&transaction, SOUND)?.delete(&chunks_of(&key)?.into())?;
                table(&transaction, RECORDINGS)?
                    .delete(&key.as_str().into())
                    .map(|_| ())
            })?;
            committed(&transaction).await
        })
    }
}

fn table(transaction: &IdbTransaction, name: &str) -> Result<IdbObjectStore, JsValue> {
    transaction.object_store(name)
}

/// Makes all requests, or aborts the transaction.
fn whole(
    transaction: &IdbTransaction,
    ask: impl FnOnce() -> Result<(), JsValue>,
) -> Result<(), StorageError> {
    ask().map_err(|error| {
        // An abort that comes too late has nothing to undo.
        let _ = transaction.abort();
        aborted(&error)
    })
}

/// The key range of a recording's chunks: arrays that begin with its key. In `IndexedDB`'s order,
/// an array sorts after every number.
fn chunks_of(key: &str) -> Result<IdbKeyRange, JsValue> {
    let first = Array::of1(&key.into());
    let last = Array::of2(&key.into(), &Array::new());
    IdbKeyRange::bound(&first, &last)
}
