//! The search restated as one sentence, to be read aloud.

use crate::field::{NONE, STATED};
use crate::query::{Ask, Clock, Matching, Query, SetBy};
use crate::say::options_in_words;
use crate::schema::{Schema, SchemaFilter};
use crate::text::{Lang, and_word, join};

/// The search as a sentence: "Hébergeurs où au moins un membre est rémunéré ; et présents dans : Rhône. …".
pub fn sentence(schema: &Schema, query: &Query, lang: Lang) -> String {
    let mut conditions: Vec<String> = Vec::new();
    for condition in query.conditions(schema) {
        if let Some(filter) = schema.filter_at(condition.filter) {
            conditions.push(clause(filter, &condition.ask, lang));
        }
    }
    // What a text is found in is always known.
    let may_be_unsaid = !conditions.is_empty() || query.near.is_some_and(|near| near.within_km.is_some());
    conditions.extend(text_clause(query, lang));
    conditions.extend(distance_clause(query, lang));
    let hosters = if lang == Lang::Fr { "Hébergeurs" } else { "Hosters" };
    let mut whole = match conditions.as_slice() {
        [] if lang == Lang::Fr => "Tous les hébergeurs".to_owned(),
        [] => "All hosters".to_owned(),
        [only] => format!("{hosters} {only}"),
        several => format!("{hosters} {}", join_clauses(several, lang)),
    };
    whole.push('.');
    for more in
        [recipe_clause(schema, query, lang), unknown_clause(query, may_be_unsaid, lang)].into_iter().flatten()
    {
        whole.push(' ');
        whole.push_str(&more);
    }
    whole
}

/// Clauses may hold commas themselves, so they are set apart by semicolons.
fn join_clauses(clauses: &[String], lang: Lang) -> String {
    let Some((last, rest)) = clauses.split_last() else { return String::new() };
    let apart = if lang == Lang::Fr { " ; " } else { "; " };
    format!("{}{apart}{} {last}", rest.join(apart), and_word(lang))
}

/// The placeholders of a clause. `{values}` is replaced by what was asked; `{none}` and `{stated}` by nothing: they mark the
/// words to be said when that answer is asked for, which then is not among `{values}`.
pub(crate) const PLACEHOLDERS: [&str; 3] = ["values", NONE, STATED];

/// Whether a clause says what was asked for, whatever it is.
pub(crate) fn says_what(clause: &str) -> bool {
    let has = |name: &str| clause.contains(&format!("{{{name}}}"));
    has("values") || has(NONE) && has(STATED)
}

/// The condition of one filter, as it follows "Hébergeurs": "présents dans : Rhône".
pub fn clause(filter: &SchemaFilter, ask: &Ask, lang: Lang) -> String {
    let text = filter.asks.get(lang);
    let Some(template) = filter.clause(lang) else { return text.to_owned() };
    let has_own_words = |code: &str| [NONE, STATED].contains(&code) && text.contains(&format!("{{{code}}}"));
    let (own, values) = match ask {
        Ask::Options(codes) => {
            let (own, others): (Vec<String>, Vec<String>) =
                codes.iter().cloned().partition(|code| has_own_words(code));
            let values = (!others.is_empty()).then(|| asked(filter, &Ask::Options(others), lang));
            (own, values)
        }
        Ask::Within { .. } => (Vec::new(), Some(asked(filter, ask, lang))),
    };
    template.fill(&|name| {
        if name == "values" { values.clone() } else { own.iter().any(|code| code == name).then(String::new) }
    })
}

/// What a filter was asked, in words.
pub fn asked(filter: &SchemaFilter, ask: &Ask, lang: Lang) -> String {
    match ask {
        Ask::Options(codes) => {
            let label = |code: &String| {
                filter.option(code).map_or_else(|| code.clone(), |option| option.phrase.get(lang).to_owned())
            };
            options_in_words(&codes.iter().map(label).collect::<Vec<_>>(), lang)
        }
        Ask::Within { hours, clock } => {
            let plural = if *hours > 1 { "s" } else { "" };
            match (lang, clock) {
                (Lang::Fr, Clock::Calendar) => format!("{hours} heure{plural}, de jour comme de nuit"),
                (Lang::Fr, Clock::Working) => format!("{hours} heure{plural} ouvrée{plural}"),
                (Lang::En, Clock::Calendar) => format!("{hours} hour{plural}, around the clock"),
                (Lang::En, Clock::Working) => format!("{hours} working hour{plural}"),
            }
        }
    }
}

/// The words to be found, as they follow "Hébergeurs": "où l’on trouve « pad »".
pub fn text_clause(query: &Query, lang: Lang) -> Option<String> {
    let text = query.text.as_ref()?;
    Some(match lang {
        Lang::Fr => format!("où l’on trouve « {text} »"),
        Lang::En => format!("where “{text}” is found"),
    })
}

/// The distance at most, as it follows "Hébergeurs": "à 30 km au plus du point 45,76 ; 4,84".
pub fn distance_clause(query: &Query, lang: Lang) -> Option<String> {
    let near = query.near?;
    let kilometres = near.within_km?;
    let (latitude, longitude) = (near.latitude.in_words(lang), near.longitude.in_words(lang));
    Some(match lang {
        Lang::Fr => format!("à {kilometres} km au plus du point {latitude} ; {longitude}"),
        Lang::En => format!("at most {kilometres} km from the point {latitude}; {longitude}"),
    })
}

/// Which conditions come from a recipe: never a hidden filter (product rule 9).
fn recipe_clause(schema: &Schema, query: &Query, lang: Lang) -> Option<String> {
    let recipe = query.profile.as_deref().and_then(|id| schema.recipe(id))?;
    let of_recipe = |condition: &crate::query::Condition| matches!(condition.by, SetBy::Recipe { .. });
    let set = query.conditions(schema).into_iter().filter(of_recipe);
    let labels: Vec<String> = set
        .filter_map(|condition| schema.filter_at(condition.filter))
        .map(|filter| match lang {
            Lang::Fr => format!("« {} »", filter.label.fr),
            Lang::En => format!("“{}”", filter.label.en),
        })
        .collect();
    let name = recipe.label.get(lang);
    Some(match (lang, labels.is_empty()) {
        (Lang::Fr, false) => {
            format!("Conditions de la recette « {name} » : {}.", join(&labels, and_word(lang)))
        }
        (Lang::En, false) => format!("Conditions of the recipe “{name}”: {}.", join(&labels, and_word(lang))),
        (Lang::Fr, true) => format!("Plus aucune condition de la recette « {name} »."),
        (Lang::En, true) => format!("No condition of the recipe “{name}” is left."),
    })
}

fn unknown_clause(query: &Query, may_be_unsaid: bool, lang: Lang) -> Option<String> {
    if !may_be_unsaid {
        return None;
    }
    let words = match (query.matching, lang) {
        (Matching::WithUnknown, Lang::Fr) => "Ceux qui ne l’ont pas dit sont listés à part.",
        (Matching::WithUnknown, Lang::En) => "Those that have not said are listed apart.",
        (Matching::YesOnly, Lang::Fr) => "Ceux qui ne l’ont pas dit sont cachés.",
        (Matching::YesOnly, Lang::En) => "Those that have not said are hidden.",
    };
    Some(words.to_owned())
}
