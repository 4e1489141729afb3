//! A table with a header row.

use leptos::prelude::*;

/// The heading of a column.
pub struct Head {
    name: String,
    class: Option<&'static str>,
}

/// The heading of a column of words.
pub fn words(name: impl Into<String>) -> Head {
    Head {
        name: name.into(),
        class: None,
    }
}

/// The heading of a column of numbers, which are right-aligned.
pub fn number(name: impl Into<String>) -> Head {
    Head {
        name: name.into(),
        class: Some("number"),
    }
}

/// A table.
#[component]
pub fn Table(
    /// The headings.
    heads: Vec<Head>,
    /// Classes of the style sheet.
    #[prop(default = "table")]
    class: &'static str,
    /// A label for the scroll area, if the table may be wider than the page.
    #[prop(optional)]
    scrolls: Option<&'static str>,
    /// The test id.
    #[prop(optional)]
    testid: Option<&'static str>,
    /// Whether screen readers announce its changes.
    #[prop(optional)]
    is_live: bool,
    /// The rows.
    children: Children,
) -> impl IntoView {
    let heads = heads
        .into_iter()
        .map(|head| view! { <th scope="col" class=head.class>{head.name}</th> })
        .collect_view();
    let table = view! {
        <table class=class data-testid=testid aria-live=is_live.then_some("polite")>
            <thead><tr>{heads}</tr></thead>
            <tbody>{children()}</tbody>
        </table>
    };
    match scrolls {
        Some(what) => view! { <div class="table-scroll" tabindex="0" role="region" aria-label=what>{table}</div> }
            .into_any(),
        None => table.into_any(),
    }
}
