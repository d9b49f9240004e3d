//! Sends requests with the browser's `fetch`.

use js_sys::{Array, Date, IntoIter, Promise, Reflect, Uint8Array};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    AbortSignal, DomException, Headers, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestInit, RequestMode, RequestRedirect, Response, ResponseType, Window,
};

use super::argument::{Text, mismatch, read, read_or_default};
use super::event::Event;
use super::outgoing::{Outgoing, Payload, SendTarget};
use super::page::{needed, window};
use super::result::{Thrown, reply};
use super::sandbox;
use super::send_options::{RequestKind, SendOptions};
use super::template::Template;
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::json::Tape;
use crate::lint::is_on_this_machine;
use crate::model::Endpoint;
use crate::request::{Mask, Request};

#[wasm_bindgen]
extern "C" {
    /// `AbortSignal.any`; web-sys does not catch its exceptions.
    #[wasm_bindgen(js_namespace = AbortSignal, catch)]
    fn any(signals: &Array) -> Result<AbortSignal, JsValue>;
}

/// The outcome of sending one request. Durations are milliseconds since the request was sent.
#[derive(Serialize, Tsify)]
#[serde(tag = "outcome", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[tsify(hashmap_as_object)]
pub enum Delivery {
    /// The receiver responded, with any status.
    Answered {
        /// The response.
        answer: ReceivedResponse,
        /// The time until the whole response had arrived, in milliseconds.
        duration_ms: f64,
        /// The problem that the status reports, or that cut the response short; omitted if there is none.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[tsify(optional)]
        explanation: Option<Diagnostic>,
    },
    /// The response exceeded the size limit and was not read any further.
    TooLarge {
        /// The response, up to the size limit.
        answer: ReceivedResponse,
        /// The time until the size limit was reached, in milliseconds.
        duration_ms: f64,
        /// The reason, with what to do next.
        explanation: Diagnostic,
    },
    /// The receiver redirected the request. The redirect was not followed, and the browser hides its target.
    Redirected {
        /// The time until the response arrived, in milliseconds.
        duration_ms: f64,
        /// The reason, with what to do next.
        explanation: Diagnostic,
    },
    /// The request was sent without custom headers, so the browser hides the response.
    Opaque {
        /// The time until the response arrived, in milliseconds.
        duration_ms: f64,
        /// The reason, with what to do next.
        explanation: Diagnostic,
    },
    /// The whole response did not arrive within the time limit.
    TimedOut {
        /// The time until the request was abandoned, in milliseconds.
        duration_ms: f64,
        /// The reason, with what to do next.
        explanation: Diagnostic,
    },
    /// The caller's signal aborted the request.
    Cancelled {
        /// The time until the request was aborted, in milliseconds.
        duration_ms: f64,
        /// The reason, with what to do next.
        explanation: Diagnostic,
    },
    /// The browser shows no response: an unreachable host and a refusal by CORS look the same.
    Unreachable {
        /// The time until the request failed, in milliseconds.
        duration_ms: f64,
        /// The reason, with what to do next.
        explanation: Diagnostic,
    },
}

/// The response of a receiver, as far as the browser shows it. Values of the webhook's secrets are masked in it.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedResponse {
    /// The status code, like 204.
    status: u16,
    /// The reason phrase of the status; empty with HTTP/2 and later.
    status_text: String,
    /// The headers that the browser shows; for another origin, the receiver chooses which.
    headers: Vec<ReceivedHeader>,
    /// Whether headers may be hidden because the receiver is on another origin.
    headers_hidden: bool,
    /// The body, decoded as UTF-8.
    body: String,
    /// Whether the body is incomplete, because it exceeded the size limit or the connection broke.
    truncated: bool,
}

/// A header of a receiver's response.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct ReceivedHeader {
    /// The header's name, in lower case.
    name: String,
    /// The header's value.
    value: String,
}

