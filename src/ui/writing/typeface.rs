//! The type of a memo, to be chosen before it is begun and on its sheet.

use leptos::prelude::*;

use crate::domain::paper::typeface::{TypeSize, TypeStyle, Typeface};
use crate::ui::components::Choice;

/// The family and the size.
#[component]
pub fn LetteringChoice(
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<TypeStyle>,
    /// Called with the type when part of it is chosen.
    #[prop(into)]
    choose: Callback<TypeStyle>,
) -> impl IntoView {
    let choose_face = move |value: String| {
        if let Some(face) = Typeface::ALL.into_iter().find(|face| face.slug() == value) {
            let size = chosen.get_untracked().size;
            choose.run(TypeStyle { face, size });
        }
    };
    let choose_size = move |value: String| {
        if let Some(size) = TypeSize::ALL.into_iter().find(|size| size.slug() == value) {
            let face = chosen.get_untracked().face;
            choose.run(TypeStyle { face, size });
        }
    };
    view! {
        <Choice
            name="face"
            legend="Type"
            options=Typeface::ALL.map(|face| (face.slug().to_owned(), face.name().to_owned())).to_vec()
            chosen=Signal::derive(move || chosen.get().face.slug().to_owned())
            choose=choose_face
        />
        <Choice
            name="size"
            legend="Size"
            options=TypeSize::ALL.map(|size| (size.slug().to_owned(), size.name().to_owned())).to_vec()
            chosen=Signal::derive(move || chosen.get().size.slug().to_owned())
            choose=choose_size
        />
    }
}
