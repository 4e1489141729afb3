//! Percentages without a base, by the memo rule.

use crate::domain::review::rules::bare_percentage;
use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::StoryText;
use crate::domain::stories::story::StarPart;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-bare-percentage",
    name: bare_percentage::RULE.name,
    why: "“Up 50 %” may mean from two to three. If an interviewer asks “of what?”, they expect the number right away.",
    fix: "Give both numbers, or the number it’s a share of. For example: “from 8 to 12 orders a day, up 50 %”.",
    reads_english: true,
    check,
};

fn check(telling: &StoryText<'_>, found: &mut Found) {
    for part in StarPart::ALL {
        telling.part(part).ask(&bare_percentage::RULE, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::speaking::Pace;
    use crate::domain::stories::review::review;
    use crate::domain::stories::review::tests::{flagged, with};

    #[test]
    fn flags_a_share_of_nothing() {
        let story = with(
            StarPart::Result,
            "Conversion was up 35 percent in the logs.",
        );
        assert_eq!(flagged(&RULE, &story), ["35"]);
    }

    #[test]
    fn a_figure_is_shown_with_its_unit() {
        for (text, shown) in [
            ("Conversion was up 35 percent, in the logs.", "35 percent"),
            ("Conversion was up 35 %.", "35 %"),
            ("Conversion was up 35%.", "35%"),
        ] {
            let story = with(StarPart::Result, text);
            let found = review(&story, Pace::default()).findings;
            let finding = found.iter().find(|one| one.rule.id == RULE.id).unwrap();
            assert_eq!(finding.shown(text), shown);
            assert_eq!(finding.shown("Another text."), "35");
        }
    }

    #[test]
    fn allows_a_share_with_its_whole() {
        let story = with(StarPart::Result, "Of 620 cards, 12 % still named the wait.");
        assert!(flagged(&RULE, &story).is_empty());
    }
}
