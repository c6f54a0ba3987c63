-- The lines of the ledger that come after a revision, in order.
select seq, hoster, service, field, act, content, provenance, stated_on, read_on, documents, evidence, author, recorded_at
from statement
where seq > $1
order by seq
limit $2
