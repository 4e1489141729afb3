//! The analysis of prose: sentences, words, figures, quantities, syllables, acronyms. It doesn't judge; the
//! rules of the review do.

pub mod acronyms;
pub mod apparatus;
pub mod figures;
pub mod labels;
pub mod language;
pub mod layout;
pub mod marks;
pub mod months;
pub mod notes;
pub mod numerals;
pub mod order;
pub mod paragraph;
pub mod participles;
pub mod phrases;
pub mod quantities;
pub mod reading;
pub mod stems;
pub mod syllables;
pub mod thesis;
pub mod words;

use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::FUNCTION_WORDS;

/// Analyzes a paragraph: its tokens and sentences, its figures, and its function words.
pub(crate) fn read(text: &str, kind: ParagraphKind) -> Reading<'_> {
    let mut reading = Reading::of(text, kind);
    figures::mark(&mut reading);
    for index in 0..reading.tokens.len() {
        if FUNCTION_WORDS.has(reading.word(index)) {
            reading.mark(index, Traits::FUNCTION);
        }
    }
    reading
}
