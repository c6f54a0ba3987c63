//! The services of a hoster: each with what is stated of it, and its source once when all of it has the same.

use super::entry::{Entry, Maker, Proof};
use matou_core::directory::{Hoster, Service};
use matou_core::field::About;

/// One service.
pub(crate) struct Offer {
    pub(crate) name: String,
    pub(crate) rows: Vec<Entry>,
    /// The source of everything that is said of it; `None` when the rows have sources of their own.
    pub(crate) proof: Option<Proof>,
}

/// The services, in the order of their keys, and their source when all have the same.
pub(super) fn offers(maker: Maker<'_>, hoster: &Hoster) -> (Vec<Offer>, Option<Proof>) {
    let mut offers: Vec<Offer> = hoster.services().map(|service| offer(maker, service)).collect();
    let proof = common(offers.iter().map(|offer| offer.proof.as_ref())).filter(|_| offers.len() > 1);
    if proof.is_some() {
        for offer in &mut offers {
            offer.proof = None;
        }
    }
    (offers, proof)
}

fn offer(maker: Maker<'_>, service: &Service) -> Offer {
    let fields = maker.schema.fields().iter().filter(|known| known.field.about == About::Service);
    let row = |known| Some(maker.entry(service.answers(), known)?.headed(known, maker.lang));
    let mut rows: Vec<Entry> = fields.filter_map(row).collect();
    let proof = common(rows.iter().map(|row| row.proof.as_ref()));
    if proof.is_some() {
        for row in &mut rows {
            row.proof = None;
        }
        // The name is the heading already.
        rows.retain(|row| row.id != "name" || row.contested.is_some() || !row.others.is_empty());
    }
    Offer { name: service.name(maker.schema).to_owned(), rows, proof }
}

/// The source that all have.
fn common<'p>(mut proofs: impl Iterator<Item = Option<&'p Proof>>) -> Option<Proof> {
    let first = proofs.next()??;
    proofs.all(|proof| proof == Some(first)).then(|| first.clone())
}
