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
  criteria: '/criteres', 'criteria-en': '/en/criteria', about: '/a-propos', 'about-en': '/en/about', data: '/donnees', 'data-en': '/en/data',
  accessibility: '/accessibilite', 'accessibility-en': '/en/accessibility', legal: '/mentions-legales', 'legal-en': '/en/legal',
  api: '/api', 'api-en': '/en/api', nowhere: '/nulle-part', 'nowhere-en': '/en/nowhere', problem: '/problems/invalid-query',
  hostile: '/hebergeurs?q=onerror', 'hostile-hoster': '/hebergeurs/hostile',
};

// What a page answers when it is not 200.
export const STATUS = {
  refused: 400, 'unknown-hoster': 404, 'compare-too-many': 400, nowhere: 404, 'nowhere-en': 404, 'pick-none': 404,
};

// A hoster that tries to get out of its place: markup, quotes, scripts, marks of direction, words without an end.
export const HOSTILE = `slug,name,website,description,provenance
hostile,"<img src=x onerror=alert(1)>""'&",https://hostile.example/?a=1&b=2,"</script><script>alert(2)</script> javascript:alert(3) ${'x'.repeat(900)}",declared
`;
