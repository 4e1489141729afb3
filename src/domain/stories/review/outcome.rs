//! The outcome in a Result, and the numbers that measure it.
//!
//! A number counts only beside a verb of outcome: "Conversion rose from 2.1% to 2.6%" says what
//! came of it, "we met at 9 in room 12" does not. A verb that is common in other senses ("kept",
//! "took", "served") needs a number that is hard to mistake. What remains doubtful is unclear.

use crate::domain::prose::figures::is_currency;
use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::words::Words;
use crate::domain::stories::review::period::{PERIODS, is_period};
use crate::domain::stories::review::telling::Part;
use crate::domain::stories::review::verdict::Said;

/// Words that say how something changed or ended, whatever stands around them. Sorted.
const CLEAR: Words = Words::new(&[
    "accelerated",
    "adopted",
    "approved",
    "averted",
    "avoided",
    "beat",
    "boosted",
    "bounced",
    "brought",
    "canceled",
    "cancelled",
    "churned",
    "climbed",
    "converted",
    "cost",
    "crashed",
    "cut",
    "cuts",
    "cutting",
    "decline",
    "declined",
    "decrease",
    "decreased",
    "delivered",
    "doubled",
    "doubling",
    "dropped",
    "dropping",
    "earned",
    "eliminated",
    "exceeded",
    "expanded",
    "failed",
    "faster",
    "fell",
    "fewer",
    "freed",
    "gained",
    "generated",
    "grew",
    "growth",
    "halved",
    "halving",
    "higher",
    "hired",
    "improved",
    "improvement",
    "improving",
    "increase",
    "increased",
    "jumped",
    "launched",
    "lifted",
    "lost",
    "lower",
    "lowered",
    "missed",
    "outperformed",
    "overran",
    "plunged",
    "prevented",
    "promoted",
    "quadrupled",
    "raised",
    "reclaimed",
    "recouped",
    "recovered",
    "reduced",
    "reducing",
    "reduction",
    "renewed",
    "rescued",
    "restored",
    "retained",
    "rose",
    "saved",
    "saving",
    "savings",
    "shaved",
    "shipped",
    "shortened",
    "shrank",
    "shrunk",
    "signed",
    "slashed",
    "slipped",
    "slower",
    "soared",
    "sold",
    "sped",
    "surged",
    "surpassed",
    "trimmed",
    "tripled",
    "upgraded",
    "uplift",
    "won",
]);

/// Words that tell an outcome in some sentences and something else in others. Sorted.
const LOOSE: Words = Words::new(&[
    "achieved",
    "agreed",
    "answered",
    "attracted",
    "became",
    "booked",
    "caught",
    "cheaper",
    "chose",
    "closed",
    "completed",
    "contributed",
    "covered",
    "drop",
    "dropouts",
    "ended",
    "extended",
    "finished",
    "gave",
    "handled",
    "held",
    "hit",
    "joined",
    "kept",
    "late",
    "left",
    "less",
    "live",
    "longer",
    "made",
    "met",
    "migrated",
    "moved",
    "onboarded",
    "opened",
    "paid",
    "passed",
    "processed",
    "quit",
    "ran",
    "ranked",
    "reached",
    "registered",
    "rejected",
    "remained",
    "removed",
    "resolved",
    "retired",
    "returned",
    "rise",
    "rolled",
    "scaled",
    "scored",
    "served",
    "shorter",
    "smaller",
    "stayed",
    "stopped",
    "survived",
    "switched",
    "takes",
    "took",
    "used",
    "uses",
    "voted",
]);

/// What is done in a time that may be its measure. Sorted.
const TIMED: Words = Words::new(&[
    "built",
    "closed",
    "completed",
    "delivered",
    "finished",
    "launched",
    "migrated",
    "opened",
    "recovered",
    "restored",
    "shipped",
    "signed",
]);

/// Words that put a number beside what it was before. Sorted.
const COMPARING: Words = Words::new(&[
    "against",
    "before",
    "compared",
    "from",
    "instead",
    "of",
    "previously",
    "than",
    "versus",
    "vs",
    "where",
    "while",
]);

/// Words before a small number that make it a known group: "all three warehouses". Sorted.
const GROUPING: Words = Words::new(&[
    "all",
    "both",
    "every",
    "her",
    "his",
    "its",
    "my",
    "other",
    "our",
    "remaining",
    "the",
    "their",
    "these",
    "those",
]);

/// Numbers below this that follow "all" or "our" name a group and measure nothing.
const GROUP: u64 = 100;

