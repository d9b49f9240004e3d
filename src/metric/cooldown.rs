//! The time of a logged value, and the cooldown that follows a firing.

use std::fmt;

use time::OffsetDateTime;

use crate::model::Timestamp;

/// A point in time in milliseconds since 1970-01-01T00:00:00Z. Displayed as RFC 3339 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixMillis(pub i64);

impl From<&Timestamp> for UnixMillis {
    fn from(timestamp: &Timestamp) -> Self {
        Self(timestamp.unix_millis())
    }
}

impl fmt::Display for UnixMillis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanos = i128::from(self.0) * 1_000_000;
        let Ok(date_time) = OffsetDateTime::from_unix_timestamp_nanos(nanos) else {
            return write!(f, "{} ms", self.0);
        };
        let (date, time) = (date_time.date(), date_time.time());
        let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
        write!(f, "{year:04}-{month:02}-{day:02}")?;
        write!(f, "T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
        match time.millisecond() {
            0 => f.write_str("Z"),
            millis => write!(f, ".{millis:03}Z"),
        }
    }
}

/// The cooldown of one automation for one run: it fires at most once in 24 hours (documented).
///
/// The events' own times count, not the clock. Where the event that fired or the new one has no time, the automation is
/// in cooldown, because nothing shows that 24 hours have passed (assumed).
#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Cooldown {
    #[default]
    NeverFired,
    FiredAt(UnixMillis),
    FiredAtUnknownTime,
}

/// Whether a cooldown is over at some time.
pub(super) enum CooldownState {
    Over,
    /// Not over; with its end, where that is known.
    Until(Option<UnixMillis>),
}

impl Cooldown {
    const MILLISECONDS: i64 = 24 * 60 * 60 * 1000;

    /// Starts the cooldown of an automation that fires at `time`.
    pub(super) fn start(time: Option<UnixMillis>) -> Self {
        time.map_or(Self::FiredAtUnknownTime, Self::FiredAt)
    }

    /// Returns whether the cooldown is over at `time`.
    pub(super) fn state(self, time: Option<UnixMillis>) -> CooldownState {
        match self {
            Self::NeverFired => CooldownState::Over,
            Self::FiredAtUnknownTime => CooldownState::Until(None),
            Self::FiredAt(fired) => {
                let end = UnixMillis(fired.0.saturating_add(Self::MILLISECONDS));
                if time.is_some_and(|time| time >= end) {
                    CooldownState::Over
                } else {
                    CooldownState::Until(Some(end))
                }
            }
        }
    }
}
