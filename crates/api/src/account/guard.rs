//! What a form of those who are in must bring: it comes from a page of ours, by somebody who is in. What was typed is given
//! back when it does not, with what to do about it.

use super::secret::digest;
use super::session::{Editor, Reviewer, SignedIn, slug_of};
use crate::extract::Form;
use crate::pages::{HIDDEN, Kept, PROOF, WhyKept, is_for_half, lang_of};
use crate::problem::{Kind, Problem};
use crate::state::App;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::{IntoResponse, Response};
use matou_store::{Rights, Submission};

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// A form that somebody who is in sent from a page of ours.
pub(crate) struct Sent {
    pub(crate) who: SignedIn,
    pub(crate) form: Form,
    pub(crate) headers: HeaderMap,
    /// Where it was sent to: there it can be sent again.
    path: String,
}

/// What a form holds for browsers that do not say where it was sent from: nobody else's page can know it.
pub(crate) fn proof_of(secret: &str) -> String {
    digest(&format!("a form of the session {secret}"))
}

/// A form of somebody who is not in yet. It comes from our pages too: another site must not sign anybody in.
pub(crate) struct OwnForm(pub(crate) Form);

impl FromRequest<App> for OwnForm {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        if From::of(request.headers(), &app.settings().public_url) == From::Elsewhere {
            return Err(Problem::plain(Kind::CrossSite));
        }
        Form::from_request(request, app).await.map(Self)
    }
}

/// Where a form was sent from, as far as the browser says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Here,
    Elsewhere,
    Unsaid,
}

impl From {
    fn of(headers: &HeaderMap, site: &str) -> Self {
        let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
        match (text(&FETCH_SITE), text(&header::ORIGIN)) {
            (Some("same-origin" | "none"), _) => Self::Here,
            (Some(_), _) => Self::Elsewhere,
            (None, Some(origin)) => {
                let host = text(&header::HOST).unwrap_or_default();
                let is_host =
                    origin.split_once("://").is_some_and(|(_, rest)| !host.is_empty() && rest == host);
                if origin == site || is_host { Self::Here } else { Self::Elsewhere }
            }
            (None, None) => Self::Unsaid,
        }
    }
}

impl FromRequest<App> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (uri, headers) = (request.uri().clone(), request.headers().clone());
        let lang = lang_of(uri.path());
        let (form, is_whole) = Form::read(request).await.map_err(IntoResponse::into_response)?;
        let from = From::of(&headers, &app.settings().public_url);
        let kept = |why: WhyKept| {
            // What another site sends is shown, and cannot be sent on by a button.
            let action = (from == From::Here).then(|| uri.path().to_owned());
            Kept { form: &form, action, why }.respond(app, lang, uri.path())
        };
        if from == From::Elsewhere {
            return Err(kept(WhyKept::FromElsewhere));
        }
        let who = SignedIn::of(app, &headers).await;
        let who = match who {
            Ok(Some(who)) => who,
            Ok(None) => return Err(kept(WhyKept::SessionEnded)),
            Err(_) => return Err(kept(WhyKept::Unavailable)),
        };
        // Half a proof of who somebody is opens nothing but the way to the other half, and out.
        if who.session.rights == Rights::Half && !is_for_half(uri.path()) {
            return Err(Problem::plain(Kind::NotFound).into_response());
        }
        if from == From::Unsaid && form.get(PROOF) != proof_of(&who.secret) {
            return Err(kept(WhyKept::FromElsewhere));
        }
        if !is_whole {
            return Err(kept(WhyKept::TooLarge));
        }
        Ok(Self { who, form, headers, path: uri.path().to_owned() })
    }
}

/// A form about the hoster of the address, sent by somebody who speaks for it.
pub(crate) struct SentByEditor {
    pub(crate) sent: Sent,
    pub(crate) editor: Editor,
}

/// A form of a reviewer who gave a one-time code.
pub(crate) struct SentByReviewer {
    pub(crate) sent: Sent,
    pub(crate) who: SignedIn,
}

impl FromRequest<App> for SentByEditor {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let slug = slug_of(&mut parts, app).await?;
        let sent = Sent::from_request(Request::from_parts(parts, body), app).await?;
        let editor = sent.who.clone().of_hoster(slug).map_err(IntoResponse::into_response)?;
        Ok(Self { sent, editor })
    }
}

impl FromRequest<App> for SentByReviewer {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let sent = Sent::from_request(request, app).await?;
        let Reviewer(who) = sent.who.clone().reviewer().map_err(IntoResponse::into_response)?;
        Ok(Self { sent, who })
    }
}

impl Sent {
    /// What tells this sending from every other: the mark of the form, and everything that was typed. Pressed twice it is the
    /// same; changed before it is sent again, it is another.
    pub(crate) fn mark(&self) -> String {
        let fields = self.form.fields().filter(|(name, _)| *name != PROOF);
        let typed: Vec<String> = fields.map(|(name, value)| format!("{name}={value:?}")).collect();
        digest(&format!("{} {} {}", self.who.account.number, self.path, typed.join("&")))
    }

    /// The form, when it holds these fields only, beside what every form holds.
    ///
    /// # Errors
    /// With every field that is unknown or repeated, as an answer.
    pub(crate) fn only(&self, fields: &[&str]) -> Result<Form, Response> {
        let known = [&HIDDEN[..], fields].concat();
        self.form.clone().only(&known).map_err(IntoResponse::into_response)
    }

    /// The same as the database keeps it.
    pub(crate) fn submission(&self, at: &str) -> Submission {
        Submission {
            mark: self.mark(),
            account: self.who.account.number,
            digest: String::new(),
            outcome: String::new(),
            received_at: at.to_owned(),
        }
    }

    /// Gives back what was typed because the database does not answer.
    pub(crate) fn unavailable(&self, app: &App, error: &dyn std::error::Error) -> Response {
        // Logged there.
        let _ = Problem::unavailable(error);
        let kept = Kept { form: &self.form, action: Some(self.path.clone()), why: WhyKept::Unavailable };
        kept.respond(app, lang_of(&self.path), &self.path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn from(headers: &[(&'static str, &'static str)]) -> From {
        let pairs = headers.iter();
        let pairs =
            pairs.map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        From::of(&pairs.collect(), "https://annuaire.example.org")
    }

    #[test]
    fn what_the_browser_says_decides() {
        assert_eq!(from(&[("sec-fetch-site", "same-origin")]), From::Here);
        for site in ["cross-site", "same-site", "strange", ""] {
            assert_eq!(from(&[("sec-fetch-site", site)]), From::Elsewhere, "{site}");
        }
        assert_eq!(from(&[("origin", "https://annuaire.example.org")]), From::Here);
        assert_eq!(from(&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]), From::Here);
        for origin in ["null", "https://evil.example", "https://annuaire.example.org.evil.example", ""] {
            assert_eq!(from(&[("origin", origin), ("host", "x")]), From::Elsewhere, "{origin}");
        }
        assert_eq!(from(&[]), From::Unsaid);
    }
}
