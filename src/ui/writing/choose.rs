//! How to sit it, what to write, two prompts to choose from; and the memos so far.

use leptos::prelude::*;

use crate::domain::review::document_kind::DocumentKind;
use crate::domain::writing::memo::{
    HOURS_ALLOWED, MINUTES_ALLOWED, MINUTES_OFFERED, PAGES_ALLOWED, Way,
};
use crate::domain::writing::prompt::{Prompt, REPORTED_PAIR, draw_two, reported};
use crate::route::{WritingRoute, frame};
use crate::state::use_app;
use crate::ui::components::form::{Bound, Choice, NumberField, listed, offered, or_none};
use crate::ui::shared::fetched;
use crate::ui::writing::check::CheckText;
use crate::ui::writing::form::Form;
use crate::ui::writing::history::History;
use crate::ui::writing::own_prompts::OwnPrompts;
use crate::ui::writing::target::TargetField;
use crate::ui::writing::typeface::TypeChoice;

/// The page that writing begins on.
#[component]
pub fn WritePage() -> impl IntoView {
    let app = use_app();
    let form = Form::new();
    let choose = fetched(
        app.catalogue.prompts(),
        "the prompts",
        move |mut prompts| {
            prompts.extend(app.library.drawable_prompts());
            let drawn = if form.is_reported.get() {
                reported(&prompts)
            } else {
                draw_two(&prompts, &app.library.recent_prompts(), form.seed.get())
            };
            view! { <StartForm form drawn /> }.into_any()
        },
    );
    view! {
        <h1>{frame::WRITE.heading}</h1>
        <p class="lead">{frame::WRITE.lead}</p>
        {choose}
        <History />
        <OwnPrompts />
    }
}

#[component]
fn StartForm(form: Form, drawn: Vec<Prompt>) -> impl IntoView {
    let app = use_app();
    let error = RwSignal::new(None::<String>);
    let drawn = StoredValue::new(drawn);
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match drawn.with_value(|drawn| form.choices(drawn)) {
            Ok(choices) => app.go(WritingRoute::Sheet(app.library.start_memo(choices))),
            Err(message) => error.set(Some(message)),
        }
    };
    let is_check = move || form.way.get() == Way::Check;
    let document = Bound::new(
        move || form.document.get(),
        move || form.document.track(),
        move |kind: DocumentKind| {
            form.document.set(kind);
            form.limit.set(kind.page_limit());
        },
    );
    let way = Bound::new(
        move || form.way.get(),
        move || form.way.track(),
        move |way| {
            form.way.set(way);
            error.set(None);
        },
    );
    // A number field shows what it was made with, so a new kind of document makes it again.
    let limit = move || {
        form.document.track();
        view! { <NumberField name="limit" label="Page limit" range=PAGES_ALLOWED value=form.limit /> }
    };
    let verb = move || match form.way.get() {
        Way::Drill => "Start drill",
        Way::TakeHome => "Start take-home",
        Way::Free | Way::Check => "Start writing",
    };
    view! {
        <form on:submit=start>
            <Choice name="way" legend="How" options=offered() value=way />
            <p class="muted">{move || about(form.way.get())}</p>
            <PromptCards form drawn error />
            <Show when=move || form.way.get() == Way::Drill>
                <Minutes form />
            </Show>
            <Show when=move || form.way.get() == Way::TakeHome>
                <NumberField name="hours" label="Hours until due" range=HOURS_ALLOWED value=form.hours />
            </Show>
            <details class="more">
                <summary>"Document, pages, paper, type"</summary>
                <Choice name="document" legend="Document" options=offered() value=document />
                {limit}
                <TargetField
                    name="target"
                    chosen=form.target.get_untracked()
                    usual=Signal::derive(move || form.document.get().target_words(form.limit.get()))
                    choose=move |words| form.target.set(words)
                />
                <Choice name="format" legend="Paper" options=offered() value=form.format />
                <TypeChoice value=form.lettering />
            </details>
            <p class="form-error" role="alert">{move || error.get()}</p>
            {move || app.library.trouble().map(|_| view! {
                <p class="banner" data-tone="alert" data-testid="no-space">
                    "Nothing can be saved on this device now. You can write all the same: finish, and save the memo as a "
                    "file before you close this tab."
                </p>
            })}
            <Show
                when=is_check
                fallback=move || view! { <button class="button button--primary" type="submit">{verb}</button> }
            >
                <CheckText form drawn error />
            </Show>
        </form>
    }
}
fn about(way: Way) -> &'static str {
    match way {
        Way::Drill => "One timed session. Train for the real assessment.",
        Way::TakeHome => {
            "As it usually happens: a deadline in a day or more, in as many sessions as you like. Your working time \
             is counted separately."
        }
        Way::Free => "No clock. Come back as often as you like.",
        Way::Check => "Paste text or open a file, and see what a reader would question.",
    }
}

