//! Readiness: counts, each with its basis and a link to improve it.

use leptos::prelude::*;

use crate::domain::plan::readiness::{Measure, Measured};
use crate::domain::plan::schedule::Schedule;
use crate::domain::plan::situation::Situation;
use crate::route::{PracticeRoute, Route, StoriesRoute, WritingRoute};
use crate::ui::components::{Table, number, words};
use crate::ui::shared::Link;

fn place(of: Measured) -> Route {
    match of {
        Measured::Coverage => StoriesRoute::Coverage.into(),
        Measured::Stories | Measured::Whys => StoriesRoute::list().into(),
        Measured::Practice => PracticeRoute::Session.into(),
        Measured::Memos => WritingRoute::Progress.into(),
        Measured::Numbers => StoriesRoute::Numbers.into(),
    }
}

/// The measures of readiness.
#[component]
pub fn Readiness(situation: Memo<Situation>, schedule: Memo<Schedule>) -> impl IntoView {
    let rows = move || {
        situation
            .with(|situation| schedule.with(|schedule| situation.readiness(schedule)))
            .into_iter()
            .map(row)
            .collect_view()
    };
    view! {
        <section aria-labelledby="readiness">
            <h2 id="readiness">"How ready you are"</h2>
            <p class="prose muted">
                "There is no single score. These counts compare what is on this device with what you can reach by \
                 your loop."
            </p>
            <Table class="table readiness" testid="readiness" heads=vec![words("What"), number("Have"), number("Goal")]>
                {rows}
            </Table>
        </section>
    }
}

fn row(measure: Measure) -> impl IntoView {
    let share = (measure.have * 100)
        .checked_div(measure.wanted)
        .unwrap_or(0)
        .min(100);
    let wanted = if measure.wanted == 0 {
        "none yet".to_owned()
    } else {
        measure.wanted.to_string()
    };
    view! {
        <tr>
            <th scope="row">
                <Link to=place(measure.of)>{measure.of.name()}</Link>
                <span class="readiness__bar" aria-hidden="true" style=("--share", share.to_string())></span>
                <span class="readiness__evidence muted small">{measure.evidence}</span>
            </th>
            <td class="number">{measure.have}</td>
            <td class="number">{wanted}</td>
        </tr>
    }
}
