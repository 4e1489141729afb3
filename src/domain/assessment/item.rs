//! An item of the logic part: its material, its question, the options, and the explanation.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;

/// The options of every item.
pub const OPTIONS: usize = 5;

/// The kind of reasoning that an item needs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// Which number comes next.
    Series,
    /// What follows from statements.
    Syllogism,
    /// Whether the given facts are enough.
    Sufficiency,
    /// Reading a table or a chart.
    Reading,
}

choices! {
    ItemKind {
        Series: "series", "Number series";
        Syllogism: "syllogism", "Syllogisms";
        Sufficiency: "sufficiency", "Data sufficiency";
        Reading: "reading", "Tables and charts";
    }
}

impl ItemKind {
    /// The question, in a sentence.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Series => "Find the rule, and the number that comes next.",
            Self::Syllogism => "Say what must be true if the statements are.",
            Self::Sufficiency => "Say whether what you are told settles the question.",
            Self::Reading => "Read a table or a chart, and calculate with its numbers.",
        }
    }

    /// The time for an item. This is our own, rather tight estimate: one minute, plus half a minute if there
    /// is material to read.
    #[must_use]
    pub fn time(self) -> Duration {
        match self {
            Self::Series | Self::Syllogism => Duration::from_mins(1),
            Self::Sufficiency | Self::Reading => Duration::from_secs(90),
        }
    }

    /// The shortest time in which an item can be read: a tenth of its allotted time.
    #[must_use]
    pub fn least_time(self) -> Duration {
        self.time() / 10
    }
}

/// How hard an item is: the number of steps in its rule, and how close the wrong options are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemLevel {
    /// One step.
    Easy,
    /// Two steps.
    #[default]
    Medium,
    /// Several steps, or one that is easily missed.
    Hard,
}

choices! {
    ItemLevel {
        Easy: "easy", "Easy";
        Medium: "medium", "Medium";
        Hard: "hard", "Hard";
    }
}

/// A line of a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// What the line counts.
    pub name: String,
    /// One value per column.
    pub values: Vec<i64>,
}

/// Numbers in lines and columns.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ItemTable {
    /// What is counted, with its unit.
    pub title: String,
    /// The columns' names.
    pub columns: Vec<String>,
    /// The lines.
    pub lines: Vec<Line>,
}

/// The material of an item.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Given {
    /// The numbers of a series.
    Numbers(Vec<i64>),
    /// Statements, to be taken as true.
    Statements(Vec<String>),
    /// A table.
    Table(ItemTable),
    /// A bar chart of one line of a table, with a bar per column.
    Bars(ItemTable),
}

/// An option of an item.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// Its text.
    pub text: String,
    /// Why it is right, or which mistake leads to it.
    pub why: String,
}

impl Choice {
    pub(super) fn new(text: impl Into<String>, why: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            why: why.into(),
        }
    }
}

/// A complete item. It is stored whole, so that it can be explained even if a later version draws
/// different items from the same seed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Its kind.
    pub kind: ItemKind,
    /// How hard it is.
    pub level: ItemLevel,
    /// The seed it was drawn with.
    pub seed: u64,
    /// An introduction to the material; may be empty.
    pub scene: String,
    /// The material.
    pub given: Given,
    /// The question.
    pub question: String,
    /// The options, in their order.
    pub options: Vec<Choice>,
    /// Which option is right: an index into `options`.
    pub right: usize,
    /// The solution, step by step.
    pub worked: Vec<String>,
}

/// Numeric options in ascending order, with the right one at `place`, so that its position reveals
/// nothing. The other four are the closest mistakes on both sides, all at least `apart` from each other.
/// `None` if there are not enough.
pub(super) fn arranged(
    right: (i64, String),
    place: usize,
    slips: impl IntoIterator<Item = (i64, String)>,
    apart: i64,
    text: impl Fn(i64) -> String,
) -> Option<Vec<Choice>> {
    let value = right.0;
    let (mut below, mut above) = (place, OPTIONS.checked_sub(place + 1)?);
    let mut chosen = vec![right];
    for slip in slips {
        let room = if slip.0 < value {
            &mut below
        } else {
            &mut above
        };
        let is_apart = |(other, _): &(i64, String)| (other - slip.0).abs() >= apart;
        if *room > 0 && chosen.iter().all(is_apart) {
            *room -= 1;
            chosen.push(slip);
        }
    }
    if chosen.len() < OPTIONS {
        return None;
    }
    chosen.sort_by_key(|(value, _)| *value);
    let options = chosen
        .into_iter()
        .map(|(value, why)| Choice::new(text(value), why))
        .collect();
    Some(options)
}
