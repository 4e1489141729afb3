//! The debrief: the candidate votes first, then the sealed votes are opened, read, voted on again,
//! and decided.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::loops::debrief::report::written;
use crate::domain::loops::debrief::{RULE, VoteSource};
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::loops::mock::votes::{Decision, Vote, VoteLabels};
use crate::domain::record::id::RecordId;
use crate::route::MockRoute;
use crate::state::{Seat, Typed, use_app};
use crate::ui::components::form::TextField;
use crate::ui::loops::mock::lesson::{bank_here, lesson, next_step};
use crate::ui::loops::mock::words::{LoopText, VoteChoice, about, listed};
use crate::ui::shared::{Fields, Link, Player, Seated};

/// A loop in its debrief.
#[derive(Clone, Copy)]
struct Room {
    id: StoredValue<RecordId>,
    run: Memo<Option<MockLoop>>,
}

impl Room {
    fn act<T>(self, step: impl FnOnce(&mut MockLoop) -> T) -> Option<T> {
        let room = use_app().mock_loops;
        self.id.with_value(|id| room.act(id, |run, _| step(run)))
    }

    fn read<T>(self, read: impl FnOnce(&MockLoop) -> T) -> Option<T> {
        self.run.with(|run| run.as_ref().map(read))
    }

    fn labels(self) -> VoteLabels {
        untrack(|| self.read(|run| run.debrief().labels.clone())).unwrap_or_default()
    }
}

/// The page of a debrief.
#[component]
pub fn DebriefPage(id: RecordId) -> impl IntoView {
    let app = use_app();
    let library = app.library;
    app.recordings.open();
    let place = Seat::take(app.core(), id.clone(), || {});
    on_cleanup(move || place.leave(|| {}));
    let id = StoredValue::new(id);
    let run = Memo::new(move |_| {
        id.with_value(|id| library.of::<MockLoop>().get(id))
            .map(|record| record.body)
    });
    let room = Room { id, run };
    let name = move || room.read(|run| run.plan().display_name());
    let stage = Memo::new(move |_| {
        room.read(|run| {
            (
                run.is_over(),
                run.debrief().is_open,
                run.debrief().labels.clone(),
            )
        })
    });
    let body = move || {
        match stage.get() {
        Some((false, ..)) => view! {
            <p class="lead">"This loop isn’t over yet. The debrief comes after the last interview."</p>
            <p>
                <Link to=MockRoute::Run(id.get_value()) class="button button--primary">"Resume loop"</Link>
            </p>
        }
        .into_any(),
        Some((true, false, _)) => view! { <OwnVotes room /> }.into_any(),
        Some((true, true, _)) => view! { <Opened room /> }.into_any(),
        None => ().into_any(),
    }
    };
    view! {
        <div class="debrief">
            <p class="eyebrow"><Link to=MockRoute::List>"Mock loops"</Link></p>
            <h1>"Debrief"</h1>
            <p class="muted" dir="auto">{name}</p>
            <Seated seat=place>{body}</Seated>
        </div>
    }
}

/// The candidate's own vote for each interview.
#[component]
fn OwnVotes(room: Room) -> impl IntoView {
    let labels = room.labels();
    let rows = untrack(|| {
        room.read(|run| {
            (0..run.interviews().len())
                .map(|seat| own_vote(room, run, seat, labels.clone()))
                .collect_view()
        })
    });
    let missing = move || {
        room.read(|run| {
            run.interviews()
                .iter()
                .filter(|one| one.own_vote.is_none())
                .count()
        })
        .unwrap_or(0)
    };
    let open = move |_| {
        room.act(MockLoop::open_votes);
    };
    let has_partner = untrack(|| room.read(|run| run.plan().has_partner)) == Some(true);
    let (lead, label) = if has_partner {
        (
            "How would you vote as each interviewer? Your partner’s votes stay sealed until you have voted, so that \
             you learn how well you judge yourself.",
            "Open sealed votes",
        )
    } else {
        (
            "How would you vote as each interviewer? You then see what your own marks add up to. Nobody else has \
             judged this loop.",
            "Show what your marks say",
        )
    };
    view! {
        <p class="lead">{lead}</p>
        {rows}
        <p class="muted" role="status" data-testid="missing">
            {move || match missing() {
                0 => "You have cast all your votes.".to_owned(),
                count => format!("{} to cast.", counted(count, "vote", "votes")),
            }}
        </p>
        <p>
            <button class="button button--primary" type="button" disabled=move || { missing() > 0 } on:click=open>
                {label}
            </button>
        </p>
        <Labels room />
    }
}

