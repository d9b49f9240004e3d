//! The two tables of ARCHITECTURE.md: the crate's modules and the page's layers.

use anyhow::{Context, Result, bail};

const MODULES: [&str; 4] = ["module", "purpose", "may import", "may use JavaScript"];
const LAYERS: [&str; 2] = ["layer", "contents"];

/// The modules of the crate, in the table's order.
pub struct Modules(Vec<(String, Rules)>);

/// The imports that one module is allowed.
pub struct Rules {
    pub imports: Vec<String>,
    pub javascript: bool,
}

impl Modules {
    /// Finds the table on the page. A module may name only modules above it, so imports can't form a cycle.
    pub fn read(page: &str) -> Result<Self> {
        let mut table = Self(Vec::new());
        for cells in rows(page, &MODULES)? {
            let &[module, _, imports, javascript] = cells.as_slice() else {
                bail!(
                    "a row of the modules has {} cells, not {}",
                    cells.len(),
                    MODULES.len()
                );
            };
            let module = quoted(module).next().context("a row names no module")?.to_owned();
            let imports: Vec<String> = quoted(imports).map(str::to_owned).collect();
            if let Some(below) = imports.iter().find(|import| table.rules(import).is_none()) {
                bail!("`{module}` may import `{below}`, which must come before it in the table");
            }
            let javascript = match javascript {
                "yes" => true,
                "no" => false,
                other => bail!("`{module}` may use JavaScript: {other:?}; expected yes or no"),
            };
            table.0.push((module, Rules { imports, javascript }));
        }
        Ok(table)
    }

    /// Returns the rules of the module with this name.
    pub fn rules(&self, module: &str) -> Option<&Rules> {
        self.0
            .iter()
            .find(|(name, _)| name == module)
            .map(|(_, rules)| rules)
    }

    /// Returns the modules' names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

/// Returns the page's layers, in the table's order: a layer may import the ones before it.
pub fn layers(page: &str) -> Result<Vec<String>> {
    let rows = rows(page, &LAYERS)?;
    let names = rows.iter().map(|cells| {
        let first = cells.first().and_then(|cell| quoted(cell).next());
        first.map(str::to_owned).context("a row names no layer")
    });
    names.collect()
}

/// Returns the rows of the table with this header.
fn rows<'a>(page: &'a str, header: &[&str]) -> Result<Vec<Vec<&'a str>>> {
    let mut lines = page.lines().map(cells).skip_while(|cells| cells != header);
    lines
        .next()
        .with_context(|| format!("there is no table with the columns {}", header.join(", ")))?;
    Ok(lines.skip(1).take_while(|cells| !cells.is_empty()).collect())
}

/// Returns the cells of a Markdown table's row; none if the line is not a row.
fn cells(line: &str) -> Vec<&str> {
    let inner = line
        .trim()
        .strip_prefix('|')
        .and_then(|line| line.strip_suffix('|'));
    inner
        .map(|inner| inner.split('|').map(str::trim).collect())
        .unwrap_or_default()
}

/// The words between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}
