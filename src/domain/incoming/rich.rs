//! Text copied from a word processor or a web page: converts the headings, bold words, lists, and tables
//! of its HTML to Markdown.

use std::collections::BTreeMap;

use crate::domain::incoming::structure::{Start, Structure};

/// Longer HTML is pasted as plain text.
const LONGEST: usize = 4_000_000;

/// Elements without content. Sorted.
const VOID: [&str; 10] = [
    "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
];

/// Elements whose text is not shown.
const UNSEEN: [&str; 6] = ["head", "script", "style", "title", "template", "noscript"];

/// Block elements, which begin a paragraph.
const BLOCKS: [&str; 14] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "figure",
    "footer",
    "header",
    "p",
    "section",
];

/// The Markdown of an HTML file or fragment: a text that begins with a tag and has a list or a table. Line
/// numbers then refer to the Markdown.
#[must_use]
pub fn html_document(text: &str) -> Option<String> {
    let lower = text.trim_start().get(..9)?.to_ascii_lowercase();
    let begins = [
        "<!doctype",
        "<html",
        "<body",
        "<table",
        "<ul",
        "<ol",
        "<div",
        "<h1",
        "<h2",
        "<meta",
    ];
    let has_structure = || {
        let text = text.to_ascii_lowercase();
        ["<li", "<tr"].iter().any(|tag| text.contains(tag))
    };
    (begins.iter().any(|tag| lower.starts_with(tag)) && has_structure())
        .then(|| markdown(text))
        .flatten()
}

/// The Markdown of copied HTML; `None` if it has no more structure than its plain text.
#[must_use]
pub fn markdown(html: &str) -> Option<String> {
    if html.len() > LONGEST {
        return None;
    }
    let mut reader = Reader {
        into: Structure::new(false),
        open: Vec::new(),
        lists: Vec::new(),
        marker: None,
    };
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        reader.text(rest.get(..at).unwrap_or_default());
        let from = rest.get(at..).unwrap_or_default();
        let (tag, after) = tag(from);
        match tag {
            Tag::None => reader.text("<"),
            Tag::Skipped => {}
            Tag::Opening(name, attributes) => reader.open(&name, &attributes),
            Tag::Closing(name) => reader.close(&name),
        }
        rest = after;
    }
    reader.text(rest);
    let (markdown, has_structure) = reader.into.finish();
    (has_structure && !markdown.is_empty()).then_some(markdown)
}

/// Markdown to insert between two texts: a heading, an item, or a table gets lines of its own.
#[must_use]
pub fn fitted(markdown: &str, before: &str, after: &str) -> String {
    let begins_block = markdown.starts_with(['#', '|']) || markdown.starts_with("- ");
    if !begins_block && !markdown.contains('\n') {
        return markdown.to_owned();
    }
    let gap = |stands_alone: bool| if stands_alone { "" } else { "\n\n" };
    let above = gap(before.is_empty() || before.ends_with('\n'));
    let below = gap(after.is_empty() || after.starts_with('\n'));
    format!("{above}{markdown}{below}")
}

/// What a "<" begins.
enum Tag {
    /// Not a tag: "a < b".
    None,
    /// A comment, or an instruction.
    Skipped,
    Opening(String, BTreeMap<String, String>),
    Closing(String),
}

/// The tag at the start of a text, and the rest of the text.
fn tag(text: &str) -> (Tag, &str) {
    if let Some(comment) = text.strip_prefix("<!--") {
        let after = comment.split_once("-->").map_or("", |(_, after)| after);
        return (Tag::Skipped, after);
    }
    let inner = text.get(1..).unwrap_or_default();
    if inner.starts_with(['!', '?']) {
        let after = inner.split_once('>').map_or("", |(_, after)| after);
        return (Tag::Skipped, after);
    }
    let (is_closing, named) = match inner.strip_prefix('/') {
        Some(named) => (true, named),
        None => (false, inner),
    };
    let length = named
        .find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, ':' | '-')))
        .unwrap_or(named.len());
    let name = named.get(..length).unwrap_or_default().to_ascii_lowercase();
    if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return (Tag::None, inner);
    }
    let (attributes, after) = attributes(named.get(length..).unwrap_or_default());
    if is_closing {
        (Tag::Closing(name), after)
    } else {
        (Tag::Opening(name, attributes), after)
    }
}

