//! Accounts and what hangs on them: what is used once is used once, what is erased is gone from the files.

use crate::{Database, append, entries, entry, on_both};
use matou_store::{
    Account, Draft, NewEntrance, NewLetter, NewToken, PERSONAL, Published, Purpose, Remark, RemarkKind,
    Rights, Role, Session, Store, StoreError, Submission,
};

on_both!(
    an_account_is_made_once_and_speaks_for_hosters,
    a_link_lets_in_one_of_a_hundred,
    a_code_has_five_tries,
    a_session_takes_the_place_of_another_and_ends_with_suspension,
    what_is_published_twice_is_kept_once_and_takes_its_drafts_along,
    a_letter_is_blanked_when_it_was_sent,
    a_hoster_gets_one_letter_a_year,
    questions_are_answered_once,
    a_token_is_revoked_by_its_owner_alone,
    what_is_past_its_time_is_purged,
    what_is_erased_is_gone,
    the_ledger_refuses_to_be_changed,
    every_text_column_is_known_to_be_personal_or_not,
);

const NOW: &str = "2026-11-25T12:00:00Z";
const LATER: &str = "2026-11-25T12:10:00Z";

async fn account(store: &Store, email: &str) -> Account {
    store.add_account(email, Role::Hoster, "fr", NOW).await.unwrap()
}

fn link<'a>(digest: &'a str, email: &'a str) -> NewEntrance<'a> {
    NewEntrance {
        digest,
        code: "code",
        browser: "browser",
        purpose: Purpose::SignIn,
        email,
        hoster: "",
        created_at: NOW,
        expires_at: LATER,
    }
}

fn session(digest: &str, account: u64) -> Session {
    Session {
        digest: digest.into(),
        account,
        rights: Rights::Hoster,
        created_at: NOW.into(),
        seen_at: NOW.into(),
        client: "Firefox".into(),
    }
}

fn draft(section: &str) -> Draft {
    Draft {
        hoster: "a".into(),
        section: section.into(),
        content: "É'\"$1 = \n2".into(),
        seen: 3,
        saved_at: NOW.into(),
    }
}

fn submission(account: u64, mark: &str) -> Submission {
    Submission {
        mark: mark.into(),
        account,
        digest: "d".into(),
        outcome: "done".into(),
        received_at: NOW.into(),
    }
}

async fn an_account_is_made_once_and_speaks_for_hosters(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let first = account(&store, "a@example.org").await;
    let second = account(&store, "b@example.org").await;
    assert_eq!((first.number, second.number, first.role), (1, 2, Role::Hoster));
    assert_eq!(account(&store, "a@example.org").await, first, "it is the same account");
    store.add_editor(1, "club1", "invitation", NOW).await.unwrap();
    store.add_editor(1, "club1", "file", LATER).await.unwrap();
    store.add_editor(1, "aaa", "file", LATER).await.unwrap();
    assert_eq!(store.hosters_of(1).await.unwrap(), ["aaa", "club1"]);
    assert_eq!(store.editors_of("club1").await.unwrap(), std::slice::from_ref(&first));
    assert!(store.remove_editor(1, "aaa").await.unwrap() && !store.remove_editor(1, "aaa").await.unwrap());
    assert!(store.set_role(2, Role::Reviewer).await.unwrap());
    assert_eq!(store.account(2).await.unwrap().unwrap().role, Role::Reviewer);
    assert_eq!(store.account(3).await.unwrap(), None);
    assert!(store.set_totp(2, "SECRET").await.unwrap());
    assert!(store.use_totp_step(2, 7).await.unwrap());
    assert!(!store.use_totp_step(2, 7).await.unwrap(), "a code serves once");
    assert!(!store.use_totp_step(2, 6).await.unwrap(), "and no earlier one after it");
}

async fn a_link_lets_in_one_of_a_hundred(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    store.add_entrance(&link("d", "a@example.org")).await.unwrap();
    let tries = (0..100).map(|_| {
        let store = store.clone();
        tokio::spawn(async move { store.use_entrance("d", NOW).await.unwrap() })
    });
    let mut let_in = 0;
    for one in tries.collect::<Vec<_>>() {
        let_in += usize::from(one.await.unwrap());
    }
    assert_eq!(let_in, 1);
    store.add_entrance(&link("e", "a@example.org")).await.unwrap();
    assert!(!store.use_entrance("e", LATER).await.unwrap(), "it is too old at its last second");
    assert!(!store.use_entrance("f", NOW).await.unwrap(), "there is no such link");
    assert_eq!(store.entrance_of_browser("browser").await.unwrap().unwrap().digest, "e");
    assert_eq!(store.entrance("d").await.unwrap().unwrap().used_at.as_deref(), Some(NOW));
}

