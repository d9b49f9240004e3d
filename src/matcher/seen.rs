//! Which automations were met already, for one event after another.

use super::index::Slot;

/// A set of automations that is emptied in no time.
#[derive(Default)]
pub(super) struct Seen {
    round: u32,
    rounds: Vec<u32>,
}

impl Seen {
    /// Empties the set, which from now on has room for this many.
    pub(super) fn clear(&mut self, slots: usize) {
        self.rounds.resize(slots, 0);
        self.round = self.round.wrapping_add(1);
        if self.round == 0 {
            self.rounds.fill(0);
            self.round = 1;
        }
    }

    /// Adds one; whether it was not there before.
    pub(super) fn insert(&mut self, slot: Slot) -> bool {
        let round = self.rounds.get_mut(slot as usize);
        round.is_some_and(|round| std::mem::replace(round, self.round) != self.round)
    }
}
