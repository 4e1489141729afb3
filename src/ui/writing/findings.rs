//! The findings by rule, each with its sentence, and ways to fix or dismiss it.

use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::domain::format::counts::counted;
use crate::domain::record::id::RecordId;
use crate::domain::review::dismissal::{Aside, Dismissal, Reach, StandingDismissal};
use crate::domain::review::passages::Quotation;
use crate::domain::review::rule::{Finding, Rule, Severity};
use crate::domain::review::verdict::{Numbered, RuleGroup, by_rule, fix_first, neighbor, tally};
use crate::domain::text::Span;
use crate::state::use_app;
use crate::ui::components::form::{Choice, Opt};

/// The id of the heading above the findings.
const HEADING: &str = "findings";

/// State shared by the list of findings and the page beside it; a copyable handle.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The memo.
    pub id: StoredValue<RecordId>,
    /// The text that was reviewed.
    pub text: Memo<String>,
    /// The open findings, in reading order.
    pub open: Memo<Vec<Numbered>>,
    /// The selected one.
    pub current: RwSignal<Option<usize>>,
    /// Opens the sheet at a passage.
    pub fix: Callback<Option<Span>>,
    /// Whether findings are shown one by one, on a small screen.
    pub is_small: Signal<bool>,
}

impl Desk {
    /// Selects a finding: its passage is marked and scrolled into view.
    pub fn show(self, number: usize) {
        self.current.set(Some(number));
        request_animation_frame(move || show_passage(number));
    }

    /// Selects a finding and moves the focus to it in the list.
    pub fn go_to(self, number: usize) {
        self.show(number);
        // Its group opens with the next frame.
        request_animation_frame(move || focus(&card_id(number)));
    }

    /// The numbers of the open findings; not tracked.
    pub fn numbers(self) -> Vec<usize> {
        self.open
            .with_untracked(|open| open.iter().map(|(number, _)| *number).collect())
    }

    /// Goes from a finding's passage to its place in the list.
    pub fn back_to_list(self, number: usize) {
        self.current.set(None);
        request_animation_frame(move || focus(&card_id(number)));
    }

    /// Dismisses a finding within `reach`, and moves the focus on.
    pub fn dismiss(self, number: usize, aside: Aside) {
        let of_rule: Vec<usize> = self.open.with_untracked(|open| {
            let groups = by_rule(open, None);
            let own = groups
                .into_iter()
                .find(|group| group.numbers.contains(&number));
            own.map(|group| group.numbers).unwrap_or_default()
        });
        let next = neighbor(&of_rule, Some(number), true)
            .or_else(|| neighbor(&of_rule, Some(number), false));
        use_app().library.put_aside(&self.id.get_value(), aside);
        // On a small screen, the next finding is shown automatically.
        if self.is_small.get_untracked() && self.current.get_untracked() == Some(number) {
            return;
        }
        request_animation_frame(move || {
            let left = next.map(card_id).filter(|id| element(id).is_some());
            focus(left.as_deref().unwrap_or(HEADING));
        });
    }

    /// The dismissal of a finding in this memo.
    pub fn here(self, finding: &Finding, reach: Reach) -> Aside {
        let dismissal = self
            .text
            .with_untracked(|text| Dismissal::of(finding, reach, text));
        Aside::Here(dismissal)
    }
}

fn card_id(number: usize) -> String {
    format!("finding-{number}")
}

/// What to fix first, with sentences.
#[component]
pub fn FixFirst(desk: Desk) -> impl IntoView {
    let thing = move |(number, finding): &Numbered| {
        let (number, span) = (*number, finding.span);
        let rule = finding.rule;
        let quote = desk
            .text
            .with_untracked(|text| Quotation::of(finding, text));
        view! {
            <li class="first__thing">
                <h3 class="finding__name">{rule.name}</h3>
                <p class="finding__detail">{finding.detail.clone()}</p>
                {(!quote.words.is_empty()).then(|| view! { <Quoted quote show=move || desk.show(number) /> })}
                <p class="finding__fix">{rule.fix}</p>
                <FixButton desk span rule />
            </li>
        }
    };
    move || {
        let things = desk.open.with(|open| {
            let first = fix_first(open);
            first.into_iter().map(thing).collect::<Vec<_>>()
        });
        let heading = match things.len() {
            0 => return None,
            1 => "One thing to fix first",
            2 => "Two things to fix first",
            _ => "Three things to fix first",
        };
        Some(view! {
            <section class="first" aria-labelledby="fix-first" data-testid="fix-first">
                <h2 id="fix-first">{heading}</h2>
                <ol>{things}</ol>
            </section>
        })
    }
}

