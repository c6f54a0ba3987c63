//! Why a hoster is in a list, or is not: one plain sentence per condition, with what was asked and what was answered.

use crate::answer::Stated;
use crate::directory::{Directory, Hoster, Listing};
use crate::field::About;
use crate::human_cost::HumanCost;
use crate::order::distance;
use crate::query::{Ask, Clock, Condition, Query, SetBy};
use crate::reading::{Delay, Verdict, read_delay, service_answers, verdict};
use crate::say;
use crate::schema::{Schema, SchemaField, SchemaFilter};
use crate::sentence;
use crate::text::{Lang, Text, t};
use jiff::civil::Date;

/// Why a hoster is in a list, or is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation<'d> {
    /// Yes, no, or unknown, over all conditions. A hoster that is not listed matches no search.
    pub verdict: Verdict,
    /// One line per condition.
    pub lines: Vec<Line<'d>>,
    /// The one condition that keeps it from matching, when it is alone: answering it differently would change the verdict.
    pub turning_point: Option<String>,
    /// Whether the hoster is listed at all.
    pub listing: Listing,
    /// Why it is in no list, in words; `None` when it is listed.
    pub unlisted: Option<String>,
}

/// What one condition says about a hoster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'d> {
    /// The query parameter.
    pub parameter: String,
    /// The identifier of the field, for a filter.
    pub field: Option<&'static str>,
    /// What was asked, in words.
    pub asked: String,
    /// Who asked it.
    pub by: SetBy,
    /// The verdict.
    pub verdict: Verdict,
    /// What is known of the answer.
    pub state: AnswerState,
    /// One plain sentence.
    pub sentence: String,
    /// The answer itself, when there is one about the hoster as a whole.
    pub stated: Option<&'d Stated>,
    /// The people behind it, when the condition is about a commitment, whatever is known of it (product rule 2).
    pub human_cost: Option<HumanCost<'d>>,
}

/// What is known of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerState {
    /// Nothing was stated.
    NotStated,
    /// Something was stated, too long ago to count.
    Expired,
    /// It is stated that there is none.
    None,
    /// A value is stated.
    Stated,
}

impl AnswerState {
    /// The code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotStated => "not_stated",
            Self::Expired => "expired",
            Self::None => "none",
            Self::Stated => "stated",
        }
    }

    /// The state of the answer to a field about the hoster.
    pub fn of(hoster: &Hoster, known: &SchemaField) -> Self {
        match hoster.answers().get(known.id) {
            None => Self::NotStated,
            Some(_) if hoster.answers().is_expired(known.id) => Self::Expired,
            Some(stated) if stated.answer.value().is_none() => Self::None,
            Some(_) => Self::Stated,
        }
    }
}

/// Explains a hoster under a query.
pub fn explain<'d>(
    directory: &'d Directory,
    query: &Query,
    hoster: &'d Hoster,
    lang: Lang,
) -> Explanation<'d> {
    let context = Context { directory, hoster, lang };
    let mut lines: Vec<Line<'d>> =
        query.conditions(directory.schema()).iter().filter_map(|condition| context.line(condition)).collect();
    lines.extend(context.text_line(query));
    lines.extend(context.distance_line(query));
    let listing = hoster.listing().clone();
    let listed = if listing == Listing::Shown { Verdict::Yes } else { Verdict::No };
    let verdict = lines.iter().fold(listed, |all, line| all.and(line.verdict));
    let mut in_the_way = lines.iter().filter(|line| line.verdict != Verdict::Yes);
    let turning_point = match (listed, in_the_way.next(), in_the_way.next()) {
        (Verdict::Yes, Some(only), None) => Some(only.parameter.clone()),
        _ => None,
    };
    let unlisted = listing.in_words(lang);
    Explanation { verdict, lines, turning_point, listing, unlisted }
}

