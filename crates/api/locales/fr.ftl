# Ce que disent les pages, en français. Une clé par texte ; la même existe dans en.ftl.
# Les phrases sur les hébergeurs (critères, réponses, explications) ne sont pas ici : voir crates/core et data/collective.

# Partout
site-name = Annuaire des CHATONS
site-description = Trouver un hébergeur éthique parmi les CHATONS, selon la façon dont il est organisé : type de travail, engagements, accueil, entraide.
locale = fr_FR
brand-line = l’annuaire des CHATONS
skip = Aller au contenu
menu = Menu principal
menu-hosters = Hébergeurs
menu-map = Carte
menu-pick = Un service
menu-criteria = Critères
menu-about = À propos
other-language = English
feed-title = Ce qui change dans l’annuaire
foot-line = Aucun classement, aucune trace de votre visite. Chaque réponse dit d’où elle vient et de quand elle date. Rien n’est vérifié sans que ce soit écrit.
foot-menu = Pied de page
foot-data = Données et licence
foot-api = API
foot-accessibility = Accessibilité
foot-legal = Mentions légales
foot-log = Journal public
foot-space = Vous hébergez ? Votre espace
# Le deux-points entre une étiquette et ce qu’elle annonce, avec son espace insécable.
colon = {"\u00A0"}:
remove = Retirer
not-stated = Non renseigné :
people = Les personnes :
contested = Contesté par le collectif : { $reason }
search-label = Un nom, un service, un logiciel, un lieu
search-button = Chercher

# Accueil
start-title = Qui peut nous héberger, et sur quoi peut-on compter ?
start-lead = Les CHATONS sont de petits hébergeurs éthiques, le plus souvent des associations et des coopératives. Cet annuaire dit comment chacun est organisé : qui fait le travail, ce à quoi il s’engage, qui il accueille.
start-choices = Vous cherchez pour…
start-recipe = La recette demande :
start-recipes-open = Une recette n’est qu’un point de départ : ses conditions se voient, se changent et se retirent. Qui n’a pas répondu reste montré, à part.
start-search = Chercher
start-all = { $n ->
    [one] Parcourir tout l’annuaire : { $n } hébergeur
   *[other] Parcourir tout l’annuaire : { $n } hébergeurs
}
start-map = Voir la carte
start-now = Un service tout de suite
start-now-text = Un pad, une visio, un sondage : prenez-en un au hasard parmi ceux qui sont ouverts. Le nom de l’hébergeur est dit avant de partir.
start-reading = Comment lire cet annuaire
start-three-title = Oui, non, non renseigné
start-three-text = La plupart n’ont pas encore tout dit. « Non renseigné » n’est jamais un non, et jamais un oui : c’est compté et montré à part.
start-people-title = Des personnes derrière chaque engagement
start-people-text = Tenir un délai demande du monde, payé ou bénévole. Un engagement se lit toujours à côté de ce qu’il demande aux personnes.
start-order-title = Aucun classement
start-order-text = Pas de note ni d’étoile. L’ordre est tiré au sort chaque jour, ou suit le nom ou la distance.
start-criteria = Tous les critères, et pourquoi on les demande

# Résultats
results-title = { $n ->
    [0] Aucun hébergeur ne correspond
    [one] { $n } hébergeur correspond
   *[other] { $n } hébergeurs correspondent
}
results-heading = Hébergeurs
results-past = L’annuaire tel qu’il était le { $day }.
results-for = Vous cherchez pour :
results-conditions = Conditions en vigueur
results-of-recipe = recette « { $recipe } »
results-remove-all = Tout retirer
results-filter = Filtrer
results-map = Sur une carte
results-copy = Copier le lien de cette recherche
results-copied = Lien copié.
results-yes = Correspondent
results-unknown = N’ont pas répondu
results-unknown-text = Il leur manque une réponse à ce que vous demandez : ce n’est ni un oui ni un non. Vous pouvez leur écrire.
results-no = Ne conviennent pas
results-nobody = Aucun hébergeur ne répond à toutes ces conditions
results-empty-page = Il n’y a personne sur cette page
results-way-on = Retirez une condition :
results-drop = Retirer « { $condition } »
results-back = { $n ->
    [0] personne de plus.
    [one] { $n } hébergeur de plus.
   *[other] { $n } hébergeurs de plus.
}
results-all = Parcourir tout l’annuaire
results-shuffled = L’ordre est tiré au sort chaque jour : ce n’est pas un classement.
results-as-of = Données de l’annuaire au { $day }.
left-out = « { $condition } » en écarte
pages = Pages
page-before = Page précédente
page-after = Page suivante

# Filtres
filters-title = Préciser la recherche
filters-close = Voir les résultats
filters-apply = Appliquer
# Le script met le nombre à la place de %.
filters-live-one = Appliquer : 1 correspond
filters-live-many = Appliquer : % correspondent
filters-any = ajouter…
filters-of-recipe = La recette demande déjà : { $asked }.
filters-hours = Nombre d’heures, au plus
filters-clock = Heures comptées
filters-silent = { $n ->
    [one] { $n } question sans aucune réponse
   *[other] { $n } questions sans aucune réponse
}
filters-silent-text = Personne n’y a encore répondu dans l’annuaire. On peut les demander : tout le monde sera alors parmi ceux qui n’ont pas répondu.
filters-list = La liste
filters-order = Ordre
filters-within = Distance au plus, en kilomètres
filters-hide = Cacher ceux qui n’ont pas répondu
order-shuffle = tiré au sort chaque jour
order-name = par nom
order-distance = par distance
clock-working = heures ouvrées
clock-calendar = à toute heure

# Une fiche dans une liste
card-far = à environ { $km } km
card-services = Services :
card-more = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}
card-why = Pourquoi ici
card-silent = Engagements non renseignés
compare-tick = Comparer
compare-button = Comparer les hébergeurs cochés
compare-hint = Quatre au plus, côte à côte, à imprimer pour votre conseil.

# Erreurs
failure-title = Erreur : { $title }
failure-on = Continuer
failure-start = Revenir à l’accueil

# Comparer
compare-title = Comparer des hébergeurs
compare-of = Comparer { $names }
compare-lead = Les réponses, critère par critère : qui les a données et quand. L’ordre est celui de votre choix.
compare-caption = Réponses de { $names } dans l’annuaire des CHATONS, au { $day }
compare-criterion = Critère
compare-asked = Votre recherche :
compare-search = Dans votre recherche
compare-yes = Correspond
compare-unknown = Il manque une réponse
compare-no = Ne convient pas
compare-not-stated = Non renseigné
compare-back = Revenir à la recherche
compare-choose-more = Choisir dans la liste des hébergeurs
compare-none = Choisissez de un à quatre hébergeurs : un ici, ou plusieurs dans la liste en cochant « Comparer ».
compare-alone = Un seul hébergeur pour l’instant. Ajoutez-en d’autres pour les voir côte à côte : quatre au plus.
compare-add = Ajouter un hébergeur
compare-add-choose = choisir…
compare-add-button = Ajouter
compare-keep = Hébergeurs à comparer, quatre au plus
compare-made = Annuaire des CHATONS, état du { $day }. « Non renseigné » n’est ni un oui ni un non.
compare-licence = Données sous licence { $licence }. Chaque réponse porte sa source et sa date.

