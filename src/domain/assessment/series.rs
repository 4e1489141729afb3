//! Number series. Any number continues any series by some rule, so "the next number" only has a meaning
//! within a family of rules. Here the family is finite ([`rules`]). A series is only used if all rules of
//! the family that fit the numbers shown predict the same next number.

use crate::domain::assessment::item::{Given, Item, ItemKind, ItemLevel, OPTIONS, arranged};
use crate::domain::format::numbers::grouped;

/// From a number to a later one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Step {
    Add(i64),
    Times(i64),
}

impl Step {
    fn from(self, number: i64) -> i64 {
        match self {
            Self::Add(by) => number.saturating_add(by),
            Self::Times(by) => number.saturating_mul(by),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Add(by) if by < 0 => format!("subtract {}", -by),
            Self::Add(by) => format!("add {by}"),
            Self::Times(by) => format!("multiply by {by}"),
        }
    }

    /// The sum or product written out.
    fn written(self, number: i64) -> String {
        let (of, to) = (grouped(number), grouped(self.from(number)));
        match self {
            Self::Add(by) if by < 0 => format!("{of} − {} = {to}", -by),
            Self::Add(by) => format!("{of} + {by} = {to}"),
            Self::Times(by) => format!("{of} × {by} = {to}"),
        }
    }
}

/// The rule of a series.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Rule {
    /// The same step each time.
    Each(Step),
    /// A step that grows by the same amount each time.
    Growing(i64),
    /// Two alternating steps.
    InTurn(Step, Step),
    /// Two interleaved series.
    Interleaved(Step, Step),
    /// The sum of the two numbers before, plus a constant.
    Sum(i64),
    /// Multiply, then add.
    TimesThenAdd(i64, i64),
}

impl Rule {
    /// How many numbers it needs to predict the next one.
    fn needs(self) -> usize {
        match self {
            Self::Each(_) | Self::InTurn(..) | Self::TimesThenAdd(..) => 1,
            Self::Growing(_) | Self::Interleaved(..) | Self::Sum(_) => 2,
        }
    }

    /// Its prediction from the numbers so far; `None` if they are too few.
    fn next(self, shown: &[i64]) -> Option<i64> {
        let last = *shown.last()?;
        let before = || {
            shown
                .len()
                .checked_sub(2)
                .and_then(|place| shown.get(place))
                .copied()
        };
        let is_first = |place: usize| place.is_multiple_of(2);
        Some(match self {
            Self::Each(step) => step.from(last),
            Self::Growing(by) => last + (last - before()?) + by,
            Self::InTurn(first, second) => {
                let step = if is_first(shown.len() - 1) {
                    first
                } else {
                    second
                };
                step.from(last)
            }
            Self::Interleaved(first, second) => {
                let step = if is_first(shown.len()) { first } else { second };
                step.from(before()?)
            }
            Self::Sum(plus) => last.saturating_add(before()?).saturating_add(plus),
            Self::TimesThenAdd(times, plus) => last.saturating_mul(times).saturating_add(plus),
        })
    }

    fn fits(self, shown: &[i64]) -> bool {
        (self.needs()..shown.len()).all(|place| {
            shown.get(..place).and_then(|before| self.next(before)) == shown.get(place).copied()
        })
    }
}

/// The steps of the family.
fn steps() -> impl Iterator<Item = Step> + Clone {
    let add = (-60..=60).filter(|&by| by != 0).map(Step::Add);
    add.chain((2..=4).map(Step::Times))
}

/// Every rule of the family: about 31,000.
fn rules() -> impl Iterator<Item = Rule> {
    let pairs = || steps().flat_map(|one| steps().map(move |other| (one, other)));
    let not_zero = |by: &i64| *by != 0;
    steps()
        .map(Rule::Each)
        .chain((-30..=30).filter(not_zero).map(Rule::Growing))
        .chain(pairs().map(|(one, other)| Rule::InTurn(one, other)))
        .chain(pairs().map(|(one, other)| Rule::Interleaved(one, other)))
        .chain((-10..=10).map(Rule::Sum))
        .chain((2..=4).flat_map(move |times| {
            (-20..=20)
                .filter(not_zero)
                .map(move |plus| Rule::TimesThenAdd(times, plus))
        }))
}

