//! The candidate against the role: a view of each requirement, the story that shows it, and what to
//! do about what is missing.

use leptos::prelude::*;

use crate::domain::plan::role_check::{
    Judged, RequirementStanding, RoleCheck, RoleRequirement, Want,
};
use crate::domain::record::id::RecordId;
use crate::route::{PlanRoute, StoriesRoute};
use crate::state::{FormSession, use_app};
use crate::ui::components::{Choice, SaveBadge, failure};
use crate::ui::shared::Link;

/// The check.
#[component]
pub fn RoleCheckPage() -> impl IntoView {
    let app = use_app();
    let room = app.plan;
    let session = room.role_form();
    let level = untrack(|| room.plan()).unwrap_or_default().level;
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if session.save(Some(RoleCheck::id())).is_some() {
            app.notices.tell("Role check saved.");
            app.go(PlanRoute::Schedule);
        }
    };
    let saved = Signal::derive(move || session.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    let stories = Memo::new(move |_| room.stories());
    let met = move || {
        let count = stories.with(|stories| {
            let is_told = |id: &RecordId| stories.iter().any(|(story, _)| story == id);
            session.with(|check| {
                let met = RoleRequirement::ALL
                    .into_iter()
                    .filter(|&one| check.want(one, is_told) == Want::Nothing);
                met.count()
            })
        });
        format!(
            "{count} of {} have a story that shows them.",
            RoleRequirement::ALL.len()
        )
    };
    let rows = RoleRequirement::ALL
        .map(|requirement| {
            view! { <One session requirement title=requirement.name(level) stories /> }
        })
        .collect_view();
    view! {
        <form class="story-form" on:submit=save>
            <p class="eyebrow"><Link to=PlanRoute::Schedule>"Plan"</Link></p>
            <h1>"Role check"</h1>
            <p class="lead">
                "What the role usually asks for. Judge yourself soberly: “I have it” needs a story that shows it, or it will not "
                "be heard."
            </p>
            <Show when=move || session.was_recovered.get()>
                <p class="banner" role="status">
                    "Unsaved changes from before were brought back. "
                    <button class="button button--quiet" type="button" on:click=move |_| session.discard()>
                        "Put them aside"
                    </button>
                </p>
            </Show>
            {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
            <p class="muted" data-testid="met" role="status">{met}</p>
            {rows}
            <div class="story-form__bar">
                <button class="button button--primary" type="submit">"Save role check"</button>
                <span class="small">"Typed text: "<SaveBadge saved /></span>
            </div>
        </form>
    }
}

#[component]
fn One(
    session: FormSession<RoleCheck>,
    requirement: RoleRequirement,
    title: String,
    stories: Memo<Vec<(RecordId, String)>>,
) -> impl IntoView {
    let slug = requirement.slug();
    let judged = move |look: fn(&Judged) -> String| {
        Memo::new(move |_| {
            session.with(|check| check.get(requirement).map(look).unwrap_or_default())
        })
    };
    let standing = judged(|judged| judged.standing.slug().to_owned());
    let story = judged(|judged| {
        judged
            .story
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    });
    let note = judged(|judged| judged.note.clone());
    let choose = move |slug: String| {
        let chosen = RequirementStanding::from_slug(&slug).unwrap_or_default();
        session.edit(|check| check.judge(requirement, |judged| judged.standing = chosen));
    };
    let choices = RequirementStanding::CHOICES
        .map(|one| (one.slug().to_owned(), one.name().to_owned()))
        .to_vec();
    let options = move || {
        stories
            .get()
            .into_iter()
            .map(|(id, title)| {
                let id = id.to_string();
                let value = id.clone();
                view! { <option value=value selected=move || story.with(|story| *story == id)>{title}</option> }
            })
            .collect_view()
    };
    let want = Memo::new(move |_| {
        stories.with(|stories| {
            let is_told = |id: &RecordId| stories.iter().any(|(story, _)| story == id);
            session.with(|check| match check.want(requirement, is_told) {
                Want::Look => "look",
                Want::Work => "work",
                Want::Story => "story",
                Want::Nothing => "nothing",
            })
        })
    });
    let advice = move || {
        match want.get() {
        "work" => view! { <p class="role__advice">{requirement.advice()}</p> }.into_any(),
        "story" => view! {
            <p class="role__advice">
                "No story shows it yet. Choose one above, or " <Link to=StoriesRoute::New(None)>"write one"</Link> "."
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    }
    };
    view! {
        <section class="role" aria-labelledby=format!("role-{slug}") data-testid=slug>
            <h2 class="role__title" id=format!("role-{slug}")>{title}</h2>
            <p class="role__test">{requirement.test()}</p>
            <Choice name=slug legend="Where you stand" options=choices chosen=standing choose />
            <div class="plan__fields">
                <label class="field">
                    <span class="field__label">"Story that shows it"</span>
                    <select
                        class="input"
                        name=format!("{slug}-story")
                        on:change:target=move |event| {
                            let chosen = event.target().value();
                            let story = (!chosen.is_empty()).then(|| RecordId::from_text(&chosen));
                            session.edit(|check| check.judge(requirement, |judged| judged.story = story));
                        }
                    >
                        <option value="">"None yet"</option>
                        {options}
                    </select>
                </label>
                <label class="field">
                    <span class="field__label">"Note"</span>
                    <input
                        class="input"
                        name=format!("{slug}-note")
                        autocomplete="off"
                        prop:value=note
                        on:input:target=move |event| {
                            let note = event.target().value();
                            session.edit(|check| check.judge(requirement, |judged| judged.note = note));
                        }
                    />
                </label>
            </div>
            <div aria-live="polite">{advice}</div>
        </section>
    }
}
