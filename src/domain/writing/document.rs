//! Exports a memo: its layout for word processors, its margins, and its file names.
//!
//! The sizes match the style sheets (`style/sheet.css`, `style/print.css`), so that a file has as many
//! pages as were counted. Everything except the memo is printed in the margins, where it can't move a
//! line.

use chrono::NaiveDate;

use crate::domain::format::dates;
use crate::domain::paper::markup::{Markup, Piece, Shape, drawn, set_lines};
use crate::domain::paper::page::PageFormat;
use crate::domain::paper::typeface::{TypeStyle, Typeface};
use crate::domain::preferences::Preferences;
use crate::domain::writing::memo::MemoDraft;
use crate::domain::writing::title::as_file_name;

/// A length in twentieths of a point, the unit of word processors.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Twips(pub u32);

impl Twips {
    /// A number of points.
    #[must_use]
    pub const fn points(points: u32) -> Self {
        Self(points * 20)
    }

    /// In half-points, the unit of font sizes.
    #[must_use]
    pub fn half_points(self) -> u32 {
        self.0 / 10
    }
}

/// A sheet of paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Paper {
    /// Its width.
    pub width: Twips,
    /// Its height.
    pub height: Twips,
}

impl Paper {
    /// The sheet of a format.
    #[must_use]
    pub fn of(format: PageFormat) -> Self {
        let (width, height) = match format {
            PageFormat::Letter => (12_240, 15_840),
            PageFormat::A4 => (11_906, 16_838),
        };
        Self {
            width: Twips(width),
            height: Twips(height),
        }
    }

    /// The width of a line.
    #[must_use]
    pub fn measure(self) -> Twips {
        Twips(self.width.0 - 2 * MARGIN.0)
    }
}

/// The margin on each side of a page.
pub const MARGIN: Twips = Twips::points(72);

/// How the margins are set.
pub const IN_MARGIN: Setting = Setting {
    size: Twips::points(8),
    leading: Twips::points(10),
    after: Twips::points(0),
};

/// The distance from the paper's edge to the header: a header with four lines fits above the memo.
pub const MARGIN_INSET: Twips = Twips::points(22);

/// The horizontal padding of a cell.
pub const CELL_SIDE: Twips = Twips::points(4);

/// The vertical padding of a cell.
pub const CELL_ENDS: Twips = Twips::points(2);

/// The style of a paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Setting {
    /// The size of the type.
    pub size: Twips,
    /// The line height.
    pub leading: Twips,
    /// The space after a paragraph.
    pub after: Twips,
}

impl Setting {
    /// The style of a heading in this typeface; the highest level is two points larger than text.
    #[must_use]
    pub fn of_heading(lettering: TypeStyle, level: u8) -> Self {
        let body = Self::of(lettering);
        if level > 1 {
            return body;
        }
        let size = Twips(body.size.0 + Twips::points(2).0);
        Self {
            size,
            leading: Twips(size.0 * 135 / 100),
            ..body
        }
    }

    /// The style of a memo in this typeface, with a line height of 1.35.
    #[must_use]
    pub fn of(lettering: TypeStyle) -> Self {
        let size = Twips::points(lettering.size.points());
        Self {
            size,
            leading: Twips(size.0 * 135 / 100),
            after: Twips::points(8),
        }
    }
}

/// The distance between tab stops: eight spaces, as in a browser.
#[must_use]
pub fn tab(lettering: TypeStyle) -> Twips {
    Twips(Setting::of(lettering).size.0 * 8 * lettering.face.space() / 1_000)
}

/// The most characters of a title, a name, and a prompt in a margin.
const LONGEST_TITLE: usize = 80;
const LONGEST_NAME: usize = 40;
const LONGEST_PROMPT: usize = 300;

/// The content of the page margins.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Margins {
    /// In the header of every page, left.
    pub title: Option<String>,
    /// Below the title, on the first page.
    pub prompt: Option<String>,
    /// In the header of every page, right: the candidate’s name, and the date.
    pub signature: Option<String>,
    /// Whether the page number is in the footer.
    pub has_page_numbers: bool,
    /// The font family, same as the memo's.
    pub face: Typeface,
}

