//! The prompts to choose from: the two drawn, and one that the candidate types or picks from the list.

use leptos::prelude::*;

use crate::domain::writing::choosing::{Picked, PromptChoice, suited};
use crate::domain::writing::memo::Way;
use crate::domain::writing::prompt::{Prompt, REPORTED_PAIR};
use crate::state::{Typed, use_app};
use crate::ui::components::form::{Select, TextArea, offered};
use crate::ui::shared::{Fields, field};
use crate::ui::writing::form::Form;

/// The cards, and buttons to change their prompts.
#[component]
pub fn PromptCards(
    form: Form,
    /// All prompts that can be chosen.
    prompts: StoredValue<Vec<Prompt>>,
    error: RwSignal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let choice = form.choice();
    Effect::new(move |_| {
        choice.given.track();
        prompts.with_value(|prompts| form.draw_first(prompts));
    });
    let redraw = move |_| {
        let (recent, seed) = (app.library.recent_prompts(), app.core().seed());
        let document = form.document.get_untracked();
        let suited = prompts.with_value(|prompts| suited(prompts, document));
        choice.edit(|choice| choice.redraw(&suited, &recent, seed));
    };
    let offer_reported = move |_| {
        let seed = app.core().seed();
        prompts.with_value(|prompts| choice.edit(|choice| choice.offer_reported(prompts, seed)));
    };
    let pair = Memo::new(move |_| {
        let pair = prompts.with_value(|prompts| choice.with(|choice| choice.pair(prompts)));
        pair.unwrap_or_default()
    });
    let pick = move |picked: Picked| {
        choice.edit(|choice| choice.picked = picked);
        error.set(None);
    };
    let card = move |prompt: Prompt| {
        let picked = Picked::Of(prompt.id.clone());
        let own = StoredValue::new(picked);
        view! {
            <label class="prompt-card">
                <input
                    type="radio"
                    name="prompt"
                    data-testid="prompt"
                    prop:checked=move || own.with_value(|own| choice.with(|choice| choice.picked == *own))
                    on:change=move |_| pick(own.get_value())
                />
                <PromptText prompt />
            </label>
        }
    };
    let without = move || {
        matches!(form.way.get(), Way::Free | Way::Check).then(|| {
            view! {
                <label class="prompt-card prompt-card--none">
                    <input
                        type="radio"
                        name="prompt"
                        prop:checked=move || choice.with(|choice| choice.picked == Picked::None)
                        on:change=move |_| pick(Picked::None)
                    />
                    <span>"Without a prompt"</span>
                </label>
            }
        })
    };
    let is_reported = Memo::new(move |_| choice.with(|choice| choice.is_reported));
    let count = move || match choice.with(|choice| choice.redraws) {
        0 => None,
        1 => Some("Drawn again once. The record shows it.".to_owned()),
        redraws => Some(format!("Drawn again {redraws} times. The record shows it.")),
    };
    view! {
        <fieldset class="prompts">
            <legend>"Choose a prompt"</legend>
            <Show when=move || is_reported.get()>
                <p class="muted small" data-testid="reported-pair">{REPORTED_PAIR}</p>
            </Show>
            <div class="prompts__cards">
                {move || pair.get().into_iter().map(card).collect_view()}
                <GivenCard choice prompts error />
                {without}
            </div>
        </fieldset>
        <GivenPrompt choice />
        <p>
            <button class="button button--quiet" type="button" on:click=redraw>"Draw two others"</button>
            <Show when=move || !is_reported.get()>
                <button class="button button--quiet" type="button" on:click=offer_reported>"Use the reported two"</button>
            </Show>
            <span class="muted small">{count}</span>
        </p>
        <AllPrompts choice prompts error />
    }
}

/// A prompt's question, and what its reader looks for.
#[component]
fn PromptText(prompt: Prompt) -> impl IntoView {
    let reader = (!prompt.reader.is_empty()).then(|| {
        view! { <span class="muted small">"The reader looks for: "{prompt.reader.clone()}</span> }
    });
    view! {
        <span class="eyebrow">
            {prompt.kind.name()}
            {prompt.like.map(|like| format!(" · {}", like.name()))}
        </span>
        <span class="prompt-card__text" dir="auto">{prompt.text}</span>
        {reader}
    }
}

