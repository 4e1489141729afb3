//! The outline of each kind of document: questions for its parts to answer, never text to paste.

use serde::Deserialize;

use crate::domain::record::json::from_json;
use crate::domain::review::document_kind::DocumentKind;

/// One part of an outline.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct OutlinePart {
    /// Its heading.
    pub part: String,
    /// The question that it answers.
    pub asks: String,
    /// Its rough length in words.
    pub length: u32,
}

/// The outline of a kind of document.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Outline {
    /// The kind of document.
    pub kind: DocumentKind,
    /// Its parts, in order.
    pub parts: Vec<OutlinePart>,
}

/// The file `public/data/outlines.json`.
#[derive(Deserialize)]
struct OutlineFile {
    outlines: Vec<Outline>,
}

/// Reads the outlines.
///
/// # Errors
/// The reader's own words when the file is not of the expected shape.
pub fn read_outlines(json: &str) -> Result<Vec<Outline>, String> {
    from_json::<OutlineFile>(json)
        .map(|file| file.outlines)
        .map_err(|error| error.to_string())
}
