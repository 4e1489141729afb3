//! The RICE sheet.

use leptos::prelude::*;

use crate::domain::format::numbers::unscaled;
use crate::domain::guide::rice::{IMPACTS, Idea, RiceGap, RiceSheet};
use crate::domain::record::id::RecordId;
use crate::state::{Worksheet, use_app};
use crate::ui::guide::keep::KeepWithStory;

/// A text of an idea.
#[derive(Clone, Copy)]
struct Field {
    name: &'static str,
    label: &'static str,
    is_number: bool,
    text: fn(&mut Idea) -> &mut String,
}

const NAME: Field = Field {
    name: "idea",
    label: "Idea",
    is_number: false,
    text: |idea| &mut idea.name,
};
const REACH: Field = Field {
    name: "reach",
    label: "Reach",
    is_number: true,
    text: |idea| &mut idea.reach,
};
const CONFIDENCE: Field = Field {
    name: "confidence",
    label: "Confidence, in %",
    is_number: true,
    text: |idea| &mut idea.confidence,
};
const EFFORT: Field = Field {
    name: "effort",
    label: "Effort, in person-weeks",
    is_number: true,
    text: |idea| &mut idea.effort,
};

/// The calculator: ideas, their scores, their order.
#[component]
pub fn RiceCalculator() -> impl IntoView {
    let sheet = Worksheet::<RiceSheet>::open(use_app().core(), "rice");
    let chosen = RwSignal::new(0_usize);
    let ideas = move || {
        sheet.drawn.track();
        let count = untrack(|| sheet.with(|sheet| sheet.ideas.len()));
        (0..count)
            .map(|place| view! { <IdeaFields sheet place /> })
            .collect_view()
    };
    let period = move || {
        sheet.drawn.track();
        let typed = untrack(|| sheet.with(|sheet| sheet.period.clone()));
        view! {
            <label class="field field--short">
                <span class="field__label">"Reach is counted over"</span>
                <input
                    class="input"
                    name="period"
                    autocomplete="off"
                    value=typed
                    on:input:target=move |event| {
                        let text = event.target().value();
                        sheet.edit(|sheet| sheet.period = text);
                    }
                />
            </label>
        }
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
    let choices = move || {
        sheet.with(|sheet| {
            let names = sheet.ideas.iter().map(|idea| idea.display_name().to_owned());
            names
                .enumerate()
                .map(|(place, name)| view! { <option value=place.to_string() selected=move || chosen.get() == place>{name}</option> })
                .collect_view()
        })
    };
    let result = move |story: RecordId| {
        untrack(|| sheet.with(|sheet| sheet.as_metric(chosen.get_untracked(), story)))
    };
    view! {
        <section aria-labelledby="calculator">
            <h2 id="calculator">"Score your ideas"</h2>
            <p class="muted prose">
                "An example to type over. What you type stays on this device and is here again next time."
            </p>
            {period}
            <ol class="sheet-lines">{ideas}</ol>
            <div class="actions">
                <button class="button" type="button" on:click=move |_| sheet.redraw(|sheet| sheet.ideas.push(Idea::default()))>
                    "Add an idea"
                </button>
                <button
                    class="button button--quiet"
                    type="button"
                    on:click=move |_| sheet.take_away("The example is back.", |sheet| *sheet = RiceSheet::default())
                >
                    "Back to the example"
                </button>
            </div>
            <h3>"The order"</h3>
            <table class="table order" aria-live="polite">
                <thead>
                    <tr>
                        <th scope="col" class="number">"Rank"</th>
                        <th scope="col">"Idea"</th>
                        <th scope="col" class="number">"Score"</th>
                    </tr>
                </thead>
                <tbody>{order}</tbody>
            </table>
            <p class="muted small prose">
                "Reach × impact × confidence ÷ effort, rounded to a tenth. An idea with a number missing has no score and no rank."
            </p>
            <label class="field">
                <span class="field__label">"Which result"</span>
                <select
                    class="input"
                    name="which"
                    on:change:target=move |event| chosen.set(event.target().value().parse().unwrap_or_default())
                >
                    {choices}
                </select>
            </label>
            <KeepWithStory result />
        </section>
    }
}

/// One idea.
#[component]
fn IdeaFields(sheet: Worksheet<RiceSheet>, place: usize) -> impl IntoView {
    let idea = untrack(|| sheet.with(|sheet| sheet.ideas.get(place).cloned())).unwrap_or_default();
    let impact = idea.impact;
    let steps = IMPACTS
        .map(|(quarters, label)| {
            view! { <option value=quarters.to_string() selected=quarters == impact>{label}</option> }
        })
        .collect_view();
    let gap = move || {
        sheet.with(|sheet| {
            let idea = sheet.ideas.get(place)?;
            // An empty line is not a mistake yet.
            let is_begun = [&idea.reach, &idea.confidence, &idea.effort]
                .iter()
                .any(|text| !text.trim().is_empty());
            idea.score().err().filter(|_| is_begun).map(RiceGap::advice)
        })
    };
    let field = move |field: Field| {
        let mut idea = idea.clone();
        let typed = (field.text)(&mut idea).clone();
        view! {
            <label class="sheet-line__field">
                <span class="small muted">{field.label}</span>
                <input
                    class="input"
                    name=format!("{}-{place}", field.name)
                    autocomplete="off"
                    inputmode=if field.is_number { "decimal" } else { "text" }
                    value=typed
                    on:input:target=move |event| {
                        let text = event.target().value();
                        sheet.edit(|sheet| {
                            if let Some(idea) = sheet.ideas.get_mut(place) {
                                *(field.text)(idea) = text;
                            }
                        });
                    }
                />
            </label>
        }
    };
    let choose = move |value: String| {
        sheet.edit(|sheet| {
            if let (Some(idea), Ok(impact)) = (sheet.ideas.get_mut(place), value.parse()) {
                idea.impact = impact;
            }
        });
    };
    let remove = move |_| {
        sheet.take_away("The idea is off the sheet.", |sheet| {
            if place < sheet.ideas.len() {
                sheet.ideas.remove(place);
            }
        });
    };
    view! {
        <li>
            <fieldset class="sheet-line sheet-line--rice">
                <legend class="visually-hidden">{format!("Idea {}", place + 1)}</legend>
                {field(NAME)}
                {field(REACH)}
                <label class="sheet-line__field">
                    <span class="small muted">"Impact"</span>
                    <select class="input" name=format!("impact-{place}") on:change:target=move |event| choose(event.target().value())>
                        {steps}
                    </select>
                </label>
                {field(CONFIDENCE)}
                {field(EFFORT)}
                <button class="button button--quiet" type="button" on:click=remove>
                    "Remove"<span class="visually-hidden">{format!(" idea {}", place + 1)}</span>
                </button>
            </fieldset>
            <p class="form-error" role="status">{gap}</p>
        </li>
    }
}