/// How far from its verb a number may stand, in words.
const REACH: usize = 16;

/// What a number says, standing where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Figure {
    /// A time, a period, a label or "twice": nothing was measured.
    None,
    /// A group or a small count.
    Weak,
    /// A count of ten or more.
    Count,
    /// Money, a share, or a number set against another.
    Strong,
}

/// How a word says that something came of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verb {
    Loose,
    Clear,
}

/// Whether a sentence sets one number against another.
pub(crate) fn compares(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let figures = sentence
        .tokens
        .clone()
        .filter(|&index| figure(reading, index) > Figure::None)
        .count();
    figures >= 2 && reading.has_word(sentence, &COMPARING)
}

fn verb(reading: &Reading<'_>, index: usize) -> Option<Verb> {
    if !reading.is_own(index) {
        return None;
    }
    let word = reading.word(index);
    let next = reading.joined_after(index);
    let has_figure_next = |from: usize| reading.any_in(index + 1..index + 1 + from, Traits::FIGURE);
    match word {
        // "Cut the cake" is not an outcome; "cut the wait to a third" is, by its number.
        "went" | "came" | "moved" | "dipped" | "crept" | "edged" | "was" | "were" | "is"
        | "are" => {
            let moves = match next {
                "from" | "up" | "down" | "to" => has_figure_next(4),
                "below" | "above" | "under" | "over" => has_figure_next(3),
                "live" if matches!(word, "went" | "is" | "are") => return Some(Verb::Loose),
                _ => false,
            };
            moves.then_some(Verb::Clear)
        }
        // Trust that was won is an outcome, and nobody measures it.
        "asked" | "invited" | "thanked" if next == "me" => Some(Verb::Loose),
        "now" if reading.traits(index + 1).any(Traits::FIGURE) => Some(Verb::Clear),
        "up" | "down" => matches!(next, "from" | "to" | "by")
            .then_some(())
            .or_else(|| reading.traits(index + 1).any(Traits::FIGURE).then_some(()))
            .filter(|()| has_figure_next(3))
            .map(|()| Verb::Clear),
        // "The decline of the request", "a declined invitation" are told with no number.
        _ if CLEAR.has(word) => Some(Verb::Clear),
        _ if LOOSE.has(word) => Some(Verb::Loose),
        _ => None,
    }
}

/// The value of a number in digits or words, where it is plain.
fn value(reading: &Reading<'_>, index: usize) -> Option<u64> {
    let word = reading.word(index);
    let digits: String = word.chars().filter(|letter| *letter != ',').collect();
    digits.parse().ok().or(match word {
        "two" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        "five" => Some(5),
        "six" => Some(6),
        "seven" => Some(7),
        "eight" => Some(8),
        "nine" => Some(9),
        _ => None,
    })
}

fn figure(reading: &Reading<'_>, index: usize) -> Figure {
    let traits = reading.traits(index);
    if !traits.any(Traits::FIGURE) || !reading.is_own(index) {
        return Figure::None;
    }
    let word = reading.word(index);
    let (before, after) = (reading.joined_before(index), reading.joined_after(index));
    if traits.any(Traits::PERCENT) || is_money(reading, index) {
        return Figure::Strong;
    }
    // "A three-week test", "a 90-day pilot".
    let is_span = word
        .rsplit_once('-')
        .is_some_and(|(_, unit)| PERIODS.has(unit));
    let is_half_hour = word == "half" && matches!(after, "an" | "past" | "day" | "time");
    let is_again = word == "twice" && !matches!(after, "as" | "the" | "what" | "that");
    if is_span || is_half_hour || is_period_number(reading, index) {
        return Figure::None;
    }
    if is_again {
        return Figure::Weak;
    }
    let value = value(reading, index);
    let is_small = value.is_some_and(|value| value <= 12);
    // "With them in five", "dinner at 7".
    let ends = after.is_empty() || reading.traits(index + 1).any(Traits::FUNCTION);
    let one_in = index.checked_sub(2).is_some_and(|at| {
        reading.traits(at).any(Traits::FIGURE)
            || matches!(reading.word(at), "one" | "out" | "stands" | "now")
    });
    if is_small && ends && matches!(before, "in" | "at" | "by") && !one_in && after != "of" {
        return Figure::None;
    }
    if after == "of" && matches!(reading.joined_after(index + 1), "us" | "you") {
        return Figure::Weak;
    }
    if GROUPING.has(before) && value.is_some_and(|value| value < GROUP) {
        return Figure::Weak;
    }
    match value {
        Some(value) if value < 10 => Figure::Weak,
        _ => Figure::Count,
    }
}

