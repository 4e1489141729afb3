//! A story to read aloud: the hook, then each part with its speaking time.

use leptos::prelude::*;

use crate::domain::format::durations::clock_face;
use crate::domain::stories::story::{StarPart, Story};
use crate::domain::text::words;
use crate::state::use_app;

/// The whole text of a story, to read or to compare with what was said.
#[component]
pub fn StoryText(story: Story) -> impl IntoView {
    let pace = use_app()
        .library
        .preferences
        .with_untracked(|record| record.body.pace);
    let time = |text: &str| clock_face(pace.time(words(text).count()));
    let hook = story.hook.trim().to_owned();
    let hook = (!hook.is_empty()).then(|| view! { <p class="told__hook" dir="auto">{hook}</p> });
    let parts = StarPart::ALL
        .into_iter()
        .filter(|&part| part != StarPart::Learning || !story.learning.trim().is_empty())
        .map(|part| {
            let text = story.part(part).trim().to_owned();
            let said = if text.is_empty() {
                view! { <p class="told__text muted">"Still empty."</p> }.into_any()
            } else {
                let time = time(&text);
                view! {
                    <p class="told__time muted small">{time}</p>
                    <p class="told__text" dir="auto">{text}</p>
                }
                .into_any()
            };
            view! {
                <section class="told__part" data-part=part.name().to_lowercase()>
                    <h3 class="told__name">{part.name()}</h3>
                    {said}
                </section>
            }
        })
        .collect_view();
    view! { <div class="told" data-testid="told">{hook}{parts}</div> }
}
