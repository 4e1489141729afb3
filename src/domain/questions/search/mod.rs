//! Searches questions by the words that candidates type. Stop words are ignored, forms and spellings of a
//! word are equal, related words match, and small typing errors are forgiven. Any word matches, but a
//! question with all of them comes first.
//!
//! All texts are folded and indexed once ([`SearchIndex::of`]). A keystroke then costs a few lookups and a
//! pass over the matches, never over the texts. Only an unknown word is compared with the whole
//! vocabulary. What changes daily (due questions, favorites) isn't in the index; callers pass it in as
//! [`QuestionStanding`]s.

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
