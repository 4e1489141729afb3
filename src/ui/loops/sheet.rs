//! The cheat sheet of a loop, by interviewer.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::loops::assignment::assign;
use crate::domain::loops::by_interviewer::by_interviewer;
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::record::id::RecordId;
use crate::domain::stories::bank::BankedStory;
use crate::route::{LoopsRoute, StoriesRoute};
use crate::state::use_app;
use crate::ui::loops::form::NoSuchLoop;
use crate::ui::shared::{Link, NotCounted, PrintedSheet};

/// The stories by interviewer, to print.
#[component]
pub fn LoopSheetPage(id: RecordId) -> impl IntoView {
    let app = use_app();
    let (handouts, room) = (app.handouts, app.mock_loops);
    let id = StoredValue::new(id);
    let of = Memo::new(move |_| {
        let id = id.get_value();
        let record = app.library.of::<InterviewLoop>().get(&id)?;
        // Interviewers who have already asked are left out.
        Some(room.log(&id).remaining(&record.body))
    });
    let entries = Memo::new(move |_| {
        let Some(of) = of.get() else {
            return Vec::new();
        };
        let assignment = assign(&room.tellers(Some(&id.get_value())), &of);
        let counted = app.strengths.counted();
        let ids: Vec<RecordId> = counted.iter().map(|story| story.id().clone()).collect();
        let told: BTreeMap<RecordId, BankedStory> = ids
            .into_iter()
            .zip(handouts.bank_of(counted).stories)
            .collect();
        by_interviewer(&of, &assignment, &told)
    });
    let print = move |_| handouts.print(&entries.get_untracked());
    let name = Memo::new(move |_| of.with(|of| of.as_ref().map(InterviewLoop::display_name)));
    move || {
        let Some(name) = name.get() else {
            return view! { <NoSuchLoop /> }.into_any();
        };
        let sheet = move || {
            if entries.with(Vec::is_empty) {
                view! { <p class="empty">"No interviewers yet, or all of them have asked."</p> }
                    .into_any()
            } else {
                view! { <PrintedSheet entries by_interviewer=true /> }.into_any()
            }
        };
        view! {
            <p class="eyebrow"><Link to=LoopsRoute::Loop(id.get_value())>{name}</Link></p>
            <h1>"Cheat sheet by interviewer"</h1>
            <p class="lead">"What each interviewer asks about, and which story to tell. Tell each story once."</p>
            <div class="actions">
                <button class="button button--primary" type="button" on:click=print>"Print or save as PDF"</button>
                <Link to=StoriesRoute::CheatSheet class="button">"Show all stories"</Link>
            </div>
            <NotCounted />
            {sheet}
        }
        .into_any()
    }
}
