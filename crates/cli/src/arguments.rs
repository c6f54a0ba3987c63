//! The command line: every command, option, environment variable and default.

use crate::values::{
    DatabaseAddress, MailWay, Proxies, RateLimit, contact, email, filled, language, listen, mail_from,
    proxies, public_url, rate_limit,
};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use matou_core::text::Lang;
use matou_mailer::{Delivery, Sender};
use std::path::PathBuf;

/// The directory of the CHATONS collective, searched by how a hoster is organised.
///
/// Without a command, `matou` serves. Every option is also an environment variable and a key of matou.toml
/// (`public-url = "https://…"`), but for `--config` and `--today`, which are no keys; the command line wins over the
/// environment, and that over the file.
#[derive(Debug, Parser)]
#[command(name = "matou", version, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub(crate) struct Common {
    /// A file with settings; matou.toml in this folder is read when it is there
    #[arg(long, global = true, env = "MATOU_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// The database: sqlite:PATH or postgres://…
    #[arg(
        long,
        global = true,
        env = "MATOU_DATABASE",
        value_name = "URL",
        default_value = "sqlite:matou.db",
        value_parser = DatabaseAddress
    )]
    pub(crate) database: String,
    /// The collective's settings (recipes, wording, vocabularies…); those in the program when not given
    #[arg(long, global = true, env = "MATOU_COLLECTIVE", value_name = "FOLDER")]
    pub(crate) collective: Option<PathBuf>,
    /// The language of texts; French when the locale is French, English otherwise
    #[arg(long, global = true, env = "MATOU_LANG", value_name = "fr|en", value_parser = language)]
    pub(crate) lang: Option<Lang>,
    /// How to report
    #[arg(long, global = true, env = "MATOU_FORMAT", value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Say only what was asked for
    #[arg(long, short, global = true, env = "MATOU_QUIET")]
    pub(crate) quiet: bool,
    /// Pretend that it is this day, for demonstrations and tests
    #[arg(long, global = true, env = "MATOU_TODAY", value_name = "YYYY-MM-DD")]
    pub(crate) today: Option<Date>,
}

/// How to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the directory over HTTP; an empty database is first filled with the data shipped in the program
    Serve(Box<Serve>),
    /// Read a source: show what would change, then write it, all or nothing
    Import(Import),
    /// Say what is wrong or odd in property files (ChatonsInfos): a file, a folder or an address
    Check(Check),
    /// Write the whole directory into a folder
    Export {
        /// What to write
        #[arg(value_enum)]
        what: ExportFormat,
        /// The folder; it is made when it does not exist
        folder: PathBuf,
        /// For properties: the address under which the folder will be published, so that the files name each other
        #[arg(long, value_name = "URL", value_parser = public_url)]
        base_url: Option<String>,
    },
    /// Search, with the query string of the API: matou search 'profile=large&department=35'
    Search {
        /// The query
        #[arg(default_value = "")]
        query: String,
    },
    /// Say why a hoster is in a list, or is not
    Explain {
        /// The identifier of the hoster, such as club1
        slug: String,
        /// The query
        #[arg(default_value = "")]
        query: String,
    },
    /// Look after those who declare and review
    Account {
        #[command(subcommand)]
        what: Account,
    },
    /// Look after letters
    Mail {
        #[command(subcommand)]
        what: Mail,
    },
    /// Look after the property files that are fetched
    Source {
        #[command(subcommand)]
        what: SourceOf,
    },
    /// Look after the database
    Db {
        #[command(subcommand)]
        what: Db,
    },
    /// Look after the settings
    Config {
        #[command(subcommand)]
        what: Config,
    },
    /// Print the OpenAPI document
    Openapi,
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Where to listen: ADDRESS:PORT or localhost:PORT
    #[arg(long, env = "MATOU_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:8080", value_parser = listen)]
    pub(crate) listen: String,
    #[command(flatten)]
    pub(crate) site: Site,
    #[command(flatten)]
    pub(crate) post: Post,
    /// How many requests per second one client may make of the API, in the mean of ten seconds; off for any number
    #[arg(long, env = "MATOU_RATE_LIMIT", value_name = "N|off", default_value = "20", value_parser = rate_limit)]
    pub(crate) rate_limit: RateLimit,
    /// The reverse proxies in front, as addresses separated by commas: what they write into X-Forwarded-For is believed
    #[arg(long, env = "MATOU_TRUSTED_PROXIES", value_name = "ADDR,…", default_value = "", value_parser = proxies)]
    pub(crate) trusted_proxies: Proxies,
    /// Who publishes the directory, for the legal notice: name, address, who answers for the publication
    #[arg(long, env = "MATOU_PUBLISHER", value_name = "TEXT", value_parser = filled)]
    pub(crate) publisher: Option<String>,
    /// How to write to the publisher: an e-mail address, or a page (https://…); also for security.txt
    #[arg(long, env = "MATOU_CONTACT", value_name = "ADDRESS", value_parser = contact)]
    pub(crate) contact: Option<String>,
    /// Who runs the machine, for the legal notice: name, address, telephone
    #[arg(long, env = "MATOU_HOSTED_BY", value_name = "TEXT", value_parser = filled)]
    pub(crate) hosted_by: Option<String>,
    /// Start with an empty directory
    #[arg(long, env = "MATOU_EMPTY")]
    pub(crate) empty: bool,
    #[command(flatten)]
    pub(crate) crawling: Crawling,
}

