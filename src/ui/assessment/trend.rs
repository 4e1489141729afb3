//! Results over time: by kind, and from set to set.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::domain::assessment::item::ItemKind;
use crate::domain::assessment::results::{ItemTally, by_kind};
use crate::domain::assessment::set::AssessmentSet;
use crate::domain::format::dates;
use crate::domain::record::id::RecordId;
use crate::route::AssessmentRoute;
use crate::state::{AssessmentRoom, use_app};
use crate::ui::components::form::{Choice, any_of};
use crate::ui::components::{Plot, Point, Table, number, words};
use crate::ui::shared::{Link, When};

/// A finished set with its id and day.
type Done = (RecordId, DateTime<Utc>, AssessmentSet);

/// The results, once there are any.
#[component]
pub fn Trend() -> impl IntoView {
    let room = AssessmentRoom::of(use_app().core());
    let done = Memo::new(move |_| room.done());
    let shown = move || {
        if done.with(Vec::is_empty) {
            return view! {
                <p class="empty">
                    "After your first set, you see here how many items you got right and how long they took. "
                    "Every item has its explanation."
                </p>
            }
            .into_any();
        }
        view! {
            <ByKind done />
            <OverTime done />
            <Sets done />
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="trend">
            <h2 id="trend">"Results so far"</h2>
            {shown}
        </section>
    }
}

#[component]
fn ByKind(done: Memo<Vec<Done>>) -> impl IntoView {
    let rows = move || {
        let sets: Vec<AssessmentSet> =
            done.with(|done| done.iter().map(|(_, _, set)| set.clone()).collect());
        by_kind(&sets)
            .into_iter()
            .map(|(kind, tally)| {
                let share = tally.percent_right();
                view! {
                    <tr>
                        <th scope="row">
                            {kind.name()}
                            <span class="sureness__bar" aria-hidden="true" style=("--share", share.unwrap_or(0).to_string())></span>
                        </th>
                        <td class="number">{tally.asked}</td>
                        <td class="number">{share.map_or_else(|| "not yet".to_owned(), |share| format!("{share} %"))}</td>
                        <td class="number">{seconds(tally)}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <Table class="table sureness" heads=vec![words("Kind"), number("Asked"), number("Right"), number("Time per \
            item")]>
            {rows}
        </Table>
        <p class="muted small prose">
            "All finished sets, without those clicked through in seconds. Unanswered items count as wrong. "
            "The time covers the items that were on the screen."
        </p>
    }
}

fn seconds(tally: ItemTally) -> String {
    tally
        .seconds_each()
        .map_or_else(|| "–".to_owned(), |seconds| format!("{seconds} s"))
}

/// Two charts for one kind, or for all: the share of right answers, and the time per item.
#[component]
fn OverTime(done: Memo<Vec<Done>>) -> impl IntoView {
    let chosen = RwSignal::new(None::<ItemKind>);
    let tallies = move || {
        let kind = chosen.get();
        let tallies: Vec<(DateTime<Utc>, ItemTally)> = done.with(|done| {
            done.iter()
                .filter(|(_, _, set)| set.counts())
                .map(|(_, at, set)| (*at, ItemTally::of(set, kind)))
                .filter(|(_, tally)| tally.asked > 0)
                .collect()
        });
        tallies
    };
    let local = |at: DateTime<Utc>| {
        let local = use_app().core().local(at);
        dates::in_words(&local)
    };
    let plots = move || {
        let tallies = tallies();
        if tallies.len() < 2 {
            return view! { <p class="muted">"After two sets of this kind, a line shows the trend."</p> }.into_any();
        }
        let points = |value: fn(ItemTally) -> Option<u64>| -> Vec<Point> {
            tallies
                .iter()
                .filter_map(|(at, tally)| {
                    let value = u32::try_from(value(*tally)?).ok()?;
                    Some(Point {
                        name: local(*at),
                        value: f64::from(value),
                    })
                })
                .collect()
        };
        view! {
            <h3>"Right, in percent"</h3>
            <Plot title="Right answers in percent, set by set. The table below lists every set.".to_owned() points=points(ItemTally::percent_right) />
            <h3>"Seconds per item"</h3>
            <Plot title="Seconds per item, set by set. The table below lists every set.".to_owned() points=points(ItemTally::seconds_each) />
        }
        .into_any()
    };
    view! {
        <Show when=move || done.with(|done| done.len() > 1)>
            <Choice name="trend-kind" legend="From set to set" options=any_of("All kinds") value=chosen />
            {plots}
        </Show>
    }
}

/// Every set, the newest first, with its numbers.
#[component]
fn Sets(done: Memo<Vec<Done>>) -> impl IntoView {
    let rows = move || {
        done.get()
            .into_iter()
            .rev()
            .map(|(id, at, set)| {
                let whole = ItemTally::of(&set, None);
                let cells = ItemKind::ALL.map(|kind| {
                    let tally = ItemTally::of(&set, Some(kind));
                    let told = if tally.asked == 0 {
                        "–".to_owned()
                    } else {
                        format!("{} of {}", tally.right, tally.asked)
                    };
                    view! { <td class="number">{told}</td> }
                });
                view! {
                    <tr>
                        <th scope="row"><Link to=AssessmentRoute::Set(id)><When at /></Link></th>
                        <td>{set.level.name()}{(!set.counts()).then_some(", not counted")}</td>
                        <td class="number">{format!("{} of {}", whole.right, whole.asked)}</td>
                        <td class="number">{seconds(whole)}</td>
                        {cells.collect_view()}
                    </tr>
                }
            })
            .collect_view()
    };
    let names = ItemKind::ALL
        .map(|kind| view! { <th scope="col" class="number">{kind.name()}</th> })
        .collect_view();
    view! {
        <h3>"Every set"</h3>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Every set">
            <table class="table" data-testid="sets">
                <thead>
                    <tr>
                        <th scope="col">"Started"</th>
                        <th scope="col">"Level"</th>
                        <th scope="col" class="number">"Right"</th>
                        <th scope="col" class="number">"Time per item"</th>
                        {names}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
