//! The parameters of a request, decoded and not yet understood, with the language for errors about them.

use super::language;
use crate::problem::Problem;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use matou_core::letters::shorten;
use matou_core::query::{ERRORS_MAX, ErrorCode, ParameterError, decode};
use matou_core::suggest::nearest;
use matou_core::text::{Lang, Text};

/// Decoded pairs of name and value, without `lang`, which is read here.
#[derive(Debug)]
pub(crate) struct Parameters {
    /// The pairs, in the order given.
    pub(crate) pairs: Vec<(String, String)>,
    /// The language of the answer.
    pub(crate) lang: Lang,
    /// Whether `lang=` asked for it: then links keep it.
    pub(crate) lang_is_asked: bool,
}

impl<S: Send + Sync> FromRequestParts<S> for Parameters {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let lang = language::of(parts);
        let mut pairs = decode(parts.uri.query().unwrap_or(""))?;
        let lang_is_asked = read_lang(&mut pairs).map_err(|error| vec![error])?;
        Ok(Self { pairs, lang, lang_is_asked })
    }
}

impl Parameters {
    /// Takes the pairs of one name out.
    pub(crate) fn take(&mut self, name: &str) -> Vec<String> {
        let (taken, rest) = std::mem::take(&mut self.pairs).into_iter().partition(|(known, _)| known == name);
        self.pairs = rest;
        let taken: Vec<(String, String)> = taken;
        taken.into_iter().map(|(_, value)| value).collect()
    }

    /// Refuses whatever is left: a route that takes no other parameter ignores none.
    ///
    /// # Errors
    /// When anything is left.
    pub(crate) fn finish(&self, known: &[&str]) -> Result<(), Problem> {
        let unknown = |(name, _): &(String, String)| {
            let shown = shorten(name);
            let detail = Text::owned(
                format!("Aucun paramètre ne s’appelle « {shown} » ici."),
                format!("No parameter is called “{shown}” here."),
            );
            let names = known.iter().copied().chain(["lang"]);
            ParameterError {
                allowed: names.clone().map(str::to_owned).collect(),
                did_you_mean: nearest(name, names).map(str::to_owned),
                ..ParameterError::new(shown, ErrorCode::Unknown, detail)
            }
        };
        let errors: Vec<ParameterError> = self.pairs.iter().take(ERRORS_MAX).map(unknown).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
    }
}

/// Takes `lang` out of the pairs, and checks it: whether it is there.
fn read_lang(pairs: &mut Vec<(String, String)>) -> Result<bool, ParameterError> {
    let is_given = |(name, value): &&(String, String)| name == "lang" && !value.is_empty();
    let codes: Vec<String> = pairs.iter().filter(is_given).map(|(_, code)| code.clone()).collect();
    pairs.retain(|(name, _)| name != "lang");
    let code = single("lang", &codes)?;
    match code {
        Some(code) if Lang::from_code(code).is_none() => {
            let known: Vec<String> = Lang::ALL.iter().map(|lang| lang.code().to_owned()).collect();
            let (shown, list) = (shorten(code), known.join(", "));
            let detail = Text::owned(
                format!("« {shown} » n’est pas parmi : {list}."),
                format!("“{shown}” is not one of: {list}."),
            );
            Err(ParameterError { allowed: known, ..ParameterError::new("lang", ErrorCode::Value, detail) })
        }
        code => Ok(code.is_some()),
    }
}

/// The only value of a parameter that may stand once.
///
/// # Errors
/// When it stands more than once.
fn single<'v>(name: &str, values: &'v [String]) -> Result<Option<&'v str>, ParameterError> {
    match values {
        [] => Ok(None),
        [only] => Ok(Some(only)),
        several => {
            let detail = Text::owned(
                format!("« {name} » est donné {} fois : gardez-en un.", several.len()),
                format!("“{name}” stands {} times: keep one.", several.len()),
            );
            Err(ParameterError::new(name, ErrorCode::Repeated, detail))
        }
    }
}
