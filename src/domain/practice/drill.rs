//! Short drills of one skill each: a story at once, a second example, no story at all, the number,
//! the next why. A round is drawn, its cards are shown one by one, each is rated before its answer
//! is revealed, and an interrupted round can be resumed.

use std::collections::BTreeMap;

use crate::domain::format::instants::instant;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::practice::memory::AnswerGrade;
use crate::domain::principle::Principle;
use crate::domain::questions::draw::Deck;
use crate::domain::questions::fit::FittingStories;
use crate::domain::questions::levels::TargetLevel;
use crate::domain::questions::question::Question;
use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;
use crate::domain::stories::metric::{Metric, in_asking_order};
use crate::domain::stories::probe::{ProbeNeed, Probes};
use crate::domain::stories::story::Story;

/// The seconds to name a story and its opening line: a silence this long passes for thinking.
pub const RETRIEVAL_SECONDS: u32 = 10;

/// Which skill.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DrillKind {
    /// Name a story and its opening line within [`RETRIEVAL_SECONDS`].
    Retrieval,
    /// The best story was used already: find another one.
    Another,
    /// No story fits: how would you do it?
    Pivot,
    /// The number, and nothing else.
    Numbers,
    /// The next why about a story.
    Whys,
}

choices! {
    DrillKind {
        Retrieval: "retrieval", "Rapid retrieval";
        Another: "another", "Another one, please";
        Pivot: "pivot", "No story fits";
        Numbers: "numbers", "Say the number";
        Whys: "whys", "Five whys";
    }
}

impl DrillKind {
    /// The task, in a sentence.
    #[must_use]
    pub fn gist(self) -> &'static str {
        match self {
            Self::Retrieval => {
                "You get a question. Name your story and say its opening line within ten seconds."
            }
            Self::Another => {
                "You told your best story for it. The interviewer asks for a second example."
            }
            Self::Pivot => "No story fits, and the question becomes “How would you approach it?”",
            Self::Numbers => "You see the name of a number. Say what it was before and after.",
            Self::Whys => "Follow-ups of your stories, gaps first. Say the answer, then compare.",
        }
    }

    /// The most cards in a round, so that each round takes about five minutes.
    #[must_use]
    pub fn cards(self) -> usize {
        match self {
            Self::Retrieval | Self::Numbers => 10,
            Self::Another => 5,
            Self::Pivot => 3,
            Self::Whys => 8,
        }
    }

    /// What a grade means in this drill.
    #[must_use]
    pub fn hint(self, grade: AnswerGrade) -> &'static str {
        match (self, grade) {
            (Self::Numbers, AnswerGrade::Blank) => "You didn’t remember it",
            (Self::Numbers, AnswerGrade::Shaky) => "Close, or without the number before",
            (Self::Numbers, AnswerGrade::Solid) => "Right, after a pause",
            (Self::Numbers, AnswerGrade::Fluent) => "Right away",
            (Self::Retrieval, AnswerGrade::Blank) => "You found no story",
            (Self::Retrieval, AnswerGrade::Shaky) => {
                "A story, but late or without its opening line"
            }
            (Self::Retrieval, AnswerGrade::Solid) => "Story and opening line, in time",
            (Self::Retrieval, AnswerGrade::Fluent) => "Right away, and your best one",
            (_, grade) => grade.hint(),
        }
    }
}

/// A card's subject.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Card {
    /// A question of the bank, by its id.
    Question(String),
    /// A number of the ledger.
    Metric(RecordId),
    /// A follow-up of a story.
    Why {
        /// The story.
        story: RecordId,
        /// The probe's number.
        number: u32,
    },
}

/// A card's step. Nothing is revealed before it is rated.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DrillStep {
    /// Asked.
    #[default]
    Ask,
    /// Answered aloud, and waiting for a rating.
    Rate,
    /// Rated and revealed.
    Reveal,
}

/// A card's result.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DrillResult {
    /// When it was rated.
    #[serde(with = "instant")]
    pub at: DateTime<Utc>,
    /// The rating, by the candidate's own judgment.
    pub grade: AnswerGrade,
    /// How long the answer took, in whole seconds.
    pub seconds: u32,
}

