//! The review: the memo as it prints, beside what a reader would stumble over.

use std::sync::Arc;

use leptos::html;
use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::privacy::names::replaced;
use crate::domain::record::id::RecordId;
use crate::domain::review::Reviewer;
use crate::domain::review::dismissal::is_put_aside;
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::review::manuscript::{Brief, Layout};
use crate::domain::review::rule::{Dimension, Finding};
use crate::domain::text::{Span, word_count};
use crate::domain::writing::memo::MemoDraft;
use crate::domain::writing::rating::{Rating, marks};
use crate::route::{GuideRoute, WritingRoute};
use crate::state::use_app;
use crate::ui::shared::{Link, NotFoundHere};
use crate::ui::writing::findings::{Findings, focus, show_passage};
use crate::ui::writing::follow_ups::FollowUps;
use crate::ui::writing::out::TakeWithYou;
use crate::ui::writing::pages::{LateLegend, Pages, measure};
use crate::ui::writing::scores::{RateFirst, SCORES, Scores};
use crate::ui::writing::versions::Versions;

/// A memo's review.
#[component]
pub fn ReviewPage(id: RecordId) -> impl IntoView {
    let library = use_app().library;
    let is_known = {
        let id = id.clone();
        Memo::new(move |_| library.memo(&id).is_some())
    };
    move || {
        if is_known.get() {
            view! { <Review id=id.clone() /> }.into_any()
        } else {
            view! { <NotFoundHere what="memo" to=WritingRoute::Start place="Write" /> }.into_any()
        }
    }
}

