//! The last few values, with a summary of them at a cost per value that does not depend on how many there are.

use std::collections::VecDeque;

use super::double_double::DoubleDouble;

/// A summary of values, such as their sum, that can be extended and joined. The order of the values does not matter.
pub(super) trait Summary: Copy {
    /// The summary of no values.
    const EMPTY: Self;

    /// Returns the summary with one more value.
    fn with(self, value: f64) -> Self;

    /// Returns the summary of the values of both.
    fn join(self, other: Self) -> Self;
}

/// A sliding window of fixed length and the summary of its values.
///
/// A value that leaves the window is never subtracted, so no rounding error of it remains. Instead, the values are divided
/// into blocks, and the window's summary is joined from three: that of the oldest block's remaining values, that of the
/// complete blocks after it, and that of the newest block, which is still growing. When the oldest block has left, the next one
/// is summarised again from its end, which takes each value once.
#[derive(Clone, Debug)]
pub(super) struct SlidingWindow<S> {
    capacity: usize,
    /// A ring buffer.
    values: Vec<f64>,
    /// The index of the oldest value, once the buffer is full.
    oldest: usize,
    /// The factor that each value is multiplied by before it is summarised.
    factor: f64,
    block_length: usize,
    /// For each remaining value of the oldest block, the summary of it and those after it. The oldest value's is last.
    oldest_block: Vec<S>,
    /// The summaries of the complete blocks, oldest first.
    complete_blocks: VecDeque<S>,
    /// The joined summaries of the complete blocks.
    complete_summary: S,
    newest_block: S,
    newest_block_length: usize,
}

impl<S: Summary> SlidingWindow<S> {
    /// Creates a window of `capacity` values, which may be 0.
    pub(super) fn new(capacity: usize, factor: f64) -> Self {
        // A few blocks keep the summaries' memory small. A short window has one, because joining costs more than it saves.
        let block_length = (capacity / 8).max(32).min(capacity);
        Self {
            capacity,
            values: Vec::new(),
            oldest: 0,
            factor,
            block_length,
            oldest_block: Vec::new(),
            complete_blocks: VecDeque::new(),
            complete_summary: S::EMPTY,
            newest_block: S::EMPTY,
            newest_block_length: 0,
        }
    }

    /// Returns the summary of the window's values, each times the factor.
    pub(super) fn summary(&self) -> S {
        let oldest = self.oldest_block.last().copied().unwrap_or(S::EMPTY);
        oldest.join(self.complete_summary).join(self.newest_block)
    }

    /// Appends a value, and returns the value that leaves the window for it.
    pub(super) fn push(&mut self, value: f64) -> Option<f64> {
        let removed = if self.values.len() < self.capacity {
            reserve(&mut self.values, self.capacity);
            self.values.push(value);
            None
        } else if self.capacity == 0 {
            return Some(value);
        } else {
            self.remove_oldest(value)
        };
        self.add_to_newest_block(value);
        removed
    }

    /// Changes the factor, and summarises all values again.
    pub(super) fn set_factor(&mut self, factor: f64) {
        let mut values = std::mem::take(&mut self.values);
        values.rotate_left(self.oldest);
        *self = Self::new(self.capacity, factor);
        for value in &values {
            self.add_to_newest_block(*value);
        }
        self.values = values;
    }

    /// Returns the memory that the window owns on the heap, in bytes.
    pub(super) fn heap_bytes(&self) -> usize {
        let summaries = self.oldest_block.capacity() + self.complete_blocks.capacity();
        self.values.capacity() * size_of::<f64>() + summaries * size_of::<S>()
    }

    /// Replaces the oldest value of a full window, and removes it from its block's summaries.
    fn remove_oldest(&mut self, replacement: f64) -> Option<f64> {
        if self.oldest_block.is_empty() {
            self.open_oldest_block();
        }
        self.oldest_block.pop();
        let slot = self.values.get_mut(self.oldest)?;
        self.oldest += 1;
        if self.oldest == self.capacity {
            self.oldest = 0;
        }
        Some(std::mem::replace(slot, replacement))
    }

    /// Makes the first complete block the oldest block: summarises its values from the last to the first.
    fn open_oldest_block(&mut self) {
        self.complete_blocks.pop_front();
        let complete_blocks = self.complete_blocks.iter();
        self.complete_summary = complete_blocks.fold(S::EMPTY, |joined, block| joined.join(*block));
        let (after_wrap, before_wrap) = self.values.split_at(self.oldest);
        let (end, wrapped) = match before_wrap.get(..self.block_length) {
            Some(block) => (block, &[][..]),
            None => (
                before_wrap,
                after_wrap
                    .get(..self.block_length - before_wrap.len())
                    .unwrap_or_default(),
            ),
        };
        let mut summary = S::EMPTY;
        self.oldest_block.reserve_exact(self.block_length);
        for value in wrapped.iter().rev().chain(end.iter().rev()) {
            summary = summary.with(value * self.factor);
            self.oldest_block.push(summary);
        }
    }