fn own_vote(room: Room, run: &MockLoop, seat: usize, labels: VoteLabels) -> impl IntoView + use<> {
    let who = run.plan().label(seat);
    let asked: Vec<String> = run
        .interviews()
        .get(seat)
        .into_iter()
        .flat_map(|interview| &interview.asked)
        .map(|asked| asked.drawn.principle.name().to_owned())
        .collect();
    let notes = run
        .interviews()
        .get(seat)
        .map(|interview| interview.notes.trim().to_owned())
        .filter(|notes| !notes.is_empty());
    let chosen = Signal::derive(move || {
        room.read(|run| run.interviews().get(seat).and_then(|one| one.own_vote))
            .flatten()
    });
    let choose = move |vote: Vote| {
        room.act(|run| run.vote(seat, vote));
    };
    view! {
        <section class="debrief__part">
            <VoteChoice name=format!("own-{seat}") legend=who labels chosen choose />
            <p class="muted small">{about(run.plan(), seat)}{(!about(run.plan(), seat).is_empty()).then_some(" · ")}{listed(&asked)}</p>
            {notes.map(|notes| view! { <p class="debrief__notes" dir="auto">{notes}</p> })}
            <Recorded room seat />
        </section>
    }
}

/// The recorded answers of an interview, under their questions.
#[component]
fn Recorded(room: Room, seat: usize) -> impl IntoView {
    let desk = use_app().recordings;
    let told: Vec<(usize, String, String)> = untrack(|| {
        room.read(|run| {
            run.told_in(seat)
                .map(|(number, drawn)| (number, drawn.question.clone(), drawn.text.clone()))
                .collect()
        })
    })
    .unwrap_or_default();
    told.into_iter()
        .map(|(number, question, text)| {
            let recorded = Memo::new(move |_| {
                room.id
                    .with_value(|id| desk.of_answer(id, number, &question))
            });
            view! {
                <Show when=move || recorded.with(|recorded| !recorded.is_empty())>
                    <figure class="debrief__heard">
                        <figcaption>{text.clone()}</figcaption>
                        <For
                            each=move || recorded.get()
                            key=|(id, recording)| (id.clone(), recording.chunks)
                            children=|(id, recording)| view! { <Player id recording at_once=false /> }
                        />
                    </figure>
                </Show>
            }
        })
        .collect_view()
}

/// Fields to rename the votes.
#[component]
fn Labels(room: Room) -> impl IntoView {
    let app = use_app();
    let key = room.id.with_value(|id| format!("mock-loop:{id}:labels"));
    let typed = Typed::open(app.core(), key, room.labels());
    let keep = move || {
        room.id.with_value(|id| {
            app.mock_loops.keep_typed(id, typed, MockLoop::set_labels);
        });
    };
    on_cleanup(keep);
    let field = move |vote: Vote| {
        let usual = VoteLabels::default().of(vote).to_owned();
        let value = typed.bind(
            move |labels| labels.clone().typed_mut(vote).clone(),
            move |labels, label| *labels.typed_mut(vote) = label,
        );
        view! { <TextField name=format!("label-{}", vote.slug()) label=format!("For “{usual}”") value /> }
    };
    view! {
        <details class="older">
            <summary>"Rename the votes"</summary>
            <p class="muted small">"Candidates report different scales. Your names apply to this loop and later ones. \
                Leave a field empty to keep the usual name."</p>
            {Vote::ALL.into_iter().map(field).collect_view()}
            <p>
                <button class="button" type="button" on:click=move |_| keep()>"Save names"</button>
            </p>
        </details>
    }
}

/// The second round: read the evidence, vote again, and decide.
#[component]
fn Opened(room: Room) -> impl IntoView {
    let app = use_app();
    let labels = room.labels();
    let rows = untrack(|| {
        room.read(|run| {
            (0..run.interviews().len())
                .map(|seat| opened(room, run, seat, labels.clone()))
                .collect_view()
        })
    });
    let counts = move || {
        room.read(|run| {
            let lines = app.mock_loops.tally(run).lines();
            lines
                .into_iter()
                .map(|line| view! { <li dir="auto">{line}</li> })
                .collect_view()
        })
    };
    let weights = move || room.read(weighed).flatten();
    let changed = move || {
        room.read(|run| match run.changed_votes() {
            0 => "No vote changed after reading.".to_owned(),
            count => format!(
                "{} changed after reading.",
                counted(count, "vote has", "votes have")
            ),
        })
    };
    let stored = untrack(|| room.read(|run| run.debrief().tipped.clone())).unwrap_or_default();
    let has_partner = untrack(|| room.read(|run| run.plan().has_partner)) == Some(true);
    let lead = if has_partner {
        "The votes are open. Read the evidence of each interview, then change your vote where you see it differently."
    } else {
        "Your vote is shown next to what your marks add up to. Where they differ, one of them was too kind or too \
         harsh. Read the evidence, then change your vote where you see it differently."
    };
    let steps = move || {
        room.read(|run| {
            let is_here = |id: &RecordId| app.library.story(id).is_some();
            run.next_steps(is_here).iter().map(next_step).collect_view()
        })
    };
    view! {
        <p class="lead">{lead}</p>
        <section aria-labelledby="next-steps">
            <h2 id="next-steps">"Next steps"</h2>
            <ol class="prose-list" data-testid="next-steps">{steps}</ol>
        </section>
        {rows}
        <section aria-labelledby="counted">
            <h2 id="counted">"Whole loop"</h2>
            <ul class="prose-list" data-testid="counts">{counts}</ul>
        </section>
        <section aria-labelledby="decide">
            <h2 id="decide">"Decide"</h2>
            <p class="prose">{weights}</p>
            <p class="muted" data-testid="changed">{changed}</p>
            <LoopText
                id=room.id
                key="tipped".to_owned()
                label="Deciding evidence".to_owned()
                hint="One or two sentences about what decided it."
                stored
                put=MockLoop::write_tipped
            />
            <Decide room />
        </section>
        <details class="older">
            <summary>"How votes are calculated"</summary>
            <p>{RULE}</p>
        </details>
        <Labels room />
    }
}