#[component]
fn PromptCards(
    form: Form,
    drawn: StoredValue<Vec<Prompt>>,
    error: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let redraw = move |_| {
        form.chosen.set(None);
        form.redraws.update(|redraws| *redraws += 1);
        form.is_reported.set(false);
        form.seed.set(app.core().seed());
    };
    let offer_reported = move |_| {
        form.chosen.set(None);
        form.is_reported.set(true);
    };
    let cards = drawn.with_value(|drawn| {
        drawn
            .iter()
            .enumerate()
            .map(|(index, prompt)| {
                let reader = (!prompt.reader.is_empty()).then(|| {
                    view! { <span class="muted small">"The reader looks for: "{prompt.reader.clone()}</span> }
                });
                view! {
                    <label class="prompt-card">
                        <input
                            type="radio"
                            name="prompt"
                            data-testid="prompt"
                            prop:checked=move || form.chosen.get() == Some(index)
                            on:change=move |_| {
                                form.chosen.set(Some(index));
                                error.set(None);
                            }
                        />
                        <span class="eyebrow">
                            {prompt.kind.name()}
                            {prompt.like.map(|like| format!(" · {}", like.name()))}
                        </span>
                        <span class="prompt-card__text">{prompt.text.clone()}</span>
                        {reader}
                    </label>
                }
            })
            .collect_view()
    });
    let without = move || {
        matches!(form.way.get(), Way::Free | Way::Check).then(|| {
            view! {
                <label class="prompt-card prompt-card--none">
                    <input
                        type="radio"
                        name="prompt"
                        prop:checked=move || form.chosen.get().is_none()
                        on:change=move |_| form.chosen.set(None)
                    />
                    <span>"Without a prompt"</span>
                </label>
            }
        })
    };
    let count = move || match form.redraws.get() {
        0 => None,
        1 => Some("Drawn again once. The record shows it.".to_owned()),
        redraws => Some(format!("Drawn again {redraws} times. The record shows it.")),
    };
    view! {
        <fieldset class="prompts">
            <legend>"Choose a prompt"</legend>
            <Show when=move || form.is_reported.get()>
                <p class="muted small" data-testid="reported-pair">{REPORTED_PAIR}</p>
            </Show>
            <div class="prompts__cards">{cards}{without}</div>
        </fieldset>
        <p>
            <button class="button button--quiet" type="button" on:click=redraw>"Draw two others"</button>
            <Show when=move || !form.is_reported.get()>
                <button class="button button--quiet" type="button" on:click=offer_reported>"Use the reported two"</button>
            </Show>
            <span class="muted small">{count}</span>
        </p>
    }
}

#[component]
fn Minutes(form: Form) -> impl IntoView {
    let minutes = form.minutes;
    let is_own = RwSignal::new(!MINUTES_OFFERED.contains(&minutes.get_untracked()));
    let lengths = MINUTES_OFFERED
        .iter()
        .map(|&minutes| (minutes, format!("{minutes} min")));
    let mut options = or_none("Own", listed(lengths));
    options.rotate_left(1);
    let value = Bound::new(
        move || (!is_own.get()).then(|| minutes.get()),
        move || is_own.track(),
        move |offered: Option<u32>| {
            is_own.set(offered.is_none());
            if let Some(offered) = offered {
                minutes.set(offered);
            }
        },
    );
    let clocks = [(false, "With pauses"), (true, "Strict, as in the real one")];
    view! {
        <Choice name="minutes" legend="Time" options value />
        <Show when=move || is_own.get()>
            <NumberField name="minutes-own" label="Minutes" range=MINUTES_ALLOWED value=minutes />
        </Show>
        <Choice name="clock" legend="Clock" options=listed(clocks) value=form.is_strict />
    }
}
