//! The notes about a mock loop, and its answers.

use crate::domain::loops::mock::interview::Telling;
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::loops::mock::plan::Drawn;
use crate::domain::loops::mock::votes::{Vote, VoteLabels};
use crate::domain::principle::Principle;

impl MockLoop {
    /// Whether the candidate sees a question's principle and the matching stories.
    #[must_use]
    pub fn shows_principles(&self) -> bool {
        self.is_over() || !self.plan.is_realistic || self.plan.has_partner
    }

    /// Stores the partner's evidence on a principle in the interview at `seat`.
    pub fn write_evidence(&mut self, seat: usize, principle: Principle, text: String) {
        if let Some(interview) = self.interviews.get_mut(seat) {
            interview.partner.write(principle, text);
        }
    }

    /// Stores the partner's vote on the interview at `seat`.
    pub fn vote_as_partner(&mut self, seat: usize, vote: Vote) {
        if let Some(interview) = self.interviews.get_mut(seat) {
            interview.partner.vote = Some(vote);
        }
    }

    /// Stores the candidate's notes on the interview at `seat`.
    pub fn write_notes(&mut self, seat: usize, text: String) {
        if let Some(interview) = self.interviews.get_mut(seat) {
            interview.notes = text;
        }
    }

    /// Stores the labels of the votes.
    pub fn set_labels(&mut self, labels: VoteLabels) {
        self.debrief.labels = labels;
    }

    /// Stores what tipped the decision.
    pub fn write_tipped(&mut self, text: String) {
        self.debrief.tipped = text;
    }

    /// The answers of an interview in order, each with its question and its number in the loop,
    /// counted from 1, which identifies its recording.
    pub fn told_in(&self, seat: usize) -> impl Iterator<Item = (usize, &Drawn)> {
        self.interviews
            .iter()
            .enumerate()
            .flat_map(|(at, interview)| {
                interview.asked.iter().flat_map(move |asked| {
                    let told = asked.tellings.iter();
                    told.map(move |_| (at, &asked.drawn))
                })
            })
            .zip(1..)
            .filter(move |((at, _), _)| *at == seat)
            .map(|((_, drawn), number)| (number, drawn))
    }

    /// The number of the current answer; see [`MockLoop::told_in`].
    #[must_use]
    pub fn number(&self) -> usize {
        self.tellings().count()
    }

    /// Every answer so far with its interview's index and its principle, in order.
    pub fn tellings(&self) -> impl Iterator<Item = (usize, Principle, &Telling)> {
        self.interviews
            .iter()
            .enumerate()
            .flat_map(|(at, interview)| {
                interview.asked.iter().flat_map(move |asked| {
                    let principle = asked.drawn.principle;
                    asked.tellings.iter().map(move |one| (at, principle, one))
                })
            })
    }
}
