//! Items about a table or chart: counts by quarter or month, funnels, units and prices, plans and results.
//! All values are whole numbers. Shares and changes are asked for to the nearest whole percent, and the
//! options are far enough apart that only one can be meant.

mod funnel;
mod sales;
mod targets;
#[cfg(test)]
mod testing;

use crate::domain::assessment::item::{
    Choice, Given, Item, ItemKind, ItemLevel, ItemTable, Line, OPTIONS, arranged,
};
use crate::domain::format::numbers::grouped;

/// What is counted, and whose it is.
struct Theme {
    title: &'static str,
    unit: &'static str,
    /// What the lines did with the units.
    did: &'static str,
    lines: [&'static str; 5],
}

const THEMES: [Theme; 4] = [
    Theme {
        title: "Parcels handled a day",
        unit: "parcels",
        did: "handle",
        lines: [
            "Ash depot",
            "Birch depot",
            "Cedar depot",
            "Elm depot",
            "Oak depot",
        ],
    },
    Theme {
        title: "Support cases closed",
        unit: "cases",
        did: "close",
        lines: ["Billing", "Delivery", "Returns", "Sign-in", "Other"],
    },
    Theme {
        title: "Orders placed a week",
        unit: "orders",
        did: "get",
        lines: ["Books", "Garden", "Kitchen", "Music", "Toys"],
    },
    Theme {
        title: "Hours of machine time used",
        unit: "hours",
        did: "use",
        lines: ["Search", "Checkout", "Catalogue", "Reports", "Tests"],
    },
];

const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];
const MONTHS: [&str; 6] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun"];

/// A question about a table. Lines and columns are given by their indices.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ask {
    /// How many more in one column than in another.
    Difference { line: usize, from: usize, to: usize },
    /// Which line has the largest total.
    LargestTotal,
    /// The change of a line from one column to another, in percent.
    Change { line: usize, from: usize, to: usize },
    /// The share of a line in the total of a column, in percent.
    Share { line: usize, column: usize },
    /// The mean of a line over all columns.
    Mean { line: usize },
    /// Which line grew by the largest percentage.
    FastestGrowth { from: usize, to: usize },
    /// The next value of a line if it grows by the same percentage again.
    Onward { line: usize, from: usize, to: usize },
}

/// A quotient, rounded to the nearest whole number; `None` for a tie or a division by zero.
fn rounded(over: i64, under: i64) -> Option<i64> {
    if under <= 0 || over.checked_mul(2)?.rem_euclid(under) == 0 && (over * 2 / under) % 2 != 0 {
        return None;
    }
    Some((2 * over + under).div_euclid(2 * under))
}

/// A table with a few calculations on it.
struct Sheet<'a>(&'a ItemTable);

impl Sheet<'_> {
    fn value(&self, line: usize, column: usize) -> i64 {
        self.values(line).get(column).copied().unwrap_or_default()
    }

    fn values(&self, line: usize) -> &[i64] {
        self.0.lines.get(line).map_or(&[], |line| &line.values)
    }

    fn total(&self, line: usize) -> i64 {
        self.values(line).iter().sum()
    }

    fn column_total(&self, column: usize) -> i64 {
        (0..self.0.lines.len())
            .map(|line| self.value(line, column))
            .sum()
    }

    fn line(&self, line: usize) -> &str {
        self.0.lines.get(line).map_or("", |line| &line.name)
    }

    fn column(&self, column: usize) -> &str {
        self.0.columns.get(column).map_or("", String::as_str)
    }

    /// The line with the largest `measure` (a fraction); `None` if two are tied.
    fn largest(&self, measure: impl Fn(usize) -> (i64, i64)) -> Option<usize> {
        let is_over = |one: usize, other: usize| {
            let ((a, b), (c, d)) = (measure(one), measure(other));
            a * d > c * b
        };
        let lines = 0..self.0.lines.len();
        lines.clone().find(|&one| {
            lines
                .clone()
                .all(|other| other == one || is_over(one, other))
        })
    }
}

/// Draws an item.
#[must_use]
pub fn draw(level: ItemLevel, seed: u64) -> Item {
    let mut chance = fastrand::Rng::with_seed(seed);
    loop {
        if let Some(item) = attempt(level, seed, &mut chance) {
            return item;
        }
    }
}

/// A table or chart with the question about it.
struct Shown {
    given: Given,
    drawn: Drawn,
}

