// <matou-search>: search the CHATONS directory from any page. No cookie, no storage, no third party. AGPL-3.0-or-later
// <script type="module" src="https://DIRECTORY/embed.js"></script> <matou-search query="profile=small"></matou-search>
// Attributes: lang (fr, en), query (as in the API), per-page, filters, base (another directory). Theme: --matou-accent
// -on-accent -text -soft -card -tint -line -font -radius -gap
const WORDS = {
	q: 'Nom, service, logiciel ou lieu|Name, service, software or place',
	go: 'Chercher|Search',
	yes: 'correspond,correspondent|matches,match',
	unknown: 'n’a pas répondu,n’ont pas répondu|has not said,have not said',
	no: 'ne convient pas,ne conviennent pas|does not fit,do not fit',
	note: 'Ni oui ni non : une réponse manque.|Neither yes nor no: an answer is missing.',
	unsaid: 'Non renseigné : |Not stated: ',
	people: 'Les personnes : |The people: ',
	aged: ' (trop ancien pour compter)| (too old to count)',
	left: '« # » en écarte # ; sans cette condition, # de retour. |“#” leaves out #; without it, # back. ',
	drop: 'Retirer|Remove',
	all: 'Tout l’annuaire|All hosters',
	down: 'L’annuaire ne répond pas.|No answer.',
	foot: 'Mélangé chaque jour, sans classement. CHATONS, |Shuffled daily, no ranking. CHATONS, ',
};
const style = new CSSStyleSheet();
style.replaceSync(`:host{display:block;--s:var(--matou-soft,color-mix(in srgb,currentColor 78%,transparent));--c:var(--matou-card,transparent);--l:var(--matou-line,color-mix(in srgb,currentColor 25%,transparent));--a:var(--matou-accent,light-dark(#8a5506,#f9b84a));--i:var(--matou-tint,color-mix(in srgb,var(--a) 9%,transparent));--g:var(--matou-gap,1rem);color:var(--matou-text,inherit);font:1rem/1.6 var(--matou-font,system-ui);overflow-wrap:anywhere}
*{box-sizing:border-box;font:inherit;color:inherit;margin:0}b,h2,h3,legend,.q label,[role]{font-weight:600;padding:0}
h2{font-size:1.3rem;margin:2rem 0 0}h3{font-size:1.1rem}a,.x,.k b{color:var(--a)}ul,fieldset{list-style:none;padding:0;border:0;min-width:0}
small{color:var(--s);font-size:.9rem}small,label{display:block}p{margin:.6rem 0}:focus-visible{outline:3px solid var(--a);outline-offset:2px}
.k,.m,form{display:grid;gap:var(--g)}.k,form{grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr))}
.k button,.m>li,.w li,form{background:var(--c);border:1px solid var(--l);border-radius:var(--matou-radius,.75rem);padding:1.1rem}.k button{width:100%;height:100%;text-align:left;align-content:start}
.k [aria-pressed=true]{background:var(--i);outline:2px solid var(--a)}[aria-pressed=true] b:before{content:"✓ "}
form{background:var(--i);margin:var(--g) 0}[type=search],select{width:100%;padding:.6rem;background:Canvas;color:CanvasText;border:1px solid var(--s);border-radius:.4rem}
label,li li{padding:.2rem 0}[type=checkbox]{width:1.15rem;height:1.15rem;margin:0 .4rem 0 0;vertical-align:-.2em;accent-color:var(--a)}
button{cursor:pointer}.go{grid-column:1/-1;justify-self:start;background:var(--a);color:var(--matou-on-accent,light-dark(#fff,#231a0c));border:0;border-radius:.4rem;padding:.6rem 1.5rem}
.x{background:0;border:0;padding:.2rem;text-decoration:underline}.w{display:flex;flex-wrap:wrap;gap:.5rem}.w li{padding:.2rem 1rem}`);

// Text and elements, never markup.
const el = (tag, of, ...kids) => {
	const node = Object.assign(document.createElement(tag), of);
	node.append(...kids.flat(2).filter(Boolean));
	return node;
};

