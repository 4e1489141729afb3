//! What each level expects of an answer about a principle.

use leptos::prelude::*;

use crate::domain::principle::Principle;
use crate::domain::questions::levels::{LevelExpectation, TargetLevel};
use crate::state::{Loaded, use_app};

/// The expectations for a principle; `None` until the list is loaded. Tracked.
fn expected(principle: Principle) -> Option<LevelExpectation> {
    use_app().catalogue.levels().with(|levels| match levels {
        Some(Loaded::Ready(levels)) => levels
            .iter()
            .find(|expected| expected.principle == principle)
            .cloned(),
        None | Some(Loaded::Loading | Loaded::Failed(_)) => None,
    })
}

/// What the candidate's target level expects. Shows nothing without the list, since the page is
/// complete without it.
#[component]
pub fn ExpectedAtLevel(principle: Principle) -> impl IntoView {
    let library = use_app().library;
    move || {
        let level = library.target_level();
        expected(principle).map(|expected| {
            view! {
                <p class="prose" data-testid="at-level">
                    <strong>{format!("At {}: ", level.short())}</strong>
                    {expected.at(level).to_owned()}
                </p>
            }
        })
    }
}

/// What each level expects, with the candidate's target level marked.
#[component]
pub fn LevelsOf(principle: Principle) -> impl IntoView {
    let library = use_app().library;
    move || {
        let target = library.target_level();
        expected(principle).map(|expected| {
            let rows = TargetLevel::ALL
                .into_iter()
                .map(|level| {
                    let mark = (level == target).then_some(" (your target)");
                    view! {
                        <li><strong>{level.short()}{mark}": "</strong>{expected.at(level).to_owned()}</li>
                    }
                })
                .collect_view();
            view! {
                <h2>"What each level expects"</h2>
                <ul class="prose-list" data-testid="levels">{rows}</ul>
            }
        })
    }
}
