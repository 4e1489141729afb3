//! Whether a Situation says when or where it was.

use crate::domain::prose::reading::{Reading, Sentence, Traits};
use crate::domain::prose::words::Words;
use crate::domain::stories::review::period::PERIODS;
use crate::domain::stories::review::telling::Part;
use crate::domain::text::Span;

/// Words beside "year", "week" and the like that say when. Sorted.
const AGO: Words = Words::new(&["ago", "last", "previous"]);

/// Days and seasons that say when. Sorted.
const DAYS: Words = Words::new(&[
    "autumn",
    "christmas",
    "diwali",
    "easter",
    "friday",
    "halloween",
    "monday",
    "ramadan",
    "saturday",
    "spring",
    "summer",
    "sunday",
    "thanksgiving",
    "thursday",
    "tuesday",
    "wednesday",
    "winter",
]);

/// Places of work: "at 3 hospitals" and "in the Berlin office" say where. Sorted.
const PLACES: Words = Words::new(&[
    "branch",
    "branches",
    "cities",
    "city",
    "clinic",
    "clinics",
    "countries",
    "depot",
    "depots",
    "factories",
    "factory",
    "farm",
    "farms",
    "hospital",
    "hospitals",
    "hotel",
    "hotels",
    "lab",
    "labs",
    "office",
    "offices",
    "plant",
    "plants",
    "region",
    "regions",
    "restaurants",
    "school",
    "schools",
    "shop",
    "shops",
    "site",
    "sites",
    "store",
    "stores",
    "towns",
    "villages",
    "warehouse",
    "warehouses",
]);

/// The sentence of the Situation that says it.
pub(super) fn when(situation: &Part<'_>) -> Option<Span> {
    let is_time = |reading: &Reading<'_>, index: usize| {
        let (word, before) = (reading.word(index), reading.joined_before(index));
        // "In my first week" is a time; "users left in the first week" is none.
        let is_own_first = matches!(before, "first" | "second")
            && index
                .checked_sub(2)
                .is_some_and(|at| matches!(reading.word(at), "my" | "our") && reading.is_own(at));
        reading.traits(index).any(Traits::DATE)
            || PERIODS.has(word)
                && (is_own_first || AGO.has(before) || AGO.has(reading.joined_after(index)))
            || DAYS.has(word) && reading.is_own(index) && !matches!(before, "every" | "each")
    };
    let is_named = |reading: &Reading<'_>, index: usize| {
        let traits = reading.traits(index);
        traits.any(Traits::CAPITAL) && !traits.any(Traits::FIRST)
    };
    let is_site = |reading: &Reading<'_>, sentence: &Sentence, index: usize| {
        let before = index.saturating_sub(4).max(sentence.tokens.start)..index;
        let stands_in = before
            .clone()
            .any(|at| matches!(reading.word(at), "in" | "at" | "across"));
        let is_certain =
            |at: usize| reading.traits(at).any(Traits::FIGURE) || is_named(reading, at);
        PLACES.has(reading.word(index)) && stands_in && before.into_iter().any(is_certain)
    };
    let is_place = |reading: &Reading<'_>, index: usize| {
        is_named(reading, index)
            && reading.is_own(index)
            && matches!(
                reading.joined_before(index),
                "in" | "at" | "for" | "with" | "from"
            )
    };
    let says = |reading: &Reading<'_>, sentence: &Sentence| {
        sentence.tokens.clone().any(|index| {
            is_time(reading, index) || is_place(reading, index) || is_site(reading, sentence, index)
        })
    };
    situation
        .told_sentences()
        .find(|(_, reading, sentence)| says(reading, sentence))
        .map(|(span, ..)| span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [&AGO, &DAYS, &PLACES] {
            table.assert_sorted();
        }
    }
}
