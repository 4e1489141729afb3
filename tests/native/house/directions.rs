//! What people type runs as its letters do: fields for text say `dir="auto"`.

use super::sources::{files, project};

/// The opening tags of fields for text in a source: text areas, and inputs that are not for a choice, a
/// number, a day or a file.
fn text_fields(source: &str) -> Vec<&str> {
    let tags = ["<textarea", "<input"].into_iter().flat_map(|tag| {
        source.match_indices(tag).map(|(at, _)| {
            let rest = &source[at..];
            let end = rest
                .find("/>")
                .into_iter()
                .chain(rest.find("></textarea>"))
                .min();
            &rest[..end.unwrap_or(rest.len())]
        })
    });
    tags.filter(|tag| {
        let kind = tag
            .split("type=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        matches!(kind, None | Some("text" | "search"))
    })
    .collect()
}

#[test]
fn k23_fields_for_text_run_as_their_letters_do() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in files(&project().join("src/ui"), "rs") {
        let source = std::fs::read_to_string(&file).unwrap();
        for field in text_fields(&source) {
            count += 1;
            if !field.contains("dir=") {
                wrong.push(format!("{}: {field:.80}", file.display()));
            }
        }
    }
    assert!(count > 10);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
