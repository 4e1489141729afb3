//! Imports records from a file: shows a preview first, then applies it as a whole or not at all.

use std::fmt::Display;

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::table::TableColumn;
use crate::domain::incoming::HowToRead;
use crate::domain::incoming::columns::heads;
use crate::domain::incoming::encoding::{Encoding, decoded, is_damaged};
use crate::domain::incoming::separator::Separator;
use crate::ports::FileError;
use crate::route::Route;
use crate::state::{ChosenFile, ChosenText, Typed, use_app};
use crate::ui::components::Columns;
use crate::ui::components::form::{Bound, Choice, Opt, Select, TextArea, offered};
use crate::ui::shared::{Fields, Link};

/// Records shown in the preview.
pub const SHOWN: usize = 20;

/// The texts of the page for one kind of record.
pub struct ImportWords {
    /// The heading.
    pub title: &'static str,
    /// The supported files, in a few sentences.
    pub lead: &'static str,
    /// The id of the input for the file.
    pub input: &'static str,
    /// The input's label.
    pub file: &'static str,
    /// The accepted files.
    pub hint: &'static str,
    /// The same, for the browser's dialog.
    pub accept: &'static str,
    /// The singular and the plural.
    pub counted: (&'static str, &'static str),
    /// What near-copies of existing records are called.
    pub copies: &'static str,
}

/// A record of the preview.
pub struct ImportRow {
    /// Its main text.
    pub text: String,
    /// Other text that the file has for it.
    pub about: String,
    /// A note on what happens to it, if needed.
    pub verdict: &'static str,
}

/// A kind of record that can be imported. The value holds the page's extra context.
pub trait Importable: Copy + Send + Sync + 'static {
    /// A parsed file.
    type Source: Clone + Send + Sync + 'static;
    /// Why a file could not be read.
    type Error: Display + 'static;
    /// The possible roles of a table's columns.
    type Column: TableColumn;
    /// A record of the file, compared with existing ones.
    type Incoming: Clone + PartialEq + Send + Sync + 'static;
    /// The record that is stored.
    type Kept: Clone + Send + Sync + 'static;

    /// The texts of the page.
    const WORDS: ImportWords;
    /// The message for a file that is too large to open.
    const TOO_LARGE: Self::Error;

    /// The page that lists the records, and its name.
    fn home() -> (Route, &'static str);

    /// Reads a file of that name, or a pasted text without one.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn read(
        name: &str,
        text: &str,
        separator: Option<Separator>,
    ) -> Result<Self::Source, Self::Error>;

    /// The cell separator, if it can be chosen.
    fn separator(source: &Self::Source) -> Option<Separator>;

    /// The rows, if the file is a table.
    fn rows(source: &Self::Source) -> Option<&[Vec<String>]>;

    /// The role assumed for each column, and whether the first row has their names.
    fn guess(source: &Self::Source) -> (Vec<Option<Self::Column>>, bool);

    /// The records in the file, compared with existing ones; tracked.
    fn judge(
        self,
        source: &Self::Source,
        mapping: &[Option<Self::Column>],
        has_header: bool,
    ) -> Vec<Self::Incoming>;

    /// Warnings to show before importing.
    fn notes(
        source: &Self::Source,
        mapping: &[Option<Self::Column>],
        has_header: bool,
        found: &[Self::Incoming],
    ) -> Vec<String>;

    /// Whether a record resembles an existing one, so that it is skipped unless requested.
    fn is_copy(one: &Self::Incoming) -> bool;

    /// The records to store, with or without the near-copies.
    fn to_take(found: &[Self::Incoming], with_copies: bool) -> Vec<Self::Kept>;

    /// Stores them; `told` is the confirmation.
    fn keep(kept: Vec<Self::Kept>, told: String);

    /// A record as the preview shows it.
    fn row(one: &Self::Incoming) -> ImportRow;

    /// Additional controls of the preview.
    fn controls(self) -> AnyView {
        ().into_any()
    }

    /// More details on what was found.
    fn more(_found: Memo<Vec<Self::Incoming>>) -> AnyView {
        ().into_any()
    }
}

