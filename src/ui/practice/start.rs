//! What to practice and for how long.

use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::domain::format::dates;
use crate::domain::practice::session::{Aim, LENGTHS, Weak, confidence};
use crate::domain::principle::Principle;
use crate::domain::questions::question::{Question, of_own_role};
use crate::route::{
    AssessmentRoute, GuideRoute, LoopsRoute, MockRoute, PracticeRoute, QuestionsRoute, frame,
};
use crate::state::use_app;
use crate::ui::components::form::{Choice, Opt, Select, listed, offered};
use crate::ui::practice::summary::Summary;
use crate::ui::shared::Link;

/// The goals, with their button labels. The principle is chosen separately.
fn aims() -> Vec<Opt<Aim>> {
    [
        ("due", "Due first", Aim::Due),
        ("weak", "Weakest first", Aim::Weak),
        ("principle", "One principle", ONE),
        ("mixed", "Mixed", Aim::Mixed),
        ("random", "Random", Aim::Random),
        ("screen", "Phone screen", Aim::Screen),
    ]
    .map(|(slug, label, value)| Opt {
        value,
        slug: slug.to_owned(),
        label: label.to_owned(),
    })
    .to_vec()
}

/// One principle, which is chosen separately.
const ONE: Aim = Aim::Principle(Principle::CustomerObsession);

/// A day in the candidate's time zone.
fn in_words(day: DateTime<Utc>) -> String {
    let local = use_app().core().local(day);
    dates::in_words(&local)
}

/// The start of a session.
#[component]
pub fn Start(questions: StoredValue<Vec<Question>>) -> impl IntoView {
    let room = use_app().practice;
    let own = StoredValue::new(of_own_role(questions.get_value()));
    let loop_day = Memo::new(move |_| room.loop_day());
    let due_count = Memo::new(move |_| room.due_count().unwrap_or_default());
    let weak = Memo::new(move |_| {
        let practiced = room.practiced();
        own.with_value(|own| Weak::of(&confidence(own, &practiced, room.now())))
    });
    let chosen = RwSignal::new(Aim::Due);
    let minutes = RwSignal::new(15_u32);
    let principle = RwSignal::new(Principle::CustomerObsession);
    let is_one = Memo::new(move |_| chosen.get() == ONE);
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let aim = match chosen.get_untracked() {
            Aim::Principle(_) => Aim::Principle(principle.get_untracked()),
            aim => aim,
        };
        own.with_value(|own| room.begin(aim, minutes.get_untracked(), own));
    };
    let lengths = LENGTHS.map(|minutes| (minutes, format!("{minutes} min")));
    let said = move || match due_count.get() {
        0 => "Nothing is due. You get new questions from the principles you practiced least."
            .to_owned(),
        1 => "1 principle is due. It comes first, by another question.".to_owned(),
        due => format!("{due} principles are due. They come first, each by another question."),
    };
    view! {
        <h1>{frame::PRACTICE.heading}</h1>
        <p class="lead">{frame::PRACTICE.lead}</p>
        <Summary questions />
        <p><Link to=GuideRoute::Topic("star".to_owned())>"How to build an answer"</Link></p>
        <form class="start-form" on:submit=begin>
            <Choice name="minutes" legend="Time" options=listed(lengths) value=minutes />
            <Choice name="aim" legend="Focus" options=aims() value=chosen />
            <Show when=move || is_one.get()>
                <Select name="principle" label="Principle" options=offered() value=principle />
            </Show>
            <p class="muted" data-testid="due">{said}</p>
            {move || weak.with(sureness)}
            {move || match loop_day.get() {
                Some(day) => view! {
                    <p class="muted">
                        "Everything comes back before your next loop on "{in_words(day)}". What you are least likely \
                            to recall on "
                        "that day comes first. Everything comes again in the last three days."
                    </p>
                }
                .into_any(),
                None => view! {
                    <p class="muted">
                        "Set the date of a " <Link to=LoopsRoute::List>"loop"</Link> " so that your recall peaks that day."
                    </p>
                }
                .into_any(),
            }}
            <button class="button button--primary" type="submit">"Start practice"</button>
        </form>
        <ul class="practice-ways">
            <li><Link to=MockRoute::List>"Rehearse a full loop"</Link></li>
            <li><Link to=AssessmentRoute::Start>"Practice for the online assessment"</Link></li>
            <li><Link to=PracticeRoute::Drills>"Drill one skill for five minutes"</Link></li>
            <li><Link to=PracticeRoute::Progress>"See your progress"</Link></li>
            <li><Link to=PracticeRoute::Recordings>"Play your recordings"</Link></li>
            <li><Link to=QuestionsRoute::list()>"Browse all questions"</Link></li>
        </ul>
    }
}

/// A suggestion for what to practice, once there is practice to base it on.
fn sureness(weak: &Weak) -> Option<impl IntoView + use<>> {
    let named: Vec<String> = weak
        .least_sure
        .iter()
        .map(|(principle, percent)| format!("{principle} ({percent} %)"))
        .collect();
    let untried = match weak.untried {
        0 => String::new(),
        1 => " You haven’t practiced 1 principle yet.".to_owned(),
        count => format!(" You haven’t practiced {count} principles yet."),
    };
    (!named.is_empty()).then(|| {
        view! {
            <p class="muted" data-testid="weak">
                {format!("Your weakest so far: {}.{untried} ", named.join(" and "))}
                <Link to=PracticeRoute::Progress>"See all principles and why"</Link>
            </p>
        }
    })
}
