//! Sentences in which words of hosters stand. On a page in another language than theirs, those words are marked, so that a
//! screen reader speaks them as French. Nothing records in which language a text was written: those of this directory are
//! French.

use super::linked::Piece;
use askama::Template;
use askama::filters::HtmlSafe;
use matou_core::answer::{Answer, Stated};
use matou_core::datum::Datum;
use matou_core::directory::{Answers, Hoster};
use matou_core::field::{About, Field, Kind};
use matou_core::human_cost;
use matou_core::schema::{Schema, SchemaField};
use matou_core::text::Lang;
use matou_core::value::{Record, Value};
use std::cmp::Reverse;

/// The language in which hosters write.
pub(crate) const WRITTEN: Lang = Lang::Fr;
/// Names, which are the same in every language: the field, then the part.
const NAMES: [(&str, &str); 5] = [
    ("name", "value"),
    ("software", "value"),
    ("owner", "name"),
    ("places", "locality"),
    // What names a document is not the hoster's own.
    ("notes", "source"),
];

/// A sentence as pages write it: escaped, with the words of hosters marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Template)]
#[template(path = "said.html")]
pub(crate) struct Said {
    pieces: Vec<Piece>,
}

// It is a template, which escapes what it is made of.
impl HtmlSafe for Said {}

impl Said {
    /// Whether anything is said.
    pub(crate) const fn is_said(&self) -> bool {
        !self.pieces.is_empty()
    }

    /// The words, when no word of a hoster stands in them.
    pub(crate) fn plain(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [Piece { text, href: None, lang: None }] => Some(text),
            _ => None,
        }
    }
}

/// What hosters wrote that may stand in a sentence; nothing for a page in the language that they write.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written(Vec<String>);

impl Written {
    /// These texts.
    pub(crate) fn of<'t>(lang: Lang, texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut written = Self::default();
        if lang != WRITTEN {
            texts.into_iter().for_each(|text| written.add(text));
        }
        written
    }

    /// What a hoster, or its services, wrote about a field; about a commitment also what the people behind it are told by.
    pub(crate) fn about(schema: &Schema, hoster: &Hoster, known: &SchemaField, lang: Lang) -> Self {
        let people = human_cost::FIELDS.iter().filter(|_| known.field.commitment);
        let people = people.filter_map(|id| schema.field(About::Hoster, id));
        let fields = std::iter::once(known).chain(people);
        let of_field = |known: &SchemaField| match known.field.about {
            About::Hoster => Self::in_answers(hoster.answers(), known, lang).0,
            About::Service => {
                let services = hoster.services();
                services.flat_map(|service| Self::in_answers(service.answers(), known, lang).0).collect()
            }
        };
        Self(fields.flat_map(of_field).collect())
    }

    /// What stands in all answers to a field.
    pub(crate) fn in_answers(answers: &Answers, known: &SchemaField, lang: Lang) -> Self {
        let texts = answers.all(known.id).iter().filter_map(value);
        Self::of(lang, texts.flat_map(|value| prose(known.field, value)))
    }

    /// A text as it stands in sentences, at the beginning of which it has a capital.
    fn add(&mut self, text: &str) {
        let mut letters = text.chars();
        let Some(first) = letters.next() else { return };
        let capital: String = first.to_uppercase().chain(letters).collect();
        self.0.extend((capital != text).then_some(capital));
        self.0.push(text.to_owned());
    }

    /// A sentence, with what hosters wrote marked in it.
    pub(crate) fn marked(&self, sentence: &str) -> Said {
        Said { pieces: self.mark(vec![Piece::words(sentence)]) }
    }

    /// The same for a sentence in which links stand.
    pub(crate) fn mark(&self, pieces: Vec<Piece>) -> Vec<Piece> {
        let split = |piece: Piece| if piece.href.is_some() { vec![piece] } else { self.split(&piece.text) };
        pieces.into_iter().flat_map(split).collect()
    }

    fn split(&self, text: &str) -> Vec<Piece> {
        let (mut pieces, mut rest) = (Vec::new(), text);
        while let Some((before, own, after)) = self.first(rest) {
            pieces.push(Piece::words(before));
            pieces.push(Piece::words(own).written());
            rest = after;
        }
        pieces.push(Piece::words(rest));
        pieces.retain(|piece| !piece.text.is_empty());
        pieces
    }

    /// What stands before the first text of a hoster, that text, and what stands behind; of two at one place the longer.
    fn first<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str, &'t str)> {
        let find = |own: &String| {
            let whole = text.match_indices(own.as_str()).find(|(at, own)| is_whole(text, *at, own.len()));
            whole.map(|(at, own)| (at, Reverse(own.len())))
        };
        let (at, Reverse(length)) = self.0.iter().filter_map(find).min()?;
        let (before, rest) = text.split_at_checked(at)?;
        let (own, after) = rest.split_at_checked(length)?;
        Some((before, own, after))
    }
}

/// Whether no word is cut at the ends of what was found.
fn is_whole(text: &str, at: usize, length: usize) -> bool {
    let joins = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at.saturating_add(length)..).and_then(|after| after.chars().next());
    !joins(before) && !joins(after)
}

fn value(stated: &Stated) -> Option<&Value> {
    match &stated.answer {
        Answer::Value(value) => Some(value),
        Answer::None => None,
    }
}

/// Whether people write sentences in a part, and not a name.
pub(crate) fn is_prose(field: &Field, part: &str) -> bool {
    let is_text = |known: &matou_core::field::Part| {
        known.id == part
            && matches!(known.kind, Kind::Line | Kind::Text)
            && !NAMES.contains(&(field.id, part))
    };
    field.parts.iter().any(is_text)
}

/// The texts of a value that people wrote.
fn prose<'v>(field: &'v Field, value: &'v Value) -> impl Iterator<Item = &'v str> {
    let pieces = value.records().iter().flat_map(Record::pieces);
    pieces.filter_map(|(part, datum)| match datum {
        Datum::Text(text) if is_prose(field, part) => Some(&**text),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_hosters_wrote_is_marked_and_all_of_it_is_escaped() {
        let written = Written::of(Lang::En, ["un an", "un an <b>plein</b>", "le soir"]);
        let said = written.marked("Le soir, promised for: un an <b>plein</b> (not: un ananas).");
        assert_eq!(
            said.to_string(),
            "<span lang=\"fr\">Le soir</span>, promised for: <span lang=\"fr\">un an &#60;b&#62;plein&#60;/b&#62;</span> (not: un ananas)."
        );
        assert_eq!(written.marked("Promises nothing.").plain(), Some("Promises nothing."));
        let french = Written::of(Lang::Fr, ["un an"]);
        assert_eq!(french.marked("Pour un an.").to_string(), "Pour un an.");
    }
}
