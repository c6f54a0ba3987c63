// A client whose types are made from openapi/openapi.json, as a front end would write it. The compiler refuses this file
// when an operation of the document is not used here, and the tests ask each one of the running server.

import assert from "node:assert/strict";
import { test } from "node:test";
import createClient from "openapi-fetch";
import type { components, operations, paths } from "./schema.js";

const url = process.env["MATOU_URL"];
assert.ok(url, "MATOU_URL says where the server is");

const client = createClient<paths>({
  baseUrl: url,
  // Lists are separated by commas, as the document says.
  querySerializer: { array: { style: "form", explode: false } },
});

type Problem = components["schemas"]["Problem"];

/** What openapi-fetch gives back: the data or the error of an operation, and the response. */
type Result = { data?: unknown; error?: unknown; response: Response };

/** The data of an answer that went well. */
function good<T>(result: { data?: T; error?: unknown; response: Response }): T {
  const { data, error, response } = result;
  assert.ok(response.ok && data !== undefined, `${response.url}: ${response.status} ${JSON.stringify(error)}`);
  return data;
}

/** One use of every operation: a missing one does not compile. */
const uses: Record<keyof operations, () => Promise<Result>> = {
  async listHosters() {
    const result = await client.GET("/api/v1/hosters", {
      params: {
        query: {
          profile: "large",
          include: ["facets", "explanation", "excluded", "services"],
          sort: "name",
          per_page: 10,
          lang: "en",
        },
      },
    });
    const list = good(result);
    assert.equal(list.per_page, 10);
    assert.equal(list.total, list.counts.yes + list.counts.unknown);
    assert.ok(list.items.length > 0 && list.items.length <= 10);
    for (const item of list.items) {
      assert.ok(item.match === "yes" || item.match === "unknown", item.slug);
      // Rule of the product: the people stand beside every commitment.
      for (const answer of [item.answers?.intervention, item.answers?.availability]) {
        assert.ok(answer === undefined || answer.human_cost, item.slug);
      }
    }
    assert.deepEqual(list.applied.map((condition) => condition.by), ["profile:large@2026-11"]);
    assert.ok(list.facets?.every((facet) => facet.values.every((value) => value.count >= 0)));
    assert.ok(list.excluded?.every((excluded) => excluded.only_this <= excluded.total));
    return result;
  },

  async showHoster() {
    const result = await client.GET("/api/v1/hosters/{slug}", {
      params: { path: { slug: "club1" }, query: { lang: "fr" } },
    });
    const hoster = good(result);
    assert.equal(hoster.slug, "club1");
    assert.equal(hoster.listing.state, "shown");
    assert.ok(hoster.answers.work, "every criterion is there, stated or not");
    return result;
  },

  async explainHoster() {
    const result = await client.GET("/api/v1/hosters/{slug}/explain", {
      params: {
        path: { slug: "club1" },
        query: { service: ["pad", "email"], near: "48.1,-1.6", within_km: 20, lang: "en" },
      },
    });
    const explanation = good(result);
    // The canonical form has the filters in their own order.
    assert.equal(explanation.query, "service=pad,email&near=48.1,-1.6&within_km=20");
    assert.deepEqual(explanation.lines.map((line) => line.parameter), ["service", "within_km"]);
    return result;
  },

  async showHistory() {
    const result = await client.GET("/api/v1/hosters/{slug}/history", { params: { path: { slug: "club1" } } });
    const sequences = good(result).statements.map((statement) => statement.sequence);
    assert.ok(sequences.length > 0);
    assert.deepEqual(sequences, sequences.toSorted((a, b) => a - b));
    return result;
  },

  async addStatements() {
    // Without a key nothing is written, and the refusal says what is missing.
    const result = await client.POST("/api/v1/hosters/{slug}/statements", {
      params: { path: { slug: "club1" }, header: { "Idempotency-Key": "client-test" } },
      body: { statements: [{ field: "work", answer: "confirmed" }] },
    });
    assert.equal(result.response.status, 401);
    assert.ok((result.error as Problem).title);
    return result;
  },

  async getHosterFile() {
    const result = await client.GET("/properties/{file}", { params: { path: { file: "club1.properties" } }, parseAs: "text" });
    assert.match(String(good(result)), /organization\.name/);
    return result;
  },

  async getServiceFile() {
    const result = await client.GET("/properties/{slug}/{file}", {
      params: { path: { slug: "club1", file: "git.properties" } },
      parseAs: "text",
    });
    assert.match(String(good(result)), /service\.name/);
    return result;
  },

  async listCriteria() {
    const result = await client.GET("/api/v1/criteria", { params: { query: { lang: "en" } } });
    const { criteria, identity } = good(result);
    assert.equal(criteria.length, 14);
    // Enough to build a form: each filter has options, takes any name, or is a number of hours.
    for (const filter of [...criteria, ...identity].flatMap((criterion) => criterion.filters)) {
      assert.ok(filter.open || filter.clock_parameter || filter.options?.length, filter.parameter);
    }
    return result;
  },

  async showVocabulary() {
    const result = await client.GET("/api/v1/vocabularies/{name}", {
      params: { path: { name: "departments" }, query: { lang: "fr" } },
    });
    const terms = good(result).terms;
    assert.ok(terms.some((term) => term.code === "35" && term.label === "Ille-et-Vilaine"));
    return result;
  },

  async listProfiles() {
    const result = await client.GET("/api/v1/profiles", {});
    assert.deepEqual(good(result).profiles.map((profile) => profile.id), ["individual", "small", "large"]);
    return result;
  },

  async listSources() {
    const result = await client.GET("/api/v1/sources", {});
    assert.ok(good(result).sources.every((source) => source.state === "applied"));
    return result;
  },

  async mapHosters() {
    const result = await client.GET("/api/v1/hosters.geojson", {
      params: { query: { department: ["35"], lang: "en" } },
    });
    const map = good(result);
    assert.equal(map.type, "FeatureCollection");
    for (const { geometry, properties } of map.features) {
      assert.equal(geometry.coordinates.length, 2, properties.slug);
    }
    return result;
  },

  async listServices() {
    const result = await client.GET("/api/v1/services", {
      params: { query: { service: ["pad"], registration: ["none"], match: "yes", lang: "en" } },
    });
    const list = good(result);
    assert.ok(list.items.length > 0 && list.counts.yes === list.total);
    assert.ok(list.items.every((item) => item.match === "yes" && item.hoster.slug && item.service.key));
    return result;
  },

  async pickService() {
    const result = await client.GET("/api/v1/services/pick", {
      params: { query: { service: ["pad"], seed: 7, lang: "en" } },
      // Not to the hoster: these tests leave the machine alone.
      redirect: "manual",
    });
    assert.equal(result.response.status, 303);
    assert.match(result.response.headers.get("location") ?? "", /^https?:/);
    return result;
  },

  async listChanges() {
    const dump = await client.GET("/dumps/{day}/{file}", { params: { path: { day: "latest", file: "hosters.json" } } });
    const { dataset_version: held } = good(dump) as { dataset_version: string };
    const result = await client.GET("/api/v1/changes", { params: { query: { since: held } } });
    const changes = good(result);
    assert.deepEqual([changes.items, changes.next, changes.more], [[], held, false]);
    return result;
  },

  async getDump() {
    const result = await client.GET("/dumps/{day}/{file}", {
      params: { path: { day: "latest", file: "hosters.ndjson" } },
      parseAs: "text",
    });
    const lines = String(good(result)).trimEnd().split("\n");
    assert.ok(lines.every((line) => typeof (JSON.parse(line) as { slug: unknown }).slug === "string"));
    return result;
  },

  async feedChanges() {
    const result = await client.GET("/feeds/changes.atom", { params: { query: { lang: "en" } }, parseAs: "text" });
    assert.match(good(result), /<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/);
    return result;
  },

  async feedHoster() {
    const result = await client.GET("/feeds/{file}", {
      params: { path: { file: "club1.atom" }, query: { lang: "en" } },
      parseAs: "text",
    });
    assert.match(good(result), /Club1/);
    return result;
  },

  async showBadge() {
    const result = await client.GET("/badge/{file}", {
      params: { path: { file: "club1.svg" }, query: { lang: "en" } },
      parseAs: "text",
    });
    assert.match(good(result), /^<svg /);
    return result;
  },

  async isLive() {
    const result = await client.GET("/health/live", {});
    assert.equal(good(result).status, "ok");
    return result;
  },

  async isReady() {
    const result = await client.GET("/health/ready", {});
    assert.ok(good(result).hosters > 0);
    return result;
  },
};

