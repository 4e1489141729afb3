//! The days of the process and the time at hand. What is typed is kept at once; "Save" plans by it.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::dates;
use crate::domain::plan::loop_plan::{MINUTES_A_DAY, PlanForm};
use crate::domain::questions::levels::TargetLevel;
use crate::route::PlanRoute;
use crate::state::{FormSession, Standing, use_app};
use crate::ui::components::{Choice, SaveBadge, failure};
use crate::ui::shared::Link;

/// A day of the form.
#[derive(Clone, Copy)]
struct DayField {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    day: fn(&mut PlanForm) -> &mut Option<NaiveDate>,
}

const DAYS: [DayField; 4] = [
    DayField {
        name: "screen",
        label: "Screen",
        hint: "A recruiter, or somebody of the team, by phone.",
        day: |form| &mut form.plan.screen,
    },
    DayField {
        name: "assessment",
        label: "Online assessment",
        hint: "Answers usually come two days after it.",
        day: |form| &mut form.plan.assessment,
    },
    DayField {
        name: "writing",
        label: "Writing sample due",
        hint: "Usually about 48 hours after you get it, and before the loop.",
        day: |form| &mut form.plan.writing,
    },
    DayField {
        name: "loop",
        label: "Loop",
        hint: "It is the day of your next loop, there and here.",
        day: |form| &mut form.loop_day,
    },
];

