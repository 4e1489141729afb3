//! How many stories a loop needs, and how many are ready: one figure for every page that shows it.

use crate::domain::format::counts::counted;
use crate::domain::loops::assignment::slots;
use crate::domain::loops::interview_loop::InterviewLoop;

/// The assumed number of questions while a loop's interviewers are unknown: five interviewers with
/// two each.
const USUAL_QUESTIONS: usize = 10;

/// One spare story is needed per this many questions: "Do you have another example?"
const QUESTIONS_A_SPARE: usize = 5;

/// How many stories a loop needs, and how many are ready.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StoryTarget {
    /// Questions in the loop, each of which needs its own story.
    pub questions: usize,
    /// Stories needed: one per question, plus spares.
    pub needed: usize,
    /// Ready stories: finished ones that are not weak.
    pub standing: usize,
    /// Whether it is the candidate's own loop.
    pub is_own: bool,
}

impl StoryTarget {
    /// The needs of the next loop, or of a usual one if no loop has interviewers yet.
    #[must_use]
    pub fn of(next: Option<&InterviewLoop>, standing: usize) -> Self {
        let own = next.map_or(0, |next| slots(next).len());
        let is_own = own > 0;
        let questions = if is_own { own } else { USUAL_QUESTIONS };
        Self {
            questions,
            needed: questions + questions.div_ceil(QUESTIONS_A_SPARE),
            standing,
            is_own,
        }
    }

    /// "With your loop (10 questions) you need 12 stories; 9 of yours are ready."
    #[must_use]
    pub fn in_words(self) -> String {
        let of = if self.is_own {
            "your loop"
        } else {
            "a usual loop"
        };
        let stand = match self.standing {
            0 => "none of yours is ready".to_owned(),
            1 => "1 of yours is ready".to_owned(),
            more => format!("{more} of yours are ready"),
        };
        format!(
            "With {of} ({}) you need {}; {stand}.",
            counted(self.questions, "question", "questions"),
            counted(self.needed, "story", "stories")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::loops::interview_loop::draw;

    #[test]
    fn the_target_follows_from_the_questions_of_the_loop() {
        let told = |next: Option<&InterviewLoop>, standing| StoryTarget::of(next, standing);
        assert_eq!(
            told(None, 0).in_words(),
            "With a usual loop (10 questions) you need 12 stories; none of yours is ready."
        );
        let empty = InterviewLoop::default();
        assert_eq!(told(Some(&empty), 0), told(None, 0));
        for seed in 0..50 {
            let mut drawn = draw(seed);
            let target = told(Some(&drawn), 9);
            assert_eq!(target.questions, slots(&drawn).len());
            assert!(target.is_own && target.needed > target.questions);
            drawn.interviewers.truncate(1);
            assert!(told(Some(&drawn), 9).needed < target.needed);
        }
        for (questions, needed) in [(1, 2), (2, 3), (5, 6), (6, 8), (10, 12), (14, 17), (24, 29)] {
            let mut own = draw(1);
            own.interviewers.truncate(1);
            own.interviewers[0].questions = questions;
            let target = told(Some(&own), 1);
            assert_eq!(
                (target.questions, target.needed),
                (questions as usize, needed)
            );
            assert!(target.in_words().ends_with("1 of yours is ready."));
        }
    }
}
