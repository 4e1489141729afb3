//! Writing tables as text: cells separated by commas, semicolons, or tabs, quoted if needed (RFC
//! 4180). `incoming/sheet` parses them.

/// The byte-order mark, by which spreadsheets recognize UTF-8.
pub const MARK: &str = "\u{feff}";

/// Characters that spreadsheets interpret as the start of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A cell that no spreadsheet interprets as a formula: one that might be gets an apostrophe, which
/// [`unguarded`] removes.
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
        // Anki would parse it as a header line.
        || cell.starts_with('#')
    {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// The beginning of a cell, to recognize its column.
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
