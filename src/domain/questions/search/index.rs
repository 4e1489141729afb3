//! Everything searchable, folded and indexed once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use fnv::FnvBuildHasher;

use crate::domain::principle::Principle;
use crate::domain::questions::own::OwnQuestion;
use crate::domain::questions::question::{Question, QuestionFrequency, Role};
use crate::domain::questions::search::forms::{
    has_relations, is_stop_word, related, stem, words_with_relations,
};
use crate::domain::questions::search::listed::ListedQuestion;
use crate::domain::questions::search::spelling::{errors, forgiven};
use crate::domain::questions::search::terms::{SearchTerm, SearchTerms, chains, tokens};
use crate::domain::record::envelope::Record;
use crate::domain::text::fold::folded;

/// Where a word occurs, which decides its weight.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    /// What it tests, and its follow-ups.
    Behind,
    /// Its principles, skill, and tags.
    About,
    /// Other words that candidates use for it.
    Alias,
    /// The question.
    Text,
}
impl Place {
    fn worth(self) -> u32 {
        match self {
            Self::Behind => 2,
            Self::About => 4,
            Self::Alias => 6,
            Self::Text => 8,
        }
    }
}

// How well a word of a question matches a search word.
const SAME_WORD: u32 = 8;
const SAME_STEM: u32 = 7;
const SAME_BEGINNING: u32 = 5;
const LIKE_MEANING: u32 = 4;

/// The minimum score of a word that is part of the question itself, and not only of its background.
const TELLING: u32 = 192;

/// The minimum score of a question with the word itself or a form of it, and not a related word.
const HAVING: u32 = 300;

/// The bonus per word, before its rarity, if all words occur together.
const TOGETHER: u32 = 256;

/// The most corrections of a misspelled word.
const MEANT: usize = 3;

/// The hash map for lookups by word. An index does tens of thousands of them.
type ByWord<T> = HashMap<String, T, FnvBuildHasher>;

/// A question with a word, and where it occurs.
#[derive(Clone, Copy, Debug)]
struct Posting {
    entry: u32,
    place: Place,
}

/// Everything searchable.
#[derive(Debug, Default)]
pub struct SearchIndex {
    entries: Vec<ListedQuestion>,
    /// The distinctive words of each question and of each of its aliases, as numbers of stems.
    phrases: Vec<Vec<Vec<u32>>>,
    /// All folded words, sorted, each with the questions that have it.
    words: Vec<(String, Vec<Posting>)>,
    /// The stems, each with its number and the indices of its words in `words`.
    stems: ByWord<(u32, Vec<u32>)>,
    /// The folded aliases of several words, each with the questions that have it.
    aliases: ByWord<Vec<u32>>,
}

