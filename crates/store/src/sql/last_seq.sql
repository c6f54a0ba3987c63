-- The revision: the number of the last line of the ledger, 0 when it is empty.
select coalesce(max(seq), 0) from statement
