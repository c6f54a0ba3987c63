//! A database is opened when it is sound, made when it is new, and refused when it is newer.

use crate::{Database, entries, on_both};
use matou_store::{Store, StoreError};
use sqlx::any::AnyConnection;
