//! Worked examples: memos, stories, documents and spoken answers, all of them fictional.
//!
//! They are the file `public/data/examples.json`, an object with the lists `memos`, `stories`,
//! `documents` and `spoken`.

use serde::Deserialize;

use crate::domain::principle::Principle;
use crate::domain::record::json::from_json;

/// The kind of an example.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExampleKind {
    /// A memo of the writing assessment.
    Memo,
    /// A story in three versions.
    Story,
    /// A PR/FAQ or a six-pager.
    Document,
    /// A spoken answer.
    Spoken,
}

impl ExampleKind {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Memo, Self::Story, Self::Document, Self::Spoken];

    /// A heading for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Memo => "Memos",
            Self::Story => "Stories",
            Self::Document => "Documents",
            Self::Spoken => "Spoken answers",
        }
    }
}

/// The quality of a memo.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MemoStrength {
    /// Ready to submit.
    Strong,
    /// Some of it works.
    Middling,
    /// An example of what to avoid.
    Weak,
}

impl MemoStrength {
    /// A label for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Strong => "Strong memo",
            Self::Middling => "Middling memo",
            Self::Weak => "Weak memo",
        }
    }
}

/// A memo, with a note of what rules cannot see.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct MemoExample {
    /// Its name in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How good it is.
    pub strength: MemoStrength,
    /// The prompt that it answers.
    pub prompt: String,
    /// The memo.
    pub text: String,
    /// The editor's note.
    pub note: String,
}

/// A note about a part of a story.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct PartNote {
    /// The part: `situation`, `task`, `action` or `result`.
    pub part: String,
    /// What it does well or badly.
    pub note: String,
}

/// A version of a story.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct ToldStory {
    situation: String,
    task: String,
    action: String,
    result: String,
    notes: Vec<PartNote>,
}

impl ToldStory {
    /// The parts in their order, each with its name, its text, and the notes about it.
    #[must_use]
    pub fn parts(&self) -> [(&'static str, &str, Vec<&str>); 4] {
        let notes = |part: &str| {
            self.notes
                .iter()
                .filter(|note| note.part.eq_ignore_ascii_case(part))
                .map(|note| note.note.as_str())
                .collect()
        };
        [
            ("Situation", &self.situation),
            ("Task", &self.task),
            ("Action", &self.action),
            ("Result", &self.result),
        ]
        .map(|(name, text)| (name, text.as_str(), notes(name)))
    }
}

/// A follow-up question with its answer.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct AnsweredFollowUp {
    /// What the interviewer asks.
    pub asked: String,
    /// What the candidate answers.
    pub answered: String,
}

/// A story in three versions, with a conversation about it.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct StoryExample {
    /// Its name in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The principles that it shows.
    pub principles: Vec<Principle>,
    weak: ToldStory,
    better: ToldStory,
    strong: ToldStory,
    /// The conversation that follows.
    pub follow_ups: Vec<AnsweredFollowUp>,
}

impl StoryExample {
    /// The versions from the weakest to the strongest, each with its heading.
    #[must_use]
    pub fn versions(&self) -> [(&'static str, &ToldStory); 3] {
        [
            ("Weak version", &self.weak),
            ("Improved version", &self.better),
            ("Strong version", &self.strong),
        ]
    }
}

/// A reviewer's comment on a passage.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct PassageComment {
    /// The passage.
    pub quote: String,
    /// The comment.
    pub comment: String,
}

/// A longer document with a reviewer's comments.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct DocumentExample {
    /// Its name in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The document.
    pub text: String,
    /// The comments, in the order of their passages.
    pub comments: Vec<PassageComment>,
}

impl DocumentExample {
    /// The comments on passages of a paragraph.
    pub fn on<'a>(&'a self, paragraph: &'a str) -> impl Iterator<Item = &'a PassageComment> {
        self.comments
            .iter()
            .filter(move |comment| paragraph.contains(&comment.quote))
    }
}

/// An answer as it is spoken.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct SpokenExample {
    /// Its name in addresses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The text.
    pub text: String,
    /// Why it works.
    pub note: String,
}

/// A worked example.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WorkedExample {
    /// A memo.
    Memo(MemoExample),
    /// A story.
    Story(Box<StoryExample>),
    /// A document.
    Document(DocumentExample),
    /// A spoken answer.
    Spoken(SpokenExample),
}

impl WorkedExample {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> ExampleKind {
        match self {
            Self::Memo(_) => ExampleKind::Memo,
            Self::Story(_) => ExampleKind::Story,
            Self::Document(_) => ExampleKind::Document,
            Self::Spoken(_) => ExampleKind::Spoken,
        }
    }

    /// Its name in addresses.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Memo(example) => &example.id,
            Self::Story(example) => &example.id,
            Self::Document(example) => &example.id,
            Self::Spoken(example) => &example.id,
        }
    }

    /// Its title.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Memo(example) => &example.title,
            Self::Story(example) => &example.title,
            Self::Document(example) => &example.title,
            Self::Spoken(example) => &example.title,
        }
    }
}

#[derive(Deserialize)]
struct ExampleFile {
    memos: Vec<MemoExample>,
    stories: Vec<StoryExample>,
    documents: Vec<DocumentExample>,
    spoken: Vec<SpokenExample>,
}

/// Reads the worked examples.
///
/// # Errors
/// The reader's own words when the file is not of the expected shape.
pub fn read_examples(json: &str) -> Result<Vec<WorkedExample>, String> {
    let file: ExampleFile = from_json(json).map_err(|error| error.to_string())?;
    let memos = file.memos.into_iter().map(WorkedExample::Memo);
    let stories = file
        .stories
        .into_iter()
        .map(Box::new)
        .map(WorkedExample::Story);
    let documents = file.documents.into_iter().map(WorkedExample::Document);
    let spoken = file.spoken.into_iter().map(WorkedExample::Spoken);
    Ok(memos
        .chain(stories)
        .chain(documents)
        .chain(spoken)
        .collect())
}
