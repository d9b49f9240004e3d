//! Ordered lists whose changes can be taken back to the very place.

/// Inserts at a position, or at the end without one or behind the end.
pub(super) fn insert<T>(list: &mut Vec<T>, item: T, position: Option<u32>) {
    let at = position.map_or(list.len(), |position| (position as usize).min(list.len()));
    list.insert(at, item);
}

/// Takes out the item that is meant, with the position that it had.
pub(super) fn remove<T>(list: &mut Vec<T>, is_meant: impl Fn(&T) -> bool) -> Option<(T, u32)> {
    let at = list.iter().position(is_meant)?;
    Some((list.remove(at), u32::try_from(at).unwrap_or(u32::MAX)))
}

/// Replaces the item that is meant, or adds one; answers what was replaced, and where it was if it moved.
pub(super) fn put<T>(
    list: &mut Vec<T>,
    item: T,
    position: Option<u32>,
    is_meant: impl Fn(&T) -> bool,
) -> Option<(T, Option<u32>)> {
    let Some((before, was_at)) = remove(list, is_meant) else {
        insert(list, item, position);
        return None;
    };
    insert(list, item, Some(position.unwrap_or(was_at)));
    Some((before, position.map(|_| was_at)))
}
