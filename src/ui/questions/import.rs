//! Importing and exporting custom questions.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::csv;
use crate::domain::incoming::separator::Separator;
use crate::domain::principle::Principle;
use crate::domain::questions::field::QuestionField;
use crate::domain::questions::file::{to_anki, to_csv, to_markdown, to_tsv};
use crate::domain::questions::import::{
    ImportedQuestions, IncomingQuestion, QuestionImportError, QuestionVerdict, judge, notes, read,
    to_take,
};
use crate::domain::questions::own::OwnQuestion;
use crate::domain::questions::question::Question;
use crate::domain::writing::document::FileKind;
use crate::route::{QuestionsRoute, Route};
use crate::state::use_app;
use crate::ui::components::form::{Select, any_of};
use crate::ui::shared::{
    BeforeItLeaves, IMPORT_ROWS, ImportPage, ImportRow, ImportWords, Importable, fetched,
};

/// Import and export.
#[component]
pub fn FilesPage() -> impl IntoView {
    fetched(use_app().catalogue.questions(), "the questions", |bank| {
        let of = QuestionImport {
            bank: StoredValue::new(bank),
            principle: RwSignal::new(None),
        };
        let after = view! { <Export /> }.into_any();
        view! { <ImportPage of after /> }.into_any()
    })
}

/// Custom questions as an import kind.
#[derive(Clone, Copy)]
struct QuestionImport {
    /// The built-in questions, which are not imported again.
    bank: StoredValue<Vec<Question>>,
    /// The principle for questions that name none.
    principle: RwSignal<Option<Principle>>,
}

impl Importable for QuestionImport {
    type Source = ImportedQuestions;
    type Error = QuestionImportError;
    type Column = QuestionField;
    type Incoming = IncomingQuestion;
    type Kept = OwnQuestion;

    const WORDS: ImportWords = ImportWords {
        title: "Import and export questions",
        lead: "From a CSV spreadsheet, an Anki text export, Markdown, or a plain list. You see a preview before \
            anything changes.",
        input: "questions-file",
        file: "A file of questions",
        hint: "Ends in .csv, .tsv, .txt, or .md.",
        accept: ".csv,.tsv,.txt,.md,.markdown,text/csv,text/tab-separated-values,text/markdown,text/plain",
        counted: ("question", "questions"),
        copies: "Near-copies",
    };
    const TOO_LARGE: QuestionImportError = QuestionImportError::TooLarge;

    fn home() -> (Route, &'static str) {
        (QuestionsRoute::list().into(), "Questions")
    }

    fn read(
        name: &str,
        text: &str,
        separator: Option<Separator>,
    ) -> Result<ImportedQuestions, QuestionImportError> {
        read(name, text, separator)
    }

    fn separator(source: &ImportedQuestions) -> Option<Separator> {
        source.separator()
    }

    fn rows(source: &ImportedQuestions) -> Option<&[Vec<String>]> {
        match source {
            ImportedQuestions::Table(table) => Some(&table.table.sheet.rows),
            ImportedQuestions::List(_) => None,
        }
    }

    fn guess(source: &ImportedQuestions) -> (Vec<Option<QuestionField>>, bool) {
        source.guess()
    }

    fn judge(
        self,
        source: &ImportedQuestions,
        mapping: &[Option<QuestionField>],
        has_header: bool,
    ) -> Vec<IncomingQuestion> {
        let read = source.questions(mapping, has_header);
        let own = use_app().library.of::<OwnQuestion>();
        let own = own.map_living(|record| record.body.text.clone());
        self.bank.with_value(|bank| {
            let built_in = bank.iter().map(|question| question.text.as_str());
            let here: Vec<&str> = built_in.chain(own.iter().map(String::as_str)).collect();
            judge(read, &here, self.principle.get())
        })
    }

    fn notes(
        source: &ImportedQuestions,
        mapping: &[Option<QuestionField>],
        has_header: bool,
        found: &[IncomingQuestion],
    ) -> Vec<String> {
        notes(source, mapping, has_header, found)
    }

    fn is_copy(one: &IncomingQuestion) -> bool {
        matches!(one.verdict, QuestionVerdict::Near(..))
    }

    fn to_take(found: &[IncomingQuestion], with_copies: bool) -> Vec<OwnQuestion> {
        to_take(found, with_copies)
    }

    fn keep(kept: Vec<OwnQuestion>, told: String) {
        use_app().library.add_all(kept, told);
    }

    fn row(one: &IncomingQuestion) -> ImportRow {
        let question = &one.read.question;
        let follow_ups = match question.follow_ups.len() {
            0 => String::new(),
            count => counted(count, "follow-up", "follow-ups"),
        };
        let about: Vec<String> = QuestionField::ALL
            .into_iter()
            .filter(|field| !matches!(field, QuestionField::Text | QuestionField::FollowUps))
            .map(|field| field.of(question))
            .chain([follow_ups])
            .filter(|value| !value.is_empty())
            .collect();
        ImportRow {
            text: csv::shortened_to(&question.text, 40),
            about: about.join(" · "),
            verdict: match one.verdict {
                QuestionVerdict::New => "",
                QuestionVerdict::Same(_) => "Already here",
                QuestionVerdict::Near(..) => "Near-copy",
                QuestionVerdict::Empty => "Empty",
                QuestionVerdict::TooLong => "Too long",
                QuestionVerdict::Damaged | QuestionVerdict::OfTable => "Left out",
            },
        }
    }

    fn controls(self) -> AnyView {
        view! {
            <Select
                name="principle"
                label="Principle for questions without one"
                options=any_of("Not sure yet")
                value=self.principle
            />
        }
        .into_any()
    }

    fn more(found: Memo<Vec<IncomingQuestion>>) -> AnyView {
        view! { <Near found /> }.into_any()
    }
}

/// The near-copies, each beside the question it resembles.
#[component]
fn Near(found: Memo<Vec<IncomingQuestion>>) -> impl IntoView {
    let rows = move || {
        found.with(|found| {
            found
                .iter()
                .filter_map(|one| match &one.verdict {
                    QuestionVerdict::Near(percent, of) => {
                        Some((one.read.question.text.clone(), *percent, of.clone()))
                    }
                    _ => None,
                })
                .take(IMPORT_ROWS)
                .map(|(text, percent, of)| {
                    view! {
                        <li class="row">
                            <div class="row__text">
                                <p dir="auto">{text}</p>
                                <p class="muted small">{format!("Shares {percent} % of its key words with: {of}")}</p>
                            </div>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    let is_any = move || found.with(|found| found.iter().any(QuestionImport::is_copy));
    view! {
        <Show when=is_any>
            <details class="more">
                <summary>"Show near-copies"</summary>
                <ul class="rows">{rows}</ul>
            </details>
        </Show>
    }
}

/// Exports custom questions.
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
            <h2 id="export">"Export your questions"</h2>
            <Show
                when=move || { count.get() > 0 }
                fallback=|| view! { <p class="muted">"You have no questions of your own yet. The built-in ones come \
                    with the app."</p> }
            >
                <p class="muted">
                    {move || format!("{}, including archived ones. You can import each of these files again.", counted(count.get(), "question", "questions"))}
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
