//! The form of a question of the candidate's own. What is typed is kept at once; "Save" puts it
//! into the bank.

use leptos::html;
use leptos::prelude::*;

use super::filter::Select;
use crate::domain::own_question::{OwnQuestion, QuestionForm, QuestionFormError};
use crate::domain::principle::Principle;
use crate::domain::question::{Level, Role, Skill};
use crate::domain::record::RecordId;
use crate::domain::save_state::Saved;
use crate::route::Route;
use crate::state::{QuestionSession, use_app};
use crate::ui::components::{Link, SaveBadge, failure};

/// A question in its form: an existing one, or a new one.
#[component]
pub fn QuestionEditor(id: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let is_known = id
        .as_ref()
        .is_none_or(|id| untrack(|| app.library.of::<OwnQuestion>().get(id)).is_some());
    if !is_known {
        return view! {
            <h1>"This question is not on this device"</h1>
            <p class="lead">"It may have been deleted, or it was written in another browser."</p>
            <p><Link to=Route::questions() class="button button--primary">"Go to Questions"</Link></p>
        }
        .into_any();
    }
    let session = QuestionSession::open(app, id.clone());
    app.services
        .with_value(|services| services.page.on_hide(Box::new(move || session.leave())));
    on_cleanup(move || session.leave());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(id) = session.save() {
            app.notices.tell("Question saved.");
            app.go(Route::Question(id.to_string()));
        }
    };
    let discard = move |_| {
        let typed = session.discard();
        app.notices
            .offer_undo("Unsaved changes put aside.", move || {
                session.fill(typed.clone());
            });
    };
    let delete = id.clone().map(|id| {
        let delete = move |_| {
            app.library
                .delete::<OwnQuestion>(&id, "Question deleted.".to_owned());
            app.go(Route::questions());
        };
        view! { <button class="button button--quiet" type="button" on:click=delete>"Delete"</button> }
    });
    let back = id.as_ref().map_or_else(Route::questions, |id| {
        Route::Question(id.as_str().to_owned())
    });
    let saved = Signal::derive(move || session.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    let now = Signal::derive(move || match saved.get() {
        Saved::At(at) => at,
        _ => chrono::DateTime::default(),
    });
    view! {
        <form class="story-form" on:submit=save>
            <p class="eyebrow"><Link to=Route::questions()>"Questions"</Link></p>
            <h1>{if id.is_some() { "Change the question" } else { "New question" }}</h1>
            <p class="lead">"One that you were asked, that somebody told you of, or that you fear."</p>
            <Show when=move || session.was_recovered.get()>
                <p class="banner" role="status">
                    "Unsaved changes from before were brought back. "
                    <button class="button button--quiet" type="button" on:click=discard>"Put them aside"</button>
                </p>
            </Show>
            {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
            <Area
                session
                name="question"
                label="Question"
                hint="As an interviewer says it: “Tell me about a time when …”."
                text=|form| &mut form.text
            />
            <p class="form-error" role="alert">{move || session.error.get().map(QuestionFormError::advice)}</p>
            <Choices session />
            <Supporting session />
            <Area
                session
                name="follow-ups"
                label="Follow-ups"
                hint="One a line. They come one by one when you practise it."
                text=|form| &mut form.follow_ups
            />
            <Tags session />
            <div class="story-form__bar">
                <button class="button button--primary" type="submit">"Save question"</button>
                <Link to=back class="button">"Back"</Link>
                {delete}
                <span class="small">"Typed text: "<SaveBadge saved now /></span>
            </div>
        </form>
    }
    .into_any()
}

/// A text of several lines.
#[component]
fn Area(
    session: QuestionSession,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    text: fn(&mut QuestionForm) -> &mut String,
) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    // The field holds what is typed; it is only told of what came from elsewhere.
    Effect::new(move |_| {
        session.given.track();
        if let Some(area) = area.get() {
            let mut form = untrack(|| session.with(Clone::clone));
            area.set_value(text(&mut form));
        }
    });
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <span class="field__hint">{hint}</span>
            <textarea
                class="input input--text"
                name=name
                rows="3"
                node_ref=area
                on:input:target=move |event| {
                    let value = event.target().value();
                    session.edit(|form| *text(form) = value);
                }
            ></textarea>
        </label>
    }
}

