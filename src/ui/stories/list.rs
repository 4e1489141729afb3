//! The list of stories, with search, filters, and sorting stored in the address.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::dates;
use crate::domain::principle::Principle;
use crate::domain::record::id::RecordId;
use crate::domain::speaking::Pace;
use crate::domain::stories::list::{ListedStory, ROWS, StoryFilter, kinds};
use crate::domain::stories::story::{KINDS, StarPart, Status, Story};
use crate::domain::stories::weight::Weight;
use crate::route::{GuideRoute, Route, SettingsRoute, StoriesRoute, frame};
use crate::state::{unsaved, use_app};
use crate::ui::components::form::{Bound, FilterForm, Select, any_of, listed, offered, or_none};
use crate::ui::shared::{Link, UnsavedForms, field};
use crate::ui::stories::coverage::CoverageSummary;

/// The story bank.
#[component]
pub fn StoriesPage() -> impl IntoView {
    let app = use_app();
    let entries = Memo::new(move |_| app.library.of::<Story>().map_living(ListedStory::of));
    let filter = Memo::new(move |_| match app.route.get() {
        Route::Stories(StoriesRoute::List(filter)) => filter,
        _ => StoryFilter::default(),
    });
    let is_empty = Memo::new(move |_| entries.with(Vec::is_empty));
    let forms = unsaved::<Story>(app.core(), "story");
    let list = move || {
        if is_empty.get() {
            view! { <FirstStory /> }.into_any()
        } else {
            view! { <Filter entries filter /><Found entries filter /> }.into_any()
        }
    };
    view! {
        <h1>{frame::STORIES.heading}</h1>
        <p class="lead">{frame::STORIES.lead}</p>
        <div class="actions">
            <Link to=StoriesRoute::New(None) class="button button--primary">"New story"</Link>
            <Link to=StoriesRoute::Numbers class="button">"Numbers"</Link>
            <Link to=StoriesRoute::CheatSheet class="button">"Cheat sheet and export"</Link>
            <Link to=StoriesRoute::Import class="button">"Import stories"</Link>
            <Link to=GuideRoute::Examples class="button button--quiet">"Worked examples"</Link>
        </div>
        <UnsavedForms forms name=Story::display_title to=form_of />
        {list}
        <CoverageSummary />
    }
}

/// The form of a story, or of a new one.
fn form_of(id: Option<RecordId>) -> Route {
    id.map_or(StoriesRoute::New(None), StoriesRoute::Edit)
        .into()
}

/// An introduction while the bank is empty.
#[component]
fn FirstStory() -> impl IntoView {
    view! {
        <div class="empty">
            <p>
                "A story is one thing you did, told in four parts: Situation, Task, Action, Result. A title is enough "
                "to start. Add the rest when you remember it."
            </p>
            <p>
                "To find your first ones, think of a disagreement, a failure, and a number "
                "that changed because of you."
            </p>
        </div>
    }
}

/// Applies another filter, without a new history entry.
fn apply(filter: StoryFilter) {
    use_app().replace(StoriesRoute::List(filter));
}

#[component]
fn Filter(entries: Memo<Vec<ListedStory>>, filter: Memo<StoryFilter>) -> impl IntoView {
    let value = Bound::live(move || filter.get(), apply);
    let in_use = Memo::new(move |_| {
        let mut offered: Vec<String> = KINDS.iter().map(|&kind| kind.to_owned()).collect();
        for kind in entries.with(|entries| kinds(entries)) {
            if !offered.contains(&kind) {
                offered.push(kind);
            }
        }
        offered
    });
    let kinds = Signal::derive(move || {
        let kinds = in_use.get().into_iter();
        or_none("Any", listed(kinds.map(|kind| (kind.clone(), kind))))
    });
    let kind = value.bind(
        move |filter| {
            let is_it = |kind: &&String| filter.kind.eq_ignore_ascii_case(kind);
            in_use.with_untracked(|kinds| kinds.iter().find(is_it).cloned())
        },
        |filter, kind| filter.kind = kind.unwrap_or_default(),
    );
    let is_narrowed = filter.with_untracked(|filter| {
        let everything = StoryFilter {
            search: filter.search.clone(),
            ..StoryFilter::default()
        };
        *filter != everything
    });
    view! {
        <FilterForm search=field!(value, search) is_narrowed>
            <Select name="principle" label="Principle" options=any_of("All 16") value=field!(value, principle) />
            <Select name="kind" label="Kind" options=kinds value=kind />
            <Select name="status" label="Status" options=any_of("Any") value=field!(value, status) />
            <Select name="strength" label="Standing" options=any_of("Any") value=field!(value, band) />
            <Select name="order" label="Order" options=offered() value=field!(value, order) />
        </FilterForm>
    }
}