fn attempt(level: ItemLevel, seed: u64, chance: &mut fastrand::Rng) -> Option<Item> {
    let Shown { given, drawn } = match chance.u8(0..6) {
        0 => funnel::draw(level, chance)?,
        1 => sales::draw(level, chance)?,
        2 => targets::draw(level, chance)?,
        _ => over_time(level, chance)?,
    };
    Some(Item {
        kind: ItemKind::Reading,
        level,
        seed,
        scene: String::new(),
        given,
        question: drawn.question,
        options: drawn.options,
        right: drawn.right,
        worked: drawn.worked,
    })
}

/// Counts by quarter, or by month as a chart.
fn over_time(level: ItemLevel, chance: &mut fastrand::Rng) -> Option<Shown> {
    let theme = chance.choice(&THEMES)?;
    let is_chart = chance.u8(0..3) == 0;
    let (lines, columns): (usize, &[&str]) = if is_chart {
        (1, &MONTHS)
    } else {
        (theme.lines.len(), &QUARTERS)
    };
    let mut names = theme.lines;
    chance.shuffle(&mut names);
    let scale = if level == ItemLevel::Easy { 10 } else { 4 };
    let table = ItemTable {
        title: if is_chart {
            format!("{}: {}", theme.title, names.first()?)
        } else {
            theme.title.to_owned()
        },
        columns: columns.iter().map(|&column| column.to_owned()).collect(),
        lines: names
            .iter()
            .take(lines)
            .map(|&name| Line {
                name: name.to_owned(),
                values: columns
                    .iter()
                    .map(|_| scale * chance.i64(60 / scale..=480 / scale))
                    .collect(),
            })
            .collect(),
    };
    let line = chance.usize(0..lines);
    let from = chance.usize(0..columns.len() - 1);
    let to = chance.usize(from + 1..columns.len());
    let column = chance.usize(0..columns.len());
    let ask = match (level, chance.u8(0..3), is_chart) {
        (ItemLevel::Easy, 0, false) => Ask::LargestTotal,
        (ItemLevel::Easy, ..) => Ask::Difference { line, from, to },
        (ItemLevel::Medium, 0, false) | (ItemLevel::Hard, 1, false) => Ask::Share { line, column },
        (ItemLevel::Medium, 1, _) => Ask::Mean { line },
        (ItemLevel::Medium, ..) => Ask::Change { line, from, to },
        (ItemLevel::Hard, 0, false) => Ask::FastestGrowth { from, to },
        (ItemLevel::Hard, ..) => Ask::Onward { line, from, to },
    };
    let drawn = answer(ask, &Sheet(&table), theme, chance)?;
    let given = if is_chart {
        Given::Bars(table)
    } else {
        Given::Table(table)
    };
    Some(Shown { given, drawn })
}

struct Drawn {
    question: String,
    options: Vec<Choice>,
    right: usize,
    worked: Vec<String>,
}

/// Why the right number is right.
const CORRECT: &str = "This is what the numbers give.";
/// The explanation of options that no typical mistake leads to.
const NEAR: &str = "It is close, but not what the numbers give.";

fn answer(ask: Ask, sheet: &Sheet, theme: &Theme, chance: &mut fastrand::Rng) -> Option<Drawn> {
    let unit = theme.unit;
    match ask {
        Ask::Difference { line, from, to } => difference(sheet, theme, line, from, to, chance),
        Ask::Change { line, from, to } => change(sheet, line, from, to, chance),
        Ask::Share { line, column } => share(sheet, unit, line, column, chance),
        Ask::Mean { line } => mean(sheet, theme, line, chance),
        Ask::Onward { line, from, to } => onward(sheet, unit, line, from, to, chance),
        Ask::LargestTotal => largest_total(sheet, unit),
        Ask::FastestGrowth { from, to } => fastest_growth(sheet, from, to),
    }
}

/// The options: the right number, the results of typical mistakes, and nearby numbers. Also the index of
/// the right one.
fn numbers(
    value: i64,
    slips: Vec<(i64, &str)>,
    apart: i64,
    text: &dyn Fn(i64) -> String,
    chance: &mut fastrand::Rng,
) -> Option<(Vec<Choice>, usize)> {
    let mut near: Vec<i64> = [-4, -3, -2, -1, 1, 2, 3, 4]
        .map(|steps| value + steps * apart)
        .to_vec();
    chance.shuffle(&mut near);
    let slips = slips
        .into_iter()
        .chain(near.into_iter().map(|value| (value, NEAR)))
        // A growth or a count is never negative, so such options would be implausible.
        .filter(|(slip, _)| (*slip > 0) == (value > 0) && slip.abs() < 10 * value.abs())
        .map(|(slip, why)| (slip, why.to_owned()));
    let place = chance.usize(0..OPTIONS);
    arranged((value, CORRECT.to_owned()), place, slips, apart, text).map(|options| (options, place))
}

