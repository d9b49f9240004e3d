//! The workspace in localStorage, shared by all tabs of the page.

use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Function;
use serde::Deserialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::{Text, mismatch, read};
use super::page::{PageStorage, PageStore, needed, window};
use super::result::{Thrown, document, reply, reply_all, value};
use super::snapshot::Snapshot;
use super::tabs::{StorageListener, TabLock};
use super::{sandbox, vault};
use crate::diagnostic::{Diagnostic, Error, Phrase};
use crate::model::Workspace;
use crate::store::{
    ChangeSummary, Command, ImportedFile, QuarantinedText, Recovery, Store, UndoOutcome, VaultChange,
    WORKSPACE_KEY, starter, stored_revision,
};

/// The initial contents of a workspace.
#[derive(Clone, Copy, Deserialize, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum InitialContents {
    /// A team with three webhooks that send to the sandbox, an automation for each, and sample events.
    Starter,
    /// No teams, webhooks, automations or samples.
    Empty,
}

thread_local! {
    /// The workspace of this page, shared by all handles: storage events reach other pages, never the page that stored.
    static TAB: RefCell<Weak<Tab>> = const { RefCell::new(Weak::new()) };
}

/// The workspace, stored in localStorage and shared by all tabs. Each change is applied to the newest stored state,
/// whichever tab stored it. All instances on a page share the same state.
#[wasm_bindgen]
pub struct WorkspaceStore {
    tab: Rc<Tab>,
}

/// A change of the store; boxed, so that the code around it is compiled once.
type Change = Box<dyn FnOnce(&mut PageStore) -> Result<JsValue, Error>>;

/// Whether to wait before the store is changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WaitFor {
    /// Waits until this tab's copy of the storage has the newest revision that any tab has stored.
    NewestRevision,
    /// Uses this tab's copy of the storage as it is.
    Nothing,
}

struct Tab {
    lock: Rc<TabLock>,
    store: Rc<RefCell<PageStore>>,
    /// The value of `workspace` until the listeners are notified next.
    snapshot: RefCell<Snapshot>,
    listeners: Listeners,
    storage_listener: OnceCell<StorageListener>,
}

#[wasm_bindgen]
impl WorkspaceStore {
    /// Opens the stored workspace, or creates the starter workspace if none is stored.
    ///
    /// `sandbox` is the URL of the page's sandbox; the default is `sandbox/receive` beside the page. Stored webhooks with
    /// this URL get the sandbox's name instead (`sandboxEndpoint`).
    ///
    /// `secondCopy` is an earlier value of `storageKey` in localStorage that the page has kept elsewhere. It replaces the
    /// stored workspace if that is older, unreadable or missing; `takeRecovery` then returns `"secondCopy"`.
    ///
    /// Rejects with a `BrowserError` outside of a page, and with a `StoreError` if the page has no localStorage.
    pub async fn open(
        sandbox: Option<Text>,
        #[wasm_bindgen(js_name = secondCopy)] second_copy: Option<Text>,
    ) -> Result<WorkspaceStore, Thrown> {
        let sandbox = sandbox.map(|address| address.read("sandbox")).transpose()?;
        let second_copy = second_copy.map(|copy| copy.read("secondCopy")).transpose()?;
        let window = window()?;
        if let Some(tab) = TAB.with_borrow(Weak::upgrade) {
            return Ok(Self { tab });
        }
        sandbox::set_address(sandbox.as_deref())?;
        let address = sandbox::address()?;
        let storage = PageStorage::local()?;
        let fresh = starter()?;
        let lock = Rc::new(TabLock::new()?);
        let opened = Rc::new(RefCell::new(None));
        let (own, slot) = (lock.clone(), opened.clone());
        // Outside of the lock first: if the stored workspace was deleted, another tab needs the lock to store it again.
        lock.catch_up(&|| stored_revision(&storage)).await;
        let open = async move {
            own.catch_up(&|| stored_revision(&storage)).await;
            let store = Store::open_in_page(storage, fresh, address, second_copy.as_deref());
            own.announce(store.revision()).await;
            slot.replace(Some(store));
        };
        lock.exclusively(Box::pin(open)).await?;
        let store = opened.take().ok_or_else(|| needed(Phrase::WorkspaceLock))?;
        // Another call may have opened it while this one waited for the lock.
        if let Some(tab) = TAB.with_borrow(Weak::upgrade) {
            return Ok(Self { tab });
        }
        let tab = Rc::new(Tab {
            lock,
            store: Rc::new(RefCell::new(store)),
            snapshot: RefCell::default(),
            listeners: Listeners::default(),
            storage_listener: OnceCell::new(),
        });
        let weak = Rc::downgrade(&tab);
        let listener = StorageListener::new(window, move || {
            let Some(tab) = weak.upgrade() else { return };
            wasm_bindgen_futures::spawn_local(async move {
                // The store keeps the error as its `storage_error`.
                let _ = tab.follow().await;
            });
        })?;
        // It is set only here.
        let _ = tab.storage_listener.set(listener);
        TAB.set(Rc::downgrade(&tab));
        vault::follow_store(&tab.store);
        Ok(Self { tab })
    }

