//! The smallest or largest of the last few values, with the same few steps for every value.

use super::ring::reserve;

/// Which of two values counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Smallest,
    Largest,
}

impl Side {
    pub(super) fn of(self, one: f64, other: f64) -> f64 {
        match self {
            Self::Smallest => one.min(other),
            Self::Largest => one.max(other),
        }
    }

    /// What every value beats.
    fn nothing(self) -> f64 {
        match self {
            Self::Smallest => f64::INFINITY,
            Self::Largest => f64::NEG_INFINITY,
        }
    }
}

/// The extreme of a window of fixed length.
///
/// The buffer is two halves, overwritten in turn. While one fills, each slot of it that still holds an old value holds
/// the extreme from there to the half's end; the other half is rewritten to just that, from its end, one slot a step,
/// and is done when its turn comes. So the window's extreme is one of three: of what is left of the old half, of the
/// other half, of the new values.
#[derive(Clone, Debug)]
pub(super) struct Extreme {
    side: Side,
    capacity: usize,
    slots: Vec<f64>,
    /// The slot that the next value goes to, which is the oldest value's once the window is full.
    next: usize,
    /// The extreme of the values in the half that is being filled.
    filling: f64,
    /// The extreme of the other half.
    filled: f64,
    /// Up to where the other half, read from its end, is rewritten.
    rewritten: usize,
}

impl Extreme {
    /// A window of this many values, or of none.
    pub(super) fn new(side: Side, capacity: usize) -> Self {
        Self {
            side,
            capacity,
            slots: Vec::new(),
            next: 0,
            filling: side.nothing(),
            filled: side.nothing(),
            rewritten: 0,
        }
    }

    /// The extreme of the window, once it is full; infinite for a window of none.
    pub(super) fn get(&self) -> f64 {
        let oldest = self.slots.get(self.next).copied();
        let oldest = oldest.unwrap_or(self.side.nothing());
        self.side.of(oldest, self.side.of(self.filled, self.filling))
    }

    /// The extreme of the window and one value more.
    pub(super) fn with(&self, value: f64) -> f64 {
        self.side.of(self.get(), value)
    }

    /// Takes a value in; where the window is full, the oldest leaves.
    pub(super) fn push(&mut self, value: f64) {
        if self.capacity == 0 {
            return;
        }
        match self.slots.get_mut(self.next) {
            Some(slot) => *slot = value,
            None => {
                reserve(&mut self.slots, self.capacity);
                self.slots.push(value);
            }
        }
        self.filling = self.side.of(self.filling, value);
        self.rewrite_one();
        self.next += 1;
        if self.next == self.half() || self.next == self.capacity {
            self.rewritten = self.next - 1;
            self.filled = std::mem::replace(&mut self.filling, self.side.nothing());
            self.next %= self.capacity;
        }
    }

    /// The memory that it holds beyond itself, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.slots.capacity() * size_of::<f64>()
    }

    /// The first half's length: no shorter than the second, and longer by one at most.
    fn half(&self) -> usize {
        self.capacity.div_ceil(2)
    }

    fn rewrite_one(&mut self) {
        let start = if self.next < self.half() { self.half() } else { 0 };
        if self.rewritten <= start {
            return;
        }
        let after = self.slots.get(self.rewritten).copied();
        self.rewritten -= 1;
        if let (Some(slot), Some(after)) = (self.slots.get_mut(self.rewritten), after) {
            *slot = self.side.of(*slot, after);
        }
    }
}
