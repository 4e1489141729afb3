//! The debrief after a mock loop: sealed votes with their evidence, the candidate's own votes
//! before any is shown, a second round, a decision, and what can be learned over several loops.
//!
//! Without a partner's vote, one is derived from the ratings of the run, by [`RULE`]; without ratings
//! there is no vote, and the reason is shown. Without a partner, the ratings are the candidate's own,
//! and nothing is called sealed.

use crate::domain::format::counts::noun;
use crate::domain::loops::mock::votes::{Decision, Vote};
pub mod lessons;
pub mod report;
pub mod tally;

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::domain::format::durations::clock_face;
use crate::domain::loops::mock::interview::Showing;
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::principle::Principle;
use crate::domain::speaking::Length;

/// One answer as evidence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VoteEvidence {
    /// The question's principle.
    pub principle: Principle,
    /// The story's title at that time; empty if the answer used none from the bank.
    pub title: String,
    /// How long it was, in seconds.
    pub seconds: u32,
    /// The rating; `None` if nobody rated it.
    pub showing: Option<Showing>,
    /// Follow-ups that held up.
    pub held: usize,
    /// Follow-ups that were asked.
    pub asked: usize,
    /// Whether the story had been told before in the loop.
    pub is_repeat: bool,
}
impl VoteEvidence {
    /// Whether it was longer than the band around two minutes.
    #[must_use]
    pub fn is_overlong(&self) -> bool {
        Length::of(self.seconds) == Length::Long
    }

    /// Whether fewer than half of its follow-ups held up.
    #[must_use]
    pub fn is_soft(&self) -> bool {
        self.held * 2 < self.asked
    }

    /// The points of [`RULE`], 0 to 6; `None` if nobody rated it.
    #[must_use]
    pub fn points(&self) -> Option<u32> {
        let lost = 2 * u32::from(self.is_repeat)
            + u32::from(self.is_overlong())
            + u32::from(self.is_soft());
        Some((self.showing?.points() * 2).saturating_sub(lost))
    }
}
impl fmt::Display for VoteEvidence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.title.as_str() {
            "" => out.write_str("An answer without a story from your bank")?,
            title => write!(out, "“{title}”")?,
        }
        write!(
            out,
            ", told in {}",
            clock_face(Duration::from_secs(u64::from(self.seconds)))
        )?;
        if self.is_overlong() {
            out.write_str(", which is too long")?;
        }
        match self.showing {
            Some(showing) => write!(out, ". Judged: {}.", showing.name().to_lowercase())?,
            None => out.write_str(". Not judged.")?,
        }
        if self.asked > 0 {
            let follow_ups = noun(self.asked, "follow-up", "follow-ups");
            write!(out, " {} of {} {follow_ups} held.", self.held, self.asked)?;
        }
        if self.is_repeat {
            out.write_str(" It was told before in this loop.")?;
        }
        Ok(())
    }
}

/// The rule that turns evidence into a vote, for a person to read.
pub const RULE: &str = "An answer earns 0, 2, 4, or 6 points for how much it showed. It loses 2 if the story was \
    told before. It loses 1 if it took over two and a half minutes. It loses 1 if fewer than half of its follow-ups \
    held up. The vote is the mean of an interview’s answers. From 5 points, it’s the first step of the scale. From \
    3.5, it’s the second, from 2 the third, and below 2 the fourth.";

/// Why the evidence gives no vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoVote {
    /// Nothing was asked.
    NothingAsked,
    /// Nothing was answered.
    NothingTold,
    /// Nothing was rated.
    NothingJudged,
}
impl fmt::Display for NoVote {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NothingAsked => "no vote, because nothing was asked",
            Self::NothingTold => "no vote, because nothing was answered",
            Self::NothingJudged => "no vote, because no answer was judged",
        })
    }
}

/// The vote that [`RULE`] gives for the evidence.
///
/// # Errors
/// Why there is none.
pub fn derived(evidence: &[VoteEvidence]) -> Result<Vote, NoVote> {
    if evidence.is_empty() {
        return Err(NoVote::NothingTold);
    }
    let points: Vec<u32> = evidence.iter().filter_map(VoteEvidence::points).collect();
    let count = u32::try_from(points.len()).unwrap_or(u32::MAX);
    // In hundredths of a point, so that no fraction is lost.
    match (points.iter().sum::<u32>() * 100).checked_div(count) {
        None => Err(NoVote::NothingJudged),
        Some(500..) => Ok(Vote::Strongly),
        Some(350..) => Ok(Vote::Inclined),
        Some(200..) => Ok(Vote::Not),
        Some(_) => Ok(Vote::StronglyNot),
    }
}

