//! The save state in words.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::format::durations::in_words;
use crate::domain::record::save_state::Saved;
use crate::ports::StorageError;

/// A save less than this many seconds ago is shown as "just now"; a running count would distract.
const JUST_NOW: Duration = Duration::from_secs(5);

/// The save state of a text.
#[component]
pub fn SaveBadge(
    /// The state of the last edits.
    #[prop(into)]
    saved: Signal<Saved<StorageError>>,
    /// For a form whose button saves: whether it has changes that are only a draft.
    #[prop(optional)]
    draft: Option<Signal<bool>>,
) -> impl IntoView {
    let kind = move || match saved.get() {
        Saved::Failed(_) | Saved::Late => "alert",
        Saved::Ago(_) => "good",
        Saved::Untouched | Saved::Saving => "quiet",
    };
    let text = move || match (draft.map(|draft| draft.get()), saved.get()) {
        (Some(is_changed), saved) => draft_text(is_changed, saved),
        (None, saved) => saved_text(saved),
    };
    // Only two texts that change separately, so that a keystroke redraws nothing.
    let (kind, text) = (Memo::new(move |_| kind()), Memo::new(move |_| text()));
    view! {
        <span class="save-badge" data-kind=kind data-testid="save-state">
            {text}
        </span>
    }
}

fn saved_text(saved: Saved<StorageError>) -> String {
    match saved {
        Saved::Untouched => "Ready".to_owned(),
        Saved::Saving => "Saving…".to_owned(),
        Saved::Late => "Not saved for over 2 seconds".to_owned(),
        Saved::Failed(_) => "Not saved".to_owned(),
        Saved::Ago(ago) if ago >= JUST_NOW => format!("Saved {} ago", in_words(ago)),
        Saved::Ago(_) => "Saved just now".to_owned(),
    }
}

/// Never "saved": a draft that is safe is not yet what the lists show.
fn draft_text(is_changed: bool, saved: Saved<StorageError>) -> String {
    match saved {
        Saved::Untouched | Saved::Ago(_) if !is_changed => "No unsaved changes".to_owned(),
        Saved::Untouched => "Draft kept".to_owned(),
        Saved::Saving => "Keeping draft…".to_owned(),
        Saved::Late => "Draft not kept for over 2 seconds".to_owned(),
        Saved::Failed(_) => "Draft not kept".to_owned(),
        Saved::Ago(ago) if ago >= JUST_NOW => format!("Draft kept {} ago", in_words(ago)),
        Saved::Ago(_) => "Draft kept just now".to_owned(),
    }
}

/// The banner's sentence for a failed save.
#[must_use]
pub fn failure(saved: &Saved<StorageError>) -> Option<String> {
    match saved {
        Saved::Failed(error) => Some(error.to_string()),
        _ => None,
    }
}
