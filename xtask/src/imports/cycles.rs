//! Import cycles between the files of the crate.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::{Path, Source};

/// How many re-exports a path may pass through.
const MOST_ALIASES: usize = 16;

/// The files of a crate by their module paths.
#[derive(Default)]
pub struct Files {
    by_module: BTreeMap<Path, Source>,
}

impl Files {
    /// Adds the file of a module.
    pub fn add(&mut self, module: Path, source: Source) {
        self.by_module.insert(module, source);
    }

    /// Returns the groups of files that import each other in a cycle, each group sorted.
    pub fn cycles(&self) -> Vec<Vec<String>> {
        let imports: BTreeMap<&Path, BTreeSet<&Path>> = self
            .by_module
            .iter()
            .map(|(module, source)| (module, self.imports(module, source)))
            .collect();
        let mut groups = BTreeSet::new();
        for module in imports.keys() {
            let group: Vec<&Path> = reachable(&imports, module)
                .into_iter()
                .filter(|other| reachable(&imports, other).contains(module))
                .collect();
            if group.len() > 1 {
                groups.insert(group);
            }
        }
        let names = |group: Vec<&Path>| group.into_iter().map(|module| module.join("::")).collect();
        groups.into_iter().map(names).collect()
    }

    fn imports(&self, module: &Path, source: &Source) -> BTreeSet<&Path> {
        let absolute = source.absolute.iter().map(|(_, path)| path.clone());
        let relative = source
            .relative
            .iter()
            .filter_map(|path| self.expand(module, source, path));
        let targets = absolute.chain(relative);
        let files = targets.filter_map(|path| self.file_of(&path, MOST_ALIASES));
        files.filter(|file| *file != module).collect()
    }

    /// Makes a relative path absolute: its first name is an import of this file or a child module.
    fn expand(&self, module: &Path, source: &Source, path: &Path) -> Option<Path> {
        // Inline modules make the path longer; only paths of the file's own module are followed.
        let rest = path.strip_prefix(module.as_slice())?;
        let first = rest.first()?;
        if let Some((_, target)) = source.aliases.iter().find(|(alias, _)| alias == first) {
            return Some(target.iter().chain(rest.get(1..)?).cloned().collect());
        }
        let child = path.get(..=module.len())?;
        self.by_module.contains_key(child).then(|| path.clone())
    }

    /// Returns the file in which the item of a path is defined; none if the path ends with a module.
    fn file_of(&self, path: &Path, aliases: usize) -> Option<&Path> {
        let length = (0..=path.len()).rev().find(|length| {
            path.get(..*length)
                .is_some_and(|head| self.by_module.contains_key(head))
        })?;
        let (module, rest) = path.split_at_checked(length)?;
        let (module, source) = self.by_module.get_key_value(module)?;
        let name = rest.first()?;
        let alias = source.aliases.iter().find(|(alias, _)| alias == name);
        match alias {
            Some((_, target)) if aliases > 0 && target != path => {
                let whole: Path = target.iter().chain(rest.get(1..)?).cloned().collect();
                self.file_of(&whole, aliases - 1)
            }
            _ => Some(module),
        }
    }
}

fn reachable<'a>(imports: &BTreeMap<&'a Path, BTreeSet<&'a Path>>, from: &Path) -> BTreeSet<&'a Path> {
    let mut found = BTreeSet::new();
    let mut waiting: Vec<&Path> = imports.get(from).into_iter().flatten().copied().collect();
    while let Some(module) = waiting.pop() {
        if found.insert(module) {
            waiting.extend(imports.get(module).into_iter().flatten().copied());
        }
    }
    found
}
