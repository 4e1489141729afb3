//! Turns a text from another app into the sketch of a story.

use crate::domain::stories::story::{Status, Story};
use crate::domain::text::{Span, paragraphs};

/// A longer first line isn't a title.
const LONGEST_TITLE: usize = 80;

/// The sketch of a text: a short first line becomes the title, and the rest the Situation, which the
/// candidate then splits into the other parts.
#[must_use]
pub fn sketch(text: &str) -> Story {
    let mut told = paragraphs(text);
    let first = told.next().unwrap_or(Span { start: 0, end: 0 });
    let line = first.of(text);
    let rest = text.get(first.end..).unwrap_or_default().trim();
    let is_title = line.chars().count() <= LONGEST_TITLE && !rest.is_empty();
    let (title, situation) = if is_title {
        (line.trim_start_matches(['#', ' ']), rest)
    } else {
        ("", text.trim())
    };
    Story {
        title: title.to_owned(),
        situation: situation.to_owned(),
        status: Status::Sketch,
        ..Story::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_first_line_is_the_title_and_nothing_is_lost() {
        let long = "I moved the desk to the other side of the hall, since nobody could find it any more there.";
        for (text, title, situation) in [
            (
                "Returns desk\n\nIn May.\nIt stood still.",
                "Returns desk",
                "In May.\nIt stood still.",
            ),
            ("# Returns desk\nIn May.", "Returns desk", "In May."),
            ("In May it stood still.", "", "In May it stood still."),
            (" ", "", ""),
        ] {
            let story = sketch(text);
            assert_eq!(
                (story.title.as_str(), story.situation.as_str()),
                (title, situation)
            );
            assert_eq!(story.status, Status::Sketch);
        }
        let text = format!("{long}\nIn May.");
        assert_eq!(sketch(&text).situation, text);
    }
}
