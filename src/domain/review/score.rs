//! Scores with their reasons.
//!
//! Five dimensions, each from 0 to 100 and none without its reasons, whose points add up to it.
//! A hundred steps are finer than any rule can judge; they are used because one fixed sentence
//! among sixty should be seen to count. Points are earned by what stands in the text, and lost by
//! findings that were not put aside. A sentence that stands twice earns nothing the second time,
//! and where there is too little to judge a score is withheld and says why.
//!
//! Shares are taken of the sentences (or paragraphs) that could have earned, so fixing or
//! cutting one that is flagged never lowers a score.

use std::collections::BTreeSet;

use crate::domain::prose::paragraph::ParagraphKind;
use crate::domain::prose::stems::shared;
use crate::domain::review::counts::TextCounts;
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::review::evidence::proposal::EvidenceProposal;
use crate::domain::review::grade::ReadingGrade;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Dimension, Finding, Severity};
use crate::domain::review::rules::{
    RULES, introduction, no_figure, prompt_answered, repeated_sentence, wall,
};
use crate::domain::review::withheld::Withheld;
use crate::domain::text::Span;

/// The most points of a dimension.
pub const FULL: u32 = 100;

/// Words that two pages of A4 hold in 11 pt, as measured with the app's own margins; used only
/// while no layout has measured the memo itself.
const TWO_PAGES: usize = 2 * 749;

/// The most words of a sentence that is read without a second look. Source: as for the limit of 30
/// in the rule about long sentences.
const AT_ONCE: usize = 30;

/// Why a score is what it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reason {
    /// Points earned, or lost if negative.
    pub points: i32,
    /// What for.
    pub what: String,
    /// A passage that shows it, where one does.
    pub span: Option<Span>,
    /// The rule whose findings cost the points.
    pub rule: Option<&'static str>,
}

/// The score of one dimension.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Score {
    /// Of what.
    pub dimension: Dimension,
    /// From 0 to [`FULL`], or why there is none.
    pub points: Result<u32, Withheld>,
    /// Reasons whose points add up to the score; empty when it is withheld.
    pub reasons: Vec<Reason>,
}

/// What the text earns, found once a review.
pub(super) struct TextEvidence {
    withheld: Option<Withheld>,
    /// Sentences that could earn: no fragments, no quotations.
    sentences: usize,
    /// Those of them that are read at once and stand here first.
    read_at_once: usize,
    /// Those first sentences that name something: a figure, a date, a person or a place.
    definite: usize,
    /// Those of them in which "I" acts.
    own_definite: usize,
    words: usize,
    over_limit: bool,
    /// Paragraphs of sentences and items of lists, without bridges of a sentence or two.
    paragraphs: usize,
    /// Those of them that are sentences, and of a good length.
    well_built: usize,
    opening: Option<Opening>,
    /// Words between the first and the last paragraph, of paragraphs that tell something.
    between: usize,
    conclusion: Option<Span>,
    /// Paragraphs long enough to need a figure, those that have one, and the words of these.
    needing_figure: usize,
    with_figure: usize,
    words_with_figure: usize,
    /// A sentence each of the paragraphs that set a figure against another.
    baselines: Vec<Span>,
    ending_has_figure: bool,
    prompt: Option<Answer>,
    /// Sentences in which "I" acts, and in which "we" does.
    i: usize,
    we: usize,
}

struct Opening {
    span: Span,
    has_thesis: bool,
    has_figure: bool,
}

/// How the prompt is taken up.
#[derive(Default)]
struct Answer {
    wanted: usize,
    found: usize,
    /// Paragraphs that take up a word of it.
    paragraphs: usize,
    at_the_beginning: bool,
    at_the_end: bool,
}

/// A paragraph of fewer words joins two others; it neither earns nor owes anything.
const BRIDGE: usize = no_figure::WORTH_A_FIGURE;

/// Words between opening and end that are room enough to reason in: half of two pages.
const BODY: usize = 500;

/// Paragraphs that take up the prompt, in an answer that keeps to it.
const ANSWERING: usize = 4;

/// A sentence of whose telling words more than this share (in percent) are the prompt's repeats
/// the prompt instead of answering it.
const PARROTED: usize = 60;

