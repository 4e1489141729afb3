//! A memo that prints on more pages than allowed, as the layout measured.

use super::{Hit, Manuscript, Rule};

pub(super) const RULE: Rule = Rule {
    id: "page-limit",
    name: "Over the page limit",
    why: "The limit is part of the task. What stands beyond it may go unread, and shows that choosing was hard.",
    mend: "Cut what the argument can do without: background first, then second examples.",
    check,
};

fn check(manuscript: &Manuscript<'_>) -> Vec<Hit> {
    let Some(layout) = manuscript
        .layout
        .filter(|layout| layout.pages.exceeds(layout.limit))
    else {
        return Vec::new();
    };
    let beyond = layout
        .first_beyond
        .and_then(|index| manuscript.paragraphs.get(index));
    vec![Hit {
        span: beyond.map(|paragraph| paragraph.span),
        detail: format!(
            "{} pages, the limit is {}; this is where it is crossed",
            layout.pages, layout.limit
        ),
    }]
}

#[cfg(test)]
mod tests {
    use super::super::{Layout, review};
    use super::*;
    use crate::domain::sheet::PageCount;

    fn quotes(pages: PageCount) -> Vec<String> {
        let layout = Layout {
            pages,
            limit: 2,
            first_beyond: Some(1),
        };
        review("One.\nTwo.", Some(layout))
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
