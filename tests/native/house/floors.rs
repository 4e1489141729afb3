use std::collections::BTreeSet;

use super::sources::{Source, arrows, circles, sources};

/// The floors and wings, each with those that it may name. Longer names come first.
const FLOORS: &[(&str, &[&str])] = &[
    (
        "ui/components",
        &["ui/components", "ports", "route", "domain"],
    ),
    (
        "ui/shared",
        &[
            "ui/shared",
            "ui/components",
            "state",
            "ports",
            "route",
            "domain",
        ],
    ),
    (
        "ui",
        &[
            "ui",
            "ui/shared",
            "ui/components",
            "state",
            "ports",
            "route",
            "domain",
        ],
    ),
    ("state", &["state", "ports", "route", "domain"]),
    ("browser", &["browser", "ports", "route", "domain"]),
    ("ports", &["ports", "route", "domain"]),
    ("route", &["route", "domain"]),
    ("domain", &["domain"]),
];

/// The rooms of the domain. Each names only the ones before it.
const ROOMS: [&str; 24] = [
    "choices",
    "principle",
    "format",
    "text",
    "incoming",
    "record",
    "sync",
    "clock",
    "speaking",
    "paper",
    "privacy",
    "prose",
    "review",
    "assessment",
    "offer",
    "preferences",
    "stories",
    "writing",
    "questions",
    "guide",
    "practice",
    "loops",
    "plan",
    "example",
];

/// What of the UI is no feature.
const NO_FEATURES: [&str; 2] = ["components", "shared"];

fn floor(source: &Source) -> Option<&'static str> {
    FLOORS.iter().map(|(floor, _)| *floor).find(|floor| {
        let place = source.place.trim_end_matches(".rs");
        place == *floor || place.starts_with(&format!("{floor}/"))
    })
}

/// Every arrow, as the two sources.
fn all(sources: &[Source]) -> Vec<(&Source, &Source)> {
    arrows(sources)
        .iter()
        .enumerate()
        .flat_map(|(from, targets)| {
            targets
                .iter()
                .map(move |to| (&sources[from], &sources[*to]))
        })
        .collect()
}

fn told(arrows: &[(&Source, &Source)]) -> String {
    arrows
        .iter()
        .map(|(from, to)| format!("{} names {}", from.place, to.place))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn arrows_point_down_the_floors_and_the_wings_never_meet() {
    let sources = sources();
    let mut wrong = all(&sources);
    wrong.retain(|(from, to)| {
        let may_name = floor(from)
            .and_then(|floor| FLOORS.iter().find(|(name, _)| *name == floor))
            .map(|(_, may_name)| *may_name);
        match (may_name, floor(to)) {
            (Some(may_name), Some(to)) => !may_name.contains(&to),
            (Some(_), None) => true,
            // The composition root names what it composes.
            (None, _) => false,
        }
    });
    assert!(wrong.is_empty(), "{}", told(&wrong));
}

#[test]
fn the_rooms_of_the_domain_name_earlier_ones_only() {
    let sources = sources();
    let room = |source: &Source| -> Option<usize> {
        let [floor, room, ..] = &source.module[..] else {
            return None;
        };
        (floor == "domain").then(|| {
            ROOMS
                .iter()
                .position(|name| name == room)
                .unwrap_or_else(|| panic!("the room {room} has no place in the order"))
        })
    };
    let mut wrong = all(&sources);
    wrong
        .retain(|(from, to)| matches!((room(from), room(to)), (Some(from), Some(to)) if to > from));
    assert!(wrong.is_empty(), "{}", told(&wrong));
}

#[test]
fn features_never_name_each_other() {
    let sources = sources();
    let feature = |source: &Source| -> Option<String> {
        let [floor, feature, ..] = &source.module[..] else {
            return None;
        };
        // A file beside the folders (the shell, the parts) joins features, as the root does.
        let is_folder = source.place.matches('/').count() > 1;
        (floor == "ui" && is_folder && !NO_FEATURES.contains(&feature.as_str()))
            .then(|| feature.clone())
    };
    let mut wrong = all(&sources);
    wrong.retain(
        |(from, to)| matches!((feature(from), feature(to)), (Some(from), Some(to)) if to != from),
    );
    assert!(wrong.is_empty(), "{}", told(&wrong));
}

/// Where circles are still to be cut.
const NOT_YET: [&str; 0] = [];

fn is_cut(circle: &[String]) -> bool {
    !circle
        .iter()
        .all(|name| NOT_YET.iter().any(|open| name.starts_with(open)))
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let sources = sources();
    let found: Vec<String> = circles(&arrows(&sources))
        .iter()
        .map(|circle| -> Vec<String> {
            circle.iter().map(|at| sources[*at].place.clone()).collect()
        })
        .filter(|circle| is_cut(circle))
        .map(|circle| circle.join(", "))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_folders_name_each_other_in_a_circle() {
    let sources = sources();
    let folder = |source: &Source| -> String {
        let names: Vec<&str> = source.place.split('/').collect();
        names[..names.len().min(3) - 1].join("/")
    };
    let names: Vec<String> = sources
        .iter()
        .map(folder)
        .collect::<BTreeSet<_>>()
        .into_iter()
        // A floor's own files compose its folders.
        .filter(|name| name.contains('/'))
        .collect();
    let at = |source: &Source| names.iter().position(|name| *name == folder(source));
    let mut between = vec![BTreeSet::new(); names.len()];
    for (from, to) in all(&sources) {
        if let (Some(from), Some(to)) = (at(from), at(to))
            && from != to
        {
            between[from].insert(to);
        }
    }
    let found: Vec<String> = circles(&between)
        .iter()
        .map(|circle| -> Vec<String> { circle.iter().map(|at| names[*at].clone()).collect() })
        .filter(|circle| is_cut(circle))
        .map(|circle| circle.join(", "))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
