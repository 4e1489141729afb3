//! Content that waits for a built-in list to load.

use leptos::prelude::*;

use crate::state::Loaded;

/// Shows a list once it is loaded. Until then, says that it is loading or why it failed; `what`
/// names it.
pub fn fetched<T: Clone + Send + Sync + 'static>(
    list: RwSignal<Option<Loaded<T>>>,
    what: &'static str,
    shown: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    (move || match list.get() {
        None | Some(Loaded::Loading) => {
            view! { <p class="late muted">{format!("Loading {what}")}</p> }.into_any()
        }
        Some(Loaded::Failed(error)) => {
            view! { <p class="banner" data-tone="alert">{error.to_string()}</p> }.into_any()
        }
        Some(Loaded::Ready(list)) => shown(list),
    })
    .into_any()
}
