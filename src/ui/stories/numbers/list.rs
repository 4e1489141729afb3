//! The metric ledger: every number once, contradictions, and figures from stories that are not in
//! it yet.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::record::envelope::Record;
use crate::domain::record::id::RecordId;
use crate::domain::stories::ledger::{Flag, Place, ToldText, flags, told_in};
use crate::domain::stories::metric::{Metric, Recall, cut_behind_number};
use crate::domain::stories::proposals::{HeldFigures, Proposal, proposals};
use crate::route::{Route, StoriesRoute, WritingRoute, frame};
use crate::state::{unsaved, use_app};
use crate::ui::components::form::TextField;
use crate::ui::shared::{Link, UnsavedForms};

/// An entry with its flags.
type Entry = (Record<Metric>, Vec<Flag>);

/// The ledger.
#[component]
pub fn NumbersPage() -> impl IntoView {
    let app = use_app();
    let library = app.library;
    let forms = unsaved::<Metric>(app.core(), "metric");
    let entries = Memo::new(move |_| {
        let metrics = library.of::<Metric>().living();
        let (stories, memos) = (library.living_stories(), library.living_memos());
        let told: Vec<ToldText<'_>> = stories
            .iter()
            .flat_map(|story| told_in(story.id(), &story.body))
            .chain(memos.iter().map(|memo| ToldText {
                place: Place::Memo(memo.id().clone()),
                text: &memo.body.draft.text,
            }))
            .collect();
        let ledger = as_ledger(&metrics);
        let flags = flags(&ledger, &told);
        metrics.into_iter().zip(flags).collect::<Vec<Entry>>()
    });
    let proposed = Memo::new(move |_| {
        let ledger = library.of::<Metric>().living();
        let held = HeldFigures::of(ledger.iter().map(|metric| &metric.body));
        library
            .living_stories()
            .iter()
            .flat_map(|story| proposals(story.id(), &story.body, &held))
            .collect::<Vec<Proposal>>()
    });
    let summary = move || {
        entries.with(|entries| {
            let flagged = entries
                .iter()
                .filter(|(_, flags)| !flags.is_empty())
                .count();
            let known = entries
                .iter()
                .filter(|(metric, _)| metric.body.recall == Recall::Known)
                .count();
            let numbers = counted(entries.len(), "number", "numbers");
            format!("{numbers} · {known} known by heart · {flagged} to check")
        })
    };
    let length = RwSignal::new(ROWS);
    let all = Signal::derive(move || entries.with(Vec::len));
    let table = move || {
        if entries.with(Vec::is_empty) {
            return view! {
                <p class="empty">
                    "Enter each number once. Link it to the stories and memos that use it, and see where two of them \
                     disagree."
                </p>
            }
            .into_any();
        }
        view! {
            <p class="ledger__summary muted" data-testid="numbers">{summary}</p>
            <table class="ledger" role="table" aria-label="Numbers">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">"Number"</th>
                        <th role="columnheader" scope="col">"Before"</th>
                        <th role="columnheader" scope="col">"After"</th>
                        <th role="columnheader" scope="col">"Over"</th>
                        <th role="columnheader" scope="col">"Used in"</th>
                        <th role="columnheader" scope="col"><span class="visually-hidden">"Delete"</span></th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {move || entries.get().into_iter().take(length.get()).map(row).collect_view()}
                </tbody>
            </table>
            <ShowMore length step=ROWS all />
        }
        .into_any()
    };
    let practice = move || {
        entries.with(|entries| !entries.is_empty()).then(|| {
            view! { <Link to=StoriesRoute::NumbersByHeart class="button">"Learn by heart"</Link> }
        })
    };
    view! {
        <h1>{frame::NUMBERS.heading}</h1>
        <p class="lead">{frame::NUMBERS.lead}</p>
        <div class="actions">
            <Link to=StoriesRoute::Number(None) class="button button--primary">"New number"</Link>
            {practice}
            <Link to=StoriesRoute::list() class="button">"Stories"</Link>
        </div>
        <UnsavedForms forms name=named to=form_of />
        {table}
        <Show when=move || proposed.with(|proposed| !proposed.is_empty())>
            <Proposed proposed />
        </Show>
    }
}

