//! The coverage table: 16 principles × stories.

use leptos::prelude::*;

use crate::domain::coverage::{Coverage, CoverageRow, STORIES_WANTED};
use crate::route::Route;
use crate::state::use_app;
use crate::ui::components::Link;

/// Which stories show which principles. Stories stand under their number in the list above, so
/// that the table fits a phone.
#[component]
pub fn CoverageTable() -> impl IntoView {
    let library = use_app().library;
    let coverage = Memo::new(move |_| {
        let stories = library.living_stories();
        Coverage::of(stories.iter().map(|story| (story.id(), &story.body)))
    });
    let heads = move || {
        coverage
            .get()
            .stories
            .into_iter()
            .enumerate()
            .map(|(index, (_, title))| {
                view! {
                    <th scope="col" class="coverage__story" title=title.clone()>
                        {index + 1}
                        <span class="visually-hidden">{format!(" {title}")}</span>
                    </th>
                }
            })
            .collect_view()
    };
    let rows = move || coverage.get().rows.into_iter().map(row).collect_view();
    let summary = move || {
        let gaps = coverage.with(|coverage| coverage.gaps().len());
        match gaps {
            0 => format!(
                "Every principle has a story. {STORIES_WANTED} or 3 each are wanted, since “another example?” is a common follow-up."
            ),
            1 => "1 of 16 principles has no story.".to_owned(),
            gaps => format!("{gaps} of 16 principles have no story."),
        }
    };
    view! {
        <section aria-labelledby="coverage">
            <h2 id="coverage">"Coverage"</h2>
            <p data-testid="gaps">{summary}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label="Coverage table">
                <table class="table coverage">
                    <thead>
                        <tr>
                            <th scope="col">"Principle"</th>
                            {heads}
                            <th scope="col" class="number">"Stories"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(row: CoverageRow) -> impl IntoView {
    let total = row.total();
    let marks = row
        .marks
        .iter()
        .map(|&shows| {
            view! {
                <td class="coverage__cell" data-shows=shows.then_some("true")>
                    {if shows { "●" } else { "" }}
                    <span class="visually-hidden">{if shows { "shows it" } else { "does not" }}</span>
                </td>
            }
        })
        .collect_view();
    let gap = (total == 0).then(|| {
        view! {
            <Link to=Route::NewStory(Some(row.principle)) class="coverage__gap">
                "Write one"
                <span class="visually-hidden">{format!(" for {}", row.principle)}</span>
            </Link>
        }
    });
    view! {
        <tr data-gap=(total == 0).then_some("true")>
            <th scope="row">{row.principle.name()}</th>
            {marks}
            <td class="number">{gap}{(total > 0).then_some(total)}</td>
        </tr>
    }
}