impl Margins {
    /// The margins of a memo that was written on `day`.
    #[must_use]
    pub fn of(memo: &MemoDraft, day: NaiveDate, preferences: &Preferences) -> Self {
        Self {
            title: preferences
                .print_title
                .then(|| shortened(&memo.title(), LONGEST_TITLE)),
            prompt: memo
                .prompt()
                .filter(|_| preferences.print_prompt)
                .map(|prompt| shortened(&prompt.text, LONGEST_PROMPT)),
            signature: signature(day, preferences),
            has_page_numbers: preferences.print_page_numbers,
            face: memo.lettering.face,
        }
    }

    /// The left lines of the first page's header.
    pub fn first_head(&self) -> impl Iterator<Item = &str> {
        self.title.iter().chain(&self.prompt).map(String::as_str)
    }
}

/// The author and the date, if they should print.
fn signature(day: NaiveDate, preferences: &Preferences) -> Option<String> {
    let name = preferences
        .print_name
        .then(|| shortened(preferences.name.trim(), LONGEST_NAME))
        .filter(|name| !name.is_empty());
    let date = preferences.print_date.then(|| dates::in_words(&day));
    let parts: Vec<String> = name.into_iter().chain(date).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The custom properties of CSS by which `style/print.css` sets the margins.
const FIRST_HEAD: &str = "--print-first";
const LATER_HEAD: &str = "--print-title";
const SIGNATURE: &str = "--print-signature";
const NUMBER: &str = "--print-number";
const FACE: &str = "--print-face";

impl Margins {
    /// The margins as CSS custom properties; one without a value prints nothing, or uses the
    /// default.
    #[must_use]
    pub fn properties(&self) -> [(&'static str, Option<String>); 5] {
        let first: Vec<&str> = self.first_head().collect();
        [
            (FIRST_HEAD, quoted(&first.join("\n"))),
            (LATER_HEAD, self.title.as_deref().and_then(quoted)),
            (SIGNATURE, self.signature.as_deref().and_then(quoted)),
            (
                NUMBER,
                self.has_page_numbers.then(|| "counter(page)".to_owned()),
            ),
            (
                FACE,
                (self.face != Typeface::default())
                    .then(|| format!("var(--face-{})", self.face.slug())),
            ),
        ]
    }
}

/// A CSS string; `None` for an empty text.
fn quoted(text: &str) -> Option<String> {
    let escaped = text
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('\n', "\\a ");
    (!text.is_empty()).then(|| format!("\"{escaped}\""))
}

/// A run of text in one style.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentRun {
    /// The text.
    pub text: String,
    /// Whether they are bold.
    pub is_bold: bool,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentRow {
    /// Its cells; all rows of a table have the same number.
    pub cells: Vec<Vec<DocumentRun>>,
    /// Whether it is the header.
    pub is_head: bool,
}

/// A part of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DocumentBlock {
    /// A paragraph.
    Paragraph(Vec<DocumentRun>),
    /// A heading of a level, 1 to 3.
    Heading(u8, Vec<DocumentRun>),
    /// A table.
    Table(Vec<DocumentRow>),
}

/// The parts of a text.
fn blocks(text: &str, markup: Markup) -> Vec<DocumentBlock> {
    let run = |piece: &Piece| DocumentRun {
        text: piece
            .span
            .of(text)
            .chars()
            .filter(|&letter| is_lawful(letter))
            .collect(),
        is_bold: piece.is_bold,
    };
    let runs = |pieces: &[Piece]| -> Vec<DocumentRun> { pieces.iter().map(run).collect() };
    let mut blocks: Vec<DocumentBlock> = Vec::new();
    for line in set_lines(text, markup) {
        let cells: Vec<Vec<DocumentRun>> = drawn(text, line, markup)
            .iter()
            .map(|pieces| runs(pieces))
            .collect();
        match line.shape {
            Shape::Rule => {}
            // A word processor does its own indentation.
            Shape::Body => blocks.push(DocumentBlock::Paragraph(unindented(cells.concat()))),
            Shape::Heading(level) => blocks.push(DocumentBlock::Heading(level, cells.concat())),
            Shape::Row(row) => {
                let set = DocumentRow {
                    cells,
                    is_head: row.is_head,
                };
                match blocks.last_mut() {
                    Some(DocumentBlock::Table(rows)) if !row.is_first => rows.push(set),
                    _ => blocks.push(DocumentBlock::Table(vec![set])),
                }
            }
        }
    }
    blocks
}

/// Runs without leading white space.
fn unindented(mut runs: Vec<DocumentRun>) -> Vec<DocumentRun> {
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    runs
}

/// A document that a word processor can open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// The day on which the memo was written.
    pub day: NaiveDate,
    /// The paper.
    pub paper: Paper,
    /// The type.
    pub lettering: TypeStyle,
    /// The memo.
    pub blocks: Vec<DocumentBlock>,
    /// The margins.
    pub margins: Margins,
}

