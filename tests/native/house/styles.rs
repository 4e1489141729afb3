use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::sources::{files, project};

/// The classes that the style sheets have rules for, each with the sheets that have one.
fn ruled() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in files(&project().join("style"), ".css") {
        let sheet = path.file_stem().unwrap().to_string_lossy().into_owned();
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
                found.entry(class).or_default().insert(sheet.clone());
            }
        }
    }
    // Endings of the files that index.css names.
    found.remove("css");
    found
}

/// The classes that views use, each with the places below `src/ui/` that do.
fn used() -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let root = project().join("src/ui");
    for path in files(&root, ".rs") {
        let place = path.strip_prefix(&root).unwrap().to_string_lossy();
        let place = place.replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap();
        for piece in text.split("class=\"").skip(1) {
            let classes = piece.split('"').next().unwrap_or_default();
            for class in classes.split_whitespace() {
                let places = found.entry(class.to_owned()).or_default();
                places.insert(place.clone());
            }
        }
    }
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
        .into_keys()
        .filter(|class| !words.contains(class))
        .collect();
    assert!(idle.is_empty(), "rules without a use: {}", idle.join(", "));
}

#[test]
fn every_class_that_is_used_has_a_rule() {
    let ruled = ruled();
    let bare: Vec<String> = used()
        .into_iter()
        .filter(|(class, _)| !ruled.contains_key(class))
        .map(|(class, places)| format!("{class} ({places:?})"))
        .collect();
    assert!(
        bare.is_empty(),
        "classes without a rule: {}",
        bare.join(", ")
    );
}

/// The sheets of a feature alone; every other sheet is for all.
const OWN: [(&str, &[&str]); 10] = [
    ("assessment", &["assessment"]),
    ("guide", &["guide"]),
    ("loops", &["loops", "mock_loop"]),
    ("offer", &["offer"]),
    ("plan", &["plan"]),
    ("practice", &["practice", "practice_progress"]),
    ("questions", &["questions"]),
    ("settings", &["settings"]),
    ("stories", &["stories", "coverage", "numbers"]),
    ("writing", &["writing"]),
];

#[test]
fn a_class_that_several_features_use_is_ruled_for_all() {
    let ruled = ruled();
    let owner = |sheet: &str| {
        let own = OWN.iter().find(|(_, sheets)| sheets.contains(&sheet));
        own.map(|(feature, _)| *feature)
    };
    let astray: Vec<String> = used()
        .into_iter()
        .flat_map(|(class, places)| places.into_iter().map(move |place| (class.clone(), place)))
        .filter(|(class, place)| {
            let feature = place.split('/').next();
            ruled.get(class).is_some_and(|sheets| {
                let mut owners = sheets.iter().map(|sheet| owner(sheet));
                !owners.any(|owner| owner.is_none() || owner == feature)
            })
        })
        .map(|(class, place)| format!("{class} ({place})"))
        .collect();
    assert!(
        astray.is_empty(),
        "classes ruled by another feature: {}",
        astray.join(", ")
    );
}
