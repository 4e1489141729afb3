//! The textarea that holds the memo: its text and its selection.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, Document, Event, HtmlElement, HtmlTextAreaElement};

use crate::domain::incoming::rich::{fitted, markdown};
use crate::domain::review::passages::scrolled_to;
use crate::domain::text::Span;

#[wasm_bindgen]
extern "C" {
    /// A textarea whose value stays in JavaScript; the `web-sys` getter copies it right away.
    #[wasm_bindgen(extends = HtmlTextAreaElement)]
    type Field;

    #[wasm_bindgen(method, getter)]
    fn value(this: &Field) -> JsString;

    /// A page that can type; `web-sys` has no binding for it, since it is deprecated. Nothing else leaves
    /// what was typed in the browser's own history, to be undone.
    #[wasm_bindgen(extends = Document)]
    type TypingPage;

    #[wasm_bindgen(method, js_name = execCommand)]
    fn exec_command(this: &TypingPage, command: &str, shows: bool, value: &str) -> bool;

    /// `web-sys` lets this read texts of Rust only.
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsString) -> Uint8Array;
}

thread_local! {
    static ENCODER: TextEncoder = TextEncoder::new();
}

/// The text. It is read on every key; the usual bindings read letter by letter, which takes ten
/// times as long for 10,000 words.
#[must_use]
pub fn text_of(paper: &HtmlTextAreaElement) -> String {
    let value = paper.unchecked_ref::<Field>().value();
    let bytes = ENCODER.with(|encoder| encoder.encode(&value)).to_vec();
    // The encoder's output is valid UTF-8: unpaired surrogates are replaced.
    String::from_utf8(bytes).unwrap_or_default()
}

/// Puts what was copied in a word processor into a field with its structure, as Markdown. Says how many
/// characters these are; none where it has no more structure than its plain text, which the browser pastes.
pub fn paste_structured(field: &HtmlTextAreaElement, event: &ClipboardEvent) -> Option<u64> {
    if field.read_only() {
        return None;
    }
    let html = event.clipboard_data()?.get_data("text/html").ok()?;
    let markdown = markdown(&html)?;
    let text = text_of(field);
    let place = |end: u32| byte_at(&text, end);
    let from = place(field.selection_start().ok()??);
    let to = place(field.selection_end().ok()??);
    let inserted = fitted(
        &markdown,
        text.get(..from).unwrap_or_default(),
        text.get(to..).unwrap_or_default(),
    );
    event.prevent_default();
    let page: TypingPage = field.owner_document()?.unchecked_into();
    if !page.exec_command("insertText", false, &inserted) {
        // Fallback for browsers without `execCommand`: the text is set, and the browser can't undo it.
        field.set_range_text(&inserted).ok()?;
        let told = Event::new("input").ok()?;
        told.init_event_with_bubbles("input", true);
        // A listener that cancels it changes nothing: the text is already set.
        let _ = field.dispatch_event(&told);
    }
    u64::try_from(inserted.chars().count()).ok()
}

/// Selects a passage in the sheet, which counts in UTF-16 units, and scrolls to it: what the next key
/// would replace is in view.
pub fn select(paper: &HtmlTextAreaElement, span: Span) {
    let text = text_of(paper);
    let units = |end: usize| {
        let before = text.get(..end).unwrap_or(&text);
        u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
    };
    // The selection is clamped to the text, so setting it cannot fail.
    let _ = paper.set_selection_range(units(span.start), units(span.end));
    if let Some((top, height)) = place_of(paper, &text, span) {
        let scrolled = scrolled_to(top, height, paper.scroll_top(), paper.client_height());
        paper.set_scroll_top(scrolled);
    }
}

/// The offset and height of a passage in the sheet. A textarea doesn't report that, so the text is
/// laid out again next to it, with the same styles and width, and removed right away.
fn place_of(paper: &HtmlTextAreaElement, text: &str, span: Span) -> Option<(i32, i32)> {
    let page = paper.owner_document()?;
    let width = paper.client_width() + 2 * paper.client_left();
    let copy: HtmlElement = page.create_element("div").ok()?.dyn_into().ok()?;
    copy.set_class_name("sheet__paper sheet__paper--copy");
    copy.style()
        .set_property("inline-size", &format!("{width}px"))
        .ok()?;
    let passage: HtmlElement = page.create_element("span").ok()?.dyn_into().ok()?;
    passage.set_text_content(Some(span.of(text)));
    copy.set_text_content(text.get(..span.start));
    copy.append_child(&passage).ok()?;
    paper.parent_element()?.append_child(&copy).ok()?;
    let place = (passage.offset_top(), passage.offset_height());
    copy.remove();
    Some(place)
}

/// The end of the selection, as a byte offset.
pub fn caret(paper: &HtmlTextAreaElement) -> usize {
    let end = paper.selection_end().ok().flatten().unwrap_or(0);
    byte_at(&text_of(paper), end)
}

/// The byte of a text at a place that counts in UTF-16 units.
fn byte_at(text: &str, end: u32) -> usize {
    let mut units = 0;
    text.chars()
        .take_while(|letter| {
            units += u32::try_from(letter.len_utf16()).unwrap_or(1);
            units <= end
        })
        .map(char::len_utf8)
        .sum()
}
