//! The bank on its way out: a cheat sheet of one page, files, the share sheet.

use leptos::prelude::*;

use crate::domain::privacy::outgoing::Outgoing;
use crate::domain::stories::bank::Bank;
use crate::domain::stories::cheat_sheet::{FIT_A_PAGE, SheetStory};
use crate::domain::stories::file::{to_csv, to_json_file, to_markdown};
use crate::domain::writing::document::FileKind;
use crate::route::{StoriesRoute, frame};
use crate::state::use_app;
use crate::ui::shared::{BeforeItLeaves, Link, NotCounted, ShownWith};

/// The cheat sheet, and everything that takes the stories out of the app.
#[component]
pub fn CheatSheetPage() -> impl IntoView {
    let app = use_app();
    let handouts = app.handouts;
    on_cleanup(move || handouts.show_own_words());
    let bank = Memo::new(move |_| handouts.bank());
    // Files hold every story; the sheet holds those that can be told.
    let told = Memo::new(move |_| handouts.bank_of(app.strengths.counted()));
    let entries = move || {
        let shown = handouts
            .shown_with
            .with(|with| told.with(|told| told.with_stand_ins(with)));
        shown
            .stories
            .iter()
            .map(SheetStory::of)
            .map(entry)
            .collect_view()
    };
    let format = move || app.library.preferences.with(|kept| kept.body.format.slug());
    let is_empty = Memo::new(move |_| bank.with(|bank| bank.stories.is_empty()));
    let is_long = move || told.with(|told| told.stories.len() > FIT_A_PAGE);
    let page = move || {
        if is_empty.get() {
            return view! {
                <p class="empty">
                    "Nothing is on it yet. Write a story first."
                </p>
                <p><Link to=StoriesRoute::New(None) class="button button--primary">"New story"</Link></p>
            }
            .into_any();
        }
        view! {
            <Out bank />
            <ShownWith />
            <BeforeItLeaves />
            <Show when=is_long>
                <p class="muted">{format!("More than {FIT_A_PAGE} stories need a second page. Retired ones are left \
                    out.")}</p>
            </Show>
            <NotCounted />
            <div class="cheat" data-format=format>
                <ol class="cheat__stories">{entries}</ol>
            </div>
        }
        .into_any()
    };
    view! {
        <h1>{frame::CHEAT_SHEET.heading}</h1>
        <p class="lead">{frame::CHEAT_SHEET.lead}</p>
        {page}
        <p class="cheat-more">
            <Link to=StoriesRoute::Import>"Import stories from a file"</Link>
            " · "
            <Link to=StoriesRoute::list()>"Stories"</Link>
        </p>
    }
}

#[component]
fn Out(bank: Memo<Bank>) -> impl IntoView {
    let handouts = use_app().handouts;
    let save = move |kind: FileKind, write: fn(&Bank) -> String| {
        move |_| {
            handouts.let_out(bank.get_untracked(), move |bank| {
                handouts.save_stories(&bank, kind, write);
            });
        }
    };
    let share = handouts.can_share().then(|| {
        let share = move |_| {
            handouts.let_out(bank.get_untracked(), move |bank| {
                handouts.share_stories(&bank, to_markdown);
            });
        };
        view! { <button class="button" type="button" on:click=share>"Share"</button> }
    });
    let print = move |_| handouts.print(&bank.get_untracked());
    view! {
        <div class="actions">
            <button class="button button--primary" type="button" on:click=print>"Print or save as PDF"</button>
            <button class="button" type="button" on:click=save(FileKind::Markdown, to_markdown)>"Save as Markdown"</button>
            <button class="button" type="button" on:click=save(FileKind::Csv, to_csv)>"Save as CSV"</button>
            <button class="button" type="button" on:click=save(FileKind::Json, to_json_file)>"Save as JSON"</button>
            {share}
        </div>
    }
}

fn entry(entry: SheetStory) -> impl IntoView {
    let lines = |lines: Vec<String>| {
        lines
            .into_iter()
            .map(|line| view! { <li dir="auto">{line}</li> })
            .collect_view()
    };
    view! {
        <li class="cheat__story">
            <h2 class="cheat__title" dir="auto">{entry.title}</h2>
            <p class="cheat__hook" dir="auto">{entry.hook}</p>
            <p class="cheat__principles">{entry.principles}</p>
            <ul class="cheat__numbers">{lines(entry.numbers)}</ul>
            <ul class="cheat__questions">{lines(entry.questions)}</ul>
        </li>
    }
}
