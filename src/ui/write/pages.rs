//! The memo on real pages: laid out by the browser in columns the size of a page's content, with
//! the tokens that also print it. What stands in the n-th column stands on the n-th page.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement};

use crate::domain::review::Layout;
use crate::domain::sheet::{PageCount, PageFormat};
use crate::domain::text::{Span, paragraphs};

/// A part of a paragraph: plain, or marked by the finding of that number.
enum Piece {
    Plain(String),
    Marked(usize, String),
}

/// Pages with passages marked. `marks` are spans into the text with the number of their finding,
/// in reading order.
#[component]
pub fn Pages(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// The passages to mark.
    #[prop(into)]
    marks: Signal<Vec<(Span, usize)>>,
    /// The finding that is looked at.
    #[prop(into)]
    current: Signal<Option<usize>>,
    /// The paper.
    format: PageFormat,
    /// Told how many pages there are, for the sheets drawn behind the text.
    #[prop(into)]
    count: Signal<u32>,
    /// The element that [`measure`] measures.
    flow: NodeRef<html::Div>,
) -> impl IntoView {
    let content = move || {
        let (text, marks) = (text.get(), marks.get());
        paragraphs(&text)
            .map(|paragraph| {
                let pieces = pieces(&text, paragraph, &marks).into_iter().map(|piece| match piece {
                    Piece::Plain(text) => text.into_any(),
                    Piece::Marked(number, text) => {
                        let is_current = move || (current.get() == Some(number)).then_some("true");
                        view! { <mark id=format!("mark-{number}") data-current=is_current>{text}</mark> }
                            .into_any()
                    }
                });
                view! { <p>{pieces.collect_view()}</p> }
            })
            .collect_view()
    };
    let sheets = move || {
        (0..count.get().max(1))
            .map(|_| view! { <div class="pages__sheet"></div> })
            .collect_view()
    };
    view! {
        <div class="pages" data-format=format.slug() tabindex="0" role="region" aria-label="The memo as it prints">
            <div class="pages__scaler">
                <div class="pages__sheets" aria-hidden="true">{sheets}</div>
                <div class="pages__flow" node_ref=flow>{content}</div>
            </div>
        </div>
    }
}

/// Cuts a paragraph at its marks. Where marks overlap, the earlier one is shown.
fn pieces(text: &str, paragraph: Span, marks: &[(Span, usize)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = paragraph.start;
    for (span, number) in marks {
        let (start, end) = (span.start.max(at), span.end.min(paragraph.end));
        if start >= end {
            continue;
        }
        if at < start {
            pieces.push(Piece::Plain(
                Span {
                    start: at,
                    end: start,
                }
                .of(text)
                .to_owned(),
            ));
        }
        pieces.push(Piece::Marked(
            *number,
            Span { start, end }.of(text).to_owned(),
        ));
        at = end;
    }
    if at < paragraph.end {
        pieces.push(Piece::Plain(
            Span {
                start: at,
                end: paragraph.end,
            }
            .of(text)
            .to_owned(),
        ));
    }
    pieces
}

/// A second, unseen setting of a text that is being typed, kept up paragraph by paragraph so that
/// an edit costs what its paragraph costs. It is what prints from the sheet.
#[component]
pub fn Shadow(
    /// The paper.
    format: PageFormat,
    /// The element that [`retype`] and [`measure`] work on.
    flow: NodeRef<html::Div>,
) -> impl IntoView {
    view! {
        <div class="pages pages--shadow" data-format=format.slug() aria-hidden="true">
            <div class="pages__scaler">
                <div class="pages__flow" node_ref=flow></div>
            </div>
        </div>
    }
}

/// Brings a shadow to `text`, touching only the paragraphs that changed.
pub fn retype(flow: &HtmlElement, text: &str) {
    let wanted: Vec<&str> = paragraphs(text).map(|span| span.of(text)).collect();
    let children = flow.children();
    let have = usize::try_from(children.length()).unwrap_or(0);
    let child = |index: usize| {
        u32::try_from(index)
            .ok()
            .and_then(|index| children.item(index))
    };
    let same = |index: usize, text: &str| {
        child(index)
            .and_then(|child| child.text_content())
            .is_some_and(|content| content == text)
    };
    let head = wanted
        .iter()
        .enumerate()
        .take(have)
        .take_while(|(index, text)| same(*index, text))
        .count();
    let tail = (0..have.min(wanted.len()) - head)
        .take_while(|back| {
            same(
                have - 1 - back,
                wanted
                    .get(wanted.len() - 1 - back)
                    .copied()
                    .unwrap_or_default(),
            )
        })
        .count();
    // Paragraphs in the middle are set anew, or made, or taken away.
    let (old_middle, new_middle) = (
        have - head - tail,
        wanted.get(head..wanted.len() - tail).unwrap_or_default(),
    );
    for (offset, text) in new_middle.iter().enumerate() {
        if offset < old_middle {
            if let Some(child) = child(head + offset) {
                child.set_text_content(Some(text));
            }
        } else if let Some(paragraph) = flow
            .owner_document()
            .and_then(|page| page.create_element("p").ok())
        {
            paragraph.set_text_content(Some(text));
            // The place is a child of the flow or its end, so it can always be inserted.
            let _ = flow.insert_before(&paragraph, child(head + offset).as_deref());
        }
    }
    for _ in new_middle.len()..old_middle {
        if let Some(child) = child(head + new_middle.len()) {
            child.remove();
        }
    }
}

/// Measures a flow: how many pages it fills, and which paragraph first reaches beyond the limit.
#[must_use]
pub fn measure(flow: &HtmlElement, limit: u32) -> Layout {
    let frame = flow.get_bounding_client_rect();
    // Pages may be drawn smaller than they are; the ratio undoes that.
    let scale = frame.width() / f64::from(flow.offset_width()).max(1.0);
    let gap = column_gap(flow);
    let column = |rect: &DomRect| -> u32 {
        let across = (rect.left() - frame.left()) / scale;
        let column = (across / (f64::from(flow.offset_width()) + gap))
            .round()
            .max(0.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small whole number"
        )]
        let column = column as u32;
        column
    };
    let children = flow.children();
    let paragraphs: Vec<Element> = (0..children.length())
        .filter_map(|index| children.item(index))
        .collect();
    let Some(end) = paragraphs.last().and_then(last_rect) else {
        return Layout {
            pages: PageCount::empty(),
            limit,
            first_beyond: None,
        };
    };
    let filled = (end.bottom() - frame.top()) / scale / f64::from(flow.offset_height()).max(1.0);
    let pages = PageCount::measured(column(&end), filled);
    let first_beyond = paragraphs
        .iter()
        .position(|paragraph| last_rect(paragraph).is_some_and(|rect| column(&rect) >= limit))
        .filter(|_| pages.exceeds(limit));
    Layout {
        pages,
        limit,
        first_beyond,
    }
}

/// Where the last fragment of a paragraph stands.
fn last_rect(paragraph: &Element) -> Option<DomRect> {
    let rects = paragraph.get_client_rects();
    rects
        .length()
        .checked_sub(1)
        .and_then(|last| rects.item(last))
}

fn column_gap(flow: &HtmlElement) -> f64 {
    web_sys::window()
        .and_then(|window| {
            window
                .get_computed_style(flow.unchecked_ref())
                .ok()
                .flatten()
        })
        .and_then(|style| style.get_property_value("column-gap").ok())
        // The browser reads numbers already; reading them here costs 10 kB of tables.
        .map_or(0.0, |gap| js_sys::parse_float(&gap))
}
