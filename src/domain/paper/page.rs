//! Paper sizes, and the page count as the layout measures it.
//!
//! The count is never words divided by a constant. The layout uses the same tokens as print
//! (`style/sheet.css`) and measures how many pages the text fills and how far it reaches down the
//! last one. Here that becomes tenths of a page, which always round up to the printed pages.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::text::lines;

/// A paper size, always with margins of one inch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageFormat {
    /// US Letter, 8.5 × 11 inches.
    #[default]
    Letter,
    /// ISO A4, 210 × 297 mm.
    A4,
}

choices! {
    PageFormat {
        Letter: "letter", "US Letter";
        A4: "a4", "A4";
    }
}

/// Filled pages, in tenths; zero for an empty document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct PageCount {
    tenths: u32,
}

impl PageCount {
    /// Converts the layout's measures: the whole pages before the last one, and the filled share of the
    /// last page, 0 to 1. A started tenth counts as a whole one, so that the count rounds up to the
    /// number of printed pages.
    #[must_use]
    pub fn measured(pages_before_last: u32, filled: f64) -> Self {
        // Sub-pixel rounding in the layout must not start a new tenth.
        let tenths = (filled.clamp(0.0, 1.0) * 10.0 - 1e-3).ceil();
        // The last page exists only because it has content.
        let started = (1..=10)
            .rev()
            .find(|&tenth| f64::from(tenth) <= tenths)
            .unwrap_or(1);
        Self {
            tenths: pages_before_last * 10 + started,
        }
    }

    /// An empty document.
    #[must_use]
    pub fn empty() -> Self {
        Self { tenths: 0 }
    }

    /// The count in tenths of a page, for records.
    #[must_use]
    pub fn tenths(self) -> u32 {
        self.tenths
    }

    /// The number of printed pages.
    #[must_use]
    pub fn printed(self) -> u32 {
        self.tenths.div_ceil(10)
    }

    /// Whether more than `limit` pages print.
    #[must_use]
    pub fn exceeds(self, limit: u32) -> bool {
        self.tenths > limit * 10
    }
}

impl fmt::Display for PageCount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.tenths / 10, self.tenths % 10)
    }
}

/// The lines of a paragraph that are on one page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fragment {
    /// The page, counted from 0.
    pub page: u32,
    /// The number of lines.
    pub lines: u32,
}

/// Converts a paragraph's fragments from lines on paper, where Markdown marks are rendered, to lines in
/// the editor, which shows the marks: `typed` lines in all. A line that isn't printed stays on the page
/// `before` it.
#[must_use]
pub fn in_editor(drawn: &[Fragment], typed: u32, before: u32) -> Vec<Fragment> {
    let all: u32 = drawn.iter().map(|fragment| fragment.lines).sum();
    let Some((last, others)) = drawn.split_last() else {
        return vec![Fragment {
            page: before,
            lines: typed,
        }];
    };
    let mut left = typed;
    let mut fragments = Vec::with_capacity(drawn.len());
    for fragment in others {
        let lines = (fragment.lines * typed / all.max(1)).min(left);
        left -= lines;
        fragments.push(Fragment { lines, ..*fragment });
    }
    fragments.push(Fragment {
        lines: left,
        ..*last
    });
    fragments
}

/// The page breaks in the editor, which wraps lines as the paper does but also shows blank lines: for
/// each page except the last, the number of editor lines above its end. `set` has the fragments of every
/// paragraph on paper.
#[must_use]
pub fn page_ends(text: &str, set: &[Vec<Fragment>]) -> Vec<u32> {
    let mut ends = Vec::new();
    let (mut above, mut end, mut page) = (0, 0, 0);
    let mut set = set.iter();
    for line in lines(text) {
        if line.start == line.end {
            above += 1;
            continue;
        }
        for fragment in set.next().into_iter().flatten() {
            while page < fragment.page {
                ends.push(end);
                page += 1;
            }
            above += fragment.lines;
            end = above;
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(page: u32, lines: u32) -> Fragment {
        Fragment { page, lines }
    }

    #[test]
    fn drawn_lines_count_as_they_stand_in_the_editor() {
        for (drawn, typed, expected) in [
            (vec![on(0, 1)], 2, vec![on(0, 2)]),
            (vec![on(0, 2), on(1, 2)], 8, vec![on(0, 4), on(1, 4)]),
            (vec![on(0, 3), on(1, 1)], 2, vec![on(0, 1), on(1, 1)]),
            // The delimiter row of a table isn't printed.
            (vec![], 1, vec![on(7, 1)]),
        ] {
            assert_eq!(in_editor(&drawn, typed, 7), expected);
        }
    }

    #[test]
    fn a_page_ends_after_its_last_line_and_before_the_blank_ones() {
        let set = [vec![on(0, 3)], vec![on(1, 2)]];
        assert_eq!(page_ends("first\n\n\nsecond\n", &set), [3]);
    }

    #[test]
    fn a_page_ends_within_the_paragraph_that_goes_on() {
        let set = [vec![on(0, 3)], vec![on(0, 4), on(1, 45), on(2, 1)]];
        assert_eq!(page_ends("\nfirst\n\nsecond", &set), [9, 54]);
    }

    #[test]
    fn a_text_on_one_page_has_no_page_end() {
        assert_eq!(page_ends("only", &[vec![on(0, 1)]]), [0; 0]);
        assert_eq!(page_ends("", &[]), [0; 0]);
    }

    #[test]
    fn a_full_page_is_one_and_one_line_more_is_one_and_a_tenth() {
        assert_eq!(PageCount::measured(0, 1.0).to_string(), "1.0");
        assert_eq!(PageCount::measured(1, 0.02).to_string(), "1.1");
        assert_eq!(PageCount::empty().to_string(), "0.0");
    }

    #[test]
    fn the_limit_is_exceeded_by_the_first_line_beyond_it() {
        assert!(!PageCount::measured(1, 1.0).exceeds(2));
        assert!(PageCount::measured(2, 0.01).exceeds(2));
    }

    proptest! {
        #[test]
        fn the_shown_count_rounds_up_to_the_printed_pages(before in 0_u32..200, filled in 0.0_f64..=1.0) {
            prop_assert_eq!(PageCount::measured(before, filled).printed(), before + 1);
        }
    }
}
