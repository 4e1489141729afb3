//! The evidence map: what a reader looks for, the sentence that may show it, and the author's
//! decision.

use leptos::prelude::*;

use crate::domain::record::id::RecordId;
use crate::domain::review::evidence::proposal::Proposed;
use crate::domain::review::withheld::Withheld;
use crate::domain::text::clean::one_line;
use crate::domain::text::{Span, capitalized};
use crate::domain::writing::evidence::{EvidenceLine, EvidenceState};
use crate::state::use_app;

/// The id of the heading that gets the focus when the map appears.
pub const EVIDENCE: &str = "evidence";

/// The map's shared state; a copyable handle.
#[derive(Clone, Copy)]
pub struct EvidenceDesk {
    /// The memo.
    pub id: StoredValue<RecordId>,
    /// The reviewed text.
    pub text: Memo<String>,
    /// Everything that a reader looks for.
    pub lines: Memo<Vec<EvidenceLine>>,
    /// The sentences to choose from.
    pub told: Memo<Vec<Span>>,
    /// Why there are no suggestions, if so.
    pub withheld: Memo<Option<Withheld>>,
    /// Shows a passage on the page.
    pub show: Callback<Span>,
    /// Opens the memo for writing.
    pub write: Callback<Option<Span>>,
    /// Whether the map prints after the memo.
    pub prints: RwSignal<bool>,
}

impl EvidenceDesk {
    /// Stores the sentence that shows what a line looks for; `None` if no sentence does.
    fn mark(self, line: &EvidenceLine, span: Option<Span>) {
        let sentence = span.map(|span| self.text.with_untracked(|text| span.of(text).to_owned()));
        let (criterion, part) = (line.proposal.criterion, &line.proposal.part);
        self.id.with_value(|id| {
            use_app()
                .library
                .mark_evidence(id, criterion, part, sentence);
        });
    }
}

/// The sentence for a line: the confirmed one, or else the suggested one.
fn sentence_of(line: &EvidenceLine) -> Option<Span> {
    match &line.state {
        EvidenceState::Confirmed(span) => Some(*span),
        EvidenceState::Missing => None,
        EvidenceState::Open | EvidenceState::Changed(_) => {
            Some(line.proposal.sentence.as_ref()?.span)
        }
    }
}

/// The map with its count, and the list of missing items.
#[component]
pub fn EvidenceMap(desk: EvidenceDesk) -> impl IntoView {
    let lines = desk.lines;
    let count = move || {
        lines.with(|lines| {
            let confirmed = lines.iter().filter(|line| line.is_confirmed()).count();
            format!("{confirmed} of {} confirmed", lines.len())
        })
    };
    let missing = move || {
        let names: Vec<String> = lines.with(|lines| {
            let missing = |line: &&EvidenceLine| line.state == EvidenceState::Missing;
            let missing = lines.iter().filter(missing);
            missing.map(|line| capitalized(line.name())).collect()
        });
        (!names.is_empty()).then(|| {
            let items = names.into_iter().map(|name| view! { <li>{name}</li> });
            view! {
                <div class="evidence__missing" data-testid="missing-evidence">
                    <h3>"To work on"</h3>
                    <ul>{items.collect_view()}</ul>
                    <button class="button" type="button" on:click=move |_| desk.write.run(None)>
                        "Open the sheet"
                    </button>
                </div>
            }
        })
    };
    let withheld = move || {
        let reason = desk.withheld.get()?.reason();
        Some(view! { <p data-testid="withheld">{reason}</p> })
    };
    let keys = move || lines.with(|lines| 0..lines.len());
    view! {
        <h2 id=EVIDENCE tabindex="-1">"Evidence"</h2>
        <p class="muted small">
            "What a reader looks for. The review proposes sentences; only those you confirm count."
        </p>
        <p data-testid="confirmed" aria-live="polite">{count}</p>
        {withheld}
        {missing}
        <label class="check-line">
            <input
                type="checkbox"
                prop:checked=desk.prints
                on:change:target=move |event| desk.prints.set(event.target().checked())
            />
            <span>"Print this map after the memo, for a partner to mark"</span>
        </label>
        <ol class="evidence">
            <For each=keys key=|place| *place let:place>
                <Line desk place />
            </For>
        </ol>
    }
}

