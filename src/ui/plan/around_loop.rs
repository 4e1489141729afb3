//! The day before a loop, and the loop day: what to bring, who asks in which order, and which
//! stories to tell.

use leptos::prelude::*;

use crate::domain::format::counts::enumerated;
use crate::domain::loops::assignment::assign;
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::record::id::RecordId;
use crate::route::{GuideRoute, LoopsRoute};
use crate::state::use_app;
use crate::ui::shared::Link;

/// What to have ready the day before.
const TO_BRING: [&str; 4] = [
    "The invitation: times, names, and links",
    "A charged laptop with the camera, microphone, and network tested",
    "Your cheat sheet and your questions to ask, on paper or in a second window",
    "Water, a pen, and a quiet room that is yours all day",
];

/// What to have ready, and tomorrow's interviewers.
#[component]
pub fn ToBring(of: RecordId) -> impl IntoView {
    let rows = TO_BRING.map(|one| view! { <li>{one}</li> });
    view! {
        <h3>"Have ready"</h3>
        <ul class="prose-list">{rows}</ul>
        <p>
            <Link to=LoopsRoute::Loop(of)>"See stories by interviewer"</Link>
            " · "
            <Link to=questions_to_ask()>"Choose questions to ask"</Link>
        </p>
    }
}

/// The interviewers in order, with the stories for each.
#[component]
pub fn LoopToday(of: RecordId) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let real = app.library.of::<InterviewLoop>().get(&of)?.body;
        let assignment = assign(&app.mock_loops.tellers(Some(&of)), &real);
        let rows = (0..real.interviewers.len())
            .map(|place| {
                let answers = assignment.answers.iter();
                let heard: Vec<String> = answers
                    .filter(|answer| answer.slot.interviewer == place)
                    .filter_map(|answer| answer.story.as_ref())
                    .map(|(story, _)| format!("“{}”", story.title))
                    .collect();
                let heard = if heard.is_empty() {
                    "No story yet".to_owned()
                } else {
                    enumerated(&heard)
                };
                let held = real.interviewers.get(place).map(|one| {
                    let names: Vec<&str> = one.principles.iter().map(|held| held.name()).collect();
                    enumerated(&names)
                });
                view! {
                    <li>
                        <strong>{real.label(place)}</strong>
                        {held.map(|held| format!(" asks about {held}. "))}
                        "Tell: " {heard}
                    </li>
                }
            })
            .collect_view();
        Some(view! { <ol class="prose-list" data-testid="loop-today">{rows}</ol> })
    };
    view! {
        {rows}
        <p><Link to=questions_to_ask()>"Your questions to ask"</Link></p>
    }
}

fn questions_to_ask() -> GuideRoute {
    GuideRoute::Topic("questions-to-ask".to_owned())
}
