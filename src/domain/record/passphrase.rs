//! Choosing a passphrase: typed twice, with an estimate of how hard it is to guess.

use std::collections::BTreeSet;
use std::fmt;

/// How hard a passphrase is to guess, judged by its form. The text doesn't show whether it is a birthday
/// or a song lyric, so there are three levels and no number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PassphraseStrength {
    /// A computer can guess it.
    Weak,
    /// It withstands guessing for a while.
    Fair,
    /// It withstands guessing if it was picked at random.
    Strong,
}

impl PassphraseStrength {
    /// The strength of a passphrase.
    #[must_use]
    pub fn of(passphrase: &str) -> Self {
        let words: BTreeSet<String> = passphrase
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.chars().count() >= 3)
            .map(str::to_lowercase)
            .collect();
        let (varied, kinds) = (varied(passphrase), kinds(passphrase));
        let longest = passphrase
            .split(|letter: char| !letter.is_alphabetic())
            .map(|run| run.chars().count())
            .max();
        match words.len() {
            5.. if varied >= 20 => Self::Strong,
            // It contains no word, so it was generated.
            _ if varied >= 12 && kinds >= 3 && longest <= Some(4) => Self::Strong,
            3.. if varied >= 12 => Self::Fair,
            _ if varied >= 12 && kinds >= 2 => Self::Fair,
            _ => Self::Weak,
        }
    }

    /// The estimate, in words for the candidate.
    #[must_use]
    pub fn told(self) -> &'static str {
        match self {
            Self::Weak => "Easy for a computer to guess. Use five or more words picked at random.",
            Self::Fair => "Harder to guess. Five or more words picked at random are safer.",
            Self::Strong => {
                "Hard to guess, if you picked it at random. A quote or your own data isn’t random."
            }
        }
    }
}

/// The number of different pairs of neighboring characters, without repeated characters and without
/// alphabetic sequences.
fn varied(passphrase: &str) -> usize {
    let letters: Vec<u32> = passphrase.to_lowercase().chars().map(u32::from).collect();
    let pairs: BTreeSet<&[u32]> = letters
        .windows(2)
        .filter(|pair| matches!(pair, [one, other] if other.abs_diff(*one) > 1))
        .collect();
    pairs.len()
}

/// The number of character classes: lowercase and uppercase letters, digits, others.
fn kinds(passphrase: &str) -> usize {
    let has = |is: fn(char) -> bool| usize::from(passphrase.chars().any(is));
    has(char::is_lowercase)
        + has(char::is_uppercase)
        + has(char::is_numeric)
        + has(|letter| !letter.is_alphanumeric())
}

/// Why a passphrase cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PassphraseProblem {
    /// Nothing was typed.
    Missing,
    /// The two differ.
    Differ,
}

impl fmt::Display for PassphraseProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Missing => "Type a passphrase first.",
            Self::Differ => "The two passphrases differ. Type the same one twice.",
        })
    }
}

/// The passphrase, if both fields match.
///
/// # Errors
/// If nothing was typed, or the two differ.
pub fn chosen(once: &str, again: &str) -> Result<String, PassphraseProblem> {
    if once.is_empty() && again.is_empty() {
        return Err(PassphraseProblem::Missing);
    }
    if once != again {
        return Err(PassphraseProblem::Differ);
    }
    Ok(once.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_has_three_levels_and_repeats_count_once() {
        for (passphrase, expected) in [
            ("", PassphraseStrength::Weak),
            ("password", PassphraseStrength::Weak),
            ("Passw0rd!", PassphraseStrength::Weak),
            ("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", PassphraseStrength::Weak),
            ("12345678901234567890", PassphraseStrength::Weak),
            ("loop loop loop loop loop", PassphraseStrength::Weak),
            ("Supercalifragilistic1", PassphraseStrength::Fair),
            ("harbor lemon tractor", PassphraseStrength::Fair),
            (
                "harbor lemon tractor violin canyon",
                PassphraseStrength::Strong,
            ),
            (
                "hafen zitrone traktor geige schlucht",
                PassphraseStrength::Strong,
            ),
            ("x9K-fq2T_ab7L.wz", PassphraseStrength::Strong),
        ] {
            assert_eq!(PassphraseStrength::of(passphrase), expected, "{passphrase}");
        }
    }

    #[test]
    fn a_passphrase_is_typed_twice() {
        for (once, again, expected) in [
            ("", "", Err(PassphraseProblem::Missing)),
            ("a", "", Err(PassphraseProblem::Differ)),
            ("a", "A", Err(PassphraseProblem::Differ)),
            (" a b ", " a b ", Ok(" a b ".to_owned())),
        ] {
            assert_eq!(chosen(once, again), expected);
        }
    }
}