async fn a_code_has_five_tries(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    store.add_entrance(&link("d", "a@example.org")).await.unwrap();
    for _ in 0..5 {
        assert!(store.try_entrance("d").await.unwrap());
    }
    assert!(!store.try_entrance("d").await.unwrap());
}

async fn a_session_takes_the_place_of_another_and_ends_with_suspension(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let owner = account(&store, "a@example.org").await;
    store.begin_session(&session("one", owner.number), None).await.unwrap();
    store.begin_session(&session("two", owner.number), Some("one")).await.unwrap();
    store.begin_session(&session("three", owner.number), None).await.unwrap();
    assert_eq!(store.session("one").await.unwrap(), None);
    store.note_seen("two", LATER).await.unwrap();
    assert_eq!(store.session("two").await.unwrap().unwrap().seen_at, LATER);
    store.end_other_sessions(owner.number, "two").await.unwrap();
    assert_eq!(store.sessions_of(owner.number).await.unwrap().len(), 1);
    assert!(store.suspend(owner.number, LATER).await.unwrap());
    assert_eq!(store.session("two").await.unwrap(), None);
    assert!(!store.account(owner.number).await.unwrap().unwrap().is_open());
    assert!(store.reopen(owner.number).await.unwrap());
    assert!(store.account(owner.number).await.unwrap().unwrap().is_open());
}

async fn what_is_published_twice_is_kept_once_and_takes_its_drafts_along(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let owner = account(&store, "a@example.org").await.number;
    for section in ["work", "essential", "work"] {
        store.save_draft(owner, &draft(section)).await.unwrap();
    }
    assert_eq!(store.drafts(owner, "a").await.unwrap(), [draft("essential"), draft("work")]);
    let said = entries("a", 2);
    let moved = store.publish(5, &said, &submission(owner, "m"), Some("a")).await;
    assert!(matches!(moved, Err(StoreError::Moved { expected: 5, found: 0 })), "{moved:?}");
    assert_eq!(store.drafts(owner, "a").await.unwrap().len(), 2, "nothing was done by halves");
    let now = store.publish(0, &said, &submission(owner, "m"), Some("a")).await.unwrap();
    assert!(matches!(now, Published::Now(appended) if appended.last_seq == 2));
    assert_eq!(store.drafts(owner, "a").await.unwrap(), []);
    let again = store.publish(2, &said, &submission(owner, "m"), Some("a")).await.unwrap();
    assert_eq!(again, Published::Before(submission(owner, "m")));
    assert_eq!(store.revision().await.unwrap(), 2);
    store.save_draft(owner, &draft("work")).await.unwrap();
    store.forget_draft(owner, "a", Some("work")).await.unwrap();
    assert_eq!(store.drafts(owner, "a").await.unwrap(), []);
}

async fn a_letter_is_blanked_when_it_was_sent(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let new = NewLetter {
        recipient: "a@example.org",
        subject: "S",
        body: "secret-link",
        kind: "sign_in",
        written_at: NOW,
    };
    store.add_letter(&new).await.unwrap();
    store.add_letter(&new).await.unwrap();
    let due = store.letters_due(NOW, 10).await.unwrap();
    assert_eq!(due.iter().map(|letter| letter.number).collect::<Vec<_>>(), [1, 2]);
    store.note_failed(1, LATER, "no route").await.unwrap();
    store.note_sent(2, NOW).await.unwrap();
    assert_eq!(store.letters_due(NOW, 10).await.unwrap(), []);
    assert_eq!(store.letters_due(LATER, 10).await.unwrap().first().unwrap().tries, 1);
    assert_eq!(store.letters_to("a@example.org", "sign_in", "2026-11-25T11:00:00Z").await.unwrap(), 2);
    assert_eq!(store.letters_to("a@example.org", "sign_in", NOW).await.unwrap(), 0);
    assert_eq!(store.letters_waiting().await.unwrap(), 1);
}

