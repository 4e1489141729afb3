//! The memo on real pages. The browser lays it out in columns of exactly one page's content, with
//! the same tokens that print it: the n-th column is the n-th page.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::domain::format::counts::counted;
use crate::domain::paper::markup::{Markup, Piece, Shape, drawn, set_lines};
use crate::domain::paper::page::PageFormat;
use crate::domain::paper::typeface::TypeStyle;
use crate::domain::review::passages::{Marked, Passage, by_stretch, cut};
use crate::domain::text::{Span, word_count};

/// Pages with passages marked.
#[component]
pub fn Pages(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The passages to mark.
    #[prop(into)]
    marks: Signal<Vec<Passage>>,
    /// Text written after time was up, in reading order; [`LateLegend`] explains its mark.
    #[prop(into)]
    late: Signal<Vec<Span>>,
    /// The selected finding.
    #[prop(into)]
    current: Signal<Option<usize>>,
    /// Called with the finding whose mark was pressed.
    choose: Callback<usize>,
    /// Whether headings, bold words and tables are drawn.
    markup: Markup,
    /// The paper.
    format: PageFormat,
    /// The typeface.
    lettering: TypeStyle,
    /// Called with the number of pages, to draw the sheets behind the text.
    #[prop(into)]
    count: Signal<u32>,
    /// The element that is measured.
    flow: NodeRef<html::Div>,
) -> impl IntoView {
    let content = set_text(text, marks, late, current, choose, markup);
    let sheets = move || {
        (0..count.get().max(1))
            .map(|_| view! { <div class="pages__sheet"></div> })
            .collect_view()
    };
    view! {
        <div
            class="pages"
            data-format=format.slug()
            data-face=lettering.face.slug()
            data-size=lettering.size.slug()
            tabindex="0"
            role="region"
            aria-label="The memo as it prints"
            aria-describedby=move || late.with(|late| !late.is_empty()).then_some(LATE_LEGEND)
        >
            <div class="pages__scaler">
                <div class="pages__sheets" aria-hidden="true">{sheets}</div>
                <div class="pages__flow" node_ref=flow>{content}</div>
            </div>
        </div>
    }
}

/// The lines of a text with passages marked. Where passages stand inside each other, one mark has
/// several reasons.
fn set_text(
    text: Signal<String>,
    marks: Signal<Vec<Passage>>,
    late: Signal<Vec<Span>>,
    current: Signal<Option<usize>>,
    choose: Callback<usize>,
    markup: Markup,
) -> impl Fn() -> Vec<AnyView> {
    move || {
        let text = text.get();
        let marks: Vec<(Span, Passage)> = marks
            .get()
            .into_iter()
            .map(|passage| (passage.span, passage))
            .collect();
        let late: Vec<(Span, ())> = late.get().into_iter().map(|span| (span, ())).collect();
        let lines = set_lines(&text, markup);
        let spans: Vec<Span> = lines.iter().map(|line| line.span).collect();
        let marked = by_stretch(&spans, &marks);
        lines
            .into_iter()
            .zip(marked)
            .map(|(line, marks)| {
                let cells = drawn(&text, line, markup).into_iter().map(|pieces| {
                    let pieces = pieces.into_iter();
                    let marked = pieces.map(|piece| {
                        let stretches = cut(piece.span, &marks).into_iter();
                        let stretch = |(span, passages): (Span, Vec<Passage>)| {
                            let letters = set_piece(&text, Piece { span, ..piece }, &late);
                            mark(letters, &passages, current, choose)
                        };
                        stretches.map(stretch).collect_view()
                    });
                    marked.collect_view()
                });
                set_line(line.shape, cells.collect())
            })
            .collect()
    }
}

/// The letters of a piece; those that were written late are underlined.
fn set_piece(text: &str, piece: Piece, late: &[(Span, ())]) -> Vec<AnyView> {
    let set = |(span, late): (Span, Vec<()>)| {
        let letters = span.of(text).to_owned();
        match (late.is_empty(), piece.is_bold) {
            (true, false) => letters.into_any(),
            (true, true) => view! { <strong>{letters}</strong> }.into_any(),
            (false, false) => view! { <ins>{letters}</ins> }.into_any(),
            (false, true) => view! { <ins><strong>{letters}</strong></ins> }.into_any(),
        }
    };
    cut(piece.span, late).into_iter().map(set).collect()
}

