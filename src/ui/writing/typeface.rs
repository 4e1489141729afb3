//! The memo's typeface, chosen before it begins or on its sheet.

use leptos::prelude::*;

use crate::domain::paper::typeface::TypeStyle;
use crate::ui::components::form::{Bound, Choice, offered};
use crate::ui::shared::field;

/// The family and the size.
#[component]
pub fn TypeChoice(
    /// What is chosen.
    #[prop(into)]
    value: Bound<TypeStyle>,
) -> impl IntoView {
    view! {
        <Choice name="face" legend="Type" options=offered() value=field!(value, face) />
        <Choice name="size" legend="Size" options=offered() value=field!(value, size) />
    }
}
