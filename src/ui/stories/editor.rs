//! The form of a story. What is typed is kept at once; "Save" makes it the story.

use leptos::html;
use leptos::prelude::*;

use crate::domain::principle::Principle;
use crate::domain::record::{RecordId, Superseded};
use crate::domain::save_state::Saved;
use crate::domain::story::{Shows, StarPart, Story, StoryFormError};
use crate::domain::text::word_count;
use crate::route::Route;
use crate::state::{StorySession, use_app};
use crate::ui::components::{Link, SaveBadge, When, failure};

/// A story in its form: an existing one, or a new one for a principle.
#[component]
pub fn StoryEditor(id: Option<RecordId>, principle: Option<Principle>) -> impl IntoView {
    let app = use_app();
    let story = id.as_ref().and_then(|id| untrack(|| app.library.story(id)));
    if id.is_some() && story.is_none() {
        return view! {
            <h1>"This story is not on this device"</h1>
            <p class="lead">
                "It may have been deleted, or it was written in another browser. If you have a backup file, import it "
                "in the settings."
            </p>
            <p><Link to=Route::Stories class="button button--primary">"Go to Stories"</Link></p>
        }
        .into_any();
    }
    let session = StorySession::open(app, id.clone(), principle);
    app.services
        .with_value(|services| services.page.on_hide(Box::new(move || session.leave())));
    on_cleanup(move || session.leave());

    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if session.save() {
            app.notices.tell("Story saved.");
            app.go(Route::Stories);
        }
    };
    let delete = id.clone().map(|id| {
        view! {
            <button class="button button--quiet" type="button" on:click=move |_| {
                app.library.delete_story(&id);
                app.go(Route::Stories);
            }>"Delete this story"</button>
        }
    });
    let older = story
        .as_ref()
        .map(|story| story.superseded().to_vec())
        .unwrap_or_default();
    let saved = Signal::derive(move || session.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    let now = Signal::derive(move || match saved.get() {
        Saved::At(at) => at,
        _ => chrono::DateTime::default(),
    });
    view! {
        <form class="story-form" on:submit=save>
            <h1>{if id.is_some() { "Story" } else { "New story" }}</h1>
            <Show when=move || session.was_recovered.get()>
                <p class="banner" role="status">
                    "Unsaved changes from before were brought back. "
                    <button class="button button--quiet" type="button" on:click=move |_| session.discard()>
                        "Put them aside"
                    </button>
                </p>
            </Show>
            {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
            <TitleField session />
            {StarPart::ALL.map(|part| view! { <PartField session part /> }).collect_view()}
            <Principles session />
            <Older older />
            <p class="form-error" role="alert">{move || session.error.get().map(StoryFormError::advice)}</p>
            <div class="story-form__bar">
                <button class="button button--primary" type="submit">"Save story"</button>
                <span class="small">"Typed text: "<SaveBadge saved now /></span>
                {delete}
            </div>
        </form>
    }
    .into_any()
}

#[component]
fn TitleField(session: StorySession) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let (Some(form), Some(field)) = (session.given.get(), field.get()) {
            field.set_value(&form.title);
        }
    });
    view! {
        <label class="field">
            <span class="field__label">"Title"</span>
            <span class="field__hint">"A few words by which you know it."</span>
            <input
                class="input"
                name="title"
                autocomplete="off"
                node_ref=field
                on:input:target=move |event| {
                    let title = event.target().value();
                    session.edit(|form| form.title = title);
                }
            />
        </label>
    }
}

#[component]
fn PartField(session: StorySession, part: StarPart) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let words = RwSignal::new(0);
    Effect::new(move |_| {
        if let (Some(form), Some(field)) = (session.given.get(), field.get()) {
            field.set_value(form.part(part));
            words.set(word_count(form.part(part)));
        }
    });
    view! {
        <label class="field">
            <span class="field__label">
                {part.name()}
                <span class="field__count">{move || format!("{} words", words.get())}</span>
            </span>
            <span class="field__hint">{part.hint()}</span>
            <textarea
                class="input input--text"
                name=part.name().to_ascii_lowercase()
                rows=if part == StarPart::Action { 8 } else { 4 }
                node_ref=field
                on:input:target=move |event| {
                    let text = event.target().value();
                    words.set(word_count(&text));
                    session.edit(|form| *form.part_mut(part) = text);
                }
            ></textarea>
        </label>
    }
}

#[component]
fn Principles(session: StorySession) -> impl IntoView {
    let options = Principle::ALL
        .iter()
        .map(|&principle| {
            view! {
                <label class="check">
                    <input
                        type="checkbox"
                        name="principle"
                        value=principle.slug()
                        prop:checked=move || session.principles.with(|ticked| ticked.contains(&principle))
                        on:change=move |_| session.edit(|form| {
                            let shows = match form.shows(principle) {
                                Shows::Leading => Shows::Not,
                                Shows::Not | Shows::Supporting => Shows::Leading,
                            };
                            form.set_shows(principle, shows);
                        })
                    />
                    <span>
                        <span class="check__name">{principle.name()}</span>
                        <span class="muted small">{principle.gist()}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="checks">
            <legend>"Principles it shows"</legend>
            <div class="checks__options">{options}</div>
        </fieldset>
    }
}

/// Texts that lost in a merge, kept so that nothing is.
#[component]
fn Older(older: Vec<Superseded>) -> impl IntoView {
    let entries = older
        .into_iter()
        .filter_map(|older| {
            let story: Story = serde_json::from_value(older.body).ok()?;
            let parts = StarPart::ALL
                .map(|part| view! { <p><strong>{part.name()}</strong>" "{story.part(part).to_owned()}</p> });
            Some(view! {
                <details class="older">
                    <summary>"Text from "<When at=older.changed />", kept at an import"</summary>
                    <p><strong>{story.display_title()}</strong></p>
                    {parts.collect_view()}
                </details>
            })
        })
        .collect_view();
    view! { {entries} }
}
