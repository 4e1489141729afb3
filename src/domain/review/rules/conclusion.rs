//! A memo that ends without a conclusion.

use crate::domain::format::counts::counted;
use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::stems::shared;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

/// A shorter last paragraph, in words, is not a conclusion.
pub(crate) const SHORTEST: usize = 15;

pub(crate) const RULE: Rule = Rule {
    id: "conclusion",
    name: "No conclusion",
    why: "At the end, readers should know the outcome. If a memo just stops, they have to guess.",
    fix: "End with a paragraph that answers the prompt in one sentence and states the result. Then say what you \
        would do differently.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Structure),
    reads_english: true,
    check: Check::Memo(check),
};

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    if !memo.is_narrative() {
        return;
    }
    let mut body = memo.told();
    let (Some(first), Some(last)) = (body.next(), body.last()) else {
        hits.add(None, "the whole memo is one paragraph");
        return;
    };
    let words = last.notes().words;
    if last.notes().kind == ParagraphKind::ListItem {
        hits.add(last.span, "the memo ends with a list");
    } else if words < SHORTEST {
        hits.add(
            last.span,
            format!("the last paragraph has {}", counted(words, "word", "words")),
        );
    } else if !last.notes().ends_with_mark {
        hits.add(last.span, "the last sentence is not finished");
    } else if shared(&first.notes().stems, &last.notes().stems) == 0
        && !last.analysis.cues.iter().any(|cues| cues.is_lesson())
    {
        hits.add(
            last.span,
            "the last paragraph doesn’t come back to the first or say what you learned",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::manuscript::Brief;
    use crate::domain::review::review;

    const OPENING: &str = "In 2023 I cut the waiting time at our returns desk from 19 to 7 minutes by letting \
        customers print their own labels.";

    fn details(last: &str) -> Vec<String> {
        review(&format!("{OPENING}\n{last}"), &Brief::default())
            .into_iter()
            .filter(|finding| finding.rule.id == RULE.id)
            .map(|finding| finding.detail)
            .collect()
    }

    #[test]
    fn flags_an_ending_that_stops_short() {
        assert_eq!(details("It worked."), ["the last paragraph has 2 words"]);
        assert_eq!(details("- first\n- last"), ["the memo ends with a list"]);
    }

    #[test]
    fn flags_a_last_sentence_cut_off_by_the_clock() {
        let ending =
            "Looking back at the desk and at the customers, I would begin with the labels and then";
        assert_eq!(details(ending), ["the last sentence is not finished"]);
    }

    #[test]
    fn flags_an_ending_that_goes_somewhere_else() {
        let ending = "Afterwards I moved to another city, found a new flat near a river, and took up rowing there.";
        assert_eq!(
            details(ending),
            ["the last paragraph doesn’t come back to the first or say what you learned"]
        );
    }

    #[test]
    fn allows_an_ending_that_comes_back_to_the_opening() {
        let ending = "The returns desk taught me to watch customers before I trust a report, and 7 minutes still holds.";
        assert!(details(ending).is_empty());
    }

    #[test]
    fn allows_an_ending_that_says_what_was_learned() {
        for ending in [
            "I learned that I had trusted one provider with 38% of our revenue. Now I review that share each quarter.",
            "In hindsight, I should have asked the bank for its error logs in the first week, before I wrote any plan.",
        ] {
            assert!(details(ending).is_empty(), "{ending}");
        }
    }
}
