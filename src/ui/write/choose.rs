//! Two prompts to choose from, the minutes, the paper; and the memos so far.

use leptos::prelude::*;

use crate::domain::memo::{DrillChoices, MINUTES_ALLOWED, MINUTES_OFFERED, MemoDraft};
use crate::domain::prompt::{Prompt, draw_two};
use crate::domain::record::Record;
use crate::domain::sheet::PageFormat;
use crate::domain::text::word_count;
use crate::route::Route;
use crate::state::{Loaded, use_app};
use crate::ui::components::{Choice, Link, When};

/// The page that a drill begins on.
#[component]
pub fn WritePage() -> impl IntoView {
    let app = use_app();
    let prompts = app.catalogue.prompts();
    let seed = RwSignal::new(app.services.with_value(|services| services.clock.seed()));
    let choose = move || match prompts.get() {
        None | Some(Loaded::Loading) => {
            view! { <p class="late muted">"Fetching the prompts"</p> }.into_any()
        }
        Some(Loaded::Failed(error)) => {
            view! { <p class="banner" data-tone="alert">{error.to_string()}</p> }.into_any()
        }
        Some(Loaded::Ready(prompts)) => {
            let drawn = draw_two(&prompts, &app.library.recent_prompts(), seed.get());
            view! { <DrillForm offered=drawn seed /> }.into_any()
        }
    };
    view! {
        <h1>"Write"</h1>
        <p class="lead">
            "The assessment gives you two prompts and asks for about two pages of prose: an introduction, a body, "
            "a conclusion, and numbers. Choose one and write it against the clock."
        </p>
        {choose}
        <History />
    }
}

#[component]
fn DrillForm(offered: Vec<Prompt>, seed: RwSignal<u64>) -> impl IntoView {
    let app = use_app();
    let preferences = app.library.preferences.get_untracked().body;
    let chosen = RwSignal::new(None::<usize>);
    let minutes = RwSignal::new(preferences.minutes);
    let is_own = RwSignal::new(!MINUTES_OFFERED.contains(&preferences.minutes));
    let format = RwSignal::new(preferences.format);
    let error = RwSignal::new(None::<String>);

    let start = {
        let offered = offered.clone();
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let Some(chosen) = chosen.get_untracked() else {
                error.set(Some("Choose one of the two prompts first.".to_owned()));
                return;
            };
            let minutes = minutes.get_untracked();
            if !MINUTES_ALLOWED.contains(&minutes) {
                error.set(Some(format!(
                    "Choose between {} and {} minutes.",
                    MINUTES_ALLOWED.start(),
                    MINUTES_ALLOWED.end()
                )));
                return;
            }
            let choices = DrillChoices {
                offered: offered.clone(),
                seed: seed.get_untracked(),
                chosen,
                minutes,
                format: format.get_untracked(),
            };
            let id = app.library.start_memo(choices);
            app.go(Route::Sheet(id));
        }
    };
    let redraw = move |_| seed.set(app.services.with_value(|services| services.clock.seed()));
    let cards = offered
        .iter()
        .enumerate()
        .map(|(index, prompt)| {
            view! {
                <label class="prompt-card">
                    <input
                        type="radio"
                        name="prompt"
                        data-testid="prompt"
                        on:change=move |_| {
                            chosen.set(Some(index));
                            error.set(None);
                        }
                    />
                    <span class="eyebrow">{prompt.kind.name()}</span>
                    <span class="prompt-card__text">{prompt.text.clone()}</span>
                    <span class="muted small">"The reader looks for: "{prompt.reader.clone()}</span>
                </label>
            }
        })
        .collect_view();

    let minute_options: Vec<(String, String)> = MINUTES_OFFERED
        .iter()
        .map(|minutes| (minutes.to_string(), format!("{minutes} min")))
        .chain([("own".to_owned(), "Own".to_owned())])
        .collect();
    let chosen_minutes = Signal::derive(move || {
        if is_own.get() {
            "own".to_owned()
        } else {
            minutes.get().to_string()
        }
    });
    let choose_minutes = move |value: String| match value.parse() {
        Ok(offered) => {
            is_own.set(false);
            minutes.set(offered);
        }
        Err(_) => is_own.set(true),
    };
    let own_minutes = move || {
        is_own.get().then(|| {
            view! {
                <label class="field field--short">
                    <span class="field__label">"Minutes"</span>
                    <input
                        class="input"
                        type="number"
                        name="minutes-own"
                        inputmode="numeric"
                        min=MINUTES_ALLOWED.start().to_string()
                        max=MINUTES_ALLOWED.end().to_string()
                        prop:value=minutes.get_untracked().to_string()
                        on:input:target=move |event| minutes.set(event.target().value().parse().unwrap_or(0))
                    />
                </label>
            }
        })
    };
    let formats = PageFormat::ALL
        .map(|format| (format.slug().to_owned(), format.name().to_owned()))
        .to_vec();
    view! {
        <form class="drill-form" on:submit=start>
            <fieldset class="prompts">
                <legend>"Choose a prompt"</legend>
                <div class="prompts__cards">{cards}</div>
            </fieldset>
            <p>
                <button class="button button--quiet" type="button" on:click=redraw>
                    "Draw two others"
                </button>
            </p>
            <Choice
                name="minutes"
                legend="Time"
                options=minute_options
                chosen=chosen_minutes
                choose=choose_minutes
            />
            {own_minutes}
            <Choice
                name="format"
                legend="Paper"
                options=formats
                chosen=Signal::derive(move || format.get().slug().to_owned())
                choose=move |value: String| format.set(format_of(&value))
            />
            <p class="form-error" role="alert">{move || error.get()}</p>
            <button class="button button--primary" type="submit">"Start the drill"</button>
        </form>
    }
}

fn format_of(slug: &str) -> PageFormat {
    PageFormat::ALL
        .into_iter()
        .find(|format| format.slug() == slug)
        .unwrap_or_default()
}

#[component]
fn History() -> impl IntoView {
    let library = use_app().library;
    let rows = move || {
        let memos = library.living_memos();
        if memos.is_empty() {
            return view! {
                <p class="empty">
                    "Nothing here yet. Every memo you finish is kept with its sittings, so that the tenth can be "
                    "compared with the first."
                </p>
            }
            .into_any();
        }
        view! { <ul class="rows">{memos.iter().map(row).collect_view()}</ul> }.into_any()
    };
    view! {
        <section aria-labelledby="history">
            <h2 id="history">"Your memos"</h2>
            {rows}
        </section>
    }
}

fn row(memo: &Record<MemoDraft>) -> impl IntoView + use<> {
    let library = use_app().library;
    let id = memo.id().clone();
    let is_open = memo.body.open_sitting().is_some();
    let route = if is_open {
        Route::Sheet(id.clone())
    } else {
        Route::Review(id.clone())
    };
    let title = memo
        .body
        .prompt()
        .map_or_else(|| "A memo".to_owned(), |prompt| prompt.text.clone());
    let words = word_count(&memo.body.draft.text);
    let sittings = memo.body.sittings.len();
    let state = if is_open { "under way" } else { "finished" };
    view! {
        <li class="row">
            <div class="row__text">
                <Link to=route class="row__title">{title}</Link>
                <p class="muted small">
                    <When at=memo.created() />
                    {format!(
                        " · {words} words · {sittings} {} · {state}",
                        if sittings == 1 { "sitting" } else { "sittings" },
                    )}
                </p>
            </div>
            <button class="button button--quiet" type="button" on:click=move |_| library.delete_memo(&id)>
                "Delete"
                <span class="visually-hidden">" this memo"</span>
            </button>
        </li>
    }
}
