-- Whether a report has this number and is about this hoster.
select report from reports where report = $1 and hoster = $2
