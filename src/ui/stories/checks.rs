//! Problems that an interviewer would notice in a story, and its checklist.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use crate::domain::format::counts::counted;
use crate::domain::format::durations::clock_face;
use crate::domain::speaking::{ANSWER, Pace};
use crate::domain::stories::review::rule::StoryFinding;
use crate::domain::stories::review::{CheckItem, StoryReview, Verdict};
use crate::domain::stories::story::{CheckAnswer, StarPart, Story};
use crate::state::{Typed, use_app};

/// The steps of the pace control, in words a minute.
const STEP: usize = 5;

/// The most passages shown for one rule; fixing them shows the next.
const SHOWN: usize = 5;

/// The longest quote that is shown in full, in characters.
const LONGEST_QUOTE: usize = 160;

/// The id of a part's field.
pub fn part_id(part: StarPart) -> String {
    format!("part-{}", part.name().to_ascii_lowercase())
}

/// The checklist with its evidence, the time, and the findings.
#[component]
pub fn Checks(typed: Typed<Story>, reviewed: RwSignal<Option<StoryReview>>) -> impl IntoView {
    let strength = Memo::new(move |_| {
        reviewed.with(|review| review.as_ref().map(|review| review.strength.clone()))
    });
    let met = move || {
        strength.with(|strength| {
            strength
                .as_ref()
                .map(|strength| strength.weight().in_words())
        })
    };
    let standing = move || {
        strength.with(|strength| {
            let strength = strength.as_ref()?;
            let unclear = match strength.count(Verdict::Unclear) {
                0 => String::new(),
                unclear => format!(", {unclear} unclear"),
            };
            Some(format!(" met{unclear} · {}", strength.band().name()))
        })
    };
    let caps = move || {
        strength.with(|strength| {
            strength
                .iter()
                .flat_map(|strength| &strength.caps)
                .map(|cap| view! { <li>{cap.advice()}</li> })
                .collect_view()
        })
    };
    let has_caps =
        move || strength.with(|strength| strength.as_ref().is_some_and(|one| !one.caps.is_empty()));
    // Missing items come first, since they are what to write next.
    let items = move || {
        strength.with(|strength| {
            [Verdict::Missing, Verdict::Unclear, Verdict::Met]
                .into_iter()
                .flat_map(|verdict| {
                    let items = strength.iter().flat_map(|strength| &strength.items);
                    items
                        .filter(move |item| item.verdict == verdict)
                        .map(|item| checked(typed, item.clone()))
                })
                .collect_view()
        })
    };
    let is_foreign = Memo::new(move |_| {
        reviewed.with(|review| review.as_ref().is_some_and(|review| !review.is_english))
    });
    let put_aside = Memo::new(move |_| typed.form.with(|form| form.dismissed.clone()));
    // Computed once per review or dismissal, not per keystroke; comparing would cost as much as
    // showing it.
    let findings = Memo::new_with_compare(
        move |_| {
            put_aside.track();
            findings(typed, reviewed)
        },
        |_, _| true,
    );
    let heading = move || match findings.with(|(open, _)| open.len()) {
        0 => "No findings".to_owned(),
        open => counted(open, "finding", "findings"),
    };
    let is_empty =
        move || reviewed.with(|review| review.as_ref().is_none_or(|review| review.words == 0));
    view! {
        <section class="checks" id="checks" tabindex="-1" aria-label="Checklist and findings">
            <h2 class="checks__title" id="story-checklist" tabindex="-1">
                "Checklist " <span class="checks__points" data-testid="strength">{met}</span>
                <span class="muted" data-testid="band">{standing}</span>
            </h2>
            <Show when=move || !is_empty() && has_caps()>
                <ul class="checks__caps" data-testid="caps">{caps}</ul>
            </Show>
            <Show when=move || is_foreign.get()>
                <p class="muted small">"The word checks only read English. Words and time are still counted."</p>
            </Show>
            <Show when=move || !is_empty()>
                <details class="checks__reasons">
                    <summary>"Items met, with their sentences"</summary>
                    <ul data-testid="checklist">{items}</ul>
                </details>
            </Show>
            <Time reviewed />
            <Show
                when=move || !is_empty()
                fallback=|| view! {
                    <p class="empty">
                        "Once you write something, this lists what an interviewer would question, each "
                        "with its sentence and a fix."
                    </p>
                }
            >
                <h2 class="checks__title" id="story-findings" tabindex="-1">{heading}</h2>
                <div>{move || findings.with(|(open, _)| cards(typed, open, false))}</div>
                {move || findings.with(|(_, dismissed)| {
                    (!dismissed.is_empty()).then(|| view! {
                        <details>
                            <summary>{format!("{} dismissed", dismissed.len())}</summary>
                            {cards(typed, dismissed, true)}
                        </details>
                    })
                })}
            </Show>
        </section>
    }
}

