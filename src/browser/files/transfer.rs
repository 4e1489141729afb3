//! Files, clipboard, share sheet and printer of a browser. Compression is the browser's own (gzip).

use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, FilePropertyBag, HtmlAnchorElement, HtmlInputElement, ReadableStream,
    ReadableStreamDefaultReader, ReadableWritablePair, Response, ShareData, Url,
};

use crate::browser::promise::{name, said};
use crate::ports::pending::Pending;
use crate::ports::{File, FileError, Files, OpenedFile, Shared};

/// The largest size that a file may unpack to, in bytes. A backup of a thousand memos has about 20
/// MB.
const LARGEST: usize = 256 * 1024 * 1024;

/// The first bytes of a gzip file (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

#[wasm_bindgen]
extern "C" {
    /// `web-sys` has compression streams only behind an unstable flag, so these bindings are our
    /// own.
    #[wasm_bindgen(extends = ReadableWritablePair)]
    type CompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    #[wasm_bindgen(extends = ReadableWritablePair)]
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// The files of this browser.
pub struct BrowserFiles;

impl Files for BrowserFiles {
    fn save_compressed(&self, name: String, text: String) -> Pending<'_, Result<(), FileError>> {
        Box::pin(async move {
            save_compressed(&name, &text)
                .await
                .map_err(|error| FileError::Refused(said(&error)))
        })
    }

    fn save(&self, file: &File) -> Result<(), FileError> {
        blob(&file.bytes, file.kind.media_type())
            .and_then(|blob| offer(&blob, &file.name))
            .map_err(|error| FileError::Refused(said(&error)))
    }

    fn can_share(&self) -> bool {
        web_sys::window()
            .is_some_and(|window| Reflect::has(&window.navigator(), &"share".into()) == Ok(true))
    }

    fn share(&self, text: String, file: Option<File>) -> Pending<'static, Shared> {
        let asked = ask_to_share(&text, file.as_ref());
        Box::pin(async move {
            let answer = match asked {
                Ok(asked) => JsFuture::from(asked).await,
                Err(error) => Err(error),
            };
            match answer {
                Err(error) if name(&error) != "AbortError" => Shared::Refused,
                _ => Shared::Done,
            }
        })
    }

    fn chosen(&self, id: &'static str) -> Pending<'_, Result<Option<Vec<u8>>, FileError>> {
        Box::pin(async move {
            let input: Option<HtmlInputElement> = web_sys::window()
                .and_then(|window| window.document())
                .and_then(|document| document.get_element_by_id(id))
                .and_then(|element| element.dyn_into().ok());
            let Some(file) = input
                .and_then(|input| input.files())
                .and_then(|files| files.get(0))
            else {
                return Ok(None);
            };
            read(&file).await.map(Some)
        })
    }

    fn on_opened(&self, opened: Box<dyn Fn(Result<OpenedFile, FileError>)>) {
        let Some(queue) = launch_queue() else {
            return;
        };
        let opened = Rc::new(opened);
        let heard = Closure::<dyn Fn(JsValue)>::new(move |launch: JsValue| {
            let files = Reflect::get(&launch, &"files".into()).unwrap_or(JsValue::NULL);
            if !Array::is_array(&files) {
                return;
            }
            for handle in Array::from(&files).iter() {
                let opened = Rc::clone(&opened);
                spawn_local(async move {
                    opened(opened_file(&handle).await);
                });
            }
        })
        .into_js_value();
        let set = Reflect::get(&queue, &"setConsumer".into())
            .and_then(JsValue::dyn_into::<Function>)
            .and_then(|set| set.call1(&queue, &heard));
        // Without a consumer no file arrives, and the page works without them.
        let _ = set;
    }

    fn copy(&self, text: String) -> Pending<'_, bool> {
        Box::pin(async move {
            let Some(window) = web_sys::window() else {
                return false;
            };
            let clipboard = window.navigator().clipboard();
            // Without a secure context there is no clipboard.
            if clipboard.is_undefined() {
                return false;
            }
            JsFuture::from(clipboard.write_text(&text)).await.is_ok()
        })
    }

    fn print(&self) {
        if let Some(window) = web_sys::window() {
            // A browser that cannot print says so itself.
            let _ = window.print();
        }
    }
}

/// The queue of files that are opened with the app (Launch Handler API); Chromium's browsers have it.
fn launch_queue() -> Option<JsValue> {
    let queue = Reflect::get(&JsValue::from(web_sys::window()?), &"launchQueue".into()).ok()?;
    queue.is_object().then_some(queue)
}

