//! A recorded answer: its waveform, playback from any position, and the choice to keep or delete it.

use std::fmt::Write;
use std::rc::Rc;
use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::format::durations::clock_face;
use crate::domain::practice::recording::{Recording, in_megabytes};
use crate::domain::record::id::RecordId;
use crate::domain::speaking::delivery::Delivery;
use crate::ports::Sound;
use crate::state::use_app;
use crate::ui::shared::spoken_words::spoken_words;

/// The number of bars in the waveform, and its size in its own units.
const STROKES: u32 = 96;
const WIDTH: u32 = STROKES * 4;
const HEIGHT: u32 = 64;

/// How often the playback position is updated, in milliseconds.
const TICK: u64 = 200;

/// The decoded sound, or why it cannot be decoded.
type Opened = Option<Result<Rc<dyn Sound>, String>>;

/// A keyboard action on a recording.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Choice {
    Keep,
    ThrowAway,
}

/// The action of a key pressed without modifiers.
fn keyed(event: &KeyboardEvent) -> Option<Choice> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return None;
    }
    match event.key().as_str() {
        "k" | "K" => Some(Choice::Keep),
        "t" | "T" => Some(Choice::ThrowAway),
        _ => None,
    }
}

/// Applies a keyboard action to recordings. A recording that was already kept is not deleted by a
/// key meant for others.
pub fn decide_by_key(event: &KeyboardEvent, recordings: &[(RecordId, Recording)]) {
    let Some(choice) = keyed(event) else {
        return;
    };
    let undecided: Vec<RecordId> = recordings
        .iter()
        .filter(|(_, recording)| recording.is_undecided())
        .map(|(id, _)| id.clone())
        .collect();
    if undecided.is_empty() {
        return;
    }
    event.prevent_default();
    let desk = use_app().recordings;
    match choice {
        Choice::Keep => desk.keep(&undecided),
        Choice::ThrowAway => desk.throw_away(&undecided),
    }
}

/// A recording with its player.
#[component]
pub fn Player(
    /// Which recording.
    id: RecordId,
    /// Its metadata.
    recording: Recording,
    /// Whether to decode the sound right away, or on first use.
    at_once: bool,
) -> impl IntoView {
    let desk = use_app().recordings;
    let id = StoredValue::new(id);
    let opened: RwSignal<Opened, LocalStorage> = RwSignal::new_local(None);
    let is_wanted = RwSignal::new(at_once);
    Effect::new(move |_| {
        if is_wanted.get() {
            spawn_local(async move {
                let sound = desk.sound(id.get_value()).await;
                if let (Ok(sound), Some(id)) = (&sound, id.try_get_value()) {
                    desk.note_delivery(&id, sound.delivery());
                }
                // The view may have gone meanwhile.
                let _ = opened.try_set(Some(sound));
            });
        }
    });
    let is_kept = Memo::new(move |_| !id.with_value(|id| desk.is_undecided(id)));
    // The last phrases may come after the player is shown.
    let phrases = Memo::new(move |_| id.with_value(|id| desk.phrases(id)));
    let words = move || phrases.with(|phrases| spoken_words(phrases));
    let size = format!(
        "{} · {}",
        clock_face(recording.length),
        in_megabytes(recording.bytes)
    );
    let standing = move || {
        if is_kept.get() {
            " · kept"
        } else {
            " · not kept yet"
        }
    };
    let turn = move |_| {
        id.with_value(|id| {
            if is_kept.get_untracked() {
                desk.leave_open(id);
            } else {
                desk.keep(std::slice::from_ref(id));
            }
        });
    };
    let keyed = move |event: KeyboardEvent| {
        if keyed(&event).is_some() {
            // The listener is on the document, so other recordings get the key, too.
            event.stop_propagation();
            let own = untrack(|| id.with_value(|id| desk.recording(id)));
            decide_by_key(&event, own.as_slice());
        }
    };
    let throw_away = move |_| id.with_value(|id| desk.throw_away(std::slice::from_ref(id)));
    let content = move || {
        match opened.get() {
        Some(Ok(sound)) => view! { <Hear sound /> }.into_any(),
        Some(Err(problem)) => view! { <p class="banner">{problem}</p> }.into_any(),
        None if is_wanted.get() => view! { <p class="late muted">"Loading the recording"</p> }.into_any(),
        None => view! {
            <button class="button" type="button" on:click=move |_| is_wanted.set(true)>"Open the recording"</button>
        }
        .into_any(),
    }
    };
    view! {
        <div class="player" data-testid="player" on:keydown=keyed>
            {content}
            {words}
            <p class="player__foot">
                <span class="muted small" data-testid="size">{size}{standing}</span>
                <span class="player__choice">
                    <button
                        class="button button--quiet"
                        type="button"
                        aria-pressed=move || is_kept.get().to_string()
                        on:click=turn
                    >
                        "Keep"
                    </button>
                    <button class="button button--quiet" type="button" on:click=throw_away>"Delete"</button>
                </span>
            </p>
        </div>
    }
}

/// The waveform's bars from `first` to `last`, as an SVG path.
fn strokes(peaks: &[u8], range: std::ops::Range<usize>) -> String {
    let middle = HEIGHT / 2;
    peaks
        .iter()
        .zip(0_u32..)
        .skip(range.start)
        .take(range.len())
        .fold(String::new(), |mut path, (&peak, index)| {
            let half = (u32::from(peak) * (middle - 2) / 100).max(1);
            // Writing to a String cannot fail.
            let _ = write!(
                path,
                "M{} {}V{}",
                index * 4 + 2,
                middle - half,
                middle + half
            );
            path
        })
}