/// A checklist item, with its evidence and the candidate's decision.
fn checked(typed: Typed<Story>, item: CheckItem) -> impl IntoView {
    let verdict = match item.verdict {
        Verdict::Met => "Met",
        Verdict::Unclear => "Unclear",
        Verdict::Missing => "Missing",
    };
    let quote = (!item.quote.is_empty()).then(|| {
        view! { <span class="checks__evidence" dir="auto">{format!("“{}”", shortened(&item.quote))}</span> }
    });
    let counted = (!item.counted.is_empty())
        .then(|| view! { <span class="checks__evidence" dir="auto">{item.counted.clone()}</span> });
    let said = item.answer.map(|holds| {
        let said = if holds {
            "You confirmed it."
        } else {
            "You marked it as not met."
        };
        view! { <span class="muted small">{said}</span> }
    });
    let name = item.name;
    let actions = item.is_judged.then(|| {
        let button =
            |label: &'static str, act: fn(&mut Story, CheckAnswer), answer: CheckAnswer| {
                let press = move |_| {
                    typed.edit(|form| act(form, answer.clone()));
                    // The list is redrawn, so the focus goes to its heading.
                    focus("story-checklist");
                };
                view! {
                    <button class="button button--quiet" type="button" on:click=press>
                        {label}
                        <span class="visually-hidden">{format!(": {name}")}</span>
                    </button>
                }
            };
        let confirm = (item.answer.is_none() && item.verdict != Verdict::Met)
            .then(|| button("Mark as met", Story::answer, item.answered(true)));
        let refuse = (item.answer.is_none() && item.verdict != Verdict::Missing)
            .then(|| button("Mark as not met", Story::answer, item.answered(false)));
        let undo = item.answer.map(|holds| {
            button(
                "Undo",
                |form, answer| form.take_back(&answer),
                item.answered(holds),
            )
        });
        view! { <span class="story-finding__actions">{confirm}{refuse}{undo}</span> }
    });
    view! {
        <li class="checks__mark" data-earned=(item.verdict == Verdict::Met).then_some("true") data-item=item.id>
            <span class="checks__worth">{verdict}</span>
            <span>{name}{quote}{counted}{said}{actions}</span>
        </li>
    }
}

/// The speaking time at a chosen pace, compared with two minutes.
#[component]
fn Time(reviewed: RwSignal<Option<StoryReview>>) -> impl IntoView {
    let library = use_app().library;
    let pace = Memo::new(move |_| library.preferences.with(|record| record.body.pace));
    let words = Memo::new(move |_| {
        reviewed.with(|review| review.as_ref().map_or(0, |review| review.words))
    });
    let time = move || clock_face(pace.get().time(words.get()));
    let options = Pace::RANGE
        .step_by(STEP)
        .map(|words| {
            view! {
                <option value=words.to_string() prop:selected=move || pace.get().words_a_minute() == words>
                    {words}
                </option>
            }
        })
        .collect_view();
    view! {
        <p class="checks__time">
            <span data-testid="spoken">{time}</span>
            {format!(" of {} spoken at ", clock_face(ANSWER))}
            <select
                class="input input--inline"
                name="pace"
                aria-label="Pace, in words per minute"
                on:change:target=move |event| {
                    if let Ok(words) = event.target().value().parse() {
                        library.prefer(|preferences| preferences.pace = Pace::new(words));
                    }
                }
            >
                {options}
            </select>
            " words a minute"
        </p>
    }
}

