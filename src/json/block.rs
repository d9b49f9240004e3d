//! Searches in text, sixteen bytes at a time.

const BLOCK: usize = 16;

/// Returns the length of the prefix that a JSON string contains unescaped: up to the first `"`, `\` or control character.
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
    length_until(bytes, first_special, |byte| matches!(byte, ..0x20 | b'"' | b'\\'))
}

/// Returns the number of bytes before the first line break.
pub(crate) fn line_length(bytes: &[u8]) -> usize {
    length_until(bytes, first_line_break, |byte| byte == b'\n')
}

#[inline]
fn length_until(
    bytes: &[u8],
    first: impl Fn(&[u8; BLOCK]) -> Option<usize>,
    is_end: impl Fn(u8) -> bool,
) -> usize {
    let (blocks, tail) = bytes.as_chunks();
    for (index, block) in blocks.iter().enumerate() {
        if let Some(end) = first(block) {
            return index * BLOCK + end;
        }
    }
    blocks.len() * BLOCK + tail.iter().take_while(|byte| !is_end(**byte)).count()
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

    /// Returns the index of the first byte that is not plain.
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

#[cfg(not(target_feature = "simd128"))]
mod words {
    use super::BLOCK;

    const WORD: usize = size_of::<u64>();
    const EACH: u64 = u64::MAX / 0xff;

    /// Returns the index of the first byte that is not plain.
    #[inline]
    pub fn first_special(block: &[u8; BLOCK]) -> Option<usize> {
        first(block, |word| below(word, 0x20) | is(word, b'"') | is(word, b'\\'))
    }

    /// Returns the index of the first line break.
    #[inline]
    pub fn first_line_break(block: &[u8; BLOCK]) -> Option<usize> {
        first(block, |word| is(word, b'\n'))
    }

    #[inline]
    fn first(block: &[u8; BLOCK], found: impl Fn(u64) -> u64) -> Option<usize> {
        let words = block.as_chunks::<WORD>().0;
        words.iter().enumerate().find_map(|(index, word)| {
            let found = found(u64::from_le_bytes(*word)) & (EACH * 0x80);
            (found != 0).then(|| index * WORD + found.trailing_zeros() as usize / 8)
        })
    }

    // These set the top bit of each matching byte; bits above the lowest match may be wrong.

    fn below(word: u64, limit: u64) -> u64 {
        word.wrapping_sub(EACH * limit) & !word
    }

    fn is(word: u64, byte: u8) -> u64 {
        below(word ^ (EACH * u64::from(byte)), 1)
    }
}