fn percent(value: i64) -> String {
    format!("{} %", grouped(value))
}

/// How much larger one column of a line is than another.
fn difference(
    sheet: &Sheet,
    theme: &Theme,
    line: usize,
    from: usize,
    to: usize,
    chance: &mut fastrand::Rng,
) -> Option<Drawn> {
    let (before, after) = (sheet.value(line, from), sheet.value(line, to));
    let value = (after - before).abs();
    if value < 30 {
        return None;
    }
    let (more, less) = if after > before {
        (to, from)
    } else {
        (from, to)
    };
    let (high, low) = (before.max(after), before.min(after));
    let beside = |line: usize, column: usize| (sheet.value(line, column) - low).abs();
    let slips = vec![
        (
            beside((line + 1) % sheet.0.lines.len(), more),
            "It reads the next line.",
        ),
        (
            beside(line, (more + 1) % sheet.0.columns.len()),
            "It reads the next column.",
        ),
    ];
    let (options, right) = numbers(value, slips, 10, &grouped, chance)?;
    Some(Drawn {
        question: format!(
            "How many more {} did {} {} in {} than in {}?",
            theme.unit,
            sheet.line(line),
            theme.did,
            sheet.column(more),
            sheet.column(less)
        ),
        options,
        right,
        worked: vec![format!("{high} − {low} = {value}.")],
    })
}

/// By how many percent a line changed.
fn change(
    sheet: &Sheet,
    line: usize,
    from: usize,
    to: usize,
    chance: &mut fastrand::Rng,
) -> Option<Drawn> {
    let (before, after) = (sheet.value(line, from), sheet.value(line, to));
    let value = rounded((after - before) * 100, before)?;
    if !(10..=180).contains(&value.abs()) {
        return None;
    }
    let slips = vec![
        (
            rounded((after - before) * 100, after)?,
            "It takes the change as a share of the later value, not of the earlier one.",
        ),
        (
            rounded(after * 100, before)?,
            "It is the later value as a share of the earlier one, not the change.",
        ),
        (
            after - before,
            "It is the difference itself, not the percentage.",
        ),
    ];
    let (options, right) = numbers(value, slips, 4, &percent, chance)?;
    Some(Drawn {
        question: format!(
            "By what percentage did {} change from {} to {}? Round to the nearest whole percent.",
            sheet.line(line),
            sheet.column(from),
            sheet.column(to)
        ),
        options,
        right,
        worked: vec![
            format!(
                "The change: {after} − {before} = {}.",
                grouped(after - before)
            ),
            format!(
                "As a share of the value it began with: {} ÷ {before} is about {}.",
                grouped(after - before),
                percent(value)
            ),
        ],
    })
}

/// A line's share of a column.
fn share(
    sheet: &Sheet,
    unit: &str,
    line: usize,
    column: usize,
    chance: &mut fastrand::Rng,
) -> Option<Drawn> {
    let (part, whole) = (sheet.value(line, column), sheet.column_total(column));
    let value = rounded(part * 100, whole)?;
    let slips = vec![
        (
            rounded(part * 100, sheet.total(line))?,
            "It divides by the line’s total, not by the column’s.",
        ),
        (
            rounded(part * 100, whole - part)?,
            "It divides by the others alone, not by all.",
        ),
    ];
    let (options, right) = numbers(value, slips, 3, &percent, chance)?;
    Some(Drawn {
        question: format!(
            "Of all {unit} in {}, what percentage belongs to {}? Round to the nearest whole percent.",
            sheet.column(column),
            sheet.line(line)
        ),
        options,
        right,
        worked: vec![
            format!("The column comes to {whole}."),
            format!("{part} ÷ {whole} is about {}.", percent(value)),
        ],
    })
}

