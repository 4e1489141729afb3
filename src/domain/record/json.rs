//! Parsing and writing JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// JSON of a value that holds nothing a serializer can refuse (no maps with odd keys, no
/// failing adapters). It goes through [`Value`], as [`from_json`] does, so that each type needs
/// its code for one representation only.
#[must_use]
pub fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value).unwrap_or_default().to_string()
}

/// Reads JSON; see [`to_json`].
///
/// # Errors
/// What the reader says when it is not JSON or has another shape.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str::<Value>(text).and_then(serde_json::from_value)
}
