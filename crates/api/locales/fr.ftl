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
foot-line = Aucun classement, aucune trace de votre visite. Chaque hébergeur dit lui-même ce qu’il fait ; rien n’est vérifié sans que ce soit écrit.
foot-menu = Pied de page
foot-data = Données et licence
foot-api = API
foot-accessibility = Accessibilité
foot-legal = Mentions légales
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
filters-live-one = Voir 1 résultat
filters-live-many = Voir % résultats
filters-any = ajouter…
filters-of-recipe = La recette demande déjà : { $asked }.
filters-hours = Nombre d’heures, au plus
filters-clock = Heures comptées
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
compare-lead = Ce que chacun dit, critère par critère, avec qui l’a dit et quand. L’ordre est celui de votre choix.
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
history-by-account = par un compte
history-act-stated = Dit :
history-act-confirmed = Confirmé tel quel.
history-act-reviewed = Relu par le collectif.
history-act-contested = Contesté par le collectif :
history-act-withdrawn = Retiré :
