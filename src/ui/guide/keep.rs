//! Saves a calculator's result as evidence: a ledger number linked to a story.

use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::Metric;
use crate::route::StoriesRoute;
use crate::state::use_app;
use crate::ui::components::form::{Select, or_none};
use crate::ui::shared::{Link, stories};

/// Saves a result with a story. The story doesn't change: the ledger gets a number that links to
/// it.
#[component]
pub fn KeepWithStory(
    /// The current result for the chosen story; `None` while something is missing.
    #[prop(into)]
    result: Callback<RecordId, Option<Metric>>,
) -> impl IntoView {
    let app = use_app();
    let chosen = RwSignal::new(None::<RecordId>);
    let error = RwSignal::new(None::<&'static str>);
    let kept = RwSignal::new(false);
    let stories = Memo::new(move |_| stories());
    let options = Signal::derive(move || or_none("Choose a story", stories.get()));
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let title = |id: &RecordId| {
            stories.with_untracked(|stories| {
                let story = stories.iter().find(|story| story.value == *id);
                story.map(|story| story.label.clone())
            })
        };
        let Some((story, title)) = chosen
            .get_untracked()
            .and_then(|id| Some((id.clone(), title(&id)?)))
        else {
            error.set(Some("Choose the story this result belongs to."));
            return;
        };
        let Some(metric) = result.run(story) else {
            error.set(Some("Fill in the numbers above first."));
            return;
        };
        error.set(None);
        kept.set(true);
        let told = format!("“{}” is in your numbers, linked to “{title}”.", metric.name);
        app.library.add_all(vec![metric], told);
    };
    let form = move || {
        view! {
            <form class="keep" on:submit=keep>
                <Select
                    name="keep-story"
                    label="Save the result with a story"
                    hint="This adds the result to your numbers, with the story and the calculation. The story’s text \
                        doesn’t change."
                    options
                    value=chosen
                />
                <p class="form-error" role="alert">{move || error.get()}</p>
                <div class="actions">
                    <button class="button" type="submit">"Save result"</button>
                    <Show when=move || kept.get()>
                        <Link to=StoriesRoute::Numbers class="button button--quiet">"Your numbers"</Link>
                    </Show>
                </div>
            </form>
        }
    };
    view! {
        <Show
            when=move || stories.with(|stories| !stories.is_empty())
            fallback=|| view! {
                <p class="empty">
                    "Once you have a story, you can save the result with it as evidence. "
                    <Link to=StoriesRoute::New(None)>"Start a story"</Link>
                </p>
            }
        >
            {form}
        </Show>
    }
}
