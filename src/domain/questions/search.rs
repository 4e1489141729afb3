//! Finding questions as one types: words by their beginnings, whatever their case and accents, the
//! best match first, through filters and in an order.
//!
//! Everything that can be found is folded and indexed once ([`SearchIndex::of`]): a sorted list of all
//! words, and for each word the questions that have it. A key then costs a search in that list and
//! a pass over what has a word that begins so, never a pass over texts. What changes from day to
//! day (what is due, what is a favorite) is not part of the index but comes in as [`QuestionStanding`]s.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};

use crate::domain::choices::choices;
use crate::domain::principle::Principle;
use crate::domain::questions::own::OwnQuestion;
use crate::domain::questions::question::{Question, QuestionLevel, Role, Skill};
use crate::domain::record::envelope::Record;
use crate::domain::text::Span;
use crate::domain::text::fold::{fold_into, is_accent, words};

/// A question as the list knows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListedQuestion {
    /// Which question: the id of a built-in one, or an own one's record id.
    pub id: String,
    /// The question.
    pub text: String,
    /// The principle it is asked for; none for an own one of which that is not known.
    pub leading: Option<Principle>,
    /// Principles it also bears on.
    pub supporting: Vec<Principle>,
    /// The skill it asks about.
    pub skill: Skill,
    /// Whose loop it belongs to.
    pub role: Role,
    /// How senior the role is.
    pub level: QuestionLevel,
    /// The candidate's tags.
    pub tags: Vec<String>,
    /// Whether it is the candidate's own.
    pub is_own: bool,
    /// Whether it is put away.
    pub is_archived: bool,
}
impl ListedQuestion {
    fn bears_on(&self, principle: Principle) -> bool {
        self.leads(principle) || self.supporting.contains(&principle)
    }

    fn leads(&self, principle: Principle) -> bool {
        self.leading == Some(principle)
    }
}

/// Where a word stands decides what it is worth: the question itself, what it is about, what is
/// behind it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    /// What is tested, and the follow-ups.
    Behind,
    /// Its principles, skill and tags.
    About,
    /// The question.
    Text,
}
impl Place {
    /// What a word that begins so is worth there, and a word that is just so.
    fn worth(self) -> (u8, u8) {
        match self {
            Self::Behind => (1, 2),
            Self::About => (3, 4),
            Self::Text => (6, 8),
        }
    }
}

/// What it adds that the words looked for stand side by side in the question, in their order.
const SIDE_BY_SIDE: u32 = 6;

/// A question that has a word, and where.
#[derive(Clone, Copy, Debug)]
struct Posting {
    entry: u32,
    place: Place,
}

/// Everything that can be found.
#[derive(Debug, Default)]
pub struct SearchIndex {
    pub(crate) entries: Vec<ListedQuestion>,
    /// The folded words of each question, with a space before each.
    folded: Vec<String>,
    /// All folded words, sorted, each with the questions that have it.
    words: Vec<(String, Vec<Posting>)>,
}
impl SearchIndex {
    /// Folds and indexes the questions, the built-in ones first, each group in the order given.
    #[must_use]
    pub fn of(bank: &[Question], own: &[Record<OwnQuestion>]) -> Self {
        let mut index = Indexing::default();
        for question in bank {
            let entry = ListedQuestion {
                id: question.id.clone(),
                text: question.text.clone(),
                leading: question.leading,
                supporting: question.supporting.clone(),
                skill: question.skill,
                role: question.role,
                level: question.level,
                tags: Vec::new(),
                is_own: false,
                is_archived: false,
            };
            let behind = question.follow_ups.iter().chain([&question.tests]);
            index.add(entry, behind);
        }
        for record in own {
            let question = &record.body;
            let entry = ListedQuestion {
                id: record.id().as_str().to_owned(),
                text: question.text.clone(),
                leading: question.leading,
                supporting: question.supporting.clone(),
                skill: question.skill,
                role: question.role,
                level: question.level,
                tags: question.tags.clone(),
                is_own: true,
                is_archived: question.is_archived,
            };
            index.add(entry, question.follow_ups.iter());
        }
        index.finish()
    }

    /// The questions, in the order of the index.
    #[must_use]
    pub fn entries(&self) -> &[ListedQuestion] {
        &self.entries
    }

