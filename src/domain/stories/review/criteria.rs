//! What an interviewer listens for in a story, and the sentences that could show it.

use crate::domain::format::counts::counted;
use crate::domain::format::durations::clock_face;
use crate::domain::prose::participles::is_participle;
use crate::domain::prose::reading::{Reading, Sentence};
use crate::domain::prose::words::Words;
use crate::domain::speaking::ANSWER;
use crate::domain::stories::review::acts::{Acts, group};
use crate::domain::stories::review::anchors::{Anchors, told_before};
use crate::domain::stories::review::item::Verdict;
use crate::domain::stories::review::loose_number::is_on_record;
use crate::domain::stories::review::telling::{Part, StoryText};
use crate::domain::stories::review::verdict::Said;
use crate::domain::stories::review::when::when;
use crate::domain::stories::review::{no_stakes, outcome};
use crate::domain::stories::story::StarPart;
use crate::domain::text::Span;

/// Sentences in which "I" acts that an Action has to have.
const OWN_SENTENCES: usize = 2;

/// The shortest story worth timing, in words: half a minute.
const WORTH_TIMING: usize = 70;

/// What a criterion finds: the sentence, in its part, or what was counted.
pub(super) struct ItemFound {
    pub(super) part: Option<StarPart>,
    pub(super) finding: Said,
    pub(super) counted: Option<(Verdict, String)>,
}

impl ItemFound {
    fn counted(verdict: Verdict, counted: String) -> Self {
        Self {
            part: None,
            finding: Said::Missing,
            counted: Some((verdict, counted)),
        }
    }
}

impl From<Said> for ItemFound {
    fn from(finding: Said) -> Self {
        Self {
            part: None,
            finding,
            counted: None,
        }
    }
}

/// An item of the checklist, and how it is judged.
pub(super) struct Criterion {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) part: StarPart,
    pub(super) reads_english: bool,
    pub(super) is_judged: bool,
    /// `None` if it is not asked of this story.
    pub(super) judge: fn(&StoryText<'_>) -> Option<ItemFound>,
}

/// A part in a language that the rules do not know: there or not, and no more.
pub(super) fn unread(part: &Part<'_>) -> ItemFound {
    if part.words == 0 {
        return Said::Missing.into();
    }
    ItemFound::counted(
        Verdict::Unclear,
        "check this yourself: the rules only know English".to_owned(),
    )
}

/// The item of this name can lift a cap.
pub(super) const ACTS: &str = "acts";
/// The item of this name can lift a cap.
pub(super) const OUTCOME: &str = "outcome";
/// The item of this name can lift a cap.
pub(super) const NUMBER: &str = "number";

