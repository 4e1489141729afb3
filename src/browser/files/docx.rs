//! Word files, made by the crate `docx-rs` and read by [`word`] in a part of the program of its own: it is
//! as large as everything else together, and is fetched when the first file is wanted.

#![allow(
    unsafe_code,
    reason = "what `wasm_split` writes declares an import and an export"
)]

use std::io::Cursor;

use docx_rs::{
    AlignmentType, Docx, Footer, Header, LineSpacing, LineSpacingType, PageMargin, PageNum,
    Paragraph, Run, RunFonts, Style, StyleType, Tab, TabValueType, Table, TableCell,
    TableCellMargins, TableLayoutType, TableRow, WidthType,
};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::browser::canvas::canvas;
use crate::domain::format::dates;
use crate::domain::incoming::word;
use crate::domain::paper::typeface::{TypeStyle, Typeface};
use crate::domain::text::direction::{is_right_to_left, pieces};
use crate::domain::writing::document::{
    CELL_ENDS, CELL_SIDE, Document, DocumentBlock, DocumentRow, DocumentRun, IN_MARGIN, MARGIN,
    MARGIN_INSET, Margins, Paper, Setting, Twips, tab,
};
use crate::ports::pending::Pending;
use crate::ports::{FileError, WordFiles};

/// Makes Word files.
pub struct DocxFiles;

impl WordFiles for DocxFiles {
    fn write(&self, document: Document) -> Pending<'_, Result<Vec<u8>, FileError>> {
        Box::pin(write(document))
    }

    fn read(&self, bytes: Vec<u8>, is_plain: bool) -> Pending<'_, Result<String, FileError>> {
        Box::pin(async move {
            match read(bytes, is_plain).await {
                Err(FileError::WriterMissing) => Err(FileError::ReaderMissing),
                read => read,
            }
        })
    }
}

impl From<SplitLoaderError> for FileError {
    fn from(_: SplitLoaderError) -> Self {
        Self::WriterMissing
    }
}

#[wasm_split(docx, fallible)]
fn write(document: Document) -> Result<Vec<u8>, FileError> {
    let mut parts = typeset(document).build();
    parts.styles = kerned(parts.styles);
    parts.document = directed(parts.document);
    let mut file = Cursor::new(Vec::new());
    parts
        .pack(&mut file)
        .map_err(|error| FileError::Refused(error.to_string()))?;
    Ok(file.into_inner())
}

#[wasm_split(docx, fallible)]
fn read(bytes: Vec<u8>, is_plain: bool) -> Result<String, FileError> {
    word::read(&bytes, is_plain).map_err(FileError::Word)
}

fn typeset(document: Document) -> Docx {
    let paper = document.paper;
    let body = Setting::of(document.lettering);
    let font = font_here(document.lettering.face);
    // If a memo did not change, its files are identical byte for byte.
    let written = format!("{}T00:00:00Z", dates::in_file_name(&document.day));
    let side = whole(MARGIN);
    let inset = whole(MARGIN_INSET);
    let docx = Docx::new()
        .created_at(&written)
        .updated_at(&written)
        .page_size(paper.width.0, paper.height.0)
        .page_margin(PageMargin {
            top: side,
            left: side,
            bottom: side,
            right: side,
            header: inset,
            footer: inset,
            gutter: 0,
        })
        .default_size(size(body))
        .default_fonts(
            RunFonts::new()
                .ascii(font)
                .hi_ansi(font)
                .cs(font)
                .east_asia(font),
        )
        .default_line_spacing(spacing(body))
        .default_tab_stop(count(tab(document.lettering)));
    let docx = with_styles(docx, document.lettering);
    let docx = with_margins(docx, &document.margins, paper);
    let mut follows_table = false;
    let mut set = docx;
    for block in &document.blocks {
        set = match block {
            DocumentBlock::Paragraph(runs) => {
                set.add_paragraph(after(follows_table, body, paragraph(runs)))
            }
            DocumentBlock::Heading(level, runs) => {
                let heading = paragraph(runs)
                    .style(&heading_style(*level))
                    .keep_next(true);
                let setting = Setting::of_heading(document.lettering, *level);
                set.add_paragraph(after(follows_table, setting, heading))
            }
            DocumentBlock::Table(rows) => {
                // Two tables without a paragraph between them would be one.
                if follows_table {
                    set = set.add_paragraph(Paragraph::new().line_spacing(closed(body)));
                }
                set.add_table(table(rows, paper, body))
            }
        };
        follows_table = matches!(block, DocumentBlock::Table(_));
    }
    set
}

