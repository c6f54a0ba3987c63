//! The criteria, vocabularies and recipes: enough for another site to build its own search form.

use super::hoster::{is_criterion, theme_label};
use matou_core::field::{Kind, Part};
use matou_core::profile::Recipe;
use matou_core::query::{Ask, Query};
use matou_core::schema::{Schema, SchemaField, SchemaFilter};
use matou_core::sentence;
use matou_core::text::Lang;
use matou_core::vocabulary::{Term, Vocabulary};
use serde::Serialize;
use utoipa::ToSchema;

/// Everything that can be stated and filtered.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Criteria)]
pub(crate) struct CriteriaBody {
    /// The organisational criteria, in the order in which people read them.
    criteria: Vec<CriterionBody>,
    /// The facts of identity of hosters and services.
    identity: Vec<CriterionBody>,
}

/// One criterion or fact.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Criterion)]
pub(crate) struct CriterionBody {
    /// The identifier.
    #[schema(example = "availability")]
    id: &'static str,
    /// What it speaks about: `hoster` or `service`.
    about: &'static str,
    /// The heading under which it is shown.
    theme: &'static str,
    /// The heading in words.
    theme_label: String,
    /// The name.
    label: String,
    /// The question asked in the form.
    question: String,
    /// Why it is asked, and how to answer.
    help: String,
    /// What it costs the people who keep it; empty where it costs nobody anything.
    human_cost: String,
    /// Whether it is a promise: then the human cost is shown beside every answer.
    commitment: bool,
    /// Whether "states that there is none" is an answer.
    may_be_none: bool,
    /// Whether an answer is a list.
    list: bool,
    /// For how many months an answer counts; null for ever.
    validity_months: Option<u16>,
    /// The pieces of an answer.
    parts: Vec<PartBody>,
    /// The query parameters that filter on it.
    filters: Vec<FilterBody>,
}

/// One piece of an answer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Part)]
pub(crate) struct PartBody {
    id: &'static str,
    label: String,
    /// `choice`, `choices`, `number`, `duration`, `date`, `hours`, `line`, `text` or `url`.
    kind: &'static str,
    /// Whether a declaration must give it.
    required: bool,
    /// The options of a choice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<OptionBody>,
}

/// One option.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Option)]
pub(crate) struct OptionBody {
    /// The code, the same in every language.
    code: String,
    /// The name.
    label: String,
    /// The code above it, such as the region of a department.
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    /// Kept so that old answers still read, not offered any more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    deprecated: bool,
}

/// A query parameter.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Filter)]
pub(crate) struct FilterBody {
    /// Its name.
    #[schema(example = "availability")]
    parameter: &'static str,
    /// Its name for people.
    label: String,
    /// Whether counts per option are offered.
    facet: bool,
    /// Whether any name may be asked for.
    open: bool,
    /// The companion parameter with the clock, for a delay in hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock_parameter: Option<&'static str>,
    /// The options.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<OptionBody>,
}

impl CriteriaBody {
    pub(crate) fn new(schema: &Schema, lang: Lang) -> Self {
        let (criteria, identity): (Vec<&SchemaField>, Vec<&SchemaField>) =
            schema.fields().iter().partition(|known| is_criterion(known));
        let body = |known: &&SchemaField| CriterionBody::new(schema, known, lang);
        Self { criteria: criteria.iter().map(body).collect(), identity: identity.iter().map(body).collect() }
    }
}

impl CriterionBody {
    fn new(schema: &Schema, known: &SchemaField, lang: Lang) -> Self {
        let (field, texts) = (known.field, &known.texts);
        let filters = schema.filters().iter().filter(|filter| filter.field == known.id);
        Self {
            id: field.id,
            about: if field.about == matou_core::field::About::Service { "service" } else { "hoster" },
            theme: field.theme.code(),
            theme_label: theme_label(field.theme, lang),
            label: texts.label.get(lang).to_owned(),
            question: texts.question.get(lang).to_owned(),
            help: texts.help.get(lang).to_owned(),
            human_cost: texts.human_cost.get(lang).to_owned(),
            commitment: field.commitment,
            may_be_none: field.may_be_none,
            list: field.list,
            validity_months: known.months,
            parts: field.parts.iter().map(|part| PartBody::new(schema, part, lang)).collect(),
            filters: filters.map(|filter| FilterBody::new(filter, lang)).collect(),
        }
    }
}

