//! The form with the dates and the time per day. Typed text is stored immediately; "Save" updates
//! the plan.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::dates;
use crate::domain::plan::loop_plan::PlanForm;
use crate::route::PlanRoute;
use crate::state::{Standing, Typed, use_app};
use crate::ui::components::form::{Choice, DateField, Select, TextField, listed, offered};
use crate::ui::shared::{DraftForm, Fields, field};

/// The form.
#[component]
pub fn PlanDays() -> impl IntoView {
    let app = use_app();
    let room = app.plan;
    let typed = room.form();
    let save = move |()| {
        if room.save(typed).is_some() {
            app.library.tell_once_kept("Plan saved.");
            app.go(PlanRoute::Schedule);
        }
    };
    let doubts = Memo::new(move |_| typed.with(PlanForm::doubts));
    view! {
        <DraftForm
            typed
            back=(PlanRoute::Schedule.into(), "Plan".to_owned())
            title="Days and time"
            lead="Enter what you know. Leave any date empty, and change it later."
            verb="Save dates"
            save
        >
            <TextField name="role" label="Role" value=field!(typed, plan.role) />
            <Choice name="level" legend="Level" options=offered() value=field!(typed, plan.level) />
            <div class="plan__fields">
                <DateField
                    name="screen"
                    label="Screen"
                    hint="By phone. Candidates usually hear back within two business days."
                    value=field!(typed, plan.screen)
                />
                <DateField
                    name="assessment"
                    label="Online assessment"
                    hint="Nobody reports a reliable wait for the answer."
                    value=field!(typed, plan.assessment)
                />
                <DateField
                    name="writing"
                    label="Writing sample due"
                    hint="Usually about 48 hours after you get it, and before the loop."
                    value=field!(typed, plan.writing)
                />
                <DateField
                    name="loop"
                    label="Loop"
                    hint="This changes the date of your next loop everywhere."
                    value=field!(typed, loop_day)
                />
            </div>
            <div role="status">
                {move || doubts.get().into_iter().map(|doubt| view! { <p class="banner">{doubt}</p> }).collect_view()}
            </div>
            <Time typed />
        </DraftForm>
    }
}

#[component]
fn Time(typed: Typed<PlanForm>) -> impl IntoView {
    let lengths = [15, 30, 45, 60, 90, 120, 180, 240].map(|length: u32| {
        let label = match (length / 60, length % 60) {
            (0, minutes) => counted(minutes, "minute", "minutes"),
            (hours, 0) => counted(hours, "hour", "hours"),
            (hours, minutes) => format!("{hours} h {minutes} min"),
        };
        (length, label)
    });
    let remind_at = move |form: &PlanForm| {
        let at = form.plan.remind_at.map(dates::minutes_in_field);
        at.unwrap_or_default()
    };
    let begins = Memo::new(move |_| typed.with(remind_at));
    view! {
        <div class="plan__fields">
            <Select
                name="minutes"
                label="Time each day"
                hint="Time you can really spend. Thirty minutes you keep beats two hours you skip."
                options=listed(lengths)
                value=field!(typed, plan.minutes_a_day)
            />
            <TextField
                kind="time"
                name="remind-at"
                label="Start time, if you have one"
                hint="Used for the calendar file, with an alarm 10 minutes before, and for reminders on this device."
                value=typed.bind(remind_at, |form, text| form.plan.remind_at = dates::minutes_from_field(&text))
            />
        </div>
        <Reminding remind_at=begins />
    }
}

const REFUSED: &str = "This browser blocks notifications from Loopready. Open this site’s settings in the browser, \
    allow notifications, and come back here.";

const IMPOSSIBLE: &str = "This browser can’t remind you. On an iPhone or iPad, it can after you add Loopready to the \
    Home Screen.";

/// Whether this device sends reminders, and a button to change that. `remind_at` is the field's
/// text.
#[component]
fn Reminding(remind_at: Memo<String>) -> impl IntoView {
    let reminders = use_app().reminders;
    reminders.open();
    let standing = Memo::new(move |_| reminders.standing());
    let room = use_app().plan;
    let saved = Memo::new(move |_| room.plan().and_then(|plan| plan.remind_at));
    let on = move || {
        let at = remind_at.get();
        if at.is_empty() {
            return "This device can remind you. Set a start time above, and save.".to_owned();
        }
        let device = match saved.get().map(dates::minutes_in_field) {
            Some(saved) if saved == at => "This device",
            _ => "Once saved, this device",
        };
        format!("{device} reminds you at {at}, once a day, if something is left to do.")
    };
    let state = move || match standing.get() {
        Standing::Unknown => String::new(),
        Standing::Off => "Reminders are off on this device.".to_owned(),
        Standing::On => on(),
        Standing::Refused => REFUSED.to_owned(),
        Standing::Impossible => IMPOSSIBLE.to_owned(),
    };
    let can_switch = Memo::new(move |_| matches!(standing.get(), Standing::Off | Standing::On));
    let is_on = Memo::new(move |_| standing.get() == Standing::On);
    let switch = move |_| {
        if is_on.get_untracked() {
            reminders.switch_off();
        } else {
            reminders.switch_on();
        }
    };
    let verb = move || {
        if is_on.get() {
            "Turn off reminders here"
        } else {
            "Turn on reminders here"
        }
    };
    view! {
        <div class="plan__reminding" data-testid="reminding">
            <p class="field__hint">
                "Loopready has no server that could wake your browser. Reminders come only while Loopready is open, \
                 also in the background. They say how much there is to do, and nothing you wrote. The calendar \
                 file’s alarm always comes."
            </p>
            <p role="status">{state}</p>
            <Show when=move || can_switch.get()>
                <button class="button" type="button" on:click=switch>{verb}</button>
            </Show>
        </div>
    }
}
