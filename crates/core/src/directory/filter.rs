//! What the index knows of one filter: the rows of its options, or the delays that hosters state.

use super::bits::Row;
use super::hoster::Hoster;
use super::rows::Rows;
use crate::field::Reading;
use crate::reading::{Delay, read_delay};
use crate::schema::{FilterId, SchemaFilter};
use crate::text::Text;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The index of one filter.
#[derive(Clone, Debug)]
pub(crate) enum FilterIndex {
    /// A row per option.
    Options(OptionRows),
    /// A row per delay.
    Delays(DelayRows),
}

/// Those who state each delay, silence included.
#[derive(Clone, Debug, Default)]
pub(crate) struct DelayRows(BTreeMap<Delay, Row>);

/// The numbers of the rows of a filter with options, which [`Rows`] holds.
#[derive(Clone, Debug)]
pub(crate) struct OptionRows {
    filter: FilterId,
    /// The row of those who have said nothing.
    pub(crate) silent: usize,
    /// The row of those who have said only part: unknown unless an option holds or does not.
    pub(crate) partly: usize,
    /// The row of the first option of a closed list; the others follow.
    pub(crate) first: usize,
    /// For free names, by code.
    pub(crate) names: BTreeMap<String, OpenName>,
    /// By row, those who say that the option does not hold, without having said everything.
    not: BTreeMap<usize, Row>,
}

/// A free name that some hoster has, or had.
#[derive(Clone, Debug)]
pub(crate) struct OpenName {
    /// Its row.
    pub(crate) row: usize,
    /// What people read: the code, in both languages.
    pub(crate) label: Text,
}

impl FilterIndex {
    pub(super) fn new(filter: &SchemaFilter, rows: &mut Rows) -> Self {
        if filter.clock_parameter().is_some() {
            Self::Delays(DelayRows::default())
        } else {
            Self::Options(OptionRows::new(filter, rows))
        }
    }

    /// Gives the rows that only this filter knows their form.
    pub(super) fn finish(&mut self, hosters: usize) {
        match self {
            Self::Delays(delays) => delays.0.values_mut().for_each(|row| row.settle(hosters)),
            Self::Options(options) => options.not.values_mut().for_each(|row| row.settle(hosters)),
        }
    }
}

impl DelayRows {
    pub(super) fn set(&mut self, filter: &SchemaFilter, position: usize, hoster: &Hoster) {
        self.0.values_mut().for_each(|row| row.set(position, false));
        self.0.entry(read_delay(filter, hoster)).or_default().set(position, true);
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Delay, &Row)> {
        self.0.iter()
    }
}

impl OptionRows {
    fn new(filter: &SchemaFilter, rows: &mut Rows) -> Self {
        let (silent, partly) = (rows.add(filter.id), rows.add(filter.id));
        for _ in &filter.options {
            rows.add(filter.id);
        }
        Self {
            filter: filter.id,
            silent,
            partly,
            first: partly + 1,
            names: BTreeMap::new(),
            not: BTreeMap::new(),
        }
    }

    /// The row of a code; `None` when no hoster has such a name.
    pub(crate) fn row(&self, filter: &SchemaFilter, code: &str) -> Option<usize> {
        if filter.is_open() {
            self.names.get(code).map(|name| name.row)
        } else {
            filter.positions.get(code).map(|position| self.first + position)
        }
    }

    /// Those who say that a row does not hold, without having said everything; `None` when there is nobody.
    pub(crate) fn not(&self, row: usize) -> Option<&Row> {
        self.not.get(&row).filter(|row| !row.is_empty())
    }

    /// The rows of a hoster, given what it says; what it denies is noted here.
    pub(super) fn set(
        &mut self,
        filter: &SchemaFilter,
        position: usize,
        reading: &Reading<'_>,
        rows: &mut Rows,
    ) -> Vec<usize> {
        self.not.values_mut().for_each(|row| row.set(position, false));
        match reading {
            Reading::Silent => vec![self.silent],
            Reading::Holds(holds) => self.rows_of(filter, holds, rows),
            Reading::Partly { holds, not } => {
                for row in self.rows_of(filter, not, rows) {
                    self.not.entry(row).or_default().set(position, true);
                }
                let mut held = self.rows_of(filter, holds, rows);
                held.push(self.partly);
                held
            }
        }
    }

    /// The rows of some codes; free names get a row when they are first met.
    fn rows_of(&mut self, filter: &SchemaFilter, codes: &[Cow<'_, str>], rows: &mut Rows) -> Vec<usize> {
        if filter.is_open() {
            codes.iter().map(|code| self.open_row(code, rows)).collect()
        } else {
            codes.iter().filter_map(|code| self.row(filter, code)).collect()
        }
    }

    fn open_row(&mut self, code: &str, rows: &mut Rows) -> usize {
        if let Some(known) = self.names.get(code) {
            return known.row;
        }
        let row = rows.add(self.filter);
        self.names.insert(code.to_owned(), OpenName { row, label: Text::owned(code, code) });
        row
    }
}
