//! Reading an answer, no further than a limit.

use js_sys::{Array, IntoIter, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Response, ResponseType};

use super::delivery::{Answer, AnswerHeader};
use crate::request::Mask;

/// How reading ended.
pub(super) enum Read {
    /// With the answer's end.
    Done(Answer),
    /// Because the connection broke.
    Broken(Answer),
    /// At the limit.
    TooLarge(Answer),
}

/// Reads status, headers and at most `limit` bytes of the body, with the mask over what repeats a secret.
pub(super) async fn read_answer(response: &Response, limit: usize, mask: &Mask) -> Read {
    let (body, end) = read_body(response, limit).await;
    let body = String::from_utf8_lossy(&body);
    let answer = Answer {
        status: response.status(),
        status_text: mask.hide(&response.status_text()),
        headers: headers(response, mask),
        headers_hidden: response.type_() == ResponseType::Cors,
        body: match end {
            End::Whole => mask.hide(&body),
            End::Broken | End::Limit => mask.hide_cut(&body),
        },
        truncated: end != End::Whole,
    };
    match end {
        End::Whole => Read::Done(answer),
        End::Broken => Read::Broken(answer),
        End::Limit => Read::TooLarge(answer),
    }
}

#[derive(PartialEq, Eq)]
enum End {
    Whole,
    Broken,
    Limit,
}

async fn read_body(response: &Response, limit: usize) -> (Vec<u8>, End) {
    let mut bytes = Vec::new();
    let Some(stream) = response.body() else {
        return (bytes, End::Whole);
    };
    let Ok(reader) = ReadableStreamDefaultReader::new(&stream) else {
        return (bytes, End::Broken);
    };
    loop {
        let Ok(read) = JsFuture::from(reader.read()).await else {
            return (bytes, End::Broken);
        };
        let part = Reflect::get(&read, &"value".into()).unwrap_or_default();
        let Ok(part) = part.dyn_into::<Uint8Array>() else {
            return (bytes, End::Whole);
        };
        let room = limit - bytes.len();
        if part.length() as usize > room {
            bytes.extend(part.subarray(0, u32::try_from(room).unwrap_or(u32::MAX)).to_vec());
            // Whether the connection closes well makes no difference any more.
            let _ = JsFuture::from(reader.cancel()).await;
            return (bytes, End::Limit);
        }
        bytes.extend(part.to_vec());
    }
}

fn headers(response: &Response, mask: &Mask) -> Vec<AnswerHeader> {
    let entries: IntoIter = response.headers().entries().into_iter();
    let pairs = entries.filter_map(|entry| entry.ok()?.dyn_into::<Array>().ok());
    pairs
        .map(|pair| AnswerHeader {
            name: pair.get(0).as_string().unwrap_or_default(),
            value: mask.hide(&pair.get(1).as_string().unwrap_or_default()),
        })
        .collect()
}
