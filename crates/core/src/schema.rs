//! The schema: the declared fields together with the collective's settings, checked once, ready to use.

mod check;
mod option;

use crate::field::{About, Field, Filter, Kind, Takes, Texts, Validity};
use crate::phrase::Template;
use crate::profile::Recipe;
use crate::sentence::PLACEHOLDERS;
use crate::settings::{Settings, SettingsError};
use crate::text::{Lang, Text};
use crate::vocabulary::Vocabularies;
use std::collections::HashMap;

pub use option::FilterOption;

/// The position of a field in its schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(pub(crate) usize);

/// The position of a filter in its schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilterId(pub(crate) usize);

/// A field with the texts and the validity that the collective gave it.
#[derive(Debug)]
pub struct SchemaField {
    /// Its position.
    pub id: FieldId,
    /// The declaration.
    pub field: &'static Field,
    /// The texts in force.
    pub texts: Texts,
    /// For how many months an answer counts; `None` for ever.
    pub months: Option<u16>,
    templates: [Template; 2],
}

/// A filter with the texts in force and its options.
#[derive(Debug)]
pub struct SchemaFilter {
    /// Its position.
    pub id: FilterId,
    /// The declaration.
    pub filter: &'static Filter,
    /// The field that it filters on.
    pub field: FieldId,
    /// The name for people.
    pub label: Text,
    /// The condition inside a sentence, with `{values}`.
    pub asks: Text,
    /// The same, parsed; `None` where it is no template.
    pub(crate) clauses: [Option<Template>; 2],
    /// The options, in the order of their list; empty for free names and for delays.
    pub options: Vec<FilterOption>,
    pub(crate) positions: HashMap<String, usize>,
}

/// Everything that a directory is read with. Immutable.
#[derive(Debug)]
pub struct Schema {
    fields: Vec<SchemaField>,
    filters: Vec<SchemaFilter>,
    recipes: Vec<Recipe>,
    vocabularies: Vocabularies,
    hoster_fields: HashMap<&'static str, FieldId>,
    service_fields: HashMap<&'static str, FieldId>,
    parameters: HashMap<&'static str, FilterId>,
}

impl SchemaField {
    /// The template of the sentence for a value.
    pub fn template(&self, lang: Lang) -> &Template {
        let [fr, en] = &self.templates;
        match lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }
}

impl SchemaFilter {
    /// The option of a code.
    pub fn option(&self, code: &str) -> Option<&FilterOption> {
        self.positions.get(code).and_then(|position| self.options.get(*position))
    }

    /// The template of the condition inside a sentence.
    pub(crate) const fn clause(&self, lang: Lang) -> Option<&Template> {
        let [fr, en] = &self.clauses;
        match lang {
            Lang::Fr => fr.as_ref(),
            Lang::En => en.as_ref(),
        }
    }

    /// The name of the companion parameter with the clock, for a delay.
    pub const fn clock_parameter(&self) -> Option<&'static str> {
        match self.filter.takes {
            Takes::Within { clock_parameter, .. } => Some(clock_parameter),
            _ => None,
        }
    }

    /// Whether any well-formed name may be asked for, because the list is open.
    pub const fn is_open(&self) -> bool {
        matches!(self.filter.takes, Takes::Names(_))
    }
}

