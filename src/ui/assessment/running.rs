//! A timed set: one item at a time, every answer stored immediately.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use crate::domain::assessment::item::Item;
use crate::domain::assessment::set::AssessmentSet;
use crate::domain::clock::Remaining;
use crate::domain::format::durations::clock_face;
use crate::domain::record::id::RecordId;
use crate::state::{AssessmentRoom, Seat, use_app};
use crate::ui::assessment::figure::given;
use crate::ui::assessment::finish::{Finish, finish};
use crate::ui::components::focused;
use crate::ui::shared::Seated;

/// The current set.
#[component]
pub fn Running(id: StoredValue<RecordId>) -> impl IntoView {
    let core = use_app().core();
    let room = AssessmentRoom::of(core);
    let place = Seat::take(core, id.get_value(), || {});
    on_cleanup(move || place.leave(|| {}));
    let set = Memo::new(move |_| id.with_value(|id| room.set(id)).map(|set| set.body));
    let is_asked = RwSignal::new(false);
    let is_paused =
        Memo::new(move |_| set.with(|set| set.as_ref().is_some_and(AssessmentSet::is_paused)));
    let position = Memo::new(move |_| set.with(|set| set.as_ref().map(|set| set.position)));
    let tick = move || {
        let _ = id.try_with_value(|id| room.watch(id));
    };
    tick();
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || ticking.clear());
    }
    let body = move || {
        if is_paused.get() {
            return view! { <Paused id /> }.into_any();
        }
        position.track();
        set.with_untracked(|set| {
            let set = set.as_ref()?;
            Some((set.position, set.items.len(), set.current()?.clone()))
        })
        .map_or_else(
            || ().into_any(),
            |(place, count, item)| {
                view! { <OneItem id set place count item is_asked /> }.into_any()
            },
        )
    };
    view! {
        <div class="assessment">
            <Seated seat=place>
                <Bar id set is_paused is_asked />
                <Finish id is_asked />
                <Places id set is_paused />
                {body}
            </Seated>
        </div>
    }
}

/// The clock, and buttons for the whole set.
#[component]
fn Bar(
    id: StoredValue<RecordId>,
    set: Memo<Option<AssessmentSet>>,
    is_paused: Memo<bool>,
    is_asked: RwSignal<bool>,
) -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    let is_hidden = RwSignal::new(false);
    let left = move |set: &Option<AssessmentSet>| {
        let remaining = set.as_ref().map(|set| room.remaining(set));
        match remaining {
            Some(Remaining::Left(left)) => left,
            Some(Remaining::Over(_) | Remaining::Unlimited(_)) | None => Duration::ZERO,
        }
    };
    let shown = RwSignal::new(Duration::ZERO);
    Effect::new(move |_| shown.set(set.with(left)));
    let tick = move || {
        // The view may be gone when the last tick arrives.
        if let Some(left) = set.try_with_untracked(left) {
            let _ = shown.try_set(left);
        }
    };
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_millis(500)) {
        on_cleanup(move || ticking.clear());
    }
    let toggle = move |_| {
        id.with_value(|id| {
            if is_paused.get_untracked() {
                room.resume(id);
            } else {
                room.pause(id);
            }
        });
    };
    view! {
        <div class="assessment__bar">
            <p>
                <Show when=move || !is_hidden.get() fallback=|| view! { <span class="muted">"On the clock"</span> }>
                    <span class="assessment__clock" role="timer">{move || clock_face(shown.get())}</span>
                    <span class="muted small">" left"</span>
                </Show>
            </p>
            <div class="actions">
                <button class="button button--quiet" type="button" on:click=move |_| is_hidden.update(|hidden| *hidden = !*hidden)>
                    {move || if is_hidden.get() { "Show the time" } else { "Hide the time" }}
                </button>
                <button class="button button--quiet" type="button" on:click=toggle>
                    {move || if is_paused.get() { "Resume" } else { "Pause" }}
                </button>
                <button class="button button--quiet" type="button" on:click=move |_| finish(room, id, is_asked)>
                    "Finish set"
                </button>
            </div>
        </div>
    }
}

