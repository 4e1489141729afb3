//! The mechanics: counts, each in a small chart against the range of the worked examples, and
//! scores from earlier versions that still gave them.

use leptos::prelude::*;

use crate::domain::review::mechanics::Counted;
use crate::domain::review::rule::Dimension;
use crate::domain::writing::rating::Rating;
use crate::ui::shared::When;

/// The chart's size in its own units.
const WIDTH: f64 = 200.0;
const HEIGHT: f64 = 12.0;

/// The counts.
#[component]
pub fn Mechanics(#[prop(into)] counted: Signal<Vec<Counted>>) -> impl IntoView {
    let rows = move || counted.get().into_iter().map(row).collect_view();
    let shown = move || {
        (!counted.with(Vec::is_empty)).then(|| {
            view! {
                <h2>"Mechanics"</h2>
                <p class="muted small">
                    "What can be counted. The band is the range of the strong worked examples. A value outside it is a "
                    "reason to look, not a fault."
                </p>
                <ul class="mechanics">{rows}</ul>
            }
        })
    };
    view! { {shown} }
}

fn row(counted: Counted) -> impl IntoView {
    let mechanic = counted.mechanic;
    let digits = mechanic.digits();
    let (low, high) = mechanic.range();
    let value = format!("{:.digits$}", counted.value);
    let told = format!(
        "{}; examples: {low:.digits$} to {high:.digits$}",
        counted.standing()
    );
    let top = high.max(counted.value).max(f64::EPSILON) * 1.1;
    let x = |value: f64| value / top * WIDTH;
    let band = (x(high) - x(low)).max(2.0);
    view! {
        <li class="mechanics__row" data-mechanic=mechanic.slug()>
            <span>{mechanic.name()}</span>
            <span class="mechanics__value">{value}</span>
            <svg class="mechanics__picture" viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true">
                <rect class="mechanics__band" x=x(low).to_string() y="2" width=band.to_string() height="8" />
                <circle class="mechanics__mark" cx=x(counted.value).to_string() cy="6" r="4" />
            </svg>
            <span class="muted small">{told}</span>
        </li>
    }
}

/// Scores from earlier versions, if there are any.
#[component]
pub fn ScoresThen(#[prop(into)] ratings: Signal<Vec<Rating>>) -> impl IntoView {
    let shown = move || {
        let days: Vec<(Rating, String)> = ratings
            .get()
            .into_iter()
            .filter_map(|rating| {
                let scores: Vec<String> = rating
                    .marks
                    .iter()
                    .filter_map(|mark| {
                        let name = Dimension::from_slug(&mark.dimension)?.name();
                        Some(format!("{name} {}", mark.shown?))
                    })
                    .collect();
                (!scores.is_empty()).then(|| (rating, scores.join(", ")))
            })
            .collect();
        (!days.is_empty()).then(|| {
            let rows = days.into_iter().map(|(rating, scores)| {
                view! { <li><When at=rating.at /> ": " {scores}</li> }
            });
            view! {
                <details data-testid="scores-then">
                    <summary>"Scores shown on earlier days"</summary>
                    <p class="muted small">"From 0 to 100. Loopready no longer scores memos, since no rule can judge an argument."</p>
                    <ul>{rows.collect_view()}</ul>
                </details>
            }
        })
    };
    view! { {shown} }
}
