//! Stories from a file: what it would bring is shown first, then it is done as a whole or not.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::table::{TableColumn, heads};
use crate::domain::stories::file::{ReadStory, StoryField};
use crate::domain::stories::import::{
    ImportedStories, IncomingStory, StoryImportError, StoryVerdict, judge, notes, read, to_take,
};
use crate::route::StoriesRoute;
use crate::state::{ChosenFile, use_app};
use crate::ui::components::{Choice, Columns};
use crate::ui::shared::Link;

/// The id of the input for the file.
const STORIES_INPUT: &str = "stories-file";

/// Stories that the preview shows.
const SHOWN: usize = 20;

/// The import.
#[component]
pub fn ImportPage() -> impl IntoView {
    let app = use_app();
    let file = ChosenFile::of(app.core(), STORIES_INPUT);
    let open =
        move |name: String| file.open(StoryImportError::TooLarge, move |text| read(&name, text));
    let preview = move || {
        file.found.get().map(|source| match source {
            Err(error) => {
                view! { <p class="banner" data-tone="alert" role="alert">{error}</p> }.into_any()
            }
            Ok(source) => view! { <Preview source /> }.into_any(),
        })
    };
    view! {
        <h1>"Take stories in"</h1>
        <p class="lead">
            "From a Markdown file with headings such as Situation and Result under each title, or from a spreadsheet "
            "saved as CSV. You see what it would bring before anything happens."
        </p>
        <label class="field">
            <span class="field__label">"A file of stories"</span>
            <span class="field__hint">"Ends in .md, .txt, .csv or .tsv; plain text in UTF-8."</span>
            <input
                class="input"
                type="file"
                id=STORIES_INPUT
                accept=".md,.markdown,.txt,.csv,.tsv,text/markdown,text/csv,text/plain"
                on:change:target=move |event| open(event.target().value())
            />
        </label>
        <p class="late muted" role="status">{move || file.is_reading.get().then_some("Reading the file")}</p>
        {preview}
        <p><Link to=StoriesRoute::list()>"Back to the stories"</Link></p>
    }
}

#[component]
fn Preview(source: ImportedStories) -> impl IntoView {
    let app = use_app();
    let (guess, heads) = match &source {
        ImportedStories::Table(table) => (table.guess(), heads(&table.rows)),
        ImportedStories::Markdown(_) => (Vec::new(), Vec::new()),
    };
    let source = StoredValue::new(source);
    let has_header = RwSignal::new(guess.iter().any(Option::is_some));
    let mapping = RwSignal::new(guess);
    let with_duplicates = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let read: Vec<ReadStory> = source.with_value(|source| match source {
            ImportedStories::Markdown(stories) => stories.clone(),
            ImportedStories::Table(table) => {
                mapping.with(|mapping| table.stories(mapping, has_header.get()))
            }
        });
        let here = app.library.living_stories();
        judge(read, here.iter().map(|story| &story.body))
    });
    let taken = Memo::new(move |_| found.with(|found| to_take(found, with_duplicates.get()).len()));
    let told = move || {
        source.with_value(|source| {
            mapping.with(|mapping| {
                found.with(|found| {
                    notes(source, mapping, has_header.get(), found)
                        .into_iter()
                        .map(|note| view! { <li>{note}</li> })
                        .collect_view()
                })
            })
        })
    };
    let take = move |_| {
        let stories = found.with_untracked(|found| to_take(found, with_duplicates.get_untracked()));
        let told = format!("{} taken in.", self::stories(stories.len()));
        app.library.add_all(stories, told);
        app.go(StoriesRoute::list());
    };
    let has_duplicates = move || {
        found.with(|found| {
            found
                .iter()
                .any(|one| one.verdict == StoryVerdict::Duplicate)
        })
    };
    view! {
        <section aria-labelledby="import">
            <h2 id="import">"What this file would bring"</h2>
            {(!heads.is_empty()).then(|| view! { <Columns heads mapping has_header /> })}
            <p data-testid="import-count"><strong>{move || format!("{} to take in.", stories(taken.get()))}</strong></p>
            <ul class="prose-list" data-testid="import-notes">{told}</ul>
            <Show when=has_duplicates>
                <Choice
                    name="duplicates"
                    legend="Titles that are here already"
                    options=vec![
                        ("leave".to_owned(), "Leave them out".to_owned()),
                        ("take".to_owned(), "Take them in as well".to_owned()),
                    ]
                    chosen=Signal::derive(move || if with_duplicates.get() { "take" } else { "leave" }.to_owned())
                    choose=move |choice: String| with_duplicates.set(choice == "take")
                />
            </Show>
            <div class="actions">
                <button
                    class="button button--primary"
                    type="button"
                    disabled=move || taken.get() == 0
                    on:click=take
                >
                    "Take them in"
                </button>
                <Link to=StoriesRoute::list() class="button">"Leave everything as it is"</Link>
            </div>
            <ol class="rows">
                {move || found.with(|found| found.iter().take(SHOWN).map(row).collect_view())}
            </ol>
            {move || {
                let beyond = found.with(Vec::len).saturating_sub(SHOWN);
                (beyond > 0).then(|| view! { <p class="muted">{format!("And {beyond} more.")}</p> })
            }}
        </section>
    }
}

fn stories(count: usize) -> String {
    counted(count, "story", "stories")
}

fn row(one: &IncomingStory) -> impl IntoView + use<> {
    let story = &one.story;
    let parts: Vec<String> = StoryField::ALL
        .into_iter()
        .filter(|field| matches!(field, StoryField::Part(_)))
        .map(|field| {
            (
                field.name(),
                crate::domain::text::word_count(&field.of(story)),
            )
        })
        .filter(|(_, words)| *words > 0)
        .map(|(name, words)| format!("{name} {}", counted(words, "word", "words")))
        .collect();
    let verdict = match one.verdict {
        StoryVerdict::Whole => "",
        StoryVerdict::TitleOnly => "Title alone",
        StoryVerdict::Duplicate => "Title is here already",
        StoryVerdict::NearlyEmpty => "Left out",
    };
    view! {
        <li class="row">
            <div class="row__text">
                <p><strong>{story.display_title()}</strong></p>
                <p class="muted small">{parts.join(" · ")}</p>
            </div>
            <span class="muted small">{verdict}</span>
        </li>
    }
}
