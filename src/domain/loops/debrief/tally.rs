//! Counts over the answers of a mock loop, and over several loops.

use std::time::Duration;

use crate::domain::format::counts::counted;
use crate::domain::format::durations::clock_face;
use crate::domain::loops::debrief::VoteSource;
use crate::domain::loops::mock::interview::Showing;
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::speaking::{MUCH_TOO_SHORT, Pace};
use crate::domain::stories::review::review;
use crate::domain::stories::story::Story;

/// Counts over a whole loop.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LoopTally {
    /// Answers given.
    pub answers: usize,
    /// Repeated stories: the title, and who heard it the second time.
    pub repeats: Vec<(String, String)>,
    /// Answers of over two and a half minutes: the title, and the seconds.
    pub overlong: Vec<(String, u32)>,
    /// Answers of under a minute: the title, and the seconds.
    pub brief: Vec<(String, u32)>,
    /// Stories whose Result has no number, by title.
    pub without_number: Vec<String>,
    /// Stories whose Task or Action has "we" without "I", by title, with the number of such
    /// sentences.
    pub we: Vec<(String, usize)>,
    /// Answers without a story from the bank.
    pub without_story: usize,
    /// Follow-ups that held up.
    pub held: usize,
    /// Follow-ups that were asked.
    pub asked: usize,
}

/// Tallies a loop. Repeats and lengths come from the run; numbers and "we" from the current text of
/// the stories, since spoken answers are not transcribed.
#[must_use]
pub fn tally(of: &MockLoop, story: impl Fn(&RecordId) -> Option<Story>, pace: Pace) -> LoopTally {
    let mut tally = LoopTally::default();
    for seat in 0..of.interviews.len() {
        for one in of.evidence(seat) {
            tally.answers += 1;
            tally.held += one.held;
            tally.asked += one.asked;
            if one.is_repeat {
                tally.repeats.push((one.title.clone(), of.plan.label(seat)));
            }
            if one.is_overlong() {
                tally.overlong.push((one.title.clone(), one.seconds));
            }
            if one.seconds < MUCH_TOO_SHORT {
                tally.brief.push((one.title.clone(), one.seconds));
            }
        }
    }
    for entry in of.ledger() {
        let Some(id) = entry.story.filter(|_| !entry.is_repeat) else {
            tally.without_story += usize::from(!entry.is_repeat);
            continue;
        };
        let Some(story) = story(&id) else {
            continue;
        };
        let review = review(&story, pace);
        let count = |rule: &str| {
            let found = review.findings.iter();
            found.filter(|finding| finding.rule.id == rule).count()
        };
        if count("story-no-number") + count("story-no-result") > 0 {
            tally.without_number.push(entry.title.clone());
        }
        if count("story-we") > 0 {
            tally.we.push((entry.title.clone(), count("story-we")));
        }
    }
    tally
}

