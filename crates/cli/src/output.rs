//! The two streams: results on one, words to the person on the other.

use crate::exit::Failure;
use std::io::{ErrorKind, Write};

/// Prints a result. Who has read enough of it (`| head`) has closed the pipe: that is no error, and nobody is told.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::io("standard output", &error)),
        _ => Ok(()),
    }
}

/// Prints a result and the end of its line.
pub(crate) fn print_line(text: &str) -> Result<(), Failure> {
    print(&format!("{text}\n"))
}

/// Says something beside the result. When nobody can hear it, there is nobody to tell that either.
pub(crate) fn tell(text: &str) {
    drop(writeln!(std::io::stderr().lock(), "{text}"));
}
