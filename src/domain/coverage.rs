//! Which stories show which of the 16 principles, and which principles have none.

use super::principle::Principle;
use super::record::RecordId;
use super::story::Story;

/// Stories that a principle wants, since "another example?" is a common follow-up.
pub const STORIES_WANTED: usize = 2;

/// One row of the table: a principle and, for each story, whether it shows the principle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoverageRow {
    /// The principle.
    pub principle: Principle,
    /// One mark a story, in the order of [`Coverage::stories`].
    pub marks: Vec<bool>,
}

impl CoverageRow {
    /// How many stories show the principle.
    #[must_use]
    pub fn total(&self) -> usize {
        self.marks.iter().filter(|&&mark| mark).count()
    }
}

/// The table of 16 principles × stories.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Coverage {
    /// The stories, in the order given.
    pub stories: Vec<(RecordId, String)>,
    /// Sixteen rows, in the published order.
    pub rows: Vec<CoverageRow>,
}

impl Coverage {
    /// Derives the table.
    #[must_use]
    pub fn of<'a>(stories: impl IntoIterator<Item = (&'a RecordId, &'a Story)>) -> Self {
        let stories: Vec<(&RecordId, &Story)> = stories.into_iter().collect();
        let rows = Principle::ALL
            .iter()
            .map(|&principle| CoverageRow {
                principle,
                marks: stories
                    .iter()
                    .map(|(_, story)| story.principles.contains(&principle))
                    .collect(),
            })
            .collect();
        let stories = stories
            .into_iter()
            .map(|(id, story)| (id.clone(), story.display_title()))
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
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(principles: &[Principle]) -> Story {
        Story {
            principles: principles.to_vec(),
            ..Story::default()
        }
    }

    #[test]
    fn marks_totals_and_gaps_agree() {
        let (one, two) = (RecordId::from_text("1"), RecordId::from_text("2"));
        let first = story(&[Principle::Ownership, Principle::DiveDeep]);
        let second = story(&[Principle::Ownership]);
        let coverage = Coverage::of([(&one, &first), (&two, &second)]);
        assert_eq!(coverage.rows[1].marks, [true, true]);
        assert_eq!(coverage.rows[1].total(), 2);
        assert_eq!(coverage.gaps().len(), 14);
    }

    #[test]
    fn without_stories_every_principle_is_a_gap() {
        assert_eq!(Coverage::of([]).gaps(), Principle::ALL);
    }
}
