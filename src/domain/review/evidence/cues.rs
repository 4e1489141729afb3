//! Cues in a sentence for what a reader looks for: who acts, what is weighed, who disagrees, and what was
//! learned. They are computed per paragraph, so that an edit only affects its own paragraph.

use crate::domain::prose::participles::is_participle;
use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::stems::stem;
use crate::domain::prose::thesis;
use crate::domain::prose::words::Words;
use crate::domain::review::evidence::tables::{
    ACTS, ALTERNATIVES, BEING, BETWEEN, CHANGES, CHOSEN_AMONG, DEMANDS, HEDGES, LEARNED, MONEY,
    OPENING_A_CLAUSE, OPINIONS, OTHER_SIDE, OTHERS, PERIODS, REASONS, SAYING, SITUATION, STRONG,
    VERBS,
};

/// The cues in a sentence.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Cues {
    bits: u16,
    /// The strength of its words for each kind of cue; see the tables.
    pub(crate) alternatives: u8,
    pub(crate) other_side: u8,
    pub(crate) learned: u8,
    pub(crate) situation: u8,
    /// The number of figures, names, and dates.
    pub(crate) specifics: u8,
    pub(crate) figures: u8,
    /// The number of hedges: "perhaps", "somewhat".
    pub(crate) hedges: u8,
}

impl Cues {
    /// "I" with a verb for an act.
    pub(crate) const I_ACT: u16 = 1;
    /// "My decision", or "we" with such a verb.
    pub(crate) const OURS: u16 = 1 << 1;
    /// Something grew, fell, recovered, or was saved.
    pub(crate) const CHANGE: u16 = 1 << 2;
    /// A date, a duration, or a period.
    pub(crate) const PERIOD: u16 = 1 << 3;
    /// "Because", "since", "so that".
    pub(crate) const REASON: u16 = 1 << 4;
    /// "Would", "could have".
    pub(crate) const WOULD: u16 = 1 << 5;
    /// A sum of money.
    pub(crate) const MONEY: u16 = 1 << 6;
    /// A question to the reader.
    pub(crate) const QUESTION: u16 = 1 << 7;
    /// "I now ask", "since then".
    pub(crate) const NOW: u16 = 1 << 8;
    /// The name of a person, place, or company within the sentence.
    pub(crate) const NAME: u16 = 1 << 9;
    /// "I" anywhere.
    pub(crate) const I: u16 = 1 << 10;
    /// A comparison of two values: "from 19 to 7", "58% of 620", "3.9, against 11.2".
    pub(crate) const BASELINE: u16 = 1 << 11;
    /// A verb, so that it is more than a label.
    pub(crate) const VERB: u16 = 1 << 12;
    /// "I" with an act near the beginning.
    pub(crate) const I_BEGINS: u16 = 1 << 14;
    /// Too many figures for its words to explain.
    pub(crate) const PILED: u16 = 1 << 13;

    /// A new value of something that had another value one or two sentences before: "It took 19 minutes. …
    /// Since May it takes 7."
    pub(crate) const BASELINE_BEFORE: u16 = 1 << 15;

    pub(crate) fn has(self, wanted: u16) -> bool {
        self.bits & wanted != 0
    }

    /// Whether it says what the author learned.
    pub(crate) fn is_lesson(self) -> bool {
        self.learned >= 3
    }

