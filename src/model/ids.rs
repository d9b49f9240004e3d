//! Names that only machines read.

use serde::Serialize;

use crate::json::{FromJson, Json, Mismatch, read_by_json};

macro_rules! id {
    ($(#[doc = $doc:literal])+ $name:ident) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromJson for $name {
            fn from_json(json: Json) -> Result<Self, Mismatch> {
                String::from_json(json).map(Self)
            }
        }

        read_by_json!($name);

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

id! {
    /// Which webhook; unique in a workspace.
    WebhookId
}
id! {
    /// Which automation; unique in a workspace.
    AutomationId
}
id! {
    /// Which sample event; unique in a workspace.
    SampleId
}
