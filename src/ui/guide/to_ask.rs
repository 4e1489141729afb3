//! Questions to ask an interviewer: the list, and who was asked each one.

use leptos::html;
use leptos::prelude::*;

use crate::domain::guide::to_ask::{Addressee, AskedOf, Starter, ToAskEntry};
use crate::domain::loops::interview_loop::InterviewLoop;
use crate::domain::record::differing::differing;
use crate::domain::record::id::RecordId;
use crate::route::LoopsRoute;
use crate::state::{ToAskForm, ToAskList, Typed, use_app};
use crate::ui::components::focus;
use crate::ui::components::form::{Select, TextArea, offered};
use crate::ui::shared::{Fields, Link, Overtaken, fetched, field};

/// The list with its form.
#[component]
pub fn ToAsk() -> impl IntoView {
    fetched(
        use_app().catalogue.questions_to_ask(),
        "the questions",
        |starters| view! { <List starters /> }.into_any(),
    )
}

#[component]
fn List(starters: Vec<Starter>) -> impl IntoView {
    let app = use_app();
    let list = ToAskList::of(app.core(), starters);
    let of = RwSignal::new(None::<AskedOf>);
    let field = NodeRef::<html::Textarea>::new();
    let typed = Typed::<ToAskForm>::worksheet(app.core(), "to-ask");
    let entries = Memo::new(move |_| list.entries());
    let change = Callback::new(move |entry: ToAskEntry| {
        typed.take(ToAskForm::changing(entry.id, &entry.question));
        focus(field);
    });
    let groups = Addressee::ALL
        .map(|addressee| {
            let own = Memo::new(move |_| {
                let entries = entries.get();
                let own = entries.into_iter().filter(|entry| entry.question.of == addressee);
                own.map(|entry| entry.id).collect::<Vec<RecordId>>()
            });
            view! {
                <Show when=move || own.with(|own| !own.is_empty())>
                    <h3>{addressee.name()}</h3>
                    <ul class="rows">
                        <For each=move || own.get() key=RecordId::clone children=move |id| view! { <Row list of entries id change /> } />
                    </ul>
                </Show>
            }
        })
        .collect_view();
    view! {
        <section aria-labelledby="to-ask">
            <h2 id="to-ask">"Your questions"</h2>
            <Interviewers of />
            {groups}
            <ToAskFields list typed field />
        </section>
    }
}

/// The interviewer for the checkboxes.
#[component]
fn Interviewers(of: RwSignal<Option<AskedOf>>) -> impl IntoView {
    let library = use_app().library;
    let loops = Memo::new(move |_| {
        library
            .of::<InterviewLoop>()
            .living()
            .into_iter()
            .map(|one| (one.id().clone(), one.body))
            .collect::<Vec<_>>()
    });
    let options = move || {
        loops
            .get()
            .into_iter()
            .map(|(id, one)| {
                let interviewers = one
                    .interviewers
                    .iter()
                    .filter_map(|interviewer| {
                        let key = interviewer.key?;
                        let role = interviewer.is_bar_raiser.then_some(" (Bar Raiser)");
                        Some(view! { <option value=format!("{key} {id}")>{one.label_of(key)}{role}</option> })
                    })
                    .collect_view();
                view! { <optgroup label=one.display_name()>{interviewers}</optgroup> }
            })
            .collect_view()
    };
    let choose = move |value: String| {
        of.set(value.split_once(' ').and_then(|(key, id)| {
            Some(AskedOf {
                of_loop: RecordId::from_text(id),
                interviewer: key.parse().ok()?,
            })
        }));
    };
    view! {
        <Show
            when=move || loops.with(|loops| !loops.is_empty())
            fallback=|| view! {
                <p class="empty">
                    "Set up a "<Link to=LoopsRoute::List>"loop"</Link>", and you can check off here what you asked each interviewer."
                </p>
            }
        >
            <label class="field">
                <span class="field__label">"Check off for"</span>
                <select class="input" name="interviewer" on:change:target=move |event| choose(event.target().value())>
                    <option value="">"Nobody yet"</option>
                    {options}
                </select>
            </label>
        </Show>
    }
}

