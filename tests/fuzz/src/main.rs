//! Feeds everything that strangers write to what reads it, changed at random from kept samples, until a run ends badly: a
//! panic, or more than a tenth of a second. The same seed gives the same runs.
//!
//! `matou-fuzz [--seconds N] [--runs N] [--seed N] [--only NAME]`; `tests/fuzz/run.sh` calls it.

mod change;
mod samples;
mod target;

use anyhow::{Context as _, Result, bail};
use change::Changer;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use target::{Bench, TARGETS, Target};

/// No run may take longer.
const SLOWEST: Duration = Duration::from_millis(100);
/// The longest text that is made.
const BYTES_MAX: usize = 64 * 1024;
/// A slow run is run again so often: other programs may have had the processor meanwhile.
const AGAIN: usize = 5;

/// What was asked for.
struct Options {
    seconds: u64,
    runs: u64,
    seed: u64,
    only: Option<String>,
}

/// What running a target gave.
struct Account {
    runs: u64,
    slowest: Duration,
    /// How long the text of the slowest run is.
    length: usize,
    took: Duration,
}

fn main() -> Result<()> {
    let options = Options::read(std::env::args().skip(1))?;
    // A panic is told by the program itself, with the text that led to it.
    set_hook(Box::new(|_| {}));
    let bench = Bench::new()?;
    println!(
        "| parser | samples | runs | runs per second | slowest run | of bytes | growth from 8 to 64 KiB |"
    );
    println!("|---|---|---|---|---|---|---|");
    for target in TARGETS.iter().filter(|target| options.wants(target)) {
        let samples = samples::of(target.name)?;
        let growth = growth(target, &bench, &samples);
        let account = run(target, &bench, &samples, &options)?;
        let Account { runs, slowest, length, took } = account;
        let rate = u128::from(runs) * 1000 / took.as_millis().max(1);
        let slowest = slowest.as_secs_f64() * 1000.0;
        println!(
            "| {} | {} | {runs} | {rate} | {slowest:.2} ms | {length} | {growth:.1} × |",
            target.name,
            samples.len()
        );
    }
    Ok(())
}

impl Options {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let mut options = Self { seconds: 20, runs: u64::MAX, seed: 1, only: None };
        while let Some(word) = words.next() {
            let value = words.next().with_context(|| format!("{word} takes a value"))?;
            match word.as_str() {
                "--seconds" => options.seconds = value.parse()?,
                "--runs" => options.runs = value.parse()?,
                "--seed" => options.seed = value.parse()?,
                "--only" => options.only = Some(value),
                _ => bail!("{word}: there is --seconds, --runs, --seed and --only"),
            }
        }
        Ok(options)
    }

    fn wants(&self, target: &Target) -> bool {
        self.only.as_ref().is_none_or(|name| name == target.name)
    }
}

/// Runs a target until its time or its runs are over.
fn run(target: &Target, bench: &Bench, samples: &[Vec<u8>], options: &Options) -> Result<Account> {
    let started = Instant::now();
    let limit = Duration::from_secs(options.seconds);
    let mut changer = Changer::new(options.seed, samples);
    let mut account = Account { runs: 0, slowest: Duration::ZERO, length: 0, took: limit };
    // The samples as they are come first.
    let mut whole = samples.iter();
    while account.runs < options.runs && started.elapsed() < limit {
        let text = whole.next().cloned().unwrap_or_else(|| changer.next(BYTES_MAX));
        let took = once(target, bench, &text)?;
        account.runs += 1;
        if took > account.slowest {
            (account.slowest, account.length) = (took, text.len());
        }
    }
    account.took = started.elapsed();
    Ok(account)
}

/// Runs a target on a text, and says how long it took.
fn once(target: &Target, bench: &Bench, text: &[u8]) -> Result<Duration> {
    let mut took = time(target, bench, text)?;
    for _ in 0..AGAIN {
        if took <= SLOWEST / 2 {
            break;
        }
        took = took.min(time(target, bench, text)?);
    }
    if took > SLOWEST {
        let path = keep(target, text)?;
        bail!("{}: {took:?} for {} bytes; the text is in {}", target.name, text.len(), path.display());
    }
    Ok(took)
}

fn time(target: &Target, bench: &Bench, text: &[u8]) -> Result<Duration> {
    let started = Instant::now();
    let outcome = catch_unwind(AssertUnwindSafe(|| (target.run)(bench, text)));
    let took = started.elapsed();
    if let Err(panic) = outcome {
        let path = keep(target, text)?;
        let said = panic.downcast_ref::<String>().cloned();
        let said = said.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        bail!("{}: panic: {}; the text is in {}", target.name, said.unwrap_or_default(), path.display());
    }
    Ok(took)
}

/// Keeps a text that ended badly among the samples, so that it is run first from now on.
fn keep(target: &Target, text: &[u8]) -> Result<PathBuf> {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name);
    let path = folder.join(format!("{:016x}", hasher.finish()));
    std::fs::write(&path, text)?;
    Ok(path)
}

/// By how much the time grows when texts grow eight times: the worst of the samples, repeated to both lengths as they are, and
/// with every line another one.
fn growth(target: &Target, bench: &Bench, samples: &[Vec<u8>]) -> f64 {
    let best = |text: &[u8]| {
        let times = (0..AGAIN).filter_map(|_| time(target, bench, text).ok());
        times.min().unwrap_or_default().as_secs_f64()
    };
    let of = |(sample, is_numbered): (&Vec<u8>, bool)| {
        let long = repeated(sample, is_numbered);
        let short = long.get(..BYTES_MAX / 8).unwrap_or_default();
        let (short, long) = (best(short), best(&long));
        // What takes next to no time grows by the noise alone.
        if long < 0.001 { 0.0 } else { long / short }
    };
    let both = samples.iter().take(40).flat_map(|sample| [(sample, false), (sample, true)]);
    both.map(of).fold(0.0, f64::max)
}

/// A sample again and again, up to the longest text; numbered, each line has a key and a value of its own.
fn repeated(sample: &[u8], is_numbered: bool) -> Vec<u8> {
    let mut text = Vec::with_capacity(BYTES_MAX);
    let mut number = 0_u32;
    while text.len() < BYTES_MAX {
        for line in sample.split(|byte| *byte == b'\n') {
            number += 1;
            let sign = line.iter().position(|byte| [b'=', b','].contains(byte));
            match sign.and_then(|at| line.split_at_checked(at)).filter(|_| is_numbered) {
                Some((key, value)) => {
                    let digits = number.to_string();
                    text.extend(
                        [key.trim_ascii_end(), digits.as_bytes(), b" ", value, digits.as_bytes()].concat(),
                    );
                }
                None => text.extend_from_slice(line),
            }
            text.push(b'\n');
        }
    }
    text.truncate(BYTES_MAX);
    text
}