    /// Finds the cues in a sentence.
    pub(crate) fn of(reading: &Reading<'_>, sentence: &Sentence) -> Self {
        let mut cues = Self::default();
        let mut quoted_demand = false;
        let mut said = false;
        for index in sentence.tokens.clone() {
            let traits = reading.traits(index);
            let word = reading.word(index);
            if traits.any(Traits::QUOTED) {
                quoted_demand |= DEMANDS.has(word);
                continue;
            }
            said |= SAYING.has(word);
            let is_name = traits.any(Traits::CAPITAL)
                && !traits.any(Traits::FIRST.and(Traits::CAPITALS).and(Traits::DATE))
                && word != "i";
            let is_figure = traits.any(Traits::FIGURE);
            if is_figure || is_name || traits.any(Traits::DATE) {
                cues.specifics = cues.specifics.saturating_add(1);
            }
            // "2.1 million" is one figure.
            let goes_on = traits.any(Traits::JOINED)
                && index
                    .checked_sub(1)
                    .is_some_and(|before| reading.traits(before).any(Traits::FIGURE));
            if is_figure && !goes_on {
                cues.figures = cues.figures.saturating_add(1);
            }
            cues.set(Self::NAME, is_name);
            cues.set(Self::PERIOD, traits.any(Traits::DATE) || PERIODS.has(word));
            let is_passive = BEING.has(reading.joined_before(index));
            cues.set(Self::CHANGE, CHANGES.has(word) && !is_passive);
            cues.set(Self::VERB, is_verb(word));
            cues.set(Self::REASON, REASONS.has(word));
            cues.set(Self::WOULD, matches!(word, "would" | "could"));
            cues.set(Self::MONEY, MONEY.has(word));
            cues.set(Self::NOW, word == "now");
            cues.set(Self::BASELINE, sets_against(reading, sentence, index));
            if word == "i" {
                let is_act = acts(reading, index + 1);
                cues.set(Self::I, true);
                cues.set(Self::I_ACT, is_act);
                cues.set(Self::I_BEGINS, is_act && index < sentence.tokens.start + 4);
            }
            cues.set(
                Self::OURS,
                matches!(word, "my" | "our")
                    && (index + 1..index + 4).any(|next| {
                        let word = reading.word(next);
                        thesis::DEEDS.has(word) || thesis::CLAIMS.has(word)
                    })
                    || word == "we" && acts(reading, index + 1),
            );
            if HEDGES.has(word) {
                cues.hedges = cues.hedges.saturating_add(1);
            }
            let before = |far: usize| {
                let start = index.saturating_sub(far).max(sentence.tokens.start);
                (start..index).map(|at| reading.word(at))
            };
            // "Felt watched" is not an opinion.
            let is_opinion = OPINIONS.has(word)
                && !BEING.has(reading.joined_before(index))
                && (word != "felt" || OPENING_A_CLAUSE.has(reading.joined_after(index)));
            if is_opinion && before(3).all(|word| !matches!(word, "i" | "we" | "my")) {
                cues.other_side = cues.other_side.saturating_add(3);
            }
            if CHOSEN_AMONG.has(word) && before(3).any(|word| OTHERS.has(word)) {
                cues.alternatives = cues.alternatives.saturating_add(3);
            }
            for (table, count) in [
                (&ALTERNATIVES, &mut cues.alternatives),
                (&OTHER_SIDE, &mut cues.other_side),
                (&LEARNED, &mut cues.learned),
                (&SITUATION, &mut cues.situation),
            ] {
                if let Some(found) = table.at(reading, index) {
                    *count = count.saturating_add(if found.advice == STRONG { 3 } else { 1 });
                }
            }
        }
        let text = sentence.span.of(reading.text());
        cues.set(Self::QUESTION, text.trim_end().ends_with('?'));
        cues.set(Self::MONEY, text.contains(['$', '€', '£']));
        let figures = usize::from(cues.figures);
        cues.set(
            Self::PILED,
            figures > PILE && figures * WORDS_A_FIGURE > sentence.tokens.len()
                || figures == PILE
                    && !cues.has(Self::BASELINE)
                    && figures * (WORDS_A_FIGURE + 1) > sentence.tokens.len(),
        );
        let is_later_value = cues.is_later_value(reading, sentence);
        cues.set(Self::BASELINE_BEFORE, is_later_value);
        // A quoted demand is another person's view.
        if quoted_demand && said {
            cues.other_side = cues.other_side.saturating_add(3);
        }
        cues
    }

    /// Whether the sentence gives a new value of something that had another one shortly before.
    fn is_later_value(self, reading: &Reading<'_>, sentence: &Sentence) -> bool {
        let is_later = |index: usize| LATER.has(reading.word(index));
        self.figures > 0
            && usize::from(self.figures) < PILE
            && !self.has(Self::WOULD | Self::QUESTION)
            && (self.has(Self::CHANGE | Self::NOW) || sentence.tokens.clone().any(is_later))
            && has_value_before(reading, sentence)
    }

