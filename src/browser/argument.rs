//! Arguments from JavaScript, which keeps no promise of its types.

use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};

use super::error::Thrown;
use crate::model::{Code, Diagnostic};

/// Reads an argument.
pub fn read<T>(name: &str, argument: Ts<T>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + DeserializeOwned,
{
    argument.to_rust().map_err(|reason| {
        let arguments = [("name", name.to_owned()), ("reason", reason.to_string())];
        Diagnostic::new(Code::ArgumentShape, arguments).into()
    })
}

/// Reads an argument that may be left out.
pub fn read_or_default<T>(name: &str, argument: Option<Ts<T>>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + DeserializeOwned + Default,
{
    argument.map_or_else(|| Ok(T::default()), |argument| read(name, argument))
}
