//! A memo that takes up little of its prompt.

use crate::domain::prose::stems::{shared, stem};
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
use crate::domain::text;

pub(crate) const RULE: Rule = Rule {
    id: "prompt",
    name: "The prompt may not be answered",
    why: "Readers check relevance first. A good memo on another question still doesn’t answer this one.",
    fix: "Reread the prompt, and answer each of its questions in a sentence that uses its words.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Relevance),
    reads_english: true,
    check: Check::Memo(check),
};

/// The least share of the prompt's telling words, in percent, that an answer takes up. Answers
/// often use other words for the same thing, so the bar is low.
const LEAST: usize = 12;

/// A text of fewer words has not got to the point yet.
const WORTH_ASKING: usize = 100;

/// The stems of a prompt's telling words, sorted, each once.
pub(crate) fn stems(prompt: &str) -> Vec<u32> {
    let mut stems: Vec<u32> = text::words(prompt)
        .filter_map(|word| {
            let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            stem(&bare.to_ascii_lowercase())
        })
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// How many of the prompt's telling words the memo takes up, and how many there are.
pub(crate) fn taken_up(memo: &Manuscript<'_>) -> Option<(usize, usize)> {
    let wanted = stems(memo.brief.prompt?);
    let mut all: Vec<u32> = memo
        .told()
        .flat_map(|paragraph| paragraph.notes().stems.iter().copied())
        .collect();
    all.sort_unstable();
    (!wanted.is_empty()).then(|| (shared(&wanted, &all), wanted.len()))
}

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    if memo.words < WORTH_ASKING {
        return;
    }
    if let Some((found, all)) = taken_up(memo)
        && found * 100 < all * LEAST
    {
        hits.add(
            None,
            format!("the memo uses {found} of {all} key words in the prompt"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::manuscript::Brief;
    use crate::domain::review::tests::flagged_by;

    const PROMPT: &str = "Describe the most inventive thing you have built at work, and what it changed for customers.";

    fn flagged(text: &str) -> Vec<String> {
        let brief = Brief {
            prompt: Some(PROMPT),
            ..Brief::default()
        };
        flagged_by(&RULE, text, &brief)
    }

    #[test]
    fn flags_a_memo_about_something_else() {
        let text = "The river rose in spring and the boats lay idle for a month. ".repeat(10);
        assert_eq!(
            flagged(&text),
            ["the memo uses 0 of 5 key words in the prompt"]
        );
    }

    #[test]
    fn allows_an_answer_in_the_words_of_the_prompt_and_a_text_just_begun() {
        let text =
            "I invented a desk that pays customers first, and it changed how the shops work. "
                .repeat(10);
        assert!(flagged(&text).is_empty());
        assert!(flagged("The river rose in spring.").is_empty());
    }
}
