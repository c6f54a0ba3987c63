//! `/badge/{slug}.svg`: the image that says a hoster is listed. It is the same for all of them: no value, no merit.

use crate::extract::{Asked, Parameters, Slug};
use crate::layers::Open;
use crate::problem::{Problem, ProblemBody, not_found};
use crate::state::App;
use crate::v1::find_hoster;
use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::http::{Uri, header};
use axum::response::IntoResponse;
use matou_core::text::{Lang, t};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Its style is written in the image, because an image on another site loads nothing; the hash admits this one only.
const STYLE: &str = include_str!("../assets/badge.css");
/// For other sites to show, and no site to run anything from. The hash is that of [`STYLE`].
const POLICY: &str = "default-src 'none'; style-src 'sha256-6uLkdmuPHreqGj2ewhjX/Q2AX0k+dFyPzqLLuMAOLAI='; base-uri 'none'; frame-ancestors 'none'";

/// The route of the image.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show))
}

/// The image. Only its accessible title names the hoster: the drawing has one width.
#[derive(Template)]
#[template(path = "badge.svg", escape = "html")]
struct Badge<'a> {
    lang: Lang,
    name: &'a str,
    listed: &'a str,
    directory: &'a str,
    style: &'static str,
}

/// An image that says that a hoster is listed
///
/// The same drawing for all of them, without any value; its title names the hoster.
#[utoipa::path(
    get,
    path = "/badge/{file}",
    operation_id = "showBadge",
    tag = "hosters",
    params(("file" = String, Path, description = "The identifier of the hoster, with `.svg`.", example = "club1.svg")),
    responses(
        (status = 200, description = "The image.", body = String, content_type = "image/svg+xml"),
        (status = 400, description = "The query is not understood.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No hoster has this identifier.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 410, description = "The hoster was withdrawn; the detail says when and why.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
async fn show(
    State(app): State<App>,
    Slug(file): Slug,
    uri: Uri,
    asked: Asked,
) -> Result<impl IntoResponse, Problem> {
    let parameters = Parameters::read(asked.query(), asked.accepted())?;
    let unknown = parameters.unknown(&[]);
    if !unknown.is_empty() {
        return Err(unknown.into());
    }
    let Some(slug) = file.strip_suffix(".svg") else { return Err(not_found(uri).await) };
    let (live, lang) = (app.live(), parameters.lang);
    let name = find_hoster(&live, slug)?.name(live.directory().schema());
    let words = [t("Présent dans", "Listed in"), t("l’annuaire des CHATONS", "the CHATONS directory")];
    let [listed, directory] = words.each_ref().map(|words| words.get(lang));
    let badge = Badge { lang, name, listed, directory, style: STYLE };
    let image = badge.render().map_err(|error| Problem::fault(&error))?;
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml; charset=utf-8"),
        (header::CONTENT_LANGUAGE, lang.code()),
        (header::CACHE_CONTROL, "public, max-age=3600"),
    ];
    Ok((Extension(Open { policy: POLICY, framed: false }), headers, image))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    /// Base 64 with padding (RFC 4648, 4), for the thirty-two bytes of a hash.
    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for chunk in bytes.chunks(3) {
            let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
            let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
            for at in 0..4 {
                let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
                text.push(if at <= chunk.len() { char::from(letter) } else { '=' });
            }
        }
        text
    }

    #[test]
    fn the_policy_admits_the_style_as_it_is() {
        assert_eq!(base64(b"Ma"), "TWE=");
        let hash = base64(&Sha256::digest(STYLE));
        assert!(POLICY.contains(&format!("'sha256-{hash}'")), "the hash of the style is {hash}");
    }

    #[test]
    fn a_hostile_name_stays_text() {
        let name = "</title><script>alert(1)</script>\"'&";
        let badge = Badge { lang: Lang::Fr, name, listed: "", directory: "", style: "" };
        let image = badge.render().unwrap();
        assert!(!image.contains("<script") && image.contains("&#60;script&#62;"), "{image}");
    }
}
