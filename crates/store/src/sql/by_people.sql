-- The numbers of the lines that people wrote below one, the newest first.
select seq from statement where seq < $1 and (author like 'account:%' or author like 'reviewer:%')
order by seq desc limit $2
