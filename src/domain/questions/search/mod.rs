//! Finding questions by the words that candidates type: common words count for nothing, forms and
//! spellings of a word are one, words of like meaning find each other, small typing errors are
//! forgiven, and any word will do, though a question with all of them comes first.
//!
//! Everything that can be found is folded and indexed once ([`SearchIndex::of`]). A key then costs a
//! few lookups and a pass over what has the words, never a pass over texts; only a word that nothing
//! has is compared with the whole vocabulary. What changes from day to day (what is due, what is a
//! favorite) is not part of the index but comes in as [`QuestionStanding`]s.

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
