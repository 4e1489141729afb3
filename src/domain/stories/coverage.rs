//! Which stories show which of the 16 principles, which principles have none, and what to write
//! next and why. The caller provides each story's weight: this module does not judge texts. A weak
//! story is in the table and covers nothing.

use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::{Shows, Story};
use crate::domain::stories::weight::Weight;

/// Stories that should lead each principle, since "another example?" is a common follow-up.
pub const STORIES_WANTED: usize = 2;

/// A story that alone covers this many principles is overused: it can be told only once in a loop.
pub const CARRIES_TOO_MANY: usize = 3;

/// The most lines of advice shown at once.
const ADVISED: usize = 3;

/// The principles that none of these stories shows, ignoring retired ones, in the published order.
/// The caller leaves out stories that do not count.
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

/// A story in the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoverageColumn {
    /// Which story.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// Its weight.
    pub weight: Weight,
}

/// One row of the table: a principle and how each story shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoverageRow {
    /// The principle.
    pub principle: Principle,
    /// One mark per story, in the order of [`Coverage::stories`].
    pub marks: Vec<Shows>,
    /// How many stories that count lead it, and how many support it.
    covering: (usize, usize),
}

impl CoverageRow {
    /// How many stories that count lead it.
    #[must_use]
    pub fn leading(&self) -> usize {
        self.covering.0
    }

    /// How many stories that count support it.
    #[must_use]
    pub fn supporting(&self) -> usize {
        self.covering.1
    }

    /// How many stories that count show the principle at all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.leading() + self.supporting()
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
    /// Builds the table; `weight` returns a story's weight.
    #[must_use]
    pub fn of<'a>(
        stories: impl IntoIterator<Item = (&'a RecordId, &'a Story)>,
        weight: impl Fn(&RecordId, &Story) -> Weight,
    ) -> Self {
        let stories: Vec<(&RecordId, &Story, Weight)> = stories
            .into_iter()
            .filter(|(_, story)| !story.is_retired())
            .map(|(id, story)| (id, story, weight(id, story)))
            .collect();
        let rows = Principle::ALL
            .iter()
            .map(|&principle| {
                let covering = |shows: Shows| {
                    stories
                        .iter()
                        .filter(|(_, story, weight)| {
                            weight.counts() && story.shows(principle) == shows
                        })
                        .count()
                };
                CoverageRow {
                    principle,
                    marks: stories
                        .iter()
                        .map(|(_, story, _)| story.shows(principle))
                        .collect(),
                    covering: (covering(Shows::Leading), covering(Shows::Supporting)),
                }
            })
            .collect();
        let stories = stories
            .into_iter()
            .map(|(id, story, weight)| CoverageColumn {
                id: id.clone(),
                title: story.display_title(),
                weight,
            })
            .collect();
        Self { stories, rows }
    }

    /// How many stories in the table cover nothing.
    #[must_use]
    pub fn not_counted(&self) -> usize {
        self.stories
            .iter()
            .filter(|story| !story.weight.counts())
            .count()
    }

    /// The principles that no story that counts shows.
    #[must_use]
    pub fn gaps(&self) -> Vec<Principle> {
        self.rows
            .iter()
            .filter(|row| row.total() == 0)
            .map(|row| row.principle)
            .collect()
    }

    /// The stories with this mark in a row, strongest first; ties go to the earlier one.
    fn showing<'a>(
        &'a self,
        row: &'a CoverageRow,
        shows: Shows,
        counts: bool,
    ) -> Vec<&'a CoverageColumn> {
        let mut showing: Vec<&CoverageColumn> = self
            .stories
            .iter()
            .zip(&row.marks)
            .filter(|&(story, &mark)| mark == shows && story.weight.counts() == counts)
            .map(|(story, _)| story)
            .collect();
        showing.sort_by_key(|story| std::cmp::Reverse(story.weight));
        showing
    }

    /// The story that carries a row: the only one that counts and leads.
    fn carrier<'a>(&'a self, row: &'a CoverageRow) -> Option<&'a CoverageColumn> {
        match self.showing(row, Shows::Leading, true).as_slice() {
            [only] => Some(only),
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

    /// What to write next, the most urgent first; ties go to the weaker, then the published order.
    #[must_use]
    pub fn advice(&self) -> Vec<Advice> {
        let mut advice: Vec<Advice> = self
            .rows
            .iter()
            .filter_map(|row| {
                let lack = self.lack(row)?;
                let promote = self.to_promote(row);
                Some(Advice {
                    principle: row.principle,
                    lack,
                    promote,
                })
            })
            .collect();
        advice.sort_by_key(|advice| advice.lack.urgency());
        advice
    }

    /// The advice to show: the three most urgent lines, and among these, first what needs only a
    /// label and not a new story.
    #[must_use]
    pub fn advised(&self) -> Vec<Advice> {
        let mut advice = self.advice();
        advice.truncate(ADVISED);
        advice.sort_by_key(|advice| advice.promote.is_none());
        advice
    }

    /// The story that could lead a row: it counts, supports it, and leads the fewest; ties go to the
    /// strongest, then the earlier.
    fn to_promote(&self, row: &CoverageRow) -> Option<(RecordId, String)> {
        let leads = |story: &CoverageColumn| {
            let place = self.stories.iter().position(|one| one.id == story.id);
            self.rows
                .iter()
                .filter(|row| place.and_then(|place| row.marks.get(place)) == Some(&Shows::Leading))
                .count()
        };
        self.showing(row, Shows::Supporting, true)
            .into_iter()
            .map(|story| (leads(story), story))
            .filter(|(leads, _)| *leads < CARRIES_TOO_MANY)
            .min_by_key(|(leads, _)| *leads)
            .map(|(_, story)| (story.id.clone(), story.title.clone()))
    }

    fn lack(&self, row: &CoverageRow) -> Option<Lack> {
        let told = |story: &CoverageColumn| NamedStory {
            title: story.title.clone(),
            weight: story.weight,
        };
        let weak = |shows| {
            let weak = self.showing(row, shows, false);
            weak.first().map(|strongest| Lack::OnlyWeak {
                stories: weak.len(),
                strongest: told(strongest),
            })
        };
        match self.showing(row, Shows::Leading, true).as_slice() {
            [] => Some(
                weak(Shows::Leading)
                    .or_else(|| {
                        (row.supporting() > 0).then(|| Lack::OnlySupporting(row.supporting()))
                    })
                    .or_else(|| weak(Shows::Supporting))
                    .unwrap_or(Lack::NoStory),
            ),
            [only] => Some(Lack::OnlyOne(told(only))),
            _ => None,
        }
    }
}

/// A story in advice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedStory {
    /// Its title.
    pub title: String,
    /// Its weight.
    pub weight: Weight,
}

