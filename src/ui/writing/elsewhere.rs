//! Numbers that the memo tells with another value than the ledger or its story.

use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::domain::stories::metric::Metric;
use crate::domain::text::Span;
use crate::domain::writing::elsewhere::{Elsewhere, TwoTold, told_elsewhere};
use crate::domain::writing::memo::MemoDraft;
use crate::route::StoriesRoute;
use crate::state::use_app;
use crate::ui::shared::Link;

/// The list, each number with both of its values; nothing where all agree.
#[component]
pub fn ToldElsewhere(
    id: StoredValue<RecordId>,
    text: Memo<String>,
    memo: Memo<Option<MemoDraft>>,
    /// Shows a passage on the page.
    show: Callback<Span>,
) -> impl IntoView {
    let library = use_app().library;
    let spent = Memo::new(move |_| memo.with(|memo| memo.as_ref()?.story.clone()));
    let found = Memo::new(move |_| {
        let ledger: Vec<(RecordId, Metric)> = library
            .of::<Metric>()
            .living()
            .into_iter()
            .map(|metric| (metric.id().clone(), metric.body))
            .collect();
        let story = spent.get().and_then(|id| library.story(&id));
        let told = story.as_ref().map(|story| (story.id(), &story.body));
        text.with(|text| id.with_value(|id| told_elsewhere(id, text, &ledger, told)))
    });
    let row = move |two: TwoTold| {
        let (place, to) = match two.elsewhere {
            Elsewhere::Ledger(entry, name) => (
                format!("your number “{name}”"),
                StoriesRoute::Number(Some(entry)),
            ),
            Elsewhere::Story(story) => ("your story".to_owned(), StoriesRoute::Story(story)),
        };
        view! {
            <li class="finding">
                <p>{format!("It’s {} here, and {} in {place}.", two.here, two.there)}</p>
                <div class="actions">
                    <button class="button button--quiet" type="button" on:click=move |_| show.run(two.span)>
                        "Show passage"
                    </button>
                    <Link to=to>"Open the other one"</Link>
                </div>
            </li>
        }
    };
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <section data-testid="told-elsewhere">
                <h2>"Numbers told two ways"</h2>
                <p class="muted small">"A reader who sees both values trusts neither. Look up which one is right."</p>
                <ul>{move || found.get().into_iter().map(row).collect_view()}</ul>
            </section>
        </Show>
    }
}
