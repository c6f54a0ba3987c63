//! The declaration of everything that can be stated about a hoster or a service: plain constant data.
//!
//! A [`Field`] is one question. The fourteen organisational criteria (`criteria/`, one file each) and the facts of
//! identity (`identity/`) are declared alike, so that parsing, printing, storing, importing, filtering and explaining
//! exist once. What a field declares is all there is to know about it: query parameters, facets, sentences, CSV columns,
//! property-file keys, the OpenAPI document and forms all follow from it.

use crate::text::{Lang, Text};
use crate::value::{Record, Value, ValueProblem};
use crate::vocabulary::{Term, Vocabularies, Vocabulary};
use jiff::civil::Date;
use std::borrow::Cow;

/// One question, its possible answers, and how visitors may filter on it.
#[derive(Debug)]
pub struct Field {
    /// The identifier: CSV column, JSON key, property key. Lower-case ASCII and `_`; never changed, never reused.
    pub id: &'static str,
    /// What the field speaks about.
    pub about: About,
    /// The heading under which pages and the vocabulary show it.
    pub theme: Theme,
    /// The pieces of an answer. Most fields have one.
    pub parts: &'static [Part],
    /// Whether an answer is a list of records (places, qualifications) or one record.
    pub list: bool,
    /// Whether "states that there is none" is an answer.
    pub may_be_none: bool,
    /// Whether an answer is a promise: then the human cost is shown beside it, and means are asked for.
    pub commitment: bool,
    /// How long an answer stays valid after it was stated or confirmed.
    pub validity: Validity,
    /// The query parameters that filter on it.
    pub filters: &'static [Filter],
    /// What people read.
    pub texts: Texts,
    /// Words computed from a record for the sentence, by placeholder; most fields need none.
    pub words: &'static [(&'static str, Words)],
    /// A rule of its own over a whole value; most fields need none.
    pub rule: Option<fn(&Value) -> Vec<ValueProblem>>,
    /// How the answer follows from the answers to other fields, which are looked up by identifier.
    pub derived: Option<Derivation>,
}

/// A function that computes words of a sentence from a record.
pub type Words = fn(&Record, Lang) -> Option<String>;

/// A function that derives an answer from those of other fields: the value, and the field that it follows from.
pub type Derivation = fn(&dyn Fn(&str) -> Option<Value>) -> Option<(Value, &'static str)>;

/// What a field speaks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The hoster as a whole.
    Hoster,
    /// One of its services.
    Service,
}

/// The heading of a group of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Theme {
    /// Who they are.
    Identity,
    /// What they offer.
    Services,
    /// Who does the work.
    Work,
    /// What they commit to.
    Commitments,
    /// How to reach them, and how they tell of incidents.
    Contact,
    /// Whom they welcome.
    Welcome,
    /// How they decide.
    Governance,
}

impl Theme {
    /// All themes, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Identity,
        Self::Services,
        Self::Work,
        Self::Commitments,
        Self::Contact,
        Self::Welcome,
        Self::Governance,
    ];

    /// The code of the theme in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Services => "services",
            Self::Work => "work",
            Self::Commitments => "commitments",
            Self::Contact => "contact",
            Self::Welcome => "welcome",
            Self::Governance => "governance",
        }
    }

    /// The heading.
    pub const fn label(self) -> Text {
        use crate::text::t;
        match self {
            Self::Identity => t("Identité", "Identity"),
            Self::Services => t("Services", "Services"),
            Self::Work => t("Qui fait le travail", "Who does the work"),
            Self::Commitments => t("Engagements", "Commitments"),
            Self::Contact => t("Contact et incidents", "Contact and incidents"),
            Self::Welcome => t("Accueil", "Welcome"),
            Self::Governance => t("Gouvernance", "Governance"),
        }
    }
}

/// How long answers stay valid. The number of months of each kind is the collective's: `data/collective/validity.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Validity {
    /// Facts that do not age (a name, a founding date).
    Permanent,
    /// Whether there is room now.
    Openness,
    /// What is promised.
    Commitment,
    /// Who works, and how.
    People,
    /// What is offered, where, to whom.
    Offer,
    /// The legal form.
    LegalForm,
}