#[component]
fn Review(id: RecordId) -> impl IntoView {
    let app = use_app();
    let memo = {
        let id = id.clone();
        Memo::new(move |_| app.library.memo(&id).map(|memo| memo.body))
    };
    let text = Memo::new(move |_| {
        memo.with(|memo| {
            memo.as_ref()
                .map(|memo| memo.draft.text.clone())
                .unwrap_or_default()
        })
    });
    let prompt = move || {
        memo.with(|memo| {
            memo.as_ref()
                .and_then(MemoDraft::prompt)
                .map(|prompt| prompt.text.clone())
        })
    };
    let (format, lettering, limit) = memo
        .with_untracked(|memo| {
            memo.as_ref()
                .map(|memo| (memo.format, memo.lettering, memo.page_limit()))
        })
        .unwrap_or_default();
    let layout = RwSignal::new(None::<Layout>);
    let flow = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        text.track();
        // After the paragraphs are on the page.
        request_animation_frame(move || {
            if let Some(flow) = flow.try_get_untracked().flatten() {
                layout.set(Some(measure(&flow, limit)));
            }
        });
    });
    let reviewer = StoredValue::new_local(Reviewer::default());
    let names = Memo::new(move |_| app.library.preferences.get().body.confidential);
    let standing = Memo::new(move |_| app.library.preferences.get().body.dismissed);
    // Only what the rules look at is compared: a dismissal must not start a review.
    let brief = Memo::new(move |_| {
        memo.with(|memo| {
            memo.as_ref()
                .map(|memo| {
                    (
                        memo.prompt().map(|prompt| prompt.text.clone()),
                        memo.document,
                    )
                })
                .unwrap_or_default()
        })
    });
    let reviewed = Memo::new_with_compare(
        move |_| {
            let (prompt, kind) = brief.get();
            names.with(|names| {
                let brief = Brief {
                    prompt: prompt.as_deref(),
                    kind,
                    layout: layout.get(),
                    confidential: names,
                };
                let mut review = None;
                text.with(|text| {
                    reviewer.update_value(|reviewer| review = Some(reviewer.review(text, &brief)));
                });
                review.map(Arc::new)
            })
        },
        |_, _| true,
    );
    let is_aside = move |finding: &Finding| {
        memo.with(|memo| {
            memo.as_ref()
                .is_some_and(|memo| memo.has_dismissed(finding))
        }) || standing.with(|standing| is_put_aside(finding, standing))
    };
    let all = Signal::derive(move || {
        reviewed
            .get()
            .map(|review| review.findings.clone())
            .unwrap_or_default()
    });
    let numbered = move |wanted: bool| -> Vec<(usize, Finding)> {
        all.get()
            .into_iter()
            .enumerate()
            .filter(|(_, finding)| is_aside(finding) == wanted)
            .collect()
    };
    let open = Memo::new_with_compare(move |_| numbered(false), |_, _| true);
    let dismissed = Memo::new_with_compare(move |_| numbered(true), |_, _| true);
    let scores = Signal::derive(move || {
        reviewed
            .get()
            .map(|review| review.scores(&is_aside))
            .unwrap_or_default()
    });
    let grade = move || {
        let grade = reviewed.get()?.grade?;
        Some(format!(
            " · reading grade {:.0} (Flesch–Kincaid, for information)",
            grade.level
        ))
    };
    // How many sittings have ended, and the rating of the last of them.
    let ended = Memo::new(move |_| {
        memo.with(|memo| {
            let sittings = memo
                .as_ref()
                .map(|memo| memo.sittings.as_slice())
                .unwrap_or_default();
            u32::try_from(
                sittings
                    .iter()
                    .filter(|sitting| sitting.end.is_some())
                    .count(),
            )
            .unwrap_or(u32::MAX)
        })
    });
    let rating = Memo::new(move |_| {
        memo.with(|memo| {
            memo.as_ref()?
                .ratings
                .iter()
                .rev()
                .find(|rating| rating.sittings == ended.get())
                .cloned()
        })
    });
    let is_shown =
        Memo::new(move |_| rating.with(Option::is_some) || text.with(|text| word_count(text)) == 0);
    let rate = {
        let id = id.clone();
        move |own: Vec<(Dimension, u32)>| {
            let rating = Rating {
                at: app.core().now(),
                sittings: ended.get_untracked(),
                marks: marks(&own, &untrack(|| scores.get())),
                words: count_of(text.with_untracked(|text| word_count(text))),
                page_tenths: layout
                    .get_untracked()
                    .map_or(0, |layout| layout.pages.tenths()),
                findings: count_of(open.with_untracked(Vec::len)),
            };
            app.library
                .edit(&id, |memo: &mut MemoDraft| memo.ratings.push(rating));
            request_animation_frame(|| focus(SCORES));
        }
    };
    let current = RwSignal::new(None::<usize>);
    // Nothing is marked before the author has had a view of their own. A passage that a score
    // points at is marked besides, with a number that no finding has.
    let pointed_at = RwSignal::new(None::<Span>);
    let shown_marks = Memo::new(move |_| {
        if !is_shown.get() {
            return Vec::new();
        }
        let mut marks: Vec<(Span, usize)> = pointed_at
            .get()
            .map(|span| (span, POINTED_AT))
            .into_iter()
            .collect();
        open.with(|open| {
            marks.extend(
                open.iter()
                    .filter_map(|(number, finding)| Some((finding.span?, *number))),
            );
        });
        marks.sort_by_key(|(span, _)| span.start);
        marks
    });
    let guide = match brief.with_untracked(|(_, document)| *document) {
        DocumentKind::NarrativeMemo => "writing-assessment",
        DocumentKind::PrFaq => "pr-faq",
        DocumentKind::SixPager => "narrative",
    };
    let shown_with = app.handouts.shown_with;
    let late = Memo::new(move |_| {
        // Spans of the text as it was written say nothing of one with other names in it.
        if is_shown.get() && shown_with.with(Vec::is_empty) {
            memo.with(|memo| memo.as_ref().map(MemoDraft::overtime))
                .unwrap_or_default()
        } else {
            Vec::new()
        }
    });
    let point = move |span: Span| {
        pointed_at.set(Some(span));
        current.set(Some(POINTED_AT));
        request_animation_frame(|| show_passage(POINTED_AT));
    };
    // What prints is what the page shows.
    let shown_text =
        Memo::new(move |_| text.with(|text| shown_with.with(|with| replaced(text, with))));
    let printed_marks = Memo::new(move |_| {
        if shown_with.with(Vec::is_empty) {
            shown_marks.get()
        } else {
            Vec::new()
        }
    });
    let count = Signal::derive(move || layout.get().map_or(1, |layout| layout.pages.printed()));
    let fix = {
        let id = id.clone();
        move |span: Option<Span>| {
            let now = app.core().reading();
            app.library
                .edit(&id, |memo: &mut MemoDraft| memo.revise(now));
            app.to_fix.set(span);
            app.go(WritingRoute::Sheet(id.clone()));
        }
    };
    let column = {
        let id = id.clone();
        move || {
            if !is_shown.get() {
                return view! { <RateFirst rate=rate.clone() /> }.into_any();
            }
            view! {
                <Scores scores rating=rating show=point />
                <Findings id=id.clone() open dismissed current fix=fix.clone() />
            }
            .into_any()
        }
    };
    view! {
        <div class="review">
            <header class="review__head">
                <h1>"Review"</h1>
                <p class="review__prompt">{prompt}</p>
                <p class="muted">
                    {move || format!("{} · ", counted(word_count(&text.get()), "word", "words"))}
                    <span data-testid="pages">
                        {move || layout.get().map(|layout| layout.pages.to_string()).unwrap_or_default()}
                    </span>
                    {format!(" of {}", counted(limit, "page", "pages"))}
                    {grade}
                    " · "
                    <Link to=GuideRoute::Topic(guide.to_owned())>"What its readers look for"</Link>
                </p>
                <LateLegend text late />
                <Actions id=id.clone() />
                <TakeWithYou memo />
            </header>
            <div class="review__columns">
                <Pages text=shown_text marks=printed_marks late current format lettering count flow />
                <section class="findings" aria-label="What was found">
                    {column}
                    <FollowUps id=id.clone() text memo />
                    <Versions id=id.clone() memo />
                </section>
            </div>
        </div>
    }
}

/// The number of the passage that a score points at.
const POINTED_AT: usize = usize::MAX;

fn count_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What can be done with the memo as a whole.
#[component]
fn Actions(id: RecordId) -> impl IntoView {
    let app = use_app();
    let revise = move |_| {
        let now = app.core().reading();
        app.library
            .edit(&id, |memo: &mut MemoDraft| memo.revise(now));
        app.go(WritingRoute::Sheet(id.clone()));
    };
    view! {
        <div class="actions">
            <button class="button button--primary" type="button" on:click=revise>"Revise"</button>
        </div>
    }
}
