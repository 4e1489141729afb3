//! The profit and loss calculator: two years of one product, and the bridge between them.

use leptos::prelude::*;

use crate::domain::guide::profit_and_loss::{
    Driver, Drivers, ProfitSheet, ProfitStatement, StatementColumn, amount, change,
};
use crate::domain::record::id::RecordId;
use crate::state::{Typed, use_app};
use crate::ui::components::form::{Bound, TextField};
use crate::ui::components::{Table, number, words};
use crate::ui::guide::keep::KeepWithStory;
use crate::ui::shared::{Fields, field};

/// A line of a statement: its label, its amount, and whether it is a subtotal.
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
    let sheet = Typed::<ProfitSheet>::worksheet(use_app().core(), "profit-and-loss");
    let drivers = Driver::ALL
        .map(|driver| view! { <DriverFields sheet driver /> })
        .collect_view();
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
            <h2 id="calculator">"Work through an example"</h2>
            <p class="muted prose">
                "Type over this example, in any currency. Your numbers are saved on this device."
            </p>
            <TextField name="product" label="What you sell" value=field!(sheet, name) />
            <Table class="table drivers" heads=vec![words("Driver"), words("Year before"), words("Year after")]>
                {drivers}
            </Table>
            <div class="actions">
                <button
                    class="button button--quiet"
                    type="button"
                    on:click=move |_| sheet.change("Example restored.", |sheet| *sheet = ProfitSheet::default())
                >
                    "Restore example"
                </button>
            </div>
            {told}
            <KeepWithStory result />
        </section>
    }
}

/// One driver in both years.
#[component]
fn DriverFields(sheet: Typed<ProfitSheet>, driver: Driver) -> impl IntoView {
    let cell = move |slug: &str, label: &str, column: Bound<StatementColumn>| {
        let value = column.bind(
            move |column| column.text(driver).to_owned(),
            move |column, text| column.set(driver, text),
        );
        let label = format!("{}, {label}", driver.name());
        let name = format!("{}-{slug}", driver.slug());
        view! { <td><TextField class="" label_class="visually-hidden" name label mode="decimal" value /></td> }
    };
    view! {
        <tr>
            <th scope="row">{driver.name()}</th>
            {cell("before", "year before", field!(sheet, before))}
            {cell("after", "year after", field!(sheet, after))}
        </tr>
    }
}

/// The statement of both years, and the bridge between them.
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
        <Table class="table statement" scrolls="Profit and loss" testid="statement" heads=vec![words("Line"), number("Before"), number("After"), number("Change")]>
            {lines}
        </Table>
        <h3>"What changed the profit"</h3>
        <Table class="table statement" heads=vec![words("What changed"), number("Profit")]>
            <tr data-left="true"><th scope="row">"Year before"</th><td class="number">{amount(first.profit)}</td></tr>
            {steps}
            <tr data-left="true"><th scope="row">"Year after"</th><td class="number">{amount(second.profit)}</td></tr>
        </Table>
        <p class="muted small prose">
            "Amounts are exact to the cent. Drivers change one at a time, in this order, "
            "so the steps add up. Another order would split the same difference in another way. "
            "Returned units are refunded and written off."
        </p>
    }
}
