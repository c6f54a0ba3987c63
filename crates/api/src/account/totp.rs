//! One-time codes of reviewers (RFC 6238): six digits that change every half minute, each good once.

use crate::problem::Problem;
use jiff::Timestamp;
use totp_rs::{Builder, Secret, Totp};

/// The codes of one secret.
pub(crate) struct OneTime(Totp);

/// A new secret, in base 32.
///
/// # Errors
/// When the system gives no randomness.
pub(crate) fn new_secret() -> Result<String, Problem> {
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|error| Problem::fault(&error))?;
    Ok(Secret::from(bytes.to_vec()).to_base32())
}

impl OneTime {
    /// The codes of a secret in base 32; `None` when it is none.
    pub(crate) fn of(secret: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(secret).ok()?;
        Builder::new().with_secret(secret).build().ok().map(Self)
    }

    /// The time step whose code this is: now, or one step earlier or later, because clocks differ.
    pub(crate) fn step(&self, typed: &str, at: Timestamp) -> Option<u64> {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        self.0.check(&digits, u64::try_from(at.as_second()).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of RFC 6238, appendix B, shortened to six digits.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = Secret::from(b"12345678901234567890".to_vec()).to_base32();
        let codes = OneTime::of(&secret).unwrap();
        for (at, code) in [(59, "287 082"), (1_111_111_109, "081804"), (1_234_567_890, "005924")] {
            let at = Timestamp::from_second(at).unwrap();
            let step = codes.step(code, at);
            assert!(step.is_some(), "{code}");
            assert_eq!(codes.step("000000", at), None);
        }
        assert!(OneTime::of("not base 32!").is_none());
        assert_eq!(new_secret().unwrap().len(), 32);
    }
}