/// How an answer was delivered, in one line.
fn in_one_line(delivery: &Delivery) -> String {
    let pauses = match delivery.pauses.len() {
        0 => "no pause over 1 second".to_owned(),
        1 => "1 pause over 1 second".to_owned(),
        count => format!("{count} pauses over 1 second"),
    };
    format!(
        "About {} syllables a minute · {pauses} · {} % silence",
        delivery.pace(),
        delivery.silent_percent()
    )
}

/// What the sound alone says about the delivery, and how it was measured.
fn measured(delivery: &Delivery) -> impl IntoView + use<> {
    view! {
        <p class="player__delivery" data-testid="delivery">{in_one_line(delivery)}</p>
        <details class="small">
            <summary>"How this was measured"</summary>
            <p class="muted">
                "On this device, from the loudness alone. Each peak with a pitch counts as a syllable, by the method of \
                 de Jong and Wempe (2009). A pace of 130 to 160 words is about 190 to 240 syllables. Pauses don’t count \
                 in the pace."
            </p>
        </details>
    }
}

/// The pauses in the picture of a sound.
fn pauses(delivery: &Delivery, length: Duration) -> impl IntoView + use<> {
    let all = u32::try_from(length.as_millis()).unwrap_or(u32::MAX).max(1);
    let across = |time: u32| f64::from(WIDTH) * f64::from(time) / f64::from(all);
    delivery
        .pauses
        .iter()
        .map(|pause| {
            let (x, width) = (across(pause.at), across(pause.length));
            view! {
                <rect class="wave__pause" x=format!("{x:.1}") width=format!("{width:.1}") y="0" height=HEIGHT.to_string() />
            }
        })
        .collect_view()
}

#[component]
fn Hear(sound: Rc<dyn Sound>) -> impl IntoView {
    let services = use_app().services;
    let length = sound.length();
    let seconds = length.as_secs().max(1);
    let delivery = sound.delivery();
    let pauses = delivery.as_ref().map(|delivery| pauses(delivery, length));
    let measured = delivery.as_ref().map(measured);
    let peaks = StoredValue::new(sound.peaks(usize::try_from(STROKES).unwrap_or(1)));
    let sound = StoredValue::new_local(sound);
    let monotonic = move || services.with_value(|services| services.clock.now().monotonic);
    let place = RwSignal::new(Duration::ZERO);
    // Where playback started, on the clock and in the sound.
    let began = RwSignal::new(None::<(Duration, Duration)>);
    let is_playing = Memo::new(move |_| began.get().is_some());
    let play = move |from: Duration| {
        let from = if from >= length { Duration::ZERO } else { from };
        began.set(Some((monotonic(), from)));
        sound.with_value(|sound| {
            sound.play(
                from,
                Box::new(move || {
                    let _ = began.try_set(None);
                    let _ = place.try_set(length);
                }),
            );
        });
    };
    let pause = move || {
        began.set(None);
        sound.with_value(|sound| sound.stop());
    };
    let toggle = move |_| {
        if is_playing.get_untracked() {
            pause();
        } else {
            play(place.get_untracked());
        }
    };
    let seek = move |text: String| {
        let to = Duration::from_secs(text.parse().unwrap_or(0)).min(length);
        place.set(to);
        if is_playing.get_untracked() {
            play(to);
        }
    };
    let tick = move || {
        if let Some(Some((at, from))) = began.try_get_untracked() {
            let now = from + monotonic().saturating_sub(at);
            let _ = place.try_set(now.min(length));
        }
    };
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_millis(TICK)) {
        on_cleanup(move || ticking.clear());
    }
    on_cleanup(move || {
        let _ = sound.try_with_value(|sound| sound.stop());
    });
    let heard = Memo::new(move |_| {
        let strokes = u128::from(STROKES) * place.get().as_millis() / length.as_millis().max(1);
        usize::try_from(strokes).unwrap_or(0)
    });
    let drawn = move |range: fn(usize) -> std::ops::Range<usize>| {
        move || peaks.with_value(|peaks| strokes(peaks, range(heard.get())))
    };
    view! {
        <div class="player__bar">
            <button class="button" type="button" on:click=toggle>
                {move || if is_playing.get() { "Pause" } else { "Play" }}
            </button>
            <span class="player__time" data-testid="player-time">
                {move || format!("{} of {}", clock_face(place.get()), clock_face(length))}
            </span>
        </div>
        <svg class="wave" viewBox=format!("0 0 {WIDTH} {HEIGHT}") preserveAspectRatio="none" role="img" aria-label="Loudness \
            of the answer over time">
            {pauses}
            <path class="wave__stroke" d=drawn(|heard| heard..usize::MAX) />
            <path class="wave__stroke wave__stroke--heard" d=drawn(|heard| 0..heard) />
        </svg>
        <input
            class="player__place"
            type="range"
            min="0"
            max=seconds.to_string()
            step="1"
            aria-label="Position in the recording"
            aria-valuetext=move || clock_face(place.get())
            prop:value=move || place.get().as_secs().to_string()
            on:input:target=move |event| seek(event.target().value())
        />
        {measured}
    }
}