/// Reads the file of a handle of the launch queue.
async fn opened_file(handle: &JsValue) -> Result<OpenedFile, FileError> {
    let refused = |error: JsValue| FileError::Refused(said(&error));
    let asked = Reflect::get(handle, &"getFile".into())
        .and_then(JsValue::dyn_into::<Function>)
        .and_then(|get| get.call0(handle))
        .and_then(JsValue::dyn_into::<Promise>)
        .map_err(refused)?;
    let file: web_sys::File = JsFuture::from(asked)
        .await
        .and_then(JsValue::dyn_into)
        .map_err(refused)?;
    Ok(OpenedFile {
        name: file.name(),
        bytes: read(&file).await?,
    })
}

async fn save_compressed(name: &str, text: &str) -> Result<(), JsValue> {
    let blob = blob(&packed(text).await?, "application/gzip")?;
    offer(&blob, name)
}

/// A text, compressed.
pub(crate) async fn packed(text: &str) -> Result<Vec<u8>, JsValue> {
    let plain = Blob::new_with_str_sequence(&Array::of1(&text.into()))?;
    let gzip = CompressionStream::new("gzip")?;
    let packed = plain.stream().pipe_through(&gzip);
    let bytes =
        JsFuture::from(Response::new_with_opt_readable_stream(Some(&packed))?.array_buffer()?)
            .await?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// Bytes, unpacked if they are compressed; see [`read`].
pub(crate) async fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, FileError> {
    let blob = blob(bytes, "application/octet-stream")
        .map_err(|error| FileError::Refused(said(&error)))?;
    read(&blob).await
}

fn blob(bytes: &[u8], media_type: &str) -> Result<Blob, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let bytes = Uint8Array::from(bytes);
    Blob::new_with_buffer_source_sequence_and_options(&Array::of1(&bytes), &kind)
}

fn ask_to_share(text: &str, file: Option<&File>) -> Result<Promise, JsValue> {
    let navigator = web_sys::window().ok_or(JsValue::NULL)?.navigator();
    let data = ShareData::new();
    data.set_text(text);
    // If the browser has no such check, it shares no files.
    if let Some(file) = file.filter(|_| Reflect::has(&navigator, &"canShare".into()) == Ok(true)) {
        let kind = FilePropertyBag::new();
        kind.set_type(file.kind.media_type());
        let blob = blob(&file.bytes, file.kind.media_type())?;
        let file = web_sys::File::new_with_blob_sequence_and_options(
            &Array::of1(&blob),
            &file.name,
            &kind,
        )?;
        data.set_files(&Array::of1(&file));
        if !navigator.can_share_with_data(&data) {
            Reflect::delete_property(&data, &"files".into())?;
        }
    }
    Ok(navigator.share_with_data(&data))
}

/// Downloads a blob as a file.
fn offer(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let anchor: HtmlAnchorElement = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?
        .create_element("a")?
        .unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&url)
}

/// Reads a file, and unpacks it if it is compressed. A truncated file yields everything before the
/// cut; the parser decides whether it is complete.
async fn read(file: &Blob) -> Result<Vec<u8>, FileError> {
    #[expect(clippy::cast_precision_loss, reason = "the limit is far below 2^53")]
    if file.size() > LARGEST as f64 {
        return Err(FileError::TooLarge);
    }
    let refused = |error: JsValue| FileError::Refused(said(&error));
    let head = file.slice_with_i32_and_i32(0, 2).map_err(refused)?;
    let head = JsFuture::from(head.array_buffer()).await.map_err(refused)?;
    let stream: ReadableStream = if Uint8Array::new(&head).to_vec() == GZIP {
        let gunzip = DecompressionStream::new("gzip").map_err(refused)?;
        file.stream().pipe_through(&gunzip)
    } else {
        file.stream()
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    // An error in the middle marks the end of a damaged file.
    while let Ok(step) = JsFuture::from(reader.read()).await {
        let Some(chunk) = chunk(&step) else { break };
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LARGEST {
            let _ = reader.cancel();
            return Err(FileError::TooLarge);
        }
    }
    Ok(bytes)
}

fn chunk(step: &JsValue) -> Option<Vec<u8>> {
    let value = Reflect::get(step, &"value".into()).ok()?;
    value
        .dyn_into::<Uint8Array>()
        .ok()
        .map(|bytes| bytes.to_vec())
}