/// What the services of a hoster say together of a field. Answers that have aged are said only when no other is left.
pub fn of_services(
    directory: &Directory,
    hoster: &Hoster,
    known: &SchemaField,
    lang: Lang,
) -> (AnswerState, String) {
    let schema = directory.schema();
    let current = service_answers(schema, known.id, hoster, directory.today());
    let values: Vec<_> = current.flatten().filter_map(|stated| stated.answer.value()).collect();
    if !values.is_empty() {
        return (AnswerState::Stated, say::services_in_words(schema, known, &values, lang));
    }
    let aged = hoster.services().filter_map(|service| service.answers().get(known.id));
    let aged: Vec<_> = aged.filter_map(|stated| stated.answer.value()).collect();
    if aged.is_empty() {
        return (AnswerState::NotStated, known.texts.not_stated.get(lang).to_owned());
    }
    (AnswerState::Expired, say::services_in_words(schema, known, &aged, lang))
}

struct Context<'d> {
    directory: &'d Directory,
    hoster: &'d Hoster,
    lang: Lang,
}

impl<'d> Context<'d> {
    fn schema(&self) -> &'d Schema {
        self.directory.schema()
    }

    fn line(&self, condition: &Condition) -> Option<Line<'d>> {
        let filter = self.schema().filter_at(condition.filter)?;
        let known = self.schema().field_at(filter.field)?;
        let (state, said, stated) = match known.field.about {
            About::Hoster => self.answer(known),
            About::Service => self.service_answers(known),
        };
        let verdict = verdict(self.schema(), filter, &condition.ask, self.hoster, self.directory.today());
        let asked = sentence::asked(filter, &condition.ask, self.lang);
        let mut sentence = say::closed(said);
        if let Some(why) = self.why(filter, &condition.ask, verdict, state) {
            sentence.push(' ');
            sentence.push_str(&why);
        }
        Some(Line {
            parameter: filter.filter.parameter.to_owned(),
            field: Some(known.field.id),
            asked,
            by: condition.by.clone(),
            verdict,
            state,
            sentence,
            stated,
            human_cost: HumanCost::of(self.schema(), self.hoster, known, self.lang),
        })
    }

    fn answer(&self, known: &SchemaField) -> (AnswerState, String, Option<&'d Stated>) {
        let stated = self.hoster.answers().get(known.id);
        let state = AnswerState::of(self.hoster, known);
        (state, say::sentence(self.schema(), known, stated, self.lang), stated)
    }

    fn service_answers(&self, known: &SchemaField) -> (AnswerState, String, Option<&'d Stated>) {
        let (state, said) = of_services(self.directory, self.hoster, known, self.lang);
        (state, said, None)
    }

    /// What the answer alone does not make plain: that it has aged, that it says nothing of what was asked, that the clock
    /// does not fit.
    fn why(&self, filter: &SchemaFilter, ask: &Ask, verdict: Verdict, state: AnswerState) -> Option<String> {
        if state == AnswerState::Expired {
            return Some(self.aged(filter));
        }
        if verdict == Verdict::No {
            return match (ask, read_delay(filter, self.hoster)) {
                (
                    Ask::Within { hours, clock: Clock::Calendar },
                    Delay::Promised(minutes, Some(Clock::Working)),
                ) if minutes <= u32::from(*hours) * 60 => {
                    let why = t(
                        "Ce sont des heures ouvrées : une panne le soir ou le week-end attend, alors que vous demandez un délai à toute heure.",
                        "These are working hours: a fault at night or at a week-end waits, while you ask for a delay around the clock.",
                    );
                    Some(why.get(self.lang).to_owned())
                }
                _ => Some(self.you_ask(filter, ask, "")),
            };
        }
        if verdict != Verdict::Unknown || state != AnswerState::Stated {
            return None;
        }
        let unsaid = match read_delay(filter, self.hoster) {
            Delay::Promised(..) => {
                t(" : les heures comptées ne sont pas dites", ": which hours count is not said")
            }
            Delay::Undisclosed => t(" : le délai n’est pas dit", ": the delay is not said"),
            _ => t(" : ce n’est pas dit", ": that is not said"),
        };
        Some(self.you_ask(filter, ask, unsaid.get(self.lang)))
    }

    /// What was asked, as in the sentence of the search.
    fn you_ask(&self, filter: &SchemaFilter, ask: &Ask, more: &str) -> String {
        let clause = sentence::clause(filter, ask, self.lang);
        match self.lang {
            Lang::Fr => format!("Vous demandez des hébergeurs {clause}{more}."),
            Lang::En => format!("You ask for hosters {clause}{more}."),
        }
    }

    fn aged(&self, filter: &SchemaFilter) -> String {
        let known = self.schema().field_at(filter.field);
        let months = known.and_then(|known| known.months);
        let stated = known.and_then(|known| self.hoster.answers().get(known.id));
        let last: Option<Date> = stated.and_then(|stated| stated.valid_until(months));
        let date = last.map(|date| crate::date::PartialDate::day(date).in_words(self.lang));
        match (self.lang, date) {
            (Lang::Fr, Some(date)) => format!(
                "Cette réponse ne compte plus après le {date}, faute d’avoir été confirmée : c’est comme si rien n’était dit."
            ),
            (Lang::En, Some(date)) => format!(
                "This answer does not count after {date}, for want of a confirmation: it is as if nothing was said."
            ),
            (Lang::Fr, None) => {
                "Cette réponse est trop ancienne pour compter : c’est comme si rien n’était dit.".to_owned()
            }
            (Lang::En, None) => "This answer is too old to count: it is as if nothing was said.".to_owned(),
        }
    }

    fn text_line(&self, query: &Query) -> Option<Line<'d>> {
        let text = query.text.as_deref()?;
        let position = self.directory.position(self.hoster.slug().as_str())?;
        let found = self.directory.index().words().matches(text, position);
        let sentence = match (self.lang, found) {
            (Lang::Fr, true) => {
                format!(
                    "« {text} » se trouve dans son nom, sa présentation, ses lieux, ses services ou ses logiciels."
                )
            }
            (Lang::Fr, false) => format!(
                "« {text} » ne se trouve ni dans son nom, ni dans sa présentation, ses lieux, ses services ou ses logiciels."
            ),
            (Lang::En, true) => {
                format!("“{text}” is found in its name, presentation, places, services or software.")
            }
            (Lang::En, false) => {
                format!(
                    "“{text}” is found neither in its name nor in its presentation, places, services or software."
                )
            }
        };
        let (verdict, state) =
            if found { (Verdict::Yes, AnswerState::Stated) } else { (Verdict::No, AnswerState::NotStated) };
        Some(Line {
            parameter: "q".to_owned(),
            field: None,
            asked: text.to_owned(),
            by: SetBy::Visitor,
            verdict,
            state,
            sentence,
            stated: None,
            human_cost: None,
        })
    }

    fn distance_line(&self, query: &Query) -> Option<Line<'d>> {
        let near = query.near.as_ref()?;
        let within = near.within_km?;
        let position = self.directory.position(self.hoster.slug().as_str())?;
        let distance = distance(self.directory, position, near);
        let verdict = match distance {
            None => Verdict::Unknown,
            Some(far) if far <= f64::from(within) => Verdict::Yes,
            Some(_) => Verdict::No,
        };
        let state = match (distance, self.schema().field(About::Hoster, "positions")) {
            (Some(_), _) => AnswerState::Stated,
            (None, Some(known)) => AnswerState::of(self.hoster, known),
            (None, None) => AnswerState::NotStated,
        };
        let sentence = match (distance, state) {
            (Some(far), _) => {
                Text::owned(format!("À environ {far:.0} km."), format!("About {far:.0} km away."))
            }
            (None, AnswerState::Expired) => t(
                "Sa position sur la carte est trop ancienne pour compter.",
                "Its position on the map is too old to count.",
            ),
            (None, _) => t("N’a pas de position sur la carte.", "Has no position on the map."),
        };
        Some(Line {
            parameter: "within_km".to_owned(),
            field: None,
            asked: format!("≤ {within} km"),
            by: SetBy::Visitor,
            verdict,
            state,
            sentence: sentence.get(self.lang).to_owned(),
            stated: None,
            human_cost: None,
        })
    }
}
