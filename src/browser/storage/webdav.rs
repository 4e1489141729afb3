//! A folder on a WebDAV server, below the app's own site: the app's security policy lets it talk to no
//! other. The browser itself parses the listings, which are XML.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::Response;

use crate::browser::by_name::{call, object};
use crate::browser::promise::{name, said};
use crate::domain::sync::setup::{DavServer, LARGEST_BYTES};
use crate::domain::sync::trouble::PlaceTrouble;
use crate::domain::sync::webdav::{DavEntry, DavRequest, answered, write_condition};
use crate::ports::pending::Pending;
use crate::ports::{PlacedFile, SyncPlace};

/// How long a server may take for an answer, in milliseconds.
const PATIENCE: f64 = 60_000.0;

/// What a listing has to say about each file.
const WANTED: &str = r#"<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><getetag/><getlastmodified/><getcontentlength/><resourcetype/></prop></propfind>"#;

#[wasm_bindgen]
extern "C" {
    /// Not in `web-sys`.
    #[wasm_bindgen(js_namespace = AbortSignal, js_name = timeout)]
    fn timeout(milliseconds: f64) -> JsValue;

    /// Behind features of `web-sys` that would bring more than these two functions.
    type DomParser;
    #[wasm_bindgen(constructor, js_class = "DOMParser")]
    fn new() -> DomParser;
    #[wasm_bindgen(method, js_name = parseFromString)]
    fn parse(this: &DomParser, text: &str, kind: &str) -> JsValue;
}

/// The files in a folder on a server.
pub struct WebDav {
    address: String,
    /// The header that says who asks; `None` where nobody needs to.
    authorization: Option<String>,
    /// The entity tags of the files, as last seen.
    etags: RefCell<BTreeMap<String, String>>,
}

/// The text in the first element of that name in the namespace of WebDAV.
fn text_in(element: &JsValue, tag: &str) -> Option<String> {
    let found = first_in(element, tag)?;
    let text = Reflect::get(&found, &"textContent".into()).ok()?;
    text.as_string().map(|text| text.trim().to_owned())
}

/// The elements of that name in the namespace of WebDAV.
fn all_in(element: &JsValue, tag: &str) -> Option<Array> {
    let method = Reflect::get(element, &"getElementsByTagNameNS".into()).ok()?;
    let method: Function = method.dyn_into().ok()?;
    let found = method.call2(element, &"DAV:".into(), &tag.into()).ok()?;
    Some(Array::from(&found))
}

fn first_in(element: &JsValue, tag: &str) -> Option<JsValue> {
    all_in(element, tag)?.iter().next()
}

/// The entries of a listing; `None` if the text is none.
fn entries(text: &str) -> Option<Vec<DavEntry>> {
    let document = DomParser::new().parse(text, "application/xml");
    first_in(&document, "multistatus")?;
    let responses = all_in(&document, "response")?;
    let entry = |response: JsValue| DavEntry {
        href: text_in(&response, "href").unwrap_or_default(),
        etag: text_in(&response, "getetag").unwrap_or_default(),
        modified: text_in(&response, "getlastmodified").unwrap_or_default(),
        length: text_in(&response, "getcontentlength").unwrap_or_default(),
        is_folder: first_in(&response, "collection").is_some(),
    };
    Some(responses.iter().map(entry).collect())
}

/// Why no answer came.
fn trouble(error: &JsValue) -> PlaceTrouble {
    match name(error).as_str() {
        "TimeoutError" | "AbortError" => PlaceTrouble::TooSlow,
        // Offline, no such host, a redirect, or a policy: a page is not told which.
        "TypeError" => PlaceTrouble::Unreachable,
        _ => PlaceTrouble::Refused(said(error)),
    }
}

impl WebDav {
    /// The folder of a server.
    #[must_use]
    pub fn of(server: &DavServer, password: &str) -> Self {
        let authorization = (!server.user.is_empty()).then(|| basic(&server.user, password));
        Self {
            address: server.address.clone(),
            authorization: authorization.flatten(),
            etags: RefCell::default(),
        }
    }

    fn address_of(&self, file: &str) -> String {
        format!(
            "{}{}",
            self.address,
            String::from(js_sys::encode_uri_component(file))
        )
    }

