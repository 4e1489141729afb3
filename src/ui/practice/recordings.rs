//! Every recorded answer of this device, with the space that it takes.

use leptos::prelude::*;

use super::player::Player;
use crate::domain::record::RecordId;
use crate::domain::recording::{Recording, in_megabytes};
use crate::route::Route;
use crate::state::use_app;
use crate::ui::components::{Link, When};

/// The recordings, newest first.
#[component]
pub fn RecordingsPage() -> impl IntoView {
    let desk = use_app().recordings;
    desk.open();
    let living = Memo::new(move |_| {
        let mut living = desk.living();
        living.reverse();
        living
    });
    let bytes = |recordings: &[(RecordId, Recording)]| -> u64 {
        recordings
            .iter()
            .map(|(_, recording)| recording.bytes)
            .sum()
    };
    let said = move || {
        living.with(|living| match living.len() {
            1 => format!("1 answer, {} on this device.", in_megabytes(bytes(living))),
            count => format!(
                "{count} answers, {} on this device.",
                in_megabytes(bytes(living))
            ),
        })
    };
    let thrown = Memo::new(move |_| bytes(&desk.thrown()));
    let row = move |(id, recording): (RecordId, Recording)| {
        let (question, text) = (recording.question.clone(), recording.text.clone());
        let begun = recording.begun;
        view! {
            <li class="row">
                <div class="row__text">
                    <Link to=Route::Question(question) class="row__title row__title--prose">
                        {text}
                    </Link>
                    <p class="muted small"><When at=begun /></p>
                    <Player id recording at_once=false />
                </div>
            </li>
        }
    };
    view! {
        <p class="eyebrow"><Link to=Route::Practice>"Practice"</Link></p>
        <h1>"Recordings"</h1>
        <p class="lead">
            "Answers you recorded, kept in this browser until you throw them away. They are not part of the backup file "
            "and never leave this device."
        </p>
        <Show when=move || { thrown.get() > 0 }>
            <p class="muted">
                {move || format!("What you threw away still takes {}. It goes by itself later.", in_megabytes(thrown.get()))}
            </p>
            <button class="button" type="button" on:click=move |_| desk.free()>"Free that space now"</button>
        </Show>
        <Show
            when=move || living.with(|living| !living.is_empty())
            fallback=|| view! {
                <p class="empty">
                    "Nothing is recorded. Switch recording on in a session, and each answer can be heard here."
                </p>
            }
        >
            <p data-testid="space">{said}</p>
            <ul class="rows">
                <For each=move || living.get() key=|(id, recording)| (id.clone(), recording.chunks) children=row />
            </ul>
        </Show>
    }
}
