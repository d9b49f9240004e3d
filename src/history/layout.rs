//! Finds which columns are metrics, and which run each belongs to: W&B's own columns, and the exports of the app's
//! panels.

use std::collections::{HashMap, HashSet};

use super::column::{Column, ColumnRole, History, Related, TimeSource};

/// Names of columns that W&B adds to every history, and of the x-axes that its panels offer (observed in exports).
const AXES: [&str; 7] = [
    "_step",
    "_runtime",
    "_timestamp",
    "Step",
    "Relative Time (Process)",
    "Relative Time (Wall)",
    "Wall Time",
];

/// Names of metrics that only count; a history's first metric of another name is more likely to be of interest.
const COUNTERS: [&str; 6] = ["epoch", "step", "global_step", "iteration", "iter", "batch"];

/// The string between a run and a metric in the header of an exported panel (observed).
const SEPARATOR: &str = " - ";

/// The suffixes of the columns with the range of a panel's points (observed).
const RANGE_SUFFIXES: [&str; 2] = ["__MIN", "__MAX"];

/// The maximum number of separators in a name that are considered.
const MAX_SEPARATORS: usize = 16;

impl History {
    /// Returns the column of the x-axis: that of an exported panel, or `_step`, or `Step`. Without one, rows are numbered.
    pub fn axis(&self) -> Option<&Column> {
        self.columns.get(self.axis?)
    }

    /// Returns the index of the column to show first: a metric that is not only a counter, if there is one.
    pub fn first_metric(&self) -> Option<usize> {
        let metrics = || {
            let columns = self.columns.iter().enumerate();
            columns.filter(|(_, column)| column.role == ColumnRole::Metric && !column.values.is_empty())
        };
        let first = metrics().find(|(_, column)| !is_counter(&column.name));
        first.or_else(|| metrics().next()).map(|(index, _)| index)
    }

    /// Returns how many of a column's values summarise several logged values that differ, by the columns of their range
    /// in an exported panel.
    pub fn summarised(&self, column: &Column) -> u32 {
        let range = column.related.range;
        let Some([Some(one), Some(other)]) = range.map(|range| range.map(|index| self.columns.get(index)))
        else {
            return 0;
        };
        let mut other_values = other.row_numbers.iter().zip(&other.values).peekable();
        let mut count = 0;
        for (row, value) in one.row_numbers.iter().zip(&one.values) {
            while other_values.next_if(|(found, _)| *found < row).is_some() {}
            let same_row = other_values.next_if(|(found, _)| *found == row);
            count += u32::from(same_row.is_some_and(|(_, found)| found != value));
        }
        count
    }
}

/// Finds the columns that explain others, after every column has its role.
fn relate(history: &mut History) {
    history.axis = find_axis(&history.columns);
    let mut times: HashMap<Option<&str>, (TimeSource, usize)> = HashMap::new();
    let mut ranges: HashMap<(Option<&str>, &str), Vec<usize>> = HashMap::new();
    for (index, column) in history.columns.iter().enumerate() {
        let run = column.run.as_deref();
        match column.role {
            ColumnRole::Range => ranges.entry((run, column.name.as_str())).or_default().push(index),
            ColumnRole::Axis => {
                if let Some(source) = time_source(column) {
                    // Of several columns, the first of the preferred source counts.
                    let known = times.entry(run).or_insert((source, index));
                    if known.0 == TimeSource::Runtime && source == TimeSource::Timestamp {
                        *known = (source, index);
                    }
                }
            }
            ColumnRole::Metric => {}
        }
    }
    let related: Vec<_> = history
        .columns
        .iter()
        .map(|column| {
            let run = column.run.as_deref();
            let range = ranges.get(&(run, column.name.as_str()));
            Related {
                times: times.get(&run).copied(),
                range: range.and_then(|range| range.first_chunk().copied()),
            }
        })
        .collect();
    for (column, related) in history.columns.iter_mut().zip(related) {
        column.related = related;
    }
}

