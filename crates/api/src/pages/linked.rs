//! Texts in which addresses of the web are links. Nothing else becomes a link, whatever a text says.

use super::said::WRITTEN;
use super::search::is_web;
use matou_core::text::Lang;

/// How many characters of an address are shown.
const SHORT_MAX: usize = 40;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// Where it leads, for an address of the web.
    pub(crate) href: Option<String>,
    /// The language, when it is not that of the page.
    pub(crate) lang: Option<Lang>,
}

impl Piece {
    /// Words that lead nowhere.
    pub(crate) fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), href: None, lang: None }
    }

    /// Words that lead to an address.
    fn link(text: String, address: &str) -> Self {
        Self { text, href: Some(address.to_owned()), lang: None }
    }

    /// The same as words of a hoster on a page in another language; addresses belong to none.
    pub(crate) fn written(self) -> Self {
        Self { lang: self.href.is_none().then_some(WRITTEN), ..self }
    }
}

/// A sentence; the address that it ends with is a link.
pub(crate) fn sentence(text: &str, address: Option<&str>) -> Vec<Piece> {
    let ends = |address: &&str| is_safe(address) && text.ends_with(address);
    let Some(address) = address.filter(ends) else { return vec![Piece::words(text)] };
    let before = Piece::words(text.strip_suffix(address).unwrap_or_default());
    let link = Piece::link(address.to_owned(), address);
    [before, link].into_iter().filter(|piece| !piece.text.is_empty()).collect()
}

/// The name of a document: the words in it that are addresses are links, shown short.
pub(crate) fn document(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let address = word.trim_end().trim_end_matches([',', ';', '.', ')']);
        if is_safe(address) {
            pieces.push(Piece::link(short(address), address));
            pieces.push(Piece::words(word.strip_prefix(address).unwrap_or_default()));
        } else if let Some(last) = pieces.last_mut().filter(|last| last.href.is_none()) {
            last.text.push_str(word);
        } else {
            pieces.push(Piece::words(word));
        }
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// An address as people name it: without its scheme, and short.
pub(crate) fn short(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/');
    let mut letters = bare.chars();
    let mut short: String = letters.by_ref().take(SHORT_MAX).collect();
    if letters.next().is_some() {
        short.pop();
        short.push('…');
    }
    short
}

/// Whether an address leads to the web, to the host that it seems to name. Documents are named freely: not all are addresses.
fn is_safe(address: &str) -> bool {
    let host = address.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
    is_web(address)
        && host.is_some_and(|host| !host.is_empty() && !host.contains('@'))
        && !address.contains(|letter: char| letter.is_whitespace() || "<>\"`\\".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(pieces: &[Piece]) -> String {
        let mark = |piece: &Piece| match &piece.href {
            Some(href) => format!("[{}→{href}]", piece.text),
            None => piece.text.clone(),
        };
        pieces.iter().map(mark).collect()
    }

    #[test]
    fn addresses_in_the_names_of_documents_are_links_and_nothing_else_is() {
        let read = |text: &str| marked(&document(text));
        assert_eq!(
            read("https://github.com/club-1/docs info/general.md (2026-04-22)"),
            "[github.com/club-1/docs→https://github.com/club-1/docs] info/general.md (2026-04-22)"
        );
        assert_eq!(
            read("https://a.example/ | http://www.b.example/c."),
            "[a.example→https://a.example/] | [b.example/c→http://www.b.example/c]."
        );
        for plain in [
            "javascript:alert(1)",
            "https://chatons.org@evil.example/",
            "https://",
            "http:/x",
            "ftp://a.example",
        ] {
            assert_eq!(read(plain), plain);
        }
    }

    #[test]
    fn a_sentence_links_the_address_that_it_ends_with() {
        let read = |text: &str, address| marked(&sentence(text, address));
        let address = "https://a.example/s";
        assert_eq!(read(address, Some(address)), format!("[{address}→{address}]"));
        let contact = format!("contact : {address}");
        assert_eq!(read(&contact, Some(address)), format!("contact : [{address}→{address}]"));
        assert_eq!(read(&contact, None), contact);
        assert_eq!(read("javascript:x", Some("javascript:x")), "javascript:x");
    }
}
