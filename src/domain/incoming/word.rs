//! Imports Word files (ECMA-376): headings by their styles, bold runs, lists, and tables, as Markdown or
//! plain text.
//!
//! Headers, notes, comments, drawings, and text deleted under review are left out. What remains is the
//! current text.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::domain::incoming::structure::{Start, Structure};

/// The largest size of an unpacked part, in bytes. A thousand pages take about 10 MB.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Why a file could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WordError {
    /// It isn't a Word file, or it is in the old format or encrypted.
    NotWord,
    /// It is too large to unpack in memory.
    TooLarge,
    /// It is damaged or cut off.
    Damaged,
}

impl fmt::Display for WordError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NotWord => {
                "This isn’t a Word file (.docx). Save it as .docx without a password, and open that."
            }
            Self::TooLarge => "This Word file is too large to open. Copy its text and paste it.",
            Self::Damaged => "This Word file is damaged. Open it in Word, save a copy, and try that.",
        })
    }
}

/// The first bytes of every ZIP archive, which a Word file is.
const ZIP: &[u8] = b"PK\x03\x04";

/// Whether these bytes can be a Word file.
#[must_use]
pub fn is_word(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP)
}

/// The text of a Word file; with `is_plain`, without Markdown.
///
/// # Errors
/// If it isn't a Word file, is too large, or is damaged.
pub fn read(bytes: &[u8], is_plain: bool) -> Result<String, WordError> {
    let mut files = ZipArchive::new(Cursor::new(bytes)).map_err(|_| WordError::NotWord)?;
    let document = part(&mut files, "word/document.xml")?.ok_or(WordError::NotWord)?;
    let styles = part(&mut files, "word/styles.xml")?;
    let numbering = part(&mut files, "word/numbering.xml")?;
    let styles = styles.map(|xml| Styles::of(&xml)).transpose()?;
    let numbering = numbering.map(|xml| Numbering::of(&xml)).transpose()?;
    let mut text = Text {
        into: Structure::new(is_plain),
        styles: styles.unwrap_or_default(),
        numbering: numbering.unwrap_or_default(),
        counts: BTreeMap::new(),
        skipped: 0,
        is_told: false,
        paragraph: Properties::default(),
        is_bold: false,
        columns: 1,
        in_run: false,
    };
    walk(&document, |event| text.event(event))?;
    Ok(text.into.finish().0)
}

/// A part of the archive as text; `None` if the archive doesn't have it.
fn part(files: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, WordError> {
    let file = match files.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(WordError::Damaged),
    };
    let mut text = String::new();
    let read = file.take(LARGEST + 1).read_to_string(&mut text);
    if u64::try_from(text.len()).is_ok_and(|length| length > LARGEST) {
        return Err(WordError::TooLarge);
    }
    match read {
        Ok(_) => Ok(Some(text)),
        Err(_) => Err(WordError::Damaged),
    }
}

