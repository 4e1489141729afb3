//! The review: the memo as it prints, beside what a reader would notice.

use std::sync::Arc;

use leptos::html;
use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::privacy::names::replaced;
use crate::domain::record::id::RecordId;
use crate::domain::review::Reviewer;
use crate::domain::review::dismissal::{ListedAside, is_put_aside, listed};
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::review::manuscript::{Brief, Layout};
use crate::domain::review::mechanics::Counted;
use crate::domain::review::passages::Passage;
use crate::domain::review::reviewed::Review;
use crate::domain::review::rule::{Dimension, Finding, Severity};
use crate::domain::review::verdict::neighbor;
use crate::domain::review::withheld::Withheld;
use crate::domain::text::{Span, word_count};
use crate::domain::writing::evidence::{EvidenceLine, map};
use crate::domain::writing::memo::MemoDraft;
use crate::domain::writing::rating::{Rating, marks};
use crate::route::{GuideRoute, WritingRoute};
use crate::state::use_app;
use crate::ui::components::form::{Bound, TextField};
use crate::ui::components::small_screen;
use crate::ui::shared::{Link, NotFoundHere};
use crate::ui::writing::dismissed::Dismissed;
use crate::ui::writing::elsewhere::ToldElsewhere;
use crate::ui::writing::evidence::{EVIDENCE, EvidenceDesk, EvidenceMap, EvidencePrint};
use crate::ui::writing::findings::{Desk, Findings, FixFirst, focus, show_passage};
use crate::ui::writing::follow_ups::FollowUps;
use crate::ui::writing::measure::measure;
use crate::ui::writing::mechanics::{Mechanics, ScoresThen};
use crate::ui::writing::out::TakeWithYou;
use crate::ui::writing::pages::{LateLegend, Pages, ReadingText};
use crate::ui::writing::rate_first::RateFirst;
use crate::ui::writing::slip::Slip;
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
            view! { <ReviewOf id=id.clone() /> }.into_any()
        } else {
            view! { <NotFoundHere what="memo" to=WritingRoute::Start place="Write" /> }.into_any()
        }
    }
}

/// The state of a memo's review; a copyable handle.
#[derive(Clone, Copy)]
struct Reviewed {
    memo: Memo<Option<MemoDraft>>,
    text: Memo<String>,
    /// Its pages, once it is laid out.
    layout: RwSignal<Option<Layout>>,
    /// The open findings, each with its number.
    open: Memo<Vec<(usize, Finding)>>,
    /// The dismissed findings.
    dismissed: Memo<Vec<ListedAside>>,
    /// What a reader looks for, and its state.
    lines: Memo<Vec<EvidenceLine>>,
    /// The sentences of the prose.
    told: Memo<Vec<Span>>,
    /// Why the text is not judged, if so.
    withheld: Memo<Option<Withheld>>,
    /// The counts.
    counted: Signal<Vec<Counted>>,
}

impl Reviewed {
    /// Reviews a memo, and again when its text, its pages, or the list of names changes.
    fn of(id: RecordId) -> Self {
        let app = use_app();
        let memo = Memo::new(move |_| app.library.memo(&id).map(|memo| memo.body));
        let text = Memo::new(move |_| {
            memo.with(|memo| {
                memo.as_ref()
                    .map(|memo| memo.draft.text.clone())
                    .unwrap_or_default()
            })
        });
        let layout = RwSignal::new(None::<Layout>);
        // Typing in the title must not rerun the review.
        let aside = Memo::new(move |_| {
            memo.with(|memo| memo.as_ref().map(|memo| memo.dismissed.clone()))
                .unwrap_or_default()
        });
        let said = Memo::new(move |_| {
            memo.with(|memo| memo.as_ref().map(|memo| memo.evidence.clone()))
                .unwrap_or_default()
        });
        let standing = Memo::new(move |_| app.library.preferences.get().body.dismissed);
        let reviewed = review(memo, text, layout);
        let is_aside = move |finding: &Finding| {
            text.with(|text| aside.with(|aside| aside.iter().any(|kept| kept.is_of(finding, text))))
                || standing.with(|standing| is_put_aside(finding, standing))
        };
        let found = move || -> Vec<Finding> {
            let findings = reviewed.get().map(|review| review.findings.clone());
            findings.unwrap_or_default()
        };
        let numbered = move || -> Vec<(usize, Finding)> {
            let numbered = found().into_iter().enumerate();
            numbered.filter(|(_, finding)| !is_aside(finding)).collect()
        };
        Self {
            memo,
            text,
            layout,
            open: Memo::new_with_compare(move |_| numbered(), |_, _| true),
            dismissed: Memo::new(move |_| {
                let found = found();
                text.with(|text| {
                    aside.with(|aside| {
                        standing.with(|standing| listed(&found, text, aside, standing))
                    })
                })
            }),
            lines: Memo::new(move |_| {
                let proposals = reviewed.get().map(|review| review.map.clone());
                let said = said.get();
                text.with(|text| map(&proposals.unwrap_or_default(), &said, text))
            }),
            told: Memo::new(move |_| {
                let told = reviewed.get().map(|review| review.told.clone());
                told.unwrap_or_default()
            }),
            withheld: Memo::new(move |_| reviewed.get()?.withheld),
            counted: Signal::derive(move || {
                let counted = reviewed.get().map(|review| review.mechanics(&is_aside));
                counted.and_then(Result::ok).unwrap_or_default()
            }),
        }
    }

