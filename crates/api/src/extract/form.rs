//! What a form sends: bounded, decoded and not yet understood.

use crate::problem::{Kind, Problem};
use axum::body::to_bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use matou_core::letters::shorten;
use matou_core::query::{ERRORS_MAX, ErrorCode, ParameterError, decode_form};
use matou_core::text::Text;

/// The most bytes of a form: room for a text that is twice too long, so that its writer reads by how much.
const BYTES_MAX: usize = 64 * 1024;
/// The most bytes that are read at all.
const BYTES_READ: usize = 1024 * 1024;
/// What forms of pages are sent as.
const MEDIA: &str = "application/x-www-form-urlencoded";

/// The answers of a form.
#[derive(Clone, Debug)]
pub(crate) struct Form(Vec<(String, String)>);

impl Form {
    /// The answer to a question; empty when there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The same form, when it holds these fields only, each once at most: nothing that was sent is ignored.
    ///
    /// # Errors
    /// With every field that is unknown or repeated, by its name.
    pub(crate) fn only(self, known: &[&str]) -> Result<Self, Problem> {
        let mut errors: Vec<ParameterError> = Vec::new();
        for (at, (name, _)) in self.0.iter().enumerate() {
            if errors.len() >= ERRORS_MAX {
                break;
            }
            if !known.contains(&name.as_str()) {
                errors.push(unknown(name, known));
            } else if self.0.iter().take(at).any(|(earlier, _)| earlier == name) {
                errors.push(repeated(name));
            }
        }
        if errors.is_empty() { Ok(self) } else { Err(errors.into()) }
    }
}

fn unknown(name: &str, known: &[&str]) -> ParameterError {
    let shown = shorten(name);
    let detail = Text::owned(
        format!("Le formulaire n’a pas de champ « {shown} ». Rien n’a été gardé."),
        format!("The form has no field “{shown}”. Nothing was kept."),
    );
    ParameterError {
        allowed: known.iter().map(|name| (*name).to_owned()).collect(),
        ..ParameterError::new(shown, ErrorCode::Unknown, detail)
    }
}

fn repeated(name: &str) -> ParameterError {
    let detail = Text::owned(
        format!("Le champ « {name} » est envoyé plusieurs fois : gardez-en un. Rien n’a été gardé."),
        format!("The field “{name}” is sent several times: keep one. Nothing was kept."),
    );
    ParameterError::new(name, ErrorCode::Repeated, detail)
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        match Self::read(request).await? {
            (form, true) => Ok(form),
            (_, false) => Err(Problem::plain(Kind::ContentTooLarge)),
        }
    }
}

impl Form {
    /// Every field and its answer, in the order of the form.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Reads a form, and whether it is short enough to be taken. One that is not is read too, so that what was typed can
    /// be given back, up to a bound that no writer reaches.
    ///
    /// # Errors
    /// When it is no form, or beyond all bounds.
    pub(crate) async fn read(request: Request) -> Result<(Self, bool), Problem> {
        let media = request.headers().get(header::CONTENT_TYPE);
        let media = media.and_then(|value| value.to_str().ok()?.split(';').next());
        if !media.is_some_and(|media| media.trim().eq_ignore_ascii_case(MEDIA)) {
            return Err(Problem::plain(Kind::UnsupportedMediaType));
        }
        let body = to_bytes(request.into_body(), BYTES_READ).await;
        let body = body.map_err(|_| Problem::plain(Kind::ContentTooLarge))?;
        // Letters beyond ASCII are percent-encoded in a form; where they are not, decoding finds what is wrong.
        let form = Self(decode_form(&String::from_utf8_lossy(&body))?);
        Ok((form, body.len() <= BYTES_MAX))
    }
}
