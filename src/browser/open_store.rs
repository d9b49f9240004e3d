//! The store that this page has open: the vault reads which endpoints its webhooks have.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::page::PageStorage;
use crate::model::Workspace;
use crate::store::Store;

/// The store of a page.
pub(super) type PageStore = Store<PageStorage>;

thread_local! {
    static OPEN: RefCell<Weak<RefCell<PageStore>>> = const { RefCell::new(Weak::new()) };
}

/// Registers the store that this page has opened.
pub(super) fn register(store: &Rc<RefCell<PageStore>>) {
    OPEN.set(Rc::downgrade(store));
}

/// Calls `work` with the workspace of the open store; with an empty one if there is none.
pub(super) fn with_workspace<T>(work: impl FnOnce(&Workspace) -> T) -> T {
    match OPEN.with_borrow(Weak::upgrade) {
        Some(store) => work(store.borrow().workspace()),
        None => work(&Workspace::default()),
    }
}
