//! Checks of the metric ledger: numbers with two different values, and what an entry is missing.
//!
//! A flag always shows its evidence. If a passage might be about another number (a target, a difference,
//! another year, another thing in the same sentence), there is no flag, because people soon ignore
//! frequent false alarms.

use std::collections::HashMap;

use crate::domain::prose::quantities::{Quantity, quantities, singular};
use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::Metric;
use crate::domain::stories::naming::{Name, words_of};
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::text;
use crate::domain::text::Span;

/// The place of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// In a part of a story; `None` is its opening line.
    Story(RecordId, Option<StarPart>),
    /// In a memo.
    Memo(RecordId),
}

/// A text that may contain the ledger's numbers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ToldText<'a> {
    /// Its place.
    pub place: Place,
    /// The text.
    pub text: &'a str,
}

/// The texts of a story that is not retired.
pub fn told_in<'a>(id: &'a RecordId, story: &'a Story) -> impl Iterator<Item = ToldText<'a>> {
    let parts = StarPart::ALL
        .into_iter()
        .map(|part| (Some(part), story.part(part)));
    std::iter::once((None, story.hook.as_str()))
        .chain(parts)
        .filter(|(_, text)| !story.is_retired() && !text.is_empty())
        .map(|(part, text)| ToldText {
            place: Place::Story(id.clone(), part),
            text,
        })
}

/// Why an entry is flagged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Flag {
    /// Another entry with the same name has different values.
    EntryDiffers {
        /// The other entry.
        other: RecordId,
        /// Its values.
        says: String,
    },
    /// A text has another value for the number.
    ToldOtherwise {
        /// The place.
        place: Place,
        /// The sentence.
        sentence: String,
        /// The figure in it.
        figure: String,
    },
    /// There is a result without a baseline.
    NoBaseline,
    /// The result is a percentage without a base.
    BarePercentage,
}

impl Flag {
    /// The key that a dismissal stores: another sentence, or another entry, is another flag.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::EntryDiffers { other, says } => format!("entry {other} {says}"),
            Self::ToldOtherwise { sentence, .. } => format!("told {sentence}"),
            Self::NoBaseline => "baseline".to_owned(),
            Self::BarePercentage => "percentage".to_owned(),
        }
    }
}

/// The most flags of a kind shown under an entry; dismissing them shows the next.
const FLAGS_OF_A_KIND: usize = 5;

/// The flags of each entry that were not dismissed, in the order of the ledger. Sentences are read once
/// and indexed by the words of a name, so that this takes linear time.
#[must_use]
pub fn flags(ledger: &[(RecordId, Metric)], told: &[ToldText<'_>]) -> Vec<Vec<Flag>> {
    let entries: Vec<Entry<'_>> = ledger
        .iter()
        .map(|(id, metric)| Entry::of(id, metric))
        .collect();
    let mut namesakes: HashMap<&Name, Vec<&Entry<'_>>> = HashMap::new();
    for entry in entries.iter().filter(|entry| !entry.name.words.is_empty()) {
        namesakes.entry(&entry.name).or_default().push(entry);
    }
    let sentences = Sentences::of(told);
    let names = NamesByWord::of(namesakes.keys().copied());
    let mut telling: HashMap<&Name, Vec<Telling<'_>>> = HashMap::new();
    entries
        .iter()
        .map(|entry| {
            let same = namesakes.get(&entry.name).map_or(&[][..], Vec::as_slice);
            let mut flags = entry_differs(entry, same);
            // A bare figure may mean anything, unless the entry goes from one bare figure to another, as
            // an index does.
            let values = &entry.values;
            let is_certain =
                !values.unit.is_empty() || values.baseline.is_some() && values.result.is_some();
            if is_certain && (values.baseline, values.result) != (None, None) {
                let telling = telling
                    .entry(&entry.name)
                    .or_insert_with(|| sentences.telling(&entry.name, &names));
                flags.extend(told_otherwise(entry, telling));
            }
            let result = quantities(&entry.metric.result);
            if !result.is_empty() && entry.metric.baseline.is_empty() {
                flags.push(Flag::NoBaseline);
            }
            if is_bare_percentage(entry.metric, &result) {
                flags.push(Flag::BarePercentage);
            }
            flags.retain(|flag| !entry.has_dismissed(flag));
            flags
        })
        .collect()
}

/// An entry, parsed once.
struct Entry<'a> {
    id: &'a RecordId,
    metric: &'a Metric,
    name: Name,
    values: Values,
    /// Its words, to find years and quarters among them.
    words: Vec<String>,
}

