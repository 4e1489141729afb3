//! The memo on real pages: laid out by the browser in columns the size of a page's content, with
//! the tokens that also print it. What stands in the n-th column stands on the n-th page.

use leptos::html;
use leptos::prelude::*;
use web_sys::{DomRect, Element, HtmlElement};

use crate::domain::format::counts::counted;
use crate::domain::paper::page::{Fragment, PageCount, PageFormat, set_paragraphs};
use crate::domain::paper::typeface::TypeStyle;
use crate::domain::review::manuscript::Layout;
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
    /// What was written after the time was up, in reading order; [`LateLegend`] explains its mark.
    #[prop(into)]
    late: Signal<Vec<Span>>,
    /// The finding that is looked at.
    #[prop(into)]
    current: Signal<Option<usize>>,
    /// Told the finding of a mark that was pressed.
    choose: Callback<usize>,
    /// The paper.
    format: PageFormat,
    /// The type.
    lettering: TypeStyle,
    /// Told how many pages there are, for the sheets drawn behind the text.
    #[prop(into)]
    count: Signal<u32>,
    /// The element that [`measure`] measures.
    flow: NodeRef<html::Div>,
) -> impl IntoView {
    let content = set_text(text, marks, late, current, choose);
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

/// The paragraphs of a text with passages marked. Where passages stand inside each other, one mark has
/// several reasons.
fn set_text(
    text: Signal<String>,
    marks: Signal<Vec<Passage>>,
    late: Signal<Vec<Span>>,
    current: Signal<Option<usize>>,
    choose: Callback<usize>,
) -> impl Fn() -> Vec<AnyView> {
    move || {
        let text = text.get();
        let marks: Vec<(Span, Passage)> = marks
            .get()
            .into_iter()
            .map(|passage| (passage.span, passage))
            .collect();
        let late: Vec<(Span, ())> = late.get().into_iter().map(|span| (span, ())).collect();
        let set = |stretch: Span| {
            let set = |(span, late): (Span, Vec<()>)| {
                let text = span.of(&text).to_owned();
                if late.is_empty() {
                    text.into_any()
                } else {
                    view! { <ins>{text}</ins> }.into_any()
                }
            };
            cut(stretch, &late).into_iter().map(set).collect_view()
        };
        let paragraphs: Vec<Span> = set_paragraphs(&text).collect();
        paragraphs
            .iter()
            .zip(by_stretch(&paragraphs, &marks))
            .map(|(&paragraph, marks)| {
                let pieces = cut(paragraph, &marks).into_iter().map(|(span, passages)| {
                    let Some(marked) = Marked::of(&passages) else {
                        return set(span).into_any();
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
                            {set(span)}
                        </mark>
                    }
                    .into_any()
                });
                view! { <p dir="auto">{pieces.collect_view()}</p> }.into_any()
            })
            .collect()
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
    /// What was written after the time was up, in reading order.
    #[prop(into)]
    late: Signal<Vec<Span>>,
    /// The finding that is looked at.
    #[prop(into)]
    current: Signal<Option<usize>>,
    /// Told the finding of a mark that was pressed.
    choose: Callback<usize>,
) -> impl IntoView {
    view! {
        <div
            class="reading"
            data-testid="reading"
            role="region"
            aria-label="The memo"
            aria-describedby=move || late.with(|late| !late.is_empty()).then_some(LATE_LEGEND)
        >
            {set_text(text, marks, late, current, choose)}
        </div>
    }
}

/// The id of the legend.
const LATE_LEGEND: &str = "late-legend";

/// Says what the mark on late passages means, where there are any.
#[component]
pub fn LateLegend(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// What was written after the time was up.
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

/// A second, unseen setting of a text that is being typed, kept up paragraph by paragraph so that
/// an edit costs what its paragraph costs. It is what prints from the sheet.
#[component]
pub fn Shadow(
    /// The paper.
    format: PageFormat,
    /// The type.
    #[prop(into)]
    lettering: Signal<TypeStyle>,
    /// The element that [`retype`] and [`measure`] work on.
    flow: NodeRef<html::Div>,
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
            </div>
        </div>
    }
}

/// Brings a shadow to `text`, touching only the paragraphs that changed. `set` has those that stand
/// in it, since to ask the browser for them would cost more than all the rest.
pub fn retype(flow: &HtmlElement, set: &mut Vec<String>, text: &str) {
    let wanted: Vec<&str> = set_paragraphs(text).map(|span| span.of(text)).collect();
    let children = flow.children();
    let have = set.len();
    let child = |index: usize| {
        u32::try_from(index)
            .ok()
            .and_then(|index| children.item(index))
    };
    let same = |index: usize, text: &str| set.get(index).is_some_and(|set| set == text);
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
    // Paragraphs in the middle are set again, or made, or taken away.
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
    let fresh: Vec<String> = new_middle.iter().copied().map(str::to_owned).collect();
    set.splice(head..head + old_middle, fresh);
}

/// The columns of a flow, for telling what stands in which.
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

    /// The lines of a paragraph, by the column in which they stand.
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
    let Some(end) = paragraphs.last().and_then(last_rect) else {
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

/// The lines of each paragraph, by the page on which they stand.
#[must_use]
pub fn fragments(flow: &HtmlElement) -> Vec<Vec<Fragment>> {
    let columns = Columns::of(flow);
    children(flow)
        .iter()
        .map(|paragraph| columns.fragments(paragraph))
        .collect()
}

/// Where the last fragment of a paragraph stands.
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