/// Numbered buttons for the items, with a mark on answered ones.
#[component]
fn Places(
    id: StoredValue<RecordId>,
    set: Memo<Option<AssessmentSet>>,
    is_paused: Memo<bool>,
) -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    let count = set.with_untracked(|set| set.as_ref().map_or(0, |set| set.items.len()));
    let one = move |place: usize| {
        let is_answered = Memo::new(move |_| {
            set.with(|set| {
                let answer = set.as_ref().and_then(|set| set.answers.get(place));
                answer.is_some_and(|answer| answer.chosen.is_some())
            })
        });
        let is_up = Memo::new(move |_| {
            set.with(|set| set.as_ref().is_some_and(|set| set.position == place))
        });
        view! {
            <li>
                <button
                    class="assessment__place"
                    type="button"
                    aria-current=move || is_up.get().then_some("step")
                    data-answered=move || is_answered.get().then_some("true")
                    disabled=move || is_paused.get()
                    on:click=move |_| id.with_value(|id| room.go_to(id, place))
                >
                    <span class="visually-hidden">"Item "</span>
                    {place + 1}
                    <span class="visually-hidden">{move || if is_answered.get() { ", answered" } else { ", unanswered" }}</span>
                </button>
            </li>
        }
    };
    view! {
        <nav aria-label="Items of the set">
            <ol class="assessment__places">{(0..count).map(one).collect_view()}</ol>
        </nav>
    }
}

/// While the clock is paused, no item is shown.
#[component]
fn Paused(id: StoredValue<RecordId>) -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    view! {
        <section class="question">
            <h1>"Paused"</h1>
            <p class="prose">
                "The clock is stopped, and the item is hidden until you resume. You can close the app. A real "
                "assessment rarely lets you pause."
            </p>
            <button class="button button--primary" type="button" on:click=move |_| id.with_value(|id| room.resume(id))>
                "Resume set"
            </button>
        </section>
    }
}

#[component]
fn OneItem(
    id: StoredValue<RecordId>,
    set: Memo<Option<AssessmentSet>>,
    place: usize,
    count: usize,
    item: Item,
    is_asked: RwSignal<bool>,
) -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    let chosen = Memo::new(move |_| {
        set.with(|set| {
            set.as_ref()
                .and_then(|set| set.answers.get(place))
                .and_then(|answer| answer.chosen)
        })
    });
    let heading = focused::<html::H1>();
    let choose = move |option: usize| id.with_value(|id| room.choose(id, option));
    let options = item.options.len();
    // One key chooses an option from anywhere on the item.
    let keyed = move |event: leptos::ev::KeyboardEvent| {
        let key = event
            .key()
            .parse::<usize>()
            .ok()
            .and_then(|key| key.checked_sub(1));
        if let Some(option) = key.filter(|option| *option < options) {
            event.prevent_default();
            choose(option);
        }
    };
    let next = move |_| {
        if place + 1 < count {
            id.with_value(|id| room.go_to(id, place + 1));
        } else {
            finish(room, id, is_asked);
        }
    };
    let shown = item
        .options
        .iter()
        .enumerate()
        .map(|(option, each)| {
            let text = each.text.clone();
            view! {
                <label class="option">
                    <input
                        type="radio"
                        name="option"
                        value=option.to_string()
                        prop:checked=move || chosen.get() == Some(option)
                        on:change=move |_| choose(option)
                    />
                    <span class="option__key" aria-hidden="true">{option + 1}</span>
                    <span>{text}</span>
                </label>
            }
        })
        .collect_view();
    let scene =
        (!item.scene.is_empty()).then(|| view! { <p class="prose">{item.scene.clone()}</p> });
    view! {
        <article class="question" on:keydown=keyed>
            <h1 class="eyebrow" tabindex="-1" node_ref=heading data-testid="item">
                {format!("Item {} of {count} · {} · {}", place + 1, item.kind.name(), item.level.name())}
            </h1>
            {scene}
            {given(&item.given, place)}
            <fieldset class="options">
                <legend class="options__asked">{item.question.clone()}</legend>
                {shown}
            </fieldset>
            <p class="onward">
                <button class="button button--primary" type="button" on:click=next>
                    {if place + 1 < count { "Next item" } else { "Finish and see the answers" }}
                </button>
            </p>
        </article>
    }
}
