-- Adds the account of one reading of a source.
insert into source_run
    (run, source, location, started_at, finished_at, statements, hosters, findings, outcome)
values
    ($1, $2, $3, $4, $5, $6, $7, $8, $9)
