//! What a reader of the assessment looks for.

use crate::domain::choices::choices;

/// One thing that a reader looks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Criterion {
    /// A part of the prompt.
    Prompt,
    /// The act and its result, in the opening.
    Opening,
    /// Where and when it happened, who was affected, and what was wrong.
    Situation,
    /// What the author did, not the team.
    OwnAct,
    /// Alternatives, and why they were rejected.
    Alternatives,
    /// A number with its baseline and period.
    Number,
    /// Who disagreed, or the best argument against it.
    OtherSide,
    /// What the author learned, or would do differently.
    Learned,
    /// An ending that returns to the claim of the opening.
    Close,
}

choices! {
    Criterion {
        Prompt: "prompt", "The prompt";
        Opening: "opening", "Act and result in the opening";
        Situation: "situation", "The situation";
        OwnAct: "own-act", "What you did";
        Alternatives: "alternatives", "Alternatives, and why not";
        Number: "number", "A number with baseline and period";
        OtherSide: "other-side", "The other side";
        Learned: "learned", "What you learned";
        Close: "close", "The close";
    }
}

impl Criterion {
    /// The reader's question, as a label.
    #[must_use]
    pub fn question(self) -> &'static str {
        match self {
            Self::Prompt => "Which sentence answers this part of the prompt?",
            Self::Opening => "Does the first paragraph say what you did and what came of it?",
            Self::Situation => "Where and when was it, who was affected, and what was wrong?",
            Self::OwnAct => "What did you do yourself, in one sentence with “I”?",
            Self::Alternatives => "What else could you have done, and why didn’t you?",
            Self::Number => "Which result has a number, its baseline, and its period?",
            Self::OtherSide => "Who disagreed, or what speaks against your view?",
            Self::Learned => "What were you wrong about, or what would you do differently?",
            Self::Close => "Does the end come back to the claim of the opening?",
        }
    }
}
