//! The review: the memo as it prints, beside what a reader would stumble over.

use leptos::html;
use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::ScrollIntoViewOptions;

use super::pages::{Pages, measure};
use crate::domain::drill::Reading;
use crate::domain::durations::in_words;
use crate::domain::memo::{MemoDraft, PAGE_LIMIT};
use crate::domain::record::RecordId;
use crate::domain::review::{Brief, Finding, Layout, review};
use crate::domain::text::{Span, word_count};
use crate::route::Route;
use crate::state::use_app;
use crate::ui::components::{Link, When};

/// A memo's review.
#[component]
pub fn ReviewPage(id: RecordId) -> impl IntoView {
    let library = use_app().library;
    let is_known = {
        let id = id.clone();
        Memo::new(move |_| library.memo(&id).is_some())
    };
    move || {
        if is_known.get() {
            view! { <Review id=id.clone() /> }.into_any()
        } else {
            view! {
                <h1>"This memo is not on this device"</h1>
                <p class="lead">
                    "It may have been deleted, or it was written in another browser. If you have a backup file, "
                    "import it in the settings."
                </p>
                <p><Link to=Route::Write class="button button--primary">"Go to Write"</Link></p>
            }
            .into_any()
        }
    }
}

#[component]
fn Review(id: RecordId) -> impl IntoView {
    let app = use_app();
    let memo = {
        let id = id.clone();
        Memo::new(move |_| app.library.memo(&id).map(|memo| memo.body))
    };
    let text = Memo::new(move |_| {
        memo.with(|memo| {
            memo.as_ref()
                .map(|memo| memo.draft.text.clone())
                .unwrap_or_default()
        })
    });
    let prompt = move || {
        memo.with(|memo| {
            memo.as_ref()
                .and_then(MemoDraft::prompt)
                .map(|prompt| prompt.text.clone())
        })
    };
    let format = memo
        .with_untracked(|memo| memo.as_ref().map(|memo| memo.format))
        .unwrap_or_default();
    let layout = RwSignal::new(None::<Layout>);
    let flow = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        text.track();
        // After the paragraphs are on the page.
        request_animation_frame(move || {
            if let Some(flow) = flow.try_get_untracked().flatten() {
                layout.set(Some(measure(&flow, PAGE_LIMIT)));
            }
        });
    });
    let findings = Signal::derive(move || {
        let prompt = prompt();
        let brief = Brief {
            prompt: prompt.as_deref(),
            layout: layout.get(),
            ..Brief::default()
        };
        review(&text.get(), &brief)
    });
    let open = Memo::new_with_compare(
        move |_| numbered(&findings.get(), memo.get().as_ref(), false),
        |_, _| true,
    );
    let dismissed = Memo::new_with_compare(
        move |_| numbered(&findings.get(), memo.get().as_ref(), true),
        |_, _| true,
    );
    let marks = Memo::new(move |_| {
        open.with(|open| {
            open.iter()
                .filter_map(|(number, finding)| Some((finding.span?, *number)))
                .collect::<Vec<(Span, usize)>>()
        })
    });
    let current = RwSignal::new(None::<usize>);
    let count = Signal::derive(move || layout.get().map_or(1, |layout| layout.pages.printed()));
    view! {
        <div class="review">
            <header class="review__head">
                <h1>"Review"</h1>
                <p class="review__prompt">{prompt}</p>
                <p class="muted">
                    {move || format!("{} words · ", word_count(&text.get()))}
                    <span data-testid="pages">
                        {move || layout.get().map(|layout| layout.pages.to_string()).unwrap_or_default()}
                    </span>
                    {format!(" of {PAGE_LIMIT} pages")}
                </p>
                <Actions id=id.clone() text />
            </header>
            <div class="review__columns">
                <Pages text marks current format count flow />
                <section class="findings" aria-labelledby="findings">
                    <h2 id="findings">{move || heading(open.with(Vec::len), text.with(|text| word_count(text)))}</h2>
                    <Show when=move || open.with(Vec::is_empty) && text.with(|text| word_count(text) > 0)>
                        <p class="empty">
                            "The rules look at form only, so this says nothing about your argument. Read it aloud "
                            "once, and ask of every paragraph: so what?"
                        </p>
                    </Show>
                    <ul class="findings__list">
                        {
                            let id = id.clone();
                            move || open.get().into_iter().map(|(number, finding)| {
                                view! { <FindingCard id=id.clone() number finding current is_dismissed=false /> }
                            }).collect_view()
                        }
                    </ul>
                    <Show when=move || dismissed.with(|dismissed| !dismissed.is_empty())>
                        <details class="findings__dismissed">
                            <summary>{move || format!("{} dismissed", dismissed.with(Vec::len))}</summary>
                            <ul class="findings__list">
                                {
                                    let id = id.clone();
                                    move || dismissed.get().into_iter().map(|(number, finding)| {
                                        view! { <FindingCard id=id.clone() number finding current is_dismissed=true /> }
                                    }).collect_view()
                                }
                            </ul>
                        </details>
                    </Show>
                    <Sittings memo />
                </section>
            </div>
        </div>
    }
}

