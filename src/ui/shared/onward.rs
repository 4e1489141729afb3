//! Moving from one step of an exercise to the next, and where the focus goes.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::domain::format::durations::clock_face;
use crate::domain::speaking::Length;
use crate::ui::components::focused;

/// The heading of a step. It takes the focus, so that a screen reader reads the new step.
#[component]
pub fn StepHeading(
    /// The text.
    #[prop(into)]
    text: String,
    /// Its CSS class.
    #[prop(optional)]
    class: &'static str,
    /// What Enter does; nothing if there is more than one way on.
    #[prop(optional)]
    on_enter: Option<Callback<()>>,
) -> impl IntoView {
    let heading = focused::<html::H1>();
    let keyed = move |event: KeyboardEvent| {
        if event.key() == "Enter"
            && !event.repeat()
            && let Some(go) = on_enter
        {
            event.prevent_default();
            go.run(());
        }
    };
    view! {
        <h1 class=class tabindex="-1" node_ref=heading on:keydown=keyed>{text}</h1>
    }
}

/// The only button that goes on.
#[component]
pub fn Onward(
    /// Its label.
    #[prop(into)]
    label: String,
    /// What it does.
    #[prop(into)]
    go: Callback<()>,
    /// Whether it takes the focus, so that Enter is enough; false where a heading takes it.
    #[prop(default = true)]
    takes_focus: bool,
) -> impl IntoView {
    let button = if takes_focus {
        focused::<html::Button>()
    } else {
        NodeRef::new()
    };
    view! {
        <p class="onward">
            <button class="button button--primary" type="button" node_ref=button on:click=move |_| go.run(())>{label}</button>
        </p>
    }
}

/// The kind of a length (`short`, `right` or `long`), and what it means.
pub type SpokenBand = (&'static str, &'static str);

fn answer_told(seconds: u32) -> SpokenBand {
    let length = Length::of(seconds);
    let kind = match length {
        Length::Short => "short",
        Length::Right => "right",
        Length::Long => "long",
    };
    (kind, length.words())
}

/// The speaking time, with a band around what to aim at; it can be hidden.
#[component]
pub fn SpokenTime(
    /// The time, in seconds.
    seconds: Memo<u32>,
    /// What a length means; an answer aims at two minutes.
    #[prop(default = answer_told)]
    told: fn(u32) -> SpokenBand,
) -> impl IntoView {
    let band = Memo::new(move |_| told(seconds.get()));
    let is_hidden = RwSignal::new(false);
    view! {
        <p class="spoken" data-length=move || band.get().0>
            <Show when=move || !is_hidden.get() fallback=|| view! { <span class="muted">"Speaking"</span> }>
                <span class="spoken__clock" role="timer">
                    {move || clock_face(Duration::from_secs(u64::from(seconds.get())))}
                </span>
                <span class="muted">{move || band.get().1}</span>
            </Show>
            <button class="button button--quiet" type="button" on:click=move |_| is_hidden.update(|hidden| *hidden = !*hidden)>
                {move || if is_hidden.get() { "Show the time" } else { "Hide the time" }}
            </button>
        </p>
    }
}
