//! Names for the Leadership Principles in candidates' own files.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::domain::principle::Principle;
use crate::domain::text::fold::{self, folded};

/// The principles in a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NamedPrinciples {
    /// The principles, each once, in the order in which they are named.
    pub found: Vec<Principle>,
    /// The words that are not a principle's name.
    pub unknown: Vec<String>,
}

/// Other names, besides the published one and the slug; in lower case, without punctuation.
const ALIASES: [(Principle, &[&str]); 16] = [
    (
        Principle::CustomerObsession,
        &[
            "obsess over customers",
            "customer obsessed",
            "customer first",
            "obsession",
        ],
    ),
    (
        Principle::Ownership,
        &["own it", "taking ownership", "take ownership"],
    ),
    (
        Principle::InventAndSimplify,
        &[
            "invent simplify",
            "simplify",
            "invention and simplification",
            "innovate and simplify",
        ],
    ),
    (
        Principle::AreRightALot,
        &[
            "is right a lot",
            "be right a lot",
            "being right a lot",
            "right a lot",
            "are right",
        ],
    ),
    (
        Principle::LearnAndBeCurious,
        &[
            "learn be curious",
            "learning and being curious",
            "be curious",
            "curiosity",
            "curious",
        ],
    ),
    (
        Principle::HireAndDevelopTheBest,
        &[
            "hire develop the best",
            "hire and develop best",
            "hiring and developing the best",
            "hire and develop",
            "develop the best",
        ],
    ),
    (
        Principle::InsistOnTheHighestStandards,
        &[
            "insist on highest standards",
            "insist on high standards",
            "insists on the highest standards",
            "the highest standards",
            "highest standards",
            "high standards",
        ],
    ),
    (Principle::ThinkBig, &["thinking big", "thinks big"]),
    (
        Principle::BiasForAction,
        &[
            "bias to action",
            "bias toward action",
            "bias towards action",
            "bias of action",
        ],
    ),
    (Principle::Frugality, &["frugal", "be frugal"]),
    (
        Principle::EarnTrust,
        &[
            "earn the trust of others",
            "earn trust of others",
            "earns trust",
            "earning trust",
            "earned trust",
            "trust",
        ],
    ),
    (
        Principle::DiveDeep,
        &["diving deep", "dives deep", "deep dive", "deep dives"],
    ),
    (
        Principle::HaveBackbone,
        &[
            "have backbone",
            "have a backbone",
            "backbone disagree and commit",
            "backbone",
            "disagree and commit",
            "disagree commit",
            "disagree then commit",
        ],
    ),
    (
        Principle::DeliverResults,
        &[
            "delivers results",
            "delivering results",
            "deliver result",
            "delivery of results",
        ],
    ),
    (
        Principle::EarthsBestEmployer,
        &[
            "strive to be earths best employer",
            "be earth s best employer",
            "earth s best employer",
            "earths best employer",
            "best employer",
        ],
    ),
    (
        Principle::BroadResponsibility,
        &[
            "success and scale bring broad responsibility",
            "success and scale",
            "scale and success",
            "broad responsibility",
            "broader responsibility",
        ],
    ),
];

/// Abbreviations, in capitals and alone in their cell.
const LETTERS: [(&str, Principle); 26] = [
    ("CO", Principle::CustomerObsession),
    ("OWN", Principle::Ownership),
    ("OW", Principle::Ownership),
    ("IS", Principle::InventAndSimplify),
    ("IAS", Principle::InventAndSimplify),
    ("ARAL", Principle::AreRightALot),
    ("RAL", Principle::AreRightALot),
    ("AR", Principle::AreRightALot),
    ("LBC", Principle::LearnAndBeCurious),
    ("LABC", Principle::LearnAndBeCurious),
    ("HD", Principle::HireAndDevelopTheBest),
    ("HDB", Principle::HireAndDevelopTheBest),
    ("HDTB", Principle::HireAndDevelopTheBest),
    ("HADTB", Principle::HireAndDevelopTheBest),
    ("HS", Principle::InsistOnTheHighestStandards),
    ("IHS", Principle::InsistOnTheHighestStandards),
    ("IOTHS", Principle::InsistOnTheHighestStandards),
    ("TB", Principle::ThinkBig),
    ("BFA", Principle::BiasForAction),
    ("ET", Principle::EarnTrust),
    ("DD", Principle::DiveDeep),
    ("HB", Principle::HaveBackbone),
    ("HBDC", Principle::HaveBackbone),
    ("DC", Principle::HaveBackbone),
    ("DR", Principle::DeliverResults),
    ("SEBE", Principle::EarthsBestEmployer),
];

/// Words around names that mean nothing themselves.
const AROUND: [&str; 18] = [
    "and",
    "or",
    "also",
    "the",
    "lp",
    "lps",
    "leadership",
    "principle",
    "principles",
    "amazon",
    "primary",
    "secondary",
    "main",
    "maybe",
    "perhaps",
    "plus",
    "with",
    "s",
];

/// The longest name, in words.
const LONGEST: usize = 9;