    /// The tags in use, each once and in lower case, sorted.
    #[must_use]
    pub fn tags(&self) -> Vec<String> {
        let tags: std::collections::BTreeSet<String> = self
            .entries
            .iter()
            .flat_map(|entry| &entry.tags)
            .map(|tag| tag.to_lowercase())
            .collect();
        tags.into_iter().collect()
    }

    /// How well each question matches all of the terms; none where one is missing.
    fn scores(&self, terms: &SearchTerms) -> Vec<Option<u32>> {
        let mut scores: Vec<Option<u32>> = vec![Some(0); self.entries.len()];
        for term in &terms.0 {
            let mut best = vec![0_u8; self.entries.len()];
            let from = self
                .words
                .partition_point(|(word, _)| word.as_str() < term.as_str());
            let beginning_so = self
                .words
                .iter()
                .skip(from)
                .take_while(|(word, _)| word.starts_with(term.as_str()));
            for (word, postings) in beginning_so {
                let is_whole = word.len() == term.len();
                for posting in postings {
                    let (beginning, whole) = posting.place.worth();
                    let worth = if is_whole { whole } else { beginning };
                    if let Some(best) = best.get_mut(posting.entry as usize) {
                        *best = worth.max(*best);
                    }
                }
            }
            for (score, best) in scores.iter_mut().zip(best) {
                *score = score.filter(|_| best > 0).map(|sum| sum + u32::from(best));
            }
        }
        if terms.0.len() > 1 {
            let side_by_side: String = terms.0.iter().flat_map(|term| [" ", term]).collect();
            for (score, folded) in scores.iter_mut().zip(&self.folded) {
                if let Some(sum) = score.as_mut().filter(|_| folded.contains(&side_by_side)) {
                    *sum += SIDE_BY_SIDE;
                }
            }
        }
        scores
    }
}

/// An index in the making.
#[derive(Default)]
struct Indexing {
    entries: Vec<ListedQuestion>,
    folded: Vec<String>,
    words: HashMap<String, Vec<Posting>>,
}
impl Indexing {
    fn add<'a>(&mut self, entry: ListedQuestion, behind: impl Iterator<Item = &'a String>) {
        let mut folded = String::with_capacity(entry.text.len() + 8);
        self.note(&entry.text, Place::Text, Some(&mut folded));
        let principles = entry.leading.iter().chain(&entry.supporting);
        for principle in principles {
            self.note(principle.name(), Place::About, None);
        }
        if let Some(skill) = entry.skill.said() {
            self.note(skill, Place::About, None);
        }
        for tag in &entry.tags {
            self.note(tag, Place::About, None);
        }
        for text in behind {
            self.note(text, Place::Behind, None);
        }
        self.entries.push(entry);
        self.folded.push(folded);
    }

    /// Notes the words of a text for the entry that comes next.
    fn note(&mut self, text: &str, place: Place, mut folded: Option<&mut String>) {
        // A bank that does not fit has long not fitted into memory.
        let entry = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let mut word = String::new();
        for span in words(text) {
            word.clear();
            fold_into(&mut word, span.of(text));
            if let Some(folded) = folded.as_deref_mut() {
                folded.push(' ');
                folded.push_str(&word);
            }
            let posting = Posting { entry, place };
            match self.words.get_mut(word.as_str()) {
                // Texts come before what is worth less, so the first mention is the best one.
                Some(postings) if postings.last().is_some_and(|last| last.entry == entry) => {}
                Some(postings) => postings.push(posting),
                None => {
                    self.words.insert(word.clone(), vec![posting]);
                }
            }
        }
    }

    fn finish(self) -> SearchIndex {
        let mut words: Vec<(String, Vec<Posting>)> = self.words.into_iter().collect();
        words.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        SearchIndex {
            entries: self.entries,
            folded: self.folded,
            words,
        }
    }
}

/// What is looked for: the beginnings of words, folded.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SearchTerms(Vec<String>);
impl SearchTerms {
    /// The terms of what was typed.
    #[must_use]
    pub fn of(search: &str) -> Self {
        Self(
            words(search)
                .map(|span| {
                    let mut term = String::new();
                    fold_into(&mut term, span.of(search));
                    term
                })
                .collect(),
        )
    }

