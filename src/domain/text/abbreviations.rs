//! Abbreviations: words whose period does not end a sentence, or not always.

/// Abbreviations after which a sentence never ends. Sorted; in lower case, without the final
/// period.
pub(super) const BEFORE_A_NAME: &[&str] = &[
    "adm", "c.f", "capt", "cf", "cmdr", "col", "dr", "e.g", "gen", "gov", "hon", "i.e", "lt",
    "maj", "messrs", "mr", "mrs", "ms", "mt", "op", "pres", "prof", "rep", "rev", "sen", "sgt",
    "st", "supt", "v", "viz", "vs",
];

/// Abbreviations (and the word "no") after which a sentence does not end when a number follows.
/// Sorted.
pub(super) const BEFORE_A_NUMBER: &[&str] = &[
    "approx", "apr", "art", "aug", "avg", "c", "ca", "ch", "dec", "eq", "est", "feb", "fig",
    "figs", "fri", "jan", "jul", "jun", "mar", "max", "min", "mon", "no", "nos", "nov", "oct", "p",
    "par", "pp", "pt", "sat", "sec", "sep", "sept", "sun", "thu", "tue", "v", "vol", "wed",
];

/// Abbreviations after which a sentence ends only if the next word usually begins one. Sorted.
pub(super) const MAY_END: &[&str] = &[
    "a.m", "al", "assn", "b.a", "bros", "co", "corp", "d.c", "dept", "inc", "jr", "ltd", "m.a",
    "m.sc", "p.m", "ph.d", "sr", "u.k", "u.n", "u.s", "u.s.a", "univ",
];

/// Other words that are shortened with a period, after which a lower-case word continues the
/// sentence. Sorted.
pub(super) const SHORTENED: &[&str] = &[
    "abbr", "addr", "adj", "alt", "amt", "appt", "apt", "assoc", "asst", "attn", "ave", "bldg",
    "blvd", "calc", "cert", "cit", "conf", "cont", "ctr", "cust", "def", "diff", "dir", "dist",
    "div", "ed", "eds", "eng", "equiv", "esp", "etc", "ex", "excl", "exec", "exp", "ext", "freq",
    "ft", "govt", "hq", "hr", "hrs", "hwy", "ibid", "in", "incl", "int", "intl", "jan", "kg", "lb",
    "lbs", "loc", "mfg", "mgmt", "mgr", "mins", "misc", "mkt", "mktg", "mo", "mos", "msg", "mtg",
    "natl", "neg", "num", "ops", "orig", "oz", "pct", "pkg", "pl", "poss", "prelim", "prev",
    "prob", "prod", "pts", "qtr", "qty", "rd", "rec", "recd", "ref", "refs", "reg", "rel", "req",
    "resp", "rm", "sched", "sci", "secs", "sect", "ser", "sess", "sq", "std", "stmt", "temp",
    "thur", "thurs", "tkts", "tues", "typ", "viz", "wk", "wks", "wt", "yr", "yrs",
];

/// Words that usually begin a sentence when they are capitalized in the middle of a line. Sorted.
pub(super) const OPENERS: &[&str] = &[
    "a", "after", "all", "also", "an", "and", "as", "at", "because", "before", "both", "but", "by",
    "each", "for", "from", "he", "her", "his", "how", "however", "i", "if", "in", "instead", "it",
    "its", "my", "no", "not", "of", "on", "once", "one", "our", "she", "since", "so", "some",
    "that", "the", "their", "then", "there", "these", "they", "this", "those", "though", "three",
    "to", "two", "until", "we", "what", "when", "where", "while", "with", "you",
];

/// Words longer than this, in bytes, are not abbreviations.
pub(super) const LONGEST_ABBREVIATION: usize = 8;

/// Whether a word, without its final period, is an abbreviation from one of the tables, or is
/// spelled like one: no vowel, or letters with periods between them.
pub(super) fn is_shortened(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let is_in = |table: &[&str]| table.binary_search(&lower.as_str()).is_ok();
    let has_vowel = lower
        .bytes()
        .any(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    let is_number = lower.bytes().all(|byte| !byte.is_ascii_alphabetic());
    [BEFORE_A_NAME, BEFORE_A_NUMBER, MAY_END, SHORTENED]
        .into_iter()
        .any(is_in)
        || !is_number && (word.contains('.') || lower.len() < 2 || !has_vowel)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_sorted_for_binary_search() {
        for table in [BEFORE_A_NAME, BEFORE_A_NUMBER, MAY_END, SHORTENED, OPENERS] {
            assert!(table.is_sorted());
        }
    }

    #[test]
    fn short_forms_are_told_from_words() {
        for word in [
            "dept", "Mgmt", "hrs", "qtr", "e.g", "U.S", "p.m", "etc", "x",
        ] {
            assert!(is_shortened(word), "{word}");
        }
        for word in ["desk", "it", "wait", "2023", "6.3", "iOS", "done"] {
            assert!(!is_shortened(word), "{word}");
        }
    }
}
