//! A Situation that does not say what was at stake.

use crate::domain::prose::words::Words;
use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::{Part, StoryText};
use crate::domain::stories::story::StarPart;
use crate::domain::text::Span;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-no-stakes",
    name: "No stakes",
    why: "Without what would have happened otherwise, the interviewer cannot tell a hard call from a day's work.",
    fix: "Add one sentence: who would have been worse off, by how much, and by when.",
    reads_english: true,
    check,
};

/// Words that say what was, or would have been, lost. Sorted.
const STAKES: Words = Words::new(&[
    "abandoned",
    "abandoning",
    "angry",
    "asleep",
    "bankrupt",
    "blocked",
    "breach",
    "breached",
    "broke",
    "broken",
    "burning",
    "cancel",
    "cancelled",
    "cancelling",
    "churn",
    "churned",
    "churning",
    "complain",
    "complained",
    "complaint",
    "complaints",
    "cost",
    "costing",
    "costs",
    "crash",
    "crashed",
    "crisis",
    "critical",
    "damage",
    "danger",
    "dangerous",
    "deadline",
    "declined",
    "declining",
    "delay",
    "delayed",
    "deteriorated",
    "dropping",
    "escalated",
    "escalation",
    "fail",
    "failed",
    "failing",
    "failure",
    "falling",
    "fell",
    "fined",
    "fines",
    "fraud",
    "hurt",
    "injured",
    "injuries",
    "jeopardy",
    "late",
    "leaving",
    "lose",
    "losing",
    "loss",
    "losses",
    "lost",
    "miss",
    "missed",
    "missing",
    "needed",
    "obsolete",
    "otherwise",
    "outage",
    "outages",
    "overdue",
    "overspent",
    "penalties",
    "penalty",
    "quit",
    "refund",
    "refunds",
    "rejected",
    "resigned",
    "risk",
    "risked",
    "risks",
    "risky",
    "safety",
    "shortage",
    "stake",
    "stakes",
    "stopped",
    "stuck",
    "suffered",
    "suffering",
    "threat",
    "threatened",
    "threatening",
    "unhappy",
    "unless",
    "unpaid",
    "unsafe",
    "urgent",
    "waited",
    "waiting",
    "waste",
    "wasted",
    "wasting",
    "worse",
    "wrong",
]);

/// The sentence of a Situation that says what was at stake.
pub(crate) fn stakes(situation: &Part<'_>) -> Option<Span> {
    situation.first(|reading, index| reading.is_own(index) && STAKES.has(reading.word(index)))
}

fn check(telling: &StoryText<'_>, found: &mut Found) {
    let situation = telling.part(StarPart::Situation);
    if situation.words > 0 && stakes(situation).is_none() {
        found.missing(
            StarPart::Situation,
            "nothing says what would have been lost",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::review::tests::{flagged, strong, with};

    #[test]
    fn the_table_is_sorted() {
        STAKES.assert_sorted();
    }

    #[test]
    fn flags_a_situation_that_only_sets_the_scene() {
        let story = with(
            StarPart::Situation,
            "In March 2023 I was the product manager of a chain with nine shops in the north.",
        );
        assert_eq!(flagged(&RULE, &story).len(), 1);
    }

    #[test]
    fn allows_a_situation_in_which_something_could_be_lost() {
        for text in [
            "If the filing was late, the regulator could suspend us.",
            "Two of nine shops were losing £400 a day.",
            "Nurses waited 40 minutes for a bed.",
        ] {
            assert!(
                flagged(&RULE, &with(StarPart::Situation, text)).is_empty(),
                "{text}"
            );
        }
        assert!(flagged(&RULE, &strong()).is_empty());
    }

    #[test]
    fn an_empty_situation_is_only_missing() {
        assert!(flagged(&RULE, &with(StarPart::Situation, "")).is_empty());
    }
}
