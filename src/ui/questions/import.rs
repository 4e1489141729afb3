//! Questions from a file: what it would bring is shown first, then it is done as a whole or not.
//! And the own ones into a file.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::csv;
use crate::domain::format::table::heads;
use crate::domain::principle::Principle;
use crate::domain::questions::file::{QuestionField, to_anki, to_csv, to_markdown, to_tsv};
use crate::domain::questions::import::{
    ImportedQuestions, IncomingQuestion, QuestionImportError, QuestionVerdict, judge, notes, read,
    to_take,
};
use crate::domain::questions::own::OwnQuestion;
use crate::domain::questions::question::Question;
use crate::domain::writing::document::FileKind;
use crate::route::QuestionsRoute;
use crate::state::{ChosenFile, Loaded, use_app};
use crate::ui::components::{Choice, Columns};
use crate::ui::questions::filter::Select;
use crate::ui::shared::{BeforeItLeaves, Link};

/// The id of the input for the file.
const QUESTIONS_INPUT: &str = "questions-file";

/// Questions that the preview shows.
const SHOWN: usize = 20;

/// Ways in and out.
#[component]
pub fn ImportPage() -> impl IntoView {
    let app = use_app();
    let bank = app.catalogue.questions();
    let file = ChosenFile::of(app.core(), QUESTIONS_INPUT);
    let open =
        move |name: String| file.open(QuestionImportError::TooLarge, move |text| read(&name, text));
    let preview = move || {
        file.found.get().map(|source| match source {
            Err(error) => {
                view! { <p class="banner" data-tone="alert" role="alert">{error}</p> }.into_any()
            }
            Ok(source) => match bank.get() {
                Some(Loaded::Ready(bank)) => view! { <Preview source bank /> }.into_any(),
                Some(Loaded::Failed(error)) => {
                    view! { <p class="banner" data-tone="alert">{error.to_string()}</p> }.into_any()
                }
                None | Some(Loaded::Loading) => {
                    view! { <p class="late muted">"Fetching the questions"</p> }.into_any()
                }
            },
        })
    };
    view! {
        <p class="eyebrow"><Link to=QuestionsRoute::list()>"Questions"</Link></p>
        <h1>"Questions from and to files"</h1>
        <p class="lead">
            "From a spreadsheet saved as CSV, from Anki’s text export, from Markdown or a plain list. You see what a file "
            "would bring before anything happens."
        </p>
        <label class="field">
            <span class="field__label">"A file of questions"</span>
            <span class="field__hint">"Ends in .csv, .tsv, .txt or .md; plain text in UTF-8."</span>
            <input
                class="input"
                type="file"
                id=QUESTIONS_INPUT
                accept=".csv,.tsv,.txt,.md,.markdown,text/csv,text/tab-separated-values,text/markdown,text/plain"
                on:change:target=move |event| open(event.target().value())
            />
        </label>
        <p class="late muted" role="status">{move || file.is_reading.get().then_some("Reading the file")}</p>
        {preview}
        <Export />
    }
}

#[component]
fn Preview(source: ImportedQuestions, bank: Vec<Question>) -> impl IntoView {
    let app = use_app();
    let (guess, named, heads) = match &source {
        ImportedQuestions::Table(table) => {
            (table.mapping.clone(), table.has_header, heads(&table.rows))
        }
        ImportedQuestions::List(_) => (Vec::new(), false, Vec::new()),
    };
    let source = StoredValue::new(source);
    let bank = StoredValue::new(bank);
    let has_header = RwSignal::new(named);
    let mapping = RwSignal::new(guess);
    let principle = RwSignal::new(None::<Principle>);
    let with_near = RwSignal::new(false);
    let found = Memo::new(move |_| {
        let read = source.with_value(|source| match source {
            ImportedQuestions::List(list) => list.questions.clone(),
            ImportedQuestions::Table(table) => {
                mapping.with(|mapping| table.questions(mapping, has_header.get()))
            }
        });
        let own = app
            .library
            .of::<OwnQuestion>()
            .map_living(|record| record.body.text.clone());
        bank.with_value(|bank| {
            let here: Vec<&str> = bank
                .iter()
                .map(|question| question.text.as_str())
                .chain(own.iter().map(String::as_str))
                .collect();
            judge(read, &here, principle.get())
        })
    });
    let taken = Memo::new(move |_| found.with(|found| to_take(found, with_near.get()).len()));
    let near = Memo::new(move |_| {
        found.with(|found| {
            let near = |one: &&IncomingQuestion| matches!(one.verdict, QuestionVerdict::Near(..));
            found.iter().filter(near).count()
        })
    });
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
        let questions = found.with_untracked(|found| to_take(found, with_near.get_untracked()));
        let told = format!("{} taken in.", self::questions(questions.len()));
        app.library.add_all(questions, told);
        app.go(QuestionsRoute::list());
    };
    let principles = Principle::ALL
        .iter()
        .map(|one| (one.slug(), one.name()))
        .collect();
    view! {
        <section aria-labelledby="import">
            <h2 id="import">"What this file would bring"</h2>
            {(!heads.is_empty()).then(|| view! { <Columns heads mapping has_header /> })}
            <Select
                name="principle"
                label="Principle of those that name none"
                any=Some("Not known yet")
                options=principles
                chosen=Signal::derive(move || principle.get().map_or("", Principle::slug))
                choose=move |value: String| principle.set(Principle::from_slug(&value))
            />
            <p data-testid="import-count" role="status">
                <strong>{move || format!("{} to take in.", questions(taken.get()))}</strong>
            </p>
            <ul class="prose-list" data-testid="import-notes">{told}</ul>
            <Show when=move || { near.get() > 0 }>
                <Choice
                    name="near"
                    legend="Near-copies"
                    options=vec![
                        ("leave".to_owned(), "Leave them out".to_owned()),
                        ("take".to_owned(), "Take them in as well".to_owned()),
                    ]
                    chosen=Signal::derive(move || if with_near.get() { "take" } else { "leave" }.to_owned())
                    choose=move |choice: String| with_near.set(choice == "take")
                />
            </Show>
            <div class="actions">
                <button class="button button--primary" type="button" disabled=move || taken.get() == 0 on:click=take>
                    "Take them in"
                </button>
                <Link to=QuestionsRoute::list() class="button">"Leave everything as it is"</Link>
            </div>
            <Near found />
            <h3>"As they would stand here"</h3>
            <ol class="rows">{move || found.with(|found| found.iter().take(SHOWN).map(row).collect_view())}</ol>
            {move || {
                let beyond = found.with(Vec::len).saturating_sub(SHOWN);
                (beyond > 0).then(|| view! { <p class="muted">{format!("And {beyond} more.")}</p> })
            }}
        </section>
    }
}

