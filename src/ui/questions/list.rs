//! Finding questions. The search is stored in the address, so that it can be bookmarked.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::format::numbers;
use crate::domain::practice::standings::{standings, without_story};
use crate::domain::principle::Principle;
use crate::domain::questions::own::QuestionForm;
use crate::domain::questions::question::Question;
use crate::domain::questions::search::{
    FoundQuestions, HiddenBy, HiddenHits, ListedQuestion, Only, QuestionFilter, QuestionStanding,
    SearchIndex, SearchTerms, count_by_role,
};
use crate::domain::record::id::RecordId;
use crate::route::{PracticeRoute, QuestionsRoute, Route, frame};
use crate::state::{Typed, use_app};
use crate::ui::components::{Glyph, Icon, LongList};
use crate::ui::questions::filter::{Filter, apply};
use crate::ui::shared::{Link, UnsavedForms, fetched};

/// The question bank.
#[component]
pub fn QuestionsPage() -> impl IntoView {
    let list = fetched(
        use_app().catalogue.questions(),
        "the questions",
        |questions| view! { <Bank questions /> }.into_any(),
    );
    let forms = Typed::unsaved_questions(use_app().core());
    view! {
        <p class="eyebrow"><Link to=PracticeRoute::Session>"Practice"</Link></p>
        <h1>{frame::QUESTIONS.heading}</h1>
        <p class="lead">{frame::QUESTIONS.lead}</p>
        <div class="actions">
            <Link to=PracticeRoute::Session class="button button--primary">"Practice aloud"</Link>
            <Link to=QuestionsRoute::New class="button">"Add a question"</Link>
            <Link to=QuestionsRoute::Import class="button">"Import and export"</Link>
        </div>
        <UnsavedForms forms name=asked to=form_of />
        {list}
    }
}

fn asked(form: &QuestionForm) -> String {
    match form.text.trim() {
        "" => "A new question".to_owned(),
        text => text.to_owned(),
    }
}

/// The form of a question, or of a new one.
fn form_of(id: Option<RecordId>) -> Route {
    id.map_or(QuestionsRoute::New, QuestionsRoute::Edit).into()
}

