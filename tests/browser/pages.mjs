// Every kind of page, in the states that it can be in: empty, full, with an error.

export const PAGES = {
  start: '/', 'start-en': '/en/',
  results: '/hebergeurs', large: '/hebergeurs?profile=large', 'small-en': '/en/hosters?profile=small&q=nextcloud',
  'many-conditions': '/hebergeurs?profile=individual&service=pad,video_conference&work=paid,volunteer&near=48.1,-1.7&within_km=300&sort=distance',
  commitments: '/hebergeurs?intervention=stated,none&intervention_max_hours=8&intervention_clock=calendar',
  empty: '/hebergeurs?service=pad&department=2A&match=yes', beyond: '/hebergeurs?page=99',
  refused: '/hebergeurs?avaliability=99&page=0&sort=availability', past: '/hebergeurs?at=2026-11-21&per_page=5',
  hoster: '/hebergeurs/framasoft', 'hoster-en': '/en/hosters/deuxfleurs', 'hoster-asked': '/hebergeurs/club1?profile=large&department=35',
  history: '/hebergeurs/club1/historique', 'history-en': '/en/hosters/club1/history', 'unknown-hoster': '/hebergeurs/framasof',
  compare: '/comparer?slug=framasoft&slug=club1&slug=deuxfleurs&profile=large', 'compare-en': '/en/compare?slug=framasoft&slug=nubo',
  'compare-none': '/comparer', 'compare-too-many': '/comparer?slug=framasoft&slug=club1&slug=deuxfleurs&slug=nubo&slug=infini',
  report: '/hebergeurs/framasoft/signaler', 'report-en': '/en/hosters/framasoft/report',
  map: '/carte', 'map-asked': '/carte?profile=large', 'map-en': '/en/map', 'map-empty': '/carte?service=pad&department=2A&match=yes',
  pick: '/service', 'pick-pad': '/service?service=pad&seed=7', 'pick-en': '/en/service?service=pad&seed=7', 'pick-none': '/service?service=pad&department=2A',
  criteria: '/criteres', 'criteria-en': '/en/criteria', about: '/a-propos', 'about-en': '/en/about', data: '/donnees', 'data-en': '/en/data', 'check-file': '/verifier-mon-fichier', 'check-file-en': '/en/check-my-file',
  accessibility: '/accessibilite', 'accessibility-en': '/en/accessibility', legal: '/mentions-legales', 'legal-en': '/en/legal',
  api: '/api', 'api-en': '/en/api', nowhere: '/nulle-part', 'nowhere-en': '/en/nowhere', problem: '/problems/invalid-query',
  hostile: '/hebergeurs?q=onerror', 'hostile-hoster': '/hebergeurs/hostile',
};

// What a page answers when it is not 200.
export const STATUS = {
  refused: 400, 'unknown-hoster': 404, 'compare-too-many': 400, nowhere: 404, 'nowhere-en': 404, 'pick-none': 404,
};

// States of pages that only a form leads to: what is sent in one go or after it was sent too often, what comes back, and what
// its reader is told.
const REPORT = '/hebergeurs/framasoft/signaler';
export const SENT = {
  'report-mistakes': { path: REPORT, status: 422, told: 'À corriger avant l’envoi' },
  'report-mistakes-en': { path: '/en/hosters/framasoft/report', status: 422, told: 'To put right before sending' },
  'report-too-many': { path: REPORT, status: 429, told: 'Votre signalement n’est pas encore gardé', kind: 'duplicate' },
};
// More reports than anybody may send in a minute.
const REPORTS_MAX = 12;

// Sends a form as a program, until the state is reached; its page as the server wrote it.
export async function sent(base, { path, status, kind }) {
  for (let times = 0; times < REPORTS_MAX; times += 1) {
    const body = new URLSearchParams({ mark: `${times}`, message: `${Date.now()} ${times}`, ...(kind && { kind }) });
    const answer = await fetch(base + path, { method: 'POST', body, redirect: 'manual' });
    if (answer.status === status) return answer.text();
  }
  throw new Error(`${path} never answers ${status}`);
}

// Sends a form as people do, until the page of the state is there.
export async function send(page, base, { path, told, kind }) {
  for (let times = 0; times < REPORTS_MAX; times += 1) {
    await page.goto(base + path);
    if (kind) await page.locator(`input[name="kind"][value="${kind}"]`).check();
    await page.locator('#message').fill(`${Date.now()} ${times}`);
    await Promise.all([page.waitForEvent('load'), page.locator('form.report button').click()]);
    if (await page.getByText(told).isVisible()) return;
  }
  throw new Error(`${path} never says ${told}`);
}

// A hoster that tries to get out of its place: markup, quotes, scripts, marks of direction, words without an end.
export const HOSTILE = `slug,name,website,description,provenance
hostile,"<img src=x onerror=alert(1)>""'&",https://hostile.example/?a=1&b=2,"</script><script>alert(2)</script> javascript:alert(3) ${'x'.repeat(900)}",declared
`;