/// What a principle is missing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Lack {
    /// No story shows it.
    NoStory,
    /// Stories support it, this many, but none leads.
    OnlySupporting(usize),
    /// Only one story leads it, so a second question finds nothing.
    OnlyOne(NamedStory),
    /// Only weak stories show it, which covers nothing.
    OnlyWeak {
        /// How many there are.
        stories: usize,
        /// The strongest of them.
        strongest: NamedStory,
    },
}

impl Lack {
    /// Orders by severity: no story, only weak ones, none that leads, only one.
    fn urgency(&self) -> (u8, Weight) {
        match self {
            Self::NoStory => (0, Weight::default()),
            Self::OnlyWeak { strongest, .. } => (1, strongest.weight),
            Self::OnlySupporting(_) => (2, Weight::default()),
            Self::OnlyOne(story) => (3, story.weight),
        }
    }
}

/// A principle to write for, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Advice {
    /// The principle.
    pub principle: Principle,
    /// What it is missing.
    pub lack: Lack,
    /// A story that supports it and could lead, if there is one: less work than a new one.
    pub promote: Option<(RecordId, String)>,
}

impl Advice {
    /// What to do, for a person to read: "Let “Refusing the VP” lead Are Right, A Lot".
    #[must_use]
    pub fn what(&self) -> String {
        match &self.promote {
            Some((_, title)) => format!("Let “{title}” lead {}", self.principle),
            None => format!("A story for {}", self.principle),
        }
    }

