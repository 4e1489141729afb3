//! The form of a story. Typed text is stored immediately; "Save" makes it the story.

use std::time::Duration;

use leptos::html;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::durations::clock_face;
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::stories::review::{StoryReview, review};
use crate::domain::stories::story::{StarPart, Story};
use crate::route::StoriesRoute;
use crate::state::{Typed, use_app};
use crate::ui::components::form::{Choice, TextArea, TextField, offered};
use crate::ui::shared::{DraftForm, Fields, Link, NotFoundHere, field};
use crate::ui::stories::checks::{Checks, part_id};
use crate::ui::stories::history::{History, Older};
use crate::ui::stories::marks::{Kinds, Principles};
use crate::ui::stories::more::More;

/// The story is reviewed after this long without a keystroke.
const SETTLED: Duration = Duration::from_millis(400);

/// A story in its form: an existing one, or a new one for a principle.
#[component]
pub fn StoryEditor(id: Option<RecordId>, principle: Option<Principle>) -> impl IntoView {
    let app = use_app();
    let story = id.as_ref().and_then(|id| untrack(|| app.library.story(id)));
    if id.is_some() && story.is_none() {
        return view! { <NoSuchStory /> }.into_any();
    }
    let typed = Typed::of_story(app.core(), id.as_ref(), principle);
    let reviewed = read_when_settled(typed);
    let save = move |()| {
        if typed.save_story().is_some() {
            app.library.tell_once_kept("Story saved.");
            app.go(StoriesRoute::list());
        }
    };
    let title = if id.is_some() {
        "Edit story"
    } else {
        "New story"
    };
    let back = match (&id, &story) {
        (Some(id), Some(story)) => (StoriesRoute::Story(id.clone()), story.body.display_title()),
        _ => (StoriesRoute::list(), "Stories".to_owned()),
    };
    let more = id.clone().map(|id| view! { <More id typed /> });
    let history = id.clone().map(|id| view! { <History id typed /> });
    let probes = id.map(|id| {
        view! { <p><Link to=StoriesRoute::Probes(id) class="button">"Follow-up questions"</Link></p> }
    });
    let older = story.map_or_else(Vec::new, |story| story.superseded().to_vec());
    let hint = Memo::new(move |_| typed.with(|form| form.status.hint()));
    let state = view! { <Totals reviewed /> }.into_any();
    view! {
        <DraftForm
            typed
            back=(back.0.into(), back.1)
            title
            verb="Save story"
            save
            state
        >
            {probes}
            <div class="story__columns">
                <div class="story__text">
                    <TextField name="title" label="Title" hint="A few words to recognize it by." value=field!(typed, title) />
                    <TextField name="hook" label="Hook" hint="One line that you say first." value=field!(typed, hook) />
                    <TextField
                        name="setting"
                        label="When and where"
                        hint="Month, year, team, or place."
                        value=field!(typed, setting)
                    />
                    {StarPart::ALL.map(|part| view! { <PartField typed part reviewed /> }).collect_view()}
                    <Kinds typed />
                    <Principles typed />
                    <Choice name="status" legend="Status" options=offered() value=field!(typed, status) />
                    <p class="muted small story__hint">{hint}</p>
                </div>
                <Checks typed reviewed />
            </div>
            {history}
            <Older older />
            {more}
        </DraftForm>
    }
    .into_any()
}

/// Shown when the story in the address doesn't exist here.
#[component]
pub fn NoSuchStory() -> impl IntoView {
    view! { <NotFoundHere what="story" to=StoriesRoute::list() place="Stories" /> }
}

/// Reviews the story once typing pauses, and right away if it changed from outside or the pace
/// changed.
fn read_when_settled(typed: Typed<Story>) -> RwSignal<Option<StoryReview>> {
    let library = use_app().library;
    let reviewed = RwSignal::new(None);
    let pace = Memo::new(move |_| library.preferences.with(|record| record.body.pace));
    let read = move || {
        // A timer may fire once more after the view is gone.
        let Some(pace) = pace.try_get_untracked() else {
            return;
        };
        let read = typed.form.try_with_untracked(|form| review(form, pace));
        if read.is_some() {
            let _ = reviewed.try_set(read);
        }
    };
    Effect::new(move |_| {
        typed.given.track();
        pace.track();
        read();
    });
    let mut read_soon = debounce(SETTLED, move |()| read());
    Effect::new(move |before: Option<()>| {
        typed.form.track();
        if before.is_some() {
            read_soon(());
        }
    });
    reviewed
}

/// Status, words, and time in one line, with a link to the findings.
#[component]
fn Totals(reviewed: RwSignal<Option<StoryReview>>) -> impl IntoView {
    let library = use_app().library;
    let line = Memo::new(move |_| {
        reviewed.with(|reviewed| {
            let review = reviewed.as_ref()?;
            let pace = library.preferences.with(|record| record.body.pace);
            let time = clock_face(pace.time(review.words));
            let strength = &review.strength;
            Some(format!(
                "{} · {} met · {} · {time}",
                strength.band().name(),
                strength.weight().in_words(),
                counted(review.words, "word", "words")
            ))
        })
    });
    view! { <a class="story__totals" href="#checks" data-testid="totals">{line}</a> }
}

#[component]
fn PartField(
    typed: Typed<Story>,
    part: StarPart,
    reviewed: RwSignal<Option<StoryReview>>,
) -> impl IntoView {
    let library = use_app().library;
    let block = NodeRef::<html::Div>::new();
    let count = Memo::new(move |_| {
        reviewed.with(|reviewed| {
            let mut parts = reviewed.as_ref()?.parts.iter();
            let part = parts.find(|one| one.part == part)?;
            let pace = library.preferences.with(|record| record.body.pace);
            let time = clock_face(pace.time(part.words));
            let words = counted(part.words, "word", "words");
            Some(format!("{words} · {time}"))
        })
    });
    // The learning is expected after a failure. Existing text is always shown, and a field with the
    // focus does not disappear.
    let is_asked_for = Memo::new(move |shown: Option<&bool>| {
        part != StarPart::Learning
            || typed.with(|form| form.is_failure() || !form.learning.trim().is_empty())
            || (shown == Some(&true)
                && block
                    .get_untracked()
                    .is_some_and(|block| block.matches(":focus-within").unwrap_or(false)))
    });
    let is_opened = RwSignal::new(false);
    let is_hidden = move || !is_asked_for.get() && !is_opened.get();
    view! {
        <Show when=is_hidden>
            <p>
                <button class="button button--quiet" type="button" on:click=move |_| is_opened.set(true)>
                    "Add a learning"
                </button>
                <span class="muted small">" Expected in stories about a failure."</span>
            </p>
        </Show>
        <div hidden=is_hidden node_ref=block>
            <TextArea
                name=part.name().to_ascii_lowercase()
                id=part_id(part)
                label=part.name()
                hint=part.hint()
                rows=if part == StarPart::Action { 8 } else { 4 }
                count=view! { <span class="field__count">{count}</span> }.into_any()
                value=typed.bind(move |form| form.part(part).to_owned(), move |form, text| *form.part_mut(part) = text)
            />
        </div>
    }
}