/// Every item, in the order of the parts.
pub(super) const CRITERIA: &[Criterion] = &[
    Criterion {
        id: "when",
        name: "The Situation says when or where it was",
        part: StarPart::Situation,
        reads_english: true,
        is_judged: true,
        judge: |telling| Some(time_or_place(telling)),
    },
    Criterion {
        id: "stakes",
        name: "It says what was at stake, with a figure",
        part: StarPart::Situation,
        reads_english: true,
        is_judged: true,
        judge: |telling| {
            let (part, finding) = no_stakes::of_story(telling);
            Some(ItemFound {
                part: Some(part),
                ..finding.into()
            })
        },
    },
    Criterion {
        id: "task",
        name: "The Task was yours",
        part: StarPart::Task,
        reads_english: true,
        is_judged: true,
        judge: |telling| Some(own_task(telling.part(StarPart::Task)).into()),
    },
    Criterion {
        id: ACTS,
        name: "In the Action, “I” acts, step by step",
        part: StarPart::Action,
        reads_english: true,
        is_judged: true,
        judge: |telling| Some(acts(telling)),
    },
    Criterion {
        id: "decision",
        name: "It says what you decided, or what you turned down",
        part: StarPart::Action,
        reads_english: true,
        is_judged: true,
        judge: |telling| Some(decision(telling.part(StarPart::Action)).into()),
    },
    Criterion {
        id: OUTCOME,
        name: "The Result says what changed",
        part: StarPart::Result,
        reads_english: true,
        is_judged: true,
        judge: |telling| Some(outcome::outcome(telling.part(StarPart::Result)).into()),
    },
    Criterion {
        id: NUMBER,
        name: "The Result has a number for it",
        part: StarPart::Result,
        reads_english: true,
        is_judged: true,
        judge: |telling| Some(outcome::number(telling.part(StarPart::Result)).into()),
    },
    Criterion {
        id: "baseline",
        name: "The number has its baseline",
        part: StarPart::Result,
        reads_english: true,
        is_judged: true,
        judge: |telling| Some(baseline(telling)),
    },
    Criterion {
        id: "period",
        name: "The number has its period",
        part: StarPart::Result,
        reads_english: true,
        is_judged: true,
        judge: |telling| Some(anchor(telling, |anchors| anchors.period)),
    },
    Criterion {
        id: "method",
        name: "It says how the number was measured",
        part: StarPart::Result,
        reads_english: true,
        is_judged: true,
        judge: |telling| Some(anchor(telling, |anchors| anchors.method)),
    },
    Criterion {
        id: "learning",
        name: "It says what you learned",
        part: StarPart::Learning,
        reads_english: true,
        is_judged: true,
        judge: learning,
    },
    Criterion {
        id: "length",
        name: "It takes half a minute to two minutes to tell",
        part: StarPart::Situation,
        reads_english: false,
        is_judged: false,
        judge: |telling| Some(length(telling)),
    },
];

/// The first sentence of a part that is such.
fn first(part: &Part<'_>, is_such: impl Fn(&Reading<'_>, &Sentence) -> bool) -> Option<Said> {
    part.told_sentences()
        .find(|(_, reading, sentence)| is_such(reading, sentence))
        .map(|(span, ..)| Said::Met(span))
}

/// When or where it was, as the Situation or the story's own field says.
fn time_or_place(telling: &StoryText<'_>) -> ItemFound {
    let setting = telling.story.setting.trim();
    match when(telling.part(StarPart::Situation)) {
        Some(span) => Said::Met(span).into(),
        None if !setting.is_empty() => ItemFound::counted(Verdict::Met, setting.to_owned()),
        None => Said::Missing.into(),
    }
}

/// What can be one's own: "my goal", "my job". Sorted.
const OWNED: Words = Words::new(&[
    "assignment",
    "charge",
    "charter",
    "duty",
    "goal",
    "job",
    "mandate",
    "mission",
    "objective",
    "part",
    "plate",
    "remit",
    "responsibility",
    "role",
    "target",
    "task",
    "team",
    "work",
]);

/// "Our goal was …" is the team's Task; "I had to", "my goal", "they asked me" are one's own.
fn own_task(task: &Part<'_>) -> Said {
    let mut best = Said::Missing;
    for (span, reading, sentence) in task.told_sentences() {
        let acts = Acts::of(reading, sentence);
        let owns = sentence.tokens.clone().any(|index| {
            reading.is_own(index)
                && match reading.word(index) {
                    "my" => (1..=3).any(|ahead| OWNED.has(reading.word(index + ahead))),
                    "me" | "mine" | "myself" => true,
                    _ => false,
                }
        });
        if owns || acts.is_own && !is_only_state(reading, sentence, acts) {
            return Said::Met(span);
        }
        let is_theirs = group(reading, sentence).is_some()
            || sentence.tokens.clone().any(|index| {
                reading.is_own(index) && matches!(reading.word(index), "we" | "our" | "us")
            });
        if best == Said::Missing && (acts.beside.is_some() || !is_theirs) {
            best = Said::Unclear(span);
        }
    }
    best
}

/// What "I was" gives a task by: "I was responsible", "I was to write". Sorted.
const GIVEN: Words = Words::new(&[
    "a",
    "accountable",
    "an",
    "at",
    "head",
    "in",
    "lead",
    "leading",
    "new",
    "on",
    "owner",
    "product",
    "responsible",
    "the",
    "to",
]);

