//! Finding questions by the words that candidates type. Stop words are ignored, forms and spellings
//! of a word are equal, related words match, and small typing errors are forgiven. Any word
//! matches, but a question with all of them comes first.
//!
//! Everything that can be found is folded and indexed once ([`SearchIndex::of`]). A key then costs a
//! few lookups and a pass over the matches, never over texts; only an unknown word is compared with
//! the whole vocabulary. Daily changes (due questions, favorites) are not part of the index but
//! passed in as [`QuestionStanding`]s.

mod filter;
mod forms;
mod index;
mod listed;
mod spelling;
mod terms;

pub use filter::{FoundQuestions, HiddenBy, HiddenHits, QuestionFilter};
pub(crate) use forms::related;
pub use index::{Indexing, SearchIndex, count_by_role};
pub use listed::{ListedQuestion, Only, QuestionOrder, QuestionStanding};
pub use terms::SearchTerms;
pub(crate) use terms::telling_stems;
