//! More headings than a narrative of two pages needs.

use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "headings",
    name: "More headings than it needs",
    why: "A heading lets you change the subject without saying why. In two pages, each paragraph should lead to the \
        next.",
    fix: "Remove the headings, and look for paragraphs that don’t connect. Write the sentence that joins them.",
    severity: Severity::Advice,
    bears_on: Some(Dimension::Structure),
    reads_english: true,
    check: Check::Memo(check),
};

/// A title and one more are fine.
const ALLOWED: usize = 2;

/// The minimum number of words per heading in a memo, and in a document with sections.
const WORDS_EACH: usize = 300;
const WORDS_EACH_IN_SECTIONS: usize = 120;

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    let mut headings = memo
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.notes().kind == ParagraphKind::Heading);
    let count = headings.clone().count();
    let words_each = match memo.brief.kind {
        DocumentKind::NarrativeMemo => WORDS_EACH,
        DocumentKind::SixPager => WORDS_EACH_IN_SECTIONS,
        DocumentKind::PrFaq => return,
    };
    if count <= ALLOWED || count * words_each <= memo.words {
        return;
    }
    // One finding for the memo, at the first excess heading.
    if let Some(heading) = headings.nth(ALLOWED) {
        hits.add(
            heading.span,
            format!("{count} headings in {} words", memo.words),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::manuscript::Brief;
    use crate::domain::review::tests::{assert_allows, assert_flags, flagged_by};

    const TEXT: &str = "One\nIt began.\nTwo\nIt went on.\nThree\nIt ended.";

    #[test]
    fn many_headings_are_one_finding() {
        let text = format!("{TEXT}\nFour\nIt was over.\nFive\nIt was gone.");
        assert_flags(&RULE, &text, &["Three"]);
    }

    #[test]
    fn flags_the_third_heading_of_a_short_memo() {
        assert_flags(&RULE, TEXT, &["Three"]);
    }

    #[test]
    fn allows_a_title_and_one_more() {
        assert_allows(&RULE, &["One\nIt began.\nTwo\nIt went on."]);
    }

    #[test]
    fn allows_the_sections_of_longer_documents() {
        let long = TEXT.replace("began", &"word ".repeat(400));
        for (kind, text) in [
            (DocumentKind::SixPager, long.as_str()),
            (DocumentKind::PrFaq, TEXT),
        ] {
            let brief = Brief {
                kind,
                ..Brief::default()
            };
            assert!(flagged_by(&RULE, text, &brief).is_empty());
        }
    }
}