    fn add_to_newest_block(&mut self, value: f64) {
        self.newest_block = self.newest_block.with(value * self.factor);
        self.newest_block_length += 1;
        if self.newest_block_length == self.block_length {
            self.complete_blocks.push_back(self.newest_block);
            self.complete_summary = self.complete_summary.join(self.newest_block);
            self.newest_block = S::EMPTY;
            self.newest_block_length = 0;
        }
    }
}

/// A sliding window whose values are scaled before they are summarised, so that neither a sum nor a square overflows, or
/// loses digits because it is too small.
///
/// Changing the scale summarises all values again. That is rare: after the scale was changed for a larger value, it
/// does not change back before that value has left.
#[derive(Clone, Debug)]
pub(super) struct ScaledWindow<S> {
    window: SlidingWindow<S>,
    magnitude: Magnitude,
    medium_values: usize,
    huge_values: usize,
}

impl<S: Summary> ScaledWindow<S> {
    /// Creates a window of `capacity` values, which may be 0.
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            window: SlidingWindow::new(capacity, Magnitude::Tiny.scale()),
            magnitude: Magnitude::Tiny,
            medium_values: 0,
            huge_values: 0,
        }
    }

    /// Returns how many values a full window has.
    pub(super) fn capacity(&self) -> usize {
        self.window.capacity
    }

    /// Returns the magnitude of the window's largest value.
    pub(super) fn magnitude(&self) -> Magnitude {
        self.magnitude
    }

    /// Returns the summary of the values, each times the scale of the window's magnitude.
    pub(super) fn summary(&self) -> S {
        self.window.summary()
    }

    /// Appends a value, and returns the value that leaves the window for it.
    pub(super) fn push(&mut self, value: f64) -> Option<f64> {
        let removed = self.window.push(value);
        match Magnitude::of(value) {
            Magnitude::Tiny => {}
            Magnitude::Medium => self.medium_values += 1,
            Magnitude::Huge => self.huge_values += 1,
        }
        match removed.map_or(Magnitude::Tiny, Magnitude::of) {
            Magnitude::Tiny => {}
            Magnitude::Medium => self.medium_values -= 1,
            Magnitude::Huge => self.huge_values -= 1,
        }
        let magnitude = match (self.huge_values, self.medium_values) {
            (0, 0) => Magnitude::Tiny,
            (0, _) => Magnitude::Medium,
            _ => Magnitude::Huge,
        };
        if magnitude != self.magnitude {
            self.magnitude = magnitude;
            self.window.set_factor(magnitude.scale());
        }
        removed
    }

    /// Returns the memory that the window owns on the heap, in bytes.
    pub(super) fn heap_bytes(&self) -> usize {
        self.window.heap_bytes()
    }
}

/// The order of magnitude of a value, or of the largest value in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Magnitude {
    /// Below 2⁻⁴⁰⁰, or zero.
    Tiny,
    /// From 2⁻⁴⁰⁰ to 2⁴⁰⁰.
    Medium,
    /// Above 2⁴⁰⁰.
    Huge,
}

impl Magnitude {
    pub(super) fn of(value: f64) -> Self {
        const HUGE: f64 = power_of_two(400);
        const TINY: f64 = power_of_two(-400);
        match value.abs() {
            size if size < TINY => Self::Tiny,
            size if size > HUGE => Self::Huge,
            _ => Self::Medium,
        }
    }

    /// Returns the power of two that values in a window of this magnitude are multiplied by.
    pub(super) fn scale(self) -> f64 {
        match self {
            Self::Tiny => const { power_of_two(674) },
            Self::Medium => 1.0,
            Self::Huge => const { power_of_two(-600) },
        }
    }

    /// Returns 1 divided by the scale.
    pub(super) fn inverse_scale(self) -> f64 {
        match self {
            Self::Tiny => const { power_of_two(-674) },
            Self::Medium => 1.0,
            Self::Huge => const { power_of_two(600) },
        }
    }

    /// Converts `number` from the scale of `from` to this one's. `from` must not be larger.
    pub(super) fn convert(self, number: DoubleDouble, from: Self) -> DoubleDouble {
        if self == from {
            return number;
        }
        number.scaled(from.inverse_scale()).scaled(self.scale())
    }
}

/// Returns 2 to the power of `exponent`, which is in -1022..=1023.
const fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

/// Doubles the capacity of a full buffer, but never beyond `limit`.
fn reserve(values: &mut Vec<f64>, limit: usize) {
    if values.len() == values.capacity() {
        let wanted = (2 * values.len()).clamp(4, limit.max(4));
        values.reserve_exact(wanted - values.len());
    }
}
