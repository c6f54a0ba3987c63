//! The identifier of a hoster in the path.

use crate::problem::{Problem, bad_path};
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;

/// The last-but-any part of the path that names a hoster, as written. Whether it exists is the handler's to say.
#[derive(Debug)]
pub(crate) struct Slug(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Slug {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path(slug) = Path::<String>::from_request_parts(parts, state).await.map_err(bad_path)?;
        Ok(Self(slug))
    }
}
