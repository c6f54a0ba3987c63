// <matou-search>: the CHATONS directory on any page. No cookie, no storage, no third party. AGPL-3.0-or-later
// Attributes and theme: docs/embedding.md
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
	hide: 'Cacher ceux qui n’ont pas répondu|Hide those that have not said',
	daily: 'Mélangé chaque jour, sans classement. |Shuffled daily, no ranking. ',
};
const style = new CSSStyleSheet();
style.replaceSync(`:host{display:block;--a:var(--matou-accent,light-dark(#8a5506,#f9b84a));--g:var(--matou-gap,1rem);color:var(--matou-text);font:1rem/1.6 var(--matou-font,system-ui);overflow-wrap:anywhere}*{box-sizing:border-box;font:inherit;color:inherit;margin:0}b,h2,h3,legend,span label,[role]{font-weight:600;padding:0}
h2{font-size:1.3rem;margin:2rem 0 0}h3{font-size:1.1rem}a,.x,.k b{color:var(--a)}ul,fieldset{list-style:none;padding:0;border:0;min-width:0}
small{color:var(--matou-soft,color-mix(in srgb,currentColor 78%,transparent));font-size:.9rem}small,label{display:block}p{margin:.6rem 0}:focus-visible{outline:3px solid var(--a);outline-offset:2px}
.k,.m,form{display:grid;gap:var(--g)}.k,form{grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr))}
.k button,.m>li,.w li,form{background:var(--matou-card);border:1px solid var(--matou-line,color-mix(in srgb,currentColor 25%,transparent));border-radius:var(--matou-radius,.75rem);padding:1.1rem}.k li{display:grid}.k button{text-align:left;align-content:start}
form,.k [aria-pressed=true]{background:var(--matou-tint,color-mix(in srgb,var(--a) 9%,transparent))}[aria-pressed=true]{outline:2px solid var(--a)}[aria-pressed=true] b:before{content:"✓ "}
form{margin:var(--g) 0}[type=search],select{width:100%;padding:.6rem;background:Canvas;color:CanvasText;border:1px solid;border-radius:.4rem}
label,li li{padding:.2rem 0}[type=checkbox]{width:1.15rem;height:1.15rem;margin-right:.4rem;vertical-align:sub;accent-color:var(--a)}
button{cursor:pointer}.go{grid-column:1/-1;justify-self:start;background:var(--a);color:var(--matou-on-accent,light-dark(#fff,#231a0c));border:0;border-radius:.4rem;padding:.6rem 1.5rem}
.x{background:0;border:0;padding:.2rem;text-decoration:underline}.w{display:flex;flex-wrap:wrap;gap:.5rem}.w li{padding:.2rem 1rem}`);

