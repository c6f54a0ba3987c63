//! What breaks the shape of a table: quotes that do not match, and lines without end. The csv crate reads on whatever
//! happens; here the first fault is found, with its place.

/// The most cells of a line.
pub(super) const CELLS_MAX: usize = 500;

/// The first thing that breaks the shape of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// What it is.
    pub kind: Kind,
    /// Where the row begins, in bytes: what stands before it can be read.
    pub row_start: usize,
    /// The line; that on which the quote opens.
    pub line: usize,
    /// The number of the cell, from 1.
    pub cell: usize,
}

/// What breaks the shape of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A quote opens and never closes.
    NeverCloses,
    /// A quoted cell closes on this line, and text follows it.
    Followed(usize),
    /// A row has more cells than any table.
    TooWide,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    CellStart,
    Bare,
    Quoted,
    /// After a quote inside a quoted cell: its end, or the first of two that stand for one.
    MaybeClosed,
}

/// The first fault of a table.
pub(super) fn first_fault(text: &str, delimiter: u8) -> Option<Fault> {
    let mut state = State::CellStart;
    let (mut line, mut cell, mut row_start, mut opened) = (1, 1, 0, 1);
    for (at, byte) in text.bytes().enumerate() {
        state = match (state, byte) {
            (State::CellStart, b'"') => {
                opened = line;
                State::Quoted
            }
            (State::Quoted, b'"') => State::MaybeClosed,
            (State::Quoted, _) | (State::MaybeClosed, b'"') => State::Quoted,
            (_, b'\n') => {
                row_start = at + 1;
                cell = 1;
                State::CellStart
            }
            (_, byte) if byte == delimiter && cell == CELLS_MAX => {
                return Some(Fault { kind: Kind::TooWide, row_start, line, cell: cell + 1 });
            }
            (_, byte) if byte == delimiter => {
                cell += 1;
                State::CellStart
            }
            (State::MaybeClosed, _) => {
                return Some(Fault { kind: Kind::Followed(line), row_start, line: opened, cell });
            }
            _ => State::Bare,
        };
        line += usize::from(byte == b'\n');
    }
    (state == State::Quoted).then_some(Fault { kind: Kind::NeverCloses, row_start, line: opened, cell })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_that_match_are_no_fault() {
        for text in ["", "a,b\n", "\"a\",\"b\nc\"\n", "\"a\"\"b\",\"\"\n", "5\" disk,b\n", &",".repeat(499)] {
            assert_eq!(first_fault(text, b','), None, "{text}");
        }
    }

    #[test]
    fn the_first_fault_is_found_with_its_place() {
        let check = |text: &str, kind, row_start, line, cell| {
            assert_eq!(first_fault(text, b','), Some(Fault { kind, row_start, line, cell }), "{text}");
        };
        check("a,b\nc,\"d\ne\n", Kind::NeverCloses, 4, 2, 2);
        check("a\n\"b\nc\"d\n", Kind::Followed(3), 2, 2, 1);
        check(&format!("a\n{}", ",".repeat(500)), Kind::TooWide, 2, 2, 501);
    }
}
