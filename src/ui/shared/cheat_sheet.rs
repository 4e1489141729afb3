//! A cheat sheet as it prints: as many lines as its page has room for.

use leptos::prelude::*;

use crate::domain::format::counts::counted;
use crate::domain::privacy::outgoing::Outgoing;
use crate::domain::stories::cheat_sheet::{LineKind, SheetEntry, SheetLine, fitted};
use crate::state::use_app;
use crate::ui::shared::{BeforeItLeaves, ShownWith};

/// A sheet of these entries with what is to be said before it is printed. Where interviewers head
/// their stories, `by_interviewer` is set.
#[component]
pub fn PrintedSheet(
    entries: Memo<Vec<SheetEntry>>,
    #[prop(optional)] by_interviewer: bool,
) -> impl IntoView {
    let app = use_app();
    let handouts = app.handouts;
    on_cleanup(move || handouts.show_own_words());
    let format = Memo::new(move |_| app.library.preferences.with(|kept| kept.body.format));
    let sheet = Memo::new(move |_| {
        let shown = handouts
            .shown_with
            .with(|with| entries.with(|entries| entries.with_stand_ins(with)));
        fitted(shown, format.get(), handouts.ruler())
    });
    let pages = move || {
        let pages = sheet.with(|sheet| sheet.pages);
        (pages > 1).then(|| {
            let told = format!(
                "Titles and numbers alone fill {}. Retire stories to get down to one.",
                counted(pages, "page", "pages")
            );
            view! { <p class="muted">{told}</p> }
        })
    };
    let left_out = move || {
        sheet
            .with(|sheet| sheet.left_out > 0)
            .then(|| view! { <p class="muted">"Lines that don’t fit on the page are left out, the least useful first."</p> })
    };
    let shown = move || {
        sheet.with(|sheet| {
            let one = |entry: &SheetEntry| {
                let lines = entry.lines.iter();
                let lines = lines
                    .map(|line| written(line, by_interviewer))
                    .collect_view();
                view! { <li class="cheat__story">{lines}</li> }
            };
            sheet.entries.iter().map(one).collect_view()
        })
    };
    view! {
        <ShownWith />
        <BeforeItLeaves />
        {pages}
        {left_out}
        <div class="cheat" data-format=move || format.get().slug()>
            <ol class="cheat__stories">{shown}</ol>
        </div>
    }
}

fn written(line: &SheetLine, by_interviewer: bool) -> AnyView {
    let text = line.text.clone();
    let mark = line.kind.mark();
    let mark = (!mark.is_empty())
        .then(|| view! { <span class="cheat__mark" aria-hidden="true">{mark}</span> });
    match line.kind {
        LineKind::Who => view! { <h2 class="cheat__who" dir="auto">{text}</h2> }.into_any(),
        LineKind::Title if by_interviewer => {
            view! { <h3 class="cheat__title" dir="auto">{text}</h3> }.into_any()
        }
        LineKind::Title => view! { <h2 class="cheat__title" dir="auto">{text}</h2> }.into_any(),
        LineKind::Asked | LineKind::Principles => {
            view! { <p class="cheat__principles">{text}</p> }.into_any()
        }
        LineKind::Hook => view! { <p class="cheat__hook" dir="auto">{text}</p> }.into_any(),
        LineKind::Number | LineKind::Question | LineKind::Answer | LineKind::Told => {
            view! { <p dir="auto">{mark}{text}</p> }.into_any()
        }
    }
}
