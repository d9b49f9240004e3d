//! Points in time, as RFC 3339 writes them.

use std::error::Error;
use std::fmt;

use serde::{Deserialize, Serialize};
use time::{Date, Month, OffsetDateTime};

const SECONDS_PER_DAY: i64 = 86_400;
const UNIX_EPOCH_DAY: i32 = OffsetDateTime::UNIX_EPOCH.date().to_julian_day();

/// A point in time, as it was written (RFC 3339, like `2026-11-23T09:12:44Z`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp {
    text: String,
    millis: i64,
}

impl Timestamp {
    /// Returns the milliseconds since 1970-01-01T00:00:00Z.
    pub fn unix_millis(&self) -> i64 {
        self.millis
    }

    /// Returns the time as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl TryFrom<String> for Timestamp {
    type Error = InvalidTimestamp;

    fn try_from(text: String) -> Result<Self, InvalidTimestamp> {
        let millis = unix_millis(&text).ok_or(InvalidTimestamp)?;
        Ok(Self { text, millis })
    }
}

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.text
    }
}

/// The error for a string that is not a time of RFC 3339.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidTimestamp;

impl fmt::Display for InvalidTimestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an RFC 3339 time, like 2026-11-23T09:12:44Z")
    }
}

impl Error for InvalidTimestamp {}

/// Reads an RFC 3339 time and returns its milliseconds since 1970-01-01T00:00:00Z, rounded down. A leap second counts as
/// the last millisecond before it.
///
/// The calendar is that of the `time` crate, but not the parser, which with all that it calls is 5% of the smallest build.
pub(crate) fn unix_millis(text: &str) -> Option<i64> {
    let (date_and_time, rest) = text.as_bytes().split_first_chunk()?;
    let &[
        y0,
        y1,
        y2,
        y3,
        b'-',
        mo0,
        mo1,
        b'-',
        d0,
        d1,
        b'T' | b't' | b' ',
        h0,
        h1,
        b':',
        mi0,
        mi1,
        b':',
        s0,
        s1,
    ] = date_and_time
    else {
        return None;
    };
    let year = 100 * i32::from(number(y0, y1)?) + i32::from(number(y2, y3)?);
    let month = Month::try_from(number(mo0, mo1)?).ok()?;
    let date = Date::from_calendar_date(year, month, number(d0, d1)?).ok()?;
    let (hour, minute, second) = (number(h0, h1)?, number(mi0, mi1)?, number(s0, s1)?);
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (fraction, offset) = fraction_millis(rest)?;
    let seconds = i64::from(date.to_julian_day() - UNIX_EPOCH_DAY) * SECONDS_PER_DAY
        + i64::from(hour) * 3600
        + i64::from(minute) * 60
        + i64::from(second)
        - offset_minutes(offset)? * 60;
    if second == 60 {
        return ends_month(seconds - 1).then_some(seconds * 1000 - 1);
    }
    Some(seconds * 1000 + fraction)
}

/// Reads two digits.
fn number(tens: u8, ones: u8) -> Option<u8> {
    let are_digits = tens.is_ascii_digit() && ones.is_ascii_digit();
    are_digits.then(|| 10 * (tens - b'0') + (ones - b'0'))
}

/// Reads the fraction of a second, if there is one. Returns its milliseconds and the remaining text.
fn fraction_millis(rest: &[u8]) -> Option<(i64, &[u8])> {
    let Some((b'.', rest)) = rest.split_first() else {
        return Some((0, rest));
    };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at_checked(length).filter(|_| length > 0)?;
    let first_three = digits.iter().chain(b"00").take(3);
    let millis = first_three.fold(0, |millis, digit| 10 * millis + i64::from(digit - b'0'));
    Some((millis, rest))
}

/// Reads the offset from UTC.
fn offset_minutes(offset: &[u8]) -> Option<i64> {
    match *offset {
        [b'Z' | b'z'] => Some(0),
        [sign @ (b'+' | b'-'), h0, h1, b':', m0, m1] => {
            let (hours, minutes) = (number(h0, h1)?, number(m0, m1)?);
            let offset = 60 * i64::from(hours) + i64::from(minutes);
            let is_valid = hours <= 23 && minutes <= 59;
            is_valid.then_some(if sign == b'-' { -offset } else { offset })
        }
        _ => None,
    }
}

/// Returns whether this second in UTC is the last of a month: only a leap second may follow it in that month.
fn ends_month(seconds: i64) -> bool {
    let day = i32::try_from(seconds.div_euclid(SECONDS_PER_DAY)).ok();
    let date = day.and_then(|day| Date::from_julian_day(day + UNIX_EPOCH_DAY).ok());
    let is_last_day = date.is_some_and(|date| date.day() == date.month().length(date.year()));
    is_last_day && seconds.rem_euclid(SECONDS_PER_DAY) == SECONDS_PER_DAY - 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::OffsetDateTime;
    use time::format_description::well_known::Rfc3339;

    use super::unix_millis;

    /// Reads a time with the parser of the `time` crate, and returns its milliseconds.
    fn expected(text: &str) -> Option<i64> {
        let time = OffsetDateTime::parse(text, &Rfc3339).ok()?;
        Some(time.unix_timestamp() * 1000 + i64::from(time.millisecond()))
    }

    #[test]
    fn times_are_read_as_the_time_crate_reads_them() {
        for text in [
            "2026-11-23T09:12:44Z",
            "2026-11-23 09:12:44.1234567890123+09:00",
            "1969-12-31t23:59:59.999z",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "2024-02-29T12:00:00-05:30",
            "2023-02-29T12:00:00Z",
            "2016-12-31T23:59:60Z",
            "2017-01-01T08:59:60.5+09:00",
            "2016-12-31T23:58:60Z",
            "2016-12-30T23:59:60Z",
            "9999-12-31T23:59:60Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23T09:12:44",
            "2026-11-23T09:12:44.Z",
            "2026-11-23T09:12:44+24:00",
            "2026-11-23T09:12:44+0900",
            "2026-11-23T09:12:44Z ",
            "2026-11-23",
            "",
        ] {
            assert_eq!(unix_millis(text), expected(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_time_is_read_as_the_time_crate_reads_it(
            text in "[0-2][0-9]{3}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-6][0-9]:([0-6][0-9]|59|60)(\\.[0-9]{0,12})?(Z|z|[+-][0-2][0-9]:[0-6][0-9])"
        ) {
            prop_assert_eq!(unix_millis(&text), expected(&text));
        }

        #[test]
        fn any_last_second_of_a_day_is_read_as_the_time_crate_reads_it(
            text in "[0-2][0-9]{3}-(0[1-9]|1[0-2])-(28|29|30|31)T(23|14):(59|29):60(\\.[0-9]{1,4})?(Z|[+-](09|00):(00|30))"
        ) {
            prop_assert_eq!(unix_millis(&text), expected(&text));
        }
    }
}
