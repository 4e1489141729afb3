//! Which stories show which of the 16 principles, which principles wait for one, and what to
//! write next and why. How strong a story is comes in as a number: this module does not judge
//! texts.

use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::{Shows, Story};

/// Stories that should lead each principle, since "another example?" is a common follow-up.
pub const STORIES_WANTED: usize = 2;

/// The most that a story's strength can be; the least is 0.
pub const FULL_STRENGTH: u8 = 100;

/// A story below this strength will hardly stand up to follow-up questions.
pub const WEAK_BELOW: u8 = 50;

/// A story that carries so many principles alone is over-used: it can be told once in a loop.
pub const CARRIES_TOO_MANY: usize = 3;

/// The principles that no story shows, retired ones aside, in the published order.
#[must_use]
pub fn gaps<'a>(stories: impl IntoIterator<Item = &'a Story>) -> Vec<Principle> {
    let stories: Vec<&Story> = stories
        .into_iter()
        .filter(|story| !story.is_retired())
        .collect();
    let is_shown = |principle| {
        stories
            .iter()
            .any(|story| story.shows(principle) != Shows::Not)
    };
    Principle::ALL
        .iter()
        .copied()
        .filter(|&principle| !is_shown(principle))
        .collect()
}

/// A story as it stands in the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoverageColumn {
    /// Which story.
    pub id: RecordId,
    /// What to call it.
    pub title: String,
    /// How strong it is, 0–100.
    pub strength: u8,
}

/// One row of the table: a principle and how each story shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoverageRow {
    /// The principle.
    pub principle: Principle,
    /// One mark a story, in the order of [`Coverage::stories`].
    pub marks: Vec<Shows>,
}

impl CoverageRow {
    /// How many stories show the principle just so.
    #[must_use]
    pub fn count(&self, shows: Shows) -> usize {
        self.marks.iter().filter(|&&mark| mark == shows).count()
    }

    /// How many stories show the principle at all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.marks.len() - self.count(Shows::Not)
    }
}

/// The table of 16 principles × stories.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// The stories, in the order given; retired ones are left out.
    pub stories: Vec<CoverageColumn>,
    /// Sixteen rows, in the published order.
    pub rows: Vec<CoverageRow>,
}

impl Coverage {
    /// Derives the table; `strength` is a story's, 0–100.
    #[must_use]
    pub fn of<'a>(
        stories: impl IntoIterator<Item = (&'a RecordId, &'a Story)>,
        strength: impl Fn(&RecordId, &Story) -> u8,
    ) -> Self {
        let stories: Vec<(&RecordId, &Story)> = stories
            .into_iter()
            .filter(|(_, story)| !story.is_retired())
            .collect();
        let rows = Principle::ALL
            .iter()
            .map(|&principle| CoverageRow {
                principle,
                marks: stories
                    .iter()
                    .map(|(_, story)| story.shows(principle))
                    .collect(),
            })
            .collect();
        let stories = stories
            .into_iter()
            .map(|(id, story)| CoverageColumn {
                id: id.clone(),
                title: story.display_title(),
                strength: strength(id, story).min(FULL_STRENGTH),
            })
            .collect();
        Self { stories, rows }
    }

    /// The principles that no story shows.
    #[must_use]
    pub fn gaps(&self) -> Vec<Principle> {
        self.rows
            .iter()
            .filter(|row| row.total() == 0)
            .map(|row| row.principle)
            .collect()
    }

    /// The stories that lead a row, strongest first; of equals, the earlier.
    fn leading<'a>(&'a self, row: &'a CoverageRow) -> Vec<&'a CoverageColumn> {
        let mut leading: Vec<&CoverageColumn> = self
            .stories
            .iter()
            .zip(&row.marks)
            .filter(|&(_, &mark)| mark == Shows::Leading)
            .map(|(story, _)| story)
            .collect();
        leading.sort_by_key(|story| std::cmp::Reverse(story.strength));
        leading
    }

    /// The story that carries a row: the only one that leads it, or the only one of those that
    /// is not weak.
    fn carrier<'a>(&'a self, row: &'a CoverageRow) -> Option<&'a CoverageColumn> {
        match self.leading(row).as_slice() {
            [only] => Some(only),
            [first, second, ..] if first.strength >= WEAK_BELOW && second.strength < WEAK_BELOW => {
                Some(first)
            }
            _ => None,
        }
    }

    /// Stories that carry too many principles alone, with those principles.
    #[must_use]
    pub fn over_used(&self) -> Vec<(&CoverageColumn, Vec<Principle>)> {
        let carriers: Vec<(Principle, &RecordId)> = self
            .rows
            .iter()
            .filter_map(|row| Some((row.principle, &self.carrier(row)?.id)))
            .collect();
        self.stories
            .iter()
            .filter_map(|story| {
                let carried: Vec<Principle> = carriers
                    .iter()
                    .filter(|(_, carrier)| **carrier == story.id)
                    .map(|&(principle, _)| principle)
                    .collect();
                (carried.len() >= CARRIES_TOO_MANY).then_some((story, carried))
            })
            .collect()
    }

    /// What to write next, the most pressing first; of equals, the weaker, then the published
    /// order.
    #[must_use]
    pub fn advice(&self) -> Vec<Advice> {
        let mut advice: Vec<Advice> = self
            .rows
            .iter()
            .filter_map(|row| {
                Some(Advice {
                    principle: row.principle,
                    lack: self.lack(row)?,
                })
            })
            .collect();
        advice.sort_by_key(|advice| advice.lack.urgency());
        advice
    }

    fn lack(&self, row: &CoverageRow) -> Option<Lack> {
        let told = |story: &CoverageColumn| NamedStory {
            title: story.title.clone(),
            strength: story.strength,
        };
        match self.leading(row).as_slice() {
            [] => Some(match row.count(Shows::Supporting) {
                0 => Lack::NoStory,
                supporting => Lack::OnlySupporting(supporting),
            }),
            [only] => Some(Lack::OnlyOne(told(only))),
            [first, ..] if first.strength < WEAK_BELOW => Some(Lack::OnlyWeak {
                leading: self.leading(row).len(),
                strongest: told(first),
            }),
            _ => None,
        }
    }
}

