//! The author's own view first, then the scores with the reasons that made them.

use leptos::prelude::*;

use crate::domain::review::rule::Dimension;
use crate::domain::review::score::{FULL, Reason, Score};
use crate::domain::text::Span;
use crate::domain::writing::rating::{Rating, STEP_NAMES, step_of};
use crate::ui::components::form::{Choice, Opt};

/// The id of the heading that the focus moves to when the scores appear.
pub const SCORES: &str = "scores";

/// What each dimension asks of its author.
fn question(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Clarity => "Does a reader understand every sentence the first time?",
        Dimension::Structure => "Does it open, argue and close, one thought a paragraph?",
        Dimension::Data => "Does every claim have a number with its baseline?",
        Dimension::Relevance => "Does it answer the prompt, and say what you did?",
        Dimension::Concision => "Could anything be cut without loss?",
    }
}

/// The rubric, filled in before anything is shown.
#[component]
pub fn RateFirst(
    /// Called with the steps chosen, 1 to 5 each; none when it is skipped.
    #[prop(into)]
    rate: Callback<Vec<(Dimension, u32)>>,
) -> impl IntoView {
    let steps = Dimension::ALL.map(|dimension| (dimension, RwSignal::new(None::<u32>)));
    let rows = steps
        .iter()
        .map(|&(dimension, step)| {
            let names = (1_u32..).zip(STEP_NAMES);
            let names = names.map(|(step, name)| Opt {
                value: Some(step),
                slug: step.to_string(),
                label: format!("{step} {name}"),
            });
            view! {
                <div class="rubric__row">
                    <p class="muted small">{question(dimension)}</p>
                    <Choice name=dimension.slug() legend=dimension.name() options=names.collect() value=step />
                </div>
            }
        })
        .collect_view();
    let missing = move || {
        steps
            .iter()
            .filter(|(_, step)| step.get().is_none())
            .count()
    };
    let show = move |_| {
        let marks = steps
            .iter()
            .filter_map(|(dimension, step)| Some((*dimension, step.get_untracked()?)))
            .collect();
        rate.run(marks);
    };
    view! {
        <section aria-labelledby="rubric">
            <h2 id="rubric">"Rate it yourself first"</h2>
            <p>
                "Read the memo once as a stranger would, and rate it. Then you see what the rules found, next to "
                "your rating. The gap between the two is useful."
            </p>
            {rows}
            <div class="actions">
                <button class="button button--primary" type="button" on:click=show disabled=move || missing() != 0>
                    "Show review"
                </button>
                <button class="button button--quiet" type="button" on:click=move |_| rate.run(Vec::new())>
                    "Skip rating"
                </button>
            </div>
        </section>
    }
}

/// The five scores, each with its reasons.
#[component]
pub fn Scores(
    #[prop(into)] scores: Signal<Vec<Score>>,
    #[prop(into)] rating: Signal<Option<Rating>>,
    /// Shows a passage on the page.
    #[prop(into)]
    show: Callback<Span>,
) -> impl IntoView {
    let rows = move || {
        let rating = rating.get();
        scores
            .get()
            .into_iter()
            .map(|score| {
                let own = rating.as_ref().and_then(|rating| {
                    let slug = score.dimension.slug();
                    rating.marks.iter().find(|mark| mark.dimension == slug)?.own
                });
                row(score, own, show)
            })
            .collect_view()
    };
    view! {
        <h2 id=SCORES tabindex="-1">"Scores"</h2>
        <p class="muted small">
            "What rules can check, 0 to 100, each with its calculation. They can’t judge your argument."
        </p>
        <ul>{rows}</ul>
    }
}

fn row(score: Score, own: Option<u32>, show: Callback<Span>) -> AnyView {
    let name = score.dimension.name();
    let points = match score.points {
        Ok(points) => points,
        Err(withheld) => {
            return view! {
                <li class="score" data-dimension=score.dimension.slug()>
                    <h3 class="score__name">{name}</h3>
                    <p class="muted small">{withheld.reason()}</p>
                </li>
            }
            .into_any();
        }
    };
    let own = own.map(|own| {
        let step = step_of(points);
        format!("You said {own} of 5. This is {step}.")
    });
    let reasons = score
        .reasons
        .into_iter()
        .map(|reason| reason_row(reason, show))
        .collect_view();
    view! {
        <li class="score" data-dimension=score.dimension.slug()>
            <h3 class="score__name">
                {name} " " <span class="score__points" data-testid="score">{points}</span>
            </h3>
            <meter class="score__bar" min="0" max=FULL.to_string() value=points.to_string() aria-hidden="true"></meter>
            {own.map(|own| view! { <p class="small muted">{own}</p> })}
            <details>
                <summary>"How this score was calculated"</summary>
                <ul class="score__reasons">{reasons}</ul>
            </details>
        </li>
    }
    .into_any()
}

fn reason_row(reason: Reason, show: Callback<Span>) -> impl IntoView {
    let sign = if reason.points < 0 { "−" } else { "+" };
    let passage = reason.span.map(|span| {
        view! {
            <button class="button button--quiet" type="button" on:click=move |_| show.run(span)>
                "Show"
                <span class="visually-hidden">{format!(": {}", reason.what)}</span>
            </button>
        }
    });
    view! {
        <li>
            <span class="score__delta">{format!("{sign}{}", reason.points.unsigned_abs())}</span>
            <span>{reason.what.clone()}</span>
            {passage}
        </li>
    }
}
