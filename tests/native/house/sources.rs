use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A source file of the crate.
pub struct Source {
    /// Its path below `src/`, with `/`.
    pub place: String,
    /// Its module: `["domain", "record", "id"]`.
    pub module: Vec<String>,
    /// Its text without comments and without its tests.
    pub code: String,
    /// Lines before its tests, comments included.
    pub lines: usize,
}

/// The folder of the project.
pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder whose name ends so.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Every source below `src/`.
pub fn sources() -> Vec<Source> {
    let root = project().join("src");
    files(&root, ".rs")
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).unwrap();
            let place = path
                .strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            let before_tests = before_tests(&text);
            Source {
                module: module(&place),
                code: without_comments(before_tests),
                lines: before_tests.lines().count(),
                place,
            }
        })
        .collect()
}

fn module(place: &str) -> Vec<String> {
    let mut names: Vec<String> = place
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if names.last().is_some_and(|name| name == "mod") {
        names.pop();
    }
    names
}

/// A source up to its tests. They stand last and may reach wherever they like.
fn before_tests(text: &str) -> &str {
    let end = text
        .match_indices("#[cfg(test)]\n")
        .find(|(at, mark)| {
            let next = &text[at + mark.len()..];
            next.starts_with("mod tests {") || next.starts_with("pub(crate) mod tests {")
        })
        .map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn without_comments(code: &str) -> String {
    code.lines()
        .map(|line| match line.trim_start() {
            comment if comment.starts_with("//") => "",
            _ => line,
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Every path that a `use` names, with whether it is passed on (`pub use`).
fn uses(code: &str) -> Vec<(Vec<String>, bool)> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("use ") {
        let line_start = rest[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let before = rest[line_start..at].trim();
        let is_use = before.is_empty() || before == "pub" || before.starts_with("pub(");
        let end = rest[at..].find(';').map_or(rest.len(), |end| at + end);
        if is_use {
            for path in paths(&rest[at + 4..end]) {
                found.push((path, !before.is_empty()));
            }
        }
        rest = &rest[if is_use { end } else { at + 4 }..];
    }
    found
}

/// The paths of a tree such as `crate::a::{B, c::{D, E}}`.
fn paths(tree: &str) -> Vec<Vec<String>> {
    fn walk(
        chars: &mut std::iter::Peekable<std::str::Chars<'_>>,
        before: &[String],
    ) -> Vec<Vec<String>> {
        let mut path = before.to_vec();
        let mut all = Vec::new();
        let mut word = String::new();
        let mut is_alias = false;
        loop {
            match chars.next() {
                Some('{') => {
                    all.extend(walk(chars, &path));
                    path.clear();
                }
                Some(end @ (',' | '}')) => {
                    if !word.is_empty() && !is_alias {
                        path.push(word.clone());
                    }
                    if path.len() > before.len() {
                        all.push(path.clone());
                    }
                    if end == '}' {
                        return all;
                    }
                    path = before.to_vec();
                    word.clear();
                    is_alias = false;
                }
                Some(':') => {
                    if !word.is_empty() {
                        path.push(std::mem::take(&mut word));
                    }
                }
                Some(space) if space.is_whitespace() => {
                    if word == "as" {
                        is_alias = true;
                        word.clear();
                    } else if !word.is_empty() && !is_alias {
                        path.push(std::mem::take(&mut word));
                    }
                }
                Some(letter) => word.push(letter),
                None => {
                    if !word.is_empty() && !is_alias {
                        path.push(word);
                    }
                    if path.len() > before.len() {
                        all.push(path);
                    }
                    return all;
                }
            }
        }
    }
    walk(&mut tree.chars().peekable(), &[])
}

/// Every path in an expression or type that begins with `crate` or `super`.
fn inline(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for root in ["crate::", "super::"] {
        for (at, _) in code.match_indices(root) {
            let is_inside = code[..at]
                .chars()
                .next_back()
                .is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == ':');
            if !is_inside {
                let path: String = code[at..]
                    .chars()
                    .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | ':'))
                    .collect();
                found.push(
                    path.split("::")
                        .filter(|name| !name.is_empty())
                        .map(str::to_owned)
                        .collect(),
                );
            }
        }
    }
    found
}

/// A path from the root of the crate; none for one of another crate.
fn absolute(
    path: &[String],
    module: &[String],
    modules: &BTreeMap<Vec<String>, usize>,
) -> Option<Vec<String>> {
    let first = path.first()?;
    match first.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some([module, &path[1..]].concat()),
        "super" => {
            let mut base = module.to_vec();
            let mut rest = path;
            while rest.first().is_some_and(|name| name == "super") {
                base.pop()?;
                rest = &rest[1..];
            }
            Some([&base, rest].concat())
        }
        _ => {
            let below = [module, &path[..1]].concat();
            modules
                .contains_key(&below)
                .then(|| [module, path].concat())
        }
    }
}