async fn a_hoster_gets_one_letter_a_year(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    assert!(store.note_yearly("a", "2026-11-25", "2025-11-25").await.unwrap());
    assert!(!store.note_yearly("a", "2027-11-24", "2026-11-24").await.unwrap());
    assert!(store.note_yearly("a", "2027-11-25", "2026-11-25").await.unwrap());
    assert_eq!(store.yearly_of("a").await.unwrap().as_deref(), Some("2027-11-25"));
}

fn remark(kind: RemarkKind, text: &str) -> Remark {
    Remark {
        number: 0,
        hoster: "a".into(),
        field: "work".into(),
        kind,
        text: text.into(),
        account: 1,
        written_at: NOW.into(),
        closed_at: None,
    }
}

async fn questions_are_answered_once(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    assert!(store.add_remark(&remark(RemarkKind::Question, "?"), None, None).await.unwrap());
    assert!(store.add_remark(&remark(RemarkKind::Note, "hm"), None, None).await.unwrap());
    assert_eq!(store.open_questions().await.unwrap().len(), 1);
    let once = submission(1, "m");
    let answer = remark(RemarkKind::Answer, "!");
    assert!(store.add_remark(&answer, Some(1), Some(&once)).await.unwrap());
    assert!(!store.add_remark(&answer, Some(1), Some(&once)).await.unwrap(), "sent twice");
    assert_eq!(store.open_questions().await.unwrap(), []);
    assert_eq!(store.remarks_of("a").await.unwrap().len(), 3);
    assert!(!store.close_remark("b", 2, NOW).await.unwrap(), "it is about another hoster");
}

async fn a_token_is_revoked_by_its_owner_alone(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let (owner, other) = (account(&store, "a@example.org").await, account(&store, "b@example.org").await);
    let new = NewToken {
        digest: "t",
        account: owner.number,
        hoster: "a",
        label: "script",
        created_at: NOW,
        expires_on: "2027-01-01",
    };
    let once = submission(owner.number, "form");
    assert!(store.add_token(&new, Some(&once)).await.unwrap());
    let second = NewToken { digest: "u", ..new.clone() };
    assert!(!store.add_token(&second, Some(&once)).await.unwrap(), "pressed twice");
    let token = store.token("t").await.unwrap().unwrap();
    assert!(token.is_good("2027-01-01") && !token.is_good("2027-01-02"));
    store.note_token_used(token.number, "2026-11-25").await.unwrap();
    assert!(!store.revoke_token(token.number, other.number, NOW).await.unwrap());
    assert!(store.revoke_token(token.number, owner.number, NOW).await.unwrap());
    let token = store.tokens_of(owner.number, "a").await.unwrap().pop().unwrap();
    assert_eq!((token.used_on.as_deref(), token.is_good("2026-11-25")), (Some("2026-11-25"), false));
}

async fn what_is_past_its_time_is_purged(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let old = store.add_account("old@example.org", Role::Hoster, "fr", "2020-01-01T00:00:00Z").await.unwrap();
    let owner = account(&store, "a@example.org").await.number;
    store.add_entrance(&link("d", "a@example.org")).await.unwrap();
    store.begin_session(&session("one", owner), None).await.unwrap();
    store.save_draft(owner, &draft("work")).await.unwrap();
    store.purge(NOW, &|_| "2025-01-01T00:00:00Z".to_owned()).await.unwrap();
    assert!(store.session("one").await.unwrap().is_some() && store.entrance("d").await.unwrap().is_some());
    assert_eq!(store.account(old.number).await.unwrap().unwrap().email, "erased:1", "nobody came for years");
    store.purge("2026-12-25T12:00:00Z", &|_| LATER.to_owned()).await.unwrap();
    assert_eq!(store.session("one").await.unwrap(), None);
    assert_eq!(store.entrance("d").await.unwrap(), None);
    assert_eq!(store.drafts(owner, "a").await.unwrap(), []);
}