impl<'a> Entry<'a> {
    fn of(id: &'a RecordId, metric: &'a Metric) -> Self {
        let texts = [
            &metric.name,
            &metric.baseline,
            &metric.result,
            &metric.period,
        ];
        Self {
            id,
            metric,
            name: Name::of(&metric.name),
            values: Values::of(metric),
            words: texts
                .into_iter()
                .flat_map(|text| words_of(text))
                .map(|(_, word)| word)
                .collect(),
        }
    }

    fn has_dismissed(&self, flag: &Flag) -> bool {
        !self.metric.dismissed.is_empty() && self.metric.dismissed.contains(&flag.key())
    }
}

fn entry_differs(entry: &Entry<'_>, same: &[&Entry<'_>]) -> Vec<Flag> {
    same.iter()
        .filter(|other| other.id != entry.id && contradict(entry, other))
        .map(|other| Flag::EntryDiffers {
            other: other.id.clone(),
            says: other.metric.in_one_line(),
        })
        .filter(|flag| !entry.has_dismissed(flag))
        .take(FLAGS_OF_A_KIND)
        .collect()
}

fn told_otherwise(entry: &Entry<'_>, telling: &[Telling<'_>]) -> Vec<Flag> {
    // A single word names many things: it counts only where its author has said so.
    let is_telling = entry.name.words.len() > 1 || is_acronym(&entry.metric.name);
    telling
        .iter()
        .filter(|one| is_telling || is_linked(entry.metric, &one.told.place))
        .filter(|one| one.times.iter().all(|time| entry.words.contains(time)))
        .filter_map(|one| {
            let figure = one.figures.iter().find(|figure| {
                figure.unit == entry.values.unit && !entry.values.allow(figure.thousandths)
            })?;
            Some(Flag::ToldOtherwise {
                place: one.told.place.clone(),
                sentence: one.sentence.to_owned(),
                figure: figure.span.of(one.sentence).to_owned(),
            })
        })
        .filter(|flag| !entry.has_dismissed(flag))
        .take(FLAGS_OF_A_KIND)
        .collect()
}

/// Whether a name is only an acronym, which names one thing: "NPS".
fn is_acronym(name: &str) -> bool {
    let name = name.trim();
    name.len() > 1
        && name
            .chars()
            .all(|letter| letter.is_ascii_uppercase() || letter == '&')
}

fn is_linked(metric: &Metric, place: &Place) -> bool {
    match place {
        Place::Story(story, _) => metric.stories.contains(story),
        Place::Memo(memo) => metric.memos.contains(memo),
    }
}

/// The values of an entry: the first figure of its baseline and of its result, in one unit.
struct Values {
    baseline: Option<u64>,
    result: Option<u64>,
    unit: String,
}

impl Values {
    fn of(metric: &Metric) -> Self {
        let first = |text: &str| quantities(text).into_iter().next();
        let (baseline, result) = (first(&metric.baseline), first(&metric.result));
        let unit = |value: &Option<Quantity>| {
            value
                .as_ref()
                .map(|value| value.unit.clone())
                .filter(|unit| !unit.is_empty())
        };
        let common = unit(&result)
            .or_else(|| unit(&baseline))
            .unwrap_or_default();
        let value = |value: Option<Quantity>| {
            value
                .filter(|value| value.unit.is_empty() || value.unit == common)
                .map(|value| value.thousandths)
        };
        Self {
            baseline: value(baseline),
            result: value(result),
            unit: common,
        }
    }

