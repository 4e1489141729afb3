//! A folder of this device for sync (File System Access API), in the part of the program with the
//! settings. The handle of the folder and the encrypted secrets are in a database of their own,
//! since only `IndexedDB` keeps handles and keys. `web-sys` has this API only behind an unstable flag, so
//! it is called by name.

#![allow(
    unsafe_code,
    clippy::unnecessary_wraps,
    reason = "what `wasm_split` writes declares an import and an export, and fails where a part cannot be fetched"
)]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{IdbDatabase, IdbRequest, IdbTransactionMode};

use crate::browser::by_name::{call, object};
use crate::browser::promise::{name, said, settled};
use crate::browser::storage::webdav::WebDav;
use crate::domain::sync::setup::{DavServer, LARGEST_BYTES, is_bundle_file};
use crate::domain::sync::trouble::PlaceTrouble;
use crate::ports::pending::Pending;
use crate::ports::{BringsFolder, FolderAccess, PlacedFile, SyncFolder, SyncPlace};

/// The database, its table, and the keys in it.
const DATABASE: &str = "loopready-sync";
const TABLE: &str = "kept";
const HANDLE: &str = "folder";
const SECRETS: &str = "passphrase";

/// Brings the folder of this browser.
pub struct BrowserFolder;

impl BringsFolder for BrowserFolder {
    fn bring(&self) -> Pending<'_, Option<Rc<dyn SyncFolder>>> {
        Box::pin(async { folder().await.ok() })
    }
}

#[wasm_split(settings, fallible)]
fn folder() -> Result<Rc<dyn SyncFolder>, SplitLoaderError> {
    Ok(Rc::new(Folder::default()))
}

/// The folder, once it was chosen or found in the database.
#[derive(Default)]
struct Folder {
    handle: RefCell<Option<JsValue>>,
}

/// The files in a directory of the File System API.
pub struct Directory(JsValue);

impl Directory {
    /// The directory of a handle.
    #[must_use]
    pub fn of(handle: JsValue) -> Self {
        Self(handle)
    }
}

fn trouble(error: &JsValue) -> PlaceTrouble {
    match name(error).as_str() {
        "NotFoundError" => PlaceTrouble::Vanished,
        "NotAllowedError" | "SecurityError" => PlaceTrouble::NeedsPress,
        "NoModificationAllowedError" => PlaceTrouble::ReadOnly,
        "QuotaExceededError" => PlaceTrouble::Full,
        _ => PlaceTrouble::Refused(said(error)),
    }
}

impl Directory {
    async fn files(&self) -> Result<Vec<PlacedFile>, JsValue> {
        let mut found = Vec::new();
        let values = call(&self.0, "values", &[]).await?;
        loop {
            let next = call(&values, "next", &[]).await?;
            let entry = Reflect::get(&next, &"value".into())?;
            if !entry.is_object() {
                return Ok(found);
            }
            let name = Reflect::get(&entry, &"name".into())?;
            let Some(name) = name.as_string().filter(|name| is_bundle_file(name)) else {
                continue;
            };
            if Reflect::get(&entry, &"kind".into())? != "file" {
                continue;
            }
            // Another program may have moved or deleted it since.
            let Ok(file) = call(&entry, "getFile", &[]).await else {
                continue;
            };
            let part = |field: &str| -> Result<f64, JsValue> {
                Ok(Reflect::get(&file, &field.into())?
                    .as_f64()
                    .unwrap_or_default())
            };
            let mark = format!("{}-{}", part("lastModified")?, part("size")?);
            found.push(PlacedFile { name, mark });
        }
    }

    async fn content(&self, file: &str) -> Result<Option<Vec<u8>>, PlaceTrouble> {
        let handle = match call(&self.0, "getFileHandle", &[file.into()]).await {
            Err(error) if name(&error) == "NotFoundError" => return Ok(None),
            handle => handle.map_err(|error| trouble(&error))?,
        };
        let read = async {
            let file = call(&handle, "getFile", &[]).await?;
            let size = Reflect::get(&file, &"size".into())?.as_f64();
            if size.is_none_or(|size| size > LARGEST_BYTES) {
                return Ok(None);
            }
            let content = call(&file, "arrayBuffer", &[]).await?;
            Ok(Some(Uint8Array::new(&content).to_vec()))
        };
        let content: Result<Option<Vec<u8>>, JsValue> = read.await;
        match content.map_err(|error| trouble(&error))? {
            None => Err(PlaceTrouble::TooLarge),
            content => Ok(content),
        }
    }

