//! Worked examples: the list, and one with a reviewer's comments beside its text.

use leptos::prelude::*;

use crate::domain::guide::examples::{
    DocumentExample, ExampleKind, MemoExample, SpokenExample, StoryExample, WorkedExample,
};
use crate::domain::principle::Principle;
use crate::domain::review::Reviewer;
use crate::domain::review::document_kind::DocumentKind;
use crate::domain::review::manuscript::Brief;
use crate::domain::review::rule::Finding;
use crate::route::{GuideRoute, frame};
use crate::state::use_app;
use crate::ui::shared::{Link, fetched};

/// The list of examples.
pub fn list() -> AnyView {
    let rows = |examples: Vec<WorkedExample>| {
        ExampleKind::ALL
            .map(|kind| {
                let rows = examples
                    .iter()
                    .filter(|example| example.kind() == kind)
                    .map(|example| {
                        let title = example.title().to_owned();
                        let label = match example {
                            WorkedExample::Memo(memo) => Some(memo.strength.name()),
                            _ => None,
                        };
                        view! {
                            <li class="row">
                                <div class="row__text">
                                    <Link to=GuideRoute::Example(example.id().to_owned()) class="row__title">{title}</Link>
                                    {label.map(|label| view! { <p class="muted">{label}</p> })}
                                </div>
                            </li>
                        }
                    })
                    .collect_view();
                view! {
                    <section>
                        <h2>{kind.name()}</h2>
                        <ul class="rows guide__rows">{rows}</ul>
                    </section>
                }
            })
            .collect_view()
            .into_any()
    };
    view! {
        <p class="eyebrow"><Link to=GuideRoute::index()>"Guide"</Link></p>
        <h1>{frame::WORKED_EXAMPLES.heading}</h1>
        <p class="lead">{frame::WORKED_EXAMPLES.lead}</p>
        {fetched(use_app().catalogue.examples(), "the examples", rows)}
    }
    .into_any()
}

/// One example, by its name.
pub fn example(id: String) -> AnyView {
    fetched(
        use_app().catalogue.examples(),
        "the example",
        move |examples| {
            let Some(example) = examples.into_iter().find(|example| example.id() == id) else {
                return view! {
                    <h1>"Example not found"</h1>
                    <p><Link to=GuideRoute::Examples class="button button--primary">"Show all examples"</Link></p>
                }
                .into_any();
            };
            let title = format!("{} · Guide · Loopready", example.title());
            // Runs after the shell's effect, which gives every guide page the same title.
            Effect::new(move |_| {
                use_app()
                    .services
                    .with_value(|services| services.page.set_title(&title));
            });
            let title = example.title().to_owned();
            let shown = match example {
                WorkedExample::Memo(example) => memo(&example),
                WorkedExample::Story(example) => story(&example),
                WorkedExample::Document(example) => document(&example),
                WorkedExample::Spoken(example) => spoken(&example),
            };
            view! {
                <article class="guide">
                    <p class="eyebrow"><Link to=GuideRoute::Examples>"Worked examples"</Link></p>
                    <h1>{title}</h1>
                    <p class="muted">"Fictional: all people, companies, and numbers are made up."</p>
                    {shown}
                </article>
            }
            .into_any()
        },
    )
}

/// The paragraphs of a text, each with its byte offset.
fn paragraphs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split("\n\n").map(move |paragraph| {
        let start = at;
        at += paragraph.len() + 2;
        (start, paragraph)
    })
}

fn beside(text: &str, comments: Vec<AnyView>) -> AnyView {
    let comments = (!comments.is_empty())
        .then(|| view! { <ul class="prose-list example__comments">{comments}</ul> });
    view! {
        <div class="example">
            <p class="prose example__text">{text.to_owned()}</p>
            {comments}
        </div>
    }
    .into_any()
}

fn comment(quote: &str, says: &str) -> AnyView {
    let quote =
        (!quote.is_empty()).then(|| view! { <q class="muted small">{quote.to_owned()}</q>" " });
    view! { <li>{quote}{says.to_owned()}</li> }.into_any()
}

fn memo(example: &MemoExample) -> AnyView {
    let brief = Brief {
        prompt: Some(&example.prompt),
        kind: DocumentKind::NarrativeMemo,
        layout: None,
        confidential: &[],
    };
    let findings = Reviewer::default().review(&example.text, &brief).findings;
    let says = |finding: &Finding| {
        let detail = &finding.detail;
        let says = if detail.is_empty() {
            format!("{}: {}", finding.rule.name, finding.rule.fix)
        } else {
            format!("{} ({detail}): {}", finding.rule.name, finding.rule.fix)
        };
        comment(&finding.quote, &says)
    };
    let text = paragraphs(&example.text)
        .map(|(start, paragraph)| {
            let range = start..=start + paragraph.len();
            let is_here =
                |finding: &&Finding| finding.span.is_some_and(|span| range.contains(&span.start));
            beside(
                paragraph,
                findings.iter().filter(is_here).map(says).collect(),
            )
        })
        .collect_view();
    let of_all: Vec<AnyView> = findings
        .iter()
        .filter(|finding| finding.span.is_none())
        .map(says)
        .collect();
    let of_all = (!of_all.is_empty()).then(|| {
        view! {
            <h2>"Findings about the whole memo"</h2>
            <ul class="prose-list">{of_all}</ul>
        }
    });
    view! {
        <p class="eyebrow">{example.strength.name()}</p>
        <p class="lead">{example.prompt.clone()}</p>
        <h2>"What the rules can’t see"</h2>
        <p class="prose">{example.note.clone()}</p>
        <h2>"The memo and its findings"</h2>
        {text}
        {of_all}
    }
    .into_any()
}

fn story(example: &StoryExample) -> AnyView {
    let principles: Vec<&str> = example
        .principles
        .iter()
        .copied()
        .map(Principle::name)
        .collect();
    let versions = example
        .versions()
        .map(|(heading, told)| {
            let parts = told
                .parts()
                .map(|(name, text, notes)| {
                    let notes = notes.into_iter().map(|note| comment("", note)).collect();
                    view! { <h3>{name}</h3>{beside(text, notes)} }
                })
                .collect_view();
            view! { <section><h2>{heading}</h2>{parts}</section> }
        })
        .collect_view();
    let follow_ups = example
        .follow_ups
        .iter()
        .map(|one| {
            let (asked, answered) = (one.asked.clone(), one.answered.clone());
            view! { <h3>{asked}</h3><p class="prose">{answered}</p> }
        })
        .collect_view();
    view! {
        <p class="muted">"Shows "{principles.join(", ")}</p>
        {versions}
        <h2>"Follow-up questions"</h2>
        {follow_ups}
    }
    .into_any()
}

fn document(example: &DocumentExample) -> AnyView {
    paragraphs(&example.text)
        .map(|(_, paragraph)| {
            let comments = example.on(paragraph);
            let comments = comments
                .map(|one| comment(&one.quote, &one.comment))
                .collect();
            beside(paragraph, comments)
        })
        .collect_view()
        .into_any()
}

fn spoken(example: &SpokenExample) -> AnyView {
    let text = paragraphs(&example.text)
        .map(|(_, paragraph)| beside(paragraph, Vec::new()))
        .collect_view();
    view! {
        {text}
        <h2>"Why it works"</h2>
        <p class="prose">{example.note.clone()}</p>
    }
    .into_any()
}