    /// The workspace as a plain object; the same object until the callbacks of `onChange` are called next. After a change,
    /// the objects of unchanged teams, automations and samples are the same as before. Use `apply` to change the workspace.
    #[wasm_bindgen(getter)]
    pub fn workspace(&self) -> Ts<Workspace> {
        let mut snapshot = self.tab.snapshot.borrow_mut();
        if snapshot.is_stale {
            snapshot.renew(self.tab.store.borrow().workspace());
        }
        Ts::new_unchecked(snapshot.value.clone())
    }

    /// Whether the workspace is still the one created on the first visit, without any change.
    #[wasm_bindgen(getter, js_name = isUntouched)]
    pub fn is_untouched(&self) -> bool {
        self.tab.store.borrow().revision() == 0
    }

    /// The number of changes to the workspace since it was created.
    #[wasm_bindgen(getter)]
    pub fn revision(&self) -> f64 {
        self.tab.store.borrow().revision() as f64
    }

    /// The key of the workspace in localStorage.
    #[wasm_bindgen(getter, js_name = storageKey)]
    pub fn storage_key(&self) -> String {
        WORKSPACE_KEY.to_owned()
    }

    /// Returns how a stored workspace that was lost, damaged or older was replaced: once for each time, undefined if it
    /// was not.
    #[wasm_bindgen(js_name = takeRecovery)]
    pub fn take_recovery(&self) -> Option<Ts<Recovery>> {
        self.tab.store.borrow_mut().take_recovery().as_ref().map(reply)
    }

    /// Lets the tabs continue that wait for another tab: takes the lock on the workspace away from it. If that tab stores
    /// an older workspace later, the newer one is stored again.
    #[wasm_bindgen(js_name = stopWaiting)]
    pub async fn stop_waiting() -> Result<(), Thrown> {
        TabLock::new()?.take_away().await;
        Ok(())
    }

    /// The error that keeps this tab from storing changes; undefined if there is none.
    #[wasm_bindgen(getter, js_name = storageError)]
    pub fn storage_error(&self) -> Option<Ts<Diagnostic>> {
        let store = self.tab.store.borrow();
        store.storage_error().map(|error| reply(error.diagnostic()))
    }

    /// Applies a command. Resolves to the payload or the event that another tab had stored since the command's `base` and
    /// that the command replaced, if any. Rejects with a `StoreError`, and changes nothing, if the command can't be applied
    /// or stored.
    #[wasm_bindgen(unchecked_return_type = "string | undefined")]
    pub async fn apply(&self, command: Ts<Command>) -> Result<JsValue, Thrown> {
        let command = read("command", command)?;
        let changes = VaultChange::of(&command);
        let apply = move |store: &mut PageStore| store.apply(command).map(JsValue::from);
        let replaced = self.tab.clone().change(Box::new(apply)).await?;
        vault::follow(changes);
        Ok(replaced)
    }

    /// Undoes the last change of this tab, and resolves to the outcome. Changes from other tabs are kept, unless the outcome
    /// is `overOthers`: undoing an import or a reset restores the whole workspace.
    pub async fn undo(&self) -> Result<Ts<UndoOutcome>, Thrown> {
        let undo = |store: &mut PageStore| store.undo().map(|outcome| value(&outcome));
        Ok(Ts::new_unchecked(self.tab.clone().change(Box::new(undo)).await?))
    }