/// The principles that a text names. Two of the names contain a comma or a semicolon, so the text is
/// searched and not split, and the longest name wins.
#[must_use]
pub fn principles_in(text: &str) -> NamedPrinciples {
    // A notes app writes the address of a linked page behind its name.
    let is_name = |word: &&str| !word.trim_start_matches(['(', '<']).starts_with("http");
    if text.contains("://") {
        let words: Vec<&str> = text.split_whitespace().filter(is_name).collect();
        return principles_in(&words.join(" ").replace("://", " "));
    }
    let letters = by_letters(text);
    if letters.found.is_empty() {
        by_names(text)
    } else {
        letters
    }
}

/// The principles in a cell for them, where a name may also be cut short: "Cust. Obsession, Frug".
#[must_use]
pub fn principles_in_cell(text: &str) -> NamedPrinciples {
    let named = principles_in(text);
    if named.unknown.is_empty() || text.len() > 60 {
        return named;
    }
    if let Some(principle) = by_beginnings(text) {
        return NamedPrinciples {
            found: vec![principle],
            unknown: Vec::new(),
        };
    }
    // "Inv & Simp, Frug": either all names are shortened like this, or none is.
    let each: Option<Vec<Principle>> = text
        .split([',', ';', '/', '|', '\n'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| {
            let one = principles_in(part);
            match one.found.first() {
                Some(found) if one.unknown.is_empty() => Some(*found),
                _ => by_beginnings(part),
            }
        })
        .collect();
    match each {
        Some(each) if each.len() > 1 => {
            let mut named = NamedPrinciples::default();
            for one in each {
                named.put(one);
            }
            named
        }
        _ => named,
    }
}

fn by_names(text: &str) -> NamedPrinciples {
    let text = text.replace(['&', '+'], " and ");
    let compared = folded(&text);
    let words: Vec<&str> = compared
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect();
    // Unknown words are reported as they were written.
    let written: Vec<&str> = fold::words(&text).map(|span| span.of(&text)).collect();
    let mut named = NamedPrinciples::default();
    let mut unknown: Vec<&str> = Vec::new();
    let mut rest = words.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if let Some((principle, length)) = longest_name(rest) {
            named.put(principle);
            named.close(&mut unknown);
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        let is_number =
            |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        // "LP2", and "ARAL" beside the name that it abbreviates.
        let is_abbreviation = |word: &str| {
            let capitals = word.to_uppercase();
            LETTERS
                .iter()
                .any(|(letters, one)| *letters == capitals && named.found.contains(one))
        };
        let is_around = AROUND.contains(first)
            || is_number(first.strip_prefix("lp").unwrap_or(first))
            || is_abbreviation(first);
        if is_around {
            named.close(&mut unknown);
        } else {
            let place = words.len() - rest.len();
            unknown.push(written.get(place).unwrap_or(first));
        }
        rest = after;
    }
    named.close(&mut unknown);
    named
}

impl NamedPrinciples {
    fn put(&mut self, principle: Principle) {
        if !self.found.contains(&principle) {
            self.found.push(principle);
        }
    }

    fn close(&mut self, unknown: &mut Vec<&str>) {
        if !unknown.is_empty() {
            let mut words = String::new();
            for word in unknown.iter() {
                let is_script = |letter: Option<char>| letter.is_some_and(fold::is_unspaced);
                let goes_on =
                    is_script(words.chars().next_back()) && is_script(word.chars().next());
                if !words.is_empty() && !goes_on {
                    words.push(' ');
                }
                words.push_str(word);
            }
            self.unknown.push(words);
            unknown.clear();
        }
    }
}

/// Every name, folded, built once.
fn names() -> &'static BTreeMap<String, Principle> {
    static NAMES: OnceLock<BTreeMap<String, Principle>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let aliases = ALIASES.iter().flat_map(|(principle, names)| {
            names.iter().map(|name| ((*name).to_owned(), *principle))
        });
        let published = Principle::ALL.iter().flat_map(|principle| {
            [principle.name(), principle.slug()].map(|name| (folded(name), *principle))
        });
        aliases.chain(published).collect()
    })
}

/// The longest name at the start of the words, and its number of words.
fn longest_name(words: &[&str]) -> Option<(Principle, usize)> {
    (1..=LONGEST.min(words.len())).rev().find_map(|length| {
        let name = words.get(..length)?.join(" ");
        names().get(&name).map(|principle| (*principle, length))
    })
}

/// The principle of a name with shortened words: "Cust. Obsession", "Inv & Simp", "Frug". Each word must
/// be the beginning of the name's next word, and only one name may match.
fn by_beginnings(text: &str) -> Option<Principle> {
    let words = |text: &str| -> Vec<String> {
        folded(text)
            .split(' ')
            .filter(|word| !word.is_empty() && !AROUND.contains(word))
            .map(str::to_owned)
            .collect()
    };
    let written = words(&text.replace(['&', '+'], " "));
    let is_short = !written.is_empty() && written.iter().all(|word| word.len() > 2 || *word == "4");
    let begins = |principle: &&Principle| {
        let name = words(principle.name());
        let mut left = name.iter();
        written.iter().all(|word| {
            left.any(|full| full.starts_with(word.as_str()) || (word == "4" && full == "for"))
        })
    };
    let mut found = Principle::ALL.iter().filter(begins);
    let only = found
        .next()
        .filter(|_| is_short && found.next().is_none())?;
    Some(*only)
}

