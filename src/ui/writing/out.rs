//! Exporting a memo: Word, paper, the share sheet, the clipboard, plain files.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::preferences::Preferences;
use crate::domain::writing::document::FileKind;
use crate::domain::writing::memo::MemoDraft;
use crate::state::use_app;
use crate::ui::components::form::{Bound, TextField};
use crate::ui::shared::{BeforeItLeaves, ShownWith};

/// All exports of the memo.
#[component]
pub fn TakeWithYou(
    /// The memo; `None` if it was deleted meanwhile.
    memo: Memo<Option<MemoDraft>>,
) -> impl IntoView {
    let app = use_app();
    let handouts = app.handouts;
    show_margins(memo);
    let copy = move |text: String, what: &'static str| {
        let files = app.services.with_value(|services| services.files.clone());
        spawn_local(async move {
            if files.copy(text).await {
                app.notices.tell(format!("Copied as {what}."));
            } else {
                app.notices.alert(
                    "The browser didn’t allow copying. Nothing is lost. Select the text on the page and copy it \
                     yourself.",
                );
            }
        });
    };
    let save = move |kind| on_memo(memo, move |memo| handouts.save(memo, kind));
    let print = move |_| {
        memo.with_untracked(|memo| {
            if let Some(memo) = memo {
                handouts.print(memo);
            }
        });
    };
    let share = handouts.can_share().then(|| {
        view! {
            <button class="button" type="button" on:click=on_memo(memo, move |memo| handouts.share(memo))>
                "Share"
            </button>
        }
    });
    view! {
        <section class="out" aria-labelledby="out">
            <h2 class="out__title" id="out">"Export"</h2>
            <ShownWith />
            <BeforeItLeaves />
            <div class="actions">
                <button class="button" type="button" on:click=save(FileKind::Word)>"Save as Word"</button>
                <button class="button" type="button" on:click=print>"Print or save as PDF"</button>
                {share}
                <button
                    class="button"
                    type="button"
                    on:click=on_memo(memo, move |memo| copy(memo.to_markdown(), "Markdown"))
                >
                    "Copy as Markdown"
                </button>
                <button
                    class="button"
                    type="button"
                    on:click=on_memo(memo, move |memo| copy(memo.draft.text, "plain text"))
                >
                    "Copy as text"
                </button>
            </div>
            <details class="out__more">
                <summary>"Margins and other files"</summary>
                <InMargins />
                <div class="actions">
                    <button class="button" type="button" on:click=save(FileKind::Markdown)>"Save as Markdown"</button>
                    <button class="button" type="button" on:click=save(FileKind::Text)>"Save as text"</button>
                </div>
            </details>
        </section>
    }
}

/// Exports the current version of the memo, once the check for names allows it.
fn on_memo(
    memo: Memo<Option<MemoDraft>>,
    act: impl Fn(MemoDraft) + Clone + 'static,
) -> impl Fn(MouseEvent) + 'static {
    let handouts = use_app().handouts;
    move |_| {
        if let Some(memo) = memo.get_untracked() {
            handouts.let_out(memo, act.clone());
        }
    }
}

/// Applies the margin settings while the memo's page is open.
fn show_margins(memo: Memo<Option<MemoDraft>>) {
    let handouts = use_app().handouts;
    Effect::new(move |_| {
        memo.with(|memo| {
            if let Some(memo) = memo {
                handouts.show_margins(memo);
            }
        });
    });
    on_cleanup(move || {
        handouts.show_own_words();
        handouts.clear_margins();
    });
}

/// What else to print besides the memo.
#[component]
fn InMargins() -> impl IntoView {
    let app = use_app();
    let prints = app
        .services
        .with_value(|services| services.page.prints_margins());
    let option = move |label: &'static str,
                       read: fn(&Preferences) -> bool,
                       write: fn(&mut Preferences, bool)| {
        view! {
            <label class="choice__option">
                <input
                    type="checkbox"
                    prop:checked=move || app.library.preferences.with(|preferences| read(&preferences.body))
                    on:change:target=move |event| {
                        let is_on = event.target().checked();
                        app.library.prefer(|preferences| write(preferences, is_on));
                    }
                />
                <span>{label}</span>
            </label>
        }
    };
    let prints_name = move || {
        app.library
            .preferences
            .with(|preferences| preferences.body.print_name)
    };
    let name = Bound::live(
        move || {
            app.library
                .preferences
                .with(|preferences| preferences.body.name.clone())
        },
        move |name| {
            app.library.prefer(|preferences| preferences.name = name);
        },
    );
    view! {
        <fieldset class="choice">
            <legend>"Print in the margins"</legend>
            <p class="muted small">
                {if prints {
                    "On paper and in the Word file. The lines of the memo don’t move."
                } else {
                    "In the Word file only, since this browser prints the memo without them. The lines of the memo \
                     don’t move."
                }}
            </p>
            <div class="choice__options">
                {option("Title", |chosen| chosen.print_title, |chosen, on| chosen.print_title = on)}
                {option("Prompt", |chosen| chosen.print_prompt, |chosen, on| chosen.print_prompt = on)}
                {option("Your name", |chosen| chosen.print_name, |chosen, on| chosen.print_name = on)}
                {option("Date", |chosen| chosen.print_date, |chosen, on| chosen.print_date = on)}
                {option("Page numbers", |chosen| chosen.print_page_numbers, |chosen, on| chosen.print_page_numbers = on)}
            </div>
            <Show when=prints_name>
                <TextField name="own-name" label="Name to print" value=name />
            </Show>
        </fieldset>
    }
}
