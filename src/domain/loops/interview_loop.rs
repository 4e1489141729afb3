//! A loop: the interviewers, their principles, and their number of questions. Stories are assigned
//! to it, and a mock loop rehearses it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::format::dates;
use crate::domain::loops::pins::{Pin, QuestionKey, SeenMatch, pin};
use crate::domain::principle::Principle;
use crate::domain::record::envelope::Body;
use crate::domain::record::id::RecordId;
use crate::domain::record::kind::Kind;

/// The most principles per interviewer.
pub const PRINCIPLES_AT_MOST: usize = 3;

/// The most questions per interviewer.
pub const QUESTIONS_AT_MOST: u32 = 3;

/// The most interviewers in a loop; above the usual number, for candidates who expect more.
pub const INTERVIEWERS_AT_MOST: usize = 8;

/// The interviewers of a drawn loop besides the hiring manager.
const COLLEAGUES: [&str; 7] = [
    "Product manager",
    "Engineering manager",
    "Designer",
    "Data scientist",
    "Program manager",
    "Operations manager",
    "Marketing manager",
];

/// An interviewer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Interviewer {
    /// Their key within the loop, which stays when the order changes; see [`InterviewLoop::add`].
    /// `None` outside of a loop.
    #[serde(default)]
    pub key: Option<u32>,
    /// The name, if it is known.
    pub name: String,
    /// Their role, if it is known.
    pub role: String,
    /// Their principles, in the order in which they ask about them.
    pub principles: Vec<Principle>,
    /// How many questions they ask.
    pub questions: u32,
    /// Whether they are the Bar Raiser.
    pub is_bar_raiser: bool,
}

impl Default for Interviewer {
    /// An unnamed interviewer with the usual number of questions.
    fn default() -> Self {
        Self {
            key: None,
            name: String::new(),
            role: String::new(),
            principles: Vec::new(),
            questions: 2,
            is_bar_raiser: false,
        }
    }
}

impl Interviewer {
    /// Sets their principles in the order of their questions; duplicates are dropped.
    pub fn hold(&mut self, principles: impl IntoIterator<Item = Principle>) {
        self.principles.clear();
        for principle in principles {
            if !self.principles.contains(&principle) {
                self.principles.push(principle);
            }
        }
    }

    /// The principle of each question: they cycle through their principles.
    pub fn asks(&self) -> impl Iterator<Item = Principle> + '_ {
        let questions = usize::try_from(self.questions).unwrap_or(usize::MAX);
        self.principles.iter().copied().cycle().take(questions)
    }

    /// Principles without a planned question.
    pub fn leaves_out(&self) -> impl Iterator<Item = Principle> + '_ {
        let questions = usize::try_from(self.questions).unwrap_or(usize::MAX);
        self.principles.iter().copied().skip(questions)
    }
}

/// The company's decision after the loop.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LoopOutcome {
    /// An offer.
    Offer,
    /// No offer.
    NoOffer,
}

/// A loop, both stored and in its form.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Written")]
pub struct InterviewLoop {
    /// Its name.
    pub name: String,
    /// The day; `None` while it is not known.
    #[serde(default, with = "dates::optional_day")]
    pub date: Option<NaiveDate>,
    /// The interviewers, in order.
    pub interviewers: Vec<Interviewer>,
    /// The key that the next interviewer gets.
    pub next_key: u32,
    /// The decision after it; `None` until the candidate has heard.
    pub outcome: Option<LoopOutcome>,
    /// The candidate's pins.
    pub pins: Vec<Pin>,
    /// The match as the candidate last saw it; `None` before they saw one.
    pub seen: Option<Vec<SeenMatch>>,
}

/// A loop as it was stored. Before interviewers had keys, references used their index; so their
/// index becomes their key, and earlier notes still match.
#[derive(Deserialize)]
struct Written {
    name: String,
    #[serde(default, with = "dates::optional_day")]
    date: Option<NaiveDate>,
    interviewers: Vec<Interviewer>,
    #[serde(default)]
    next_key: u32,
    #[serde(default)]
    outcome: Option<LoopOutcome>,
    #[serde(default)]
    pins: Vec<Pin>,
    #[serde(default)]
    seen: Option<Vec<SeenMatch>>,
}