/// Sends a webhook's request once, with the secret values in the vault, and resolves to the outcome.
///
/// Cookies and the referrer are not sent. Redirects are not followed, except with `withoutCustomHeaders`, which sends
/// neither token nor signature. `signal` aborts the request. The promise rejects only if no request could be made: with
/// a `BrowserError` outside of a page, with an `ArgumentError` for an argument of the wrong type, and with a
/// `RequestError` if a value is missing or would be sent unprotected.
#[wasm_bindgen]
pub async fn send(
    outgoing: Ts<Outgoing>,
    options: Option<Ts<SendOptions>>,
    #[wasm_bindgen(unchecked_optional_param_type = "AbortSignal")] signal: JsValue,
) -> Result<Ts<Delivery>, Thrown> {
    let window = window()?;
    let outgoing = read("outgoing", outgoing)?;
    let options = read_or_default("options", options)?;
    let stop = combined_signal(&AbortSignal::timeout_with_u32(options.timeout_ms()), &signal)?;
    let (request, mask) = outgoing.with_payload(|target, payload| target.request(payload, options.kind()))?;
    let delivery = deliver(&window, request, &options, &stop, &mask).await;
    Ok(reply(&delivery))
}

#[wasm_bindgen]
impl Template {
    /// Sends a webhook's request once, with this template rendered for this event. Like the function `send`, but template
    /// and event are handles, so that their texts are not parsed again. The template was compiled for the webhook's
    /// secret. Both handles may be freed while the request is under way.
    #[wasm_bindgen(unchecked_return_type = "Promise<Delivery>")]
    pub fn send(
        &self,
        target: Ts<SendTarget>,
        event: &Event,
        options: Option<Ts<SendOptions>>,
        #[wasm_bindgen(unchecked_optional_param_type = "AbortSignal")] signal: JsValue,
    ) -> Promise {
        let prepare = || {
            let window = window()?;
            let target = read("target", target)?;
            let options = read_or_default("options", options)?;
            let stop = combined_signal(&AbortSignal::timeout_with_u32(options.timeout_ms()), &signal)?;
            let payload = Payload::Template(&self.compiled, &event.text);
            let (request, mask) = target.request(&payload, options.kind())?;
            Ok::<_, Thrown>((window, request, options, stop, mask))
        };
        let prepared = prepare();
        future_to_promise(async move {
            let (window, request, options, stop, mask) = prepared?;
            let delivery = deliver(&window, request, &options, &stop, &mask).await;
            Ok(reply(&delivery).into())
        })
    }
}

/// Finds out whether a server responds at an endpoint, after the browser hid why a request failed. It sends `HEAD` without
/// any header, body or secret, in the mode that hides the response, and resolves to a finding: the server responds, so that
/// its CORS settings were in the way, or it does not. Redirects are followed. `signal` aborts the request.
#[wasm_bindgen(js_name = probeEndpoint)]
pub async fn probe_endpoint(
    endpoint: Text,
    options: Option<Ts<SendOptions>>,
    #[wasm_bindgen(unchecked_optional_param_type = "AbortSignal")] signal: JsValue,
) -> Result<Ts<Diagnostic>, Thrown> {
    let window = window()?;
    let endpoint: Endpoint = endpoint.read("endpoint")?.parse()?;
    endpoint.ensure_unambiguous()?;
    let timeout_ms = read_or_default("options", options)?.timeout_ms();
    let stop = combined_signal(&AbortSignal::timeout_with_u32(timeout_ms), &signal)?;
    let init = bare_request("HEAD", &stop);
    init.set_mode(RequestMode::NoCors);
    let url = sandbox::url_to_send_to(&endpoint, endpoint.as_str().to_owned())?;
    let fetched = JsFuture::from(window.fetch_with_str_and_init(&url, &init)).await;
    let finding = match fetched {
        Ok(_) => Diagnostic::new(Code::DeliveryCors, []),
        Err(_) if stop.aborted() => stop_reason(&stop, timeout_ms),
        Err(_) => blocked(&window, &url).unwrap_or_else(|| Diagnostic::new(Code::DeliveryNoServer, [])),
    };
    Ok(reply(&finding))
}

