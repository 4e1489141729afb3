//! A finished set: the result, and every item explained.

use leptos::prelude::*;

use crate::domain::assessment::item::{Item, ItemKind};
use crate::domain::assessment::results::ItemTally;
use crate::domain::assessment::set::{AssessmentSet, ItemAnswer};
use crate::domain::format::counts::counted;
use crate::domain::format::durations::clock_face;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::route::AssessmentRoute;
use crate::state::{AssessmentRoom, use_app};
use crate::ui::assessment::figure::given;
use crate::ui::components::{Table, number, words};
use crate::ui::shared::{Link, When};

/// The outcome of a set.
#[component]
pub fn Outcome(id: StoredValue<RecordId>) -> impl IntoView {
    let app = use_app();
    let room = AssessmentRoom::of(app.core());
    let delete = move |_| {
        id.with_value(|id| room.delete_set(id));
        app.go(AssessmentRoute::Start);
    };
    let again = move |_| {
        let Some(set) = id.with_value(|id| untrack(|| room.set(id))) else {
            return;
        };
        let kinds = kinds(&set.body);
        if let Some(id) = room.begin(&kinds, set.body.level, set.body.items.len()) {
            app.go(AssessmentRoute::Set(id));
        }
    };
    let shown = move || {
        let set = id.with_value(|id| untrack(|| room.set(id)))?;
        Some(view! { <Told set /> })
    };
    view! {
        <p class="eyebrow"><Link to=AssessmentRoute::Start>"Online assessment"</Link></p>
        {shown}
        <div class="actions">
            <button class="button button--primary" type="button" on:click=again>"Start a similar set"</button>
            <button class="button button--quiet" type="button" on:click=delete>"Delete this set"</button>
        </div>
    }
}

/// The kinds of a set's items.
fn kinds(set: &AssessmentSet) -> Vec<ItemKind> {
    ItemKind::ALL
        .into_iter()
        .filter(|kind| set.items.iter().any(|item| item.kind == *kind))
        .collect()
}

#[component]
fn Told(set: Record<AssessmentSet>) -> impl IntoView {
    let at = set.created();
    let set = set.body;
    let whole = ItemTally::of(&set, None);
    let time = format!(
        "{} of {}",
        clock_face(whole.spent),
        clock_face(set.clock.allowed().unwrap_or_default())
    );
    let open = whole.asked - whole.answered;
    let not_counted = (!set.counts()).then(|| {
        let why = if whole.answered == 0 {
            "You answered nothing.".to_owned()
        } else {
            let [short, long] = [ItemKind::Series, ItemKind::Reading]
                .map(|kind| counted(kind.least_time().as_secs(), "second", "seconds"));
            format!(
                "Most answers came in under {short}, or under {long} where there is something to read first."
            )
        };
        view! { <p class="banner" data-testid="not-counted">"This set doesn’t count in your results. "{why}</p> }
    });
    let left_open = match open {
        0 => "none unanswered".to_owned(),
        open => format!("{open} unanswered"),
    };
    let rows = kinds(&set)
        .into_iter()
        .map(|kind| {
            let tally = ItemTally::of(&set, Some(kind));
            view! {
                <tr>
                    <th scope="row">{kind.name()}</th>
                    <td class="number">{format!("{} of {}", tally.right, tally.asked)}</td>
                    <td class="number">{tally.seconds_each().map_or_else(|| "not seen".to_owned(), |seconds| format!("{seconds} s"))}</td>
                    <td class="number">{format!("{} s", kind.time().as_secs())}</td>
                </tr>
            }
        })
        .collect_view();
    let items = set
        .items
        .iter()
        .zip(&set.answers)
        .enumerate()
        .map(|(place, (item, answer))| explained(place, item, answer, set.is_right(place)))
        .collect_view();
    view! {
        <h1 data-testid="right">{format!("{} of {} right", whole.right, whole.asked)}</h1>
        <p class="lead">{format!("{}, in {time}; {left_open}. ", set.level.name())}<When at /></p>
        {not_counted}
        <Table heads=vec![words("Kind"), number("Right"), number("Time per item"), number("Given")]>{rows}</Table>
        <h2>"All items with solutions"</h2>
        <p class="muted prose">"Items you got wrong are expanded. An item’s time is how long it was on the screen."</p>
        {items}
    }
}

/// An item with the given answer, the right answer, and an explanation.
fn explained(
    place: usize,
    item: &Item,
    answer: &ItemAnswer,
    is_right: Option<bool>,
) -> impl IntoView + use<> {
    let verdict = match is_right {
        Some(true) => "right",
        Some(false) => "not right",
        None => "unanswered",
    };
    let seconds = answer.spent.as_secs();
    let chosen = answer.chosen;
    let right = item.right;
    let options = item
        .options
        .iter()
        .enumerate()
        .map(|(option, each)| {
            let mark = match (option == right, chosen == Some(option)) {
                (true, true) => Some("right, and your answer"),
                (true, false) => Some("the right answer"),
                (false, true) => Some("your answer"),
                (false, false) => None,
            };
            view! {
                <li class="explained__option" data-right=(option == right).then_some("true") data-chosen=(chosen == Some(option)).then_some("true")>
                    <p>{each.text.clone()}{mark.map(|mark| view! { <strong>{format!(" · {mark}")}</strong> })}</p>
                    <p class="muted small">{each.why.clone()}</p>
                </li>
            }
        })
        .collect_view();
    let worked = item
        .worked
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> })
        .collect_view();
    let scene =
        (!item.scene.is_empty()).then(|| view! { <p class="prose">{item.scene.clone()}</p> });
    view! {
        <details class="explained" open=is_right != Some(true) data-testid="explained">
            <summary>{format!("Item {} · {} · {verdict} · {seconds} s", place + 1, item.kind.name())}</summary>
            {scene}
            {given(&item.given, place)}
            <p class="options__asked">{item.question.clone()}</p>
            <h3>"Solution"</h3>
            <ol class="explained__worked">{worked}</ol>
            <h3>"The options"</h3>
            <ul>{options}</ul>
        </details>
    }
}
