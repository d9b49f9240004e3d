//! Arguments from JavaScript, which keeps no promise of its types.

use js_sys::JSON;
use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};

use super::error::Thrown;
use crate::model::{Code, Diagnostic};

/// Reads an argument, through its JSON text: a second deserializer for every type would double the core's size.
pub fn read<T>(name: &str, argument: Ts<T>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + DeserializeOwned,
{
    let refused = |reason: String| {
        let arguments = [("name", name.to_owned()), ("reason", reason)];
        Diagnostic::new(Code::ArgumentShape, arguments).into()
    };
    let text = JSON::stringify(&argument.js_value())
        .ok()
        .and_then(|text| text.as_string());
    let text = text.ok_or_else(|| refused("it has no JSON form".to_owned()))?;
    serde_json::from_str(&text).map_err(|reason| refused(reason.to_string()))
}

/// Reads an argument that may be left out.
pub fn read_or_default<T>(name: &str, argument: Option<Ts<T>>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + DeserializeOwned + Default,
{
    argument.map_or_else(|| Ok(T::default()), |argument| read(name, argument))
}
