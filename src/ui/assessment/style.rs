//! Work-style statements: choose the most and the least like you out of four. Then see which
//! principles the choices favor, and how consistent they are.

use leptos::html;
use leptos::prelude::*;

use crate::domain::assessment::work_style::{Block, Leaning, WorkStyle, WorkStyleStatement};
use crate::domain::format::counts::counted;
use crate::domain::format::numbers::grouped;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::route::{AssessmentRoute, frame};
use crate::state::{AssessmentRoom, Seat, use_app};
use crate::ui::components::{Table, focused, number, words};
use crate::ui::shared::{Link, NotFoundHere, Seated, When, fetched};

/// Earlier sessions, and a button for a new one.
#[component]
pub fn StylePage() -> impl IntoView {
    let app = use_app();
    let room = AssessmentRoom::of(app.core());
    let statements = app.catalogue.work_style();
    let begin = move |statements: &[WorkStyleStatement]| {
        if let Some(id) = room.begin_sitting(statements) {
            app.go(AssessmentRoute::WorkStyleSitting(id));
        }
    };
    let start = fetched(statements, "the statements", move |statements| {
        view! {
            <p>
                <button class="button button--primary" type="button" on:click=move |_| begin(&statements)>
                    "Start session"
                </button>
            </p>
        }
        .into_any()
    });
    let rows = move || {
        room.sittings()
            .iter()
            .map(|sitting| row(room, sitting))
            .collect_view()
    };
    view! {
        <p class="eyebrow"><Link to=AssessmentRoute::Start>"Online assessment"</Link></p>
        <h1>{frame::WORK_STYLE.heading}</h1>
        <p class="lead">{frame::WORK_STYLE.lead}</p>
        <p class="prose">
            "We wrote these statements, and nobody knows what the real form rewards. Here you see "
            "where your choices lean, and whether they stay the same when the wording changes."
        </p>
        {start}
        <Show when=move || !room.sittings().is_empty()>
            <h2>"Your sessions"</h2>
            <ul class="rows">{rows}</ul>
        </Show>
    }
}

fn row(room: AssessmentRoom, sitting: &Record<WorkStyle>) -> impl IntoView + use<> {
    let id = sitting.id().clone();
    let at = sitting.created();
    let told = if sitting.body.is_done() {
        consistency(&sitting.body)
    } else {
        format!(
            "{} of {} groups done.",
            sitting.body.position,
            sitting.body.blocks.len()
        )
    };
    let doomed = id.clone();
    view! {
        <li class="row">
            <div class="row__text">
                <Link to=AssessmentRoute::WorkStyleSitting(id) class="row__title"><When at /></Link>
                <p class="muted small">{told}</p>
            </div>
            <button class="button button--quiet" type="button" on:click=move |_| room.delete_sitting(&doomed)>
                "Delete"
                <span class="visually-hidden">" the session of "<When at /></span>
            </button>
        </li>
    }
}

/// How consistent the two halves are, in a sentence.
fn consistency(sitting: &WorkStyle) -> String {
    let consistency = sitting.consistency();
    match consistency.percent() {
        Some(percent) => format!(
            "The same choice in {} of {} ({percent} %).",
            consistency.agreed,
            counted(consistency.compared, "pair", "pairs")
        ),
        None => "No pair was decided both times.".to_owned(),
    }
}

/// A session, running or finished.
#[component]
pub fn SittingPage(id: RecordId) -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    let id = StoredValue::new(id);
    let is_done = Memo::new(move |_| {
        let sitting = id.with_value(|id| room.sitting(id))?;
        Some(sitting.body.is_done())
    });
    move || match is_done.get() {
        None => view! {
            <NotFoundHere what="session" to=AssessmentRoute::WorkStyle place="the statements" />
        }
        .into_any(),
        Some(false) => view! { <Blocks id /> }.into_any(),
        Some(true) => view! { <Leanings id /> }.into_any(),
    }
}

/// A running session.
#[component]
fn Blocks(id: StoredValue<RecordId>) -> impl IntoView {
    let core = use_app().core();
    let room = AssessmentRoom::of(core);
    let seat = Seat::take(core, id.get_value(), || {});
    on_cleanup(move || seat.leave(|| {}));
    let place = Memo::new(move |_| {
        let sitting = id.with_value(|id| room.sitting(id))?.body;
        Some((sitting.position, sitting.blocks.len()))
    });
    view! {
        <Seated seat>
            {move || place.get().map(|(place, count)| view! { <OneBlock id place count /> })}
        </Seated>
    }
}