impl Validity {
    /// Every kind whose months are set in data, with its key there.
    pub const KEYS: [(Self, &'static str); 5] = [
        (Self::Openness, "openness"),
        (Self::Commitment, "commitment"),
        (Self::People, "people"),
        (Self::Offer, "offer"),
        (Self::LegalForm, "legal_form"),
    ];
}

/// One piece of an answer.
#[derive(Debug)]
pub struct Part {
    /// The identifier within the field.
    pub id: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether a declaration must give it (means, for a commitment). Facts gathered by others may lack it.
    pub required: bool,
    /// What people read as its name.
    pub label: Text,
}

/// What a part holds. A closed list: the compiler shows every place to look at when one is added.
#[derive(Debug)]
pub enum Kind {
    /// One code of a list.
    Choice(Options),
    /// Several codes of a list.
    Choices(Options),
    /// A number between two bounds, with at most so many decimals.
    Number {
        /// The unit that people read after the number; may be empty.
        unit: Text,
        /// How many decimals are accepted, 0 to 2.
        decimals: u8,
        /// The smallest number accepted.
        min: i32,
        /// The largest number accepted.
        max: i32,
    },
    /// An ISO 8601 duration.
    Duration {
        /// Whether it is said in hours whatever its length, because days would be unclear on a working clock.
        in_hours: bool,
    },
    /// A date, maybe only a year or a month.
    Date,
    /// Hours of the week, in OpenStreetMap's syntax.
    Hours,
    /// One line of text, at most [`crate::datum::LINE_MAX`] characters.
    Line,
    /// A text, at most [`crate::datum::TEXT_MAX`] characters.
    Text,
    /// An address of the web, http or https.
    Url,
}

/// Where the codes of a choice come from.
#[derive(Debug)]
pub enum Options {
    /// Declared with the field, because the program gives them a meaning.
    Fixed(&'static [Term]),
    /// A vocabulary of the collective, by name.
    Vocabulary(&'static str),
}

/// `yes` and `no`.
pub const YES_NO: Options = Options::Fixed(&[YES, NO]);
/// The option `yes`.
pub const YES: Term = crate::vocabulary::term("yes", "oui", "yes");
/// The option `no`.
pub const NO: Term = crate::vocabulary::term("no", "non", "no");
/// The filter option that finds those who state any value.
pub const STATED: &str = "stated";
/// The filter option that finds those who state that there is none, and the printed form of that answer.
pub const NONE: &str = "none";

/// A query parameter that filters on a field.
#[derive(Debug)]
pub struct Filter {
    /// The name of the parameter, unique over all fields.
    pub parameter: &'static str,
    /// The name of the filter for people.
    pub label: Text,
    /// The condition inside the sentence of a search; `{values}` stands for what was asked, `{none}` and `{stated}` mark the
    /// words for those two answers (`[…|…]` as in [`Texts::stated`]).
    pub asks: Text,
    /// What it compares.
    pub takes: Takes,
    /// Whether counts per option are offered.
    pub facet: bool,
}

/// A rule that reads codes out of a value; the day decides what has ended.
pub type Read = for<'v> fn(&'v Value, Date) -> Reading<'v>;

/// What a filter compares with the answer.
#[derive(Debug)]
pub enum Takes {
    /// The codes of a choice; all the others do not hold.
    Part(&'static str),
    /// The codes of one part hold, those of another do not, and nothing is known of the rest.
    WelcomedOrNot {
        /// The part with the codes that hold.
        yes: &'static str,
        /// The part with the codes that do not.
        no: &'static str,
    },
    /// Free names, filtered by their folded code.
    Names(&'static str),
    /// `stated` or `none`: whether there is anything at all.
    Answer,
    /// `yes` when one of these parts is given, unknown otherwise.
    Given(&'static [&'static str]),
    /// The codes above those that a rule reads (the region of a department), in another vocabulary.
    Above {
        /// The rule that reads the codes below.
        read: Read,
        /// The vocabulary of the codes below.
        below: &'static str,
        /// The vocabulary of the codes above.
        vocabulary: &'static str,
    },
    /// Codes that a rule of the field reads out of a value.
    Rule {
        /// The codes that the rule may give.
        options: Options,
        /// The rule.
        read: Read,
    },
    /// A number of hours that a delay may not exceed, with a companion parameter for the clock.
    Within {
        /// The part with the delay.
        delay: &'static str,
        /// The part with the clock (`calendar` or `working`).
        clock: &'static str,
        /// The name of the companion parameter.
        clock_parameter: &'static str,
    },
}

/// What an answer says about the options of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<'v> {
    /// Nothing: the hoster counts as not having said.
    Silent,
    /// These options hold, all the others do not.
    Holds(Vec<Cow<'v, str>>),
    /// These options hold, these do not, and nothing is said of the others.
    Partly {
        /// What holds.
        holds: Vec<Cow<'v, str>>,
        /// What does not.
        not: Vec<Cow<'v, str>>,
    },
}

/// What people read of a field. The collective may reword any of it in `data/collective/wording.toml`.
///
/// `stated` is a sentence with `{part}` where an answer's piece goes; `[…]` around some words drops them when a piece
/// inside is missing.
#[derive(Clone, Debug)]
pub struct Texts {
    /// A few words: the heading of the criterion.
    pub label: Text,
    /// The question asked in the form.
    pub question: Text,
    /// Why it is asked, and how to answer.
    pub help: Text,
    /// What it costs the people who keep it; empty where it costs nobody anything.
    pub human_cost: Text,
    /// The sentence for a value.
    pub stated: Text,
    /// The sentence for "states that there is none".
    pub none: Text,
    /// The sentence for "not stated".
    pub not_stated: Text,
}

impl Options {
    /// The terms; none when the vocabulary does not exist, which the schema refuses at start.
    pub fn terms<'a>(&'a self, vocabularies: &'a Vocabularies) -> &'a [Term] {
        match self {
            Self::Fixed(terms) => terms,
            Self::Vocabulary(name) => vocabularies.get(name).map_or(&[], Vocabulary::terms),
        }
    }
}

impl Part {
    /// The options of a choice; `None` for other kinds.
    pub const fn options(&self) -> Option<&Options> {
        match &self.kind {
            Kind::Choice(options) | Kind::Choices(options) => Some(options),
            _ => None,
        }
    }
}