/// The attributes up to the end of a tag, and the rest of the text.
fn attributes(text: &str) -> (BTreeMap<String, String>, &str) {
    let mut attributes = BTreeMap::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '/');
        if rest.is_empty() {
            return (attributes, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (attributes, after);
        }
        let length = rest
            .find(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '>'))
            .unwrap_or(rest.len())
            .max(1);
        let length = rest.ceil_char_boundary(length);
        let name = rest.get(..length).unwrap_or_default().to_ascii_lowercase();
        rest = rest.get(length..).unwrap_or_default().trim_start();
        let mut value = "";
        if let Some(given) = rest.strip_prefix('=') {
            let given = given.trim_start();
            let quote = given
                .chars()
                .next()
                .filter(|mark| matches!(mark, '"' | '\''));
            (value, rest) = if let Some(mark) = quote {
                let inner = given.get(1..).unwrap_or_default();
                inner.split_once(mark).unwrap_or((inner, ""))
            } else {
                let end = given
                    .find(|letter: char| letter.is_whitespace() || letter == '>')
                    .unwrap_or(given.len());
                given.split_at_checked(end).unwrap_or((given, ""))
            };
        }
        attributes.insert(name, value.to_owned());
    }
}

/// An open element.
struct Open {
    name: String,
    is_bold: bool,
    /// Whether its text is not shown.
    is_unseen: bool,
    /// The number of columns that a cell spans.
    columns: usize,
    /// Whether it contains an item's marker as Word writes it.
    is_marker: bool,
}

struct Reader {
    into: Structure,
    open: Vec<Open>,
    /// The lists around an item; for a numbered one, its next number.
    lists: Vec<Option<usize>>,
    /// The item marker that Word wrote as text, while it is being read.
    marker: Option<String>,
}

impl Reader {
    fn text(&mut self, raw: &str) {
        if raw.is_empty() || self.open.last().is_some_and(|open| open.is_unseen) {
            return;
        }
        let text = html_escape::decode_html_entities(raw);
        if let Some(marker) = &mut self.marker {
            marker.push_str(&text);
            return;
        }
        let is_bold = self.open.last().is_some_and(|open| open.is_bold);
        let is_set = self.open.iter().any(|open| open.name == "pre");
        if is_set {
            for (index, line) in text.split('\n').enumerate() {
                if index > 0 {
                    self.into.begin(Start::Body);
                }
                self.into.text(line, is_bold);
            }
            return;
        }
        // White space collapses to one space, and to none at the start of a paragraph.
        let mut said = String::with_capacity(text.len());
        let mut ends_with_space = self.into.ends_with_space();
        for letter in text.chars() {
            if letter.is_whitespace() {
                if !ends_with_space {
                    said.push(' ');
                }
                ends_with_space = true;
            } else {
                said.push(letter);
                ends_with_space = false;
            }
        }
        if !said.is_empty() {
            self.into.text(&said, is_bold);
        }
    }

    fn open(&mut self, name: &str, attributes: &BTreeMap<String, String>) {
        let style = attributes.get("style").map(|style| {
            let plain: String = style
                .chars()
                .filter(|letter| !letter.is_whitespace())
                .collect();
            plain.to_ascii_lowercase()
        });
        let style = style.unwrap_or_default();
        let class = attributes
            .get("class")
            .map(String::as_str)
            .unwrap_or_default();
        let is_inside = self.open.last();
        let was_bold = is_inside.is_some_and(|open| open.is_bold);
        let was_unseen = is_inside.is_some_and(|open| open.is_unseen);
        let item = word_list(&style).filter(|_| name == "p");
        let is_bold = bold_by(&style).unwrap_or(was_bold || matches!(name, "b" | "strong" | "th"));
        match (name, item) {
            ("p", Some(depth)) => self.into.begin(Start::Item(depth, None)),
            _ => self.begin(name, class, attributes),
        }
        if VOID.contains(&name) {
            return;
        }
        let is_marker = style.contains("mso-list:ignore");
        if is_marker {
            self.marker = Some(String::new());
        }
        let columns = attributes
            .get("colspan")
            .and_then(|columns| columns.parse().ok());
        self.open.push(Open {
            name: name.to_owned(),
            is_bold,
            is_unseen: was_unseen || UNSEEN.contains(&name),
            columns: columns.unwrap_or(1),
            is_marker,
        });
    }

