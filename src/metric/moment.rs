//! When a value was logged, and how long an automation then rests.

use std::fmt;

use time::OffsetDateTime;

use crate::model::Timestamp;

/// A point in time in milliseconds since 1970-01-01T00:00:00Z; shows as RFC 3339 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

impl From<&Timestamp> for Moment {
    fn from(timestamp: &Timestamp) -> Self {
        Self(timestamp.millis())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanos = i128::from(self.0) * 1_000_000;
        let Ok(at) = OffsetDateTime::from_unix_timestamp_nanos(nanos) else {
            return write!(f, "{} ms", self.0);
        };
        let (date, month, time) = (at.date(), u8::from(at.month()), at.time());
        write!(f, "{:04}-{month:02}-{:02}", date.year(), date.day())?;
        write!(f, "T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
        match time.millisecond() {
            0 => f.write_str("Z"),
            millis => write!(f, ".{millis:03}Z"),
        }
    }
}

/// When an automation fired for a run: at most once in 24 hours (documented).
///
/// The events' own times count, not the clock. Where the event that fired or the new one has no time, the automation
/// rests: nothing shows that 24 hours have passed (assumed).
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Cooldown {
    #[default]
    Ready,
    FiredAt(Moment),
    FiredAtSomeTime,
}

/// Whether an automation rests.
pub(super) enum Rest {
    Over,
    Until(Option<Moment>),
}

impl Cooldown {
    /// How long, in milliseconds.
    const LENGTH: i64 = 24 * 60 * 60 * 1000;

    /// Whether an automation that fired then rests at this time.
    pub(super) fn rest(self, time: Option<Moment>) -> Rest {
        match (self, time) {
            (Self::Ready, _) => Rest::Over,
            (Self::FiredAtSomeTime, _) => Rest::Until(None),
            (Self::FiredAt(fired), time) => {
                let until = Moment(fired.0.saturating_add(Self::LENGTH));
                if time.is_some_and(|time| time >= until) {
                    Rest::Over
                } else {
                    Rest::Until(Some(until))
                }
            }
        }
    }

    /// The rest that a firing at this time begins.
    pub(super) fn begin(time: Option<Moment>) -> Self {
        time.map_or(Self::FiredAtSomeTime, Self::FiredAt)
    }
}
