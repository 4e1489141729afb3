//! Plain text from cells and lines that another app wrote with HTML, entities, clozes, and sounds.

use std::borrow::Cow;

/// The longest tag or entity. It also limits how far the search after each "<" goes.
const LONGEST_TAG: usize = 2_000;
const LONGEST_ENTITY: usize = 34;
const LONGEST_NAME: usize = 260;

/// Block elements.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "tr",
    "ul",
];

/// Inline elements.
const INLINE: [&str; 51] = [
    "a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big", "body", "caption", "center", "cite",
    "code", "col", "colgroup", "data", "del", "details", "dfn", "em", "font", "head", "html", "i",
    "img", "input", "ins", "kbd", "label", "link", "mark", "meta", "picture", "q", "s", "samp",
    "script", "small", "source", "span", "strike", "strong", "style", "sub", "sup", "tbody", "th",
    "thead", "time", "tt", "u",
];

/// More inline elements, as editors write them.
const RARE: [&str; 6] = ["tfoot", "title", "var", "video", "wbr", "svg"];

/// A text without tags, comments, clozes, and sounds, and with its entities decoded; borrowed if
/// there were none. "a < b" is not a tag, and a mark after a backslash stays.
#[must_use]
pub fn without_html(text: &str) -> Cow<'_, str> {
    if !text.contains(['<', '&', '{', '[']) {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    let mut was_changed = false;
    // If one comment has no end, later ones don't either.
    let mut may_close = true;
    // The ends of the open clozes.
    let mut clozes = 0_usize;
    while let Some(at) = rest.find(['<', '&', '{', '}', ':', '[', '\\']) {
        plain.push_str(rest.get(..at).unwrap_or_default());
        let from = rest.get(at..).unwrap_or_default();
        let taken = if let Some(next) = from.strip_prefix('\\') {
            // The Markdown parser removes the escape itself.
            let kept = 1 + usize::from(next.starts_with(|next: char| next.is_ascii_punctuation()));
            plain.push_str(from.get(..kept).unwrap_or_default());
            rest = from.get(kept..).unwrap_or_default();
            continue;
        } else if from.starts_with("<!--") {
            let end = if may_close { from.find("-->") } else { None };
            may_close = end.is_some();
            end.map(|end| end + 3)
        } else if from.starts_with('<') {
            tag(from).map(|(is_block, length)| {
                if is_block {
                    plain.push('\n');
                }
                length
            })
        } else if from.starts_with('&') {
            entity(from).map(|(letters, length)| {
                plain.push_str(&letters);
                length
            })
        } else if let Some(length) = cloze_start(from) {
            clozes += 1;
            Some(length)
        } else if clozes > 0 && from.starts_with("::") {
            // A hint, which belongs to the card and not to the text.
            let end = from.find("}}").unwrap_or(from.len());
            Some(end)
        } else if clozes > 0 && from.starts_with("}}") {
            clozes -= 1;
            Some(2)
        } else {
            sound(from)
        };
        if let Some(length) = taken {
            rest = from.get(length..).unwrap_or_default();
            was_changed = true;
        } else {
            let first = from.chars().next().map_or(1, char::len_utf8);
            plain.push_str(from.get(..first).unwrap_or_default());
            rest = from.get(first..).unwrap_or_default();
        }
    }
    plain.push_str(rest);
    if was_changed {
        Cow::Owned(plain)
    } else {
        Cow::Borrowed(text)
    }
}

/// The tags that structure a text, and their Markdown.
const STRUCTURE: [(&str, &str); 30] = [
    ("<h1>", "# "),
    ("<h2>", "## "),
    ("<h3>", "### "),
    ("<h4>", "#### "),
    ("<h5>", "##### "),
    ("<h6>", "###### "),
    ("</h1>", "\n"),
    ("</h2>", "\n"),
    ("</h3>", "\n"),
    ("</h4>", "\n"),
    ("</h5>", "\n"),
    ("</h6>", "\n"),
    ("<details>", ""),
    ("</details>", ""),
    ("<summary>", "**"),
    ("</summary>", "**"),
    ("<b>", "**"),
    ("</b>", "**"),
    ("<strong>", "**"),
    ("</strong>", "**"),
    ("<li>", "\n- "),
    ("<p>", "\n"),
    ("</p>", "\n"),
    ("<div>", "\n"),
    ("</div>", ""),
    ("<br>", "\n"),
    ("<br/>", "\n"),
    ("<br />", "\n"),
    ("<ul>", ""),
    ("</ul>", ""),
];

/// HTML from another app, with headings, items, and emphasis as Markdown; other texts are borrowed. One
/// line may become several.
#[must_use]
pub fn html_as_markdown(text: &str) -> Cow<'_, str> {
    let has_structure = [
        "<h1>",
        "<h2>",
        "<h3>",
        "<p>",
        "<strong>",
        "<b>",
        "<summary>",
    ]
    .iter()
    .any(|tag| text.contains(tag));
    if !has_structure {
        return Cow::Borrowed(text);
    }
    let mut out = text.to_owned();
    for (tag, mark) in STRUCTURE {
        // At the end of a line, so that lines keep their numbers.
        let line_ends = format!("{tag}\n");
        if mark == "\n" {
            out = out.replace(&line_ends, "\n");
        }
        out = out.replace(tag, mark);
    }
    Cow::Owned(out)
}