/// The open findings by rule.
#[component]
pub fn Findings(desk: Desk) -> impl IntoView {
    let open = desk.open;
    let chosen = RwSignal::new(None::<Severity>);
    let counts = Memo::new(move |_| open.with(|open| tally(open)));
    // If no finding of the chosen severity is left, all are shown again.
    let only = Memo::new(move |_| {
        let chosen = chosen.get()?;
        counts
            .get()
            .iter()
            .any(|&(severity, count)| severity == chosen && count > 0)
            .then_some(chosen)
    });
    let groups = Memo::new(move |_| open.with(|open| by_rule(open, only.get())));
    // "n" and "p" go to the next and previous finding, as in classic mail programs.
    let walk = move |event: KeyboardEvent| {
        let forward = match event.key().as_str() {
            "n" => true,
            "p" => false,
            _ => return,
        };
        let numbers: Vec<usize> = groups.with_untracked(|groups| {
            let all = groups.iter().flat_map(|group| group.numbers.iter());
            all.copied().collect()
        });
        if let Some(number) = neighbor(&numbers, desk.current.get_untracked(), forward) {
            event.prevent_default();
            desk.go_to(number);
        }
    };
    let filter = move || {
        let counts = counts.get();
        let all: usize = counts.iter().map(|(_, count)| count).sum();
        let option = |value: Option<Severity>, name: &str, count: usize| Opt {
            value,
            slug: value.map_or("all", Severity::slug).to_owned(),
            label: format!("{name} ({count})"),
        };
        let some: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
        let options = std::iter::once(option(None, "All", all))
            .chain(
                some.iter()
                    .map(|&(severity, count)| option(Some(severity), severity.name(), count)),
            )
            .collect();
        (some.len() > 1)
            .then(|| view! { <Choice name="severity" legend="Show" options value=chosen /> })
    };
    view! {
        <h2 id=HEADING tabindex="-1">{move || heading(open.with(Vec::len))}</h2>
        <Show when=move || open.with(Vec::is_empty)>
            <p class="empty">
                "The rules only check form, not your argument. Read the memo aloud "
                "once, and ask “so what?” of every paragraph."
            </p>
        </Show>
        <Show when=move || !open.with(Vec::is_empty)>
            <p class="muted small keys-hint">"On a keyboard, press n for the next finding and p for the previous one."</p>
        </Show>
        {filter}
        <ul data-testid="finding-list" on:keydown=walk>
            <For
                each=move || groups.get()
                key=|group| group.rule.id
                children=move |group| view! { <Rules desk groups rule=group.rule /> }
            />
        </ul>
    }
}

fn heading(open: usize) -> String {
    match open {
        0 => "No findings".to_owned(),
        open => counted(open, "finding", "findings"),
    }
}

