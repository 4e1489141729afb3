//! The findings, each with its text, its reason, and the ways to be rid of it.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::domain::format::counts::counted;
use crate::domain::record::id::RecordId;
use crate::domain::review::dismissal::StandingDismissal;
use crate::domain::review::passages::Quotation;
use crate::domain::review::rule::Finding;
use crate::domain::text::Span;
use crate::domain::writing::memo::MemoDraft;
use crate::state::use_app;

/// The open findings in reading order, and those put aside.
#[component]
pub fn Findings(
    id: RecordId,
    /// The text they were found in.
    text: Memo<String>,
    /// Findings with their numbers.
    open: Memo<Vec<(usize, Finding)>>,
    dismissed: Memo<Vec<(usize, Finding)>>,
    /// The finding that is looked at.
    current: RwSignal<Option<usize>>,
    /// Opens the sheet at a passage.
    #[prop(into)]
    fix: Callback<Option<Span>>,
) -> impl IntoView {
    let list = NodeRef::<html::Ul>::new();
    let id = StoredValue::new(id);
    // "n" and "p" go from finding to finding, as in the mail programs of old.
    let walk = move |event: KeyboardEvent| {
        let forward = match event.key().as_str() {
            "n" => true,
            "p" => false,
            _ => return,
        };
        let numbers: Vec<usize> =
            open.with(|open| open.iter().map(|(number, _)| *number).collect());
        if let Some(number) = neighbour(&numbers, current.get_untracked(), forward) {
            event.prevent_default();
            current.set(Some(number));
            show_passage(number);
            focus(&format!("finding-{number}"));
        }
    };
    let cards = move |of: Memo<Vec<(usize, Finding)>>, is_dismissed: bool| {
        move || {
            // What a rule has to say is said at its first finding; at the others it can be opened.
            let mut told: Vec<&str> = Vec::new();
            of.get()
                .into_iter()
                .map(|(number, finding)| {
                    let is_told = told.contains(&finding.rule.id);
                    told.push(finding.rule.id);
                    view! { <Card id=id.get_value() text number finding current is_dismissed is_told fix /> }
                })
                .collect_view()
        }
    };
    view! {
        <h2 id="findings">{move || heading(open.with(Vec::len))}</h2>
        <Show when=move || open.with(Vec::is_empty)>
            <p class="empty">
                "The rules only check form, not your argument. Read the memo aloud "
                "once, and ask “so what?” of every paragraph."
            </p>
        </Show>
        <Show when=move || !open.with(Vec::is_empty)>
            <p class="muted small">"On a keyboard, press n for the next finding and p for the previous one."</p>
        </Show>
        <ul data-testid="finding-list" node_ref=list on:keydown=walk>{cards(open, false)}</ul>
        <Show when=move || dismissed.with(|dismissed| !dismissed.is_empty())>
            <details>
                <summary>{move || format!("{} dismissed", dismissed.with(Vec::len))}</summary>
                <ul data-testid="finding-list">{cards(dismissed, true)}</ul>
            </details>
        </Show>
    }
}

fn heading(open: usize) -> String {
    match open {
        0 => "No findings".to_owned(),
        open => counted(open, "finding", "findings"),
    }
}

/// The number after (or before) the current one; from nowhere, the first (or last).
fn neighbour(numbers: &[usize], current: Option<usize>, forward: bool) -> Option<usize> {
    let place = current.and_then(|current| numbers.iter().position(|number| *number == current));
    let next = match (place, forward) {
        (Some(place), true) => place + 1,
        (Some(place), false) => place.checked_sub(1)?,
        (None, true) => 0,
        (None, false) => numbers.len().checked_sub(1)?,
    };
    numbers.get(next).copied()
}

/// Brings a marked passage into view.
pub fn show_passage(number: usize) {
    if let Some(mark) = first(&format!("[data-findings~='{number}']")) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_inline(ScrollLogicalPosition::Center);
        mark.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Moves the focus to an element, where it is.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        // An element on the page can always be focused.
        let _ = element.focus();
    }
}

fn first(selector: &str) -> Option<HtmlElement> {
    let found = web_sys::window()?.document()?.query_selector(selector);
    found.ok().flatten()?.dyn_into().ok()
}

fn element(id: &str) -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .get_element_by_id(id)?
        .dyn_into()
        .ok()
}

#[component]
fn Card(
    id: RecordId,
    text: Memo<String>,
    number: usize,
    finding: Finding,
    current: RwSignal<Option<usize>>,
    is_dismissed: bool,
    is_told: bool,
    fix: Callback<Option<Span>>,
) -> impl IntoView {
    let library = use_app().library;
    let rule = finding.rule;
    let detail = finding.detail.clone();
    let span = finding.span;
    let standing = StandingDismissal::of(&finding);
    let show = move |_| {
        current.set(Some(number));
        show_passage(number);
    };
    let for_good = standing.clone().filter(|_| !is_dismissed).map(|standing| {
        let dismiss = move |_| {
            let standing = standing.clone();
            library.prefer(|preferences| preferences.dismissed.push(standing));
        };
        view! {
            <button class="button button--quiet" type="button" on:click=dismiss>
                "Dismiss everywhere"
                <span class="visually-hidden">{format!(": {}, for these words", rule.name)}</span>
            </button>
        }
    });
    let shown_quote = (!finding.quote.is_empty()).then(|| {
        let Quotation {
            before,
            words,
            after,
        } = text.with_untracked(|text| Quotation::of(&finding, text));
        view! {
            <blockquote dir="auto">
                <button class="finding__show" type="button" on:click=show disabled=is_dismissed>
                    {before}
                    <strong>{words}</strong>
                    {after}
                    <span class="visually-hidden">" — show it on the page"</span>
                </button>
            </blockquote>
        }
    });
    let put_aside = move |_| {
        library.edit(&id, |memo: &mut MemoDraft| {
            if is_dismissed {
                memo.bring_back(&finding);
            } else {
                memo.dismiss(&finding);
            }
        });
        if is_dismissed && let Some(standing) = &standing {
            library.prefer(|preferences| preferences.dismissed.retain(|kept| kept != standing));
        }
    };
    let fix_button = (!is_dismissed).then(|| {
        view! {
            <button class="button button--quiet" type="button" on:click=move |_| fix.run(span)>
                "Fix"
                <span class="visually-hidden">{format!(": {}", rule.name)}</span>
            </button>
        }
    });
    view! {
        <li
            class="finding"
            id=format!("finding-{number}")
            tabindex="-1"
            data-rule=rule.id
            data-current=move || (current.get() == Some(number)).then_some("true")
        >
            <h3 class="finding__name">{rule.name}</h3>
            <p class="finding__detail">{rule.severity.name()} " · " {detail}</p>
            {shown_quote}
            <details open=!is_told>
                <summary class="small">"Why, and how to fix it"</summary>
                <p class="finding__why">{rule.why}</p>
                <p class="finding__fix">{rule.fix}</p>
            </details>
            <div class="actions">
                {fix_button}
                <button class="button button--quiet" type="button" on:click=put_aside>
                    {if is_dismissed { "Restore" } else { "Dismiss" }}
                    <span class="visually-hidden">{format!(": {}", rule.name)}</span>
                </button>
                {for_good}
            </div>
        </li>
    }
}
