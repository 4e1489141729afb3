//! A memo that prints on more pages than allowed, as the layout measured.

use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
use crate::domain::text::paragraphs;

pub(crate) const RULE: Rule = Rule {
    id: "page-limit",
    name: "Over the page limit",
    why: "The limit is part of the task. Readers may skip what goes over it, and it shows you couldn’t choose.",
    fix: "Cut what the argument doesn’t need: background first, then second examples.",
    severity: Severity::Serious,
    bears_on: Some(Dimension::Concision),
    reads_english: false,
    check: Check::Memo(check),
};

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    let Some(layout) = memo
        .brief
        .layout
        .filter(|layout| layout.pages.exceeds(layout.limit))
    else {
        return;
    };
    // The layout treats every line as a paragraph, even one that was only wrapped.
    let beyond = layout
        .first_beyond
        .and_then(|index| paragraphs(memo.text).nth(index));
    hits.add(
        beyond,
        format!(
            "{} pages, the limit is {}; this is where it is crossed",
            layout.pages, layout.limit
        ),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::paper::page::PageCount;
    use crate::domain::review::manuscript::{Brief, Layout};
    use crate::domain::review::review;

    fn quotes(pages: PageCount) -> Vec<String> {
        let layout = Layout {
            pages,
            limit: 2,
            first_beyond: Some(1),
        };
        review(
            "One.\nTwo.",
            &Brief {
                layout: Some(layout),
                ..Brief::default()
            },
        )
        .into_iter()
        .filter(|finding| finding.rule.id == RULE.id)
        .map(|finding| finding.quote)
        .collect()
    }

    #[test]
    fn flags_the_paragraph_that_crosses_the_limit() {
        assert_eq!(quotes(PageCount::measured(2, 0.1)), ["Two."]);
    }

    #[test]
    fn allows_two_full_pages() {
        assert!(quotes(PageCount::measured(1, 1.0)).is_empty());
    }
}
