//! The first visit: what the app is, and the two things it asks for.

use leptos::prelude::*;

use crate::route::SettingsRoute;
use crate::state::{PlanRoom, use_app};
use crate::ui::components::form::{Choice, DateField, offered};
use crate::ui::shared::{Fields, FirstQuestion, Link, Promise, field};

/// The loop's date and the target level. Both can be changed later.
#[component]
pub fn Welcome(room: PlanRoom) -> impl IntoView {
    let sandbox = use_app().sandbox;
    let typed = room.form();
    let save = move || {
        // If something is missing, the form keeps it as a draft.
        let _ = room.save(typed);
    };
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let without_day = move |_| {
        typed.edit(|form| form.loop_day = None);
        save();
    };
    view! {
        <Promise />
        <form class="next-step" on:submit=begin data-testid="welcome">
            <FirstQuestion />
            <DateField name="loop" label="Day of your loop" value=field!(typed, loop_day) />
            <Choice name="level" legend="Level" options=offered() value=field!(typed, plan.level) />
            <div class="actions">
                <button class="button button--primary" type="submit">"Start preparing"</button>
                <button class="button" type="button" on:click=without_day>"I don’t know yet"</button>
            </div>
        </form>
        <p class="prose">
            "Want to see it filled first? "
            <button class="button button--quiet" type="button" on:click=move |_| sandbox.open()>
                "Look around with an example"
            </button>
        </p>
        <p class="muted small">
            "Already preparing on another device? "
            <Link to=SettingsRoute::Settings>"Import your backup"</Link>
        </p>
    }
}
