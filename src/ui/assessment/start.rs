//! The start page: choose what to practice, continue a set, see results.

use leptos::prelude::*;

use crate::domain::assessment::item::{ItemKind, ItemLevel};
use crate::domain::assessment::set::{LENGTHS, time_for};
use crate::domain::format::durations::in_words;
use crate::route::{AssessmentRoute, PracticeRoute, frame};
use crate::state::{AssessmentRoom, use_app};
use crate::ui::assessment::finish::{Finish, finish};
use crate::ui::assessment::trend::Trend;
use crate::ui::components::form::{Bound, CheckBox, Choice, listed, offered};
use crate::ui::shared::Link;

/// The page of the online assessment.
#[component]
pub fn StartPage() -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    let is_asked = RwSignal::new(false);
    let under_way = move || {
        room.under_way().map(|set| {
            let told = format!(
                "Set in progress: {} of {} answered. ",
                set.body.answered(),
                set.body.items.len()
            );
            let id = StoredValue::new(set.id().clone());
            view! {
                <p class="banner" data-testid="under-way">
                    {told}
                    <Link to=AssessmentRoute::Set(set.id().clone())>"Resume set"</Link>
                    " "
                    <button class="button button--quiet" type="button" on:click=move |_| finish(room, id, is_asked)>
                        "End set"
                    </button>
                </p>
                <Finish id is_asked />
            }
        })
    };
    view! {
        <p class="eyebrow"><Link to=PracticeRoute::Session>"Practice"</Link></p>
        <h1>{frame::ASSESSMENT.heading}</h1>
        <p class="lead">{frame::ASSESSMENT.lead}</p>
        {under_way}
        <NewSet />
        <section aria-labelledby="work-style">
            <h2 id="work-style">"Work style"</h2>
            <p class="prose">
                "Of four statements, choose the one most and the one least like you. There is no right answer. You \
                 see which "
                "principles you lean toward, and how consistent you are."
            </p>
            <p><Link to=AssessmentRoute::WorkStyle class="button">"Open work style"</Link></p>
        </section>
        <Trend />
    }
}

/// The settings of a new set.
#[component]
fn NewSet() -> impl IntoView {
    let app = use_app();
    let room = AssessmentRoom::of(app.core());
    let kinds = RwSignal::new(ItemKind::ALL.to_vec());
    let level = RwSignal::new(ItemLevel::default());
    let count = RwSignal::new(LENGTHS.get(1).copied().unwrap_or_default());
    let chip = move |kind: ItemKind| {
        let value = Bound::live(
            move || kinds.with(|kinds| kinds.contains(&kind)),
            move |is_wanted| {
                kinds.update(|kinds| {
                    kinds.retain(|other| *other != kind);
                    kinds.extend(is_wanted.then_some(kind));
                    kinds.sort_unstable();
                });
            },
        );
        view! { <CheckBox class="chip" name="kind" label=kind.name() value /> }
    };
    let lengths = LENGTHS.map(|count| (count, format!("{count} items")));
    let told = move || {
        let kinds = kinds.get();
        if kinds.is_empty() {
            "Choose at least one kind.".to_owned()
        } else {
            let time = in_words(time_for(&kinds, count.get()));
            format!(
                "{} items in {time}: one minute each, or 90 seconds if there is something to read first.",
                count.get()
            )
        }
    };
    let hints = move || {
        let hint = |kind: &ItemKind| view! { <p class="muted">{kind.hint()}</p> };
        kinds.with(|kinds| kinds.iter().map(hint).collect_view())
    };
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let begun = kinds.with_untracked(|kinds| {
            room.begin(kinds, level.get_untracked(), count.get_untracked())
        });
        if let Some(id) = begun {
            app.go(AssessmentRoute::Set(id));
        }
    };
    view! {
        <form class="start-form" on:submit=begin>
            <fieldset class="choice">
                <legend>"Kinds of items"</legend>
                <div class="choice__options">{ItemKind::ALL.map(chip).collect_view()}</div>
            </fieldset>
            <Choice name="level" legend="Level" options=offered() value=level />
            <Choice name="length" legend="Length" options=listed(lengths) value=count />
            <div aria-live="polite">
                <p class="muted">{told}</p>
                {hints}
            </div>
            <button class="button button--primary" type="submit" disabled=move || kinds.with(Vec::is_empty)>
                "Start set"
            </button>
        </form>
    }
}