fn find_axis(columns: &[Column]) -> Option<usize> {
    let axes = || {
        let axes = columns.iter().enumerate();
        axes.filter(|(_, column)| {
            column.role == ColumnRole::Axis && column.run.is_none() && !column.values.is_empty()
        })
    };
    let named = |name: &str| axes().find(|(_, column)| column.name == name);
    let is_panel = columns.iter().any(|column| column.run.is_some());
    let axis = match is_panel {
        true => axes().find(|(_, column)| !is_row_number(&column.name)),
        false => named("_step").or_else(|| named("Step")),
    };
    axis.map(|(index, _)| index)
}

/// Returns which times a column of W&B's own contains, if it has any.
fn time_source(column: &Column) -> Option<TimeSource> {
    match column.name.as_str() {
        _ if column.values.is_empty() => None,
        "_timestamp" => Some(TimeSource::Timestamp),
        "_runtime" => Some(TimeSource::Runtime),
        _ => None,
    }
}

/// Finds the role of each column and the columns that explain it, and splits the names of an exported panel into run and
/// metric.
pub(super) fn assign_roles(history: &mut History) {
    let names: Vec<String> = history.columns.iter().map(|column| column.name.clone()).collect();
    let known: HashSet<&str> = names.iter().map(String::as_str).collect();
    for column in &mut history.columns {
        let range_of = RANGE_SUFFIXES
            .iter()
            .find_map(|suffix| column.name.strip_suffix(suffix));
        if let Some(metric) = range_of.filter(|metric| known.contains(metric)) {
            column.name = metric.to_owned();
            column.role = ColumnRole::Range;
        }
    }
    let index_columns = names.iter().take_while(|name| is_row_number(name)).count().min(1);
    for column in history.columns.iter_mut().take(index_columns) {
        column.role = ColumnRole::Axis;
    }
    if history.is_table
        && let Some(columns) = panel_columns(history.columns.get_mut(index_columns..).unwrap_or_default())
    {
        split_names(columns);
    }
    for column in &mut history.columns {
        if column.role == ColumnRole::Metric && AXES.contains(&column.name.as_str()) {
            column.role = ColumnRole::Axis;
        }
    }
    relate(history);
}

/// Returns the columns of the runs, if all columns except the first have names of a run and a metric; the first is then the
/// x-axis. A history that was not exported from a panel begins with a column of W&B's own, such as `_step`.
fn panel_columns(columns: &mut [Column]) -> Option<&mut [Column]> {
    let (axis, columns) = columns.split_first_mut()?;
    let is_panel = !columns.is_empty()
        && !axis.name.starts_with('_')
        && splits(&axis.name).is_empty()
        && columns.iter().all(|column| !splits(&column.name).is_empty());
    if is_panel {
        axis.role = ColumnRole::Axis;
    }
    is_panel.then_some(columns)
}

/// Splits each name into a run and a metric, both of which may contain the separator. It chooses the splits with the
/// fewest different runs and metrics, because a panel has a column for each metric of each run. Where that leaves a
/// choice, the metric is after the last separator.
fn split_names(columns: &mut [Column]) {
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    let candidates: Vec<Vec<(&str, &str)>> = names.iter().map(|name| splits(name)).collect();
    let most = candidates.iter().map(Vec::len).max().unwrap_or_default();
    let from_end = (0..most).map(|index| Choice::new(&candidates, |count| count.saturating_sub(index + 1)));
    let from_start = (0..most).map(|index| Choice::new(&candidates, |count| index.min(count - 1)));
    // Of several that are equally good, `min_by_key` returns the first.
    let Some(best) = from_end.chain(from_start).min_by_key(Choice::cost) else {
        return;
    };
    for ((column, candidates), chosen) in columns.iter_mut().zip(&candidates).zip(best.chosen) {
        if let Some((run, metric)) = candidates.get(chosen) {
            column.run = Some((*run).to_owned());
            column.name = (*metric).to_owned();
        }
    }
}

