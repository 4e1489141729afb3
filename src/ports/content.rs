//! The built-in content: files of the app itself, available offline once installed.

use std::fmt;

use crate::ports::pending::Pending;

/// A file under `public/data/`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DataFile {
    /// The prompts of the writing assessment.
    Prompts,
    /// The question bank.
    Questions,
    /// The outlines of the kinds of documents.
    Outlines,
    /// The work-style statements.
    WorkStyle,
    /// The topics of the guide.
    Guide,
    /// The worked examples.
    Examples,
    /// The starting set of questions to ask an interviewer.
    QuestionsToAsk,
    /// The expectations by level.
    Levels,
    /// The records of a fictional candidate.
    Example,
}

impl DataFile {
    /// The file's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Prompts => "prompts.json",
            Self::Questions => "questions.json",
            Self::Outlines => "outlines.json",
            Self::WorkStyle => "work-style.json",
            Self::Guide => "guide.json",
            Self::Examples => "examples.json",
            Self::QuestionsToAsk => "questions-to-ask.json",
            Self::Levels => "levels.json",
            Self::Example => "example.json",
        }
    }
}

/// Reads built-in content.
pub trait Content {
    /// The text of a file.
    ///
    /// # Errors
    /// If it is neither installed nor reachable.
    fn load(&self, file: DataFile) -> Pending<'_, Result<String, ContentError>>;
}

/// A built-in file could not be loaded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ContentError {
    /// The file's name.
    pub file: &'static str,
    /// The message from the browser or the parser.
    pub detail: String,
}

impl fmt::Display for ContentError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "A part of the app ({}) could not be loaded: {}. What you wrote is safe. Go online and reload the page.",
            self.file, self.detail
        )
    }
}
