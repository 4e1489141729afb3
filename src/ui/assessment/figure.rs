//! The material of an item: numbers, statements, a table, or a chart with its table.

use leptos::prelude::*;

use crate::domain::assessment::item::{Given, ItemTable};
use crate::domain::format::numbers::grouped;

/// The chart's size in its own units, and the room for labels above and below the bars.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 220.0;
const ROOM: f64 = 28.0;

/// The material of an item. `place` is the item's position in its set, which distinguishes tables
/// with the same title.
pub fn given(given: &Given, place: usize) -> AnyView {
    let label = |of: &ItemTable| format!("Item {}: {}", place + 1, of.title);
    match given {
        Given::Numbers(numbers) => {
            let shown = numbers
                .iter()
                .map(|&number| view! { <li>{grouped(number)}</li> })
                .collect_view();
            view! { <ol class="series">{shown}<li class="series__next">"?"</li></ol> }.into_any()
        }
        Given::Statements(statements) => {
            let shown = statements
                .iter()
                .map(|text| view! { <li>{text.clone()}</li> })
                .collect_view();
            view! { <ol class="statements">{shown}</ol> }.into_any()
        }
        Given::Table(of) => view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=label(of)>{table(of)}</div>
        }
        .into_any(),
        Given::Bars(of) => view! {
            {bars(of)}
            <details class="more">
                <summary>"As a table"</summary>
                <div class="table-scroll" tabindex="0" role="region" aria-label=format!("{}, as a table", label(of))>
                    {table(of)}
                </div>
            </details>
        }
        .into_any(),
    }
}

fn table(of: &ItemTable) -> impl IntoView + use<> {
    let columns = of
        .columns
        .iter()
        .map(|name| view! { <th scope="col" class="number">{name.clone()}</th> })
        .collect_view();
    let lines = of
        .lines
        .iter()
        .map(|line| {
            let values = line
                .values
                .iter()
                .map(|&value| view! { <td class="number">{grouped(value)}</td> })
                .collect_view();
            view! { <tr><th scope="row">{line.name.clone()}</th>{values}</tr> }
        })
        .collect_view();
    view! {
        <table class="table">
            <caption class="figure__title">{of.title.clone()}</caption>
            <thead><tr><td></td>{columns}</tr></thead>
            <tbody>{lines}</tbody>
        </table>
    }
}

/// A bar per column, with its value above and its name below.
fn bars(of: &ItemTable) -> impl IntoView + use<> {
    let values: Vec<(String, i64)> = of
        .lines
        .first()
        .map(|line| {
            of.columns
                .iter()
                .cloned()
                .zip(line.values.iter().copied())
                .collect()
        })
        .unwrap_or_default();
    // A drawing's coordinates: the values are whole numbers of a few hundred.
    let real = |value: i64| f64::from(i32::try_from(value).unwrap_or_default());
    let highest = values
        .iter()
        .map(|(_, value)| real(*value))
        .fold(1.0, f64::max);
    let step = WIDTH / f64::from(u32::try_from(values.len().max(1)).unwrap_or(1));
    let base = HEIGHT - ROOM;
    let drawn = values
        .into_iter()
        .zip(0_u32..)
        .map(|((name, value), place)| {
            let height = real(value) / highest * (base - ROOM);
            let (left, middle) = (step * f64::from(place) + step * 0.18, step * (f64::from(place) + 0.5));
            view! {
                <rect
                    class="figure__bar"
                    x=format!("{left:.1}")
                    y=format!("{:.1}", base - height)
                    width=format!("{:.1}", step * 0.64)
                    height=format!("{height:.1}")
                />
                <text class="figure__label" x=format!("{middle:.1}") y=format!("{:.1}", base - height - 8.0)>{value}</text>
                <text class="figure__label" x=format!("{middle:.1}") y=format!("{:.1}", HEIGHT - 8.0)>{name}</text>
            }
        })
        .collect_view();
    let title = of.title.clone();
    view! {
        <p class="figure__title">{title.clone()}</p>
        <svg class="figure" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=format!("{title}; the table below has the values")>
            <line class="plot__base" x1="0" x2=WIDTH.to_string() y1=base.to_string() y2=base.to_string() />
            {drawn}
        </svg>
    }
}