impl TextEvidence {
    pub(super) fn of(memo: &Manuscript<'_>, withheld: Option<Withheld>) -> Self {
        let mut evidence = Self {
            withheld,
            sentences: 0,
            read_at_once: 0,
            definite: 0,
            own_definite: 0,
            words: memo.words,
            over_limit: memo.brief.layout.map_or(
                memo.words > TWO_PAGES && memo.brief.kind == DocumentKind::NarrativeMemo,
                |layout| layout.pages.exceeds(layout.limit),
            ),
            paragraphs: 0,
            well_built: 0,
            opening: None,
            between: 0,
            conclusion: None,
            needing_figure: 0,
            with_figure: 0,
            words_with_figure: 0,
            baselines: Vec::new(),
            ending_has_figure: false,
            prompt: None,
            i: 0,
            we: 0,
        };
        evidence.read(memo);
        evidence
    }

    fn read(&mut self, memo: &Manuscript<'_>) {
        let wanted = memo
            .brief
            .prompt
            .map(prompt_answered::stems)
            .filter(|stems| !stems.is_empty());
        let last = memo.told().count().saturating_sub(1);
        let first_stems = memo
            .told()
            .next()
            .map(|paragraph| paragraph.notes().stems.as_slice())
            .unwrap_or_default();
        let mut met = BTreeSet::new();
        let mut found = BTreeSet::new();
        let mut answer = Answer {
            wanted: wanted.as_ref().map_or(0, Vec::len),
            ..Answer::default()
        };
        for (place, paragraph) in memo.told().enumerate() {
            let analysis = &paragraph.notes();
            let is_prose = analysis.kind == ParagraphKind::Prose;
            let mut fresh = 0;
            let mut has_fresh_figure = false;
            let mut baseline = None;
            let mut takes_up_prompt = false;
            for sentence in &analysis.sentences {
                let is_fresh =
                    sentence.words < repeated_sentence::SHORTEST || met.insert(sentence.wording);
                self.sentences += usize::from(sentence.words > 3);
                self.we += usize::from(sentence.has_we);
                if !is_fresh {
                    continue;
                }
                // A row of figures tells nothing.
                if sentence.drops_figures {
                    continue;
                }
                fresh += sentence.words;
                if !sentence.is_sentence {
                    continue;
                }
                self.read_at_once += usize::from(sentence.words <= AT_ONCE);
                self.definite += usize::from(sentence.is_definite);
                self.own_definite += usize::from(sentence.is_definite && sentence.has_i);
                self.i += usize::from(sentence.has_i);
                has_fresh_figure |= sentence.has_figure;
                if sentence.has_baseline {
                    baseline.get_or_insert(sentence.span.shifted(paragraph.span.start));
                }
                let hits = wanted
                    .as_ref()
                    .map(|wanted| words_of_prompt(wanted, &sentence.stems))
                    .unwrap_or_default();
                takes_up_prompt |= !hits.is_empty();
                found.extend(hits);
            }
            self.baselines.extend(baseline);
            let is_told = is_prose && fresh >= BRIDGE;
            self.paragraphs += usize::from(analysis.words >= BRIDGE || !is_prose);
            self.well_built += usize::from(is_told && analysis.words <= wall::LONGEST);
            self.needing_figure += usize::from(is_prose && analysis.words >= BRIDGE);
            if is_told && has_fresh_figure {
                self.with_figure += 1;
                self.words_with_figure += fresh;
            }
            answer.paragraphs += usize::from(takes_up_prompt && is_told);
            if place == 0 {
                answer.at_the_beginning = takes_up_prompt;
                if is_prose && analysis.words >= introduction::SHORTEST && last > 0 {
                    self.opening = Some(Opening {
                        span: paragraph.span,
                        has_thesis: analysis.has_thesis,
                        has_figure: has_fresh_figure,
                    });
                }
            } else if place < last {
                self.between += if is_told { fresh } else { 0 };
            } else {
                answer.at_the_end = takes_up_prompt;
                self.ending_has_figure = has_fresh_figure;
                let is_conclusion = is_prose
                    && fresh >= crate::domain::review::rules::conclusion::SHORTEST
                    && analysis.ends_with_mark
                    && shared(first_stems, &analysis.stems) > 0;
                self.conclusion = is_conclusion.then_some(paragraph.span);
            }
        }
        answer.found = found.len();
        self.prompt = wanted.map(|_| answer);
    }
}

