//! What an interviewer would stumble over in a story, and what the story has earned.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use crate::domain::format::counts::counted;
use crate::domain::format::durations::clock_face;
use crate::domain::speaking::{ANSWER, Pace};
use crate::domain::stories::review::rule::StoryFinding;
use crate::domain::stories::review::strength::MOST;
use crate::domain::stories::review::{StoryReview, StrengthMark};
use crate::domain::stories::story::StarPart;
use crate::domain::stories::story::Story;
use crate::state::{Typed, use_app};

/// The steps in which a pace is chosen, in words a minute.
const STEP: usize = 5;

/// Of one rule, so many passages are shown; fixing them shows the next.
const SHOWN: usize = 5;

/// The longest quote shown whole, in characters.
const LONGEST_QUOTE: usize = 160;

/// The id of a part's field.
pub fn part_id(part: StarPart) -> String {
    format!("part-{}", part.name().to_ascii_lowercase())
}

/// Strength with its reasons, the time, and the findings.
#[component]
pub fn Checks(typed: Typed<Story>, reviewed: RwSignal<Option<StoryReview>>) -> impl IntoView {
    let points = Memo::new(move |_| {
        reviewed.with(|review| review.as_ref().map_or(0, |review| review.strength.points))
    });
    let marks = move |is_earned: bool| {
        move || {
            reviewed.with(|review| {
                review
                    .iter()
                    .flat_map(|review| &review.strength.marks)
                    .filter(|mark| mark.evidence.is_some() == is_earned)
                    .map(mark)
                    .collect_view()
            })
        }
    };
    let is_foreign = Memo::new(move |_| {
        reviewed.with(|review| review.as_ref().is_some_and(|review| !review.is_english))
    });
    let put_aside = Memo::new(move |_| typed.form.with(|form| form.dismissed.clone()));
    // Put apart once a review or a dismissal, not once a key; comparing would cost what showing does.
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
        <section class="checks" id="checks" tabindex="-1" aria-label="Strength and findings">
            <h2 class="checks__title">
                "Strength " <span class="checks__points" data-testid="strength">{points}</span>
                <span class="muted">{format!(" of {MOST}")}</span>
            </h2>
            <meter class="score__bar" min="0" max=MOST.to_string() prop:value=move || f64::from(points.get()) aria-label="Strength"></meter>
            <Show when=move || is_foreign.get()>
                <p class="muted small">"The checks of words read English only; words and time are counted all the same."</p>
            </Show>
            <Show when=move || !is_empty()>
                <details class="checks__reasons">
                    <summary>"What earned it, and what would"</summary>
                    <ul>{marks(true)}{marks(false)}</ul>
                </details>
            </Show>
            <Time reviewed />
            <Show
                when=move || !is_empty()
                fallback=|| view! {
                    <p class="empty">
                        "When there is something to read, what an interviewer would stumble over is listed here, each "
                        "with its sentence and a way to fix it."
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

fn mark(mark: &StrengthMark) -> impl IntoView + use<> {
    let (is_earned, worth) = (mark.evidence.is_some(), mark.worth);
    let points = if is_earned {
        format!("+{worth}")
    } else {
        format!("0 of {worth}")
    };
    let evidence = mark
        .evidence
        .clone()
        .map(|evidence| view! { <span class="checks__evidence">{evidence}</span> });
    view! {
        <li class="checks__mark" data-earned=is_earned.then_some("true")>
            <span class="checks__worth">{points}</span>
            <span>{mark.name}{evidence}</span>
        </li>
    }
}

/// The time that it takes to say, against two minutes, at a pace that can be chosen.
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
                aria-label="Pace, in words a minute"
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

/// The open findings, and those that were put aside.
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

/// One card a rule, with its passages.
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
    let quote = (!finding.quote.is_empty())
        .then(|| view! { <blockquote class="story-finding__quote">{shortened(&finding.quote)}</blockquote> });
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
        // The button is gone; the list is where one was.
        focus("story-findings");
    };
    view! {
        <li class="story-finding__passage">
            {quote}
            <span class="muted small">{detail}</span>
            <span class="story-finding__actions">
                {fix}
                <button class="button button--quiet" type="button" on:click=put_aside>
                    {if is_dismissed { "Bring back" } else { "Dismiss" }}
                    <span class="visually-hidden">{format!(": {}", rule.name)}</span>
                </button>
            </span>
        </li>
    }
}

/// Selects a passage in its field. What was typed since the rules looked may have moved it; then
/// the field alone is entered.
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
