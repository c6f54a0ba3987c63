-- The hosters that the ledger speaks of.
select distinct hoster
from statement
