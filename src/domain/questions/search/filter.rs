//! The filters of the bank, and the search results.

use std::cmp::Reverse;

use crate::domain::principle::Principle;
use crate::domain::questions::question::{QuestionFrequency, QuestionLevel, Role, Skill};
use crate::domain::questions::search::index::SearchIndex;
use crate::domain::questions::search::listed::{
    ListedQuestion, Only, QuestionOrder, QuestionStanding,
};
use crate::domain::questions::search::terms::SearchTerms;

/// The share of the best score that a question needs to be shown, in percent.
const SHOWN: u64 = 30;

/// The share of the best score that a hidden question needs to be reported, in percent.
const TOLD: u64 = 60;

/// The search, filters, and order of the list.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct QuestionFilter {
    /// The typed search.
    pub search: String,
    /// A principle it leads or supports.
    pub principle: Option<Principle>,
    /// A skill.
    pub skill: Option<Skill>,
    /// A role.
    pub role: Role,
    /// A level.
    pub level: Option<QuestionLevel>,
    /// Properties that it must all have; sorted, each once.
    pub only: Vec<Only>,
    /// A tag it has; empty for any.
    pub tag: String,
    /// The order.
    pub order: QuestionOrder,
}

impl QuestionFilter {
    /// Adds or removes a required property.
    pub fn set_only(&mut self, only: Only, is_wanted: bool) {
        self.only.retain(|one| *one != only);
        if is_wanted {
            let place = self.only.partition_point(|one| *one < only);
            self.only.insert(place, only);
        }
    }

    /// Whether something other than the search filters or sorts the list.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        let open = Self {
            search: self.search.clone(),
            ..Self::default()
        };
        *self != open
    }

    /// The filter's results. `terms` are those of its search, and `standings` those of the same index.
    #[must_use]
    pub fn find(
        &self,
        index: &SearchIndex,
        terms: &SearchTerms,
        standings: &[QuestionStanding],
    ) -> FoundQuestions {
        let all: Vec<Candidate> = index
            .entries()
            .iter()
            .zip(index.scores(terms))
            .zip(standings)
            .enumerate()
            .map(|(place, ((entry, score), standing))| Candidate {
                place,
                score,
                entry,
                standing,
            })
            .collect();
        let passes = |one: &Candidate| self.lets_pass(one.entry, one.standing);
        if terms.is_empty() {
            return FoundQuestions {
                places: self.in_order(all.into_iter().filter(passes).collect()),
                ..FoundQuestions::default()
            };
        }
        let best_of_all = all.iter().map(|one| one.score).max().unwrap_or_default();
        let hidden = self.hidden(&all, best_of_all * TOLD / 100);
        let passing: Vec<Candidate> = all.into_iter().filter(passes).collect();
        let best = passing
            .iter()
            .map(|one| one.score)
            .max()
            .unwrap_or_default();
        if best == 0 {
            let common = passing
                .into_iter()
                .filter(|one| one.entry.frequency == QuestionFrequency::Common);
            return FoundQuestions {
                places: self.in_order(common.collect()),
                hidden,
                is_common_instead: true,
            };
        }
        let shown = passing
            .into_iter()
            .filter(|one| one.score > 0 && one.score >= best * SHOWN / 100);
        FoundQuestions {
            places: self.in_order(shown.collect()),
            hidden,
            is_common_instead: false,
        }
    }

    fn in_order(&self, mut found: Vec<Candidate>) -> Vec<usize> {
        match self.order {
            QuestionOrder::Best => found.sort_by_key(|one| {
                let is_led = self
                    .principle
                    .is_some_and(|principle| one.entry.leads(principle));
                (Reverse(is_led), Reverse(one.score), one.entry.frequency)
            }),
            QuestionOrder::Newest => {
                found.sort_by_key(|one| (!one.entry.is_own, newest(one.entry, one.place)));
            }
            QuestionOrder::Principle => found.sort_by_key(|one| {
                let leading = one.entry.leading;
                (leading.is_none(), leading, Reverse(one.score))
            }),
            QuestionOrder::LongestAgo => {
                found.sort_by_key(|one| (one.standing.last, Reverse(one.score)));
            }
            QuestionOrder::MostAsked => {
                found.sort_by_key(|one| (Reverse(one.standing.asked), Reverse(one.score)));
            }
        }
        found.into_iter().map(|one| one.place).collect()
    }

    /// The hits with at least this score that another filter would show, by what hides them.
    fn hidden(&self, all: &[Candidate], least: u64) -> Vec<HiddenHits> {
        let open = Self {
            search: self.search.clone(),
            role: self.role,
            ..Self::default()
        };
        let archive = Self {
            only: vec![Only::Archived],
            ..open.clone()
        };
        let of_role = |role| Self {
            role,
            ..open.clone()
        };
        let others = Role::ALL.into_iter().filter(|role| *role != self.role);
        let ways = [
            (HiddenBy::Filters(self.narrowings()), open.clone()),
            (HiddenBy::Archive, archive),
        ]
        .into_iter()
        .chain(others.map(|role| (HiddenBy::Role(role), of_role(role))));
        ways.filter_map(|(by, show)| {
            let is_hidden = |one: &&Candidate| {
                one.score > 0
                    && one.score >= least
                    && !self.lets_pass(one.entry, one.standing)
                    && show.lets_pass(one.entry, one.standing)
            };
            let count = all.iter().filter(is_hidden).count();
            (count > 0).then_some(HiddenHits { by, count, show })
        })
        .collect()
    }

    /// The active filters besides the role and the search, for a person to read.
    fn narrowings(&self) -> Vec<String> {
        let tag = (!self.tag.is_empty()).then(|| self.tag.clone());
        [
            self.principle.map(Principle::name),
            self.skill.map(Skill::name),
            self.level.map(QuestionLevel::name),
        ]
        .into_iter()
        .flatten()
        .chain(self.only.iter().map(|only| only.name()))
        .map(str::to_owned)
        .chain(tag)
        .collect()
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

/// A question that may be shown.
struct Candidate<'a> {
    place: usize,
    score: u64,
    entry: &'a ListedQuestion,
    standing: &'a QuestionStanding,
}

