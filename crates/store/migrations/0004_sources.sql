-- What is known of each property file that is fetched, from one crawl to the next: how to ask whether it changed, and how
-- often it did not come. Moments are RFC 3339, UTC; an empty text means that it has not happened.

create table source_file (
    url text primary key check (url <> ''),
    -- What it describes: federation, organization, service, other; empty as long as it never came.
    class text not null,
    etag text not null,
    last_modified text not null,
    -- The files that it names, one a line.
    links text not null,
    asked_at text not null,
    seen_at text not null,
    -- In a row.
    failures bigint not null,
    fault text not null,
    not_before text not null,
    paused bigint not null check (paused in (0, 1))
) /* strict */;