impl LoopTally {
    /// The counts, each in a labeled line.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let quoted = |titles: Vec<String>| titles.join(", ");
        let titled = |title: &str| match title {
            "" => "an answer without a story".to_owned(),
            title => format!("“{title}”"),
        };
        let mut lines = vec![match self.repeats.as_slice() {
            [] => "No story was told twice.".to_owned(),
            repeats => format!(
                "{}: {}.",
                counted(repeats.len(), "repeat", "repeats"),
                quoted(
                    repeats
                        .iter()
                        .map(|(title, by)| format!("{} to {by}", titled(title)))
                        .collect()
                )
            ),
        }];
        let timed = |told: &[(String, u32)], how: &str| {
            let named = told
                .iter()
                .map(|(title, seconds)| {
                    let face = clock_face(Duration::from_secs(u64::from(*seconds)));
                    format!("{} ({face})", titled(title))
                })
                .collect();
            let answers = counted(told.len(), "answer", "answers");
            format!("{answers} took {how}: {}.", quoted(named))
        };
        lines.push(match self.overlong.as_slice() {
            [] => "No answer took over two and a half minutes.".to_owned(),
            overlong => timed(overlong, "over two and a half minutes"),
        });
        if !self.brief.is_empty() {
            lines.push(timed(&self.brief, "under a minute"));
        }
        if self.asked > 0 {
            lines.push(format!(
                "{} of {} held.",
                self.held,
                counted(self.asked, "follow-up", "follow-ups")
            ));
        }
        if self.without_story > 0 {
            lines.push(format!(
                "{} without a story from your bank.",
                counted(self.without_story, "answer", "answers")
            ));
        }
        let story = |count| counted(count, "story", "stories");
        if !self.without_number.is_empty() {
            lines.push(format!(
                "{} told without a number in the Result, in the current text: {}.",
                story(self.without_number.len()),
                quoted(self.without_number.iter().map(|one| titled(one)).collect())
            ));
        }
        if !self.we.is_empty() {
            lines.push(format!(
                "{} in which “we” acts without “I”, in the current text: {}.",
                story(self.we.len()),
                quoted(
                    self.we
                        .iter()
                        .map(|(title, count)| format!(
                            "{} ({})",
                            titled(title),
                            counted(*count, "sentence", "sentences")
                        ))
                        .collect()
                )
            ));
        }
        lines
    }
}

/// A principle's results over several loops.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trend {
    /// The principle.
    pub principle: Principle,
    /// One entry per loop: the mean rating of its answers, in percent of [`Showing::Above`]; `None`
    /// if it was not asked about.
    pub percent: Vec<Option<u32>>,
}

/// Each principle's results over loops, oldest first; principles that were never rated are left
/// out.
#[must_use]
pub fn trends(loops: &[MockLoop]) -> Vec<Trend> {
    Principle::ALL
        .iter()
        .map(|&principle| Trend {
            principle,
            percent: loops
                .iter()
                .map(|one| shown(one, |about| about == principle))
                .collect(),
        })
        .filter(|trend| trend.percent.iter().any(Option::is_some))
        .collect()
}

/// The mean rating of a loop's answers, in percent.
#[must_use]
pub fn shown_in_all(of: &MockLoop) -> Option<u32> {
    shown(of, |_| true)
}

fn shown(of: &MockLoop, is_wanted: impl Fn(Principle) -> bool) -> Option<u32> {
    let points: Vec<u32> = of
        .tellings()
        .filter(|(_, principle, _)| is_wanted(*principle))
        .filter_map(|(_, _, telling)| telling.showing.map(Showing::points))
        .collect();
    let most = u32::try_from(points.len()).ok()? * Showing::Above.points();
    // Rounded to the nearest.
    (points.iter().sum::<u32>() * 100 + most / 2).checked_div(most)
}

/// How the candidate's own votes compare with the others, over all opened debriefs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Calibration {
    /// Interviews with both votes.
    pub pairs: usize,
    /// How many of them agree.
    pub same: usize,
    /// How many own votes were more lenient.
    pub kinder: usize,
    /// How many own votes were stricter.
    pub harsher: usize,
    /// The sum of the differences, in steps of the scale; positive if the own votes are more
    /// lenient.
    pub steps: i32,
}

/// Compares own votes with the sealed ones of a source.
#[must_use]
pub fn calibration(loops: &[MockLoop], against: VoteSource) -> Calibration {
    let mut found = Calibration::default();
    for one in loops.iter().filter(|one| one.debrief.is_open) {
        for (seat, interview) in one.interviews.iter().enumerate() {
            let (Some(own), Ok((sealed, source))) = (interview.own_vote, one.sealed_vote(seat))
            else {
                continue;
            };
            if source != against {
                continue;
            }
            let steps = own.step() - sealed.step();
            found.pairs += 1;
            found.same += usize::from(steps == 0);
            found.kinder += usize::from(steps > 0);
            found.harsher += usize::from(steps < 0);
            found.steps += steps;
        }
    }
    found
}
