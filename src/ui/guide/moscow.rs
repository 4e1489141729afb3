//! The calculator for must, should, could, and won’t.

use leptos::prelude::*;

use crate::domain::format::numbers::unscaled;
use crate::domain::guide::moscow::{Feature, MoscowSheet, Priority};
use crate::domain::record::id::RecordId;
use crate::state::{Typed, use_app};
use crate::ui::components::form::{Select, TextField, offered};
use crate::ui::components::{Table, number, words};
use crate::ui::guide::keep::KeepWithStory;
use crate::ui::shared::{Fields, entry, field};

/// The calculator: requirements, their priorities, the split.
#[component]
pub fn MoscowCalculator() -> impl IntoView {
    let sheet = Typed::<MoscowSheet>::worksheet(use_app().core(), "moscow");
    let lines = move || {
        let count = sheet
            .given
            .get()
            .map_or(0, |sheet| sheet.requirements.len());
        (0..count)
            .map(|place| view! { <Line sheet place /> })
            .collect_view()
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
    let uncounted = move || sheet.with(MoscowSheet::uncounted).join(" ");
    let result = move |story: RecordId| untrack(|| sheet.with(|sheet| sheet.as_metric(story)));
    view! {
        <section aria-labelledby="calculator">
            <h2 id="calculator">"Sort a launch"</h2>
            <p class="muted prose">
                "Type over this example. Your numbers are saved on this device."
            </p>
            <TextField name="launch" label="What you’re launching" value=field!(sheet, name) />
            <ol class="sheet-lines">{lines}</ol>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| sheet.reshape(|sheet| sheet.requirements.push(Feature::default()))>
                    "Add a requirement"
                </button>
                <button
                    class="button button--quiet"
                    type="button"
                    on:click=move |_| sheet.change("Example restored.", |sheet| *sheet = MoscowSheet::default())
                >
                    "Restore example"
                </button>
            </div>
            <h3>"The split"</h3>
            <p class="prose" role="status" data-testid="verdict">{move || sheet.with(MoscowSheet::verdict)}</p>
            <Table class="table sureness" heads=vec![words("Need"), number("Days"), number("Share of the plan")]>
                {split}
            </Table>
            <p class="muted small prose">{uncounted}</p>
            <p class="muted small prose">"The 60 % limit comes from the DSDM handbook, the source of this method."</p>
            <KeepWithStory result />
        </section>
    }
}

/// One requirement.
#[component]
fn Line(sheet: Typed<MoscowSheet>, place: usize) -> impl IntoView {
    let remove = move |_| {
        sheet.change("Requirement removed.", |sheet| {
            if place < sheet.requirements.len() {
                sheet.requirements.remove(place);
            }
        });
    };
    view! {
        <li>
            <fieldset class="sheet-line sheet-line--moscow">
                <legend class="visually-hidden">{format!("Requirement {}", place + 1)}</legend>
                <TextField
                    class="sheet-line__field"
                    label_class="small muted"
                    name=format!("requirement-{place}")
                    label="Requirement"
                    value=entry!(sheet, requirements, place, name)
                />
                <TextField
                    class="sheet-line__field"
                    label_class="small muted"
                    name=format!("days-{place}")
                    label="Effort, in days"
                    mode="decimal"
                    value=entry!(sheet, requirements, place, effort)
                />
                <Select
                    class="sheet-line__field"
                    label_class="small muted"
                    name=format!("need-{place}")
                    label="Need"
                    options=offered()
                    value=entry!(sheet, requirements, place, need)
                />
                <button class="button button--quiet" type="button" on:click=remove>
                    "Remove"<span class="visually-hidden">{format!(" requirement {}", place + 1)}</span>
                </button>
            </fieldset>
        </li>
    }
}
