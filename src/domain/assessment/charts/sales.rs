//! Units and prices: revenue is their product, which the table doesn't show.

use crate::domain::assessment::charts::{Drawn, Sheet, Shown, lines, numbers, percent, rounded};
use crate::domain::assessment::item::{Given, ItemLevel, ItemTable, Line};
use crate::domain::format::numbers::grouped;

/// A title, and what is sold.
const SHOPS: [(&str, [&str; 5]); 3] = [
    (
        "Tickets sold and their price",
        ["Matinee", "Evening", "Students", "Groups", "Balcony"],
    ),
    (
        "Plans sold and their monthly price",
        ["Starter", "Team", "Studio", "Business", "Campus"],
    ),
    (
        "Repairs made and their price",
        ["Screen", "Battery", "Keyboard", "Camera", "Speaker"],
    ),
];

const COLUMNS: [&str; 2] = ["Number sold", "Price in dollars"];
const UNITS: usize = 0;
const PRICE: usize = 1;

fn dollars(value: i64) -> String {
    format!("${}", grouped(value))
}

pub(super) fn draw(level: ItemLevel, chance: &mut fastrand::Rng) -> Option<Shown> {
    let (title, mut names) = *chance.choice(&SHOPS)?;
    chance.shuffle(&mut names);
    let table = ItemTable {
        title: title.to_owned(),
        columns: COLUMNS.map(str::to_owned).to_vec(),
        lines: names
            .iter()
            .map(|name| Line {
                name: (*name).to_owned(),
                values: vec![10 * chance.i64(4..=60), 5 * chance.i64(2..=24)],
            })
            .collect(),
    };
    let sheet = Sheet(&table);
    let drawn = match level {
        ItemLevel::Easy => income(&sheet, chance),
        ItemLevel::Medium if chance.bool() => most_income(&sheet),
        ItemLevel::Medium => ahead(&sheet, chance),
        ItemLevel::Hard => share(&sheet, chance),
    }?;
    Some(Shown {
        given: Given::Table(table),
        drawn,
    })
}

fn made(sheet: &Sheet, line: usize) -> i64 {
    sheet.value(line, UNITS) * sheet.value(line, PRICE)
}

fn product(sheet: &Sheet, line: usize) -> String {
    format!(
        "{}: {} × {} = {}.",
        sheet.line(line),
        grouped(sheet.value(line, UNITS)),
        dollars(sheet.value(line, PRICE)),
        dollars(made(sheet, line))
    )
}

/// The revenue of one line.
fn income(sheet: &Sheet, chance: &mut fastrand::Rng) -> Option<Drawn> {
    let line = chance.usize(0..5);
    let next = (line + 1) % 5;
    let value = made(sheet, line);
    let slips = vec![
        (
            sheet.value(line, UNITS) * sheet.value(next, PRICE),
            "It takes the price of the next line.",
        ),
        (
            sheet.value(next, UNITS) * sheet.value(line, PRICE),
            "It takes the number of the next line.",
        ),
        (value / 10, "It is ten times too small."),
    ];
    let (options, right) = numbers(value, slips, (value / 15).max(10), &dollars, chance)?;
    Some(Drawn {
        question: format!("How much money did {} bring in?", sheet.line(line)),
        options,
        right,
        worked: vec![product(sheet, line)],
    })
}

/// The line with the most revenue.
fn most_income(sheet: &Sheet) -> Option<Drawn> {
    let right = sheet.largest(|line| (made(sheet, line), 1))?;
    // The trap: another line has more units or a higher price.
    let most_sold = sheet.largest(|line| (sheet.value(line, UNITS), 1));
    if most_sold == Some(right) {
        return None;
    }
    Some(Drawn {
        question: "Which brought in the most money?".to_owned(),
        worked: vec![
            "Multiply each number by its price.".to_owned(),
            product(sheet, right),
        ],
        options: lines(sheet, |line| product(sheet, line)),
        right,
    })
}

