//! The sandbox of this page: its address, and endpoints near it.

use std::cell::RefCell;

use url::Url;
use wasm_bindgen::prelude::*;

use super::argument::Text;
use super::page::{needed, window};
use super::result::Thrown;
use crate::diagnostic::Diagnostic;
use crate::lint::check_sandbox_address;
use crate::model::{Endpoint, SandboxAddress, Webhook};

thread_local! {
    /// The address that the page passed, or the default one.
    static ADDRESS: RefCell<Option<SandboxAddress>> = const { RefCell::new(None) };
}

/// Returns the endpoint that means the sandbox of whatever page opens the workspace. Its address is not part of a
/// workspace, because it differs from site to site.
#[wasm_bindgen(js_name = sandboxEndpoint)]
pub fn sandbox_endpoint() -> String {
    Endpoint::SANDBOX.to_owned()
}

/// Returns whether an endpoint, complete or not, is this page's sandbox: by `sandboxEndpoint`, or by its address.
#[wasm_bindgen(js_name = isSandbox)]
pub fn is_sandbox(endpoint: &Text) -> Result<bool, Thrown> {
    Ok(is_sandbox_text(&endpoint.read("endpoint")?))
}

/// Returns whether the text of an endpoint is this page's sandbox.
pub(super) fn is_sandbox_text(text: &str) -> bool {
    let endpoint = text.parse::<Endpoint>();
    endpoint.is_ok_and(|endpoint| match address() {
        Ok(address) => address.is_address_of(&endpoint),
        Err(_) => endpoint == Endpoint::Sandbox,
    })
}

/// Returns a webhook with the sandbox's name instead of its address.
pub(super) fn named(mut webhook: Webhook) -> Webhook {
    if let Ok(address) = address() {
        address.replace_in_webhook(&mut webhook);
    }
    webhook
}

/// Sets the sandbox's address to this URL, or to the one beside the page.
pub(super) fn set_address(url: Option<&str>) -> Result<(), Thrown> {
    let Some(url) = url else {
        return address().map(drop);
    };
    // The sandbox's name is not an address: the default one stays.
    if let Endpoint::Url { url, .. } = url.parse::<Endpoint>()? {
        ADDRESS.replace(Some(SandboxAddress::new(&url)));
    }
    Ok(())
}

/// Returns the address of this page's sandbox.
pub(super) fn address() -> Result<SandboxAddress, Thrown> {
    if let Some(address) = ADDRESS.with_borrow(Clone::clone) {
        return Ok(address);
    }
    let document = window()?.document();
    let base = document.and_then(|document| document.base_uri().ok().flatten());
    let url = base.and_then(|base| Url::parse(&base).ok()?.join("sandbox/receive").ok());
    let address = SandboxAddress::new(&url.ok_or_else(|| needed("document.baseURI"))?);
    ADDRESS.replace(Some(address.clone()));
    Ok(address)
}

/// Returns the URL that requests to an endpoint are sent to.
///
/// # Errors
/// The endpoint is near the sandbox but not it, so a web server would get the request and its secrets.
pub(super) fn url_to_send_to(endpoint: &Endpoint, url: String) -> Result<String, Thrown> {
    // Only a page has a sandbox; elsewhere `send` fails anyway.
    let Ok(address) = address() else { return Ok(url) };
    address.ensure_no_near_miss(endpoint)?;
    Ok(if address.is_address_of(endpoint) {
        address.url().to_string()
    } else {
        url
    })
}

/// Returns the finding about the text of an endpoint that is near the sandbox but not it.
pub(super) fn near_miss(text: &str) -> Option<Diagnostic> {
    check_sandbox_address(text, &address().ok()?)
}