    fn set(&mut self, what: u16, is_so: bool) {
        if is_so {
            self.bits |= what;
        }
    }
}

/// Whether a verb for an act follows, not one for a feeling or a wish.
fn acts(reading: &Reading<'_>, index: usize) -> bool {
    let mut index = index;
    while BETWEEN.has(reading.word(index)) {
        index += 1;
    }
    let word = reading.word(index);
    let is_feeling = matches!(word, "tried" | "hoped" | "struck");
    !is_feeling && (thesis::is_deed(reading, index) || ACTS.has(word))
}

/// From this many figures on, each one needs words that explain it.
const PILE: usize = 4;
const WORDS_A_FIGURE: usize = 5;

/// Words that can be between the parts of a comparison.
const NEAR: usize = 9;

/// Whether a word compares two figures of its sentence.
fn sets_against(reading: &Reading<'_>, sentence: &Sentence, index: usize) -> bool {
    let is_figure = |at: usize| reading.traits(at).any(Traits::FIGURE);
    let end = sentence.tokens.end;
    let figure_in = |from: usize, to: usize| (from.min(end)..to.min(end)).any(is_figure);
    let is_before = || (sentence.tokens.start..index).any(is_figure);
    match reading.word(index) {
        "from" => {
            let is_up_from = matches!(reading.joined_before(index), "down" | "up");
            let to = (index + 2..(index + NEAR).min(end)).any(|to| {
                matches!(reading.word(to), "to" | "down")
                    && figure_in(index + 1, to)
                    && figure_in(to + 1, to + NEAR)
            });
            to || is_up_from && is_before() && figure_in(index + 1, index + 3)
        }
        "against" | "compared" | "versus" | "vs" | "than" | "instead" | "where" => {
            is_before() && figure_in(index + 1, index + NEAR)
        }
        // "58% of 620", "9 out of the 12".
        "of" => {
            let before = if reading.word(index.saturating_sub(1)) == "out" {
                2
            } else {
                1
            };
            index >= sentence.tokens.start + before
                && is_figure(index - before)
                && figure_in(index + 1, index + 3)
        }
        _ => false,
    }
}

/// Words that place a sentence later in time than the one before. Sorted.
const LATER: Words = Words::new(&[
    "after",
    "afterwards",
    "by",
    "later",
    "since",
    "then",
    "today",
    "within",
]);

/// How many sentences back a value's baseline can be.
const SHORTLY: usize = 2;

/// Whether a figure has the same unit as another value shortly before it in the paragraph, and both
/// sentences are about the same thing.
fn has_value_before(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let values = |sentence: &Sentence| -> Vec<(String, String)> {
        let figures = sentence.tokens.clone().filter(|index| {
            let traits = reading.traits(*index);
            traits.any(Traits::FIGURE) && !traits.any(Traits::QUOTED)
        });
        figures
            .map(|index| (reading.word(index).to_owned(), unit_at(reading, index)))
            .collect()
    };
    let telling = |sentence: &Sentence| -> Vec<u32> {
        let words = sentence.tokens.clone().filter(|index| {
            let skipped = Traits::FIGURE.and(Traits::FUNCTION).and(Traits::DATE);
            !reading.traits(*index).any(skipped) && !PERIODS.has(reading.word(*index))
        });
        words
            .filter_map(|index| stem(reading.word(index)))
            .collect()
    };
    let own = values(sentence);
    let told = telling(sentence);
    let before = reading
        .sentences
        .iter()
        .filter(|other| other.tokens.end <= sentence.tokens.start);
    before.rev().take(SHORTLY).any(|other| {
        let is_same_thing = telling(other).iter().any(|stem| told.contains(stem));
        let is_against = values(other).iter().any(|(value, unit)| {
            !unit.is_empty()
                && own
                    .iter()
                    .any(|(own, of)| own != value && (of == unit || of.is_empty()))
        });
        is_same_thing && is_against
    })
}

