//! Snapshots as files in the origin private file system, or as responses in a cache if the page cannot
//! write such files. Neither is stored with the database. But on a full disk Chromium empties these
//! along with it, and leaves localStorage alone: so the last snapshot is stored there as well, if it is
//! short.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use crate::browser::by_name::{self, object};
use crate::domain::record::reopening::Room;
use crate::ports::Snapshots;
use crate::ports::pending::Pending;

/// The folder in the file system, and the name of the cache. The service worker deletes other
/// caches with its own prefix, so this one has a different prefix.
const PLACE: &str = "snapshots-of-loopready";

/// Test content to find out whether there is room.
const PROBE: &str = "probe";
const PROBE_BYTES: usize = 1_000_000;

/// The localStorage keys of the last snapshot: its name and its text.
const LAST_NAME: &str = "loopready-last-snapshot";
const LAST_TEXT: &str = "loopready-last-snapshot-text";

/// The longest text stored there. A site has about five million characters of room, and drafts need their
/// share.
const LAST_BYTES: usize = 2_000_000;

/// localStorage, unless it is blocked.
fn local() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// The name of the last snapshot, if localStorage has one.
fn last_name() -> Option<String> {
    local()?.get_item(LAST_NAME).ok()?
}

fn forget_last() -> Option<()> {
    let local = local()?;
    // The text first: a name without its text is not a snapshot.
    local.remove_item(LAST_TEXT).ok()?;
    local.remove_item(LAST_NAME).ok()
}

/// Stores the last snapshot in localStorage, replacing the one before.
fn keep_last(name: &str, text: &str) -> Option<()> {
    forget_last()?;
    let local = local().filter(|_| text.len() <= LAST_BYTES)?;
    local.set_item(LAST_NAME, name).ok()?;
    // Without room, only the name is stored, and a snapshot that cannot be read is skipped.
    local.set_item(LAST_TEXT, text).ok()
}

fn last_text(name: &str) -> Option<String> {
    let is_last = last_name()? == name;
    local().filter(|_| is_last)?.get_item(LAST_TEXT).ok()?
}

/// This browser's snapshots. `web-sys` would add much code for the few calls made here, so they are
/// called by name.
pub struct BrowserSnapshots;

impl BrowserSnapshots {
    /// Whether the disk accepts a file larger than most records. It is tried in the cache: on a full disk
    /// Chromium 156 refuses it there in 20 ms, however often, while the private file system fails inside.
    pub(crate) async fn room(&self) -> Room {
        let Some(place) = Place::cache().await.map(Place::Cache) else {
            return Room::Unknown;
        };
        let written = place.write(PROBE, &"0".repeat(PROBE_BYTES)).await;
        // If it was not written, there is nothing to remove.
        let _ = place.remove(PROBE).await;
        match written {
            Some(()) => Room::Enough,
            None => Room::None,
        }
    }
}

/// Where they are.
enum Place {
    Folder(JsValue),
    Cache(JsValue),
}

/// Calls a method and awaits its promise; `None` if there is no such method or it fails.
async fn call(of: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    by_name::call(of, method, arguments).await.ok()
}

fn field(of: &JsValue, name: &str) -> Option<JsValue> {
    let field = Reflect::get(of, &name.into()).ok()?;
    (!field.is_undefined() && !field.is_null()).then_some(field)
}

/// The options that create a missing file or folder.
fn making() -> JsValue {
    object(&[("create", true.into())])
}

impl Place {
    async fn open() -> Option<Self> {
        match Self::folder().await {
            Some(folder) => Some(Self::Folder(folder)),
            None => Self::cache().await.map(Self::Cache),
        }
    }

    async fn folder() -> Option<JsValue> {
        let window = web_sys::window()?;
        // In older versions of Safari, a page can read such files but not write them.
        let file = field(&window, "FileSystemFileHandle")?;
        field(&field(&file, "prototype")?, "createWritable")?;
        let storage = field(&window.navigator(), "storage")?;
        let root = call(&storage, "getDirectory", &[]).await?;
        call(&root, "getDirectoryHandle", &[PLACE.into(), making()]).await
    }