impl From<Written> for InterviewLoop {
    fn from(written: Written) -> Self {
        let mut read = Self {
            name: written.name,
            date: written.date,
            interviewers: written.interviewers,
            next_key: written.next_key,
            outcome: written.outcome,
            pins: written.pins,
            seen: written.seen,
        };
        read.give_keys();
        read
    }
}

impl Body for InterviewLoop {
    const KIND: Kind = Kind::Loop;
}

/// Why a form can't be saved yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum LoopFormError {
    /// There are no questions.
    NoInterviewer,
    /// This interviewer has no principle.
    NoPrinciple(String),
    /// This interviewer has too many principles.
    TooManyPrinciples(String),
}

impl LoopFormError {
    /// How to fix it.
    #[must_use]
    pub fn advice(&self) -> String {
        match self {
            Self::NoInterviewer => "No interviewers yet. Add one, or draw a loop.".to_owned(),
            Self::NoPrinciple(who) => {
                format!("{who} has no principle yet. Choose one to three. A guess is enough.")
            }
            Self::TooManyPrinciples(who) => {
                format!("{who} has more than three principles. Keep the three most likely ones.")
            }
        }
    }
}

impl InterviewLoop {
    /// Its label.
    #[must_use]
    pub fn display_name(&self) -> String {
        match (self.name.trim(), self.date) {
            ("", Some(date)) => format!("Loop on {}", dates::in_words(&date)),
            ("", None) => "Untitled loop".to_owned(),
            (name, _) => name.to_owned(),
        }
    }

    /// Gives a key to every interviewer without a unique one.
    fn give_keys(&mut self) {
        let given = self.interviewers.iter().filter_map(|one| one.key).max();
        let mut next = self
            .next_key
            .max(given.map_or(0, |key| key.saturating_add(1)));
        let mut taken = BTreeSet::new();
        for interviewer in &mut self.interviewers {
            if !interviewer.key.is_some_and(|key| taken.insert(key)) {
                interviewer.key = Some(next);
                taken.insert(next);
                next = next.saturating_add(1);
            }
        }
        self.next_key = next;
    }

    /// Adds an interviewer, with a key that was never used in this loop.
    pub fn add(&mut self, interviewer: Interviewer) {
        self.interviewers.push(Interviewer {
            key: None,
            ..interviewer
        });
        self.give_keys();
    }

    /// Removes an interviewer by index; the others keep their keys.
    pub fn take_out(&mut self, interviewer: usize) {
        if interviewer < self.interviewers.len() {
            self.interviewers.remove(interviewer);
        }
    }

    /// Replaces all interviewers.
    pub fn replace(&mut self, interviewers: impl IntoIterator<Item = Interviewer>) {
        self.interviewers.clear();
        for interviewer in interviewers {
            self.add(interviewer);
        }
    }

    /// The index of an interviewer; `None` if they are no longer in the loop.
    #[must_use]
    pub fn place_of(&self, key: u32) -> Option<usize> {
        self.interviewers
            .iter()
            .position(|one| one.key == Some(key))
    }

    /// The key of a question, from the interviewer's index and the number of their earlier
    /// questions about the principle.
    #[must_use]
    pub fn question_key(&self, place: usize, principle: Principle, turn: u32) -> QuestionKey {
        let own = self.interviewers.get(place).and_then(|one| one.key);
        QuestionKey {
            by: own.unwrap_or_else(|| u32::try_from(place).unwrap_or(u32::MAX)),
            principle,
            turn,
        }
    }

    /// Pins a story to a question, or removes the pin. The resulting match counts as seen, since
    /// the candidate made the change.
    pub fn pin(&mut self, at: QuestionKey, story: Option<RecordId>) {
        let seen = self.seen.iter_mut().flatten().find(|seen| seen.at == at);
        if let (Some(seen), Some(story)) = (seen, &story) {
            seen.story = Some(story.clone());
        }
        pin(&mut self.pins, at, story);
    }