/// What a figure counts: the noun after it, or percent; empty if the sentence doesn't say.
fn unit_at(reading: &Reading<'_>, index: usize) -> String {
    if reading.traits(index).any(Traits::PERCENT) {
        return "%".to_owned();
    }
    let is_noun = !reading
        .traits(index + 1)
        .any(Traits::FUNCTION.and(Traits::FIGURE).and(Traits::DATE));
    let noun = if is_noun {
        reading.joined_after(index)
    } else {
        ""
    };
    noun.trim_end_matches('s').to_owned()
}

fn is_verb(word: &str) -> bool {
    VERBS.has(word)
        || word.len() > 4 && word.ends_with("ed")
        || is_participle(word)
        || thesis::PASTS.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prose;
    use crate::domain::prose::paragraph::ParagraphKind;

    fn cues(text: &str) -> Cues {
        let reading = prose::read(text, ParagraphKind::Prose);
        Cues::of(&reading, &reading.sentences[0])
    }

    #[test]
    fn a_figure_against_another_is_a_baseline() {
        for (text, is_against) in [
            ("It fell from 19 to 7 minutes.", true),
            (
                "The clinics paid us 2.1 million a year, up from 0.6 million.",
                true,
            ),
            ("58% of 620 cards named the wait.", true),
            ("At Alder it was 4.7%, compared with 6.1% elsewhere.", true),
            ("It was scoped at 5 months of work for 4 engineers.", false),
            ("I moved 40 of them from Leeds.", false),
            ("It rose to 41%.", false),
        ] {
            assert_eq!(cues(text).has(Cues::BASELINE), is_against, "{text}");
        }
    }

    #[test]
    fn a_baseline_may_stand_a_sentence_before_the_number() {
        LATER.assert_sorted();
        for (text, is_against) in [
            (
                "Customers waited 19 minutes in March. After four weeks they waited 7.",
                true,
            ),
            (
                "The desk took 19 minutes a return. I moved the check to the night. Since May a return takes 7 minutes.",
                true,
            ),
            (
                "Of the orders in spring, 12% were late. By the summer 4% of the orders were.",
                true,
            ),
            // Not a new value: another thing, another unit, the same value, no later time, and a possibility.
            (
                "Customers waited 19 minutes. After May 7 assistants worked there.",
                false,
            ),
            (
                "The desk took 19 minutes. The pilot cost 7 euros after May.",
                false,
            ),
            (
                "Customers waited 19 minutes. After May they still waited 19 minutes.",
                false,
            ),
            (
                "Customers in Leeds waited 19 minutes. Customers in York waited 7 minutes.",
                false,
            ),
            (
                "Customers waited 19 minutes. After that they would have waited 7 minutes.",
                false,
            ),
            ("After four weeks they waited 7 minutes.", false),
        ] {
            let reading = prose::read(text, ParagraphKind::Prose);
            let last = Cues::of(&reading, reading.sentences.last().unwrap());
            assert_eq!(last.has(Cues::BASELINE_BEFORE), is_against, "{text}");
        }
    }

    #[test]
    fn who_sees_it_differently_is_somebody_else() {
        for (text, is_other) in [
            ("The lawyers objected to the cuts.", true),
            (
                "Dr. Osei, who runs beds, thought the porters would forget.",
                true,
            ),
            ("She told me, \"We should wait.\"", true),
            ("I thought it would take a year.", false),
            (
                "Sales was right about one thing: the month cost more.",
                true,
            ),
            ("The timing was right for a second test.", false),
            ("They already felt watched.", false),
            ("It was thought to be safe.", false),
        ] {
            assert_eq!(cues(text).other_side >= 3, is_other, "{text}");
        }
    }

    #[test]
    fn an_act_is_the_authors_own_and_a_feeling_is_none() {
        for (text, is_act) in [
            ("I timed 1,140 visits in 6 shops.", true),
            ("I then sat behind 8 of the 30.", true),
            ("I have always believed in people.", false),
            ("I was told to wait.", false),
            ("I tried to weigh it up.", false),
            ("She told me: \"I counted 30 of them.\"", false),
            ("We moved the desk.", false),
        ] {
            assert_eq!(cues(text).has(Cues::I_ACT), is_act, "{text}");
        }
    }
}