// Fills an element; returns what begins it anew.
const fill = host => {
	const root = host.attachShadow({mode: 'open'}), top = el('div'), said = el('p', {tabIndex: -1, role: 'status'}), list = el('div');
	const box = el('section', 0, top, said, list), option = (name, other) => host.getAttribute(name) || other;
	let w, en, query, known, turn, recipe, filters, form;
	root.adoptedStyleSheets = [style];
	root.append(box);

	const get = async (path, asked = '') => {
		const url = new URL(`/api/v1/${path}?${asked}`, option('base', import.meta.url));
		url.searchParams.set('lang', box.lang);
		const answer = await fetch(url, {credentials: 'omit'}), body = await answer.json();
		if (!answer.ok) throw body;
		return body;
	};
	// Another search, from its first page.
	const but = (name, value, from = query, first = 'page') => {
		const next = new URLSearchParams(from);
		next.delete(name);
		next.delete(first);
		if (value) next.set(name, value);
		return next;
	};
	// Of two searches the later one is shown.
	const go = async (to = '') => {
		const mine = turn = Symbol(), asked = but('include', 'facets,excluded,provenance,services', to, '');
		query = but('include', '', to, '');
		if (!asked.has('per_page')) asked.set('per_page', option('per-page', 10));
		try {
			const all = await Promise.all([...known || [get('profiles'), get('criteria')], get('hosters', asked)]);
			if (mine === turn) known = all.slice(0, 2), show(...all);
		} catch ({detail}) {
			if (mine !== turn) return;
			said.textContent = detail || w.down;
			list.replaceChildren(detail ? act(w.all) : act(w.go, to));
		}
	};
	const act = (text, to, about = '') => el('button', {className: 'x', id: text + about, ariaLabel: `${text} ${about}`, onclick: () => go(to)}, text);

	const show = ({profiles}, {criteria, identity}, {items, counts, applied, excluded, facets, page, pages, sentence, licence}) => {
		const focus = root.activeElement?.id, bare = href => href.split('?')[1], q = query.get('q');
		recipe = profiles.find(p => p.id === query.get('profile'));
		const count = name => `${counts[name]} ${w[name].split(',')[+(counts[name] > 1 || !counts[name] && en)]}`;
		const lines = applied.map(a => [`${[...criteria, ...identity].find(c => c.id === a.criterion).label} – ${a.text}`, bare(a.href_without), a.by !== 'visitor' && ` (${recipe.label}, ${recipe.version})`]);
		if (q) lines.push([q, but('q')]);
		const group = (name, note, kids) => kids[0] && [el('h2', 0, count(name)), el('p', 0, note), el('ul', {className: 'm'}, kids)];
		const cards = match => items.filter(i => i.match === match).map(i => card(i, criteria, applied));
		const left = e => e.total && el('li', 0, w.left.split('#').map((part, i) => [part, [e.label, e.total, `${e.only_this}`][i]]), act(w.drop, bare(e.href_without), e.label));
		const turnTo = n => n && n <= pages && act(`Page ${n}`, but('page', n));
		top.replaceChildren(choices(profiles), fields(facets));
		said.textContent = ['yes', 'unknown', 'no'].map(count).join(' · ');
		list.replaceChildren(el('div', 0, el('p', 0, sentence),
			lines[0] && el('ul', {className: 'w'}, lines.map(([text, to, by]) => el('li', 0, text, by, ' ', act(w.drop, to, text)))),
			!items[0] && act(w.all), group('yes', '', cards('yes')), group('unknown', w.note, cards('unknown')), turnTo(page - 1), turnTo(page + 1),
			group('no', '', excluded.map(left).filter(Boolean)), el('small', 0, w.foot, licence)));
		if (focus) (root.getElementById(focus) || said).focus();
	};
	const choices = profiles => el('ul', {className: 'k'}, profiles.map(p => el('li', 0, el('button', {
		id: p.id, ariaPressed: p === recipe, onclick: () => go(but('profile', p !== recipe && p.id, but('without', '', asked()))),
	}, el('b', 0, p.label), el('small', 0, p.situation)))));

	const fields = facets => {
		const names = option('filters', 'service,work,audience,intervention,availability').split(',');
		filters = facets.filter(f => names.includes(f.parameter));
		const word = (id, label, ...kids) => el('div', {className: 'q'}, el('label', {htmlFor: id}, label), kids);
		// Ticked: the visitor's own choices. Those of a recipe stand among the conditions.
		const field = ({parameter: name, label, values, not_stated}) => {
			const own = query.getAll(name).join().split(','), long = values.length > 8, unsaid = el('small', 0, w.unsaid, not_stated + '');
			const options = values.map(({value, label, count}) => {
				const text = `${label} (${count})`, on = own.includes(value);
				return long ? el('option', {value, selected: on}, text) : el('label', 0, el('input', {type: 'checkbox', name, id: name + value, value, checked: on}), text);
			});
			return long ? word(name, label, el('select', {name, id: name}, el('option', {value: ''}, '–'), options), unsaid) : el('fieldset', 0, el('legend', 0, label), options, unsaid);
		};
		const onsubmit = event => (event.preventDefault(), go(asked()));
		return form = el('form', {onsubmit}, word('q', w.q, el('input', {type: 'search', name: 'q', id: 'q', value: query.get('q') || ''})), filters.map(field), el('button', {className: 'go', id: 'go'}, w.go));
	};
	const asked = () => {
		const data = new FormData(form), put = (next, name) => but(name, data.getAll(name).join().trim(), next);
		const without = query.getAll('without').join().split(',').filter(name => !data.get(name));
		return ['q', ...filters.map(f => f.parameter)].reduce(put, but('without', without.join()));
	};
	const card = ({name, identity: {website, places}, answers, services}, criteria, applied) => {
		const href = website?.value, names = (all, key) => all.map(one => one[key]).join(', ');
		const unsaid = criteria.filter(c => !answers[c.id] && (c.commitment || applied.some(a => a.criterion === c.id)));
		return el('li', 0, el('h3', 0, /^https?:/.test(href) ? el('a', {href}, name) : name), el('small', 0, places?.text), el('small', 0, names(services, 'name')),
			el('ul', 0, criteria.map(c => answers[c.id] && fact(answers[c.id]))), unsaid[0] && el('small', 0, w.unsaid, names(unsaid, 'label')));
	};
	// A commitment never goes without the people behind it.
	const fact = a => el('li', 0, a.text, a.expired && w.aged, a.human_cost && el('div', 0, el('b', 0, w.people), a.human_cost.text),
		el('small', 0, [a.provenance_label, a.stated_on].filter(Boolean).join(', ')));

	return () => {
		en = /^en/i.test(host.lang);
		w = Object.fromEntries(Object.entries(WORDS).map(([name, both]) => [name, both.split('|')[+en]]));
		Object.assign(box, {lang: en ? 'en' : 'fr', ariaLabel: w.go});
		known = 0;
		go(option('query'));
	};
};

customElements.define('matou-search', class extends HTMLElement {
	static observedAttributes = ['lang', 'query', 'per-page', 'filters', 'base'];
	connectedCallback() {
		(this.begin ||= fill(this))();
	}
	attributeChangedCallback() {
		this.begin?.();
	}
});
