//! Coordinates the tabs of one origin: exclusive access to the stored workspace, and notice of other tabs' changes.
//!
//! A Web Lock alone is not enough. Browsers with a process per tab copy localStorage between the processes a little
//! later than they pass on the lock. So each tab also holds a shared lock whose name contains the last revision that it
//! stored or read; the next tab queries these names and waits until its own copy has the newest revision.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{StorageEvent, Window};

use super::page::{needed, window};
use super::result::Thrown;
use crate::diagnostic::Phrase;
use crate::store::is_workspace_key;

const EXCLUSIVE_LOCK: &str = "hookwright.workspace";
const REVISION_LOCK_PREFIX: &str = "hookwright.revision.";
/// How long to wait for an announced revision, which never arrives if the user cleared the site's data.
const CATCH_UP_LIMIT_MS: f64 = 3000.0;
const POLL_INTERVAL_MS: u32 = 4;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks`, which web-sys offers only with an unstable compiler flag.
    type LockManager;

    #[wasm_bindgen(method)]
    fn request(this: &LockManager, name: &str, options: &Object, callback: &Function) -> Promise;

    #[wasm_bindgen(method)]
    fn query(this: &LockManager) -> Promise;

    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function, milliseconds: u32);

    /// A clock that is never set back.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// This tab's side of the coordination.
pub(super) struct TabLock {
    locks: LockManager,
    announced: RefCell<Option<Announcement>>,
    /// The announced revisions that this tab has waited for in vain. They are ignored, so that it waits only once.
    missed: RefCell<Vec<u64>>,
}

/// A shared lock that announces a revision to all tabs until it is dropped.
struct Announcement {
    revision: u64,
    release: Function,
}

impl Drop for Announcement {
    fn drop(&mut self) {
        // A promise's own resolver never throws.
        let _ = self.release.call0(&JsValue::UNDEFINED);
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
            missed: RefCell::default(),
        })
    }

    /// Runs `work` while this tab holds the exclusive lock.
    pub(super) async fn exclusively(&self, work: Pin<Box<dyn Future<Output = ()>>>) -> Result<(), Thrown> {
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
            .request(EXCLUSIVE_LOCK, &Object::new(), callback.as_ref().unchecked_ref());
        let outcome = JsFuture::from(request).await;
        match outcome {
            Ok(_) if done.get() => Ok(()),
            _ => Err(needed(Phrase::WorkspaceLock)),
        }
    }

    /// Waits until `stored`, the revision of this tab's copy of the storage, is the newest that any tab announces.
    pub(super) async fn catch_up(&self, stored: &dyn Fn() -> u64) {
        let newest = self.newest().await;
        let own = self.announced.borrow().as_ref().map(|own| own.revision);
        let deadline = now() + CATCH_UP_LIMIT_MS;
        while own.is_none_or(|own| own < newest) && stored() < newest {
            if now() >= deadline {
                self.missed.borrow_mut().push(newest);
                return;
            }
            pause().await;
        }
    }

    /// Takes the exclusive lock away from the tab that holds it, so that the waiting tabs get it in turn.
    ///
    /// This is safe although the other tab may continue later: it reads and stores the workspace in one step, and the tabs
    /// detect by its revision that it stored an older one.
    pub(super) async fn take_away(&self) {
        let steal = Object::new();
        // Setting a property of a plain object can't fail.
        let _ = Reflect::set(&steal, &"steal".into(), &JsValue::TRUE);
        let release_at_once = Closure::once_into_js(|_lock: JsValue| {});
        let request = self
            .locks
            .request(EXCLUSIVE_LOCK, &steal, release_at_once.unchecked_ref());
        // It rejects only if yet another tab takes the lock away, which also lets the tabs continue.
        let _ = JsFuture::from(request).await;
    }

    /// Announces to all tabs that this tab stored or read a revision.
    pub(super) async fn announce(&self, revision: u64) {
        let announced = self.announced.borrow().as_ref().map(|own| own.revision);
        if announced == Some(revision) {
            return;
        }
        let (granted, grant) = deferred();
        let (released, release) = deferred();
        let callback = Closure::once_into_js(move |_lock: JsValue| {
            let _ = grant.call0(&JsValue::UNDEFINED);
            released
        });
        let shared = Object::new();
        // Setting a property of a plain object can't fail.
        let _ = Reflect::set(&shared, &"mode".into(), &"shared".into());
        let name = format!("{REVISION_LOCK_PREFIX}{revision}");
        let _until_released = self.locks.request(&name, &shared, callback.unchecked_ref());
        // No tab requests this lock exclusively, so it is always granted.
        let _ = JsFuture::from(granted).await;
        self.announced.replace(Some(Announcement { revision, release }));
    }

    /// Returns the newest revision that any tab announces.
    async fn newest(&self) -> u64 {
        let state = JsFuture::from(self.locks.query()).await.unwrap_or_default();
        let held = Reflect::get(&state, &"held".into()).unwrap_or_default();
        let held = held.dyn_into::<Array>().unwrap_or_default();
        let revisions = held.iter().filter_map(|lock| {
            let name = Reflect::get(&lock, &"name".into()).ok()?.as_string()?;
            name.strip_prefix(REVISION_LOCK_PREFIX)?.parse().ok()
        });
        let missed = self.missed.borrow();
        let revisions = revisions.filter(|revision| !missed.contains(revision));
        revisions.max().unwrap_or_default()
    }
}

async fn pause() {
    let (passed, pass) = deferred();
    set_timeout(&pass, POLL_INTERVAL_MS);
    // This promise never rejects.
    let _ = JsFuture::from(passed).await;
}

/// Creates a promise and the function that fulfils it.
fn deferred() -> (Promise, Function) {
    let mut fulfil = None;
    let promise = Promise::new(&mut |resolve: Function, _reject: Function| fulfil = Some(resolve));
    (promise, fulfil.unwrap_or_default())
}

/// A listener for changes that another tab stored; it ends when this is dropped.
pub(super) struct StorageListener {
    window: Window,
    callback: Closure<dyn Fn(StorageEvent)>,
}

impl StorageListener {
    /// Calls `on_stored` after each change of the stored workspace that another tab made.
    pub(super) fn new(window: Window, on_stored: impl Fn() + 'static) -> Result<Self, Thrown> {
        let callback = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
            // An event without a key means that the storage was cleared.
            if event.key().is_none_or(|key| is_workspace_key(&key)) {
                on_stored();
            }
        });
        window
            .add_event_listener_with_callback("storage", callback.as_ref().unchecked_ref())
            .map_err(|_| needed("window.addEventListener"))?;
        Ok(Self { window, callback })
    }
}

impl Drop for StorageListener {
    fn drop(&mut self) {
        // Removal fails only if the listener is already removed.
        let _ = self
            .window
            .remove_event_listener_with_callback("storage", self.callback.as_ref().unchecked_ref());
    }
}