/// The import page for a kind of record.
#[component]
pub fn ImportPage<T: Importable>(
    /// Which kind.
    of: T,
    /// Content below the preview.
    #[prop(optional)]
    after: Option<AnyView>,
) -> impl IntoView {
    let words = T::WORDS;
    let file = ChosenFile::of(use_app().core(), words.input);
    let how = RwSignal::new(HowToRead::default());
    let pasted = Typed::<String>::worksheet(use_app().core(), words.input);
    let open = move |name: String| {
        how.set(HowToRead::default());
        file.open(name);
    };
    let paste = move |_| {
        how.set(HowToRead::default());
        file.paste(pasted.form.get_untracked());
    };
    let (home, name) = T::home();
    let preview = move || {
        let how_now = how.get();
        file.found.get().map(|chosen| {
            // A chosen file has a name.
            let is_pasted = chosen.as_ref().is_ok_and(|chosen| chosen.name.is_empty());
            let pasted = is_pasted.then_some(pasted);
            match source::<T>(chosen, how_now) {
                Err(error) => {
                    view! { <p class="banner" data-tone="alert" role="alert">{error}</p> }
                        .into_any()
                }
                Ok((source, is_damaged)) => {
                    view! { <Preview of source how is_damaged pasted /> }.into_any()
                }
            }
        })
    };
    view! {
        <p class="eyebrow"><Link to=home>{name}</Link></p>
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <label class="field">
            <span class="field__label">{words.file}</span>
            <span class="field__hint">{words.hint}</span>
            <input
                class="input"
                type="file"
                id=words.input
                accept=words.accept
                on:change:target=move |event| open(event.target().value())
            />
        </label>
        <details class="more" open=move || pasted.was_recovered.get()>
            <summary>"Paste text instead"</summary>
            <TextArea
                name="pasted"
                label="Text to import"
                hint="A list, a table copied from a spreadsheet, or Markdown."
                rows=8
                value=pasted.bind(Clone::clone, |text, typed| *text = typed)
            />
            <button class="button" type="button" on:click=paste>"Preview text"</button>
        </details>
        <p class="late muted" role="status">{move || file.is_reading.get().then_some("Reading the file")}</p>
        {preview}
        {after}
    }
}

/// The chosen file, parsed, and whether some of its bytes are invalid in that encoding.
fn source<T: Importable>(
    chosen: Result<ChosenText, FileError>,
    how: HowToRead,
) -> Result<(T::Source, bool), String> {
    let chosen = chosen.map_err(|error| match error {
        FileError::TooLarge => T::TOO_LARGE.to_string(),
        error => error.to_string(),
    })?;
    let text = decoded(&chosen.bytes, how.encoding);
    let source = T::read(&chosen.name, &text, how.separator).map_err(|error| error.to_string())?;
    Ok((source, is_damaged(&text)))
}

