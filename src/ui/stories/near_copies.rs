//! Pairs of stories that tell mostly the same thing, side by side.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::format::counts::counted;
use crate::domain::record::envelope::Record;
use crate::domain::stories::near_copies::{Pair, marked, near_copies};
use crate::domain::stories::story::Story;
use crate::route::StoriesRoute;
use crate::state::use_app;
use crate::ui::shared::Link;

/// The most pairs that are shown.
const SHOWN: usize = 10;

/// The near-copies of the bank. The search starts after the page has been painted.
#[component]
pub fn NearCopies() -> impl IntoView {
    let app = use_app();
    let found = RwSignal::new(Vec::<(Pair, Record<Story>, Record<Story>)>::new());
    let count = RwSignal::new(0);
    Effect::new(move |_| {
        let stories: Vec<Record<Story>> = app
            .library
            .living_stories()
            .into_iter()
            .filter(|story| !story.body.is_retired())
            .collect();
        let services = app.services.get_value();
        spawn_local(async move {
            services.page.breathe().await;
            let pairs = near_copies(stories.iter().map(|story| &story.body));
            let shown = pairs.iter().take(SHOWN).filter_map(|&pair| {
                let (one, other) = pair.stories;
                Some((pair, stories.get(one)?.clone(), stories.get(other)?.clone()))
            });
            // The view may have been removed meanwhile.
            let _ = found.try_set(shown.collect());
            let _ = count.try_set(pairs.len());
        });
    });
    let more = move || {
        let rest = count.get().saturating_sub(SHOWN);
        (rest > 0).then(
            || view! { <p class="muted">{format!("{} less similar.", counted(rest, "more pair is", "more pairs are"))}</p> },
        )
    };
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let pairs = found
                .into_iter()
                .map(|(pair, one, other)| view! { <OnePair pair one other /> })
                .collect_view();
            view! {
                <section aria-labelledby="near-copies">
                    <h2 id="near-copies">"Near-copies"</h2>
                    <p class="prose">
                        "These tell mostly the same thing in the same words. In a loop, they count as one story. \
                         Keep the better one, and "
                        "retire the other."
                    </p>
                    <div data-testid="near-copies">{pairs}</div>
                    {more}
                </section>
            }
        })
    }
}

#[component]
fn OnePair(pair: Pair, one: Record<Story>, other: Record<Story>) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let title = format!(
        "“{}” and “{}”",
        one.body.display_title(),
        other.body.display_title()
    );
    let texts = StoredValue::new((one, other));
    let shown = move || {
        is_open.get().then(|| {
            texts.with_value(|(one, other)| {
                // Once opened, the content stays in the page, hidden when closed.
                view! { <div class="pair">{side(one, &other.body)}{side(other, &one.body)}</div> }
            })
        })
    };
    view! {
        <details class="more">
            <summary on:click=move |_| is_open.set(true)>{title}<span class="muted small">{format!(" · {} % shared", pair.percent)}</span></summary>
            {shown}
        </details>
    }
}

/// One story of a pair, with shared passages marked.
fn side(story: &Record<Story>, other: &Story) -> impl IntoView + use<> {
    let parts = marked(&story.body, other)
        .into_iter()
        .map(|part| {
            let pieces = part
                .pieces
                .into_iter()
                .map(|piece| {
                    if piece.is_shared {
                        view! { <mark>{piece.text}</mark> }.into_any()
                    } else {
                        piece.text.into_any()
                    }
                })
                .collect_view();
            view! { <p><strong class="pair__part">{part.part.name()}</strong>{pieces}</p> }
        })
        .collect_view();
    let (id, title) = (story.id().clone(), story.body.display_title());
    view! {
        <div class="pair__side">
            <p><Link to=StoriesRoute::Story(id) class="row__title">{title}</Link></p>
            {parts}
        </div>
    }
}
