//! Learning numbers by heart: the name and the story are shown, and the figures are hidden until
//! revealed.

use leptos::html;
use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::{Metric, Recall, in_asking_order};
use crate::route::{StoriesRoute, frame};
use crate::state::use_app;
use crate::ui::shared::Link;

/// The practice: one number after the other, missed ones first.
#[component]
pub fn PracticePage() -> impl IntoView {
    let library = use_app().library;
    let order = RwSignal::new(untrack(asked));
    let place = RwSignal::new(0_usize);
    let known = RwSignal::new(0_usize);
    let again = move |_| {
        order.set(untrack(asked));
        place.set(0);
        known.set(0);
    };
    let mark = move |recall: Recall| {
        let id = order.with_untracked(|order| order.get(place.get_untracked()).cloned());
        if let Some(id) = id {
            library.edit(&id, |metric: &mut Metric| metric.recall = recall);
        }
        known.update(|known| *known += usize::from(recall == Recall::Known));
        place.update(|place| *place += 1);
    };
    let count = move || order.with(Vec::len);
    view! {
        <h1>{frame::NUMBERS_BY_HEART.heading}</h1>
        {move || {
            let at = place.get();
            let current = order
                .with(|order| order.get(at).cloned())
                .and_then(|id| untrack(|| library.of::<Metric>().get(&id)));
            match current {
                Some(metric) => view! {
                    <p class="muted" data-testid="asked">{format!("{} of {}", at + 1, count())}</p>
                    <Card metric=metric.body mark=Callback::new(mark) />
                }
                .into_any(),
                None => view! {
                    <p class="lead" data-testid="asked">
                        {match count() {
                            0 => "You have no numbers yet.".to_owned(),
                            count => format!("{} of {count} known.", known.get_untracked()),
                        }}
                    </p>
                    <div class="actions">
                        {(count() > 0).then(|| view! {
                            <button class="button button--primary" type="button" on:click=again>"Start again"</button>
                        })}
                        <Link to=StoriesRoute::Numbers class="button">"Back to numbers"</Link>
                    </div>
                }
                .into_any(),
            }
        }}
    }
}

/// The ids in the order in which they are asked.
fn asked() -> Vec<RecordId> {
    let metrics = use_app().library.of::<Metric>().living();
    in_asking_order(metrics.iter().map(|metric| &metric.body))
        .into_iter()
        .filter_map(|index| metrics.get(index).map(|metric| metric.id().clone()))
        .collect()
}

#[component]
fn Card(metric: Metric, mark: Callback<Recall>) -> impl IntoView {
    let library = use_app().library;
    let is_open = RwSignal::new(false);
    let reveal = NodeRef::<html::Button>::new();
    let answer = NodeRef::<html::Div>::new();
    // The focus moves along, so that two keys are enough for the whole practice.
    Effect::new(move |_| {
        let focused = if is_open.get() {
            answer.get().map(|answer| answer.focus())
        } else {
            reveal.get().map(|reveal| reveal.focus())
        };
        // An element on the page can always be focused.
        let _ = focused;
    });
    let titles: Vec<String> = metric
        .stories
        .iter()
        .filter_map(|id| untrack(|| library.story(id)))
        .map(|story| story.body.display_title())
        .collect();
    let told = if titles.is_empty() {
        "Not in a story yet".to_owned()
    } else {
        titles.join(" · ")
    };
    let basis: Vec<String> = [
        metric.method.clone(),
        metric.source.clone(),
        metric.certainty.name().to_owned(),
    ]
    .into_iter()
    .filter(|text| !text.is_empty())
    .collect();
    let keys = move |event: leptos::ev::KeyboardEvent| {
        if !is_open.get_untracked() {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => mark.run(Recall::NotYet),
            "ArrowRight" => mark.run(Recall::Known),
            _ => {}
        }
    };
    let line = metric.in_one_line();
    view! {
        <div class="by-heart" on:keydown=keys>
            <h2 class="by-heart__name" dir="auto">{metric.name}</h2>
            <p class="muted">{told}</p>
            <Show
                when=move || is_open.get()
                fallback=move || view! {
                    <div class="by-heart__answer" aria-hidden="true">"…"</div>
                    <div class="by-heart__bar">
                        <button
                            class="button button--primary"
                            type="button"
                            node_ref=reveal
                            on:click=move |_| is_open.set(true)
                        >
                            "Show the number"
                        </button>
                    </div>
                }
            >
                <div class="by-heart__answer" tabindex="-1" node_ref=answer data-testid="answer">
                    <p class="by-heart__figure">{line.clone()}</p>
                    <p class="muted small">{basis.join(" · ")}</p>
                </div>
                <div class="by-heart__bar">
                    <button class="button" type="button" on:click=move |_| mark.run(Recall::NotYet)>"Not yet"</button>
                    <button class="button button--primary" type="button" on:click=move |_| mark.run(Recall::Known)>
                        "Known"
                    </button>
                </div>
            </Show>
            <p class="by-heart__keys muted small">"On a keyboard: Enter shows the number, ← means not yet, → means \
                known."</p>
        </div>
    }
}
