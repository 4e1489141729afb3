//! Coverage: which stories show which principles, what to write next, and which stories carry too
//! much.

use leptos::prelude::*;

use crate::domain::principle::Principle;
use crate::domain::stories::coverage::{
    Advice, Coverage, CoverageColumn, CoverageRow, STORIES_WANTED, gaps,
};
use crate::domain::stories::story::Shows;
use crate::domain::stories::weight::{Band, Weight, not_counted};
use crate::route::{GuideRoute, LoopsRoute, StoriesRoute, frame};
use crate::state::use_app;
use crate::ui::shared::{Link, NotCounted, TargetInWords, weights};
use crate::ui::stories::near_copies::NearCopies;

/// Stories per page of the map.
const STORIES_A_PAGE: usize = 30;

/// How many principles have no story, in one sentence, with a link to write one.
#[component]
pub fn CoverageSummary() -> impl IntoView {
    let strengths = use_app().strengths;
    let gaps = Memo::new(move |_| {
        let stories = strengths.counted();
        gaps(stories.iter().map(|story| &story.body)).len()
    });
    view! {
        <section aria-labelledby="coverage">
            <h2 id="coverage">"Coverage"</h2>
            <TargetInWords />
            <p data-testid="gaps">{move || told_gaps(gaps.get())}</p>
            <NotCounted />
            <div class="actions">
                <Link to=StoriesRoute::Coverage class="button">"Coverage and what to write next"</Link>
                <Link to=LoopsRoute::List class="button">"Match stories to a loop"</Link>
            </div>
        </section>
    }
}

fn told_gaps(gaps: usize) -> String {
    match gaps {
        0 => format!(
            "Every principle has a story. Aim for {STORIES_WANTED} each, since “another example?” is a common \
             follow-up. One story may show several principles."
        ),
        1 => "1 of 16 principles has no story.".to_owned(),
        gaps => format!("{gaps} of 16 principles have no story."),
    }
}

/// The page.
#[component]
pub fn CoveragePage() -> impl IntoView {
    let library = use_app().library;
    let coverage = Memo::new(move |_| {
        let stories = library.living_stories();
        Coverage::of(
            stories.iter().map(|story| (story.id(), &story.body)),
            weights(&stories),
        )
    });
    view! {
        <p class="eyebrow"><Link to=StoriesRoute::list()>"Stories"</Link></p>
        <h1>{frame::COVERAGE.heading}</h1>
        <p class="lead">{frame::COVERAGE.lead}</p>
        <p data-testid="gaps">{move || told_gaps(coverage.with(|coverage| coverage.gaps().len()))}</p>
        <TargetInWords />
        {move || {
            not_counted(coverage.with(Coverage::not_counted))
                .map(|told| view! { <p class="muted" data-testid="not-counted">{told}</p> })
        }}
        <WriteNext coverage />
        <Map coverage />
        <OverUsed coverage />
        <NearCopies />
    }
}

/// What to write next, and why.
#[component]
fn WriteNext(coverage: Memo<Coverage>) -> impl IntoView {
    let item = |advice: &Advice| {
        let principle = advice.principle;
        let (what, reason) = (advice.what(), advice.reason());
        let (to, verb) = match &advice.promote {
            Some((story, _)) => (StoriesRoute::Edit(story.clone()), "Open the story"),
            None => (StoriesRoute::New(Some(principle)), "Write a story"),
        };
        view! {
            <li class="row">
                <div class="row__text">
                    <Link to=GuideRoute::of(principle) class="row__title">{what}</Link>
                    <p>{reason}</p>
                    <p class="muted small">{principle.gist()}</p>
                </div>
                <Link to class="button">
                    {verb}
                    <span class="visually-hidden">{format!(" for {principle}")}</span>
                </Link>
            </li>
        }
    };
    move || {
        let advice = coverage.with(Coverage::advised);
        if advice.is_empty() {
            return view! {
                <p>"Every principle has two or more leading stories that aren’t all weak. Rehearse them."</p>
            }
            .into_any();
        }
        view! {
            <section aria-labelledby="write-next">
                <h2 id="write-next">"Write next"</h2>
                <ol class="rows rows--wrapping" data-testid="advice">{advice.iter().map(item).collect_view()}</ol>
            </section>
        }
        .into_any()
    }
}

/// The map of 16 principles × stories. Columns are numbered, so that it fits a phone; a list below
/// the map has the titles.
#[component]
fn Map(coverage: Memo<Coverage>) -> impl IntoView {
    let page = RwSignal::new(0);
    let count = Memo::new(move |_| coverage.with(|coverage| coverage.stories.len()));
    let first = Memo::new(move |_| {
        let last_page = count.get().saturating_sub(1) / STORIES_A_PAGE;
        page.get().min(last_page) * STORIES_A_PAGE
    });
    let map = move || {
        let first = first.get();
        coverage.with(|coverage| {
            let shown: Vec<(usize, &CoverageColumn)> = coverage
                .stories
                .iter()
                .enumerate()
                .skip(first)
                .take(STORIES_A_PAGE)
                .collect();
            table(coverage, &shown, first).into_any()
        })
    };
    let pages = move || {
        let (count, first) = (count.get(), first.get());
        (count > STORIES_A_PAGE).then(|| {
            let last = (first + STORIES_A_PAGE).min(count);
            let current = first / STORIES_A_PAGE;
            view! {
                <div class="actions coverage__pages">
                    <button class="button" type="button" disabled=first == 0 on:click=move |_| page.set(current.saturating_sub(1))>
                        "Earlier stories"
                    </button>
                    <button class="button" type="button" disabled=last == count on:click=move |_| page.set(current + 1)>
                        "Later stories"
                    </button>
                    <p class="muted" role="status">{format!("Stories {} to {last} of {count}", first + 1)}</p>
                </div>
            }
        })
    };
    view! {
        <section aria-labelledby="map">
            <h2 id="map">"Principles and stories"</h2>
            {move || if count.get() == 0 {
                view! {
                    <p class="empty">
                        "With your first story, this becomes a map. It has a row for each principle and a column for each "
                        "story. A mark shows which story shows which principle. Start with the principle above, or with "
                        "the story you tell most often."
                    </p>
                }
                .into_any()
            } else {
                view! { <Legend />{pages}{map} }.into_any()
            }}
        </section>
    }
}