    /// The number of words; tracked.
    fn words(self) -> usize {
        self.text.with(|text| word_count(text))
    }

    /// The number of finished sessions; tracked.
    fn ended(self) -> u32 {
        self.memo
            .with(|memo| count_of(memo.as_ref().map_or(0, MemoDraft::ended)))
    }

    /// The self-assessment of the last session; tracked.
    fn rating(self) -> Option<Rating> {
        let ended = self.ended();
        self.memo.with(|memo| {
            let mut ratings = memo.as_ref()?.ratings.iter().rev();
            ratings.find(|rating| rating.sittings == ended).cloned()
        })
    }
}

/// Reviews the current text. Every review counts as changed, since comparing costs as much as
/// showing it.
fn review(
    memo: Memo<Option<MemoDraft>>,
    text: Memo<String>,
    layout: RwSignal<Option<Layout>>,
) -> Memo<Option<Arc<Review>>> {
    let library = use_app().library;
    let reviewer = StoredValue::new_local(Reviewer::default());
    let names = Memo::new(move |_| library.preferences.get().body.confidential);
    // Only the rules' input is compared: a dismissal must not start a review.
    let brief = Memo::new(move |_| {
        memo.with(|memo| {
            let prompt = memo.as_ref().and_then(MemoDraft::prompt);
            let prompt = prompt.map(|prompt| prompt.text.clone());
            (prompt, document(memo.as_ref()))
        })
    });
    Memo::new_with_compare(
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
    )
}

fn document(memo: Option<&MemoDraft>) -> DocumentKind {
    memo.map(|memo| memo.document).unwrap_or_default()
}

