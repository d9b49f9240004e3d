//! One tab at a time, and each sees what the one before it stored.
//!
//! A Web Lock alone is not enough: browsers with a process per tab copy localStorage between them a little later than
//! they pass the lock on. So each tab also holds a lock whose name tells the revision that it stored or saw last; who
//! comes next asks for those names and waits until its own copy is as new.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Array, Date, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::error::Thrown;
use super::page::{needed, window};
use crate::diagnostic::Phrase;

const WORK: &str = "hookwright.workspace";
const REVISION: &str = "hookwright.revision.";
/// What was announced may never come: somebody cleared the site's data.
const PATIENCE_MS: f64 = 3000.0;
const PAUSE_MS: u32 = 4;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`; web-sys has it behind a compiler flag only.
    type LockManager;

    #[wasm_bindgen(method)]
    fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Promise;

    #[wasm_bindgen(method)]
    fn query(this: &LockManager) -> Promise;

    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, milliseconds: u32);
}

/// This tab's part in the order of all tabs.
pub(super) struct TabLock {
    locks: LockManager,
    announced: RefCell<Option<Announcement>>,
}

/// A revision, told to all tabs until this is dropped.
struct Announcement {
    revision: u64,
    end: Function,
}

impl Drop for Announcement {
    fn drop(&mut self) {
        // A promise's own resolver never throws.
        let _ = self.end.call0(&JsValue::UNDEFINED);
    }
}

impl TabLock {
    pub(super) fn new() -> Result<Self, Thrown> {
        let window: JsValue = window()?.into();
        let navigator = Reflect::get(&window, &"navigator".into()).unwrap_or_default();
        let locks = Reflect::get(&navigator, &"locks".into()).unwrap_or_default();
        if locks.is_falsy() {
            return Err(needed("navigator.locks"));
        }
        Ok(Self {
            locks: locks.unchecked_into(),
            announced: RefCell::default(),
        })
    }

    /// Does `work` while no other tab does any.
    pub(super) async fn alone(&self, work: Pin<Box<dyn Future<Output = ()>>>) -> Result<(), Thrown> {
        let done = Rc::new(Cell::new(false));
        let flag = done.clone();
        let callback = Closure::once(move |_lock: JsValue| {
            future_to_promise(async move {
                work.await;
                flag.set(true);
                Ok(JsValue::UNDEFINED)
            })
        });
        let request = self
            .locks
            .request(WORK, &Object::new(), callback.as_ref().unchecked_ref());
        let outcome = JsFuture::from(request).await;
        match outcome {
            Ok(_) if done.get() => Ok(()),
            _ => Err(needed(Phrase::WorkspaceLock)),
        }
    }

    /// Waits until this tab's copy, whose revision `stored` tells, has all that other tabs stored.
    pub(super) async fn catch_up(&self, stored: &dyn Fn() -> u64) {
        let newest = self.newest().await;
        let own = self.announced.borrow().as_ref().map(|own| own.revision);
        let give_up = Date::now() + PATIENCE_MS;
        while own != Some(newest) && stored() < newest && Date::now() < give_up {
            pause().await;
        }
    }

    /// Tells all tabs that this one stored or saw a revision.
    pub(super) async fn announce(&self, revision: u64) {
        let told = self.announced.borrow().as_ref().map(|own| own.revision);
        if told == Some(revision) {
            return;
        }
        let (granted, grant) = deferred();
        let (ended, end) = deferred();
        let callback = Closure::once_into_js(move |_lock: JsValue| {
            let _ = grant.call0(&JsValue::UNDEFINED);
            ended
        });
        let shared = Object::new();
        // A plain object takes every property.
        let _ = Reflect::set(&shared, &"mode".into(), &"shared".into());
        let name = format!("{REVISION}{revision}");
        let _until_it_ends = self.locks.request(&name, &shared, callback.unchecked_ref());
        // Nobody asks for such a lock alone, so it is always granted.
        let _ = JsFuture::from(granted).await;
        self.announced.replace(Some(Announcement { revision, end }));
    }

    /// The newest revision that any tab announces.
    async fn newest(&self) -> u64 {
        let state = JsFuture::from(self.locks.query()).await.unwrap_or_default();
        let held = Reflect::get(&state, &"held".into()).unwrap_or_default();
        let held = held.dyn_into::<Array>().unwrap_or_default();
        let revisions = held.iter().filter_map(|lock| {
            let name = Reflect::get(&lock, &"name".into()).ok()?.as_string()?;
            name.strip_prefix(REVISION)?.parse().ok()
        });
        revisions.max().unwrap_or_default()
    }
}

async fn pause() {
    let (passed, pass) = deferred();
    set_timeout(&pass, PAUSE_MS);
    // It is only ever fulfilled.
    let _ = JsFuture::from(passed).await;
}

/// A promise, and the function that fulfils it.
fn deferred() -> (Promise, Function) {
    let mut fulfil = None;
    let promise = Promise::new(&mut |resolve: Function, _reject: Function| fulfil = Some(resolve));
    (promise, fulfil.unwrap_or_default())
}