    /// The parts of a text that are looked for, in their order.
    #[must_use]
    pub fn hits(&self, text: &str) -> Vec<Span> {
        if self.0.is_empty() {
            return Vec::new();
        }
        words(text)
            .filter_map(|span| {
                let word = span.of(text);
                let mut folded = String::new();
                fold_into(&mut folded, word);
                let term = self
                    .0
                    .iter()
                    .filter(|term| folded.starts_with(term.as_str()))
                    .max_by_key(|term| term.len())?;
                Some(Span {
                    start: span.start,
                    end: span.start + beginning(word, term.len()),
                })
            })
            .collect()
    }
}

/// How many bytes of a word fold to at least so many bytes, accents that follow included.
fn beginning(word: &str, folded_length: usize) -> usize {
    let mut folded = String::new();
    let mut end = 0;
    for (at, letter) in word.char_indices() {
        if folded.len() >= folded_length && !is_accent(letter) {
            break;
        }
        end = at + letter.len_utf8();
        fold_into(&mut folded, word.get(at..end).unwrap_or_default());
    }
    end
}

/// What only some questions are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Only {
    /// Due today.
    Due,
    /// Blank or shaky the last time.
    Weak,
    /// No story shows any of its principles.
    NoStory,
    /// A favorite.
    Favorite,
    /// The candidate's own.
    Own,
    /// Really asked.
    Asked,
    /// Put away; these are shown with this alone.
    Archived,
}

choices! {
    Only {
        Due: "due", "Due";
        Weak: "weak", "Weak last time";
        NoStory: "no-story", "No story yet";
        Favorite: "favourites", "Favorites";
        Own: "own", "My own";
        Asked: "asked", "Really asked";
        Archived: "archived", "Archived";
    }
}

/// The order of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum QuestionOrder {
    /// The best match first; without a search, as in the bank, own ones last.
    #[default]
    Best,
    /// The own ones first, the newest of them on top.
    Newest,
    /// By the principle that it is asked for, in the published order.
    Principle,
    /// Never practiced first, then the longest ago.
    LongestAgo,
    /// What was really asked most often first.
    MostAsked,
}

choices! {
    QuestionOrder {
        Best: "best", "Best match";
        Newest: "newest", "My own, newest first";
        Principle: "principle", "By principle";
        LongestAgo: "longest-ago", "Longest not practiced";
        MostAsked: "most-asked", "Most often asked";
    }
}

/// Where a question stands today.
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that do not exclude each other"
)]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct QuestionStanding {
    /// Whether it is due.
    pub is_due: bool,
    /// Whether no story shows any of its principles.
    pub has_no_story: bool,
    /// Whether it is a favorite.
    pub is_favourite: bool,
    /// How often it was really asked.
    pub asked: usize,
    /// Whether the last answer was blank or shaky.
    pub is_weak: bool,
    /// When it was last practiced.
    pub last: Option<DateTime<Utc>>,
}

impl QuestionStanding {
    fn is(&self, only: Only, entry: &ListedQuestion) -> bool {
        match only {
            Only::Due => self.is_due,
            Only::Weak => self.is_weak,
            Only::NoStory => self.has_no_story,
            Only::Favorite => self.is_favourite,
            Only::Own => entry.is_own,
            Only::Asked => self.asked > 0,
            Only::Archived => entry.is_archived,
        }
    }
}

/// What to look for in the bank, and in which order to show it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct QuestionFilter {
    /// Beginnings of words that all have to occur.
    pub search: String,
    /// A principle it leads or supports.
    pub principle: Option<Principle>,
    /// The skill it asks about.
    pub skill: Option<Skill>,
    /// Whose loop it belongs to.
    pub role: Role,
    /// How senior the role is.
    pub level: Option<QuestionLevel>,
    /// What it is, all of it; sorted, each once.
    pub only: Vec<Only>,
    /// A tag it has; empty for any.
    pub tag: String,
    /// The order.
    pub order: QuestionOrder,
}

impl QuestionFilter {
    /// Wants, or no longer wants, that questions be so.
    pub fn set_only(&mut self, only: Only, is_wanted: bool) {
        self.only.retain(|one| *one != only);
        if is_wanted {
            self.only.push(only);
            self.only.sort();
        }
    }