#[component]
fn ReviewOf(id: RecordId) -> impl IntoView {
    let app = use_app();
    let reviewed = Reviewed::of(id.clone());
    let Reviewed {
        memo, text, layout, ..
    } = reviewed;
    let markup = memo.with_untracked(|memo| document(memo.as_ref())).markup();
    let (format, lettering, limit) = memo
        .with_untracked(|memo| {
            memo.as_ref()
                .map(|memo| (memo.format, memo.lettering, memo.page_limit()))
        })
        .unwrap_or_default();
    let flow = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        text.track();
        // Runs once the paragraphs are on the page.
        request_animation_frame(move || {
            if let Some(flow) = flow.try_get_untracked().flatten() {
                layout.set(Some(measure(&flow, limit)));
            }
        });
    });
    let is_shown = Memo::new(move |_| reviewed.rating().is_some() || reviewed.words() == 0);
    let current = RwSignal::new(None::<usize>);
    let pointed_at = RwSignal::new(None::<Span>);
    let prints = RwSignal::new(false);
    let shown_with = app.handouts.shown_with;
    // Spans of the original text are invalid in one with stand-ins.
    let is_own_text = move || is_shown.get() && shown_with.with(Vec::is_empty);
    let late = Memo::new(move |_| {
        let overtime = is_own_text()
            .then(|| memo.with(|memo| memo.as_ref().map(MemoDraft::overtime)))
            .flatten();
        overtime.unwrap_or_default()
    });
    let marks = Memo::new(move |_| {
        if is_own_text() {
            marked(reviewed, pointed_at.get())
        } else {
            Vec::new()
        }
    });
    // On a small screen, the memo is shown at reading size with marks, not as pages.
    let is_small = small_screen();
    let page_marks = Memo::new(move |_| {
        if is_small.get() {
            Vec::new()
        } else {
            marks.get()
        }
    });
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
    let desk = Desk {
        id: StoredValue::new(id.clone()),
        text,
        open: reviewed.open,
        current,
        fix: Callback::new(fix),
        is_small,
    };
    let choose = Callback::new(move |number: usize| {
        if !desk.numbers().contains(&number) {
            return;
        }
        if is_small.get_untracked() {
            desk.show(number);
        } else {
            desk.go_to(number);
        }
    });
    // What prints is what the page shows.
    let shown_text =
        Memo::new(move |_| text.with(|text| shown_with.with(|with| replaced(text, with))));
    let outgoing = Callback::new(move |said: String| shown_with.with(|with| replaced(&said, with)));
    // Browsers name the PDF after the page's title.
    let title = Memo::new(move |_| {
        let title = memo.with(|memo| memo.as_ref().map(MemoDraft::title));
        shown_with.with(|with| replaced(&title.unwrap_or_default(), with))
    });
    Effect::new(move |_| {
        let title = title.get();
        app.services
            .with_value(|services| services.page.set_title(&title));
    });
    let count = Signal::derive(move || layout.get().map_or(1, |layout| layout.pages.printed()));
    let column = {
        let id = id.clone();
        move || {
            if is_shown.get() {
                view! { <Found desk reviewed pointed_at prints /> }.into_any()
            } else {
                view! { <RateFirst rate=rating_of(id.clone(), reviewed) /> }.into_any()
            }
        }
    };
    view! {
        <div class="review">
            <header class="review__head">
                <Head id=id.clone() reviewed limit />
                <LateLegend text late />
                <Actions id=id.clone() desk is_shown />
            </header>
            <div class="review__columns">
                <Show when=move || is_small.get()>
                    <ReadingText text=shown_text marks late current choose markup />
                </Show>
                <Pages text=shown_text marks=page_marks late current choose markup format lettering count flow />
                <EvidencePrint lines=reviewed.lines text prints outgoing />
                <section class="findings" aria-label="Findings">
                    {column}
                    <FollowUps id=id.clone() text lines=reviewed.lines memo />
                    <Versions id memo />
                </section>
            </div>
            <Show when=move || is_small.get() && is_own_text()>
                <Slip desk />
            </Show>
            <TakeWithYou memo />
        </div>
    }
}

/// The facts about the memo: kind, length, sessions.
#[component]
fn Head(id: RecordId, reviewed: Reviewed, limit: u32) -> impl IntoView {
    let memo = reviewed.memo;
    let prompt = move || {
        memo.with(|memo| {
            let prompt = memo.as_ref().and_then(MemoDraft::prompt);
            prompt.map(|prompt| prompt.text.clone())
        })
    };
    let pages = move || reviewed.layout.get().map(|layout| layout.pages.to_string());
    let guide = match memo.with_untracked(|memo| document(memo.as_ref())) {
        DocumentKind::NarrativeMemo => "writing-assessment",
        DocumentKind::PrFaq => "pr-faq",
        DocumentKind::SixPager => "narrative",
    };
    let title = Bound::live(
        move || {
            memo.with(|memo| memo.as_ref().and_then(|memo| memo.own_title.clone()))
                .unwrap_or_default()
        },
        move |typed: String| {
            use_app()
                .library
                .edit(&id, |memo: &mut MemoDraft| memo.give_title(typed));
        },
    );
    let proposed = Signal::derive(move || {
        memo.with(|memo| memo.as_ref().map(MemoDraft::proposed_title))
            .unwrap_or_default()
    });
    view! {
        <h1>"Review"</h1>
        <TextField name="title" label="Memo title" value=title placeholder=proposed class="field review__title" />
        <p class="review__prompt">{prompt}</p>
        <p class="muted">
            {move || format!("{} · ", counted(reviewed.words(), "word", "words"))}
            <span data-testid="pages">{move || pages().unwrap_or_default()}</span>
            {format!(" of {}", counted(limit, "page", "pages"))}
            " · "
            <Link to=GuideRoute::Topic(guide.to_owned())>"What readers look for"</Link>
            " · "
            <Link to=GuideRoute::Examples>"Worked examples"</Link>
        </p>
    }
}

