//! The sheet's options besides paper: more counts, type, spelling, sound, and focus mode.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::durations::in_words;
use crate::domain::preferences::WritingComforts;
use crate::domain::text::{reading_time, sentence_count};
use crate::domain::writing::memo::WORDS_ALLOWED;
use crate::state::{Access, MemoSession, use_app};
use crate::ui::components::focus;
use crate::ui::components::form::Bound;
use crate::ui::writing::characters::Characters;
use crate::ui::writing::paper::text_of;
use crate::ui::writing::target::TargetField;
use crate::ui::writing::typeface::TypeChoice;

/// A panel behind a button, closed at first.
#[component]
pub fn Comforts(
    session: MemoSession,
    paper: NodeRef<html::Textarea>,
    is_focused: RwSignal<bool>,
    /// The usual number of words for the memo's pages.
    usual: u32,
    /// Notified when typing pauses.
    settled: ArcTrigger,
) -> impl IntoView {
    let library = use_app().library;
    let wished = move || library.preferences.get().body.writing;
    let option = move |label: &'static str,
                       read: fn(&WritingComforts) -> bool,
                       turn: fn(&mut WritingComforts)| {
        view! {
            <label class="comforts__option">
                <input
                    type="checkbox"
                    prop:checked=move || read(&wished())
                    on:change=move |_| library.prefer(|preferences| turn(&mut preferences.writing))
                />
                <span>{label}</span>
            </label>
        }
    };
    let turn_focus = move |_| {
        is_focused.update(|focused| *focused = !*focused);
        focus(paper);
    };
    let leave_focus = move || {
        is_focused.get().then(|| {
            view! {
                <button class="button button--quiet sheet__unfocus" type="button" on:click=turn_focus>"Show everything"</button>
            }
        })
    };
    let aim = move |words: Option<u32>| {
        // A half-typed number doesn't count yet.
        if words.is_none_or(|words| WORDS_ALLOWED.contains(&words)) {
            session.aim_at(words);
        }
    };
    // The memo's own number is unknown until the memo is loaded.
    let target = move || {
        (session.access.get() == Access::Writing).then(|| {
            view! { <TargetField name="target" chosen=session.target.get_untracked() usual choose=aim /> }
        })
    };
    let settled = StoredValue::new(settled);
    let sentences = move || {
        settled.with_value(ArcTrigger::track);
        paper.get().map(|paper| sentence_count(&text_of(&paper)))
    };
    let panel = move || {
        view! {
            <div class="comforts__panel">
                <dl class="facts">
                    <dt>"Sentences"</dt>
                    <dd data-testid="sentences">{sentences}</dd>
                    <dt>"Length"</dt>
                    <dd>{settled.with_value(|settled| view! { <Characters paper settled=settled.clone() /> })}</dd>
                    <dt>"Time to read"</dt>
                    <dd>{move || in_words(reading_time(session.words.get()))}</dd>
                </dl>
                <button class="button" type="button" on:click=turn_focus>"Focus on the text"</button>
                {target}
                <TypeChoice value=Bound::live(move || session.lettering.get(), move |style| session.set_in(style)) />
                {option("Underline misspelled words", |wished| wished.spelling, |wished| wished.spelling = !wished.spelling)}
                {option("Play a sound at halftime, and with 10 and 1 minutes left", |wished| wished.sound, |wished| wished.sound = !wished.sound)}
                {option("Vibrate at these times", |wished| wished.vibration, |wished| wished.vibration = !wished.vibration)}
                {option("Show the clock from the start", |wished| wished.clock, |wished| wished.clock = !wished.clock)}
            </div>
        }
    };
    // On every key, the browser checks all fields in the page for autofill, even hidden ones. So
    // these exist only while the panel is open.
    let is_open = RwSignal::new(false);
    let summary = NodeRef::<html::Summary>::new();
    let close = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            is_open.set(false);
            focus(summary);
        }
    };
    view! {
        {leave_focus}
        <details
            class="comforts"
            prop:open=move || is_open.get()
            on:toggle:target=move |event| is_open.set(event.target().has_attribute("open"))
            on:keydown=close
        >
            <summary class="button button--quiet" node_ref=summary>"More"</summary>
            <Show when=move || is_open.get()>{panel()}</Show>
        </details>
    }
}