/// The preview of a file, with buttons to import or discard it.
#[component]
fn Preview<T: Importable>(
    of: T,
    source: T::Source,
    /// How the file is parsed; changing it parses the file again.
    how: RwSignal<HowToRead>,
    /// Whether some of its bytes are invalid in the encoding.
    is_damaged: bool,
    /// The field that the text was pasted into; `None` for a file.
    pasted: Option<Typed<String>>,
) -> impl IntoView {
    let (separators, encodings) = (offered::<Separator>(), offered::<Encoding>());
    let separator = T::separator(&source).map(|separator| {
        let set = move |separator| how.update(|how| how.separator = Some(separator));
        let value = Bound::live(move || separator, set);
        view! { <Select name="separator" label="Separator" options=separators value /> }
    });
    let has_choice = is_damaged || how.get_untracked().encoding != Encoding::default();
    let encoding = has_choice.then(|| {
        let set = move |encoding| how.update(|how| how.encoding = encoding);
        let value = Bound::live(move || how.with(|how| how.encoding), set);
        view! {
            <Select
                name="encoding"
                label="Encoding of the file"
                hint="Older spreadsheets and text files use Windows-1252."
                options=encodings
                value
            />
        }
    });
    let app = use_app();
    let (guess, named) = T::guess(&source);
    let heads = T::rows(&source).map(heads).unwrap_or_default();
    let source = StoredValue::new(source);
    let mapping = RwSignal::new(guess);
    let has_header = RwSignal::new(named);
    let with_copies = RwSignal::new(false);
    let found = Memo::new(move |_| {
        source.with_value(|source| {
            mapping.with(|mapping| of.judge(source, mapping, has_header.get()))
        })
    });
    let taken = Memo::new(move |_| found.with(|found| T::to_take(found, with_copies.get()).len()));
    let has_copies = Memo::new(move |_| found.with(|found| found.iter().any(T::is_copy)));
    let notes = move || {
        let notes = source.with_value(|source| {
            mapping.with(|mapping| {
                found.with(|found| T::notes(source, mapping, has_header.get(), found))
            })
        });
        notes
            .into_iter()
            .map(|note| view! { <li>{note}</li> })
            .collect_view()
    };
    let counted = |count: usize| counted(count, T::WORDS.counted.0, T::WORDS.counted.1);
    let take = move |_| {
        let bodies = found.with_untracked(|found| T::to_take(found, with_copies.get_untracked()));
        let told = format!("{} imported.", counted(bodies.len()));
        T::keep(bodies, told);
        if let Some(pasted) = pasted {
            pasted.reshape(String::clear);
        }
        app.go(T::home().0);
    };
    let rows = move || {
        found.with(|found| {
            found
                .iter()
                .take(SHOWN)
                .map(|one| row(T::row(one)))
                .collect_view()
        })
    };
    let beyond = move || {
        let beyond = found.with(Vec::len).saturating_sub(SHOWN);
        (beyond > 0).then(|| view! { <p class="muted">{format!("And {beyond} more.")}</p> })
    };
    view! {
        <section aria-labelledby="import">
            <h2 id="import">"Import preview"</h2>
            {encoding}
            {separator}
            {(!heads.is_empty()).then(|| view! { <Columns heads mapping has_header /> })}
            {of.controls()}
            <p data-testid="import-count" role="status">
                <strong>{move || format!("{} to import.", counted(taken.get()))}</strong>
            </p>
            <ul class="prose-list" data-testid="import-notes">{notes}</ul>
            <Show when=move || has_copies.get()>
                <Choice
                    name="copies"
                    legend=T::WORDS.copies
                    options=copies()
                    value=with_copies
                />
            </Show>
            <div class="actions">
                <button class="button button--primary" type="button" disabled=move || taken.get() == 0 on:click=take>
                    "Import"
                </button>
                <Link to=T::home().0 class="button">"Cancel import"</Link>
            </div>
            {T::more(found)}
            <h3>"Preview"</h3>
            <ol class="rows">{rows}</ol>
            {beyond}
        </section>
    }
}

/// The choices for near-copies of existing records.
fn copies() -> Vec<Opt<bool>> {
    [
        ("leave", "Skip them", false),
        ("take", "Import them too", true),
    ]
    .map(|(slug, label, value)| Opt {
        value,
        slug: slug.to_owned(),
        label: label.to_owned(),
    })
    .to_vec()
}

fn row(one: ImportRow) -> impl IntoView {
    view! {
        <li class="row">
            <div class="row__text">
                <p dir="auto">{one.text}</p>
                <p class="muted small">{one.about}</p>
            </div>
            <span class="muted small">{one.verdict}</span>
        </li>
    }
}