/// The difference in revenue between two lines.
fn ahead(sheet: &Sheet, chance: &mut fastrand::Rng) -> Option<Drawn> {
    let one = chance.usize(0..5);
    let other = (one + chance.usize(1..5)) % 5;
    let value = made(sheet, one) - made(sheet, other);
    if value < 500 {
        return None;
    }
    let units = sheet.value(one, UNITS) - sheet.value(other, UNITS);
    let price = sheet.value(one, PRICE) - sheet.value(other, PRICE);
    let slips = vec![
        (units * price, "It multiplies the differences."),
        (
            units * sheet.value(one, PRICE),
            "It takes one price for both.",
        ),
        (made(sheet, one), "It leaves out the other line."),
    ];
    let (options, right) = numbers(value, slips, (value / 12).max(10), &dollars, chance)?;
    Some(Drawn {
        question: format!(
            "How much more money did {} bring in than {}?",
            sheet.line(one),
            sheet.line(other)
        ),
        options,
        right,
        worked: vec![
            product(sheet, one),
            product(sheet, other),
            format!(
                "{} − {} = {}.",
                dollars(made(sheet, one)),
                dollars(made(sheet, other)),
                dollars(value)
            ),
        ],
    })
}

/// A line's share of total revenue.
fn share(sheet: &Sheet, chance: &mut fastrand::Rng) -> Option<Drawn> {
    let line = chance.usize(0..5);
    let all: i64 = (0..5).map(|line| made(sheet, line)).sum();
    let value = rounded(made(sheet, line) * 100, all)?;
    if value < 5 {
        return None;
    }
    let slips = vec![
        (
            rounded(sheet.value(line, UNITS) * 100, sheet.column_total(UNITS))?,
            "It is the share of the number sold, not of the money.",
        ),
        (
            rounded(made(sheet, line) * 100, all - made(sheet, line))?,
            "It divides by the others alone, not by all.",
        ),
    ];
    let (options, right) = numbers(value, slips, 3, &percent, chance)?;
    let mut worked: Vec<String> = (0..5).map(|line| product(sheet, line)).collect();
    worked.push(format!(
        "{} ÷ {} is about {}.",
        dollars(made(sheet, line)),
        dollars(all),
        percent(value)
    ));
    Some(Drawn {
        question: format!(
            "What percentage of all the money did {} bring in? Round to the nearest whole percent.",
            sheet.line(line)
        ),
        options,
        right,
        worked,
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
            let made = |line: &Line| real(line.values[0] * line.values[1]);
            let question = &drawn.question;
            let mut named: Vec<(usize, &Line)> = table
                .lines
                .iter()
                .filter_map(|line| Some((question.find(&line.name)?, line)))
                .collect();
            named.sort_by_key(|(at, _)| *at);
            let named: Vec<f64> = named.into_iter().map(|(_, line)| made(line)).collect();
            let all: f64 = table.lines.iter().map(made).sum();
            for (place, option) in drawn.options.iter().enumerate() {
                let distance = match named.as_slice() {
                    [] => {
                        let best = table.lines.iter().map(made).fold(0.0, f64::max);
                        best - made(table.lines.iter().find(|line| line.name == option.text).unwrap())
                    }
                    [one] if question.contains("percentage") => (one / all * 100.0 - read(&option.text)).abs(),
                    [one] => (one - read(&option.text)).abs(),
                    [one, other] => (one - other - read(&option.text)).abs(),
                    more => unreachable!("{more:?}"),
                };
                let (near, far) = if named.is_empty() { (0.0, 0.0) } else { (0.5, 2.0) };
                if place == drawn.right {
                    prop_assert!(distance <= near, "{} {} {}", question, option.text, distance);
                } else {
                    prop_assert!(distance > far, "{} {} {}", question, option.text, distance);
                }
            }
        }
    }
}