    /// Starts an element.
    fn begin(&mut self, name: &str, class: &str, attributes: &BTreeMap<String, String>) {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name
                    .get(1..)
                    .and_then(|level| level.parse().ok())
                    .unwrap_or(1);
                self.into.begin(Start::Heading(level));
            }
            "p" if class == "MsoTitle" => self.into.begin(Start::Heading(1)),
            "ul" => self.lists.push(None),
            "ol" => {
                let first = attributes.get("start").and_then(|first| first.parse().ok());
                self.lists.push(Some(first.unwrap_or(1)));
            }
            "li" => {
                let depth = self.lists.len().saturating_sub(1);
                let number = match self.lists.last_mut() {
                    Some(Some(next)) => {
                        let number = *next;
                        *next = next.saturating_add(1);
                        Some(number)
                    }
                    _ => None,
                };
                self.into.begin(Start::Item(depth, number));
            }
            "br" | "hr" | "pre" => self.into.begin(Start::Body),
            "table" => self.into.begin_table(),
            "tr" => self.into.begin_row(),
            "td" | "th" => self.into.begin_cell(),
            name if BLOCKS.contains(&name) => self.into.begin(Start::Body),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        // Elements still open inside it end with it.
        for open in self.open.split_off(at).into_iter().rev() {
            self.end(&open);
        }
    }

    fn end(&mut self, open: &Open) {
        if open.is_marker
            && let Some(marker) = self.marker.take()
        {
            let digits: String = marker
                .trim()
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            if let Ok(number) = digits.parse() {
                self.into.number(number);
            }
        }
        match open.name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "li" | "div" | "pre" => self.into.end(),
            "ul" | "ol" => {
                self.lists.pop();
            }
            "td" | "th" => self.into.end_cell(open.columns),
            "table" => self.into.end_table(),
            _ => {}
        }
    }
}

/// Whether a style turns bold on or off; `None` if it does neither.
fn bold_by(style: &str) -> Option<bool> {
    let weight = style
        .split(';')
        .rev()
        .find_map(|rule| rule.strip_prefix("font-weight:"))?;
    match weight {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        number => number.parse::<u32>().ok().map(|weight| weight >= 600),
    }
}