/// An event of the XML parser.
enum Next<'a, 'b> {
    /// An element begins; whether it is empty.
    Begin(&'a str, &'a BytesStart<'b>),
    End(&'a str),
    Letters(&'a str),
}

/// Parses a part and reports each event in order.
fn walk(xml: &str, mut tell: impl FnMut(Next<'_, '_>)) -> Result<(), WordError> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(|_| WordError::Damaged)? {
            Event::Start(start) => with_name(start.local_name().as_ref(), |name| {
                tell(Next::Begin(name, &start));
            }),
            Event::Empty(start) => with_name(start.local_name().as_ref(), |name| {
                tell(Next::Begin(name, &start));
                tell(Next::End(name));
            }),
            Event::End(end) => with_name(end.local_name().as_ref(), |name| tell(Next::End(name))),
            Event::Text(letters) => {
                let letters = letters.decode().map_err(|_| WordError::Damaged)?;
                tell(Next::Letters(&letters));
            }
            Event::CData(letters) => {
                let letters = letters.decode().map_err(|_| WordError::Damaged)?;
                tell(Next::Letters(&letters));
            }
            Event::GeneralRef(name) => {
                let name = name.decode().map_err(|_| WordError::Damaged)?;
                let entity = format!("&{name};");
                tell(Next::Letters(&html_escape::decode_html_entities(&entity)));
            }
            Event::Eof => return Ok(()),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// An element's name. All known names are ASCII, so any other name is unknown.
fn with_name(name: &[u8], tell: impl FnOnce(&str)) {
    tell(str::from_utf8(name).unwrap_or_default());
}

/// An attribute, by its name without the prefix.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())
        .map(|attribute| String::from_utf8_lossy(&attribute.value).into_owned())
}

/// Whether a property that is on or off is on: `<w:b/>`, but not `<w:b w:val="0"/>`.
fn is_on(element: &BytesStart<'_>) -> bool {
    !matches!(
        attribute(element, "val").as_deref(),
        Some("0" | "false" | "off" | "none")
    )
}

fn number(element: &BytesStart<'_>) -> Option<usize> {
    attribute(element, "val")?.parse().ok()
}

/// The properties of a paragraph or a style.
#[derive(Clone, Default)]
struct Properties {
    style: Option<String>,
    /// The heading level, from 1.
    level: Option<usize>,
    list: Option<String>,
    depth: Option<usize>,
}

impl Properties {
    fn read(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "pStyle" | "basedOn" => self.style = attribute(element, "val"),
            "outlineLvl" => {
                self.level = number(element)
                    .filter(|level| *level < 9)
                    .map(|level| level + 1);
            }
            "numId" => self.list = attribute(element, "val"),
            "ilvl" => self.depth = number(element),
            _ => {}
        }
    }
}

/// The styles of paragraphs, by their ids.
#[derive(Default)]
struct Styles {
    known: BTreeMap<String, Properties>,
}

/// The longest chain of styles; a longer one must be a cycle.
const LONGEST_CHAIN: usize = 12;

impl Styles {
    fn of(xml: &str) -> Result<Self, WordError> {
        let mut known = BTreeMap::new();
        let mut id = None;
        let mut properties = Properties::default();
        walk(xml, |next| match next {
            Next::Begin("style", element) => {
                id = attribute(element, "styleId");
                properties = Properties::default();
            }
            // The names of built-in styles are the same in every language.
            Next::Begin("name", element) if id.is_some() => {
                let name = attribute(element, "val")
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                let level = name
                    .strip_prefix("heading ")
                    .and_then(|level| level.parse().ok());
                let level = if name == "title" { Some(1) } else { level };
                properties.level = level.or(properties.level);
            }
            Next::Begin(name, element) => properties.read(name, element),
            Next::End("style") => {
                if let Some(id) = id.take() {
                    known.insert(id, std::mem::take(&mut properties));
                }
            }
            Next::End(_) | Next::Letters(_) => {}
        })?;
        Ok(Self { known })
    }

    /// The properties of a paragraph, including those inherited from its styles.
    fn whole(&self, own: &Properties) -> Properties {
        let mut whole = own.clone();
        let mut style = own.style.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(below) = style.as_ref().and_then(|id| self.known.get(id)) else {
                break;
            };
            whole.level = whole.level.or(below.level);
            whole.depth = whole.depth.or(below.depth);
            whole.list = whole.list.or_else(|| below.list.clone());
            style.clone_from(&below.style);
        }
        whole
    }
}

/// Which lists are numbered.
#[derive(Default)]
struct Numbering {
    /// Each list's definition, and whether each level of a definition is numbered.
    lists: BTreeMap<String, String>,
    numbered: BTreeMap<(String, usize), bool>,
}

impl Numbering {
    fn of(xml: &str) -> Result<Self, WordError> {
        let mut numbering = Self::default();
        let (mut kind, mut list) = (String::new(), String::new());
        let mut level = 0;
        walk(xml, |next| {
            let Next::Begin(name, element) = next else {
                return;
            };
            match name {
                "abstractNum" => kind = attribute(element, "abstractNumId").unwrap_or_default(),
                "lvl" => {
                    let given = attribute(element, "ilvl");
                    level = given
                        .and_then(|level| level.parse().ok())
                        .unwrap_or_default();
                }
                "numFmt" => {
                    let format = attribute(element, "val").unwrap_or_default();
                    let is_numbered = !matches!(format.as_str(), "bullet" | "none");
                    numbering
                        .numbered
                        .insert((kind.clone(), level), is_numbered);
                }
                "num" => list = attribute(element, "numId").unwrap_or_default(),
                "abstractNumId" => {
                    let kind = attribute(element, "val").unwrap_or_default();
                    numbering.lists.insert(list.clone(), kind);
                }
                _ => {}
            }
        })?;
        Ok(numbering)
    }

