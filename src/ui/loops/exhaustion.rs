//! The exhaustion test: a thousand drawn loops against the bank.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::numbers::grouped;
use crate::domain::loops::exhaustion::{LOOPS, Outcome, Strain};
use crate::route::StoriesRoute;
use crate::state::{ExhaustionRun, use_app};
use crate::ui::components::{Table, number, words};
use crate::ui::shared::{Link, NotCounted, TargetInWords, told_bank};

/// The seed of the first test, so that two people with the same bank see the same result.
const FIRST_SEED: u64 = 1;

/// The test, its outcome as a chart, and the table behind it.
#[component]
pub fn ExhaustionTest() -> impl IntoView {
    let run = ExhaustionRun::new(use_app().core());
    let has_stories = Memo::new(move |_| !told_bank().is_empty());
    let progress = move || {
        let tried = run
            .outcome
            .with(|outcome| outcome.as_ref().map_or(0, |outcome| outcome.loops));
        view! {
            <p class="muted">
                <progress max=LOOPS.to_string() value=tried.to_string() aria-label="Loops tried"></progress>
                {format!(" {tried} of {LOOPS} loops")}
            </p>
        }
    };
    let shown = move || {
        if run.is_running.get() {
            return progress().into_any();
        }
        match run.outcome.get() {
            Some(outcome) => view! { <Found outcome seed=run.seed.get() /> }.into_any(),
            None => ().into_any(),
        }
    };
    let start = move |_| {
        let bank = untrack(told_bank);
        if run.outcome.with_untracked(Option::is_none) {
            run.start(bank, FIRST_SEED);
        } else {
            run.restart(bank);
        }
    };
    let verb = move || {
        if run.outcome.with(Option::is_none) {
            "Try 1,000 loops"
        } else {
            "Try 1,000 more"
        }
    };
    view! {
        <section aria-labelledby="exhaustion">
            <h2 id="exhaustion">"Exhaustion test"</h2>
            <p class="prose">
                "Would your stories last in a loop you know nothing about? This test draws 1,000 loops and gives \
                 every "
                "question its story."
            </p>
            <TargetInWords />
            <NotCounted />
            {move || if has_stories.get() {
                view! {
                    <p>
                        <button class="button" type="button" disabled=move || run.is_running.get() on:click=start>
                            {verb}
                        </button>
                    </p>
                }
                .into_any()
            } else {
                view! {
                    <p class="empty">
                        "Without stories, every loop runs out. Write one first. "
                        <Link to=StoriesRoute::New(None)>"Start a story"</Link>
                    </p>
                }
                .into_any()
            }}
            <div aria-live="polite">{shown}</div>
        </section>
    }
}

fn share(part: u32, whole: u32) -> String {
    // Rounded to a whole number, but 0 and 100 only if they are exact.
    let percent = (part * 100 + whole / 2).checked_div(whole).unwrap_or(0);
    match percent {
        0 if part > 0 => "under 1 %".to_owned(),
        100 if part < whole => "over 99 %".to_owned(),
        percent => format!("{percent} %"),
    }
}

#[component]
fn Found(outcome: Outcome, seed: u64) -> impl IntoView {
    let tightest = outcome.tightest();
    let headline = match outcome.ran_out {
        0 => format!("Your stories last in all {} loops.", grouped(LOOPS.into())),
        ran_out => format!(
            "Your stories run out in {ran_out} of {} loops ({}).",
            grouped(outcome.loops.into()),
            share(ran_out, outcome.loops)
        ),
    };
    let at = tightest.map(|strain| {
        format!(
            "Most often for {}: in {}, a question about it may have no story. Of {} in all, {} had none.",
            strain.principle,
            counted(strain.short, "loop", "loops"),
            counted(outcome.questions, "question", "questions"),
            grouped(outcome.unanswered.into())
        )
    });
    let best = outcome
        .best_new_story()
        .map(|strain| view! { <BestStory strain /> });
    let picture =
        tightest.map(|_| view! { <Picture strains=outcome.strains.clone() loops=outcome.loops /> });
    view! {
        <p class="finding__lead" data-testid="ran-out">{headline}</p>
        {at.map(|at| view! { <p class="prose">{at}</p> })}
        {best}
        {picture}
        <p class="muted small prose">
            {format!(
                "How loops are drawn: 4 to 6 interviewers get 2 or 3 of the 16 principles each. Principles are \
                 shuffled, and none comes twice before all are used. Each interviewer asks 2 questions, and every \
                 fourth asks 3. Leading and supporting stories both count. Weak, unfinished, and retired ones don’t. \
                 Seed {seed}: the same stories and seed give the same result."
            )}
        </p>
    }
}

/// The one new story that would help most.
#[component]
fn BestStory(strain: Strain) -> impl IntoView {
    let principle = strain.principle;
    let told = if strain.saved > 0 {
        format!(
            "One new story for {principle} would help most: {} would last, and {} would have an answer.",
            counted(strain.saved, "loop that runs out", "loops that run out"),
            counted(strain.short, "more question", "more questions")
        )
    } else {
        format!(
            "No single new story makes a loop last yet. One for {principle} would answer the most: {}.",
            counted(strain.short, "more question", "more questions")
        )
    };
    view! {
        <p class="prose" data-testid="best-new-story">{told}</p>
        <p>
            <Link to=StoriesRoute::New(Some(principle)) class="button">
                {format!("Write a story for {principle}")}
            </Link>
        </p>
    }
}

/// A bar per principle, the worst first, and the table behind it.
#[component]
fn Picture(strains: Vec<Strain>, loops: u32) -> impl IntoView {
    let mut strains = strains;
    strains.sort_by_key(|strain| (std::cmp::Reverse(strain.short), strain.principle));
    let bars = strains
        .iter()
        .map(|strain| {
            let width = format!("{}%", (strain.short * 100).checked_div(loops).unwrap_or(0));
            view! {
                <li class="bars__row">
                    <span class="bars__name">{strain.principle.name()}</span>
                    <span class="bars__track"><span class="bars__bar" style=("--share", width)></span></span>
                    <span class="bars__value">{strain.short}</span>
                </li>
            }
        })
        .collect_view();
    let rows = strains
        .iter()
        .map(|strain| {
            view! {
                <tr>
                    <th scope="row">{strain.principle.name()}</th>
                    <td class="number">{strain.short}</td>
                    <td class="number">{strain.saved}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <figure class="bars">
            <figcaption>{format!("Loops, of {}, in which a question may have no story", grouped(loops.into()))}</figcaption>
            <ol>{bars}</ol>
        </figure>
        <details class="more">
            <summary>"As a table"</summary>
            <Table scrolls="Exhaustion by principle" heads=vec![words("Principle"), number("Loops without a story \
                for it"), number("Loops \
                that one more story completes")]>
                {rows}
            </Table>
        </details>
    }
}