/// A round, running or done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PracticeDrill {
    /// Which skill.
    pub kind: DrillKind,
    /// The seed it was drawn with.
    pub seed: u64,
    /// Its cards, in order.
    pub cards: Vec<Card>,
    /// The index of the current card; past the end when it is done.
    pub position: usize,
    /// The current card's step.
    pub step: DrillStep,
    /// How long its answer took, in whole seconds.
    pub seconds: u32,
    /// The results, in order.
    pub results: Vec<DrillResult>,
}

impl Body for PracticeDrill {
    const KIND: Kind = Kind::PracticeDrill;
}

impl PracticeDrill {
    /// A round that begins.
    #[must_use]
    pub fn begin(kind: DrillKind, seed: u64, cards: Vec<Card>) -> Self {
        Self {
            kind,
            seed,
            cards,
            position: 0,
            step: DrillStep::Ask,
            seconds: 0,
            results: Vec::new(),
        }
    }

    /// The current card; `None` if the round is done.
    #[must_use]
    pub fn current(&self) -> Option<&Card> {
        self.cards.get(self.position)
    }

    /// Whether every card was rated and seen.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.current().is_none()
    }

    /// The answer was spoken, in this many seconds.
    pub fn said(&mut self, seconds: u32) {
        if self.step == DrillStep::Ask {
            self.seconds = seconds;
            self.step = DrillStep::Rate;
        }
    }

    /// Rates the current card, and reveals its answer.
    pub fn rate(&mut self, grade: AnswerGrade, now: DateTime<Utc>) {
        if self.step == DrillStep::Rate {
            self.results.push(DrillResult {
                at: now,
                grade,
                seconds: self.seconds,
            });
            self.step = DrillStep::Reveal;
        }
    }

    /// Undoes the last rating, while its card is still shown.
    pub fn take_back(&mut self) {
        if self.step == DrillStep::Reveal {
            self.results.pop();
            self.step = DrillStep::Rate;
        }
    }

    /// Goes on to the next card.
    pub fn advance(&mut self) {
        if self.step == DrillStep::Reveal {
            self.position += 1;
            self.seconds = 0;
            self.step = DrillStep::Ask;
        }
    }

    /// Ends the round after the cards that were rated.
    pub fn stop(&mut self) {
        self.cards.truncate(self.results.len());
        self.position = self.cards.len();
        self.step = DrillStep::Ask;
    }

    /// Cards rated solid or better.
    #[must_use]
    pub fn held(&self) -> usize {
        self.results
            .iter()
            .filter(|result| result.grade >= AnswerGrade::Solid)
            .count()
    }

    /// The cards that were rated, each with how it went.
    pub fn rated(&self) -> impl Iterator<Item = (&Card, &DrillResult)> {
        self.cards.iter().zip(&self.results)
    }
}

/// The records that cards are drawn from, without deleted ones.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The questions of the candidate's role.
    pub questions: &'a [Question],
    /// The stories.
    pub stories: &'a [(RecordId, Story)],
    /// The ledger.
    pub metrics: &'a [(RecordId, Metric)],
    /// The stories' follow-ups.
    pub probes: &'a [Probes],
    /// The rounds before this one, oldest first.
    pub rounds: &'a [PracticeDrill],
    /// The target level.
    pub level: TargetLevel,
}

/// The last result of each card in a drill.
fn last_grades(kind: DrillKind, rounds: &[PracticeDrill]) -> BTreeMap<&Card, AnswerGrade> {
    rounds
        .iter()
        .filter(|round| round.kind == kind)
        .flat_map(PracticeDrill::rated)
        .map(|(card, result)| (card, result.grade))
        .collect()
}

/// The cards of a round: those that went badly last time, then those never asked, then the rest,
/// with the principles in turn. Empty if there is nothing to ask about. The same seed draws the
/// same ones.
#[must_use]
pub fn draw(kind: DrillKind, from: Sources<'_>, seed: u64) -> Vec<Card> {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut cards = match kind {
        DrillKind::Numbers => in_asking_order(from.metrics.iter().map(|(_, metric)| metric))
            .into_iter()
            .filter_map(|index| from.metrics.get(index))
            .map(|(id, _)| Card::Metric(id.clone()))
            .collect(),
        DrillKind::Whys => whys(from, &mut random),
        DrillKind::Retrieval | DrillKind::Another | DrillKind::Pivot => {
            return questions(kind, from, &mut random);
        }
    };
    let last = last_grades(kind, from.rounds);
    cards.sort_by_key(|card| urgency(&last, card));
    cards.truncate(kind.cards());
    cards
}