/// A paragraph whose runs have the direction of their letters.
fn paragraph(runs: &[DocumentRun]) -> Paragraph {
    let mut paragraph = Paragraph::new().widow_control(true);
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    if is_right_to_left(&text) {
        paragraph.property = paragraph.property.bidi(true);
    }
    runs.iter()
        .flat_map(|set| {
            pieces(&set.text)
                .into_iter()
                .map(|(piece, is_right_to_left)| {
                    let start = Run::new();
                    let start = if set.is_bold { start.bold() } else { start };
                    let start = if is_right_to_left {
                        start.style(RIGHT_TO_LEFT)
                    } else {
                        start
                    };
                    run(start, piece)
                })
        })
        .fold(paragraph, Paragraph::add_run)
}

/// A paragraph, with the space that a table cannot have after it.
fn after(follows_table: bool, setting: Setting, paragraph: Paragraph) -> Paragraph {
    if follows_table {
        paragraph.line_spacing(spacing(setting).before(setting.after.0))
    } else {
        paragraph
    }
}

/// The name by which word processors know a heading's style.
fn heading_style(level: u8) -> String {
    format!("Heading{level}")
}

/// The styles of headings: a word processor lists by them, and its reader finds them again.
fn with_styles(docx: Docx, lettering: TypeStyle) -> Docx {
    (1..=3).fold(docx, |docx, level| {
        let setting = Setting::of_heading(lettering, level);
        let style = Style::new(heading_style(level), StyleType::Paragraph)
            .name(format!("heading {level}"))
            .bold()
            .size(size(setting))
            .line_spacing(spacing(setting))
            .outline_lvl(usize::from(level) - 1);
        docx.add_style(if level == 3 { style.italic() } else { style })
    })
}

/// A table as the style sheet sets it: columns equally wide, lines around every cell.
fn table(rows: &[DocumentRow], paper: Paper, body: Setting) -> Table {
    let columns = rows.first().map_or(1, |row| row.cells.len().max(1));
    let width = count(paper.measure()) / columns;
    let rows = rows.iter().map(|row| {
        let cells = row.cells.iter().map(|runs| {
            let runs: Vec<DocumentRun> = runs
                .iter()
                .map(|run| DocumentRun {
                    text: run.text.clone(),
                    is_bold: run.is_bold || row.is_head,
                })
                .collect();
            TableCell::new()
                .width(width, WidthType::Dxa)
                .add_paragraph(paragraph(&runs).line_spacing(closed(body)))
        });
        TableRow::new(cells.collect()).cant_split()
    });
    let (side, ends) = (count(CELL_SIDE), count(CELL_ENDS));
    Table::new(rows.collect())
        .set_grid(vec![width; columns])
        .width(width * columns, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(ends, side, ends, side))
}

/// Lines without space after them.
fn closed(setting: Setting) -> LineSpacing {
    spacing(Setting {
        after: Twips::points(0),
        ..setting
    })
}