/// Whether a text begins with a tag, whether it is a block element, and its length.
fn tag(text: &str) -> Option<(bool, usize)> {
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let length = inner
        .bytes()
        .take(11)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let name = inner.get(..length)?.to_ascii_lowercase();
    let is_block = BLOCKS.contains(&name.as_str());
    let is_known = is_block || INLINE.contains(&name.as_str()) || RARE.contains(&name.as_str());
    let after = inner.get(length..)?;
    if !is_known || !(after.starts_with(['>', '/']) || after.starts_with(char::is_whitespace)) {
        return None;
    }
    let mut quote = None;
    for (at, byte) in after.bytes().enumerate().take(LONGEST_TAG) {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if byte == open => quote = None,
            (b'>', None) => return Some((is_block, text.len() - after.len() + at + 1)),
            (b'<', None) => return None,
            _ => {}
        }
    }
    None
}

/// The characters of an entity at the start of a text, and the entity's length.
fn entity(text: &str) -> Option<(String, usize)> {
    let end = text
        .bytes()
        .take(LONGEST_ENTITY)
        .position(|byte| byte == b';')?;
    let name = text.get(..=end)?;
    match name {
        // A space is what it is typed for.
        "&nbsp;" | "&#160;" | "&#xa0;" | "&#xA0;" => return Some((" ".to_owned(), end + 1)),
        _ => {}
    }
    let letters = html_escape::decode_html_entities(name);
    (letters != name).then(|| (letters.into_owned(), end + 1))
}

/// The length of `{{c1::`, which opens a gap on an Anki card.
fn cloze_start(text: &str) -> Option<usize> {
    let inner = text.strip_prefix("{{c")?;
    let digits = inner.bytes().take(4).take_while(u8::is_ascii_digit).count();
    (digits > 0 && inner.get(digits..)?.starts_with("::")).then_some(3 + digits + 2)
}

/// The length of `[sound:name.mp3]`, a file of an Anki deck.
fn sound(text: &str) -> Option<usize> {
    let inner = text
        .strip_prefix("[sound:")
        .or_else(|| text.strip_prefix("[anki:play:"))?;
    let end = inner
        .bytes()
        .take(LONGEST_NAME)
        .position(|byte| byte == b']')?;
    Some(text.len() - inner.len() + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn k17_html_entities_clozes_and_sounds_become_text() {
        for (html, plain) in [
            ("One<br/>two<BR>three", "One\ntwo\nthree"),
            ("<span class=\"x\">a</span>&nbsp;b &hellip;", "a b …"),
            ("<h5>Which promise?</h5>", "\nWhich promise?\n"),
            (
                "a caf&eacute; that cost 5&times;10 more",
                "a café that cost 5×10 more",
            ),
            ("&Uuml;ber &alpha; &rarr; &euro;5 &frac12;", "Über α → €5 ½"),
            (
                "x < y and y > z &c; &unknown; <you>",
                "x < y and y > z &c; &unknown; <you>",
            ),
            ("R&D, AT&T; Q&A", "R&D, AT&T; Q&A"),
            ("&#x1F4E6;&#128230;", "📦📦"),
            ("<b", "<b"),
            ("<a href=\"x?a=1&b=2\" title=\"1 > 0\">link</a>", "link"),
            ("<!-- a note -->What?<!-- open", "What?<!-- open"),
            (
                "Which {{c1::promise::a word}} did {{c2::you}} break?",
                "Which promise did you break?",
            ),
            ("{{c1::a {{c2::nested}} gap}}", "a nested gap"),
            (
                "{{FrontSide}} {x} [sound] 12:30",
                "{{FrontSide}} {x} [sound] 12:30",
            ),
            ("What? [sound:rec 1.mp3]", "What? "),
            ("<figure><img src='a.png'/></figure>x", "\n\nx"),
            ("\\<b> and \\&amp; stay", "\\<b> and \\&amp; stay"),
        ] {
            assert_eq!(without_html(html), plain, "{html}");
        }
        assert!(matches!(without_html("plain, and 5 < 6"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_large_cell_of_anything_is_read_to_its_end() {
        for unit in [
            "<",
            "&",
            "<b ",
            "<!--",
            "{{c1::",
            "[sound:",
            "<a \"",
            "::",
            "{{c1::x::",
        ] {
            let cell = unit.repeat(400_000 / unit.len());
            assert!(without_html(&cell).len() <= cell.len(), "{unit}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in any::<String>(), markup in "[<>&;{}c1:\\[\\]\\\\a\"é-]{0,40}") {
            let _ = without_html(&text);
            let _ = without_html(&markup);
        }
    }
}