/// The words of the prompt that a sentence takes up; none if it does little but repeat the prompt.
fn words_of_prompt(wanted: &[u32], stems: &[u32]) -> Vec<u32> {
    let is_wanted = |stem: &u32| wanted.binary_search(stem).is_ok();
    let hits: Vec<u32> = stems.iter().copied().filter(is_wanted).collect();
    let is_parroted = hits.len() > 3 && hits.len() * 100 > stems.len() * PARROTED;
    if is_parroted { Vec::new() } else { hits }
}

/// The reasons of one score while they are gathered.
struct Tally {
    reasons: Vec<Reason>,
}

impl Tally {
    fn earn(&mut self, points: usize, what: impl Into<String>, span: Option<Span>) {
        if let Some(points) = i32::try_from(points).ok().filter(|points| *points > 0) {
            self.reasons.push(Reason {
                points,
                what: what.into(),
                span,
                rule: None,
            });
        }
    }

    /// Earns the share of `points` that `part` is of `whole`.
    fn earn_share(&mut self, points: usize, part: usize, whole: usize, what: &str) {
        if whole > 0 {
            let what = format!("{part} of {whole} {what}");
            self.earn(points * part.min(whole) / whole, what, None);
        }
    }

    fn sum(&self) -> i32 {
        self.reasons.iter().map(|reason| reason.points).sum()
    }
}

impl Review {
    /// The five scores, in the order of [`Dimension::ALL`]. What the author has put aside costs
    /// nothing; what does not stand in the text earns nothing either way.
    #[must_use]
    pub fn scores(&self, is_put_aside: &dyn Fn(&Finding) -> bool) -> Vec<Score> {
        Dimension::ALL
            .into_iter()
            .map(|dimension| self.score(dimension, is_put_aside))
            .collect()
    }

    fn score(&self, dimension: Dimension, is_put_aside: &dyn Fn(&Finding) -> bool) -> Score {
        let withheld = self.evidence.withheld.or_else(|| {
            let needs_prompt = dimension == Dimension::Relevance && self.evidence.prompt.is_none();
            needs_prompt.then_some(Withheld::NoPrompt)
        });
        if let Some(withheld) = withheld {
            return Score {
                dimension,
                points: Err(withheld),
                reasons: Vec::new(),
            };
        }
        let mut tally = Tally {
            reasons: Vec::new(),
        };
        match dimension {
            Dimension::Clarity => self.evidence.clarity(&mut tally),
            Dimension::Structure => self.evidence.structure(&mut tally),
            Dimension::Data => self.evidence.data(&mut tally),
            Dimension::Relevance => self.evidence.relevance(&mut tally),
            Dimension::Concision => self.evidence.concision(&mut tally),
        }
        self.subtract(dimension, is_put_aside, &mut tally);
        let below = tally.sum().min(0);
        if below < 0 {
            tally.earn(
                usize::try_from(-below).unwrap_or_default(),
                "no score falls below 0",
                None,
            );
        }
        let points = u32::try_from(tally.sum()).unwrap_or_default();
        Score {
            dimension,
            points: Ok(points.min(FULL)),
            reasons: tally.reasons,
        }
    }

    /// Takes away what the findings cost, one reason a rule.
    fn subtract(
        &self,
        dimension: Dimension,
        is_put_aside: &dyn Fn(&Finding) -> bool,
        tally: &mut Tally,
    ) {
        for rule in RULES.iter().filter(|rule| rule.bears_on == Some(dimension)) {
            let mut open = self
                .findings
                .iter()
                .filter(|finding| finding.rule.id == rule.id && !is_put_aside(finding));
            let Some(first) = open.next() else {
                continue;
            };
            let count = open.count() + 1;
            let weight = match rule.severity {
                Severity::Advice => 1,
                Severity::Worth => 2,
                Severity::Serious => 3,
            };
            let cost = if dimension == Dimension::Structure {
                // What a memo is built of is not counted by the sentence.
                (weight * 3 * count).min(MOST_A_RULE)
            } else {
                (weight * 50 * count)
                    .div_ceil(self.evidence.sentences.max(1))
                    .min(MOST_A_RULE)
            };
            tally.reasons.push(Reason {
                points: -i32::try_from(cost).unwrap_or_default(),
                what: [rule.name, ": ", &count.to_string()].concat(),
                span: first.span,
                rule: Some(rule.id),
            });
        }
    }
}