// Text and elements, never markup.
const el = (tag, of, ...kids) => {
	const node = Object.assign(document.createElement(tag), of);
	node.append(...kids.flat(2).filter(Boolean));
	return node;
};
const small = (...kids) => el('small', 0, kids);
const tick = (name, value, checked, text) => el('label', 0, el('input', {type: 'checkbox', name, id: name + value, value, checked}), text);

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
	// The later search is shown.
	const go = async (to = '') => {
		const mine = turn = {}, asked = but('include', 'facets,excluded,provenance,services', to, '');
		query = but('include', '', to, '');
		asked.has('per_page') || asked.set('per_page', option('per-page', 10));
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
		const focus = root.activeElement?.id, without = (href, about) => act(w.drop, href.split('?')[1], about);
		recipe = profiles.find(p => p.id === query.get('profile'));
		const count = name => `${counts[name]} ${w[name].split(',')[+(counts[name] > 1 || !counts[name] && en)]}`;
		const line = ({criterion, text, by, href_without}) => {
			const about = [[...criteria, ...identity].find(c => c.id === criterion)?.label, text].filter(Boolean).join(' – ');
			return el('li', 0, about, by !== 'visitor' && ` (${recipe.label}, ${recipe.version})`, ' ', without(href_without, about));
		};
		const card = ({name, identity: {website, places}, answers, services}) => {
			const href = website?.value, names = (all, key) => all.map(one => one[key]).join(', ');
			const unsaid = criteria.filter(c => !answers[c.id] && (c.commitment || applied.some(a => a.criterion === c.id)));
			return el('li', 0, el('h3', 0, /^https?:/.test(href) ? el('a', {href}, name) : name), small(places?.text), small(names(services, 'name')), el('ul', 0, criteria.map(c => fact(answers[c.id]))),
				unsaid[0] && small(w.unsaid, names(unsaid, 'label')));
		};
		const group = (name, note, kids = items.filter(i => i.match === name).map(card)) => kids[0] && [el('h2', 0, count(name)), note && el('p', 0, note), el('ul', {className: 'm'}, kids)];
		const left = e => el('li', 0, w.left.split('#').map((part, i) => [part, [e.label, e.total, e.only_this + ''][i]]), without(e.href_without, e.label));
		const turnTo = n => n && n <= pages && act(`Page ${n}`, but('page', n));
		top.replaceChildren(choices(profiles), fields(facets));
		said.textContent = ['yes', 'unknown', 'no'].map(count).join(' · ');
		list.replaceChildren(el('div', 0, el('p', 0, sentence), applied[0] && el('ul', {className: 'w'}, applied.map(line)),
			!items[0] && act(w.all), group('yes'), group('unknown', w.note), turnTo(page - 1), turnTo(page + 1),
			group('no', 0, excluded.filter(e => e.total).map(left)), small(!/sort=[nd]|seed=/.test(query) && w.daily, 'CHATONS, ', licence)));
		if (focus) (root.getElementById(focus) || said).focus();
	};
	const choices = profiles => el('ul', {className: 'k'}, profiles.map(p => el('li', 0, el('button', {
		id: p.id, ariaPressed: p === recipe, onclick: () => go(but('profile', p !== recipe && p.id, but('without', '', asked()))),
	}, el('b', 0, p.label), small(p.situation)))));

	const fields = facets => {
		const names = option('filters', 'service,work,audience,intervention,availability').split(',');
		filters = facets.filter(f => names.includes(f.parameter));
		const word = (id, label, ...kids) => el('span', 0, el('label', {htmlFor: id}, label), kids);
		// Ticked: the visitor's own choices. Those of a recipe stand among the conditions.
		const field = ({parameter: name, label, values, not_stated}) => {
			const own = query.getAll(name).join().split(','), long = values.length > 8, unsaid = small(w.unsaid, not_stated + '');
			const options = values.map(({value, label, count}) => {
				const text = `${label} (${count})`, on = own.includes(value);
				return long ? new Option(text, value, on, on) : tick(name, value, on, text);
			});
			return long ? word(name, label, el('select', {name, id: name}, new Option('–', ''), options), unsaid) : el('fieldset', 0, el('legend', 0, label), options, unsaid);
		};
		return form = el('form', {onsubmit: event => (event.preventDefault(), go(asked()))}, word('q', w.q, el('input', {type: 'search', name: 'q', id: 'q', value: query.get('q')})), filters.map(field),
			tick('match', 'yes', query.get('match') === 'yes', w.hide), el('button', {className: 'go', id: 'go'}, w.go));
	};
	const asked = () => {
		const data = new FormData(form), put = (next, name) => but(name, data.getAll(name).join().trim(), next);
		const without = query.getAll('without').join().split(',').filter(name => !data.get(name));
		return ['q', 'match', ...filters.map(f => f.parameter)].reduce(put, but('without', without.join()));
	};
	// A commitment never goes without the people behind it.
	const fact = a => a && el('li', 0, a.text, a.expired && w.aged, a.human_cost && el('div', 0, el('b', 0, w.people), a.human_cost.text),
		small([a.provenance_label, a.stated_on].filter(Boolean).join(', ')));

	return () => {
		en = /^en/i.test(host.lang);
		w = {};
		for (const name in WORDS) w[name] = WORDS[name].split('|')[+en];
		box.lang = en ? 'en' : 'fr';
		box.ariaLabel = w.go;
		known = 0;
		go(option('query'));
	};
};

customElements.define('matou-search', class extends HTMLElement {
	static observedAttributes = ['lang', 'query', 'per-page', 'filters', 'base'];
	connectedCallback() { (this.begin ||= fill(this))(); }
	attributeChangedCallback() { this.begin?.(); }
});
