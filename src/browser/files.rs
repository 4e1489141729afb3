//! Files, clipboard and printer of a browser. Compression is the browser's own (gzip).

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, ReadableStream,
    ReadableStreamDefaultReader, ReadableWritablePair, Response, Url,
};

use super::promise::said;
use crate::ports::{FileError, Files, Pending};

/// The most text a file may unpack to, in bytes. A backup of a thousand memos has about 20 MB.
const LARGEST: usize = 256 * 1024 * 1024;

/// What a gzip file begins with (RFC 1952).
const GZIP: [u8; 2] = [0x1f, 0x8b];

#[wasm_bindgen]
extern "C" {
    /// `web-sys` has compression streams behind an unstable flag only, so the bindings are our own.
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
            save(&name, &text)
                .await
                .map_err(|error| FileError::Refused(said(&error)))
        })
    }

    fn chosen(&self, id: &'static str) -> Pending<'_, Result<Option<String>, FileError>> {
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

    fn copy(&self, text: String) -> Pending<'_, bool> {
        Box::pin(async move {
            let Some(window) = web_sys::window() else {
                return false;
            };
            let clipboard = window.navigator().clipboard();
            // Without a secure context there is no clipboard at all.
            if clipboard.is_undefined() {
                return false;
            }
            JsFuture::from(clipboard.write_text(&text)).await.is_ok()
        })
    }

    fn print(&self) {
        if let Some(window) = web_sys::window() {
            // A browser that cannot print shows that itself.
            let _ = window.print();
        }
    }
}

async fn save(name: &str, text: &str) -> Result<(), JsValue> {
    let plain = Blob::new_with_str_sequence(&Array::of1(&text.into()))?;
    let gzip = CompressionStream::new("gzip")?;
    let packed = plain.stream().pipe_through(&gzip);
    let bytes =
        JsFuture::from(Response::new_with_opt_readable_stream(Some(&packed))?.array_buffer()?)
            .await?;
    let kind = BlobPropertyBag::new();
    kind.set_type("application/gzip");
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(&bytes), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
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

/// Reads a file, unpacking it when it is packed. A packed file that ends too early yields what
/// came before; whether it is whole is for the reader of the text to say.
async fn read(file: &Blob) -> Result<String, FileError> {
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
    // An error in the middle is the end of a damaged file.
    while let Ok(step) = JsFuture::from(reader.read()).await {
        let Some(chunk) = chunk(&step) else { break };
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LARGEST {
            let _ = reader.cancel();
            return Err(FileError::TooLarge);
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn chunk(step: &JsValue) -> Option<Vec<u8>> {
    let value = Reflect::get(step, &"value".into()).ok()?;
    value
        .dyn_into::<Uint8Array>()
        .ok()
        .map(|bytes| bytes.to_vec())
}
