//! Funnels: how many people reached each step, in two months.

use crate::domain::assessment::charts::{Drawn, Sheet, Shown, lines, numbers, percent, rounded};
use crate::domain::assessment::item::{Given, ItemLevel, ItemTable, Line};
use crate::domain::format::numbers::grouped;

/// A title, and the steps from the first to the last.
const FUNNELS: [(&str, [&str; 5]); 3] = [
    (
        "People at each step of the sign-up",
        [
            "Visited",
            "Signed up",
            "Activated",
            "Invited a friend",
            "Paid",
        ],
    ),
    (
        "People at each step of a purchase",
        [
            "Searched",
            "Opened an item",
            "Filled the cart",
            "Checked out",
            "Ordered again",
        ],
    ),
    (
        "Applicants at each step",
        [
            "Applied",
            "Were screened",
            "Were interviewed",
            "Got an offer",
            "Started",
        ],
    ),
];

const MONTHS: [&str; 2] = ["April", "May"];

pub(super) fn draw(level: ItemLevel, chance: &mut fastrand::Rng) -> Option<Shown> {
    let (title, steps) = *chance.choice(&FUNNELS)?;
    let mut reached = [0, 0].map(|_: i64| 100 * chance.i64(80..=400));
    let drawn_lines = steps
        .iter()
        .map(|step| {
            let line = Line {
                name: (*step).to_owned(),
                values: reached.to_vec(),
            };
            reached = reached.map(|count| count * chance.i64(25..=80) / 1_000 * 10);
            line
        })
        .collect();
    let table = ItemTable {
        title: title.to_owned(),
        columns: MONTHS.map(str::to_owned).to_vec(),
        lines: drawn_lines,
    };
    let sheet = Sheet(&table);
    let column = chance.usize(0..MONTHS.len());
    let drawn = match level {
        ItemLevel::Easy => lost(&sheet, column, chance),
        ItemLevel::Medium => rate(&sheet, column, 1, chance),
        ItemLevel::Hard if chance.bool() => worst_step(&sheet, column),
        ItemLevel::Hard => rate(&sheet, column, 2, chance),
    }?;
    Some(Shown {
        given: Given::Table(table),
        drawn,
    })
}

/// How many people were lost between a step and the next.
fn lost(sheet: &Sheet, column: usize, chance: &mut fastrand::Rng) -> Option<Drawn> {
    let from = chance.usize(0..4);
    let (before, after) = (sheet.value(from, column), sheet.value(from + 1, column));
    let value = before - after;
    let other = 1 - column;
    let slips = vec![
        (
            sheet.value(from, other) - sheet.value(from + 1, other),
            "It reads the other month.",
        ),
        (after, "It is how many went on, not how many were lost."),
        (
            sheet.value(0, column) - after,
            "It counts from the first step.",
        ),
    ];
    let apart = (value / 12).max(10);
    let (options, right) = numbers(value, slips, apart, &grouped, chance)?;
    Some(Drawn {
        question: format!(
            "In {}, how many people were lost between “{}” and “{}”?",
            sheet.column(column),
            sheet.line(from),
            sheet.line(from + 1)
        ),
        options,
        right,
        worked: vec![format!(
            "{} − {} = {}.",
            grouped(before),
            grouped(after),
            grouped(value)
        )],
    })
}

/// The share that continued from a step to a later one.
fn rate(sheet: &Sheet, column: usize, steps: usize, chance: &mut fastrand::Rng) -> Option<Drawn> {
    let from = chance.usize(0..5_usize.checked_sub(steps)?);
    let to = from + steps;
    let (before, after) = (sheet.value(from, column), sheet.value(to, column));
    let value = rounded(after * 100, before)?;
    if !(8..=92).contains(&value) {
        return None;
    }
    let other = 1 - column;
    let slips = vec![
        (100 - value, "It is the share that was lost."),
        (
            rounded(sheet.value(to, other) * 100, sheet.value(from, other))?,
            "It reads the other month.",
        ),
        (
            rounded(after * 100, sheet.value(0, column))?,
            "It divides by the first step.",
        ),
    ];
    let (options, right) = numbers(value, slips, 4, &percent, chance)?;
    Some(Drawn {
        question: format!(
            "In {}, what percentage of those at “{}” reached “{}”? Round to the nearest whole percent.",
            sheet.column(column),
            sheet.line(from),
            sheet.line(to)
        ),
        options,
        right,
        worked: vec![format!(
            "{} ÷ {} is about {}.",
            grouped(after),
            grouped(before),
            percent(value)
        )],
    })
}

