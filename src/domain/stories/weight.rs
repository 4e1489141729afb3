//! A story's weight: how many items of its checklist are met, and its standing.

use crate::domain::choices::choices;

/// A story's standing. Derived, never stored.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Band {
    /// Not ready: it does not count as coverage.
    #[default]
    Weak,
    /// Ready, with gaps that follow-up questions will find.
    Fair,
    /// Almost every item is met.
    Strong,
}

choices! {
    Band {
        Weak: "weak", "Weak";
        Fair: "fair", "Fair";
        Strong: "strong", "Strong";
    }
}

/// A summary for pages about all stories: the standing, then the items met.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Weight {
    /// Its standing.
    pub band: Band,
    /// Items of the checklist that are met.
    pub met: u8,
    /// Items of the checklist.
    pub of: u8,
}

impl Weight {
    /// Whether the story counts as coverage: a weak one, and one without a Result or an Action,
    /// does not.
    #[must_use]
    pub fn counts(self) -> bool {
        self.band > Band::Weak
    }

    /// "9 of 11".
    #[must_use]
    pub fn in_words(self) -> String {
        format!("{} of {}", self.met, self.of)
    }
}

/// "2 weak or unfinished stories are not counted."; empty if every story counts.
#[must_use]
pub fn not_counted(stories: usize) -> Option<String> {
    match stories {
        0 => None,
        1 => Some("1 weak or unfinished story is not counted.".to_owned()),
        more => Some(format!(
            "{more} weak or unfinished stories are not counted."
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_standing_weighs_more_than_more_items() {
        let of = |band, met| Weight { band, met, of: 11 };
        assert!(of(Band::Fair, 6) > of(Band::Weak, 9));
        assert!(of(Band::Fair, 7) > of(Band::Fair, 6));
        assert!(!of(Band::Weak, 9).counts() && of(Band::Fair, 6).counts());
        assert_eq!(of(Band::Fair, 6).in_words(), "6 of 11");
    }

    #[test]
    fn what_is_not_counted_is_said_only_where_there_is_something() {
        assert_eq!(not_counted(0), None);
        assert!(
            not_counted(1).is_some_and(|told| told.starts_with("1 weak or unfinished story is"))
        );
        assert!(not_counted(16).is_some_and(|told| told.starts_with("16 weak")));
    }
}
