//! The form of a number. Typed text is stored immediately; "Save" makes it an entry of the ledger.

use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::Metric;
use crate::route::StoriesRoute;
use crate::state::{Typed, use_app};
use crate::ui::components::form::{Bound, Choice, Select, TextField, listed, offered, or_none};
use crate::ui::shared::{DraftForm, Fields, Link, NotFoundHere, field};

/// A number in its form: an existing one, or a new one.
#[component]
pub fn NumberEditor(id: Option<RecordId>) -> impl IntoView {
    let app = use_app();
    let numbers = app.library.of::<Metric>();
    if id
        .as_ref()
        .is_some_and(|id| untrack(|| numbers.get(id)).is_none())
    {
        return view! { <NotFoundHere what="number" to=StoriesRoute::Numbers place="the numbers" /> }
            .into_any();
    }
    let typed = Typed::of_number(app.core(), id.as_ref());
    let save = move |()| {
        if typed.save_number().is_some() {
            app.library.tell_once_kept("Number saved.");
            app.go(StoriesRoute::Numbers);
        }
    };
    let actions = view! { <Link to=StoriesRoute::Numbers class="button">"Back"</Link> }.into_any();
    view! {
        <DraftForm
            typed
            back=(StoriesRoute::Numbers.into(), "Numbers".to_owned())
            title=if id.is_some() { "Number" } else { "New number" }
            verb="Save number"
            save
            actions
        >
            <div class="number-form">
                <TextField
                    name="name"
                    label="What it measures"
                    hint="The words you use in your stories: “Wait at the returns desk”."
                    value=field!(typed, name)
                />
                <TextField name="baseline" label="Before" hint="With its unit: “19 minutes”." value=field!(typed, baseline) />
                <TextField name="result" label="After" hint="The result: “7 minutes”." value=field!(typed, result) />
                <TextField name="period" label="Period" hint="“over 6 weeks”, “in 2024”." value=field!(typed, period) />
                <TextField
                    name="method"
                    label="How you measured it"
                    hint="“Timed by hand, 20 customers a day.”"
                    value=field!(typed, method)
                />
                <TextField
                    name="source"
                    label="Source"
                    hint="A report, a dashboard, a person."
                    value=field!(typed, source)
                />
            </div>
            <Choice name="certainty" legend="Certainty" options=offered() value=field!(typed, certainty) />
            <Links typed />
        </DraftForm>
    }
    .into_any()
}

/// Links to the stories and memos that use the number, each added from a select and removed by a
/// button.
#[component]
fn Links(typed: Typed<Metric>) -> impl IntoView {
    let library = use_app().library;
    let stories = Signal::derive(move || {
        library
            .living_stories()
            .into_iter()
            .map(|story| (story.id().clone(), story.body.display_title()))
            .collect()
    });
    let memos = Signal::derive(move || {
        library
            .living_memos()
            .into_iter()
            .map(|memo| (memo.id().clone(), memo.body.title()))
            .collect()
    });
    view! {
        <LinkField typed name="story" label="Used in the story" all=stories list=|form| &mut form.stories />
        <LinkField typed name="memo" label="Used in the memo" all=memos list=|form| &mut form.memos />
    }
}

#[component]
fn LinkField(
    typed: Typed<Metric>,
    name: &'static str,
    label: &'static str,
    /// The possible links, with titles.
    all: Signal<Vec<(RecordId, String)>>,
    /// Where the form holds the links.
    list: fn(&mut Metric) -> &mut Vec<RecordId>,
) -> impl IntoView {
    let linked = move || typed.with(|form| list(&mut form.clone()).clone());
    let options = Signal::derive(move || {
        let linked = linked();
        let others = all.get().into_iter().filter(|(id, _)| !linked.contains(id));
        or_none("Choose one to add", listed(others))
    });
    // The choice moves into the list, and the select is reset.
    let chosen = RwSignal::new(());
    let value = Bound::new(
        || None,
        move || chosen.track(),
        move |id: Option<RecordId>| {
            typed.edit(|form| list(form).extend(id));
            chosen.notify();
        },
    );
    let rows = move || {
        let titles = all.get();
        linked()
            .into_iter()
            .filter_map(|id| {
                let (_, title) = titles.iter().find(|(other, _)| *other == id)?.clone();
                let told = format!(" {title}");
                Some(view! {
                    <li class="row">
                        <span class="row__text" dir="auto">{title}</span>
                        <button
                            class="button button--quiet"
                            type="button"
                            on:click=move |_| typed.edit(|form| list(form).retain(|other| *other != id))
                        >
                            "Remove"
                            <span class="visually-hidden">{told}</span>
                        </button>
                    </li>
                })
            })
            .collect_view()
    };
    view! {
        <Show when=move || !all.get().is_empty()>
            <Select name label options value />
            <ul class="rows rows--tight">{rows}</ul>
        </Show>
    }
}
