-- The number of the last run, 0 when there was none.
select coalesce(max(run), 0) from source_run