impl Document {
    /// The document of a memo that was written on `day`.
    #[must_use]
    pub fn of(memo: &MemoDraft, day: NaiveDate, preferences: &Preferences) -> Self {
        let text = &memo.draft.text;
        Self {
            day,
            paper: Paper::of(memo.format),
            lettering: memo.lettering,
            blocks: blocks(text, memo.document.markup()),
            margins: Margins::of(memo, day, preferences),
        }
    }
}

/// Whether XML 1.0, the format of the documents, allows a character; the others are all invisible.
fn is_lawful(letter: char) -> bool {
    letter == '\t' || !(letter.is_ascii_control() || matches!(letter, '\u{FFFE}' | '\u{FFFF}'))
}

/// A line of limited length, in characters.
fn shortened(text: &str, longest: usize) -> String {
    let line: String = text
        .chars()
        .filter(|&letter| is_lawful(letter) || letter.is_whitespace())
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .collect();
    match line.char_indices().nth(longest) {
        Some((cut, _)) => format!("{}…", line.get(..cut).unwrap_or(&line).trim_end()),
        None => line,
    }
}

/// An export format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    /// A word processor's document.
    Word,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A table for spreadsheets.
    Csv,
    /// A tab-separated table.
    Tsv,
    /// For other programs.
    Json,
    /// Events for calendars.
    Calendar,
    /// An encrypted backup.
    SealedBackup,
}

