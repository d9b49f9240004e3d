//! The last few values, in the order in which they came.

/// A ring buffer that grows until it is full.
#[derive(Clone, Debug)]
pub(super) struct Ring {
    capacity: usize,
    /// Where the next value goes once it is full: where the oldest is.
    oldest: usize,
    values: Vec<f64>,
}

impl Ring {
    /// A ring for this many values, or for none.
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            capacity,
            oldest: 0,
            values: Vec::new(),
        }
    }

    /// Takes a value in, and hands out the one that has no place any more.
    pub(super) fn push(&mut self, value: f64) -> Option<f64> {
        if self.values.len() < self.capacity {
            reserve(&mut self.values, self.capacity);
            self.values.push(value);
            return None;
        }
        let Some(place) = self.values.get_mut(self.oldest) else {
            return Some(value);
        };
        self.oldest += 1;
        if self.oldest == self.capacity {
            self.oldest = 0;
        }
        Some(std::mem::replace(place, value))
    }

    /// The memory that it holds beyond itself, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.values.capacity() * size_of::<f64>()
    }
}

/// Doubles the room of a full buffer, but never beyond what it will hold in the end.
pub(super) fn reserve(values: &mut Vec<f64>, capacity: usize) {
    if values.len() == values.capacity() {
        let wanted = (2 * values.len()).clamp(4, capacity.max(4));
        values.reserve_exact(wanted - values.len());
    }
}
