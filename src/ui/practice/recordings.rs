//! Every recorded answer on this device, and the space it takes.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::dates;
use crate::domain::practice::recording::{Recording, Space, in_megabytes};
use crate::domain::record::id::RecordId;
use crate::route::{PracticeRoute, QuestionsRoute, frame};
use crate::state::use_app;
use crate::ui::components::{Plot, Point};
use crate::ui::shared::{Link, Player, When};

/// The pace of the answers over time, once there are two that were measured.
#[component]
fn PaceTrend(living: Memo<Vec<(RecordId, Recording)>>) -> impl IntoView {
    let core = use_app().core();
    let points = Memo::new(move |_| {
        living.with(|living| {
            let measured = living.iter().rev().filter_map(|(_, recording)| {
                let pace = recording.delivery.as_ref()?.pace();
                Some(Point {
                    name: dates::in_words(&core.local(recording.begun)),
                    value: f64::from(pace),
                })
            });
            measured.collect::<Vec<Point>>()
        })
    });
    move || {
        let points = points.get();
        (points.len() > 1).then(|| {
            view! {
                <section aria-labelledby="pace">
                    <h2 id="pace">"Your pace"</h2>
                    <p class="muted">"Syllables a minute, without the pauses. Open a recording to add it here."</p>
                    <Plot title="Syllables a minute, by recording, oldest first".to_owned() points />
                </section>
            }
        })
    }
}

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
    let space = Memo::new(move |_| {
        living.with(|living| Space::of(living.iter().map(|(_, recording)| recording)))
    });
    let said = move || {
        let Space { count, bytes, .. } = space.get();
        format!(
            "{}, {} on this device.",
            counted(count, "answer", "answers"),
            in_megabytes(bytes)
        )
    };
    let undecided = move || {
        let Space {
            undecided,
            undecided_bytes,
            ..
        } = space.get();
        let size = in_megabytes(undecided_bytes);
        match undecided {
            1 => format!("1 recording waits for your decision ({size}). It stays until then."),
            count => {
                format!("{count} recordings wait for your decision ({size}). They stay until then.")
            }
        }
    };
    let throw_undecided_away = move |_| {
        let undecided: Vec<RecordId> = living.with_untracked(|living| {
            let undecided = living.iter().filter(|(_, one)| one.is_undecided());
            undecided.map(|(id, _)| id.clone()).collect()
        });
        desk.throw_away(&undecided);
    };
    let thrown = Memo::new(move |_| -> u64 {
        let thrown = desk.thrown();
        thrown.iter().map(|(_, recording)| recording.bytes).sum()
    });
    let row = move |(id, recording): (RecordId, Recording)| {
        let (question, text) = (recording.question.clone(), recording.text.clone());
        let begun = recording.begun;
        view! {
            <li class="row">
                <div class="row__text">
                    <Link to=QuestionsRoute::Question(question) class="row__title row__title--prose">
                        {text}
                    </Link>
                    <p class="muted small"><When at=begun /></p>
                    <Player id recording at_once=false />
                </div>
            </li>
        }
    };
    view! {
        <p class="eyebrow"><Link to=PracticeRoute::Session>"Practice"</Link></p>
        <h1>{frame::RECORDINGS.heading}</h1>
        <p class="lead">{frame::RECORDINGS.lead}</p>
        <Show when=move || { thrown.get() > 0 }>
            <p class="muted">
                {move || format!("Deleted recordings still use {}. The space is freed later.", in_megabytes(thrown.get()))}
            </p>
            <button class="button" type="button" on:click=move |_| desk.free()>"Free up space"</button>
        </Show>
        <Show
            when=move || living.with(|living| !living.is_empty())
            fallback=|| view! {
                <p class="empty">
                    "No recordings yet. Turn on recording in a session to hear your answers here. "
                    <Link to=PracticeRoute::Session>"Start practice"</Link>
                </p>
            }
        >
            <p data-testid="space">{said}</p>
            <Show when=move || space.with(|space| space.undecided > 0)>
                <p class="muted" data-testid="undecided">{undecided}</p>
                <button class="button" type="button" on:click=throw_undecided_away>
                    {move || match space.with(|space| space.undecided) {
                        1 => "Delete that recording".to_owned(),
                        count => format!("Delete those {count} recordings"),
                    }}
                </button>
            </Show>
            <PaceTrend living />
            <ul class="rows">
                <For each=move || living.get() key=|(id, recording)| (id.clone(), recording.chunks) children=row />
            </ul>
        </Show>
    }
}