/// Whether the property files of a federation are read again and again.
#[derive(Clone, Debug, Args)]
pub(crate) struct Crawling {
    /// Read the property files of this federation (or of one hoster) again and again, as `import properties` does
    #[arg(long, env = "MATOU_CRAWL", value_name = "URL", value_parser = public_url)]
    pub(crate) crawl: Option<String>,
    /// How many hours pass between two readings
    #[arg(
        long,
        env = "MATOU_CRAWL_EVERY",
        value_name = "HOURS",
        default_value_t = 24,
        value_parser = clap::value_parser!(u16).range(1..=8760)
    )]
    pub(crate) crawl_every: u16,
    #[command(flatten)]
    pub(crate) asking: Asking,
}

/// Where the public sees the directory: links in letters begin with it.
#[derive(Clone, Debug, Args)]
pub(crate) struct Site {
    /// The address under which the public sees the directory; `serve` takes the one where it listens when not given
    #[arg(long, env = "MATOU_PUBLIC_URL", value_name = "URL", value_parser = public_url)]
    pub(crate) public_url: Option<String>,
}

/// How letters leave.
#[derive(Clone, Debug, Args)]
pub(crate) struct Post {
    /// How letters leave: outbox:FOLDER (beside the database), `smtp://HOST`, `smtps://USER:PASSWORD@HOST:PORT`, or sendmail
    #[arg(long, env = "MATOU_MAIL", value_name = "WAY", default_value = "outbox:outbox", hide_env_values = true, value_parser = MailWay)]
    pub(crate) mail: Delivery,
    /// The address from which letters come; needed when they leave this machine
    #[arg(long, env = "MATOU_MAIL_FROM", value_name = "ADDRESS", value_parser = mail_from)]
    pub(crate) mail_from: Option<Sender>,
}

/// Options of `import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// What kind of source it is
    #[arg(value_enum)]
    pub(crate) source: Source,
    /// A file; for csv, properties and chatons-org also a folder of files; for properties also an address to follow
    pub(crate) path: PathBuf,
    /// Show the plan and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Write even when many hosters would lose an answer
    #[arg(long)]
    pub(crate) confirm_mass_change: bool,
    /// For properties that `export properties` wrote: believe what they say of their sources. Never for files of others
    #[arg(long)]
    pub(crate) with_sources: bool,
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// The day of the source, when it does not say so itself: map needs it, for example 2025-09-15
    #[arg(long, value_name = "DATE")]
    pub(crate) stated_on: Option<matou_core::date::PartialDate>,
    /// Who wants it
    #[arg(skip)]
    pub(crate) wanted_by: WantedBy,
}

