//! The icons: one family, drawn for Loopready with a stroke of 1.75 on a grid of 24.

use leptos::prelude::*;

/// The available icons.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Glyph {
    /// An eye.
    Show,
    /// A crossed eye.
    Hide,
    /// A star; the style sheet fills it when it is selected.
    Star,
}

impl Glyph {
    fn path(self) -> &'static str {
        match self {
            Self::Show => {
                "M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12ZM9.500 12a2.500 2.500 0 1 0 5 0 2.500 2.500 0 1 0-5 0"
            }
            Self::Star => {
                "M12 4.200 14.400 9.300 20 10 15.900 13.800 17 19.400 12 16.600 7 19.400 8.100 13.800 4 10 9.600 9.300Z"
            }
            Self::Hide => {
                "M4 4l16 16M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12Z"
            }
        }
    }
}

/// An icon next to a label with the same meaning; screen readers skip it.
#[component]
pub fn Icon(
    /// The icon.
    glyph: Glyph,
) -> impl IntoView {
    view! { <Drawn path=glyph.path() /> }
}

/// An icon from a table of paths.
#[component]
pub fn Drawn(
    /// Its `d`, on a grid of 24.
    path: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=path />
        </svg>
    }
}