impl SearchIndex {
    /// Folds and indexes the questions, the built-in ones first, each group in the order given.
    #[must_use]
    pub fn of(bank: &[Question], own: &[Record<OwnQuestion>]) -> Self {
        let mut index = Indexing::default();
        for question in bank {
            index.add(question);
        }
        for record in own {
            index.add_own(record);
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

    /// The terms of a search: joined words as one if the bank has them, misspelled ones corrected,
    /// and stop words only if there are no others.
    #[must_use]
    pub fn terms(&self, search: &str) -> SearchTerms {
        let typed = self.typed(search);
        let is_telling = |word: &String| !is_stop_word(word);
        let telling: Vec<String> = typed
            .iter()
            .filter(|word| is_telling(word))
            .cloned()
            .collect();
        let looked_for = if telling.is_empty() { typed } else { telling };
        let mut terms = SearchTerms {
            folded: folded(search),
            ..SearchTerms::default()
        };
        for word in looked_for {
            if self.is_known(&word) || is_stop_word(&word) {
                terms.terms.push(SearchTerm::of(vec![word], 0));
                continue;
            }
            match self.meant(&word) {
                Some((_, meant)) if meant.iter().any(|meant| is_stop_word(meant)) => {}
                Some((count, meant)) => {
                    let first = meant.first().cloned().unwrap_or_default();
                    terms.corrected.push((word, first));
                    terms.terms.push(SearchTerm::of(meant, count));
                }
                None => terms.unknown.push(word),
            }
        }
        terms
    }

    /// The typed words, in order.
    fn typed(&self, search: &str) -> Vec<String> {
        let tokens = tokens(search);
        let joined: Vec<(usize, usize, String)> = chains(&tokens)
            .filter(|(_, _, word)| self.is_known(word))
            .collect();
        let mut typed = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            if let Some((_, length, word)) = joined.iter().find(|(start, ..)| *start == at) {
                typed.push(word.clone());
                at += length;
                continue;
            }
            // "trade off" and "P and L" as "trade-off" and "P&L".
            let next = tokens.get(at + 1);
            let pair = next.map(|next| format!("{}{}", token.word, next.word));
            if let Some(pair) = pair.filter(|pair| self.has_word(pair)) {
                typed.push(pair);
                at += 2;
            } else {
                typed.push(token.word.clone());
                at += 1;
            }
        }
        typed
    }

    fn has_word(&self, word: &str) -> bool {
        self.words
            .binary_search_by(|(one, _)| one.as_str().cmp(word))
            .is_ok()
    }

    /// The words with this prefix.
    fn beginning_so<'a>(
        &'a self,
        beginning: &'a str,
    ) -> impl Iterator<Item = &'a (String, Vec<Posting>)> {
        let from = self
            .words
            .partition_point(|(word, _)| word.as_str() < beginning);
        self.words
            .iter()
            .skip(from)
            .take_while(move |(word, _)| word.starts_with(beginning))
    }

    /// Whether a word, a form of it, or a related word occurs anywhere.
    fn is_known(&self, word: &str) -> bool {
        let stem = stem(word);
        self.stems.contains_key(&stem)
            || self.beginning_so(word).next().is_some()
            || related(&stem)
                .iter()
                .any(|related| self.stems.contains_key(*related))
    }

    /// The likeliest corrections of a misspelled word, with the number of errors.
    fn meant(&self, typed: &str) -> Option<(u32, Vec<String>)> {
        let most = forgiven(typed.chars().count());
        if most == 0 || typed.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let first = typed.chars().next();
        let known = self
            .words
            .iter()
            .map(|(word, postings)| (word.as_str(), postings.len()))
            .chain(words_with_relations().map(|word| (word, 0)));
        let mut meant: Vec<(usize, bool, Reverse<usize>, &str)> = known
            .filter_map(|(word, uses)| {
                let begins_alike = word.chars().next() == first;
                let most = if begins_alike { most } else { 1 };
                let errors = errors(typed, word, most)?;
                Some((errors, !begins_alike, Reverse(uses), word))
            })
            .collect();
        meant.sort_unstable();
        let (fewest, ..) = *meant.first()?;
        let words: Vec<String> = meant
            .into_iter()
            .take_while(|(errors, ..)| *errors == fewest)
            .take(MEANT)
            .map(|(.., word)| word.to_owned())
            .collect();
        Some((u32::try_from(fewest).unwrap_or(u32::MAX), words))
    }

    /// How well each question matches a search; zero for those without any of its words.
    pub(super) fn scores(&self, terms: &SearchTerms) -> Vec<u64> {
        let mut scores = vec![0_u64; self.entries.len()];
        let mut met = vec![0_u64; self.entries.len()];
        let mut rarities = Vec::with_capacity(terms.terms.len());
        for term in &terms.terms {
            let best = self.best(term);
            let having = best.iter().filter(|best| **best >= HAVING).count();
            let rarity = rarity(self.entries.len(), having);
            rarities.push(rarity);
            for ((score, met), best) in scores.iter_mut().zip(&mut met).zip(best) {
                *score += u64::from(best) * rarity;
                *met += if best >= TELLING { rarity } else { 0 };
            }
        }
        let wanted: Vec<Vec<u32>> = terms.terms.iter().map(|term| self.numbers(term)).collect();
        let all = rarities.iter().sum::<u64>().max(1);
        let said: &[u32] = self
            .aliases
            .get(&terms.folded)
            .map(Vec::as_slice)
            .unwrap_or_default();
        for (place, (score, met)) in scores.iter_mut().zip(met).enumerate() {
            if *score == 0 {
                continue;
            }
            let together = self
                .phrases
                .get(place)
                .map_or(0, |phrases| together(phrases, &wanted, &rarities));
            let is_said =
                terms.terms.len() > 1 && said.iter().any(|entry| *entry as usize == place);
            *score += together.max(if is_said { all } else { 0 }) * u64::from(TOGETHER);
            // Questions with all words come before those that repeat a rare one.
            *score = *score * (all + met) / (2 * all);
            let frequency = self.entries.get(place).map(|entry| entry.frequency);
            *score *= match frequency.unwrap_or_default() {
                QuestionFrequency::Common => 20,
                QuestionFrequency::Variant => 16,
                QuestionFrequency::Rare => 14,
            };
        }
        scores
    }

    /// Each question's best match for a term.
    fn best(&self, term: &SearchTerm) -> Vec<u32> {
        let mut best = vec![0_u32; self.entries.len()];
        let mut note = |postings: &[Posting], fit: u32| {
            for posting in postings {
                if let Some(best) = best.get_mut(posting.entry as usize) {
                    *best = (posting.place.worth() * fit * term.trust).max(*best);
                }
            }
        };
        let of_stem = |stem: &str| {
            let places = self.stems.get(stem).map(|(_, places)| places.as_slice());
            places
                .unwrap_or_default()
                .iter()
                .filter_map(|place| self.words.get(*place as usize))
        };
        for (word, stem) in term.words.iter().zip(&term.stems) {
            for (found, postings) in self.beginning_so(word) {
                let is_whole = found.len() == word.len();
                note(postings, if is_whole { SAME_WORD } else { SAME_BEGINNING });
            }
            for (_, postings) in of_stem(stem) {
                note(postings, SAME_STEM);
            }
            for related in related(stem) {
                for (_, postings) in of_stem(related) {
                    note(postings, LIKE_MEANING);
                }
            }
        }
        best
    }

    /// The numbers of a term's stems.
    fn numbers(&self, term: &SearchTerm) -> Vec<u32> {
        term.stems
            .iter()
            .filter_map(|stem| self.stems.get(stem).map(|(number, _)| *number))
            .collect()
    }
}