/// Letters with the mark of the passages that cover them.
fn mark(
    letters: Vec<AnyView>,
    passages: &[Passage],
    current: Signal<Option<usize>>,
    choose: Callback<usize>,
) -> AnyView {
    let Some(marked) = Marked::of(passages) else {
        return letters.into_any();
    };
    let Marked {
        numbers,
        severity,
        names,
    } = marked;
    let findings: Vec<String> = numbers.iter().map(usize::to_string).collect();
    let shortest = numbers.first().copied();
    let is_current = move || {
        let is_one = current
            .get()
            .is_some_and(|current| numbers.contains(&current));
        is_one.then_some("true")
    };
    view! {
        <mark
            data-findings=findings.join(" ")
            data-severity=severity.slug()
            title=names.join(" · ")
            data-current=is_current
            on:click=move |_| {
                if let Some(shortest) = shortest {
                    choose.run(shortest);
                }
            }
        >
            {letters}
        </mark>
    }
    .into_any()
}

/// A line in its shape. Every line is one element, so that the n-th element is the n-th line.
fn set_line(shape: Shape, mut cells: Vec<Vec<Vec<AnyView>>>) -> AnyView {
    match shape {
        Shape::Body => {
            let letters = cells.pop().unwrap_or_default();
            view! { <p dir="auto">{letters}</p> }.into_any()
        }
        Shape::Heading(level) => {
            let letters = cells.pop().unwrap_or_default();
            // The page has headings of its own above these.
            let depth = (level + 2).to_string();
            view! {
                <p dir="auto" role="heading" attr:aria-level=depth data-heading=level.to_string()>{letters}</p>
            }
            .into_any()
        }
        Shape::Rule => view! { <p hidden></p> }.into_any(),
        Shape::Row(row) => {
            let cells = cells
                .into_iter()
                .map(|letters| view! { <span class="pages__cell" dir="auto">{letters}</span> })
                .collect_view();
            view! {
                <p
                    class="pages__row"
                    data-head=row.is_head.then_some("true")
                    data-first=row.is_first.then_some("true")
                    data-last=row.is_last.then_some("true")
                    style=("--columns", row.columns.to_string())
                >
                    {cells}
                </p>
            }
            .into_any()
        }
    }
}

/// The memo at reading size, for a screen too small for its pages.
#[component]
pub fn ReadingText(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The passages to mark.
    #[prop(into)]
    marks: Signal<Vec<Passage>>,
    /// Text written after time was up, in reading order.
    #[prop(into)]
    late: Signal<Vec<Span>>,
    /// The selected finding.
    #[prop(into)]
    current: Signal<Option<usize>>,
    /// Called with the finding whose mark was pressed.
    choose: Callback<usize>,
    /// Whether headings, bold words and tables are drawn.
    markup: Markup,
) -> impl IntoView {
    view! {
        <div
            class="reading"
            data-testid="reading"
            role="region"
            aria-label="The memo"
            aria-describedby=move || late.with(|late| !late.is_empty()).then_some(LATE_LEGEND)
        >
            {set_text(text, marks, late, current, choose, markup)}
        </div>
    }
}

/// The id of the legend.
const LATE_LEGEND: &str = "late-legend";

/// Explains the mark on late passages, if there are any.
#[component]
pub fn LateLegend(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// Text written after time was up.
    #[prop(into)]
    late: Signal<Vec<Span>>,
) -> impl IntoView {
    move || {
        let words: usize = text
            .with(|text| late.with(|late| late.iter().map(|span| word_count(span.of(text))).sum()));
        if words == 0 {
            return None;
        }
        let said = counted(words, "word", "words");
        Some(view! {
            <p class="small" id=LATE_LEGEND data-testid="late-legend">
                <ins class="late">"Double underline"</ins>
                {format!(": written after time was up, {said}. It prints like the rest.")}
            </p>
        })
    }
}

/// A second, unseen setting of a text that is being typed, kept up line by line so that an edit costs what
/// its line costs. It is what prints from the sheet.
#[component]
pub fn Shadow(
    /// The paper.
    format: PageFormat,
    /// The typeface.
    #[prop(into)]
    lettering: Signal<TypeStyle>,
    /// The element that [`retype`] works on, and that is measured.
    flow: NodeRef<html::Div>,
    /// The element in which lines with marks stand as they were typed, to count the editor's lines.
    typed: NodeRef<html::Div>,
) -> impl IntoView {
    view! {
        <div
            class="pages pages--shadow"
            data-format=format.slug()
            data-face=move || lettering.get().face.slug()
            data-size=move || lettering.get().size.slug()
            aria-hidden="true"
        >
            <div class="pages__scaler">
                <div class="pages__flow" node_ref=flow></div>
                <div class="pages__typed" node_ref=typed></div>
            </div>
        </div>
    }
}

/// A line in a shadow.
pub type Standing = (String, Shape);