/// Returns the ways to split a name into a run and a metric. A name of W&B's own is always the metric, so it decides.
fn splits(name: &str) -> Vec<(&str, &str)> {
    let positions = name.match_indices(SEPARATOR).take(MAX_SEPARATORS);
    let split = |(position, _): (usize, &str)| {
        let (run, metric) = name.split_at_checked(position)?;
        let metric = metric.strip_prefix(SEPARATOR)?;
        (!run.is_empty() && !metric.is_empty()).then_some((run, metric))
    };
    let mut splits: Vec<_> = positions.filter_map(split).collect();
    if let Some(own) = splits.iter().position(|(_, metric)| AXES.contains(metric)) {
        splits = splits.split_off(own);
        splits.truncate(1);
    }
    splits
}

/// A choice of one split for each name.
struct Choice<'n> {
    chosen: Vec<usize>,
    /// How often each run and each metric occurs.
    runs: HashMap<&'n str, usize>,
    metrics: HashMap<&'n str, usize>,
}

impl<'n> Choice<'n> {
    /// Chooses the split that `index` returns for the number of a name's splits, and improves the choice name by name.
    fn new(candidates: &[Vec<(&'n str, &'n str)>], index: impl Fn(usize) -> usize) -> Self {
        const MAX_PASSES: usize = 8;
        let mut choice = Self {
            chosen: candidates.iter().map(|splits| index(splits.len())).collect(),
            runs: HashMap::new(),
            metrics: HashMap::new(),
        };
        for (splits, chosen) in candidates.iter().zip(&choice.chosen) {
            let Some((run, metric)) = splits.get(*chosen) else {
                continue;
            };
            *choice.runs.entry(run).or_default() += 1;
            *choice.metrics.entry(metric).or_default() += 1;
        }
        for _ in 0..MAX_PASSES {
            if !choice.improve(candidates) {
                break;
            }
        }
        choice
    }

    fn cost(&self) -> usize {
        let used = |counts: &HashMap<_, usize>| counts.values().filter(|count| **count > 0).count();
        used(&self.runs) + used(&self.metrics)
    }

    /// Chooses a better split for every name that has one; returns whether any has.
    fn improve(&mut self, candidates: &[Vec<(&'n str, &'n str)>]) -> bool {
        let mut is_improved = false;
        for (splits, chosen) in candidates.iter().zip(&mut self.chosen) {
            let Some(current) = splits.get(*chosen).filter(|_| splits.len() > 1) else {
                continue;
            };
            *self.runs.entry(current.0).or_default() -= 1;
            *self.metrics.entry(current.1).or_default() -= 1;
            let added = |split: &(&str, &str)| {
                let is_new =
                    |counts: &HashMap<&str, usize>, name| counts.get(name).is_none_or(|count| *count == 0);
                u8::from(is_new(&self.runs, split.0)) + u8::from(is_new(&self.metrics, split.1))
            };
            let best = splits.iter().enumerate().min_by_key(|(_, split)| added(split));
            if let Some((index, split)) = best
                && added(split) < added(current)
            {
                *chosen = index;
                is_improved = true;
            }
            let Some((run, metric)) = splits.get(*chosen) else {
                continue;
            };
            *self.runs.entry(run).or_default() += 1;
            *self.metrics.entry(metric).or_default() += 1;
        }
        is_improved
    }
}

/// Returns whether a name is that of the row numbers that pandas writes first.
fn is_row_number(name: &str) -> bool {
    matches!(name, "" | "Unnamed: 0")
}

fn is_counter(name: &str) -> bool {
    let last = name.rsplit(['/', '.']).next().unwrap_or_default();
    COUNTERS.iter().any(|counter| last.eq_ignore_ascii_case(counter))
}