/// Open and dismissed findings.
fn findings(
    typed: Typed<Story>,
    reviewed: RwSignal<Option<StoryReview>>,
) -> (Vec<StoryFinding>, Vec<StoryFinding>) {
    reviewed
        .get()
        .into_iter()
        .flat_map(|review| review.findings)
        .partition(|finding| {
            typed
                .form
                .with_untracked(|form| !form.has_dismissed(&finding.into()))
        })
}

/// One card per rule, with its passages.
fn cards(
    typed: Typed<Story>,
    findings: &[StoryFinding],
    is_dismissed: bool,
) -> impl IntoView + use<> {
    findings
        .chunk_by(|one, next| one.rule.id == next.rule.id)
        .filter_map(|group| {
            let rule = group.first()?.rule;
            let more = group.len().saturating_sub(SHOWN);
            let passages = group
                .iter()
                .take(SHOWN)
                .map(|finding| passage(typed, finding.clone(), is_dismissed))
                .collect_view();
            Some(view! {
                <article class="story-finding" data-rule=rule.id>
                    <h3 class="story-finding__name">{rule.name}</h3>
                    <ul>{passages}</ul>
                    {(more > 0).then(|| view! { <p class="muted small">{format!("and {more} more like these")}</p> })}
                    <p class="small">{rule.why}</p>
                    <p class="small story-finding__fix">{rule.fix}</p>
                </article>
            })
        })
        .collect_view()
}

fn passage(typed: Typed<Story>, finding: StoryFinding, is_dismissed: bool) -> impl IntoView {
    let rule = finding.rule;
    let place = finding.part.map(|part| format!("{}: ", part.name()));
    let detail = format!("{}{}", place.unwrap_or_default(), finding.detail);
    let quote = (!finding.quote.is_empty()).then(|| {
        let quote = typed.form.with_untracked(|story| {
            let text = finding.part.map_or("", |part| story.part(part));
            shortened(finding.shown(text))
        });
        view! { <blockquote class="story-finding__quote" dir="auto">{quote}</blockquote> }
    });
    let shown = finding.clone();
    let fix = (finding.part.is_some() && !is_dismissed).then(|| {
        view! {
            <button class="button button--quiet" type="button" on:click=move |_| show(typed, &shown)>
                "Fix"
                <span class="visually-hidden">{format!(": {}", rule.name)}</span>
            </button>
        }
    });
    let put_aside = move |_| {
        typed.edit(|form| {
            if is_dismissed {
                form.bring_back(&(&finding).into());
            } else {
                form.dismiss((&finding).into());
            }
        });
        // The button is gone, so the focus goes to the list.
        focus("story-findings");
    };
    view! {
        <li class="story-finding__passage">
            {quote}
            <span class="muted small">{detail}</span>
            <span class="story-finding__actions">
                {fix}
                <button class="button button--quiet" type="button" on:click=put_aside>
                    {if is_dismissed { "Restore" } else { "Dismiss" }}
                    <span class="visually-hidden">{format!(": {}", rule.name)}</span>
                </button>
            </span>
        </li>
    }
}

/// Selects a passage in its field. Text typed since the last review may have moved it; then only
/// the field gets the focus.
fn show(typed: Typed<Story>, finding: &StoryFinding) {
    let Some(part) = finding.part else {
        return;
    };
    focus(&part_id(part));
    let Some(span) = finding.span else {
        return;
    };
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let place = typed.form.with_untracked(|form| {
        let text = form.part(part);
        (span.of(text) == finding.quote).then(|| units(text.get(..span.start).unwrap_or_default()))
    });
    if let (Some(start), Some(field)) = (place, element::<HtmlTextAreaElement>(&part_id(part))) {
        // The range is within the text that was just compared.
        let _ = field.set_selection_range(start, start + units(&finding.quote));
    }
}

fn focus(id: &str) {
    if let Some(element) = element::<HtmlElement>(id) {
        // An element on the page can always be focused.
        let _ = element.focus();
    }
}

fn element<T: JsCast>(id: &str) -> Option<T> {
    web_sys::window()?
        .document()?
        .get_element_by_id(id)?
        .dyn_into()
        .ok()
}

fn shortened(quote: &str) -> String {
    match quote.char_indices().nth(LONGEST_QUOTE) {
        Some((cut, _)) => format!("{} …", quote.get(..cut).unwrap_or(quote).trim_end()),
        None => quote.to_owned(),
    }
}
