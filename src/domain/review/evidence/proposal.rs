//! Suggests the sentence that may show what a reader looks for, with a reason.
//!
//! A suggestion is a question to the author, never praise. So a sentence is only suggested if it has
//! evidence in it: the author's own action, a comparison of values, an objection. This takes linear time.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::prose::notes::SentenceNote;
use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::stems::stem;
use crate::domain::review::evidence::asked::{self, Asked};
use crate::domain::review::evidence::criterion::Criterion;
use crate::domain::review::evidence::cues::Cues;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::withheld::Withheld;
use crate::domain::text::Span;
use crate::domain::text::clean::one_line;

/// Something that a reader looks for, and where the memo might have it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EvidenceProposal {
    /// The criterion.
    pub criterion: Criterion,
    /// The part of the prompt; empty for other criteria.
    pub part: String,
    /// The suggested sentence; `None` if no sentence shows it clearly.
    pub sentence: Option<Proposed>,
    /// The runners-up; the author can choose one with a single click.
    pub others: Vec<Proposed>,
    /// Why this sentence, or why none.
    pub reason: String,
}

/// The result for a criterion: the sentences that might show it, the likeliest first, and the reason; or
/// the reason why there is none.
type Found = Result<(Vec<Span>, String), String>;

/// The number of sentences to offer: the suggested one and the runners-up.
const OFFERED: usize = 3;

/// A sentence of the memo.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposed {
    /// Its span.
    pub span: Span,
    /// The sentence itself, on one line.
    pub text: String,
}

/// A sentence that might show something.
struct Candidate<'a> {
    span: Span,
    paragraph: usize,
    note: &'a SentenceNote,
    /// Its significant words, sorted, each once.
    stems: Vec<u32>,
    cues: Cues,
    /// The cues of the sentence before it in the same paragraph.
    before: Cues,
    /// Whether its paragraph has stated a time by then.
    has_period: bool,
    /// The number of significant words that are neither in the prompt nor generic.
    own: usize,
    /// Which sentence of the memo it is, from 1.
    place: usize,
    /// Whether it is in the first third.
    is_early: bool,
}

/// The memo's candidate sentences, with statistics for choosing among them.
struct Field<'a> {
    candidates: Vec<Candidate<'a>>,
    /// The number of sentences that contain each stem.
    known: BTreeMap<u32, usize>,
    /// The paragraphs of the opening, and the closing paragraph.
    opening: usize,
    closing: usize,
    opening_acts: bool,
    opening_stems: BTreeSet<u32>,
    /// Whether most of the memo is vague: no figures, no dates, no names.
    is_vague: bool,
    /// Whether it can be evidence: it has an "I" or a "we", and words to explain its figures.
    can_show: bool,
}

/// A suggestion, or none, for each thing that a reader looks for. A text that isn't judged gets no
/// suggestions.
pub(crate) fn propose(memo: &Manuscript<'_>, withheld: Option<Withheld>) -> Vec<EvidenceProposal> {
    let parts = memo.brief.prompt.map(asked::parts).unwrap_or_default();
    let parts = parts.into_iter().map(|part| (Criterion::Prompt, part));
    let others = Criterion::ALL
        .into_iter()
        .filter(|criterion| *criterion != Criterion::Prompt)
        .map(|criterion| (criterion, String::new()));
    let field = Field::of(memo);
    parts
        .chain(others)
        .map(|(criterion, part)| {
            let found = match withheld {
                Some(withheld) => Err(withheld.reason().to_owned()),
                None => field.find(criterion, &part),
            };
            let proposed = |span| Proposed {
                span,
                text: one_line(memo.of(span)),
            };
            let (spans, reason) = match found {
                Ok(found) => found,
                Err(reason) => (Vec::new(), reason),
            };
            let mut offered = spans.into_iter().map(proposed);
            EvidenceProposal {
                criterion,
                part,
                sentence: offered.next(),
                others: offered.collect(),
                reason,
            }
        })
        .collect()
}

/// A paragraph with fewer words isn't an opening by itself.
const SHORTEST_OPENING: usize = 25;

/// With fewer words per figure, a memo is only a heap of figures.
const WORDS_A_FIGURE: usize = 6;