/// Which cards come first: 0 for those that went badly last time, 1 for those never asked, 2 for the
/// rest.
fn urgency(last: &BTreeMap<&Card, AnswerGrade>, card: &Card) -> u8 {
    match last.get(card) {
        Some(AnswerGrade::Blank | AnswerGrade::Shaky) => 0,
        None => 1,
        Some(AnswerGrade::Solid | AnswerGrade::Fluent) => 2,
    }
}

/// The questions of a round, of each urgency as a loop would draw them.
fn questions(kind: DrillKind, from: Sources<'_>, random: &mut fastrand::Rng) -> Vec<Card> {
    let stories = FittingStories::of(from.stories.iter().map(|(id, story)| (id, story)));
    let fits = |question: &Question| stories.best(question);
    let mut pool: Vec<&Question> = from
        .questions
        .iter()
        .filter(|question| match kind {
            DrillKind::Pivot => !question.kind.wants_story(),
            // Without a first story there is no second.
            DrillKind::Another => question.kind.wants_story() && fits(question) > 0,
            _ => question.kind.wants_story(),
        })
        .collect();
    if kind == DrillKind::Pivot {
        // Interviewers turn to these where no story fits.
        random.shuffle(&mut pool);
        pool.sort_by_cached_key(|question| fits(question));
        pool.truncate(PIVOT_POOL);
    }
    let last = last_grades(kind, from.rounds);
    let mut principles: Vec<Principle> = Principle::ALL.to_vec();
    random.shuffle(&mut principles);
    let leads = |question: &Question, principle| question.leading == Some(principle);
    let mut cards: Vec<Card> = Vec::new();
    for wanted in 0..3 {
        let left = kind.cards().saturating_sub(cards.len());
        let of_it = pool
            .iter()
            .copied()
            .filter(|question| urgency(&last, &Card::Question(question.id.clone())) == wanted);
        let mut deck = Deck::shuffled(of_it, from.level, random.u64(..));
        let drawn = deck.draw_in_turn(&principles, left, leads);
        cards.extend(
            drawn
                .into_iter()
                .map(|question| Card::Question(question.id.clone())),
        );
    }
    cards
}

/// How many of the least covered questions a pivot draws from, so that rounds differ.
const PIVOT_POOL: usize = 20;

/// The follow-ups of all active stories, the most urgent first, with the stories mixed.
fn whys(from: Sources<'_>, random: &mut fastrand::Rng) -> Vec<Card> {
    let is_told = |id: &RecordId| {
        from.stories
            .iter()
            .any(|(story, body)| story == id && !body.is_retired())
    };
    let mut open: Vec<(ProbeNeed, Card)> = from
        .probes
        .iter()
        .filter(|probes| is_told(&probes.story))
        .flat_map(|probes| {
            probes.probes.iter().map(|probe| {
                let card = Card::Why {
                    story: probes.story.clone(),
                    number: probe.number,
                };
                (probe.need(), card)
            })
        })
        .collect();
    random.shuffle(&mut open);
    open.sort_by_key(|(need, _)| *need);
    open.into_iter().map(|(_, card)| card).collect()
}

/// The combined results of a drill's rounds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DrillTally {
    /// Rounds in which a card was rated.
    pub rounds: usize,
    /// Different cards that were rated.
    pub cards: usize,
    /// Of these, the ones that were solid or better the last time.
    pub held: usize,
}