impl Schema {
    /// The schema of these fields with these settings.
    ///
    /// # Errors
    /// Every contradiction in the declarations and the settings, each with its place.
    pub fn new(fields: &[&'static Field], settings: Settings) -> Result<Self, Vec<SettingsError>> {
        let Settings { vocabularies, validity, recipes, wording } = settings;
        let vocabularies = Vocabularies::new(vocabularies);
        let mut errors = check::declarations(fields, &vocabularies);
        let mut schema = Self {
            fields: Vec::new(),
            filters: Vec::new(),
            recipes: Vec::new(),
            vocabularies,
            hoster_fields: HashMap::new(),
            service_fields: HashMap::new(),
            parameters: HashMap::new(),
        };
        for field in fields.iter().copied() {
            let reworded = check::reword(field, &wording);
            match schema.build_field(field, reworded, &validity, &wording) {
                Ok(built) => schema.add(built, &wording),
                // Many fields share one kind of validity: what is wrong with it is said once.
                Err(found) => {
                    for new in found {
                        if !errors.contains(&new) {
                            errors.push(new);
                        }
                    }
                }
            }
        }
        errors.extend(check::wording(fields, &wording));
        if errors.is_empty() {
            match crate::profile::read_all(&schema, recipes) {
                Ok(recipes) => schema.recipes = recipes,
                Err(found) => errors.extend(found),
            }
        }
        if errors.is_empty() { Ok(schema) } else { Err(errors) }
    }

    fn build_field(
        &self,
        field: &'static Field,
        texts: Texts,
        validity: &[(Validity, u16)],
        wording: &[crate::settings::Rewording],
    ) -> Result<SchemaField, Vec<SettingsError>> {
        let mut known: Vec<&str> = field.parts.iter().map(|part| part.id).collect();
        known.extend(field.words.iter().map(|(name, _)| *name));
        let place = check::place_of_stated(field, wording);
        let template = |text: &str| {
            Template::parse(text, &known).map_err(|error| vec![SettingsError::new(&place, error.to_string())])
        };
        let templates = [template(&texts.stated.fr)?, template(&texts.stated.en)?];
        let months = match field.validity {
            Validity::Permanent => None,
            kind => Some(check::months(kind, validity).map_err(|error| vec![error])?),
        };
        Ok(SchemaField { id: FieldId(self.fields.len()), field, texts, months, templates })
    }

    fn add(&mut self, built: SchemaField, wording: &[crate::settings::Rewording]) {
        let (id, field) = (built.id, built.field);
        for filter in field.filters {
            let (label, asks) = check::reword_filter(filter, wording);
            let options = option::options(field, filter, &self.vocabularies);
            let positions =
                options.iter().enumerate().map(|(at, option)| (option.code.clone(), at)).collect();
            let filter_id = FilterId(self.filters.len());
            let clause = |text: &str| Template::parse(text, &PLACEHOLDERS).ok();
            self.filters.push(SchemaFilter {
                id: filter_id,
                filter,
                field: id,
                label,
                clauses: [clause(&asks.fr), clause(&asks.en)],
                asks,
                options,
                positions,
            });
            self.parameters.insert(filter.parameter, filter_id);
        }
        match field.about {
            About::Hoster => self.hoster_fields.insert(field.id, id),
            About::Service => self.service_fields.insert(field.id, id),
        };
        self.fields.push(built);
    }

    /// All fields, in the order of their declaration.
    pub fn fields(&self) -> &[SchemaField] {
        &self.fields
    }

    /// The field of an identifier.
    pub fn field(&self, about: About, id: &str) -> Option<&SchemaField> {
        let names = if about == About::Service { &self.service_fields } else { &self.hoster_fields };
        names.get(id).and_then(|id| self.fields.get(id.0))
    }

    /// The field at a position of this schema.
    pub fn field_at(&self, id: FieldId) -> Option<&SchemaField> {
        self.fields.get(id.0)
    }

    /// All filters, in the order of their declaration.
    pub fn filters(&self) -> &[SchemaFilter] {
        &self.filters
    }

    /// The filter of a parameter.
    pub fn filter(&self, parameter: &str) -> Option<&SchemaFilter> {
        self.parameters.get(parameter).and_then(|id| self.filters.get(id.0))
    }

    /// The filter at a position of this schema.
    pub fn filter_at(&self, id: FilterId) -> Option<&SchemaFilter> {
        self.filters.get(id.0)
    }

    /// The recipes, in the order in which they are offered.
    pub fn recipes(&self) -> &[Recipe] {
        &self.recipes
    }

    /// The recipe of a code.
    pub fn recipe(&self, id: &str) -> Option<&Recipe> {
        self.recipes.iter().find(|recipe| recipe.id == id)
    }

    /// The collective's vocabularies.
    pub const fn vocabularies(&self) -> &Vocabularies {
        &self.vocabularies
    }

    /// The terms that a part chooses from; none for other kinds.
    pub fn terms(&self, kind: &'static Kind) -> &[crate::vocabulary::Term] {
        match kind {
            Kind::Choice(options) | Kind::Choices(options) => options.terms(&self.vocabularies),
            _ => &[],
        }
    }
}
