//! What somebody writes into an address, a name or a text never becomes a header, a recipient, a command or another letter.

use crate::sink::{Sink, Taken};
use crate::{deliver, is_kept, store};

/// What has broken mail before: line ends of every kind, ends of text, commands, lists, comments, quotes, encodings.
const PIECES: [&str; 32] = [
    "\r\nBcc: victim@example.net",
    "\nBcc: victim@example.net",
    "\rBcc: victim@example.net",
    "\r\n\r\nA body of its own",
    "\n\nA body of its own",
    "\r\n.\r\nMAIL FROM:<evil@example.net>\r\nRCPT TO:<victim@example.net>\r\nDATA\r\nx\r\n.\r\n",
    "\n.\nMAIL FROM:<evil@example.net>\nRCPT TO:<victim@example.net>\nDATA\nx\n.\n",
    "\r.\rMAIL FROM:<evil@example.net>\rRCPT TO:<victim@example.net>\rDATA\rx\r.\r",
    "\n.\r\nMAIL FROM:<evil@example.net>",
    "\r\n.\nMAIL FROM:<evil@example.net>",
    "\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>",
    "\r\nReply-To: evil@example.net",
    "\r\n Bcc: folded@example.net",
    "\r\n\tBcc: folded@example.net",
    "\u{b}Bcc: victim@example.net",
    "\u{c}Bcc: victim@example.net",
    "\u{85}Bcc: victim@example.net",
    "\u{2028}Bcc: victim@example.net",
    "\u{2029}Bcc: victim@example.net",
    "\0Bcc: victim@example.net",
    "%0d%0aBcc: victim@example.net",
    "=?utf-8?q?=0D=0ABcc:_victim@example.net?=",
    "=?utf-8?b?DQpCY2M6IHZpY3RpbUBleGFtcGxlLm5ldA==?=",
    ",victim@example.net",
    ";victim@example.net",
    " victim@example.net",
    "<victim@example.net>",
    "(comment)",
    "\"quoted\"",
    "\u{202e}gro.elpmaxe@mitciv",
    "\u{ff0c}victim@example.net",
    "嘊嘍Bcc: victim@example.net",
];

/// The headers of every letter, in order.
const HEADERS: [&str; 9] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Auto-Submitted",
    "Content-Transfer-Encoding",
];

/// The names of the headers, each of which begins a line that is no continuation.
fn names(head: &str) -> Vec<&str> {
    let first = |line: &&str| !line.starts_with([' ', '\t']);
    head.split("\r\n").filter(first).map(|line| line.split(':').next().unwrap()).collect()
}

fn check(taken: &Taken) {
    assert_eq!(taken.to, ["RCPT TO:<a@example.org>"], "{taken:?}");
    assert!(taken.from.starts_with("MAIL FROM:<matou@annuaire.example>"), "{taken:?}");
    let (head, body) = taken.text.split_once("\r\n\r\n").expect("a head and a body");
    assert_eq!(names(head), HEADERS, "{taken:?}");
    assert!(head.contains("\r\nTo: a@example.org\r\nSubject:"), "{head}");
    assert!(head.contains("\r\nContent-Type: text/plain; charset=utf-8\r\n"), "{head}");
    for text in [head, body] {
        let lone = text.replace("\r\n", "");
        let is_plain = |letter: char| letter == '\t' || (' '..='~').contains(&letter);
        assert!(lone.chars().all(is_plain), "{text:?}");
        assert!(text.split("\r\n").all(|line| line.len() <= 998), "{text:?}");
    }
}

#[tokio::test]
async fn hostile_recipients_get_no_letter_and_nobody_else_does() {
    let (store, sink) = (store().await, Sink::answering("250 ok").await);
    let mut count = 0;
    for piece in PIECES {
        for recipient in [
            format!("a@example.org{piece}"),
            format!("{piece}a@example.org"),
            format!("a{piece}@example.org"),
        ] {
            count += usize::from(is_kept(&store, &recipient, "Objet", "Texte").await);
        }
    }
    assert!(count >= 90, "{count}");
    let delivered = deliver(&store, &sink.delivery(), 1).await;
    assert_eq!((delivered.sent, delivered.failed), (0, count));
    assert_eq!((sink.taken(), store.letters_waiting().await.unwrap()), (Vec::new(), 0));
    assert_eq!(sink.verbs(), Vec::<String>::new());
}

#[tokio::test]
async fn hostile_subjects_names_and_texts_make_one_letter_each_and_nothing_else() {
    let (store, sink) = (store().await, Sink::answering("250 ok").await);
    let mut count = 0;
    for piece in PIECES {
        for subject in [piece.to_owned(), format!("Déclarez {piece} ici"), piece.repeat(40)] {
            count += usize::from(is_kept(&store, "a@example.org", &subject, "Texte").await);
        }
        for body in [piece.to_owned(), format!("Bonjour {piece},\n\nvoici : {piece}"), piece.repeat(100)] {
            count += usize::from(is_kept(&store, "a@example.org", "Objet", &body).await);
        }
    }
    assert!(count >= 180, "{count}");
    let delivered = deliver(&store, &sink.delivery(), 1).await;
    assert_eq!((delivered.sent, delivered.failed), (count, 0));
    let taken = sink.taken();
    assert_eq!(taken.len(), count);
    taken.iter().for_each(check);
    // Nothing but what a client says: no command came out of a text.
    for verb in sink.verbs() {
        assert!(["EHLO", "MAIL", "RCPT", "DATA", "QUIT", "NOOP", "RSET"].contains(&verb.as_str()), "{verb}");
    }
    let count_of = |verb: &str| sink.verbs().iter().filter(|known| *known == verb).count();
    assert_eq!((count_of("MAIL"), count_of("RCPT"), count_of("DATA")), (count, count, count));
}