fn questions(count: usize) -> String {
    counted(count, "question", "questions")
}

/// The near-copies, each beside what it resembles.
#[component]
fn Near(found: Memo<Vec<IncomingQuestion>>) -> impl IntoView {
    let rows = move || {
        found.with(|found| {
            found
                .iter()
                .filter_map(|one| match &one.verdict {
                    QuestionVerdict::Near(percent, of) => {
                        Some((one.question.text.clone(), *percent, of.clone()))
                    }
                    _ => None,
                })
                .take(SHOWN)
                .map(|(text, percent, of)| {
                    view! {
                        <li class="row">
                            <div class="row__text">
                                <p>{text}</p>
                                <p class="muted small">{format!("Shares {percent} % of its telling words with: {of}")}</p>
                            </div>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    let is_any = move || {
        found.with(|found| {
            found
                .iter()
                .any(|one| matches!(one.verdict, QuestionVerdict::Near(..)))
        })
    };
    view! {
        <Show when=is_any>
            <details class="more">
                <summary>"Which are near-copies of which"</summary>
                <ul class="rows">{rows}</ul>
            </details>
        </Show>
    }
}

fn row(one: &IncomingQuestion) -> impl IntoView + use<> {
    let question = &one.question;
    let about: Vec<String> = QuestionField::ALL
        .into_iter()
        .filter(|field| !matches!(field, QuestionField::Text | QuestionField::FollowUps))
        .map(|field| field.of(question))
        .filter(|value| !value.is_empty())
        .collect();
    let follow_ups = match question.follow_ups.len() {
        0 => String::new(),
        count => counted(count, "follow-up", "follow-ups"),
    };
    let about = about
        .into_iter()
        .chain((!follow_ups.is_empty()).then_some(follow_ups))
        .collect::<Vec<String>>()
        .join(" · ");
    let verdict = match one.verdict {
        QuestionVerdict::New => "",
        QuestionVerdict::Same(_) => "Is here already",
        QuestionVerdict::Near(..) => "Near-copy",
        QuestionVerdict::Empty => "No word",
        QuestionVerdict::TooLong => "Too long",
    };
    let text = csv::shortened_to(&question.text, 40);
    view! {
        <li class="row">
            <div class="row__text">
                <p>{text}</p>
                <p class="muted small">{about}</p>
            </div>
            <span class="muted small">{verdict}</span>
        </li>
    }
}

/// The own questions into a file.
#[component]
fn Export() -> impl IntoView {
    let app = use_app();
    let own = move || {
        app.library
            .of::<OwnQuestion>()
            .map_living(|record| record.body.clone())
    };
    let count = Memo::new(move |_| {
        let ones = app.library.of::<OwnQuestion>().map_living(|_| 1);
        ones.len()
    });
    let save = move |kind: FileKind, write: fn(&[OwnQuestion]) -> String| {
        move |_| {
            app.handouts.let_out(untrack(own), move |questions| {
                app.handouts
                    .save_text("questions", kind, &write(&questions));
            });
        }
    };
    view! {
        <section aria-labelledby="export">
            <h2 id="export">"Your own questions as a file"</h2>
            <Show
                when=move || { count.get() > 0 }
                fallback=|| view! { <p class="muted">"You have none yet. The built-in ones come with the app."</p> }
            >
                <p class="muted">
                    {move || format!("{}, with what is archived. Each of these files can be taken in again.", questions(count.get()))}
                </p>
                <div class="actions">
                    <button class="button" type="button" on:click=save(FileKind::Csv, to_csv)>"Save as CSV"</button>
                    <button class="button" type="button" on:click=save(FileKind::Tsv, to_tsv)>"Save as TSV"</button>
                    <button class="button" type="button" on:click=save(FileKind::Text, to_anki)>"Save for Anki"</button>
                    <button class="button" type="button" on:click=save(FileKind::Markdown, to_markdown)>"Save as Markdown"</button>
                </div>
                <BeforeItLeaves />
            </Show>
        </section>
    }
}