/// Business words that occur in any memo and say nothing about this one.
const COMMON: [&str; 32] = [
    "achieve",
    "alternatives",
    "approach",
    "better",
    "business",
    "challenge",
    "company",
    "deliver",
    "experience",
    "goal",
    "good",
    "great",
    "impact",
    "important",
    "improve",
    "increase",
    "major",
    "manager",
    "month",
    "objective",
    "process",
    "product",
    "project",
    "result",
    "situation",
    "solution",
    "stakeholders",
    "strategy",
    "success",
    "team",
    "value",
    "year",
];

/// The most sentences in an opening.
const OPENING: usize = 7;

/// If fewer than one in this many sentences names something specific, the memo is vague.
const VAGUE: usize = 7;

/// Sentences with fewer words show too little.
const SHORTEST: usize = 5;

impl<'a> Field<'a> {
    fn of(memo: &'a Manuscript<'_>) -> Self {
        let told: Vec<_> = memo.told().collect();
        let mut known: BTreeMap<u32, usize> = BTreeMap::new();
        for paragraph in &told {
            for sentence in &paragraph.notes().sentences {
                for stem in distinct(&sentence.stems) {
                    *known.entry(stem).or_default() += 1;
                }
            }
        }
        let prompt = memo.brief.prompt.unwrap_or_default();
        let asked: BTreeSet<u32> = asked::stems(prompt).into_iter().collect();
        let common: BTreeSet<u32> = COMMON.iter().filter_map(|word| stem(word)).collect();
        let mut opening = 0;
        let mut opened = 0;
        for (place, paragraph) in told.iter().enumerate() {
            opening = place;
            opened += paragraph.notes().words;
            if opened >= SHORTEST_OPENING {
                break;
            }
        }
        let sentences: usize = told
            .iter()
            .map(|paragraph| paragraph.notes().sentences.len())
            .sum();
        let mut seen = 0;
        let mut figures = 0;
        let mut met = BTreeSet::new();
        let mut candidates = Vec::new();
        for (place, paragraph) in told.iter().enumerate() {
            let mut before = Cues::default();
            let mut has_period = false;
            let cues = paragraph.analysis.cues.iter().copied();
            for (note, cues) in paragraph.notes().sentences.iter().zip(cues) {
                seen += 1;
                has_period |= cues.has(Cues::PERIOD);
                figures += usize::from(cues.figures);
                let is_whole = note.is_sentence && note.words >= SHORTEST;
                // A repeated sentence shows nothing the second time.
                if is_whole && met.insert(note.wording) {
                    let stems = distinct(&note.stems);
                    candidates.push(Candidate {
                        span: note.span.shifted(paragraph.span.start),
                        paragraph: place,
                        note,
                        cues,
                        before,
                        has_period,
                        place: seen,
                        is_early: seen * 3 <= sentences || seen <= 4,
                        own: stems
                            .iter()
                            .filter(|stem| !asked.contains(stem) && !common.contains(stem))
                            .count(),
                        stems,
                    });
                }
                before = cues;
            }
        }
        let in_opening = |candidate: &&Candidate<'_>| candidate.paragraph <= opening;
        let opening_stems = candidates
            .iter()
            .filter(in_opening)
            .flat_map(|candidate| candidate.note.stems.iter().copied())
            .chain(asked.iter().copied())
            .collect();
        let opening_acts = candidates
            .iter()
            .filter(in_opening)
            .any(|candidate| candidate.cues.has(Cues::I_ACT | Cues::OURS));
        let definite = candidates
            .iter()
            .filter(|candidate| candidate.cues.specifics > 0)
            .count();
        let is_told_by_somebody = !memo.is_narrative()
            || told
                .iter()
                .any(|paragraph| paragraph.notes().i + paragraph.notes().we > 0);
        let is_piled = figures * WORDS_A_FIGURE > memo.words;
        let is_vague = definite * VAGUE < candidates.len();
        let closing = told
            .iter()
            .rposition(|paragraph| paragraph.notes().kind == ParagraphKind::Prose)
            .unwrap_or_default();
        Self {
            candidates,
            known,
            opening,
            closing,
            opening_acts,
            opening_stems,
            is_vague,
            can_show: is_told_by_somebody && !is_piled,
        }
    }

