//! Histories as comma-separated values (RFC 4180), or separated by semicolons or tabs.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::column::{Column, HistoryBuilder, ProblemKind};
use super::number::Cell;
use crate::json::line_length;

/// The maximum length of a row that spans several lines, in bytes. In a longer one, a quoted cell is probably not closed.
pub(super) const MAX_ROW_BYTES: usize = 64 * 1024;

/// Reads a history from CSV.
#[derive(Debug)]
pub(super) struct CsvReader {
    separator: u8,
    parser: Reader,
    /// The cells of the row that is being read, without separators and quotes.
    cells: Vec<u8>,
    cells_length: usize,
    /// Where each cell ends in `cells`.
    ends: Vec<usize>,
    cell_count: usize,
    /// The source of the row that is being read, to read its lines again if a quoted cell is not closed.
    source: Vec<u8>,
    line_breaks: u32,
    has_header: bool,
}

/// Finds the separator at the beginning of a text: one that occurs outside quotes in the first row, and as often in the
/// second; else the one that is most frequent in the first row. Returns `None` if the rows may continue after this
/// beginning.
pub(super) fn separator(text: &[u8], is_end: bool) -> Option<u8> {
    // The comma is last, because names and numbers may contain commas.
    const SEPARATORS: [u8; 3] = *b"\t;,";
    let is_end = is_end || text.len() >= MAX_ROW_BYTES;
    let text = text.get(..MAX_ROW_BYTES).unwrap_or(text);
    let (header, after_header) = split_row(text, is_end)?;
    let (second, _) = split_row(after_header, is_end)?;
    let is_regular = |separator: &u8| {
        let found = count(header, *separator);
        found > 0 && found == count(second, *separator)
    };
    let regular = SEPARATORS.into_iter().find(is_regular);
    // Of several that are equally frequent, `max_by_key` returns the last.
    let frequent = SEPARATORS
        .into_iter()
        .max_by_key(|separator| count(header, *separator));
    regular.or(frequent)
}

/// Splits a text after its first row that is not blank; `None` if the row is not complete.
fn split_row(text: &[u8], is_end: bool) -> Option<(&[u8], &[u8])> {
    let start = text
        .iter()
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .count();
    let mut is_quoted = false;
    let mut bytes = text.iter().skip(start);
    let length = bytes.position(|byte| {
        is_quoted ^= *byte == b'"';
        *byte == b'\n' && !is_quoted
    });
    match length {
        Some(length) => text.split_at_checked(start + length),
        // A quote that is not closed ends with its line.
        None if is_end => text.split_at_checked((start + line_length(text.get(start..)?)).min(text.len())),
        None => None,
    }
}

/// Counts a separator in a row, outside quotes.
fn count(row: &[u8], separator: u8) -> usize {
    let mut is_quoted = false;
    let is_found = |byte: &&u8| {
        is_quoted ^= **byte == b'"';
        **byte == separator && !is_quoted
    };
    row.iter().filter(is_found).count()
}

impl CsvReader {
    /// Creates a reader. The first row is the header.
    pub(super) fn new(separator: u8, builder: &mut HistoryBuilder) -> Self {
        builder.history.is_table = true;
        Self {
            separator,
            parser: ReaderBuilder::new().delimiter(separator).build(),
            cells: vec![0; 1024],
            cells_length: 0,
            ends: vec![0; 64],
            cell_count: 0,
            source: Vec::new(),
            line_breaks: 0,
            has_header: false,
        }
    }

    /// Reads the rows that end in this piece of the text.
    pub(super) fn push(&mut self, piece: &[u8], builder: &mut HistoryBuilder) {
        let mut input = piece;
        while !input.is_empty() {
            input = self.parse(input, builder);
            if self.source.len() > MAX_ROW_BYTES && self.line_breaks > 0 {
                self.skip_unclosed_line(builder);
            }
        }
    }

    /// Reads the last row, which may lack a line break.
    pub(super) fn finish(&mut self, builder: &mut HistoryBuilder) {
        self.push(b"\n", builder);
        // A line break ends every row that has no unclosed cell.
        while !self.source.is_empty() {
            self.skip_unclosed_line(builder);
        }
    }

