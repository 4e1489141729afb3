//! Numbers that are labels and not counts: "phase 2", "iPhone 15", "ISO 9001".

use crate::domain::prose::months::is_month;
use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::{FUNCTION_WORDS, Words};

/// Whether the word before a number makes it a label.
pub(super) fn is_label(reading: &Reading<'_>, index: usize) -> bool {
    let Some(at) = index.checked_sub(1) else {
        return false;
    };
    let before = reading.joined_before(index);
    if before.is_empty() {
        // "No. 5" and "Fig. 3" have a period in between.
        let text = reading.text_before(index).trim_end();
        return [
            "no.", "nos.", "fig.", "sec.", "ch.", "vol.", "p.", "pp.", "art.", "v.", "ver.",
        ]
        .iter()
        .any(|label| {
            text.len() >= label.len()
                && text
                    .get(text.len() - label.len()..)
                    .is_some_and(|end| end.eq_ignore_ascii_case(label))
        }) && reading.traits(index).any(Traits::DIGIT);
    }
    if reading.traits(at).any(Traits::DIGIT.and(Traits::QUOTED)) {
        return false;
    }
    if LABELS.has(before) || PRODUCTS.has(before) {
        return true;
    }
    let after = reading.joined_after(index);
    let determiner = reading.joined_before(at);
    if NUMBERED.has(before) {
        // "Each day 40 of them came" is a count; "on day 40" is a label.
        let is_whole = DETERMINERS.has(determiner)
            || reading.traits(at - usize::from(at > 0)).any(Traits::FIGURE);
        return !is_whole && after != "of" && !is_counted(after);
    }
    // A name with its number at the end of a clause: "We sold the Lumen 4."
    let is_named = reading.traits(at).any(Traits::CAPITAL)
        && !reading.traits(at).any(Traits::FIRST)
        && !is_month(reading, at)
        && !WEEKDAYS.has(before)
        && before != "i"
        && reading.traits(index).any(Traits::DIGIT)
        && !reading.traits(index).any(Traits::SPELLED);
    is_named
        && (after.is_empty()
            || matches!(
                after,
                "is" | "was" | "has" | "had" | "will" | "that" | "which" | "went"
            ))
        && !reading.text_after(index).starts_with(" —")
        && DETERMINERS.has(determiner)
}

/// Whether a word can be counted: it looks like a plural noun.
pub(super) fn is_counted(word: &str) -> bool {
    word == "people"
        || word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("ous")
            && !FUNCTION_WORDS.has(word)
            && !matches!(
                word,
                "plus"
                    | "versus"
                    | "less"
                    | "always"
                    | "perhaps"
                    | "begins"
                    | "starts"
                    | "shows"
                    | "says"
                    | "does"
                    | "has"
                    | "was"
            )
}

/// Words that make a following number a label. Sorted.
pub(super) const LABELS: Words = Words::new(&[
    "act",
    "addendum",
    "appendix",
    "article",
    "chapter",
    "chart",
    "clause",
    "en",
    "episode",
    "exhibit",
    "exit",
    "fig",
    "figure",
    "flight",
    "form",
    "formula",
    "fortune",
    "gate",
    "gen",
    "generation",
    "highway",
    "http",
    "iec",
    "ieee",
    "iso",
    "item",
    "iteration",
    "level",
    "mark",
    "milestone",
    "model",
    "nos",
    "option",
    "page",
    "pages",
    "paragraph",
    "phase",
    "pier",
    "platform",
    "port",
    "principle",
    "question",
    "rank",
    "release",
    "rfc",
    "round",
    "route",
    "section",
    "slide",
    "soc",
    "sprint",
    "stage",
    "step",
    "table",
    "terminal",
    "ticket",
    "tier",
    "type",
    "version",
    "volume",
    "wave",
    "zip",
]);

/// Products and standards with a number in their name. Sorted.
const PRODUCTS: Words = Words::new(&[
    "airbus",
    "android",
    "angular",
    "apollo",
    "bluetooth",
    "boeing",
    "catch",
    "chrome",
    "claude",
    "covid",
    "firefox",
    "galaxy",
    "gemini",
    "gpt",
    "hdmi",
    "industry",
    "ios",
    "ipad",
    "ipados",
    "iphone",
    "java",
    "jdk",
    "kindle",
    "llama",
    "macos",
    "mysql",
    "node",
    "office",
    "opus",
    "php",
    "pixel",
    "playstation",
    "postgres",
    "postgresql",
    "python",
    "react",
    "rust",
    "safari",
    "surface",
    "tls",
    "ubuntu",
    "usb",
    "web",
    "windows",
    "xbox",
]);

/// Words that make a following number a label, unless a determiner makes them a single whole. Sorted.
pub(super) const NUMBERED: Words = Words::new(&[
    "area", "bus", "case", "channel", "class", "code", "cohort", "column", "day", "depot",
    "district", "error", "floor", "group", "hour", "incident", "issue", "lane", "line", "month",
    "number", "part", "point", "priority", "quarter", "region", "room", "row", "rule", "season",
    "series", "shop", "site", "squad", "store", "team", "train", "unit", "week", "year", "zone",
]);

/// Determiners that make the next word a single whole. Sorted.
const DETERMINERS: Words = Words::new(&[
    "a",
    "an",
    "another",
    "any",
    "each",
    "every",
    "first",
    "following",
    "half",
    "her",
    "his",
    "its",
    "last",
    "my",
    "next",
    "one",
    "our",
    "past",
    "per",
    "previous",
    "same",
    "second",
    "that",
    "the",
    "their",
    "third",
    "this",
    "whole",
]);

/// Days of the week, which never make a following number a label. Sorted.
const WEEKDAYS: Words = Words::new(&[
    "friday",
    "monday",
    "saturday",
    "sunday",
    "thursday",
    "tuesday",
    "wednesday",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted() {
        for table in [LABELS, PRODUCTS, NUMBERED, DETERMINERS, WEEKDAYS] {
            table.assert_sorted();
        }
    }
}