/// The most points that one rule takes from one score.
const MOST_A_RULE: usize = 30;

impl TextEvidence {
    fn clarity(&self, tally: &mut Tally) {
        tally.earn_share(
            70,
            self.read_at_once,
            self.sentences,
            "sentences read easily: complete, not repeated, 30 words at most",
        );
        let plenty = self.sentences.div_ceil(3);
        tally.earn_share(
            30,
            self.definite.min(plenty),
            plenty,
            "sentences name a number, date, person, or place; one in three is plenty",
        );
    }

    fn structure(&self, tally: &mut Tally) {
        if let Some(opening) = &self.opening {
            let span = Some(opening.span);
            tally.earn(15, "an opening paragraph", span);
            if opening.has_thesis {
                tally.earn(15, "the opening says who did what", span);
            }
            if opening.has_thesis && opening.has_figure {
                tally.earn(5, "the opening gives a figure", span);
            }
        }
        tally.earn_share(
            20,
            self.between.min(BODY),
            BODY,
            "words of a body between opening and end",
        );
        if let Some(span) = self.conclusion {
            tally.earn(20, "the end comes back to the opening", Some(span));
        }
        tally.earn_share(
            25,
            self.well_built,
            self.paragraphs,
            "paragraphs are sentences, 25 to 200 words, not repeated",
        );
    }

    fn data(&self, tally: &mut Tally) {
        tally.earn_share(
            30,
            self.with_figure,
            self.needing_figure,
            "paragraphs have a figure",
        );
        tally.earn_share(
            20,
            self.words_with_figure.min(BODY),
            BODY,
            "words of paragraphs with a figure",
        );
        for &span in self.baselines.iter().take(4) {
            tally.earn(10, "a figure set against another", Some(span));
        }
        if self
            .opening
            .as_ref()
            .is_some_and(|opening| opening.has_figure)
        {
            tally.earn(5, "a figure in the first paragraph", None);
        }
        if self.ending_has_figure {
            tally.earn(5, "a figure in the last paragraph", self.conclusion);
        }
    }

    fn relevance(&self, tally: &mut Tally) {
        if let Some(answer) = &self.prompt {
            // Half of the prompt's words is plenty: answers use words of their own.
            let plenty = answer.wanted.div_ceil(2);
            tally.earn_share(
                25,
                answer.found.min(plenty),
                plenty,
                "key words of the prompt appear; half is plenty",
            );
            tally.earn_share(
                15,
                answer.paragraphs.min(ANSWERING),
                ANSWERING,
                "paragraphs take up the prompt",
            );
            if answer.at_the_beginning {
                tally.earn(10, "the opening takes up the prompt", None);
            }
            if answer.at_the_end {
                tally.earn(10, "the end takes up the prompt", None);
            }
        }
        // In a memo of one's own work "I" acts in a sentence of five, and in one of ten so that it
        // can be asked about.
        let plenty = self.sentences.div_ceil(5);
        let own = (25 * self.i.min(plenty))
            .checked_div(plenty)
            .unwrap_or_default();
        tally.earn(
            (own * self.i)
                .checked_div(self.i + self.we)
                .unwrap_or_default(),
            format!("sentences with “I”: {}, with “we”: {}", self.i, self.we),
            None,
        );
        let plenty = self.sentences.div_ceil(10);
        tally.earn_share(
            15,
            self.own_definite.min(plenty),
            plenty,
            "sentences say what “I” did with a number, date, or name; one in ten is plenty",
        );
    }

    fn concision(&self, tally: &mut Tally) {
        tally.earn_share(
            60,
            self.read_at_once,
            self.sentences,
            "sentences say something new in 30 words at most",
        );
        let plenty = self.sentences.div_ceil(3);
        tally.earn_share(
            20,
            self.definite.min(plenty),
            plenty,
            "sentences say something specific; one in three is plenty",
        );
        if !self.over_limit {
            tally.earn(20, format!("{} words fit the pages", self.words), None);
        }
    }
}