    fn find(&self, criterion: Criterion, part: &str) -> Found {
        match criterion {
            Criterion::Prompt => self.answer(part),
            Criterion::Opening => self.opening(),
            Criterion::Situation => self.situation(),
            Criterion::OwnAct => self.own_act(),
            Criterion::Alternatives => self.best(
                |one| {
                    let cues = one.cues;
                    let lead = one.before.alternatives.min(3);
                    let says = cues.alternatives + lead;
                    if cues.alternatives < 1 || says < 3 || cues.has(Cues::QUESTION) {
                        return 0;
                    }
                    4 * usize::from(says.min(6))
                        + 2 * usize::from(cues.has(Cues::MONEY))
                        + 2 * usize::from(cues.has(Cues::REASON))
                        + usize::from(one.cues.specifics.min(2))
                },
                "It names something that could have been done instead.",
                "No sentence names an alternative, such as “a second desk would cost”.",
            ),
            Criterion::Number => self.number(),
            Criterion::OtherSide => self.best(
                |one| {
                    if one.cues.other_side < 3 {
                        return 0;
                    }
                    4 * usize::from(one.cues.other_side.min(6))
                        + usize::from(one.cues.has(Cues::NAME))
                },
                "Someone disagrees here.",
                "No sentence says who disagreed, or what speaks against it.",
            ),
            Criterion::Learned => self.best(
                |one| {
                    if !one.cues.is_lesson() {
                        return 0;
                    }
                    4 * usize::from(one.cues.learned.min(6))
                        + usize::from(one.cues.specifics.min(2))
                        + 2 * usize::from(one.cues.has(Cues::I))
                        + one.paragraph * 4 / (self.closing + 1)
                },
                "It says what you got wrong, or would do differently.",
                "No sentence says what you learned or would do differently.",
            ),
            Criterion::Close => self.close(),
        }
    }