/// Whether a number is an amount of money.
pub(crate) fn is_money(reading: &Reading<'_>, index: usize) -> bool {
    const CURRENCIES: [&str; 12] = [
        "usd", "eur", "gbp", "inr", "cad", "aud", "dollars", "dollar", "pounds", "euros", "rupees",
        "yen",
    ];
    let next = reading.joined_after(index);
    let unit = if matches!(next, "million" | "billion" | "thousand" | "k" | "m") {
        reading.joined_after(index + 1)
    } else {
        next
    };
    reading.text_before(index).ends_with(is_currency)
        || reading.text_after(index).starts_with(is_currency)
        || CURRENCIES.contains(&unit)
        || CURRENCIES.contains(&reading.joined_before(index))
        || CURRENCIES
            .iter()
            .take(6)
            .any(|code| reading.word(index).starts_with(code))
}

/// Whether a number tells how long something took to come about: "over six weeks", "in 3 months".
fn is_period_number(reading: &Reading<'_>, index: usize) -> bool {
    PERIODS.has(reading.joined_after(index)) && is_period(reading, index + 1)
}

/// The best number of a sentence: what it says, and how the nearest verb of outcome says it.
fn best(reading: &Reading<'_>, sentence: &Sentence) -> (Figure, Option<Verb>) {
    let compares = compares(reading, sentence);
    sentence
        .tokens
        .clone()
        .map(|index| {
            let mut figure = figure(reading, index);
            if figure > Figure::None && compares {
                figure = Figure::Strong;
            }
            // Only numbers look around, and only so far: a sentence may be of any length.
            let near = if figure > Figure::None {
                let around = index.saturating_sub(REACH).max(sentence.tokens.start)
                    ..(index + REACH + 1).min(sentence.tokens.end);
                around.filter_map(|at| verb(reading, at)).max()
            } else {
                None
            };
            (figure, near)
        })
        .max_by_key(|&(figure, verb)| (rank(figure, verb), figure))
        .unwrap_or((Figure::None, None))
}

/// 2 for a number that says what came of it, 1 for one that may, 0 for one that does not.
fn rank(figure: Figure, verb: Option<Verb>) -> u8 {
    match (figure, verb) {
        (Figure::None, _) | (Figure::Weak | Figure::Count, None) => 0,
        (Figure::Strong, Some(_)) | (Figure::Count, Some(Verb::Clear)) => 2,
        (Figure::Strong, None) | (Figure::Count | Figure::Weak, Some(_)) => 1,
    }
}

/// How surely a number of a sentence says what came of it: 2 surely, 1 perhaps, 0 not at all.
pub(crate) fn says_outcome(reading: &Reading<'_>, sentence: &Sentence) -> u8 {
    let (figure, verb) = best(reading, sentence);
    rank(figure, verb)
}

/// The number of a Result: the sentence that has one beside a verb of outcome, or may have.
pub(crate) fn number(result: &Part<'_>) -> Said {
    let mut best_yet = Said::Missing;
    for (span, reading, sentence) in result.told_sentences() {
        let (figure, verb) = best(reading, sentence);
        // "Complaints halved." and "It cut two steps." are small, and say what came of it.
        let is_small_but_clear = figure == Figure::Weak
            && verb == Some(Verb::Clear)
            && !is_group_sentence(reading, sentence);
        match rank(figure, verb) {
            2 => return Said::Met(span),
            1 if is_small_but_clear => return Said::Met(span),
            1 if best_yet == Said::Missing => best_yet = Said::Unclear(span),
            0 if best_yet == Said::Missing && is_timed(reading, sentence) => {
                best_yet = Said::Unclear(span);
            }
            _ => {}
        }
    }
    best_yet
}

/// Whether a sentence says in what time something was done: "she shipped in 9 weeks".
fn is_timed(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    reading.has_word(sentence, &TIMED)
        && sentence.tokens.clone().any(|index| {
            reading.traits(index).any(Traits::FIGURE) && is_period_number(reading, index)
        })
}

/// Whether the only numbers of a sentence name a group: "all three warehouses", "the four of us".
fn is_group_sentence(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    sentence
        .tokens
        .clone()
        .filter(|&index| figure(reading, index) > Figure::None)
        .all(|index| {
            reading.word(index) == "twice"
                || GROUPING.has(reading.joined_before(index))
                || reading.joined_after(index) == "of"
                    && matches!(reading.joined_after(index + 1), "us" | "you")
        })
}

