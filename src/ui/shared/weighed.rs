//! Content that waits until the strength of every story is known.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::use_app;

/// Shows its children once every story has been reviewed. A bank of usual size is reviewed in one
/// go; a large one in slices, so that the page stays responsive.
#[component]
pub fn Weighed(children: ChildrenFn) -> impl IntoView {
    let app = use_app();
    let pace = app
        .library
        .preferences
        .with_untracked(|record| record.body.pace);
    let unread = app
        .strengths
        .unknown(untrack(|| app.library.living_stories()), pace);
    let is_read = RwSignal::new(unread.is_empty());
    if !unread.is_empty() {
        spawn_local(async move {
            app.strengths.learn(unread, pace).await;
            // The candidate may have left the page meanwhile.
            let _ = is_read.try_set(true);
        });
    }
    view! {
        <Show
            when=move || is_read.get()
            fallback=|| view! { <p class="late muted" role="status">"Loading your stories"</p> }
        >
            {children()}
        </Show>
    }
}