/// The step with the lowest conversion from the one before.
fn worst_step(sheet: &Sheet, column: usize) -> Option<Drawn> {
    let told = |line: usize| {
        if line == 0 {
            return Some(format!("{} is the first step.", sheet.line(0)));
        }
        let (before, after) = (sheet.value(line - 1, column), sheet.value(line, column));
        let share = rounded(after * 100, before)?;
        Some(format!(
            "{}: {} of {} got this far, about {}.",
            sheet.line(line),
            grouped(after),
            grouped(before),
            percent(share)
        ))
    };
    let told: Vec<String> = (0..5).map(told).collect::<Option<_>>()?;
    // The share lost at a step, of the people at the step before; the first step loses nobody.
    let right = sheet.largest(|line| match line.checked_sub(1) {
        None => (0, 1),
        Some(before) => {
            let before = sheet.value(before, column);
            (before - sheet.value(line, column), before.max(1))
        }
    })?;
    let widest = sheet.largest(|line| match line.checked_sub(1) {
        None => (0, 1),
        Some(before) => (sheet.value(before, column) - sheet.value(line, column), 1),
    });
    // The trap: most people are lost at another step.
    if widest == Some(right) {
        return None;
    }
    let why = |line: usize| told.get(line).cloned().unwrap_or_default();
    Some(Drawn {
        question: format!(
            "In {}, which step did the smallest share of those at the step before reach?",
            sheet.column(column)
        ),
        worked: vec![
            "Divide each step by the step before it; the smallest quotient is the step asked for."
                .to_owned(),
            why(right),
        ],
        options: lines(sheet, why),
        right,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::assessment::charts::testing::{read, real, shown, table};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn only_the_right_option_is_what_the_table_and_the_words_give(
            level in 0_usize..3,
            seed in 0_u64..(1 << 53),
        ) {
            let Shown { given, drawn } = shown(draw, ItemLevel::ALL[level], seed);
            let table = table(&given);
            let question = &drawn.question;
            let month = table.columns.iter().position(|name| question.contains(name.as_str())).unwrap();
            let at = |line: usize| real(table.lines[line].values[month]);
            let named: Vec<usize> = question
                .split(['“', '”'])
                .skip(1)
                .step_by(2)
                .map(|name| table.lines.iter().position(|line| line.name == name).unwrap())
                .collect();
            for (place, option) in drawn.options.iter().enumerate() {
                let distance = if question.contains("smallest share") {
                    let least = (1..5).map(|line| at(line) / at(line - 1)).fold(f64::MAX, f64::min);
                    let line = table.lines.iter().position(|line| line.name == option.text).unwrap();
                    if line == 0 { 1.0 } else { at(line) / at(line - 1) - least }
                } else if question.contains("lost") {
                    (at(named[0]) - at(named[1]) - read(&option.text)).abs()
                } else {
                    (at(named[1]) / at(named[0]) * 100.0 - read(&option.text)).abs()
                };
                let is_number = named.len() == 2;
                let (near, far) = if is_number { (0.5, 2.0) } else { (0.0, 0.0) };
                if place == drawn.right {
                    prop_assert!(distance <= near, "{} {} {}", question, option.text, distance);
                } else {
                    prop_assert!(distance > far, "{} {} {}", question, option.text, distance);
                }
            }
        }
    }
}
