//! One question with its background, and the stories that fit.

use leptos::prelude::*;

use crate::domain::principle::Principle;
use crate::domain::questions::fit::AskedFor;
use crate::domain::questions::own::OwnQuestion;
use crate::domain::questions::question::{Question, QuestionLevel, Skill};
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::route::{GuideRoute, QuestionsRoute, StoriesRoute};
use crate::state::use_app;
use crate::ui::components::{Glyph, Icon};
use crate::ui::questions::asked::TimesAsked;
use crate::ui::shared::{FitReason, Link, behind, fetched, offered};

/// A built-in question, or a custom one.
#[component]
pub fn QuestionPage(id: String) -> impl IntoView {
    let app = use_app();
    let record = RecordId::from_text(&id);
    let own = Memo::new(move |_| app.library.of::<OwnQuestion>().get(&record));
    move || match own.get() {
        Some(own) => view! { <OwnPage own /> }.into_any(),
        None => built_in(id.clone()),
    }
}

/// A question of the bank.
fn built_in(id: String) -> AnyView {
    fetched(
        use_app().catalogue.questions(),
        "the question",
        move |questions| match questions.iter().find(|question| question.id == id) {
            Some(question) => {
                let related = related(question, &questions);
                let question = question.clone();
                view! { <BuiltInPage question related /> }.into_any()
            }
            None => view! { <NoSuchQuestion /> }.into_any(),
        },
    )
}

#[component]
fn NoSuchQuestion() -> impl IntoView {
    view! {
        <h1>"Question not found"</h1>
        <p class="lead">"It may have been renamed, or you deleted it."</p>
        <p><Link to=QuestionsRoute::list() class="button button--primary">"Show questions"</Link></p>
    }
}

/// The other questions that the same story answers, as ids and texts, the common one first.
fn related(to: &Question, questions: &[Question]) -> Vec<(String, String)> {
    let mut related: Vec<&Question> = questions
        .iter()
        .filter(|one| one.family() == to.family() && one.id != to.id)
        .collect();
    related.sort_by_key(|one| one.frequency);
    related
        .into_iter()
        .map(|one| (one.id.clone(), one.text.clone()))
        .collect()
}

#[component]
fn BuiltInPage(question: Question, related: Vec<(String, String)>) -> impl IntoView {
    let behind = behind(&question);
    let frequency = [Some(question.frequency.name()), question.source.told()]
        .into_iter()
        .flatten()
        .collect::<Vec<&str>>()
        .join(" · ");
    view! {
        <article class="question">
            <Head
                id=question.id.clone()
                eyebrow=eyebrow(question.skill, question.level, question.kind.said())
                text=question.text.clone()
                about=match question.leading {
                    Some(_) => principles(question.leading, &question.supporting),
                    None => "Asked before the loop".into_any(),
                }
            />
            <p class="muted small" data-testid="frequency">{frequency}</p>
            {question.kind.wants_story().then(|| view! { <Fits question=question.clone() /> })}
            <FollowUps follow_ups=question.follow_ups />
            {behind}
            <Related related />
            <TimesAsked question=question.id />
        </article>
    }
}

#[component]
fn OwnPage(own: Record<OwnQuestion>) -> impl IntoView {
    let library = use_app().library;
    let (id, question) = (own.id().clone(), own.body);
    let turned = id.clone();
    let is_archived = question.is_archived;
    let tags = question.tags.join(", ");
    // Archiving a question doesn't change which stories fit.
    let practiced = OwnQuestion {
        is_archived: false,
        ..question.clone()
    }
    .as_question(&id);
    let fits = practiced.map(|question| view! { <Fits question /> });
    let no_principle = question.leading.is_none().then(|| {
        view! {
            <p class="empty">
                "This question has no principle yet. Practice uses the one that its wording suggests. "
                <Link to=QuestionsRoute::Edit(id.clone())>"Choose a principle"</Link>
            </p>
        }
    });
    view! {
        <article class="question">
            <Head
                id=id.as_str().to_owned()
                eyebrow=eyebrow(question.skill, question.level, Some("Your question"))
                text=question.text.clone()
                about=principles(question.leading, &question.supporting)
            />
            {(!tags.is_empty()).then(|| view! { <p class="muted small">"Tags: "{tags}</p> })}
            {is_archived.then(|| view! { <p class="banner">"Archived: saved, but not listed or practiced."</p> })}
            <div class="actions">
                <Link to=QuestionsRoute::Edit(id.clone()) class="button">"Edit"</Link>
                <button class="button" type="button" on:click=move |_| library.set_archived(&turned, !is_archived)>
                    {if is_archived { "Restore" } else { "Archive" }}
                </button>
            </div>
            {no_principle}
            {fits}
            <FollowUps follow_ups=question.follow_ups />
            <TimesAsked question=id.as_str().to_owned() />
        </article>
    }
}

