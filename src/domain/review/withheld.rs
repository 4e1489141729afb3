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
                "There are fewer than 150 words, too few to judge. Sentences that stand twice count once."
            }
            Self::TooMuchRepeated => "The same few words come back too often to judge the rest.",
            Self::NotProse => {
                "This does not read as sentences. The review reads paragraphs of English prose."
            }
            Self::NotEnglish => "This is not English, the only language that the review knows.",
            Self::NoOrder => {
                "The words of its sentences are in no order that English has, so nothing else about it can be judged."
            }
            Self::Unpunctuated => {
                "There is hardly any punctuation, so the review cannot tell where a sentence ends. Add full stops and \
                 commas first."
            }
            Self::NoPrompt => "Without a prompt nobody can say whether it is answered.",
        }
    }
}
