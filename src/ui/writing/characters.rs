//! The character meter beside those for words and pages.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::numbers::grouped;
use crate::domain::text::character_count;
use crate::domain::writing::prompt::CHARACTERS_REPORTED;
use crate::ui::writing::paper::text_of;

/// The text's characters, out of the limit that one account reports; counted once typing pauses.
#[component]
pub fn Characters(paper: NodeRef<html::Textarea>, settled: ArcTrigger) -> impl IntoView {
    let count = Memo::new(move |_| {
        settled.track();
        paper
            .get()
            .map_or(0, |paper| character_count(&text_of(&paper)))
    });
    let written = |count: usize| grouped(i64::try_from(count).unwrap_or(i64::MAX));
    let told = move || written(count.get());
    let most = written(CHARACTERS_REPORTED);
    view! {
        <span data-testid="characters" data-over=move || (count.get() > CHARACTERS_REPORTED).then_some("true")>{told}</span>
        {format!(" of {most} characters")}
    }
}