    async fn put(&self, name: &str, content: &[u8]) -> Result<(), JsValue> {
        let creating = object(&[("create", true.into())]);
        let handle = call(&self.0, "getFileHandle", &[name.into(), creating]).await?;
        let stream = call(&handle, "createWritable", &[]).await?;
        let written = call(&stream, "write", &[Uint8Array::from(content).into()]).await;
        if let Err(error) = written {
            // The file stays as it is until the stream is closed.
            let _ = call(&stream, "abort", &[]).await;
            return Err(error);
        }
        call(&stream, "close", &[]).await?;
        Ok(())
    }
}

impl SyncPlace for Directory {
    fn list(&self) -> Pending<'_, Result<Vec<PlacedFile>, PlaceTrouble>> {
        Box::pin(async { self.files().await.map_err(|error| trouble(&error)) })
    }

    fn read(&self, name: &str) -> Pending<'_, Result<Option<Vec<u8>>, PlaceTrouble>> {
        let file = name.to_owned();
        Box::pin(async move { self.content(&file).await })
    }

    fn write(&self, name: &str, content: Vec<u8>) -> Pending<'_, Result<(), PlaceTrouble>> {
        let name = name.to_owned();
        Box::pin(async move {
            let put = self.put(&name, &content).await;
            put.map_err(|error| trouble(&error))
        })
    }

    fn remove(&self, file: &str) -> Pending<'_, Result<(), PlaceTrouble>> {
        let file = JsValue::from(file);
        Box::pin(async move {
            match call(&self.0, "removeEntry", &[file]).await {
                Err(error) if name(&error) != "NotFoundError" => Err(trouble(&error)),
                _ => Ok(()),
            }
        })
    }
}

impl Folder {
    /// The handle of the folder, from this session or from the database.
    async fn handle(&self) -> Option<JsValue> {
        let known = self.handle.borrow().clone();
        if known.is_some() {
            return known;
        }
        let kept = kept(HANDLE).await;
        self.handle.borrow_mut().clone_from(&kept);
        kept
    }
}

fn picker() -> Option<(JsValue, Function)> {
    let window = JsValue::from(web_sys::window()?);
    let picker = Reflect::get(&window, &"showDirectoryPicker".into()).ok()?;
    Some((window, picker.dyn_into().ok()?))
}

fn readwrite() -> JsValue {
    object(&[("mode", "readwrite".into())])
}

impl SyncFolder for Folder {
    fn is_offered(&self) -> bool {
        picker().is_some()
    }

    fn choose(&self) -> Pending<'_, Result<Option<String>, PlaceTrouble>> {
        Box::pin(async {
            let (window, picker) =
                picker().ok_or_else(|| PlaceTrouble::Refused("it has no folders".to_owned()))?;
            let how = object(&[("mode", "readwrite".into()), ("id", "loopready".into())]);
            let asked = picker.call1(&window, &how);
            let chosen = match asked.map(JsValue::unchecked_into::<Promise>) {
                Ok(asked) => JsFuture::from(asked).await,
                Err(error) => Err(error),
            };
            let handle = match chosen {
                Err(error) if name(&error) == "AbortError" => return Ok(None),
                chosen => chosen.map_err(|error| trouble(&error))?,
            };
            // Without the database it works until the page is closed.
            let _ = keep(HANDLE, &handle).await;
            let name = Reflect::get(&handle, &"name".into()).ok();
            *self.handle.borrow_mut() = Some(handle);
            Ok(Some(
                name.and_then(|name| name.as_string()).unwrap_or_default(),
            ))
        })
    }

    fn access(&self) -> Pending<'_, FolderAccess> {
        Box::pin(async {
            let Some(handle) = self.handle().await else {
                return FolderAccess::Missing;
            };
            match call(&handle, "queryPermission", &[readwrite()]).await {
                Ok(answer) if answer == "granted" => FolderAccess::Open,
                _ => FolderAccess::Asks,
            }
        })
    }

    fn ask(&self) -> Pending<'_, bool> {
        Box::pin(async {
            let Some(handle) = self.handle().await else {
                return false;
            };
            let answer = call(&handle, "requestPermission", &[readwrite()]).await;
            answer.is_ok_and(|answer| answer == "granted")
        })
    }

    fn place(&self) -> Rc<dyn SyncPlace> {
        let handle = self.handle.borrow().clone();
        Rc::new(Directory(handle.unwrap_or_default()))
    }

    fn origin(&self) -> String {
        let origin = web_sys::window().map(|window| window.location().origin());
        origin.and_then(Result::ok).unwrap_or_default()
    }

    fn server(&self, server: &DavServer, password: &str) -> Rc<dyn SyncPlace> {
        Rc::new(WebDav::of(server, password))
    }

    fn remember(&self, secret: String) -> Pending<'_, bool> {
        Box::pin(async move {
            match wrapped(&secret).await {
                Ok(wrapped) => keep(SECRETS, &wrapped).await.is_some(),
                Err(_) => false,
            }
        })
    }

    fn recall(&self) -> Pending<'_, Option<String>> {
        Box::pin(async { unwrapped(&kept(SECRETS).await?).await.ok() })
    }

    fn forget(&self) -> Pending<'_, ()> {
        Box::pin(async {
            self.handle.take();
            for key in [HANDLE, SECRETS] {
                // What is not there need not be removed.
                let _ = removed(key).await;
            }
        })
    }
}

