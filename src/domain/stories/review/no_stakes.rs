//! A Situation that does not say what was at stake.

use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::words::Words;
use crate::domain::stories::review::found::Found;
use crate::domain::stories::review::outcome::is_money;
use crate::domain::stories::review::period::PERIODS;
use crate::domain::stories::review::rule::StoryRule;
use crate::domain::stories::review::telling::{Part, StoryText};
use crate::domain::stories::review::verdict::Said;
use crate::domain::stories::story::StarPart;

pub(crate) const RULE: StoryRule = StoryRule {
    id: "story-no-stakes",
    name: "No stakes",
    why: "Without stakes, the interviewer can’t tell a hard call from a day’s work.",
    fix: "Add one sentence: who would have been worse off, by how much, and by when.",
    reads_english: true,
    check,
};

/// Words that say what was, or would have been, lost. Sorted.
const STAKES: Words = Words::new(&[
    "abandoned",
    "abandoning",
    "accident",
    "accidents",
    "angry",
    "asleep",
    "at-risk",
    "backlog",
    "bankrupt",
    "banned",
    "behind",
    "bleeding",
    "blocked",
    "breach",
    "breached",
    "broke",
    "broken",
    "bugs",
    "burning",
    "cancel",
    "canceled",
    "canceling",
    "cancellations",
    "cancelled",
    "cancelling",
    "churn",
    "churned",
    "churning",
    "collapse",
    "collapsed",
    "collapsing",
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
    "damage",
    "danger",
    "dangerous",
    "deadline",
    "deaths",
    "declined",
    "declining",
    "defect",
    "defected",
    "defects",
    "delay",
    "delayed",
    "delays",
    "deteriorated",
    "died",
    "downgrade",
    "downtime",
    "dropping",
    "error",
    "errors",
    "escalated",
    "escalation",
    "evicted",
    "eviction",
    "excluded",
    "expired",
    "exposed",
    "fail",
    "failed",
    "failing",
    "failure",
    "failures",
    "falling",
    "fell",
    "fined",
    "fines",
    "flickered",
    "foreclosure",
    "fraud",
    "hurt",
    "idle",
    "injured",
    "injuries",
    "injury",
    "jeopardy",
    "lapse",
    "lapsed",
    "late",
    "lawsuit",
    "layoffs",
    "leak",
    "leaked",
    "leaving",
    "liability",
    "liable",
    "lose",
    "losing",
    "loss",
    "losses",
    "lost",
    "lowest",
    "miss",
    "missed",
    "missing",
    "obsolete",
    "otherwise",
    "outage",
    "outages",
    "outraged",
    "overdue",
    "overspent",
    "penalties",
    "penalty",
    "quit",
    "recall",
    "refund",
    "refunded",
    "refunds",
    "rejected",
    "resigned",
    "risk",
    "risked",
    "risks",
    "risky",
    "safety",
    "shortage",
    "shortfall",
    "shut",
    "shutdown",
    "slipped",
    "stake",
    "stakes",
    "stopped",
    "strike",
    "stuck",
    "sued",
    "suffered",
    "suffering",
    "suspend",
    "suspended",
    "terminate",
    "terminated",
    "threat",
    "threatened",
    "threatening",
    "threatens",
    "unhappy",
    "unless",
    "unpaid",
    "unsafe",
    "unsold",
    "urgent",
    "waited",
    "waiting",
    "waste",
    "wasted",
    "wasting",
    "worse",
    "worst",
]);

/// Words that say by when something had to be. Sorted.
const LIMITS: Words = Words::new(&[
    "before", "by", "cutoff", "deadline", "due", "expire", "expired", "expires", "expiring",
    "until",
]);

/// What money is spent from, owed or earned as: an amount beside one of them is at stake. Sorted.
const MONEY: Words = Words::new(&[
    "account",
    "accounts",
    "annually",
    "arr",
    "bonus",
    "bookings",
    "budget",
    "client",
    "contract",
    "contracts",
    "customer",
    "customers",
    "deal",
    "deals",
    "forecast",
    "funding",
    "gmv",
    "grant",
    "income",
    "investment",
    "invoice",
    "invoices",
    "margin",
    "month",
    "monthly",
    "mrr",
    "order",
    "orders",
    "overrun",
    "payroll",
    "pipeline",
    "profit",
    "quarter",
    "renewal",
    "renewals",
    "revenue",
    "sales",
    "savings",
    "spend",
    "spending",
    "spent",
    "subscription",
    "subscriptions",
    "target",
    "week",
    "worth",
    "year",
]);

