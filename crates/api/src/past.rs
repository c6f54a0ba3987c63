//! The directory as of a past day (`at=`): folded from the ledger when it is asked for, and kept for those who leaf through it.

use crate::live::Live;
use crate::problem::Problem;
use jiff::civil::Date;
use matou_core::letters::shorten;
use matou_core::query::{ErrorCode, ParameterError};
use matou_core::text::Text;
use matou_store::Store;
use std::collections::VecDeque;
use std::sync::Arc;
use tokio::sync::Mutex;

/// How many past days are kept. Each is a whole directory in memory.
const DAYS: usize = 4;

/// Past days, the one asked for last at the end. What was recorded by the end of a day that is over never changes.
#[derive(Default)]
pub(crate) struct Past {
    /// Held while a day is folded: one at a time is enough, and nobody can ask for a thousand at once.
    days: Mutex<VecDeque<(Date, Arc<Live>)>>,
}

impl Past {
    /// The directory as of a day; `now` is today's.
    ///
    /// # Errors
    /// When the store cannot be read. Within: when the text is no day, or nothing is known of it.
    pub(crate) async fn get(
        &self,
        now: &Arc<Live>,
        store: &Store,
        day: &str,
    ) -> Result<Result<Arc<Live>, ParameterError>, Problem> {
        let today = now.directory().today();
        let first = now.began().unwrap_or(today);
        let day = match day.parse::<Date>() {
            // A time of day, which the reader of dates would take, means nothing here.
            Ok(date) if date.to_string() == day && (first..=today).contains(&date) => date,
            _ => return Ok(Err(refuse(day, first, today))),
        };
        if day == today {
            return Ok(Ok(Arc::clone(now)));
        }
        let mut days = self.days.lock().await;
        if let Some(at) = days.iter().position(|(known, _)| *known == day)
            && let Some(found) = days.remove(at)
        {
            let live = Arc::clone(&found.1);
            days.push_back(found);
            return Ok(Ok(live));
        }
        let schema = Arc::clone(now.directory().schema());
        let live = Live::as_of(schema, store, day).await.map_err(|error| Problem::unavailable(&error))?;
        let live = Arc::new(live);
        days.push_back((day, Arc::clone(&live)));
        if days.len() > DAYS {
            days.pop_front();
        }
        Ok(Ok(live))
    }
}

fn refuse(read: &str, first: Date, today: Date) -> ParameterError {
    let shown = shorten(read);
    let detail = Text::owned(
        format!(
            "« {shown} » n’est pas un jour du {first} (premier jour connu) au {today} : écrivez par exemple at={first}."
        ),
        format!(
            "“{shown}” is no day from {first} (the first that is known) to {today}: write for example at={first}."
        ),
    );
    ParameterError::new(crate::reply::AT, ErrorCode::Value, detail)
}
