//! From one step of an exercise to the next.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::durations::clock_face;
use crate::domain::speaking::Length;
use crate::ui::components::focused;

/// The one button that goes on. It has the focus, so that Enter is all it takes.
#[component]
pub fn Onward(
    /// The verb on it.
    #[prop(into)]
    label: String,
    /// What it does.
    #[prop(into)]
    go: Callback<()>,
) -> impl IntoView {
    let button = focused::<html::Button>();
    view! {
        <p class="onward">
            <button class="button button--primary" type="button" node_ref=button on:click=move |_| go.run(())>{label}</button>
        </p>
    }
}

/// The time spoken so far, with a band around two minutes; it can be hidden.
#[component]
pub fn SpokenTime(
    /// The time, in seconds.
    seconds: Memo<u32>,
) -> impl IntoView {
    let length = Memo::new(move |_| Length::of(seconds.get()));
    let is_hidden = RwSignal::new(false);
    let kind = move || match length.get() {
        Length::Short => "short",
        Length::Right => "right",
        Length::Long => "long",
    };
    view! {
        <p class="spoken" data-length=kind>
            <Show when=move || !is_hidden.get() fallback=|| view! { <span class="muted">"Speaking"</span> }>
                <span class="spoken__clock" role="timer">
                    {move || clock_face(Duration::from_secs(u64::from(seconds.get())))}
                </span>
                <span class="muted">{move || length.get().words()}</span>
            </Show>
            <button class="button button--quiet" type="button" on:click=move |_| is_hidden.update(|hidden| *hidden = !*hidden)>
                {move || if is_hidden.get() { "Show the time" } else { "Hide the time" }}
            </button>
        </p>
    }
}
