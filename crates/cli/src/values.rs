//! The values of options: what is refused is refused wherever it stands, and with its remedy.

use clap::builder::{StringValueParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command, Error};
use matou_api::Rate;
use matou_core::text::Lang;
use matou_mailer::{Delivery, Sender};
use matou_store::Store;
use std::ffi::OsStr;
use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;

/// More than any program can ask for.
const RATE_MAX: u32 = 1_000_000;

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

/// A text that says something.
pub(crate) fn filled(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_control) {
        return Err("write a name and an address on one line, or leave the setting out".to_owned());
    }
    Ok(text.to_owned())
}

/// An e-mail address, or a page that is read over a protected connection (RFC 9116 takes no other).
pub(crate) fn contact(text: &str) -> Result<String, String> {
    let text = text.trim();
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic());
    let is_page =
        text.strip_prefix("https://").is_some_and(|rest| !rest.starts_with('/') && !rest.is_empty());
    let is_mail = || {
        let parts = text.split_once('@');
        !text.contains(':') && parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    };
    if is_plain && (is_page || is_mail()) {
        return Ok(text.to_owned());
    }
    Err("write an e-mail address such as contact@chatons.example, or a page such as https://chatons.example/contact".to_owned())
}

/// The limit of requests; `None` for none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RateLimit(pub(crate) Option<Rate>);

pub(crate) fn rate_limit(text: &str) -> Result<RateLimit, String> {
    match text.parse::<NonZeroU32>() {
        Ok(rate) if rate.get() <= RATE_MAX => Ok(RateLimit(Some(Rate(rate)))),
        _ if text == "off" => Ok(RateLimit(None)),
        _ => Err(format!("write off, or a number of requests per second from 1 to {RATE_MAX}")),
    }
}

/// The addresses of reverse proxies.
#[derive(Clone, Debug)]
pub(crate) struct Proxies(pub(crate) Vec<IpAddr>);

pub(crate) fn proxies(text: &str) -> Result<Proxies, String> {
    let pieces = text.split(',').map(str::trim).filter(|piece| !piece.is_empty());
    let addresses: Result<Vec<IpAddr>, String> = pieces
        .map(|piece| {
            piece.parse().map_err(|_| format!("“{piece}” is no address: write for example 127.0.0.1,::1"))
        })
        .collect();
    addresses.map(Proxies)
}

/// An e-mail address, as accounts are known by it.
pub(crate) fn email(text: &str) -> Result<String, String> {
    matou_api::email_address(text)
        .ok_or_else(|| "write an e-mail address such as moi@chatons.example".to_owned())
}

/// The address from which letters come.
pub(crate) fn mail_from(text: &str) -> Result<Sender, String> {
    text.parse().map_err(|error: matou_mailer::NoAddress| error.to_string())
}

/// Reads a way for letters. It is no plain function for the same reason as [`DatabaseAddress`].
#[derive(Clone)]
pub(crate) struct MailWay;

impl TypedValueParser for MailWay {
    type Value = Delivery;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<Delivery, Error> {
        let text = StringValueParser::new().parse_ref(command, arg, value)?;
        text.parse().map_err(|error| refused(command, "--mail", &error))
    }
}

/// An error that does not repeat the value.
fn refused(command: &Command, option: &str, error: &dyn std::error::Error) -> Error {
    Error::raw(ErrorKind::ValueValidation, format!("{option}: {error}\n")).with_cmd(command)
}

/// Reads the address of a database. It is no plain function because clap repeats the value that such a one refuses, and
/// this one may hold a password.
#[derive(Clone)]
pub(crate) struct DatabaseAddress;

impl TypedValueParser for DatabaseAddress {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        let text = StringValueParser::new().parse_ref(command, arg, value)?;
        Store::check_address(&text).map_err(|error| refused(command, "--database", &error))?;
        Ok(text)
    }
}
