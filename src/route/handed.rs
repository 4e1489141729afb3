//! The places of what other apps hand over: `public/manifest.webmanifest` leads to them.

use crate::domain::incoming::handed::shared_text;
use crate::route::query::{query, text};

/// A place of what another app handed over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HandedRoute {
    /// A shared text; empty once the page has it.
    Shared(String),
    /// Files that were opened with the app.
    Opened,
}

impl HandedRoute {
    pub(super) fn shared(query: &str) -> Self {
        let [title, text, address] = ["title", "text", "url"].map(|name| text(query, name));
        Self::Shared(shared_text(&title, &text, &address))
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::Shared(text) => format!("/share{}", query([("text", text.as_str())])),
            Self::Opened => "/open".to_owned(),
        }
    }

    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Shared(_) => "Shared text",
            Self::Opened => "Open a file",
        }
    }
}