async fn deliver(
    window: &Window,
    request: Request,
    options: &SendOptions,
    stop: &AbortSignal,
    mask: &Mask,
) -> Delivery {
    let timeout_ms = options.timeout_ms();
    let max_bytes = options.max_bytes();
    let clock = Clock::start(window);

    let Ok(init) = prepare(&request, options.kind(), stop) else {
        return unreachable(clock.ms(), None);
    };
    let fetched = JsFuture::from(window.fetch_with_str_and_init(&request.url, &init)).await;
    let response = match fetched.map(JsCast::dyn_into::<Response>) {
        Ok(Ok(response)) => response,
        _ if stop.aborted() => return stopped(stop, timeout_ms, clock.ms()),
        _ => return unreachable(clock.ms(), blocked(window, &request.url)),
    };
    match response.type_() {
        ResponseType::Opaqueredirect => {
            return Delivery::Redirected {
                duration_ms: clock.ms(),
                explanation: Diagnostic::new(Code::DeliveryRedirected, []),
            };
        }
        ResponseType::Opaque => {
            return Delivery::Opaque {
                duration_ms: clock.ms(),
                explanation: Diagnostic::new(Code::DeliveryOpaque, []),
            };
        }
        _ => {}
    }
    let (answer, end) = receive(&response, max_bytes as usize, mask).await;
    if stop.aborted() {
        return stopped(stop, timeout_ms, clock.ms());
    }
    let duration_ms = clock.ms();
    match end {
        End::Complete => Delivery::Answered {
            explanation: problem_of(answer.status, &request),
            answer,
            duration_ms,
        },
        End::Broken => Delivery::Answered {
            explanation: Some(Diagnostic::new(Code::DeliveryBroken, [])),
            answer,
            duration_ms,
        },
        End::Limit => Delivery::TooLarge {
            answer,
            duration_ms,
            explanation: Diagnostic::new(Code::DeliveryTooLarge, [("limit", max_bytes.to_string().into())]),
        },
    }
}

fn prepare(request: &Request, kind: RequestKind, stop: &AbortSignal) -> Result<RequestInit, JsValue> {
    let init = bare_request(request.method, stop);
    init.set_body(&Uint8Array::from(request.body.as_slice()));
    let headers = Headers::new()?;
    for header in &request.headers {
        headers.set(header.name, &header.value)?;
    }
    match kind {
        RequestKind::AsWandb | RequestKind::WithoutSignature => {
            init.set_mode(RequestMode::Cors);
            init.set_redirect(RequestRedirect::Manual);
        }
        RequestKind::WithoutCustomHeaders => {
            init.set_mode(RequestMode::NoCors);
            // Fetch allows no other redirect mode with `no-cors`.
            init.set_redirect(RequestRedirect::Follow);
        }
    }
    init.set_headers_headers(&headers);
    Ok(init)
}

/// Returns a request without headers and body, which tells the receiver nothing about the user or this page.
fn bare_request(method: &str, stop: &AbortSignal) -> RequestInit {
    let init = RequestInit::new();
    init.set_method(method);
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(stop));
    init
}

/// Returns a signal that is aborted by the timeout and by the caller's signal.
fn combined_signal(timeout: &AbortSignal, cancel: &JsValue) -> Result<AbortSignal, Thrown> {
    let signals = Array::of1(timeout);
    if !cancel.is_null() && !cancel.is_undefined() {
        signals.push(cancel);
    }
    any(&signals).map_err(|_| match cancel.has_type::<AbortSignal>() {
        false if signals.length() > 1 => mismatch("signal", cancel, Phrase::AbortSignal),
        _ => needed("AbortSignal.any"),
    })
}

/// How reading a response body ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// At the end of the body.
    Complete,
    /// The connection broke.
    Broken,
    /// At the size limit.
    Limit,
}

/// Reads the status, the headers and at most `limit` bytes of the body, with secret values masked.
async fn receive(response: &Response, limit: usize, mask: &Mask) -> (ReceivedResponse, End) {
    let (body, end) = read_body(response, limit).await;
    let body = String::from_utf8_lossy(&body);
    let received = ReceivedResponse {
        status: response.status(),
        status_text: mask.hide(&response.status_text()),
        headers: received_headers(response, mask),
        headers_hidden: response.type_() == ResponseType::Cors,
        body: match end {
            End::Complete => mask.hide(&body),
            End::Broken | End::Limit => mask.hide_truncated(&body),
        },
        truncated: end != End::Complete,
    };
    (received, end)
}

async fn read_body(response: &Response, limit: usize) -> (Vec<u8>, End) {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else {
        return (bytes, End::Complete);
    };
    let Ok(reader) = ReadableStreamDefaultReader::new(&stream) else {
        return (bytes, End::Broken);
    };
    loop {
        let Ok(read) = JsFuture::from(reader.read()).await else {
            return (bytes, End::Broken);
        };
        let chunk = Reflect::get(&read, &"value".into()).unwrap_or_default();
        let Ok(chunk) = chunk.dyn_into::<Uint8Array>() else {
            return (bytes, End::Complete);
        };
        let remaining = limit - bytes.len();
        if chunk.length() as usize > remaining {
            let remaining = u32::try_from(remaining).unwrap_or(u32::MAX);
            bytes.extend(chunk.subarray(0, remaining).to_vec());
            // Whether the connection closes cleanly no longer matters.
            let _ = JsFuture::from(reader.cancel()).await;
            return (bytes, End::Limit);
        }
        bytes.extend(chunk.to_vec());
    }
}