/// The strongest evidence, by the points of the answers.
fn weighed(run: &MockLoop) -> Option<String> {
    let weights = run.weights();
    let (lowest, least) = weights.first()?;
    let (highest, most) = weights.last()?;
    let points = |tenths: u32| format!("{}.{} of 6", tenths / 10, tenths % 10);
    if lowest == highest {
        return Some(format!(
            "All evidence is about {lowest}: {} points.",
            points(*least)
        ));
    }
    Some(format!(
        "Your best evidence is for {highest} ({}), your weakest for {lowest} ({}).",
        points(*most),
        points(*least)
    ))
}

fn opened(room: Room, run: &MockLoop, seat: usize, labels: VoteLabels) -> impl IntoView + use<> {
    let who = run.plan().label(seat);
    let interview = run.interviews().get(seat);
    let own = interview
        .and_then(|one| one.own_vote)
        .map(|vote| labels.of(vote).to_owned());
    let (source, sealed) = match run.sealed_vote(seat) {
        Ok((vote, source)) => (run.vote_from(source), labels.of(vote).to_owned()),
        Err(reason) => (run.vote_from(VoteSource::Evidence), reason.to_string()),
    };
    let bank = bank_here();
    let lessons = move || {
        let bank = bank();
        room.read(|run| {
            let lessons = run.lessons(seat, &bank);
            lessons.into_iter().map(lesson).collect_view()
        })
    };
    let evidence = written(run, seat)
        .into_iter()
        .map(|(principle, lines)| {
            let lines = lines
                .into_iter()
                .map(|line| view! { <p dir="auto">{line}</p> })
                .collect_view();
            view! { <dt>{principle.name()}</dt><dd>{lines}</dd> }
        })
        .collect_view();
    let notes = interview
        .map(|one| one.notes.trim().to_owned())
        .filter(|notes| !notes.is_empty());
    let chosen = Signal::derive(move || {
        room.read(|run| run.interviews().get(seat).and_then(|one| one.second_vote))
            .flatten()
    });
    let choose = move |vote: Vote| {
        room.act(|run| run.vote_again(seat, vote));
    };
    let is_decided = move || room.read(|run| run.debrief().decision.is_some()) == Some(true);
    let heading = format!("interview-{seat}");
    view! {
        <section class="debrief__part" aria-labelledby=heading.clone() data-testid="interview">
            <h2 id=heading.clone()>{who.clone()}</h2>
            <p class="muted">{about(run.plan(), seat)}</p>
            <dl class="facts">
                <dt>{source}</dt>
                <dd class="debrief__vote">{sealed}</dd>
                <dt>"Your vote"</dt>
                <dd>{own}</dd>
            </dl>
            <dl class="debrief__evidence">{evidence}</dl>
            <details class="older" open=true>
                <summary>"Questions and follow-ups"</summary>
                {lessons}
            </details>
            {notes.map(|notes| view! { <p class="debrief__notes" dir="auto">{notes}</p> })}
            <Recorded room seat />
            <fieldset disabled=is_decided>
                <VoteChoice
                    name=format!("second-{seat}")
                    legend="After reading".to_owned()
                    labels
                    chosen
                    choose
                />
            </fieldset>
        </section>
    }
}

/// The decision, or what prevents it.
#[component]
fn Decide(room: Room) -> impl IntoView {
    let app = use_app();
    let refused = RwSignal::new(None::<&'static str>);
    let decide = move |decision: Decision| {
        let outcome = room.id.with_value(|id| {
            app.mock_loops
                .act(id, |run, now| run.decide(decision, now.wall))
        });
        refused.set(match outcome {
            Some(Err(why)) => Some(why.advice()),
            _ => None,
        });
    };
    let decision = Memo::new(move |_| room.read(|run| run.debrief().decision).flatten());
    move || {
        match decision.get() {
        Some(decision) => view! {
            <p class="banner" role="status" data-testid="decision">
                {format!("Decided: {}. ", decision.name().to_lowercase())}
                <button class="button button--quiet" type="button" on:click=move |_| {
                    room.act(MockLoop::reopen);
                }>"Undo"</button>
            </p>
            <p>
                <Link to=MockRoute::Report(room.id.get_value()) class="button button--primary">"Show the report"</Link>
            </p>
        }
        .into_any(),
        None => view! {
            <p class="form-error" role="alert">{move || refused.get()}</p>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| decide(Decision::Offer)>"Make an offer"</button>
                <button class="button" type="button" on:click=move |_| decide(Decision::NoOffer)>"Make no offer"</button>
            </div>
        }
        .into_any(),
    }
    }
}
