//! The findings beside the sheet during a revision. The review runs when typing pauses, and only on
//! changed paragraphs.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::review::Reviewer;
use crate::domain::review::dismissal::{Dismissal, is_put_aside};
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::review::manuscript::Brief;
use crate::domain::review::passages::Quotation;
use crate::domain::review::rule::Finding;
use crate::domain::text::Span;
use crate::state::use_app;
use crate::ui::writing::paper::{caret, select, text_of};

/// The most findings listed at once; fixing one shows the next.
const LISTED: usize = 30;

/// The prompt, the kind of document, and the dismissed findings.
type About = (Option<String>, DocumentKind, Vec<Dismissal>);

/// The list. "Next" (Alt+N) selects the next finding's passage in the text.
#[component]
pub fn Panel(
    paper: NodeRef<html::Textarea>,
    /// Notified when typing pauses.
    settled: ArcTrigger,
    brief: StoredValue<About>,
) -> impl IntoView {
    let library = use_app().library;
    let reviewer = StoredValue::new_local(Reviewer::default());
    let findings = Memo::new_with_compare(
        move |_| {
            settled.track();
            let text = paper.get().map(|paper| text_of(&paper)).unwrap_or_default();
            let wished = library.preferences.get_untracked().body;
            brief.with_value(|(prompt, kind, dismissed)| {
                let brief = Brief {
                    prompt: prompt.as_deref(),
                    kind: *kind,
                    layout: None,
                    confidential: &wished.confidential,
                };
                let mut found = Vec::new();
                reviewer.update_value(|reviewer| found = reviewer.review(&text, &brief).findings);
                found.retain(|finding| {
                    !dismissed.iter().any(|kept| kept.is_of(finding, &text))
                        && !is_put_aside(finding, &wished.dismissed)
                });
                (text, found)
            })
        },
        |_, _| true,
    );
    let go = move |span: Option<Span>| {
        if let (Some(span), Some(paper)) = (span, paper.get_untracked()) {
            // An element on the page can always be focused.
            let _ = paper.focus();
            select(&paper, span);
        }
    };
    let next = move || {
        let Some(paper) = paper.get_untracked() else {
            return;
        };
        let from = caret(&paper);
        let span = findings.with_untracked(|(_, findings)| {
            let mut spans = findings.iter().filter_map(|finding| finding.span);
            let first = spans.clone().next();
            spans.find(|span| span.start >= from).or(first)
        });
        go(span);
    };
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        if event.alt_key() && event.code() == "KeyN" {
            event.prevent_default();
            next();
        }
    });
    on_cleanup(move || keys.remove());
    // A key shifts the findings after it without changing them, so rows are rebuilt only if their
    // content changes.
    let rows = Memo::new(move |_| {
        findings.with(|(text, findings)| {
            findings
                .iter()
                .take(LISTED)
                .map(|finding| Row::of(finding, text))
                .collect::<Vec<_>>()
        })
    });
    let show = move |place: usize| {
        go(findings
            .with_untracked(|(_, findings)| findings.get(place).and_then(|finding| finding.span)));
    };
    let row = move |(place, row): (usize, Row)| {
        view! {
            <li class="panel__finding" data-rule=row.rule>
                <button class="panel__show" type="button" disabled=!row.is_placed on:click=move |_| show(place)>
                    <strong>{row.name}</strong>
                    <span class="muted small">{row.detail}</span>
                    <span class="panel__quote">
                        {row.quotation.before}
                        <strong>{row.quotation.words}</strong>
                        {row.quotation.after}
                    </span>
                </button>
            </li>
        }
    };
    let count = move || {
        findings.with(|(_, findings)| match findings.len() {
            0 => "No findings".to_owned(),
            many if many > LISTED => format!("{many} findings, the first {LISTED} shown"),
            many => counted(many, "finding", "findings"),
        })
    };
    view! {
        <aside class="panel" aria-label="Findings">
            <div class="panel__head">
                <p role="status">{count}</p>
                <button class="button button--quiet" type="button" aria-keyshortcuts="Alt+N" on:click=move |_| next()>
                    "Next"
                </button>
            </div>
            <ul>
                {move || rows.get().into_iter().enumerate().map(row).collect_view()}
            </ul>
        </aside>
    }
}

/// A finding's row.
#[derive(Clone, PartialEq)]
struct Row {
    rule: &'static str,
    name: &'static str,
    detail: String,
    quotation: Quotation,
    /// Whether it has a passage that can be shown.
    is_placed: bool,
}

impl Row {
    fn of(finding: &Finding, text: &str) -> Self {
        Self {
            rule: finding.rule.id,
            name: finding.rule.name,
            detail: finding.detail.clone(),
            quotation: Quotation::of(finding, text),
            is_placed: finding.span.is_some(),
        }
    }
}