fn named(metric: &Metric) -> String {
    match metric.name.trim() {
        "" => "Untitled number".to_owned(),
        name => name.to_owned(),
    }
}

/// The form of a number, or of a new one.
fn form_of(id: Option<RecordId>) -> Route {
    StoriesRoute::Number(id).into()
}

/// A button that shows the next rows, while there are more.
#[component]
fn ShowMore(length: RwSignal<usize>, step: usize, all: Signal<usize>) -> impl IntoView {
    let left = move || all.get().saturating_sub(length.get());
    let label = move || format!("Show {} more", left().min(step));
    view! {
        <Show when=move || { left() > 0 }>
            <p>
                <button
                    class="button"
                    type="button"
                    data-testid="more"
                    on:click=move |_| length.update(|length| *length += step)
                >
                    {label}
                </button>
            </p>
        </Show>
    }
}

fn as_ledger(metrics: &[Record<Metric>]) -> Vec<(RecordId, Metric)> {
    metrics
        .iter()
        .map(|metric| (metric.id().clone(), metric.body.clone()))
        .collect()
}

fn row((metric, flags): Entry) -> impl IntoView {
    let library = use_app().library;
    let id = metric.id().clone();
    let Metric {
        name,
        baseline,
        result,
        period,
        method,
        source,
        certainty,
        stories,
        memos,
        ..
    } = metric.body;
    let basis: Vec<String> = [method, source, certainty.name().to_owned()]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let notes = flags
        .into_iter()
        .map(|flag| view! { <FlagNote id=id.clone() flag /> })
        .collect_view();
    let stories = stories
        .into_iter()
        .filter_map(|story| {
            let title = library.story(&story)?.body.display_title();
            Some(view! { <li><Link to=StoriesRoute::Story(story)>{title}</Link></li> })
        })
        .collect_view();
    let memos = memos
        .into_iter()
        .filter_map(|memo| {
            let title = library.memo(&memo)?.body.title();
            Some(view! { <li><Link to=WritingRoute::Review(memo)>{title}</Link></li> })
        })
        .collect_view();
    let told = format!(" {name}");
    let delete = {
        let (id, told) = (id.clone(), format!("“{name}” deleted."));
        move |_| library.delete::<Metric>(&id, told.clone())
    };
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <Link to=StoriesRoute::Number(Some(id)) class="row__title">{name}</Link>
                <p class="muted small">{basis.join(" · ")}</p>
                {notes}
            </th>
            <td role="cell" data-label="Before">{figure(&baseline)}</td>
            <td role="cell" data-label="After">{figure(&result)}</td>
            <td role="cell" data-label="Over">{period}</td>
            <td role="cell" data-label="Used in"><ul class="ledger__links">{stories}{memos}</ul></td>
            <td role="cell" class="ledger__delete">
                <button class="button button--quiet" type="button" on:click=delete>
                    "Delete"
                    <span class="visually-hidden">{told}</span>
                </button>
            </td>
        </tr>
    }
}

/// A value whose number is aligned with those of the other rows.
fn figure(value: &str) -> impl IntoView + use<> {
    let (number, unit) = cut_behind_number(value);
    view! {
        <span class="amount">
            <span class="amount__number">{number.to_owned()}</span>
            <span class="amount__unit">{unit.to_owned()}</span>
        </span>
    }
}

