//! Why a file could not be fetched. Only the kind of the fault is kept: what a server answered stays out of everything
//! that people read.

use matou_core::text::{Text, t};
use std::error::Error;
use std::time::Duration;

/// Why there is no file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The address is not one of the web, or holds a user name.
    #[error("not an address that is asked for")]
    Address,
    /// The port is not among those that are asked.
    #[error("not a port that is asked")]
    Port,
    /// The name leads to an address that is not public.
    #[error("not a public address")]
    Private,
    /// The server sends elsewhere without saying where.
    #[error("a redirect without a target")]
    Redirect,
    /// The server sends from one address to the next without end.
    #[error("too many redirects")]
    Redirects,
    /// The answer is too large.
    #[error("an answer that is too large")]
    TooLarge,
    /// The answer takes too long.
    #[error("an answer that takes too long")]
    TooSlow,
    /// The server does not answer as a web server does.
    #[error("no answer")]
    Unreachable,
    /// The server asks to be left alone for a while.
    #[error("asked to come back later")]
    Later(Duration),
    /// The server has no such file.
    #[error("HTTP status {0}")]
    Status(u16),
    /// What came is no property file.
    #[error("not a property file")]
    NoFile,
}

impl FetchError {
    /// The fault behind an error of the client.
    pub(super) fn of(error: &reqwest::Error) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = error.source();
        while let Some(inner) = cause {
            if let Some(own) = inner.downcast_ref::<Self>() {
                return own.clone();
            }
            cause = inner.source();
        }
        if error.is_timeout() { Self::TooSlow } else { Self::Unreachable }
    }

    /// The code in JSON and in the store.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Port => "port",
            Self::Private => "private",
            Self::Redirect => "redirect",
            Self::Redirects => "redirects",
            Self::TooLarge => "too_large",
            Self::TooSlow => "too_slow",
            Self::Unreachable => "unreachable",
            Self::Later(_) => "later",
            Self::Status(_) => "status",
            Self::NoFile => "no_file",
        }
    }

    /// What the hoster reads: what was expected, and how to put it right.
    pub fn message(&self) -> Text {
        match self {
            Self::Address => t(
                "cette adresse n’est pas demandée : il faut une adresse http ou https, sans nom d’utilisateur, de 2 000 caractères au plus",
                "this address is not asked for: it must be an http or https address, without a user name, of at most 2,000 characters",
            ),
            Self::Port => t(
                "ce port n’est pas demandé : seuls 80 et 443 le sont",
                "this port is not asked: only 80 and 443 are",
            ),
            Self::Private => t(
                "ce nom mène à une adresse qui n’est pas publique : rien n’y est demandé",
                "this name leads to an address that is not public: nothing is asked there",
            ),
            Self::Redirect => t(
                "le serveur renvoie ailleurs sans dire où : corrigez la redirection",
                "the server sends elsewhere without saying where: put the redirect right",
            ),
            Self::Redirects => t(
                "le serveur renvoie plus de trois fois ailleurs : donnez l’adresse du fichier même",
                "the server sends elsewhere more than three times: give the address of the file itself",
            ),
            Self::TooLarge => t(
                "le fichier dépasse 256 Kio : raccourcissez-le",
                "the file has more than 256 KiB: shorten it",
            ),
            Self::TooSlow => t(
                "le serveur n’a pas envoyé le fichier à temps : il sera redemandé plus tard",
                "the server did not send the file in time: it is asked for again later",
            ),
            Self::Unreachable => t(
                "le serveur ne répond pas comme il faut (nom, connexion, certificat) : vérifiez l’adresse",
                "the server does not answer as it should (name, connection, certificate): check the address",
            ),
            Self::Later(_) => t(
                "le serveur demande de revenir plus tard : il sera redemandé alors",
                "the server asks to come back later: it is asked again then",
            ),
            Self::Status(status) => Text::owned(
                format!("le serveur répond {status} : le fichier n’est pas là ; ce qui était connu reste"),
                format!("the server answers {status}: the file is not there; what was known stays"),
            ),
            Self::NoFile => t(
                "ce que le serveur envoie n’est pas un fichier de propriétés (souvent une page à la place d’un fichier absent) : vérifiez l’adresse ; ce qui était connu reste",
                "what the server sends is no property file (often a page in place of a missing file): check the address; what was known stays",
            ),
        }
    }
}
