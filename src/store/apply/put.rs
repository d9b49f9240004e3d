//! A record that replaces the one with the same id, or comes in addition.

use super::super::list;
use super::super::merge::{Intent, Merge};
use crate::diagnostic::{Code, Error, Phrase};

/// What is put, where, and what it was made from.
pub(super) struct Put<T> {
    pub record: T,
    pub base: Option<T>,
    pub position: Option<u32>,
    pub intent: Intent,
}

/// What the record was before, and where, if there was one.
pub(super) type Replaced<T> = Option<(T, Option<u32>)>;

impl<T: Merge> Put<T> {
    /// The record with what others changed since its base.
    ///
    /// # Errors
    /// Others changed everything that is to be taken back, or it is gone.
    pub fn onto(mut self, newest: Option<&T>, what: Phrase, name: &str) -> Result<Self, Error> {
        match (self.base.take(), newest) {
            (Some(base), Some(newest)) => {
                let merged = self.intent.merge(&self.record, &base, newest);
                let in_vain = merged == *newest && merged != self.record && self.record != base;
                if in_vain && self.intent == Intent::TakeBack {
                    return Err(changed(what, name));
                }
                self.record = merged;
                Ok(self)
            }
            (Some(_), None) if self.intent == Intent::TakeBack => Err(super::missing(what, name)),
            _ => Ok(self),
        }
    }

    /// Puts it into a list; answers the record that is there now, and what it replaced.
    pub fn into_list(self, list: &mut Vec<T>, is_meant: impl Fn(&T) -> bool) -> (T, Replaced<T>) {
        let written = self.record.clone();
        (written, list::put(list, self.record, self.position, is_meant))
    }
}

/// Refuses to delete what is not what it was.
pub(super) fn unchanged<T: PartialEq>(
    now: Option<&T>,
    base: Option<&T>,
    what: Phrase,
    name: &str,
) -> Result<(), Error> {
    match (now, base) {
        (Some(now), Some(base)) if now != base => Err(changed(what, name)),
        _ => Ok(()),
    }
}

fn changed(what: Phrase, name: &str) -> Error {
    Error::new(Code::StoreChanged, [("what", what.into()), ("name", name.into())])
}
