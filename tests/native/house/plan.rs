use std::collections::BTreeSet;
use std::fs;

/// The rooms of a floor, as its directory has them.
fn built(floor: &str) -> BTreeSet<String> {
    fs::read_dir(format!("src/{floor}"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| name != "mod")
        .collect()
}

#[test]
fn the_list_of_rooms_is_the_one_that_is_built() {
    let text = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let rooms = text.split("## Rooms").nth(1).unwrap();
    let list = rooms.split("```").nth(1).unwrap();
    let mut floor = "";
    let mut listed: Vec<(&str, BTreeSet<String>)> = Vec::new();
    for line in list.lines().filter(|line| !line.is_empty()) {
        let mut names = line.split_whitespace();
        if !line.starts_with(' ') {
            floor = names.next().unwrap();
            listed.push((floor, BTreeSet::new()));
        }
        let (at, known) = listed.last_mut().unwrap();
        assert_eq!(*at, floor);
        known.extend(names.map(str::to_owned));
    }
    assert_eq!(listed.len(), 6);
    for (floor, known) in listed {
        assert_eq!(known, built(floor), "{floor}");
    }
}