fn with_margins(docx: Docx, margins: &Margins, paper: Paper) -> Docx {
    let line = |text: &str, date: Option<&str>| {
        let left = run(Run::new().size(size(IN_MARGIN)), text);
        let whole = match date {
            Some(date) => left.add_tab().add_text(date),
            None => left,
        };
        Paragraph::new()
            .line_spacing(spacing(IN_MARGIN))
            .add_tab(
                Tab::new()
                    .val(TabValueType::Right)
                    .pos(count(paper.measure())),
            )
            .add_run(whole)
    };
    let head = |mut lines: Vec<&str>| {
        let first = if lines.is_empty() {
            ""
        } else {
            lines.remove(0)
        };
        lines.into_iter().map(|text| line(text, None)).fold(
            Header::new().add_paragraph(line(first, margins.signature.as_deref())),
            Header::add_paragraph,
        )
    };
    let foot = || {
        Footer::new().add_paragraph(
            Paragraph::new()
                .align(AlignmentType::Center)
                .line_spacing(spacing(IN_MARGIN))
                .size(size(IN_MARGIN))
                .add_page_num(PageNum::new()),
        )
    };
    let first: Vec<&str> = margins.first_head().collect();
    let later: Vec<&str> = margins.title.iter().map(String::as_str).collect();
    let has_head = !first.is_empty() || margins.signature.is_some();
    let docx = if has_head {
        docx.first_header(head(first)).header(head(later))
    } else {
        docx
    };
    match (margins.has_page_numbers, has_head) {
        // If the first page has its own header, it has its own footer, too.
        (true, true) => docx.first_footer(foot()).footer(foot()),
        (true, false) => docx.footer(foot()),
        (false, _) => docx,
    }
}

/// A text run, with tabs as tabs.
fn run(run: Run, text: &str) -> Run {
    let mut pieces = text.split('\t');
    let first = run.add_text(pieces.next().unwrap_or_default());
    pieces.fold(first, |run, piece| run.add_tab().add_text(piece))
}

/// Exact line spacing, as the browser sets it, whatever the font suggests.
fn spacing(setting: Setting) -> LineSpacing {
    LineSpacing::new()
        .line_rule(LineSpacingType::Exact)
        .line(whole(setting.leading))
        .after(setting.after.0)
}

fn size(setting: Setting) -> usize {
    usize::try_from(setting.size.half_points()).unwrap_or_default()
}

fn count(length: Twips) -> usize {
    usize::try_from(length.0).unwrap_or_default()
}

fn whole(length: Twips) -> i32 {
    i32::try_from(length.0).unwrap_or_default()
}

/// Word processors kern only on request, and browsers always do; without it, lines break
/// differently. `docx-rs` has no property for it, so it is inserted before the font size.
fn kerned(styles: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(styles) {
        Ok(styles) => styles
            .replacen("<w:sz ", r#"<w:kern w:val="2" /><w:sz "#, 1)
            .into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// The placeholder style of right-to-left runs, which [`directed`] replaces.
const RIGHT_TO_LEFT: &str = "RightToLeft";

/// Word orders the punctuation and digits of a run by its direction, which `docx-rs` cannot set. So
/// the runs have a placeholder style, replaced here.
fn directed(document: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(document) {
        Ok(document) => document
            .replace(
                &format!(r#"<w:rStyle w:val="{RIGHT_TO_LEFT}" />"#),
                "<w:rtl />",
            )
            .into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// The font that this device uses for the memo: the first of the family that is installed. A
/// document names one font, and with another the lines would break differently.
fn font_here(face: Typeface) -> &'static str {
    let fonts = face.fonts();
    let last = fonts.last().copied().unwrap_or_default();
    let Some(canvas) = canvas() else {
        return last;
    };
    // No family has the widths of both of these.
    let width = |font: &str| {
        canvas.set_font(font);
        canvas
            .measure_text("The quick brown fox jumps over 19 lazy dogs")
            .map(|text| text.width())
            .unwrap_or_default()
    };
    let is_here = |family: &&&str| {
        ["monospace", "sans-serif"].iter().all(|fallback| {
            (width(&format!("72px \"{family}\", {fallback}")) - width(&format!("72px {fallback}")))
                .abs()
                > 0.5
        })
    };
    fonts.iter().find(is_here).copied().unwrap_or(last)
}