/// Who gave a sealed vote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VoteSource {
    /// The partner.
    Partner,
    /// The rule, from the loop's evidence.
    Evidence,
}

/// Why a decision is not possible yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Undecided {
    /// The votes are still sealed.
    Sealed,
    /// The Bar Raiser is against an offer.
    Vetoed,
}
impl Undecided {
    /// What to do about it.
    #[must_use]
    pub fn advice(self) -> &'static str {
        match self {
            Self::Sealed => "Vote on every interview first, then open the others.",
            Self::Vetoed => {
                "The Bar Raiser voted against an offer, which counts as a veto here. Change that vote if the evidence \
                 supports it, or make no offer."
            }
        }
    }
}
impl MockLoop {
    /// The source of a vote, for a person to read.
    #[must_use]
    pub fn vote_from(&self, source: VoteSource) -> &'static str {
        match (source, self.plan.has_partner) {
            (VoteSource::Partner, _) => "Your partner",
            (VoteSource::Evidence, true) => "From your partner’s marks",
            (VoteSource::Evidence, false) => "From your marks",
        }
    }

    /// An interview's evidence, answer by answer.
    #[must_use]
    pub fn evidence(&self, seat: usize) -> Vec<VoteEvidence> {
        let told = self
            .tellings()
            .filter(|(_, _, telling)| telling.seconds.is_some());
        told.zip(self.ledger())
            .filter(|((at, _, _), _)| *at == seat)
            .map(|((_, principle, telling), entry)| {
                let marked = telling.follow_ups.iter().filter_map(|one| one.held);
                VoteEvidence {
                    principle,
                    title: telling.title.clone(),
                    seconds: telling.seconds.unwrap_or_default(),
                    showing: telling.showing,
                    held: marked.clone().filter(|&held| held).count(),
                    asked: marked.count(),
                    is_repeat: entry.is_repeat,
                }
            })
            .collect()
    }

    /// The sealed vote of an interview: the partner's, or else the vote that follows from the
    /// evidence.
    ///
    /// # Errors
    /// Why there is none.
    pub fn sealed_vote(&self, seat: usize) -> Result<(Vote, VoteSource), NoVote> {
        let interview = self.interviews.get(seat).ok_or(NoVote::NothingAsked)?;
        if let Some(vote) = interview.partner.vote {
            return Ok((vote, VoteSource::Partner));
        }
        if interview.asked.is_empty() {
            return Err(NoVote::NothingAsked);
        }
        derived(&self.evidence(seat)).map(|vote| (vote, VoteSource::Evidence))
    }

    /// Whether the candidate has voted on every interview.
    #[must_use]
    pub fn has_voted(&self) -> bool {
        self.interviews.iter().all(|one| one.own_vote.is_some())
    }

    /// Sets the candidate's own vote for an interview, while the others are sealed.
    pub fn vote(&mut self, seat: usize, vote: Vote) {
        if !self.debrief.is_open
            && let Some(interview) = self.interviews.get_mut(seat)
        {
            interview.own_vote = Some(vote);
        }
    }

    /// Opens the sealed votes; each counts for the second round until it is changed. If there is
    /// none, the candidate's own vote counts.
    ///
    /// # Errors
    /// [`Undecided::Sealed`] while one of the candidate's votes is missing, or an interview is
    /// left.
    pub fn open_votes(&mut self) -> Result<(), Undecided> {
        if !self.is_over() || !self.has_voted() {
            return Err(Undecided::Sealed);
        }
        self.debrief.is_open = true;
        for seat in 0..self.interviews.len() {
            let sealed = self.sealed_vote(seat).ok().map(|(vote, _)| vote);
            if let Some(interview) = self.interviews.get_mut(seat) {
                interview.second_vote = sealed.or(interview.own_vote);
            }
        }
        Ok(())
    }

    /// Changes a vote of the second round, while nothing is decided.
    pub fn vote_again(&mut self, seat: usize, vote: Vote) {
        if self.debrief.is_open
            && self.debrief.decision.is_none()
            && let Some(interview) = self.interviews.get_mut(seat)
        {
            interview.second_vote = Some(vote);
        }
    }

    /// Makes the decision.
    ///
    /// # Errors
    /// What prevents it.
    pub fn decide(&mut self, decision: Decision, now: DateTime<Utc>) -> Result<(), Undecided> {
        if !self.debrief.is_open {
            return Err(Undecided::Sealed);
        }
        let is_vetoed = self
            .plan
            .seats
            .iter()
            .zip(&self.interviews)
            .any(|(seat, interview)| {
                seat.interviewer.is_bar_raiser
                    && interview.second_vote.is_some_and(|vote| !vote.is_for())
            });
        if decision == Decision::Offer && is_vetoed {
            return Err(Undecided::Vetoed);
        }
        self.debrief.decision = Some(decision);
        self.debrief.decided = Some(now);
        Ok(())
    }

    /// Undoes the decision.
    pub fn reopen(&mut self) {
        self.debrief.decision = None;
        self.debrief.decided = None;
    }

    /// How many votes the second round changed.
    #[must_use]
    pub fn changed_votes(&self) -> usize {
        (0..self.interviews.len())
            .filter(|&seat| {
                let second = self.interviews.get(seat).and_then(|one| one.second_vote);
                let sealed = self.sealed_vote(seat).ok().map(|(vote, _)| vote);
                sealed.is_some() && second.is_some() && second != sealed
            })
            .count()
    }

    /// The principles with the mean points of their answers, in tenths, lowest first.
    #[must_use]
    pub fn weights(&self) -> Vec<(Principle, u32)> {
        let all: Vec<VoteEvidence> = (0..self.interviews.len())
            .flat_map(|seat| self.evidence(seat))
            .collect();
        let mut weights: Vec<(Principle, u32)> = Principle::ALL
            .iter()
            .filter_map(|&principle| {
                let points: Vec<u32> = all
                    .iter()
                    .filter(|one| one.principle == principle)
                    .filter_map(VoteEvidence::points)
                    .collect();
                let count = u32::try_from(points.len()).ok()?;
                let mean = (points.iter().sum::<u32>() * 10).checked_div(count)?;
                Some((principle, mean))
            })
            .collect();
        weights.sort_by_key(|&(_, mean)| mean);
        weights
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::loops::debrief::report::{Report, written};
    use crate::domain::loops::debrief::tally::{
        LoopTally, calibration, shown_in_all, tally, trends,
    };
    use crate::domain::loops::mock::mock_loop::MockStep;
    use crate::domain::loops::mock::mock_loop::tests::{Device, answer, begun, walked};
    use crate::domain::loops::mock::plan::Days;
    use crate::domain::loops::mock::votes::VoteLabels;
    use crate::domain::privacy::names::StandIn;
    use crate::domain::privacy::outgoing::Outgoing;
    use crate::domain::record::id::RecordId;
    use crate::domain::speaking::Pace;
    use crate::domain::stories::review::tests::strong;
    use crate::domain::stories::story::Story;
    use proptest::prelude::*;

    fn one(showing: Option<Showing>) -> VoteEvidence {
        VoteEvidence {
            principle: Principle::DiveDeep,
            title: "Returns desk".to_owned(),
            seconds: 120,
            showing,
            held: 3,
            asked: 4,
            is_repeat: false,
        }
    }

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    /// A loop with every own vote given and the others opened.
    fn opened(showing: Showing) -> MockLoop {
        let mut run = walked(begun(4, Days::One, false), 100, true, showing);
        for seat in 0..run.interviews.len() {
            run.vote(seat, Vote::Inclined);
        }
        run.open_votes().unwrap();
        run
    }

    #[test]
    fn each_step_of_showing_alone_is_a_step_of_the_scale() {
        let vote = |showing| derived(&[one(Some(showing))]);
        assert_eq!(vote(Showing::Above), Ok(Vote::Strongly));
        assert_eq!(vote(Showing::Shown), Ok(Vote::Inclined));
        assert_eq!(vote(Showing::Partly), Ok(Vote::Not));
        assert_eq!(vote(Showing::Not), Ok(Vote::StronglyNot));
    }

    #[test]
    fn repeats_length_and_soft_answers_cost_points() {
        let shown = one(Some(Showing::Shown));
        assert_eq!(shown.points(), Some(4));
        let repeat = VoteEvidence {
            is_repeat: true,
            ..shown.clone()
        };
        assert_eq!(
            (repeat.points(), derived(&[repeat])),
            (Some(2), Ok(Vote::Not))
        );
        let long = VoteEvidence {
            seconds: 151,
            ..shown.clone()
        };
        assert_eq!(long.points(), Some(3));
        let soft = VoteEvidence {
            held: 1,
            ..shown.clone()
        };
        assert_eq!(soft.points(), Some(3));
        let all = VoteEvidence {
            seconds: 151,
            held: 0,
            is_repeat: true,
            ..one(Some(Showing::Partly))
        };
        assert_eq!(all.points(), Some(0), "never below nothing");
        assert_eq!(derived(&[shown, long, soft]), Ok(Vote::Not), "3.33");
    }

    #[test]
    fn without_evidence_there_is_no_vote_and_the_reason_is_said() {
        assert_eq!(derived(&[]), Err(NoVote::NothingTold));
        assert_eq!(derived(&[one(None)]), Err(NoVote::NothingJudged));
        let mut run = begun(4, Days::One, false);
        assert_eq!(run.sealed_vote(0), Err(NoVote::NothingTold));
        run.interviews[0].asked.clear();
        let reason = run.sealed_vote(0).unwrap_err();
        assert_eq!(reason.to_string(), "no vote, because nothing was asked");
        assert_eq!(run.sealed_vote(99), Err(NoVote::NothingAsked));
        let words = run.vote_from(VoteSource::Evidence);
        assert_eq!(words, "From your marks", "nobody else judged");
        run.plan.has_partner = true;
        assert_ne!(run.vote_from(VoteSource::Evidence), words);
    }

    #[test]
    fn votes_stay_sealed_until_the_candidate_has_voted_on_every_interview() {
        let mut run = walked(begun(4, Days::One, false), 100, true, Showing::Shown);
        assert_eq!(run.open_votes(), Err(Undecided::Sealed));
        assert_eq!(run.decide(Decision::Offer, now()), Err(Undecided::Sealed));
        for seat in 0..run.interviews.len() {
            assert!(!run.has_voted());
            run.vote(seat, Vote::Not);
        }
        assert_eq!(run.open_votes(), Ok(()));
        run.vote(0, Vote::Strongly);
        assert_eq!(run.interviews[0].own_vote, Some(Vote::Not), "too late");
        assert!(
            run.interviews
                .iter()
                .all(|one| one.second_vote == Some(Vote::Inclined)),
            "the second round begins with the sealed votes"
        );
    }

    #[test]
    fn a_loop_that_is_not_over_cannot_be_opened() {
        let mut run = begun(4, Days::One, false);
        for seat in 0..run.interviews.len() {
            run.vote(seat, Vote::Not);
        }
        assert_eq!(run.open_votes(), Err(Undecided::Sealed));
    }

    #[test]
    fn the_bar_raiser_holds_a_veto_and_a_decision_can_be_taken_back() {
        let mut run = opened(Showing::Shown);
        let raiser = run
            .plan
            .seats
            .iter()
            .position(|seat| seat.interviewer.is_bar_raiser)
            .unwrap();
        run.vote_again(raiser, Vote::Not);
        assert_eq!(run.changed_votes(), 1);
        assert_eq!(run.decide(Decision::Offer, now()), Err(Undecided::Vetoed));
        assert_eq!(run.decide(Decision::NoOffer, now()), Ok(()));
        run.vote_again(raiser, Vote::Strongly);
        assert_eq!(run.changed_votes(), 1, "it is decided");
        run.reopen();
        run.vote_again(raiser, Vote::Strongly);
        assert_eq!(run.decide(Decision::Offer, now()), Ok(()));
        assert_eq!(run.debrief.decided, Some(now()));
    }

    #[test]
    fn a_partners_vote_stands_in_the_place_of_the_rule() {
        let mut run = walked(begun(4, Days::One, true), 100, true, Showing::Shown);
        run.interviews[0].partner.vote = Some(Vote::StronglyNot);
        let principle = run.interviews[0].asked[0].drawn.principle;
        run.interviews[0]
            .partner
            .write(principle, "Numbers without a baseline.".to_owned());
        run.interviews[0]
            .partner
            .write(principle, "No baseline.".to_owned());
        assert_eq!(
            run.sealed_vote(0),
            Ok((Vote::StronglyNot, VoteSource::Partner))
        );
        assert_eq!(
            run.sealed_vote(1),
            Ok((Vote::Inclined, VoteSource::Evidence))
        );
        let lines = &written(&run, 0)[0].1;
        assert_eq!(lines.last().map(String::as_str), Some("No baseline."));
        assert_eq!(
            lines[0],
            format!(
                "“s1”, told in 1:40. Judged: shown. {0} of {0} follow-ups held.",
                run.evidence(0)[0].asked
            )
        );
    }

    #[test]
    fn a_tally_names_repeats_lengths_numbers_and_we() {
        let mut device = Device::new();
        let mut run = begun(4, Days::One, false);
        run.go_on(device.now());
        let mut told = ["good", "good", "weak"].into_iter();
        while !run.is_over() {
            if run.step == MockStep::Pick {
                let name = told.next();
                let seconds = if name == Some("weak") { 170 } else { 90 };
                answer(&mut run, &mut device, name, seconds, false, Showing::Partly);
            } else {
                run.go_on(device.now());
            }
        }
        let weak = Story {
            action: "We moved the desk. We trained the staff of the shop in the week before."
                .to_owned(),
            result: "Everybody was much happier than they had been before it.".to_owned(),
            ..Story::default()
        };
        let find = |id: &RecordId| {
            Some(if id.as_str() == "weak" {
                weak.clone()
            } else {
                strong()
            })
        };
        let found = tally(&run, find, Pace::default());
        assert_eq!(found.repeats.len(), 1);
        assert_eq!(found.overlong, [("weak".to_owned(), 170)]);
        assert_eq!(found.without_number, ["weak"]);
        assert_eq!(found.we, [("weak".to_owned(), 2)]);
        assert_eq!(found.without_story, found.answers - 3);
        assert_eq!(found.held, 0);
        let lines = found.lines().join("\n");
        for part in [
            "1 repeat: “good” to",
            "“weak” (2:50)",
            "(2 sentences)",
            "in the current text",
        ] {
            assert!(lines.contains(part), "{part}: {lines}");
        }
    }

    #[test]
    fn a_trend_has_one_entry_a_loop_and_none_where_it_was_not_asked() {
        let loops = [opened(Showing::Partly), opened(Showing::Above)];
        for trend in trends(&loops) {
            assert_eq!(trend.percent, [Some(33), Some(100)], "{}", trend.principle);
        }
        assert_eq!(shown_in_all(&loops[0]), Some(33));
        assert_eq!(trends(&[begun(4, Days::One, false)]), []);
        let lowest = opened(Showing::Partly).weights();
        assert!(lowest.iter().all(|&(_, tenths)| tenths == 20));
    }

    #[test]
    fn calibration_counts_kinder_and_harsher_votes_against_each_source() {
        let loops = [opened(Showing::Shown), opened(Showing::Not)];
        let count = loops[0].interviews.len();
        let found = calibration(&loops, VoteSource::Evidence);
        assert_eq!(
            (found.pairs, found.same, found.kinder),
            (2 * count, count, count)
        );
        assert_eq!(found.steps, 2 * i32::try_from(count).unwrap());
        assert_eq!(calibration(&loops, VoteSource::Partner).pairs, 0);
        let sealed = [walked(begun(4, Days::One, false), 90, true, Showing::Shown)];
        assert_eq!(
            calibration(&sealed, VoteSource::Evidence).pairs,
            0,
            "nothing was opened"
        );
    }

    #[test]
    fn labels_can_be_changed_and_an_empty_one_is_the_usual() {
        let mut labels = VoteLabels::default();
        *labels.typed_mut(Vote::Strongly) = " Strong hire ".to_owned();
        assert_eq!(labels.of(Vote::Strongly), "Strong hire");
        assert_eq!(labels.of(Vote::StronglyNot), "Strongly not inclined");
        for vote in Vote::ALL {
            assert_eq!(Vote::from_slug(vote.slug()), Some(vote));
        }
    }

    #[test]
    fn a_report_leaves_with_stand_ins_for_names() {
        let mut run = opened(Showing::Shown);
        run.interviews[0].notes = "Globex came up.".to_owned();
        run.debrief.tipped = "Globex again.".to_owned();
        let report = Report::of(&run, &LoopTally::default(), &[], |_| true);
        assert!(
            report
                .pieces()
                .iter()
                .any(|piece| piece.text.contains("Globex"))
        );
        let stand_in = StandIn {
            name: "Globex".to_owned(),
            with: "a retailer".to_owned(),
        };
        let report = report.with_stand_ins(&[stand_in]);
        assert!(
            report
                .pieces()
                .iter()
                .all(|piece| !piece.text.contains("Globex"))
        );
        assert_eq!(report.tipped, "a retailer again.");
    }

    proptest! {
        #[test]
        fn a_better_judgment_never_makes_a_worse_vote(
            seconds in 0_u32..400,
            held in 0_usize..6,
            is_repeat in any::<bool>(),
        ) {
            let votes: Vec<Vote> = Showing::ALL
                .into_iter()
                .map(|showing| derived(&[VoteEvidence { seconds, held, asked: 6, is_repeat, ..one(Some(showing)) }]).unwrap())
                .collect();
            prop_assert!(votes.is_sorted());
        }
    }
}
