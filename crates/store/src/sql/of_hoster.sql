-- The lines of the ledger about one hoster and its services, in order.
select seq, hoster, service, field, act, content, provenance, stated_on, read_on, documents, evidence, author, recorded_at
from statement
where hoster = $1
order by seq
