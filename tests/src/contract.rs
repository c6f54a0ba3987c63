//! The OpenAPI document as a contract: which operations it has, and whether a body is what it promises.
//!
//! Only the words of JSON Schema that the document uses are read; any other stops the test, so that none is skipped.
#![expect(clippy::expect_used, clippy::panic, reason = "a document that cannot be read stops its test")]

use serde_json::Value as Json;

/// Words that describe and do not constrain. Patterns stand on parameters only, and are checked by what the service takes.
const NOTES: [&str; 5] = ["description", "example", "default", "format", "pattern"];

/// The document.
pub struct Contract {
    document: Json,
}

/// One operation of the document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Operation {
    /// The tag.
    pub tag: String,
    /// The operation id.
    pub id: String,
    /// The method, in capitals.
    pub method: String,
    /// The path, with `{…}` for its parameters.
    pub path: String,
}

impl Contract {
    /// Reads a document.
    ///
    /// # Panics
    /// When it is no JSON.
    pub fn new(text: &str) -> Self {
        Self { document: serde_json::from_str(text).expect("a document in JSON") }
    }

    /// All operations, by tag, then id.
    ///
    /// # Panics
    /// When the document has no paths.
    pub fn operations(&self) -> Vec<Operation> {
        let paths = self.at("/paths").as_object().expect("paths");
        let of_path = |(path, item): (&String, &Json)| -> Vec<Operation> {
            let methods = item.as_object().expect("a path").iter();
            methods.map(|(method, operation)| Operation::new(path, method, operation)).collect()
        };
        let mut all: Vec<Operation> = paths.iter().flat_map(of_path).collect();
        all.sort();
        all
    }

    /// The names of the query parameters of a path.
    pub fn parameters(&self, path: &str) -> Vec<String> {
        let all = self.at(&format!("/paths/{}/get/parameters", escape(path))).as_array();
        let in_query = all.into_iter().flatten().filter(|parameter| word(parameter, "in") == "query");
        in_query.map(|parameter| word(parameter, "name").to_owned()).collect()
    }

    /// What is wrong with the answer to a GET; nothing when it is as the document says.
    pub fn faults(&self, path: &str, status: u16, media: &str, body: &Json) -> Vec<String> {
        self.faults_of(("GET", path), status, media, body)
    }

    /// What is wrong with the answer of an operation; nothing when it is as the document says.
    pub fn faults_of(
        &self,
        (method, path): (&str, &str),
        status: u16,
        media: &str,
        body: &Json,
    ) -> Vec<String> {
        let place = format!("/paths/{}/{}/responses/{status}", escape(path), method.to_lowercase());
        let Some(response) = self.document.pointer(&place) else {
            return vec![format!("{path}: the status {status} is not documented")];
        };
        let Some(schema) = response.pointer(&format!("/content/{}/schema", escape(media))) else {
            return vec![format!("{path}: {status} is not documented as {media}")];
        };
        self.compare(schema, body)
    }

    /// What is wrong with a value under a schema of the document; nothing when it fits.
    pub fn mismatches(&self, schema: &Json, value: &Json) -> Vec<String> {
        self.compare(schema, value)
    }

    /// Every reference that points nowhere.
    pub fn dangling(&self) -> Vec<String> {
        let mut found = Vec::new();
        self.walk(&self.document, &mut found);
        found.sort();
        found.dedup();
        found
    }

    /// A place of the document.
    ///
    /// # Panics
    /// When there is no such place.
    pub fn at(&self, pointer: &str) -> &Json {
        self.document.pointer(pointer).unwrap_or_else(|| panic!("nothing at {pointer}"))
    }

    fn walk(&self, json: &Json, found: &mut Vec<String>) {
        if let Some(reference) = json.get("$ref").and_then(Json::as_str)
            && self.document.pointer(reference.trim_start_matches('#')).is_none()
        {
            found.push(reference.to_owned());
        }
        let children: Vec<&Json> = match json {
            Json::Array(items) => items.iter().collect(),
            Json::Object(members) => members.values().collect(),
            _ => Vec::new(),
        };
        for child in children {
            self.walk(child, found);
        }
    }

    fn fits(&self, schema: &Json, body: &Json) -> bool {
        self.compare(schema, body).is_empty()
    }

    fn compare(&self, schema: &Json, body: &Json) -> Vec<String> {
        let mut comparison = Comparison { contract: self, place: String::new(), faults: Vec::new() };
        comparison.compare(schema, body);
        comparison.faults
    }
}