impl FileKind {
    /// The file extension, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Word => "docx",
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Calendar => "ics",
            Self::SealedBackup => "loopready",
        }
    }

    /// The name of a file with a date; `of` names its content: "memo", "stories".
    #[must_use]
    pub fn file_name(self, of: &str, day: NaiveDate) -> String {
        format!("{of}-{}.{}", dates::in_file_name(&day), self.ending())
    }

    /// The name of a memo's file: its title, or the date if the title can't be a file name.
    #[must_use]
    pub fn memo_name(self, memo: &MemoDraft, day: NaiveDate) -> String {
        as_file_name(&memo.title()).map_or_else(
            || self.file_name("memo", day),
            |name| format!("{name}.{}", self.ending()),
        )
    }

    /// The media type of its content.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Text => "text/plain;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Tsv => "text/tab-separated-values;charset=utf-8",
            Self::Json => "application/json",
            Self::Calendar => "text/calendar;charset=utf-8",
            Self::SealedBackup => "application/octet-stream",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::ClockReading;
    use crate::domain::paper::typeface::TypeSize;
    use crate::domain::review::document_kind::DocumentKind;
    use crate::domain::writing::memo::{MemoChoices, Way};
    use crate::domain::writing::prompt::{Prompt, PromptKind};
    use chrono::DateTime;
    use std::time::Duration;

    fn everything() -> Preferences {
        Preferences {
            print_title: true,
            print_prompt: true,
            print_date: true,
            print_page_numbers: true,
            print_name: true,
            name: " Ana Ruiz ".to_owned(),
            ..Preferences::default()
        }
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    fn memo(text: &str, prompt: &str) -> MemoDraft {
        let choices = MemoChoices {
            way: Way::Drill,
            document: DocumentKind::NarrativeMemo,
            offered: vec![Prompt {
                id: "p".to_owned(),
                kind: PromptKind::RootCause,
                text: prompt.to_owned(),
                reader: String::new(),
                principles: Vec::new(),
                like: None,
                is_reported: false,
            }],
            seed: 7,
            redraws: 0,
            chosen: 0,
            time: Duration::from_mins(30),
            due: None,
            is_strict: false,
            limit: 2,
            format: PageFormat::A4,
            lettering: TypeStyle::default(),
            target: None,
        };
        let now = ClockReading {
            wall: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
            monotonic: Duration::ZERO,
            page_load: 1,
        };
        let mut memo = MemoDraft::start(choices, now);
        memo.draft.replace_text(text.to_owned());
        memo
    }

    /// The declarations of a token in a style sheet.
    fn token(name: &str) -> &'static str {
        include_str!("../../../style/sheet.css")
            .split_once(&format!("{name}: "))
            .and_then(|(_, rest)| rest.split_once(';'))
            .unwrap()
            .0
    }

    fn points(token: &str) -> f64 {
        token.strip_suffix("pt").unwrap().parse().unwrap()
    }

    #[test]
    fn the_measures_are_those_of_the_style_sheet() {
        let after = points(token("--paper-paragraph"));
        let twips = |points: f64| format!("{:.0}", points * 20.0);
        for size in TypeSize::ALL {
            let face = Typeface::default();
            let set = Setting::of(TypeStyle { face, size });
            let of_size = format!("[data-size=\"{}\"] {{ --paper-font", size.slug());
            let line = format!("{}: {}; --paper-line", of_size, size.slug());
            assert_eq!(twips(points(token(&of_size))), set.size.0.to_string());
            assert_eq!(twips(points(token(&line))), set.leading.0.to_string());
            assert_eq!(twips(after), set.after.0.to_string());
        }
        assert_eq!((token("--paper-margin"), MARGIN.0), ("1in", 1_440));
        let larger = |declared: &str, more: u32| {
            assert_eq!(
                twips(points(token(declared))),
                more.to_string(),
                "{declared}"
            );
        };
        let style = TypeStyle::default();
        let (body, heading) = (Setting::of(style), Setting::of_heading(style, 1));
        larger("--heading-larger", heading.size.0 - body.size.0);
        larger("--heading-wider", heading.leading.0 - body.leading.0);
        larger("--cell-side", CELL_SIDE.0);
        larger("--cell-ends", CELL_ENDS.0);
        assert_eq!(Setting::of_heading(style, 2), body);
    }

    #[test]
    fn a_tabulator_is_eight_spaces_wide() {
        let at_11 = |face| {
            tab(TypeStyle {
                face,
                size: TypeSize::Eleven,
            })
        };
        assert_eq!(
            Typeface::ALL.map(at_11),
            [Twips::points(22), Twips(489), Twips(1_056)]
        );
    }

    #[test]
    fn the_fonts_are_those_of_the_style_sheet() {
        let list = |face: Typeface, generic: &str| {
            let named = face.fonts().iter().map(|font| {
                if font.contains(' ') {
                    format!("\"{font}\"")
                } else {
                    (*font).to_owned()
                }
            });
            [named.collect(), vec![generic.to_owned()]]
                .concat()
                .join(", ")
        };
        assert_eq!(token("--face-serif"), list(Typeface::Serif, "serif"));
        assert_eq!(token("--face-sans"), list(Typeface::Sans, "sans-serif"));
        assert_eq!(
            token("--face-typewriter"),
            list(Typeface::Typewriter, "monospace")
        );
        for face in Typeface::ALL.map(Typeface::slug) {
            let chosen = token(&format!("[data-face=\"{face}\"] {{ --paper-face"));
            assert_eq!(chosen, format!("var(--face-{face})"));
        }
    }

    #[test]
    fn paper_leaves_an_inch_on_either_side() {
        assert_eq!(Paper::of(PageFormat::Letter).measure(), Twips(9_360));
        assert_eq!(Paper::of(PageFormat::A4).measure(), Twips(9_026));
    }

    #[test]
    fn a_document_has_the_memos_paragraphs_without_what_cannot_be_written() {
        let memo = memo("  One.\n\n\nTwo\tends\u{1}.\u{FFFF}\n", "Why?");
        let document = Document::of(&memo, day(), &Preferences::default());
        assert_eq!(document.blocks, [plain("One."), plain("Two\tends.")]);
        assert_eq!(document.paper, Paper::of(PageFormat::A4));
        assert_eq!(document.margins, Margins::default());
    }

    fn run(text: &str, is_bold: bool) -> DocumentRun {
        DocumentRun {
            text: text.to_owned(),
            is_bold,
        }
    }

    fn plain(text: &str) -> DocumentBlock {
        DocumentBlock::Paragraph(vec![run(text, false)])
    }

    #[test]
    fn a_structured_document_has_headings_bold_words_and_tables() {
        let text =
            "## The **desk**\nIt pays.\n| Year | Sales |\n|---|---|\n| 2025 | 12 |\n\n| a |\n";
        let mut memo = memo(text, "Why?");
        let row = |cells: &[&str], is_head| DocumentRow {
            cells: cells.iter().map(|cell| vec![run(cell, false)]).collect(),
            is_head,
        };
        assert_eq!(
            Document::of(&memo, day(), &Preferences::default())
                .blocks
                .first(),
            Some(&plain("## The **desk**"))
        );
        memo.document = DocumentKind::SixPager;
        assert_eq!(
            Document::of(&memo, day(), &Preferences::default()).blocks,
            [
                DocumentBlock::Heading(2, vec![run("The ", false), run("desk", true)]),
                plain("It pays."),
                DocumentBlock::Table(vec![
                    row(&["Year", "Sales"], true),
                    row(&["2025", "12"], false)
                ]),
                DocumentBlock::Table(vec![row(&["a"], false)]),
            ]
        );
    }

    #[test]
    fn the_margins_hold_what_was_switched_on() {
        let memo = memo("The till\nIt was slow.", "Why\nwas it?");
        let margins = Margins::of(&memo, day(), &everything());
        assert_eq!(margins.signature.as_deref(), Some("Ana Ruiz · 23 Nov 2026"));
        assert!(margins.has_page_numbers);
        let head: Vec<&str> = margins.first_head().collect();
        assert_eq!(head, ["The till", "Why was it?"]);
    }

    #[test]
    fn the_name_and_the_date_print_each_by_choice() {
        let told = |print_name, print_date, name: &str| {
            let preferences = Preferences {
                print_name,
                print_date,
                name: name.to_owned(),
                ..Preferences::default()
            };
            Margins::of(&memo("Ends.", "Why?"), day(), &preferences).signature
        };
        assert_eq!(told(false, false, "Ana"), None);
        assert_eq!(told(true, false, " "), None);
        assert_eq!(told(true, false, "Ana").as_deref(), Some("Ana"));
        assert_eq!(told(false, true, "Ana").as_deref(), Some("23 Nov 2026"));
        assert_eq!(told(true, true, "").as_deref(), Some("23 Nov 2026"));
    }

    #[test]
    fn the_title_in_the_margin_is_the_memos_own() {
        let mut memo = memo("The till was slow.", "Why?");
        memo.give_title("Why tills wait".to_owned());
        let margins = Margins::of(&memo, day(), &everything());
        assert_eq!(margins.title.as_deref(), Some("Why tills wait"));
    }

    #[test]
    fn css_is_told_what_stands_in_the_margins_and_nothing_else() {
        let mut memo = memo("Ends.", r#"A "quoted" \ word"#);
        let values = |memo: &MemoDraft, preferences: Preferences| {
            Margins::of(memo, day(), &preferences)
                .properties()
                .map(|(_, value)| value)
        };
        assert_eq!(values(&memo, Preferences::default()), [const { None }; 5]);
        memo.lettering.face = Typeface::Sans;
        assert_eq!(
            values(&memo, everything()).map(Option::unwrap),
            [
                r#""Ends\a A \"quoted\" \\ word""#,
                r#""Ends""#,
                r#""Ana Ruiz · 23 Nov 2026""#,
                "counter(page)",
                "var(--face-sans)"
            ]
        );
        let sheet = include_str!("../../../style/print.css");
        for (property, _) in Margins::default().properties() {
            assert!(sheet.contains(&format!("var({property}, ")), "{property}");
        }
    }

    #[test]
    fn a_long_prompt_is_cut_to_what_a_margin_takes() {
        let memo = memo("", &"why ".repeat(200));
        let prompt = Margins::of(&memo, day(), &everything()).prompt.unwrap();
        assert!(prompt.chars().count() <= LONGEST_PROMPT + 1);
        assert!(prompt.ends_with("why…"), "{prompt}");
    }

    #[test]
    fn a_memos_file_is_named_by_its_title() {
        let mut memo = memo("It pays first.", "Why?");
        assert_eq!(FileKind::Word.memo_name(&memo, day()), "It pays first.docx");
        memo.give_title("Why: tills?".to_owned());
        assert_eq!(FileKind::Markdown.memo_name(&memo, day()), "Why tills.md");
        memo.give_title("…".to_owned());
        assert_eq!(
            FileKind::Text.memo_name(&memo, day()),
            "memo-2026-11-23.txt"
        );
    }

    #[test]
    fn files_are_named_by_the_day() {
        assert_eq!(
            FileKind::Word.file_name("memo", day()),
            "memo-2026-11-23.docx"
        );
        assert_eq!(
            FileKind::Text.file_name("memo", day()),
            "memo-2026-11-23.txt"
        );
        assert_eq!(
            FileKind::Csv.file_name("stories", day()),
            "stories-2026-11-23.csv"
        );
    }
}