# Signaler une erreur
report-title = Signaler une erreur sur { $name }
report-up = Revenir à la fiche
report-lead = Votre signalement est gardé pour les relecteurs du collectif. Il n’est pas publié, et ne change rien à la fiche tant que personne ne l’a lu.
report-private = N’écrivez rien de personnel ; le collectif ne pourra pas vous répondre ici.
report-mistakes = À corriger avant l’envoi
report-trouble = Votre signalement n’est pas encore gardé
report-mistake = Erreur :
report-kind = Que signalez-vous ?
report-field = Sur quel critère ? (facultatif)
report-field-none = la fiche entière
report-message = Ce qui ne va pas
report-message-help = Facultatif, sauf si une information est fausse. Dites si possible où le vérifier. { $n } caractères au plus.
report-send = Envoyer le signalement
report-too-many = { $n ->
    [one] Vous avez envoyé plusieurs signalements en peu de temps. Attendez { $n } seconde, puis envoyez celui-ci : rien n’est perdu.
   *[other] Vous avez envoyé plusieurs signalements en peu de temps. Attendez { $n } secondes, puis envoyez celui-ci : rien n’est perdu.
}
report-unavailable = La base de données ne répond pas : votre signalement n’est pas gardé. Ce que vous avez écrit est encore là. Envoyez-le de nouveau dans un moment.
report-sent-title = Merci, votre signalement est gardé
report-number = Il porte le numéro { $number }. Recharger cette page n’envoie rien de plus.
report-next = Et maintenant
report-next-readers = Les relecteurs du collectif sont bénévoles et lisent peu à peu. Cela peut prendre plusieurs semaines.
report-next-change = Si la fiche change, elle dira quand et d’après qui.
report-back = Revenir à la fiche de { $name }
report-again = Signaler autre chose

# La page d’un hébergeur
hoster-summary = { $name } dans l’annuaire des CHATONS : ce qui est dit de lui, par qui et depuis quand.
hoster-back = Revenir à votre liste
hoster-all = Tous les hébergeurs
hoster-today = Voir la fiche d’aujourd’hui
hoster-website = Aller sur { $site }
hoster-contents = Sur cette page
hoster-label = { $label } :
hoster-follows = d’après : { $criterion }
hoster-others = D’autres sources disent autre chose :
hoster-why-in = Pourquoi il est dans votre liste
hoster-why-unknown = Pourquoi il est parmi ceux qui n’ont pas répondu
hoster-why-out = Pourquoi il n’est pas dans votre liste
hoster-all-services = Pour tous ces services :
hoster-without = Retirer cette condition
hoster-turning = La seule réponse qui changerait le résultat : « { $condition } ».
hoster-hidden = Vous cachez ceux qui n’ont pas répondu.
hoster-show-unknown = Les montrer à part
hoster-unsaid = Ce qui n’est pas renseigné
hoster-unsaid-text = Ces questions n’ont pas de réponse ici. Ce n’est ni un oui ni un non.
hoster-unsaid-facts = Faits d’identité non renseignés : { $facts }.
hoster-further = Aller plus loin
hoster-history = Son historique
hoster-history-text = Tout ce qui a été dit de lui, dans l’ordre.
hoster-compare = Le comparer
hoster-compare-text = Quatre hébergeurs au plus, côte à côte.
hoster-report = Signaler une erreur
hoster-own = C’est votre fiche ?
hoster-own-text = Tenez-la vous-même : un lien par courriel, pas de mot de passe.
hoster-report-text = Une réponse fausse ou trop vieille, un doublon.
hoster-pick = Un service tout de suite
hoster-pick-text = Un pad ou une visio, chez un hébergeur ouvert.
hoster-feed = Flux Atom
hoster-feed-title = { $name } : ce qui change
hoster-feed-text = Pour suivre cette fiche, ou la reprendre ailleurs.
hoster-near = Voir { $name }
hoster-said = Rien n’est vérifié sans que ce soit écrit.

# L’historique d’un hébergeur
history-title = { $name } : historique
history-back = Revenir à la fiche de { $name }
history-lead = Une réponse nouvelle s’ajoute aux anciennes, qui restent lisibles. La fiche montre la dernière de chaque source.
history-count = { $n ->
    [one] { $n } déclaration, de la plus ancienne à la plus récente
   *[other] { $n } déclarations, de la plus ancienne à la plus récente
}
history-recorded = Noté le
history-about = Sujet
history-what = Ce qui est dit
history-who = Qui le dit, et quand
history-said = { $day }
history-read = lu le { $day }
history-by-import = par import
history-by-cli = à la main
history-by-account = par l’hébergeur
history-by-reviewer = par le collectif
history-act-stated = Dit :
history-act-confirmed = Confirmé tel quel.
history-act-reviewed = Relu par le collectif.
history-act-contested = Contesté par le collectif :
history-act-replied = Réponse de l’hébergeur :
history-act-settled = Contestation levée par le collectif :
history-act-withdrawn = Retiré :

# Carte
map-title = Carte des hébergeurs
map-as-cards = Voir cette recherche en fiches
map-skip = Passer la carte
map-full = Pastille pleine : il correspond.
map-hollow = Pastille vide : il n’a pas répondu.
map-one = Une pastille : un hébergeur.
map-several-near = Un nombre : plusieurs hébergeurs proches.
map-number = Un nombre : plusieurs hébergeurs proches. La pastille est pleine dès que l’un d’eux correspond.
map-tint = Un département teinté : au moins un hébergeur y est. La teinte ne dit pas combien.
map-rounded = Les positions sont arrondies à 10 km, car certaines sont des logements.
map-outside = { $n ->
    [one] { $names } est hors du cadre, et dans la liste.
   *[other] { $names } sont hors du cadre, et dans la liste.
}
map-without = { $n ->
    [one] { $n } hébergeur n’a pas de position : il est dans la liste.
   *[other] { $n } hébergeurs n’ont pas de position : ils sont dans la liste.
}
map-department = { $name } : { $n ->
    [one] { $n } hébergeur
   *[other] { $n } hébergeurs
}
map-several = { $n } hébergeurs : { $names }
map-silent = { $name } (n’a pas répondu)
map-list = La liste, par lieu
map-same = Elle dit tout ce que dit la carte. Qui est à plusieurs endroits y figure sous chacun.
map-vague = Département non renseigné
map-nowhere = Sans lieu connu
map-yes = correspond
map-unknown = n’a pas répondu

