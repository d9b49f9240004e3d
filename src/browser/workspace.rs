//! The workspace in localStorage, shared by all tabs of the page.

use std::cell::{OnceCell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Function;
use serde::Deserialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::{Url, Window};

use super::argument::{mismatch, read};
use super::error::Thrown;
use super::following::Following;
use super::listeners::Listeners;
use super::lock::TabLock;
use super::page::{PageStorage, needed, window};
use super::reply::{reply, reply_all, value};
use super::text::Text;
use crate::diagnostic::{Diagnostic, Error, Phrase};
use crate::model::{Endpoint, Workspace};
use crate::store::{Command, Imported, SetAside, Store, UndoOutcome, starter, stored_revision};

/// What a workspace begins with.
#[derive(Clone, Copy, Deserialize, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum Beginning {
    /// An example of each documented kind of payload, sending to the sandbox.
    Starter,
    /// Nothing.
    Empty,
}

thread_local! {
    /// The page's one view of the workspace: storage tells other pages of a change, never the one that made it.
    static TAB: RefCell<Weak<Tab>> = const { RefCell::new(Weak::new()) };
}

/// The workspace as this tab knows it; every change goes to the newest stored state, whichever tab stored it. Every
/// handle is one to the same view.
#[wasm_bindgen]
pub struct WorkspaceStore {
    tab: Rc<Tab>,
}

type PageStore = Store<PageStorage>;

/// What is to be done to the store; boxed, so that what surrounds it is compiled once.
type Change = Box<dyn FnOnce(&mut PageStore) -> Result<JsValue, Error>>;

/// Which state a turn works on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// The newest that any tab stored.
    Newest,
    /// What this tab's copy of the storage has.
    Own,
}

struct Tab {
    lock: Rc<TabLock>,
    store: RefCell<PageStore>,
    /// What `workspace` answers until the next change.
    snapshot: RefCell<Option<JsValue>>,
    listeners: Listeners,
    sandbox: Endpoint,
    following: OnceCell<Following>,
}

#[wasm_bindgen]
impl WorkspaceStore {
    /// Opens the stored workspace, the same for whoever opens it on this page; or begins with the starter, whose webhooks send to `sandbox`: the address of the
    /// page's own receiver, "sandbox" beside the page where none is given.
    pub async fn open(sandbox: Option<Text>) -> Result<WorkspaceStore, Thrown> {
        let sandbox = sandbox.map(|address| address.read("sandbox")).transpose()?;
        let window = window()?;
        if let Some(tab) = TAB.with_borrow(Weak::upgrade) {
            return Ok(Self { tab });
        }
        let sandbox = match sandbox {
            Some(address) => address.parse()?,
            None => beside_the_page(&window)?,
        };
        let storage = PageStorage::local()?;
        let fresh = starter(&sandbox)?;
        let lock = Rc::new(TabLock::new()?);
        let opened = Rc::new(RefCell::new(None));
        let (own, slot) = (lock.clone(), opened.clone());
        let open = async move {
            own.catch_up(&|| stored_revision(&storage)).await;
            let store = Store::open(storage, fresh);
            own.announce(store.revision()).await;
            slot.replace(Some(store));
        };
        lock.alone(Box::pin(open)).await?;
        let store = opened.take().ok_or_else(|| needed(Phrase::WorkspaceLock))?;
        // Somebody else may have opened it while this waited for its turn.
        if let Some(tab) = TAB.with_borrow(Weak::upgrade) {
            return Ok(Self { tab });
        }
        let tab = Rc::new(Tab {
            lock,
            store: RefCell::new(store),
            snapshot: RefCell::default(),
            listeners: Listeners::default(),
            sandbox,
            following: OnceCell::new(),
        });
        let known = Rc::downgrade(&tab);
        let following = Following::new(window, move || {
            let Some(tab) = known.upgrade() else { return };
            wasm_bindgen_futures::spawn_local(async move {
                // What can't be read now is the store's trouble from here on.
                let _ = tab.follow().await;
            });
        })?;
        // It is set here and nowhere else.
        let _ = tab.following.set(following);
        TAB.set(Rc::downgrade(&tab));
        Ok(Self { tab })
    }

    /// The workspace; the same object until something changes. Changing it changes nothing: see `apply`.
    #[wasm_bindgen(getter)]
    pub fn workspace(&self) -> Ts<Workspace> {
        let mut snapshot = self.tab.snapshot.borrow_mut();
        if let Some(known) = snapshot.as_ref() {
            return Ts::new_unchecked(known.clone());
        }
        let workspace = reply(self.tab.store.borrow().workspace());
        *snapshot = Some(workspace.js_value());
        workspace
    }

    /// Whether the workspace is as it was made, on the first visit: nobody changed anything.
    #[wasm_bindgen(getter, js_name = isUntouched)]
    pub fn is_untouched(&self) -> bool {
        self.tab.store.borrow().revision() == 0
    }

    /// Why nothing can be stored at the moment, if so.
    #[wasm_bindgen(getter)]
    pub fn trouble(&self) -> Option<Ts<Diagnostic>> {
        let store = self.tab.store.borrow();
        store.trouble().map(|error| reply(error.diagnostic()))
    }

    /// Applies a change. Rejects with a `StoreError` when it can't be applied or stored; nothing has changed then.
    pub async fn apply(&self, command: Ts<Command>) -> Result<(), Thrown> {
        let command = read("command", command)?;
        let apply = move |store: &mut PageStore| store.apply(command).map(|()| JsValue::UNDEFINED);
        self.tab.clone().change(Box::new(apply)).await?;
        Ok(())
    }