/// The filter and its results. Both are redrawn only when the bank's questions change.
#[component]
fn Bank(questions: Vec<Question>) -> impl IntoView {
    let app = use_app();
    let questions: Arc<[Question]> = questions.into();
    let bank = StoredValue::new(questions.clone());
    let filter = Memo::new(move |_| match app.route.get() {
        Route::Questions(QuestionsRoute::List(filter)) => filter,
        _ => QuestionFilter::default(),
    });
    let index = Memo::new_with_compare(
        move |_| app.question_index.of(&questions),
        |before, now| match (
            before.and_then(Option::as_ref),
            now.and_then(Option::as_ref),
        ) {
            (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
            (before, now) => before.is_some() != now.is_some(),
        },
    );
    move || match index.get() {
        None => view! { <p class="late muted">"Loading the questions"</p> }.into_any(),
        Some(index) => view! {
            <WithoutPrinciple bank />
            <Filter index=index.clone() filter />
            <Found index filter />
        }
        .into_any(),
    }
}

/// Custom questions without a principle, with suggested ones, to set them all at once.
#[component]
fn WithoutPrinciple(bank: StoredValue<Arc<[Question]>>) -> impl IntoView {
    let library = use_app().library;
    let lacking = Memo::new(move |_| bank.with_value(|bank| library.without_principle(bank)));
    move || {
        let lacking = lacking.get();
        if lacking.is_empty() {
            return None;
        }
        let proposed: Vec<(RecordId, Principle)> = lacking
            .iter()
            .filter_map(|(id, _, principle)| Some((id.clone(), (*principle)?)))
            .collect();
        let count = proposed.len();
        let rows = lacking
            .iter()
            .map(|(id, text, principle)| {
                let (to, text) = (QuestionsRoute::Edit(id.clone()), text.clone());
                let name = principle.map_or("no proposal", Principle::name);
                view! {
                    <li>
                        <Link to><bdi>{text}</bdi></Link>
                        " "
                        <span class="muted">{name}</span>
                    </li>
                }
            })
            .collect_view();
        let set = (count > 0).then(|| {
            view! {
                <button class="button" type="button" on:click=move |_| library.set_principles(proposed.clone())>
                    "Use these principles"
                </button>
            }
        });
        Some(view! {
            <details class="more" data-testid="without-principle">
                <summary>
                    {format!("{} of yours without a principle", counted(lacking.len(), "question", "questions"))}
                </summary>
                <p class="muted">"These are suggested by the wording. Open a question to choose another."</p>
                <ul class="prose-list">{rows}</ul>
                {set}
            </details>
        })
    }
}

#[component]
fn Found(index: Arc<SearchIndex>, filter: Memo<QuestionFilter>) -> impl IntoView {
    let app = use_app();
    let counts = count_by_role(&index);
    let index = StoredValue::new(index);
    let without = Memo::new(move |_| {
        let counted = app.strengths.counted();
        let stories: Vec<_> = counted
            .into_iter()
            .map(|story| (story.id().clone(), story.body))
            .collect();
        index.with_value(|index| without_story(index, &stories))
    });
    let due = Memo::new(move |_| {
        let bank = app.catalogue.questions_here().unwrap_or_default();
        app.practice.due_of(bank)
    });
    let standings = Memo::new(move |_| {
        index.with_value(|index| {
            standings(
                index,
                &app.practice.practiced(),
                &app.library.question_marks(),
                &without.get(),
                &due.get(),
            )
        })
    });
    let terms = Memo::new(move |_| {
        index.with_value(|index| filter.with(|filter| index.terms(&filter.search)))
    });
    let found = Memo::new(move |_| {
        index.with_value(|index| {
            standings.with(|standings| {
                terms.with(|terms| filter.with(|filter| filter.find(index, terms, standings)))
            })
        })
    });
    let places = Memo::new(move |_| found.with(|found| found.places.clone()));
    let row = move |place: usize| {
        let standing = Memo::new(move |_| {
            standings.with(|standings| standings.get(place).copied().unwrap_or_default())
        });
        index.with_value(|index| {
            index
                .entries()
                .get(place)
                .map(|entry| row(entry, standing, terms))
        })
    };
    let total = move || filter.with(|filter| counts.get(&filter.role).copied().unwrap_or_default());
    view! {
        <p class="muted" role="status" data-testid="found">
            {move || {
                let is_archive = filter.with(|filter| filter.only.contains(&Only::Archived));
                found
                    .with(|found| match found.places.len() {
                        _ if found.is_common_instead => "No exact match".to_owned(),
                        count if is_archive => format!("{count} archived"),
                        count => {
                            let count = numbers::grouped(i64::try_from(count).unwrap_or(i64::MAX));
                            format!("{count} of {}", counted(total(), "question", "questions"))
                        }
                    })
            }}
        </p>
        {move || terms.with(spelling)}
        {move || found.with(|found| hidden(&found.hidden))}
        {move || found.with(common_instead)}
        <LongList items=places row label="Questions" />
    }
}

/// Corrected search words, and words without a match.
fn spelling(terms: &SearchTerms) -> impl IntoView + use<> {
    let corrected = terms
        .corrected()
        .iter()
        .map(|(typed, meant)| format!("Showing results for “{meant}” instead of “{typed}”."));
    let unknown = terms
        .unknown()
        .iter()
        .map(|word| format!("No question mentions “{word}”."));
    let lines = corrected.chain(unknown).collect::<Vec<String>>().join(" ");
    (!lines.is_empty()).then(|| view! { <p class="muted small" data-testid="spelling">{lines}</p> })
}

/// Good matches hidden by the filter, each with a button to show them.
fn hidden(hidden: &[HiddenHits]) -> impl IntoView + use<> {
    let buttons = hidden
        .iter()
        .map(|hidden| {
            let label = match &hidden.by {
                HiddenBy::Role(role) => format!("Show {} for {}", hidden.count, role.name()),
                HiddenBy::Filters(filters) => {
                    format!("Show {} hidden by {}", hidden.count, filters.join(", "))
                }
                HiddenBy::Archive => format!("Show {} archived", hidden.count),
            };
            let show = hidden.show.clone();
            view! {
                <button class="button button--quiet" type="button" on:click=move |_| apply(show.clone())>
                    {label}
                </button>
            }
        })
        .collect_view();
    (!hidden.is_empty()).then(|| {
        view! {
            <div class="actions" data-testid="hidden">
                <span class="muted small">"More matches:"</span>
                {buttons}
            </div>
        }
    })
}

/// Shown when nothing matches.
fn common_instead(found: &FoundQuestions) -> impl IntoView + use<> {
    let is_empty = found.places.is_empty();
    let says = if is_empty {
        "No question matches these filters. "
    } else {
        "These questions are asked often. "
    };
    (is_empty || found.is_common_instead).then(|| {
        view! {
            <p class="empty">
                {says}
                <button class="button button--quiet" type="button" on:click=move |_| apply(QuestionFilter::default())>
                    "Show all questions"
                </button>
            </p>
        }
    })
}

fn row(
    entry: &ListedQuestion,
    standing: Memo<QuestionStanding>,
    terms: Memo<SearchTerms>,
) -> impl IntoView + use<> {
    let library = use_app().library;
    let text = entry.text.clone();
    let leading = match entry.leading {
        Some(principle) => Some(principle.name()),
        None => entry.is_own.then_some("No principle yet"),
    };
    let about = [leading, entry.skill.said()]
        .into_iter()
        .flatten()
        .chain(entry.is_own.then_some("your own"))
        .chain(entry.tags.iter().map(String::as_str))
        .collect::<Vec<&str>>()
        .join(" · ");
    let today = move || {
        let standing = standing.get();
        let asked = match standing.asked {
            0 => String::new(),
            1 => "asked once · ".to_owned(),
            times => format!("asked {times} times · "),
        };
        let due = if standing.is_due { "due · " } else { "" };
        let weak = if standing.is_weak {
            "weak last time · "
        } else {
            ""
        };
        format!("{due}{weak}{asked}")
    };
    let label = format!("Favorite: {}", entry.text);
    let (id, turned) = (entry.id.clone(), entry.id.clone());
    view! {
        <div class="question-row">
            <div class="question-row__text">
                <Link to=QuestionsRoute::Question(id) class="question-row__question">
                    {move || terms.with(|terms| marked(&text, terms))}
                </Link>
                <p class="question-row__about">
                    <span class="question-row__today">{today}</span>
                    {about}
                </p>
            </div>
            <button
                class="button button--icon favorite"
                type="button"
                aria-label=label
                aria-pressed=move || standing.get().is_favourite.to_string()
                on:click=move |_| library.turn_favorite(&turned)
            >
                <Icon glyph=Glyph::Star />
            </button>
        </div>
    }
}

/// A text with the search words marked.
fn marked(text: &str, terms: &SearchTerms) -> impl IntoView + use<> {
    let mut from = 0;
    let mut pieces = Vec::new();
    for hit in terms.hits(text) {
        let before = text.get(from..hit.start).unwrap_or_default().to_owned();
        let hit_text = hit.of(text).to_owned();
        pieces.push(view! { {before}<mark>{hit_text}</mark> });
        from = hit.end;
    }
    let rest = text.get(from..).unwrap_or_default().to_owned();
    view! { {pieces}{rest} }
}
