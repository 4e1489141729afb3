//! Earlier versions of a story: when each was replaced, what has changed since, and a way to
//! restore it.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::record::envelope::{Record, Superseded};
use crate::domain::record::id::RecordId;
use crate::domain::stories::story::{StarPart, Story, StoryVersion};
use crate::domain::text::diff::Change;
use crate::domain::text::drafts::between_drafts;
use crate::state::{Typed, use_app};
use crate::ui::shared::When;

/// Longer texts, in bytes, are shown without differences: comparing takes quadratic time.
const LONGEST_COMPARED: usize = 20_000;

/// Every earlier version.
#[component]
pub fn History(id: RecordId, typed: Typed<Story>) -> impl IntoView {
    let library = use_app().library;
    let versions = Memo::new(move |_| library.versions_of(&id));
    let rows = move || {
        versions
            .get()
            .into_iter()
            .map(|version| view! { <Version version typed /> })
            .collect_view()
    };
    let summary = move || counted(versions.with(Vec::len), "older text", "older texts");
    view! {
        <Show when=move || !versions.with(Vec::is_empty)>
            <details class="older" data-testid="history">
                <summary>{summary}</summary>
                <p class="muted small">
                    "Underlined text was added since. Struck-through text was removed. Restoring a version "
                    "keeps the current text here."
                </p>
                {rows}
            </details>
        </Show>
    }
}

#[component]
fn Version(version: Record<StoryVersion>, typed: Typed<Story>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let at = version.created();
    let text = StoredValue::new(version.body.text);
    // Compared only when opened, and again when the form's text changes.
    let shown = move || {
        is_open.get().then(|| {
            typed.given.track();
            text.with_value(|older| typed.form.with_untracked(|newer| compared(older, newer)))
        })
    };
    view! {
        <details class="difference" data-testid="version" on:toggle:target=move |event| is_open.set(event.target().open())>
            <summary>"Until "<When at=at />": "{text.with_value(Story::display_title)}</summary>
            {shown}
            <button class="button" type="button" on:click=move |_| typed.restore(text.get_value())>
                "Restore this text"
            </button>
        </details>
    }
}

/// The texts that differ, each with its differences.
fn compared(older: &Story, newer: &Story) -> AnyView {
    let pairs = [
        ("Title", older.title.as_str(), newer.title.as_str()),
        ("Hook", &older.hook, &newer.hook),
        ("When and where", &older.setting, &newer.setting),
    ]
    .into_iter()
    .chain(StarPart::ALL.map(|part| (part.name(), older.part(part), newer.part(part))));
    let texts: Vec<_> = pairs
        .filter(|(_, older, newer)| older.trim() != newer.trim())
        .map(|(name, older, newer)| {
            view! {
                <p class="difference__text"><strong class="difference__name">{name}</strong>{words(older, newer)}</p>
            }
        })
        .collect();
    if texts.is_empty() {
        view! { <p class="muted">"The text is the same. Principles or kinds differ."</p> }
            .into_any()
    } else {
        texts.into_any()
    }
}

fn words(older: &str, newer: &str) -> AnyView {
    if older.len().max(newer.len()) > LONGEST_COMPARED {
        return older.to_owned().into_any();
    }
    between_drafts(older, newer)
        .into_iter()
        .map(|run| match run.change {
            Change::Kept => run.text.into_any(),
            Change::Added => view! { <ins dir="auto">{run.text}</ins> }.into_any(),
            Change::Removed => view! { <del dir="auto">{run.text}</del> }.into_any(),
        })
        .collect_view()
        .into_any()
}

/// Versions that lost in a merge of two devices, stored so that nothing is lost.
#[component]
pub fn Older(older: Vec<Superseded>) -> impl IntoView {
    let entries = older
        .into_iter()
        .filter_map(|older| {
            let story: Story = serde_json::from_value(older.body).ok()?;
            let parts = StarPart::ALL
                .map(|part| view! { <p><strong>{part.name()}</strong>" "{story.part(part).to_owned()}</p> });
            Some(view! {
                <details class="older">
                    <summary>"Text from "<When at=older.changed />", saved at an import"</summary>
                    <p dir="auto"><strong>{story.display_title()}</strong></p>
                    {parts.collect_view()}
                </details>
            })
        })
        .collect_view();
    view! { {entries} }
}
