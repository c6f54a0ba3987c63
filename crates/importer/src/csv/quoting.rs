//! Quotes that do not match. The csv crate reads on whatever happens; here the first fault is found, with its place.

/// A quoted cell that does not end as it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where the line of the table begins, in bytes: what stands before it can be read.
    pub row_start: usize,
    /// The line on which the quote opens.
    pub line: usize,
    /// The number of the cell, from 1.
    pub cell: usize,
    /// The line on which the quote closes and is followed by text; `None` when it never closes.
    pub followed_on: Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    CellStart,
    Bare,
    Quoted,
    /// After a quote inside a quoted cell: its end, or the first of two that stand for one.
    MaybeClosed,
}

/// The first fault in the quotes of a table.
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
            (_, byte) if byte == delimiter => {
                cell += 1;
                State::CellStart
            }
            (State::MaybeClosed, _) => return Some(Fault { row_start, line: opened, cell, followed_on: Some(line) }),
            _ => State::Bare,
        };
        line += usize::from(byte == b'\n');
    }
    (state == State::Quoted).then_some(Fault { row_start, line: opened, cell, followed_on: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_that_match_are_no_fault() {
        for text in ["", "a,b\n", "\"a\",\"b\nc\"\n", "\"a\"\"b\",\"\"\n", "5\" disk,b\n"] {
            assert_eq!(first_fault(text, b','), None, "{text}");
        }
    }

    #[test]
    fn the_first_fault_is_found_with_its_place() {
        let never = first_fault("a,b\nc,\"d\ne\n", b',').unwrap();
        assert_eq!(never, Fault { row_start: 4, line: 2, cell: 2, followed_on: None });
        let followed = first_fault("a\n\"b\nc\"d\n", b',').unwrap();
        assert_eq!(followed, Fault { row_start: 2, line: 2, cell: 1, followed_on: Some(3) });
    }
}