for (const [operation, use] of Object.entries(uses)) {
  test(`${operation} is what its types say`, async () => {
    const { response } = await use();
    assert.equal(await operationOf(response), operation);
  });
}

/** The operation of the served document that an answer belongs to. */
async function operationOf(response: Response): Promise<string | undefined> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    paths: Record<string, { get?: { operationId?: string }; post?: { operationId?: string } }>;
  };
  const { pathname } = new URL(response.url);
  // A path of fixed words is more exact than one with braces: those come last.
  const templates = Object.keys(document.paths).sort((a, b) => a.split("{").length - b.split("{").length);
  const found = templates.find((template) =>
    new RegExp(`^${template.replaceAll(".", "\\.").replace(/\{[^}]+\}/g, "[^/]+")}$`).test(pathname),
  );
  const methods = found === undefined ? undefined : document.paths[found];
  return (methods?.get ?? methods?.post)?.operationId;
}

test("a mistake is a problem with types of its own", async () => {
  const { data, error, response } = await client.GET("/api/v1/hosters/{slug}", {
    params: { path: { slug: "clubb1" }, query: { lang: "en" } },
  });
  const problem: Problem | undefined = error;
  assert.equal(data, undefined);
  assert.equal(response.status, 404);
  assert.equal(problem?.status, 404);
  assert.match(problem.detail, /Did you mean “club1”/);
});

test("what the types refuse, the server refuses too", async () => {
  const { error, response } = await client.GET("/api/v1/hosters", {
    // @ts-expect-error there is no order by commitment, in the types as in the service
    params: { query: { sort: "availability", lang: "en" } },
  });
  assert.equal(response.status, 400);
  assert.deepEqual(error?.errors?.map((mistake) => mistake.code), ["no_ranking"]);
});
