//! The mechanics of a memo: counts, each compared with the worked examples.
//!
//! None of it says whether a memo is good. So there is no total, and a value outside its range is a
//! reason to look, not a fault.

use crate::domain::choices::choices;
use crate::domain::review::reviewed::Review;
use crate::domain::review::rule::{Dimension, Finding};
use crate::domain::review::rules::passive;

use crate::domain::review::withheld::Withheld;

/// A count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mechanic {
    /// Findings about clarity per 100 words.
    Clarity,
    /// Findings about structure per 100 words.
    Structure,
    /// Findings about data per 100 words.
    Data,
    /// Findings about relevance per 100 words.
    Relevance,
    /// Findings about concision per 100 words.
    Concision,
    /// Words a sentence.
    MeanSentence,
    /// Words of the longest sentence.
    LongestSentence,
    /// Sentences with a passive that names nobody, in percent.
    Passive,
    /// Paragraphs with a figure, in percent.
    WithFigure,
    /// The reading grade.
    Grade,
}

choices! {
    Mechanic {
        Clarity: "clarity", "Clarity findings per 100 words";
        Structure: "structure", "Structure findings per 100 words";
        Data: "data", "Data findings per 100 words";
        Relevance: "relevance", "Relevance findings per 100 words";
        Concision: "concision", "Concision findings per 100 words";
        MeanSentence: "mean-sentence", "Words per sentence";
        LongestSentence: "longest-sentence", "Words in the longest sentence";
        Passive: "passive", "Sentences with a passive, in %";
        WithFigure: "with-figure", "Paragraphs with a figure, in %";
        Grade: "grade", "Reading grade (Flesch–Kincaid)";
    }
}

impl Mechanic {
    /// The minimum and maximum among the good worked examples, checked by `tests/native/graded.rs`.
    #[must_use]
    pub fn range(self) -> (f64, f64) {
        match self {
            Self::Clarity => (0.0, 0.8),
            Self::Data => (0.0, 0.3),
            Self::Structure | Self::Relevance | Self::Concision => (0.0, 0.1),
            Self::MeanSentence => (15.0, 17.0),
            Self::LongestSentence => (29.0, 40.0),
            Self::Passive => (0.0, 9.0),
            Self::WithFigure => (83.0, 100.0),
            Self::Grade => (5.2, 6.4),
        }
    }

    /// Decimal places shown.
    #[must_use]
    pub fn digits(self) -> usize {
        match self {
            Self::LongestSentence | Self::Passive | Self::WithFigure => 0,
            _ => 1,
        }
    }

    /// The aspect whose findings it counts; `None` if it counts none.
    fn kind(self) -> Option<Dimension> {
        match self {
            Self::Clarity => Some(Dimension::Clarity),
            Self::Structure => Some(Dimension::Structure),
            Self::Data => Some(Dimension::Data),
            Self::Relevance => Some(Dimension::Relevance),
            Self::Concision => Some(Dimension::Concision),
            _ => None,
        }
    }
}

/// A value with what it counts.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Counted {
    /// What is counted.
    pub mechanic: Mechanic,
    /// The value.
    pub value: f64,
}

impl Counted {
    /// How the value compares with the range of the worked examples, in words.
    #[must_use]
    pub fn standing(self) -> &'static str {
        let (low, high) = self.mechanic.range();
        if self.value < low {
            "below the range"
        } else if self.value > high {
            "above the range"
        } else {
            "within the range"
        }
    }
}

impl Review {
    /// The mechanics, in the order of [`Mechanic::ALL`]; what the author has dismissed is not counted.
    ///
    /// # Errors
    ///
    /// The reason why the text is not judged.
    pub fn mechanics(
        &self,
        is_dismissed: &dyn Fn(&Finding) -> bool,
    ) -> Result<Vec<Counted>, Withheld> {
        if let Some(withheld) = self.withheld {
            return Err(withheld);
        }
        let open: Vec<&Finding> = self
            .findings
            .iter()
            .filter(|finding| !is_dismissed(finding))
            .collect();
        let value = |mechanic: Mechanic| -> Option<f64> {
            if let Some(kind) = mechanic.kind() {
                let count = open
                    .iter()
                    .filter(|finding| finding.rule.bears_on == Some(kind))
                    .count();
                return ratio(count * 100, self.words);
            }
            match mechanic {
                Mechanic::LongestSentence => ratio(self.counts.longest, 1),
                Mechanic::Passive => {
                    let passives = open
                        .iter()
                        .filter(|finding| finding.rule.id == passive::RULE.id);
                    let mut sentences: Vec<_> = passives
                        .filter_map(|finding| Some(finding.sentence?.start))
                        .collect();
                    sentences.dedup();
                    ratio(sentences.len() * 100, self.sentences)
                }
                Mechanic::WithFigure => {
                    ratio(self.counts.with_figure * 100, self.counts.paragraphs)
                }
                Mechanic::Grade => self.grade.map(|grade| grade.level),
                _ => ratio(self.counts.sentence_words, self.sentences),
            }
        };
        Ok(Mechanic::ALL
            .into_iter()
            .filter_map(|mechanic| {
                Some(Counted {
                    mechanic,
                    value: value(mechanic)?,
                })
            })
            .collect())
    }
}

/// A ratio of two counts; `None` if the second is zero.
fn ratio(part: usize, whole: usize) -> Option<f64> {
    let part = u32::try_from(part).ok()?;
    let whole = u32::try_from(whole).ok().filter(|whole| *whole > 0)?;
    Some(f64::from(part) / f64::from(whole))
}
