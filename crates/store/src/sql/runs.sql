-- The runs, newest first.
select run, source, location, started_at, finished_at, statements, hosters, findings, outcome
from source_run
order by run desc
