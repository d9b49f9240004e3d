//! Checks templates and webhooks: each finding has a span, its evidence and, where one fix is obvious, that fix.
//!
//! ```
//! use hookwright::diagnostic::Code;
//! use hookwright::lint::{TemplateContext, check_template};
//! use hookwright::template::Template;
//!
//! let template = Template::new(r#"{"by": "${event_autor}"}"#, None);
//! let findings = check_template(&template, &TemplateContext::default());
//! assert_eq!(findings[0].code, Code::TemplateUnknownVariable);
//! assert_eq!(findings[0].fix.as_ref().unwrap().edits[0].text, "${event_author}");
//! ```

mod collector;
mod context;
mod nested;
mod payload;
mod placeholder;
mod receiver;
mod secret;
mod template;
#[cfg(test)]
mod tests;
mod variable;
mod webhook;

pub use context::TemplateContext;
pub use secret::check_secret_value;
pub use template::check_template;
pub use webhook::{
    Authorization, check_characters, check_endpoint, check_sandbox_address, check_webhook, is_on_this_machine,
};