    /// Parses up to the end of the row, but no further than the next check of its length. Returns the remaining input.
    fn parse<'i>(&mut self, input: &'i [u8], builder: &mut HistoryBuilder) -> &'i [u8] {
        let input = self.skip_line_breaks(input, builder);
        if input.is_empty() {
            // The parser would take it for the end of the file.
            return input;
        }
        // A row is checked where it gets too long, or at the end of a line after that, however the text is cut.
        let length = match (MAX_ROW_BYTES + 1).checked_sub(self.source.len()) {
            Some(length) if length > 0 => length,
            _ => line_length(input) + 1,
        };
        let (result, read, written, ended) = self.parser.read_record(
            input.get(..length).unwrap_or(input),
            self.cells.get_mut(self.cells_length..).unwrap_or_default(),
            self.ends.get_mut(self.cell_count..).unwrap_or_default(),
        );
        let (parsed, remaining) = input.split_at(read);
        self.source.extend_from_slice(parsed);
        self.line_breaks += line_breaks(parsed);
        self.cells_length += written;
        self.cell_count += ended;
        match result {
            ReadRecordResult::OutputFull => self.cells.resize(2 * self.cells.len(), 0),
            ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
            ReadRecordResult::Record => self.end_row(builder),
            ReadRecordResult::InputEmpty | ReadRecordResult::End => {}
        }
        remaining
    }

    /// Skips line breaks before a row: those of empty lines, and the second half of a `\r\n`.
    fn skip_line_breaks<'i>(&self, input: &'i [u8], builder: &mut HistoryBuilder) -> &'i [u8] {
        if !self.source.is_empty() {
            return input;
        }
        let is_break = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let (breaks, remaining) = input.split_at(input.iter().take_while(is_break).count());
        builder.line += line_breaks(breaks);
        remaining
    }

    fn end_row(&mut self, builder: &mut HistoryBuilder) {
        // Whitespace may be the cells of a row that are separated by tabs.
        let is_blank = self.cell_count == 1 && self.source.trim_ascii().is_empty();
        let cells = self.cells.get(..self.cells_length).unwrap_or_default();
        match std::str::from_utf8(cells) {
            _ if is_blank => {}
            Err(_) => builder.report(ProblemKind::Encoding, "".into(), String::new()),
            Ok(text) => {
                let ends = self.ends.get(..self.cell_count).unwrap_or_default();
                let mut start = 0;
                let cells = ends.iter().map(|end| {
                    let cell = text.get(start..*end).unwrap_or_default();
                    start = *end;
                    cell
                });
                if self.has_header {
                    read_row(cells, builder);
                } else {
                    let columns = cells.map(|name| Column::new(name.trim().to_owned()));
                    builder.history.columns = columns.collect();
                    self.has_header = true;
                }
            }
        }
        builder.line += self.line_breaks;
        self.clear_row();
    }

    /// Skips the first line of a row with an unclosed cell. The next line may be a row again. A header is not skipped,
    /// because the next line would become the header: its names end at the next separator instead.
    fn skip_unclosed_line(&mut self, builder: &mut HistoryBuilder) {
        let source = std::mem::take(&mut self.source);
        let (line, remaining) = source.split_at((line_length(&source) + 1).min(source.len()));
        if self.has_header {
            builder.report(ProblemKind::QuoteOpen, "".into(), String::new());
        } else {
            let line = String::from_utf8_lossy(line);
            let names = line.split(char::from(self.separator));
            let columns = names.map(|name| Column::new(name.trim_matches(['"', ' ', '\r', '\n']).to_owned()));
            builder.history.columns = columns.collect();
            self.has_header = true;
        }
        builder.line += 1;
        self.parser.reset();
        self.clear_row();
        self.push(remaining, builder);
    }

    fn clear_row(&mut self) {
        self.source.clear();
        self.line_breaks = 0;
        self.cells_length = 0;
        self.cell_count = 0;
    }
}

fn read_row<'c>(cells: impl ExactSizeIterator<Item = &'c str>, builder: &mut HistoryBuilder) {
    let (found, expected) = (cells.len(), builder.history.columns.len());
    if found != expected {
        return builder.report(
            ProblemKind::CellCount,
            found.to_string().into(),
            expected.to_string(),
        );
    }
    for (cell, column) in cells.zip(&mut builder.history.columns) {
        let content = Cell::parse_with_marks(cell, &mut builder.marks);
        column.push(builder.history.row_count, content, builder.line, cell);
    }
    builder.history.row_count += 1;
}

fn line_breaks(text: &[u8]) -> u32 {
    text.iter().filter(|byte| **byte == b'\n').count() as u32
}
