//! Two who change one record, field by field.

use crate::model::{Automation, SampleEvent, Settings, Webhook};

/// A record whose fields can be changed apart from each other.
pub(super) trait Merge: Clone + PartialEq {
    /// What `changed` differs in from `base`, from which it was made, and all else as `newest` has it.
    fn merged(changed: &Self, base: &Self, newest: &Self) -> Self;
}

/// Whose change counts where a record is replaced that others may have changed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Intent {
    /// Somebody edits: where both changed a field, the edit counts.
    Edit,
    /// An own change is taken back: where others changed a field since, theirs stays.
    TakeBack,
}

impl Intent {
    /// The record to store; `changed` was made from `base`.
    pub(super) fn merge<T: Merge>(self, changed: &T, base: &T, newest: &T) -> T {
        match self {
            Self::Edit => T::merged(changed, base, newest),
            // What others changed is the change here, and what is taken back the state that it comes upon.
            Self::TakeBack => T::merged(newest, base, changed),
        }
    }
}

fn pick<T: Clone + PartialEq>(changed: &T, base: &T, newest: &T) -> T {
    if changed == base { newest } else { changed }.clone()
}

macro_rules! merge_by_field {
    ($($type:ident { $($field:ident),+ $(; with $($kept:ident),+)? $(,)? })+) => {
        $(impl Merge for $type {
            fn merged(changed: &Self, base: &Self, newest: &Self) -> Self {
                Self { $($field: pick(&changed.$field, &base.$field, &newest.$field),)+ $($($kept: changed.$kept.clone(),)+)? }
            }
        })+
    };
}

merge_by_field! {
    Automation { name, description, enabled, scope, team, trigger, webhook, payload; with id }
    SampleEvent { name, event; with id }
    Settings { secret_retention, theme }
}

/// Where it sends and what it sends there go together: nobody's secret is sent to an address that somebody else chose.
impl Merge for Webhook {
    fn merged(changed: &Self, base: &Self, newest: &Self) -> Self {
        let target = |webhook: &Self| {
            let Self {
                endpoint,
                access_token,
                secret,
                ..
            } = webhook.clone();
            (endpoint, access_token, secret)
        };
        let (endpoint, access_token, secret) = pick(&target(changed), &target(base), &target(newest));
        Self {
            id: changed.id.clone(),
            name: pick(&changed.name, &base.name, &newest.name),
            endpoint,
            access_token,
            secret,
        }
    }
}