#[component]
fn Tags(session: QuestionSession) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        session.given.track();
        if let Some(field) = field.get() {
            field.set_value(&untrack(|| session.with(|form| form.tags.clone())));
        }
    });
    view! {
        <label class="field">
            <span class="field__label">"Tags"</span>
            <span class="field__hint">"Words to find it by, with commas between them: “phone screen, feared”."</span>
            <input
                class="input"
                name="tags"
                autocomplete="off"
                node_ref=field
                on:input:target=move |event| {
                    let value = event.target().value();
                    session.edit(|form| form.tags = value);
                }
            />
        </label>
    }
}

/// What it is asked for, and whose loop it belongs to.
#[component]
fn Choices(session: QuestionSession) -> impl IntoView {
    let principles = Principle::ALL
        .iter()
        .map(|one| (one.slug(), one.name()))
        .collect();
    let skills = Skill::ALL
        .iter()
        .map(|one| (one.slug(), one.name()))
        .collect();
    let roles = Role::ALL.map(|one| (one.slug(), one.name())).to_vec();
    let levels = Level::ALL.map(|one| (one.slug(), one.name())).to_vec();
    view! {
        <div class="question-filter__choices question-form__choices">
            <Select
                name="leading"
                label="Principle"
                any=Some("Not known yet")
                options=principles
                chosen=Signal::derive(move || session.with(|form| form.leading.map_or("", Principle::slug)))
                choose=move |value: String| session.edit(|form| form.leading = Principle::from_slug(&value))
            />
            <Select
                name="skill"
                label="Skill"
                any=None
                options=skills
                chosen=Signal::derive(move || session.with(|form| form.skill.slug()))
                choose=move |value: String| session.edit(|form| form.skill = Skill::from_slug(&value).unwrap_or_default())
            />
            <Select
                name="role"
                label="Role"
                any=None
                options=roles
                chosen=Signal::derive(move || session.with(|form| form.role.slug()))
                choose=move |value: String| session.edit(|form| form.role = Role::from_slug(&value))
            />
            <Select
                name="level"
                label="Level"
                any=None
                options=levels
                chosen=Signal::derive(move || session.with(|form| form.level.slug()))
                choose=move |value: String| session.edit(|form| form.level = Level::from_slug(&value).unwrap_or_default())
            />
        </div>
        <p class="muted small">
            "Practice chooses by principle: until you know it, the question waits in the bank and is not asked."
        </p>
    }
}

/// The other principles that it bears on.
#[component]
fn Supporting(session: QuestionSession) -> impl IntoView {
    let boxes = Principle::ALL
        .iter()
        .map(|&principle| {
            let is_chosen = move || session.with(|form| form.supporting.contains(&principle));
            let is_leading = move || session.with(|form| form.leading == Some(principle));
            let turn = move |is_chosen: bool| {
                session.edit(|form| {
                    form.supporting.retain(|one| *one != principle);
                    if is_chosen {
                        form.supporting.push(principle);
                    }
                });
            };
            view! {
                <label class="choice__option">
                    <input
                        type="checkbox"
                        name=principle.slug()
                        prop:checked=is_chosen
                        prop:disabled=is_leading
                        on:change:target=move |event| turn(event.target().checked())
                    />
                    <span>{principle.name()}</span>
                </label>
            }
        })
        .collect_view();
    let open = session.with(|form| !form.supporting.is_empty());
    view! {
        <details class="more" open=open>
            <summary>"Other principles that it bears on"</summary>
            <fieldset class="choice">
                <legend class="visually-hidden">"Other principles that it bears on"</legend>
                <div class="choice__options">{boxes}</div>
            </fieldset>
        </details>
    }
}