/// The code of a kind of part.
pub(crate) const fn kind_code(kind: &Kind) -> &'static str {
    match kind {
        Kind::Choice(_) => "choice",
        Kind::Choices(_) => "choices",
        Kind::Number { .. } => "number",
        Kind::Duration { .. } => "duration",
        Kind::Date => "date",
        Kind::Hours => "hours",
        Kind::Line => "line",
        Kind::Text => "text",
        Kind::Url => "url",
    }
}

impl PartBody {
    fn new(schema: &Schema, part: &'static Part, lang: Lang) -> Self {
        Self {
            id: part.id,
            label: part.label.get(lang).to_owned(),
            kind: kind_code(&part.kind),
            required: part.required,
            options: schema.terms(&part.kind).iter().map(|term| OptionBody::new(term, lang)).collect(),
        }
    }
}

impl OptionBody {
    fn new(term: &Term, lang: Lang) -> Self {
        Self {
            code: term.code.to_string(),
            label: term.label.get(lang).to_owned(),
            parent: term.parent.clone(),
            deprecated: term.deprecated,
        }
    }
}

impl FilterBody {
    fn new(filter: &SchemaFilter, lang: Lang) -> Self {
        let option = |option: &matou_core::schema::FilterOption| OptionBody {
            code: option.code.clone(),
            label: option.label.get(lang).to_owned(),
            parent: None,
            deprecated: option.deprecated,
        };
        Self {
            parameter: filter.filter.parameter,
            label: filter.label.get(lang).to_owned(),
            facet: filter.filter.facet,
            open: filter.is_open(),
            clock_parameter: filter.clock_parameter(),
            options: filter.options.iter().map(option).collect(),
        }
    }
}

/// A vocabulary of the collective.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Vocabulary)]
pub(crate) struct VocabularyBody {
    /// Its name.
    #[schema(example = "availability_tiers")]
    name: String,
    /// Its terms, in order.
    terms: Vec<OptionBody>,
}

impl VocabularyBody {
    pub(crate) fn new(vocabulary: &Vocabulary, lang: Lang) -> Self {
        let terms = vocabulary.terms().iter().map(|term| OptionBody::new(term, lang)).collect();
        Self { name: vocabulary.name().to_owned(), terms }
    }
}

/// The recipes behind the first choice.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Profiles)]
pub(crate) struct ProfilesBody {
    /// The recipes, in the order in which they are offered.
    profiles: Vec<ProfileBody>,
}

/// A recipe: visible conditions that can be changed and taken out.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Profile)]
pub(crate) struct ProfileBody {
    /// The code in `profile=`.
    #[schema(example = "large")]
    id: String,
    /// The version of the recipe.
    #[schema(example = "2026-11")]
    version: String,
    /// The name.
    label: String,
    /// A situation in plain words.
    situation: String,
    /// What it expands to.
    conditions: Vec<ConditionBody>,
    /// The search.
    href: String,
}

/// One condition of a recipe.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ProfileCondition)]
pub(crate) struct ConditionBody {
    /// The query parameter; `without=` takes it out.
    #[schema(example = "paid_member")]
    parameter: &'static str,
    /// Its name.
    label: String,
    /// What it asks, as the parameter writes it.
    values: Vec<String>,
    /// Which hours count, for a delay in hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<&'static str>,
    /// What it asks, in words.
    text: String,
}

impl ProfilesBody {
    pub(crate) fn new(schema: &Schema, lang: Lang) -> Self {
        Self {
            profiles: schema.recipes().iter().map(|recipe| ProfileBody::new(schema, recipe, lang)).collect(),
        }
    }
}

impl ProfileBody {
    fn new(schema: &Schema, recipe: &Recipe, lang: Lang) -> Self {
        let condition = |(id, ask): (&matou_core::schema::FilterId, &Ask)| {
            let filter = schema.filter_at(*id)?;
            let (values, clock) = super::ask_values(ask);
            Some(ConditionBody {
                parameter: filter.filter.parameter,
                label: filter.label.get(lang).to_owned(),
                values,
                clock,
                text: sentence::asked(filter, ask, lang),
            })
        };
        let query = Query { profile: Some(recipe.id.clone()), ..Query::default() };
        Self {
            id: recipe.id.clone(),
            version: recipe.version.clone(),
            label: recipe.label.get(lang).to_owned(),
            situation: recipe.situation.get(lang).to_owned(),
            conditions: recipe.conditions.iter().filter_map(condition).collect(),
            href: format!("/api/v1/hosters?{}", query.print(schema)),
        }
    }
}
