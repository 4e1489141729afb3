//! Acronyms that nothing spells out.

use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
pub(crate) const RULE: Rule = Rule {
    id: "acronym",
    name: "An acronym that is not spelled out",
    why: "Your readers come from other teams. An acronym they don’t know stops them every time.",
    fix: "At first use, write the words with the acronym in parentheses. If you use it only once or twice, write \
        only the words.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Clarity),
    reads_english: true,
    check: Check::Memo(check),
};
fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    let mut met: std::collections::BTreeSet<&str> = std::collections::BTreeSet::new();
    for paragraph in &memo.paragraphs {
        for found in &paragraph.notes().acronyms {
            let span = found.span.shifted(paragraph.span.start);
            if met.insert(memo.of(span)) && !found.is_explained {
                hits.add(span, "at its first use it is not spelled out");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prose::acronyms::KNOWN;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn the_table_is_sorted_for_binary_search() {
        assert!(KNOWN.is_sorted());
    }

    #[test]
    fn flags_only_the_first_use() {
        assert_flags(
            &RULE,
            "The RMA was lost.\nI found the RMA, and both SKUs.",
            &["RMA", "SKU"],
        );
    }

    #[test]
    fn allows_what_is_spelled_out_on_either_side() {
        assert_allows(
            &RULE,
            &[
                "Each return merchandise authorisation (RMA) was lost. The RMA came back.",
                "The RMA (return merchandise authorisation) was lost.",
                "Our net promoter score, or NPS, fell by 4.",
                "The cost of goods sold (COGS) fell.",
                "The return-to-vendor (RTV) rule stayed.",
            ],
        );
    }

    #[test]
    fn flags_one_that_is_explained_too_late() {
        assert_flags(
            &RULE,
            "The RMA was lost.\nEach return merchandise authorisation (RMA) counts.",
            &["RMA"],
        );
    }

    #[test]
    fn allows_units_quarters_roman_numerals_and_i() {
        assert_allows(
            &RULE,
            &["I used 12 KB in Q4 of World War II, and I drove 5 KM in the US."],
        );
    }

    #[test]
    fn allows_capitals_in_headings_and_shouted_lines() {
        assert_allows(
            &RULE,
            &[
                "THE RETURNS DESK\nIt was slow.",
                "DO NOT OPEN THE BOX. It was slow.",
            ],
        );
    }

    #[test]
    fn allows_names() {
        assert_allows(
            &RULE,
            &[
                "I worked with IBM and with ARM Holdings.",
                "The Larkfield LX went on sale.",
            ],
        );
    }
}
