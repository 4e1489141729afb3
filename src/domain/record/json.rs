//! Parsing and writing JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// JSON of a value that always serializes (no maps with non-text keys, no failing adapters). Like
/// [`from_json`], it goes through [`Value`], so that each type is only compiled for one representation.
#[must_use]
pub fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).unwrap_or_default().to_string()
}

/// Reads JSON; see [`to_json`].
///
/// # Errors
/// The parser's message if it isn't JSON or has another shape.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str::<Value>(text).and_then(serde_json::from_value)
}