    fn is_numbered(&self, list: &str, depth: usize) -> bool {
        let kind = self.lists.get(list);
        let numbered = kind.and_then(|kind| self.numbered.get(&(kind.clone(), depth)));
        numbered.copied().unwrap_or_default()
    }
}

/// Elements whose content isn't part of the current text.
const SKIPPED: [&str; 7] = [
    "del", "moveFrom", "Fallback", "drawing", "pict", "object", "sectPr",
];

/// The text so far.
struct Text {
    into: Structure,
    styles: Styles,
    numbering: Numbering,
    /// The number of items so far, by list and depth.
    counts: BTreeMap<(String, usize), usize>,
    /// How many open elements are being skipped.
    skipped: usize,
    is_told: bool,
    paragraph: Properties,
    is_bold: bool,
    columns: usize,
    in_run: bool,
}

impl Text {
    fn event(&mut self, next: Next<'_, '_>) {
        match next {
            Next::Begin(name, _) if SKIPPED.contains(&name) => self.skipped += 1,
            Next::End(name) if SKIPPED.contains(&name) => {
                self.skipped = self.skipped.saturating_sub(1);
            }
            _ if self.skipped > 0 => {}
            Next::Begin(name, element) => self.begin(name, element),
            Next::End(name) => self.end(name),
            Next::Letters(letters) if self.is_told => {
                let is_bold = self.is_bold;
                self.into.text(letters, is_bold);
            }
            Next::Letters(_) => {}
        }
    }

    fn begin(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "p" => {
                self.paragraph = Properties::default();
                self.into.begin(Start::Body);
            }
            "r" => {
                self.is_bold = false;
                self.in_run = true;
            }
            "b" if self.in_run => self.is_bold = is_on(element),
            "t" => self.is_told = true,
            "tab" if self.in_run => self.into.text("\t", false),
            "noBreakHyphen" => self.into.text("-", self.is_bold),
            "br" | "cr" if self.in_run => self.into.begin(Start::Body),
            "tbl" => self.into.begin_table(),
            "tr" => self.into.begin_row(),
            "tblHeader" if is_on(element) => self.into.row_is_head(),
            "tc" => {
                self.columns = 1;
                self.into.begin_cell();
            }
            "gridSpan" => self.columns = number(element).unwrap_or(1),
            name if !self.in_run => self.paragraph.read(name, element),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "pPr" => {
                let start = self.start();
                self.into.begin(start);
            }
            "r" => self.in_run = false,
            "t" => self.is_told = false,
            "p" => self.into.end(),
            "tc" => self.into.end_cell(self.columns),
            "tbl" => self.into.end_table(),
            _ => {}
        }
    }

    /// How the current paragraph begins, once its properties are known.
    fn start(&mut self) -> Start {
        let whole = self.styles.whole(&self.paragraph);
        if let Some(level) = whole.level {
            return Start::Heading(level);
        }
        let Some(list) = whole.list.filter(|list| list != "0") else {
            return Start::Body;
        };
        let depth = whole.depth.unwrap_or_default();
        // An item restarts the numbering of the deeper levels.
        self.counts
            .retain(|(other, deep), _| *other != list || *deep <= depth);
        let count = self.counts.entry((list.clone(), depth)).or_default();
        *count += 1;
        let number = self.numbering.is_numbered(&list, depth).then_some(*count);
        Start::Item(depth, number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut file = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            file.start_file(*name, SimpleFileOptions::default())
                .unwrap();
            file.write_all(text.as_bytes()).unwrap();
        }
        file.finish().unwrap().into_inner()
    }

    const STYLES: &str = r#"<w:styles xmlns:w="w">
        <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My heading"/><w:basedOn w:val="berschrift1"/></w:style>
        <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Circle"><w:name w:val="Circle"/><w:basedOn w:val="Circle"/></w:style>
        <w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        </w:styles>"#;

    const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
        <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
        </w:numbering>"#;