/// Combines the results of a drill's rounds.
#[must_use]
pub fn tally(kind: DrillKind, rounds: &[PracticeDrill]) -> DrillTally {
    let last = last_grades(kind, rounds);
    DrillTally {
        rounds: rounds
            .iter()
            .filter(|round| round.kind == kind && !round.results.is_empty())
            .count(),
        cards: last.len(),
        held: last
            .values()
            .filter(|&&grade| grade >= AnswerGrade::Solid)
            .count(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::questions::question::QuestionKind;
    use crate::domain::record::json::{from_json, to_json};
    use crate::domain::stories::story::Status;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn question(id: &str, leading: Principle) -> Question {
        Question {
            id: id.to_owned(),
            leading: Some(leading),
            ..Question::default()
        }
    }

    fn bank() -> Vec<Question> {
        Principle::ALL
            .iter()
            .flat_map(|&leading| {
                (0..2).map(move |number| question(&format!("{}-{number}", leading.slug()), leading))
            })
            .collect()
    }

    fn story(id: &str, principles: &[Principle]) -> (RecordId, Story) {
        let story = Story {
            principles: principles.to_vec(),
            ..Story::default()
        };
        (RecordId::from_text(id), story)
    }

    fn nothing() -> Sources<'static> {
        Sources {
            questions: &[],
            stories: &[],
            metrics: &[],
            probes: &[],
            rounds: &[],
            level: TargetLevel::ProductManager,
        }
    }

    fn asked(id: &str) -> Card {
        Card::Question(id.to_owned())
    }

    fn round(kind: DrillKind, cards: &[(&str, AnswerGrade)]) -> PracticeDrill {
        let drawn = cards.iter().map(|(id, _)| asked(id)).collect();
        let mut round = PracticeDrill::begin(kind, 1, drawn);
        for (_, grade) in cards {
            round.said(8);
            round.rate(*grade, now());
            round.advance();
        }
        round
    }

    #[test]
    fn nothing_to_ask_about_draws_nothing() {
        for kind in DrillKind::ALL {
            assert!(draw(kind, nothing(), 7).is_empty(), "{kind:?}");
        }
    }

    #[test]
    fn a_round_goes_through_the_principles_and_is_the_same_for_a_seed() {
        let questions = bank();
        let from = Sources {
            questions: &questions,
            ..nothing()
        };
        let cards = draw(DrillKind::Retrieval, from, 7);
        assert_eq!(cards, draw(DrillKind::Retrieval, from, 7));
        let mut principles: Vec<&str> = cards
            .iter()
            .map(|card| match card {
                Card::Question(id) => id.rsplit_once('-').unwrap().0,
                other => unreachable!("{other:?}"),
            })
            .collect();
        principles.sort_unstable();
        principles.dedup();
        assert_eq!(principles.len(), DrillKind::Retrieval.cards());
    }

    #[test]
    fn what_went_badly_comes_first_and_what_went_well_last() {
        let questions = bank();
        let mut rounds = vec![round(
            DrillKind::Retrieval,
            &[
                ("dive-deep-0", AnswerGrade::Blank),
                ("ownership-0", AnswerGrade::Solid),
            ],
        )];
        let cards = |rounds: &[PracticeDrill]| {
            let from = Sources {
                questions: &questions,
                rounds,
                ..nothing()
            };
            draw(DrillKind::Retrieval, from, 3)
        };
        assert_eq!(cards(&rounds)[0], asked("dive-deep-0"));
        assert!(!cards(&rounds).contains(&asked("ownership-0")));
        // Only the last time counts, and only of the same drill.
        rounds.push(round(
            DrillKind::Retrieval,
            &[("dive-deep-0", AnswerGrade::Fluent)],
        ));
        rounds.push(round(
            DrillKind::Pivot,
            &[("frugality-0", AnswerGrade::Blank)],
        ));
        assert!(!cards(&rounds).contains(&asked("dive-deep-0")));
    }

    #[test]
    fn a_second_example_is_asked_for_only_where_there_is_a_first() {
        let questions = bank();
        let mut stories = vec![story("s", &[Principle::DiveDeep])];
        let cards = |stories: &[(RecordId, Story)]| {
            let from = Sources {
                questions: &questions,
                stories,
                ..nothing()
            };
            draw(DrillKind::Another, from, 7)
        };
        let mut drawn = cards(&stories);
        drawn.sort();
        assert_eq!(drawn, [asked("dive-deep-0"), asked("dive-deep-1")]);
        stories[0].1.status = Status::Retired;
        assert!(cards(&stories).is_empty());
    }

    #[test]
    fn a_pivot_asks_hypothetical_questions_that_no_story_fits() {
        let mut questions = bank();
        let pivot = |question| Question {
            kind: QuestionKind::Pivot,
            ..question
        };
        questions
            .extend((0..9).map(|n| pivot(question(&format!("told-{n}"), Principle::Ownership))));
        questions.extend(
            (0..PIVOT_POOL).map(|n| pivot(question(&format!("more-{n}"), Principle::DiveDeep))),
        );
        let told: Vec<Principle> = Principle::ALL
            .iter()
            .copied()
            .filter(|&principle| principle != Principle::DiveDeep)
            .collect();
        let stories = [story("s", &told)];
        let from = Sources {
            questions: &questions,
            stories: &stories,
            ..nothing()
        };
        for card in draw(DrillKind::Pivot, from, 7) {
            let Card::Question(id) = card else {
                unreachable!()
            };
            assert!(id.starts_with("more-"), "{id}");
        }
    }

    #[test]
    fn numbers_that_were_missed_come_first() {
        use crate::domain::stories::metric::Recall;
        let metric = |id: &str, recall| {
            let metric = Metric {
                recall,
                ..Metric::default()
            };
            (RecordId::from_text(id), metric)
        };
        let metrics = [
            metric("known", Recall::Known),
            metric("missed", Recall::NotYet),
        ];
        let from = Sources {
            metrics: &metrics,
            ..nothing()
        };
        assert_eq!(
            draw(DrillKind::Numbers, from, 7)[0],
            Card::Metric(RecordId::from_text("missed"))
        );
    }

    #[test]
    fn whys_come_gaps_first_and_never_of_a_retired_story() {
        use crate::domain::stories::probe::AnswerStanding;
        let probes = |story: &str| {
            let mut probes = Probes::none(RecordId::from_text(story));
            let safe = probes.ask(None, "Why?");
            let gap = probes.ask(Some(safe), "Why that?");
            for (number, standing) in [(safe, AnswerStanding::Safe), (gap, AnswerStanding::Gap)] {
                let probe = probes.get_mut(number).unwrap();
                probe.answer = "Because".to_owned();
                probe.standing = Some(standing);
            }
            probes
        };
        let probes = [probes("told"), probes("retired"), probes("deleted")];
        let mut stories = [story("told", &[]), story("retired", &[])];
        stories[1].1.status = Status::Retired;
        let from = Sources {
            stories: &stories,
            probes: &probes,
            ..nothing()
        };
        let why = |number| Card::Why {
            story: RecordId::from_text("told"),
            number,
        };
        assert_eq!(draw(DrillKind::Whys, from, 7), [why(2), why(1)]);
    }

    #[test]
    fn nothing_is_shown_before_it_is_rated_and_a_rating_can_be_taken_back() {
        let mut round = PracticeDrill::begin(DrillKind::Pivot, 1, vec![asked("a"), asked("b")]);
        round.rate(AnswerGrade::Fluent, now());
        round.advance();
        assert_eq!((round.position, round.step), (0, DrillStep::Ask));
        round.said(9);
        round.said(99);
        assert_eq!((round.seconds, round.step), (9, DrillStep::Rate));
        round.rate(AnswerGrade::Blank, now());
        round.take_back();
        assert!(round.results.is_empty());
        round.rate(AnswerGrade::Solid, now());
        round.advance();
        assert_eq!((round.position, round.step), (1, DrillStep::Ask));
        assert_eq!(round.results[0].seconds, 9);
        assert_eq!(from_json::<PracticeDrill>(&to_json(&round)).unwrap(), round);
    }

    #[test]
    fn a_round_that_is_ended_keeps_what_was_rated() {
        let mut round = round(DrillKind::Pivot, &[("a", AnswerGrade::Solid)]);
        round.cards.push(asked("b"));
        round.stop();
        assert!(round.is_done());
        assert_eq!((round.cards.len(), round.held()), (1, 1));
    }

    #[test]
    fn a_tally_counts_each_card_by_its_last_rating() {
        let rounds = [
            round(
                DrillKind::Pivot,
                &[("a", AnswerGrade::Blank), ("b", AnswerGrade::Solid)],
            ),
            round(DrillKind::Pivot, &[("a", AnswerGrade::Fluent)]),
            round(DrillKind::Another, &[("c", AnswerGrade::Blank)]),
            PracticeDrill::begin(DrillKind::Pivot, 1, vec![asked("d")]),
        ];
        let expected = DrillTally {
            rounds: 2,
            cards: 2,
            held: 2,
        };
        assert_eq!(tally(DrillKind::Pivot, &rounds), expected);
    }

    #[test]
    fn every_drill_is_found_by_its_slug() {
        for kind in DrillKind::ALL {
            assert_eq!(DrillKind::from_slug(kind.slug()), Some(kind));
        }
        assert_eq!(DrillKind::from_slug("nap"), None);
    }
}
