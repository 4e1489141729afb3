//! Background on a question: what it tests, what a strong answer shows, and warning signs.

use leptos::prelude::*;

use crate::domain::questions::question::Question;
use crate::ui::shared::ExpectedAtLevel;

/// What is tested, what a strong answer shows, and the warning signs.
pub fn behind(question: &Question) -> impl IntoView + use<> {
    let warnings = question
        .warnings
        .iter()
        .map(|text| view! { <li>{text.clone()}</li> })
        .collect_view();
    view! {
        <h2>"What it tests"</h2>
        <p class="prose">{question.tests.clone()}</p>
        <h2>"A strong answer"</h2>
        <p class="prose">{question.strong.clone()}</p>
        {question.leading.map(|principle| view! { <ExpectedAtLevel principle /> })}
        <h2>"Warning signs"</h2>
        <ul class="prose-list">{warnings}</ul>
    }
}