/// Draws a series.
#[must_use]
pub fn draw(level: ItemLevel, seed: u64) -> Item {
    let mut chance = fastrand::Rng::with_seed(seed);
    loop {
        if let Some(item) = attempt(level, seed, &mut chance) {
            return item;
        }
    }
}

/// A rule and its first numbers.
fn begin(level: ItemLevel, chance: &mut fastrand::Rng) -> (Rule, Vec<i64>) {
    let add = |chance: &mut fastrand::Rng| Step::Add(chance.i64(2..=19));
    let less = |chance: &mut fastrand::Rng| Step::Add(-chance.i64(2..=19));
    let times = |chance: &mut fastrand::Rng| Step::Times(chance.i64(2..=3));
    let start = chance.i64(1..=30);
    let second = start + chance.i64(2..=12);
    match (level, chance.u8(0..4)) {
        (ItemLevel::Easy, 0) => (Rule::Each(add(chance)), vec![start]),
        (ItemLevel::Easy, 1) => (Rule::Each(less(chance)), vec![start + 100]),
        (ItemLevel::Easy, 2) => (Rule::Each(times(chance)), vec![chance.i64(1..=9)]),
        (ItemLevel::Easy, _) => (Rule::Growing(chance.i64(1..=5)), vec![start, second]),
        (ItemLevel::Medium, 0) => (Rule::InTurn(add(chance), less(chance)), vec![start + 20]),
        (ItemLevel::Medium, 1) => (
            Rule::InTurn(add(chance), Step::Times(2)),
            vec![chance.i64(1..=9)],
        ),
        (ItemLevel::Medium, 2) => (
            Rule::Interleaved(add(chance), less(chance)),
            vec![start, chance.i64(60..=99)],
        ),
        (ItemLevel::Medium, _) => (
            Rule::Growing(-chance.i64(2..=6)),
            vec![start, start + chance.i64(20..=40)],
        ),
        (ItemLevel::Hard, 0) => (
            Rule::Sum(chance.i64(0..=5)),
            vec![chance.i64(1..=6), chance.i64(4..=12)],
        ),
        (ItemLevel::Hard, 1) => (
            Rule::TimesThenAdd(chance.i64(2..=3), chance.i64(-6..=9)),
            vec![chance.i64(4..=9)],
        ),
        (ItemLevel::Hard, 2) => (
            Rule::Interleaved(add(chance), times(chance)),
            vec![start, chance.i64(2..=7)],
        ),
        (ItemLevel::Hard, _) => (
            Rule::InTurn(Step::Times(2), less(chance)),
            vec![chance.i64(8..=20)],
        ),
    }
}

fn attempt(level: ItemLevel, seed: u64, chance: &mut fastrand::Rng) -> Option<Item> {
    let (rule, mut shown) = begin(level, chance);
    let length = if matches!(rule, Rule::Each(_)) { 5 } else { 6 };
    while shown.len() < length {
        shown.push(rule.next(&shown)?);
    }
    let next = rule.next(&shown)?;
    let is_plain = |number: &i64| (1..=5_000).contains(number);
    let stands_still = shown.windows(2).any(|pair| pair.first() == pair.last());
    if stands_still || !shown.iter().chain([&next]).all(is_plain) {
        return None;
    }
    // The proof: all rules of the family that fit predict the same next number.
    if rules().any(|other| other.fits(&shown) && other.next(&shown) != Some(next)) {
        return None;
    }
    let told = (next, "This is the number that the rule gives.".to_owned());
    let slips = slips(rule, &shown, next, chance);
    let right = chance.usize(0..OPTIONS);
    let options = arranged(told, right, slips, 1, grouped)?;
    Some(Item {
        kind: ItemKind::Series,
        level,
        seed,
        scene: String::new(),
        worked: worked(rule, &shown, next),
        given: Given::Numbers(shown),
        question: "Which number comes next?".to_owned(),
        options,
        right,
    })
}