    /// Whether something other than the words looked for narrows or orders the list.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        let open = Self {
            search: self.search.clone(),
            ..Self::default()
        };
        *self != open
    }

    /// The questions (as places in the index) that pass, in their order. `standings` are those of
    /// the same index.
    #[must_use]
    pub fn apply(&self, index: &SearchIndex, standings: &[QuestionStanding]) -> Vec<usize> {
        let scores = index.scores(&SearchTerms::of(&self.search));
        let mut found: Vec<(usize, u32, &ListedQuestion, &QuestionStanding)> = index
            .entries
            .iter()
            .zip(scores)
            .zip(standings)
            .enumerate()
            .filter_map(|(place, ((entry, score), standing))| {
                Some((place, score?, entry, standing))
            })
            .filter(|(_, _, entry, standing)| self.lets_pass(entry, standing))
            .collect();
        match self.order {
            QuestionOrder::Best => found.sort_by_key(|(_, score, entry, _)| {
                let is_led = self
                    .principle
                    .is_some_and(|principle| entry.leads(principle));
                (Reverse(is_led), Reverse(*score))
            }),
            QuestionOrder::Newest => {
                found.sort_by_key(|(place, _, entry, _)| (!entry.is_own, newest(entry, *place)));
            }
            QuestionOrder::Principle => {
                found.sort_by_key(|(_, score, entry, _)| {
                    (entry.leading.is_none(), entry.leading, Reverse(*score))
                });
            }
            QuestionOrder::LongestAgo => {
                found.sort_by_key(|(_, score, _, standing)| (standing.last, Reverse(*score)));
            }
            QuestionOrder::MostAsked => found
                .sort_by_key(|(_, score, _, standing)| (Reverse(standing.asked), Reverse(*score))),
        }
        found.into_iter().map(|(place, ..)| place).collect()
    }

    fn lets_pass(&self, entry: &ListedQuestion, standing: &QuestionStanding) -> bool {
        entry.role == self.role
            && entry.is_archived == self.only.contains(&Only::Archived)
            && self
                .principle
                .is_none_or(|principle| entry.bears_on(principle))
            && self.skill.is_none_or(|skill| entry.skill == skill)
            && self.level.is_none_or(|level| entry.level == level)
            && self.only.iter().all(|&only| standing.is(only, entry))
            && (self.tag.is_empty()
                || entry
                    .tags
                    .iter()
                    .any(|tag| tag.to_lowercase() == self.tag.to_lowercase()))
    }
}

/// Sorts own questions from the newest to the oldest, and leaves the bank as it stands.
fn newest(entry: &ListedQuestion, place: usize) -> isize {
    let place = isize::try_from(place).unwrap_or(isize::MAX);
    if entry.is_own { -place } else { place }
}

