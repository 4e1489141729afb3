//! The meter of characters beside those of words and pages.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::numbers::grouped;
use crate::domain::text::character_count;
use crate::domain::writing::prompt::CHARACTERS_REPORTED;
use crate::ui::writing::paper::text_of;

/// How many characters the text has, of those that one account allows; counted once the text has settled.
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