/// The results of typical mistakes, the likeliest first; then nearby numbers.
fn slips(rule: Rule, shown: &[i64], next: i64, chance: &mut fastrand::Rng) -> Vec<(i64, String)> {
    let last = shown.last().copied().unwrap_or_default();
    let before = shown.iter().rev().nth(1).copied().unwrap_or_default();
    let again = (
        last + (last - before),
        format!(
            "It repeats the last difference, {}, which isn’t how the series continues.",
            grouped(last - before)
        ),
    );
    let mut slips: Vec<(i64, String)> = match rule {
        Rule::Each(step) => vec![(
            step.from(next),
            "It takes the step twice and skips a number.".to_owned(),
        )],
        Rule::Growing(by) => vec![
            (next + by, "It grows the step twice in one go.".to_owned()),
            (
                next - 2 * by,
                "It lets the step shrink where it grows, or grow where it shrinks.".to_owned(),
            ),
        ],
        Rule::InTurn(first, second) => {
            let (turn, other) = if shown.len().is_multiple_of(2) {
                (second, first)
            } else {
                (first, second)
            };
            vec![
                (
                    other.from(last),
                    "It takes the wrong step of the two.".to_owned(),
                ),
                (
                    other.from(turn.from(last)),
                    "It takes both steps and skips a number.".to_owned(),
                ),
            ]
        }
        Rule::Interleaved(first, second) => vec![
            (
                first.from(last),
                "It continues from the number before, which belongs to the other series."
                    .to_owned(),
            ),
            (
                second.from(last),
                "It continues the other series, which comes one later.".to_owned(),
            ),
            (
                second.from(before),
                "It takes the other series’ step.".to_owned(),
            ),
        ],
        Rule::Sum(plus) => vec![
            (
                next - plus,
                "It adds the two numbers before and leaves out the rest.".to_owned(),
            ),
            (next + plus, "It adds the rest twice.".to_owned()),
            (last * 2, "It doubles the last number.".to_owned()),
        ],
        Rule::TimesThenAdd(times, plus) => vec![
            (
                last * times,
                "It multiplies and leaves out the rest.".to_owned(),
            ),
            (
                (last + plus) * times,
                "It adds first and multiplies then.".to_owned(),
            ),
        ],
    };
    slips.push(again);
    let mut near = [-10, -3, -2, -1, 1, 2, 3, 10];
    chance.shuffle(&mut near);
    slips.extend(near.map(|by| {
        let why = "No rule that fits the numbers shown gives it: it is a slip in the arithmetic.";
        (next + by, why.to_owned())
    }));
    slips.retain(|(number, _)| *number > 0);
    slips
}