/// Four statements.
#[component]
fn OneBlock(id: StoredValue<RecordId>, place: usize, count: usize) -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    let block = Memo::new(move |_| {
        let sitting = id.with_value(|id| room.sitting(id))?;
        sitting.body.blocks.get(place).cloned()
    });
    let heading = focused::<html::H1>();
    let change = move |change: fn(&mut WorkStyle)| id.with_value(|id| room.in_sitting(id, change));
    let choice = move |name: &'static str, label: &'static str, statement: usize| {
        let of = move |block: &Block| {
            if name == "most" {
                block.most
            } else {
                block.least
            }
        };
        let is_chosen = move || block.with(|block| block.as_ref().and_then(of) == Some(statement));
        let choose = move |_| {
            id.with_value(|id| {
                room.in_sitting(id, |sitting| {
                    if name == "most" {
                        sitting.choose_most(statement);
                    } else {
                        sitting.choose_least(statement);
                    }
                });
            });
        };
        view! {
            <label class="segment">
                <input
                    type="radio"
                    class="visually-hidden"
                    name=name
                    value=statement.to_string()
                    aria-describedby=format!("statement-{statement}")
                    prop:checked=is_chosen
                    on:change=choose
                />
                <span>{label}</span>
            </label>
        }
    };
    let rows = block
        .get_untracked()
        .map(|block| block.statements)
        .unwrap_or_default()
        .into_iter()
        .enumerate()
        .map(|(statement, each)| {
            view! {
                <li class="like-me">
                    <span class="like-me__text" id=format!("statement-{statement}")>{each.text}</span>
                    <span class="segments">
                        {choice("most", "Most like me", statement)}
                        {choice("least", "Least like me", statement)}
                    </span>
                </li>
            }
        })
        .collect_view();
    let is_answered = move || block.with(|block| block.as_ref().is_some_and(Block::is_answered));
    view! {
        <div class="assessment">
            <p class="eyebrow"><Link to=AssessmentRoute::WorkStyle>"Work style"</Link></p>
            <h1 class="question__text" tabindex="-1" node_ref=heading>{format!("Group {} of {count}", place + 1)}</h1>
            <p class="muted">"Choose the one most like you and the one least like you. Each choice is saved right \
                away."</p>
            <fieldset>
                <legend class="visually-hidden">"Most and least like me"</legend>
                <ul class="rows">{rows}</ul>
            </fieldset>
            <div class="actions">
                <button class="button button--primary" type="button" disabled=move || !is_answered() on:click=move |_| change(WorkStyle::advance)>
                    {if place + 1 < count { "Next group" } else { "Show results" }}
                </button>
                {(place > 0).then(|| view! {
                    <button class="button" type="button" on:click=move |_| change(WorkStyle::go_back)>"Back"</button>
                })}
            </div>
        </div>
    }
}

/// Which principles the choices favor, and how consistent they are.
#[component]
fn Leanings(id: StoredValue<RecordId>) -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    let Some(sitting) = id.with_value(|id| untrack(|| room.sitting(id))) else {
        return ().into_any();
    };
    let at = sitting.created();
    let sitting = sitting.body;
    let rows = sitting.leanings().into_iter().map(leaning).collect_view();
    let blocks = sitting.blocks.iter().map(chosen).collect_view();
    view! {
        <p class="eyebrow"><Link to=AssessmentRoute::WorkStyle>"Work style"</Link></p>
        <h1>"Where your choices lean"</h1>
        <p class="muted"><When at /></p>
        <section aria-labelledby="consistency">
            <h2 id="consistency">"Consistency"</h2>
            <p class="finding__lead" data-testid="consistency">{consistency(&sitting)}</p>
            <p class="prose">
                "Each group of four came up twice, the second time in different words. A pair of principles counts \
                 when one of "
                "the two was your most or least both times. It agrees when you chose the same way. "
                "Random choices agree about half the time."
            </p>
        </section>
        <section aria-labelledby="leanings">
            <h2 id="leanings">"Most and least, by principle"</h2>
            <p class="prose">
                "Each principle came up four times. The balance is how often it was most like you, minus how often \
                 it was least: "
                "from 4 to −4. No balance is better than another. If one surprises you, write a story about it."
            </p>
            <Table class="table leanings" heads=vec![words("Principle"), number("Most"), number("Least"), number("Balance")]>
                {rows}
            </Table>
        </section>
        <details class="more">
            <summary>"Your choices, group by group"</summary>
            <ol class="prose-list prose-list--numbered">{blocks}</ol>
        </details>
    }
    .into_any()
}

fn leaning(leaning: Leaning) -> impl IntoView {
    let balance = leaning.balance();
    // The bar starts in the middle of its track and grows by an eighth of the width per point.
    let size = balance.unsigned_abs() * 25 / 2;
    let from = if balance < 0 { 50 - size } else { 50 };
    view! {
        <tr>
            <th scope="row">
                {leaning.principle.name()}
                <span class="leanings__track" aria-hidden="true">
                    <span class="leanings__bar" style=("--from", format!("{from}%")) style=("--size", format!("{size}%"))></span>
                </span>
            </th>
            <td class="number">{leaning.most}</td>
            <td class="number">{leaning.least}</td>
            <td class="number">{grouped(balance)}</td>
        </tr>
    }
}

fn chosen(block: &Block) -> impl IntoView + use<> {
    let of = |place: Option<usize>| {
        place
            .and_then(|place| block.statements.get(place))
            .map(|statement| format!("{} ({})", statement.text, statement.principle))
            .unwrap_or_default()
    };
    view! {
        <li>
            <p>"Most: "{of(block.most)}</p>
            <p class="muted">"Least: "{of(block.least)}</p>
        </li>
    }
}
