//! The author's self-assessment, before the review is shown.

use leptos::prelude::*;

use crate::domain::review::rule::Dimension;
use crate::domain::writing::rating::STEP_NAMES;
use crate::ui::components::form::{Choice, Opt};

/// The question for each dimension.
fn question(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Clarity => "Does a reader understand every sentence the first time?",
        Dimension::Structure => "Does it open, argue and close, one thought a paragraph?",
        Dimension::Data => "Does every claim have a number with its baseline?",
        Dimension::Relevance => "Does it answer the prompt, and say what you did?",
        Dimension::Concision => "Could anything be cut without loss?",
    }
}

/// The rubric, filled in before the review is shown.
#[component]
pub fn RateFirst(
    /// Called with the chosen steps, 1 to 5 each, or with none if skipped.
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
                "Read the memo once as a stranger would, and rate it. Then you see the evidence that the review "
                "proposes, and what the rules found."
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