/// What an amount describes where it is not a stake: "a $2 billion company". Sorted.
const DESCRIBED: Words = Words::new(&[
    "business",
    "company",
    "conglomerate",
    "corporation",
    "enterprise",
    "firm",
    "fund",
    "market",
    "startup",
    "unicorn",
]);

/// What "risk" and "loss" name where nothing is at risk: "a risk management company". Sorted.
const NAMED: Words = Words::new(&[
    "adjuster",
    "analyst",
    "analysts",
    "analytics",
    "assessment",
    "center",
    "centre",
    "department",
    "management",
    "manager",
    "model",
    "models",
    "officer",
    "policy",
    "prevention",
    "score",
    "scores",
    "scoring",
    "software",
    "team",
    "teams",
    "tolerance",
]);

/// People who can be worse off. Sorted.
const PEOPLE: Words = Words::new(&[
    "accounts",
    "agents",
    "buyers",
    "children",
    "clients",
    "clinics",
    "customers",
    "donors",
    "drivers",
    "employees",
    "families",
    "farmers",
    "farms",
    "guests",
    "households",
    "jobs",
    "members",
    "merchants",
    "nurses",
    "parents",
    "passengers",
    "patients",
    "people",
    "pharmacies",
    "residents",
    "riders",
    "sellers",
    "students",
    "subscribers",
    "suppliers",
    "tenants",
    "travelers",
    "users",
    "viewers",
    "visitors",
    "volunteers",
    "workers",
]);

/// What a part says was at stake: money, people, a date or a loss, with its figure. A loss or
/// people without the other is unclear, and so is an amount that nothing explains.
pub(crate) fn stakes(part: &Part<'_>) -> Said {
    let mut best = Said::Missing;
    for (span, reading, sentence) in part.told_sentences() {
        match in_sentence(reading, sentence) {
            Some(true) => return Said::Met(span),
            Some(false) if best == Said::Missing => best = Said::Unclear(span),
            _ => {}
        }
    }
    best
}

/// Whether a sentence says what was at stake; `None` if it does not.
fn in_sentence(reading: &Reading<'_>, sentence: &Sentence) -> Option<bool> {
    let tokens = || sentence.tokens.clone();
    let after_noun = |index: usize| {
        (index + 1..(index + 4).min(sentence.tokens.end)).any(|at| DESCRIBED.has(reading.word(at)))
    };
    let is_loss = |index: usize| {
        reading.is_own(index)
            && STAKES.has(reading.word(index))
            && !NAMED.has(reading.joined_after(index))
            // "At no cost", "never late".
            && !matches!(reading.joined_before(index), "no" | "never" | "without")
    };
    // "Was about to leave" is a loss that has not happened yet.
    let is_near = |index: usize| {
        reading.word(index) == "about"
            && reading.joined_after(index) == "to"
            && matches!(
                reading.joined_after(index + 1),
                "leave" | "close" | "stop" | "switch" | "walk"
            )
    };
    let has_loss = tokens().any(|index| is_loss(index) || is_near(index));
    let has_figure =
        tokens().any(|index| reading.is_own(index) && reading.traits(index).any(Traits::FIGURE));
    let amounts: Vec<usize> = tokens()
        .filter(|&index| {
            reading.traits(index).any(Traits::FIGURE)
                && is_money(reading, index)
                && !after_noun(index)
        })
        .collect();
    let has_limit = tokens().any(|index| {
        let at_limit = LIMITS.has(reading.word(index));
        at_limit
            && (index + 1..(index + 5).min(sentence.tokens.end))
                .any(|at| reading.traits(at).any(Traits::DATE.and(Traits::FIGURE)))
    });
    let has_people = tokens().any(|index| {
        reading.traits(index).any(Traits::FIGURE)
            && (index + 1..(index + 4).min(sentence.tokens.end))
                .any(|at| PEOPLE.has(reading.word(at)))
    });
    // "Nurses spent 41 minutes a shift", "it took 9 days": time that somebody loses.
    let has_time = tokens().any(|index| {
        matches!(reading.word(index), "spent" | "took" | "takes" | "spend")
            && (index + 1..(index + 4).min(sentence.tokens.end)).any(|at| {
                reading.traits(at).any(Traits::FIGURE) && PERIODS.has(reading.word(at + 1))
                    || matches!(reading.word(at), "minutes" | "seconds")
            })
    });
    if !amounts.is_empty() && (has_loss || reading.has_word(sentence, &MONEY)) {
        return Some(true);
    }
    if has_loss && (has_figure || has_limit) {
        return Some(true);
    }
    (has_loss || has_limit || has_people || has_time || !amounts.is_empty()).then_some(false)
}

