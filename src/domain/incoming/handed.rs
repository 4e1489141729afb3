//! What other apps hand over: a text that is shared, and files that are opened. The candidate chooses
//! what becomes of it; here is what there is to choose from.

/// What a text from another app may become.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextFate {
    /// A story of a few words.
    Sketch,
    /// A question of the candidate's own.
    Question,
    /// A text to be reviewed.
    Check,
}

/// What a file that was opened may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileFate {
    /// A backup of this app.
    Backup,
    /// Stories to import.
    Stories,
    /// Questions to import.
    Questions,
    /// A Word file, whose text may become anything that a shared one may.
    Word,
    /// A text, which may become anything that a shared one may.
    Text,
}

/// The endings of files that this app opens, and what they may be. `public/manifest.webmanifest` has the
/// same endings.
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

/// What a file of that name may be, the likeliest first.
#[must_use]
pub fn fates(name: &str) -> &'static [FileFate] {
    let name = name.to_lowercase();
    ENDINGS
        .iter()
        .find(|(ending, _)| name.ends_with(ending))
        .map_or(&[FileFate::Text], |(_, fates)| fates)
}

/// One text of the parts in which another app shares it: some put the title or the address into the
/// text as well, and some have no text at all.
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