    /// Takes back this tab's latest change, and says what became of other tabs' changes.
    pub async fn undo(&self) -> Result<Ts<UndoOutcome>, Thrown> {
        let undo = |store: &mut PageStore| store.undo().map(|step| value(&step));
        Ok(Ts::new_unchecked(self.tab.clone().change(Box::new(undo)).await?))
    }

    /// Does again what `undo` took back, and says what became of other tabs' changes.
    pub async fn redo(&self) -> Result<Ts<UndoOutcome>, Thrown> {
        let redo = |store: &mut PageStore| store.redo().map(|step| value(&step));
        Ok(Ts::new_unchecked(self.tab.clone().change(Box::new(redo)).await?))
    }

    /// Whether there is a change to take back.
    #[wasm_bindgen(getter, js_name = canUndo)]
    pub fn can_undo(&self) -> bool {
        self.tab.store.borrow().can_undo()
    }

    /// Whether there is a change to do again.
    #[wasm_bindgen(getter, js_name = canRedo)]
    pub fn can_redo(&self) -> bool {
        self.tab.store.borrow().can_redo()
    }

    /// Calls back after each change, this tab's and other tabs'; answers the function that ends it.
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

    /// The workspace as a file's text; it holds no secret's value.
    #[wasm_bindgen(js_name = exportFile)]
    pub fn export_file(&self) -> String {
        self.tab.store.borrow().export()
    }

    /// Replaces the workspace by a file's, its webhooks without secrets; the settings stay. It can be undone.
    #[wasm_bindgen(js_name = importFile)]
    pub async fn import_file(&self, text: Text) -> Result<Ts<Imported>, Thrown> {
        let text = text.read("text")?;
        let import = move |store: &mut PageStore| store.import(&text).map(|imported| value(&imported));
        Ok(Ts::new_unchecked(
            self.tab.clone().change(Box::new(import)).await?,
        ))
    }

    /// Replaces the workspace by a new one; the settings stay. It can be undone.
    pub async fn reset(&self, beginning: Ts<Beginning>) -> Result<(), Thrown> {
        let mut workspace = match read("beginning", beginning)? {
            Beginning::Starter => starter(&self.tab.sandbox)?,
            Beginning::Empty => Workspace::default(),
        };
        let replace = move |store: &mut PageStore| {
            store.refresh()?;
            workspace.settings = store.workspace().settings.clone();
            store.apply(Command::ReplaceWorkspace { workspace })?;
            Ok(JsValue::UNDEFINED)
        };
        self.tab.clone().change(Box::new(replace)).await?;
        Ok(())
    }

    /// Stored texts that could not be read, the oldest first.
    pub fn quarantined(&self) -> Vec<Ts<SetAside>> {
        reply_all(&self.tab.store.borrow().all_set_aside())
    }

    /// Forgets one of them. What stood in the way of storing gives way to what this tab knows.
    #[wasm_bindgen(js_name = discardQuarantined)]
    pub async fn discard_quarantined(&self, key: Text) -> Result<(), Thrown> {
        let key = key.read("key")?;
        let discard = move |store: &mut PageStore| store.discard(&key).map(|()| JsValue::UNDEFINED);
        self.tab.clone().change(Box::new(discard)).await?;
        Ok(())
    }
}

impl WorkspaceStore {
    /// Lends the workspace to another part of the face.
    pub(super) fn with_workspace<T>(&self, work: impl FnOnce(&Workspace) -> T) -> T {
        work(self.tab.store.borrow().workspace())
    }
}

impl Tab {
    /// Does something to the store while no other tab does, then tells who listens.
    async fn change(self: Rc<Self>, work: Change) -> Result<JsValue, Thrown> {
        self.turn(Sight::Newest, work).await
    }

    /// Takes over what another tab stored. Its event comes when this tab's copy has it, so nothing is waited for: in a
    /// tab that nobody sees, timers are slow, and all other tabs would wait with it.
    async fn follow(self: Rc<Self>) -> Result<JsValue, Thrown> {
        let refresh = |store: &mut PageStore| store.refresh().map(|_| JsValue::UNDEFINED);
        self.turn(Sight::Own, Box::new(refresh)).await
    }

    async fn turn(self: Rc<Self>, sight: Sight, work: Change) -> Result<JsValue, Thrown> {
        let outcome = Rc::new(RefCell::new(Ok(JsValue::UNDEFINED)));
        let (tab, slot) = (self.clone(), outcome.clone());
        let turn = async move {
            if sight == Sight::Newest {
                tab.lock.catch_up(&|| tab.store.borrow().stored_revision()).await;
            }
            *slot.borrow_mut() = work(&mut tab.store.borrow_mut());
            let revision = tab.store.borrow().revision();
            tab.lock.announce(revision).await;
        };
        self.lock.alone(Box::pin(turn)).await?;
        self.changed();
        Ok(outcome.replace(Ok(JsValue::UNDEFINED))?)
    }

    fn changed(&self) {
        self.snapshot.take();
        self.listeners.tell();
    }
}

fn beside_the_page(window: &Window) -> Result<Endpoint, Thrown> {
    let base = window
        .document()
        .and_then(|document| document.base_uri().ok().flatten());
    let url = base.and_then(|base| Url::new_with_base("sandbox", &base).ok());
    let url = url.ok_or_else(|| needed("document.baseURI"))?;
    Ok(url.href().parse()?)
}
