//! The candidate compared with the role: each requirement, the story that shows it, and what to do
//! about gaps.

use leptos::prelude::*;

use crate::domain::plan::role_check::{
    Judged, RequirementStanding, RoleCheck, RoleRequirement, Want,
};
use crate::domain::record::id::RecordId;
use crate::route::{PlanRoute, StoriesRoute};
use crate::state::{Typed, use_app};
use crate::ui::components::form::{Bound, Choice, Opt, Select, TextField, listed, or_none};
use crate::ui::shared::{DraftForm, Fields, Link, field};

/// The check.
#[component]
pub fn RoleCheckPage() -> impl IntoView {
    let app = use_app();
    let room = app.plan;
    let typed = room.role_form();
    let level = untrack(|| room.plan()).unwrap_or_default().level;
    let save = move |()| {
        if typed.save_as_typed().is_some() {
            app.library.tell_once_kept("Role check saved.");
            app.go(PlanRoute::Schedule);
        }
    };
    let stories = Memo::new(move |_| room.stories());
    let met = move || {
        let count = stories.with(|stories| {
            let is_told = |id: &RecordId| stories.iter().any(|(story, _)| story == id);
            typed.with(|check| {
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
            view! { <One typed requirement title=requirement.name(level) stories /> }
        })
        .collect_view();
    view! {
        <DraftForm
            typed
            back=(PlanRoute::Schedule.into(), "Plan".to_owned())
            title="Role check"
            lead="What the role usually asks for. Be honest: “I have it” needs a story that shows it."
            verb="Save role check"
            save
        >
            <p class="muted" data-testid="met" role="status">{met}</p>
            {rows}
        </DraftForm>
    }
}

#[component]
fn One(
    typed: Typed<RoleCheck>,
    requirement: RoleRequirement,
    title: String,
    stories: Memo<Vec<(RecordId, String)>>,
) -> impl IntoView {
    let slug = requirement.slug();
    let judged = move |check: &RoleCheck| {
        let none = || Judged {
            requirement,
            standing: RequirementStanding::Open,
            story: None,
            note: String::new(),
        };
        check.get(requirement).cloned().unwrap_or_else(none)
    };
    let judged: Bound<Judged> = typed.bind(judged, move |check, new| {
        check.judge(requirement, |judged| *judged = new);
    });
    let choices = RequirementStanding::CHOICES.map(|one| Opt {
        value: one,
        slug: one.slug().to_owned(),
        label: one.name().to_owned(),
    });
    let options = Signal::derive(move || or_none("None yet", listed(stories.get())));
    let want = Memo::new(move |_| {
        stories.with(|stories| {
            let is_told = |id: &RecordId| stories.iter().any(|(story, _)| story == id);
            typed.with(|check| check.want(requirement, is_told))
        })
    });
    let advice = move || {
        match want.get() {
        Want::Work => {
            Some(view! { <p class="role__advice">{requirement.advice()}</p> }.into_any())
        }
        Want::Story => Some(
            view! {
                <p class="role__advice">
                    "No story shows it yet. Choose one above, or " <Link to=StoriesRoute::New(None)>"write one"</Link> "."
                </p>
            }
            .into_any(),
        ),
        Want::Look | Want::Nothing => None,
    }
    };
    view! {
        <section class="role" aria-labelledby=format!("role-{slug}") data-testid=slug>
            <h2 class="role__title" id=format!("role-{slug}")>{title}</h2>
            <p class="role__test">{requirement.test()}</p>
            <Choice name=slug legend="Where you stand" options=choices.to_vec() value=field!(judged, standing) />
            <div class="plan__fields">
                <Select name=format!("{slug}-story") label="Story that shows it" options value=field!(judged, story) />
                <TextField name=format!("{slug}-note") label="Note" value=field!(judged, note) />
            </div>
            <div aria-live="polite">{advice}</div>
        </section>
    }
}