# Un service tout de suite
pick-title = Un service tout de suite
pick-lead = Dites ce qu’il vous faut : un service est tiré au sort parmi ceux qu’on peut utiliser maintenant. Vous saurez qui l’héberge avant de partir.
pick-needs = De quoi avez-vous besoin ?
pick-more = Avec d’autres souhaits
pick-need = Besoin
pick-any = peu importe
pick-draw = Tirer un service
pick-left-out = Le tirage laisse de côté les services qui se disent complets, en panne ou fermés.
pick-drawn = Un service tiré au sort
pick-drawn-title = { $service }, un service tiré au sort
pick-by = chez
pick-go = Aller sur { $site }
pick-another = En tirer un autre
pick-among = { $n ->
    [one] C’est le seul service qui convient.
   *[other] Tiré parmi { $n } services qui conviennent, chacun avec la même chance.
}
pick-of-service = Ce qui est dit du service
pick-of-hoster = Qui l’héberge :
pick-other-need = Choisir un autre besoin
pick-list = Voir les hébergeurs de cette recherche
pick-nothing = Aucun service à tirer
pick-way-on = Retirer une condition
pick-nothing-text = Aucun service qui convient ne donne son adresse, ou tous se disent complets, en panne ou fermés. Cela peut changer demain.
pick-back = { $n ->
    [one] { $n } service à tirer.
   *[other] { $n } services à tirer.
}
pick-others = Ou un autre besoin, aux mêmes conditions
pick-all = Tous les besoins, sans condition

# Critères
criteria-title = Critères
criteria-description = Ce que l’annuaire demande aux hébergeurs, pourquoi, et ce que chaque engagement demande aux personnes.
criteria-lead = Voici tout ce que l’annuaire demande aux hébergeurs. Chacun répond à ce qu’il veut. Ne rien dire ne coûte rien.
criteria-index = Sur cette page
criteria-answers = Les réponses possibles
criteria-yes = Oui
criteria-yes-text = L’hébergeur a répondu, et sa réponse va avec ce que vous demandez.
criteria-no = Non
criteria-no-text = L’hébergeur a répondu autre chose que ce que vous demandez. Ce n’est pas un jugement.
criteria-unknown = Non renseigné
criteria-unknown-text = Il n’a pas répondu, ou sa réponse est trop ancienne. Ce n’est jamais un non, et jamais un oui. C’est compté et montré à part.
criteria-none = « Il n’y en a pas »
criteria-none-text = Déclarer qu’on ne promet rien est une réponse comme une autre. Elle est franche, et on peut la chercher.
criteria-apart = Viser une disponibilité, la promettre, dire qui fait le travail : ce sont trois réponses séparées. Aucune n’en impose une autre.
criteria-ageing = Une réponse compte un certain temps. Ensuite elle reste visible avec sa date, et compte comme non renseignée. L’hébergeur peut la confirmer.
criteria-question = La question :
criteria-people = Ce que cela demande aux personnes
criteria-months = { $n ->
    [one] Une réponse compte un mois.
   *[other] Une réponse compte { $n } mois.
}
criteria-for-ever = Une réponse compte tant que personne ne la change.
criteria-filter = Chercher :
criteria-retired = N’est plus proposé :
criteria-in-filters = choisir parmi les filtres
criteria-no-filter = Ce critère se lit sur les fiches. Il n’a pas de filtre.
criteria-tiers = Ce que permet un pourcentage
criteria-tiers-text = Un pourcentage ne dit rien sans sa période. Voici combien de temps un service peut s’arrêter sans sortir du palier.
criteria-tiers-caption = Durée d’arrêt permise par chaque palier de disponibilité
criteria-tier = Palier
criteria-tier-year = Sur un an
criteria-tier-month = Sur un mois
criteria-tier-days = jusqu’à { $days } jours, soit { $hours } heures
criteria-tier-hours = jusqu’à { $hours } heures
criteria-tiers-weekend = Une panne du samedi midi au lundi 9 h dure 45 heures. Comparez avec le tableau : un palier peut la permettre sur un an, et pas sur un mois.
criteria-tiers-same = Un palier n’est pas une note, et tous se valent. Derrière chacun il y a des personnes : l’annuaire les montre toujours à côté.
criteria-recipes = Les recettes
criteria-recipes-text = Une recette remplit quelques filtres à votre place. Ses conditions se voient, se changent et se retirent.
criteria-recipes-origin = Elles viennent d’une discussion du forum en 2022. Le collectif ne les a pas votées.
criteria-recipe-version = Version { $version }
criteria-recipe-asks = Elle demande :
criteria-recipe-use = Chercher avec cette recette
criteria-glossary = Petit lexique

# Petit lexique : un mot, puis son sens
term-aim = Disponibilité visée
term-aim-text = Ce qu’un hébergeur cherche à atteindre, sans le promettre.
term-availability = Disponibilité
term-availability-text = La part du temps pendant laquelle un service marche.
term-chaton = Un chaton
term-chaton-text = Un hébergeur membre du collectif.
term-chatons = CHATONS
term-chatons-text = Le collectif des hébergeurs alternatifs, transparents, ouverts, neutres et solidaires.
term-commitment = Engagement
term-commitment-text = Ce qu’un hébergeur promet. Il dit aussi les moyens qui sont derrière.
term-compensation = Compensation
term-compensation-text = Ce qui est rendu quand un engagement n’est pas tenu : du temps d’abonnement, un avoir, ou rien.
term-export = Export des données
term-export-text = Repartir avec ses données, dans un format que d’autres savent lire.
term-gti = GTI (temps d’intervention garanti)
term-gti-text = Une personne qualifiée commence à travailler dans un délai. Un accusé de réception automatique ne compte pas.
term-gtr = GTR (temps de rétablissement garanti)
term-gtr-text = La promesse qu’une panne soit finie dans un délai. L’annuaire ne la demande pas. Personne ne peut promettre la fin d’une panne dont la cause est inconnue.
term-mixed = Travail mixte
term-mixed-text = Fait par des personnes payées et par des bénévoles.
term-on-call = Astreinte
term-on-call-text = Rester joignable en dehors de ses heures, pour intervenir s’il le faut. Le droit du travail protège les personnes salariées. Il ne protège pas les bénévoles.
term-paid = Travail rémunéré
term-paid-text = Un travail dont une personne vit, au moins en partie. Elle peut être salariée, indépendante ou portée par une coopérative.
term-qualification = Qualification
term-qualification-text = Une formation, une contribution, une expérience, un certificat. Lisez sa portée : elle dit ce qui est couvert.
term-recipe = Recette
term-recipe-text = Quelques filtres remplis d’avance, pour partir d’une situation.
term-sheet = Fiche
term-sheet-text = La page d’un hébergeur dans cet annuaire.
term-status-page = Page d’état
term-status-page-text = Une page qui dit quels services marchent. Hébergée ailleurs, elle se lit encore pendant une panne.
term-tier = Palier
term-tier-text = Une disponibilité promise, en pourcentage d’une période. Ce n’est pas une note.
term-volunteer = Travail bénévole
term-volunteer-text = Un travail fait sans être payé. Bénévole ne veut pas dire amateur.
term-working-hours = Heures ouvrées
term-working-hours-text = Les heures de travail que l’hébergeur annonce. Une panne le soir attend le matin.

# Ce que l’opérateur du site a rempli, ou pas
operator-contact = Écrire à l’équipe du site :
operator-no-contact = L’équipe du site n’a pas encore donné d’adresse de contact.