    /// Redoes the last undone change of this tab, and resolves to the outcome. Changes from other tabs are kept, unless the
    /// outcome is `overOthers`: redoing an import or a reset replaces the whole workspace.
    pub async fn redo(&self) -> Result<Ts<UndoOutcome>, Thrown> {
        let redo = |store: &mut PageStore| store.redo().map(|outcome| value(&outcome));
        Ok(Ts::new_unchecked(self.tab.clone().change(Box::new(redo)).await?))
    }

    /// Whether there is a change to undo.
    #[wasm_bindgen(getter, js_name = canUndo)]
    pub fn can_undo(&self) -> bool {
        self.tab.store.borrow().can_undo()
    }

    /// Whether there is a change to redo.
    #[wasm_bindgen(getter, js_name = canRedo)]
    pub fn can_redo(&self) -> bool {
        self.tab.store.borrow().can_redo()
    }

    /// Whether the oldest changes of this tab can't be undone any more: only the last 500, and of these the last 32 MB,
    /// are kept.
    #[wasm_bindgen(getter, js_name = isUndoTruncated)]
    pub fn is_undo_truncated(&self) -> bool {
        self.tab.store.borrow().is_undo_truncated()
    }

    /// The change that `undo` reverts; undefined if there is none.
    #[wasm_bindgen(getter)]
    pub fn undoable(&self) -> Option<Ts<ChangeSummary>> {
        self.tab.store.borrow().undoable().as_ref().map(reply)
    }

    /// The change that `redo` repeats; undefined if there is none.
    #[wasm_bindgen(getter)]
    pub fn redoable(&self) -> Option<Ts<ChangeSummary>> {
        self.tab.store.borrow().redoable().as_ref().map(reply)
    }

    /// Calls `callback` after each command of this tab, also one that failed, and after each change from another tab.
    /// Returns a function that removes the callback.
    #[wasm_bindgen(js_name = onChange, unchecked_return_type = "() => void")]
    pub fn on_change(
        &self,
        #[wasm_bindgen(unchecked_param_type = "() => void")] callback: &JsValue,
    ) -> Result<Function, Thrown> {
        match callback.dyn_ref::<Function>() {
            Some(callback) => Ok(self.tab.listeners.add(callback.clone())),
            None => Err(mismatch("callback", callback, Phrase::Callback)),
        }
    }

    /// Returns the workspace as the contents of a file. It contains no secret value.
    #[wasm_bindgen(js_name = exportFile)]
    pub fn export_file(&self) -> String {
        self.tab.store.borrow().export()
    }

    /// Replaces the workspace with the contents of a file, except the settings. A webhook keeps a secret only if this
    /// workspace already binds the same webhook and endpoint to it; `unbound` lists the other webhooks with the names
    /// of their secrets. The change can be undone. Rejects with a `StoreError` if the file can't be read.
    #[wasm_bindgen(js_name = importFile)]
    pub async fn import_file(&self, text: Text) -> Result<Ts<ImportedFile>, Thrown> {
        let text = text.read("text")?;
        let import =
            move |store: &mut PageStore| store.import(&text).map(|imported| document(&imported).js_value());
        let imported = self.tab.clone().change(Box::new(import)).await?;
        vault::forget_unknown();
        Ok(Ts::new_unchecked(imported))
    }

    /// Replaces the workspace with new contents, except the settings. The change can be undone.
    pub async fn reset(&self, contents: Ts<InitialContents>) -> Result<(), Thrown> {
        let mut workspace = match read("contents", contents)? {
            InitialContents::Starter => starter()?,
            InitialContents::Empty => Workspace::default(),
        };
        let replace = move |store: &mut PageStore| {
            store.refresh()?;
            workspace.settings = store.workspace().settings.clone();
            store.apply(Command::ReplaceWorkspace { workspace })?;
            Ok(JsValue::UNDEFINED)
        };
        self.tab.clone().change(Box::new(replace)).await?;
        vault::forget_unknown();
        Ok(())
    }

    /// Lists the stored texts that were quarantined, oldest first: those that could not be read, and older copies.
    pub fn quarantined(&self) -> Vec<Ts<QuarantinedText>> {
        reply_all(&self.tab.store.borrow().quarantined())
    }