/// A body on its way through a schema.
struct Comparison<'c> {
    contract: &'c Contract,
    place: String,
    faults: Vec<String>,
}

impl Comparison<'_> {
    fn compare(&mut self, schema: &Json, body: &Json) {
        for (key, rule) in schema.as_object().into_iter().flatten() {
            if !NOTES.contains(&key.as_str()) && !self.holds(key, rule, schema, body) {
                let shown: String = body.to_string().chars().take(80).collect();
                self.faults.push(format!("{}: “{key}”: {rule} does not hold for {shown}", self.place));
            }
        }
    }

    /// Whether one word of a schema holds; what is wrong further in is noted on the way.
    fn holds(&mut self, key: &str, rule: &Json, schema: &Json, body: &Json) -> bool {
        match key {
            "$ref" => {
                let contract = self.contract;
                match contract.document.pointer(word_of(rule).trim_start_matches('#')) {
                    Some(target) => self.compare(target, body),
                    None => return false,
                }
            }
            "allOf" => {
                for part in each(rule) {
                    self.compare(part, body);
                }
            }
            "oneOf" => return each(rule).filter(|part| self.contract.fits(part, body)).count() == 1,
            "anyOf" => return each(rule).any(|part| self.contract.fits(part, body)),
            "type" => return is_of_type(rule, body),
            "enum" => return each(rule).any(|code| code == body),
            // These say something of numbers and of objects only.
            "minimum" => return !body.is_number() || body.as_f64() >= rule.as_f64(),
            "minLength" => return length(body).is_none_or(|length| rule.as_u64() <= Some(length)),
            "maxLength" => return length(body).is_none_or(|length| Some(length) <= rule.as_u64()),
            "maximum" => return !body.is_number() || body.as_f64() <= rule.as_f64(),
            "required" => {
                return !body.is_object() || each(rule).all(|name| body.get(word_of(name)).is_some());
            }
            "items" => {
                for (at, item) in body.as_array().into_iter().flatten().enumerate() {
                    self.within(&format!("/{at}"), rule, item);
                }
            }
            "properties" | "additionalProperties" => self.members(key, schema, body),
            "propertyNames" => {}
            _ => panic!("{}: the contract test does not know “{key}”", self.place),
        }
        true
    }

    /// The members that are declared, or those that are not.
    fn members(&mut self, key: &str, schema: &Json, body: &Json) {
        let declared = schema.get("properties").and_then(Json::as_object);
        for (name, member) in body.as_object().into_iter().flatten() {
            let rule = match (declared.and_then(|declared| declared.get(name)), key) {
                (Some(rule), "properties") => rule,
                (None, "additionalProperties") => schema.get(key).unwrap_or(&Json::Null),
                _ => continue,
            };
            self.within(&format!("/{name}"), rule, member);
        }
    }

    fn within(&mut self, step: &str, schema: &Json, body: &Json) {
        let length = self.place.len();
        self.place.push_str(step);
        self.compare(schema, body);
        self.place.truncate(length);
    }
}

impl Operation {
    /// Where it stands in the document.
    pub fn place(&self) -> String {
        format!("/paths/{}/{}", escape(&self.path), self.method.to_lowercase())
    }

    fn new(path: &str, method: &str, operation: &Json) -> Self {
        let tag = operation.pointer("/tags/0").map_or("", word_of);
        Self {
            tag: tag.to_owned(),
            id: word(operation, "operationId").to_owned(),
            method: method.to_uppercase(),
            path: path.to_owned(),
        }
    }
}

fn length(body: &Json) -> Option<u64> {
    body.as_str().and_then(|text| u64::try_from(text.chars().count()).ok())
}

fn escape(part: &str) -> String {
    part.replace('~', "~0").replace('/', "~1")
}

fn each(list: &Json) -> impl Iterator<Item = &Json> {
    list.as_array().into_iter().flatten()
}

fn word_of(json: &Json) -> &str {
    json.as_str().unwrap_or_default()
}

fn word<'j>(json: &'j Json, name: &str) -> &'j str {
    json.get(name).map_or("", word_of)
}

fn is_of_type(rule: &Json, body: &Json) -> bool {
    let is = |name: &str| match name {
        "null" => body.is_null(),
        "boolean" => body.is_boolean(),
        "integer" => body.is_i64() || body.is_u64(),
        "number" => body.is_number(),
        "string" => body.is_string(),
        "array" => body.is_array(),
        "object" => body.is_object(),
        _ => false,
    };
    rule.as_str().map_or_else(|| each(rule).any(|name| is(word_of(name))), is)
}