/// The rarities of the search words that occur side by side in a question's text or alias, or that make
/// up a whole alias.
fn together(phrases: &[Vec<u32>], wanted: &[Vec<u32>], rarities: &[u64]) -> u64 {
    let place_of = |number: &u32| wanted.iter().position(|wanted| wanted.contains(number));
    let gain = |(at, phrase): (usize, &Vec<u32>)| {
        let places: Vec<Option<usize>> = phrase.iter().map(place_of).collect();
        let is_alias_of_them = at > 0 && places.len() > 1 && places.iter().all(Option::is_some);
        let mut is_together = vec![is_alias_of_them; places.len()];
        for (at, pair) in places.windows(2).enumerate() {
            if let [Some(one), Some(next)] = pair
                && one.abs_diff(*next) == 1
            {
                is_together
                    .iter_mut()
                    .skip(at)
                    .take(2)
                    .for_each(|one| *one = true);
            }
        }
        let mut together: Vec<usize> = places
            .into_iter()
            .zip(is_together)
            .filter_map(|(place, is_together)| place.filter(|_| is_together))
            .collect();
        together.sort_unstable();
        together.dedup();
        together
            .iter()
            .filter_map(|place| rarities.get(*place))
            .sum::<u64>()
    };
    phrases
        .iter()
        .enumerate()
        .map(gain)
        .max()
        .unwrap_or_default()
}

/// The weight of a word by its rarity, in quarters of a bit. A word in every question has little weight.
fn rarity(all: usize, having: usize) -> u64 {
    let ratio = (all as u64 * 4) / (having as u64 + 1) + 4;
    u64::from(ratio.saturating_pow(4).ilog2())
        .saturating_sub(8)
        .max(1)
}

/// A word, while the index is built.
#[derive(Debug)]
struct MetWord {
    /// The number of its stem.
    stem: u32,
    postings: Vec<Posting>,
}

/// Builds an index in steps, so that the page stays responsive.
#[derive(Debug, Default)]
pub struct Indexing {
    entries: Vec<ListedQuestion>,
    phrases: Vec<Vec<Vec<u32>>>,
    /// The words so far, by number.
    words: Vec<MetWord>,
    numbers: ByWord<u32>,
    /// The stems so far, by number.
    stems: Vec<String>,
    stem_numbers: ByWord<u32>,
    aliases: ByWord<Vec<u32>>,
}

impl Indexing {
    /// Folds and indexes a built-in question.
    pub fn add(&mut self, question: &Question) {
        let entry = ListedQuestion {
            id: question.id.clone(),
            text: question.text.clone(),
            leading: question.leading,
            supporting: question.supporting.clone(),
            skill: question.skill,
            role: question.role,
            level: question.level,
            frequency: question.frequency,
            tags: Vec::new(),
            is_own: false,
            wants_story: question.kind.wants_story() && question.leading.is_some(),
            is_archived: false,
        };
        let behind = question.follow_ups.iter().chain([&question.tests]);
        self.enter(entry, &question.aliases, behind);
    }

    /// Folds and indexes a custom question.
    pub fn add_own(&mut self, record: &Record<OwnQuestion>) {
        let question = &record.body;
        let entry = ListedQuestion {
            id: record.id().as_str().to_owned(),
            text: question.text.clone(),
            leading: question.leading,
            supporting: question.supporting.clone(),
            skill: question.skill,
            role: question.role,
            level: question.level,
            frequency: QuestionFrequency::default(),
            tags: question.tags.clone(),
            is_own: true,
            wants_story: true,
            is_archived: question.is_archived,
        };
        self.enter(entry, &[], question.follow_ups.iter());
    }