    /// Whether a figure is one of the entry's values, or the difference between them.
    fn allow(&self, value: u64) -> bool {
        let difference = self
            .baseline
            .zip(self.result)
            .map(|(baseline, result)| baseline.abs_diff(result));
        [self.baseline, self.result, difference].contains(&Some(value))
    }
}

/// Whether two entries with one name contradict each other. Different periods may have different
/// values.
fn contradict(one: &Entry<'_>, other: &Entry<'_>) -> bool {
    let (left, right) = (&one.values, &other.values);
    let comparable = left.unit == right.unit || left.unit.is_empty() || right.unit.is_empty();
    let differ = |left: Option<u64>, right: Option<u64>| {
        left.zip(right).is_some_and(|(left, right)| left != right)
    };
    let differs = differ(left.baseline, right.baseline) || differ(left.result, right.result);
    let (left, right) = (&one.metric.period, &other.metric.period);
    comparable
        && differs
        && (left.is_empty()
            || right.is_empty()
            || left == right
            || Name::of(left) == Name::of(right))
}

/// Words beside a figure that was not reached: a wish, a limit, a stage, a comparison, a doubt.
/// Sorted.
const NOT_THE_VALUE: &[&str] = &[
    "agreed",
    "aim",
    "aimed",
    "asked",
    "below",
    "best",
    "better",
    "budget",
    "competitor",
    "competitors",
    "could",
    "estimate",
    "estimated",
    "every",
    "expected",
    "feared",
    "first",
    "forecast",
    "goal",
    "hoped",
    "if",
    "industry",
    "initially",
    "least",
    "less",
    "limit",
    "maximum",
    "median",
    "might",
    "minimum",
    "more",
    "most",
    "peak",
    "peaked",
    "plan",
    "planned",
    "predicted",
    "promised",
    "should",
    "slower",
    "target",
    "targeted",
    "than",
    "then",
    "threshold",
    "under",
    "until",
    "wanted",
    "when",
    "while",
    "within",
    "worse",
    "worst",
    "would",
];

/// Whether a figure beside a word is a wish, a limit, or a doubt, and was not reached.
pub(super) fn is_wish(word: &str) -> bool {
    NOT_THE_VALUE.binary_search(&word).is_ok()
}

/// Words after a comma that begin another statement. Sorted.
const NEXT_STATEMENT: &[&str] = &[
    "and", "because", "but", "so", "though", "whereas", "which", "while", "who", "yet",
];

/// The largest distance between a name and its value, in words.
const NEAR_AFTER: usize = 10;
const NEAR_BEFORE: usize = 4;

/// A sentence of the texts.
struct Sentence<'a> {
    told: &'a ToldText<'a>,
    text: &'a str,
    words: Vec<(Span, String)>,
}

/// A sentence that mentions a number, with the figures that would be its values.
struct Telling<'a> {
    told: &'a ToldText<'a>,
    sentence: &'a str,
    /// Years and quarters that it mentions.
    times: Vec<String>,
    figures: Vec<Quantity>,
}

/// The sentences of all texts, indexed by their distinctive words.
struct Sentences<'a> {
    sentences: Vec<Sentence<'a>>,
    /// In ascending order.
    by_word: HashMap<String, Vec<usize>>,
}

impl<'a> Sentences<'a> {
    fn of(told: &'a [ToldText<'a>]) -> Self {
        let mut sentences = Vec::new();
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for told in told {
            for paragraph in text::paragraphs(told.text) {
                let paragraph = paragraph.of(told.text);
                for sentence in text::sentences(paragraph) {
                    let text = sentence.of(paragraph);
                    let words = words_of(text);
                    for (_, word) in &words {
                        let places = by_word.entry(singular(word).to_owned()).or_default();
                        if places.last() != Some(&sentences.len()) {
                            places.push(sentences.len());
                        }
                    }
                    sentences.push(Sentence { told, text, words });
                }
            }
        }
        Self { sentences, by_word }
    }

    /// The sentences that mention a number of this name.
    fn telling(&self, own: &Name, names: &NamesByWord<'_>) -> Vec<Telling<'a>> {
        let places = |word: &String| self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        let rarest = own
            .words
            .iter()
            .map(places)
            .min_by_key(|places| places.len());
        rarest
            .into_iter()
            .flatten()
            .filter_map(|place| telling(own, names, self.sentences.get(*place)?))
            .collect()
    }
}