    /// The evidence, for a person to read.
    #[must_use]
    pub fn reason(&self) -> String {
        match &self.lack {
            Lack::NoStory => {
                "No story shows it, so you have no answer to a question about it.".to_owned()
            }
            Lack::OnlySupporting(1) => "One story supports it, and none leads with it.".to_owned(),
            Lack::OnlySupporting(count) => {
                format!("{count} stories support it, and none leads with it.")
            }
            Lack::OnlyOne(story) => format!(
                "Only “{}” ({} items met) leads with it. You have no answer to “another example?”",
                story.title,
                story.weight.in_words()
            ),
            Lack::OnlyWeak { stories, strongest } => format!(
                "{} The strongest, “{}”, meets {} items. Strengthen it, or write a better one.",
                if *stories == 1 {
                    "Only a weak story shows it.".to_owned()
                } else {
                    format!("Only {stories} weak stories show it.")
                },
                strongest.title,
                strongest.weight.in_words()
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stories::story::Status;
    use crate::domain::stories::weight::Band;

    /// So many items of ten; weak below five.
    fn weight(met: u8) -> Weight {
        let band = match met {
            0..5 => Band::Weak,
            5..8 => Band::Fair,
            _ => Band::Strong,
        };
        Weight { band, met, of: 10 }
    }

    fn story(title: &str, leading: &[Principle], supporting: &[Principle]) -> Story {
        Story {
            title: title.to_owned(),
            principles: leading.to_vec(),
            supporting: supporting.to_vec(),
            ..Story::default()
        }
    }

    /// A table of stories with the items that they meet.
    fn table(stories: &[(Story, u8)]) -> Coverage {
        let ids: Vec<RecordId> = (0..stories.len())
            .map(|number| RecordId::from_text(&number.to_string()))
            .collect();
        Coverage::of(
            ids.iter().zip(stories.iter().map(|(story, _)| story)),
            |id, _| weight(stories[id.as_str().parse::<usize>().unwrap()].1),
        )
    }

    #[test]
    fn marks_totals_and_gaps_agree() {
        let coverage = table(&[
            (
                story("A", &[Principle::Ownership, Principle::DiveDeep], &[]),
                8,
            ),
            (
                story("B", &[Principle::Ownership], &[Principle::ThinkBig]),
                8,
            ),
        ]);
        let row = &coverage.rows[1];
        assert_eq!(row.marks, [Shows::Leading, Shows::Leading]);
        assert_eq!((row.leading(), row.total()), (2, 2));
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
        let coverage = table(&[(retired, 9)]);
        assert!(coverage.stories.is_empty());
        assert_eq!(coverage.gaps().len(), 16);
    }

    #[test]
    fn sketches_and_weak_stories_stand_in_the_table_and_cover_nothing() {
        let sketches: Vec<(Story, u8)> = Principle::ALL
            .iter()
            .map(|&principle| (story("Sketch", &[principle], &[]), 1))
            .collect();
        let coverage = table(&sketches);
        assert_eq!(coverage.gaps().len(), 16);
        assert_eq!((coverage.stories.len(), coverage.not_counted()), (16, 16));
        assert!(coverage.rows.iter().all(|row| row.total() == 0));
        let fixed = table(&[(story("Whole", &[Principle::Ownership], &[]), 6)]);
        assert_eq!((fixed.gaps().len(), fixed.not_counted()), (15, 0));
    }

    #[test]
    fn advice_goes_from_nothing_over_weak_stories_and_support_to_one_strong_one() {
        let coverage = table(&[
            (
                story(
                    "Strong",
                    &[Principle::CustomerObsession, Principle::Frugality],
                    &[Principle::ThinkBig],
                ),
                9,
            ),
            (
                story("Second", &[Principle::Frugality], &[Principle::ThinkBig]),
                6,
            ),
            (story("Thin", &[Principle::EarnTrust], &[]), 2),
            (story("Weak", &[Principle::Ownership], &[]), 3),
            (story("Weaker", &[Principle::Ownership], &[]), 1),
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
                Principle::EarnTrust,
                Principle::Ownership,
                Principle::ThinkBig,
                Principle::CustomerObsession,
            ]
        );
        let reasons: Vec<String> = advice[11..].iter().map(Advice::reason).collect();
        assert!(
            reasons[0]
                .starts_with("Only a weak story shows it. The strongest, “Thin”, meets 2 of 10")
        );
        assert!(
            reasons[1]
                .starts_with("Only 2 weak stories show it. The strongest, “Weak”, meets 3 of 10")
        );
        assert!(reasons[2].starts_with("2 stories support it"));
        let promoted = advice[13].promote.as_ref().map(|(_, title)| title.as_str());
        assert_eq!(promoted, Some("Second"), "it leads fewer than the other");
        assert!(reasons[3].contains("“Strong” (9 of 10 items met)"));
        assert!(
            !advice
                .iter()
                .any(|advice| advice.principle == Principle::Frugality),
            "two stories lead it, both strong enough"
        );
    }

    #[test]
    fn three_lines_are_shown_and_a_promotion_comes_before_a_new_story() {
        let all_but = |left_out: &[Principle]| -> Vec<Principle> {
            let mut all = Principle::ALL.to_vec();
            all.retain(|principle| !left_out.contains(principle));
            all
        };
        let missing = [Principle::Ownership, Principle::AreRightALot];
        let coverage = table(&[
            (story("One", &all_but(&missing), &[]), 8),
            (story("Two", &all_but(&missing), &[]), 8),
            (
                story(
                    "Refusing the VP",
                    &[Principle::HaveBackbone],
                    &[Principle::AreRightALot],
                ),
                8,
            ),
            (story("Weak", &[], &[Principle::Ownership]), 2),
        ]);
        let told: Vec<String> = coverage.advised().iter().map(Advice::what).collect();
        assert_eq!(
            told,
            [
                "Let “Refusing the VP” lead Are Right, A Lot",
                "A story for Ownership"
            ]
        );
        assert_eq!(table(&[]).advised().len(), 3);
        // One that leads three already is not asked to lead a fourth.
        let three = &Principle::ALL[..3];
        let full = table(&[(story("Hero", three, &[Principle::ThinkBig]), 9)]);
        let think_big = |advice: &&Advice| advice.principle == Principle::ThinkBig;
        assert_eq!(full.advice().iter().find(think_big).unwrap().promote, None);
    }

    #[test]
    fn a_story_is_over_used_when_it_is_the_only_or_the_main_carrier_of_three_principles() {
        let three = [
            Principle::Ownership,
            Principle::DiveDeep,
            Principle::EarnTrust,
        ];
        let coverage = table(&[
            (story("Hero", &three, &[]), 8),
            (story("Thin", &[Principle::EarnTrust], &[]), 2),
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
            (story("Hero", &three, &[]), 8),
            (story("Solid", &[Principle::EarnTrust], &[]), 7),
        ]);
        assert!(relieved.over_used().is_empty());
    }
}
