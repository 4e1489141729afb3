//! The follow-ups of a story, asked one by one: gaps first, and the answer shown only after it was
//! spoken.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::record::id::RecordId;
use crate::domain::stories::probe::Probes;
use crate::route::StoriesRoute;
use crate::state::{ProbeSession, use_app};
use crate::ui::shared::{Link, Seated};
use crate::ui::stories::editor::NoSuchStory;
use crate::ui::stories::probes::{Standings, seated};

/// The drill of a story's follow-ups.
#[component]
pub fn ProbeDrill(id: RecordId) -> impl IntoView {
    let app = use_app();
    let Some(story) = untrack(|| app.library.story(&id)) else {
        return view! { <NoSuchStory /> }.into_any();
    };
    let (session, seat) = seated(&id);
    // The order is fixed for the round: marking a follow-up must not change what comes next.
    let round = RwSignal::new(Vec::<u32>::new());
    let place = RwSignal::new(0_usize);
    let begin = move || {
        round.set(session.probes.with_untracked(Probes::drill));
        place.set(0);
    };
    Effect::new(move |_| {
        if session.is_open.get() {
            begin();
        }
    });
    let title = story.body.display_title();
    let to_probes = id.clone();
    let shown = move || {
        let (number, total) = (
            round.with(|round| round.get(place.get()).copied()),
            round.with(Vec::len),
        );
        let probes = to_probes.clone();
        match number {
            Some(number) => view! {
                <p class="muted" data-testid="drill-place">{format!("Question {} of {total}", place.get() + 1)}</p>
                <Asked session number next=move |()| place.update(|place| *place += 1) />
            }
            .into_any(),
            None if seat.follows() => ().into_any(),
            None if !session.is_open.get() => view! { <p class="late muted">"Loading follow-ups"</p> }.into_any(),
            None if total == 0 => view! {
                <p class="empty">"No follow-ups yet. Add some first. The follow-ups page suggests a few."</p>
                <p><Link to=StoriesRoute::Probes(probes) class="button button--primary">"Open follow-ups"</Link></p>
            }
            .into_any(),
            None => view! {
                <p class="lead" data-testid="drill-done">{move || done(&session.probes.get())}</p>
                <div class="actions">
                    <button class="button button--primary" type="button" on:click=move |_| begin()>"Start again"</button>
                    <Link to=StoriesRoute::Probes(probes) class="button">"Back to follow-ups"</Link>
                </div>
            }
            .into_any(),
        }
    };
    view! {
        <p class="eyebrow"><bdi><Link to=StoriesRoute::Probes(id)>{format!("Follow-ups for “{title}”")}</Link></bdi></p>
        <h1>"Follow-up drill"</h1>
        <Seated seat>{shown}</Seated>
    }
    .into_any()
}

/// The result of the round.
fn done(probes: &Probes) -> String {
    let readiness = probes.readiness();
    format!(
        "Done. {} of {} to the fifth why.",
        readiness.ready,
        counted(readiness.asked, "question holds", "questions hold")
    )
}

/// One question, with the answer behind a button.
#[component]
fn Asked(session: ProbeSession, number: u32, #[prop(into)] next: Callback<()>) -> impl IntoView {
    let is_revealed = RwSignal::new(false);
    let probe = session
        .probes
        .with_untracked(|probes| probes.get(number).cloned());
    let above = probe.as_ref().and_then(|probe| {
        let parent = session
            .probes
            .with_untracked(|probes| probes.get(probe.parent?).cloned())?;
        Some(view! {
            <p class="drill__above muted"><bdi>{parent.question}</bdi>" "<bdi>{parent.answer}</bdi></p>
        })
    });
    let (question, answer) = probe
        .map(|probe| (probe.question, probe.answer))
        .unwrap_or_default();
    let is_empty = answer.trim().is_empty();
    view! {
        <section class="drill" aria-live="polite">
            {above}
            <p class="drill__question" dir="auto" data-testid="drill-question">{question}</p>
            <Show
                when=move || is_revealed.get()
                fallback=move || view! {
                    <p class="muted">"Say your answer aloud first."</p>
                    <button class="button button--primary" type="button" on:click=move |_| is_revealed.set(true)>
                        "Show my answer"
                    </button>
                }
            >
                <p class="drill__answer" dir="auto" data-testid="drill-answer">
                    {if is_empty { "You have written no answer yet.".to_owned() } else { answer.clone() }}
                </p>
                <p class="drill__mark">"How well would it hold?"</p>
                <div class="probe__bar">
                    <Standings session number />
                    <button class="button button--primary" type="button" on:click=move |_| next.run(())>"Next"</button>
                </div>
            </Show>
        </section>
    }
}
