-- Adds what a visitor reports.
insert into reports
    (report, hoster, kind, field, message, digest, received_at)
values
    ($1, $2, $3, $4, $5, $6, $7)