/// One line of the map. Its buttons stay in place while their labels change, so that the focus stays
/// as well.
#[component]
fn Line(desk: EvidenceDesk, place: usize) -> impl IntoView {
    let line = Memo::new(move |_| desk.lines.with(|lines| lines.get(place).cloned()));
    let sentence = Memo::new(move |_| sentence_of(line.get().as_ref()?));
    let is_picking = RwSignal::new(false);
    let name = move || {
        line.with(|line| {
            line.as_ref()
                .map(|line| capitalized(line.name()))
                .unwrap_or_default()
        })
    };
    let state = move || {
        line.with(|line| match line.as_ref().map(|line| &line.state) {
            Some(EvidenceState::Confirmed(_)) => "confirmed",
            Some(EvidenceState::Changed(_)) => "changed",
            Some(EvidenceState::Missing) => "missing",
            Some(EvidenceState::Open) | None => "open",
        })
    };
    let told = move || {
        let line = line.get()?;
        Some(match line.state {
            EvidenceState::Confirmed(_) => "You confirmed this sentence.".to_owned(),
            EvidenceState::Missing => "You marked this as missing.".to_owned(),
            EvidenceState::Changed(before) => format!(
                "You changed the sentence that you had confirmed: “{}” {}",
                one_line(&before),
                line.proposal.reason
            ),
            EvidenceState::Open => line.proposal.reason,
        })
    };
    let quote = move || {
        let span = sentence.get()?;
        let quote = desk.text.with(|text| one_line(span.of(text)));
        Some(view! { <blockquote dir="auto">{quote}</blockquote> })
    };
    let question = move || line.get().map(|line| line.proposal.criterion.question());
    let mark = move |span: Option<Span>| {
        if let Some(line) = line.get_untracked() {
            is_picking.set(false);
            desk.mark(&line, span);
        }
    };
    let confirm = move |_| {
        if let Some(span) = sentence.get_untracked() {
            mark(Some(span));
        }
    };
    let show = move |_| {
        if let Some(span) = sentence.get_untracked() {
            desk.show.run(span);
        }
    };
    let is_nothing = move || sentence.get().is_none();
    let hidden =
        move || view! { <span class="visually-hidden">{move || format!(": {}", name())}</span> };
    // The sentences that come next, each a press away.
    let others = move || {
        let line = line.get()?;
        let is_open = matches!(line.state, EvidenceState::Open | EvidenceState::Changed(_));
        let offered = line.proposal.others;
        (is_open && !offered.is_empty()).then(|| {
            let row = |other: Proposed| {
                view! {
                    <li>
                        <button
                            class="evidence__pick"
                            type="button"
                            dir="auto"
                            on:click=move |_| mark(Some(other.span))
                        >
                            {other.text}
                        </button>
                    </li>
                }
            };
            view! {
                <p class="muted small">"Or choose one of these"</p>
                <ol class="evidence__picks" data-testid="other-sentences">
                    {offered.into_iter().map(row).collect_view()}
                </ol>
            }
        })
    };
    let picks = move || {
        is_picking.get().then(|| {
            let sentences = desk.text.with(|text| {
                let told = desk.told.get().into_iter();
                told.map(|span| (span, one_line(span.of(text))))
                    .collect::<Vec<_>>()
            });
            let row = |(span, said): (Span, String)| {
                view! {
                    <li>
                        <button class="evidence__pick" type="button" dir="auto" on:click=move |_| mark(Some(span))>
                            {said}
                        </button>
                    </li>
                }
            };
            view! { <ol class="evidence__picks">{sentences.into_iter().map(row).collect_view()}</ol> }
        })
    };
    view! {
        <li class="evidence__line" data-criterion=move || line.get().map(|line| line.proposal.criterion.slug()) data-state=state>
            <h3 class="evidence__name">{name}</h3>
            <p class="muted small">{question}</p>
            {quote}
            <p class="small">{told}</p>
            <div class="actions">
                <button class="button" type="button" aria-pressed=move || (state() == "confirmed").to_string()
                    disabled=is_nothing on:click=confirm>
                    "Confirm" {hidden()}
                </button>
                <button class="button button--quiet" type="button" disabled=is_nothing on:click=show>
                    "Show" {hidden()}
                </button>
                <button class="button button--quiet" type="button" aria-expanded=move || is_picking.get().to_string()
                    on:click=move |_| is_picking.update(|is_picking| *is_picking = !*is_picking)>
                    "Choose a sentence" {hidden()}
                </button>
                <button class="button button--quiet" type="button" aria-pressed=move || (state() == "missing").to_string()
                    on:click=move |_| mark(None)>
                    "Mark as missing" {hidden()}
                </button>
            </div>
            {others}
            {picks}
        </li>
    }
}

/// The printed map: the author's decision for each line, and room for a partner's mark. It prints
/// the text with its stand-ins.
#[component]
pub fn EvidencePrint(
    lines: Memo<Vec<EvidenceLine>>,
    text: Memo<String>,
    #[prop(into)] prints: Signal<bool>,
    /// Replaces names with stand-ins.
    outgoing: Callback<String, String>,
) -> impl IntoView {
    let row = move |line: EvidenceLine| {
        let said = match line.state {
            EvidenceState::Confirmed(_) => "Author: here",
            EvidenceState::Missing => "Author: not there",
            EvidenceState::Open | EvidenceState::Changed(_) => "Author: not marked",
        };
        let quote = line.is_confirmed().then(|| sentence_of(&line)).flatten();
        let quote = quote.map(|span| text.with(|text| one_line(span.of(text))));
        let quote = quote.map(|quote| outgoing.run(quote));
        view! {
            <tr>
                <th scope="row">{outgoing.run(capitalized(line.name()))}</th>
                <td>{quote}</td>
                <td>{said}</td>
                <td>"Partner: ☐ here ☐ not there"</td>
            </tr>
        }
    };
    let table = move || {
        prints.get().then(|| {
            let rows = lines.get().into_iter().map(row).collect_view();
            view! {
                <div class="evidence-print">
                    <h2>"Evidence"</h2>
                    <table><tbody>{rows}</tbody></table>
                </div>
            }
        })
    };
    view! { {table} }
}
