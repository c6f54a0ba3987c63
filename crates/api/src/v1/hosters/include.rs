//! The parts of a list that come on demand: `include=facets,explanation,…`.

use crate::extract::Parameters;
use crate::wire::Detail;
use matou_core::letters::shorten;
use matou_core::query::{ErrorCode, ParameterError};
use matou_core::suggest::nearest;
use matou_core::text::Text;

/// The name of the parameter.
pub(crate) const PARAMETER: &str = "include";
/// What can be included.
pub(crate) const PARTS: [&str; 5] = ["facets", "explanation", "excluded", "services", "provenance"];

/// What a visitor wants included.
#[derive(Clone, Debug, Default)]
pub(crate) struct Include(Vec<String>);

impl Include {
    /// Takes the parameter out of a request.
    ///
    /// # Errors
    /// When a part is not known.
    pub(crate) fn take(parameters: &mut Parameters) -> Result<Self, ParameterError> {
        let given = parameters.take(PARAMETER);
        let parts =
            given.iter().flat_map(|value| value.split(',')).map(str::trim).filter(|part| !part.is_empty());
        let parts: Vec<String> = parts.map(str::to_owned).collect();
        match parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
            None => Ok(Self(parts)),
            Some(unknown) => Err(refuse(unknown)),
        }
    }

    /// Everything that there is.
    pub(crate) fn everything() -> Self {
        Self(PARTS.map(str::to_owned).to_vec())
    }

    /// The counts of the facets.
    pub(crate) fn facets() -> Self {
        Self(vec!["facets".to_owned()])
    }

    /// As links write it; nothing when nothing is wanted.
    pub(crate) fn print(&self) -> Option<String> {
        (!self.0.is_empty()).then(|| format!("{PARAMETER}={}", self.0.join(",")))
    }

    /// Whether a part is wanted.
    pub(crate) fn has(&self, part: &str) -> bool {
        self.0.iter().any(|wanted| wanted == part)
    }

    /// How much of each answer is shown.
    pub(crate) fn detail(&self) -> Detail {
        if self.has("provenance") { Detail::Provenance } else { Detail::Plain }
    }
}

fn refuse(unknown: &str) -> ParameterError {
    let (shown, list) = (shorten(unknown), PARTS.join(", "));
    let detail = Text::owned(
        format!("« {shown} » n’est pas parmi : {list}."),
        format!("“{shown}” is not one of: {list}."),
    );
    ParameterError {
        allowed: PARTS.map(str::to_owned).to_vec(),
        did_you_mean: nearest(unknown, PARTS).map(str::to_owned),
        ..ParameterError::new(PARAMETER, ErrorCode::Value, detail)
    }
}
