//! Pay as stacked bars, one a row, so that labels stay as large as text on a phone. The parts
//! differ in lightness and edge, always come in the same order, and are listed in the table next to them.

use leptos::prelude::*;
use rust_decimal::Decimal;

use crate::domain::format::money::Currency;
use crate::domain::offer::{Pay, PayPart};

/// The chart's measures in its own units.
const WIDTH: u32 = 360;
const ROW: u32 = 40;
const BAR: u32 = 14;

/// The bars. The caller provides the table behind them.
#[component]
pub fn PayChart(
    /// A description for screen readers.
    title: String,
    /// The pay of each period.
    rows: Vec<(String, Pay)>,
    /// The currency.
    currency: Currency,
    /// The pay that fills the chart's width, so that charts can be compared.
    widest: Decimal,
) -> impl IntoView {
    let height = ROW * u32::try_from(rows.len()).unwrap_or_default();
    let bars = rows
        .into_iter()
        .zip(0..)
        .map(|((label, pay), row)| bar(label, pay, row * ROW, &currency, widest))
        .collect_view();
    view! {
        <svg class="pay" viewBox=format!("0 0 {WIDTH} {height}") role="img" aria-label=title>{bars}</svg>
    }
}

fn bar(
    label: String,
    pay: Pay,
    top: u32,
    currency: &Currency,
    widest: Decimal,
) -> impl IntoView + use<> {
    let wide = |amount: Decimal| {
        (amount * Decimal::from(WIDTH))
            .checked_div(widest)
            .unwrap_or_default()
            .round_dp(1)
    };
    let mut from = Decimal::ZERO;
    let rects = PayPart::ALL
        .into_iter()
        .map(|part| {
            let (x, width) = (from, wide(pay.of(part)));
            from += width;
            view! {
                <rect
                    class="pay__part"
                    data-part=part.slug()
                    x=x.to_string()
                    y=(top + ROW - BAR - 4).to_string()
                    width=width.to_string()
                    height=BAR.to_string()
                />
            }
        })
        .collect_view();
    let line = (top + ROW - BAR - 9).to_string();
    view! {
        <text class="pay__label" x="0" y=line.clone()>{label}</text>
        <text class="pay__label pay__label--total" x=WIDTH.to_string() y=line>{currency.whole(pay.total())}</text>
        {rects}
    }
}

/// The legend.
#[component]
pub fn PayLegend(
    /// The parts that the bars have.
    parts: Vec<PayPart>,
) -> impl IntoView {
    let entries = parts
        .into_iter()
        .map(|part| {
            view! {
                <li>
                    <svg class="pay__swatch" viewBox="0 0 14 14" aria-hidden="true">
                        <rect class="pay__part" data-part=part.slug() x="1" y="1" width="12" height="12" />
                    </svg>
                    {part.name()}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="pay__legend small">{entries}</ul> }
}