    /// Asks the server, and returns its answer whatever its status is.
    async fn ask(
        &self,
        method: &str,
        address: &str,
        more: &[(&str, String)],
        body: JsValue,
    ) -> Result<Response, PlaceTrouble> {
        let mut headers: Vec<(&str, JsValue)> = more
            .iter()
            .map(|(header, value)| (*header, value.into()))
            .collect();
        if let Some(authorization) = &self.authorization {
            headers.push(("Authorization", authorization.into()));
        }
        let how = object(&[
            ("method", method.into()),
            ("headers", object(&headers)),
            ("body", body),
            ("cache", "no-store".into()),
            // Neither cookies nor the browser's own question for a password.
            ("credentials", "omit".into()),
            ("signal", timeout(PATIENCE)),
        ]);
        let window = JsValue::from(web_sys::window());
        let answer = call(&window, "fetch", &[address.into(), how]).await;
        let answer = answer.map_err(|error| trouble(&error))?;
        answer.dyn_into().map_err(|_| PlaceTrouble::NotWebDav)
    }

    async fn listed(&self) -> Result<Vec<PlacedFile>, PlaceTrouble> {
        let headers = [
            ("Depth", "1".to_owned()),
            ("Content-Type", "application/xml; charset=utf-8".to_owned()),
        ];
        let answer = self
            .ask("PROPFIND", &self.address, &headers, WANTED.into())
            .await?;
        answered(DavRequest::List, answer.status())?;
        let text = call(&answer, "text", &[]).await;
        let text = text.map_err(|error| trouble(&error))?;
        let entries = entries(&text.as_string().unwrap_or_default());
        let entries = entries.ok_or(PlaceTrouble::NotWebDav)?;
        let mut files = Vec::new();
        let mut etags = BTreeMap::new();
        for entry in entries {
            if let Some(name) = entry.bundle_name() {
                let mark = entry.mark();
                etags.insert(name.clone(), mark.clone());
                files.push(PlacedFile { name, mark });
            }
        }
        *self.etags.borrow_mut() = etags;
        Ok(files)
    }

    async fn content(&self, file: &str) -> Result<Option<Vec<u8>>, PlaceTrouble> {
        let answer = self
            .ask("GET", &self.address_of(file), &[], JsValue::UNDEFINED)
            .await?;
        if answer.status() == 404 {
            return Ok(None);
        }
        answered(DavRequest::Read, answer.status())?;
        let length = answer.headers().get("Content-Length").ok().flatten();
        let length = length.and_then(|length| length.parse::<f64>().ok());
        if length.is_some_and(|length| length > LARGEST_BYTES) {
            return Err(PlaceTrouble::TooLarge);
        }
        let content = call(&answer, "arrayBuffer", &[]).await;
        let content = content.map_err(|error| trouble(&error))?;
        Ok(Some(Uint8Array::new(&content).to_vec()))
    }

    async fn put(&self, file: &str, content: &[u8]) -> Result<(), PlaceTrouble> {
        let seen = self.etags.borrow().get(file).cloned();
        let condition: Vec<(&str, String)> = write_condition(seen.as_deref()).into_iter().collect();
        let body = Uint8Array::from(content).into();
        let answer = self
            .ask("PUT", &self.address_of(file), &condition, body)
            .await?;
        answered(DavRequest::Write, answer.status())
    }
}

/// The header of a user and password (RFC 7617), in UTF-8.
fn basic(user: &str, password: &str) -> Option<String> {
    let bytes = format!("{user}:{password}").into_bytes();
    let letters: String = bytes.into_iter().map(char::from).collect();
    let encoded = web_sys::window()?.btoa(&letters).ok()?;
    Some(format!("Basic {encoded}"))
}

impl SyncPlace for WebDav {
    fn list(&self) -> Pending<'_, Result<Vec<PlacedFile>, PlaceTrouble>> {
        Box::pin(self.listed())
    }

    fn read(&self, name: &str) -> Pending<'_, Result<Option<Vec<u8>>, PlaceTrouble>> {
        let file = name.to_owned();
        Box::pin(async move { self.content(&file).await })
    }

    fn write(&self, name: &str, content: Vec<u8>) -> Pending<'_, Result<(), PlaceTrouble>> {
        let file = name.to_owned();
        Box::pin(async move { self.put(&file, &content).await })
    }

    fn remove(&self, name: &str) -> Pending<'_, Result<(), PlaceTrouble>> {
        let address = self.address_of(name);
        Box::pin(async move {
            let answer = self
                .ask("DELETE", &address, &[], JsValue::UNDEFINED)
                .await?;
            match answer.status() {
                404 => Ok(()),
                status => answered(DavRequest::Write, status),
            }
        })
    }

    fn prepare(&self) -> Pending<'_, Result<(), PlaceTrouble>> {
        Box::pin(async {
            match self.listed().await {
                Err(PlaceTrouble::NoSuchFolder) => {
                    let made = self
                        .ask("MKCOL", &self.address, &[], JsValue::UNDEFINED)
                        .await?;
                    answered(DavRequest::MakeFolder, made.status())
                }
                listed => listed.map(|_| ()),
            }
        })
    }
}