/// For each source, the others that it names, by their places in the list. What a module passes
/// on from below it counts as named where it is defined.
pub fn arrows(sources: &[Source]) -> Vec<BTreeSet<usize>> {
    let modules: BTreeMap<Vec<String>, usize> = sources
        .iter()
        .enumerate()
        .map(|(at, source)| (source.module.clone(), at))
        .collect();
    let mut passed_on: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
    let mut named: Vec<Vec<Vec<String>>> = Vec::new();
    for source in sources {
        let mut own = Vec::new();
        for (path, is_passed_on) in uses(&source.code) {
            let Some(path) = absolute(&path, &source.module, &modules) else {
                continue;
            };
            if is_passed_on {
                if let Some(name) = path.last() {
                    passed_on.insert(
                        [&source.module[..], std::slice::from_ref(name)].concat(),
                        path.clone(),
                    );
                }
            } else {
                own.push(path);
            }
        }
        for path in inline(&source.code) {
            own.extend(absolute(&path, &source.module, &modules));
        }
        named.push(own);
    }
    let target = |path: &[String]| -> Option<usize> {
        let mut path = path.to_vec();
        for _ in 0..5 {
            let passed = (1..=path.len())
                .rev()
                .find_map(|length| Some((length, passed_on.get(&path[..length])?)));
            let defined = (1..=path.len())
                .rev()
                .find(|length| modules.contains_key(&path[..*length]));
            match (passed, defined) {
                (Some((length, to)), found) if found.is_none_or(|found| found < length) => {
                    path = [to, &path[length..]].concat();
                }
                (_, Some(length)) => return modules.get(&path[..length]).copied(),
                _ => return None,
            }
        }
        None
    };
    named
        .iter()
        .enumerate()
        .map(|(at, paths)| {
            paths
                .iter()
                .filter_map(|path| target(path))
                .filter(|to| *to != at)
                .collect()
        })
        .collect()
}

/// Circles: groups that each reach all of each other.
pub fn circles(arrows: &[BTreeSet<usize>]) -> Vec<Vec<usize>> {
    let reach = |from: usize| -> BTreeSet<usize> {
        let mut seen = BTreeSet::new();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for &next in &arrows[at] {
                if seen.insert(next) {
                    open.push(next);
                }
            }
        }
        seen
    };
    let reached: Vec<BTreeSet<usize>> = (0..arrows.len()).map(reach).collect();
    let mut found: BTreeSet<Vec<usize>> = BTreeSet::new();
    for at in 0..arrows.len() {
        if reached[at].contains(&at) {
            found.insert(
                (0..arrows.len())
                    .filter(|other| reached[at].contains(other) && reached[*other].contains(&at))
                    .collect(),
            );
        }
    }
    found.into_iter().collect()
}

#[test]
fn a_tree_of_imports_is_read_whole() {
    let read: Vec<String> = paths("crate::a::{B, c::{self, D as E}, f}")
        .into_iter()
        .map(|path| path.join("::"))
        .collect();
    assert_eq!(
        read,
        [
            "crate::a::B",
            "crate::a::c::self",
            "crate::a::c::D",
            "crate::a::f"
        ]
    );
}
