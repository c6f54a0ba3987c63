//! The filters as a form shows them: per theme, each option with its count, what recipes ask already said beside.

use super::Asked;
use matou_core::directory::{Answers, Directory};
use matou_core::field::Theme;
use matou_core::query::{Ask, Clock, Condition, HOURS_MAX, Query, SetBy};
use matou_core::schema::{FilterId, SchemaFilter};
use matou_core::search::{Facet, FacetValue, Search};
use matou_core::sentence;

/// The themes in the order in which visitors ask: what they need, where, then how the hoster is organised.
const ORDER: [Theme; 7] = [
    Theme::Services,
    Theme::Welcome,
    Theme::Work,
    Theme::Commitments,
    Theme::Contact,
    Theme::Identity,
    Theme::Governance,
];

/// A list longer than this offers what is left to tick in a menu.
const SHORT_MAX: usize = 8;

/// The filters of a theme.
pub(crate) struct Group {
    pub(crate) code: &'static str,
    pub(crate) label: String,
    pub(crate) filters: Vec<Filter>,
}

/// One filter of the form.
pub(crate) struct Filter {
    pub(crate) parameter: &'static str,
    pub(crate) label: String,
    /// What the recipe asks of it already, in words.
    pub(crate) of_recipe: Option<String>,
    /// The options to tick: all of a short list, those ticked of a long one.
    pub(crate) ticks: Vec<Value>,
    /// The other options of a long list, for a menu.
    pub(crate) menu: Vec<Value>,
    /// How many have not said.
    pub(crate) not_stated: Option<usize>,
    /// A delay in hours, instead of options.
    pub(crate) hours: Option<Hours>,
    /// Whether nobody in the directory has answered it, and nobody asks for it.
    pub(crate) is_silent: bool,
}

/// One option.
pub(crate) struct Value {
    pub(crate) code: String,
    pub(crate) label: String,
    pub(crate) count: usize,
    pub(crate) is_ticked: bool,
}

/// A delay that is asked for.
pub(crate) struct Hours {
    pub(crate) value: String,
    pub(crate) max: u16,
    pub(crate) clock_parameter: &'static str,
    pub(crate) is_calendar: bool,
}

/// All filters by theme, without those that nobody has answered, which follow apart; themes without any are left out.
pub(crate) fn groups(asked: &Asked<'_>, search: &Search<'_>) -> (Vec<Group>, Vec<Filter>) {
    let facets = search.facets();
    let silent = silent(asked, search);
    let mut apart = Vec::new();
    let mut group = |theme: Theme| {
        let is_of = |filter: &&SchemaFilter| {
            asked.schema.field_at(filter.field).is_some_and(|known| known.field.theme == theme)
        };
        let filters = asked.schema.filters().iter().filter(is_of);
        let shown = |filter: &SchemaFilter| {
            let is_silent = silent.contains(&filter.id);
            Some(Filter { is_silent, ..asked.filter(filter, &facets, search)? })
        };
        let (mut unanswered, filters): (Vec<Filter>, Vec<Filter>) =
            filters.filter_map(shown).partition(|filter| filter.is_silent);
        apart.append(&mut unanswered);
        Group { code: theme.code(), label: theme.label().get(asked.lang).to_owned(), filters }
    };
    let groups = ORDER.into_iter().map(&mut group).filter(|group| !group.filters.is_empty()).collect();
    (groups, apart)
}

/// The filters that nobody in the whole directory has answered; those that are asked for stay in view.
fn silent(asked: &Asked<'_>, search: &Search<'_>) -> Vec<FilterId> {
    let everybody = Query::default();
    let whole = Search::new(search.directory(), &everybody);
    let is_asked = |id: FilterId| {
        search.conditions().iter().any(|condition| condition.filter == id)
            || asked.query.without.contains(&id)
    };
    let is_silent = |facet: &&Facet<'_>| {
        let is_empty = facet.values.iter().all(|value| value.count == 0);
        is_empty && !is_asked(facet.filter) && !has_aged(search.directory(), facet.filter)
    };
    whole.facets().iter().filter(is_silent).map(|facet| facet.filter).collect()
}

/// Whether somebody has answered the question of a filter too long ago to count: it has an answer all the same.
fn has_aged(directory: &Directory, filter: FilterId) -> bool {
    let Some(filter) = directory.schema().filter_at(filter) else { return false };
    let is_aged = |answers: &Answers| answers.is_expired(filter.field);
    directory.hosters().any(|hoster| {
        is_aged(hoster.answers()) || hoster.services().any(|service| is_aged(service.answers()))
    })
}

impl Asked<'_> {
    /// One filter. Only the visitor's own ticks are ticked: those of a recipe stand among the conditions, and beside.
    pub(crate) fn filter(
        &self,
        filter: &SchemaFilter,
        facets: &[Facet<'_>],
        search: &Search<'_>,
    ) -> Option<Filter> {
        let own = self.query.asks.get(&filter.id);
        let shown = Filter {
            parameter: filter.filter.parameter,
            label: filter.label.get(self.lang).to_owned(),
            of_recipe: self.of_recipe(filter, search.conditions()),
            ticks: Vec::new(),
            menu: Vec::new(),
            not_stated: None,
            hours: None,
            is_silent: false,
        };
        if let Some(clock_parameter) = filter.clock_parameter() {
            return Some(Filter { hours: Some(hours(own, clock_parameter)), ..shown });
        }
        let facet = facets.iter().find(|facet| facet.filter == filter.id)?;
        let is_own =
            |code: &str| matches!(own, Some(Ask::Options(codes)) if codes.iter().any(|own| own == code));
        let value = |value: &FacetValue<'_>| Value {
            code: value.code.to_owned(),
            label: value.label.get(self.lang).to_owned(),
            count: value.count,
            is_ticked: is_own(value.code),
        };
        let mut ticks: Vec<Value> = facet.values.iter().map(value).collect();
        // A free name that nobody has is asked for all the same.
        if let (true, Some(Ask::Options(codes))) = (filter.is_open(), own) {
            let missing = codes.iter().filter(|code| facet.values.iter().all(|value| value.code != **code));
            let asked = missing.map(|code| Value {
                code: code.clone(),
                label: code.clone(),
                count: 0,
                is_ticked: true,
            });
            ticks.extend(asked.collect::<Vec<_>>());
        }
        let is_long = ticks.len() > SHORT_MAX;
        let (ticks, menu) =
            if is_long { ticks.into_iter().partition(|value| value.is_ticked) } else { (ticks, Vec::new()) };
        Some(Filter { ticks, menu, not_stated: Some(facet.not_stated), ..shown })
    }

    fn of_recipe(&self, filter: &SchemaFilter, conditions: &[Condition]) -> Option<String> {
        let condition = conditions.iter().find(|condition| condition.filter == filter.id)?;
        matches!(condition.by, SetBy::Recipe { .. })
            .then(|| sentence::asked(filter, &condition.ask, self.lang))
    }
}

fn hours(own: Option<&Ask>, clock_parameter: &'static str) -> Hours {
    let (value, clock) = match own {
        Some(Ask::Within { hours, clock }) => (hours.to_string(), *clock),
        _ => (String::new(), Clock::default()),
    };
    Hours { value, max: HOURS_MAX, clock_parameter, is_calendar: clock == Clock::Calendar }
}