    fn read_body(body: &str, is_plain: bool) -> String {
        let document = format!(
            r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}<w:sectPr><w:t>x</w:t></w:sectPr></w:body></w:document>"#
        );
        let file = packed(&[
            ("word/document.xml", &document),
            ("word/styles.xml", STYLES),
            ("word/numbering.xml", NUMBERING),
        ]);
        assert!(is_word(&file));
        read(&file, is_plain).unwrap()
    }

    fn p(style: &str, runs: &str) -> String {
        format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>"#)
    }

    fn r(text: &str) -> String {
        format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
    }

    fn bold(text: &str) -> String {
        format!("<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>")
    }

    fn item(list: usize, depth: usize, text: &str) -> String {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list}"/></w:numPr></w:pPr>{}</w:p>"#,
            r(text)
        )
    }

    fn row(cells: &[String]) -> String {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| format!("<w:tc><w:tcPr/><w:p>{cell}</w:p></w:tc>"))
            .collect();
        let cells = cells.concat();
        format!("<w:tr>{cells}</w:tr>")
    }

    #[test]
    fn structure_is_read_by_styles_runs_lists_and_tables() {
        let table = format!(
            "<w:tbl>{}{}</w:tbl>",
            row(&[bold("Year"), bold("Sales")]),
            row(&[r("2025"), r("12")])
        );
        for (body, expected) in [
            (p("berschrift1", &r("Results")), "# Results"),
            (p("Titel", &bold("Results")), "# Results"),
            (p("Mine", &r("Results")), "# Results"),
            (p("Deep", &r("Results")), "### Results"),
            (p("Circle", &r("Plain")), "Plain"),
            (
                p("Unknown", &(r("The wait ") + &bold("fell") + &r("."))),
                "The wait **fell**.",
            ),
            (
                p(
                    "Unknown",
                    "<w:r><w:rPr><w:b w:val=\"0\"/></w:rPr><w:t>fell</w:t></w:r>",
                ),
                "fell",
            ),
            (
                p("Bullets", &r("One")) + &p("Bullets", &r("Two")),
                "- One\n- Two",
            ),
            (
                item(2, 0, "One")
                    + &item(2, 1, "deep")
                    + &item(2, 0, "Two")
                    + &item(2, 1, "deep")
                    + &item(0, 0, "none"),
                "1. One\n  1. deep\n2. Two\n  1. deep\n\nnone",
            ),
            (
                table.clone() + &p("Unknown", &r("Ends.")),
                "| Year | Sales |\n|---|---|\n| 2025 | 12 |\n\nEnds.",
            ),
            (
                format!(
                    "<w:tbl>{}</w:tbl>",
                    row(&[r("a|b"), "<w:r><w:br/></w:r>".to_owned() + &r("c")])
                ),
                "| a\\|b | c |",
            ),
            (
                p(
                    "Unknown",
                    &(r("One &amp; two &#x2014; ") + "<w:r><w:tab/><w:t>three</w:t></w:r>"),
                ),
                "One & two — \tthree",
            ),
            (
                p("Unknown", &(r("One") + "<w:r><w:br/></w:r>" + &r("two"))),
                "One\n\ntwo",
            ),
            // Skip deleted text, drawings, and fallback content.
            (
                p(
                    "Unknown",
                    &(r("Kept")
                        + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>, too</w:t></w:r></w:ins>\
                  <w:r><w:drawing><w:t>picture</w:t></w:drawing></w:r>"),
                ),
                "Kept, too",
            ),
        ] {
            assert_eq!(read_body(&body, false), expected, "{body}");
        }
        assert_eq!(
            read_body(
                &(p("berschrift1", &bold("Results")) + &table + &item(1, 0, "One")),
                true
            ),
            "Results\n\nYear\tSales\n2025\t12\n\n- One"
        );
    }

    #[test]
    fn what_is_no_word_file_says_so() {
        for (file, error) in [
            (b"plain".to_vec(), WordError::NotWord),
            (packed(&[("other.xml", "<a/>")]), WordError::NotWord),
            (
                packed(&[("word/document.xml", "<w:p><w:r></w:p>")]),
                WordError::Damaged,
            ),
        ] {
            assert_eq!(read(&file, false), Err(error));
        }
        let mut cut = packed(&[("word/document.xml", &"<a/>".repeat(1_000))]);
        cut.truncate(cut.len() / 2);
        assert!(read(&cut, false).is_err());
    }
}
