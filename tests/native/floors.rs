//! Reads the `crate::` paths in the sources and holds them against the table of floors in
//! ARCHITECTURE.md. What Cargo and rustc already hold (no browser crate on floors 0 and 1) is
//! not repeated here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms that it may use. Longer names come first.
const ROOMS: &[(&str, &[&str])] = &[
    ("ui/components", &["state", "ports", "route", "domain"]),
    ("ui", &["ui", "state", "ports", "route", "domain"]),
    ("state", &["state", "ports", "route", "domain"]),
    ("browser", &["browser", "ports", "route", "domain"]),
    ("ports", &["ports", "route", "domain"]),
    ("route.rs", &["domain"]),
    ("domain", &["domain"]),
];

/// Features of the UI, which never use each other.
const FEATURES: [&str; 14] = [
    "about",
    "assessment",
    "guide",
    "mock_loop",
    "more",
    "not_found",
    "offer",
    "plan",
    "practice",
    "questions",
    "settings",
    "stories",
    "today",
    "write",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .flat_map(|path| {
            if path.is_dir() {
                sources(&path)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .collect()
}

/// The first segments of every `crate::…` path in a source.
fn used(source: &str) -> BTreeSet<Vec<String>> {
    source
        .split("crate::")
        .skip(1)
        .map(|rest| {
            let path: String = rest
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | ':'))
                .collect();
            path.split("::")
                .filter(|segment| !segment.is_empty())
                .map(str::to_owned)
                .collect()
        })
        .collect()
}

#[test]
fn arrows_point_down_wings_never_touch_features_never_touch() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for path in sources(&root) {
        let place = path
            .strip_prefix(&root)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let Some((_, may_use)) = ROOMS.iter().find(|(room, _)| place.starts_with(room)) else {
            continue;
        };
        let source = fs::read_to_string(&path).unwrap();
        for target in used(&source) {
            let Some(target_room) = target.first() else {
                continue;
            };
            if !may_use.contains(&target_room.as_str()) {
                wrong.push(format!("{place} uses crate::{}", target.join("::")));
            }
            let own = FEATURES
                .iter()
                .find(|feature| place.starts_with(&format!("ui/{feature}")));
            let other = FEATURES.iter().find(|feature| {
                target_room == "ui" && target.get(1).is_some_and(|name| name == *feature)
            });
            if let (Some(own), Some(other)) = (own, other)
                && own != other
            {
                wrong.push(format!("{place} uses the feature {other}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "arrows that do not point down:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_text_of_urls_stands_in_one_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let holders: Vec<String> = sources(&root)
        .into_iter()
        .filter(|path| {
            let source = fs::read_to_string(path).unwrap();
            source.contains("\"/stories")
                || source.contains("\"/write")
                || source.contains("\"/questions")
                || source.contains("\"/practice")
        })
        .map(|path| {
            path.strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert_eq!(holders, ["route.rs"]);
}

/// The calendar's crate switches chrono's clock on, so rustc no longer holds this alone.
#[test]
fn the_domain_reads_no_clock() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain");
    let readers: Vec<PathBuf> = sources(&root)
        .into_iter()
        .filter(|path| {
            let source = fs::read_to_string(path).unwrap();
            ["Utc::now", "Local::now", "Instant::now", "SystemTime::now"]
                .iter()
                .any(|clock| source.contains(clock))
        })
        .collect();
    assert!(readers.is_empty(), "{readers:?}");
}
