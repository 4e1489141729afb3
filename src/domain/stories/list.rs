//! Finding stories in the bank: by words, principle, kind, status and strength, in an order.

use std::cmp::Reverse;

use chrono::{DateTime, Utc};

use crate::domain::choices::choices;
use crate::domain::principle::Principle;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::{Shows, StarPart, Status, Story};
use crate::domain::stories::weight::{Band, Weight};

/// The order of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum StoryOrder {
    /// Newest first.
    #[default]
    Newest,
    /// By title.
    Title,
    /// The strongest first.
    Strength,
    /// From sketch to retired.
    Status,
}

choices! {
    StoryOrder {
        Newest: "newest", "Newest first";
        Title: "title", "Title";
        Strength: "strength", "Strongest first";
        Status: "status", "Status";
    }
}

/// The search, filters, and order of the list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StoryFilter {
    /// Words that must all occur, anywhere in the story.
    pub search: String,
    /// A principle it leads or supports.
    pub principle: Option<Principle>,
    /// A kind; empty for any.
    pub kind: String,
    /// A status.
    pub status: Option<Status>,
    /// A strength.
    pub band: Option<Band>,
    /// The order.
    pub order: StoryOrder,
}

/// A story with what the list needs, without its whole text.
#[derive(Clone, PartialEq, Debug)]
pub struct ListedStory {
    /// Which story.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// When and where it was, as its author says.
    pub setting: String,
    /// When it was created; distinguishes stories with the same title.
    pub created: DateTime<Utc>,
    /// Principles it leads.
    pub leading: Vec<Principle>,
    /// Principles it supports.
    pub supporting: Vec<Principle>,
    /// Its kinds.
    pub kinds: Vec<String>,
    /// Its status.
    pub status: Status,
    /// Parts of STAR without text.
    pub missing: Vec<StarPart>,
    /// Versions that lost in an import and are kept.
    pub older: usize,
    /// All searchable text, in lower case.
    searched: String,
}

impl ListedStory {
    /// Extracts what the list needs from a story.
    #[must_use]
    pub fn of(record: &Record<Story>) -> Self {
        let story = &record.body;
        let mut searched = String::new();
        let texts = [&story.title, &story.hook, &story.setting];
        let parts = StarPart::ALL.map(|part| story.part(part));
        for text in texts
            .into_iter()
            .chain(&story.kinds)
            .map(String::as_str)
            .chain(parts)
        {
            searched.push_str(&text.to_lowercase());
            searched.push('\n');
        }
        Self {
            id: record.id().clone(),
            title: story.display_title(),
            setting: story.setting.trim().to_owned(),
            created: record.created(),
            leading: story.principles.clone(),
            supporting: story.supporting.clone(),
            kinds: story.kinds.clone(),
            status: story.status,
            missing: story.missing_parts(),
            older: record.superseded().len(),
            searched,
        }
    }

    /// How strongly it shows a principle.
    #[must_use]
    pub fn shows(&self, principle: Principle) -> Shows {
        if self.leading.contains(&principle) {
            Shows::Leading
        } else if self.supporting.contains(&principle) {
            Shows::Supporting
        } else {
            Shows::Not
        }
    }
}

/// The number of rows shown at first, and added each time.
pub const ROWS: usize = 50;

impl StoryFilter {
    /// Whether it passes every story.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self
            == Self {
                order: self.order,
                ..Self::default()
            }
    }

    /// The entries (as indices) that pass, in order. `weight` is called only when needed, since it
    /// reviews the story. Stories that lead a searched principle come before those that support it;
    /// retired ones come last unless they are asked for.
    #[must_use]
    pub fn apply(
        &self,
        entries: &[ListedStory],
        weight: impl Fn(&RecordId) -> Weight,
    ) -> Vec<usize> {
        let search = self.search.to_lowercase();
        let terms: Vec<&str> = search.split_whitespace().collect();
        let mut found: Vec<(usize, &ListedStory)> = entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| {
                self.principle
                    .is_none_or(|principle| entry.shows(principle) > Shows::Not)
                    && self.status.is_none_or(|status| entry.status == status)
                    && (self.kind.is_empty()
                        || entry
                            .kinds
                            .iter()
                            .any(|kind| kind.eq_ignore_ascii_case(&self.kind)))
                    && terms.iter().all(|term| entry.searched.contains(term))
            })
            .filter(|(_, entry)| self.band.is_none_or(|band| weight(&entry.id).band == band))
            .collect();
        // Ties are always newest first: the sorts below are stable.
        found.sort_by_key(|(_, entry)| (Reverse(entry.created), Reverse(entry.id.clone())));
        match self.order {
            StoryOrder::Newest => {}
            StoryOrder::Title => found.sort_by_cached_key(|(_, entry)| entry.title.to_lowercase()),
            StoryOrder::Strength => {
                found.sort_by_cached_key(|(_, entry)| Reverse(weight(&entry.id)));
            }
            StoryOrder::Status => found.sort_by_key(|(_, entry)| entry.status),
        }
        found.sort_by_key(|(_, entry)| {
            let shows = self.principle.map(|principle| entry.shows(principle));
            (entry.status == Status::Retired, Reverse(shows))
        });
        found.into_iter().map(|(index, _)| index).collect()
    }
}

