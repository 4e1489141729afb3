//! The sessions of a memo: a summary of each, the changes between two, and a way to restore one.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::durations::in_words;
use crate::domain::record::id::RecordId;
use crate::domain::text::diff::{Change, Run, added, count};
use crate::domain::text::drafts::between_drafts;
use crate::domain::text::word_count;
use crate::domain::writing::evidence::confirmed_in;
use crate::domain::writing::memo::{MemoDraft, Sitting};
use crate::domain::writing::rating::Rating;
use crate::state::use_app;
use crate::ui::components::{Table, number, words};
use crate::ui::shared::When;

/// The table of sessions, the differences, and the text written after time was up.
#[component]
pub fn Versions(id: RecordId, #[prop(into)] memo: Signal<Option<MemoDraft>>) -> impl IntoView {
    let app = use_app();
    let sittings = move || memo.get().map(|memo| memo.sittings).unwrap_or_default();
    let rows = move || {
        let now = app.core().reading();
        let row = |(index, sitting): (usize, Sitting)| {
            let words = sitting.end.as_ref().map_or_else(
                || "under way".to_owned(),
                |end| word_count(&end.text).to_string(),
            );
            let pasted =
                (sitting.pasted > 0).then(|| counted(sitting.pasted, "character", "characters"));
            view! {
                <tr>
                    <th scope="row">{index + 1}</th>
                    <td><When at=sitting.started /></td>
                    <td>{in_words(sitting.drill.elapsed(now))}</td>
                    <td>{sitting.drill.allowed().map_or_else(|| "no limit".to_owned(), in_words)}</td>
                    <td class="number">{words}</td>
                    <td class="number">{pasted.unwrap_or_else(|| "–".to_owned())}</td>
                </tr>
            }
        };
        sittings().into_iter().enumerate().map(row).collect_view()
    };
    let compared = move || {
        let can_restore = memo.with(|memo| {
            memo.as_ref()
                .is_some_and(|memo| memo.open_sitting().is_none())
        });
        let texts: Vec<String> = sittings()
            .into_iter()
            .filter_map(|sitting| Some(sitting.end?.text))
            .collect();
        let found_in = |sitting: usize| {
            memo.with(|memo| {
                let mut ratings = memo.as_ref()?.ratings.iter().rev();
                let of_sitting = |rating: &&Rating| usize::try_from(rating.sittings) == Ok(sitting);
                Some(ratings.find(of_sitting)?.findings)
            })
        };
        let confirmed = |text: &str, sitting: usize| {
            memo.with(|memo| {
                let memo = memo.as_ref();
                let marks = memo.map(|memo| confirmed_in(&memo.evidence, text, sitting));
                marks.unwrap_or_default()
            })
        };
        texts
            .windows(2)
            .zip(2_usize..)
            .filter_map(|(pair, number)| match pair {
                [older, newer] => Some(Difference(DifferenceProps {
                    id: id.clone(),
                    number,
                    older: older.clone(),
                    runs: between_drafts(older, newer),
                    findings: found_in(number - 1).zip(found_in(number)),
                    evidence: [confirmed(older, number - 1), confirmed(newer, number)],
                    can_restore,
                })),
                _ => None,
            })
            .collect_view()
    };
    let overtime = move || {
        sittings().into_iter().zip(1_usize..).filter_map(|(sitting, number)| {
            let (at_limit, end) = (sitting.at_limit?, sitting.end?);
            let passages: Vec<String> = added(&at_limit, &end.text)
                .into_iter()
                .map(|span| span.of(&end.text).trim().to_owned())
                .collect();
            let words: usize = passages.iter().map(|passage| word_count(passage)).sum();
            Some(view! {
                <details data-testid="overtime">
                    <summary>{format!("Session {number}: {} written after time", counted(words, "word", "words"))}</summary>
                    {passages.into_iter().map(|passage| view! { <blockquote>{passage}</blockquote> }).collect_view()}
                </details>
            })
        }).collect_view()
    };
    view! {
        <h2>"Sessions"</h2>
        <Table scrolls="Sessions" heads=vec![words("No."), words("Started"), words("Time used"), words("Allowed"), number("Words"), number("Pasted")]>
            {rows}
        </Table>
        {overtime}
        {compared}
    }
}

/// The changes from one session to the next.
#[component]
fn Difference(
    id: RecordId,
    number: usize,
    older: String,
    runs: Vec<Run>,
    /// The findings that were open at the end of each.
    findings: Option<(u32, u32)>,
    /// The evidence confirmed in each.
    evidence: [Vec<String>; 2],
    can_restore: bool,
) -> impl IntoView {
    let app = use_app();
    let (more, fewer) = count(&runs);
    let restore = move |_| {
        let text = older.clone();
        let now = app.core().reading();
        app.library
            .edit(&id, |memo: &mut MemoDraft| memo.restore(text, now));
        app.library.tell_once_kept(format!(
            "The text of session {} is restored as a new session.",
            number - 1
        ));
    };
    let findings = findings.map(|(then, now)| {
        format!(
            " · {} then, {now} now",
            counted(then, "finding", "findings")
        )
    });
    let [then, now] = evidence;
    let evidence = (!then.is_empty() || !now.is_empty()).then(|| {
        let only = |here: &[String], there: &[String]| {
            let only: Vec<&str> = here
                .iter()
                .filter(|name| !there.contains(name))
                .map(String::as_str)
                .collect();
            (!only.is_empty()).then(|| only.join(", "))
        };
        let gained = only(&now, &then).map(|names| format!(" New: {names}."));
        let lost = only(&then, &now).map(|names| format!(" No longer there: {names}."));
        let counts = format!(
            "Evidence confirmed: {} then, {} now.",
            then.len(),
            now.len()
        );
        view! { <p data-testid="evidence-compared">{counts} {gained} {lost}</p> }
    });
    let shown = runs
        .into_iter()
        .map(|run| match run.change {
            Change::Kept => run.text.into_any(),
            Change::Added => view! { <ins dir="auto">{run.text}</ins> }.into_any(),
            Change::Removed => view! { <del dir="auto">{run.text}</del> }.into_any(),
        })
        .collect_view();
    let restore_button = can_restore.then(|| {
        view! {
            <button class="button" type="button" on:click=restore>
                {format!("Restore the text of session {}", number - 1)}
            </button>
        }
    });
    view! {
        <details class="difference" data-testid="difference">
            <summary>
                {format!("Session {} to {number}: {} added, {fewer} removed", number - 1, counted(more, "word", "words"))}
                {findings}
            </summary>
            {evidence}
            <div class="difference__text">{shown}</div>
            {restore_button}
        </details>
    }
}
