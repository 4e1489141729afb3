//! Lays out unsplittable blocks in the columns of printed pages.

use crate::domain::paper::page::PageFormat;

/// The margin on each side: half an inch, in points.
const MARGINS: f64 = 72.0;

/// The usable share of a page, because a printer driver can need slightly more than was measured.
const PLANNED: f64 = 0.985;

/// The columns of a page, in points.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Columns {
    /// The number of columns.
    pub count: usize,
    /// The width of a column.
    pub width: f64,
    /// The height of a column.
    pub height: f64,
}

impl Columns {
    /// Columns with half an inch of margin, and a gap between them.
    #[must_use]
    pub fn of(format: PageFormat, count: u32, gap: f64) -> Self {
        let (width, height) = match format {
            PageFormat::Letter => (612.0, 792.0),
            PageFormat::A4 => (595.2, 841.8),
        };
        let gaps = f64::from(count.saturating_sub(1)) * gap;
        Self {
            count: usize::try_from(count).unwrap_or(usize::MAX),
            width: (width - MARGINS - gaps) / f64::from(count.max(1)),
            height: (height - MARGINS) * PLANNED,
        }
    }

    /// The number of pages that blocks of these heights fill, column by column.
    #[must_use]
    pub fn pages(&self, heights: impl IntoIterator<Item = f64>) -> usize {
        let (mut columns, mut filled) = (0_usize, f64::INFINITY);
        for height in heights {
            if filled + height > self.height {
                columns += 1;
                filled = 0.0;
            }
            filled += height;
        }
        columns.div_ceil(self.count.max(1))
    }
}

/// The number of lines that a text takes in a column, at least one, with as many words per line as fit.
/// `width` measures a text.
#[must_use]
pub fn rows(text: &str, column: f64, width: impl Fn(&str) -> f64) -> u32 {
    if width(text) <= column {
        return 1;
    }
    let space = width(" ");
    let (mut rows, mut filled) = (1, 0.0);
    for word in text.split_whitespace() {
        let wide = width(word);
        let gap = if filled > 0.0 { space } else { 0.0 };
        if filled + gap + wide <= column {
            filled += gap + wide;
            continue;
        }
        rows += u32::from(filled > 0.0);
        filled = wide;
        // A word wider than the column is broken anywhere.
        while filled > column {
            rows += 1;
            filled -= column * PLANNED;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> f64 {
        f64::from(u32::try_from(text.chars().count()).unwrap())
    }

    #[test]
    fn a_page_has_the_room_that_its_paper_leaves() {
        for (format, width, height) in [
            (PageFormat::Letter, 261.0, 720.0),
            (PageFormat::A4, 252.6, 769.8),
        ] {
            let page = Columns::of(format, 2, 18.0);
            assert!((page.width - width).abs() < 0.1, "{page:?}");
            assert!(page.height < height && page.height > height * 0.98);
        }
    }

    #[test]
    fn blocks_stand_whole_in_a_column() {
        let page = Columns {
            count: 2,
            width: 10.0,
            height: 10.0,
        };
        for (heights, pages) in [
            (&[][..], 0),
            (&[4.0], 1),
            (&[4.0, 6.0, 10.0], 1),
            (&[4.0, 7.0, 4.0], 2),
            (&[6.0, 6.0], 1),
            (&[6.0, 6.0, 6.0], 2),
            // A block higher than a column gets a column of its own.
            (&[12.0, 1.0], 1),
        ] {
            assert_eq!(page.pages(heights.iter().copied()), pages, "{heights:?}");
        }
    }

    #[test]
    fn words_are_set_line_by_line() {
        for (text, taken) in [
            ("", 1),
            ("one", 1),
            ("one two th", 1),
            ("one two thr", 2),
            ("aaaaaaaaaa bbbbbbbbbb", 2),
            ("a bbbbbbbbbbbbbbb", 3),
        ] {
            assert_eq!(rows(text, 10.0, letters), taken, "{text}");
        }
    }
}
