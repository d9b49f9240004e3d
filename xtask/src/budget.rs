//! Transfer sizes: bytes after `gzip -9`; 1 KB = 1,000 bytes.

use std::fmt;
use std::io::Write;

use anyhow::{Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::program::say;

/// A number of bytes, displayed in kilobytes.
pub struct Kilobytes(pub u64);

impl fmt::Display for Kilobytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{} KB", self.0 / 1000, self.0 % 1000 / 100)
    }
}

/// Returns the size of `bytes` after `gzip -9`.
pub fn gzipped(bytes: &[u8]) -> Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

/// Prints `size`, and fails if it exceeds `budget`.
pub fn check(what: &str, size: u64, budget: u64) -> Result<()> {
    let (size_kb, budget_kb) = (Kilobytes(size), Kilobytes(budget));
    if size > budget {
        bail!(
            "{what} is {size_kb} gzipped ({size} bytes), over its budget of {budget_kb}: see wasm-pack.toml"
        );
    }
    say(&format!("size: {what} is {size_kb} gzipped, budget {budget_kb}"));
    Ok(())
}
