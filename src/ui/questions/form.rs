//! The form of a question of the candidate's own. What is typed is kept at once; "Save" puts it
//! into the bank.

use leptos::html;
use leptos::prelude::*;

use crate::domain::principle::Principle;
use crate::domain::questions::own::{OwnQuestion, QuestionForm, QuestionFormError};
use crate::domain::questions::question::{QuestionLevel, Role, Skill};
use crate::domain::record::id::RecordId;
use crate::route::QuestionsRoute;
use crate::state::{Typed, use_app};
use crate::ui::components::{SaveBadge, failure};
use crate::ui::questions::filter::Select;
use crate::ui::shared::Link;

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
            <p><Link to=QuestionsRoute::list() class="button button--primary">"Go to Questions"</Link></p>
        }
        .into_any();
    }
    let stored = id.as_ref().and_then(|id| {
        let own = app.library.of::<OwnQuestion>();
        untrack(|| own.map(id, |record| QuestionForm::of(&record.body)))
    });
    let key = id
        .as_ref()
        .map_or_else(|| "question:new".to_owned(), |id| format!("question:{id}"));
    let typed = Typed::open(app.core(), key, stored.unwrap_or_default());
    let error = RwSignal::new(None::<QuestionFormError>);
    Effect::new(move |_| {
        typed.form.track();
        error.set(None);
    });
    let changed = StoredValue::new(id.clone());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match changed.with_value(|id| app.library.keep_question(id.as_ref(), typed)) {
            Ok(None) => {}
            Ok(Some(id)) => {
                app.notices.tell("Question saved.");
                app.go(QuestionsRoute::Question(id.to_string()));
            }
            Err(missing) => error.set(Some(missing)),
        }
    };
    let discard = move |_| typed.discard();
    let delete = id.clone().map(|id| {
        let delete = move |_| {
            app.library
                .delete::<OwnQuestion>(&id, "Question deleted.".to_owned());
            app.go(QuestionsRoute::list());
        };
        view! { <button class="button button--quiet" type="button" on:click=delete>"Delete"</button> }
    });
    let back = id.as_ref().map_or_else(QuestionsRoute::list, |id| {
        QuestionsRoute::Question(id.as_str().to_owned())
    });
    let saved = Signal::derive(move || typed.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    view! {
        <form class="story-form" on:submit=save>
            <p class="eyebrow"><Link to=QuestionsRoute::list()>"Questions"</Link></p>
            <h1>{if id.is_some() { "Change the question" } else { "New question" }}</h1>
            <p class="lead">"One that you were asked, that somebody told you of, or that you fear."</p>
            <Show when=move || typed.was_recovered.get()>
                <p class="banner" role="status">
                    "Unsaved changes from before were brought back. "
                    <button class="button button--quiet" type="button" on:click=discard>"Put them aside"</button>
                </p>
            </Show>
            {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
            <Area
                typed
                name="question"
                label="Question"
                hint="As an interviewer says it: “Tell me about a time when …”."
                text=|form| &mut form.text
            />
            <p class="form-error" role="alert">{move || error.get().map(QuestionFormError::advice)}</p>
            <Choices typed />
            <Supporting typed />
            <Area
                typed
                name="follow-ups"
                label="Follow-ups"
                hint="One a line. They come one by one when you practise it."
                text=|form| &mut form.follow_ups
            />
            <Tags typed />
            <div class="story-form__bar">
                <button class="button button--primary" type="submit">"Save question"</button>
                <Link to=back class="button">"Back"</Link>
                {delete}
                <span class="small">"Typed text: "<SaveBadge saved /></span>
            </div>
        </form>
    }
    .into_any()
}

/// A text of several lines.
#[component]
fn Area(
    typed: Typed<QuestionForm>,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    text: fn(&mut QuestionForm) -> &mut String,
) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    // The field holds what is typed; it is only told of what came from elsewhere.
    Effect::new(move |_| {
        if let (Some(mut form), Some(area)) = (typed.given.get(), area.get()) {
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
                    typed.edit(|form| *text(form) = value);
                }
            ></textarea>
        </label>
    }
}

#[component]
fn Tags(typed: Typed<QuestionForm>) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let (Some(form), Some(field)) = (typed.given.get(), field.get()) {
            field.set_value(&form.tags);
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
                    typed.edit(|form| form.tags = value);
                }
            />
        </label>
    }
}

/// What it is asked for, and whose loop it belongs to.
#[component]
fn Choices(typed: Typed<QuestionForm>) -> impl IntoView {
    let principles = Principle::ALL
        .iter()
        .map(|one| (one.slug(), one.name()))
        .collect();
    let skills = Skill::ALL
        .iter()
        .map(|one| (one.slug(), one.name()))
        .collect();
    let roles = Role::ALL.map(|one| (one.slug(), one.name())).to_vec();
    let levels = QuestionLevel::ALL
        .map(|one| (one.slug(), one.name()))
        .to_vec();
    view! {
        <div class="question-filter__choices question-form__choices">
            <Select
                name="leading"
                label="Principle"
                any=Some("Not known yet")
                options=principles
                chosen=Signal::derive(move || typed.form.with(|form| form.leading.map_or("", Principle::slug)))
                choose=move |value: String| typed.edit(|form| form.leading = Principle::from_slug(&value))
            />
            <Select
                name="skill"
                label="Skill"
                any=None
                options=skills
                chosen=Signal::derive(move || typed.form.with(|form| form.skill.slug()))
                choose=move |value: String| typed.edit(|form| form.skill = Skill::from_slug(&value).unwrap_or_default())
            />
            <Select
                name="role"
                label="Role"
                any=None
                options=roles
                chosen=Signal::derive(move || typed.form.with(|form| form.role.slug()))
                choose=move |value: String| typed.edit(|form| form.role = Role::from_slug(&value).unwrap_or_default())
            />
            <Select
                name="level"
                label="Level"
                any=None
                options=levels
                chosen=Signal::derive(move || typed.form.with(|form| form.level.slug()))
                choose=move |value: String| typed.edit(|form| form.level = QuestionLevel::from_slug(&value).unwrap_or_default())
            />
        </div>
        <p class="muted small">
            "Practice chooses by principle: until you know it, the question waits in the bank and is not asked."
        </p>
    }
}

/// The other principles that it bears on.
#[component]
fn Supporting(typed: Typed<QuestionForm>) -> impl IntoView {
    let boxes = Principle::ALL
        .iter()
        .map(|&principle| {
            let is_chosen = move || typed.form.with(|form| form.supporting.contains(&principle));
            let is_leading = move || typed.form.with(|form| form.leading == Some(principle));
            let turn = move |is_chosen: bool| {
                typed.edit(|form| {
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
    let open = typed
        .form
        .with_untracked(|form| !form.supporting.is_empty());
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