    /// The story pinned to a question.
    #[must_use]
    pub fn pinned(&self, at: QuestionKey) -> Option<&RecordId> {
        self.pins
            .iter()
            .find(|pin| pin.at == at)
            .map(|pin| &pin.story)
    }

    /// An interviewer's label, by key.
    #[must_use]
    pub fn label_of(&self, key: u32) -> String {
        self.place_of(key).map_or_else(
            || "An interviewer no longer in the loop".to_owned(),
            |place| self.label(place),
        )
    }

    /// An interviewer's label, by index: name, role, or number.
    #[must_use]
    pub fn label(&self, interviewer: usize) -> String {
        let number = format!("Interviewer {}", interviewer + 1);
        let Some(interviewer) = self.interviewers.get(interviewer) else {
            return number;
        };
        let [name, role] = [&interviewer.name, &interviewer.role].map(|text| text.trim());
        match (name, role) {
            ("", "") => number,
            ("", role) => role.to_owned(),
            (name, _) => name.to_owned(),
        }
    }

    /// Makes an interviewer the only Bar Raiser, or removes that role.
    pub fn set_bar_raiser(&mut self, interviewer: usize, is_bar_raiser: bool) {
        for (place, one) in self.interviewers.iter_mut().enumerate() {
            one.is_bar_raiser = is_bar_raiser && place == interviewer;
        }
    }

    /// The form as it is stored: texts trimmed, and question counts within their limits.
    ///
    /// # Errors
    /// What is missing, in words for the candidate.
    pub fn finished(mut self) -> Result<Self, LoopFormError> {
        if self.interviewers.is_empty() {
            return Err(LoopFormError::NoInterviewer);
        }
        for (place, interviewer) in self.interviewers.iter().enumerate() {
            match interviewer.principles.len() {
                0 => return Err(LoopFormError::NoPrinciple(self.label(place))),
                held if held > PRINCIPLES_AT_MOST => {
                    return Err(LoopFormError::TooManyPrinciples(self.label(place)));
                }
                _ => {}
            }
        }
        self.give_keys();
        self.name = self.name.trim().to_owned();
        for interviewer in &mut self.interviewers {
            interviewer.name = interviewer.name.trim().to_owned();
            interviewer.role = interviewer.role.trim().to_owned();
            interviewer.questions = interviewer.questions.clamp(1, QUESTIONS_AT_MOST);
        }
        Ok(self)
    }
}

