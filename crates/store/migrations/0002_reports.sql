-- The errors that visitors report.

-- One line per report. `digest` is that of the report and of the form that it came by: the same report that the same form
-- sends again is not kept twice. Nothing says who sent it. Lines are only ever added; legal erasure alone blanks `message`.
create table reports (
    report bigint primary key,
    hoster text not null check (hoster <> ''),
    kind text not null check (kind <> ''),
    field text not null,
    message text not null,
    digest text not null,
    received_at text not null
) /* strict */;

create unique index report_of_digest on reports (digest);