/// Search results.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FoundQuestions {
    /// The questions to show, as indices, in order.
    pub places: Vec<usize>,
    /// Good hits hidden by the filter.
    pub hidden: Vec<HiddenHits>,
    /// Whether nothing matches the search, so that common questions are shown instead.
    pub is_common_instead: bool,
}

/// What hides hits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HiddenBy {
    /// They belong to another role.
    Role(Role),
    /// Filters, for a person to read.
    Filters(Vec<String>),
    /// They are archived.
    Archive,
}

/// Hidden hits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HiddenHits {
    /// What hides them.
    pub by: HiddenBy,
    /// The number of hits.
    pub count: usize,
    /// The filter that shows them.
    pub show: QuestionFilter,
}

/// Sorts custom questions from newest to oldest, and keeps the order of the bank.
fn newest(entry: &ListedQuestion, place: usize) -> isize {
    let place = isize::try_from(place).unwrap_or(isize::MAX);
    if entry.is_own { -place } else { place }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::practice::memory::{Answer, AnswerGrade, Practice, Practiced};
    use crate::domain::practice::standings::{standings, without_story};
    use crate::domain::questions::own::OwnQuestion;
    use crate::domain::questions::own::{AskedOnce, Marks, QuestionMark};
    use crate::domain::questions::question::Question;
    use crate::domain::questions::search::index::count_by_role;
    use crate::domain::record::envelope::Record;
    use crate::domain::record::id::{DeviceId, RecordId};
    use crate::domain::stories::story::Story;
    use crate::domain::text::fold::words;
    use chrono::TimeDelta;
    use chrono::{DateTime, Utc};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

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
        let found = filter.find(&index, &index.terms(&filter.search), standings);
        found
            .places
            .into_iter()
            .map(|place| index.entries()[place].id.as_str())
            .collect()
    }

    fn found(filter: &QuestionFilter) -> String {
        found_by(filter, &[QuestionStanding::default(); 6])
    }

    fn by(search: &str) -> QuestionFilter {
        QuestionFilter {
            search: search.to_owned(),
            ..QuestionFilter::default()
        }
    }

    fn search(search: &str) -> String {
        found(&by(search))
    }

    fn places(index: &SearchIndex, search: &str) -> Vec<usize> {
        let standings = vec![QuestionStanding::default(); index.entries().len()];
        let found = by(search).find(index, &index.terms(search), &standings);
        if found.is_common_instead {
            Vec::new()
        } else {
            found.places
        }
    }

    #[test]
    fn words_are_found_by_their_beginnings_in_any_case_and_without_accents() {
        assert_eq!(search("DEF"), "a");
        assert_eq!(search("ubergabe"), "d");
        assert_eq!(search("Übergabe"), "d");
        assert_eq!(search("u\u{308}ber"), "d");
        assert_eq!(search("efect"), "a", "a letter is missing");
        assert_eq!(search("defect nobody"), "ac", "either word will do");
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
                own("x", "No answer was what I said", |_| {}),
                own("y", "When I said no to it", |_| {}),
            ],
        );
        assert_eq!(places(&index, "said no"), [1, 0]);
    }

    #[test]
    fn common_questions_come_before_rare_ones_that_say_the_same() {
        let rare = Question {
            frequency: QuestionFrequency::Rare,
            ..built_in("a", Principle::DiveDeep, "Tell me about a failure.")
        };
        let common = built_in("b", Principle::DiveDeep, "Tell me about a failure.");
        let index = SearchIndex::of(&[rare, common], &[]);
        assert_eq!(places(&index, "failures"), [1, 0]);
    }

    #[test]
    fn aliases_related_words_and_joined_words_find_a_question() {
        let mut question = built_in("a", Principle::Ownership, "Tell me about a trade-off.");
        question.aliases = vec!["P&L".to_owned(), "go-to-market".to_owned()];
        let index = SearchIndex::of(&[question], &[]);
        for typed in [
            "trade off",
            "tradeoffs",
            "compromise",
            "P&L",
            "p l",
            "pnl",
            "go to market",
            "tradeof",
        ] {
            assert_eq!(places(&index, typed), [0], "{typed}");
        }
    }

    #[test]
    fn a_misspelled_word_is_told_with_the_one_that_was_meant() {
        let terms = index().terms("defetc about zebra");
        let [(typed, meant)] = terms.corrected() else {
            panic!("{terms:?}");
        };
        assert_eq!((typed.as_str(), meant.as_str()), ("defetc", "defect"));
        assert_eq!(terms.unknown(), ["zebra"]);
    }

    #[test]
    fn hits_that_the_filter_hides_are_counted_by_what_hides_them() {
        let index = index();
        let standings = [QuestionStanding::default(); 6];
        let mut filter = by("said no");
        filter.principle = Some(Principle::Frugality);
        filter.role = Role::Devops;
        let found = filter.find(&index, &index.terms(&filter.search), &standings);
        assert!(found.is_common_instead && found.places.is_empty());
        let hidden: Vec<(&HiddenBy, usize)> = found
            .hidden
            .iter()
            .map(|hidden| (&hidden.by, hidden.count))
            .collect();
        assert_eq!(hidden, []);
        filter.role = Role::ProductManager;
        let found = filter.find(&index, &index.terms(&filter.search), &standings);
        assert_eq!(found.hidden.len(), 1);
        assert_eq!(found.hidden[0].by, HiddenBy::Archive);
        filter.search = "hire".to_owned();
        let found = filter.find(&index, &index.terms(&filter.search), &standings);
        assert_eq!(
            found.hidden[0].by,
            HiddenBy::Filters(vec!["Frugality".to_owned()])
        );
        assert_eq!(found.hidden[0].show, by("hire"));
    }

    #[test]
    fn scripts_without_spaces_are_found_by_any_of_their_characters() {
        let index = SearchIndex::of(&[], &[own("x", "失敗した経験を教えてください", |_| {})]);
        for (typed, count) in [("経験", 1), ("失敗", 1), ("顧客", 0)] {
            assert_eq!(places(&index, typed).len(), count, "{typed}");
        }
    }

    #[test]
    fn hits_are_the_letters_that_were_looked_for() {
        let hits = |search: &str, text: &str| -> Vec<String> {
            let index = SearchIndex::of(&[], &[own("x", text, |_| {})]);
            index
                .terms(search)
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
        assert_eq!(hits("planning", "Plan the plans"), ["Plan", "plans"]);
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
        let told = [(RecordId::from_text("s"), story)];
        let without = without_story(&index, &told);
        let standings = standings(&index, &practiced, &marks, &without, &["a".to_owned()]);
        let only = |only: Only| {
            let mut filter = QuestionFilter::default();
            filter.set_only(only, true);
            found_by(&filter, &standings)
        };
        assert_eq!(only(Only::Due), "a");
        assert_eq!(only(Only::Weak), "a");
        assert_eq!(
            only(Only::NoStory),
            "abdf",
            "only the third is asked for Ownership"
        );
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
                prop_assert_eq!(places(&index, &beginning), [0]);
                prop_assert!(!index.terms(&beginning).hits(&text).is_empty());
            }
        }

        #[test]
        fn hits_stand_in_the_text_one_after_the_other(search in "\\PC{0,9}", text in "\\PC{0,40}") {
            let mut from = 0;
            let index = SearchIndex::of(&[], &[own("x", &text, |_| {})]);
            for span in index.terms(&search).hits(&text) {
                prop_assert!(span.start >= from && span.end > span.start);
                prop_assert!(text.get(span.start..span.end).is_some());
                from = span.end;
            }
        }
    }
}