# À propos
about-title = À propos
about-description = D’où vient l’annuaire des CHATONS, ce qu’il est, ce qu’il ne sera jamais, et comment le corriger.
about-lead = Matou est un annuaire des CHATONS. On y cherche selon la façon dont un hébergeur est organisé.
about-origin = D’où il vient
about-origin-collective = CHATONS est un collectif de petits hébergeurs éthiques. La plupart sont des associations ou des coopératives.
about-origin-thread = En 2022, des membres ont discuté sur le forum d’un label « professionnel ». Une autre idée en est sortie : que chacun trouve un hébergeur qui répond à son besoin. Pour cela, chaque hébergeur dit comment il est organisé, ou ne le dit pas.
about-origin-link = Lire la discussion : « Taxonomie des CHATONS & GT MATOU »
about-origin-vote = Cette proposition n’a jamais été soumise à un vote. Le collectif ne l’a donc ni adoptée, ni refusée.
about-is = Ce qu’il est
about-is-directory = Un annuaire : on y lit qui fait le travail, ce qui est promis, et qui est accueilli.
about-is-dated = Des réponses datées, avec leur source. On voit qui a dit quoi, et quand.
about-is-explained = Une recherche qui s’explique : elle dit pourquoi un hébergeur est là, ou n’y est pas.
about-is-open = Des données ouvertes, que d’autres sites peuvent reprendre.
about-never = Ce qu’il ne sera jamais
about-never-ranking = Un classement. Pas de note, pas d’étoile, pas de moyenne, pas d’ordre de mérite.
about-never-hidden = Une promesse sans personne. Un engagement se lit toujours à côté de celles et ceux qui le tiennent.
about-never-blame = Un reproche. Un hébergeur qui ne dit rien ne perd aucune place.
about-never-verified = Une vérification. « Relu par le collectif » n’est écrit que si une personne l’a fait.
about-never-account = Un compte de plus. Lire n’en demande aucun.
about-never-traces = Un mouchard. Aucune page n’appelle un autre site.
about-who = Qui le fait
about-who-publisher = Ce site est publié par : { $publisher }
about-who-data = Les données livrées avec le programme ont été rassemblées dans des pages publiques. Les hébergeurs ne les ont pas déclarées, et personne ne les a vérifiées.
about-who-program = Le programme est libre, sous licence AGPL 3.0 ou suivante. Le chat a été dessiné pour lui.
about-wrong = Une erreur, un oubli ?
about-wrong-text = Sur chaque fiche, un lien permet de signaler une erreur. Pour le reste, dites-nous quelle page, et ce qui ne va pas. Un hébergeur peut aussi demander à sortir de l’annuaire.
about-wrong-trace = Chaque correction garde sa date et sa source. L’historique des réponses reste lisible.

# Données et licence
data-title = Données et licence
data-description = Les données de l’annuaire : licence, version, sources, copies à télécharger, flux, et comment les citer.
data-lead = Toutes les données de l’annuaire sont ouvertes. Prenez-les, réutilisez-les, partagez-les de la même façon.
data-licence = Licence
data-licence-text = Les données sont sous licence CC BY-SA 4.0. Citez la source, et partagez vos modifications sous la même licence.
data-licence-link = Lire la licence CC BY-SA 4.0
data-licence-address = https://creativecommons.org/licenses/by-sa/4.0/deed.fr
data-licence-lists = Les départements et les régions viennent de l’INSEE (Licence Ouverte 2.0). Les noms de pays et de langues viennent d’Unicode CLDR (Unicode-3.0).
data-cite = Comment citer
data-cite-text = Annuaire des CHATONS (Matou), version { $version }, données du { $day }, licence CC BY-SA 4.0, { $site }
data-version = La version des données est { $version }. Elle change à chaque réponse et chaque jour.
data-sources = Sources
data-sources-text = Voici ce qui a été lu, et quand. Chaque réponse garde sa propre source et sa propre date.
data-no-sources = Aucune source n’a encore été lue.
data-source-read = { $n ->
    [one] dernière lecture le { $day }, { $state }, { $n } hébergeur.
   *[other] dernière lecture le { $day }, { $state }, { $n } hébergeurs.
}
data-source-csv = Tableaux de réponses
data-source-map = Carte de chatons.org
data-state-applied = des réponses ajoutées
data-state-unchanged = rien de nouveau
data-state-refused = retenue, rien n’est écrit
data-provenances = Une réponse dit toujours d’où elle vient :
data-copies = Copies à télécharger
data-copies-text = Ces fichiers contiennent tout l’annuaire. Le dernier décrit les autres, avec leurs empreintes.
data-copies-past = Les jours passés se lisent aussi, depuis le { $day }. Remplacez « latest » par la date, écrite AAAA-MM-JJ.
data-follow = Suivre ce qui change
data-follow-feed = Flux Atom de tout l’annuaire
data-follow-hoster = Chaque hébergeur a aussi son flux. Son adresse se trouve sur sa fiche.
data-follow-map = Positions des hébergeurs (GeoJSON)
data-follow-api = L’API, pour les programmes
data-people = Les personnes
data-people-text = Certaines positions sont des domiciles. Elles sont donc arrondies à un dixième de degré.

# Accessibilité
accessibility-title = Accessibilité
accessibility-description = Ce que ce site fait pour être utilisable par tout le monde, ce qui a été contrôlé, ce qui ne l’a pas été.
accessibility-lead = Ce site doit pouvoir servir à tout le monde. Voici où il en est, sans l’embellir.
accessibility-state = État
accessibility-state-text = Nous visons le RGAA 4.1 et les règles WCAG 2.2, niveau AA. Selon notre propre évaluation, le site est partiellement conforme.
accessibility-state-self = Aucun audit n’a été fait par une personne extérieure. Au sens strict du RGAA, sans audit, aucune conformité n’est établie.
accessibility-tested = Ce qu’un programme contrôle
accessibility-tested-axe = Les règles d’axe : contrastes, titres, étiquettes, repères, noms des liens.
accessibility-tested-html = La validité du HTML de chaque sorte de page.
accessibility-tested-looks = Le clair et le sombre, l’écran large et l’écran de 320 pixels, sans défilement de côté.
accessibility-tested-scripts = Toutes les pages se lisent et s’utilisent sans script.
accessibility-untested = Ce que personne n’a encore essayé
accessibility-untested-readers = Un lecteur d’écran : NVDA, JAWS, VoiceOver, TalkBack, Orca.
accessibility-untested-control = La commande vocale, le contacteur, la plage braille, la loupe d’écran.
accessibility-untested-people = Une visite par des personnes handicapées.
accessibility-untested-plain = La lecture par des personnes qui lisent peu ou mal le français.
accessibility-limits = Ce que nous savons imparfait
accessibility-limits-reader = Le lecteur de la documentation n’est pas de nous. Il demande des scripts, et nous ne l’avons pas contrôlé.
accessibility-limits-api = La page API dit l’essentiel sans lui
accessibility-limits-free = Les textes écrits par les hébergeurs sont repris tels quels. Les pages en anglais les donnent tous pour du français, ce qui peut être faux pour quelques-uns.
accessibility-report = Signaler un obstacle
accessibility-report-text = Dites-nous quelle page, ce qui bloque, et avec quel outil. Nous cherchons une solution, et vous donnons l’information autrement en attendant.
accessibility-rights = Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits.
accessibility-rights-link = Site du Défenseur des droits

