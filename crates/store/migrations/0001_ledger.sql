-- The ledger, the runs that fed it, and the number of this schema.
--
-- One text for both databases, in the types text and bigint alone. For SQLite, whose strict tables do not know
-- bigint, src/dialect.rs reads it as integer and puts the word where the marker at the end of each table stands.

create table schema_version (
    version bigint primary key
) /* strict */;

-- One line per statement. `seq` is given by the store: the previous one plus one, in the order of commits.
-- Lines are only ever added. Legal erasure alone blanks `content`.
create table statement (
    seq bigint primary key,
    hoster text not null check (hoster <> ''),
    service text not null,
    field text not null check (field <> ''),
    act text not null check (act <> ''),
    content text not null,
    provenance text not null,
    stated_on text not null,
    read_on text not null,
    documents text not null,
    evidence text not null,
    author text not null,
    recorded_at text not null
) /* strict */;

create index statement_of_hoster on statement (hoster);

-- One line per reading of a source, whether it changed anything or not. Moments are RFC 3339, UTC.
create table source_run (
    run bigint primary key,
    source text not null check (source <> ''),
    location text not null,
    started_at text not null,
    finished_at text not null,
    statements bigint not null,
    hosters bigint not null,
    findings bigint not null,
    outcome text not null check (outcome in ('applied', 'unchanged', 'refused'))
) /* strict */;
