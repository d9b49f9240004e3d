//! Searches strings sixteen bytes at a time.

const BLOCK: usize = 16;

/// Returns the number of bytes before the first one that a JSON string must escape: `"`, `\` or a control character.
#[inline]
pub(super) fn plain_length(bytes: &[u8]) -> usize {
    // Most strings end in their first bytes.
    match bytes.split_first_chunk() {
        Some((block, tail)) => first_special(block).unwrap_or_else(|| BLOCK + plain_length_of(tail)),
        None => plain_length_of(bytes),
    }
}

#[inline(never)]
fn plain_length_of(bytes: &[u8]) -> usize {
    length_until(bytes, first_special, words::special)
}

/// Returns the number of bytes before the first line break.
pub(crate) fn line_length(bytes: &[u8]) -> usize {
    length_until(bytes, first_line_break, words::line_break)
}

/// Returns the number of bytes before the first end byte. `first` finds it in a block; `mark` sets the top bit of end bytes
/// in a word, and the lowest mark is exact.
#[inline]
fn length_until(
    bytes: &[u8],
    first: impl Fn(&[u8; BLOCK]) -> Option<usize>,
    mark: impl Fn(u64) -> u64,
) -> usize {
    let (blocks, tail) = bytes.as_chunks();
    for (index, block) in blocks.iter().enumerate() {
        if let Some(end) = first(block) {
            return index * BLOCK + end;
        }
    }
    blocks.len() * BLOCK + length_in_part(tail, mark)
}

/// Like [`length_until`] for less than a block, which is read as two words that may overlap: one from each end.
#[inline]
fn length_in_part(bytes: &[u8], mark: impl Fn(u64) -> u64) -> usize {
    let first = |word: u64| match mark(word) {
        0 => None,
        marks => Some(marks.trailing_zeros() as usize / 8),
    };
    let length = bytes.len();
    if let (Some(start), Some(end)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let from_end = || first(u64::from_le_bytes(*end)).map(|at| length + at - words::WORD);
        return first(u64::from_le_bytes(*start))
            .or_else(from_end)
            .unwrap_or(length);
    }
    if let (Some(start), Some(end)) = (bytes.first_chunk(), bytes.last_chunk()) {
        const HALF: usize = words::WORD / 2;
        let [start, end] = [start, end].map(|half: &[u8; HALF]| u64::from(u32::from_le_bytes(*half)));
        return match first(start | end << u32::BITS) {
            Some(at) if at >= HALF => length + at - words::WORD,
            Some(at) => at,
            None => length,
        };
    }
    bytes
        .iter()
        .position(|byte| first(words::spread(*byte)).is_some())
        .unwrap_or(length)
}

#[cfg(target_feature = "simd128")]
use simd::{first_line_break, first_special};
#[cfg(not(target_feature = "simd128"))]
use words::{first_line_break, first_special};

#[cfg(target_feature = "simd128")]
mod simd {
    use std::arch::wasm32::{
        u8x16_bitmask, u8x16_eq, u8x16_le, u8x16_splat, u64x2, v128, v128_any_true, v128_or,
    };

    use super::BLOCK;

    /// Returns the index of the first byte that a JSON string must escape.
    #[inline]
    pub fn first_special(block: &[u8; BLOCK]) -> Option<usize> {
        let bytes = load(block);
        let quotes = v128_or(is(bytes, b'"'), is(bytes, b'\\'));
        first(v128_or(quotes, u8x16_le(bytes, u8x16_splat(0x1f))))
    }

    /// Returns the index of the first line break.
    #[inline]
    pub fn first_line_break(block: &[u8; BLOCK]) -> Option<usize> {
        first(is(load(block), b'\n'))
    }

    #[inline]
    fn load(block: &[u8; BLOCK]) -> v128 {
        let bits = u128::from_le_bytes(*block);
        u64x2(bits as u64, (bits >> 64) as u64)
    }

    #[inline]
    fn is(bytes: v128, byte: u8) -> v128 {
        u8x16_eq(bytes, u8x16_splat(byte))
    }

    #[inline]
    fn first(found: v128) -> Option<usize> {
        v128_any_true(found).then(|| u8x16_bitmask(found).trailing_zeros() as usize)
    }
}

mod words {
    #[cfg(not(target_feature = "simd128"))]
    pub use blocks::{first_line_break, first_special};

    pub const WORD: usize = size_of::<u64>();
    const EACH: u64 = u64::MAX / 0xff;

    // A mark is the top bit of a byte. Marks above the lowest one may be wrong.

    /// Marks the bytes that a JSON string must escape.
    #[inline]
    pub fn special(word: u64) -> u64 {
        (below(word, 0x20) | is(word, b'"') | is(word, b'\\')) & (EACH * 0x80)
    }

    /// Marks the line breaks.
    #[inline]
    pub fn line_break(word: u64) -> u64 {
        is(word, b'\n') & (EACH * 0x80)
    }

    /// Returns a word that consists of this byte.
    #[inline]
    pub fn spread(byte: u8) -> u64 {
        EACH * u64::from(byte)
    }

    #[cfg(not(target_feature = "simd128"))]
    mod blocks {
        use super::super::BLOCK;
        use super::{WORD, line_break, special};

        /// Returns the index of the first byte that a JSON string must escape.
        #[inline]
        pub fn first_special(block: &[u8; BLOCK]) -> Option<usize> {
            first(block, special)
        }

        /// Returns the index of the first line break.
        #[inline]
        pub fn first_line_break(block: &[u8; BLOCK]) -> Option<usize> {
            first(block, line_break)
        }

        #[inline]
        fn first(block: &[u8; BLOCK], mark: impl Fn(u64) -> u64) -> Option<usize> {
            let words = block.as_chunks::<WORD>().0;
            words.iter().enumerate().find_map(|(at, word)| {
                let marks = mark(u64::from_le_bytes(*word));
                (marks != 0).then(|| at * WORD + marks.trailing_zeros() as usize / 8)
            })
        }
    }

    fn below(word: u64, limit: u64) -> u64 {
        word.wrapping_sub(EACH * limit) & !word
    }

    fn is(word: u64, byte: u8) -> u64 {
        below(word ^ (EACH * u64::from(byte)), 1)
    }
}