/// How many questions there are of each role, archived ones aside.
#[must_use]
pub fn count_by_role(index: &SearchIndex) -> BTreeMap<Role, usize> {
    let mut counts = BTreeMap::new();
    for entry in index.entries.iter().filter(|entry| !entry.is_archived) {
        *counts.entry(entry.role).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::practice::memory::{Answer, AnswerGrade, Practice};
    use crate::domain::practice::session::Practiced;
    use crate::domain::practice::standings::standings;
    use crate::domain::questions::own::{AskedOnce, Marks, QuestionMark};
    use crate::domain::record::id::{DeviceId, RecordId};
    use crate::domain::stories::story::Story;
    use chrono::TimeDelta;
    use proptest::prelude::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn built_in(id: &str, leading: Principle, text: &str) -> Question {
        Question {
            id: id.to_owned(),
            text: text.to_owned(),
            leading: Some(leading),
            supporting: vec![Principle::Ownership],
            skill: Skill::Data,
            follow_ups: vec!["Which baseline did you take?".to_owned()],
            ..Question::default()
        }
    }

    fn own(id: &str, text: &str, edit: impl FnOnce(&mut OwnQuestion)) -> Record<OwnQuestion> {
        let mut question = OwnQuestion {
            text: text.to_owned(),
            ..OwnQuestion::default()
        };
        edit(&mut question);
        Record::new(
            RecordId::from_text(id),
            question,
            now(),
            &DeviceId("d".to_owned()),
        )
    }

    fn index() -> SearchIndex {
        SearchIndex::of(
            &[
                built_in(
                    "a",
                    Principle::DiveDeep,
                    "When did you trace a defect to its data?",
                ),
                built_in(
                    "b",
                    Principle::Frugality,
                    "What did you build with half a database?",
                ),
                built_in(
                    "c",
                    Principle::Ownership,
                    "Tell me about work nobody owned.",
                ),
            ],
            &[
                own("d", "Wie haben Sie die Übergabe geregelt?", |question| {
                    question.tags = vec!["Phone".to_owned()];
                    question.leading = Some(Principle::EarnTrust);
                }),
                own("e", "A time you said no", |question| {
                    question.is_archived = true;
                }),
                own("f", "How did you hire?", |question| {
                    question.skill = Skill::Hiring;
                    question.level = QuestionLevel::Senior;
                }),
            ],
        )
    }

    fn found_by(filter: &QuestionFilter, standings: &[QuestionStanding]) -> String {
        let index = index();
        let found = filter.apply(&index, standings);
        found
            .into_iter()
            .map(|place| index.entries()[place].id.as_str())
            .collect()
    }

    fn found(filter: &QuestionFilter) -> String {
        found_by(filter, &[QuestionStanding::default(); 6])
    }

    fn search(search: &str) -> String {
        found(&QuestionFilter {
            search: search.to_owned(),
            ..QuestionFilter::default()
        })
    }

    #[test]
    fn words_are_found_by_their_beginnings_in_any_case_and_without_accents() {
        assert_eq!(search("DEF"), "a");
        assert_eq!(search("ubergabe"), "d");
        assert_eq!(search("Übergabe"), "d");
        assert_eq!(search("u\u{308}ber"), "d");
        assert_eq!(
            search("efect"),
            "",
            "the middle of a word is not its beginning"
        );
        assert_eq!(search("defect nobody"), "", "every word has to occur");
        assert_eq!(search("  ?! "), "abcdf", "nothing is looked for");
    }

    #[test]
    fn a_whole_word_in_the_question_comes_before_a_beginning_and_before_what_is_behind_it() {
        assert_eq!(search("data"), "abc", "text, beginning of a word, skill");
        assert_eq!(search("baseline"), "abc");
        assert_eq!(search("phone"), "d", "a tag");
        assert_eq!(search("dive"), "a", "a principle");
    }

    #[test]
    fn words_side_by_side_come_first() {
        let index = SearchIndex::of(
            &[],
            &[
                own("x", "No, I said, and no it was", |_| {}),
                own("y", "When I said no to it", |_| {}),
            ],
        );
        let filter = QuestionFilter {
            search: "said no".to_owned(),
            ..QuestionFilter::default()
        };
        assert_eq!(
            filter.apply(&index, &[QuestionStanding::default(); 2]),
            [1, 0]
        );
    }

    #[test]
    fn scripts_without_spaces_are_found_by_any_of_their_characters() {
        let index = SearchIndex::of(&[], &[own("x", "失敗した経験を教えてください", |_| {})]);
        for (typed, count) in [("経験", 1), ("失敗", 1), ("顧客", 0)] {
            let filter = QuestionFilter {
                search: typed.to_owned(),
                ..QuestionFilter::default()
            };
            assert_eq!(
                filter.apply(&index, &[QuestionStanding::default()]).len(),
                count,
                "{typed}"
            );
        }
    }

    #[test]
    fn hits_are_the_letters_that_were_looked_for() {
        let hits = |search: &str, text: &str| -> Vec<String> {
            SearchTerms::of(search)
                .hits(text)
                .into_iter()
                .map(|span| span.of(text).to_owned())
                .collect()
        };
        assert_eq!(
            hits("dat da", "Data, date, DATABASE."),
            ["Dat", "dat", "DAT"]
        );
        assert_eq!(hits("uber", "Die Übergabe"), ["Über"]);
        assert_eq!(hits("ube", "u\u{308}ber"), ["u\u{308}be"]);
        assert_eq!(hits("strass", "Straße"), ["Straß"]);
        assert_eq!(hits("", "Data"), [""; 0]);
    }

    #[test]
    fn filters_narrow_together_and_archived_ones_show_only_when_asked_for() {
        let open = QuestionFilter::default();
        assert_eq!(found(&open), "abcdf");
        let by = |edit: fn(&mut QuestionFilter)| {
            let mut filter = QuestionFilter::default();
            edit(&mut filter);
            found(&filter)
        };
        assert_eq!(
            by(|filter| filter.principle = Some(Principle::Ownership)),
            "cab"
        );
        assert_eq!(by(|filter| filter.skill = Some(Skill::Hiring)), "f");
        assert_eq!(by(|filter| filter.level = Some(QuestionLevel::Senior)), "f");
        assert_eq!(by(|filter| filter.role = Role::Devops), "");
        assert_eq!(by(|filter| filter.tag = "phone".to_owned()), "d");
        assert_eq!(by(|filter| filter.set_only(Only::Own, true)), "df");
        assert_eq!(by(|filter| filter.set_only(Only::Archived, true)), "e");
        assert_eq!(
            by(|filter| {
                filter.set_only(Only::Own, true);
                filter.skill = Some(Skill::Hiring);
            }),
            "f"
        );
    }

    #[test]
    fn where_a_question_stands_follows_from_answers_marks_and_stories() {
        let index = index();
        let mut practiced = Practiced::new();
        let mut practice = Practice::new("a");
        practice.answer(Answer {
            at: now() - TimeDelta::days(30),
            grade: AnswerGrade::Shaky,
            seconds: 0,
            story: None,
        });
        practiced.insert("a".to_owned(), practice);
        let mut mark = QuestionMark::new("d");
        mark.is_favourite = true;
        mark.asked = vec![AskedOnce::default(), AskedOnce::default()];
        let marks = Marks::from([("d".to_owned(), mark)]);
        let story = Story {
            principles: vec![Principle::Ownership],
            ..Story::default()
        };
        let standings = standings(&index, &practiced, &marks, [&story], now(), None);
        let only = |only: Only| {
            let mut filter = QuestionFilter::default();
            filter.set_only(only, true);
            found_by(&filter, &standings)
        };
        assert_eq!(only(Only::Due), "a");
        assert_eq!(only(Only::Weak), "a");
        assert_eq!(only(Only::NoStory), "df", "the others bear on Ownership");
        assert_eq!(only(Only::Favorite), "d");
        assert_eq!(only(Only::Asked), "d");
        let order = |order| {
            let filter = QuestionFilter {
                order,
                ..QuestionFilter::default()
            };
            found_by(&filter, &standings)
        };
        assert_eq!(order(QuestionOrder::Best), "abcdf");
        assert_eq!(order(QuestionOrder::Newest), "fdabc");
        assert_eq!(order(QuestionOrder::Principle), "cbdaf");
        assert_eq!(order(QuestionOrder::LongestAgo), "bcdfa");
        assert_eq!(order(QuestionOrder::MostAsked), "dabcf");
    }

    #[test]
    fn what_is_wanted_is_kept_once_and_in_one_order() {
        let mut filter = QuestionFilter::default();
        for only in [Only::Own, Only::Due, Only::Own] {
            filter.set_only(only, true);
        }
        assert_eq!(filter.only, [Only::Due, Only::Own]);
        assert!(filter.is_narrowed());
        filter.set_only(Only::Due, false);
        filter.set_only(Only::Own, false);
        filter.search = "x".to_owned();
        assert!(!filter.is_narrowed());
        for only in Only::ALL {
            assert_eq!(Only::from_slug(only.slug()), Some(only));
        }
        for order in QuestionOrder::ALL {
            assert_eq!(QuestionOrder::from_slug(order.slug()), Some(order));
        }
    }

    #[test]
    fn the_tags_in_use_are_offered_once() {
        assert_eq!(index().tags(), ["phone"]);
        assert_eq!(
            count_by_role(&index()),
            BTreeMap::from([(Role::ProductManager, 5)])
        );
    }

    proptest! {
        #[test]
        fn a_text_is_found_by_what_any_of_its_words_begins_with(text in "\\PC{1,30}", length in 1_usize..4) {
            let index = SearchIndex::of(&[], &[own("x", &text, |_| {})]);
            for span in words(&text) {
                let beginning: String = span.of(&text).chars().take(length).collect();
                let filter = QuestionFilter { search: beginning.clone(), ..QuestionFilter::default() };
                prop_assert_eq!(filter.apply(&index, &[QuestionStanding::default()]).len(), 1);
                prop_assert!(!SearchTerms::of(&beginning).hits(&text).is_empty());
            }
        }

        #[test]
        fn hits_stand_in_the_text_one_after_the_other(search in "\\PC{0,9}", text in "\\PC{0,40}") {
            let mut from = 0;
            for span in SearchTerms::of(&search).hits(&text) {
                prop_assert!(span.start >= from && span.end > span.start);
                prop_assert!(text.get(span.start..span.end).is_some());
                from = span.end;
            }
        }
    }
}
