//! What the layout measures of a text on its pages: how many it fills, and where they end.

use web_sys::{DomRect, Element, HtmlElement};

use crate::domain::paper::markup::{Markup, SetLine, Shape, set_lines};
use crate::domain::paper::page::{Fragment, PageCount, in_editor};
use crate::domain::review::manuscript::Layout;
use crate::ui::writing::pages::{Standing, retype};

/// The columns of a flow, to find which column something is in.
struct Columns {
    frame: DomRect,
    /// Pages may be drawn smaller than they are; the ratio undoes that.
    scale: f64,
    /// From one column's edge to the next one's, at full size.
    step: f64,
    height: f64,
    leading: f64,
}

impl Columns {
    fn of(flow: &HtmlElement) -> Self {
        let frame = flow.get_bounding_client_rect();
        let width = f64::from(flow.offset_width());
        let style = web_sys::window()
            .and_then(|window| window.get_computed_style(flow).ok())
            .flatten();
        let pixels = |property| {
            style
                .as_ref()
                .and_then(|style| style.get_property_value(property).ok())
                // The browser reads numbers already; reading them here costs 10 kB of tables.
                .map_or(0.0, |value| js_sys::parse_float(&value))
        };
        Self {
            scale: frame.width() / width.max(1.0),
            step: width + pixels("column-gap"),
            height: f64::from(flow.offset_height()),
            leading: pixels("line-height"),
            frame,
        }
    }

    /// The column in which a paragraph's fragment or a line stands.
    fn column(&self, rect: &DomRect) -> u32 {
        // The browser's rounding must not put what begins at the edge into the column before.
        let across = (rect.left() - self.frame.left() + 1.0) / self.scale;
        whole(across / self.step)
    }

    /// The share of its column that stands above a fragment's end.
    fn filled(&self, rect: &DomRect) -> f64 {
        (rect.bottom() - self.frame.top()) / self.scale / self.height.max(1.0)
    }

    /// The lines of a paragraph, by column.
    fn fragments(&self, paragraph: &Element) -> Vec<Fragment> {
        let boxes = paragraph.get_client_rects();
        if let (1, Some(only)) = (boxes.length(), boxes.item(0)) {
            return vec![Fragment {
                page: self.column(&only),
                lines: whole((only.height() / self.scale / self.leading.max(1.0)).round()),
            }];
        }
        // A fragment reaches down to its page's end whether or not its lines do, so these are counted.
        let mut fragments: Vec<Fragment> = Vec::new();
        let mut last_top = None;
        for line in line_rects(paragraph) {
            let page = self.column(&line);
            match fragments.last_mut() {
                Some(fragment) if fragment.page == page => {
                    // A line in several directions has a rectangle for each stretch.
                    fragment.lines += u32::from(last_top != Some(line.top()));
                }
                _ => fragments.push(Fragment { page, lines: 1 }),
            }
            last_top = Some(line.top());
        }
        fragments
    }
}

/// A number that is not negative, without what comes after the point.
fn whole(number: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a small number; a negative one becomes zero"
    )]
    let whole = number as u32;
    whole
}

fn children(flow: &HtmlElement) -> Vec<Element> {
    let children = flow.children();
    (0..children.length())
        .filter_map(|index| children.item(index))
        .collect()
}

/// Measures a flow: how many pages it fills, and which paragraph first reaches beyond the limit.
#[must_use]
pub fn measure(flow: &HtmlElement, limit: u32) -> Layout {
    let columns = Columns::of(flow);
    let paragraphs = children(flow);
    // The line under a table's head is not set.
    let Some(end) = paragraphs.iter().rev().find_map(last_rect) else {
        return Layout {
            pages: PageCount::empty(),
            limit,
            first_beyond: None,
        };
    };
    let pages = PageCount::measured(columns.column(&end), columns.filled(&end));
    let first_beyond = paragraphs
        .iter()
        .position(|paragraph| {
            last_rect(paragraph).is_some_and(|rect| columns.column(&rect) >= limit)
        })
        .filter(|_| pages.exceeds(limit));
    Layout {
        pages,
        limit,
        first_beyond,
    }
}

/// The lines of each paragraph, by page.
#[must_use]
pub fn fragments(flow: &HtmlElement) -> Vec<Vec<Fragment>> {
    let columns = Columns::of(flow);
    children(flow)
        .iter()
        .map(|paragraph| columns.fragments(paragraph))
        .collect()
}

/// The fragments of a flow, where lines with marks in them count as many lines as they have in the editor.
/// To know these, they are set once more as they were typed; `standing` has those that stand there.
#[must_use]
pub fn lines_in_editor(
    mut fragments: Vec<Vec<Fragment>>,
    typed: &HtmlElement,
    standing: &mut Vec<Standing>,
    text: &str,
) -> Vec<Vec<Fragment>> {
    let lines = set_lines(text, Markup::Structured);
    let is_marked =
        |line: &SetLine| line.shape != Shape::Body || line.span.of(text).contains(['*', '\\']);
    let marked: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| is_marked(line))
        .map(|(index, _)| index)
        .collect();
    let as_typed: Vec<&str> = lines
        .iter()
        .filter(|line| is_marked(line))
        .map(|line| line.span.of(text))
        .collect();
    retype(typed, standing, &as_typed.join("\n"), Markup::Plain);
    let leading = Columns::of(typed).leading.max(1.0);
    let heights: Vec<f64> = children(typed)
        .iter()
        .map(|line| line.get_bounding_client_rect().height())
        .collect();
    let mut page = 0;
    let mut heights = marked.into_iter().zip(heights).peekable();
    for (index, set) in fragments.iter_mut().enumerate() {
        if let Some((_, height)) = heights.next_if(|(marked, _)| *marked == index) {
            *set = in_editor(set, whole((height / leading).round()).max(1), page);
        }
        page = set.last().map_or(page, |fragment| fragment.page);
    }
    fragments
}

/// The place of the last fragment of a paragraph.
fn last_rect(paragraph: &Element) -> Option<DomRect> {
    let rects = paragraph.get_client_rects();
    rects
        .length()
        .checked_sub(1)
        .and_then(|last| rects.item(last))
}

/// Where the lines of a paragraph stand, each in one rectangle or more.
fn line_rects(paragraph: &Element) -> Vec<DomRect> {
    paragraph
        .owner_document()
        .and_then(|page| page.create_range().ok())
        .and_then(|range| {
            range.select_node_contents(paragraph).ok()?;
            range.get_client_rects()
        })
        .map(|rects| {
            (0..rects.length())
                .filter_map(|index| rects.item(index))
                .collect()
        })
        .unwrap_or_default()
}
