//! Stories from a file: what it would bring is shown first, then it is done as a whole or not.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::cells;
use crate::domain::story_file::{Field, Read};
use crate::domain::story_import::{
    ImportError, Incoming, Source, Verdict, judge, left_behind, read, to_take,
};
use crate::ports::FileError;
use crate::route::Route;
use crate::state::use_app;
use crate::ui::components::{Choice, Link};

/// The id of the input for the file.
const STORIES_INPUT: &str = "stories-file";

/// Stories that the preview shows.
const SHOWN: usize = 20;

/// A row number more than this is not told one by one.
const ROWS_TOLD: usize = 12;

/// The import.
#[component]
pub fn ImportPage() -> impl IntoView {
    let app = use_app();
    let source = RwSignal::new(None::<Result<Source, String>>);
    let open = move |name: String| {
        source.set(None);
        let files = app.services.with_value(|services| services.files.clone());
        spawn_local(async move {
            let found = match files.chosen(STORIES_INPUT).await {
                Ok(None) => return,
                Ok(Some(text)) => read(&name, &text).map_err(|error| error.to_string()),
                Err(FileError::TooLarge) => Err(ImportError::TooLarge.to_string()),
                Err(error) => Err(error.to_string()),
            };
            // The view may have gone meanwhile.
            let _ = source.try_set(Some(found));
        });
    };
    let preview = move || {
        source.get().map(|source| match source {
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
        {preview}
        <p><Link to=Route::Stories>"Back to the stories"</Link></p>
    }
}

#[component]
fn Preview(source: Source) -> impl IntoView {
    let app = use_app();
    let source = StoredValue::new(source);
    let guess = source.with_value(|source| match source {
        Source::Table(table) => table.guess(),
        Source::Markdown(_) => Vec::new(),
    });
    let has_header = RwSignal::new(guess.iter().any(Option::is_some));
    let mapping = RwSignal::new(guess);
    let with_duplicates = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let read: Vec<Read> = source.with_value(|source| match source {
            Source::Markdown(stories) => stories.clone(),
            Source::Table(table) => {
                mapping.with(|mapping| table.stories(mapping, has_header.get()))
            }
        });
        let here = app.library.living_stories();
        judge(read, here.iter().map(|story| &story.body))
    });
    let taken = Memo::new(move |_| found.with(|found| to_take(found, with_duplicates.get()).len()));
    let behind = move || {
        source.with_value(|source| match source {
            Source::Markdown(_) => Vec::new(),
            Source::Table(table) => {
                mapping.with(|mapping| left_behind(table, mapping, has_header.get()))
            }
        })
    };
    let is_table = source.with_value(|source| matches!(source, Source::Table(_)));
    let take = move |_| {
        let stories = found.with_untracked(|found| to_take(found, with_duplicates.get_untracked()));
        let told = format!("{} taken in.", counted(stories.len()));
        app.library.add_all(stories, told);
        app.go(Route::Stories);
    };
    let duplicates = move || found.with(|found| at(found, Verdict::Duplicate).len());
    view! {
        <section class="import" aria-labelledby="import">
            <h2 id="import">"What this file would bring"</h2>
            {is_table.then(|| view! { <Columns source mapping has_header /> })}
            <p data-testid="import-count"><strong>{move || format!("{} to take in.", counted(taken.get()))}</strong></p>
            <ul class="prose-list" data-testid="import-notes">
                {move || behind().into_iter().chain(found.with(|found| notes(found, if is_table { "row" } else { "line" }))).map(|note| view! { <li>{note}</li> }).collect_view()}
            </ul>
            <Show when=move || { duplicates() > 0 }>
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
                <Link to=Route::Stories class="button">"Leave everything as it is"</Link>
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

fn counted(stories: usize) -> String {
    format!(
        "{stories} {}",
        if stories == 1 { "story" } else { "stories" }
    )
}

/// Where the stories of a verdict begin.
fn at(found: &[Incoming], verdict: Verdict) -> Vec<usize> {
    found
        .iter()
        .filter(|one| one.verdict == verdict)
        .map(|one| one.at)
        .collect()
}

/// What the candidate should know about stories that are not taken in whole.
fn notes(found: &[Incoming], line: &str) -> Vec<String> {
    let lines = |places: &[usize]| {
        let told: Vec<String> = places
            .iter()
            .take(ROWS_TOLD)
            .map(usize::to_string)
            .collect();
        let beyond = if places.len() > ROWS_TOLD {
            " and more"
        } else {
            ""
        };
        let plural = if places.len() == 1 { "" } else { "s" };
        format!("{line}{plural} {}{beyond}", told.join(", "))
    };
    [
        (Verdict::NearlyEmpty, "left out, next to nothing in it"),
        (
            Verdict::Duplicate,
            "with a title that is here already or stands above",
        ),
        (
            Verdict::TitleOnly,
            "taken in with a title alone, as a sketch",
        ),
    ]
    .into_iter()
    .filter_map(|(verdict, told)| {
        let places = at(found, verdict);
        (!places.is_empty()).then(|| format!("{} {told}: {}.", places.len(), lines(&places)))
    })
    .collect()
}

fn row(one: &Incoming) -> impl IntoView + use<> {
    let story = &one.story;
    let parts: Vec<String> = Field::ALL
        .into_iter()
        .filter(|field| matches!(field, Field::Part(_)))
        .map(|field| {
            (
                field.name(),
                crate::domain::text::word_count(&field.of(story)),
            )
        })
        .filter(|(_, words)| *words > 0)
        .map(|(name, words)| format!("{name} {words} words"))
        .collect();
    let verdict = match one.verdict {
        Verdict::Whole => "",
        Verdict::TitleOnly => "Title alone",
        Verdict::Duplicate => "Title is here already",
        Verdict::NearlyEmpty => "Left out",
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

/// Which column is what.
#[component]
fn Columns(
    source: StoredValue<Source>,
    mapping: RwSignal<Vec<Option<Field>>>,
    has_header: RwSignal<bool>,
) -> impl IntoView {
    let heads: Vec<(String, String)> = source.with_value(|source| match source {
        Source::Markdown(_) => Vec::new(),
        Source::Table(table) => (0..table.width())
            .map(|column| {
                let cell = |row: usize| {
                    let cell = table.rows.get(row).and_then(|row| row.get(column));
                    cells::shortened(cell.map_or("", String::as_str))
                };
                (cell(0), cell(1))
            })
            .collect(),
    });
    let fields = heads
        .into_iter()
        .enumerate()
        .map(|(column, (first, second))| {
            let options = Field::ALL
                .into_iter()
                .enumerate()
                .map(|(index, field)| {
                    let is_chosen = move || {
                        mapping.with(|mapping| mapping.get(column).copied().flatten() == Some(field))
                    };
                    view! { <option value=index.to_string() prop:selected=is_chosen>{field.name()}</option> }
                })
                .collect_view();
            let label = if first.is_empty() { format!("Column {}", column + 1) } else { first };
            let choose = move |value: String| {
                let field = value.parse::<usize>().ok().and_then(|index| Field::ALL.get(index).copied());
                mapping.update(|mapping| {
                    if let Some(place) = mapping.get_mut(column) {
                        *place = field;
                    }
                });
            };
            view! {
                <label class="field">
                    <span class="field__label">{label}</span>
                    <span class="field__hint">{second}</span>
                    <select class="input" on:change:target=move |event| choose(event.target().value())>
                        <option value="">"Leave out"</option>
                        {options}
                    </select>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="columns">
            <legend>"Which column is what"</legend>
            <label class="choice__option">
                <input
                    type="checkbox"
                    prop:checked=move || has_header.get()
                    on:change:target=move |event| has_header.set(event.target().checked())
                />
                <span>"The first row has the names of the columns"</span>
            </label>
            <div class="columns__fields">{fields}</div>
        </fieldset>
    }
}