/// The findings that are open (or that were dismissed), each with its number on this page.
fn numbered(
    findings: &[Finding],
    memo: Option<&MemoDraft>,
    is_dismissed: bool,
) -> Vec<(usize, Finding)> {
    findings
        .iter()
        .cloned()
        .enumerate()
        .filter(|(_, finding)| memo.is_some_and(|memo| memo.has_dismissed(finding)) == is_dismissed)
        .collect()
}

fn heading(open: usize, words: usize) -> String {
    match (words, open) {
        (0, _) => "Nothing was written yet".to_owned(),
        (_, 0) => "No findings".to_owned(),
        (_, 1) => "1 finding".to_owned(),
        (_, open) => format!("{open} findings"),
    }
}

#[component]
fn Actions(id: RecordId, text: Memo<String>) -> impl IntoView {
    let app = use_app();
    let revise = {
        let id = id.clone();
        move |_| {
            let now = app.services.with_value(|services| services.clock.now());
            app.library.edit_memo(&id, |memo| memo.revise(now));
            app.go(Route::Sheet(id.clone()));
        }
    };
    let copy = move |text: String, what: &'static str| {
        let files = app.services.with_value(|services| services.files.clone());
        spawn_local(async move {
            if files.copy(text).await {
                app.notices.tell(format!("Copied as {what}."));
            } else {
                app.notices.alert(
                    "The browser did not allow copying. Nothing is lost: select the text on the page and copy it by hand.",
                );
            }
        });
    };
    let copy_markdown = move |_| {
        let memo = untrack(|| app.library.memo(&id));
        copy(
            memo.map(|memo| memo.body.to_markdown()).unwrap_or_default(),
            "Markdown",
        );
    };
    view! {
        <div class="actions">
            <button class="button button--primary" type="button" on:click=revise>"Revise"</button>
            <button
                class="button"
                type="button"
                on:click=move |_| app.services.with_value(|services| services.files.print())
            >
                "Print or save as PDF"
            </button>
            <button class="button" type="button" on:click=copy_markdown>"Copy as Markdown"</button>
            <button class="button" type="button" on:click=move |_| copy(text.get_untracked(), "plain text")>
                "Copy as text"
            </button>
        </div>
    }
}

#[component]
fn FindingCard(
    id: RecordId,
    number: usize,
    finding: Finding,
    current: RwSignal<Option<usize>>,
    is_dismissed: bool,
) -> impl IntoView {
    let library = use_app().library;
    let rule = finding.rule;
    let detail = finding.detail.clone();
    let quote = finding.quote.clone();
    let show = move |_| {
        current.set(Some(number));
        let mark = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id(&format!("mark-{number}")));
        if let Some(mark) = mark {
            let options = ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Center);
            options.set_inline(web_sys::ScrollLogicalPosition::Center);
            mark.scroll_into_view_with_scroll_into_view_options(&options);
        }
    };
    let put_aside = move |_| {
        library.edit_memo(&id, |memo| {
            if is_dismissed {
                memo.bring_back(&finding);
            } else {
                memo.dismiss(&finding);
            }
        });
    };
    let shown_quote = (!quote.is_empty()).then(|| {
        view! {
            <blockquote class="finding__quote">
                <button class="finding__show" type="button" on:click=show disabled=is_dismissed>
                    {shortened(&quote)}
                    <span class="visually-hidden">" — show it on the page"</span>
                </button>
            </blockquote>
        }
    });
    view! {
        <li class="finding" data-rule=rule.id data-current=move || (current.get() == Some(number)).then_some("true")>
            <h3 class="finding__name">{rule.name}</h3>
            <p class="finding__detail">{detail}</p>
            {shown_quote}
            <p class="finding__why">{rule.why}</p>
            <p class="finding__mend">{rule.mend}</p>
            <button class="button button--quiet" type="button" on:click=put_aside>
                {if is_dismissed { "Bring back" } else { "Dismiss" }}
                <span class="visually-hidden">{format!(": {}", rule.name)}</span>
            </button>
        </li>
    }
}

/// The longest quote shown whole, in characters; the page has all of it.
const LONGEST_QUOTE: usize = 220;

fn shortened(quote: &str) -> String {
    match quote.char_indices().nth(LONGEST_QUOTE) {
        Some((cut, _)) => format!("{} …", quote.get(..cut).unwrap_or(quote).trim_end()),
        None => quote.to_owned(),
    }
}

/// The sittings so far.
#[component]
fn Sittings(memo: Memo<Option<MemoDraft>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let now: Reading = app.services.with_value(|services| services.clock.now());
        let sittings = memo.get().map(|memo| memo.sittings).unwrap_or_default();
        sittings
            .into_iter()
            .enumerate()
            .map(|(index, sitting)| {
                let words = sitting
                    .end
                    .as_ref()
                    .map_or_else(|| "under way".to_owned(), |end| word_count(&end.text).to_string());
                view! {
                    <tr>
                        <th scope="row">{index + 1}</th>
                        <td><When at=sitting.started /></td>
                        <td>{in_words(sitting.drill.elapsed(now))}</td>
                        <td>
                            {sitting.drill.allowed().map_or_else(|| "no limit".to_owned(), in_words)}
                        </td>
                        <td class="number">{words}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <h2>"Sittings"</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Sittings">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"No."</th>
                        <th scope="col">"Begun"</th>
                        <th scope="col">"Time used"</th>
                        <th scope="col">"Allowed"</th>
                        <th scope="col" class="number">"Words"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
