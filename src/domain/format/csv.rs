//! Tables as text: cells between commas, semicolons or tabulators, quoted where they need it
//! (RFC 4180). How they are read stands in `incoming/sheet`.

/// The byte-order mark, by which spreadsheets know that a file is UTF-8.
pub const MARK: &str = "\u{feff}";

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet takes for a formula: one that might be gets an apostrophe, which
/// [`unguarded`] takes off again.
#[must_use]
pub fn guarded(cell: &str) -> String {
    let is_formula = cell.trim_start_matches('\'').starts_with(FORMULA);
    format!("{}{cell}", if is_formula { "'" } else { "" })
}

/// A cell without the apostrophe that keeps it from being a formula.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    let is_guard = |rest: &&str| rest.trim_start_matches('\'').starts_with(FORMULA);
    cell.strip_prefix('\'').filter(is_guard).unwrap_or(cell)
}

/// A row as text, without its line end.
#[must_use]
pub fn row(cells: &[impl AsRef<str>], delimiter: char) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell.as_ref())).collect();
    cells.join(&delimiter.to_string())
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '\t', '"', '\n', '\r']) || cell.trim().len() < cell.len()
        // Anki takes it for a line of the head.
        || cell.starts_with('#')
    {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The beginning of a cell, to know its column by.
#[must_use]
pub fn shortened(cell: &str) -> String {
    shortened_to(cell, 8)
}

/// The beginning of a text: at most so many words, of eight letters each.
#[must_use]
pub fn shortened_to(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let short: String = words
        .iter()
        .take(count)
        .copied()
        .collect::<Vec<&str>>()
        .join(" ")
        .chars()
        .take(count * 8)
        .collect();
    if short.len() < words.join(" ").len() {
        format!("{short} …")
    } else {
        short
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k19_no_cell_is_a_formula_and_the_guard_comes_off_again() {
        for (cell, is_guarded) in [
            ("=1+1", true),
            ("+11pp margin", true),
            ("-40 % wait", true),
            ("@home", true),
            ("\tx", true),
            ("'=x", true),
            ("''-x", true),
            ("'quoted'", false),
            ("plain", false),
            ("", false),
        ] {
            let kept = guarded(cell);
            assert_eq!(
                (
                    kept.starts_with('\'') && kept.len() > cell.len(),
                    unguarded(&kept)
                ),
                (is_guarded, cell),
                "{cell}"
            );
        }
    }

    #[test]
    fn a_long_text_is_shortened_by_words_and_by_letters() {
        assert_eq!(shortened(" one  two "), "one two");
        assert_eq!(shortened_to("one two three", 2), "one two …");
        assert_eq!(
            shortened_to(&"x".repeat(20), 2),
            format!("{} …", "x".repeat(16))
        );
    }
}
