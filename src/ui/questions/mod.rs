//! The question bank: the list, and one question.

mod list;
mod question;

pub use list::QuestionsPage;
pub use question::QuestionPage;
