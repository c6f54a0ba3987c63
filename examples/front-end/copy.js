// A copy of the directory that follows it: the whole file once, then only what changed. Runs in browsers and in Node.
//
// The order of the changes matters less than the last one of each hoster: "withdrawn" takes it out of the copy, anything
// else means "read it again". So a batch asks for each hoster once, however often it changed.

export class Copy {
  // `log` is called with a line of text for everything that is done.
  constructor(api, log = () => {}) {
    this.api = api;
    this.log = log;
    this.hosters = new Map();
    this.cursor = null;
  }

  // Takes the whole file. Its version is the cursor from which the changes go on.
  async take() {
    const dump = await this.read('/dumps/latest/hosters.json');
    this.hosters = new Map(dump.hosters.map((hoster) => [hoster.slug, hoster]));
    this.cursor = dump.dataset_version;
    this.log(`copie prise : ${this.hosters.size} hébergeurs, version ${this.cursor}, licence ${dump.licence}`);
  }

  // Reads the changes up to now. A cursor that is too old is answered 410: then the whole file is taken again.
  async follow() {
    for (let more = true; more; ) {
      const query = new URLSearchParams({ since: this.cursor, limit: 500 });
      const batch = await this.read(`/api/v1/changes?${query}`, [410]);
      if (batch === null) {
        this.log('curseur trop ancien : la copie est reprise en entier');
        return this.take();
      }
      const last = new Map(batch.items.map((change) => [change.slug, change]));
      for (const change of last.values()) await this.apply(change);
      // Only after the batch was applied: whatever fails before is asked for again.
      this.cursor = batch.next;
      this.log(`${batch.items.length} changements lus, ${this.hosters.size} hébergeurs, curseur ${this.cursor}`);
      more = batch.more;
    }
  }

  async apply({ slug, type }) {
    const path = `/api/v1/hosters/${encodeURIComponent(slug)}?lang=fr`;
    // It may have been withdrawn since the change was written.
    const hoster = type === 'withdrawn' ? null : await this.read(path, [404, 410]);
    if (hoster === null) this.hosters.delete(slug);
    else this.hosters.set(slug, hoster);
    this.log(`${type} : ${slug} ${hoster === null ? 'retiré de la copie' : 'remplacé'}`);
  }

  // Reads JSON; null for a status among `gone`; an error with the words of the directory for any other refusal.
  //
  // Caches between here and the directory may hold an older hoster than the change speaks of. `no-cache` asks the directory
  // whether what they hold still stands (with its ETag, 304 when it does): otherwise the cursor would pass a change over.
  async read(path, gone = []) {
    const answer = await fetch(new URL(path, this.api), { credentials: 'omit', cache: 'no-cache' });
    if (gone.includes(answer.status)) return null;
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(body.detail ?? `${answer.status} ${path}`);
    return body;
  }
}
