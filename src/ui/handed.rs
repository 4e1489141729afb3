//! What another app handed over: the candidate says what it is.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::format::counts::counted;
use crate::domain::incoming::handed::{FileFate, TextFate, fates};
use crate::route::{HandedRoute, QuestionsRoute, Route, SettingsRoute, StoriesRoute};
use crate::state::{Unsent, use_app};
use crate::ui::shared::Link;

/// The pages of this feature.
pub fn page(place: HandedRoute) -> AnyView {
    match place {
        HandedRoute::Shared(_) => view! { <SharedPage /> }.into_any(),
        HandedRoute::Opened => view! { <OpenedPage /> }.into_any(),
    }
}

/// A shared text. Until something was chosen it is kept as what is typed into a form.
#[component]
fn SharedPage() -> impl IntoView {
    let app = use_app();
    let desk = app.handed;
    let field = NodeRef::<html::Textarea>::new();
    let error = RwSignal::new(None::<String>);
    let typed = Unsent::open(app.core(), "shared");
    let show = move |text: &str| {
        if let Some(field) = field.get_untracked()
            && field.value() != text
        {
            field.set_value(text);
        }
    };
    // The address holds the text only until it is kept here; another one may come while this is open.
    Effect::new(move |_| {
        let Route::Handed(HandedRoute::Shared(text)) = app.route.get() else {
            return;
        };
        if !text.is_empty() && field.get().is_some() {
            let before = field.get_untracked().map(|field| field.value());
            let whole = match before.filter(|before| !before.trim().is_empty()) {
                Some(before) => format!("{before}\n\n{text}"),
                None => text,
            };
            typed.edit(whole.clone());
            show(&whole);
            app.replace(HandedRoute::Shared(String::new()));
        }
    });
    Effect::new(move |_| {
        field.track();
        if let Some(text) = typed.given.get() {
            show(&text);
        }
    });
    let text = move || {
        field
            .get_untracked()
            .map(|field| field.value())
            .unwrap_or_default()
    };
    let keep = move |fate: TextFate| {
        move |_| match desk.keep(fate, &text(), typed) {
            Ok(place) => app.go(place),
            Err(told) => error.set(Some(told)),
        }
    };
    let discard = move |_| {
        let before = text();
        typed.edit(String::new());
        show("");
        if !before.trim().is_empty() {
            app.notices.offer_undo("Text discarded.", move || {
                app.go(HandedRoute::Shared(before.clone()));
            });
        }
    };
    view! {
        <h1>"Shared text"</h1>
        <p class="lead">"Say what this text is. It stays here until you do."</p>
        <label class="field">
            <span class="field__label">"The text"</span>
            <textarea
                class="input input--text"
                name="shared"
                dir="auto"
                rows="10"
                node_ref=field
                on:input:target=move |event| typed.edit(event.target().value())
            ></textarea>
        </label>
        <p class="form-error" role="alert">{move || error.get()}</p>
        <div class="actions">
            <button class="button button--primary" type="button" on:click=keep(TextFate::Sketch)>"Start a story"</button>
            <button class="button" type="button" on:click=keep(TextFate::Question)>"Add to my questions"</button>
            <button class="button" type="button" on:click=keep(TextFate::Check)>"Review this text"</button>
            <button class="button button--quiet" type="button" on:click=discard>"Discard text"</button>
        </div>
    }
}

/// Files that were opened with the app, one after the other.
#[component]
fn OpenedPage() -> impl IntoView {
    let app = use_app();
    let desk = app.handed;
    let error = RwSignal::new(None::<String>);
    let one = move || {
        error.set(None);
        let files = desk.files.get();
        let Some(first) = files.first().cloned() else {
            return view! {
                <p class="empty">"No file is open. Choose one here:"</p>
                <div class="actions">
                    <Link to=StoriesRoute::Import class="button">"Import stories"</Link>
                    <Link to=QuestionsRoute::Import class="button">"Import questions"</Link>
                    <Link to=SettingsRoute::Settings class="button">"Import backup"</Link>
                </div>
            }
            .into_any();
        };
        let others = files.len() - 1;
        let waiting = (others > 0).then(|| {
            let told = format!(
                "{} after this one.",
                counted(others, "file waits", "files wait")
            );
            view! { <p class="muted">{told}</p> }
        });
        let put_away = view! {
            <button class="button button--quiet" type="button" on:click=move |_| desk.put_away()>"Leave this file"</button>
        };
        match first {
            Err(error) => view! {
                <p class="banner" data-tone="alert" role="alert">{error.to_string()}</p>
                <div class="actions">{put_away}</div>
                {waiting}
            }
            .into_any(),
            Ok(file) => {
                let choices = fates(&file.name)
                    .iter()
                    .map(|&fate| {
                        let open = move |_| {
                            spawn_local(async move {
                                match desk.open_as(fate).await {
                                    Ok(place) => place.into_iter().for_each(|place| app.go(place)),
                                    Err(told) => error.set(Some(told)),
                                }
                            });
                        };
                        let label = match fate {
                            FileFate::Backup => "Preview backup",
                            FileFate::Stories => "Import stories",
                            FileFate::Questions => "Import questions",
                            FileFate::Word => "Use its text",
                            FileFate::Text => "Use as text",
                        };
                        view! { <button class="button" type="button" on:click=open>{label}</button> }
                    })
                    .collect_view();
                view! {
                    <p class="lead">
                        "What is in "<strong dir="auto">{format!("“{}”", file.name)}</strong>"? You see it before anything \
                         changes."
                    </p>
                    <div class="actions">{choices}{put_away}</div>
                    {waiting}
                }
                .into_any()
            }
        }
    };
    view! {
        <h1>"Open a file"</h1>
        {one}
        <p class="form-error" role="alert">{move || error.get()}</p>
    }
}
