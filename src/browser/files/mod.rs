//! Files in and out, and Word files.

pub mod docx;
pub mod sealing;
pub mod transfer;
