//! The follow-ups after an answer: from the question's list, from the story's open follow-ups, and
//! from its numbers.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::prose::quantities::has_figure;
use crate::domain::stories::metric::Metric;
use crate::domain::stories::probe::{ProbeNeed, Probes, proposals};
use crate::domain::stories::story::Story;

/// A follow-up's source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The question's own list.
    Question,
    /// A follow-up of the story whose answer does not hold up yet.
    Gap,
    /// A number in the story.
    Number,
    /// A passage of the story.
    Words,
}

impl Origin {
    /// The source's label.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Question => "from the question’s list",
            Self::Gap => "still open under your story",
            Self::Number => "about a number in your story",
            Self::Words => "about your story",
        }
    }
}

/// A follow-up and its result.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AskedFollowUp {
    /// The question.
    pub text: String,
    /// Its source.
    pub origin: Origin,
    /// Whether the answer held up; `None` until it has been asked.
    pub held: Option<bool>,
    /// How long the answer took, in seconds; `None` where no clock ran.
    #[serde(default)]
    pub seconds: Option<u32>,
}

/// The material for follow-ups.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The follow-ups of the question.
    pub question: &'a [String],
    /// The story that was told, if it is in the bank.
    pub story: Option<&'a Story>,
    /// The story's follow-ups.
    pub probes: Option<&'a Probes>,
    /// The story's ledger numbers.
    pub numbers: &'a [Metric],
}

/// How deep an interviewer digs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Depth {
    /// Whether it is the Bar Raiser, who digs deepest.
    pub is_bar_raiser: bool,
    /// Whether the loop is compressed.
    pub is_compressed: bool,
    /// Whether it takes as long as a real one.
    pub is_realistic: bool,
}

impl Depth {
    /// The minimum and maximum number of follow-ups: two to six per story are usual.
    #[must_use]
    pub fn follow_ups(self) -> (usize, usize) {
        if self.is_realistic {
            return if self.is_bar_raiser { (6, 8) } else { (4, 6) };
        }
        match (self.is_bar_raiser, self.is_compressed) {
            (true, false) => (5, 6),
            (true, true) => (4, 5),
            (false, false) => (2, 4),
            (false, true) => (2, 3),
        }
    }
}

/// The follow-ups to an answer, without duplicates; fewer than requested only if there are no more.
/// Sources alternate, and a Bar Raiser starts with open ones. The same seed gives the same
/// follow-ups.
#[must_use]
pub fn dig(ground: &Ground<'_>, depth: Depth, seed: u64) -> Vec<AskedFollowUp> {
    let mut chance = fastrand::Rng::with_seed(seed);
    let (least, most) = depth.follow_ups();
    let wanted = chance.usize(least..=most);
    let mut listed: Vec<String> = ground.question.to_vec();
    chance.shuffle(&mut listed);
    let open = ground.probes.map(open_probes).unwrap_or_default();
    let (mut numbers, words): (Vec<String>, Vec<String>) = match (ground.story, ground.probes) {
        (Some(story), Some(probes)) => proposals(story, probes)
            .into_iter()
            .partition(|question| has_figure(question)),
        _ => Default::default(),
    };
    let told = ground.numbers.iter().map(|number| {
        format!(
            "You said {}, {}. How was that measured, and what else moved it?",
            number.name,
            number.in_one_line()
        )
    });
    numbers.splice(0..0, told);
    let mut sources = [
        (Origin::Question, listed),
        (Origin::Gap, open),
        (Origin::Number, numbers),
        (Origin::Words, words),
    ];
    if depth.is_bar_raiser {
        sources.rotate_left(1);
    }
    let mut sources = sources.map(|(origin, texts)| (origin, texts.into_iter()));
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    let mut is_dry = false;
    while !is_dry {
        is_dry = true;
        for (origin, texts) in &mut sources {
            let Some(text) = texts.find(|text| known.insert(text.trim().to_lowercase())) else {
                continue;
            };
            is_dry = false;
            if found.len() < wanted {
                found.push(AskedFollowUp {
                    text,
                    origin: *origin,
                    held: None,
                    seconds: None,
                });
            }
        }
        is_dry |= found.len() >= wanted;
    }
    found
}