#[component]
fn FlagNote(id: RecordId, flag: Flag) -> impl IntoView {
    let library = use_app().library;
    let key = flag.key();
    let (text, evidence, link) = match flag {
        Flag::EntryDiffers { other, says } => (
            format!("Another number with this name says {says}."),
            None,
            Some((
                Route::from(StoriesRoute::Number(Some(other))),
                "Open that number".to_owned(),
            )),
        ),
        Flag::ToldOtherwise {
            place,
            sentence,
            figure,
        } => {
            let (to, title) = match place {
                Place::Story(story, part) => {
                    let title = library
                        .story(&story)
                        .map(|story| story.body.display_title())
                        .unwrap_or_default();
                    let part = part.map_or("the opening line", |part| part.name());
                    (
                        Route::from(StoriesRoute::Edit(story)),
                        format!("“{title}”, {part}"),
                    )
                }
                Place::Memo(memo) => {
                    let title = library
                        .memo(&memo)
                        .map(|memo| memo.body.title())
                        .unwrap_or_default();
                    (
                        WritingRoute::Review(memo).into(),
                        format!("the memo “{title}”"),
                    )
                }
            };
            (
                format!("It’s {figure} in {title}."),
                Some(sentence),
                Some((to, "Open it".to_owned())),
            )
        }
        Flag::NoBaseline => (
            "It has no number before. The first question is “from what?”".to_owned(),
            None,
            None,
        ),
        Flag::BarePercentage => (
            "A percentage of what? Add the count it’s a share of.".to_owned(),
            None,
            None,
        ),
    };
    let put_aside = move |_| {
        library.edit(&id, |metric: &mut Metric| {
            metric.dismissed.push(key.clone());
        });
    };
    view! {
        <div class="flag" data-testid="flag">
            <p>{text}</p>
            {evidence.map(|sentence| view! { <blockquote class="flag__evidence">{sentence}</blockquote> })}
            <p class="flag__actions">
                {link.map(|(to, label)| view! { <Link to class="button button--quiet">{label}</Link> })}
                <button class="button button--quiet" type="button" on:click=put_aside>"Dismiss"</button>
            </p>
        </div>
    }
}

/// How many suggested figures are shown at once, and added by a click.
const PROPOSED: usize = 20;

/// How many ledger rows are shown at once, and added by a click.
const ROWS: usize = 200;

/// Figures in stories that the ledger doesn't have.
#[component]
fn Proposed(proposed: Memo<Vec<Proposal>>) -> impl IntoView {
    let count = move || {
        format!(
            "{} found in your stories. Change a name before you keep it. You can complete the rest later.",
            proposed.with(Vec::len)
        )
    };
    let length = RwSignal::new(PROPOSED);
    let shown = move || proposed.get().into_iter().take(length.get());
    let all = Signal::derive(move || proposed.with(Vec::len));
    // Rows are keyed, so that text typed in one survives changes to others.
    let key = |one: &Proposal| {
        let (before, after) = (one.metric.baseline.clone(), one.metric.result.clone());
        (one.story.clone(), one.sentence.clone(), before, after)
    };
    view! {
        <section aria-labelledby="proposed">
            <h2 id="proposed">"In your stories, but not here"</h2>
            <p class="muted">{count}</p>
            <ul class="rows"><For each=shown key children=proposal /></ul>
            <ShowMore length step=PROPOSED all />
        </section>
    }
}

/// A figure with an editable name and its sentence.
fn proposal(proposal: Proposal) -> impl IntoView {
    let library = use_app().library;
    let Proposal {
        story,
        sentence,
        metric,
    } = proposal;
    let title = library
        .story(&story)
        .map(|story| story.body.display_title())
        .unwrap_or_default();
    let name = RwSignal::new(metric.name.clone());
    let line = metric.in_one_line();
    let field =
        format!("proposed-{story}-{line}").replace(|letter: char| !letter.is_alphanumeric(), "-");
    let keep = move |_| {
        let typed = name.get_untracked().trim().to_owned();
        let mut metric = metric.clone();
        if !typed.is_empty() {
            metric.name = typed;
        }
        library.add(metric);
    };
    view! {
        <li class="row">
            <div class="row__text">
                <TextField name=field label="Name" value=name />
                <p><strong>{line}</strong></p>
                <p class="muted small">{title}": “"{sentence}"”"</p>
            </div>
            <button class="button" type="button" on:click=keep>
                "Keep"
                <span class="visually-hidden">{move || format!(" {}", name.get())}</span>
            </button>
        </li>
    }
}
