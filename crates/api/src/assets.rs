//! The style, the script and the pictures of the pages, in the binary. Their addresses change with their content, so that a
//! browser may keep them for ever.

use crate::state::App;
use axum::Router;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

/// Whoever has a file need not ask for it again: a file that changed has another address.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// A file of the pages.
#[derive(Clone, Copy)]
pub(crate) struct Asset {
    path: &'static str,
    media: &'static str,
    content: &'static [u8],
}

/// The style of all pages.
pub(crate) const STYLE: Asset = Asset {
    path: "/assets/site.css",
    media: "text/css; charset=utf-8",
    content: include_bytes!("../assets/site.css"),
};
/// The little that scripts add; everything works without it.
pub(crate) const SCRIPT: Asset = Asset {
    path: "/assets/site.js",
    media: "text/javascript; charset=utf-8",
    content: include_bytes!("../assets/site.js"),
};
/// The icon, drawn for this project.
pub(crate) const ICON: Asset =
    Asset { path: "/assets/icon.svg", media: "image/svg+xml", content: include_bytes!("../assets/icon.svg") };
/// The icon in points, for telephones.
pub(crate) const TOUCH_ICON: Asset = Asset {
    path: "/assets/icon-180.png",
    media: "image/png",
    content: include_bytes!("../assets/icon-180.png"),
};
/// The icon where browsers look for it by themselves.
const FAVICON: Asset = Asset {
    path: "/favicon.ico",
    media: "image/vnd.microsoft.icon",
    content: include_bytes!("../assets/favicon.ico"),
};

/// All files.
const ALL: [Asset; 5] = [STYLE, SCRIPT, ICON, TOUCH_ICON, FAVICON];

/// The addresses that pages name.
pub(crate) struct Addresses {
    pub(crate) style: String,
    pub(crate) script: String,
    pub(crate) icon: String,
    pub(crate) touch_icon: String,
}

/// The addresses of the files that this program holds.
pub(crate) static ADDRESSES: LazyLock<Addresses> = LazyLock::new(|| Addresses {
    style: STYLE.address(),
    script: SCRIPT.address(),
    icon: ICON.address(),
    touch_icon: TOUCH_ICON.address(),
});

/// The routes of the files.
pub(crate) fn routes() -> Router<App> {
    ALL.into_iter().fold(Router::new(), |router, asset| {
        router.route(asset.path, get(move || std::future::ready(asset.answer())))
    })
}

impl Asset {
    /// The address with a mark of the content.
    fn address(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.content.hash(&mut hasher);
        format!("{}?v={:016x}", self.path, hasher.finish())
    }

    fn answer(&self) -> Response {
        // The favicon is asked for without a mark.
        let keep = if self.path == FAVICON.path { "public, max-age=86400" } else { FOR_EVER };
        ([(header::CONTENT_TYPE, self.media), (header::CACHE_CONTROL, keep)], self.content).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_light_write_no_markup_from_data_and_keep_nothing() {
        let refused = [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "localStorage",
            "sessionStorage",
            "document.cookie",
            "eval(",
        ];
        for script in [std::str::from_utf8(SCRIPT.content).unwrap(), crate::embed::ELEMENT] {
            assert!(script.len() < 10_000, "{} bytes", script.len());
            for word in refused {
                assert!(!script.contains(word), "{word}");
            }
        }
    }
}