async fn what_is_erased_is_gone(database: Database) {
    const EMAIL: &str = "jamais-vue-ailleurs@example.org";
    let store = Store::open(&database.url).await.unwrap();
    let owner = account(&store, EMAIL).await;
    store.add_entrance(&link("d", EMAIL)).await.unwrap();
    store.begin_session(&session("one", owner.number), None).await.unwrap();
    store.save_draft(owner.number, &draft("work")).await.unwrap();
    let letter = NewLetter { recipient: EMAIL, subject: "S", body: EMAIL, kind: "sign_in", written_at: NOW };
    store.add_letter(&letter).await.unwrap();
    let mut said = entry("a", "x");
    said.author = owner.author();
    append(&store, &[said], &[]).await.unwrap();
    let told = store.export_account(owner.number).await.unwrap();
    let told = format!("{told:?}");
    assert!(told.contains(EMAIL) && told.contains("Firefox") && told.contains("intervention"), "{told}");
    store.erase_account(owner.number).await.unwrap();
    assert_eq!(store.account_of_email(EMAIL).await.unwrap(), None);
    assert_eq!(store.revision().await.unwrap(), 1, "what was stated in public stays");
    let told = format!("{:?}", store.export_account(owner.number).await.unwrap());
    assert!(!told.contains(EMAIL) && !told.contains("Firefox"), "{told}");
    if let Some(folder) = database.folder() {
        for file in std::fs::read_dir(folder).unwrap() {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            let found = bytes.windows(EMAIL.len()).any(|window| window == EMAIL.as_bytes());
            assert!(!found, "no file of the database holds it any more");
        }
    }
}

async fn the_ledger_refuses_to_be_changed(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    append(&store, &entries("a", 3), &[]).await.unwrap();
    for sql in [
        "delete from statement where seq = 2",
        "update statement set content = 'other' where seq = 2",
        "update statement set author = 'x', content = '' where seq = 2",
    ] {
        let refused = database.try_to(sql).await.unwrap_err().to_string();
        assert!(refused.contains("the ledger is only added to"), "{sql}: {refused}");
    }
    assert_eq!(store.since(1, 1).await.unwrap().first().unwrap().1.content, "2");
}

/// Columns of text that hold codes, digests, moments and names that are public.
const IMPERSONAL: &[&str] = &[
    "account.role",
    "account.lang",
    "account.created_at",
    "account.suspended_at",
    "editor.hoster",
    "editor.shown_by",
    "editor.since",
    "entrance.digest",
    "entrance.code",
    "entrance.browser",
    "entrance.purpose",
    "entrance.hoster",
    "entrance.created_at",
    "entrance.expires_at",
    "entrance.used_at",
    "session.digest",
    "session.rights",
    "session.created_at",
    "session.seen_at",
    "token.digest",
    "token.hoster",
    "token.created_at",
    "token.expires_on",
    "token.used_on",
    "token.revoked_at",
    "draft.hoster",
    "draft.section",
    "draft.saved_at",
    "submission.mark",
    "submission.digest",
    "submission.outcome",
    "submission.received_at",
    "letter.kind",
    "letter.written_at",
    "letter.sent_at",
    "letter.next_try_at",
    "remark.hoster",
    "remark.field",
    "remark.kind",
    "remark.written_at",
    "remark.closed_at",
    "report_outcome.outcome",
    "report_outcome.decided_at",
    "yearly_letter.hoster",
    "yearly_letter.sent_on",
    "reports.hoster",
    "reports.kind",
    "reports.field",
    "reports.digest",
    "reports.received_at",
    "source_file.url",
    "source_file.class",
    "source_file.etag",
    "source_file.last_modified",
    "source_file.links",
    "source_file.asked_at",
    "source_file.seen_at",
    "source_file.fault",
    "source_file.not_before",
    "statement.hoster",
    "statement.service",
    "statement.field",
    "statement.act",
    "statement.provenance",
    "statement.stated_on",
    "statement.read_on",
    "statement.documents",
    "statement.evidence",
    "statement.author",
    "statement.recorded_at",
    "source_run.source",
    "source_run.location",
    "source_run.started_at",
    "source_run.finished_at",
    "source_run.outcome",
];

async fn every_text_column_is_known_to_be_personal_or_not(database: Database) {
    let _store = Store::open(&database.url).await.unwrap();
    let found = database.text_columns().await;
    assert!(found.len() > 40, "{found:?}");
    let personal: Vec<String> = PERSONAL.iter().map(|one| format!("{}.{}", one.table, one.column)).collect();
    for column in &found {
        let known = personal.contains(column) || IMPERSONAL.contains(&column.as_str());
        assert!(known, "{column} is in no register: is it personal? (src/people/privacy.rs)");
    }
    for column in &personal {
        assert!(found.contains(column), "{column} is in the register, and there is no such column");
    }
}
