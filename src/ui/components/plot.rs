//! A line chart over time, with marked and labeled points, so that it can be read without color.

use leptos::prelude::*;

/// The chart's size in its own units, and the margins around the line.
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 180.0;
const ROOM: f64 = 28.0;

/// The most points that show their value; the first, the last, and the extremes always do.
const LABELLED: usize = 12;

/// A point: its label and its value.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// The label in the table and below the line.
    pub name: String,
    /// The value.
    pub value: f64,
}

/// The chart. The caller provides the table behind it.
#[component]
pub fn Plot(
    /// A description for screen readers.
    title: String,
    /// The points, oldest first.
    points: Vec<Point>,
    /// Decimal places in labels.
    #[prop(default = 0)]
    digits: usize,
) -> impl IntoView {
    let highest = points.iter().map(|point| point.value).fold(0.0, f64::max);
    let lowest = points.iter().map(|point| point.value).fold(0.0, f64::min);
    let span = (highest - lowest).max(f64::EPSILON);
    let last = points.len().saturating_sub(1);
    let step = (WIDTH - 2.0 * ROOM) / f64::from(u32::try_from(last.max(1)).unwrap_or(u32::MAX));
    let places: Vec<(f64, f64)> = points
        .iter()
        .zip(0_u32..)
        .map(|(point, index)| {
            let x = ROOM + f64::from(index) * step;
            let y = HEIGHT - ROOM - (point.value - lowest) / span * (HEIGHT - 2.0 * ROOM);
            (x, y)
        })
        .collect();
    let line = places
        .iter()
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect::<Vec<_>>()
        .join(" ");
    let zero = HEIGHT - ROOM - (0.0 - lowest) / span * (HEIGHT - 2.0 * ROOM);
    let marks = points
        .iter()
        .zip(&places)
        .enumerate()
        .map(|(index, (point, &(x, y)))| {
            let is_told = points.len() <= LABELLED
                || index == 0
                || index == last
                || point.value >= highest
                || point.value <= lowest;
            let label = is_told.then(|| {
                view! {
                    <text class="plot__label" x=format!("{x:.1}") y=format!("{:.1}", y - 8.0)>
                        {format!("{:.digits$}", point.value)}
                    </text>
                }
            });
            view! {
                <circle class="plot__point" cx=format!("{x:.1}") cy=format!("{y:.1}") r="4" />
                {label}
            }
        })
        .collect_view();
    let first_name = points.first().map(|point| point.name.clone());
    let last_name = points
        .last()
        .filter(|_| last > 0)
        .map(|point| point.name.clone());
    view! {
        <svg class="plot" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=title>
            <line class="plot__base" x1=ROOM.to_string() x2=(WIDTH - ROOM).to_string() y1=zero.to_string() y2=zero.to_string() />
            <polyline class="plot__line" points=line />
            {marks}
            <text class="plot__name" x=ROOM.to_string() y=(HEIGHT - 6.0).to_string()>{first_name}</text>
            <text class="plot__name plot__name--last" x=(WIDTH - ROOM).to_string() y=(HEIGHT - 6.0).to_string()>
                {last_name}
            </text>
        </svg>
    }
}