/// Whether "I" only is something that is no task: "I was hungry", "I was not on that team", "I had no budget".
fn is_only_state(reading: &Reading<'_>, sentence: &Sentence, acts: Acts) -> bool {
    let is_state = |index: usize| {
        let (verb, next) = (reading.word(index + 1), reading.word(index + 2));
        match verb {
            "was" | "am" => !GIVEN.has(next) && !is_participle(next) && !next.ends_with("ing"),
            "had" => matches!(next, "no" | "not" | "never"),
            _ => false,
        }
    };
    let mut own = sentence
        .tokens
        .clone()
        .filter(|&index| reading.word(index) == "i" && reading.is_own(index));
    acts.steps == 0 && own.all(is_state)
}

/// Sentences of the Action in which "I" acts, those in which others do, and steps.
pub(super) fn own_sentences(telling: &StoryText<'_>) -> (usize, usize, usize) {
    let (mut own, mut others, mut steps) = (0, 0, 0);
    for (_, reading, sentence) in telling.part(StarPart::Action).told_sentences() {
        let acts = Acts::of(reading, sentence);
        let is_theirs = group(reading, sentence).is_some()
            || sentence
                .tokens
                .clone()
                .any(|index| reading.is_own(index) && reading.word(index) == "we");
        if acts.is_own {
            own += 1;
            steps += acts.steps;
        } else if is_theirs || acts.beside.is_some() {
            others += 1;
        }
    }
    (own, others, steps)
}

fn acts(telling: &StoryText<'_>) -> ItemFound {
    let (own, others, steps) = own_sentences(telling);
    if telling.part(StarPart::Action).words == 0 {
        return Said::Missing.into();
    }
    let told = format!(
        "{} with “I” and {}, {others} with others alone",
        counted(own, "sentence", "sentences"),
        counted(steps, "step", "steps"),
    );
    let verdict = if own >= OWN_SENTENCES && own > others && steps >= OWN_SENTENCES {
        Verdict::Met
    } else {
        Verdict::Missing
    };
    ItemFound::counted(verdict, told)
}

/// Words of a decision, or of what was turned down. Sorted.
const DECISIONS: Words = Words::new(&[
    "abandoned",
    "against",
    "alternative",
    "alternatives",
    "argued",
    "canceled",
    "cancelled",
    "chose",
    "choose",
    "choosing",
    "committed",
    "convinced",
    "cut",
    "decide",
    "decided",
    "decision",
    "declined",
    "deferred",
    "delayed",
    "deprioritized",
    "descoped",
    "didn",
    "disagreed",
    "dropped",
    "favored",
    "gave",
    "held",
    "instead",
    "insisted",
    "kill",
    "killed",
    "limited",
    "not",
    "option",
    "options",
    "paused",
    "persuaded",
    "picked",
    "postponed",
    "prioritized",
    "proposed",
    "pushed",
    "rather",
    "recommended",
    "refused",
    "rejected",
    "reversed",
    "ruled",
    "scrapped",
    "shut",
    "skipped",
    "stopped",
    "trade-off",
    "trade-offs",
    "tradeoff",
    "tradeoffs",
    "turned",
    "vetoed",
    "weighed",
    "withdrew",
]);

/// What is not done on purpose: "I did not sign". Sorted.
const WITHHELD: Words = Words::new(&[
    "accept", "agree", "approve", "build", "cut", "fix", "follow", "give", "hire", "launch",
    "promise", "release", "renew", "send", "ship", "sign", "step", "wait",
]);

/// What a cut takes away by decision, and what is held back by one. Sorted.
const SCOPE: Words = Words::new(&[
    "feature",
    "features",
    "launch",
    "line",
    "lines",
    "product",
    "project",
    "release",
    "releases",
    "requirements",
    "rollout",
    "scope",
    "shipment",
]);

/// Words that give a reason, beside which a decision may stand. Sorted.
const REASONS: Words = Words::new(&["because", "but", "if", "since", "so"]);

