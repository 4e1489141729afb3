//! Parsing and writing queries and path segments, by the rules of URLs.

use std::borrow::Cow;

use form_urlencoded::{Serializer, parse};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The characters to escape in a path segment: all but RFC 3986's unreserved ones.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// The value of a name in a query without its question mark.
pub(super) fn value<'a>(query: &'a str, name: &str) -> Option<Cow<'a, str>> {
    parse(query.as_bytes())
        .find(|(key, _)| key == name)
        .map(|(_, value)| value)
}

/// The value of a name, or nothing.
pub(super) fn text(query: &str, name: &str) -> String {
    value(query, name).map(Cow::into_owned).unwrap_or_default()
}

/// Parses a value, if it is present and valid.
pub(super) fn choice<T>(
    query: &str,
    name: &str,
    from_slug: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    value(query, name).and_then(|value| from_slug(&value))
}

/// The query of all nonempty values, with its question mark; empty if there are none.
pub(super) fn query<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = Serializer::new(String::new());
    for (name, value) in parts {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    let query = query.finish();
    if query.is_empty() {
        query
    } else {
        format!("?{query}")
    }
}

/// A text as a segment of a path.
pub(super) fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// Decodes a path segment; invalid bytes are replaced.
pub(super) fn from_segment(segment: &str) -> String {
    percent_decode_str(segment).decode_utf8_lossy().into_owned()
}
