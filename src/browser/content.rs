//! Built-in content via `fetch`; once the app is installed, its service worker answers.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::browser::promise::said;
use crate::ports::pending::Pending;
use crate::ports::{Content, ContentError, DataFile};

/// The files under `data/`, relative to the document's base.
pub struct FetchedContent {
    /// Where the app lives, ending in a slash.
    base: String,
}

impl FetchedContent {
    /// Content of the app at `base`, a path that ends in a slash.
    #[must_use]
    pub fn new(base: String) -> Self {
        Self { base }
    }
}

impl Content for FetchedContent {
    fn load(&self, file: DataFile) -> Pending<'_, Result<String, ContentError>> {
        let failed = move |detail: String| ContentError {
            file: file.name(),
            detail,
        };
        Box::pin(async move {
            let window = web_sys::window().ok_or_else(|| failed("no window".to_owned()))?;
            let url = format!("{}data/{}", self.base, file.name());
            let response: Response = JsFuture::from(window.fetch_with_str(&url))
                .await
                .map_err(|error| failed(said(&error)))?
                .unchecked_into();
            if !response.ok() {
                return Err(failed(format!("the server answered {}", response.status())));
            }
            let text = response.text().map_err(|error| failed(said(&error)))?;
            let text = JsFuture::from(text)
                .await
                .map_err(|error| failed(said(&error)))?;
            text.as_string()
                .ok_or_else(|| failed("it is not text".to_owned()))
        })
    }
}