#[component]
fn Legend() -> impl IntoView {
    let steps = Band::ALL
        .iter()
        .map(|&band| {
            let label = if band == Band::Weak {
                "Weak: not counted"
            } else {
                band.name()
            };
            view! {
                <li><span class="coverage__cell coverage__key" data-step=step(band) aria-hidden="true"></span>{label}</li>
            }
        })
        .collect_view();
    view! {
        <p class="small">"● leads · ○ supports · shade: standing · bottom row: checklist items met."</p>
        <ul class="coverage__legend small">{steps}</ul>
    }
}

/// One page of the map, and the titles of its stories.
fn table(
    coverage: &Coverage,
    shown: &[(usize, &CoverageColumn)],
    first: usize,
) -> impl IntoView + use<> {
    let heads = shown
        .iter()
        .map(|(index, story)| {
            view! {
                <th scope="col" class="coverage__story">
                    {index + 1}
                    <span class="visually-hidden">{format!(" {}", story.title)}</span>
                </th>
            }
        })
        .collect_view();
    let rows = coverage
        .rows
        .iter()
        .map(|one| row(one, shown, first))
        .collect_view();
    let items = shown
        .iter()
        .map(|(_, story)| {
            let of = format!(" of {}", story.weight.of);
            view! {
                <td class="coverage__story">{story.weight.met}<span class="visually-hidden">{of}</span></td>
            }
        })
        .collect_view();
    let titles = shown
        .iter()
        .map(|(index, story)| {
            let (number, id, title) = (index + 1, story.id.clone(), story.title.clone());
            view! {
                <li class="coverage__title">
                    <span class="muted">{number}</span>
                    <Link to=StoriesRoute::Story(id)>{title}</Link>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label="Coverage table">
            <table class="table coverage">
                <thead>
                    <tr>
                        <th scope="col">"Principle"</th>
                        {heads}
                        <th scope="col" class="number">"● ○"<span class="visually-hidden">" leading, supporting"</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr><th scope="row">"Items met"</th>{items}<td></td></tr>
                </tfoot>
            </table>
        </div>
        <ol class="coverage__titles">{titles}</ol>
    }
}

fn row(
    row: &CoverageRow,
    shown: &[(usize, &CoverageColumn)],
    first: usize,
) -> impl IntoView + use<> {
    let marks = row
        .marks
        .iter()
        .skip(first)
        .zip(shown)
        .map(|(mark, (_, story))| cell(*mark, story.weight))
        .collect_view();
    let total = (row.leading(), row.supporting());
    let principle = row.principle;
    view! {
        <tr data-gap=(row.total() == 0).then_some("true")>
            <th scope="row"><Link to=GuideRoute::of(principle) class="coverage__name">{principle.name()}</Link></th>
            {marks}
            <td class="number">{if row.total() == 0 {
                view! { <strong class="coverage__gap">"gap"</strong> }.into_any()
            } else {
                format!("{} · {}", total.0, total.1).into_any()
            }}</td>
        </tr>
    }
}

/// The shade of a cell.
fn step(band: Band) -> &'static str {
    match band {
        Band::Weak => "0",
        Band::Fair => "2",
        Band::Strong => "3",
    }
}

fn cell(mark: Shows, weight: Weight) -> impl IntoView {
    let (sign, told) = match mark {
        Shows::Not => return view! { <td class="coverage__cell"></td> }.into_any(),
        Shows::Supporting => ("○", "supports"),
        Shows::Leading => ("●", "leads"),
    };
    let band = weight.band.name().to_lowercase();
    view! {
        <td class="coverage__cell" data-step=step(weight.band)>
            <span aria-hidden="true">{sign}</span>
            <span class="visually-hidden">{format!("{told}, {band}")}</span>
        </td>
    }
    .into_any()
}

/// Stories that carry too many principles alone.
#[component]
fn OverUsed(coverage: Memo<Coverage>) -> impl IntoView {
    let item = |(story, carried): &(&CoverageColumn, Vec<Principle>)| {
        let names: Vec<&str> = carried.iter().map(|principle| principle.name()).collect();
        let (id, title) = (story.id.clone(), story.title.clone());
        view! {
            <li class="row">
                <div class="row__text">
                    <Link to=StoriesRoute::Story(id) class="row__title">{title}</Link>
                    <p>{format!("Your only strong lead for {}: {}.", names.len(), names.join(", "))}</p>
                </div>
            </li>
        }
    };
    move || {
        coverage.with(|coverage| {
            let over_used = coverage.over_used();
            (!over_used.is_empty()).then(|| {
                view! {
                    <section aria-labelledby="over-used">
                        <h2 id="over-used">"Stories used too often"</h2>
                        <p class="prose">
                            "Interviewers compare notes, so tell each story once. Once you’ve told one of these, "
                            "its other principles have no leading story left."
                        </p>
                        <ul class="rows" data-testid="over-used">{over_used.iter().map(item).collect_view()}</ul>
                    </section>
                }
            })
        })
    }
}