    async fn cache() -> Option<JsValue> {
        let window = web_sys::window()?;
        call(&field(&window, "caches")?, "open", &[PLACE.into()]).await
    }

    async fn names(&self) -> Option<Vec<String>> {
        let mut names = Vec::new();
        match self {
            Self::Folder(folder) => {
                let keys = call(folder, "keys", &[]).await?;
                loop {
                    let next = call(&keys, "next", &[]).await?;
                    match field(&next, "value").and_then(|name| name.as_string()) {
                        Some(name) => names.push(name),
                        None => return Some(names),
                    }
                }
            }
            Self::Cache(cache) => {
                let requests = call(cache, "keys", &[]).await?;
                for request in Array::from(&requests).iter() {
                    let url = field(&request, "url").and_then(|url| url.as_string())?;
                    names.extend(url.rsplit('/').next().map(str::to_owned));
                }
                Some(names)
            }
        }
    }

    async fn write(&self, name: &str, text: &str) -> Option<()> {
        match self {
            Self::Folder(folder) => {
                let file = call(folder, "getFileHandle", &[name.into(), making()]).await?;
                let stream = call(&file, "createWritable", &[]).await?;
                call(&stream, "write", &[text.into()]).await?;
                call(&stream, "close", &[]).await?;
            }
            Self::Cache(cache) => {
                let response = web_sys::Response::new_with_opt_str(Some(text)).ok()?;
                call(cache, "put", &[address(name), response.into()]).await?;
            }
        }
        Some(())
    }

    async fn read(&self, name: &str) -> Option<String> {
        let content = match self {
            Self::Folder(folder) => {
                let file = call(folder, "getFileHandle", &[name.into()]).await?;
                call(&file, "getFile", &[]).await?
            }
            Self::Cache(cache) => call(cache, "match", &[address(name)]).await?,
        };
        call(&content, "text", &[]).await?.as_string()
    }

    async fn remove(&self, name: &str) -> Option<()> {
        match self {
            Self::Folder(folder) => call(folder, "removeEntry", &[name.into()]).await?,
            Self::Cache(cache) => call(cache, "delete", &[address(name)]).await?,
        };
        Some(())
    }
}

/// The address of a snapshot in the cache; nothing is ever fetched from there.
fn address(name: &str) -> JsValue {
    format!("/{PLACE}/{name}").into()
}

impl Snapshots for BrowserSnapshots {
    fn names(&self) -> Pending<'_, Vec<String>> {
        Box::pin(async {
            let names = match Place::open().await {
                Some(place) => place.names().await,
                None => None,
            };
            let mut names = names.unwrap_or_default();
            let last = last_name().filter(|last| !names.contains(last));
            names.extend(last);
            names
        })
    }

    fn write(&self, name: String, text: String) -> Pending<'_, bool> {
        Box::pin(async move {
            let written = match Place::open().await {
                Some(place) => place.write(&name, &text).await,
                None => None,
            };
            let is_last = keep_last(&name, &text);
            written.or(is_last).is_some()
        })
    }

    fn read(&self, name: String) -> Pending<'_, Option<String>> {
        Box::pin(async move {
            let written = match Place::open().await {
                Some(place) => place.read(&name).await,
                None => None,
            };
            written.or_else(|| last_text(&name))
        })
    }

    fn remove(&self, name: String) -> Pending<'_, ()> {
        Box::pin(async move {
            if let Some(place) = Place::open().await {
                // It is fine if it doesn't exist.
                let _ = place.remove(&name).await;
            }
            if last_name().is_some_and(|last| last == name) {
                // Anything left is removed with the next one.
                let _ = forget_last();
            }
        })
    }
}
