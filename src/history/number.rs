//! Numbers as programs and spreadsheets write them, with a decimal point or a decimal comma.

/// The content of a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Number(f64),
    /// A number with one comma or point and three digits after it, such as `1,234`: a fraction or, if the other mark is the
    /// file's decimal mark, thousands. With its value as a fraction.
    Grouped(Mark, f64),
    NonNumeric,
}

/// A mark in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Comma,
    Point,
}

/// The decimal marks that the numbers of a file prove.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DecimalMarks {
    comma: bool,
    point: bool,
}

impl DecimalMarks {
    /// Returns the decimal mark of the file, where all its numbers agree.
    pub(super) fn agreed(self) -> Option<Mark> {
        match (self.comma, self.point) {
            (true, false) => Some(Mark::Comma),
            (false, true) => Some(Mark::Point),
            _ => None,
        }
    }

    fn prove(&mut self, mark: Mark) {
        match mark {
            Mark::Comma => self.comma = true,
            Mark::Point => self.point = true,
        }
    }
}

impl Cell {
    /// Parses a number with a decimal point, or NaN and infinity as Python, JavaScript and W&B write them.
    pub(super) fn parse(text: &str) -> Self {
        let text = text.trim_ascii();
        match text {
            "" | "null" | "None" | "NA" | "N/A" => Self::Empty,
            _ => text.parse().map_or(Self::NonNumeric, Self::Number),
        }
    }

    /// Parses a cell of a table, whose numbers may have a decimal comma, and thousands in groups. Adds to `marks` what the
    /// number proves about the file.
    pub(super) fn parse_with_marks(text: &str, marks: &mut DecimalMarks) -> Self {
        let text = text.trim_ascii();
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let mantissa = unsigned.split(['e', 'E']).next().unwrap_or_default();
        let Some((before, after)) = mantissa.rsplit_once([',', '.']) else {
            return Self::parse(text);
        };
        let is_comma = mantissa.as_bytes().get(before.len()) == Some(&b',');
        let (mark, character, other, other_character) = match is_comma {
            true => (Mark::Comma, ',', Mark::Point, '.'),
            false => (Mark::Point, '.', Mark::Comma, ','),
        };
        if before.contains(character) {
            // A mark that occurs more than once separates groups: `1,234,567`.
            if mantissa != unsigned || !is_grouped(mantissa, character) {
                return Self::NonNumeric;
            }
            marks.prove(other);
            return Self::parse(&text.replace(character, ""));
        }
        let has_groups = before.contains(other_character);
        if has_groups && !is_grouped(before, other_character) || is_comma && after.is_empty() {
            return Self::NonNumeric;
        }
        let parsed = match has_groups || is_comma {
            true => text.replace(other_character, "").replace(character, ".").parse(),
            false => text.parse(),
        };
        match parsed {
            Err(_) => Self::NonNumeric,
            Ok(value) if !has_groups && is_grouped(unsigned, character) => Self::Grouped(mark, value),
            Ok(value) => {
                marks.prove(mark);
                Self::Number(value)
            }
        }
    }
}

/// Returns whether digits are in groups of three, the first of one to three digits and without a leading zero.
fn is_grouped(digits: &str, separator: char) -> bool {
    let mut groups = digits.split(separator);
    let first = groups.next().unwrap_or_default();
    let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && is_number(first)
        && groups.all(|group| group.len() == 3 && is_number(group))
}
