//! Whether a question asks for the candidate's own failure, and whether a story is about one. A
//! success with a setback is not a failure: an interviewer who asks for one would hear a dodge.

use crate::domain::questions::fit::phrases::{any, place, split};
use crate::domain::questions::question::Skill;
use crate::domain::stories::story::StarPart;

/// Phrases of questions that ask for one.
const ASKS: &str = "you failed; you fail; you .. screwed|messed up; failure of yours; your .. \
    failure|failures|mistake|mistakes|regret; biggest|a|one|recent|big|worst|personal \
    failure|mistake|regret; mistake you|i; that|bet|project|launch|it failed; you were|got .. \
    wrong; decision .. wrong|badly|regret; wrong decision|call|bet|assumption; bad \
    decision|call|judgment; went wrong|badly|south; did|didn not|t go .. \
    plan|planned|well|expected|hoped; did|didn not|t work out; did|didn not|t \
    meet|hit|reach|deliver|keep|make; you|then|that|and|its|launch miss|missed; missed \
    a|an|the|your|its deadline|date|goal|target|targets|commitment|deliverable; broke|break a|your \
    commitment|promise; let .. down; dropped the ball; backfired; fell short; you regret; \
    disappointed; no one|nobody|anyone used|bought|wanted";

/// Phrases of questions about someone else's failure, or one that was avoided.
const ASKS_NOT: &str = "prevent*|avoid*|avert* .. fail*|mistake*|miss*; \
    vendor|supplier|competitor|partner|customer s failure|mistake; what .. your data had missed; \
    others .. had missed|miss; nobody|no .. missed; almost missed|failed";

/// Whether a question asks for one.
pub(super) fn is_asked(skill: Skill, words: &[String]) -> bool {
    skill == Skill::Failure || any(words, ASKS) && !any(words, ASKS_NOT)
}

/// The candidate's own admission.
const OWN: &str = "i .. missed|miss; i was|am .. wrong|mistaken; i had been wrong|mistaken; i .. \
    got .. wrong; i had measured|picked|chosen|built|hired|bet|asked .. wrong; i \
    measured|picked|chose|built|hired .. wrong; my .. \
    mistake|error|fault|failure|misjudgment|oversight; mistake|fault|error was mine; i made .. \
    mistake|error; i failed; i \
    underestimated|overestimated|misjudged|misread|overlooked|forgot|ignored|neglected; i had \
    underestimated|overestimated|misjudged|misread|overlooked|forgotten|ignored; i did|didn not|t \
    meet|hit|reach|make|deliver|keep|check|ask|notice|test; i let .. down; i broke; i regret; i \
    should have; i lost .. customer|account|deal|client|trust";

/// An admission of all of them.
const SHARED: &str = "we .. missed|miss; we were wrong; we failed; we fell short; we lost .. \
    customer|account|deal|client|contract; we did|didn not|t meet|hit|reach|make|deliver; we never \
    reached|launched|shipped|recovered|got; we shut|pulled|rolled .. down|it|back; we \
    delivered|shipped|launched .. late";

/// Phrases for what happened, without saying who did it.
const BARE: &str = "failed to; failed \
    launch|product|project|pilot|bet|rollout|migration|experiment; \
    it|launch|product|project|pilot|plan|bet|feature|rollout|migration|idea failed; flopped; fell \
    short; backfired; went wrong; never recovered|launched|shipped; not|t meet|hit|reach .. \
    date|deadline|goal|target; weeks|months|days late; nobody|hardly anyone|almost nobody \
    used|bought; was canceled|scrapped|abandoned|withdrawn; were wasted|lost";

/// Words before an admission that negate it.
const TAKEN_BACK: &[&str] = &[
    "never", "not", "t", "would", "could", "might", "if", "without", "avoid", "risk", "wouldn",
    "feared", "in", "whether", "unless", "before",
];

/// How many words back to look for one.
const BACK: usize = 3;

/// How clearly a sentence of a story admits a failure.
pub(super) fn said(part: Option<StarPart>, words: &[String]) -> u8 {
    let stands = |phrases: &str| {
        split(phrases).any(|phrase| {
            place(words, phrase).is_some_and(|at| {
                let from = at.saturating_sub(BACK);
                let before = words.get(from..at).unwrap_or_default();
                let within = words.get(at..at + BACK).unwrap_or_default();
                !before
                    .iter()
                    .any(|word| TAKEN_BACK.contains(&word.as_str()))
                    && !within
                        .iter()
                        .any(|word| matches!(word.as_str(), "never" | "would" | "wouldn" | "might"))
            })
        })
    };
    let (own, shared, bare) = match part {
        // A title, and what is said last.
        None | Some(StarPart::Result) => (2, 2, 2),
        Some(StarPart::Task) => (2, 2, 1),
        Some(StarPart::Situation) => (2, 1, 0),
        Some(StarPart::Action | StarPart::Learning) => (1, 1, 0),
    };
    let mut most = 0;
    for (worth, phrases) in [(own, OWN), (shared, SHARED), (bare, BARE)] {
        if worth > most && stands(phrases) {
            most = worth;
        }
    }
    most
}
