-- Those who declare and review: accounts, how they come in, what they began to write, what is said among them.
--
-- Secrets are kept as SHA-256 digests only. Which columns hold personal data, why, and for how long: src/people/privacy.rs.
-- Moments are RFC 3339, UTC; an empty text means that it has not happened.

create table account (
    account bigint primary key,
    email text not null,
    role text not null check (role in ('hoster', 'reviewer')),
    lang text not null,
    created_at text not null,
    signed_in_at text not null,
    suspended_at text not null,
    -- The shared secret of the one-time codes of reviewers, in base 32; empty until they set it up.
    totp text not null,
    -- The last time step that was used: a code serves once.
    totp_step bigint not null
) /* strict */;

create unique index account_of_email on account (email);

-- Which hosters an account speaks for, and how that was shown: invitation, file, directory.
create table editor (
    account bigint not null references account (account),
    hoster text not null check (hoster <> ''),
    shown_by text not null,
    since text not null,
    primary key (account, hoster)
) /* strict */;

create index editor_of_hoster on editor (hoster);

-- Links and codes that let somebody in. `purpose`: sign_in, invitation, yearly. `browser` is the digest of what the browser
-- that asked keeps; empty when the link may be opened anywhere.
create table entrance (
    digest text primary key,
    code text not null,
    browser text not null,
    purpose text not null check (purpose in ('sign_in', 'invitation', 'yearly')),
    email text not null,
    hoster text not null,
    created_at text not null,
    expires_at text not null,
    tries bigint not null,
    used_at text not null
) /* strict */;

create index entrance_of_email on entrance (email);
create index entrance_of_browser on entrance (browser);

create table session (
    digest text primary key,
    account bigint not null references account (account),
    -- What may be done: hoster, reviewer, or half for a reviewer whose one-time code is still missing.
    rights text not null check (rights in ('hoster', 'reviewer', 'half')),
    created_at text not null,
    seen_at text not null,
    client text not null
) /* strict */;

create index session_of_account on session (account);

create table token (
    token bigint primary key,
    digest text not null,
    account bigint not null references account (account),
    hoster text not null,
    label text not null,
    created_at text not null,
    expires_on text not null,
    used_on text not null,
    revoked_at text not null
) /* strict */;

create unique index token_of_digest on token (digest);

-- What somebody began to write, section by section; `content` is one line per input.
create table draft (
    account bigint not null references account (account),
    hoster text not null,
    section text not null,
    content text not null,
    -- The last entry about the hoster when the draft was begun.
    seen bigint not null,
    saved_at text not null,
    primary key (account, hoster, section)
) /* strict */;

-- What was sent, once and only once: the mark of a form, or the key that a program chose, and what came of it.
create table submission (
    mark text primary key,
    account bigint not null,
    digest text not null,
    outcome text not null,
    received_at text not null
) /* strict */;

-- Letters to be sent. The text is gone once it was sent, or given up.
create table letter (
    letter bigint primary key,
    recipient text not null,
    subject text not null,
    body text not null,
    kind text not null,
    written_at text not null,
    sent_at text not null,
    tries bigint not null,
    next_try_at text not null,
    trouble text not null
) /* strict */;

create index letter_of_recipient on letter (recipient);

-- What reviewers write: questions to a hoster with their answers, and notes that stay among reviewers.
create table remark (
    remark bigint primary key,
    hoster text not null check (hoster <> ''),
    field text not null,
    kind text not null check (kind in ('question', 'answer', 'note')),
    text text not null,
    account bigint not null,
    written_at text not null,
    closed_at text not null
) /* strict */;

create index remark_of_hoster on remark (hoster);

-- What came of the errors that visitors reported.
create table report_outcome (
    report bigint primary key references reports (report),
    outcome text not null check (outcome in ('corrected', 'rejected')),
    reason text not null,
    account bigint not null,
    decided_at text not null
) /* strict */;

-- The one letter a year: when a hoster last got it.
create table yearly_letter (
    hoster text primary key,
    sent_on text not null
) /* strict */;

-- The ledger is only added to: src/dialect.rs has the triggers that hold it.
