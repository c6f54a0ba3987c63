//! matou.toml: its keys are the long options, and become their defaults.

use crate::exit::Failure;
use clap::builder::Resettable;
use clap::{Arg, Command, CommandFactory, FromArgMatches};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

const USUAL: &str = "matou.toml";

/// Options that are no settings: where the settings are, and the day that is pretended, which must not be left behind in
/// a file and end up in the ledger.
const NO_SETTINGS: [&str; 4] = ["config", "today", "help", "version"];

/// Reads the command line, with the settings file behind it. Without a command, it is `serve`.
pub(crate) fn read(arguments: Vec<OsString>) -> Result<crate::arguments::Cli, Failure> {
    let command = crate::arguments::Cli::command();
    let first = command.clone().ignore_errors(true).try_get_matches_from(&arguments);
    let given = first.as_ref().ok().and_then(|matches| matches.get_one::<PathBuf>("config").cloned());
    let path = given.clone().or_else(|| Path::new(USUAL).exists().then(|| PathBuf::from(USUAL)));
    let command = match &path {
        Some(path) => with_defaults(command, path)?,
        None => command,
    };
    let mut matches = command.clone().get_matches_from(&arguments);
    if matches.subcommand_name().is_none() {
        matches = command.get_matches_from(arguments.into_iter().chain(["serve".into()]));
    }
    crate::arguments::Cli::from_arg_matches(&matches).map_err(|error| error.exit())
}

/// The command with the file's values as defaults.
fn with_defaults(mut command: Command, path: &Path) -> Result<Command, Failure> {
    let shown = path.display();
    let text =
        std::fs::read_to_string(path).map_err(|error| Failure::configuration(format!("{shown}: {error}")))?;
    let table: toml::Table =
        toml::from_str(&text).map_err(|error| Failure::configuration(format!("{shown}: {error}")))?;
    for (key, value) in table {
        let line = line_of(&text, &key);
        let value = match value {
            toml::Value::String(text) => text,
            toml::Value::Boolean(_) | toml::Value::Integer(_) => value.to_string(),
            _ => {
                return Err(Failure::configuration(format!(
                    "{shown}:{line}: “{key}” takes one value, in quotes"
                )));
            }
        };
        check(&command, &key, &value)
            .map_err(|why| Failure::configuration(format!("{shown}:{line}: “{key}”: {why}")))?;
        command = set_default(command, &key, &value).map_err(|known| {
            let near = matou_core::suggest::nearest(&key, known.iter().map(String::as_str));
            let hint = near.map_or_else(|| ".".to_owned(), |near| format!("; did you mean “{near}”?"));
            let known = known.join(", ");
            Failure::configuration(format!(
                "{shown}:{line}: “{key}” is no setting{hint} The settings are: {known}."
            ))
        })?;
    }
    Ok(command)
}

/// The line on which a key stands.
fn line_of(text: &str, key: &str) -> usize {
    let is_key = |line: &str| line.trim_start().trim_start_matches(['"', '\'']).starts_with(key);
    text.lines().position(is_key).map_or(1, |line| line + 1)
}

/// Reads one value as if it stood on the command line, so that a mistake in the file is told as one of the file.
fn check(command: &Command, key: &str, value: &str) -> Result<(), String> {
    let is_this = |argument: &&Arg| argument.get_long() == Some(key) && !NO_SETTINGS.contains(&key);
    let serve = command.find_subcommand("serve");
    let Some(argument) =
        command.get_arguments().chain(serve.iter().flat_map(|serve| serve.get_arguments())).find(is_this)
    else {
        return Ok(());
    };
    if !argument.get_action().takes_values() {
        return if ["true", "false"].contains(&value) {
            Ok(())
        } else {
            Err("write true or false".to_owned())
        };
    }
    let line = ["matou".to_owned(), "serve".to_owned(), format!("--{key}={value}")];
    // Alone: a mistake in the environment is none of the file.
    let alone = |command: Command| command.mut_args(|argument| argument.env(Resettable::Reset));
    let command = alone(command.clone()).mut_subcommand("serve", alone);
    let wrong = command.try_get_matches_from(line).err();
    wrong.map_or(Ok(()), |wrong| {
        let said = wrong.to_string();
        Err(said.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned())
    })
}

/// Gives an option of the program or of `serve` a default, and the same option of other commands too; all names when there
/// is no such option.
fn set_default(command: Command, key: &str, value: &str) -> Result<Command, Vec<String>> {
    let serve = command.find_subcommand("serve");
    let own = command.get_arguments().chain(serve.into_iter().flat_map(Command::get_arguments));
    let names = own.filter_map(|argument| argument.get_long()).filter(|name| !NO_SETTINGS.contains(name));
    let names: Vec<String> = names.map(str::to_owned).collect();
    if names.iter().any(|name| name == key) { Ok(with_default(command, key, value)) } else { Err(names) }
}

/// Gives an option a default wherever it stands.
fn with_default(command: Command, key: &str, value: &str) -> Command {
    let default = |argument: Arg| {
        if argument.get_long() == Some(key) { argument.default_value(value.to_owned()) } else { argument }
    };
    command.mut_args(default).mut_subcommands(|command| with_default(command, key, value))
}
