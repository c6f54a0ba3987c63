//! The parameters of a request, decoded and not yet understood, with the language of the answer.

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

impl Parameters {
    /// Reads a query string; `accepted` is the language when it asks for none.
    ///
    /// # Errors
    /// When the string is too long or badly encoded, or `lang` is not known.
    pub(crate) fn read(query: &str, accepted: Lang) -> Result<Self, Vec<ParameterError>> {
        let mut pairs = decode(query)?;
        let lang = read_lang(&mut pairs).map_err(|error| vec![error])?;
        Ok(Self { pairs, lang: lang.unwrap_or(accepted), lang_is_asked: lang.is_some() })
    }

    /// Takes the only value of a parameter out; `None` when it is not there, or empty.
    ///
    /// # Errors
    /// When it stands more than once.
    pub(crate) fn single(&mut self, name: &str) -> Result<Option<String>, ParameterError> {
        let mut values = self.take(name);
        values.retain(|value| !value.is_empty());
        single(name, &values).map(|value| value.map(str::to_owned))
    }

    /// Takes the pairs of one name out.
    pub(crate) fn take(&mut self, name: &str) -> Vec<String> {
        let (taken, rest) = std::mem::take(&mut self.pairs).into_iter().partition(|(known, _)| known == name);
        self.pairs = rest;
        let taken: Vec<(String, String)> = taken;
        taken.into_iter().map(|(_, value)| value).collect()
    }

    /// A mistake for whatever is left: a route that takes no other parameter ignores none.
    pub(crate) fn unknown(&self, known: &[&str]) -> Vec<ParameterError> {
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
        self.pairs.iter().take(ERRORS_MAX).map(unknown).collect()
    }
}

/// Takes `lang` out of the pairs, and reads it.
fn read_lang(pairs: &mut Vec<(String, String)>) -> Result<Option<Lang>, ParameterError> {
    let is_given = |(name, value): &&(String, String)| name == "lang" && !value.is_empty();
    let codes: Vec<String> = pairs.iter().filter(is_given).map(|(_, code)| code.clone()).collect();
    pairs.retain(|(name, _)| name != "lang");
    let Some(code) = single("lang", &codes)? else { return Ok(None) };
    if let Some(lang) = Lang::from_code(code) {
        return Ok(Some(lang));
    }
    let known: Vec<String> = Lang::ALL.iter().map(|lang| lang.code().to_owned()).collect();
    let (shown, list) = (shorten(code), known.join(", "));
    let detail = Text::owned(
        format!("« {shown} » n’est pas parmi : {list}."),
        format!("“{shown}” is not one of: {list}."),
    );
    Err(ParameterError { allowed: known, ..ParameterError::new("lang", ErrorCode::Value, detail) })
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
