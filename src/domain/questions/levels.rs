//! The candidate's target level, and what an answer about each Leadership Principle should show at
//! each level.
//!
//! The expectations are the file `public/data/levels.json`, an object with `format`
//! ("loopready-levels"), `schema` (1) and `levels`, a list of objects, one a principle, each with
//! `principle` (its slug) and the texts `l5`, `l6` and `l7`.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::principle::Principle;
use crate::domain::questions::question::QuestionLevel;
use crate::domain::record::json::from_json;

/// The candidate's target level.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum TargetLevel {
    /// L5, with three years of product work or more.
    #[default]
    ProductManager,
    /// L6, with seven years or more.
    Senior,
    /// L7: several teams, or an organization.
    Principal,
}

choices! {
    TargetLevel {
        ProductManager: "product-manager", "Product manager (L5)";
        Senior: "senior", "Senior product manager (L6)";
        Principal: "principal", "Principal product manager (L7)";
    }
}

impl TargetLevel {
    /// The level in recruiters' terms.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::ProductManager => "L5",
            Self::Senior => "L6",
            Self::Principal => "L7",
        }
    }

    /// The years of experience usually required.
    #[must_use]
    pub fn years(self) -> u32 {
        match self {
            Self::ProductManager => 3,
            Self::Senior => 7,
            Self::Principal => 10,
        }
    }

    /// Whether questions of a level are asked at this target level.
    #[must_use]
    pub fn is_asked(self, level: QuestionLevel) -> bool {
        level == QuestionLevel::Any || self != Self::ProductManager
    }
}

/// What an answer about a principle should show at each level.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct LevelExpectation {
    /// The principle.
    pub principle: Principle,
    l5: String,
    l6: String,
    l7: String,
}

impl LevelExpectation {
    /// The expectations of a level, in a few sentences.
    #[must_use]
    pub fn at(&self, level: TargetLevel) -> &str {
        match level {
            TargetLevel::ProductManager => &self.l5,
            TargetLevel::Senior => &self.l6,
            TargetLevel::Principal => &self.l7,
        }
    }
}

#[derive(Deserialize)]
struct LevelFile {
    levels: Vec<LevelExpectation>,
}

/// Parses the expectations.
///
/// # Errors
/// The reader's own words when the file is not of the expected shape.
pub fn read_levels(json: &str) -> Result<Vec<LevelExpectation>, String> {
    from_json::<LevelFile>(json)
        .map(|file| file.levels)
        .map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_aimed_for_chooses_what_is_expected() {
        let json = r#"{"levels":[{"principle":"frugality","l5":"one","l6":"two","l7":"three"}]}"#;
        let [expected] = read_levels(json).unwrap().try_into().unwrap();
        let said = TargetLevel::ALL.map(|level| expected.at(level));
        assert_eq!(said, ["one", "two", "three"]);
        assert!(read_levels("{}").is_err());
    }

    #[test]
    fn senior_questions_are_asked_from_l6_on_and_others_of_everybody() {
        for (level, is_asked) in TargetLevel::ALL.into_iter().zip([false, true, true]) {
            assert!(level.is_asked(QuestionLevel::Any));
            assert_eq!(level.is_asked(QuestionLevel::Senior), is_asked);
        }
    }
}