/// One question.
#[component]
fn Row(
    list: ToAskList,
    of: RwSignal<Option<AskedOf>>,
    entries: Memo<Vec<ToAskEntry>>,
    id: RecordId,
    change: Callback<ToAskEntry>,
) -> impl IntoView {
    let library = use_app().library;
    let id = StoredValue::new(id);
    let entry = Memo::new(move |_| {
        entries.with(|entries| {
            let own = |entry: &&ToAskEntry| id.with_value(|id| entry.id == *id);
            entries.iter().find(own).cloned()
        })
    });
    let text = Memo::new(move |_| {
        entry
            .get()
            .map(|entry| entry.question.text)
            .unwrap_or_default()
    });
    let listen = move || {
        let listen = entry.get()?.listen;
        (!listen.is_empty()).then(|| format!("Listen for: {listen}"))
    };
    let asked_of = move || {
        let asked = entry.get()?.question.asked;
        let names: Vec<String> = asked
            .iter()
            .filter_map(|asked| {
                let of = library.of::<InterviewLoop>().get(&asked.of_loop)?.body;
                let who = of.place_of(asked.interviewer).map_or_else(
                    || "an interviewer you removed".to_owned(),
                    |place| of.label(place),
                );
                Some(format!("{who} ({})", of.display_name()))
            })
            .collect();
        (!names.is_empty()).then(|| format!("Asked of {}.", names.join(", ")))
    };
    let check = move || {
        let asked = of.get()?;
        let was_asked = {
            let asked = asked.clone();
            move || {
                entry.with(|entry| {
                    entry
                        .as_ref()
                        .is_some_and(|entry| entry.question.was_asked(&asked))
                })
            }
        };
        Some(view! {
            <label class="to-ask__check">
                <input
                    type="checkbox"
                    prop:checked=was_asked
                    aria-label=move || format!("Asked: {}", text.get())
                    on:change:target=move |event| {
                        let is_checked = event.target().checked();
                        id.with_value(|id| list.set_asked(id, &asked, is_checked));
                    }
                />
            </label>
        })
    };
    let spoken = move || view! { <span class="visually-hidden">{move || format!(" “{}”", text.get())}</span> };
    view! {
        <li class="row to-ask">
            {check}
            <div class="row__text">
                <p class="row__title--prose" dir="auto">{text}</p>
                <p class="muted small">{listen}</p>
                <p class="small to-ask__asked">{asked_of}</p>
            </div>
            <div class="to-ask__actions">
                <button
                    class="button button--quiet"
                    type="button"
                    on:click=move |_| {
                        if let Some(entry) = entry.get_untracked() {
                            change.run(entry);
                        }
                    }
                >
                    "Edit"{spoken()}
                </button>
                <button class="button button--quiet" type="button" on:click=move |_| id.with_value(|id| list.remove(id))>
                    "Remove"{spoken()}
                </button>
            </div>
        </li>
    }
}

/// The form for a new question or an edited one. Typed text is stored immediately.
#[component]
fn ToAskFields(
    list: ToAskList,
    typed: Typed<ToAskForm>,
    field: NodeRef<html::Textarea>,
) -> impl IntoView {
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        list.keep(typed);
    };
    let is_change = move || typed.with(|form| form.of.is_some());
    view! {
        <form on:submit=keep>
            <h3>{move || if is_change() { "Edit question" } else { "Add your own question" }}</h3>
            <Overtaken typed parts=|one, other| differing(&one.typed(), &other.typed()) save=move |()| list.keep(typed) />
            <TextArea name="to-ask" area=field label="Question" rows=2 value=field!(typed, text) />
            <Select name="addressee" label="Best asked of" options=offered() value=field!(typed, addressee) />
            <p class="form-error" role="alert">{move || typed.error.get()}</p>
            <button class="button" type="submit">
                {move || if is_change() { "Save change" } else { "Add question" }}
            </button>
        </form>
    }
}
