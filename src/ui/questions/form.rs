//! The form of a custom question. Typed text is stored immediately; "Save" adds it to the bank.

use leptos::prelude::*;

use crate::domain::principle::Principle;
use crate::domain::questions::own::{OwnQuestion, QuestionForm};
use crate::domain::record::id::RecordId;
use crate::route::QuestionsRoute;
use crate::state::{Typed, use_app};
use crate::ui::components::form::{CheckBox, Select, TextArea, TextField, any_of, offered};
use crate::ui::shared::{DraftForm, Fields, Link, NotFoundHere, field};

/// A question in its form: an existing one, or a new one.
#[component]
pub fn QuestionEditor(id: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let own = app.library.of::<OwnQuestion>();
    if id
        .as_ref()
        .is_some_and(|id| untrack(|| own.get(id)).is_none())
    {
        return view! { <NotFoundHere what="question" to=QuestionsRoute::list() place="Questions" /> }
            .into_any();
    }
    let typed = Typed::of_question(app.core(), id.as_ref());
    let save = move |()| {
        if let Some(id) = typed.save_question() {
            app.library.tell_once_kept("Question saved.");
            app.go(QuestionsRoute::Question(id.to_string()));
        }
    };
    let title = if id.is_some() {
        "Edit question"
    } else {
        "New question"
    };
    let back = id.as_ref().map_or_else(QuestionsRoute::list, |id| {
        QuestionsRoute::Question(id.as_str().to_owned())
    });
    let delete = id.map(|id| {
        let delete = move |_| {
            app.library
                .delete::<OwnQuestion>(&id, "Question deleted.".to_owned());
            app.go(QuestionsRoute::list());
        };
        view! { <button class="button button--quiet" type="button" on:click=delete>"Delete"</button> }
    });
    let actions = view! { <Link to=back class="button">"Back"</Link> {delete} }.into_any();
    view! {
        <DraftForm
            typed
            back=(QuestionsRoute::list().into(), "Questions".to_owned())
            title
            lead="One you were asked, heard about, or worry about."
            verb="Save question"
            save
            actions
        >
            <TextArea
                name="question"
                label="Question"
                hint="As an interviewer would say it: “Tell me about a time when …”."
                value=field!(typed, text)
            />
            <div class="list-filter__choices question-form__choices">
                <Select name="leading" label="Principle" options=any_of("Not sure yet") value=field!(typed, leading) />
                <Select name="skill" label="Skill" options=offered() value=field!(typed, skill) />
                <Select name="role" label="Role" options=offered() value=field!(typed, role) />
                <Select name="level" label="Level" options=offered() value=field!(typed, level) />
            </div>
            <p class="muted small">
                "Practice picks questions by principle. Until you choose one, practice won’t ask this question."
            </p>
            <Supporting typed />
            <TextArea
                name="follow-ups"
                label="Follow-ups"
                hint="One per line. Practice asks them one at a time."
                value=field!(typed, follow_ups)
            />
            <TextField
                name="tags"
                label="Tags"
                hint="Words to find it by, separated by commas: “phone screen, hard”."
                value=field!(typed, tags)
            />
        </DraftForm>
    }
    .into_any()
}

/// The question's supporting principles.
#[component]
fn Supporting(typed: Typed<QuestionForm>) -> impl IntoView {
    let boxes = Principle::ALL
        .iter()
        .map(|&principle| {
            let value = typed.bind(
                move |form| form.supporting.contains(&principle),
                move |form, is_chosen| {
                    form.supporting.retain(|one| *one != principle);
                    form.supporting.extend(is_chosen.then_some(principle));
                },
            );
            let leads = Memo::new(move |_| typed.with(|form| form.leading == Some(principle)));
            view! { <CheckBox name=principle.slug() label=principle.name() value disabled=leads /> }
        })
        .collect_view();
    let open = typed
        .form
        .with_untracked(|form| !form.supporting.is_empty());
    view! {
        <details class="more" open=open>
            <summary>"Other principles it tests"</summary>
            <fieldset class="choice">
                <legend class="visually-hidden">"Other principles it tests"</legend>
                <div class="choice__options">{boxes}</div>
            </fieldset>
        </details>
    }
}