/// The form.
#[component]
pub fn PlanDays() -> impl IntoView {
    let app = use_app();
    let room = app.plan;
    let session = room.form();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if room.save(session) {
            app.notices.tell("Planned.");
            app.go(PlanRoute::Schedule);
        }
    };
    let saved = Signal::derive(move || session.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    let doubts = Memo::new(move |_| session.with(PlanForm::doubts));
    let days = DAYS
        .map(|day| view! { <OneDay session day /> })
        .collect_view();
    let levels = TargetLevel::ALL
        .map(|level| (level.slug().to_owned(), level.name().to_owned()))
        .to_vec();
    let level = Signal::derive(move || session.with(|form| form.plan.level.slug().to_owned()));
    let choose = move |slug: String| {
        let chosen = TargetLevel::ALL
            .into_iter()
            .find(|level| level.slug() == slug);
        session.edit(|form| form.plan.level = chosen.unwrap_or_default());
    };
    let role = Memo::new(move |_| session.with(|form| form.plan.role.clone()));
    view! {
        <form class="story-form" on:submit=save>
            <p class="eyebrow"><Link to=PlanRoute::Schedule>"Plan"</Link></p>
            <h1>"Days and time"</h1>
            <p class="lead">"Put in what you know. Any day may stay empty, and all of it can change."</p>
            <Show when=move || session.was_recovered.get()>
                <p class="banner" role="status">
                    "Unsaved changes from before were brought back. "
                    <button class="button button--quiet" type="button" on:click=move |_| session.discard()>
                        "Put them aside"
                    </button>
                </p>
            </Show>
            {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
            <label class="field">
                <span class="field__label">"Role"</span>
                <input
                    class="input"
                    name="role"
                    autocomplete="off"
                    prop:value=role
                    on:input:target=move |event| {
                        let role = event.target().value();
                        session.edit(|form| form.plan.role = role);
                    }
                />
            </label>
            <Choice name="level" legend="Level" options=levels chosen=level choose />
            <div class="plan__fields">{days}</div>
            <div role="status">
                {move || doubts.get().into_iter().map(|doubt| view! { <p class="banner">{doubt}</p> }).collect_view()}
            </div>
            <Time session />
            <div class="story-form__bar">
                <button class="button button--primary" type="submit">"Save and plan"</button>
                <span class="small">"Typed text: "<SaveBadge saved /></span>
            </div>
        </form>
    }
}

#[component]
fn OneDay(session: FormSession<PlanForm>, day: DayField) -> impl IntoView {
    let value = Memo::new(move |_| {
        session.with(|form| {
            (day.day)(&mut form.clone())
                .as_ref()
                .map(dates::in_file_name)
                .unwrap_or_default()
        })
    });
    view! {
        <label class="field">
            <span class="field__label">{day.label}</span>
            <span class="field__hint">{day.hint}</span>
            <input
                class="input"
                type="date"
                name=day.name
                prop:value=value
                on:input:target=move |event| {
                    let date = dates::from_field(&event.target().value());
                    session.edit(|form| *(day.day)(form) = date);
                }
            />
        </label>
    }
}

#[component]
fn Time(session: FormSession<PlanForm>) -> impl IntoView {
    let minutes = Memo::new(move |_| session.with(|form| form.plan.minutes_a_day));
    let options = [15, 30, 45, 60, 90, 120, 180, 240]
        .map(|length: u32| {
            let label = match (length / 60, length % 60) {
                (0, minutes) => counted(minutes, "minute", "minutes"),
                (hours, 0) => counted(hours, "hour", "hours"),
                (hours, minutes) => format!("{hours} h {minutes} min"),
            };
            view! {
                <option value=length.to_string() selected=move || minutes.get() == length>{label}</option>
            }
        })
        .collect_view();
    let remind_at = Memo::new(move |_| {
        session.with(|form| {
            form.plan
                .remind_at
                .map(dates::minutes_in_field)
                .unwrap_or_default()
        })
    });
    view! {
        <div class="plan__fields">
            <label class="field">
                <span class="field__label">"Time each day"</span>
                <span class="field__hint">"What you can really give it. Half an hour that happens beats two that do not."</span>
                <select
                    class="input"
                    name="minutes"
                    on:change:target=move |event| {
                        let chosen = event.target().value().parse().unwrap_or(*MINUTES_A_DAY.start());
                        session.edit(|form| form.plan.minutes_a_day = chosen);
                    }
                >
                    {options}
                </select>
            </label>
            <label class="field">
                <span class="field__label">"Begin at, if there is an hour for it"</span>
                <span class="field__hint">"For the calendar file, with an alarm ten minutes before, and for a reminder on this device."</span>
                <input
                    class="input"
                    type="time"
                    name="remind-at"
                    prop:value=remind_at
                    on:input:target=move |event| {
                        let at = dates::minutes_from_field(&event.target().value());
                        session.edit(|form| form.plan.remind_at = at);
                    }
                />
            </label>
        </div>
        <Reminding remind_at />
    }
}

const REFUSED: &str = "The browser was told to show no notifications of Loopready, and asks no more. \
     To change that, open the settings of this site beside the address or in the browser’s own settings, \
     allow notifications, and come back here.";

const IMPOSSIBLE: &str = "This browser cannot remind you. On an iPhone or iPad it can once Loopready is \
     on the Home Screen.";

/// Whether this device reminds, and what can be done about it. `remind_at` is the text of the field.
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
            return "This device may remind you. Say above when to begin, and save.".to_owned();
        }
        let device = match saved.get().map(dates::minutes_in_field) {
            Some(saved) if saved == at => "This device",
            _ => "Once saved, this device",
        };
        format!("{device} reminds you at {at}, once a day, while something is left to do.")
    };
    let state = move || match standing.get() {
        Standing::Unknown => String::new(),
        Standing::Off => "This device does not remind you.".to_owned(),
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
            "Stop reminding me on this device"
        } else {
            "Remind me on this device"
        }
    };
    view! {
        <div class="plan__reminding" data-testid="reminding">
            <p class="field__hint">
                "Loopready has no server, and without one nothing can wake a browser: a reminder on this device comes while \
                 Loopready is open, in the background too, and says how much there is to do but nothing that you wrote. The \
                 alarm of the calendar file comes in any case."
            </p>
            <p role="status">{state}</p>
            <Show when=move || can_switch.get()>
                <button class="button" type="button" on:click=switch>{verb}</button>
            </Show>
        </div>
    }
}
