//! Words and small parts that the pages of a mock loop share.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::loops::assignment::{Assignment, Bottleneck};
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::loops::mock::plan::MockPlan;
use crate::domain::loops::mock::votes::{Vote, VoteLabels};
use crate::domain::record::id::RecordId;
use crate::state::{Typed, use_app};
use crate::ui::components::form::{Bound, Choice, Opt, TextArea};
use crate::ui::shared::Fields;

/// Names, the last one after "and".
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The role and "Bar Raiser" of a seat, unless its label already says so.
pub fn about(plan: &MockPlan, seat: usize) -> String {
    let Some(interviewer) = plan.seats.get(seat).map(|seat| &seat.interviewer) else {
        return String::new();
    };
    let role = interviewer.role.trim();
    let role = (!role.is_empty() && role != plan.label(seat)).then(|| role.to_owned());
    let raiser = interviewer.is_bar_raiser.then(|| "Bar Raiser".to_owned());
    role.into_iter()
        .chain(raiser)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// How far the bank covers a loop, in one sentence.
pub fn standing(assignment: &Assignment) -> String {
    let all = assignment.answers.len();
    let asked = counted(all, "question", "questions");
    match (all, all - assignment.answered()) {
        (0, _) => "No interviewers yet.".to_owned(),
        (_, 0) => format!("Each of {asked} has its own story."),
        (_, 1) => {
            format!(
                "1 of {asked} has no story. You will have to answer without one, or repeat one."
            )
        }
        (_, missing) => {
            format!(
                "{missing} of {asked} have no story. You will have to answer without one, or repeat one."
            )
        }
    }
}

/// The most names that a sentence lists; beyond that, it gives a count.
const NAMED: usize = 4;

/// A few names, or else their count.
fn named(names: &[String], many: &str) -> String {
    if names.len() <= NAMED {
        listed(names)
    } else {
        format!("{} {many}", names.len())
    }
}

/// Where stories run short, in one sentence.
pub fn shortage(of: &InterviewLoop, bottleneck: &Bottleneck) -> String {
    let who: Vec<String> = bottleneck
        .interviewers
        .iter()
        .map(|&place| of.label(place))
        .collect();
    let about: Vec<String> = bottleneck
        .principles
        .iter()
        .map(ToString::to_string)
        .collect();
    let questions = counted(bottleneck.slots.len(), "question", "questions");
    let verb = if who.len() == 1 { "asks" } else { "ask" };
    let stories: Vec<String> = bottleneck
        .stories
        .iter()
        .map(|story| format!("“{}”", story.title))
        .collect();
    let shared = match stories.as_slice() {
        [] => "no story answers any of them".to_owned(),
        [only] => format!("only {only} answers any of them"),
        several => format!("only {} answer any of them", named(several, "stories")),
    };
    format!(
        "{} {verb} {questions} about {}, and {shared}.",
        named(&who, "interviewers"),
        named(&about, "principles")
    )
}

/// The four votes to choose from, as a group of buttons.
#[component]
pub fn VoteChoice(
    /// The group's name, unique on the page.
    name: String,
    /// The legend.
    legend: String,
    /// The labels of the votes.
    labels: VoteLabels,
    /// The vote chosen.
    chosen: Signal<Option<Vote>>,
    /// Called with a vote when it is chosen.
    #[prop(into)]
    choose: Callback<Vote>,
) -> impl IntoView {
    let options = Vote::ALL.map(|vote| Opt {
        value: Some(vote),
        slug: vote.slug().to_owned(),
        label: labels.of(vote).to_owned(),
    });
    let value = Bound::new(
        move || chosen.get(),
        move || chosen.track(),
        move |vote| {
            if let Some(vote) = vote {
                choose.run(vote);
            }
        },
    );
    view! { <Choice name legend options=options.to_vec() value /> }
}

/// A text about a loop: a draft on every input, stored in the loop when the field loses the focus.
#[component]
pub fn LoopText(
    /// The loop's id.
    id: StoredValue<RecordId>,
    /// The text's name, unique within the loop.
    key: String,
    /// The label.
    label: String,
    /// A hint.
    #[prop(optional)]
    hint: &'static str,
    /// The stored text.
    stored: String,
    /// Where to store it.
    put: impl Fn(&mut MockLoop, String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = use_app();
    let name = format!("loop-{key}");
    let key = id.with_value(|id| format!("mock-loop:{id}:{key}"));
    let typed = Typed::open(app.core(), key, stored);
    let keep = move || id.with_value(|id| app.mock_loops.keep_typed(id, typed, put));
    on_cleanup(keep);
    let value = typed.bind(Clone::clone, |text, typed| *text = typed);
    view! {
        <div on:change=move |_| keep()>
            <TextArea name label hint value />
        </div>
    }
}
