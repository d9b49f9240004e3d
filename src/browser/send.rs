//! Sending for real, with the browser's `fetch`.

use js_sys::{Array, Date, Promise, Uint8Array};
use serde::Deserialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{
    AbortSignal, DomException, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit,
    RequestMode, RequestRedirect, Response, ResponseType, Window,
};

use super::answer::{Read, read_answer};
use super::argument::{mismatch, read, read_or_default};
use super::delivery::Delivery;
use super::error::Thrown;
use super::event::Event;
use super::outgoing::{Form, Outgoing, Payload, SendTarget};
use super::page::{needed, window};
use super::reply::reply;
use super::template::Template;
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::request::{Mask, Request};

#[wasm_bindgen]
extern "C" {
    /// `AbortSignal.any`; web-sys does not catch what it throws.
    #[wasm_bindgen(js_namespace = AbortSignal, catch)]
    fn any(signals: &Array) -> Result<AbortSignal, JsValue>;
}

const DEFAULT_TIMEOUT_MS: u32 = 30_000;
const DEFAULT_MAX_BYTES: u32 = 1 << 20;

/// How to send; every part may be left out.
#[derive(Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct SendOptions {
    /// How long to wait for the whole answer, in milliseconds; 30 seconds where nothing is said.
    #[tsify(optional)]
    timeout_ms: Option<u32>,
    /// How much of an answer's body to read, in bytes; 1 MiB where nothing is said.
    #[tsify(optional)]
    max_bytes: Option<u32>,
    /// Sends as `text/plain` without token and signature, which no receiver has to allow first. The answer stays
    /// hidden, and the browser follows redirects.
    #[tsify(optional)]
    without_custom_headers: bool,
}

impl SendOptions {
    fn timeout_ms(&self) -> u32 {
        self.timeout_ms.unwrap_or(DEFAULT_TIMEOUT_MS)
    }

    fn form(&self) -> Form {
        if self.without_custom_headers {
            Form::Plain
        } else {
            Form::Whole
        }
    }
}

/// Sends a webhook's request once, with the values that the vault has, and says what became of it. `signal` cancels.
///
/// Cookies and the page's address stay here, and redirects are not followed. Where the answer repeats a value of the
/// webhook's secrets, it has dots instead. Rejects only where no request could be made: no browser, an argument of a
/// wrong shape, a `RequestError` for a value that is missing or that would go out unprotected.
#[wasm_bindgen]
pub async fn send(
    outgoing: Ts<Outgoing>,
    options: Option<Ts<SendOptions>>,
    #[wasm_bindgen(unchecked_optional_param_type = "AbortSignal")] signal: JsValue,
) -> Result<Ts<Delivery>, Thrown> {
    let window = window()?;
    let outgoing = read("outgoing", outgoing)?;
    let options = read_or_default("options", options)?;
    let stop = either(&AbortSignal::timeout_with_u32(options.timeout_ms()), &signal)?;
    let (request, mask) = outgoing.with_payload(|target, payload| target.request(payload, options.form()))?;
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
            let stop = either(&AbortSignal::timeout_with_u32(options.timeout_ms()), &signal)?;
            let payload = Payload::Template(&self.0, &event.0);
            let (request, mask) = target.request(&payload, options.form())?;
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

async fn deliver(
    window: &Window,
    request: Request,
    options: &SendOptions,
    stop: &AbortSignal,
    mask: &Mask,
) -> Delivery {
    let timeout_ms = options.timeout_ms();
    let max_bytes = options.max_bytes.unwrap_or(DEFAULT_MAX_BYTES);
    let clock = Clock::start(window);

    let Ok(init) = prepare(&request, options.form(), stop) else {
        return unreachable(clock.ms());
    };
    let fetched = JsFuture::from(window.fetch_with_str_and_init(&request.url, &init)).await;
    let response = match fetched.map(JsCast::dyn_into::<Response>) {
        Ok(Ok(response)) => response,
        _ if stop.aborted() => return stopped(stop, timeout_ms, clock.ms()),
        _ => return unreachable(clock.ms()),
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
    match read_answer(&response, max_bytes as usize, mask).await {
        _ if stop.aborted() => stopped(stop, timeout_ms, clock.ms()),
        Read::Done(answer) => Delivery::Answered {
            explanation: refusal(answer.status),
            answer,
            duration_ms: clock.ms(),
        },
        Read::Broken(answer) => Delivery::Answered {
            explanation: Some(Diagnostic::new(Code::DeliveryBroken, [])),
            answer,
            duration_ms: clock.ms(),
        },
        Read::TooLarge(answer) => Delivery::TooLarge {
            answer,
            duration_ms: clock.ms(),
            explanation: Diagnostic::new(Code::DeliveryTooLarge, [("limit", max_bytes.to_string().into())]),
        },
    }
}

fn prepare(request: &Request, form: Form, stop: &AbortSignal) -> Result<RequestInit, JsValue> {
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_body(&Uint8Array::from(request.body.as_slice()));
    init.set_credentials(RequestCredentials::Omit);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_cache(RequestCache::NoStore);
    init.set_signal(Some(stop));
    let headers = Headers::new()?;
    for header in &request.headers {
        headers.set(header.name, &header.value)?;
    }
    match form {
        Form::Whole => {
            init.set_mode(RequestMode::Cors);
            init.set_redirect(RequestRedirect::Manual);
        }
        Form::Plain => {
            init.set_mode(RequestMode::NoCors);
            // In this mode the standard allows nothing else.
            init.set_redirect(RequestRedirect::Follow);
        }
    }
    init.set_headers_headers(&headers);
    Ok(init)
}

/// A signal that both end.
fn either(timeout: &AbortSignal, cancel: &JsValue) -> Result<AbortSignal, Thrown> {
    let signals = Array::of1(timeout);
    if !cancel.is_null() && !cancel.is_undefined() {
        signals.push(cancel);
    }
    any(&signals).map_err(|_| match cancel.has_type::<AbortSignal>() {
        false if signals.length() > 1 => mismatch("signal", cancel, Phrase::AbortSignal),
        _ => needed("AbortSignal.any"),
    })
}

/// What a status that is no success says (RFC 9110).
fn refusal(status: u16) -> Option<Diagnostic> {
    let code = match status {
        401 | 403 => Code::DeliveryUnauthorized,
        429 => Code::DeliveryTooMany,
        400..500 => Code::DeliveryRefused,
        500..600 => Code::DeliveryReceiverFailed,
        _ => return None,
    };
    Some(Diagnostic::new(code, [("status", status.to_string().into())]))
}

fn stopped(stop: &AbortSignal, timeout_ms: u32, duration_ms: f64) -> Delivery {
    let reason = stop.reason();
    let by_time = reason
        .dyn_ref::<DomException>()
        .is_some_and(|reason| reason.name() == "TimeoutError");
    if by_time {
        return Delivery::TimedOut {
            duration_ms,
            explanation: Diagnostic::new(
                Code::DeliveryTimedOut,
                [("milliseconds", timeout_ms.to_string().into())],
            ),
        };
    }
    Delivery::Cancelled {
        duration_ms,
        explanation: Diagnostic::new(Code::DeliveryCancelled, []),
    }
}

fn unreachable(duration_ms: f64) -> Delivery {
    Delivery::Unreachable {
        duration_ms,
        explanation: Diagnostic::new(Code::DeliveryUnreachable, []),
    }
}

/// Milliseconds since the start; steady where the page has a steady clock.
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
