//! How loud the microphone is, while it is open.

use leptos::prelude::*;

use crate::domain::speaking::level::Reception;
use crate::state::use_app;

/// The level as a bar, and what it means in words. With reduced motion, only the words are shown.
#[component]
pub fn LevelMeter() -> impl IntoView {
    let desk = use_app().recordings;
    let is_shown = Memo::new(move |_| desk.level.with(Option::is_some));
    let level = Memo::new(move |_| desk.level.get().unwrap_or_default());
    let words = move || match desk.reception.get() {
        Reception::Waiting => "Listening",
        Reception::Heard => "Your voice comes through",
        Reception::Nothing => "Nothing is heard. Check whether the microphone is muted.",
    };
    let is_mute = move || desk.reception.get() == Reception::Nothing;
    view! {
        <Show when=move || is_shown.get()>
            <div class="level" data-testid="level" data-mute=move || is_mute().then_some("true")>
                <span class="level__bar" aria-hidden="true">
                    <span class="level__now" style:inline-size=move || format!("{}%", level.get())></span>
                </span>
                <span role="status">{words}</span>
            </div>
        </Show>
    }
}