/// What came of it, with a number or without.
pub(crate) fn outcome(result: &Part<'_>) -> Said {
    let mut best_yet = Said::Missing;
    for (span, reading, sentence) in result.told_sentences() {
        let verbs = sentence
            .tokens
            .clone()
            .filter_map(|index| verb(reading, index))
            .max();
        match (verbs, best(reading, sentence)) {
            (Some(Verb::Clear), _) => return Said::Met(span),
            (_, (figure, verb)) if rank(figure, verb) == 2 => return Said::Met(span),
            (Some(Verb::Loose), _) | (None, (Figure::Strong, _)) if best_yet == Said::Missing => {
                best_yet = Said::Unclear(span);
            }
            _ => {}
        }
    }
    best_yet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::speaking::Pace;
    use crate::domain::stories::review::telling::StoryText;
    use crate::domain::stories::review::tests::with;
    use crate::domain::stories::story::StarPart;

    /// "met", "unclear" or "missing" for the number and for the outcome of a Result.
    fn judged(text: &str) -> (&'static str, &'static str) {
        let story = with(StarPart::Result, text);
        let telling = StoryText::read(&story, Pace::default());
        let name = |finding| match finding {
            Said::Met(_) => "met",
            Said::Unclear(_) => "unclear",
            Said::Missing => "missing",
        };
        let result = telling.part(StarPart::Result);
        (name(number(result)), name(outcome(result)))
    }

    #[test]
    fn the_tables_are_sorted() {
        for table in [&CLEAR, &LOOSE, &TIMED, &COMPARING, &GROUPING] {
            table.assert_sorted();
        }
    }

    #[test]
    fn a_number_beside_a_verb_of_outcome_counts() {
        for text in [
            "Conversion rose from 2.1% to 2.6% in a three-week A/B test on 40,000 visitors.",
            "Retention at week 4 rose by 6 percentage points, from 31% to 37%, over two quarters.",
            "NPS went from 23 to 51 in two quarters, from 1,900 survey answers.",
            "Churn fell to 3%.",
            "We cut the handling time from 12 minutes to 4.",
            "It saved £3,400.",
            "It saved $1.2 million a year.",
            "Complaints halved.",
            "Twelve of 40 clients signed.",
            "Sign-ups are up 18% on the year before.",
            "The error rate is down from 5% to 1%.",
            "We sold 340 more.",
            "I lost the account, worth €200,000.",
            "It shipped six weeks late.",
            "Two of five stayed.",
            "The queue was down to 7 minutes.",
            "The latency is now 180 ms instead of 900 ms.",
            "The page now takes 0.8 seconds instead of 3.",
            "Support tickets dropped by a third.",
        ] {
            assert_eq!(judged(text), ("met", "met"), "{text}");
        }
    }

    #[test]
    fn a_number_that_measures_nothing_does_not() {
        for text in [
            "The three of us went for dinner at 7 pm.",
            "We went for dinner at 7.",
            "I bake 7 cakes.",
            "I told them that somebody could be with them in five.",
            "There were four of us in room 12.",
            "Seven people wore hats.",
            "Customers were happier with it.",
        ] {
            assert_eq!(judged(text), ("missing", "missing"), "{text}");
        }
        for text in [
            "We shipped it to all three warehouses.",
            "I was promoted twice.",
            "We rolled it out to all 14 sites.",
        ] {
            assert_eq!(judged(text).0, "unclear", "{text}");
        }
    }

    #[test]
    fn what_the_rules_cannot_tell_is_unclear() {
        for text in ["The NPS: 51%.", "It brings £40,000 a month."] {
            assert_eq!(judged(text), ("unclear", "unclear"), "{text}");
        }
        assert_eq!(judged("The desk kept its lease."), ("missing", "unclear"));
        assert_eq!(judged("The client signed."), ("missing", "met"));
        for (text, wanted) in [
            ("She shipped in 9 weeks.", ("unclear", "met")),
            ("It was delivered within 6 weeks.", ("unclear", "met")),
            (
                "The same failure was caught in 90 seconds.",
                ("unclear", "unclear"),
            ),
            (
                "Her lead asked me to join the planning.",
                ("missing", "unclear"),
            ),
            ("He invited me to his next review.", ("missing", "unclear")),
            ("She asked about lunch.", ("missing", "missing")),
        ] {
            assert_eq!(judged(text), wanted, "{text}");
        }
    }
}