/// A story's follow-ups whose answers do not hold up, the most urgent first.
fn open_probes(probes: &Probes) -> Vec<String> {
    probes
        .drill()
        .into_iter()
        .filter_map(|number| probes.get(number))
        .filter(|probe| probe.need() != ProbeNeed::Safe && !probe.question.trim().is_empty())
        .map(|probe| probe.question.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::id::RecordId;
    use crate::domain::stories::probe::AnswerStanding;
    use crate::domain::stories::review::tests::strong;
    use proptest::prelude::*;

    fn listed() -> Vec<String> {
        ["a?", "b?", "c?", "d?"].map(str::to_owned).to_vec()
    }

    fn probes() -> Probes {
        let mut probes = Probes::none(RecordId::from_text("s"));
        let gap = probes.ask(None, "Why not earlier?");
        probes.get_mut(gap).unwrap().standing = Some(AnswerStanding::Gap);
        let safe = probes.ask(None, "Who paid?");
        let safe = probes.get_mut(safe).unwrap();
        safe.answer = "I did.".to_owned();
        safe.standing = Some(AnswerStanding::Safe);
        probes
    }

    fn number() -> Metric {
        Metric {
            name: "Wait".to_owned(),
            baseline: "19".to_owned(),
            result: "7 minutes".to_owned(),
            ..Metric::default()
        }
    }

    fn dug(is_bar_raiser: bool, is_compressed: bool, seed: u64) -> Vec<AskedFollowUp> {
        let (listed, story, probes, number) = (listed(), strong(), probes(), number());
        let ground = Ground {
            question: &listed,
            story: Some(&story),
            probes: Some(&probes),
            numbers: &[number],
        };
        let depth = Depth {
            is_bar_raiser,
            is_compressed,
            is_realistic: false,
        };
        dig(&ground, depth, seed)
    }

    proptest! {
        #[test]
        fn two_to_six_come_none_twice_and_the_bar_raiser_digs_deepest(seed in any::<u64>(), is_compressed in any::<bool>()) {
            let (usual, raiser) = (dug(false, is_compressed, seed), dug(true, is_compressed, seed));
            for found in [&usual, &raiser] {
                prop_assert!((2..=6).contains(&found.len()));
                let texts: BTreeSet<&str> = found.iter().map(|one| one.text.as_str()).collect();
                prop_assert_eq!(texts.len(), found.len());
            }
            prop_assert!(raiser.len() > usual.len());
            prop_assert_eq!(usual, dug(false, is_compressed, seed));
        }
    }

    #[test]
    fn they_come_from_the_list_the_gaps_and_the_numbers() {
        let found = dug(true, false, 1);
        let origins: BTreeSet<Origin> = found.iter().map(|one| one.origin).collect();
        assert_eq!(origins.len(), 4);
        assert_eq!(found[0].text, "Why not earlier?");
        assert!(found.iter().any(|one| {
            one.text
                == "You said Wait, 19 → 7 minutes. How was that measured, and what else moved it?"
        }));
        assert!(found.iter().all(|one| one.text != "Who paid?"), "it holds");
    }

    #[test]
    fn an_answer_without_a_story_is_dug_into_by_the_list_alone() {
        let listed = listed();
        let ground = Ground {
            question: &listed,
            story: None,
            probes: None,
            numbers: &[],
        };
        let depth = Depth {
            is_bar_raiser: true,
            is_compressed: false,
            is_realistic: false,
        };
        assert_eq!(dig(&ground, depth, 3).len(), 4);
        let nothing = Ground {
            question: &[],
            ..ground
        };
        assert!(dig(&nothing, depth, 3).is_empty());
    }
}
