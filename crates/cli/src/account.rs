//! `matou account`: those who declare and review. The first reviewer is made here: nobody becomes one from outside.

use crate::arguments::{Account as What, Format};
use crate::edge::Edge;
use crate::exit::Failure;
use crate::mail;
use crate::output::{print, print_line};
use jiff::Timestamp;
use matou_api::office;
use matou_core::text::Lang;
use matou_store::{Account, Role, Store};
use serde_json::json;

pub(crate) async fn run(edge: &Edge, what: What) -> Result<(), Failure> {
    match what {
        What::Add { email, reviewer } => add(edge, &email, reviewer).await,
        What::Invite { slug, email, site } => {
            let app = mail::app(edge, &site).await?;
            let invited = office::invite(&app, &slug, &email, edge.lang).await;
            invited.map_err(|problem| Failure::of_problem(&problem, edge.lang))?;
            edge.say(
                &format!("{email} : une invitation à parler pour {slug} attend d’être envoyée."),
                &format!("{email}: an invitation to speak for {slug} waits to be sent."),
            );
            Ok(())
        }
        What::List => list(edge).await,
        What::Suspend { email } => {
            let (store, account) = find(edge, &email).await?;
            store.suspend(account.number, &now(edge)).await?;
            show(edge, &store, account.number).await
        }
        What::Reopen { email } => {
            let (store, account) = find(edge, &email).await?;
            store.reopen(account.number).await?;
            show(edge, &store, account.number).await
        }
        What::Erase { email } => erase(edge, &email).await,
        What::Export { email } => {
            let (store, account) = find(edge, &email).await?;
            let data = office::account_data(&store, account.number).await?;
            print_line(&format!("{:#}", serde_json::Value::Object(data)))
        }
        What::SecondCode { email } => second_code(edge, &email).await,
    }
}

/// Now, as the database keeps moments.
fn now(edge: &Edge) -> String {
    let now = edge.now();
    Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

/// The account of an address, which must be there.
async fn find(edge: &Edge, email: &str) -> Result<(Store, Account), Failure> {
    let store = edge.must_exist().await?;
    let account = store.account_of_email(email).await?;
    let account = account.ok_or_else(|| {
        Failure::usage(edge.word(
            &format!("{email} : aucun compte n’a cette adresse ; matou account list les donne tous."),
            &format!("{email}: no account has this address; matou account list gives them all."),
        ))
    })?;
    Ok((store, account))
}

/// Makes an account, or makes one that is there a reviewer. Nobody loses a right by it.
async fn add(edge: &Edge, email: &str, reviewer: bool) -> Result<(), Failure> {
    let store = edge.open().await?;
    let role = if reviewer { Role::Reviewer } else { Role::Hoster };
    let before = store.account_of_email(email).await?;
    let account = store.add_account(email, role, edge.lang.code(), &now(edge)).await?;
    match before.map(|before| before.role) {
        None => edge.say(
            &format!("{email} : compte créé. On y entre par un lien, demandé sur la page de connexion."),
            &format!("{email}: account made. One comes in by a link, asked for on the page to sign in."),
        ),
        Some(Role::Hoster) if reviewer => {
            store.set_role(account.number, role).await?;
        }
        Some(_) => edge.say(
            &format!("{email} : ce compte existe déjà ; rien n’a changé."),
            &format!("{email}: this account is there already; nothing has changed."),
        ),
    }
    show(edge, &store, account.number).await
}

async fn erase(edge: &Edge, email: &str) -> Result<(), Failure> {
    let (store, account) = find(edge, email).await?;
    store.erase_account(account.number).await?;
    edge.say(
        "Compte effacé. Ce qu’il a déclaré en public reste, sous un numéro qui n’est plus à personne.",
        "Account erased. What it stated in public stays, under a number that is nobody’s any more.",
    );
    Ok(())
}

/// Forgets the second proof. The account has to come in again, and sets up another one then.
async fn second_code(edge: &Edge, email: &str) -> Result<(), Failure> {
    let (store, account) = find(edge, email).await?;
    if account.role != Role::Reviewer {
        return Err(Failure::usage(edge.word(
            &format!("{email} : seuls les comptes du collectif ont un second code."),
            &format!("{email}: only accounts of the collective have a second code."),
        )));
    }
    store.set_role(account.number, account.role).await?;
    edge.say(
        &format!("{email} : le second code est oublié ; un autre se règle à la prochaine connexion."),
        &format!("{email}: the second code is forgotten; another one is set up when it next comes in."),
    );
    Ok(())
}

async fn list(edge: &Edge) -> Result<(), Failure> {
    let store = edge.must_exist().await?;
    for account in store.accounts().await? {
        print_one(edge, &store, &account).await?;
    }
    Ok(())
}

async fn show(edge: &Edge, store: &Store, number: u64) -> Result<(), Failure> {
    match store.account(number).await? {
        Some(account) => print_one(edge, store, &account).await,
        None => Ok(()),
    }
}

/// An account on one line.
async fn print_one(edge: &Edge, store: &Store, account: &Account) -> Result<(), Failure> {
    let hosters = store.hosters_of(account.number).await?;
    let state = if is_erased(account) {
        "erased"
    } else if account.is_open() {
        "open"
    } else {
        "suspended"
    };
    let Account { number, email, role, created_at, signed_in_at, .. } = account;
    print(&match edge.common.format {
        Format::Text => {
            let (role, state) = (in_words(role.code(), edge.lang), in_words(state, edge.lang));
            format!("{number:>5}  {role:10}  {state:9}  {email}  {}\n", hosters.join(" "))
                .replace("  \n", "\n")
        }
        Format::Json => {
            let role = role.code();
            let line = json!({
                "number": number, "email": email, "role": role, "state": state, "hosters": hosters,
                "created_at": created_at, "signed_in_at": signed_in_at,
            });
            format!("{line}\n")
        }
    })
}

fn is_erased(account: &Account) -> bool {
    !account.email.contains('@')
}

fn in_words(code: &'static str, lang: Lang) -> &'static str {
    match (code, lang) {
        ("hoster", Lang::Fr) => "hébergeur",
        ("reviewer", Lang::Fr) => "collectif",
        ("reviewer", Lang::En) => "collective",
        ("open", Lang::Fr) => "ouvert",
        ("suspended", Lang::Fr) => "suspendu",
        ("erased", Lang::Fr) => "effacé",
        _ => code,
    }
}
