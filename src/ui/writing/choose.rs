//! Starting a memo: the mode, the kind of document, and the prompt; and earlier memos.

use leptos::prelude::*;

use crate::domain::review::document_kind::DocumentKind;
use crate::domain::writing::memo::{MINUTES_ALLOWED, MINUTES_OFFERED, PAGES_ALLOWED, Way};
use crate::domain::writing::prompt::Prompt;
use crate::route::{WritingRoute, frame};
use crate::state::{Loaded, use_app};
use crate::ui::components::form::{
    Bound, Choice, NumberField, TextField, listed, offered, or_none,
};
use crate::ui::shared::fetched;
use crate::ui::writing::check::CheckText;
use crate::ui::writing::form::Form;
use crate::ui::writing::history::History;
use crate::ui::writing::own_prompts::OwnPrompts;
use crate::ui::writing::prompt_cards::PromptCards;
use crate::ui::writing::target::TargetField;
use crate::ui::writing::typeface::TypeChoice;

/// The start page of writing.
#[component]
pub fn WritePage() -> impl IntoView {
    let app = use_app();
    let form = Form::new();
    let choose = fetched(
        app.catalogue.prompts(),
        "the prompts",
        move |mut prompts| {
            prompts.extend(app.library.drawable_prompts());
            let prompts = StoredValue::new(prompts);
            let is_open = Memo::new(move |_| form.choice().given.with(Option::is_some));
            // Until the draft is open, the two drawn prompts are unknown.
            (move || is_open.get().then(|| view! { <StartForm form prompts /> })).into_any()
        },
    );
    // The content below the prompts appears together with them, so that nothing moves while it is
    // read.
    let is_settled = Memo::new(move |_| match app.catalogue.prompts().get() {
        None | Some(Loaded::Loading) => false,
        Some(Loaded::Failed(_)) => true,
        Some(Loaded::Ready(_)) => form.choice().given.with(Option::is_some),
    });
    view! {
        <h1>{frame::WRITE.heading}</h1>
        <p class="lead">{frame::WRITE.lead}</p>
        {choose}
        <Show when=move || is_settled.get()>
            <History />
            <OwnPrompts />
        </Show>
    }
}

#[component]
fn StartForm(form: Form, prompts: StoredValue<Vec<Prompt>>) -> impl IntoView {
    let app = use_app();
    let error = RwSignal::new(None::<String>);
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match prompts.with_value(|prompts| form.choices(prompts)) {
            Ok(choices) => {
                let settled = form.choice().sent();
                app.go(WritingRoute::Sheet(
                    app.library.start_memo(choices, settled),
                ));
            }
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
            prompts.with_value(|prompts| form.draw_suited(prompts));
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
    // A number field keeps its initial value, so a new kind of document rebuilds it.
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
            <PromptCards form prompts error />
            <Show when=move || form.way.get() == Way::Drill>
                <Minutes form />
            </Show>
            <Show when=move || form.way.get() == Way::TakeHome>
                <TextField kind="datetime-local" name="due" label="Due" hint="In your local time" value=form.due() />
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
                    "Nothing can be saved on this device now. You can still write: finish, and save the memo as a "
                    "file before you close this tab."
                </p>
            })}
            <Show
                when=is_check
                fallback=move || view! { <button class="button button--primary" type="submit">{verb}</button> }
            >
                <CheckText form prompts error />
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
