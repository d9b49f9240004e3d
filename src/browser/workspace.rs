//! The workspace in localStorage, shared by all tabs of the page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::{StorageEvent, Url, Window};

use super::argument::read;
use super::error::Thrown;
use super::listeners::Listeners;
use super::lock::TabLock;
use super::page::{PageStorage, needed, window};
use crate::model::json::json_words;
use crate::model::{Diagnostic, Endpoint, Error, Workspace};
use crate::store::{Command, Imported, SetAside, Step, Store, starter, stored_revision};

/// What a workspace begins with.
#[derive(Clone, Copy, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum Beginning {
    /// An example of each documented kind of payload, sending to the sandbox.
    Starter,
    /// Nothing.
    Empty,
}

json_words! { Beginning {
    "starter" => Starter,
    "empty" => Empty,
} }

/// The workspace as this tab knows it; every change goes to the newest stored state, whichever tab stored it.
#[wasm_bindgen]
pub struct WorkspaceStore {
    tab: Rc<Tab>,
    _listening: Listening,
}

struct Tab {
    lock: Rc<TabLock>,
    store: RefCell<Store<PageStorage>>,
    /// What `workspace` answers until the next change.
    snapshot: RefCell<Option<JsValue>>,
    listeners: Listeners,
    sandbox: Endpoint,
}

#[wasm_bindgen]
impl WorkspaceStore {
    /// Opens the stored workspace, or begins with the starter, whose webhooks send to `sandbox`: the address of the
    /// page's own receiver, "sandbox" beside the page where none is given.
    pub async fn open(sandbox: Option<String>) -> Result<WorkspaceStore, Thrown> {
        let window = window()?;
        let sandbox = match sandbox {
            Some(address) => address.parse()?,
            None => beside_the_page(&window)?,
        };
        let storage = PageStorage::local()?;
        let fresh = starter(&sandbox)?;
        let lock = Rc::new(TabLock::new()?);
        let own = lock.clone();
        let open = async move {
            own.catch_up(|| stored_revision(&storage)).await;
            let store = Store::open(storage, fresh);
            own.announce(store.revision()).await;
            store
        };
        let store = lock.alone(open).await?;
        let tab = Rc::new(Tab {
            lock,
            store: RefCell::new(store),
            snapshot: RefCell::default(),
            listeners: Listeners::default(),
            sandbox,
        });
        let _listening = Listening::new(window, &tab)?;
        Ok(Self { tab, _listening })
    }

    /// The workspace; the same object until something changes. Changing it changes nothing: see `apply`.
    #[wasm_bindgen(getter)]
    pub fn workspace(&self) -> Result<Ts<Workspace>, Thrown> {
        let mut snapshot = self.tab.snapshot.borrow_mut();
        if let Some(known) = snapshot.as_ref() {
            return Ok(Ts::new_unchecked(known.clone()));
        }
        let workspace = by_json(self.tab.store.borrow().workspace());
        *snapshot = Some(workspace.js_value());
        Ok(workspace)
    }

    /// Why nothing can be stored at the moment, if so.
    #[wasm_bindgen(getter)]
    pub fn trouble(&self) -> Result<Option<Ts<Diagnostic>>, Thrown> {
        let store = self.tab.store.borrow();
        let trouble = store.trouble().map(|error| error.diagnostic().into_ts());
        Ok(trouble.transpose()?)
    }

    /// Applies a change. Rejects with a `StoreError` when it can't be applied or stored; nothing has changed then.
    pub async fn apply(&self, command: Ts<Command>) -> Result<(), Thrown> {
        let command = read("command", command)?;
        self.tab.clone().change(move |store| store.apply(command)).await
    }

    /// Takes back this tab's latest change, and says what became of other tabs' changes.
    pub async fn undo(&self) -> Result<Ts<Step>, Thrown> {
        Ok(self.tab.clone().change(Store::undo).await?.into_ts()?)
    }

    /// Does again what `undo` took back, and says what became of other tabs' changes.
    pub async fn redo(&self) -> Result<Ts<Step>, Thrown> {
        Ok(self.tab.clone().change(Store::redo).await?.into_ts()?)
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
        #[wasm_bindgen(unchecked_param_type = "() => void")] callback: Function,
    ) -> Function {
        self.tab.listeners.add(callback)
    }

