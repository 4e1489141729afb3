//! The RICE calculator.

use leptos::prelude::*;

use crate::domain::format::numbers::unscaled;
use crate::domain::guide::rice::{IMPACTS, Idea, RiceGap, RiceSheet};
use crate::domain::record::id::RecordId;
use crate::state::{Typed, use_app};
use crate::ui::components::form::{Bound, Select, TextField, listed};
use crate::ui::components::{Table, number, words};
use crate::ui::guide::keep::KeepWithStory;
use crate::ui::shared::{Fields, entry, field};

/// The calculator: ideas, their scores, their order.
#[component]
pub fn RiceCalculator() -> impl IntoView {
    let sheet = Typed::<RiceSheet>::worksheet(use_app().core(), "rice");
    let chosen = RwSignal::new(0_usize);
    let ideas = move || {
        let count = sheet.given.get().map_or(0, |sheet| sheet.ideas.len());
        (0..count)
            .map(|place| view! { <IdeaFields sheet place /> })
            .collect_view()
    };
    let order = move || {
        sheet.with(|sheet| {
            sheet
                .ranking()
                .into_iter()
                .filter_map(|(place, score)| {
                    let idea = sheet.ideas.get(place)?;
                    Some(view! {
                        <tr>
                            <td class="number">{sheet.rank(place)}</td>
                            <th scope="row">{idea.display_name().to_owned()}<span class="muted small calculation">{idea.written()}</span></th>
                            <td class="number" data-testid="score">{unscaled(score, 1)}</td>
                        </tr>
                    })
                })
                .collect_view()
        })
    };
    let choices = Signal::derive(move || {
        let names = |sheet: &RiceSheet| {
            let names = sheet
                .ideas
                .iter()
                .map(|idea| idea.display_name().to_owned());
            listed(names.enumerate())
        };
        sheet.with(names)
    });
    let result = move |story: RecordId| {
        untrack(|| sheet.with(|sheet| sheet.as_metric(chosen.get_untracked(), story)))
    };
    view! {
        <section aria-labelledby="calculator">
            <h2 id="calculator">"Score your ideas"</h2>
            <p class="muted prose">
                "Type over this example. Your numbers are saved on this device."
            </p>
            <TextField class="field field--short" name="period" label="Period for reach" value=field!(sheet, period) />
            <ol class="sheet-lines">{ideas}</ol>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| sheet.reshape(|sheet| sheet.ideas.push(Idea::default()))>
                    "Add an idea"
                </button>
                <button
                    class="button button--quiet"
                    type="button"
                    on:click=move |_| sheet.change("Example restored.", |sheet| *sheet = RiceSheet::default())
                >
                    "Restore example"
                </button>
            </div>
            <h3>"Ranking"</h3>
            <Table class="table order" is_live=true heads=vec![number("Rank"), words("Idea"), number("Score")]>{order}</Table>
            <p class="muted small prose">
                "Reach × impact × confidence ÷ effort, rounded to a tenth. An idea with a number missing has no score and no rank."
            </p>
            <Select name="which" label="Result to save" options=choices value=chosen />
            <KeepWithStory result />
        </section>
    }
}

/// One idea.
#[component]
fn IdeaFields(sheet: Typed<RiceSheet>, place: usize) -> impl IntoView {
    let gap = move || {
        sheet.with(|sheet| {
            let idea = sheet.ideas.get(place)?;
            // An empty line is not an error.
            let is_begun = [&idea.reach, &idea.confidence, &idea.effort]
                .iter()
                .any(|text| !text.trim().is_empty());
            idea.score().err().filter(|_| is_begun).map(RiceGap::advice)
        })
    };
    let text = move |name: &str, label: &'static str, mode: &'static str, value: Bound<String>| {
        view! {
            <TextField
                class="sheet-line__field"
                label_class="small muted"
                name=format!("{name}-{place}")
                label
                mode
                value
            />
        }
    };
    let remove = move |_| {
        sheet.change("Idea removed.", |sheet| {
            if place < sheet.ideas.len() {
                sheet.ideas.remove(place);
            }
        });
    };
    view! {
        <li>
            <fieldset class="sheet-line sheet-line--rice">
                <legend class="visually-hidden">{format!("Idea {}", place + 1)}</legend>
                {text("idea", "Idea", "text", entry!(sheet, ideas, place, name))}
                {text("reach", "Reach", "decimal", entry!(sheet, ideas, place, reach))}
                <Select
                    class="sheet-line__field"
                    label_class="small muted"
                    name=format!("impact-{place}")
                    label="Impact"
                    options=listed(IMPACTS)
                    value=entry!(sheet, ideas, place, impact)
                />
                {text("confidence", "Confidence, in %", "decimal", entry!(sheet, ideas, place, confidence))}
                {text("effort", "Effort, in person-weeks", "decimal", entry!(sheet, ideas, place, effort))}
                <button class="button button--quiet" type="button" on:click=remove>
                    "Remove"<span class="visually-hidden">{format!(" idea {}", place + 1)}</span>
                </button>
            </fieldset>
            <p class="form-error" role="status">{gap}</p>
        </li>
    }
}
