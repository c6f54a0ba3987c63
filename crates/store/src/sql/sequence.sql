-- Whether every number of the sequence is there: how many, the first, the last.
select count(*), coalesce(min(seq), 0), coalesce(max(seq), 0) from statement