# Mentions légales
legal-title = Mentions légales
legal-description = Qui publie ce site, qui l’héberge, comment écrire, et ce qui est gardé de votre visite : rien.
legal-missing = L’équipe du site ne l’a pas encore indiqué.
legal-publisher = Éditeur
legal-contact = Contact
legal-host = Hébergement
legal-traces = Ce que votre visite laisse
legal-traces-browser = Aucun cookie, aucun stockage dans votre navigateur, aucun compte.
legal-traces-others = Aucune page n’appelle un autre site : ni police, ni image, ni mesure d’audience.
legal-traces-log = Le programme n’écrit ni votre adresse, ni les pages que vous lisez, ni ce que vous cherchez. Son journal ne dit que son démarrage, ses pannes et les numéros des signalements.
legal-traces-limit = Contre les abus, il compte les signalements, et les requêtes à l’API, aux copies, aux flux et au cadre pour autres sites. Le compte de chaque adresse reste en mémoire une minute environ. Il n’est jamais écrit.
legal-traces-reports = Une erreur que vous signalez est gardée : l’hébergeur, le critère, vos mots, l’heure. Rien ne dit qui l’a envoyée.
legal-traces-proxy = Un serveur placé devant le programme peut tenir son propre journal. Demandez-le à l’éditeur.
legal-rights = Droits
legal-rights-data = Les données sont sous licence CC BY-SA 4.0, le programme sous licence AGPL 3.0 ou suivante.
legal-rights-names = Les noms des hébergeurs leur appartiennent.
legal-responsible = Les réponses viennent des sources qu’elles citent. Un hébergeur peut demander qu’elles soient corrigées.

# API
api-title = API
api-description = L’annuaire par programme : toutes les opérations, trois exemples, et le document OpenAPI.
api-lead = L’annuaire se lit aussi par programme : en JSON, sans clé et sans inscription. Seul un hébergeur qui déclare par programme a une clé.
api-language = Les textes sont en français ou en anglais, selon « lang ». Les codes ne changent pas de langue.
api-errors = Une erreur dit quel paramètre n’est pas compris, et le nom le plus proche.
api-people = À côté d’un engagement, le JSON donne toujours les personnes (human_cost). Montrez-les aussi.
api-rate = { $n ->
    [one] Une requête par seconde est permise, en moyenne sur dix secondes.
   *[other] { $n } requêtes par seconde sont permises, en moyenne sur dix secondes.
} Pour tout lire, prenez plutôt une copie.
api-examples = Trois exemples
api-example-search = Chercher, avec le nombre d’hébergeurs par option :
api-example-criteria = Lire tous les critères, leurs textes et leurs filtres :
api-example-copy = Prendre tous les hébergeurs dans un tableau :
api-operations = Toutes les opérations
api-document = Le document complet
api-document-link = Document OpenAPI
api-document-text = Il décrit chaque paramètre et chaque réponse.
api-reader-link = Lecteur du document
api-reader-text = Il demande des scripts, et il est en anglais.
api-data-link = Copies, flux et licence
api-tag-hosters = Hébergeurs
api-tag-services = Services
api-tag-vocabulary = Critères et listes
api-tag-copies = Copies et changements
api-tag-operation = Sources et santé
api-does-listHosters = Chercher des hébergeurs, avec les raisons et les comptes
api-does-showHoster = Un hébergeur et tout ce qu’il dit
api-does-explainHoster = Pourquoi un hébergeur est dans une liste, ou n’y est pas
api-does-showHistory = Tout ce qui a été dit d’un hébergeur, avec les dates
api-does-addStatements = Déclarer à la place d’un hébergeur, avec une clé faite dans son espace
api-does-mapHosters = Les hébergeurs qui conviennent, sur une carte (GeoJSON)
api-does-showBadge = L’image qui dit qu’un hébergeur est dans l’annuaire
api-does-listServices = Chercher des services chez tous les hébergeurs
api-does-pickService = Tirer au sort un service ouvert
api-does-listCriteria = Les critères, leurs options et leurs filtres
api-does-listProfiles = Les recettes et leurs conditions
api-does-showVocabulary = Une liste de mots, comme les départements
api-does-getDump = Une copie de tout l’annuaire, du jour ou d’un jour passé
api-does-listChanges = Ce qui a changé depuis une version
api-does-feedChanges = Le flux de ce qui change
api-does-feedHoster = Le flux d’un hébergeur
api-does-listSources = Les sources et leur dernière lecture
api-does-isLive = Le programme tourne-t-il ?
api-does-isReady = La base de données répond-elle ?

# Formulaires
form-trouble = Ce n’est pas encore gardé
kept-title = Rien de ce que vous avez écrit n’est perdu
kept-ended = Votre session est terminée. Entrez de nouveau dans un autre onglet, puis revenez ici et renvoyez ce que vous aviez écrit.
kept-elsewhere = Cet envoi ne vient pas d’une page de cet annuaire, ou votre navigateur ne le dit pas. Rien n’a été gardé. Ouvrez le formulaire dans l’annuaire et recopiez-y ce qui suit.
kept-large = C’est plus long que ce qui peut être gardé. Raccourcissez le texte le plus long, puis renvoyez-le depuis le formulaire.
kept-unavailable = La base de données ne répond pas. Attendez un moment, puis renvoyez ce que vous aviez écrit.
kept-sign-in = Entrer, dans un nouvel onglet
kept-again = Renvoyer
kept-typed = Ce que vous aviez écrit
replied = L’hébergeur répond : { $reply }

# Entrer
sign-in-title = Entrer dans votre espace
sign-in-lead = Pas de mot de passe : nous vous envoyons un lien, qui sert une fois.
sign-in-who = Pour les personnes qui parlent au nom d’un hébergeur, et pour les relecteurs du collectif. Chercher un hébergeur ne demande aucun compte.
sign-in-email = Votre adresse électronique
sign-in-email-help = Celle que l’annuaire connaît pour votre hébergeur, ou celle à laquelle le collectif vous a invité.
sign-in-mistake = Ce n’est pas une adresse électronique : écrivez-la en entier, comme nom@exemple.org.
sign-in-too-many = { $n ->
    [one] Trop de demandes d’ici. Attendez { $n } seconde.
   *[other] Trop de demandes d’ici. Attendez { $n } secondes.
}
sign-in-button = M’envoyer un lien
code-title = Regardez votre courrier
code-lead = Si cette adresse est connue, un message part maintenant. Ouvrez son lien dans ce navigateur, ou recopiez ici le code qu’il contient.
code-time = { $n ->
    [one] Le lien et le code servent une fois, pendant { $n } minute.
   *[other] Le lien et le code servent une fois, pendant { $n } minutes.
}
code-nothing = Rien n’arrive ? Regardez dans les indésirables. Si l’adresse n’est pas connue de l’annuaire, aucun message ne part : écrivez au collectif.
code-label = Le code reçu
code-help = Huit lettres et chiffres.
code-mistake = Ce n’est pas le code attendu, ou il ne sert plus. Vérifiez-le, ou demandez un autre lien.
code-button = Entrer
code-again = Demander un autre lien
link-title = Entrer
link-lead = Un bouton, parce que des programmes qui vérifient le courrier suivent les liens sans qu’on le sache.
link-button = Entrer
link-elsewhere = Ce lien a été demandé depuis un autre navigateur. Recopiez-y le code du message, ou demandez un lien d’ici.
link-old = Ce lien a déjà servi, ou il est trop ancien.

