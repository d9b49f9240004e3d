//! The operators that W&B's SDK knows.

use serde::{Deserialize, Serialize};

macro_rules! operators {
    ($($(#[doc = $doc:literal])+ $name:ident = $wire:literal;)+) => {
        /// An operator of a filter, written as MongoDB writes it (sdk).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum Operator {
            $($(#[doc = $doc])+ #[serde(rename = $wire)] $name,)+
        }

        impl Operator {
            /// Every operator.
            pub const ALL: &[Operator] = &[$(Operator::$name,)+];

            /// How it is written.
            pub const fn as_str(self) -> &'static str {
                match self { $(Operator::$name => $wire,)+ }
            }
        }
    };
}

operators! {
    /// Every one of these filters holds; of none at all, too.
    And = "$and";
    /// One of these filters holds.
    Or = "$or";
    /// None of these filters holds.
    Nor = "$nor";
    /// The filter, or the field's conditions, do not hold.
    Not = "$not";
    /// Equals.
    Eq = "$eq";
    /// Does not equal, or is missing.
    Ne = "$ne";
    /// Is greater, and of the same type.
    Gt = "$gt";
    /// Is greater or equal, and of the same type.
    Gte = "$gte";
    /// Is less, and of the same type.
    Lt = "$lt";
    /// Is less or equal, and of the same type.
    Lte = "$lte";
    /// Equals one of these.
    In = "$in";
    /// Equals none of these, or is missing.
    Nin = "$nin";
    /// Is there, or is missing.
    Exists = "$exists";
    /// A text in which the regular expression matches somewhere.
    Regex = "$regex";
    /// A text that holds this one: W&B's own.
    Contains = "$contains";
    /// A list of that many items.
    Size = "$size";
    /// Equals each of these, or has it as an item.
    All = "$all";
}

impl Operator {
    /// The operator that is written so.
    pub fn read(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|operator| operator.as_str() == text)
    }
}
