//! Lines of any table: read, and changed all or nothing.

use crate::columns::refuse_nul;
use crate::command::{Argument, Cell, Command, Line};
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::sql::{Sql, signed};
use sqlx::query::Query;
use sqlx::{ColumnIndex, Decode, Encode, Executor, IntoArguments, Row, Transaction, Type};

impl<DB> Sql<DB>
where
    DB: Dialect,
    DB::Arguments: IntoArguments<DB>,
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
    usize: ColumnIndex<DB::Row>,
    for<'n> &'n str: ColumnIndex<DB::Row>,
    for<'t> &'t str: Encode<'t, DB> + Type<DB>,
    for<'v> i64: Encode<'v, DB> + Decode<'v, DB> + Type<DB>,
    for<'v> String: Decode<'v, DB> + Type<DB>,
{
    /// The lines that a question finds.
    pub(crate) async fn lines(
        &self,
        sql: &'static str,
        arguments: &[Argument<'_>],
    ) -> Result<Vec<Line>, StoreError> {
        let rows = Self::question(sql, arguments)?.fetch_all(&self.pool).await?;
        rows.iter().map(Self::read_line).collect()
    }

    /// Makes changes, all or nothing; says whether they were made. They are not when one that must change something finds
    /// nothing to change.
    pub(crate) async fn change(&self, commands: &[Command<'_>]) -> Result<bool, StoreError> {
        let _turn = self.turn.lock().await;
        let mut transaction = self.begin().await?;
        if !Self::change_in(&mut transaction, commands).await? {
            transaction.rollback().await?;
            return Ok(false);
        }
        transaction.commit().await?;
        Ok(true)
    }

    /// The same within a transaction; on `false` it has to be rolled back.
    pub(crate) async fn change_in(
        transaction: &mut Transaction<'static, DB>,
        commands: &[Command<'_>],
    ) -> Result<bool, StoreError> {
        refuse_nul(commands.iter().flat_map(Command::texts))?;
        for command in commands {
            let question = Self::question(command.sql, &command.arguments)?;
            let done = question.execute(&mut **transaction).await?;
            if command.must_change && DB::changed(&done) == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Writes the files anew, so that nothing of what was erased is left in them.
    pub(crate) async fn sweep(&self) -> Result<(), StoreError> {
        let _turn = self.turn.lock().await;
        let mut connection = self.pool.acquire().await?;
        for sweep in DB::SWEEP {
            connection.execute(*sweep).await?;
        }
        Ok(())
    }

    fn question<'q>(
        sql: &'static str,
        arguments: &[Argument<'q>],
    ) -> Result<Query<'q, DB, DB::Arguments>, StoreError> {
        let mut query = sqlx::query(sql);
        for argument in arguments {
            query = match argument {
                Argument::Text(text) => query.bind(*text),
                Argument::Number(number) => query.bind(signed(*number)?),
            };
        }
        Ok(query)
    }

    fn read_line(row: &DB::Row) -> Result<Line, StoreError> {
        let cell = |column: usize| match row.try_get::<i64, _>(column) {
            Ok(number) => Ok(Cell::Number(number)),
            Err(_) => row.try_get::<String, _>(column).map(Cell::Text),
        };
        let cells = (0..row.len()).map(cell).collect::<Result<_, _>>()?;
        Ok(Line(cells))
    }
}
