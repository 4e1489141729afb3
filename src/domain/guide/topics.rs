//! The guide: short original topics, and searching them.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::record::json::from_json;
use crate::domain::text::Span;

/// The sections of the guide, in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// The hiring process, from the screen to the decision.
    Process,
    /// Answering questions.
    Answering,
    /// The 16 principles.
    Principles,
    /// The documents.
    Writing,
    /// A product manager's tools.
    Tools,
}

impl Group {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::Process,
        Self::Answering,
        Self::Principles,
        Self::Writing,
        Self::Tools,
    ];

    /// A heading for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Process => "The process",
            Self::Answering => "Answering",
            Self::Principles => "The 16 principles",
            Self::Writing => "Writing",
            Self::Tools => "Tools of the trade",
        }
    }
}

/// The source of a claim about the process.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct RestsOn {
    /// The kind of source: "several candidates", "published by Amazon".
    pub what: String,
    /// When it was said: a year, a range of years, or "undated".
    pub years: String,
    /// The month in which it was last checked: "2026-11".
    pub checked: String,
}

impl RestsOn {
    /// In one line: "Several candidates, 2023–2026. Checked November 2026."
    #[must_use]
    pub fn told(&self) -> String {
        let mut letters = self.what.chars();
        let what: String = letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect())
            .unwrap_or_default();
        let years = match self.years.as_str() {
            "undated" => String::new(),
            years => format!(", {years}"),
        };
        let checked = NaiveDate::parse_from_str(&format!("{}-01", self.checked), "%Y-%m-%d")
            .map_or_else(
                |_| self.checked.clone(),
                |day| day.format("%B %Y").to_string(),
            );
        format!("{what}{years}. Checked {checked}.")
    }
}

/// A section of a topic.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Section {
    /// Its heading; may be empty.
    #[serde(default)]
    pub heading: String,
    /// Its paragraphs.
    #[serde(default)]
    pub paragraphs: Vec<String>,
    /// Its list items.
    #[serde(default)]
    pub points: Vec<String>,
    /// The source of its claims about the process; `None` for the project's own advice.
    #[serde(default)]
    pub rests_on: Option<RestsOn>,
}

/// A topic of `public/data/guide.json`, which is a list of topics.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Topic {
    /// Its id in addresses; a principle's topic has the principle's slug.
    pub id: String,
    /// Its group.
    pub group: Group,
    /// Its title.
    pub title: String,
    /// A summary, in one sentence.
    pub gist: String,
    /// Its sections.
    pub sections: Vec<Section>,
    /// The ids of related topics.
    pub see: Vec<String>,
}

impl Topic {
    /// Its paragraphs and points, in order.
    fn texts(&self) -> impl Iterator<Item = &str> {
        self.sections
            .iter()
            .flat_map(|section| section.paragraphs.iter().chain(&section.points))
            .map(String::as_str)
    }
}

/// Reads the guide.
///
/// # Errors
/// What the reader says when the file has another shape.
pub fn read_topics(json: &str) -> Result<Vec<Topic>, String> {
    from_json(json).map_err(|error| error.to_string())
}

/// A search result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundTopic {
    /// The topic's index.
    pub topic: usize,
    /// The first passage with a search word, or the gist.
    pub passage: String,
    /// The search words in it, in order and without overlaps.
    pub marks: Vec<Span>,
}

/// Finds the topics that contain every word, ignoring case. Those with the words in the title come first,
/// then in the gist, then in the text, and ties in the order of the guide. An empty search finds nothing.
#[must_use]
pub fn search(topics: &[Topic], query: &str) -> Vec<FoundTopic> {
    // Only ASCII letters change their case, so that offsets stay valid.
    let query = query.to_ascii_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(usize, FoundTopic)> = topics
        .iter()
        .enumerate()
        .filter_map(|(place, topic)| {
            let rank = words
                .iter()
                .map(|word| rank(topic, word))
                .sum::<Option<usize>>()?;
            let passages = std::iter::once(topic.gist.as_str()).chain(topic.texts());
            let passage = passages
                .map(|passage| (marks(passage, &words), passage))
                .find(|(marks, _)| !marks.is_empty());
            let (marks, passage) = passage.unwrap_or((Vec::new(), &topic.gist));
            let found = FoundTopic {
                topic: place,
                passage: passage.to_owned(),
                marks,
            };
            Some((rank, found))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, found)| found).collect()
}