    /// The workspace as a file's text; it holds no secret's value.
    #[wasm_bindgen(js_name = exportFile)]
    pub fn export_file(&self) -> String {
        self.tab.store.borrow().export()
    }

    /// Replaces the workspace by a file's, its webhooks without secrets; the settings stay. It can be undone.
    #[wasm_bindgen(js_name = importFile)]
    pub async fn import_file(&self, text: String) -> Result<Ts<Imported>, Thrown> {
        let imported = self.tab.clone().change(move |store| store.import(&text)).await?;
        Ok(by_json(&imported))
    }

    /// Replaces the workspace by a new one; the settings stay. It can be undone.
    pub async fn reset(&self, beginning: Ts<Beginning>) -> Result<(), Thrown> {
        let mut workspace = match read("beginning", beginning)? {
            Beginning::Starter => starter(&self.tab.sandbox)?,
            Beginning::Empty => Workspace::default(),
        };
        let replace = move |store: &mut Store<PageStorage>| {
            store.refresh()?;
            workspace.settings = store.workspace().settings.clone();
            store.apply(Command::ReplaceWorkspace { workspace })
        };
        self.tab.clone().change(replace).await
    }

    /// Stored texts that could not be read, the oldest first.
    pub fn quarantined(&self) -> Result<Vec<Ts<SetAside>>, Thrown> {
        let set_aside = self.tab.store.borrow().all_set_aside();
        Ok(set_aside.iter().map(Tsify::into_ts).collect::<Result<_, _>>()?)
    }

    /// Forgets one of them.
    #[wasm_bindgen(js_name = discardQuarantined)]
    pub fn discard_quarantined(&self, key: &str) {
        self.tab.store.borrow_mut().discard(key);
        self.tab.changed();
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
    async fn change<T: 'static>(
        self: Rc<Self>,
        work: impl FnOnce(&mut Store<PageStorage>) -> Result<T, Error> + 'static,
    ) -> Result<T, Thrown> {
        let tab = self.clone();
        let turn = async move {
            tab.lock.catch_up(|| tab.store.borrow().stored_revision()).await;
            let outcome = work(&mut tab.store.borrow_mut());
            let revision = tab.store.borrow().revision();
            tab.lock.announce(revision).await;
            outcome
        };
        let outcome = self.lock.alone(turn).await?;
        self.changed();
        Ok(outcome?)
    }

    fn changed(&self) {
        self.snapshot.take();
        self.listeners.tell();
    }
}

/// Follows what other tabs store, until it is dropped.
struct Listening {
    window: Window,
    callback: Closure<dyn Fn(StorageEvent)>,
}

impl Listening {
    fn new(window: Window, tab: &Rc<Tab>) -> Result<Self, Thrown> {
        let tab = Rc::downgrade(tab);
        let callback = Closure::<dyn Fn(StorageEvent)>::new(move |event: StorageEvent| {
            // Without a key everything was cleared.
            let ours = event.key().is_none_or(|key| key.starts_with("hookwright."));
            let Some(tab) = tab.upgrade().filter(|_| ours) else {
                return;
            };
            wasm_bindgen_futures::spawn_local(async move {
                // What can't be read now is said by the next change that this tab makes.
                let _ = tab.change(Store::refresh).await;
            });
        });
        window
            .add_event_listener_with_callback("storage", callback.as_ref().unchecked_ref())
            .map_err(|_| needed("window.addEventListener"))?;
        Ok(Self { window, callback })
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        // It fails only where there is nothing to remove.
        let _ = self
            .window
            .remove_event_listener_with_callback("storage", self.callback.as_ref().unchecked_ref());
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

/// By way of JSON text, which the core writes anyway: writing a workspace as objects too would make the wasm larger.
pub(super) fn by_json<T: Tsify + serde::Serialize>(value: &T) -> Ts<T> {
    // Every key is a text and every value has a JSON form, so nothing can fail here.
    let text = serde_json::to_string(value).unwrap_or_default();
    Ts::new_unchecked(js_sys::JSON::parse(&text).unwrap_or_default())
}
