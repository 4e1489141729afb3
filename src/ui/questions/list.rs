//! Finding questions. What is searched for stands in the address, so that it can be kept.

use leptos::prelude::*;

use crate::domain::principle::Principle;
use crate::domain::question::{Question, QuestionFilter, Role};
use crate::route::Route;
use crate::state::{Loaded, use_app};
use crate::ui::components::Link;

/// The question bank.
#[component]
pub fn QuestionsPage() -> impl IntoView {
    let questions = use_app().catalogue.questions();
    let route = use_app().route;
    let filter = Memo::new(move |_| match route.get() {
        Route::Questions {
            search,
            principle,
            role,
        } => QuestionFilter {
            search,
            principle,
            role,
        },
        _ => QuestionFilter::default(),
    });
    let list = move || match questions.get() {
        None | Some(Loaded::Loading) => {
            view! { <p class="late muted">"Fetching the questions"</p> }.into_any()
        }
        Some(Loaded::Failed(error)) => {
            view! { <p class="banner" data-tone="alert">{error.to_string()}</p> }.into_any()
        }
        Some(Loaded::Ready(questions)) => view! { <Found questions filter /> }.into_any(),
    };
    view! {
        <h1>"Questions"</h1>
        <p class="lead">
            "Almost every question asks about a time when you did something. Open one, answer it aloud, then read what "
            "was being tested."
        </p>
        <p><Link to=Route::Practice class="button button--primary">"Practise aloud"</Link></p>
        <Filter filter />
        {list}
    }
}

#[component]
fn Filter(filter: Memo<QuestionFilter>) -> impl IntoView {
    let apply = move |filter: QuestionFilter| {
        let route = Route::Questions {
            search: filter.search,
            principle: filter.principle,
            role: filter.role,
        };
        use_app().replace(route);
    };
    let options = Principle::ALL
        .iter()
        .map(|&principle| {
            view! {
                <option
                    value=principle.slug()
                    selected=move || filter.with(|filter| filter.principle == Some(principle))
                >
                    {principle.name()}
                </option>
            }
        })
        .collect_view();
    let roles = Role::ALL
        .into_iter()
        .map(|role| {
            view! {
                <option value=role.slug() selected=move || filter.with(|filter| filter.role == role)>{role.name()}</option>
            }
        })
        .collect_view();
    view! {
        <form class="filter" role="search" on:submit=|event| event.prevent_default()>
            <label class="field">
                <span class="field__label">"Search"</span>
                <input
                    class="input"
                    type="search"
                    name="search"
                    autocomplete="off"
                    prop:value=filter.get_untracked().search
                    on:input:target=move |event| {
                        apply(QuestionFilter { search: event.target().value(), ..filter.get_untracked() });
                    }
                />
            </label>
            <label class="field">
                <span class="field__label">"Principle"</span>
                <select
                    class="input"
                    name="principle"
                    on:change:target=move |event| {
                        let principle = Principle::from_slug(&event.target().value());
                        apply(QuestionFilter { principle, ..filter.get_untracked() });
                    }
                >
                    <option value="" selected=move || filter.with(|filter| filter.principle.is_none())>"All 16"</option>
                    {options}
                </select>
            </label>
            <label class="field">
                <span class="field__label">"Role"</span>
                <select
                    class="input"
                    name="role"
                    on:change:target=move |event| {
                        let role = Role::from_slug(&event.target().value());
                        apply(QuestionFilter { role, ..filter.get_untracked() });
                    }
                >
                    {roles}
                </select>
            </label>
        </form>
    }
}

#[component]
fn Found(questions: Vec<Question>, filter: Memo<QuestionFilter>) -> impl IntoView {
    let questions = StoredValue::new(questions);
    let total = Memo::new(move |_| {
        let role = filter.with(|filter| filter.role);
        questions.with_value(|questions| {
            questions
                .iter()
                .filter(|question| question.role == role)
                .count()
        })
    });
    let found = Memo::new(move |_| {
        questions.with_value(|questions| {
            filter.with(|filter| {
                filter
                    .apply(questions)
                    .into_iter()
                    .cloned()
                    .collect::<Vec<Question>>()
            })
        })
    });
    let rows = move || found.get().iter().map(row).collect_view();
    view! {
        <p class="muted" role="status" data-testid="found">
            {move || format!("{} of {} questions", found.with(Vec::len), total.get())}
        </p>
        <Show when=move || found.with(Vec::is_empty)>
            <p class="empty">"No question has all of these words. Try fewer, or another principle."</p>
        </Show>
        <ul class="rows">{rows}</ul>
    }
}

fn row(question: &Question) -> impl IntoView + use<> {
    let (id, text) = (question.id.clone(), question.text.clone());
    let about = format!("{} · {}", question.leading.name(), question.skill.name());
    view! {
        <li class="row">
            <div class="row__text">
                <Link to=Route::Question(id) class="row__title row__title--prose">
                    {text}
                </Link>
                <p class="muted small">{about}</p>
            </div>
        </li>
    }
}
