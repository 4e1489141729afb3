//! The parts of the program, each fetched by itself, and which has the page of a place.

use crate::route::Route;

/// A part of the program that is fetched by itself. Each further one multiplies the pieces that
/// some parts share, so there are few.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// Writing and reviewing.
    Write,
    /// Stories, with their numbers, probes and loops, real and mock.
    Bank,
    /// Questions, practice on them, and practice for the online assessment.
    Practice,
    /// The way to the loop, the guide with its calculators, the offer after it, and what other apps hand over.
    Plan,
    /// The settings, backups among them.
    Settings,
}

impl Part {
    /// Every part, in the order in which they are fetched unasked.
    pub const ALL: [Self; 5] = [
        Self::Write,
        Self::Plan,
        Self::Bank,
        Self::Practice,
        Self::Settings,
    ];

    /// The part that has the page of a place; none when it is in the main part.
    #[must_use]
    pub fn of(place: &Route) -> Option<Self> {
        match place {
            Route::Writing(_) => Some(Self::Write),
            Route::Stories(_) | Route::Loops(_) | Route::Mock(_) => Some(Self::Bank),
            Route::Questions(_) | Route::Practice(_) | Route::Assessment(_) => Some(Self::Practice),
            Route::Plan(_) | Route::Guide(_) | Route::Offers(_) | Route::Handed(_) => {
                Some(Self::Plan)
            }
            Route::Settings(_) => Some(Self::Settings),
            Route::Today | Route::Menu | Route::NotFound => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::frame::FRAMES;

    #[test]
    fn each_frame_brings_the_part_of_its_place() {
        for frame in FRAMES {
            let name = match Part::of(&Route::parse(frame.path, "")) {
                Some(Part::Write) => "write",
                Some(Part::Bank) => "bank",
                Some(Part::Practice) => "practice",
                Some(Part::Plan) => "plan",
                Some(Part::Settings) => "settings",
                None => "",
            };
            assert_eq!(frame.part, name, "{}", frame.path);
        }
    }
}