#[component]
fn Found(entries: Memo<Vec<ListedStory>>, filter: Memo<StoryFilter>) -> impl IntoView {
    let library = use_app().library;
    let pace = Memo::new(move |_| library.preferences.with(|record| record.body.pace));
    let limit = RwSignal::new(ROWS);
    // A new selection starts at the top.
    Effect::new(move |_| {
        filter.track();
        limit.set(ROWS);
    });
    let found = Memo::new(move |_| {
        let pace = pace.get();
        entries.with(|entries| filter.with(|filter| filter.apply(entries, |id| weight(id, pace))))
    });
    let rows = move || {
        let pace = pace.get();
        entries.with(|entries| {
            found.with(|found| {
                found
                    .iter()
                    .take(limit.get())
                    .filter_map(|&index| entries.get(index))
                    .map(|entry| row(entry, weight(&entry.id, pace)))
                    .collect_view()
            })
        })
    };
    let count = move || {
        format!(
            "{} of {}",
            found.with(Vec::len),
            counted(entries.with(Vec::len), "story", "stories")
        )
    };
    let more = move || found.with(Vec::len).saturating_sub(limit.get());
    view! {
        <p class="muted" role="status" data-testid="found">{count}</p>
        <Show when=move || found.with(Vec::is_empty)>
            <p class="empty">
                "No story matches. Every search word has to appear somewhere in the story. "
                <button class="button button--quiet" type="button" on:click=move |_| apply(StoryFilter::default())>
                    "Show all stories"
                </button>
            </p>
        </Show>
        <Show when=move || !found.with(Vec::is_empty)>
            <div class="stories" role="table" aria-label="Stories">
                <div class="stories__head" role="row">
                    <span role="columnheader">"Story"</span>
                    <span role="columnheader">"Principles"</span>
                    <span role="columnheader">"Status"</span>
                    <span role="columnheader">"Standing"</span>
                    <span role="columnheader"><span class="visually-hidden">"Actions"</span></span>
                </div>
                {rows}
            </div>
        </Show>
        <Show when=move || { more() > 0 }>
            <p>
                <button class="button" type="button" on:click=move |_| limit.update(|limit| *limit += ROWS)>
                    {move || format!("Show {} more", more().min(ROWS))}
                </button>
            </p>
        </Show>
    }
}

/// A story's strength, cached until its text changes.
fn weight(id: &RecordId, pace: Pace) -> Weight {
    let app = use_app();
    untrack(|| {
        app.library
            .of::<Story>()
            .map(id, |story| app.strengths.of(story, pace))
            .unwrap_or_default()
    })
}

fn row(entry: &ListedStory, weight: Weight) -> impl IntoView + use<> {
    let app = use_app();
    let title = entry.title.clone();
    // The story's own date; without one, the day it was written down tells equal titles apart.
    let when = if entry.setting.is_empty() {
        format!(
            "added {}",
            dates::in_words(&app.core().local(entry.created))
        )
    } else {
        entry.setting.clone()
    };
    let kinds = entry.kinds.join(", ");
    let about = if kinds.is_empty() {
        when
    } else {
        format!("{when} · {kinds}")
    };
    let missing = (!entry.missing.is_empty()).then(|| {
        let names: Vec<&str> = entry
            .missing
            .iter()
            .map(|part| StarPart::name(*part))
            .collect();
        view! { <span class="stories__missing">{format!("missing {}", names.join(", "))}</span> }
    });
    let older = (entry.older > 0).then(|| {
        view! {
            <span class="small"><Link to=SettingsRoute::Conflicts>"Changed in two places: compare versions"</Link></span>
        }
    });
    let named = |principles: &[Principle]| {
        principles
            .iter()
            .map(|principle| principle.name())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let leads = if entry.leading.is_empty() {
        "no principle yet".to_owned()
    } else {
        named(&entry.leading)
    };
    let supports = (!entry.supporting.is_empty())
        .then(|| view! { <span class="muted small">"supports "{named(&entry.supporting)}</span> });
    let (status, is_retired) = (entry.status, entry.status == Status::Retired);
    let about_title = format!(" “{title}”");
    let about_delete = about_title.clone();
    let (id, retired, deleted) = (entry.id.clone(), entry.id.clone(), entry.id.clone());
    let retire = move |_| {
        let to = if is_retired {
            Status::Drafted
        } else {
            Status::Retired
        };
        app.library.set_status(&retired, to);
    };
    view! {
        <div class="stories__row" role="row" data-testid="story" data-retired=is_retired.then_some("true")>
            <span class="stories__title" role="cell">
                <bdi><Link to=StoriesRoute::Story(id) class="row__title">{title}</Link></bdi>
                <span class="muted small" dir="auto">{about}</span>
                {missing}
                {older}
            </span>
            <span class="stories__principles" role="cell">{leads}{supports}</span>
            <span class="stories__status" role="cell">{status.name()}</span>
            <span class="stories__strength" role="cell">
                <span class="stories__points">{weight.band.name()}</span>" "
                <span class="muted small">{weight.in_words()}</span>
            </span>
            <span class="stories__actions" role="cell">
                <button class="button button--quiet" type="button" on:click=retire>
                    {if is_retired { "Restore" } else { "Retire" }}
                    <span class="visually-hidden">{about_title}</span>
                </button>
                <button class="button button--quiet" type="button" on:click=move |_| app.library.delete_story(&deleted)>
                    "Delete"
                    <span class="visually-hidden">{about_delete}</span>
                </button>
            </span>
        </div>
    }
}
