//! Changes samples at random, the same way for the same seed: bytes, pieces, numbers, and what parsers trip over.

/// What is put into texts.
const PIECES: [&[u8]; 34] = [
    b"\0",
    b"\r\n",
    b"\n",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xc3",
    b"\xe2\x82\xac",
    "\u{202e}\u{feff}".as_bytes(),
    b"'",
    b"\"",
    b"\"\"",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"\\n",
    b"<br/>",
    b" = ",
    b":",
    b";",
    b",",
    b"|",
    b"&",
    b"%",
    b"%00",
    b"%c3%a9",
    b"null",
    b"NONE",
    b"9999999999999999999",
    b"-1",
    b"31/02/2020",
    b"2026-11-25T25:61:00",
    b"1e309",
    b"[[[[",
    b"{\"a\":",
];
/// How many changes are made to a sample, at most.
const CHANGES: u64 = 6;

/// Makes texts out of samples.
pub(crate) struct Changer<'s> {
    samples: &'s [Vec<u8>],
    state: u64,
}

impl<'s> Changer<'s> {
    pub(crate) fn new(seed: u64, samples: &'s [Vec<u8>]) -> Self {
        Self { samples, state: seed }
    }

    /// Another text.
    pub(crate) fn next(&mut self, most: usize) -> Vec<u8> {
        let mut text = self.sample().to_vec();
        for _ in 0..=self.below(CHANGES) {
            self.change(&mut text);
        }
        // Now and then a long one: time shows there.
        if self.below(4000) == 0 {
            let length = usize::try_from(self.below(most as u64)).unwrap_or(0);
            text = text.iter().copied().cycle().take(length).collect();
        }
        text.truncate(most);
        text
    }

    /// A number of splitmix64.
    fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.number() % limit.max(1)
    }

    fn place(&mut self, text: &[u8]) -> usize {
        usize::try_from(self.below(text.len() as u64 + 1)).unwrap_or(0)
    }

    fn sample(&mut self) -> &'s [u8] {
        let at = usize::try_from(self.below(self.samples.len() as u64)).unwrap_or(0);
        self.samples.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// A piece of a text.
    fn range(&mut self, text: &[u8]) -> std::ops::Range<usize> {
        let start = self.place(text);
        let length = usize::try_from(self.below(64)).unwrap_or(0);
        start..(start + length).min(text.len())
    }

    fn change(&mut self, text: &mut Vec<u8>) {
        match self.below(8) {
            0 => {
                let (at, bit) = (self.place(text), self.below(8));
                if let Some(byte) = text.get_mut(at) {
                    *byte ^= 1 << bit;
                }
            }
            1 => {
                let range = self.range(text);
                text.drain(range);
            }
            2 => {
                let range = self.range(text);
                let piece = text.get(range).unwrap_or_default().to_vec();
                self.insert(text, &piece);
            }
            3 => {
                let other = self.sample();
                let range = self.range(other);
                self.insert(text, other.get(range).unwrap_or_default());
            }
            4 => {
                let at = self.place(text);
                text.truncate(at);
            }
            5 => {
                let number = self.number().to_string();
                self.insert(text, number.as_bytes());
            }
            6 => {
                let other = self.sample();
                let from = self.place(other);
                let at = self.place(text);
                text.truncate(at);
                text.extend_from_slice(other.get(from..).unwrap_or_default());
            }
            _ => {
                let at = usize::try_from(self.below(PIECES.len() as u64)).unwrap_or(0);
                self.insert(text, PIECES.get(at).copied().unwrap_or_default());
            }
        }
    }

    fn insert(&mut self, text: &mut Vec<u8>, piece: &[u8]) {
        let at = self.place(text);
        text.splice(at..at, piece.iter().copied());
    }
}