/// Brings a shadow to `text`, touching only the lines that changed. `set` has those that stand in it, since
/// to ask the browser for them would cost more than all the rest.
pub fn retype(flow: &HtmlElement, set: &mut Vec<Standing>, text: &str, markup: Markup) {
    let lines = set_lines(text, markup);
    let wanted: Vec<(&str, Shape)> = lines
        .iter()
        .map(|line| (line.span.of(text), line.shape))
        .collect();
    let children = flow.children();
    let have = set.len();
    let child = |index: usize| {
        u32::try_from(index)
            .ok()
            .and_then(|index| children.item(index))
    };
    let same =
        |standing: Option<&Standing>, wanted: Option<&(&str, Shape)>| match (standing, wanted) {
            (Some((text, shape)), Some((wanted, wanted_shape))) => {
                text == wanted && shape == wanted_shape
            }
            _ => false,
        };
    let head = (0..have.min(wanted.len()))
        .take_while(|&index| same(set.get(index), wanted.get(index)))
        .count();
    let tail = (0..have.min(wanted.len()) - head)
        .take_while(|back| {
            same(
                set.get(have - 1 - back),
                wanted.get(wanted.len() - 1 - back),
            )
        })
        .count();
    // Lines in the middle are set again, or made, or taken away.
    let (old_middle, new_middle) = (
        have - head - tail,
        lines.get(head..lines.len() - tail).unwrap_or_default(),
    );
    for (offset, line) in new_middle.iter().enumerate() {
        let cells = drawn(text, *line, markup);
        if offset < old_middle {
            if let Some(child) = child(head + offset) {
                let was_plain = set
                    .get(head + offset)
                    .is_some_and(|(_, shape)| *shape == Shape::Body);
                fill(&child, line.shape, was_plain, &cells, text);
            }
        } else if let Some(paragraph) = flow
            .owner_document()
            .and_then(|page| page.create_element("p").ok())
        {
            fill(&paragraph, line.shape, true, &cells, text);
            // The place is a child of the flow or its end, so it can always be inserted.
            let _ = flow.insert_before(&paragraph, child(head + offset).as_deref());
        }
    }
    for _ in new_middle.len()..old_middle {
        if let Some(child) = child(head + new_middle.len()) {
            child.remove();
        }
    }
    let fresh: Vec<Standing> = new_middle
        .iter()
        .map(|line| (line.span.of(text).to_owned(), line.shape))
        .collect();
    set.splice(head..head + old_middle, fresh);
}

/// Sets a line of a shadow as [`set_line`] sets it on the page. Its element can always take a text, an
/// attribute and a child, so nothing here fails.
fn fill(line: &Element, shape: Shape, was_plain: bool, cells: &[Vec<Piece>], text: &str) {
    if let (Shape::Body, true, [pieces]) = (shape, was_plain, cells)
        && let [
            Piece {
                span,
                is_bold: false,
            },
        ] = pieces.as_slice()
    {
        line.set_text_content(Some(span.of(text)));
        return;
    }
    line.set_text_content(None);
    let set = |name: &str, value: Option<String>| {
        let _ = match value {
            Some(value) => line.set_attribute(name, &value),
            None => line.remove_attribute(name),
        };
    };
    let row = match shape {
        Shape::Row(row) => Some(row),
        _ => None,
    };
    let flag = |is_so: Option<bool>| is_so.unwrap_or_default().then(|| "true".to_owned());
    let heading = match shape {
        Shape::Heading(level) => Some(level.to_string()),
        _ => None,
    };
    set("data-heading", heading);
    set("class", row.map(|_| "pages__row".to_owned()));
    set("data-head", flag(row.map(|row| row.is_head)));
    set("data-first", flag(row.map(|row| row.is_first)));
    set("data-last", flag(row.map(|row| row.is_last)));
    set("hidden", flag(Some(shape == Shape::Rule)));
    if let (Some(row), Some(line)) = (row, line.dyn_ref::<HtmlElement>()) {
        let _ = line
            .style()
            .set_property("--columns", &row.columns.to_string());
    }
    let Some(page) = line.owner_document() else {
        return;
    };
    for pieces in cells {
        let cell = row.and_then(|_| page.create_element("span").ok());
        let into = cell.as_ref().unwrap_or(line);
        for piece in pieces {
            let letters = piece.span.of(text);
            if piece.is_bold {
                if let Ok(strong) = page.create_element("strong") {
                    strong.set_text_content(Some(letters));
                    let _ = into.append_child(&strong);
                }
            } else {
                let _ = into.append_child(&page.create_text_node(letters));
            }
        }
        if let Some(cell) = &cell {
            cell.set_class_name("pages__cell");
            let _ = line.append_child(cell);
        }
    }
}
