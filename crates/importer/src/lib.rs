//! The importer of Matou: it turns the sources into statements, and says what is wrong in them. It also writes what is
//! known back into tables.
//!
//! Nothing here reads a clock, a file or a database: bytes and times come in as arguments, a [`Plan`] goes out. One room,
//! [`fetch`], asks other servers. Importing never fails on a bad row: it gives findings with file, line and column or key,
//! and then writes nothing.
//!
//! The way through the code, in the order of the data:
//! 1. [`collective`] reads the collective's TOML files (vocabularies, validity, recipes, wording) into settings.
//! 2. `decode` makes text of bytes: UTF-8, UTF-16, Windows-1252.
//! 3. `csv` reads tables: `shape` and `table` split them, `header` names the columns, `row` reads the lines.
//! 4. `map` reads the map dump of chatons.org: `popup` finds slug and name, `entities` undoes the HTML.
//!    [`properties`] reads the files that hosters publish, `entraide` and `chatons_org` what these sites give as JSON;
//!    [`crawl`] follows a federation from address to address.
//! 5. `batch` gathers what the readers found into one answer per field, and has `matou-core` check every value.
//! 6. `reading` is what comes out: statements with their places, and findings.
//! 7. [`plan`] compares a reading with the directory: what is new, what changes, what is held for a person to confirm.
//! 8. `finding` is what all of them say problems with.
//!
//! And the way back: `csv` writes a directory as tables that it reads again without a change, and `package` describes them
//! for other programs; [`properties`] writes it as property files.
//!
//! ```
//! use matou_core::{directory::Directory, field::Field, identity::hoster::NAME};
//! use matou_core::{schema::Schema, settings::Settings, text::Lang};
//! use matou_importer::{Context, Plan, read_csv};
//!
//! const FIELDS: &[&Field] = &[&NAME];
//! let schema = std::sync::Arc::new(Schema::new(FIELDS, Settings::default()).expect("a sound schema"));
//! let context = Context::new(&schema, "2026-11-21T12:00:00Z".parse().expect("an instant"));
//! let directory = Directory::new(schema.clone(), context.today);
//!
//! let plan = Plan::make(&directory, read_csv(&context, "hosters.csv", b"slug,name\na-chaton,A Chaton\n"));
//! assert_eq!(plan.to_write(false).len(), 1);
//!
//! let plan = Plan::make(&directory, read_csv(&context, "hosters.csv", b"slug,nmae\na-chaton,A Chaton\n"));
//! assert_eq!(
//!     plan.findings[0].in_words(Lang::En),
//!     "hosters.csv:1:2: error, column “nmae”: there is no column “nmae”; did you mean “name”?"
//! );
//! ```

mod batch;
mod chatons_org;
pub mod collective;
pub mod crawl;
mod csv;
mod decode;
mod entraide;
pub mod fetch;
mod finding;
mod map;
mod package;
pub mod plan;
pub mod properties;
mod reading;
#[cfg(test)]
mod testing;

pub use chatons_org::read_chatons_org;
pub use csv::{TableFile, column_name, read_csv, read_csv_folder, table_names, write_csv};
pub use entraide::read_entraide;
pub use finding::{Column, Finding, Place, Severity};
pub use map::read_map;
pub use package::{OtherFile, data_package};
pub use plan::Plan;
pub use reading::{Absent, Context, Limits, Located, Reading};
