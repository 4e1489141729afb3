//! Names that the author keeps on a list because they must not leave the company.

use crate::domain::privacy::names::find;
use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Rule, Severity};

pub(crate) const RULE: Rule = Rule {
    id: "confidential",
    name: "A confidential name",
    why: "The memo goes to another company. Sharing what isn’t yours to share counts against you, however good the \
        rest is.",
    fix: "Describe it instead: “a grocery chain”, “our second-largest customer”, “the project”.",
    severity: Severity::Serious,
    bears_on: None,
    reads_english: false,
    check: Check::Memo(check),
};

fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    for found in find(memo.text, memo.brief.confidential) {
        hits.add(found.span, "on your list of names to keep out");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::manuscript::Brief;
    use crate::domain::review::tests::flagged_by;

    fn flagged(names: &[&str], text: &str) -> Vec<String> {
        let confidential: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let brief = Brief {
            confidential: &confidential,
            ..Brief::default()
        };
        flagged_by(&RULE, text, &brief)
    }

    #[test]
    fn flags_a_name_in_any_case_wherever_it_stands() {
        assert_eq!(
            flagged(
                &["Project Heron", "Larkfield"],
                "PROJECT HERON began.\nLarkfield's desk."
            ),
            ["PROJECT HERON", "Larkfield"]
        );
    }

    #[test]
    fn allows_a_name_inside_another_word_and_an_empty_list() {
        assert!(flagged(&["Ana", " ", ""], "We analyzed bananas.").is_empty());
        assert!(flagged(&[], "Ana left.").is_empty());
    }
}
