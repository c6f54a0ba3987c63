//! One answer on a hoster's page: everything that is stated, the people behind a commitment, who said it, when and where, and
//! what else is said.

use crate::pages::linked::{self, Piece, document};
use crate::pages::said::{Said, WRITTEN, Written, is_prose};
use crate::pages::search::{AGED, contested, source};
use matou_core::answer::Stated;
use matou_core::datum::Datum;
use matou_core::directory::{Answers, Hoster};
use matou_core::field::{About, Part};
use matou_core::human_cost::HumanCost;
use matou_core::say;
use matou_core::schema::{Schema, SchemaField};
use matou_core::text::Lang;
use matou_core::value::Record;

/// The part of a commitment that is said with the people behind it.
const MEANS: &str = "means";

/// One answer.
pub(crate) struct Entry {
    /// The identifier of the criterion or fact.
    pub(crate) id: &'static str,
    pub(crate) label: String,
    /// The sentence, or one for each item of a list.
    pub(crate) items: Vec<Item>,
    /// That it is too old to count.
    pub(crate) aged: Option<&'static str>,
    /// The people behind a commitment.
    pub(crate) people: Option<Said>,
    /// That the collective contests it, and why.
    pub(crate) contested: Option<Said>,
    /// The source, unless it is told once for several.
    pub(crate) proof: Option<Proof>,
    /// What weaker sources say instead.
    pub(crate) others: Vec<Other>,
}

/// One sentence of an answer.
pub(crate) struct Item {
    pub(crate) words: Vec<Piece>,
    /// What the sentence leaves out, by the name of the part.
    pub(crate) more: Vec<(String, Vec<Piece>)>,
}

/// Who said something, when, and where it can be read.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Proof {
    pub(crate) source: String,
    /// For a derived answer, the name of the criterion that it follows from.
    pub(crate) follows: Option<String>,
    pub(crate) documents: Vec<Vec<Piece>>,
}

/// What a weaker source says.
pub(crate) struct Other {
    pub(crate) text: Said,
    pub(crate) proof: Proof,
}

/// What entries are made from.
#[derive(Clone, Copy)]
pub(crate) struct Maker<'a> {
    pub(crate) schema: &'a Schema,
    pub(crate) lang: Lang,
}

