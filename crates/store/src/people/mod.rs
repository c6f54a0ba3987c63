//! Those who declare and review: their accounts, how they come in, what they began to write, letters, remarks. One file per
//! table or two, each with its SQL; [`privacy`] says what of it is personal, and lets it go.

mod accounts;
mod drafts;
mod entrance;
mod letters;
mod privacy;
mod publication;
mod remarks;
mod sessions;
mod tokens;

pub use accounts::{Account, Role};
pub use drafts::Draft;
pub use entrance::{Entrance, NewEntrance, Purpose};
pub use letters::{Letter, NewLetter};
pub use privacy::{PERSONAL, Personal, Retention};
pub use publication::{Published, Submission};
pub use remarks::{Remark, RemarkKind, ReportOutcome};
pub use sessions::{Rights, Session};
pub use tokens::{NewToken, Token};
