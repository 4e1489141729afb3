//! The sheet that sorts a launch by need.

use leptos::prelude::*;

use crate::domain::format::numbers::unscaled;
use crate::domain::guide::moscow::{Feature, MoscowSheet, Priority};
use crate::domain::record::id::RecordId;
use crate::state::{Worksheet, use_app};
use crate::ui::guide::keep::KeepWithStory;

/// The calculator: requirements, their needs, the split.
#[component]
pub fn MoscowCalculator() -> impl IntoView {
    let sheet = Worksheet::<MoscowSheet>::open(use_app().core(), "moscow");
    let lines = move || {
        sheet.drawn.track();
        let count = untrack(|| sheet.with(|sheet| sheet.requirements.len()));
        (0..count)
            .map(|place| view! { <Line sheet place /> })
            .collect_view()
    };
    let name = move || {
        sheet.drawn.track();
        let typed = untrack(|| sheet.with(|sheet| sheet.name.clone()));
        view! {
            <label class="field">
                <span class="field__label">"What is launched"</span>
                <input
                    class="input"
                    name="launch"
                    autocomplete="off"
                    value=typed
                    on:input:target=move |event| {
                        let text = event.target().value();
                        sheet.edit(|sheet| sheet.name = text);
                    }
                />
            </label>
        }
    };
    let split = move || {
        sheet.with(|sheet| {
            Priority::ALL
                .map(|need| {
                    let share = sheet.share(need);
                    view! {
                        <tr>
                            <th scope="row">
                                {need.name()}
                                <span class="sureness__bar" aria-hidden="true" style=("--share", share.unwrap_or(0).to_string())></span>
                            </th>
                            <td class="number">{unscaled(sheet.effort(need), 1)}</td>
                            <td class="number">{share.map_or_else(|| "–".to_owned(), |share| format!("{share} %"))}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let unread = move || match sheet.with(MoscowSheet::unread) {
        0 => None,
        1 => Some("One effort is no number of days yet and is not counted.".to_owned()),
        count => Some(format!(
            "{count} efforts are no number of days yet and are not counted."
        )),
    };
    let result = move |story: RecordId| untrack(|| sheet.with(|sheet| sheet.as_metric(story)));
    view! {
        <section aria-labelledby="calculator">
            <h2 id="calculator">"Sort a launch"</h2>
            <p class="muted prose">
                "An example to type over. What you type stays on this device and is here again next time."
            </p>
            {name}
            <ol class="sheet-lines">{lines}</ol>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| sheet.redraw(|sheet| sheet.requirements.push(Feature::default()))>
                    "Add a requirement"
                </button>
                <button
                    class="button button--quiet"
                    type="button"
                    on:click=move |_| sheet.take_away("The example is back.", |sheet| *sheet = MoscowSheet::default())
                >
                    "Back to the example"
                </button>
            </div>
            <h3>"The split"</h3>
            <p class="prose" role="status" data-testid="verdict">{move || sheet.with(MoscowSheet::verdict)}</p>
            <table class="table sureness">
                <thead>
                    <tr>
                        <th scope="col">"Need"</th>
                        <th scope="col" class="number">"Days"</th>
                        <th scope="col" class="number">"Of what is planned"</th>
                    </tr>
                </thead>
                <tbody>{split}</tbody>
            </table>
            <p class="muted small prose">{unread}</p>
            <p class="muted small prose">"The 60 % come from the DSDM handbook, where the method comes from."</p>
            <KeepWithStory result />
        </section>
    }
}

/// One requirement.
#[component]
fn Line(sheet: Worksheet<MoscowSheet>, place: usize) -> impl IntoView {
    let requirement =
        untrack(|| sheet.with(|sheet| sheet.requirements.get(place).cloned())).unwrap_or_default();
    let edit = move |edit: &dyn Fn(&mut Feature)| {
        sheet.edit(|sheet| {
            if let Some(requirement) = sheet.requirements.get_mut(place) {
                edit(requirement);
            }
        });
    };
    let needs = Priority::ALL
        .map(|need| {
            view! { <option value=need.slug() selected=need == requirement.need>{need.name()}</option> }
        })
        .collect_view();
    let remove = move |_| {
        sheet.take_away("The requirement is off the sheet.", |sheet| {
            if place < sheet.requirements.len() {
                sheet.requirements.remove(place);
            }
        });
    };
    view! {
        <li>
            <fieldset class="sheet-line sheet-line--moscow">
                <legend class="visually-hidden">{format!("Requirement {}", place + 1)}</legend>
                <label class="sheet-line__field">
                    <span class="small muted">"Requirement"</span>
                    <input
                        class="input"
                        name=format!("requirement-{place}")
                        autocomplete="off"
                        value=requirement.name
                        on:input:target=move |event| {
                            let text = event.target().value();
                            edit(&|requirement| requirement.name.clone_from(&text));
                        }
                    />
                </label>
                <label class="sheet-line__field">
                    <span class="small muted">"Effort, in days"</span>
                    <input
                        class="input"
                        name=format!("days-{place}")
                        autocomplete="off"
                        inputmode="decimal"
                        value=requirement.effort
                        on:input:target=move |event| {
                            let text = event.target().value();
                            edit(&|requirement| requirement.effort.clone_from(&text));
                        }
                    />
                </label>
                <label class="sheet-line__field">
                    <span class="small muted">"Need"</span>
                    <select
                        class="input"
                        name=format!("need-{place}")
                        on:change:target=move |event| {
                            let need = Priority::from_slug(&event.target().value()).unwrap_or_default();
                            edit(&|requirement| requirement.need = need);
                        }
                    >
                        {needs}
                    </select>
                </label>
                <button class="button button--quiet" type="button" on:click=remove>
                    "Remove"<span class="visually-hidden">{format!(" requirement {}", place + 1)}</span>
                </button>
            </fieldset>
        </li>
    }
}
