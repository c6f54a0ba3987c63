//! The values of options: what is refused is refused wherever it stands, and with its remedy.

use clap::builder::{StringValueParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};
use matou_core::text::Lang;
use matou_store::Store;
use std::ffi::OsStr;
use std::net::SocketAddr;

pub(crate) fn language(text: &str) -> Result<Lang, String> {
    Lang::from_code(text).ok_or_else(|| "write fr or en".to_owned())
}

/// Names other than `localhost` are refused: what they mean depends on a server that may not answer at the next start.
pub(crate) fn listen(text: &str) -> Result<String, String> {
    let is_local = text.strip_prefix("localhost:").is_some_and(|port| port.parse::<u16>().is_ok());
    if is_local || text.parse::<SocketAddr>().is_ok() {
        return Ok(text.to_owned());
    }
    Err("write ADDRESS:PORT, such as 127.0.0.1:8080, [::]:8080 or localhost:8080".to_owned())
}

pub(crate) fn public_url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_address = rest.is_some_and(|rest| !rest.starts_with('/') && !rest.is_empty())
        && !text.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    if is_address {
        return Ok(text.to_owned());
    }
    Err("write the whole address, such as https://chatons.example".to_owned())
}

/// Reads the address of a database. It is no plain function because clap repeats the value that such a one refuses, and
/// this one may hold a password.
#[derive(Clone)]
pub(crate) struct DatabaseAddress;

impl TypedValueParser for DatabaseAddress {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        let text = StringValueParser::new().parse_ref(command, arg, value)?;
        match Store::check_address(&text) {
            Ok(()) => Ok(text),
            Err(error) => {
                Err(Error::raw(ErrorKind::ValueValidation, format!("--database: {error}\n"))
                    .with_cmd(command))
            }
        }
    }
}