/// The third card: a prompt from the list, or one to type.
#[component]
fn GivenCard(
    choice: Typed<PromptChoice>,
    prompts: StoredValue<Vec<Prompt>>,
    error: RwSignal<Option<String>>,
) -> impl IntoView {
    let listed = Memo::new(move |_| {
        prompts.with_value(|prompts| choice.with(|choice| choice.listed(prompts)))
    });
    let text = move || match listed.get() {
        Some(prompt) => view! { <PromptText prompt /> }.into_any(),
        None => view! {
            <span class="prompt-card__text">"Write the prompt I was given"</span>
            <span class="muted small">"Type it, or pick one from the list below."</span>
        }
        .into_any(),
    };
    view! {
        <label class="prompt-card">
            <input
                type="radio"
                name="prompt"
                data-testid="given-prompt"
                prop:checked=move || choice.with(PromptChoice::is_beside)
                on:change=move |_| {
                    if !choice.form.with_untracked(PromptChoice::is_beside) {
                        choice.edit(|choice| choice.picked = Picked::Given);
                    }
                    error.set(None);
                }
            />
            {text}
        </label>
    }
}

/// The field for a typed prompt, once its card is selected.
#[component]
fn GivenPrompt(choice: Typed<PromptChoice>) -> impl IntoView {
    let is_typed = Memo::new(move |_| choice.with(|choice| choice.picked == Picked::Given));
    view! {
        <Show when=move || is_typed.get()>
            <TextArea
                name="given-prompt"
                label="The prompt you were given"
                hint="It’s saved with your own prompts when you start."
                value=field!(choice, given)
            />
            <Select class="field field--short" name="given-kind" label="Kind" options=offered() value=field!(choice, kind) />
        </Show>
    }
}

/// All other prompts, to read and choose from: custom ones first.
#[component]
fn AllPrompts(
    choice: Typed<PromptChoice>,
    prompts: StoredValue<Vec<Prompt>>,
    error: RwSignal<Option<String>>,
) -> impl IntoView {
    let row = move |prompt: Prompt| {
        let id = StoredValue::new(prompt.id.clone());
        let is_picked =
            Memo::new(move |_| choice.with(|choice| choice.picked == Picked::Of(id.get_value())));
        let pick = move |_| {
            choice.edit(|choice| choice.picked = Picked::Of(id.get_value()));
            error.set(None);
        };
        let whose = match prompt.like {
            Some(like) => like.name(),
            None => "Your own",
        };
        view! {
            <li class="row">
                <div class="row__text">
                    <p class="row__title--prose" dir="auto">{prompt.text.clone()}</p>
                    <p class="muted small">
                        {prompt.kind.name()} " · " {whose} {move || is_picked.get().then_some(" · chosen")}
                    </p>
                </div>
                <button
                    class="button button--quiet"
                    type="button"
                    aria-pressed=move || is_picked.get().to_string()
                    on:click=pick
                >
                    "Choose"
                    <span class="visually-hidden">{format!(": {}", prompt.text)}</span>
                </button>
            </li>
        }
    };
    let count = prompts.with_value(Vec::len);
    let is_open = RwSignal::new(false);
    let rows = move || {
        is_open.get().then(|| {
            let all = prompts.get_value();
            let (own, built_in): (Vec<Prompt>, Vec<Prompt>) =
                all.into_iter().partition(|prompt| prompt.like.is_none());
            own.into_iter().chain(built_in).map(row).collect_view()
        })
    };
    view! {
        <details
            class="more"
            data-testid="all-prompts"
            on:toggle:target=move |event| is_open.set(event.target().open())
        >
            <summary>{format!("Browse all {count} prompts")}</summary>
            <ul class="rows">{rows}</ul>
        </details>
    }
}