/// The mean of the scores that were given, rounded down; none when all are withheld.
#[must_use]
pub fn mean(scores: &[Score]) -> Option<u32> {
    let given: Vec<u32> = scores
        .iter()
        .filter_map(|score| score.points.ok())
        .collect();
    let count = u32::try_from(given.len()).ok()?;
    given.iter().sum::<u32>().checked_div(count)
}

/// A review: the findings, and what the scores are made of.
pub struct Review {
    /// In reading order, those about the whole memo first.
    pub findings: Vec<Finding>,
    /// Why the text is not judged; none where it is.
    pub withheld: Option<Withheld>,
    /// For each thing that a reader looks for, the sentence that may show it.
    pub map: Vec<EvidenceProposal>,
    pub(super) counts: TextCounts,
    /// Words in all.
    pub words: usize,
    /// Sentences in all.
    pub sentences: usize,
    /// The reading grade; none without a sentence of prose. Information only.
    pub grade: Option<ReadingGrade>,
    pub(super) evidence: TextEvidence,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::Reviewer;
    use crate::domain::review::manuscript::Brief;
    use proptest::prelude::*;

    const MEMO: &str = include_str!("../../../tests/fixtures/memos/returns-desk.txt");
    const PROMPT: &str = "Describe the most inventive thing you have built or changed at work. Say what existed \
        before it, which part of the idea was yours, and what it moved from which baseline.";

    fn scores(text: &str) -> Vec<Score> {
        let brief = Brief {
            prompt: Some(PROMPT),
            ..Brief::default()
        };
        Reviewer::default().review(text, &brief).scores(&|_| false)
    }

    fn points(text: &str) -> Vec<u32> {
        scores(text)
            .into_iter()
            .map(|score| score.points.unwrap())
            .collect()
    }

    #[track_caller]
    fn assert_not_higher(worse: &str, better: &str) {
        let (worse, better) = (points(worse), points(better));
        assert!(
            worse
                .iter()
                .zip(&better)
                .all(|(worse, better)| worse <= better),
            "{worse:?} {better:?}"
        );
    }

    #[track_caller]
    fn assert_withheld(text: &str, why: Withheld) {
        for score in scores(text) {
            assert_eq!(score.points, Err(why));
            assert!(score.reasons.is_empty());
        }
        assert_eq!(mean(&scores(text)), None);
    }

    #[test]
    fn nothing_and_fine_have_no_score() {
        assert_withheld("", Withheld::NothingWritten);
        assert_withheld("\u{2014} 😀\n", Withheld::NothingWritten);
        assert_withheld("fine.", Withheld::TooFewWords);
        assert_withheld(&"fine. ".repeat(500), Withheld::NotProse);
    }

    #[test]
    fn one_sentence_over_and_over_has_no_score() {
        let text = "I cut the wait at the desk from 19 to 7 minutes. ".repeat(40);
        assert_withheld(&text, Withheld::TooMuchRepeated);
    }

    #[test]
    fn a_list_of_keywords_and_another_language_have_no_score() {
        let keywords =
            "metrics customers invention baseline results leadership ownership data ".repeat(40);
        assert_withheld(&keywords, Withheld::NotProse);
        let german =
            "Wir haben den Schalter umgebaut und dabei viel über unsere Kundinnen gelernt. "
                .repeat(20);
        assert_withheld(&german, Withheld::NotEnglish);
    }

    #[test]
    fn relevance_is_withheld_without_a_prompt() {
        let review = Reviewer::default().review(MEMO, &Brief::default());
        for score in review.scores(&|_| false) {
            let is_withheld = score.points == Err(Withheld::NoPrompt);
            assert_eq!(is_withheld, score.dimension == Dimension::Relevance);
        }
    }