/// A story as advice names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedStory {
    /// What it is called.
    pub title: String,
    /// How strong it is, 0–100.
    pub strength: u8,
}

/// What a principle lacks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lack {
    /// No story shows it.
    NoStory,
    /// So many stories support it, but none leads.
    OnlySupporting(usize),
    /// One story leads it, so a second question finds nothing.
    OnlyOne(NamedStory),
    /// Several lead it, and all of them are weak.
    OnlyWeak {
        /// How many lead it.
        leading: usize,
        /// The strongest of them.
        strongest: NamedStory,
    },
}

impl Lack {
    /// Sorts by what is worst: no story, none that leads, a single weak one, only weak ones, a
    /// single one.
    fn urgency(&self) -> (u8, u8) {
        match self {
            Self::NoStory => (0, 0),
            Self::OnlySupporting(_) => (1, 0),
            Self::OnlyOne(story) if story.strength < WEAK_BELOW => (2, story.strength),
            Self::OnlyWeak { strongest, .. } => (3, strongest.strength),
            Self::OnlyOne(story) => (4, story.strength),
        }
    }
}

/// A principle to write for, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Advice {
    /// The principle.
    pub principle: Principle,
    /// What it lacks.
    pub lack: Lack,
}

impl Advice {
    /// The evidence, for a person to read.
    #[must_use]
    pub fn reason(&self) -> String {
        match &self.lack {
            Lack::NoStory => {
                "No story shows it, so any question about it finds you without one.".to_owned()
            }
            Lack::OnlySupporting(1) => "One story touches it and none leads with it.".to_owned(),
            Lack::OnlySupporting(count) => {
                format!("{count} stories touch it and none leads with it.")
            }
            Lack::OnlyOne(story) => format!(
                "Only “{}” (strength {}) leads with it: “another example?” would find nothing.",
                story.title, story.strength
            ),
            Lack::OnlyWeak { leading, strongest } => format!(
                "All {leading} stories that lead with it are weak; the strongest, “{}”, has {} of {FULL_STRENGTH}. \
                 Strengthen it, or write a better one.",
                strongest.title, strongest.strength
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::story::Status;

    fn story(title: &str, leading: &[Principle], supporting: &[Principle]) -> Story {
        Story {
            title: title.to_owned(),
            principles: leading.to_vec(),
            supporting: supporting.to_vec(),
            ..Story::default()
        }
    }

    /// A table of stories with their strengths.
    fn table(stories: &[(Story, u8)]) -> Coverage {
        let ids: Vec<RecordId> = (0..stories.len())
            .map(|number| RecordId::from_text(&number.to_string()))
            .collect();
        Coverage::of(
            ids.iter().zip(stories.iter().map(|(story, _)| story)),
            |id, _| stories[id.as_str().parse::<usize>().unwrap()].1,
        )
    }

    #[test]
    fn marks_totals_and_gaps_agree() {
        let coverage = table(&[
            (
                story("A", &[Principle::Ownership, Principle::DiveDeep], &[]),
                80,
            ),
            (
                story("B", &[Principle::Ownership], &[Principle::ThinkBig]),
                80,
            ),
        ]);
        let row = &coverage.rows[1];
        assert_eq!(row.marks, [Shows::Leading, Shows::Leading]);
        assert_eq!((row.count(Shows::Leading), row.total()), (2, 2));
        assert_eq!(coverage.rows[7].marks, [Shows::Not, Shows::Supporting]);
        assert_eq!(coverage.gaps().len(), 13);
    }

    #[test]
    fn without_stories_every_principle_is_a_gap_and_advised_in_the_published_order() {
        let coverage = table(&[]);
        assert_eq!(coverage.gaps(), Principle::ALL);
        assert_eq!(gaps([]), Principle::ALL);
        let advised: Vec<Principle> = coverage
            .advice()
            .iter()
            .map(|advice| advice.principle)
            .collect();
        assert_eq!(advised, Principle::ALL);
    }

    #[test]
    fn a_retired_story_covers_nothing() {
        let mut retired = story("A", &[Principle::Ownership], &[]);
        retired.status = Status::Retired;
        assert_eq!(gaps([&retired]).len(), 16);
        let coverage = table(&[(retired, 90)]);
        assert!(coverage.stories.is_empty());
        assert_eq!(coverage.gaps().len(), 16);
    }

    #[test]
    fn advice_goes_from_nothing_over_support_and_one_weak_story_to_one_strong_one() {
        let coverage = table(&[
            (
                story(
                    "Strong",
                    &[Principle::CustomerObsession, Principle::Frugality],
                    &[Principle::ThinkBig],
                ),
                90,
            ),
            (
                story("Second", &[Principle::Frugality], &[Principle::ThinkBig]),
                60,
            ),
            (story("Thin", &[Principle::EarnTrust], &[]), 20),
            (story("Weak", &[Principle::Ownership], &[]), 30),
            (story("Weaker", &[Principle::Ownership], &[]), 10),
        ]);
        let advice = coverage.advice();
        let tail: Vec<Principle> = advice[11..].iter().map(|advice| advice.principle).collect();
        assert!(
            advice[..11]
                .iter()
                .all(|advice| advice.lack == Lack::NoStory)
        );
        assert_eq!(
            tail,
            [
                Principle::ThinkBig,
                Principle::EarnTrust,
                Principle::Ownership,
                Principle::CustomerObsession,
            ]
        );
        let reasons: Vec<String> = advice[11..].iter().map(Advice::reason).collect();
        assert!(reasons[0].starts_with("2 stories touch it"));
        assert!(reasons[1].contains("“Thin” (strength 20)"));
        assert!(reasons[2].contains("“Weak”, has 30 of 100"));
        assert!(
            !advice
                .iter()
                .any(|advice| advice.principle == Principle::Frugality),
            "two stories lead it, both strong enough"
        );
    }

    #[test]
    fn a_story_is_over_used_when_it_is_the_only_or_the_main_carrier_of_three_principles() {
        let three = [
            Principle::Ownership,
            Principle::DiveDeep,
            Principle::EarnTrust,
        ];
        let coverage = table(&[
            (story("Hero", &three, &[]), 80),
            (story("Thin", &[Principle::EarnTrust], &[]), 20),
        ]);
        let over_used = coverage.over_used();
        assert_eq!(over_used.len(), 1);
        assert_eq!(over_used[0].0.title, "Hero");
        assert_eq!(
            over_used[0].1,
            [
                Principle::Ownership,
                Principle::EarnTrust,
                Principle::DiveDeep
            ]
        );
        let relieved = table(&[
            (story("Hero", &three, &[]), 80),
            (story("Solid", &[Principle::EarnTrust], &[]), 70),
        ]);
        assert!(relieved.over_used().is_empty());
    }
}
