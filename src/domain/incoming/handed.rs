//! Texts shared from other apps, and files opened with this one. The candidate chooses what to create from
//! them; this file has the choices.

/// What can be created from a shared text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextFate {
    /// A quick story.
    Sketch,
    /// A custom question.
    Question,
    /// A text to review.
    Check,
}

/// What an opened file can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileFate {
    /// A backup of this app.
    Backup,
    /// Stories to import.
    Stories,
    /// Questions to import.
    Questions,
    /// A Word file; its text has the same choices as a shared text.
    Word,
    /// A text file, with the same choices as a shared text.
    Text,
}

/// The file extensions that this app opens, and what such files can be. `public/manifest.webmanifest` has
/// the same extensions.
const ENDINGS: [(&str, &[FileFate]); 5] = [
    (".loopready", &[FileFate::Backup]),
    (".docx", &[FileFate::Word]),
    (".csv", &[FileFate::Stories, FileFate::Questions]),
    (
        ".md",
        &[FileFate::Stories, FileFate::Questions, FileFate::Text],
    ),
    (
        ".txt",
        &[FileFate::Questions, FileFate::Stories, FileFate::Text],
    ),
];

/// What a file with this name can be, the likeliest first.
#[must_use]
pub fn fates(name: &str) -> &'static [FileFate] {
    let name = name.to_lowercase();
    ENDINGS
        .iter()
        .find(|(ending, _)| name.ends_with(ending))
        .map_or(&[FileFate::Text], |(_, fates)| fates)
}

/// Joins the parts of a shared text. Some apps repeat the title or the address in the text, and some
/// share no text at all.
#[must_use]
pub fn shared_text(title: &str, text: &str, address: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    if !title.trim().is_empty() && !text.contains(title.trim()) {
        parts.push(title.trim());
    }
    if !text.trim().is_empty() {
        parts.push(text);
    }
    if !address.trim().is_empty() && !text.contains(address.trim()) {
        parts.push(address.trim());
    }
    parts.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_shared_text_become_one_and_nothing_stands_twice() {
        for (title, text, address, whole) in [
            ("", " One.\nTwo. ", "", " One.\nTwo. "),
            ("Desk", "One.", "", "Desk\n\nOne."),
            ("Desk", "Desk: one.", "", "Desk: one."),
            (
                "Desk",
                "",
                "https://a.example/b",
                "Desk\n\nhttps://a.example/b",
            ),
            (
                "",
                "See https://a.example",
                "https://a.example",
                "See https://a.example",
            ),
            ("", "One.", "https://a.example", "One.\n\nhttps://a.example"),
            (" ", " ", "", ""),
        ] {
            assert_eq!(shared_text(title, text, address), whole);
        }
    }

    #[test]
    fn a_file_is_what_its_ending_says_and_a_text_else() {
        for (name, first) in [
            ("loopready-2026-12-01.loopready", FileFate::Backup),
            ("Stories.CSV", FileFate::Stories),
            ("bank.md", FileFate::Stories),
            ("asked.txt", FileFate::Questions),
            ("Memo.DOCX", FileFate::Word),
            ("notes", FileFate::Text),
        ] {
            assert_eq!(fates(name).first(), Some(&first), "{name}");
        }
    }

    #[test]
    fn the_manifest_opens_the_same_endings() {
        let manifest = include_str!("../../../public/manifest.webmanifest");
        let manifest: serde_json::Value = serde_json::from_str(manifest).unwrap();
        let accepted = manifest["file_handlers"][0]["accept"].as_object().unwrap();
        let mut endings: Vec<&str> = accepted
            .values()
            .flat_map(|endings| endings.as_array().unwrap())
            .map(|ending| ending.as_str().unwrap())
            .collect();
        endings.sort_unstable();
        let mut known: Vec<&str> = ENDINGS.iter().map(|(ending, _)| *ending).collect();
        known.sort_unstable();
        assert_eq!(endings, known);
    }
}
