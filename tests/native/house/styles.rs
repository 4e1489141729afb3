use std::collections::BTreeSet;
use std::fs;

use super::sources::{files, project};

/// The classes that the style sheets have rules for.
fn ruled() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in files(&project().join("style"), ".css") {
        let text = fs::read_to_string(path).unwrap();
        // Comments name classes, too.
        let mut code = String::new();
        for piece in text.split("/*") {
            code.push_str(piece.split_once("*/").map_or(piece, |(_, after)| after));
        }
        for piece in code.split('.').skip(1) {
            let class: String = piece
                .chars()
                .take_while(|letter| is_in_class(*letter))
                .collect();
            if class.starts_with(|letter: char| letter.is_ascii_lowercase()) {
                found.insert(class);
            }
        }
    }
    // Endings of the files that index.css names.
    found.remove("css");
    found
}

fn is_in_class(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

/// Everything that stands between quotation marks in views, scripts and the page.
fn quoted() -> Vec<String> {
    let root = project();
    let mut paths = files(&root.join("src"), ".rs");
    paths.extend(files(&root.join("public"), ".js"));
    paths.push(root.join("index.html"));
    paths
        .iter()
        .flat_map(|path| {
            let text = fs::read_to_string(path).unwrap();
            text.split(['"', '\''])
                .skip(1)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn every_rule_styles_a_class_that_is_used() {
    let words: BTreeSet<String> = quoted()
        .iter()
        .flat_map(|text| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    let idle: Vec<String> = ruled()
        .into_iter()
        .filter(|class| !words.contains(class))
        .collect();
    assert!(idle.is_empty(), "rules without a use: {}", idle.join(", "));
}

#[test]
fn every_class_that_is_used_has_a_rule() {
    let ruled = ruled();
    let mut bare = BTreeSet::new();
    for path in files(&project().join("src/ui"), ".rs") {
        let text = fs::read_to_string(&path).unwrap();
        for piece in text.split("class=\"").skip(1) {
            let classes = piece.split('"').next().unwrap_or_default();
            for class in classes.split_whitespace() {
                if !ruled.contains(class) {
                    bare.insert(format!(
                        "{class} ({})",
                        path.file_name().unwrap().to_string_lossy()
                    ));
                }
            }
        }
    }
    let bare: Vec<String> = bare.into_iter().collect();
    assert!(
        bare.is_empty(),
        "classes without a rule: {}",
        bare.join(", ")
    );
}
