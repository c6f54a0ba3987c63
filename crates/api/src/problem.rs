//! Every error, as RFC 9457 problem details. What a visitor reads is made here; what the log keeps is logged apart.

mod body;
mod remedies;

pub(crate) use body::{ContentError, ProblemBody};

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use matou_core::letters::shorten;
use matou_core::query::{ErrorCode, ParameterError};
use matou_core::text::{Lang, Text, t};

/// When to come back after a fault that passes, in seconds.
const RETRY_SECONDS: u16 = 5;

// What to do about forms that cannot be taken.
const FROM_ELSEWHERE: Text = t(
    "Ouvrez le formulaire dans cet annuaire, et envoyez-le d’ici. Rien n’a été gardé.",
    "Open the form in this directory, and send it from here. Nothing was kept.",
);
const TOO_LARGE: Text = t(
    "Revenez au formulaire et raccourcissez le texte. Rien n’a été gardé.",
    "Go back to the form and shorten the text. Nothing was kept.",
);
const NO_FORM: Text = t(
    "Cette adresse prend ce qu’un formulaire envoie : application/x-www-form-urlencoded, en UTF-8.",
    "This address takes what a form sends: application/x-www-form-urlencoded, in UTF-8.",
);

/// The kinds of errors. Each has a status, a title, and a page under `/problems/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The query is not understood.
    InvalidQuery,
    /// The query is too long.
    QueryTooLong,
    /// There is nothing at this address.
    NotFound,
    /// No hoster has this identifier.
    UnknownHoster,
    /// The hoster was withdrawn.
    WithdrawnHoster,
    /// The method does not exist here.
    MethodNotAllowed,
    /// No service can be drawn.
    NothingToPick,
    /// The client takes no media type that there is.
    NotAcceptable,
    /// The same key came with other content.
    KeyReused,
    /// The data set has moved on from the version demanded.
    Superseded,
    /// The cursor is older than what is kept.
    CursorExpired,
    /// A form was sent from another site.
    CrossSite,
    /// The request brings no key, or one that serves no more.
    Unauthorized,
    /// The key speaks for another hoster.
    OtherHoster,
    /// Somebody else stated something meanwhile.
    ChangedMeanwhile,
    /// What was sent is not in order.
    InvalidStatements,
    /// What was sent is too large.
    ContentTooLarge,
    /// What was sent is not of the type that is taken.
    UnsupportedMediaType,
    /// The client asks too often.
    TooManyRequests,
    /// The request took too long.
    Timeout,
    /// The database does not answer.
    Unavailable,
    /// A fault of the program.
    Internal,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 22] = [
        Self::InvalidQuery,
        Self::QueryTooLong,
        Self::NotFound,
        Self::UnknownHoster,
        Self::MethodNotAllowed,
        Self::NothingToPick,
        Self::NotAcceptable,
        Self::KeyReused,
        Self::Superseded,
        Self::CursorExpired,
        Self::WithdrawnHoster,
        Self::CrossSite,
        Self::Unauthorized,
        Self::OtherHoster,
        Self::ChangedMeanwhile,
        Self::InvalidStatements,
        Self::ContentTooLarge,
        Self::UnsupportedMediaType,
        Self::TooManyRequests,
        Self::Timeout,
        Self::Unavailable,
        Self::Internal,
    ];

    /// The last part of the problem type's address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InvalidQuery => "invalid-query",
            Self::QueryTooLong => "query-too-long",
            Self::NotFound => "not-found",
            Self::UnknownHoster => "unknown-hoster",
            Self::WithdrawnHoster => "withdrawn-hoster",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::NothingToPick => "nothing-to-pick",
            Self::NotAcceptable => "not-acceptable",
            Self::KeyReused => "key-reused",
            Self::Superseded => "superseded",
            Self::CursorExpired => "cursor-expired",
            Self::CrossSite => "cross-site",
            Self::Unauthorized => "unauthorized",
            Self::OtherHoster => "other-hoster",
            Self::ChangedMeanwhile => "changed-meanwhile",
            Self::InvalidStatements => "invalid-statements",
            Self::ContentTooLarge => "content-too-large",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::TooManyRequests => "too-many-requests",
            Self::Timeout => "timeout",
            Self::Unavailable => "unavailable",
            Self::Internal => "internal",
        }
    }

    /// The HTTP status.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::InvalidQuery => StatusCode::BAD_REQUEST,
            Self::QueryTooLong => StatusCode::URI_TOO_LONG,
            Self::NotFound | Self::UnknownHoster | Self::NothingToPick => StatusCode::NOT_FOUND,
            Self::WithdrawnHoster | Self::CursorExpired => StatusCode::GONE,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::Superseded | Self::KeyReused => StatusCode::CONFLICT,
            Self::CrossSite | Self::OtherHoster => StatusCode::FORBIDDEN,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::ChangedMeanwhile => StatusCode::PRECONDITION_FAILED,
            Self::InvalidStatements => StatusCode::UNPROCESSABLE_ENTITY,
            Self::ContentTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Timeout | Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The title, the same for every error of the kind.
    pub const fn title(self) -> Text {
        match self {
            Self::InvalidQuery => t("La requête n’est pas comprise", "The query is not understood"),
            Self::QueryTooLong => t("La requête est trop longue", "The query is too long"),
            Self::NotFound => t("Il n’y a rien à cette adresse", "There is nothing at this address"),
            Self::UnknownHoster => t("Aucun hébergeur n’a cet identifiant", "No hoster has this identifier"),
            Self::WithdrawnHoster => t("Cet hébergeur a été retiré", "This hoster was withdrawn"),
            Self::MethodNotAllowed => t("Cette méthode n’existe pas ici", "This method does not exist here"),
            Self::NothingToPick => t("Aucun service à proposer", "No service to offer"),
            Self::NotAcceptable => t("Aucune forme acceptée", "No acceptable form"),
            Self::Superseded => t("Les données ont changé", "The data has changed"),
            Self::CursorExpired => {
                t("Ce point de reprise n’est plus connu", "This cursor is not known any more")
            }
            Self::KeyReused => t("Cette clé d’envoi a déjà servi", "This idempotency key was used before"),
            Self::Unauthorized => t("Il faut une clé qui serve", "A key that serves is needed"),
            Self::OtherHoster => t("Cette clé parle pour un autre", "This key speaks for another one"),
            Self::ChangedMeanwhile => t("La fiche a changé entre-temps", "The sheet has changed meanwhile"),
            Self::InvalidStatements => {
                t("Ces réponses ne sont pas en ordre", "These answers are not in order")
            }
            Self::CrossSite => t("Cet envoi vient d’un autre site", "This was sent from another site"),
            Self::ContentTooLarge => t("L’envoi est trop grand", "What was sent is too large"),
            Self::UnsupportedMediaType => {
                t("Ce type de contenu n’est pas pris", "This type of content is not taken")
            }
            Self::TooManyRequests => t("Trop de requêtes", "Too many requests"),
            Self::Timeout => t("La réponse a pris trop de temps", "The answer took too long"),
            Self::Unavailable => t("La base de données ne répond pas", "The database does not answer"),
            Self::Internal => t("Une erreur du programme", "A fault of the program"),
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What to do about it: the detail of an error that says nothing of its own, and the text of the kind's page.
    pub const fn remedy(self) -> Text {
        match self {
            Self::InvalidQuery => t(
                "Chaque erreur dit quel paramètre n’est pas compris, ce qui est accepté, et le nom le plus proche. Rien n’est ignoré en silence : retirez ou corrigez ces paramètres.",
                "Every mistake says which parameter is not understood, what is accepted, and the nearest name. Nothing is silently ignored: remove these parameters or put them right.",
            ),
            Self::QueryTooLong => t(
                "Une requête a 8 Kio au plus : retirez des conditions.",
                "A query has 8 KiB at most: remove some conditions.",
            ),
            Self::NotFound => t(
                "Vérifiez l’adresse. La documentation donne toutes celles qui existent.",
                "Check the address. The documentation gives all those that exist.",
            ),
            Self::UnknownHoster => t(
                "L’identifiant est celui de la fiche sur chatons.org. La liste des hébergeurs les donne tous.",
                "The identifier is that of the sheet on chatons.org. The list of hosters gives them all.",
            ),
            Self::WithdrawnHoster => t(
                "Le message dit quand et pourquoi. Retirez-le de votre copie.",
                "The message says when and why. Remove it from your copy.",
            ),
            Self::MethodNotAllowed => t(
                "L’en-tête Allow de la réponse dit quelles méthodes cette adresse prend.",
                "The Allow header of the answer says which methods this address takes.",
            ),
            Self::NothingToPick => t(
                "Aucun service qui convient ne dit son adresse, ou ils se disent tous complets ou arrêtés. Retirez des conditions, ou lisez la liste sous /api/v1/services.",
                "No service that matches states its address, or all of them say that they are full or closed. Remove conditions, or read the list under /api/v1/services.",
            ),
            Self::NotAcceptable => t(
                "Ajoutez à l’en-tête Accept le type que donne cette adresse, ou */*.",
                "Add to the Accept header the type that this address gives, or */*.",
            ),
            Self::Superseded => t(
                "Les données ont changé depuis la version demandée : recommencez à la première page, avec la nouvelle version ou sans dataset_version.",
                "The data has changed since the version demanded: start again from the first page, with the new version or without dataset_version.",
            ),
            Self::CursorExpired => t(
                "Prenez la copie entière sous /dumps/latest/, puis suivez les changements depuis sa version.",
                "Take the whole copy under /dumps/latest/, then follow the changes from its version.",
            ),
            Self::KeyReused => remedies::KEY_REUSED,
            Self::Unauthorized => remedies::UNAUTHORIZED,
            Self::OtherHoster => remedies::OTHER_HOSTER,
            Self::ChangedMeanwhile => remedies::CHANGED_MEANWHILE,
            Self::InvalidStatements => remedies::INVALID_STATEMENTS,
            Self::CrossSite => FROM_ELSEWHERE,
            Self::ContentTooLarge => TOO_LARGE,
            Self::UnsupportedMediaType => NO_FORM,
            Self::TooManyRequests => t(
                "Attendez le nombre de secondes que donne l’en-tête Retry-After. Pour tout lire, un fichier de /dumps/latest/ suffit.",
                "Wait for the number of seconds that the Retry-After header gives. To read everything, one file under /dumps/latest/ is enough.",
            ),
            Self::Unavailable | Self::Timeout => t("Réessayez dans un moment.", "Try again in a moment."),
            Self::Internal => t(
                "Elle est notée dans le journal. Réessayez, ou signalez-la.",
                "It is in the log. Try again, or report it.",
            ),
        }
    }
}

/// An error on its way to a visitor, in both languages. It travels in the response's extensions; the outermost layer
/// writes it out in the language of the request.
#[derive(Clone, Debug)]
pub struct Problem {
    kind: Kind,
    detail: Text,
    errors: Vec<ParameterError>,
    content: Vec<ContentError>,
}

impl Problem {
    /// A problem with a detail of its own.
    pub const fn new(kind: Kind, detail: Text) -> Self {
        Self { kind, detail, errors: Vec::new(), content: Vec::new() }
    }

    /// A problem that the log explains; visitors read only what to do.
    pub const fn plain(kind: Kind) -> Self {
        Self::new(kind, kind.remedy())
    }

    /// A request that the store could not serve; the cause goes to the log.
    pub fn unavailable(error: &dyn std::error::Error) -> Self {
        let cause = error.source().map(ToString::to_string).unwrap_or_default();
        tracing::error!(%error, cause, "the store does not answer");
        Self::plain(Kind::Unavailable)
    }

    /// A fault of the program; the cause goes to the log.
    pub(crate) fn fault(error: &dyn std::error::Error) -> Self {
        tracing::error!(%error, "a page could not be made");
        Self::plain(Kind::Internal)
    }

    /// The kind.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Each mistake in words, for a page or the terminal; the detail when there are none to list.
    pub fn messages(&self, lang: Lang) -> Vec<String> {
        if self.errors.is_empty() {
            return vec![self.detail.get(lang).to_owned()];
        }
        self.errors.iter().map(|error| error.in_words(lang)).collect()
    }

    /// The answer of a site, in a language, to a request for a path.
    pub(crate) fn render(&self, lang: Lang, site: &str, instance: &str) -> Response {
        let headers = [
            (header::CONTENT_TYPE, "application/problem+json"),
            (header::CONTENT_LANGUAGE, lang.code()),
            (header::CACHE_CONTROL, "no-store"),
        ];
        let mut response =
            (self.kind.status(), headers, Json(self.body(lang, site, instance))).into_response();
        if self.kind.status() == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(RETRY_SECONDS));
        }
        response
    }

    /// The answer as the API's documentation shows it.
    pub(crate) fn example(&self, instance: &str) -> serde_json::Value {
        let body = self.body(Lang::En, "https://annuaire.example.org", instance);
        serde_json::to_value(body).unwrap_or_default()
    }
}