/// The names of the ledger, each indexed by its rarest word.
struct NamesByWord<'a> {
    names: HashMap<&'a str, Vec<&'a Name>>,
}

impl<'a> NamesByWord<'a> {
    fn of(all: impl Iterator<Item = &'a Name> + Clone) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for word in all.clone().flat_map(|name| &name.words) {
            *counts.entry(word).or_default() += 1;
        }
        let mut names: HashMap<&str, Vec<&Name>> = HashMap::new();
        for name in all {
            let words = name.words.iter().map(String::as_str);
            if let Some(rarest) = words.min_by_key(|word| counts.get(word)) {
                names.entry(rarest).or_default().push(name);
            }
        }
        Self { names }
    }

    /// Where a sentence mentions something else.
    fn foreign_in(&self, own: &Name, words: &[(Span, String)]) -> Vec<Span> {
        let mut telling: Vec<&str> = words.iter().map(|(_, word)| singular(word)).collect();
        telling.sort_unstable();
        telling.dedup();
        telling
            .into_iter()
            .filter_map(|word| self.names.get(word))
            .flatten()
            .filter(|name| **name != own && !own.holds(name))
            .flat_map(|name| name.places_in(words))
            .collect()
    }
}

/// A sentence that mentions a number of this name: the figures near the name that can be its result.
fn telling<'a>(
    own: &Name,
    names: &NamesByWord<'_>,
    sentence: &Sentence<'a>,
) -> Option<Telling<'a>> {
    let (text, words) = (sentence.text, &sentence.words);
    let places = own.places_in(words);
    if places.is_empty() {
        return None;
    }
    let mut figures = quantities(text);
    if figures.is_empty() {
        return None;
    }
    let foreign = names.foreign_in(own, words);
    figures.retain(|figure| {
        let is_near = places.iter().any(|place| {
            let (between, near) = if place.end <= figure.span.start {
                let gap = Span {
                    start: place.end,
                    end: figure.span.start,
                };
                (gap, NEAR_AFTER)
            } else {
                let gap = Span {
                    start: figure.span.end,
                    end: place.start,
                };
                (gap, NEAR_BEFORE)
            };
            let is_parted = foreign
                .iter()
                .any(|other| between.start <= other.start && other.end <= between.end);
            !is_parted
                && words_of(between.of(text)).len() <= near
                && !has_boundary(between.of(text))
        });
        is_near && is_value(text, words, figure)
    });
    (!figures.is_empty()).then(|| Telling {
        told: sentence.told,
        sentence: text,
        times: words
            .iter()
            .filter(|(_, word)| is_time(word))
            .map(|(_, word)| word.clone())
            .collect(),
        figures,
    })
}

/// Whether the text between a name and a figure continues to another statement.
fn has_boundary(between: &str) -> bool {
    between.contains([';', ':', '(', '—', '–'])
        || between.split(',').skip(1).any(|after| {
            words_of(after)
                .first()
                .is_some_and(|(_, word)| NEXT_STATEMENT.binary_search(&word.as_str()).is_ok())
        })
}

/// Whether the words around a figure allow it to be the result.
fn is_value(sentence: &str, words: &[(Span, String)], figure: &Quantity) -> bool {
    let before: Vec<&str> = words
        .iter()
        .filter(|(span, _)| span.end <= figure.span.start)
        .map(|(_, word)| word.as_str())
        .collect();
    let after = words.iter().find(|(span, _)| span.start >= figure.span.end);
    let is_change = matches!(
        before.last(),
        Some(&("by" | "another" | "over" | "up" | "down"))
    );
    let doubts = |word: &str| NOT_THE_VALUE.binary_search(&word).is_ok();
    let is_doubtful = before.iter().rev().take(12).any(|word| doubts(word));
    let is_compared = after.is_some_and(|(_, word)| {
        doubts(word) || word.ends_with("er") && !word.starts_with("aft") && !word.starts_with("ov")
    });
    let is_question = sentence.trim_end().ends_with('?');
    !(is_change || is_doubtful || is_compared || is_question)
}

