//! Why a text is not judged.

/// Why there is nothing to say about a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Withheld {
    /// There is no word.
    NothingWritten,
    /// There are fewer words than 150, repeated sentences not counted.
    TooFewWords,
    /// The same few words make up the text.
    TooMuchRepeated,
    /// The words do not hang together as English sentences do.
    NotProse,
    /// It is in another language.
    NotEnglish,
    /// Its words stand in no order that English has.
    NoOrder,
    /// Nothing says where its sentences end.
    Unpunctuated,
    /// There is no prompt that could be answered.
    NoPrompt,
}

impl Withheld {
    /// The reason, for a person to read.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::NothingWritten => "Nothing is written yet.",
            Self::TooFewWords => {
                "There are fewer than 150 words, too few to judge. Repeated sentences count once."
            }
            Self::TooMuchRepeated => "The same few words repeat too often to judge the rest.",
            Self::NotProse => {
                "This doesn’t read as sentences. The review needs paragraphs of English prose."
            }
            Self::NotEnglish => "This isn’t English, the only language the review knows.",
            Self::NoOrder => {
                "The words aren’t in an order that English uses, so the review can’t judge anything else."
            }
            Self::Unpunctuated => {
                "There is hardly any punctuation, so the review can’t tell where sentences end. Add periods and \
                 commas first."
            }
            Self::NoPrompt => "Without a prompt, the review can’t say whether you answered it.",
        }
    }
}