/// The line above a question.
fn eyebrow(skill: Skill, level: QuestionLevel, kind: Option<&'static str>) -> String {
    let level = (level != QuestionLevel::Any).then(|| level.name());
    skill
        .said()
        .into_iter()
        .chain(level)
        .chain(kind)
        .collect::<Vec<&str>>()
        .join(" · ")
}

fn principles(leading: Option<Principle>, supporting: &[Principle]) -> AnyView {
    let leading = match leading {
        Some(leading) => {
            view! { <Link to=GuideRoute::of(leading)>{leading.name()}</Link> }.into_any()
        }
        None => "No principle yet".into_any(),
    };
    let supporting: Vec<&str> = supporting.iter().map(|one| one.name()).collect();
    let also = (!supporting.is_empty()).then(|| format!(" · also {}", supporting.join(", ")));
    view! {
        {leading}
        {also}
    }
    .into_any()
}

/// The question, with its favorite button.
#[component]
fn Head(id: String, eyebrow: String, text: String, about: AnyView) -> impl IntoView {
    let library = use_app().library;
    let turned = id.clone();
    let is_favourite = Memo::new(move |_| library.question_mark(&id).is_favourite);
    view! {
        <p class="eyebrow"><Link to=QuestionsRoute::list()>"Questions"</Link></p>
        <h1 class="question__text" dir="auto">{text}</h1>
        {(!eyebrow.is_empty()).then(|| view! { <p class="muted small">{eyebrow}</p> })}
        <p class="muted">{about}</p>
        <p>
            <button
                class="button button--quiet favorite"
                type="button"
                aria-pressed=move || is_favourite.get().to_string()
                on:click=move |_| library.turn_favorite(&turned)
            >
                <Icon glyph=Glyph::Star />
                "Favorite"
            </button>
        </p>
    }
}

/// The other questions that the same story answers.
#[component]
fn Related(related: Vec<(String, String)>) -> impl IntoView {
    (!related.is_empty()).then(|| {
        let rows = related
            .into_iter()
            .map(
                |(id, text)| view! { <li><Link to=QuestionsRoute::Question(id)>{text}</Link></li> },
            )
            .collect_view();
        view! {
            <h2>"Other ways to ask it"</h2>
            <ul class="prose-list" data-testid="related">{rows}</ul>
        }
    })
}

#[component]
fn FollowUps(follow_ups: Vec<String>) -> impl IntoView {
    let list = follow_ups
        .iter()
        .map(|text| view! { <li>{text.clone()}</li> })
        .collect_view();
    (!follow_ups.is_empty()).then(|| {
        view! {
            <h2>"Follow-ups to expect"</h2>
            <ul class="prose-list">{list}</ul>
        }
    })
}

/// The stories that fit the question, best first.
#[component]
fn Fits(question: Question) -> impl IntoView {
    let leading = question.leading;
    if leading.is_none() && !question.is_own() {
        // Introductions and similar questions need no story.
        return None;
    }
    let fitting = Memo::new(move |_| offered(AskedFor::from(&question)).0);
    let list = move || {
        let fitting = fitting.get();
        if fitting.is_empty() {
            return view! {
                <p class="empty">
                    "None of your stories fits this question yet. "
                    <Link to=StoriesRoute::New(leading)>"Write a story"</Link>
                </p>
            }
            .into_any();
        }
        let rows = fitting
            .into_iter()
            .map(|fit| {
                let (to, title) = (StoriesRoute::Story(fit.id.clone()), fit.title.clone());
                view! {
                    <li class="row">
                        <div class="row__text">
                            <Link to class="row__title">{title}</Link>
                            <p><FitReason fit leading /></p>
                        </div>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    Some(view! {
        <h2>"Stories that fit"</h2>
        {list}
    })
}
