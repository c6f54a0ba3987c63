//! The tests of the whole program, in one binary: the service in process over the collective's data, the OpenAPI document
//! as a contract, the shape of the workspace, and the files that the tests write.

#[cfg(test)]
mod api;
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod coverage;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod export;
#[cfg(test)]
mod facets;
#[cfg(test)]
mod generated;
#[cfg(test)]
mod import;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod people;
#[cfg(test)]
mod toy;
