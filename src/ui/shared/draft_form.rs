//! The form of a record: what is typed is stored immediately as a draft, and a button saves it as
//! the record.

use leptos::html;
use leptos::prelude::*;

use crate::domain::record::differing::{Differing, differing};
use crate::route::Route;
use crate::state::{Form, Typed};
use crate::ui::components::form::{Bound, Value};
use crate::ui::components::{SaveBadge, failure};
use crate::ui::shared::{Link, SyncBadge};

/// Binds fields to parts of a form's value.
pub trait Fields<T> {
    /// A part, with its getter and setter.
    fn bind<V: Value>(
        self,
        get: impl Fn(&T) -> V + Send + Sync + 'static,
        set: impl Fn(&mut T, V) + Send + Sync + 'static,
    ) -> Bound<V>;
}

impl<T: Form> Fields<T> for Typed<T> {
    fn bind<V: Value>(
        self,
        get: impl Fn(&T) -> V + Send + Sync + 'static,
        set: impl Fn(&mut T, V) + Send + Sync + 'static,
    ) -> Bound<V> {
        Bound::new(
            move || self.form.with(&get),
            move || self.given.track(),
            move |value| self.edit(|form| set(form, value)),
        )
    }
}

/// Binds a field to a part by name.
macro_rules! field {
    ($of:expr, $($part:ident).+) => {
        $of.bind(|form| Clone::clone(&form.$($part).+), |form, value| form.$($part).+ = value)
    };
}

/// Binds a field to a part of a list entry, which may have been removed.
macro_rules! entry {
    ($of:expr, $($list:ident).+, $place:expr, $part:ident) => {{
        let place = $place;
        $of.bind(
            move |form| {
                let entry = form.$($list).+.get(place);
                entry.map(|entry| Clone::clone(&entry.$part)).unwrap_or_default()
            },
            move |form, value| {
                if let Some(entry) = form.$($list).+.get_mut(place) {
                    entry.$part = value;
                }
            },
        )
    }};
}

pub(crate) use {entry, field};

/// Shows how the form differs from a version saved elsewhere meanwhile, and offers ways to resolve
/// it.
#[component]
pub fn Overtaken<T: Form>(
    /// What is typed.
    typed: Typed<T>,
    /// The differences between the saved version and the form.
    #[prop(default = differing)]
    parts: fn(&T, &T) -> Vec<Differing>,
    /// Called to save the form anyway.
    #[prop(into)]
    save: Callback<()>,
) -> impl IntoView {
    move || {
        let newer = typed.newer.get();
        newer.map(|newer| newer_shown(typed, &newer, parts, save))
    }
}

fn newer_shown<T: Form>(
    typed: Typed<T>,
    newer: &T,
    parts: fn(&T, &T) -> Vec<Differing>,
    save: Callback<()>,
) -> impl IntoView + use<T> {
    let parts = typed.form.with_untracked(|form| parts(newer, form));
    let shown = parts
        .into_iter()
        .map(|part| {
            let there = (!part.one.is_empty()).then(|| view! { <del>{part.one}</del>" " });
            view! {
                <p class="difference__text">
                    <strong class="difference__name">{part.name}</strong>
                    {there}
                    <ins>{part.other}</ins>
                </p>
            }
        })
        .collect_view();
    let keep_both = move |_| {
        typed.keep_both();
        save.run(());
    };
    view! {
        <div class="banner" data-tone="alert" role="alert" data-testid="overtaken">
            <p>
                "This was saved in another tab after you opened it here. The struck-out text is saved there; the underlined "
                "text is yours. Nothing is saved yet."
            </p>
            <div class="difference">{shown}</div>
            <button class="button" type="button" on:click=keep_both>"Save mine, keep both"</button>
            <button class="button button--quiet" type="button" on:click=move |_| typed.take_newer()>
                "Use the saved one"
            </button>
        </div>
    }
}

/// A form with its heading, recovered text, errors, and a bar of actions.
#[component]
pub fn DraftForm<T: Form>(
    /// What is typed.
    typed: Typed<T>,
    /// The name of the page that the form belongs to.
    #[prop(into)]
    back: (Route, String),
    /// The heading.
    title: &'static str,
    /// The form's purpose.
    #[prop(optional)]
    lead: &'static str,
    /// Note about recovered text, for forms that are not records.
    #[prop(default = "Your unsaved changes were restored. ")]
    recovered: &'static str,
    /// The button's label.
    verb: &'static str,
    /// Called on a press. If something is missing, the form's error says so.
    #[prop(into)]
    save: Callback<()>,
    /// Additional actions in the bar.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// Content beside the actions.
    #[prop(optional)]
    state: Option<AnyView>,
    children: Children,
) -> impl IntoView {
    let saved = Signal::derive(move || typed.saved());
    let trouble = Memo::new(move |_| failure(&saved.get()));
    let is_changed = Memo::new(move |_| typed.is_changed());
    let summary = NodeRef::<html::P>::new();
    Effect::new(move |_| {
        if let (true, Some(summary)) = (typed.error.with(Option::is_some), summary.get()) {
            // An element on the page can always be focused.
            let _ = summary.focus();
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    view! {
        <form class="form" novalidate=true on:submit=submit>
            <p class="eyebrow"><Link to=back.0>{back.1}</Link></p>
            <h1>{title}</h1>
            {(!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> })}
            <Show when=move || typed.was_recovered.get()>
                <p class="banner" role="status">
                    {recovered}
                    <button class="button button--quiet" type="button" on:click=move |_| typed.discard()>
                        "Discard changes"
                    </button>
                </p>
            </Show>
            {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
            <Overtaken typed save />
            {children()}
            <p class="form-error" role="alert" tabindex="-1" node_ref=summary>{move || typed.error.get()}</p>
            <div class="form__bar">
                <button class="button button--primary" type="submit">{verb}</button>
                {actions}
                <span class="small form__state">{state}<span>
                    <Show when=move || is_changed.get()>
                        <strong class="form__unsaved">"Not saved yet. "</strong>
                    </Show>
                    <SaveBadge saved draft=is_changed.into() />
                    " "
                    <SyncBadge />
                </span></span>
            </div>
        </form>
    }
}