/// The rule in words, and the step to the next number.
fn worked(rule: Rule, shown: &[i64], next: i64) -> Vec<String> {
    let last = shown.last().copied().unwrap_or_default();
    let before = shown.iter().rev().nth(1).copied().unwrap_or_default();
    let is_even = shown.len().is_multiple_of(2);
    match rule {
        Rule::Each(step) => vec![
            format!("Each time: {}.", step.words()),
            format!("{}.", step.written(last)),
        ],
        Rule::Growing(by) => {
            let differences: Vec<String> = shown
                .windows(2)
                .filter_map(|pair| Some(grouped(pair.last()? - pair.first()?)))
                .collect();
            let change = if by < 0 { "smaller" } else { "larger" };
            vec![
                format!("The differences are {}.", differences.join(", ")),
                format!(
                    "Each is {} {change} than the one before, so the next is {}.",
                    by.abs(),
                    grouped(next - last)
                ),
                format!("{}.", Step::Add(next - last).written(last)),
            ]
        }
        Rule::InTurn(first, second) => vec![
            format!(
                "Two steps in turn: {}, then {}.",
                first.words(),
                second.words()
            ),
            format!("{}.", if is_even { second } else { first }.written(last)),
        ],
        Rule::Interleaved(first, second) => {
            let every_other = |from: usize| {
                let strand: Vec<String> = shown
                    .iter()
                    .skip(from)
                    .step_by(2)
                    .copied()
                    .map(grouped)
                    .collect();
                strand.join(", ")
            };
            vec![
                format!(
                    "Two series in one. The 1st, 3rd, 5th numbers: {}: {}.",
                    every_other(0),
                    first.words()
                ),
                format!(
                    "The 2nd, 4th, 6th numbers: {}: {}.",
                    every_other(1),
                    second.words()
                ),
                format!("{}.", if is_even { first } else { second }.written(before)),
            ]
        }
        Rule::Sum(0) => vec![
            "Each number is the sum of the two before.".to_owned(),
            format!("{}.", Step::Add(last).written(before)),
        ],
        Rule::Sum(plus) => vec![
            format!("Each number is the sum of the two before and {plus} more."),
            format!(
                "{} + {} + {plus} = {}.",
                grouped(before),
                grouped(last),
                grouped(next)
            ),
        ],
        Rule::TimesThenAdd(times, plus) => {
            let (product, step) = (last.saturating_mul(times), Step::Add(plus));
            vec![
                format!("Each time: multiply by {times}, then {}.", step.words()),
                format!(
                    "{}; {}.",
                    Step::Times(times).written(last),
                    step.written(product)
                ),
            ]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> i64 {
        text.replace(',', "").replace('−', "-").parse().unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn of_the_options_only_the_right_one_continues_the_series_by_any_rule_of_the_family(
            level in 0_usize..3,
            seed in 0_u64..(1 << 53),
        ) {
            let item = draw(ItemLevel::ALL[level], seed);
            let Given::Numbers(shown) = &item.given else { unreachable!() };
            for (place, option) in item.options.iter().enumerate() {
                let mut whole = shown.clone();
                whole.push(read(&option.text));
                let continues = rules().any(|rule| rule.fits(&whole));
                prop_assert_eq!(continues, place == item.right, "{:?} {}", shown, option.text);
            }
        }
    }

    #[test]
    fn a_series_that_two_rules_continue_differently_is_ambiguous() {
        let shown = [2, 4];
        let next: Vec<i64> = rules()
            .filter(|rule| rule.fits(&shown))
            .filter_map(|rule| rule.next(&shown))
            .collect();
        assert!(next.contains(&6) && next.contains(&8));
    }

    #[test]
    fn each_rule_is_worked_out_in_words() {
        let told = |rule: Rule, begin: &[i64]| {
            let mut shown = begin.to_vec();
            while shown.len() < 6 {
                shown.push(rule.next(&shown).unwrap());
            }
            worked(rule, &shown, rule.next(&shown).unwrap()).join(" ")
        };
        assert_eq!(
            told(Rule::Each(Step::Add(3)), &[1]),
            "Each time: add 3. 16 + 3 = 19."
        );
        assert_eq!(
            told(Rule::Growing(2), &[1, 4]),
            "The differences are 3, 5, 7, 9, 11. Each is 2 larger than the one before, so the next is 13. 36 + 13 = 49."
        );
        assert_eq!(
            told(Rule::InTurn(Step::Times(2), Step::Add(-3)), &[5]),
            "Two steps in turn: multiply by 2, then subtract 3. 22 − 3 = 19."
        );
        assert_eq!(
            told(Rule::Interleaved(Step::Add(3), Step::Times(2)), &[5, 2]),
            "Two series in one. The 1st, 3rd, 5th numbers: 5, 8, 11: add 3. The 2nd, 4th, 6th numbers: 2, 4, 8: multiply \
             by 2. 11 + 3 = 14."
        );
        assert_eq!(
            told(Rule::Sum(1), &[1, 2]),
            "Each number is the sum of the two before and 1 more. 12 + 20 + 1 = 33."
        );
        assert_eq!(
            told(Rule::TimesThenAdd(2, -1), &[3]),
            "Each time: multiply by 2, then subtract 1. 65 × 2 = 130; 130 − 1 = 129."
        );
    }
}