    fn enter<'a>(
        &mut self,
        entry: ListedQuestion,
        aliases: &[String],
        behind: impl Iterator<Item = &'a String>,
    ) {
        let mut phrases = vec![self.note(&entry.text, Place::Text)];
        for alias in aliases {
            phrases.push(self.note(alias, Place::Alias));
            let entry = number(self.entries.len());
            let said = folded(alias);
            if said.contains(' ') {
                self.aliases.entry(said).or_default().push(entry);
            }
        }
        for principle in entry.leading.iter().chain(&entry.supporting) {
            self.note(Principle::name(*principle), Place::About);
        }
        if let Some(skill) = entry.skill.said() {
            self.note(skill, Place::About);
        }
        for tag in &entry.tags {
            self.note(tag, Place::About);
        }
        for text in behind {
            self.note(text, Place::Behind);
        }
        self.entries.push(entry);
        self.phrases.push(phrases);
    }

    /// Adds the words of a text to the next entry, and returns the numbers of the stems of the distinctive
    /// ones.
    fn note(&mut self, text: &str, place: Place) -> Vec<u32> {
        let tokens = tokens(text);
        if matches!(place, Place::Behind | Place::About) {
            // Phrases aren't searched for in the background.
            for token in &tokens {
                self.post(&token.word, place);
            }
            for (_, _, word) in chains(&tokens) {
                self.post(&word, place);
            }
            return Vec::new();
        }
        let chains: Vec<(usize, usize, String)> = chains(&tokens).collect();
        let mut phrase = Vec::new();
        let mut pair = String::new();
        for (at, token) in tokens.iter().enumerate() {
            let stem = self.post(&token.word, place);
            if let Some(next) = tokens.get(at + 1) {
                pair.clear();
                pair.push_str(self.stems.get(stem as usize).map_or("", String::as_str));
                pair.push_str(&next.word);
                if has_relations(&pair) {
                    self.post(&pair, place);
                }
            }
            let chain = chains
                .iter()
                .find(|(start, length, _)| (*start..start + length).contains(&at));
            match chain {
                Some((start, _, word)) if *start == at => {
                    phrase.push(self.post(word, place));
                }
                Some(_) => {}
                None if is_stop_word(&token.word) => {}
                None => phrase.push(stem),
            }
        }
        phrase
    }

    /// Adds a word to the next entry, and returns the number of its stem.
    fn post(&mut self, word: &str, place: Place) -> u32 {
        let entry = number(self.entries.len());
        let posting = Posting { entry, place };
        let known = self.numbers.get(word).copied();
        if let Some(met) = known.and_then(|known| self.words.get_mut(known as usize)) {
            // Texts are added by decreasing weight, so the first occurrence is the best one.
            if met.postings.last().is_none_or(|last| last.entry != entry) {
                met.postings.push(posting);
            }
            return met.stem;
        }
        let stem = self.number_of_stem(stem(word));
        self.numbers
            .insert(word.to_owned(), number(self.words.len()));
        self.words.push(MetWord {
            stem,
            postings: vec![posting],
        });
        stem
    }

    fn number_of_stem(&mut self, stem: String) -> u32 {
        if let Some(known) = self.stem_numbers.get(&stem) {
            return *known;
        }
        let next = number(self.stems.len());
        self.stem_numbers.insert(stem.clone(), next);
        self.stems.push(stem);
        next
    }

    /// The finished index.
    #[must_use]
    pub fn finish(self) -> SearchIndex {
        let mut met = self.words;
        let mut words: Vec<(String, u32)> = self.numbers.into_iter().collect();
        words.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let mut places_of_stems: Vec<Vec<u32>> = vec![Vec::new(); self.stems.len()];
        let words = words
            .into_iter()
            .enumerate()
            .filter_map(|(place, (word, known))| {
                let met = met.get_mut(known as usize)?;
                if let Some(places) = places_of_stems.get_mut(met.stem as usize) {
                    places.push(number(place));
                }
                Some((word, std::mem::take(&mut met.postings)))
            })
            .collect();
        let stems = self.stems.into_iter().zip(places_of_stems).zip(0..);
        SearchIndex {
            entries: self.entries,
            phrases: self.phrases,
            words,
            stems: stems
                .map(|((stem, places), number)| (stem, (number, places)))
                .collect(),
            aliases: self.aliases,
        }
    }
}

/// An index into a list, stored in 32 bits. A larger bank would not fit into memory anyway.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// The number of questions of each role, without archived ones.
#[must_use]
pub fn count_by_role(index: &SearchIndex) -> BTreeMap<Role, usize> {
    let mut counts = BTreeMap::new();
    for entry in index.entries.iter().filter(|entry| !entry.is_archived) {
        *counts.entry(entry.role).or_default() += 1;
    }
    counts
}