impl Maker<'_> {
    /// What a hoster states of a criterion or a fact; `None` when it states nothing.
    pub(crate) fn of_hoster(self, hoster: &Hoster, known: &SchemaField) -> Option<Entry> {
        let people = HumanCost::of(self.schema, hoster, known, self.lang);
        let entry = self.entry(hoster.answers(), known)?;
        let written = Written::about(self.schema, hoster, known, self.lang);
        Some(Entry { people: people.map(|cost| written.marked(&cost.in_words(self.lang))), ..entry })
    }

    /// What is stated of a hoster or a service.
    pub(crate) fn entry(self, answers: &Answers, known: &SchemaField) -> Option<Entry> {
        let stated = answers.get(known.id)?;
        let differs = |other: &&Stated| other.answer != stated.answer;
        let others = answers.all(known.id).iter().skip(1).filter(differs);
        let written = Written::in_answers(answers, known, self.lang);
        Some(Entry {
            id: known.field.id,
            label: known.texts.label.get(self.lang).to_owned(),
            items: self.items(known, stated, &written),
            aged: answers.is_expired(known.id).then(|| AGED.get(self.lang)),
            people: None,
            contested: contested(stated, self.lang),
            proof: Some(self.proof(known, stated)),
            others: others.map(|other| self.other(known, other, &written)).collect(),
        })
    }

    fn items(self, known: &SchemaField, stated: &Stated, written: &Written) -> Vec<Item> {
        let Some(value) = stated.answer.value() else {
            let words = vec![Piece::words(known.texts.none.get(self.lang))];
            return vec![Item { words, more: Vec::new() }];
        };
        let sentences = say::records_in_words(self.schema, known, value, self.lang);
        let item = |(record, sentence): (&Record, String)| {
            let item = self.item(known, record, &sentence);
            Item { words: written.mark(item.words), ..item }
        };
        value.records().iter().zip(sentences).map(item).collect()
    }

    fn item(self, known: &SchemaField, record: &Record, sentence: &str) -> Item {
        let address =
            record.pieces().filter_map(|(_, datum)| address(datum)).find(|url| sentence.ends_with(url));
        let parts = known.field.parts.iter().filter(|part| !(known.field.commitment && part.id == MEANS));
        let unsaid = parts.filter_map(|part| self.unsaid(known, part, record, sentence));
        Item { words: linked::sentence(sentence, address), more: unsaid.collect() }
    }

    /// A part that is given and that the sentence does not say, or an address that it says without being a link.
    fn unsaid(
        self,
        known: &SchemaField,
        part: &'static Part,
        record: &Record,
        sentence: &str,
    ) -> Option<(String, Vec<Piece>)> {
        let datum = record.get(part.id)?;
        let words = say::datum_in_words(self.schema, part, datum, self.lang);
        let is_said = match address(datum) {
            Some(url) => sentence.ends_with(url),
            None => sentence.to_lowercase().contains(&words.to_lowercase()),
        };
        if is_said {
            return None;
        }
        let mut pieces = document(&words);
        if self.lang != WRITTEN && is_prose(known.field, part.id) {
            pieces = pieces.into_iter().map(Piece::written).collect();
        }
        Some((part.label.get(self.lang).to_owned(), pieces))
    }

    fn proof(self, known: &SchemaField, stated: &Stated) -> Proof {
        let follows = stated.follows_from.and_then(|id| self.schema.field(known.field.about, id));
        let documents = stated.source.documents.iter().chain(&stated.evidence);
        Proof {
            source: source(stated, self.lang),
            follows: follows.map(|known| known.texts.label.get(self.lang).to_owned()),
            documents: documents.map(|text| document(text)).collect(),
        }
    }

    fn other(self, known: &SchemaField, stated: &Stated, written: &Written) -> Other {
        let text = say::sentence(self.schema, known, Some(stated), self.lang);
        Other { text: written.marked(&text), proof: self.proof(known, stated) }
    }
}

impl Entry {
    /// For rows with a heading at the left: the sentence without the words before its colon, when these are the heading
    /// already (“Price: free of charge.”).
    pub(crate) fn headed(mut self, known: &SchemaField, lang: Lang) -> Self {
        let template = known.texts.stated.get(lang).trim_start_matches('[');
        let begins_with_words = template.chars().next().is_some_and(char::is_alphabetic);
        if let ([only], true) = (self.items.as_mut_slice(), begins_with_words)
            && let Some(first) = only.words.first_mut()
            && let Some((head, rest)) = first.text.split_once(": ")
        {
            self.label = head.trim_end().to_owned();
            first.text = rest.to_owned();
            self.open();
        }
        self
    }

    /// What stands in a row is no sentence any more: it ends without a full stop, unless more follows.
    fn open(&mut self) {
        let last = self.items.last_mut().and_then(|item| item.words.last_mut());
        if let (Some(last), None) = (last, self.aged)
            && let Some(open) = last.text.strip_suffix('.')
        {
            last.text = open.to_owned();
        }
    }
}

fn address(datum: &Datum) -> Option<&str> {
    if let Datum::Url(url) = datum { Some(url) } else { None }
}

/// Whether a fact is about a hoster, and shown on its page as a fact: what lists do with it is told apart.
pub(crate) fn is_shown(known: &SchemaField) -> bool {
    known.field.about == About::Hoster && known.field.id != "listing"
}

/// The text of the only part of a fact.
pub(crate) fn only_text(schema: &Schema, hoster: &Hoster, field: &str) -> Option<String> {
    match hoster.value(schema, field)?.get("value") {
        Some(Datum::Text(text) | Datum::Url(text)) => Some(text.to_string()),
        Some(Datum::Date(date)) => Some(date.to_string()),
        _ => None,
    }
}
