//! What is wrong, or may be, with a template or a webhook: each finding with its place, its evidence and, where there
//! is one obvious repair, the edit that makes it.
//!
//! ```
//! use hookwright::lint::{TemplateContext, check_template};
//! use hookwright::{diagnostic::Code, template::Template};
//!
//! let template = Template::new(r#"{"by": "${event_autor}"}"#, None);
//! let findings = check_template(&template, &TemplateContext::default());
//! assert_eq!(findings[0].code, Code::TemplateUnknown);
//! assert_eq!(findings[0].fix.as_ref().unwrap().edits[0].text, "${event_author}");
//! ```

mod endpoint;
mod nearest;
mod template;
mod template_json;
mod template_secret;
mod template_text;
mod template_variable;
#[cfg(test)]
mod tests;
mod webhook;

pub use endpoint::{Carries, check_endpoint};
pub use template::{TemplateContext, check_template};
pub use webhook::check_webhook;
