//! A finding on a small screen: a slip at the bottom edge, below its sentence in the memo.

use leptos::html;
use leptos::leptos_dom::helpers::request_animation_frame;
use leptos::prelude::*;
use web_sys::PointerEvent;

use crate::domain::review::verdict::{neighbor, swiped};
use crate::ui::components::focus;
use crate::ui::writing::findings::{Desk, DismissButtons, FixButton};

/// The selected finding, with buttons for the next, the previous, and the list.
#[component]
pub fn Slip(desk: Desk) -> impl IntoView {
    let slip = NodeRef::<html::Section>::new();
    // A dismissed finding is replaced by the next one.
    let shown = Memo::new(move |_| {
        let current = desk.current.get()?;
        desk.open.with(|open| {
            let numbers: Vec<usize> = open.iter().map(|(number, _)| *number).collect();
            if numbers.contains(&current) {
                Some(current)
            } else {
                neighbor(&numbers, Some(current), true)
            }
        })
    });
    Effect::new(move |_| {
        if let Some(number) = shown.get() {
            if desk.current.get_untracked() != Some(number) {
                desk.show(number);
            }
            request_animation_frame(move || focus(slip));
        }
    });
    let step = move |forward| {
        let numbers = desk.numbers();
        if let Some(number) = neighbor(&numbers, shown.get_untracked(), forward) {
            desk.show(number);
        }
    };
    let pressed = StoredValue::new(None::<(i32, i32)>);
    let press = move |event: PointerEvent| {
        pressed.set_value(Some((event.client_x(), event.client_y())));
    };
    let release = move |event: PointerEvent| {
        let Some((across, down)) = pressed.get_value() else {
            return;
        };
        pressed.set_value(None);
        if let Some(forward) = swiped(event.client_x() - across, event.client_y() - down) {
            step(forward);
        }
    };
    let finding = move || {
        let number = shown.get()?;
        let (place, all, finding) = desk.open.with(|open| {
            let place = open.iter().position(|(own, _)| *own == number)?;
            let (_, finding) = open.get(place)?;
            Some((place + 1, open.len(), finding.clone()))
        })?;
        let (rule, span) = (finding.rule, finding.span);
        Some(view! {
            <section
                class="slip"
                aria-label="Finding"
                tabindex="-1"
                node_ref=slip
                data-testid="slip"
                on:pointerdown=press
                on:pointerup=release
                on:pointercancel=move |_| pressed.set_value(None)
            >
                <div class="slip__bar">
                    <button class="button button--quiet" type="button" disabled=place == 1 on:click=move |_| step(false)>
                        "Previous"
                    </button>
                    <p class="small">{format!("{place} of {all}")}</p>
                    <button class="button button--quiet" type="button" disabled=place == all on:click=move |_| step(true)>
                        "Next"
                    </button>
                </div>
                <h3 class="finding__name">{rule.name}</h3>
                <p class="finding__detail">{rule.severity.name()} " · " {finding.detail.clone()}</p>
                <p class="finding__why">{rule.why}</p>
                <p class="finding__fix">{rule.fix}</p>
                <div class="actions">
                    <FixButton desk span rule />
                    <DismissButtons desk number finding />
                    <button class="button button--quiet" type="button" on:click=move |_| desk.back_to_list(number)>
                        "Show list"
                    </button>
                </div>
            </section>
        })
    };
    view! { {finding} }
}
