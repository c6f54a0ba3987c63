//! The directory as of a past day (`at=`): folded from the ledger when it is asked for, and kept for those who leaf through it.

use crate::live::{Live, LiveError};
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
#[derive(Clone, Default)]
pub(crate) struct Past {
    /// Held while a day is folded: one at a time is enough, and nobody can ask for a thousand at once.
    days: Arc<Mutex<Days>>,
}

type Days = VecDeque<(Date, Arc<Live>)>;

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
        let (past, now, store) = (self.clone(), Arc::clone(now), store.clone());
        // In a task of its own: who leaves does not undo the work for those who wait.
        let folded = tokio::spawn(async move { past.fold(&now, &store, day).await }).await;
        let folded = folded.map_err(|error| Problem::fault(&error))?;
        folded.map(Ok).map_err(|error| Problem::unavailable(&error))
    }

    async fn fold(&self, now: &Live, store: &Store, day: Date) -> Result<Arc<Live>, LiveError> {
        let mut days = self.days.lock().await;
        let known = days.iter().position(|(known, _)| *known == day).and_then(|at| days.remove(at));
        let live = match known {
            Some((_, live)) => live,
            None => Arc::new(now.as_of(store, day).await?),
        };
        days.push_back((day, Arc::clone(&live)));
        if days.len() > DAYS {
            days.pop_front();
        }
        Ok(live)
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
