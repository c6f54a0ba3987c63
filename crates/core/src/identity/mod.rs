//! The facts of identity of hosters and services, declared like the criteria so that nothing exists twice.

pub mod hoster;
pub mod service;

use crate::field::Field;

/// All facts of identity, in the order in which people read them.
pub const IDENTITY: &[&Field] = &[
    &hoster::NAME,
    &hoster::DESCRIPTION,
    &hoster::WEBSITE,
    &hoster::LEGAL_FORM,
    &hoster::OWNER,
    &hoster::LINKS,
    &hoster::PLACES,
    &hoster::POSITIONS,
    &hoster::FOUNDED,
    &hoster::MEMBER_SINCE,
    &hoster::MEMBERSHIP,
    &hoster::LANGUAGES,
    &hoster::NOTICES,
    &hoster::NOTES,
    &hoster::LISTING,
    &service::NAME,
    &service::DESCRIPTION,
    &service::CATEGORY,
    &service::SOFTWARE,
    &service::REPLACES,
    &service::URL,
    &service::REGISTRATION,
    &service::LOAD,
    &service::PRICING,
    &service::RETENTION,
    &service::TENANCY,
    &service::STATUS,
    &service::STARTED,
    &service::ENDED,
];

/// Whether a field is a fact of identity, and no organisational criterion.
pub fn is_identity(field: &Field) -> bool {
    IDENTITY.iter().any(|known| known.about == field.about && known.id == field.id)
}
