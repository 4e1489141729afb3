//! The printable report of a debrief.

use leptos::prelude::*;

use crate::domain::loops::debrief::report::{Report, ReportPart};
use crate::domain::loops::mock::mock_loop::MockLoop;
use crate::domain::privacy::outgoing::Outgoing;
use crate::domain::record::id::RecordId;
use crate::route::MockRoute;
use crate::state::use_app;
use crate::ui::loops::mock::lesson::{bank_here, lesson, next_step};
use crate::ui::shared::{BeforeItLeaves, Link, ShownWith, When};

/// The report of a loop whose votes are open.
#[component]
pub fn ReportPage(id: RecordId) -> impl IntoView {
    let app = use_app();
    let handouts = app.handouts;
    on_cleanup(move || handouts.show_own_words());
    let debrief = MockRoute::Debrief(id.clone());
    let record = Memo::new(move |_| app.library.of::<MockLoop>().get(&id));
    let bank = bank_here();
    let report = Memo::new(move |_| {
        record.with(|record| {
            let run = record.as_ref().map(|record| &record.body)?;
            let is_open = run.debrief().is_open;
            is_open.then(|| {
                let is_here = |id: &RecordId| app.library.story(id).is_some();
                let tally = app.mock_loops.tally(run);
                Report::of(run, &tally, &bank(), is_here)
            })
        })
    });
    let began = move || {
        record.with(|record| {
            let at = record.as_ref()?.created();
            Some(view! { <p class="muted">"Started "<When at /></p> })
        })
    };
    let body = move || {
        let Some(report) = report.get() else {
            return view! {
                <h1>"Report"</h1>
                <p class="lead">"The report comes after the debrief."</p>
                <p><Link to=debrief.clone() class="button button--primary">"Open debrief"</Link></p>
            }
            .into_any();
        };
        let shown = handouts.shown_with.with(|with| report.with_stand_ins(with));
        view! {
            <p class="eyebrow"><Link to=debrief.clone()>"Debrief"</Link></p>
            <div class="actions">
                <button class="button button--primary" type="button" on:click=move |_| handouts.print(&report)>
                    "Print or save as PDF"
                </button>
            </div>
            <ShownWith />
            <BeforeItLeaves />
            <article class="report" data-testid="report">
                <h1>{shown.name.clone()}</h1>
                {began()}
                {paper(shown)}
            </article>
        }
        .into_any()
    };
    view! { {body} }
}

fn paper(report: Report) -> impl IntoView {
    let decision = match report.decision {
        Some(decision) => format!("{}.", decision.name()),
        None => "Not decided yet.".to_owned(),
    };
    let tipped = (!report.tipped.is_empty()).then(|| {
        view! { <dt>"Deciding evidence"</dt><dd>{report.tipped}</dd> }
    });
    let counts = report
        .counts
        .into_iter()
        .map(|line| view! { <li dir="auto">{line}</li> })
        .collect_view();
    view! {
        <dl class="facts">
            <dt>"Decision"</dt>
            <dd>{decision}</dd>
            {tipped}
        </dl>
        <h2>"Next steps"</h2>
        <ol class="prose-list" data-testid="next-steps">{report.next_steps.iter().map(next_step).collect_view()}</ol>
        <h2>"Counted"</h2>
        <ul class="prose-list">{counts}</ul>
        {report.parts.into_iter().map(part).collect_view()}
    }
}

fn part(part: ReportPart) -> impl IntoView {
    let votes = part
        .votes
        .into_iter()
        .map(|vote| view! { <li>{vote}</li> })
        .collect_view();
    let evidence = part
        .evidence
        .into_iter()
        .map(|(principle, lines)| {
            let lines = lines
                .into_iter()
                .map(|line| view! { <p dir="auto">{line}</p> })
                .collect_view();
            view! { <dt>{principle.name()}</dt><dd>{lines}</dd> }
        })
        .collect_view();
    let notes = (!part.notes.is_empty())
        .then(|| view! { <p class="debrief__notes" dir="auto">{part.notes}</p> });
    view! {
        <section class="report__part">
            <h2>{part.who}</h2>
            <p class="muted">{part.about}</p>
            <ul class="report__votes">{votes}</ul>
            <dl class="debrief__evidence">{evidence}</dl>
            {part.lessons.into_iter().map(lesson).collect_view()}
            {notes}
        </section>
    }
}
