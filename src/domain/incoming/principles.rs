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
    let letters = by_letters(text);
    if !letters.found.is_empty() {
        return letters;
    }
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
        let is_around = AROUND.contains(first) || first.bytes().all(|byte| byte.is_ascii_digit());
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
            self.unknown.push(unknown.join(" "));
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