# Espace
space-title = Votre espace
space-none = Votre compte ne parle encore au nom d’aucun hébergeur. Le collectif peut vous y inviter.
space-review = Relecture
space-account = Votre compte
space-out = Sortir
account-title = Votre compte
account-email = Adresse : { $email }
account-session = Une session depuis le { $day } : { $client } { $here }
account-here = (ici)
account-end-others = Fermer toutes les autres sessions
account-data = Tout ce que nous gardons sur vous (JSON)
account-erase = Effacer votre compte
erase-lead = Votre adresse, vos brouillons, vos sessions, vos clés et vos messages aux relecteurs sont effacés, des fichiers aussi. On ne peut pas revenir en arrière.
erase-stays = Ce que vous avez déclaré au nom d’un hébergeur reste public : c’est sa parole. Votre compte n’y est plus qu’un numéro.
erase-question = Êtes-vous sûr ?
erase-sure = Oui, effacer mon compte
erase-mistake = Cochez la case pour effacer votre compte, ou revenez en arrière.
erase-button = Effacer

# Le bureau d’un hébergeur
desk-title = { $name }, votre fiche
desk-sheet = Voir la fiche publique
desk-shown = Votre fiche est affichée.
desk-paused = Votre fiche est en pause.
desk-paused-until = Votre fiche est en pause jusqu’au { $day } ; elle reviendra d’elle-même.
desk-withdrawn = Le collectif a retiré votre fiche : { $reason }
desk-drafts = Un brouillon attend.
desk-check = Vérifier et publier
desk-questions = Le collectif vous demande
desk-answer = Répondre
desk-contested = Contesté par le collectif
desk-reply = Répondre
desk-declare = Déclarer
desk-declare-text = Tout est facultatif. Ce que vous laissez n’est compté ni pour vous ni contre vous. Chaque étape est gardée en brouillon ; rien n’est public avant que vous l’ayez vérifié.
desk-answered = { $n ->
    [0] {""}
    [one] { $n } réponse
   *[other] { $n } réponses
}
desk-draft = brouillon
desk-services = Vos services
desk-service = Service : { $name }
desk-new-service = Ajouter un service
desk-also = Et aussi
desk-ageing = Jusqu’à quand vos réponses comptent
desk-ageing-text = Ensuite, elles restent visibles avec leur date et ne comptent plus dans les recherches. Une lettre par an vous le rappelle, pas plus.
way-still-right = Toujours juste
way-still-right-text = Tout confirmer d’un bouton.
way-pause = Pause, ou complet
way-pause-text = Jusqu’à un jour que vous choisissez ; le retour se fait tout seul.
way-notices = Incidents
way-notices-text = Annoncer ce qui se passe, puis le raconter.
way-mirror = Le miroir
way-mirror-text = Quelles recherches vous montrent, et lesquelles non.
way-tokens = Clés pour vos programmes
way-tokens-text = Pour déclarer par l’API.
way-calendar = Calendrier (.ics)
way-calendar-text = Les jours où des réponses cessent de compter, pour votre agenda.
done-published = C’est publié. Visible dans les recherches et dans le flux.
done-confirmed = C’est confirmé : vos réponses comptent à partir d’aujourd’hui.
done-pause = C’est fait : votre fiche est en pause, et reviendra d’elle-même.
done-back = C’est fait : votre fiche est de nouveau affichée.
done-full = C’est fait : vos services se disent complets.
done-open = C’est fait : vos services se disent ouverts.
done-notice = C’est annoncé, sur la fiche et dans le flux.
done-replied = Votre réponse est affichée à côté de ce qui est contesté.
done-answered = Votre réponse est transmise aux relecteurs.
calendar-summary = { $name } : des réponses cessent de compter

# Une section
section-step = Étape { $at } sur { $of }
section-service = Un service
section-lead = Répondez à ce que vous voulez, laissez le reste.
section-known = Déjà connu : { $source }
section-none = Nous déclarons qu’il n’y en a pas
section-no-answer = sans réponse
section-record = Numéro { $n }
section-precise = Préciser (facultatif)
section-more = Garder et en ajouter un autre
section-next = Garder et continuer
section-check = Garder et vérifier le tout
section-duration = Par exemple 4 h, 30 min ou 2 jours.
section-date = Par exemple 2026, 04/2026 ou 22/04/2026.
section-hours = Par exemple Lu-Ve 9h-17h30, ou Lu-Ve 9h-12h,14h-18h ; Sa 10h-12h.
section-url = L’adresse entière, par exemple https://exemple.org/page.
section-means = Une phrase : qui est là, comment vous vous organisez. Un engagement sans ses moyens n’est pas publié.

# Vérifier
check-title = Vérifier avant de publier : { $name }
check-lead = Voici ce que vous avez rempli. Rien n’est encore public.
check-empty = Rien de rempli ici.
check-change = Modifier
check-none = sans réponse
check-stated = nouveau
check-confirmed = confirmé
check-same = déjà ainsi
check-withdrawn = retiré
check-reviewed = relu
check-publish = Publier
check-public = Ce sera visible aussitôt, comme « déclaré par l’hébergeur », pas encore relu par le collectif. Vous pourrez le changer à tout moment ; l’historique garde ce qui a été dit.
check-preview = Voir la fiche telle qu’elle sera
check-button = { $n ->
    [one] Publier { $n } réponse
   *[other] Publier { $n } réponses
}
check-nothing = Il n’y a rien de nouveau à publier : tout est déjà ainsi.
check-mistakes = Corrigez d’abord ce qui est indiqué en haut de la page : un clic y mène.
check-conflict = Quelqu’un d’autre a changé cette fiche pendant que vous écriviez. Vos réponses sont gardées. Regardez les deux versions, modifiez si besoin, puis publiez : la vôtre remplacera l’autre.
check-others = Changé entre-temps
check-question = Question
check-theirs = L’autre version
check-yours = La vôtre
preview-lead = Aperçu : la fiche telle qu’elle sera. Rien n’est encore publié.
preview-back = Revenir à la vérification

