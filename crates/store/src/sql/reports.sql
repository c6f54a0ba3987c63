-- The reports, oldest first.
select report, hoster, kind, field, message, received_at
from reports
order by report
