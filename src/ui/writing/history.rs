//! The memos so far.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::record::envelope::Record;
use crate::domain::text::word_count;
use crate::domain::writing::memo::{MemoDraft, Way};
use crate::route::{SettingsRoute, WritingRoute};
use crate::state::use_app;
use crate::ui::shared::{Link, When};

/// Every memo, newest first.
#[component]
pub fn History() -> impl IntoView {
    let library = use_app().library;
    let rows = move || {
        let memos = library.living_memos();
        if memos.is_empty() {
            return view! {
                <p class="empty">
                    "No memos yet. Every memo you finish is saved with its sessions, so you can compare "
                    "later ones with the first."
                </p>
            }
            .into_any();
        }
        view! {
            <p><Link to=WritingRoute::Progress>"Show writing progress"</Link></p>
            <ul class="rows">{memos.iter().map(row).collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="history">
            <h2 id="history">"Your memos"</h2>
            {rows}
        </section>
    }
}

fn row(memo: &Record<MemoDraft>) -> impl IntoView + use<> {
    let library = use_app().library;
    let id = memo.id().clone();
    let is_open = memo.body.is_open();
    let route = if is_open {
        WritingRoute::Sheet(id.clone())
    } else {
        WritingRoute::Review(id.clone())
    };
    let title = memo.body.title();
    let first_line = memo.body.first_line();
    let prompt = memo.body.prompt().map_or_else(
        || memo.body.document.name().to_owned(),
        |prompt| prompt.text.clone(),
    );
    let words = word_count(&memo.body.draft.text);
    let sittings = memo.body.sittings.len();
    let about = format!(
        " · {} · {} · {} · {}",
        memo.body.way.name(),
        counted(words, "word", "words"),
        counted(sittings, "session", "sessions"),
        if is_open {
            "under way"
        } else if memo.body.way == Way::Check {
            "from elsewhere"
        } else {
            "finished"
        },
    );
    let has_versions = !memo.superseded().is_empty();
    let due = memo.body.due.filter(|_| is_open);
    view! {
        <li class="row">
            <div class="row__text">
                <Link to=route class="row__title">{title}</Link>
                {first_line.map(|line| view! { <p class="small" dir="auto" data-testid="first-line">{line}</p> })}
                <p class="muted small" dir="auto">{prompt}</p>
                <p class="muted small"><When at=memo.created() />{about}</p>
                {has_versions.then(|| view! {
                    <p class="small"><Link to=SettingsRoute::Conflicts>"Changed in two places: compare versions"</Link></p>
                })}
                {due.map(|due| view! { <p class="small">"Due "<When at=due /></p> })}
            </div>
            <button class="button button--quiet" type="button" on:click=move |_| library.delete_memo(&id)>
                "Delete"
                <span class="visually-hidden">" this memo"</span>
            </button>
        </li>
    }
}
