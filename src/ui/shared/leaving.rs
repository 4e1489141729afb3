//! The check before an export: which confidential names appear in it, and the stand-ins that could
//! replace them.

use leptos::html;
use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::privacy::names::{Sighting, StandIn};
use crate::state::{Typed, TypedStandIns, Warning, use_app};

/// The most occurrences of a name that are listed.
const PLACES: usize = 4;

/// The dialog that holds back an export; on every page with one.
#[component]
pub fn BeforeItLeaves() -> impl IntoView {
    let handouts = use_app().handouts;
    move || {
        handouts
            .warning
            .get()
            .map(|warning| view! { <Question warning /> })
    }
}

#[component]
fn Question(warning: Warning) -> impl IntoView {
    let handouts = use_app().handouts;
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            // It is on the page and not open yet, so this cannot fail.
            let _ = dialog.show_modal();
        }
    });
    // Stand-ins typed here survive a canceled export, too.
    let typed = Typed::<TypedStandIns>::worksheet(use_app().core(), "stand-ins");
    let count = warning.sightings.len();
    let rows = warning
        .sightings
        .into_iter()
        .zip(warning.stand_ins)
        .map(|(sighting, stand_in)| row(&sighting, stand_in, typed))
        .collect_view();
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        handouts.replace_and_go(typed);
    };
    view! {
        <dialog class="leaving" aria-labelledby="leaving" node_ref=dialog on:close=move |_| handouts.keep_back()>
            <form on:submit=go>
                <h2 id="leaving">"Confidential names"</h2>
                <p>
                    {if count == 1 {
                        "A name from your list appears in it. Your own text doesn’t change, whatever you choose.".to_owned()
                    } else {
                        format!("{count} names from your list appear in it. Your own text doesn’t change, whatever \
                            you choose.")
                    }}
                </p>
                {rows}
                <div class="actions">
                    <button class="button button--primary" type="submit">"Replace names"</button>
                    <button class="button" type="button" on:click=move |_| handouts.go_as_it_is()>
                        "Keep names"
                    </button>
                    <button class="button button--quiet" type="button" on:click=move |_| handouts.keep_back()>
                        "Cancel"
                    </button>
                </div>
            </form>
        </dialog>
    }
}

fn row(
    sighting: &Sighting,
    stand_in: StandIn,
    typed: Typed<TypedStandIns>,
) -> impl IntoView + use<> {
    let times = if sighting.count == 1 {
        "once".to_owned()
    } else {
        counted(sighting.count, "time", "times")
    };
    let mut places = sighting.places.clone();
    let beyond = places.len().saturating_sub(PLACES);
    places.truncate(PLACES);
    let mut told = format!("Appears {times}: {}", places.join("; "));
    if beyond > 0 {
        told = format!("{told}, and in {beyond} more");
    }
    let (name, proposed) = (stand_in.name.clone(), stand_in.with.clone());
    view! {
        <label class="field">
            <span class="field__label">{format!("Replacement for “{}”", sighting.name)}</span>
            <span class="field__hint">{told}"."</span>
            <input
                class="input"
                dir="auto"
                autocomplete="off"
                prop:value=move || {
                    let given = typed.given.get().unwrap_or_default();
                    given.get(&name).cloned().unwrap_or_else(|| proposed.clone())
                }
                on:input:target=move |event| {
                    let with = event.target().value();
                    typed.edit(|typed| {
                        typed.insert(stand_in.name.clone(), with);
                    });
                }
            />
        </label>
    }
}

/// Says that the page shows stand-ins, and offers to show the original names.
#[component]
pub fn ShownWith() -> impl IntoView {
    let handouts = use_app().handouts;
    let told = move || {
        handouts.shown_with.with(|with| {
            let pairs: Vec<String> = with
                .iter()
                .map(|one| format!("“{}” instead of “{}”", one.with, one.name))
                .collect();
            pairs.join(", ")
        })
    };
    view! {
        <Show when=move || handouts.shown_with.with(|with| !with.is_empty())>
            <p class="banner" role="status">
                "This page now shows what will print: "{told}". Your own text is unchanged. "
                <button class="button button--quiet" type="button" on:click=move |_| handouts.show_own_words()>
                    "Show original text"
                </button>
            </p>
        </Show>
    }
}