fn received_headers(response: &Response, mask: &Mask) -> Vec<ReceivedHeader> {
    let entries: IntoIter = response.headers().entries().into_iter();
    let pairs = entries.filter_map(|entry| entry.ok()?.dyn_into::<Array>().ok());
    pairs
        .map(|pair| ReceivedHeader {
            name: pair.get(0).as_string().unwrap_or_default(),
            value: mask.hide(&pair.get(1).as_string().unwrap_or_default()),
        })
        .collect()
}

/// Returns the problem that a status code reports (RFC 9110), or `None` if it reports none. An accepted body that is
/// not JSON is one, because every payload is sent as JSON.
fn problem_of(status: u16, request: &Request) -> Option<Diagnostic> {
    if (200..300).contains(&status) {
        return (!is_json(&request.body)).then(|| Diagnostic::new(Code::DeliveryNotJson, []));
    }
    let code = match status {
        401 | 403 if !request.has_credentials() => Code::DeliveryWithoutCredentials,
        401 | 403 => Code::DeliveryUnauthorized,
        429 => Code::DeliveryTooMany,
        400..500 => Code::DeliveryRefused,
        500..600 => Code::DeliveryReceiverFailed,
        _ => return None,
    };
    Some(Diagnostic::new(code, [("status", status.to_string().into())]))
}

/// Returns whether a request's body is JSON.
fn is_json(body: &[u8]) -> bool {
    str::from_utf8(body).is_ok_and(|text| Tape::read(text).is_ok())
}

fn stopped(stop: &AbortSignal, timeout_ms: u32, duration_ms: f64) -> Delivery {
    let explanation = stop_reason(stop, timeout_ms);
    match explanation.code {
        Code::DeliveryTimedOut => Delivery::TimedOut {
            duration_ms,
            explanation,
        },
        _ => Delivery::Cancelled {
            duration_ms,
            explanation,
        },
    }
}

/// Returns whether a request was stopped by the time limit or by the caller, as a finding.
fn stop_reason(stop: &AbortSignal, timeout_ms: u32) -> Diagnostic {
    let reason = stop.reason();
    let timed_out = reason
        .dyn_ref::<DomException>()
        .is_some_and(|reason| reason.name() == "TimeoutError");
    if timed_out {
        let seconds = f64::from(timeout_ms) / 1000.0;
        Diagnostic::new(Code::DeliveryTimedOut, [("seconds", seconds.to_string().into())])
    } else {
        Diagnostic::new(Code::DeliveryCancelled, [])
    }
}

fn unreachable(duration_ms: f64, known_cause: Option<Diagnostic>) -> Delivery {
    Delivery::Unreachable {
        duration_ms,
        explanation: known_cause.unwrap_or_else(|| Diagnostic::new(Code::DeliveryUnreachable, [])),
    }
}

/// Returns why the browser blocked a request, as far as the addresses show: a page on `https:` can't send to `http:`,
/// except to this computer.
fn blocked(window: &Window, url: &str) -> Option<Diagnostic> {
    let page = window.location().protocol().ok()?;
    let is_insecure = url.starts_with("http:");
    let is_local = || url::Url::parse(url).is_ok_and(|url| is_on_this_machine(&url));
    let is_mixed = page == "https:" && is_insecure && !is_local();
    is_mixed.then(|| Diagnostic::new(Code::DeliveryMixedContent, []))
}

/// A stopwatch, monotonic where the page has `performance`.
struct Clock {
    performance: Option<web_sys::Performance>,
    start: f64,
}

impl Clock {
    fn start(window: &Window) -> Self {
        let mut clock = Self {
            performance: window.performance(),
            start: 0.0,
        };
        clock.start = clock.ms();
        clock
    }

    fn ms(&self) -> f64 {
        self.performance
            .as_ref()
            .map_or_else(Date::now, web_sys::Performance::now)
            - self.start
    }
}