/// The list level of a Word item: "mso-list:l0 level2 lfo1", without spaces.
fn word_list(style: &str) -> Option<usize> {
    let list = style
        .split(';')
        .find_map(|rule| rule.strip_prefix("mso-list:"))?;
    let (_, level) = list.split_once("level")?;
    let digits: String = level
        .chars()
        .take_while(char::is_ascii_digit)
        .take(1)
        .collect();
    let level: usize = digits.parse().ok()?;
    Some(level.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn structure_is_kept_as_markdown() {
        for (html, expected) in [
            ("<h1>The desk</h1><p>It pays.</p>", "# The desk\n\nIt pays."),
            ("<h2>The <b>desk</b></h2>", "## The desk"),
            ("<p>It <b>pays</b> first.</p>", "It **pays** first."),
            (
                "<p>It<strong> pays </strong>first.</p>",
                "It **pays** first.",
            ),
            (
                "<p>It <span style='font-weight: 700'>pays</span> &amp; holds.</p>",
                "It **pays** & holds.",
            ),
            (
                "<ul><li>One</li><li>Two<ul><li>deep</li></ul></li></ul><p>Ends.</p>",
                "- One\n- Two\n  - deep\n\nEnds.",
            ),
            (
                "<ol start=3><li><p>One</p></li><li>Two</li></ol>",
                "3. One\n4. Two",
            ),
            (
                "<table><tr><th>Year</th><th>Sales</th></tr><tr><td>2025</td><td>12</td></tr></table>",
                "| Year | Sales |\n|---|---|\n| 2025 | 12 |",
            ),
            (
                "<table><tbody><tr><td><p>a</p></td><td><p>b</p><p>c</p></td></tr><tr><td>d | e</td></tr></tbody></table>",
                "| a | b c |\n| d \\| e |  |",
            ),
            (
                "<table><tr><td><b>Year</b></td><td colspan=2><b>Sales</b></td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>",
                "| Year | Sales |  |\n|---|---|---|\n| 1 | 2 | 3 |",
            ),
            // Text that looks like a Markdown mark is escaped.
            (
                "<h3>A</h3><p># no heading, 2**3**4</p><p>| no row |</p>",
                "### A\n\n\\# no heading, 2\\*\\*3\\*\\*4\n\n\\| no row |",
            ),
            (
                "<h3>A</h3><p>5 < 6 and <unknown>x</unknown></p>",
                "### A\n\n5 < 6 and x",
            ),
            (
                "<h3>A</h3>One<br>two<style>p { color: red }</style>",
                "### A\n\nOne\n\ntwo",
            ),
        ] {
            assert_eq!(markdown(html).as_deref(), Some(expected), "{html}");
        }
    }

    #[test]
    fn word_and_google_docs_paste_their_own_shapes() {
        for (html, expected) in [
            // Google Docs wraps everything in a `<b>` that isn't bold.
            (
                "<meta charset='utf-8'><b style=\"font-weight:normal;\" id=\"docs-internal-guid-1\"><h2 dir=\"ltr\"><span \
                 style=\"font-weight:400\">Results</span></h2><p dir=\"ltr\"><span style=\"font-weight:400\">The wait </span><span \
                 style=\"font-weight:700\">fell</span><span style=\"font-weight:400\">.</span></p><br /></b>",
                "## Results\n\nThe wait **fell**.",
            ),
            // Word: a title, its own lists, conditional comments, and what only Word reads.
            (
                "<html><head><style><!-- p { } --></style></head><body><!--StartFragment--><p class=MsoTitle>The desk<o:p></o:p></p>\
                 <p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span \
                 style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt'>&nbsp;&nbsp; </span></span></span><![endif]>One</p>\
                 <p class=MsoListParagraphCxSpLast style='mso-list:l1 level2 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>2.<span>&nbsp; \
                 </span></span><![endif]>Two</p><p class=MsoNormal>Ends\r\nhere.</p><!--EndFragment--></body></html>",
                "# The desk\n\n- One\n  2. Two\n\nEnds here.",
            ),
        ] {
            assert_eq!(markdown(html).as_deref(), Some(expected), "{html}");
        }
    }

    #[test]
    fn text_without_structure_is_left_to_the_plain_clipboard() {
        for html in [
            "",
            "<p>One.</p><p>Two.</p>",
            "<meta charset='utf-8'><span style='font-weight:400'>One.</span>",
            "<b></b><h1> </h1>",
            "<table></table>",
        ] {
            assert_eq!(markdown(html), None, "{html}");
        }
    }

    #[test]
    fn what_is_inserted_stands_on_lines_of_its_own_where_it_has_to() {
        for (markdown, before, after, expected) in [
            ("**now**", "It pays ", ".", "**now**"),
            ("## A", "", "", "## A"),
            ("## A", "It pays.", "Ends.", "\n\n## A\n\n"),
            ("## A", "It pays.\n", "\nEnds.", "## A"),
            ("One\n\nTwo", "It pays.", "", "\n\nOne\n\nTwo"),
        ] {
            assert_eq!(
                fitted(markdown, before, after),
                expected,
                "{markdown} {before}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_clipboard_is_read_to_its_end(html in "(<|>|/|h1|table|tr|td|li|ul|p|b| |=|'|\"|a|é|<h1>|<td>|</td>|<table>|<tr>|<li>|!--|-->){0,40}") {
            let _ = markdown(&html);
        }

        #[test]
        fn words_are_never_lost(words in proptest::collection::vec("[a-z]{1,6}", 1..12)) {
            let cells: Vec<String> = words.iter().map(|word| format!("<td><b>{word}</b></td>")).collect();
            let html = cells.concat();
            let read = markdown(&format!("<h1>x</h1><table><tr>{html}")).unwrap_or_default();
            for word in words {
                prop_assert!(read.contains(&word));
            }
        }
    }
}