fn decision(action: &Part<'_>) -> Said {
    let decides = |reading: &Reading<'_>, sentence: &Sentence| {
        sentence.tokens.clone().any(|index| {
            let (word, next) = (reading.word(index), reading.joined_after(index));
            let before = reading.joined_before(index);
            let takes_scope = || (1..=3).any(|ahead| SCOPE.has(reading.word(index + ahead)));
            reading.is_own(index)
                && DECISIONS.has(word)
                && match word {
                    // "I put the decision in writing" says nothing of what it was.
                    "decision" => matches!(next, "was" | "to" | "that") || before == "my",
                    "turned" => next == "down",
                    "gave" => next == "up",
                    "not" => before == "did" && WITHHELD.has(next),
                    // The word ends before its apostrophe.
                    "didn" => WITHHELD.has(next),
                    "cut" | "held" | "delayed" | "stopped" => {
                        takes_scope() || word == "stopped" && next == "it" || next == "back"
                    }
                    "pushed" => next == "back" || next == "for",
                    "ruled" => next == "out",
                    "rather" => next == "than",
                    "instead" => next == "of" || next.is_empty(),
                    "limited" => next == "it" || next == "the",
                    _ => true,
                }
        })
    };
    if let Some(finding) = first(action, |reading, sentence| {
        Acts::of(reading, sentence).is_own && decides(reading, sentence)
    }) {
        return finding;
    }
    action
        .told_sentences()
        .find(|(_, reading, sentence)| {
            decides(reading, sentence)
                || Acts::of(reading, sentence).is_own && reading.has_word(sentence, &REASONS)
        })
        .map_or(Said::Missing, |(span, ..)| Said::Unclear(span))
}

/// The baseline: in the Result, or in the Situation, where the interviewer may not make the connection.
fn baseline(telling: &StoryText<'_>) -> ItemFound {
    let found = anchor(telling, |anchors| anchors.baseline);
    match (&found.finding, told_before(telling)) {
        (Said::Missing, Some(span)) => ItemFound {
            part: Some(StarPart::Situation),
            ..Said::Unclear(span).into()
        },
        _ => found,
    }
}

/// What anchors the Result's number; without a number there is nothing to anchor.
fn anchor(telling: &StoryText<'_>, of: impl Fn(&Anchors) -> Option<Span>) -> ItemFound {
    let result = telling.part(StarPart::Result);
    let number = outcome::number(result);
    match (of(&Anchors::of(result)), number) {
        (Some(span), Said::Met(_)) => Said::Met(span),
        (Some(span), Said::Unclear(_)) | (None, Said::Unclear(span)) => Said::Unclear(span),
        (None, Said::Met(span)) if is_on_record(telling) => Said::Unclear(span),
        (_, Said::Missing) | (None, _) => Said::Missing,
    }
    .into()
}

/// The lesson: required after a failure, and counted wherever it is.
fn learning(telling: &StoryText<'_>) -> Option<ItemFound> {
    let part = telling.part(StarPart::Learning);
    let told = part
        .told_sentences()
        .next()
        .map(|(span, _, sentence)| (span, sentence.tokens.len()));
    match told {
        Some((span, words)) if words >= 4 => Some(Said::Met(span).into()),
        Some((span, _)) => Some(Said::Unclear(span).into()),
        None if telling.story.is_failure() => Some(Said::Missing.into()),
        None => None,
    }
}

fn length(telling: &StoryText<'_>) -> ItemFound {
    let told_words: usize = telling
        .parts
        .iter()
        .flat_map(Part::told_sentences)
        .map(|(_, reading, sentence)| reading.own_words(sentence))
        .sum();
    let time = telling.pace.time(telling.words);
    let said = format!(
        "{} in {}",
        counted(telling.words, "word", "words"),
        clock_face(time)
    );
    let is_right = told_words >= WORTH_TIMING && time <= ANSWER;
    ItemFound::counted(
        if is_right {
            Verdict::Met
        } else {
            Verdict::Missing
        },
        said,
    )
}
