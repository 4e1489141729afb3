//! The form of a story. What is typed is kept at once; "Save" makes it the story.

use std::time::Duration;

use leptos::html;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::durations::clock_face;
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::stories::review::{StoryReview, review};
use crate::domain::stories::story::{StarPart, Status, Story, StoryFormError};
use crate::route::StoriesRoute;
use crate::state::{StorySession, use_app};
use crate::ui::components::{Choice, SaveBadge, failure};
use crate::ui::shared::Link;
use crate::ui::stories::checks::{Checks, part_id};
use crate::ui::stories::history::{History, Older};
use crate::ui::stories::marks::{Kinds, Principles};
use crate::ui::stories::more::More;

/// The text is read again when no key was pressed for so long.
const SETTLED: Duration = Duration::from_millis(400);

/// A story in its form: an existing one, or a new one for a principle.
#[component]
pub fn StoryEditor(id: Option<RecordId>, principle: Option<Principle>) -> impl IntoView {
    let app = use_app();
    let story = id.as_ref().and_then(|id| untrack(|| app.library.story(id)));
    if id.is_some() && story.is_none() {
        return view! { <NotHere /> }.into_any();
    }
    let session = StorySession::open(app.core(), id.clone(), principle);
    let reviewed = read_when_settled(session);

    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if session.save() {
            app.notices.tell("Story saved.");
            app.go(StoriesRoute::list());
        }
    };
    let more = id.clone().map(|id| view! { <More id session /> });
    let history = id.clone().map(|id| view! { <History id session /> });
    let probes = id.clone().map(|id| {
        view! { <p><Link to=StoriesRoute::Probes(id) class="button">"Probes: the whys under it"</Link></p> }
    });
    let older = story
        .as_ref()
        .map(|story| story.superseded().to_vec())
        .unwrap_or_default();
    let saved = Signal::derive(move || session.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    view! {
        <form class="story-form" on:submit=save>
            <p class="eyebrow"><Link to=StoriesRoute::list()>"Stories"</Link></p>
            <h1>{if id.is_some() { "Story" } else { "New story" }}</h1>
            {probes}
            <Show when=move || session.was_recovered.get()>
                <p class="banner" role="status">
                    "Unsaved changes from before were brought back. "
                    <button class="button button--quiet" type="button" on:click=move |_| session.discard()>
                        "Put them aside"
                    </button>
                </p>
            </Show>
            {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
            <div class="story-form__columns">
                <div class="story-form__text">
                    <LineField
                        session
                        name="title"
                        label="Title"
                        hint="A few words by which you know it."
                        of=|story| &story.title
                        set=|story, text| story.title = text
                    />
                    <LineField
                        session
                        name="hook"
                        label="Hook"
                        hint="One line that you say first."
                        of=|story| &story.hook
                        set=|story, text| story.hook = text
                    />
                    <LineField
                        session
                        name="setting"
                        label="When and where"
                        hint="Month, year, team or place: what you look up before the loop."
                        of=|story| &story.setting
                        set=|story, text| story.setting = text
                    />
                    {StarPart::ALL.map(|part| view! { <PartField session part reviewed /> }).collect_view()}
                    <Kinds session />
                    <Principles session />
                    <StatusChoice session />
                </div>
                <Checks session reviewed />
            </div>
            {history}
            <Older older />
            {more}
            <p class="form-error" role="alert">{move || session.error.get().map(StoryFormError::advice)}</p>
            <div class="story-form__bar">
                <button class="button button--primary" type="submit">"Save story"</button>
                <span class="small story-form__state">
                    <Totals reviewed />
                    <span>"Typed text: "<SaveBadge saved /></span>
                </span>
            </div>
        </form>
    }
    .into_any()
}

/// What stands in for a story that is not there.
#[component]
pub fn NotHere() -> impl IntoView {
    view! {
        <h1>"This story is not on this device"</h1>
        <p class="lead">
            "It may have been deleted, or it was written in another browser. If you have a backup file, import it "
            "in the settings."
        </p>
        <p><Link to=StoriesRoute::list() class="button button--primary">"Go to Stories"</Link></p>
    }
}

/// Reads the story when its text has settled, and at once when it came from elsewhere or the pace
/// has changed.
fn read_when_settled(session: StorySession) -> RwSignal<Option<StoryReview>> {
    let library = use_app().library;
    let reviewed = RwSignal::new(None);
    let pace = Memo::new(move |_| library.preferences.with(|record| record.body.pace));
    let read = move || {
        // A timer may fire once more after the view has gone.
        let Some(pace) = pace.try_get_untracked() else {
            return;
        };
        let read = session.form.try_with_untracked(|form| review(form, pace));
        if read.is_some() {
            let _ = reviewed.try_set(read);
        }
    };
    Effect::new(move |_| {
        session.given.track();
        pace.track();
        read();
    });
    let mut read_soon = debounce(SETTLED, move |()| read());
    Effect::new(move |before: Option<()>| {
        session.form.track();
        if before.is_some() {
            read_soon(());
        }
    });
    reviewed
}

/// Strength, words and time in one line, and the way to what was found.
#[component]
fn Totals(reviewed: RwSignal<Option<StoryReview>>) -> impl IntoView {
    let library = use_app().library;
    let line = Memo::new(move |_| {
        reviewed.with(|reviewed| {
            let review = reviewed.as_ref()?;
            let pace = library.preferences.with(|record| record.body.pace);
            let time = clock_face(pace.time(review.words));
            let points = review.strength.points;
            Some(format!(
                "Strength {points} · {} · {time}",
                counted(review.words, "word", "words")
            ))
        })
    });
    view! { <a class="story-form__totals" href="#checks" data-testid="totals">{line}</a> }
}

#[component]
fn LineField(
    session: StorySession,
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    of: fn(&Story) -> &String,
    set: fn(&mut Story, String),
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let (Some(form), Some(field)) = (session.given.get(), field.get()) {
            field.set_value(of(&form));
        }
    });
    view! {
        <label class="field">
            <span class="field__label">{label}</span>
            <span class="field__hint">{hint}</span>
            <input
                class="input"
                name=name
                dir="auto"
                autocomplete="off"
                node_ref=field
                on:input:target=move |event| {
                    let text = event.target().value();
                    session.edit(|form| set(form, text));
                }
            />
        </label>
    }
}

