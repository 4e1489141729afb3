//! Dismissed findings, each with a button to restore it.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::record::id::RecordId;
use crate::domain::review::dismissal::ListedAside;
use crate::state::use_app;

/// The list of dismissed findings, closed at first.
#[component]
pub fn Dismissed(
    /// The memo.
    id: StoredValue<RecordId>,
    /// The dismissed findings.
    listed: Memo<Vec<ListedAside>>,
) -> impl IntoView {
    let row = move |one: ListedAside| {
        let aside = one.aside;
        let words = aside.words();
        let quote = (!words.is_empty()).then(|| format!("“{words}” · "));
        let hides = match one.hides {
            0 => "hides nothing now".to_owned(),
            many => format!("hides {}", counted(many, "finding", "findings")),
        };
        let name = aside.rule_name().to_owned();
        let about = format!("{} · {hides}", aside.reach_name());
        let restore = move |_| use_app().library.restore_aside(&id.get_value(), &aside);
        view! {
            <li class="row">
                <div class="row__text">
                    <p class="row__title">{name.clone()}</p>
                    <p class="small" dir="auto">{quote}{about}</p>
                </div>
                <button class="button button--quiet" type="button" on:click=restore>
                    "Restore"
                    <span class="visually-hidden">{format!(": {name}")}</span>
                </button>
            </li>
        }
    };
    view! {
        <Show when=move || listed.with(|listed| !listed.is_empty())>
            <details data-testid="dismissed">
                <summary>{move || format!("{} dismissed", listed.with(Vec::len))}</summary>
                <ul class="rows">{move || listed.get().into_iter().map(row).collect_view()}</ul>
            </details>
        </Show>
    }
}
