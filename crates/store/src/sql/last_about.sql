-- The number of the last line about a hoster, 0 when there is none.
select coalesce(max(seq), 0) from statement where hoster = $1
