//! What the tests of the whole program stand on: the collective's data as it lies on the disk, and the service that
//! answers from it, called in process. It decides nothing: what is right stands in the tests.

mod app;
pub mod contract;
pub mod data;
pub mod generated;
pub mod person;
pub mod writing;

pub use app::{Answer, TestApp, block_on};