#[component]
fn PartField(
    session: StorySession,
    part: StarPart,
    reviewed: RwSignal<Option<StoryReview>>,
) -> impl IntoView {
    let library = use_app().library;
    let field = NodeRef::<html::Textarea>::new();
    Effect::new(move |_| {
        if let (Some(form), Some(field)) = (session.given.get(), field.get()) {
            field.set_value(form.part(part));
        }
    });
    let count = Memo::new(move |_| {
        reviewed.with(|reviewed| {
            let part = reviewed
                .as_ref()?
                .parts
                .iter()
                .find(|one| one.part == part)?;
            let pace = library.preferences.with(|record| record.body.pace);
            let time = clock_face(pace.time(part.words));
            let words = counted(part.words, "word", "words");
            Some(format!("{words} · {time}"))
        })
    });
    // A learning is asked for where there was a failure; what stands there already is always shown.
    let is_asked_for = Memo::new(move |shown: Option<&bool>| {
        part != StarPart::Learning
            || session
                .form
                .with(|form| form.is_failure() || !form.learning.trim().is_empty())
            || (shown == Some(&true)
                && field.get_untracked().is_some_and(|field| has_focus(&field)))
    });
    let is_opened = RwSignal::new(false);
    let is_hidden = move || !is_asked_for.get() && !is_opened.get();
    view! {
        <Show when=is_hidden>
            <p>
                <button class="button button--quiet" type="button" on:click=move |_| is_opened.set(true)>
                    "Add a Learning"
                </button>
                <span class="muted small">" Asked for in stories of the kind failure."</span>
            </p>
        </Show>
        <label class="field" hidden=is_hidden>
            <span class="field__label">
                {part.name()}
                <span class="field__count">{count}</span>
            </span>
            <span class="field__hint">{part.hint()}</span>
            <textarea
                class="input input--text"
                id=part_id(part)
                name=part.name().to_ascii_lowercase()
                dir="auto"
                rows=if part == StarPart::Action { 8 } else { 4 }
                node_ref=field
                on:input:target=move |event| {
                    let text = event.target().value();
                    session.edit(|form| *form.part_mut(part) = text);
                }
            ></textarea>
        </label>
    }
}

/// Whether a field is being written in; it must not vanish then.
fn has_focus(field: &web_sys::HtmlTextAreaElement) -> bool {
    field.matches(":focus").unwrap_or(false)
}

#[component]
fn StatusChoice(session: StorySession) -> impl IntoView {
    let status = Memo::new(move |_| session.form.with(|form| form.status));
    let options = Status::ALL
        .into_iter()
        .map(|status| (status.slug().to_owned(), status.name().to_owned()))
        .collect();
    view! {
        <Choice
            name="status"
            legend="How far it has come"
            options=options
            chosen=Signal::derive(move || status.get().slug().to_owned())
            choose=move |slug: String| {
                if let Some(status) = Status::from_slug(&slug) {
                    session.edit(|form| form.status = status);
                }
            }
        />
        <p class="muted small story-form__hint">{move || status.get().hint()}</p>
    }
}
