//! Host names in any script, in the form in which they are asked for: the page's own `URL` knows the tables.

use web_sys::Url;

use crate::diagnostic::{Argument, Code, Diagnostic, Edit, Fix, FixCode, Locator, Phrase};

/// Offers the address with its host in ASCII, where that is what it lacks.
pub(super) fn repaired(text: &str, finding: Diagnostic) -> Diagnostic {
    let lacks_it = finding.code == Code::EndpointUrl
        && matches!(finding.arguments.get("reason"), Some(Argument::Words(words)) if words.phrase == Phrase::UrlHostNotAscii);
    let Some(url) = lacks_it.then(|| Url::new(text.trim()).ok()).flatten() else {
        return finding;
    };
    // A finding repeats no password, not even in its repair.
    if !url.username().is_empty() || !url.password().is_empty() {
        return finding;
    }
    let edit = Edit {
        span: Locator::new(text).span(0..text.len()),
        text: url.href(),
    };
    let fix = Fix::new(FixCode::WriteAscii, [("host", url.host())], vec![edit]);
    finding.with_fix(fix)
}
