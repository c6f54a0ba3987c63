-- Adds a line to the ledger. The store repeats the last line, to add many lines with one statement.
insert into statement
    (seq, hoster, service, field, act, content, provenance, stated_on, read_on, documents, evidence, author, recorded_at)
values
    ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