/// Whether a word is a year or a quarter that the entry doesn't mention.
fn is_time(word: &str) -> bool {
    let bytes = word.as_bytes();
    let is_year = bytes.len() == 4
        && bytes.iter().all(u8::is_ascii_digit)
        && (word.starts_with("19") || word.starts_with("20"));
    let is_quarter = matches!(bytes, [b'q', b'1'..=b'4']);
    is_year || is_quarter
}

/// Words that give a percentage its base. Sorted.
const BASES: &[&str] = &["among", "from", "of", "out", "than"];

fn is_bare_percentage(metric: &Metric, result: &[Quantity]) -> bool {
    let is_percent = |quantity: &Quantity| quantity.unit == "%";
    let names_base = |text: &str| {
        quantities(text).iter().any(|one| !is_percent(one))
            || words_of(text)
                .iter()
                .any(|(_, word)| BASES.binary_search(&word.as_str()).is_ok())
    };
    result.first().is_some_and(is_percent)
        // From one level to another is a change with its base.
        && quantities(&metric.baseline).is_empty()
        && ![&metric.name, &metric.baseline, &metric.result, &metric.method]
            .into_iter()
            .any(|text| names_base(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The flags of one entry.
    fn flags_of(
        own: &RecordId,
        metric: &Metric,
        others: &[(RecordId, Metric)],
        told: &[ToldText<'_>],
    ) -> Vec<Flag> {
        let mut ledger: Vec<(RecordId, Metric)> = others.to_vec();
        ledger.retain(|(id, _)| id != own);
        ledger.push((own.clone(), metric.clone()));
        flags(&ledger, told).pop().unwrap()
    }

    fn id(name: &str) -> RecordId {
        RecordId::from_text(name)
    }

    fn metric(name: &str, baseline: &str, result: &str) -> Metric {
        Metric {
            name: name.to_owned(),
            baseline: baseline.to_owned(),
            result: result.to_owned(),
            ..Metric::default()
        }
    }

    /// The figures in prose that contradict the first of the entries.
    fn figures_in(prose: &str, entries: &[Metric]) -> Vec<String> {
        let ledger: Vec<(RecordId, Metric)> = entries
            .iter()
            .enumerate()
            .map(|(index, metric)| (id(&index.to_string()), metric.clone()))
            .collect();
        let told = ToldText {
            place: Place::Memo(id("m")),
            text: prose,
        };
        flags_of(&ledger[0].0, &ledger[0].1, &ledger, &[told])
            .into_iter()
            .filter_map(|flag| match flag {
                Flag::ToldOtherwise { figure, .. } => Some(figure),
                _ => None,
            })
            .collect()
    }

    fn wait() -> Metric {
        Metric {
            period: "over 6 weeks".to_owned(),
            ..metric("Wait at the returns desk", "19 minutes", "7 minutes")
        }
    }

    #[test]
    fn two_entries_of_one_name_with_two_values_are_flagged_each_with_the_other() {
        let ledger = [
            (id("a"), metric("Return rate", "12 %", "8 %")),
            (id("b"), metric("the return rates", "12%", "9 percent")),
        ];
        let found = flags_of(&ledger[0].0, &ledger[0].1, &ledger, &[]);
        let says = "12% → 9 percent".to_owned();
        assert_eq!(
            found,
            [Flag::EntryDiffers {
                other: id("b"),
                says
            }]
        );
        assert_eq!(flags_of(&ledger[1].0, &ledger[1].1, &ledger, &[]).len(), 1);
    }

    #[test]
    fn entries_that_say_the_same_in_other_words_or_of_another_time_are_not_flagged() {
        let one = Metric {
            period: "in 2023".to_owned(),
            ..metric("Return rate", "12 %", "8 %")
        };
        let others = [
            metric("Return rate", "", "8 percent"),
            metric("Return rate", "12 %", ""),
            metric("Return rate", "", "41 orders"),
            Metric {
                period: "in 2024".to_owned(),
                ..metric("Return rate", "8 %", "6 %")
            },
            metric("Refund rate", "12 %", "5 %"),
        ];
        for other in others {
            let ledger = [(id("a"), one.clone()), (id("b"), other.clone())];
            assert_eq!(flags_of(&id("a"), &one, &ledger, &[]), [], "{other:?}");
        }
    }

    #[test]
    fn a_sentence_that_tells_the_number_with_another_value_is_flagged() {
        for (sentence, figure) in [
            (
                "The wait at the returns desk fell from 21 to 7 minutes.",
                "21",
            ),
            (
                "The wait at the returns desk fell from 19 to 8 minutes.",
                "8 minutes",
            ),
            ("I cut waits at the returns desk to 9 min.", "9 min"),
            (
                "Today the wait at our returns desk is 6.5 minutes.",
                "6.5 minutes",
            ),
            (
                "We had 17 minutes of wait at the returns desk.",
                "17 minutes",
            ),
        ] {
            assert_eq!(figures_in(sentence, &[wait()]), [figure], "{sentence}");
        }
    }

    #[test]
    fn an_index_without_a_unit_is_found_in_a_text_that_is_not_linked() {
        let memo = Place::Memo(id("m"));
        for (name, sentence, figure) in [
            ("NPS", "NPS fell from 63.2 in June.", Some("63.2")),
            ("Seller NPS", "Our seller NPS fell from 63.2.", Some("63.2")),
            ("NPS", "NPS rose from 59.1 to 63.8.", None),
            ("NPS", "NPS rose by 4.7.", None),
            ("Score", "The score fell from 63.2.", None),
        ] {
            let ledger = [(id("a"), metric(name, "59.1", "63.8"))];
            let told = [ToldText {
                place: memo.clone(),
                text: sentence,
            }];
            let found = flags_of(&ledger[0].0, &ledger[0].1, &ledger, &told);
            let figures: Vec<&str> = found
                .iter()
                .filter_map(|flag| match flag {
                    Flag::ToldOtherwise { figure, .. } => Some(figure.as_str()),
                    _ => None,
                })
                .collect();
            assert_eq!(figures.first().copied(), figure, "{name}: {sentence}");
        }
    }

    #[test]
    fn real_prose_that_tells_something_else_is_not_flagged() {
        let entries = [wait(), metric("Walk to the shelf", "", "4 minutes")];
        for sentence in [
            "The wait at the returns desk fell from 19 to 7 minutes.",
            "The wait at the returns desk fell by 12 minutes.",
            "The wait at the returns desk was 12 minutes shorter.",
            "Our target for the wait at the returns desk was 10 minutes.",
            "The wait at the returns desk should stay under 5 minutes.",
            "In 2019 the wait at the returns desk was 25 minutes.",
            "At competitors the wait at the returns desk was 11 minutes.",
            "The wait at the returns desk fell to 7 minutes, and refunds took 3 minutes.",
            "The wait at the returns desk halved; a refund now takes 2 minutes.",
            "The wait at the returns desk peaked at 31 minutes.",
            "I measured the wait at the returns desk for 14 days.",
            "The wait at the returns desk drew 40 complaints a month.",
            "The wait at the returns desk and the walk to the shelf took 4 minutes.",
            "A wait of 30 minutes was common at the bank.",
            "What if the wait at the returns desk were 3 minutes?",
            "The wait at the returns desk was 5–10 minutes.",
            "Of the wait at the returns desk, 40 % was paperwork.",
            "We promised that the wait at the returns desk would be 5 minutes.",
        ] {
            assert_eq!(figures_in(sentence, &entries), [""; 0], "{sentence}");
        }
    }

    #[test]
    fn a_name_of_one_word_counts_only_in_what_it_is_linked_to() {
        let revenue = metric("Revenue", "$2 million", "$3 million");
        let prose = "Revenue of the pilot was $40k.";
        assert_eq!(figures_in(prose, std::slice::from_ref(&revenue)), [""; 0]);
        let linked = Metric {
            memos: vec![id("m")],
            ..revenue
        };
        assert_eq!(figures_in(prose, &[linked]), ["$40k"]);
    }

    #[test]
    fn a_result_without_a_baseline_and_a_percentage_without_a_base_are_flagged() {
        let of = |metric: Metric| {
            let ledger = [(id("a"), metric.clone())];
            flags_of(&id("a"), &metric, &ledger, &[])
        };
        assert_eq!(of(metric("Wait", "", "7 minutes")), [Flag::NoBaseline]);
        assert_eq!(
            of(metric("Sales", "", "up 35 %")),
            [Flag::NoBaseline, Flag::BarePercentage]
        );
        assert_eq!(
            of(metric("Sales", "last year", "35 %")),
            [Flag::BarePercentage]
        );
        for with_base in [
            metric("Sales", "1,200 orders", "+35 %"),
            metric("Return rate", "12 %", "8 %"),
            metric("Wait", "19", "7 minutes"),
            metric("Stores", "none", "all of them"),
        ] {
            assert_eq!(of(with_base.clone()), [], "{with_base:?}");
        }
        let measured = Metric {
            method: "share of 620 cards".to_owned(),
            ..metric("Named the wait", "", "58 %")
        };
        assert_eq!(of(measured), [Flag::NoBaseline]);
    }

    #[test]
    fn a_flag_that_was_put_aside_stays_so_until_something_else_is_found() {
        let mut sales = metric("Sales", "", "7 orders");
        sales.dismissed = vec![Flag::NoBaseline.key()];
        let ledger = [(id("a"), sales.clone())];
        assert_eq!(flags_of(&id("a"), &sales, &ledger, &[]), []);
    }

    #[test]
    fn the_tables_are_sorted() {
        for table in [NOT_THE_VALUE, NEXT_STATEMENT, BASES] {
            assert!(table.is_sorted(), "{table:?}");
        }
    }

    #[test]
    fn a_ledger_as_large_as_its_stories_is_read_in_a_moment() {
        for is_one_name in [false, true] {
            // Comparing all pairs would take minutes.
            let count = if is_one_name { 1_700 } else { 5_000 };
            let name = |at: usize| {
                if is_one_name {
                    "wait at the desk".to_owned()
                } else {
                    format!("wait at depot x{at}")
                }
            };
            let ledger: Vec<(RecordId, Metric)> = (0..count)
                .map(|at| {
                    (
                        id(&at.to_string()),
                        metric(&name(at), "19 minutes", "7 minutes"),
                    )
                })
                .collect();
            let texts: Vec<String> = (0..count)
                .map(|at| {
                    format!(
                        "The {} fell from 19 to 7 minutes. We had 40 vans.",
                        name(at)
                    )
                })
                .chain([format!("The {} was 21 minutes.", name(3))])
                .collect();
            let told: Vec<ToldText<'_>> = texts
                .iter()
                .map(|text| ToldText {
                    place: Place::Memo(id("m")),
                    text,
                })
                .collect();
            let begun = std::time::Instant::now();
            let found = flags(&ledger, &told);
            assert!(
                begun.elapsed() < std::time::Duration::from_mins(1),
                "{:?}",
                begun.elapsed()
            );
            let flagged = found.iter().filter(|flags| !flags.is_empty()).count();
            assert_eq!(flagged, if is_one_name { count } else { 1 });
        }
    }

    #[test]
    fn a_crowd_of_flags_comes_a_few_at_a_time() {
        let ledger: Vec<(RecordId, Metric)> = (0..40)
            .map(|at| {
                (
                    id(&at.to_string()),
                    metric("Wait at desk", "", &format!("{at} minutes")),
                )
            })
            .collect();
        let found = flags(&ledger, &[]);
        assert!(found.iter().all(|flags| flags.len() == FLAGS_OF_A_KIND + 1));
        let mut dismissed = ledger.clone();
        dismissed[0].1.dismissed = found[0].iter().map(Flag::key).collect();
        let next = &flags(&dismissed, &[])[0];
        assert_eq!(next.len(), FLAGS_OF_A_KIND);
        assert!(next.iter().all(|flag| !found[0].contains(flag)));
    }
}