/// Draws a plausible loop: 4 to 6 interviewers with 2 or 3 principles each, dealt from a shuffled
/// deck of the 16, so that none repeats before all were used; 2 questions each, and 3 for every
/// fourth interviewer; one Bar Raiser, who is not the hiring manager. The same seed draws the same
/// loop.
#[must_use]
pub fn draw(seed: u64) -> InterviewLoop {
    let mut chance = fastrand::Rng::with_seed(seed);
    let count = chance.usize(4..=6);
    let bar_raiser = chance.usize(1..count);
    let mut colleagues = COLLEAGUES;
    chance.shuffle(&mut colleagues);
    let roles = ["Hiring manager"].into_iter().chain(colleagues);
    let mut deck: Vec<Principle> = Vec::new();
    let interviewers = roles
        .take(count)
        .enumerate()
        .map(|(place, role)| {
            let mut principles: Vec<Principle> = Vec::new();
            for _ in 0..chance.usize(2..=PRINCIPLES_AT_MOST) {
                if deck.is_empty() {
                    deck = Principle::ALL.to_vec();
                    deck.retain(|principle| !principles.contains(principle));
                    chance.shuffle(&mut deck);
                }
                principles.extend(deck.pop());
            }
            Interviewer {
                key: None,
                name: String::new(),
                role: role.to_owned(),
                principles,
                questions: if chance.u8(0..4) == 0 { 3 } else { 2 },
                is_bar_raiser: place == bar_raiser,
            }
        })
        .collect();
    let mut drawn = InterviewLoop {
        interviewers,
        ..InterviewLoop::default()
    };
    drawn.give_keys();
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::json::{from_json, to_json};
    use proptest::prelude::*;

    fn held_by(loop_: &InterviewLoop) -> Vec<Principle> {
        loop_
            .interviewers
            .iter()
            .flat_map(|interviewer| interviewer.principles.clone())
            .collect()
    }

    proptest! {
        #[test]
        fn a_drawn_loop_is_plausible(seed in any::<u64>()) {
            let drawn = draw(seed);
            prop_assert_eq!(&drawn, &draw(seed));
            prop_assert!((4..=6).contains(&drawn.interviewers.len()));
            let bar_raisers: Vec<bool> =
                drawn.interviewers.iter().map(|one| one.is_bar_raiser).collect();
            prop_assert_eq!(bar_raisers.iter().filter(|&&is| is).count(), 1);
            prop_assert!(!bar_raisers[0], "the hiring manager is of the team");
            for interviewer in &drawn.interviewers {
                prop_assert!((2..=3).contains(&interviewer.principles.len()));
                prop_assert!((2..=3).contains(&interviewer.questions));
                let own: BTreeSet<_> = interviewer.principles.iter().collect();
                prop_assert_eq!(own.len(), interviewer.principles.len());
            }
            let held = held_by(&drawn);
            let distinct: BTreeSet<_> = held.iter().collect();
            prop_assert_eq!(distinct.len(), held.len().min(16), "none twice before all once");
            prop_assert!(drawn.finished().is_ok());
        }
    }

    #[test]
    fn every_number_of_interviewers_and_every_principle_is_drawn() {
        let drawn: Vec<InterviewLoop> = (0..200).map(draw).collect();
        let counts: BTreeSet<usize> = drawn.iter().map(|one| one.interviewers.len()).collect();
        assert_eq!(counts.into_iter().collect::<Vec<_>>(), [4, 5, 6]);
        let asked: BTreeSet<Principle> = drawn.iter().flat_map(held_by).collect();
        assert_eq!(asked.len(), 16);
    }

    #[test]
    fn questions_go_round_the_principles_and_what_they_do_not_reach_is_left_out() {
        let mut interviewer = Interviewer::default();
        interviewer.hold([
            Principle::DiveDeep,
            Principle::Ownership,
            Principle::DiveDeep,
        ]);
        interviewer.questions = 3;
        assert_eq!(
            interviewer.asks().collect::<Vec<_>>(),
            [
                Principle::DiveDeep,
                Principle::Ownership,
                Principle::DiveDeep
            ]
        );
        interviewer.questions = 1;
        assert_eq!(
            interviewer.leaves_out().collect::<Vec<_>>(),
            [Principle::Ownership]
        );
        interviewer.principles.clear();
        assert_eq!(interviewer.asks().count(), 0);
    }

    #[test]
    fn a_form_without_interviewers_or_principles_says_what_is_missing() {
        let mut form = InterviewLoop::default();
        assert_eq!(form.clone().finished(), Err(LoopFormError::NoInterviewer));
        form.interviewers.push(Interviewer {
            name: " Ana ".to_owned(),
            questions: 9,
            ..Interviewer::default()
        });
        assert_eq!(
            form.clone().finished(),
            Err(LoopFormError::NoPrinciple("Ana".to_owned()))
        );
        form.interviewers[0].principles = Principle::ALL[..4].to_vec();
        assert!(
            form.clone()
                .finished()
                .is_err_and(|error| error.advice().starts_with("Ana has more than three"))
        );
        form.interviewers[0].principles.pop();
        let kept = form.finished().unwrap();
        assert_eq!(
            (kept.label(0).as_str(), kept.interviewers[0].questions),
            ("Ana", 3)
        );
    }

    fn named(names: &[&str]) -> InterviewLoop {
        let mut form = InterviewLoop::default();
        for name in names {
            form.add(Interviewer {
                name: (*name).to_owned(),
                ..Interviewer::default()
            });
        }
        form
    }

    fn keys(form: &InterviewLoop) -> Vec<Option<u32>> {
        form.interviewers.iter().map(|one| one.key).collect()
    }

    #[test]
    fn an_interviewer_is_the_same_one_when_others_are_taken_out_moved_or_added() {
        let mut form = named(&["Ana", "Ben", "Cleo"]);
        form.take_out(0);
        form.interviewers.swap(0, 1);
        form.add(Interviewer::default());
        let read: InterviewLoop = from_json(&to_json(&form)).unwrap();
        assert_eq!(read, form);
        assert_eq!(read.label_of(1), "Ben");
        assert_eq!(read.label_of(2), "Cleo");
        assert_eq!(read.label_of(0), "An interviewer no longer in the loop");
        assert_eq!(read.place_of(3), Some(2));
    }

    #[test]
    fn nobody_gets_the_key_of_who_was_taken_out() {
        let mut form = named(&["Ana", "Ben"]);
        form.take_out(1);
        let mut form: InterviewLoop = from_json(&to_json(&form)).unwrap();
        form.add(Interviewer::default());
        assert_eq!(keys(&form), [Some(0), Some(2)]);
        form.replace(draw(1).interviewers);
        assert!(keys(&form).iter().all(|key| *key > Some(2)));
    }

    #[test]
    fn a_loop_of_before_there_were_keys_is_read_with_the_places_for_keys() {
        let old = r#"{"name":"","date":null,"interviewers":[
            {"name":"Ana","role":"","principles":[],"questions":2,"is_bar_raiser":false},
            {"name":"Ben","role":"","principles":[],"questions":2,"is_bar_raiser":true}]}"#;
        let read: InterviewLoop = from_json(old).unwrap();
        assert_eq!((keys(&read), read.next_key), (vec![Some(0), Some(1)], 2));
    }

    #[test]
    fn a_pin_and_what_was_seen_are_kept_and_what_one_pins_oneself_has_not_moved() {
        let mut form = named(&["Ana", "Ben"]);
        let at = form.question_key(1, Principle::Ownership, 0);
        form.seen = Some(vec![SeenMatch { at, story: None }]);
        form.pin(at, Some(RecordId::from_text("ferry")));
        form.take_out(0);
        let read: InterviewLoop = from_json(&to_json(&form)).unwrap();
        assert_eq!(read, form);
        let now = read.question_key(0, Principle::Ownership, 0);
        assert_eq!(read.pinned(now), Some(&RecordId::from_text("ferry")));
        assert_eq!(
            read.seen.unwrap()[0].story,
            Some(RecordId::from_text("ferry"))
        );
    }

    #[test]
    fn of_two_with_one_key_the_second_gets_another() {
        let mut twins = named(&["Ana", "Ben", "Cleo"]);
        twins.interviewers[1].key = Some(0);
        let read: InterviewLoop = from_json(&to_json(&twins)).unwrap();
        assert_eq!(keys(&read), [Some(0), Some(3), Some(2)]);
    }

    #[test]
    fn there_is_one_bar_raiser_at_most() {
        let mut form = draw(1);
        form.set_bar_raiser(0, true);
        let raisers = |form: &InterviewLoop| {
            form.interviewers
                .iter()
                .map(|one| usize::from(one.is_bar_raiser))
                .sum::<usize>()
        };
        assert!(form.interviewers[0].is_bar_raiser && raisers(&form) == 1);
        form.set_bar_raiser(0, false);
        assert_eq!(raisers(&form), 0);
    }

    #[test]
    fn a_loop_is_called_by_its_name_its_day_or_neither() {
        let mut form = InterviewLoop::default();
        assert_eq!(form.display_name(), "Untitled loop");
        form.date = dates::from_field("2026-12-03");
        assert_eq!(form.display_name(), "Loop on 3 Dec 2026");
        form.name = "Seattle".to_owned();
        assert_eq!(form.display_name(), "Seattle");
        assert_eq!(form.label(7), "Interviewer 8");
    }
}
