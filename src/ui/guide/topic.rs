//! One topic: its text, its calculator if it has one, and related pages.

use leptos::prelude::*;

use crate::domain::guide::topics::{Section, Topic};
use crate::domain::principle::Principle;
use crate::domain::questions::search::QuestionFilter;
use crate::domain::stories::list::StoryFilter;
use crate::route::{
    AssessmentRoute, GuideRoute, LoopsRoute, OffersRoute, PlanRoute, QuestionsRoute, StoriesRoute,
    WritingRoute,
};
use crate::state::use_app;
use crate::ui::guide::moscow::MoscowCalculator;
use crate::ui::guide::profit::ProfitCalculator;
use crate::ui::guide::rice::RiceCalculator;
use crate::ui::guide::to_ask::ToAsk;
use crate::ui::shared::{LevelsOf, Link};

/// Topics with a link to the worked examples.
const WITH_EXAMPLES: [&str; 6] = [
    "writing-assessment",
    "narrative",
    "pr-faq",
    "star",
    "follow-ups",
    "profit-and-loss",
];

/// A topic.
#[component]
pub fn TopicPage(id: String, topics: Vec<Topic>) -> impl IntoView {
    let Some(topic) = topics.iter().find(|topic| topic.id == id).cloned() else {
        return view! {
            <h1>"Topic not found"</h1>
            <p class="lead">"It may have been renamed."</p>
            <p><Link to=GuideRoute::index() class="button button--primary">"Go to the guide"</Link></p>
        }
        .into_any();
    };
    let title = format!("{} · Guide · Loopready", topic.title);
    // Runs after the shell's effect, which gives every guide page the same title.
    Effect::new(move |_| {
        use_app()
            .services
            .with_value(|services| services.page.set_title(&title));
    });
    let sections = topic.sections.iter().map(section).collect_view();
    let see = topic
        .see
        .iter()
        .filter_map(|id| topics.iter().find(|topic| topic.id == *id))
        .map(|topic| {
            let (id, title) = (topic.id.clone(), topic.title.clone());
            view! { <li><Link to=GuideRoute::Topic(id)>{title}</Link></li> }
        })
        .collect_view();
    view! {
        <article class="guide">
            <p class="eyebrow"><Link to=GuideRoute::index()>"Guide"</Link></p>
            <h1>{topic.title.clone()}</h1>
            <p class="lead">{topic.gist.clone()}</p>
            {Principle::from_slug(&topic.id).map(own_material)}
            {Principle::from_slug(&topic.id).map(|principle| view! { <LevelsOf principle /> })}
            {sections}
            {sheet(&topic.id)}
            {WITH_EXAMPLES
                .contains(&topic.id.as_str())
                .then(|| view! { <p><Link to=GuideRoute::Examples class="button">"Show worked examples"</Link></p> })}
            <nav aria-label="See also">
                <h2>"See also"</h2>
                <ul class="guide__see">{see}</ul>
            </nav>
        </article>
    }
    .into_any()
}

fn section(section: &Section) -> impl IntoView + use<> {
    let heading =
        (!section.heading.is_empty()).then(|| view! { <h2>{section.heading.clone()}</h2> });
    let paragraphs = section
        .paragraphs
        .iter()
        .map(|text| view! { <p class="prose">{text.clone()}</p> })
        .collect_view();
    let points = section
        .points
        .iter()
        .map(|text| view! { <li>{text.clone()}</li> })
        .collect_view();
    let points =
        (!section.points.is_empty()).then(|| view! { <ul class="prose-list">{points}</ul> });
    let rests_on = section.rests_on.as_ref().map(|rests_on| {
        view! { <p class="muted small" data-testid="rests-on">{rests_on.told()}</p> }
    });
    view! { {heading}{paragraphs}{points}{rests_on} }
}

/// Links to the candidate's stories and the questions for a principle.
fn own_material(principle: Principle) -> impl IntoView {
    let stories = StoriesRoute::List(StoryFilter {
        principle: Some(principle),
        ..StoryFilter::default()
    });
    let questions = QuestionsRoute::List(QuestionFilter {
        principle: Some(principle),
        ..QuestionFilter::default()
    });
    view! {
        <div class="actions">
            <Link to=questions class="button">"Show questions"</Link>
            <Link to=stories class="button">"Show your stories"</Link>
        </div>
    }
}

/// The calculator or link that belongs to a topic.
fn sheet(topic: &str) -> Option<AnyView> {
    Some(match topic {
        "rice" => view! { <RiceCalculator /> }.into_any(),
        "moscow" => view! { <MoscowCalculator /> }.into_any(),
        "profit-and-loss" => view! { <ProfitCalculator /> }.into_any(),
        "questions-to-ask" => view! { <ToAsk /> }.into_any(),
        "online-assessment" => view! {
            <p><Link to=AssessmentRoute::Start class="button">"Practice this"</Link></p>
        }
        .into_any(),
        "offer" => {
            view! { <p><Link to=OffersRoute::Compare class="button">"Compare offers"</Link></p> }
                .into_any()
        }
        "levels" => {
            view! { <p><Link to=PlanRoute::Days class="button">"Set your target level"</Link></p> }
                .into_any()
        }
        "loop" => view! { <p><Link to=LoopsRoute::List class="button">"Set up a loop"</Link></p> }
            .into_any(),
        "writing-assessment" => {
            view! { <p><Link to=WritingRoute::Start class="button">"Write a memo"</Link></p> }
                .into_any()
        }
        _ => return None,
    })
}