fn crypto() -> Result<(JsValue, JsValue), JsValue> {
    let window = JsValue::from(web_sys::window().ok_or(JsValue::NULL)?);
    let crypto = Reflect::get(&window, &"crypto".into())?;
    let subtle = Reflect::get(&crypto, &"subtle".into())?;
    Ok((crypto, subtle))
}

/// A secret text, encrypted with a key that no page can read. Who can run this browser can still use
/// it here.
async fn wrapped(secret: &str) -> Result<JsValue, JsValue> {
    let (crypto, subtle) = crypto()?;
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let key = call(&subtle, "generateKey", &[kind, false.into(), uses.into()]).await?;
    let iv = JsValue::from(Uint8Array::new_with_length(12));
    call(&crypto, "getRandomValues", std::slice::from_ref(&iv)).await?;
    let how = object(&[("name", "AES-GCM".into()), ("iv", iv.clone())]);
    let plain = Uint8Array::from(secret.as_bytes());
    let sealed = call(&subtle, "encrypt", &[how, key.clone(), plain.into()]).await?;
    Ok(object(&[("key", key), ("iv", iv), ("sealed", sealed)]))
}

async fn unwrapped(wrapped: &JsValue) -> Result<String, JsValue> {
    let (_, subtle) = crypto()?;
    let part = |field: &str| Reflect::get(wrapped, &field.into());
    let how = object(&[("name", "AES-GCM".into()), ("iv", part("iv")?)]);
    let plain = call(&subtle, "decrypt", &[how, part("key")?, part("sealed")?]).await?;
    String::from_utf8(Uint8Array::new(&plain).to_vec()).map_err(|_| JsValue::NULL)
}

/// The result of a request.
async fn answered(request: &IdbRequest) -> Option<JsValue> {
    let answer = settled(|resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    answer.await.ok()?;
    request.result().ok()
}

async fn opened() -> Option<IdbDatabase> {
    let factory = web_sys::window()?.indexed_db().ok()??;
    let request = factory.open_with_u32(DATABASE, 1).ok()?;
    let asked = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Ok(database) = asked.result() {
            // A failure aborts the upgrade, which the request reports.
            let _ = database
                .unchecked_into::<IdbDatabase>()
                .create_object_store(TABLE);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    answered(&request).await?.dyn_into().ok()
}

/// Makes one request in a transaction of its own, and closes the database.
async fn asked(
    mode: IdbTransactionMode,
    ask: impl FnOnce(&web_sys::IdbObjectStore) -> Result<IdbRequest, JsValue>,
) -> Option<JsValue> {
    let database = opened().await?;
    let transaction = database
        .transaction_with_str_and_mode(TABLE, mode)
        .and_then(|transaction| transaction.object_store(TABLE))
        .and_then(|table| ask(&table));
    let answer = match transaction {
        Ok(request) => answered(&request).await,
        Err(_) => None,
    };
    database.close();
    answer
}

async fn keep(key: &str, value: &JsValue) -> Option<JsValue> {
    asked(IdbTransactionMode::Readwrite, |table| {
        table.put_with_key(value, &key.into())
    })
    .await
}

async fn kept(key: &str) -> Option<JsValue> {
    asked(IdbTransactionMode::Readonly, |table| table.get(&key.into()))
        .await
        .filter(|value| !value.is_undefined())
}

async fn removed(key: &str) -> Option<JsValue> {
    asked(IdbTransactionMode::Readwrite, |table| {
        table.delete(&key.into())
    })
    .await
}
