//! Sets of hosters: words of bits, or a list of positions when the members are few. Plain words and `count_ones` are
//! faster here than compressed bitmaps.

/// A set of hosters, one bit each, in words of 64.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// The set of no hoster, wide enough for `hosters`.
    pub(crate) fn none(hosters: usize) -> Self {
        Self(vec![0; hosters.div_ceil(64)])
    }

    pub(crate) fn set(&mut self, position: usize, on: bool) {
        let word = position / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            let bit = 1 << (position % 64);
            *word = if on { *word | bit } else { *word & !bit };
        }
    }

    pub(crate) fn has(&self, position: usize) -> bool {
        self.0.get(position / 64).is_some_and(|word| word >> (position % 64) & 1 == 1)
    }

    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many are in both sets.
    pub(crate) fn count_both(&self, other: &Self) -> u32 {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// How many are not in the other set.
    pub(crate) fn count_without(&self, other: &Self) -> usize {
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        self.0.iter().zip(others).map(|(word, other)| (word & !other).count_ones() as usize).sum()
    }

    /// How many words it has.
    pub(crate) const fn words(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn and(&mut self, other: &Self) {
        // A set may end before the last hoster: a missing word is a word of zeros.
        let mut others = other.0.iter();
        for word in &mut self.0 {
            *word &= others.next().copied().unwrap_or(0);
        }
    }

    pub(crate) fn or(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    pub(crate) fn and_not(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= !other;
        }
    }

    /// Keeps those who are in the other set too. `once` are those who were left out one time so far: who is left out now
    /// joins them, and who is left out again leaves them.
    pub(crate) fn narrow(&mut self, once: &mut Self, other: &Self) {
        once.0.resize(self.0.len(), 0);
        let others = other.0.iter().copied().chain(std::iter::repeat(0));
        for ((word, once), other) in self.0.iter_mut().zip(&mut once.0).zip(others) {
            *once = (*once & other) | (*word & !other);
            *word &= other;
        }
    }

    /// The members, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                if rest == 0 {
                    return None;
                }
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }
}

/// The hosters for whom one thing holds: positions in order while they are few, words of bits when they are many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    Few(Vec<u32>),
    Many(Bits),
}

impl Default for Row {
    fn default() -> Self {
        Self::Few(Vec::new())
    }
}

impl Row {
    pub(crate) fn set(&mut self, position: usize, on: bool) {
        let Ok(short) = u32::try_from(position) else { return };
        match self {
            Self::Many(bits) => bits.set(position, on),
            Self::Few(list) if list.last().is_none_or(|last| *last < short) => {
                if on {
                    list.push(short);
                }
            }
            Self::Few(list) => match (list.binary_search(&short), on) {
                (Err(at), true) => list.insert(at, short),
                (Ok(at), false) => drop(list.remove(at)),
                _ => {}
            },
        }
    }

    /// Takes the form that is faster to count: a position costs about as much as four words of 64 hosters.
    pub(crate) fn settle(&mut self, hosters: usize) {
        let are_few = |count: usize| count <= hosters / 256;
        match self {
            Self::Few(list) if !are_few(list.len()) => {
                let mut bits = Bits::none(hosters);
                for position in list {
                    bits.set(*position as usize, true);
                }
                *self = Self::Many(bits);
            }
            Self::Many(bits) if are_few(bits.count()) => {
                *self = Self::Few(bits.iter().filter_map(|position| u32::try_from(position).ok()).collect());
            }
            _ => {}
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Few(list) => list.is_empty(),
            Self::Many(bits) => bits.0.iter().all(|word| *word == 0),
        }
    }

    /// What counting it among a set takes, in words of 64 hosters: a position costs about as much as two and a half, and
    /// getting at the row as much as 64.
    pub(crate) fn effort(&self) -> usize {
        match self {
            Self::Few(list) => 64 + list.len() * 5 / 2,
            Self::Many(bits) => 64 + bits.words(),
        }
    }

    /// How many of its members are in a set.
    pub(crate) fn count_among(&self, set: &Bits) -> u32 {
        match self {
            Self::Few(list) => list.iter().map(|position| u32::from(set.has(*position as usize))).sum(),
            Self::Many(bits) => bits.count_both(set),
        }
    }

    /// Adds its members to a set.
    pub(crate) fn add_to(&self, set: &mut Bits) {
        match self {
            Self::Few(list) => {
                for position in list {
                    set.set(*position as usize, true);
                }
            }
            Self::Many(bits) => set.or(bits),
        }
    }

    /// Its members as a set wide enough for `hosters`.
    pub(crate) fn to_bits(&self, hosters: usize) -> Bits {
        let mut bits = Bits::none(hosters);
        self.add_to(&mut bits);
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::Random;
    use std::collections::BTreeSet;

    #[test]
    fn a_row_is_the_set_of_its_members_in_either_form() {
        let mut random = Random::new(1);
        for round in 0..200 {
            let hosters = 1 + random.below(300);
            let (mut row, mut plain) = (Row::default(), BTreeSet::new());
            for _ in 0..random.below(400) {
                let (position, on) = (random.below(hosters), !random.once_in(4));
                row.set(position, on);
                if on {
                    plain.insert(position)
                } else {
                    plain.remove(&position)
                };
                if random.once_in(10) {
                    row.settle(hosters);
                }
            }
            let members: Vec<usize> = row.to_bits(hosters).iter().collect();
            assert_eq!(members, plain.iter().copied().collect::<Vec<_>>(), "round {round}");
            assert_eq!(row.is_empty(), plain.is_empty());
            let mut other = Bits::none(hosters);
            (0..hosters).filter(|position| position % 3 == 0).for_each(|position| other.set(position, true));
            assert_eq!(
                row.count_among(&other) as usize,
                plain.iter().filter(|position| *position % 3 == 0).count()
            );
        }
    }
}