/// Who wants an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum WantedBy {
    /// A person at the command line.
    #[default]
    Person,
    /// The server, because it is time.
    Server,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// A file, a folder of files, or an address
    pub(crate) path: PathBuf,
    #[command(flatten)]
    pub(crate) asking: Asking,
}

/// How other servers are asked.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Asking {
    /// For an address: allow this very machine, for tests and networks of one's own
    #[arg(long)]
    pub(crate) allow_loopback: bool,
}

/// Kinds of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Source {
    /// Tables of facts, as in data/
    Csv,
    /// The map dump of chatons.org
    Map,
    /// Property files of hosters (ChatonsInfos): a file, a folder, or the address of a federation
    #[value(alias = "chatonsinfos")]
    Properties,
    /// The JSON of chatons.org, saved into a folder
    ChatonsOrg,
    /// The list of services of entraide.chatons.org
    Entraide,
}

/// Kinds of exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// One file, hosters.json
    Json,
    /// CSV tables that `import csv` reads back, hosters.json, and datapackage.json, which describes them
    Csv,
    /// Property files (ChatonsInfos) that `import properties` reads back: one for each hoster and each service
    Properties,
}

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum Account {
    /// Make an account; the first reviewer is made here, and nowhere else
    Add {
        /// The e-mail address
        #[arg(value_parser = email)]
        email: String,
        /// It reviews for the collective
        #[arg(long)]
        reviewer: bool,
    },
    /// Write a letter that invites somebody to speak for a hoster
    Invite {
        /// The identifier of the hoster, such as club1
        slug: String,
        /// The e-mail address
        #[arg(value_parser = email)]
        email: String,
        #[command(flatten)]
        site: Site,
    },
    /// List all accounts
    List,
    /// Suspend an account: it is out at once, and its keys serve no more
    Suspend {
        /// The e-mail address
        #[arg(value_parser = email)]
        email: String,
    },
    /// Let a suspended account come in again
    Reopen {
        /// The e-mail address
        #[arg(value_parser = email)]
        email: String,
    },
    /// Erase an account and everything personal that hangs on it
    Erase {
        /// The e-mail address
        #[arg(value_parser = email)]
        email: String,
    },
    /// Print everything that is kept about an account, as JSON
    Export {
        /// The e-mail address
        #[arg(value_parser = email)]
        email: String,
    },
    /// Let a reviewer who lost the second proof set up another one
    SecondCode {
        /// The e-mail address
        #[arg(value_parser = email)]
        email: String,
    },
}

/// What to do with letters.
#[derive(Debug, Subcommand)]
pub(crate) enum Mail {
    /// Send the letters that wait, as `serve` does every two seconds
    Send {
        #[command(flatten)]
        post: Box<Post>,
    },
    /// Write the yearly letters that are due and let go what is past its time, as `serve` does once a day
    Yearly {
        #[command(flatten)]
        site: Site,
    },
}

/// What to do with the files that are fetched.
#[derive(Debug, Subcommand)]
pub(crate) enum SourceOf {
    /// List the files: how it is with each, when it last came, how often in a row it did not, its address
    List {
        /// Only those that did not come, or are paused
        #[arg(long)]
        troubled: bool,
    },
    /// Leave a file alone until it is resumed
    Pause {
        /// Its address
        url: String,
    },
    /// Ask for a file again that was paused, or that failed lately
    Resume {
        /// Its address
        url: String,
    },
}

/// What to do with the database.
#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum Db {
    /// Examine the database
    Check,
    /// Print a fingerprint of everything that was stated
    Hash,
}

/// What to do with the settings.
#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum Config {
    /// Read all settings and say what is wrong with them
    Check,
}
