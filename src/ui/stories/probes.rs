//! The follow-ups of a story, as a tree: questions, answers, and how each answer holds up.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::record::id::RecordId;
use crate::domain::stories::probe::{
    AnswerStanding, DEPTH, Probe, ProbeNeed, Probes, Readiness, proposals,
};
use crate::route::StoriesRoute;
use crate::state::{ProbeSession, Seat, Typed, use_app};
use crate::ui::components::form::TextField;
use crate::ui::components::{SaveBadge, failure};
use crate::ui::shared::{Fields, Link, Seated};
use crate::ui::stories::editor::NoSuchStory;

/// A story's follow-ups, and this tab's seat.
pub fn seated(story: &RecordId) -> (ProbeSession, Seat) {
    let app = use_app();
    let session = ProbeSession::open(app.core(), story);
    let seat = Seat::take(app.core(), Probes::id_for(story), move || session.take_up());
    Effect::new(move |_| {
        seat.access.track();
        session.follow();
    });
    app.services
        .with_value(|services| services.page.on_hide(Box::new(move || session.leave())));
    on_cleanup(move || seat.leave(|| session.leave()));
    (session, seat)
}

/// The follow-ups of a story.
#[component]
pub fn ProbesPage(id: RecordId) -> impl IntoView {
    let app = use_app();
    let Some(story) = untrack(|| app.library.story(&id)) else {
        return view! { <NoSuchStory /> }.into_any();
    };
    let (session, seat) = seated(&id);
    let readiness = Memo::new(move |_| session.probes.with(Probes::readiness));
    let tree = Memo::new(move |_| {
        session.probes.with(|probes| {
            probes
                .tree()
                .into_iter()
                .map(|placed| (placed.number, placed.depth))
                .collect::<Vec<_>>()
        })
    });
    // Compared by value, so that typing an answer doesn't refresh the suggestions.
    let text = StoredValue::new(story.body.clone());
    let proposed = Memo::new(move |_| {
        session
            .probes
            .with(|probes| text.with_value(|story| proposals(story, probes)))
    });
    // Where the focus goes after a question is added, since the pressed button may be gone.
    let fresh = RwSignal::new(None::<u32>);
    let proposal = move |question: String| {
        let asked = question.clone();
        view! {
            <li class="probes__proposal">
                <bdi class="probes__proposed">{question.clone()}</bdi>
                <button class="button button--quiet" type="button" on:click=move |_| fresh.set(Some(session.ask(None, asked.clone())))>
                    "Add"
                    <span class="visually-hidden">{format!(": {question}")}</span>
                </button>
            </li>
        }
    };
    let is_empty = move || tree.with(Vec::is_empty);
    let saved = Signal::derive(move || session.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    let title = story.body.display_title();
    let (back, drill) = (id.clone(), id);
    view! {
        <p class="eyebrow"><bdi><Link to=StoriesRoute::Story(back)>{title}</Link></bdi></p>
        <h1>"Follow-up questions"</h1>
        <p class="lead">
            "Interviewers keep asking why. Write the questions down, answer each in a sentence or two, and "
            "be honest about whether your answer would hold."
        </p>
        {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
        <Seated seat>
            <Show when=move || !is_empty()>
                <p class="probes__readiness" data-testid="readiness">{move || ready(readiness.get())}</p>
                <p class="actions">
                    <Link to=StoriesRoute::ProbeDrill(drill.clone()) class="button button--primary">"Start drill, gaps \
                        first"</Link>
                </p>
            </Show>
            // Until the draft is open, there is no place for typed text.
            <div class="probes" data-testid="probes" inert=move || !session.is_open.get()>
                <For each=move || tree.get() key=|placed| *placed children=move |(number, depth)| view! { <Node session number depth fresh /> } />
            </div>
            <Ask session fresh />
            <Show when=move || !proposed.with(Vec::is_empty)>
                <h2>"Likely questions"</h2>
                <p class="muted small">"Based on the story’s own words and numbers."</p>
                <ul class="rows" data-testid="proposed" inert=move || !session.is_open.get()>
                    <For each=move || proposed.get() key=String::clone children=proposal />
                </ul>
            </Show>
        </Seated>
        <p class="small muted"><SaveBadge saved /></p>
    }
    .into_any()
}

/// How many answers hold up, in words.
fn ready(readiness: Readiness) -> String {
    format!(
        "{} of {} to the fifth why ({} %)",
        readiness.ready,
        counted(readiness.asked, "question holds", "questions hold"),
        readiness.percent()
    )
}

/// A field to add a question.
#[component]
fn Ask(session: ProbeSession, fresh: RwSignal<Option<u32>>) -> impl IntoView {
    let story = session.probes.with_untracked(|probes| probes.story.clone());
    let typed = Typed::<String>::worksheet(use_app().core(), &format!("probe:{story}"));
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(number) = session.ask_typed(typed) {
            fresh.set(Some(number));
        }
    };
    let value = typed.bind(String::clone, |text, typed| *text = typed);
    view! {
        <form class="probes__ask" inert=move || !session.is_open.get() on:submit=ask>
            <TextField name="question" label="Your own question" value />
            <button class="button" type="submit">"Add"</button>
        </form>
    }
}

/// One question with its answer, and a button to ask about that answer.
#[component]
fn Node(
    session: ProbeSession,
    number: u32,
    depth: usize,
    /// The question that was asked last, whose answer field gets the focus.
    fresh: RwSignal<Option<u32>>,
) -> impl IntoView {
    let (question, answer) = (
        NodeRef::<html::Textarea>::new(),
        NodeRef::<html::Textarea>::new(),
    );
    let text = move |of: fn(&Probe) -> &String| {
        session
            .probes
            .with_untracked(|probes| probes.get(number).map(|probe| of(probe).clone()))
            .unwrap_or_default()
    };
    // Typed text flows from the fields to the session; the other direction only on opening or on
    // undo.
    Effect::new(move |_| {
        session.is_open.track();
        if let (Some(question), Some(answer)) = (question.get(), answer.get()) {
            question.set_value(&text(|probe| &probe.question));
            answer.set_value(&text(|probe| &probe.answer));
            if fresh.get_untracked() == Some(number) {
                // An element on the page can always be focused.
                let _ = answer.focus();
            }
        }
    });
    let need = Memo::new(move |_| {
        session.probes.with(|probes| {
            probes
                .get(number)
                .map_or(ProbeNeed::Unanswered, Probe::need)
        })
    });
    let holds =
        Memo::new(move |_| depth == 1 && session.probes.with(|probes| probes.holds(number)));
    let deep = Memo::new(move |_| session.probes.with(|probes| probes.safe_depth(number)));
    let dig = move |_| {
        fresh.set(Some(session.ask(Some(number), "Why?")));
    };
    let progress = move || {
        if holds.get() {
            "Holds to the fifth why".to_owned()
        } else {
            format!("{} of {DEPTH} whys safe", deep.get().min(DEPTH))
        }
    };
    let level = depth.min(DEPTH + 1);
    view! {
        <article class="probe" data-depth=level.to_string() data-need=move || need_slug(need.get()) data-testid="probe">
            <label>
                <span class="probe__label">{if depth == 1 { "Question".to_owned() } else { format!("Why, {depth} deep") }}</span>
                <textarea
                    class="input probe__asked"
                    name=format!("question-{number}")
                    dir="auto"
                    rows="1"
                    node_ref=question
                    on:input:target=move |event| {
                        let text = event.target().value();
                        session.type_into(number, |probe| probe.question = text);
                    }
                    on:change=move |_| session.commit()
                ></textarea>
            </label>
            <label class="probe__answer">
                <span class="probe__label">"Your answer"</span>
                <textarea
                    class="input input--text"
                    name=format!("answer-{number}")
                    dir="auto"
                    rows="2"
                    node_ref=answer
                    on:input:target=move |event| {
                        let text = event.target().value();
                        session.type_into(number, |probe| probe.answer = text);
                    }
                    on:change=move |_| session.commit()
                ></textarea>
            </label>
            <div class="probe__bar">
                <Standings session number />
                <Show when=move || depth < DEPTH>
                    <button class="button" type="button" on:click=dig>"Add a why"</button>
                </Show>
                <button class="button button--quiet" type="button" on:click=move |_| session.remove(number)>
                    "Delete"
                    <span class="visually-hidden">" this question and what is under it"</span>
                </button>
                {(depth == 1).then(|| view! { <span class="muted small" data-testid="depth">{progress}</span> })}
            </div>
        </article>
    }
}

fn need_slug(need: ProbeNeed) -> &'static str {
    match need {
        ProbeNeed::Gap => "gap",
        ProbeNeed::Unanswered => "open",
        ProbeNeed::Partial => "partial",
        ProbeNeed::Safe => "safe",
    }
}

/// How an answer holds up: one choice of three, or none yet.
#[component]
pub fn Standings(session: ProbeSession, number: u32) -> impl IntoView {
    let standing = Memo::new(move |_| {
        session
            .probes
            .with(|probes| probes.get(number).and_then(|probe| probe.standing))
    });
    let options = AnswerStanding::ALL
        .map(|way| {
            view! {
                <label class="segment" data-standing=way.slug()>
                    <input
                        type="radio"
                        class="visually-hidden"
                        name=format!("standing-{number}")
                        value=way.slug()
                        prop:checked=move || standing.get() == Some(way)
                        on:change=move |_| session.mark(number, Some(way))
                    />
                    <span>{way.name()}</span>
                </label>
            }
        })
        .collect_view();
    view! { <div class="segments" role="radiogroup" aria-label="How well the answer holds">{options}</div> }
}