    /// The sentences with the most points, earlier ones first among ties; none if nobody has points.
    fn best(&self, points: impl Fn(&Candidate<'_>) -> usize, why: &str, why_not: &str) -> Found {
        let mut best: Vec<(usize, Span)> = Vec::with_capacity(OFFERED + 1);
        for candidate in &self.candidates {
            let says_what = !self.is_vague || candidate.cues.specifics > 0;
            let points = if says_what && self.can_show && is_evidence(candidate) {
                points(candidate)
            } else {
                0
            };
            if points > 0 {
                let place = best.partition_point(|(more, _)| *more >= points);
                best.insert(place, (points, candidate.span));
                best.truncate(OFFERED);
            }
        }
        if best.is_empty() {
            return Err(why_not.to_owned());
        }
        let spans = best.into_iter().map(|(_, span)| span).collect();
        Ok((spans, why.to_owned()))
    }

    fn opening(&self) -> Found {
        let why_not = "No sentence of the opening says what you did and what came of it.";
        if !self.opening_acts {
            return Err(why_not.to_owned());
        }
        self.best(
            |one| {
                let cues = one.cues;
                let acts = cues.has(Cues::I_ACT | Cues::OURS);
                let result = cues.has(Cues::CHANGE) && cues.figures > 0;
                if one.paragraph > self.opening || one.place > OPENING || !(acts || result) {
                    return 0;
                }
                4 * usize::from(acts) + 5 * usize::from(result) + usize::from(cues.figures.min(2))
            },
            "It’s in the opening and says what was done or what came of it.",
            why_not,
        )
    }

    fn situation(&self) -> Found {
        self.best(
            |one| {
                let cues = one.cues;
                let says = usize::from(cues.situation.min(6));
                let is_set = cues.figures > 0 && cues.has(Cues::PERIOD | Cues::NAME);
                let is_told = says >= 3 || is_set && cues.has(Cues::VERB) && !cues.has(Cues::I_ACT);
                if !one.is_early || !is_told || cues.has(Cues::QUESTION) {
                    return 0;
                }
                4 * says
                    + 3 * usize::from(is_set)
                    + usize::from(one.paragraph > self.opening) * 2
                    + usize::from(cues.specifics.min(3))
            },
            "It says where it was, when, or what was wrong.",
            "No sentence near the beginning says where it was, when, and what was wrong.",
        )
    }

    fn own_act(&self) -> Found {
        self.best(
            |one| {
                let cues = one.cues;
                if !cues.has(Cues::I_ACT) || cues.has(Cues::WOULD) || cues.specifics < 1 {
                    return 0;
                }
                4 + 2 * usize::from(cues.specifics.min(3))
                    + usize::from(cues.figures > 0)
                    + usize::from(one.paragraph > self.opening && one.paragraph < self.closing) * 3
                    + usize::from(!one.note.has_we)
                    + 4 * usize::from(cues.has(Cues::I_BEGINS))
            },
            "“I” acts in it, and it says on what.",
            "No sentence says with “I” what you did and with what figure, date, or name.",
        )
    }

    fn number(&self) -> Found {
        let acts = |one: &Candidate<'_>| one.cues.has(Cues::I_ACT | Cues::OURS);
        let first_act = self.candidates.iter().find(|one| acts(one));
        let first_act = first_act.map_or(usize::MAX, |one| one.place);
        let with = |baseline: u16, why: &str| {
            self.best(
                |one| {
                    if !one.cues.has(baseline) || !one.has_period || one.cues.has(Cues::WOULD) {
                        return 0;
                    }
                    4 + 3 * usize::from(one.cues.has(Cues::PERIOD))
                        + 4 * usize::from(one.cues.has(Cues::CHANGE))
                        + 2 * usize::from(one.paragraph <= self.opening && acts(one))
                        // Prefer the result of the act to the problem before it.
                        + 2 * usize::from(one.place > first_act && one.paragraph > self.opening)
                },
                why,
                "No sentence sets a number against its baseline and says which time it covers.",
            )
        };
        with(
            Cues::BASELINE,
            "It sets a number against its baseline, with the time it covers.",
        )
        .or_else(|_| {
            with(
                Cues::BASELINE_BEFORE,
                "It gives a number with the time it covers. Its baseline is shortly before it.",
            )
        })
    }

    fn close(&self) -> Found {
        let why_not =
            "No sentence of the last paragraph comes back to the opening or says what you learned.";
        if self.closing <= self.opening {
            return Err(why_not.to_owned());
        }
        let comes_back = self.best(
            |one| {
                if one.paragraph != self.closing {
                    return 0;
                }
                let is_back = |stem: &&u32| self.opening_stems.contains(*stem);
                let back = one.stems.iter().filter(is_back).count();
                if back == 0 {
                    0
                } else {
                    2 * back + usize::from(one.cues.has(Cues::I))
                }
            },
            "It’s at the end and comes back to the opening.",
            why_not,
        );
        comes_back.or_else(|_| {
            self.best(
                |one| {
                    if one.paragraph != self.closing || !one.cues.is_lesson() {
                        return 0;
                    }
                    usize::from(one.cues.learned) + usize::from(one.cues.has(Cues::I))
                },
                "It’s at the end and says what you learned from it.",
                why_not,
            )
        })
    }

    /// The sentence that picks up the most words of a part of the prompt and adds something of its own. The
    /// opening often covers the topic in other words.
    fn answer(&self, part: &str) -> Found {
        let wanted = asked::stems(part);
        let asks = Asked::of(part);
        let least = match wanted.len() {
            _ if asks.topic => 8,
            0..=2 => 4,
            3 => 6,
            _ => 8,
        };
        let found = self.best(
            |one| {
                let hits = one
                    .stems
                    .iter()
                    .filter(|stem| wanted.binary_search(stem).is_ok());
                let mut taken_up = 0;
                let mut rare = 0;
                for stem in hits {
                    taken_up += 1;
                    // A rarer word counts for more.
                    rare += match self.known.get(stem) {
                        Some(0..=3) => 6,
                        Some(4..=8) => 4,
                        _ => 2,
                    };
                }
                if taken_up == 0 || one.stems.len() - taken_up < 2 {
                    return 0;
                }
                // The topic shows in a sentence about an act or a result.
                let is_matter = one
                    .cues
                    .has(Cues::I | Cues::OURS | Cues::CHANGE | Cues::PERIOD);
                if asks.topic && !is_matter {
                    return 0;
                }
                let in_opening =
                    asks.topic && one.paragraph <= self.opening && one.place <= OPENING;
                let points = rare + asks.points(one.cues) + 6 * usize::from(in_opening);
                if points < least { 0 } else { points }
            },
            "It uses the words of this part of the prompt.",
            "No sentence answers this part of the prompt.",
        );
        match found {
            Err(why_not) if asks.topic => self
                .opening()
                .map(|(spans, _)| (spans, "The opening says what the memo is about.".to_owned()))
                .map_err(|_| why_not),
            found => found,
        }
    }
}

/// Stems sorted, each once.
fn distinct(stems: &[u32]) -> Vec<u32> {
    let mut stems = stems.to_vec();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// Whether a sentence says something specific, without hedging.
fn is_evidence(one: &Candidate<'_>) -> bool {
    let is_own = one.own >= 2 || one.cues.has(Cues::NAME) || one.cues.learned >= 3;
    is_own && one.cues.hedges < 2 && !one.cues.has(Cues::PILED)
}