fn check(telling: &StoryText<'_>, found: &mut Found) {
    let situation = telling.part(StarPart::Situation);
    if situation.words > 0 && of_story(telling).1 == Said::Missing {
        found.missing(
            StarPart::Situation,
            "nothing says what would have been lost",
        );
    }
}

/// The stakes of a story: those of its Situation, or of its Task.
pub(crate) fn of_story(telling: &StoryText<'_>) -> (StarPart, Said) {
    let situation = stakes(telling.part(StarPart::Situation));
    let task = stakes(telling.part(StarPart::Task));
    match (situation, task) {
        (Said::Met(_), _) | (_, Said::Missing) | (Said::Unclear(_), Said::Unclear(_)) => {
            (StarPart::Situation, situation)
        }
        _ => (StarPart::Task, task),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::review::tests::{flagged, strong, with};

    #[test]
    fn the_tables_are_sorted() {
        for table in [&STAKES, &LIMITS, &MONEY, &DESCRIBED, &NAMED, &PEOPLE] {
            table.assert_sorted();
        }
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
    fn money_people_a_date_or_a_loss_with_its_figure_are_stakes() {
        for (text, met) in [
            (
                "£1.1 million of the £2.6 million budget was spent.",
                Some(true),
            ),
            (
                "Halden, a $2.2M customer, asked for the export.",
                Some(true),
            ),
            (
                "The renewal of our largest client was worth $400,000.",
                Some(true),
            ),
            ("Two of nine shops were losing £400 a day.", Some(true)),
            ("Nurses waited 40 minutes for a bed.", Some(true)),
            (
                "The deadline was 1 March, and a late filing meant a suspended license.",
                Some(true),
            ),
            (
                "Unless we shipped by June 30, the contract lapsed.",
                Some(true),
            ),
            (
                "Churn had climbed and 140 patients a week missed their slot.",
                Some(true),
            ),
            (
                "Our client, with 2 million accounts, was about to leave.",
                Some(true),
            ),
            ("Our emails had a 4% error rate in prices.", Some(true)),
            ("The center was closed after two deaths.", Some(true)),
            ("Eleven of 500 lamps flickered.", Some(true)),
            ("Nurses spent 41 minutes a shift on one form.", Some(false)),
            ("Analysts took 9 days to answer.", Some(false)),
            ("The final had 5 million viewers.", Some(false)),
            ("It was quite bad and users complained a lot.", Some(false)),
            ("We were about to lose the lease.", Some(false)),
            ("The app had 40,000 users.", Some(false)),
            ("I worked for a risk management company.", None),
            ("I joined a $2 billion company in Leeds.", None),
            (
                "I was the product manager of a chain with nine shops.",
                None,
            ),
            ("The team built a dashboard for marketing.", None),
        ] {
            let story = with(StarPart::Situation, text);
            let telling = StoryText::read(&story, crate::domain::speaking::Pace::default());
            let found = match stakes(telling.part(StarPart::Situation)) {
                Said::Met(_) => Some(true),
                Said::Unclear(_) => Some(false),
                Said::Missing => None,
            };
            assert_eq!(found, met, "{text}");
        }
    }

    #[test]
    fn an_empty_situation_is_only_missing() {
        assert!(flagged(&RULE, &with(StarPart::Situation, "")).is_empty());
    }
}
