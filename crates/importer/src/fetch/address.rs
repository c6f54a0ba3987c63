//! Which addresses are public: everything but the blocks that the registries of IANA keep for special uses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Blocks of IPv4 that are not public, with their lengths. Registry "IPv4 Special-Purpose Address Space" of 2025-10, and
/// multicast.
const V4: [(Ipv4Addr, u32); 19] = [
    (Ipv4Addr::UNSPECIFIED, 8),
    (Ipv4Addr::new(10, 0, 0, 0), 8),
    (Ipv4Addr::new(100, 64, 0, 0), 10),
    (Ipv4Addr::new(127, 0, 0, 0), 8),
    (Ipv4Addr::new(169, 254, 0, 0), 16),
    (Ipv4Addr::new(172, 16, 0, 0), 12),
    (Ipv4Addr::new(192, 0, 0, 0), 24),
    (Ipv4Addr::new(192, 0, 2, 0), 24),
    (Ipv4Addr::new(192, 31, 196, 0), 24),
    (Ipv4Addr::new(192, 52, 193, 0), 24),
    (Ipv4Addr::new(192, 88, 99, 0), 24),
    (Ipv4Addr::new(192, 168, 0, 0), 16),
    (Ipv4Addr::new(192, 175, 48, 0), 24),
    (Ipv4Addr::new(198, 18, 0, 0), 15),
    (Ipv4Addr::new(198, 51, 100, 0), 24),
    (Ipv4Addr::new(203, 0, 113, 0), 24),
    (Ipv4Addr::new(224, 0, 0, 0), 4),
    (Ipv4Addr::new(240, 0, 0, 0), 4),
    (Ipv4Addr::BROADCAST, 32),
];

/// The one block of IPv6 that holds public addresses.
const GLOBAL: (Ipv6Addr, u32) = (Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// Blocks inside it that are not: protocol assignments and Teredo, documentation, 6to4 (which holds IPv4), AS112.
const V6: [(Ipv6Addr, u32); 5] = [
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
    (Ipv6Addr::new(0x2001, 0x0db8, 0, 0, 0, 0, 0, 0), 32),
    (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
    (Ipv6Addr::new(0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0), 48),
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
];

/// Whether an address is public. An IPv4 address inside an IPv6 one never is: nobody publishes files there.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => !V4.iter().any(|(block, length)| in_v4(address, *block, *length)),
        IpAddr::V6(address) => {
            let (block, length) = GLOBAL;
            in_v6(address, block, length) && !V6.iter().any(|(block, length)| in_v6(address, *block, *length))
        }
    }
}

fn in_v4(address: Ipv4Addr, block: Ipv4Addr, length: u32) -> bool {
    let rest = 32 - length;
    address.to_bits().checked_shr(rest) == block.to_bits().checked_shr(rest)
}

fn in_v6(address: Ipv6Addr, block: Ipv6Addr, length: u32) -> bool {
    let rest = 128 - length;
    address.to_bits().checked_shr(rest) == block.to_bits().checked_shr(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first and the last address of every block, and of their neighbours where these are public.
    #[test]
    fn every_block_is_refused_from_its_first_to_its_last_address() {
        let mut looked_at = 0;
        for (block, length) in V4 {
            let first = block.to_bits();
            let last = first | u32::MAX.checked_shr(length).unwrap_or(0);
            for bits in [first, last, first.midpoint(last)] {
                assert!(!is_public(IpAddr::V4(Ipv4Addr::from_bits(bits))), "{block}/{length}");
                looked_at += 1;
            }
        }
        for (block, length) in V6 {
            let first = block.to_bits();
            let last = first | u128::MAX.checked_shr(length).unwrap_or(0);
            for bits in [first, last, first.midpoint(last)] {
                assert!(!is_public(IpAddr::V6(Ipv6Addr::from_bits(bits))), "{block}/{length}");
                looked_at += 1;
            }
        }
        assert!(looked_at > 70);
    }

    #[test]
    fn public_addresses_around_the_blocks_are_allowed() {
        for address in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.0",
            "100.63.255.255",
            "100.128.0.0",
            "126.255.255.255",
            "128.0.0.1",
            "169.253.255.255",
            "169.255.0.0",
            "172.15.255.255",
            "172.32.0.0",
            "192.0.1.0",
            "192.0.3.0",
            "192.167.255.255",
            "192.169.0.0",
            "198.17.255.255",
            "198.20.0.0",
            "198.51.99.255",
            "203.0.112.255",
            "203.0.114.0",
            "223.255.255.255",
            "2001:200::1",
            "2001:db7:ffff::1",
            "2001:db9::1",
            "2003::1",
            "2620:4f:7fff::1",
            "2a01:e0a::1",
            "3fff:1000::1",
            "2000::1",
            "2606:4700::1111",
        ] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_private_address_passes(bits: u32, high: u16, rest: u64) {
            let address = Ipv4Addr::from_bits(bits);
            let is_special = address.is_private() || address.is_loopback() || address.is_link_local()
                || address.is_broadcast() || address.is_documentation() || address.is_unspecified()
                || address.is_multicast();
            proptest::prop_assert!(!is_special || !is_public(IpAddr::V4(address)));
            proptest::prop_assert!(!is_public(IpAddr::V6(address.to_ipv6_mapped())));
            proptest::prop_assert!(!is_public(IpAddr::V6(address.to_ipv6_compatible())));
            let address = Ipv6Addr::from_bits((u128::from(high) << 112) | u128::from(rest));
            proptest::prop_assert!((0x2000..0x4000).contains(&high) || !is_public(IpAddr::V6(address)));
        }
    }
}