/// What to fix first, the evidence, the mechanics and the findings.
#[component]
fn Found(
    desk: Desk,
    reviewed: Reviewed,
    pointed_at: RwSignal<Option<Span>>,
    /// Whether the evidence map prints after the memo.
    prints: RwSignal<bool>,
) -> impl IntoView {
    let point = move |span: Span| {
        pointed_at.set(Some(span));
        desk.current.set(Some(POINTED_AT));
        request_animation_frame(|| show_passage(POINTED_AT));
    };
    let evidence = EvidenceDesk {
        id: desk.id,
        text: reviewed.text,
        lines: reviewed.lines,
        told: reviewed.told,
        withheld: reviewed.withheld,
        show: Callback::new(point),
        write: desk.fix,
        prints,
    };
    let ratings = Signal::derive(move || {
        let ratings = reviewed
            .memo
            .with(|memo| memo.as_ref().map(|memo| memo.ratings.clone()));
        ratings.unwrap_or_default()
    });
    view! {
        <FixFirst desk />
        <EvidenceMap desk=evidence />
        <Findings desk />
        <ToldElsewhere id=desk.id text=reviewed.text memo=reviewed.memo show=evidence.show />
        <Mechanics counted=reviewed.counted />
        <ScoresThen ratings />
        <Dismissed id=desk.id listed=reviewed.dismissed />
    }
}

/// Stores the self-assessment with the findings at that time.
fn rating_of(id: RecordId, reviewed: Reviewed) -> Callback<Vec<(Dimension, u32)>> {
    let app = use_app();
    Callback::new(move |own: Vec<(Dimension, u32)>| {
        let layout = reviewed.layout.get_untracked();
        let rating = Rating {
            at: app.core().now(),
            sittings: untrack(|| reviewed.ended()),
            marks: marks(&own),
            words: count_of(untrack(|| reviewed.words())),
            page_tenths: layout.map_or(0, |layout| layout.pages.tenths()),
            findings: count_of(reviewed.open.with_untracked(Vec::len)),
        };
        app.library
            .edit(&id, |memo: &mut MemoDraft| memo.ratings.push(rating));
        request_animation_frame(|| focus(EVIDENCE));
    })
}

/// The passages of the open findings. The passage that the evidence map points at is marked as well, with
/// a number that no finding has.
fn marked(reviewed: Reviewed, pointed_at: Option<Span>) -> Vec<Passage> {
    let pointed_at = pointed_at.map(|span| Passage {
        span,
        number: POINTED_AT,
        severity: Severity::Advice,
        name: "",
    });
    reviewed.open.with(|open| {
        let found = open
            .iter()
            .filter_map(|(number, finding)| Passage::of(*number, finding));
        pointed_at.into_iter().chain(found).collect()
    })
}

/// The number of the passage that the evidence map points at.
const POINTED_AT: usize = usize::MAX;

fn count_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Actions on the whole memo.
#[component]
fn Actions(id: RecordId, desk: Desk, is_shown: Memo<bool>) -> impl IntoView {
    let app = use_app();
    let revise = move |_| {
        let now = app.core().reading();
        app.library
            .edit(&id, |memo: &mut MemoDraft| memo.revise(now));
        app.go(WritingRoute::Sheet(id.clone()));
    };
    let has_walk =
        move || desk.is_small.get() && is_shown.get() && desk.open.with(|open| !open.is_empty());
    let walk = move |_| {
        if let Some(first) = neighbor(&desk.numbers(), None, true) {
            desk.show(first);
        }
    };
    view! {
        <div class="actions">
            <button class="button button--primary" type="button" on:click=revise>"Revise"</button>
            <Show when=has_walk>
                <button class="button" type="button" on:click=walk>
                    {move || format!("Review {}", counted(desk.open.with(Vec::len), "finding", "findings"))}
                </button>
            </Show>
        </div>
    }
}