/// The findings of one rule, closed at first.
#[component]
fn Rules(desk: Desk, groups: Memo<Vec<RuleGroup>>, rule: &'static Rule) -> impl IntoView {
    let numbers = Memo::new(move |_| {
        groups.with(|groups| {
            let own = groups.iter().find(|group| group.rule.id == rule.id);
            own.map(|group| group.numbers.clone()).unwrap_or_default()
        })
    });
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(current) = desk.current.get()
            && numbers.with_untracked(|numbers| numbers.contains(&current))
        {
            is_open.set(true);
        }
    });
    let cards = move || -> Vec<(usize, Finding, Quotation)> {
        let of_rule = |(_, finding): &&Numbered| finding.rule.id == rule.id;
        desk.text.with_untracked(|text| {
            desk.open.with(|open| {
                let own = open.iter().filter(of_rule);
                own.map(|(number, finding)| {
                    (*number, finding.clone(), Quotation::of(finding, text))
                })
                .collect()
            })
        })
    };
    view! {
        <li>
            <details
                class="finding-group"
                data-group=rule.id
                data-severity=rule.severity.slug()
                prop:open=move || is_open.get()
                on:toggle:target=move |event| is_open.set(event.target().has_attribute("open"))
            >
                <summary>
                    <h3 class="finding__name">{rule.name}</h3>
                    <span class="finding__detail">
                        {rule.severity.name()} " · "
                        {move || counted(numbers.with(Vec::len), "finding", "findings")}
                    </span>
                </summary>
                <p class="finding__why">{rule.why}</p>
                <p class="finding__fix">{rule.fix}</p>
                <ul>
                    <For
                        each=cards
                        key=|(number, finding, quote)| (*number, finding.span.map(|span| span.start), quote.whole())
                        children=move |(number, finding, quote)| view! { <Card desk number finding quote /> }
                    />
                </ul>
            </details>
        </li>
    }
}

/// Scrolls a marked passage into view.
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

/// A sentence with the flagged words in bold; a press shows it on the page.
#[component]
pub fn Quoted(quote: Quotation, #[prop(into)] show: Callback<()>) -> impl IntoView {
    let Quotation {
        before,
        words,
        after,
    } = quote;
    view! {
        <blockquote dir="auto">
            <button class="finding__show" type="button" on:click=move |_| show.run(())>
                {before}
                <strong>{words}</strong>
                {after}
                <span class="visually-hidden">" — show it on the page"</span>
            </button>
        </blockquote>
    }
}

/// Opens the sheet at a finding.
#[component]
pub fn FixButton(desk: Desk, span: Option<Span>, rule: &'static Rule) -> impl IntoView {
    view! {
        <button class="button button--quiet" type="button" on:click=move |_| desk.fix.run(span)>
            "Fix"
            <span class="visually-hidden">{format!(": {}", rule.name)}</span>
        </button>
    }
}

/// Dismisses a finding, here or more broadly.
#[component]
pub fn DismissButtons(desk: Desk, number: usize, finding: Finding) -> impl IntoView {
    let rule = finding.rule;
    let words = StandingDismissal::of(&finding).map(|standing| {
        vec![
            (
                "These words in this memo",
                desk.here(&finding, Reach::Words),
            ),
            ("These words in every memo", Aside::Everywhere(standing)),
        ]
    });
    let mut further = words.unwrap_or_default();
    let of_rule = Aside::Everywhere(StandingDismissal::of_rule(&finding));
    further.push(("This rule in this memo", desk.here(&finding, Reach::Rule)));
    further.push(("This rule in every memo", of_rule));
    let further = further
        .into_iter()
        .map(|(label, aside)| {
            view! {
                <button class="button button--quiet" type="button" on:click=move |_| desk.dismiss(number, aside.clone())>
                    {label}
                    <span class="visually-hidden">{format!(": dismiss {}", rule.name)}</span>
                </button>
            }
        })
        .collect_view();
    let place = desk.here(&finding, Reach::Place);
    view! {
        <button class="button button--quiet" type="button" on:click=move |_| desk.dismiss(number, place.clone())>
            "Dismiss"
            <span class="visually-hidden">{format!(": {}, in this place", rule.name)}</span>
        </button>
        <details class="finding__further">
            <summary>"Dismiss more"</summary>
            {further}
        </details>
    }
}

#[component]
fn Card(desk: Desk, number: usize, finding: Finding, quote: Quotation) -> impl IntoView {
    let rule = finding.rule;
    let span = finding.span;
    let is_current = move || desk.current.get() == Some(number);
    view! {
        <li
            class="finding"
            id=card_id(number)
            tabindex="-1"
            data-rule=rule.id
            data-current=move || is_current().then_some("true")
        >
            <p class="finding__detail">{finding.detail.clone()}</p>
            {(!quote.words.is_empty()).then(|| view! { <Quoted quote show=move || desk.show(number) /> })}
            <div class="actions">
                <FixButton desk span rule />
                <DismissButtons desk number finding />
            </div>
        </li>
    }
}
