//! Skips work whose inputs have not changed.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A file with a hash of the inputs of the last build.
pub struct Stamp {
    file: PathBuf,
    inputs: DefaultHasher,
}

impl Stamp {
    /// Creates a stamp in `file`, without inputs.
    pub fn new(file: impl Into<PathBuf>) -> Self {
        Self {
            file: file.into(),
            inputs: DefaultHasher::new(),
        }
    }

    /// Adds a value to the inputs.
    pub fn input(mut self, value: impl Hash) -> Self {
        value.hash(&mut self.inputs);
        self
    }

    /// Adds a file's content to the inputs.
    pub fn input_file(self, path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| format!("{} can't be read", path.display()))?;
        Ok(self.input(bytes))
    }

    /// Whether the last build had the same inputs.
    pub fn is_fresh(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|last| last == self.text())
    }

    /// Saves the hash after the build.
    pub fn save(&self) -> Result<()> {
        fs::write(&self.file, self.text())
            .with_context(|| format!("{} can't be written", self.file.display()))
    }

    fn text(&self) -> String {
        format!("{:016x}", self.inputs.finish())
    }
}
