//! The icons: one family, drawn for Loopready with a stroke of 1.75 on a grid of 24.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Glyph {
    /// A ring with its upper part filled in: where you are in the day.
    Today,
    /// A pen on a line.
    Write,
    /// A stack of cards.
    Stories,
    /// A question in a bubble.
    Questions,
    /// Five seats around a table.
    Loop,
    /// A leaf of a calendar with a tick.
    Plan,
    /// An open book.
    Guide,
    /// A banknote.
    Offer,
    /// Three lines.
    Menu,
    /// Two sliders.
    Settings,
    /// An eye.
    Show,
    /// A crossed eye.
    Hide,
    /// A star; filled in by the style sheet where it is chosen.
    Star,
}

impl Glyph {
    fn path(self) -> &'static str {
        match self {
            Self::Today => "M12 4a8 8 0 1 0 8 8M12 8v4l3 2M16 4.6 20 4v4",
            Self::Write => "M4 20h16M6 16l1-4 8.6-8.6a1.9 1.9 0 0 1 2.7 2.7L9.7 14.7 6 16Z",
            Self::Stories => "M7 4h10M5.5 7.5h13M4 11h16v9H4zM8 15.5h8",
            Self::Questions => {
                "M4 5h16v11h-9l-4 4v-4H4zM9.8 8.9c.2-1.2 1.1-1.9 2.2-1.9 1.300 0 2.200.8 2.200 1.900 0 1.600-2.200 1.700-2.200 3.100M12 13.600v.01"
            }
            Self::Loop => {
                "M12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 1 0 0-7M12 4v.01M4.600 9.500v.01M19.400 9.500v.01M7.300 18.700v.01M16.700 18.700v.01"
            }
            Self::Plan => "M5 6h14v14H5zM5 10h14M9 3.500v4M15 3.500v4M9 15l2 2 4-4",
            Self::Guide => {
                "M12 7c-2-1.600-4.600-2-8-2v13c3.400 0 6 .4 8 2 2-1.600 4.600-2 8-2V5c-3.400 0-6 .4-8 2ZM12 7v13"
            }
            Self::Offer => {
                "M3 7h18v11H3zM12 9.900a2.600 2.600 0 1 0 0 5.200 2.600 2.600 0 1 0 0-5.200M6.500 12.500v.01M17.500 12.500v.01"
            }
            Self::Menu => "M5 7h14M5 12h14M5 17h14",
            Self::Settings => {
                "M4 8h9M17 8h3M4 16h3M11 16h9M13 8a2 2 0 1 0 4 0 2 2 0 1 0-4 0M7 16a2 2 0 1 0 4 0 2 2 0 1 0-4 0"
            }
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

/// An icon beside a text that says the same; screen readers skip it.
#[component]
pub fn Icon(
    /// What it shows.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=glyph.path() />
        </svg>
    }
}
