//! A voice that reads the question aloud, and the microphone that records the answer. Both are
//! optional.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::ports::Transcribing;
use crate::state::{Microphone, Trial, use_app};
use crate::ui::shared::LevelMeter;

/// How long the microphone is tried.
const TRIAL: Duration = Duration::from_secs(3);

/// A button that reads a text aloud, if the device has a voice.
#[component]
pub fn ReadAloud(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let desk = use_app().recordings;
    on_cleanup(move || desk.hush());
    move || {
        desk.can_read().then(|| {
            view! {
                <button
                    class="button button--quiet"
                    type="button"
                    on:click=move |_| text.with_untracked(|text| desk.read(text))
                >
                    {move || if desk.is_reading.get() { "Stop reading" } else { "Read it aloud" }}
                </button>
            }
        })
    }
}

/// The recording switch and its status.
#[component]
pub fn RecordSwitch() -> impl IntoView {
    let desk = use_app().recordings;
    view! {
        <Show when=move || desk.is_open()>
            <label class="check record-switch">
                <input
                    type="checkbox"
                    name="record"
                    prop:checked=move || desk.is_on.get()
                    prop:disabled=move || desk.microphone.get() == Microphone::Asked
                    on:change:target=move |event| desk.switch(event.target().checked())
                />
                <span>
                    <span class="check__name">"Record my answers"</span>
                    <span class="muted small">
                        {move || match desk.microphone.get() {
                            Microphone::Asked => "The browser is asking for the microphone",
                            Microphone::Off | Microphone::Recording => "They stay on this device and aren’t in your \
                                backup",
                        }}
                    </span>
                </span>
            </label>
            <Show when=move || desk.is_on.get()>
                <TryMicrophone />
                <AboutTranscript />
            </Show>
        </Show>
        <Trouble />
    }
}

/// Whether there will be a transcript, and that no sound leaves the device for it.
#[component]
fn AboutTranscript() -> impl IntoView {
    let desk = use_app().recordings;
    move || {
        match desk.transcribing.get() {
        _ if !desk.knows_transcribing.get() => view! {
            <p class="muted small" data-testid="transcribing">
                "A transcript is written only if your browser can do it on this device. "
                <button class="button button--quiet" type="button" on:click=move |_| desk.ask_for_transcripts()>
                    "Try transcripts"
                </button>
            </p>
        }
        .into_any(),
        Transcribing::Ready => view! {
            <p class="muted small" data-testid="transcribing">
                "Your browser also writes a transcript, on this device. Your sound is never sent away."
            </p>
        }
        .into_any(),
        Transcribing::NeedsModel => view! {
            <p class="muted small" data-testid="transcribing">
                "For a transcript, your browser first installs its own speech model. Your sound stays on this device. "
                <button class="button button--quiet" type="button" on:click=move |_| desk.fetch_model()>
                    "Install speech model"
                </button>
            </p>
        }
        .into_any(),
        Transcribing::Missing => view! {
            <p class="muted small" data-testid="transcribing">
                "No transcript: this browser can’t write one without sending your sound away."
            </p>
        }
        .into_any(),
    }
    }
}

/// A trial of the microphone: one that is muted is noticed before the answer.
#[component]
fn TryMicrophone() -> impl IntoView {
    let desk = use_app().recordings;
    let listen = move |_| {
        desk.try_microphone();
        set_timeout(
            move || {
                if desk.trial.get_untracked() == Some(Trial::Listening) {
                    desk.end();
                }
            },
            TRIAL,
        );
    };
    let is_listening = move || desk.trial.get() == Some(Trial::Listening);
    view! {
        <p class="trial">
            <button class="button" type="button" disabled=is_listening on:click=listen>"Try microphone"</button>
            <span role="status" data-testid="trial">
                {move || desk.trial.get().map(|trial| match trial {
                    Trial::Listening => "Say a sentence. It isn’t kept.",
                    Trial::Heard => "Your microphone works.",
                    Trial::Silent => "Nothing was heard. Check whether the microphone is muted.",
                })}
            </span>
        </p>
        <Show when=is_listening>
            <LevelMeter />
        </Show>
    }
}

/// What went wrong with the microphone, until the next attempt.
#[component]
fn Trouble() -> impl IntoView {
    let desk = use_app().recordings;
    view! {
        <div role="status" data-testid="trouble">
            {move || desk.trouble.get().map(|trouble| view! { <p class="banner">{trouble.to_string()}</p> })}
        </div>
    }
}

/// Records as long as it is shown and recording is switched on.
#[component]
pub fn Recorder(question: (String, String), card: (RecordId, usize)) -> impl IntoView {
    let desk = use_app().recordings;
    let about = StoredValue::new((question, card));
    Effect::new(move |was: Option<bool>| {
        let is_on = desk.is_open() && desk.is_on.get();
        match (was.unwrap_or(false), is_on) {
            (false, true) => {
                let (question, card) = about.get_value();
                desk.begin(question, card);
            }
            (true, false) => desk.end(),
            _ => {}
        }
        is_on
    });
    on_cleanup(move || desk.end());
    view! {
        <p class="recording" data-testid="recording" data-on=move || (desk.microphone.get() == Microphone::Recording).then_some("true")>
            {move || match (desk.is_on.get(), desk.microphone.get()) {
                (true, Microphone::Recording) => "Recording",
                (true, Microphone::Asked) => "Waiting for the microphone",
                _ => "",
            }}
        </p>
        <LevelMeter />
        <Trouble />
    }
}
