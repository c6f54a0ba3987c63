//! What to do about refusals of what a program writes.

use matou_core::text::{Text, t};

pub(super) const KEY_REUSED: Text = t(
    "Une clé d’envoi (Idempotency-Key) vaut pour un seul contenu : pour un autre, prenez-en une autre.",
    "An idempotency key (Idempotency-Key) is good for one content: take another one for another content.",
);
pub(super) const UNAUTHORIZED: Text = t(
    "Envoyez « Authorization: Bearer chd_… », avec une clé faite dans l’espace de l’hébergeur. Une clé vaut un an au plus, et jusqu’à ce qu’elle soit révoquée.",
    "Send “Authorization: Bearer chd_…”, with a key made in the hoster’s space. A key serves for a year at most, and until it is revoked.",
);
pub(super) const OTHER_HOSTER: Text = t(
    "Une clé ne parle que pour l’hébergeur dans l’espace duquel elle a été faite. Rien n’a été gardé.",
    "A key speaks only for the hoster in whose space it was made. Nothing was kept.",
);
pub(super) const CHANGED_MEANWHILE: Text = t(
    "Relisez la fiche, puis envoyez de nouveau avec sa version dans If-Match. Rien n’a été gardé.",
    "Read the sheet again, then send again with its version in If-Match. Nothing was kept.",
);
pub(super) const INVALID_STATEMENTS: Text = t(
    "Chaque erreur dit où elle est (pointer), et comment la corriger. Rien n’a été gardé : tout est pris, ou rien.",
    "Every mistake says where it is (pointer), and how to put it right. Nothing was kept: all of it is taken, or none.",
);
