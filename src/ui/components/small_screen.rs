//! Whether the screen has room for two columns.

use leptos::prelude::*;

/// Below this width, the style sheets use one column.
const SMALL: &str = "(width < 64rem)";

/// Whether the screen is too narrow for two columns; updated when it is rotated or resized.
#[must_use]
pub fn small_screen() -> Signal<bool> {
    let look = || {
        let query = web_sys::window().and_then(|window| window.match_media(SMALL).ok().flatten());
        query.is_some_and(|query| query.matches())
    };
    let is_small = RwSignal::new(look());
    let resized = window_event_listener(leptos::ev::resize, move |_| {
        let now = look();
        // Setting a signal redraws even if the value is the same.
        if is_small.get_untracked() != now {
            is_small.set(now);
        }
    });
    on_cleanup(move || resized.remove());
    is_small.into()
}
