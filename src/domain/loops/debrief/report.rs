//! The report of a mock loop, to keep or print.

use crate::domain::loops::debrief::VoteSource;
use crate::domain::loops::debrief::lessons::{Lesson, LessonStep};
use crate::domain::loops::debrief::tally::LoopTally;
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::loops::mock::votes::Decision;
use crate::domain::principle::Principle;
use crate::domain::privacy::names::{OutgoingText, StandIn, replaced};
use crate::domain::privacy::outgoing::Outgoing;
use crate::domain::questions::question::Question;
use crate::domain::record::id::RecordId;

/// One interview of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReportPart {
    /// The interviewer.
    pub who: String,
    /// Their role, and whether they are the Bar Raiser.
    pub about: String,
    /// The votes, each with its source.
    pub votes: Vec<String>,
    /// The evidence, by principle.
    pub evidence: Vec<(Principle, Vec<String>)>,
    /// The questions, each with its background and the answers' results.
    pub lessons: Vec<Lesson>,
    /// The candidate's notes.
    pub notes: String,
}

/// A printable debrief.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The loop's label.
    pub name: String,
    /// The decision, once it is made.
    pub decision: Option<Decision>,
    /// What tipped it.
    pub tipped: String,
    /// The counts.
    pub counts: Vec<String>,
    /// The interviews, in order.
    pub parts: Vec<ReportPart>,
    /// The next steps.
    pub next_steps: Vec<LessonStep>,
}

impl Report {
    /// The report of a loop whose votes are open, with the questions' background from the bank;
    /// `is_here` returns whether a story still exists.
    #[must_use]
    pub fn of(
        run: &MockLoop,
        tally: &LoopTally,
        bank: &[Question],
        is_here: impl Fn(&RecordId) -> bool,
    ) -> Self {
        let labels = &run.debrief.labels;
        let parts = run
            .interviews
            .iter()
            .enumerate()
            .map(|(seat, interview)| {
                let who = run.plan.label(seat);
                let interviewer = run.plan.seats.get(seat).map(|seat| &seat.interviewer);
                let role = interviewer.map(|one| one.role.trim().to_owned());
                let is_bar_raiser = interviewer.is_some_and(|one| one.is_bar_raiser);
                let about = [
                    role.filter(|role| !role.is_empty() && *role != who),
                    is_bar_raiser.then(|| "Bar Raiser".to_owned()),
                ];
                let sealed = match run.sealed_vote(seat) {
                    Ok((vote, source)) => format!("{}: {}", run.vote_from(source), labels.of(vote)),
                    Err(reason) => format!("{}: {reason}", run.vote_from(VoteSource::Evidence)),
                };
                let own = interview.own_vote;
                let second = interview.second_vote;
                let mut votes = vec![sealed];
                votes.extend(own.map(|vote| format!("Your own: {}", labels.of(vote))));
                votes.extend(second.map(|vote| format!("After reading: {}", labels.of(vote))));
                ReportPart {
                    who,
                    about: about.into_iter().flatten().collect::<Vec<_>>().join(" · "),
                    votes,
                    evidence: written(run, seat),
                    lessons: run.lessons(seat, bank),
                    notes: interview.notes.trim().to_owned(),
                }
            })
            .collect();
        Self {
            name: run.plan.display_name(),
            decision: run.debrief.decision,
            tipped: run.debrief.tipped.trim().to_owned(),
            counts: tally.lines(),
            parts,
            next_steps: run.next_steps(is_here),
        }
    }
}

/// The evidence of an interview in words: the partner's notes by principle, and the answers'
/// results.
#[must_use]
pub fn written(run: &MockLoop, seat: usize) -> Vec<(Principle, Vec<String>)> {
    let mut written: Vec<(Principle, Vec<String>)> = Vec::new();
    let mut note = |principle: Principle, line: String| match written
        .iter_mut()
        .find(|(about, _)| *about == principle)
    {
        Some((_, lines)) => lines.push(line),
        None => written.push((principle, vec![line])),
    };
    for one in run.evidence(seat) {
        note(one.principle, one.to_string());
    }
    if let Some(interview) = run.interviews.get(seat) {
        for one in &interview.partner.evidence {
            let text = one.text.trim();
            if !text.is_empty() {
                note(one.principle, text.to_owned());
            }
        }
    }
    written
}

impl Outgoing for Report {
    fn pieces(&self) -> Vec<OutgoingText> {
        let piece = |place: &str, text: &str| OutgoingText {
            place: place.to_owned(),
            text: text.to_owned(),
        };
        let mut pieces = vec![
            piece("the name of the loop", &self.name),
            piece("what tipped it", &self.tipped),
        ];
        pieces.extend(
            self.counts
                .iter()
                .map(|line| piece("what was counted", line)),
        );
        for part in &self.parts {
            pieces.push(piece("the interviewers", &part.who));
            pieces.push(piece("the interviewers", &part.about));
            pieces.push(piece("your notes", &part.notes));
            let lines = part.evidence.iter().flat_map(|(_, lines)| lines);
            pieces.extend(lines.map(|line| piece("the evidence", line)));
            let told = part.lessons.iter().flat_map(Lesson::told);
            pieces.extend(told.map(|text| piece("the questions", text)));
        }
        let titles = self.next_steps.iter().filter_map(LessonStep::title);
        pieces.extend(titles.map(|title| piece("what to do next", title)));
        pieces.retain(|piece| !piece.text.is_empty());
        pieces
    }

    fn with_stand_ins(&self, stand_ins: &[StandIn]) -> Self {
        let mut report = self.clone();
        let mut texts = vec![&mut report.name, &mut report.tipped];
        texts.extend(&mut report.counts);
        for part in &mut report.parts {
            texts.extend([&mut part.who, &mut part.about, &mut part.notes]);
            texts.extend(part.evidence.iter_mut().flat_map(|(_, lines)| lines));
            texts.extend(part.lessons.iter_mut().flat_map(Lesson::told_mut));
        }
        texts.extend(
            report
                .next_steps
                .iter_mut()
                .filter_map(LessonStep::title_mut),
        );
        for text in texts {
            *text = replaced(text, stand_ins);
        }
        report
    }
}
