//! A virtual list: only the visible rows, and a few around them, exist.
//!
//! All rows have the height that the style sheet gives them (`--row`), so their positions are known
//! without drawing them. The list has its full height from the start, and the page's scroll bar and
//! keys scroll it. The row that had the focus last stays with its neighbors, wherever the list is
//! scrolled, so that the focus is never lost.

use std::collections::{BTreeMap, BTreeSet};

use leptos::html;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;

/// Extra rows above and below the visible ones, so that the next row exists before the focus or a
/// finger reaches it.
const AROUND: i64 = 8;

/// Rows drawn before the visible number is known.
const AT_FIRST: i64 = 16;

/// A list of any length.
#[component]
pub fn LongList<T, V>(
    /// The ids of the rows, each unique.
    items: Memo<Vec<T>>,
    /// The content of a row.
    row: impl Fn(T) -> V + Clone + Send + Sync + 'static,
    /// The list's label for screen readers.
    label: &'static str,
) -> impl IntoView
where
    T: Clone + Eq + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let list = NodeRef::<html::Ul>::new();
    let count = Memo::new(move |_| items.with(Vec::len));
    let seen = RwSignal::new((0, AT_FIRST));
    let focused = RwSignal::new(None::<usize>);
    let look = move || {
        // The view may be gone by the time this frame runs.
        if let Some(list) = list.try_get_untracked().flatten() {
            let rows = i64::try_from(count.get_untracked()).unwrap_or(i64::MAX);
            let height = i64::from(list.offset_height()).max(1);
            let bounds = list.get_bounding_client_rect();
            let view = window().inner_height().ok();
            let view = view.and_then(|view| view.as_f64()).unwrap_or_default();
            let first = whole(-bounds.top()) * rows / height;
            let end = whole(view - bounds.top()) * rows / height + 1;
            let now = ((first - AROUND).max(0), (end + AROUND).min(rows));
            if seen.get_untracked() != now {
                seen.set(now);
            }
        }
    };
    // Runs once the list is on the page, and whenever its length changes.
    Effect::new(move |_| {
        count.track();
        list.track();
        request_animation_frame(look);
    });
    let scrolled = window_event_listener(leptos::ev::scroll, move |_| look());
    let resized = window_event_listener(leptos::ev::resize, move |_| look());
    on_cleanup(move || {
        scrolled.remove();
        resized.remove();
    });
    let wanted = Memo::new(move |_| {
        let (first, end) = seen.get();
        let place = |place: i64| usize::try_from(place).unwrap_or_default();
        let mut places: BTreeSet<usize> = (place(first)..place(end)).collect();
        if let Some(at) = focused.get() {
            // Its neighbors as well, since the focus moves there next.
            places.extend([at.saturating_sub(1), at, at + 1]);
        }
        items.with(|items| {
            places
                .into_iter()
                .filter_map(|at| Some((at, items.get(at)?.clone())))
                .collect::<BTreeMap<usize, T>>()
        })
    });
    let mut drawn = Drawn::new();
    Effect::new(move |_| {
        if let Some(list) = list.get() {
            wanted.with(|wanted| {
                drawn.bring_to(wanted, &list, |place, item| {
                    let row = row.clone();
                    view! {
                        <li
                            class="long-list__row"
                            aria-setsize=move || count.get().to_string()
                            aria-posinset=(place + 1).to_string()
                            style=("--place", place.to_string())
                            on:focusin=move |_| focused.set(Some(place))
                        >
                            {row(item)}
                        </li>
                    }
                    .into_any()
                });
            });
        }
    });
    view! {
        <ul
            class="long-list"
            role="list"
            aria-label=label
            node_ref=list
            style=("--count", move || count.get().to_string())
        ></ul>
    }
}

/// The rows that are on the page, by their places.
///
/// A keyed list in the framework moves DOM nodes when rows are inserted before them, and a moved
/// row loses the focus. This order never changes, so no row ever moves.
struct Drawn<T> {
    rows: BTreeMap<usize, DrawnRow<T>>,
    /// The owner of the rows' signals: the list, not the effect that draws them.
    owner: Option<Owner>,
}

struct DrawnRow<T> {
    item: T,
    owner: Owner,
    view: AnyViewState,
}

impl<T: Clone + Eq> Drawn<T> {
    fn new() -> Self {
        Self {
            rows: BTreeMap::new(),
            owner: Owner::current(),
        }
    }

    /// Removes rows that are no longer needed and draws missing ones, in order.
    fn bring_to(
        &mut self,
        wanted: &BTreeMap<usize, T>,
        list: &web_sys::Element,
        draw: impl Fn(usize, T) -> AnyView,
    ) {
        self.rows.retain(|place, row| {
            let stays = wanted.get(place) == Some(&row.item);
            if !stays {
                row.view.unmount();
                row.owner.cleanup();
            }
            stays
        });
        // Backward, so that each row's successor already exists.
        let mut after: Option<web_sys::Node> = None;
        for (place, item) in wanted.iter().rev() {
            let row = self.rows.entry(*place).or_insert_with(|| {
                let owner = self.owner.as_ref().map_or_else(Owner::new, Owner::child);
                let mut view = owner.with(|| draw(*place, item.clone()).build());
                view.mount(list, after.as_ref());
                DrawnRow {
                    item: item.clone(),
                    owner,
                    view,
                }
            });
            after = row.view.elements().into_iter().next().map(Into::into);
        }
    }
}

/// Pixels as a whole number.
fn whole(pixels: f64) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "parts of a pixel do not matter, and a cast saturates"
    )]
    let whole = pixels as i64;
    whole
}