/// A cell with only abbreviations: "DD, HB;DC".
fn by_letters(text: &str) -> NamedPrinciples {
    let mut named = NamedPrinciples::default();
    let text = text.replace(['&', '+', '.'], "");
    for token in text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|token| !token.is_empty())
    {
        match LETTERS.iter().find(|(letters, _)| *letters == token) {
            Some((_, principle)) => named.put(*principle),
            None => return NamedPrinciples::default(),
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k11_abbreviations_and_what_apps_write_beside_a_name_are_understood() {
        use Principle::{
            BiasForAction, BroadResponsibility, CustomerObsession, DeliverResults, DiveDeep,
            Frugality, HaveBackbone, InventAndSimplify, Ownership,
        };
        for (text, found) in [
            ("Cust. Obsession", &[CustomerObsession][..]),
            ("Cust Obs", &[CustomerObsession]),
            ("Inv & Simp", &[InventAndSimplify]),
            ("Own.", &[Ownership]),
            ("Frug", &[Frugality]),
            ("Deliv. Res.", &[DeliverResults]),
            ("Bias 4 Action", &[BiasForAction]),
            ("Success/Scale", &[BroadResponsibility]),
            ("Inv. & Simp., Frug.", &[InventAndSimplify, Frugality]),
            ("Ownership (LP2)", &[Ownership]),
            ("LP 12: Dive Deep", &[DiveDeep]),
            ("Dive Deep (DD)", &[DiveDeep]),
            (
                "Ownership (https://www.notion.so/Ownership-12ab)",
                &[Ownership],
            ),
            (
                "Ownership https://www.notion.so/x, Dive Deep https://www.notion.so/y",
                &[Ownership, DiveDeep],
            ),
            ("Have Backbone (HBDC)", &[HaveBackbone]),
        ] {
            let named = principles_in_cell(text);
            assert_eq!(
                (&named.found[..], &named.unknown[..]),
                (found, &[][..]),
                "{text}"
            );
        }
        for (text, unknown) in [
            ("Teamwork", "Teamwork"),
            ("Be", "Be"),
            ("顧客", "顧客"),
            ("The best team", "best team"),
            ("Action items", "Action items"),
        ] {
            assert_eq!(principles_in_cell(text).unknown, [unknown], "{text}");
        }
    }

    #[test]
    fn every_principle_goes_by_its_name_and_its_slug() {
        for &principle in Principle::ALL {
            for name in [
                principle.name().to_owned(),
                principle.slug().to_owned(),
                principle.name().to_uppercase(),
                principle.name().replace(" and ", " & "),
            ] {
                let named = principles_in(&name);
                assert_eq!(
                    (named.found, named.unknown),
                    (vec![principle], Vec::new()),
                    "{name}"
                );
            }
        }
        for (principle, names) in ALIASES {
            for name in names {
                assert_eq!(principles_in(name).found, [principle], "{name}");
            }
        }
    }

    #[test]
    fn k11_names_are_understood_as_people_write_them_or_told() {
        use Principle::{
            DiveDeep, EarthsBestEmployer, HaveBackbone, HireAndDevelopTheBest, InventAndSimplify,
            Ownership,
        };
        for (text, found, unknown) in [
            ("Disagree & Commit", &[HaveBackbone][..], &[][..]),
            (
                "Have Backbone; Disagree and Commit, ownership",
                &[HaveBackbone, Ownership],
                &[],
            ),
            ("Hire & Develop the Best", &[HireAndDevelopTheBest], &[]),
            (
                "Invent & Simplify / Dive deep",
                &[InventAndSimplify, DiveDeep],
                &[],
            ),
            ("Backbone", &[HaveBackbone], &[]),
            ("Earth's Best Employer", &[EarthsBestEmployer], &[]),
            (
                "Strive to be Earth's Best Employer",
                &[EarthsBestEmployer],
                &[],
            ),
            (
                "LP: Ownership and the Dive Deep principle",
                &[Ownership, DiveDeep],
                &[],
            ),
            ("1. Ownership 2. Dive-Deep", &[Ownership, DiveDeep], &[]),
            ("DD, HB;DC", &[DiveDeep, HaveBackbone], &[]),
            ("I&S", &[InventAndSimplify], &[]),
            ("Ownership, Grit", &[Ownership], &["Grit"]),
            ("Rückgrat & Ownership", &[Ownership], &["Rückgrat"]),
            ("Growth mindset", &[], &["Growth mindset"]),
            ("Is it?", &[], &["Is it"]),
            ("", &[], &[]),
        ] {
            let named = principles_in(text);
            assert_eq!(
                (named.found.as_slice(), named.unknown),
                (
                    found,
                    unknown.iter().map(|word| (*word).to_owned()).collect()
                ),
                "{text}"
            );
        }
    }
}
