//! The only room that sends mail. Letters are written elsewhere, and kept in the store in the same moment as what they tell
//! of; [`deliver_due`] sends those that are due by the way that the operator chose ([`Delivery`]), one by one.
//!
//! Nothing of a letter can become anything but what it is: addresses are read strictly ([`Sender`], and the recipient in
//! `message`), there is one recipient, and what is text is encoded as text.

mod address;
mod delivery;
mod due;
mod message;

pub use address::{NoAddress, Sender};
pub use delivery::{Delivery, NoDelivery};
pub use due::{Delivered, deliver_due};
