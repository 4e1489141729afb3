//! Decoding the bytes of a file.

use crate::domain::choices::choices;

/// A file's encoding. UTF-16 is recognized by its byte-order mark and needs no choice.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Encoding {
    /// The encoding of nearly every current app.
    #[default]
    Utf8,
    /// The encoding of older Windows programs in Western Europe and the Americas.
    Windows1252,
}

choices! {
    Encoding {
        Utf8: "utf-8", "UTF-8";
        Windows1252: "windows-1252", "Windows-1252 (Western)";
    }
}

/// The characters of the bytes 0x80 to 0x9F. Source: the WHATWG Encoding Standard, index
/// windows-1252.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file. Invalid bytes become U+FFFD, which marks their rows.
#[must_use]
pub fn decoded(bytes: &[u8], encoding: Encoding) -> String {
    let units = |wide: fn([u8; 2]) -> u16| -> String {
        let pairs = bytes.get(2..).unwrap_or_default().chunks_exact(2);
        let units: Vec<u16> = pairs
            .filter_map(|pair| Some(wide(pair.try_into().ok()?)))
            .collect();
        String::from_utf16_lossy(&units)
    };
    match (bytes, encoding) {
        ([0xff, 0xfe, ..], _) => units(u16::from_le_bytes),
        ([0xfe, 0xff, ..], _) => units(u16::from_be_bytes),
        (_, Encoding::Utf8) => String::from_utf8_lossy(bytes).into_owned(),
        (_, Encoding::Windows1252) => bytes
            .iter()
            .map(|&byte| match byte {
                0x80..=0x9f => WINDOWS_1252
                    .get(usize::from(byte - 0x80))
                    .copied()
                    .unwrap_or('\u{fffd}'),
                _ => char::from(byte),
            })
            .collect(),
    }
}

/// Whether some bytes of a text were invalid.
#[must_use]
pub fn is_damaged(text: &str) -> bool {
    text.contains('\u{fffd}')
}

/// Why a row with such bytes is left out, and what to do.
pub const DAMAGED: &str =
    "with bytes that are not UTF-8; choose Windows-1252 as the encoding to import them";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_by_their_mark_or_as_chosen() {
        for (bytes, encoding, text) in [
            ("café".as_bytes(), Encoding::Utf8, "café"),
            (
                b"caf\xe9 \x93so\x94 \x80",
                Encoding::Windows1252,
                "café “so” €",
            ),
            (b"caf\xe9", Encoding::Utf8, "caf\u{fffd}"),
            (b"\xff\xfec\0\xe9\0", Encoding::Utf8, "cé"),
            (b"\xfe\xff\0c\0\xe9", Encoding::Windows1252, "cé"),
            (b"", Encoding::Utf8, ""),
        ] {
            assert_eq!(decoded(bytes, encoding), text);
        }
        assert!(is_damaged("caf\u{fffd}") && !is_damaged("café"));
    }
}