/// The kinds in use, each once and in lower case, for a select.
#[must_use]
pub fn kinds(entries: &[ListedStory]) -> Vec<String> {
    let kinds: std::collections::BTreeSet<String> = entries
        .iter()
        .flat_map(|entry| &entry.kinds)
        .map(|kind| kind.to_lowercase())
        .collect();
    kinds.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::id::DeviceId;

    fn entry(number: u8, edit: impl FnOnce(&mut Story)) -> ListedStory {
        let mut story = Story {
            title: "One title".to_owned(),
            ..Story::default()
        };
        edit(&mut story);
        let id = RecordId::from_text(&format!("{number}"));
        let at = DateTime::from_timestamp(1_790_000_000 + i64::from(number), 0).unwrap();
        ListedStory::of(&Record::new(id, story, at, &DeviceId("d".to_owned())))
    }

    fn bank() -> Vec<ListedStory> {
        vec![
            entry(1, |story| {
                story.title = "Returns desk".to_owned();
                story.action = "I timed the Übergabe.".to_owned();
                story.set_shows(Principle::DiveDeep, Shows::Supporting);
                story.status = Status::Drafted;
            }),
            entry(2, |story| {
                story.title = "a scanner".to_owned();
                story.set_shows(Principle::DiveDeep, Shows::Leading);
                story.kinds = vec!["Data".to_owned(), "pricing".to_owned()];
            }),
            entry(3, |story| story.status = Status::Retired),
        ]
    }

    fn found(filter: &StoryFilter) -> Vec<usize> {
        let weight = |band, met| Weight { band, met, of: 11 };
        let weights = [
            ("1", weight(Band::Strong, 9)),
            ("2", weight(Band::Weak, 2)),
            ("3", weight(Band::Strong, 10)),
        ];
        filter.apply(&bank(), |id| {
            weights
                .iter()
                .find(|(name, _)| *name == id.as_str())
                .map_or(Weight::default(), |(_, weight)| *weight)
        })
    }

    #[test]
    fn every_word_has_to_occur_in_any_case_and_any_alphabet() {
        let filter = |search: &str| StoryFilter {
            search: search.to_owned(),
            ..StoryFilter::default()
        };
        assert_eq!(found(&filter("ÜBERGABE timed")), [0]);
        assert_eq!(found(&filter("pricing")), [1]);
        assert!(found(&filter("timed pricing")).is_empty());
    }

    #[test]
    fn filters_narrow_together() {
        let filter = StoryFilter {
            principle: Some(Principle::DiveDeep),
            ..StoryFilter::default()
        };
        assert_eq!(found(&filter), [1, 0], "leading comes before supporting");
        let filter = StoryFilter {
            status: Some(Status::Drafted),
            ..filter
        };
        assert_eq!(found(&filter), [0]);
        let filter = StoryFilter {
            kind: "data".to_owned(),
            ..StoryFilter::default()
        };
        assert_eq!(found(&filter), [1]);
        let filter = StoryFilter {
            band: Some(Band::Strong),
            ..StoryFilter::default()
        };
        assert_eq!(found(&filter), [0, 2]);
    }

    #[test]
    fn each_order_puts_the_retired_last() {
        let order = |order| {
            found(&StoryFilter {
                order,
                ..StoryFilter::default()
            })
        };
        assert_eq!(order(StoryOrder::Newest), [1, 0, 2]);
        assert_eq!(order(StoryOrder::Title), [1, 0, 2]);
        assert_eq!(order(StoryOrder::Strength), [0, 1, 2]);
        assert_eq!(order(StoryOrder::Status), [1, 0, 2]);
    }

    #[test]
    fn forty_stories_with_one_title_come_newest_first() {
        let entries: Vec<ListedStory> = (0..40).map(|number| entry(number, |_| {})).collect();
        for order in StoryOrder::ALL {
            let filter = StoryFilter {
                order,
                ..StoryFilter::default()
            };
            let expected: Vec<usize> = (0..40).rev().collect();
            assert_eq!(filter.apply(&entries, |_| Weight::default()), expected);
        }
    }

    #[test]
    fn strength_is_asked_for_only_where_it_decides() {
        let filter = StoryFilter {
            search: "desk".to_owned(),
            ..StoryFilter::default()
        };
        let _ = filter.apply(&bank(), |_| unreachable!("nothing sorts or filters by it"));
    }

    #[test]
    fn the_kinds_in_use_are_offered_once() {
        assert_eq!(kinds(&bank()), ["data", "pricing"]);
    }

    #[test]
    fn names_lead_back_from_addresses() {
        for order in StoryOrder::ALL {
            assert_eq!(StoryOrder::from_slug(order.slug()), Some(order));
        }
        for band in Band::ALL {
            assert_eq!(Band::from_slug(band.slug()), Some(band));
        }
        for status in Status::ALL {
            assert_eq!(Status::from_slug(status.slug()), Some(status));
        }
    }
}
