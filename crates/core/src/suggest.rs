//! The nearest spelling: what was probably meant by a name that is not known.

/// The candidate nearest to what was written, when it is near enough to be a slip of the finger:
/// at most a third of its letters differ (insertion, removal, change, or two neighbours swapped).
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A very long text is no slip, and must not cost time.
    // One letter is near to every short code, so it says nothing of what was meant.
    if written.chars().nth(1).is_none() || written.len() > 80 {
        return None;
    }
    let written = written.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (candidate.to_lowercase(), candidate))
        .filter(|(lower, _)| lower.chars().any(|letter| written.contains(letter)))
        .map(|(lower, candidate)| (distance(&written, &lower), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().div_ceil(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The optimal string alignment distance of two texts, in letters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (row, letter) in a.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in b.iter().enumerate() {
            let at = |line: &[usize], column: usize| line.get(column).copied().unwrap_or(usize::MAX - 1);
            let change = at(&last, column) + usize::from(letter != *other);
            let mut cost = change.min(at(&last, column + 1) + 1).min(at(&current, column) + 1);
            let swapped = column > 0 && previous == Some(*other) && b.get(column - 1) == Some(&letter);
            if swapped {
                cost = cost.min(at(&before_last, column - 1) + 1);
            }
            current.push(cost);
        }
        before_last = std::mem::replace(&mut last, current);
        previous = Some(letter);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_the_word_meant() {
        let words = ["availability", "audience", "work", "work_support"];
        assert_eq!(nearest("avaliability", words), Some("availability"));
        assert_eq!(nearest("Wrok", words), Some("work"));
        assert_eq!(nearest("fr", ["BE", "FR"]), Some("FR"));
        assert_eq!(nearest("audiance", words), Some("audience"));
    }

    #[test]
    fn what_is_near_nothing_suggests_nothing() {
        assert_eq!(nearest("zzz", ["work", "audience"]), None);
        assert_eq!(nearest("", ["a"]), None);
        assert_eq!(nearest("x", ["a", "x1"]), None);
        assert_eq!(nearest("zz", ["fr", "be"]), None);
    }
}
