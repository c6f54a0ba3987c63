//! The real program, run as people run it: in a folder of its own, judged by what it prints and how it ends.

#[cfg(test)]
mod account;
#[cfg(test)]
mod check_page;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod database;
#[cfg(test)]
mod export;
#[cfg(test)]
mod import;
#[cfg(test)]
mod mail;
#[cfg(test)]
mod place;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod published;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod search;
#[cfg(test)]
mod serve;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod sources;
