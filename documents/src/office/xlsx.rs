//! Workbooks: each sheet that is shown is a page, its rows as a table.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};

use crate::blocks::{Blocks, heading, row};
use crate::{Document, Limits, Unreadable};

/// Columns of a sheet that are read.
const MOST_COLUMNS: usize = 500;
/// Cells of a workbook that are looked at. Cells without text would otherwise never fill a page.
const MOST_CELLS: usize = 5_000_000;

pub(crate) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut archive = super::open(bytes)?;
    let title = super::title(&mut archive)?;
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(reason)?;
    let shown = workbook.sheets_metadata().iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    if names.len() > Limits::MOST_PAGES {
        return Err(Unreadable::TooManyPages);
    }
    let mut pages = Vec::new();
    let mut has_rows = false;
    let mut cells = 0;
    let mut characters = 0;
    for name in names {
        let mut blocks = Blocks::default();
        if characters < Limits::LONGEST_TEXT {
            read_sheet(&mut workbook, &name, &mut blocks, &mut cells)?;
        }
        characters += blocks.characters();
        has_rows |= !blocks.is_empty();
        let mut page = Blocks::default();
        page.push(&heading(1, &name));
        page.push(&blocks.into_text());
        pages.push(page.into_text());
    }
    // The names of sheets alone say nothing.
    if has_rows { Document::of_pages(title, pages) } else { Err(Unreadable::NoText) }
}

/// Reads cell by cell: a sheet with one cell in its last corner is one cell, not sixteen billion.
fn read_sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    blocks: &mut Blocks,
    cells: &mut usize,
) -> Result<(), Unreadable> {
    // A sheet of charts or macros has no cells.
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return Ok(()) };
    let mut line = 0;
    let mut columns: Vec<String> = Vec::new();
    while let Some(cell) = reader.next_cell().map_err(reason)? {
        let (at_row, at_column) = cell.get_position();
        *cells += 1;
        if *cells > MOST_CELLS {
            return Err(Unreadable::TookTooLong);
        }
        if at_row != line {
            blocks.line(&row(columns.drain(..)));
            line = at_row;
        }
        if blocks.is_full() {
            return Ok(());
        }
        let text = written(cell.get_value());
        let column = at_column as usize;
        if column < MOST_COLUMNS && !text.is_empty() {
            columns.resize(columns.len().max(column + 1), String::new());
            columns[column] = text;
        }
    }
    blocks.line(&row(columns));
    Ok(())
}

fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is_true) => is_true.to_string(),
        DataRef::DateTime(moment) => written_moment(moment),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn written_moment(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        let minutes = (moment.as_f64() * 24.0 * 60.0).round();
        return format!("{}:{:02}", (minutes / 60.0).trunc(), (minutes % 60.0).abs());
    }
    let (year, month, day, hour, minute, _, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}");
    match moment.as_f64() {
        // Nothing before the point is a time without a day, nothing after it a day without a time.
        value if value < 1.0 => time,
        value if value.fract() == 0.0 => date,
        _ => format!("{date} {time}"),
    }
}

fn reason(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Locked,
        _ => Unreadable::Damaged,
    }
}
