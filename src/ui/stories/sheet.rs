//! Exports of the story bank: a one-page cheat sheet, files, and the share sheet.

use leptos::prelude::*;

use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::stories::bank::Bank;
use crate::domain::stories::cheat_sheet::SheetEntry;
use crate::domain::stories::file::{to_csv, to_json_file, to_markdown};
use crate::domain::writing::document::FileKind;
use crate::route::{LoopsRoute, StoriesRoute, frame};
use crate::state::use_app;
use crate::ui::shared::{Link, NotCounted, PrintedSheet};

/// The cheat sheet, and all exports.
#[component]
pub fn CheatSheetPage() -> impl IntoView {
    let app = use_app();
    let handouts = app.handouts;
    let bank = Memo::new(move |_| handouts.bank());
    // Files hold every story; the sheet holds those that can be told.
    let entries = Memo::new(move |_| {
        let told = handouts.bank_of(app.strengths.counted());
        told.stories
            .iter()
            .map(SheetEntry::of)
            .collect::<Vec<SheetEntry>>()
    });
    let is_empty = Memo::new(move |_| bank.with(|bank| bank.stories.is_empty()));
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
            <Out bank entries />
            <ByInterviewer />
            <NotCounted />
            <PrintedSheet entries />
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

/// The sheets of loops that have interviewers.
#[component]
fn ByInterviewer() -> impl IntoView {
    let library = use_app().library;
    let links = move || {
        let loops = library.of::<InterviewLoop>().living();
        let links: Vec<_> = loops
            .into_iter()
            .filter(|one| !one.body.interviewers.is_empty())
            .map(|one| {
                let name = one.body.display_name();
                view! { <li><Link to=LoopsRoute::CheatSheet(one.id().clone())>{name}</Link></li> }
            })
            .collect();
        (!links.is_empty()).then(|| {
            view! {
                <p>"By interviewer, with the story that each one hears:"</p>
                <ul class="prose-list">{links}</ul>
            }
        })
    };
    view! { {links} }
}

#[component]
fn Out(bank: Memo<Bank>, entries: Memo<Vec<SheetEntry>>) -> impl IntoView {
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
    let print = move |_| handouts.print(&entries.get_untracked());
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
