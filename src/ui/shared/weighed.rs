//! Pages that judge the whole bank wait here until the strength of every story is known.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::state::use_app;

/// Its children, once every story was read. A bank of usual size is read at once; a large one in
/// slices, so that the page can be left meanwhile.
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
            // The page may have been left meanwhile.
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