/// The average of a line.
fn mean(sheet: &Sheet, theme: &Theme, line: usize, chance: &mut fastrand::Rng) -> Option<Drawn> {
    let count = i64::try_from(sheet.0.columns.len()).ok()?;
    let total = sheet.total(line);
    if total % count != 0 {
        return None;
    }
    let value = total / count;
    let (first, last) = (sheet.value(line, 0), sheet.values(line).last().copied()?);
    let slips = vec![
        (
            i64::midpoint(first, last),
            "It is the middle of the first and the last value alone.",
        ),
        (total / (count - 1), "It divides by one column too few."),
        (
            i64::midpoint(
                sheet.values(line).iter().copied().min()?,
                sheet.values(line).iter().copied().max()?,
            ),
            "It is the middle of the smallest and the largest value.",
        ),
    ];
    let (options, right) = numbers(value, slips, 4, &grouped, chance)?;
    let sum: Vec<String> = sheet.values(line).iter().map(ToString::to_string).collect();
    Some(Drawn {
        question: format!(
            "How many {} did {} {} on average, from {} to {}?",
            theme.unit,
            sheet.line(line),
            theme.did,
            sheet.column(0),
            sheet.column(sheet.0.columns.len() - 1)
        ),
        options,
        right,
        worked: vec![format!(
            "{} = {total}; {total} ÷ {count} = {value}.",
            sum.join(" + ")
        )],
    })
}

/// The next value of a line if it grew by the same percentage again.
fn onward(
    sheet: &Sheet,
    unit: &str,
    line: usize,
    from: usize,
    to: usize,
    chance: &mut fastrand::Rng,
) -> Option<Drawn> {
    let (before, after) = (sheet.value(line, from), sheet.value(line, to));
    // The division must be exact, so that the answer is a whole number.
    if after * after % before != 0 || after - before < 20 || after > before * 3 {
        return None;
    }
    let value = after * after / before;
    let slips = vec![
        (
            2 * after - before,
            "It adds the same number, not the same percentage.",
        ),
        (after, "It leaves out the growth."),
        (
            rounded(after * before, after)?,
            "It goes back where it should go on.",
        ),
    ];
    let (options, right) = numbers(value, slips, 10, &grouped, chance)?;
    Some(Drawn {
        question: format!(
            "From {} to {}, {} grew by some percentage. If it grows by the same percentage once more, how many {unit} \
             is that?",
            sheet.column(from),
            sheet.column(to),
            sheet.line(line)
        ),
        options,
        right,
        worked: vec![
            format!("From {before} to {after} it grew by the factor {after} ÷ {before}."),
            format!("{after} × {after} ÷ {before} = {}.", grouped(value)),
        ],
    })
}

/// The line with the largest total.
fn largest_total(sheet: &Sheet, unit: &str) -> Option<Drawn> {
    let right = sheet.largest(|line| (sheet.total(line), 1))?;
    let why = |line: usize| {
        format!(
            "{} comes to {}.",
            sheet.line(line),
            grouped(sheet.total(line))
        )
    };
    Some(Drawn {
        question: format!("Which had the most {unit} in the four quarters together?"),
        worked: vec![
            "Add up each line.".to_owned(),
            format!("{} That is the most.", why(right)),
        ],
        options: lines(sheet, why),
        right,
    })
}

/// Which line grew by the largest percentage.
fn fastest_growth(sheet: &Sheet, from: usize, to: usize) -> Option<Drawn> {
    let growth = |line: usize| (sheet.value(line, to), sheet.value(line, from));
    let right = sheet.largest(growth)?;
    let told = |line: usize| {
        let (after, before) = growth(line);
        rounded((after - before) * 100, before).map_or_else(String::new, |value| {
            format!(
                "{}: {before} to {after}, a change of about {}.",
                sheet.line(line),
                percent(value)
            )
        })
    };
    let widest = sheet.largest(|line| (sheet.value(line, to) - sheet.value(line, from), 1));
    // The trap: another line has the largest increase in numbers. Percentages must differ when rounded.
    if widest == Some(right) || (0..sheet.0.lines.len()).any(|line| told(line).is_empty()) {
        return None;
    }
    Some(Drawn {
                question: format!(
                    "Which grew by the largest percentage from {} to {}?",
                    sheet.column(from),
                    sheet.column(to)
                ),
                worked: vec![
                    "Divide each later value by the earlier one; the largest quotient is the fastest growth.".to_owned(),
                    told(right),
                ],
                options: lines(sheet, told),
                right,
            })
}