    /// Replaces the workspace with a quarantined one, except the settings. The change can be undone. Rejects with a
    /// `StoreError` if the text can't be read.
    #[wasm_bindgen(js_name = restoreQuarantined)]
    pub async fn restore_quarantined(&self, key: Text) -> Result<(), Thrown> {
        let key = key.read("key")?;
        let restore = move |store: &mut PageStore| store.restore(&key).map(|()| JsValue::UNDEFINED);
        self.tab.clone().change(Box::new(restore)).await?;
        Ok(())
    }

    /// Deletes a quarantined text. If it prevented storing, this tab's state is stored in its place.
    #[wasm_bindgen(js_name = discardQuarantined)]
    pub async fn discard_quarantined(&self, key: Text) -> Result<(), Thrown> {
        let key = key.read("key")?;
        let discard = move |store: &mut PageStore| store.discard(&key).map(|()| JsValue::UNDEFINED);
        self.tab.clone().change(Box::new(discard)).await?;
        Ok(())
    }
}

impl Tab {
    /// Applies `work` to the newest state while no other tab changes it, then notifies the listeners, also if it failed.
    async fn change(self: Rc<Self>, work: Change) -> Result<JsValue, Thrown> {
        self.run(WaitFor::NewestRevision, work).await
    }

    /// Loads what another tab stored. It does not poll: the storage event means that this tab's copy is current. Polling in
    /// a background tab is slow, and would hold the lock meanwhile.
    async fn follow(self: Rc<Self>) -> Result<JsValue, Thrown> {
        // Only after the stored workspace was lost. The tab that knows a newer revision needs the lock to store it again.
        let stored = || self.store.borrow().stored_revision();
        if stored() < self.store.borrow().revision() {
            self.lock.catch_up(&stored).await;
        }
        let refresh = |store: &mut PageStore| store.refresh().map(|_| JsValue::UNDEFINED);
        self.run(WaitFor::Nothing, Box::new(refresh)).await
    }

    async fn run(self: Rc<Self>, wait_for: WaitFor, work: Change) -> Result<JsValue, Thrown> {
        let outcome = Rc::new(RefCell::new(Ok(JsValue::UNDEFINED)));
        let (tab, slot) = (self.clone(), outcome.clone());
        let run = async move {
            if wait_for == WaitFor::NewestRevision {
                tab.lock.catch_up(&|| tab.store.borrow().stored_revision()).await;
            }
            *slot.borrow_mut() = work(&mut tab.store.borrow_mut());
            let stored = tab.store.borrow().revision();
            tab.lock.announce(stored).await;
        };
        self.lock.exclusively(Box::pin(run)).await?;
        self.changed();
        Ok(outcome.replace(Ok(JsValue::UNDEFINED))?)
    }

    fn changed(&self) {
        self.snapshot.borrow_mut().is_stale = true;
        self.listeners.notify();
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = reportError)]
    fn report_error(error: &JsValue);
}

/// The registered callbacks, in the order of registration.
#[derive(Default)]
struct Listeners(Rc<RefCell<Registered>>);

#[derive(Default)]
struct Registered {
    next_id: u64,
    callbacks: Vec<(u64, Function)>,
}

impl Listeners {
    /// Adds a callback and returns the function that removes it.
    fn add(&self, callback: Function) -> Function {
        let mut registered = self.0.borrow_mut();
        let id = registered.next_id;
        registered.next_id += 1;
        registered.callbacks.push((id, callback));
        let weak: Weak<RefCell<Registered>> = Rc::downgrade(&self.0);
        let remove = Closure::<dyn Fn()>::new(move || {
            if let Some(registered) = weak.upgrade() {
                registered
                    .borrow_mut()
                    .callbacks
                    .retain(|(other, _)| *other != id);
            }
        });
        remove.into_js_value().unchecked_into()
    }

    /// Calls each callback. An exception is reported as an uncaught error of the page and stops no other callback.
    fn notify(&self) {
        let callbacks = self.0.borrow().callbacks.clone();
        for (_, callback) in callbacks {
            if let Err(error) = callback.call0(&JsValue::UNDEFINED) {
                report_error(&error);
            }
        }
    }
}