/// Where in a topic a word first occurs (title, gist, or text); `None` if it doesn't.
fn rank(topic: &Topic, word: &str) -> Option<usize> {
    let holds = |text: &str| text.to_ascii_lowercase().contains(word);
    let is_heading = |section: &Section| holds(&section.heading);
    if holds(&topic.title) {
        Some(0)
    } else if holds(&topic.gist) || topic.sections.iter().any(is_heading) {
        Some(1)
    } else {
        topic.texts().any(holds).then_some(2)
    }
}

/// The ranges of words in a passage; overlapping ones are merged.
fn marks(passage: &str, words: &[&str]) -> Vec<Span> {
    let lower = passage.to_ascii_lowercase();
    let mut places: Vec<(usize, usize)> = words
        .iter()
        .flat_map(|word| {
            lower
                .match_indices(word)
                .map(|(at, word)| (at, at + word.len()))
        })
        .collect();
    places.sort_unstable();
    let mut marks: Vec<Span> = Vec::new();
    for (start, end) in places {
        match marks.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => marks.push(Span { start, end }),
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn topic(id: &str, title: &str, gist: &str, text: &str) -> Topic {
        Topic {
            id: id.to_owned(),
            group: Group::Answering,
            title: title.to_owned(),
            gist: gist.to_owned(),
            sections: vec![Section {
                heading: String::new(),
                paragraphs: vec![text.to_owned()],
                points: Vec::new(),
                rests_on: None,
            }],
            see: Vec::new(),
        }
    }

    #[test]
    fn what_a_claim_rests_on_is_told_in_one_line() {
        let told = |years: &str, checked: &str| {
            RestsOn {
                what: "several candidates".to_owned(),
                years: years.to_owned(),
                checked: checked.to_owned(),
            }
            .told()
        };
        assert_eq!(
            told("2023–2026", "2026-11"),
            "Several candidates, 2023–2026. Checked November 2026."
        );
        assert_eq!(
            told("undated", "2026-11"),
            "Several candidates. Checked November 2026."
        );
    }

    fn topics() -> Vec<Topic> {
        vec![
            topic(
                "a",
                "Follow-ups",
                "They dig.",
                "After a STAR answer they ask why.",
            ),
            topic(
                "b",
                "STAR",
                "Four parts.",
                "Situation, task, action, result.",
            ),
            topic("c", "Debrief", "They vote.", "Nothing here."),
        ]
    }

    #[test]
    fn a_word_in_the_title_comes_before_one_in_the_text() {
        let found: Vec<usize> = search(&topics(), "star")
            .iter()
            .map(|found| found.topic)
            .collect();
        assert_eq!(found, [1, 0]);
    }

    #[test]
    fn every_word_has_to_stand_somewhere_and_the_passage_shows_where() {
        let topics = topics();
        let found = search(&topics, " WHY star ");
        assert_eq!(found.len(), 1);
        let marked: Vec<&str> = found[0]
            .marks
            .iter()
            .map(|mark| mark.of(&found[0].passage))
            .collect();
        assert_eq!(marked, ["STAR", "why"]);
        assert!(search(&topics, "star zebra").is_empty());
        assert!(search(&topics, "  ").is_empty());
    }

    #[test]
    fn words_that_overlap_are_one_mark() {
        assert_eq!(
            marks("results", &["result", "sults"]),
            [Span { start: 0, end: 7 }]
        );
    }

    proptest! {
        #[test]
        fn no_query_makes_the_search_panic(query in any::<String>()) {
            let _ = search(&topics(), &query);
        }
    }
}
