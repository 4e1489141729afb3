use std::collections::BTreeMap;
use std::fs;

use super::sources::{project, sources};

/// The longest file, in lines before its tests.
const LONGEST: usize = 600;

/// Files that are longer still; each entry goes when its file is split.
const LONGER: [&str; 0] = [];

/// Names that two rooms of the domain still share; each entry goes when one is renamed.
const SHARED: [&str; 0] = [];

#[test]
fn no_file_is_longer_than_it_can_be_read() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| source.lines > LONGEST && !LONGER.contains(&source.place.as_str()))
        .map(|source| format!("{}: {} lines", source.place, source.lines))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn a_public_type_of_the_domain_has_a_name_of_its_own() {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources() {
        if source.module.first().is_none_or(|floor| floor != "domain") {
            continue;
        }
        for line in source.code.lines() {
            let rest = ["pub ", "pub(crate) "]
                .iter()
                .find_map(|public| line.strip_prefix(public));
            let name = ["struct ", "enum ", "trait ", "type "]
                .iter()
                .find_map(|kind| rest?.strip_prefix(kind));
            if let Some(name) = name {
                let name: String = name
                    .chars()
                    .take_while(|letter| letter.is_alphanumeric())
                    .collect();
                named.entry(name).or_default().push(source.place.clone());
            }
        }
    }
    let twice: Vec<String> = named
        .into_iter()
        .filter(|(name, places)| places.len() > 1 && !SHARED.contains(&name.as_str()))
        .map(|(name, places)| format!("{name}: {}", places.join(", ")))
        .collect();
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}

#[test]
fn the_text_of_urls_stands_in_one_place() {
    let holders: Vec<String> = sources()
        .into_iter()
        .filter(|source| {
            ["\"/stories", "\"/write", "\"/questions", "\"/practice"]
                .iter()
                .any(|address| source.code.contains(address))
        })
        .map(|source| source.place)
        .filter(|place| !place.starts_with("route"))
        .collect();
    assert!(holders.is_empty(), "{}", holders.join("\n"));
}

/// The calendar's crate switches chrono's clock on, so rustc does not hold this alone.
#[test]
fn the_domain_reads_no_clock() {
    let readers: Vec<String> = sources()
        .into_iter()
        .filter(|source| source.place.starts_with("domain/"))
        .filter(|source| {
            ["Utc::now", "Local::now", "Instant::now", "SystemTime::now"]
                .iter()
                .any(|clock| source.code.contains(clock))
        })
        .map(|source| source.place)
        .collect();
    assert!(readers.is_empty(), "{}", readers.join("\n"));
}

#[test]
fn every_module_of_the_domain_says_what_it_is() {
    let root = project().join("src");
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|source| {
            !fs::read_to_string(root.join(&source.place))
                .unwrap()
                .starts_with("//! ")
        })
        .map(|source| source.place)
        .collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}
