//! A template with a stand-in for each variable: is it JSON, and where not?

use std::ops::Range;

use super::{Context, Template, Use, Variable};
use crate::json::{SyntaxError, Tape};

impl Template {
    /// Where the template stops being JSON, in bytes of the template; none where it is JSON for every value.
    pub(crate) fn json_fault(&self) -> Option<SyntaxError> {
        let skeleton = self.skeleton();
        let fault = Tape::read(&skeleton).err()?;
        Some(SyntaxError {
            range: self.place(fault.range),
            reason: fault.reason,
        })
    }

    fn skeleton(&self) -> String {
        let mut skeleton = String::with_capacity(self.text.len());
        let mut at = 0;
        for used in self.uses() {
            skeleton.push_str(self.text.get(at..used.range.start).unwrap_or_default());
            skeleton.push_str(self.stand_in(used));
            at = used.range.end;
        }
        skeleton.push_str(self.text.get(at..).unwrap_or_default());
        skeleton
    }

    /// The bytes of the template behind bytes of the skeleton: a stand-in's are all of its variable's.
    fn place(&self, skeleton: Range<usize>) -> Range<usize> {
        let (mut behind_use, mut behind_stand_in) = (0, 0);
        for used in self.uses() {
            let start = behind_stand_in + (used.range.start - behind_use);
            if skeleton.start < start {
                break;
            }
            let end = start + self.stand_in(used).len();
            if skeleton.start < end {
                return used.range.clone();
            }
            (behind_use, behind_stand_in) = (used.range.end, end);
        }
        let start = behind_use + (skeleton.start - behind_stand_in);
        start..start + skeleton.len()
    }

    /// What the template may hold wherever the variable may stand.
    fn stand_in(&self, used: &Use) -> &str {
        match (used.context, &used.variable) {
            // Where it has no value it stays as it was typed, so that must do, too.
            (Context::InString, _) if self.source(used).contains(|c: char| c == '\\' || c.is_control()) => {
                self.source(used)
            }
            // No JSON escape starts with it, so a backslash before a variable is found.
            (Context::InString, _) => "x",
            // It may be a number or a list, which can't be an object's key.
            (Context::Bare, Variable::Metadata(_)) => "null",
            (Context::Bare, _) => "\"\"",
        }
    }
}
