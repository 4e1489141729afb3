//! Plans and results side by side.

use crate::domain::assessment::charts::{Drawn, Sheet, Shown, lines, numbers, percent, rounded};
use crate::domain::assessment::item::{Given, ItemLevel, ItemTable, Line};
use crate::domain::format::numbers::grouped;

/// A title, what is counted, and who has a plan.
const PLANS: [(&str, &str, [&str; 5]); 3] = [
    (
        "New customers, planned and won",
        "customers",
        ["North", "South", "East", "West", "Coast"],
    ),
    (
        "Test cases, planned and run",
        "cases",
        ["Login", "Cart", "Payment", "Profile", "Reports"],
    ),
    (
        "Training hours, planned and held",
        "hours",
        ["Sales", "Support", "Design", "Finance", "Legal"],
    ),
];

const COLUMNS: [&str; 2] = ["Plan", "Result"];
const PLAN: usize = 0;
const RESULT: usize = 1;

pub(super) fn draw(level: ItemLevel, chance: &mut fastrand::Rng) -> Option<Shown> {
    let (title, unit, mut names) = *chance.choice(&PLANS)?;
    chance.shuffle(&mut names);
    let table = ItemTable {
        title: title.to_owned(),
        columns: COLUMNS.map(str::to_owned).to_vec(),
        lines: names
            .iter()
            .map(|name| {
                let plan = 20 * chance.i64(5..=30);
                Line {
                    name: (*name).to_owned(),
                    values: vec![plan, plan * chance.i64(60..=140) / 100],
                }
            })
            .collect(),
    };
    let sheet = Sheet(&table);
    let drawn = match level {
        ItemLevel::Easy => total(&sheet, unit, chance),
        ItemLevel::Medium => off_plan(&sheet, chance),
        ItemLevel::Hard => furthest_ahead(&sheet),
    }?;
    Some(Shown {
        given: Given::Table(table),
        drawn,
    })
}

/// How far all results together are above or below plan.
fn total(sheet: &Sheet, unit: &str, chance: &mut fastrand::Rng) -> Option<Drawn> {
    let (plan, result) = (sheet.column_total(PLAN), sheet.column_total(RESULT));
    let value = (result - plan).abs();
    if value < 40 {
        return None;
    }
    let short = if result < plan { "below" } else { "above" };
    let line = chance.usize(0..5);
    let without = |column: usize| sheet.column_total(column) - sheet.value(line, column);
    let slips = vec![
        (
            (without(RESULT) - without(PLAN)).abs(),
            "It leaves out a line.",
        ),
        (
            (sheet.value(line, RESULT) - sheet.value(line, PLAN)).abs(),
            "It looks at one line only.",
        ),
    ];
    let (options, right) = numbers(value, slips, (value / 12).max(5), &grouped, chance)?;
    Some(Drawn {
        question: format!("All together, how many {unit} {short} plan is the result?"),
        options,
        right,
        worked: vec![
            format!("Plan: {}. Result: {}.", grouped(plan), grouped(result)),
            format!(
                "{} − {} = {}.",
                grouped(plan.max(result)),
                grouped(plan.min(result)),
                grouped(value)
            ),
        ],
    })
}

/// By what percentage one result is off its plan.
fn off_plan(sheet: &Sheet, chance: &mut fastrand::Rng) -> Option<Drawn> {
    let line = chance.usize(0..5);
    let (plan, result) = (sheet.value(line, PLAN), sheet.value(line, RESULT));
    let off = (result - plan).abs();
    let value = rounded(off * 100, plan)?;
    if value < 8 {
        return None;
    }
    let short = if result < plan { "below" } else { "above" };
    let slips = vec![
        (
            rounded(off * 100, result)?,
            "It divides by the result, not by the plan.",
        ),
        (
            rounded(result * 100, plan)?,
            "It is the result as a share of the plan, not the distance from it.",
        ),
        (off, "It is the difference itself, not the percentage."),
    ];
    let (options, right) = numbers(value, slips, 3, &percent, chance)?;
    Some(Drawn {
        question: format!(
            "By what percentage is {} {short} plan? Round to the nearest whole percent.",
            sheet.line(line)
        ),
        options,
        right,
        worked: vec![
            format!("The difference: {}.", grouped(off)),
            format!(
                "As a share of the plan: {} ÷ {} is about {}.",
                grouped(off),
                grouped(plan),
                percent(value)
            ),
        ],
    })
}

/// The result furthest ahead of plan, in percent.
fn furthest_ahead(sheet: &Sheet) -> Option<Drawn> {
    let right = sheet.largest(|line| (sheet.value(line, RESULT), sheet.value(line, PLAN)))?;
    let widest = sheet.largest(|line| (sheet.value(line, RESULT) - sheet.value(line, PLAN), 1));
    // The trap: another one is further ahead in absolute numbers.
    if widest == Some(right) || sheet.value(right, RESULT) <= sheet.value(right, PLAN) {
        return None;
    }
    let told = |line: usize| {
        let (plan, result) = (sheet.value(line, PLAN), sheet.value(line, RESULT));
        rounded(result * 100, plan).map(|share| {
            format!(
                "{}: {} of {} planned, about {}.",
                sheet.line(line),
                grouped(result),
                grouped(plan),
                percent(share)
            )
        })
    };
    let told: Vec<String> = (0..5).map(told).collect::<Option<_>>()?;
    let why = |line: usize| told.get(line).cloned().unwrap_or_default();
    Some(Drawn {
        question: "Which is furthest ahead of its plan, by percentage?".to_owned(),
        worked: vec![
            "Divide each result by its plan; the largest quotient is furthest ahead.".to_owned(),
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
            let sum = |column: usize| real(table.lines.iter().map(|line| line.values[column]).sum());
            let line = table.lines.iter().find(|line| question.contains(&line.name));
            let sign = if question.contains("below") { -1.0 } else { 1.0 };
            let ahead = |line: &Line| real(line.values[1]) / real(line.values[0]);
            for (place, option) in drawn.options.iter().enumerate() {
                let (distance, near, far) = if question.starts_with("Which") {
                    let best = table.lines.iter().map(ahead).fold(0.0, f64::max);
                    let chosen = table.lines.iter().find(|line| line.name == option.text).unwrap();
                    (best - ahead(chosen), 0.0, 0.0)
                } else if let Some(line) = line {
                    (((ahead(line) - 1.0) * 100.0 * sign - read(&option.text)).abs(), 0.5, 2.0)
                } else {
                    (((sum(1) - sum(0)) * sign - read(&option.text)).abs(), 0.0, 2.0)
                };
                if place == drawn.right {
                    prop_assert!(distance <= near, "{} {} {}", question, option.text, distance);
                } else {
                    prop_assert!(distance > far, "{} {} {}", question, option.text, distance);
                }
            }
        }
    }
}
