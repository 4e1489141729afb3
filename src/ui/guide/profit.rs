//! The profit and loss sheet: two years of one product, and the way from one to the other.

use leptos::prelude::*;

use crate::domain::guide::profit_and_loss::{
    Driver, Drivers, ProfitSheet, ProfitStatement, StatementColumn, amount, change,
};
use crate::domain::record::id::RecordId;
use crate::state::{Worksheet, use_app};
use crate::ui::guide::keep::KeepWithStory;

/// Where a sheet holds a column.
type Held = fn(&mut ProfitSheet) -> &mut StatementColumn;

/// The two columns: name in forms, label, and where the sheet holds them.
const COLUMNS: [(&str, &str, Held); 2] = [
    ("before", "Year before", |sheet| &mut sheet.before),
    ("after", "Year after", |sheet| &mut sheet.after),
];

/// A line of a statement: what it is called, its amount, and whether it is what is left.
type Line = (&'static str, fn(&ProfitStatement) -> i128, bool);

const LINES: [Line; 10] = [
    ("Gross sales", |told| told.gross_sales, false),
    ("Refunds", |told| -told.refunds, false),
    ("Net sales", |told| told.net_sales, true),
    ("Cost of goods", |told| -told.goods, false),
    ("Packing and shipping", |told| -told.fulfilment, false),
    ("Payment fees", |told| -told.fees, false),
    ("Contribution margin", |told| told.contribution, true),
    ("Marketing", |told| -told.marketing, false),
    ("Fixed costs", |told| -told.fixed, false),
    ("Operating profit", |told| told.profit, true),
];

/// The calculator.
#[component]
pub fn ProfitCalculator() -> impl IntoView {
    let sheet = Worksheet::<ProfitSheet>::open(use_app().core(), "profit-and-loss");
    let name = move || {
        sheet.drawn.track();
        let typed = untrack(|| sheet.with(|sheet| sheet.name.clone()));
        view! {
            <label class="field">
                <span class="field__label">"What is sold"</span>
                <input
                    class="input"
                    name="product"
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
    let drivers = move || {
        sheet.drawn.track();
        Driver::ALL
            .map(|driver| view! { <DriverFields sheet driver /> })
            .collect_view()
    };
    let told = move || {
        let (before, after) = sheet.with(|sheet| (sheet.before.read(), sheet.after.read()));
        match (before, after) {
            (Ok(before), Ok(after)) => view! { <Told before after /> }.into_any(),
            (Err(missing), _) | (_, Err(missing)) => view! {
                <p class="empty" role="status">
                    {missing.advice()}
                </p>
            }
            .into_any(),
        }
    };
    let result = move |story: RecordId| untrack(|| sheet.with(|sheet| sheet.as_metric(story)));
    view! {
        <section aria-labelledby="calculator">
            <h2 id="calculator">"Walk through one"</h2>
            <p class="muted prose">
                "An example to type over, in any currency. What you type stays on this device and is here again next time."
            </p>
            {name}
            <table class="table drivers">
                <thead>
                    <tr>
                        <th scope="col">"Driver"</th>
                        <th scope="col">"Year before"</th>
                        <th scope="col">"Year after"</th>
                    </tr>
                </thead>
                <tbody>{drivers}</tbody>
            </table>
            <div class="actions">
                <button
                    class="button button--quiet"
                    type="button"
                    on:click=move |_| sheet.take_away("The example is back.", |sheet| *sheet = ProfitSheet::default())
                >
                    "Back to the example"
                </button>
            </div>
            {told}
            <KeepWithStory result />
        </section>
    }
}

/// One driver in both years.
#[component]
fn DriverFields(sheet: Worksheet<ProfitSheet>, driver: Driver) -> impl IntoView {
    let fields = COLUMNS
        .map(|(slug, label, column)| {
            let typed =
                untrack(|| sheet.with(|sheet| column(&mut sheet.clone()).text(driver).to_owned()));
            view! {
                <td>
                    <input
                        class="input"
                        name=format!("{}-{slug}", driver.slug())
                        aria-label=format!("{}, {}", driver.name(), label.to_lowercase())
                        autocomplete="off"
                        inputmode="decimal"
                        value=typed
                        on:input:target=move |event| {
                            let text = event.target().value();
                            sheet.edit(|sheet| column(sheet).set(driver, text));
                        }
                    />
                </td>
            }
        })
        .collect_view();
    view! { <tr><th scope="row">{driver.name()}</th>{fields}</tr> }
}

/// The statement of both years, and the way between them.
#[component]
fn Told(before: Drivers, after: Drivers) -> impl IntoView {
    let (first, second) = (before.statement(), after.statement());
    let lines = LINES
        .map(|(name, of, is_left)| {
            let (one, other) = (of(&first), of(&second));
            view! {
                <tr data-left=is_left.then_some("true")>
                    <th scope="row">{name}</th>
                    <td class="number">{amount(one)}</td>
                    <td class="number">{amount(other)}</td>
                    <td class="number">{change(other - one)}</td>
                </tr>
            }
        })
        .collect_view();
    let steps = before
        .walk_to(after)
        .into_iter()
        .filter(|(_, step)| *step != 0)
        .map(|(driver, step)| {
            view! { <tr><th scope="row">{driver.name()}</th><td class="number">{change(step)}</td></tr> }
        })
        .collect_view();
    view! {
        <h3>"The statement"</h3>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Profit and loss">
            <table class="table statement" data-testid="statement">
                <thead>
                    <tr>
                        <th scope="col">"Line"</th>
                        <th scope="col" class="number">"Before"</th>
                        <th scope="col" class="number">"After"</th>
                        <th scope="col" class="number">"Change"</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        <h3>"From one profit to the other"</h3>
        <table class="table statement">
            <thead><tr><th scope="col">"What changed"</th><th scope="col" class="number">"Profit"</th></tr></thead>
            <tbody>
                <tr data-left="true"><th scope="row">"Year before"</th><td class="number">{amount(first.profit)}</td></tr>
                {steps}
                <tr data-left="true"><th scope="row">"Year after"</th><td class="number">{amount(second.profit)}</td></tr>
            </tbody>
        </table>
        <p class="muted small prose">
            "Exact to the cent; a percentage of an amount is rounded to it. Each driver takes its new value in this order while "
            "those below still have the old one, so the steps add up; another order splits the same difference otherwise. What "
            "comes back is refunded and written off."
        </p>
    }
}