# Toujours juste, pause, incidents, réponses, clés, miroir
still-right-lead = Ce bouton confirme tout ce que montre votre fiche, quelle qu’en soit la source. Rien d’autre ne change.
still-right-count = { $n ->
    [0] Tout a déjà été confirmé ou dit aujourd’hui.
    [one] { $n } réponse sera confirmée.
   *[other] { $n } réponses seront confirmées.
}
still-right-button = Oui, tout est toujours juste
still-right-look = Relire la fiche publique
still-right-change = Changer quelque chose
pause-lead = Une pause retire votre fiche des listes ; « complet » la laisse et dit qu’il n’y a plus de place. Le jour venu, cela cesse tout seul.
pause-what = Que voulez-vous ?
pause-what-mistake = Choisissez ce que vous voulez faire.
pause-no-services = Aucun de vos services n’est connu ici : ajoutez-les d’abord, ou mettez la fiche en pause.
pause-pause = mettre la fiche en pause
pause-full = dire que tous nos services sont complets
pause-open = dire que tous nos services ont de la place
pause-back = revenir de la pause maintenant
pause-until = Jusqu’au (pour une pause ou « complet »)
pause-until-help = Par exemple 31/01/2027. Ce jour est encore compris.
pause-until-mistake = Ce n’est pas une date : écrivez par exemple 31/01/2027.
pause-until-past = Ce jour est passé : choisissez-en un à venir.
pause-until-missing = Dites jusqu’à quel jour, pour que le retour se fasse tout seul.
pause-reason = Pourquoi (facultatif, public)
pause-reason-help = Une ligne, ou rien.
pause-reason-long = La raison a plus de 120 caractères : raccourcissez-la.
pause-button = Publier
notice-lead = Le silence pendant une panne est ce dont on souffre le plus. Une phrase suffit ; vous raconterez la suite quand ce sera fini.
notice-which = De quoi s’agit-il ?
notice-new = un nouvel incident
notice-end = la fin, ou la suite, de : { $what }
notice-what = Ce qui se passe
notice-what-help = Une phrase. Pour un incident déjà annoncé, laissez vide ce qui ne change pas.
notice-since = Depuis
notice-since-help = Par exemple 22/04/2026.
notice-until = Terminé le
notice-until-help = Laissez vide tant que cela dure.
notice-report = Compte rendu
notice-report-help = Facultatif : ce qui s’est passé, et ce que vous en tirez.
notice-button = Publier
reply-contest = Répondre à une contestation
reply-contest-lead = Votre réponse sera publique, à côté de ce que dit le collectif :
reply-question = Répondre au collectif
reply-question-lead = Votre réponse va aux relecteurs ; elle n’est pas publiée. Ils demandent :
reply-text = Votre réponse
reply-help = { $n } caractères au plus.
reply-empty = Écrivez votre réponse.
reply-button = Envoyer
token-lead = Une clé permet à un programme de déclarer au nom de cet hébergeur, et rien d’autre. Elle sert un an au plus.
token-label = Nom d’une nouvelle clé
token-label-help = Pour la reconnaître, par exemple : script de sauvegarde. Laissez vide pour seulement retirer des clés.
token-label-mistake = Donnez un nom de 120 caractères au plus, ou cochez une clé à retirer.
token-revoke = Clés à retirer
token-known = { $label }, jusqu’au { $until } ; dernier usage : { $used }
token-never = jamais
token-button = Créer ou retirer
token-docs = Documentation de l’API
token-made = Votre nouvelle clé
token-made-lead = Copiez-la maintenant : elle ne sera plus jamais montrée.
mirror-lead = Ce que voient les personnes qui partent d’un des trois premiers choix. Ni note ni rang : seulement ce qui vous montre, ce qui ne vous montre pas, et la réponse qui y changerait quelque chose.
mirror-recipe = Recherche « { $recipe } »
mirror-yes = Vous êtes dans la liste.
mirror-unknown = Vous êtes dans la liste, à part : il manque une réponse.
mirror-no = Vous n’êtes pas dans la liste.
mirror-list = Voir la liste
mirror-turning = Une seule réponse y changerait quelque chose : { $asked }
yearly-title = Une fois par an : { $name }
yearly-lead = Des réponses de votre fiche cesseront bientôt de compter. Une réponse suffit, sans entrer.
yearly-what = Que voulez-vous ?
yearly-right = tout est toujours juste
yearly-pause = mettre la fiche en pause pour trois mois
yearly-button = Envoyer
yearly-mistake = Choisissez l’un des deux.
yearly-update = Entrer pour changer quelque chose
yearly-old = Ce lien est trop ancien. Entrez dans votre espace : tout y est.
yearly-thanks = Merci. La prochaine lettre ne viendra pas avant un an.

# Lettres
letter-foot = Annuaire des CHATONS. Vous recevez ce message parce que quelqu’un l’a demandé, ou parce que vous parlez au nom d’un hébergeur. Ne répondez pas à ce message.
letter-sign_in-subject = Votre lien pour entrer
letter-sign_in-body = Bonjour,

    Voici votre lien pour entrer dans l’annuaire des CHATONS. Il sert une fois, pendant { $minutes } minutes, dans le navigateur qui l’a demandé :

    { $link }

    Sur un autre appareil, recopiez ce code là où vous avez demandé le lien : { $code }

    Si vous n’avez rien demandé, ne faites rien : personne n’entre sans ce lien.
letter-invitation-subject = Invitation à tenir la fiche de { $name }
letter-invitation-body = Bonjour,

    Le collectif vous invite à tenir la fiche de { $name } dans l’annuaire des CHATONS. Dix minutes suffisent, tout est facultatif, et il n’y a pas de mot de passe :

    { $link }

    Ce lien sert une fois, pendant { $days } jours. Si cela ne vous concerne pas, ne faites rien.
letter-yearly-subject = { $name } : votre fiche est-elle toujours juste ?
letter-yearly-body = Bonjour,

    Des réponses de la fiche de { $name } cesseront bientôt de compter dans les recherches. Une fois par an, nous vous le demandons :

    Toujours juste, ou une pause : { $link }

    Changer quelque chose : { $update }

    Vous pouvez aussi ne rien faire : la fiche reste, ses réponses gardent leur date, et rien n’est compté contre vous.