/// The mistakes of a query.
impl From<Vec<ParameterError>> for Problem {
    fn from(errors: Vec<ParameterError>) -> Self {
        let too_long = errors.iter().any(|error| error.code == ErrorCode::TooLong);
        let kind = if too_long { Kind::QueryTooLong } else { Kind::InvalidQuery };
        let words =
            |lang: Lang| errors.iter().map(|error| error.in_words(lang)).collect::<Vec<_>>().join(" ");
        let detail = Text::owned(words(Lang::Fr), words(Lang::En));
        Self { kind, detail, errors, content: Vec::new() }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Answers every address that is not a route.
pub(crate) async fn not_found(uri: Uri) -> Problem {
    let path = shorten(uri.path());
    let detail = Text::owned(
        format!("Aucune page ne s’appelle « {path} ». La documentation est à /api/docs."),
        format!("No page is called “{path}”. The documentation is at /api/docs."),
    );
    Problem::new(Kind::NotFound, detail)
}

/// Answers every method that a route does not have.
pub(crate) async fn method_not_allowed() -> Problem {
    Problem::plain(Kind::MethodNotAllowed)
}

/// A path that is not well formed names nothing.
pub(crate) fn bad_path(_: PathRejection) -> Problem {
    let detail =
        t("L’adresse contient un texte mal encodé.", "The address holds a text that is not well encoded.");
    Problem::new(Kind::NotFound, detail)
}