    #[test]
    fn the_points_of_the_reasons_add_up() {
        for text in [
            MEMO,
            &MEMO.replace(". ", ", and we were probably very, very sure that "),
            &MEMO[..1_500],
        ] {
            for score in scores(text) {
                let sum: i32 = score.reasons.iter().map(|reason| reason.points).sum();
                assert_eq!(u32::try_from(sum), Ok(score.points.unwrap()));
                assert!(score.points.unwrap() <= FULL);
            }
        }
    }

    #[test]
    fn a_good_memo_scores_well() {
        assert!(
            points(MEMO).into_iter().all(|points| points >= 80),
            "{:?}",
            points(MEMO)
        );
    }

    #[test]
    fn sentences_said_twice_earn_nothing() {
        let paragraphs: Vec<&str> = MEMO.lines().filter(|line| !line.is_empty()).collect();
        for repeated in 0..paragraphs.len() {
            let mut more = paragraphs.clone();
            more.insert(repeated, paragraphs[repeated]);
            assert_not_higher(&more.join("\n"), MEMO);
        }
    }

    #[test]
    fn the_prompt_copied_and_its_words_strewn_in_earn_nothing() {
        let middle = MEMO.find("I costed").unwrap();
        for stuffing in [
            PROMPT,
            "Inventive work built, changed, existed, moved, idea, baseline.",
        ] {
            let stuffed = format!("{}{stuffing} {}", &MEMO[..middle], &MEMO[middle..]);
            assert_not_higher(&stuffed, MEMO);
        }
    }

    #[test]
    fn what_is_put_aside_costs_nothing() {
        let review = Reviewer::default().review(MEMO, &Brief::default());
        let sum = |aside: &dyn Fn(&Finding) -> bool| mean(&review.scores(aside)).unwrap();
        assert!(sum(&|_| true) > sum(&|_| false));
        let aside = review.scores(&|_| true);
        assert!(
            aside
                .iter()
                .flat_map(|score| &score.reasons)
                .all(|reason| reason.rule.is_none())
        );
    }

    /// A sentence with a fault, and the same sentence without.
    const FIXED: [(&str, &str); 8] = [
        (
            "The screens were changed after 10 returns.",
            "I changed the screens after 10 returns.",
        ),
        (
            "Perhaps the rule was too strict for honest people.",
            "The rule was too strict for honest people.",
        ),
        (
            "Many customers told me so at the desk.",
            "Of 40 customers 31 told me so at the desk.",
        ),
        (
            "We did this in order to see the desk at work.",
            "We did this to see the desk at work.",
        ),
        (
            "The the desk was closed on Sunday.",
            "The desk was closed on Sunday.",
        ),
        (
            "The RMA lay on the desk of the manager.",
            "The slip lay on the desk of the manager.",
        ),
        (
            "It was a win-win for the shops and for me.",
            "It was good for the shops and for me.",
        ),
        (
            "It saved a huge amount in the first year.",
            "It saved 5,000 pounds in the first year.",
        ),
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn fixing_a_finding_never_lowers_a_score(
            faults in prop::collection::vec((0_usize..8, 0_usize..40), 1..12),
            fixed in 0_usize..12,
        ) {
            let sentences: Vec<&str> = MEMO.split_inclusive(". ").collect();
            let with = |is_fixed: bool| {
                let mut text: Vec<String> = sentences.iter().map(|&sentence| sentence.to_owned()).collect();
                for (place, &(fault, at)) in faults.iter().enumerate() {
                    let (bad, good) = FIXED[fault];
                    let pick = if is_fixed && place == fixed % faults.len() { good } else { bad };
                    text.insert(at.min(text.len()), format!("{pick} In week {place} I saw that. "));
                }
                text.concat()
            };
            let (before, after) = (points(&with(false)), points(&with(true)));
            prop_assert!(before.iter().zip(&after).all(|(before, after)| before <= after), "{:?} {:?}", before, after);
        }

        #[test]
        fn putting_a_finding_aside_never_lowers_a_score(nth in 0_usize..9) {
            let review = Reviewer::default().review(MEMO, &Brief::default());
            let one = review.findings[nth].span;
            let lower = review.scores(&|_| false);
            let higher = review.scores(&|finding| finding.span == one);
            for (lower, higher) in lower.iter().zip(&higher) {
                prop_assert!(lower.points.ok() <= higher.points.ok());
            }
        }
    }
}