# Relecture
second-title = Le second code
second-lead = Les relecteurs donnent aussi un code à six chiffres, d’une application comme FreeOTP ou Aegis.
second-secret = Ajoutez d’abord ce secret à votre application (clé, basée sur le temps) : { $secret }. Il ne sera plus montré une fois que vous aurez donné un code.
second-label = Le code de l’application
second-help = Six chiffres ; chacun sert une fois.
second-mistake = Ce n’est pas le code de ce moment, ou il a déjà servi. Attendez le suivant.
review-title = Relecture
review-lead = Le plus ancien d’abord. Rien ne presse : une demi-heure par mois suffit.
review-declared = Déclarations à relire
review-nothing = Rien n’attend.
review-unread = { $n ->
    [one] { $n } réponse,
   *[other] { $n } réponses,
}
review-since = depuis le { $day }
review-reports = Erreurs signalées
review-reports-count = { $n ->
    [0] Aucun signalement n’attend
    [one] { $n } signalement attend
   *[other] { $n } signalements attendent
}
review-questions = Questions sans réponse
review-held = Lectures de sources retenues
review-invite = Invitations
review-all = Tous les hébergeurs
review-hoster = Relire { $name }
review-field = Sur quelle réponse ?
review-whole = la fiche entière
review-is-unread = à relire
review-read-on = relu le { $day }
review-act = Que faites-vous ?
act-review = marquer comme relu
act-ask = poser une question à l’hébergeur (elle n’est pas publique)
act-note = garder une note entre relecteurs
act-contest = contester, avec une raison publique
act-settle = lever la contestation, avec une raison publique
act-take-back = retirer cette réponse, avec une raison publique
act-withdraw = retirer la fiche entière, avec une raison publique
act-put-back = remettre la fiche, avec une raison publique
review-text = Votre texte
review-text-help = La raison, la question ou la note. Une raison est publique et reste dans le journal ; pour le retrait d’une fiche, une ligne.
review-button = Faire
review-act-mistake = Choisissez ce que vous faites.
review-field-mistake = Choisissez la réponse dont il s’agit.
review-conflict = Quelqu’un a changé cette fiche depuis que vous l’avez ouverte. Rien n’a été fait. Lisez les deux versions, puis choisissez de nouveau ; votre texte est encore là.
review-remarks = Questions, réponses et notes
remark-question = Question :
remark-answer = Réponse :
remark-note = Note :
reports-none = Aucun signalement n’attend.
reports-which = Lequel ?
reports-which-mistake = Choisissez un signalement.
reports-outcome = Qu’en est-il sorti ?
reports-outcome-mistake = Choisissez ce qui en est sorti.
reports-corrected = la fiche a été corrigée
reports-rejected = il n’y avait rien à corriger
reports-reason = Pourquoi
invite-title = Inviter à tenir une fiche
invite-lead = Un message part avec un lien qui sert une fois, pendant quatorze jours. La personne pourra parler au nom de cet hébergeur.
invite-hoster = Hébergeur
invite-hoster-mistake = Choisissez un hébergeur.
invite-email = Adresse électronique
invite-button = Envoyer l’invitation
log-title = Journal public
log-lead = Tout ce que des personnes ont dit ou décidé dans cet annuaire, le plus récent d’abord : quand, en quel rôle, et pourquoi. Aucun nom de personne.
log-none = Personne n’a encore rien dit ni décidé ici.
log-count = { $n ->
    [one] { $n } acte
   *[other] { $n } actes
}
log-older = Actes plus anciens
log-about = Hébergeur
log-hoster = l’hébergeur
log-reviewer = le collectif
foot-check-file = Vérifier un fichier
hoster-properties = fichier de propriétés
data-files = Les fichiers des hébergeurs
data-files-text = Un hébergeur peut tout déclarer par un fichier de propriétés (ChatonsInfos) publié sur son site, sans jamais venir ici. Chaque fiche donne le sien, écrit d’après ses réponses.
check-file-title = Vérifier mon fichier
check-file-description = Ce qui est faux ou étrange dans un fichier de propriétés (ChatonsInfos), ligne par ligne, et comment l’écrire.
check-file-lead = Collez ici un fichier de propriétés (ChatonsInfos) : celui de votre organisation, ou celui d’un service. Vous lirez ce que l’annuaire n’y comprend pas, ligne par ligne, et comment l’écrire.
check-file-kept = Rien n’est gardé ni publié : le texte est lu, puis oublié.
check-file-text = Contenu du fichier
check-file-help = Jusqu’à { $n } Kio. Les fichiers que celui-ci nomme ne sont pas lus.
check-file-button = Vérifier
check-file-empty = Collez le contenu d’un fichier : il n’y a rien à lire.
check-file-large = Ce texte fait { $n } Kio et le plus qui soit lu ici est { $most } Kio : raccourcissez-le. Il est resté dans la case.
check-file-summary = { $n ->
    [one] { $n } erreur à corriger
   *[other] { $n } erreurs à corriger
}
check-file-more = { $n ->
    [one] et { $n } autre, plus bas
   *[other] et { $n } autres, plus bas
}
check-file-good = Aucune erreur : l’annuaire peut lire ce fichier.
check-file-errors = Erreurs
check-file-errors-text = L’annuaire ne peut pas reprendre ces lignes.
check-file-warnings = Avertissements
check-file-warnings-text = L’annuaire comprend ces lignes quand même, ou les garde sans les montrer.
check-file-line = Ligne { $n }
check-file-whole = Le fichier entier
check-file-key = clé
check-file-read = Lu :
check-file-federation = Il décrit une fédération.
check-file-organization = Il décrit un hébergeur.
check-file-service = Il décrit un service.
check-file-other = Il ne décrit ni une fédération, ni un hébergeur, ni un service.
check-file-again = Corriger et vérifier de nouveau
way-file = Mon fichier
way-file-text = Vos réponses en fichiers de propriétés (ChatonsInfos), à publier sur votre site.
file-lead = Ces fichiers sont écrits d’après les réponses publiées : le premier pour l’organisation, les autres pour chacun de ses services.
file-publish = Publiez-les sur votre site, puis remplacez dans le premier les lignes « # subs. » par l’adresse de chaque fichier de service.
file-next = Donnez au collectif l’adresse du premier : l’annuaire le relira de lui-même, et vous n’aurez plus à venir ici pour vous déclarer.
file-take = Télécharger { $name }
api-does-getHosterFile = un hébergeur en fichier de propriétés (ChatonsInfos)
api-does-getServiceFile = un service en fichier de propriétés (ChatonsInfos)
done-resumed = Vos fichiers seront redemandés à la prochaine lecture.
file-resume = Redemander ces fichiers
file-failing = { $file } : { $why } Il sera redemandé plus tard ; ce qui était connu reste.
file-failed = { $file } : { $why } C’est arrivé trois fois de suite : ce fichier n’est plus demandé. Ce qui était connu reste.
file-paused = { $file } : le collectif l’a mis en pause. Ce qui était connu reste.
file-fault-address = cette adresse n’est pas de celles qui se demandent.
file-fault-port = ce port n’est pas demandé.
file-fault-private = ce nom mène à une adresse qui n’est pas publique.
file-fault-redirect = le serveur renvoie ailleurs sans dire où.
file-fault-redirects = le serveur renvoie plus de trois fois ailleurs.
file-fault-too_large = le fichier dépasse 256 Kio.
file-fault-too_slow = le serveur n’a pas envoyé le fichier à temps.
file-fault-unreachable = le serveur ne répond pas comme il faut (nom, connexion, certificat).
file-fault-later = le serveur a demandé de revenir plus tard.
file-fault-status = le serveur répond que le fichier n’est pas là.
file-fault-no_file = ce que le serveur envoie n’est pas un fichier de propriétés.
letter-file-subject = { $name } : un fichier ne se lit plus
letter-file-body = Bonjour,

    L’annuaire lit les fichiers que { $name } publie sur son site. Trois fois de suite, ceci n’est pas venu :

    { $files }

    La fiche garde ce qui était connu. Une fois le fichier remis en place, faites-le redemander ici : { $link }
