//! Tables as text: cells between commas, semicolons or tabulators, quoted where they need it
//! (RFC 4180). What the cells mean is decided elsewhere.

/// The byte-order mark, by which spreadsheets know that a file is UTF-8.
pub const MARK: &str = "\u{feff}";

/// The rows of a text whose line ends are `\n`.
#[must_use]
pub fn rows(text: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut cell: Vec<u8> = Vec::new();
    let mut piece = [0; 4096];
    let mut input = text.as_bytes();
    loop {
        let (result, read, written) = reader.read_field(input, &mut piece);
        input = input.get(read..).unwrap_or_default();
        cell.extend_from_slice(piece.get(..written).unwrap_or_default());
        match result {
            // An empty input says that there is no more.
            csv_core::ReadFieldResult::InputEmpty | csv_core::ReadFieldResult::OutputFull => {}
            csv_core::ReadFieldResult::Field { record_end } => {
                row.push(String::from_utf8_lossy(&cell).into_owned());
                cell.clear();
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            csv_core::ReadFieldResult::End => return rows,
        }
    }
}

/// What parts the cells of the first line: the most frequent of the three outside quotation marks.
#[must_use]
pub fn delimiter(text: &str) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ if !is_quoted => {
                for (delimiter, count) in &mut counts {
                    *count += usize::from(*delimiter == byte);
                }
            }
            _ => {}
        }
    }
    // Of equals the comma, which stands first, is meant.
    let best = counts.iter().rev().max_by_key(|(_, count)| *count);
    best.map_or(b',', |(delimiter, _)| *delimiter)
}

/// A row as text, without its line end.
#[must_use]
pub fn row(cells: &[String], delimiter: char) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    cells.join(&delimiter.to_string())
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '\t', '"', '\n', '\r']) || cell.trim().len() < cell.len() {
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
    fn a_long_text_is_shortened_by_words_and_by_letters() {
        assert_eq!(shortened(" one  two "), "one two");
        assert_eq!(shortened_to("one two three", 2), "one two …");
        assert_eq!(
            shortened_to(&"x".repeat(20), 2),
            format!("{} …", "x".repeat(16))
        );
    }
}