/// One option per line of the table, each with the reason why it is right or wrong.
fn lines(sheet: &Sheet, why: impl Fn(usize) -> String) -> Vec<Choice> {
    (0..sheet.0.lines.len())
        .map(|line| Choice::new(sheet.line(line), why(line)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::testing::{read, real, shown, table};
    use super::*;
    use proptest::prelude::*;

    /// The distance between an option and the exact answer, recalculated only from the table and the text of
    /// the question.
    fn distance(item: &Item, option: &str) -> f64 {
        let table = table(&item.given);
        let question = &item.question;
        let mut columns: Vec<(usize, usize)> = table
            .columns
            .iter()
            .enumerate()
            .filter_map(|(place, name)| Some((question.find(name.as_str())?, place)))
            .collect();
        columns.sort_unstable();
        let columns: Vec<usize> = columns.into_iter().map(|(_, place)| place).collect();
        let total = |values: &[i64]| real(values.iter().sum());
        let line = table
            .lines
            .iter()
            .find(|line| question.contains(&line.name));
        if question.starts_with("Which") {
            let measure = |line: &Line| match columns.as_slice() {
                [from, to] => real(line.values[*to]) / real(line.values[*from]),
                _ => total(&line.values),
            };
            let best = table.lines.iter().map(measure).fold(f64::MIN, f64::max);
            let chosen = table.lines.iter().find(|line| line.name == option).unwrap();
            return best - measure(chosen);
        }
        let line = line.unwrap();
        let at = |place: usize| real(line.values[columns[place]]);
        let exact = if question.contains("more") && question.contains("than in") {
            at(0) - at(1)
        } else if question.starts_with("By what percentage") {
            (at(1) - at(0)) / at(0) * 100.0
        } else if question.starts_with("Of all") {
            let whole: i64 = table.lines.iter().map(|line| line.values[columns[0]]).sum();
            at(0) / real(whole) * 100.0
        } else if question.contains("on average") {
            total(&line.values) / real(i64::try_from(table.columns.len()).unwrap())
        } else {
            at(1) * at(1) / at(0)
        };
        (exact - read(option)).abs()
    }

    proptest! {
        #[test]
        fn the_right_option_is_what_the_numbers_give_and_no_other_comes_near(
            level in 0_usize..3,
            seed in 0_u64..(1 << 53),
        ) {
            let Shown { given, drawn } = shown(over_time, ItemLevel::ALL[level], seed);
            let item = Item {
                kind: ItemKind::Reading,
                level: ItemLevel::ALL[level],
                seed,
                scene: String::new(),
                given,
                question: drawn.question,
                options: drawn.options,
                right: drawn.right,
                worked: drawn.worked,
            };
            let is_name = item.question.starts_with("Which");
            for (place, option) in item.options.iter().enumerate() {
                let distance = distance(&item, &option.text);
                if place == item.right {
                    prop_assert!(distance <= 0.5, "{} {} {}", item.question, option.text, distance);
                } else {
                    let apart = if is_name { 0.0 } else { 2.0 };
                    prop_assert!(distance > apart, "{} {} {}", item.question, option.text, distance);
                }
            }
        }
    }

    #[test]
    fn every_kind_of_table_is_drawn_at_every_level() {
        for level in ItemLevel::ALL {
            let mut titles: Vec<String> = (0..60)
                .map(|seed| match draw(level, seed).given {
                    Given::Table(table) => table.title,
                    Given::Bars(_) => "a chart".to_owned(),
                    other => unreachable!("{other:?}"),
                })
                .collect();
            titles.sort_unstable();
            titles.dedup();
            assert!(titles.len() > 8, "{level:?} {titles:?}");
        }
    }

    #[test]
    fn the_right_number_is_as_often_below_the_others_as_above_them() {
        for level in ItemLevel::ALL {
            let mut count = [0_u32; OPTIONS];
            for seed in 0..300 {
                let item = draw(level, seed);
                if item
                    .options
                    .iter()
                    .all(|option| option.text.contains(|letter: char| letter.is_ascii_digit()))
                {
                    let values: Vec<f64> = item
                        .options
                        .iter()
                        .map(|option| read(&option.text))
                        .collect();
                    assert!(values.is_sorted_by(|one, next| one < next), "{values:?}");
                    count[item.right] += 1;
                }
            }
            let all: u32 = count.iter().sum();
            assert!(
                count.iter().all(|&count| count * 10 > all),
                "{level:?} {count:?}"
            );
        }
    }

    #[test]
    fn a_quotient_is_rounded_to_the_nearest_and_never_half_way() {
        assert_eq!(rounded(100, 3), Some(33));
        assert_eq!(rounded(-100, 3), Some(-33));
        assert_eq!(rounded(200, 3), Some(67));
        assert_eq!(rounded(5, 2), None);
        assert_eq!(rounded(4, 2), Some(2));
        assert_eq!(rounded(1, 0), None);
    }
}
