//! The table of ARCHITECTURE.md, read.

use anyhow::{Context, Result, bail};

/// How the table's first line begins.
const HEADER: [&str; 4] = ["room", "what it is for", "may import", "JavaScript"];

/// Rooms, in the table's order.
pub struct Table(Vec<(String, Rules)>);

/// What one room may import.
pub struct Rules {
    pub imports: Vec<String>,
    pub javascript: bool,
}

impl Table {
    /// Finds the table on the page. A room may name only rooms above it, so directions can't form a circle.
    pub fn read(page: &str) -> Result<Self> {
        let mut lines = page.lines().map(cells).skip_while(|cells| *cells != HEADER);
        lines
            .next()
            .with_context(|| format!("there is no table with the columns {}", HEADER.join(", ")))?;
        let mut table = Self(Vec::new());
        for cells in lines.skip(1).take_while(|cells| !cells.is_empty()) {
            let &[room, _, imports, javascript] = cells.as_slice() else {
                bail!("a row of rooms has {} cells, not {}", cells.len(), HEADER.len());
            };
            let room = quoted(room).next().context("a row names no room")?.to_owned();
            let imports: Vec<String> = quoted(imports).map(str::to_owned).collect();
            if let Some(below) = imports.iter().find(|import| table.rules(import).is_none()) {
                bail!("`{room}` may import `{below}`, which must stand above it");
            }
            let javascript = match javascript {
                "yes" => true,
                "no" => false,
                other => bail!("`{room}` has JavaScript {other:?}, neither yes nor no"),
            };
            table.0.push((room, Rules { imports, javascript }));
        }
        Ok(table)
    }

    /// The rules of the room of that name.
    pub fn rules(&self, room: &str) -> Option<&Rules> {
        self.0
            .iter()
            .find(|(name, _)| name == room)
            .map(|(_, rules)| rules)
    }

    /// The rooms' names.
    pub fn rooms(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

/// The cells of a Markdown table's row; none where the line is no row.
fn cells(line: &str) -> Vec<&str> {
    let inner = line
        .trim()
        .strip_prefix('|')
        .and_then(|line| line.strip_suffix('|'));
    inner
        .map(|inner| inner.split('|').map(str::trim).collect())
        .unwrap_or_default()
}

/// What stands between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}
