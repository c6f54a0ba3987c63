//! The popup of a point: a link to the member's sheet, with its name.

use super::entities;
use matou_core::statement::Slug;
use matou_core::text::{Text, t};

/// What a popup says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Popup {
    /// The last piece of the sheet's address.
    pub slug: Slug,
    /// The name.
    pub name: String,
    /// The address of the sheet.
    pub sheet: String,
}

/// Reads `<a href="https://www.chatons.org/chatons/la-contre-voie" …>La Contre-Voie</a>`.
pub(super) fn read(html: &str) -> Result<Popup, Text> {
    let (sheet, name) = link(html).ok_or_else(|| no_link().clone())?;
    let (sheet, name) = (entities::decode(sheet), entities::decode(name).trim().to_owned());
    let path = sheet.split(['?', '#']).next().unwrap_or("").trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or("");
    let is_web = sheet.starts_with("https://") || sheet.starts_with("http://");
    match last.parse() {
        Ok(slug) if is_web && !sheet.contains(char::is_whitespace) => Ok(Popup { slug, name, sheet }),
        _ => Err(t(
            "l’adresse de la fiche ne finit pas par un identifiant, comme https://www.chatons.org/chatons/la-contre-voie",
            "the address of the sheet does not end in an identifier, such as https://www.chatons.org/chatons/la-contre-voie",
        )),
    }
}

/// The address and the text of the first link.
fn link(html: &str) -> Option<(&str, &str)> {
    let (_, attributes) = html.split_once("<a ")?;
    let (attributes, content) = attributes.split_once('>')?;
    let (name, _) = content.split_once("</a>")?;
    let (_, address) = attributes.split_once("href=\"")?;
    let (address, _) = address.split_once('"')?;
    (!name.contains('<')).then_some((address, name))
}

const fn no_link() -> Text {
    t(
        "le texte du point n’est pas un lien vers la fiche d’un membre : <a href=\"…\">nom</a>",
        "the text of the point is no link to the sheet of a member: <a href=\"…\">name</a>",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_popup_gives_slug_name_and_sheet() {
        let html =
            "<a href=\"https://www.chatons.org/chatons/lail-en-drome-0\" hreflang=\"fr\">L&#039;AIL</a>";
        let popup = read(html).unwrap();
        assert_eq!((popup.slug.as_str(), popup.name.as_str()), ("lail-en-drome-0", "L'AIL"));
        assert_eq!(popup.sheet, "https://www.chatons.org/chatons/lail-en-drome-0");
    }

    #[test]
    fn what_is_no_link_to_a_sheet_is_refused() {
        for html in [
            "",
            "La Contre-Voie",
            "<a href=\"/x\">a",
            "<a href=\"\">a</a>",
            "<a href=\"javascript:alert(1)/x\">a</a>",
            "<a href=\"https://www.chatons.org/chatons/É\">a</a>",
            "<a href=\"https://www.chatons.org/chatons/a\"><b>a</b></a>",
        ] {
            assert!(read(html).is_err(), "{html}");
        }
    }
}
