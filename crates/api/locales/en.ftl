# What the pages say, in English. One key per text; the same one stands in fr.ftl.
# Sentences about hosters (criteria, answers, explanations) are not here: see crates/core and data/collective.

# Everywhere
site-name = CHATONS directory
site-description = Find an ethical hoster among the CHATONS by how it is organised: type of work, commitments, welcome, mutual help.
locale = en_GB
brand-line = the CHATONS directory
skip = Skip to content
menu = Main menu
menu-hosters = Hosters
menu-map = Map
menu-pick = A service
menu-criteria = Criteria
menu-about = About
other-language = Français
feed-title = What changes in the directory
foot-line = No ranking, no trace of your visit. Each answer says where it comes from and when. Nothing is verified unless it says so.
foot-menu = Footer
foot-data = Data and licence
foot-api = API
foot-accessibility = Accessibility
foot-legal = Legal notice
foot-log = Public log
foot-space = You host? Your space
# The colon between a label and what it announces.
colon = :
remove = Remove
not-stated = Not stated:
people = The people:
contested = Contested by the collective: { $reason }
search-label = A name, a service, a software, a place
search-button = Search

# Start
start-title = Who can host us, and what can we count on?
start-lead = The CHATONS are small, ethical hosters, mostly associations and co-operatives. This directory tells how each is organised: who does the work, what it commits to, whom it welcomes.
start-choices = You are searching for…
start-recipe = The recipe asks:
start-recipes-open = A recipe is only a beginning: its conditions are shown, and can be changed or removed. Those that have not said stay in view, apart.
start-search = Search
start-all = { $n ->
    [one] Browse the whole directory: { $n } hoster
   *[other] Browse the whole directory: { $n } hosters
}
start-map = See the map
start-now = A service at once
start-now-text = A pad, a video call, a poll: take one at random among those that are open. The name of the hoster is told before you leave.
start-reading = How to read this directory
start-three-title = Yes, no, not stated
start-three-text = Most have not said everything yet. “Not stated” is never a no, and never a yes: it is counted and shown apart.
start-people-title = People behind every commitment
start-people-text = Keeping to a delay takes people, paid or volunteer. A commitment is always read beside what it asks of them.
start-order-title = No ranking
start-order-text = No mark, no star. The order is drawn by lot every day, or goes by name or distance.
start-criteria = All criteria, and why they are asked

# Results
results-title = { $n ->
    [0] No hoster matches
    [one] { $n } hoster matches
   *[other] { $n } hosters match
}
results-heading = Hosters
results-past = The directory as it stood on { $day }.
results-for = You are searching for:
results-conditions = Conditions in force
results-of-recipe = recipe “{ $recipe }”
results-remove-all = Remove all
results-filter = Filter
results-map = On a map
results-copy = Copy the link of this search
results-copied = Link copied.
results-yes = Match
results-unknown = Have not said
results-unknown-text = An answer to what you ask is missing: that is neither a yes nor a no. You can write to them.
results-no = Do not fit
results-nobody = No hoster meets all these conditions
results-empty-page = There is nobody on this page
results-way-on = Remove a condition:
results-drop = Remove “{ $condition }”
results-back = { $n ->
    [0] nobody more.
    [one] { $n } hoster more.
   *[other] { $n } hosters more.
}
results-all = Browse the whole directory
results-shuffled = The order is drawn by lot every day: it is no ranking.
results-as-of = Data of the directory on { $day }.
left-out = “{ $condition }” leaves out
pages = Pages
page-before = Previous page
page-after = Next page

# Filters
filters-title = Refine the search
filters-close = See the results
filters-apply = Apply
# The script puts the number in the place of %.
filters-live-one = Apply: 1 matches
filters-live-many = Apply: % match
filters-any = add…
filters-of-recipe = The recipe asks already: { $asked }.
filters-hours = Number of hours, at most
filters-clock = Hours that count
filters-silent = { $n ->
    [one] { $n } question without any answer
   *[other] { $n } questions without any answer
}
filters-silent-text = Nobody in the directory has answered them yet. They can be asked for: then everybody is among those that have not said.
filters-list = The list
filters-order = Order
filters-within = Distance at most, in kilometres
filters-hide = Hide those that have not said
order-shuffle = drawn by lot every day
order-name = by name
order-distance = by distance
clock-working = working hours
clock-calendar = around the clock

# A hoster in a list
card-far = about { $km } km away
card-services = Services:
card-more = { $n ->
    [one] and { $n } more
   *[other] and { $n } more
}
card-why = Why here
card-silent = Commitments not stated
compare-tick = Compare
compare-button = Compare the hosters ticked
compare-hint = Four at most, side by side, to print for your board.

# Errors
failure-title = Error: { $title }
failure-on = Go on
failure-start = Back to the start

# Compare
compare-title = Compare hosters
compare-of = Compare { $names }
compare-lead = The answers, criterion by criterion: who gave them and when. The order is that of your choice.
compare-caption = Answers of { $names } in the CHATONS directory, on { $day }
compare-criterion = Criterion
compare-asked = Your search:
compare-search = In your search
compare-yes = Matches
compare-unknown = An answer is missing
compare-no = Does not fit
compare-not-stated = Not stated
compare-back = Back to the search
compare-choose-more = Choose from the list of hosters
compare-none = Choose from one to four hosters: one here, or several in the list by ticking “Compare”.
compare-alone = A single hoster so far. Add others to see them side by side: four at most.
compare-add = Add a hoster
compare-add-choose = choose…
compare-add-button = Add
compare-keep = Hosters to compare, four at most
compare-made = CHATONS directory, as of { $day }. “Not stated” is neither a yes nor a no.
compare-licence = Data under the licence { $licence }. Each answer carries its source and its date.

# Report an error
report-title = Report an error about { $name }
report-up = Back to the sheet
report-lead = Your report is kept for the reviewers of the collective. It is not published, and changes nothing on the sheet until someone has read it.
report-private = Write nothing personal; the collective will not be able to answer you here.
report-mistakes = To put right before sending
report-trouble = Your report is not kept yet
report-mistake = Error:
report-kind = What do you report?
report-field = About which criterion? (optional)
report-field-none = the whole sheet
report-message = What is wrong
report-message-help = Optional, unless something is wrong. Say where to check it, if you can. { $n } characters at most.
report-send = Send the report
report-too-many = { $n ->
    [one] You have sent several reports in a short time. Wait { $n } second, then send this one: nothing is lost.
   *[other] You have sent several reports in a short time. Wait { $n } seconds, then send this one: nothing is lost.
}
report-unavailable = The database does not answer: your report is not kept. What you wrote is still here. Send it again in a moment.
report-sent-title = Thank you, your report is kept
report-number = Its number is { $number }. Loading this page again sends nothing more.
report-next = What happens next
report-next-readers = The reviewers of the collective are volunteers and read little by little. It may take several weeks.
report-next-change = If the sheet changes, it will say when and on whose word.
report-back = Back to the sheet of { $name }
report-again = Report something else

# The page of a hoster
hoster-summary = { $name } in the CHATONS directory: what is said of it, by whom and since when.
hoster-back = Back to your list
hoster-all = All hosters
hoster-today = See today’s sheet
hoster-website = Go to { $site }
hoster-contents = On this page
hoster-label = { $label }:
hoster-follows = from: { $criterion }
hoster-others = Other sources say something else:
hoster-why-in = Why it is in your list
hoster-why-unknown = Why it is among those that have not said
hoster-why-out = Why it is not in your list
hoster-all-services = For all these services:
hoster-without = Remove this condition
hoster-turning = The only answer that would change the result: “{ $condition }”.
hoster-hidden = You hide those that have not said.
hoster-show-unknown = Show them apart
hoster-unsaid = What is not stated
hoster-unsaid-text = These questions have no answer here. That is neither a yes nor a no.
hoster-unsaid-facts = Facts of identity not stated: { $facts }.
hoster-further = Go further
hoster-history = Its history
hoster-history-text = All that was said of it, in order.
hoster-compare = Compare it
hoster-compare-text = Four hosters at most, side by side.
hoster-report = Report a mistake
hoster-own = Is this your sheet?
hoster-own-text = Keep it yourself: a link by e-mail, no password.
hoster-report-text = An answer that is wrong or too old, a duplicate.
hoster-pick = A service at once
hoster-pick-text = A pad or a video call, from a hoster that is open.
hoster-feed = Atom feed
hoster-feed-title = { $name }: what changes
hoster-feed-text = To follow this sheet, or to use it elsewhere.
hoster-near = See { $name }
hoster-said = Nothing is verified unless it says so.

# The history of a hoster
history-title = { $name }: history
history-back = Back to the sheet of { $name }
history-lead = A new answer is added to the old ones, which stay in view. The sheet shows the latest of each source.
history-count = { $n ->
    [one] { $n } statement, oldest first
   *[other] { $n } statements, oldest first
}
history-recorded = Noted on
history-about = Subject
history-what = What is said
history-who = Who says so, and when
history-said = { $day }
history-read = read on { $day }
history-by-import = by import
history-by-cli = by hand
history-by-account = by the hoster
history-by-reviewer = by the collective
history-act-stated = Said:
history-act-confirmed = Confirmed as it stands.
history-act-reviewed = Reviewed by the collective.
history-act-contested = Contested by the collective:
history-act-replied = Reply of the hoster:
history-act-settled = Contest ended by the collective:
history-act-withdrawn = Withdrawn:

# Map
map-title = Map of the hosters
map-as-cards = See this search as cards
map-skip = Skip the map
map-full = A full dot: it matches.
map-hollow = An empty dot: it has not said.
map-one = A dot: one hoster.
map-several-near = A number: several hosters near each other.
map-number = A number: several hosters near each other. The dot is full as soon as one of them matches.
map-tint = A tinted department: at least one hoster is there. The tint does not say how many.
map-rounded = Positions are rounded to 10 km, because some are homes.
map-outside = { $n ->
    [one] { $names } is outside of the frame, and in the list.
   *[other] { $names } are outside of the frame, and in the list.
}
map-without = { $n ->
    [one] { $n } hoster has no position: it is in the list.
   *[other] { $n } hosters have no position: they are in the list.
}
map-department = { $name }: { $n ->
    [one] { $n } hoster
   *[other] { $n } hosters
}
map-several = { $n } hosters: { $names }
map-silent = { $name } (has not said)
map-list = The list, by place
map-same = It says all that the map says. Whoever is in several places stands under each.
map-vague = Department not stated
map-nowhere = No known place
map-yes = matches
map-unknown = has not said

# A service at once
pick-title = A service at once
pick-lead = Say what you need: a service is drawn by lot among those that can be used now. You will know who hosts it before you leave.
pick-needs = What do you need?
pick-more = With more wishes
pick-need = Need
pick-any = any
pick-draw = Draw a service
pick-left-out = The draw leaves out services that say they are full, out of order or closed.
pick-drawn = A service drawn by lot
pick-drawn-title = { $service }, a service drawn by lot
pick-by = at
pick-go = Go to { $site }
pick-another = Draw another one
pick-among = { $n ->
    [one] It is the only service that fits.
   *[other] Drawn among { $n } services that fit, each with the same chance.
}
pick-of-service = What is said of the service
pick-of-hoster = Who hosts it:
pick-other-need = Choose another need
pick-list = See the hosters of this search
pick-nothing = No service to draw
pick-way-on = Remove a condition
pick-nothing-text = No service that fits gives its address, or all say that they are full, out of order or closed. That may change tomorrow.
pick-back = { $n ->
    [one] { $n } service to draw.
   *[other] { $n } services to draw.
}
pick-others = Or another need, with the same conditions
pick-all = All needs, without conditions

# Criteria
criteria-title = Criteria
criteria-description = What the directory asks hosters, why, and what each commitment asks of people.
criteria-lead = This is all that the directory asks hosters. Each answers what it likes. Saying nothing costs nothing.
criteria-index = On this page
criteria-answers = The possible answers
criteria-yes = Yes
criteria-yes-text = The hoster has answered, and the answer goes with what you ask.
criteria-no = No
criteria-no-text = The hoster has answered something else than you ask. That is no judgement.
criteria-unknown = Not stated
criteria-unknown-text = It has not answered, or the answer is too old. That is never a no, and never a yes. It is counted and shown apart.
criteria-none = “There is none”
criteria-none-text = Stating that nothing is promised is an answer like any other. It is frank, and it can be searched for.
criteria-apart = Aiming at an availability, promising it, saying who does the work: these are three separate answers. None calls for another.
criteria-ageing = An answer counts for some time. Then it stays in view with its date, and counts as not stated. The hoster can confirm it.
criteria-question = The question:
criteria-people = What this asks of people
criteria-months = { $n ->
    [one] An answer counts for one month.
   *[other] An answer counts for { $n } months.
}
criteria-for-ever = An answer counts until somebody changes it.
criteria-filter = Search:
criteria-retired = No longer offered:
criteria-in-filters = choose among the filters
criteria-no-filter = This criterion is read on the sheets. It has no filter.
criteria-tiers = What a percentage allows
criteria-tiers-text = A percentage says nothing without its period. This is how long a service may stop without leaving the tier.
criteria-tiers-caption = How long each availability tier allows a service to stop
criteria-tier = Tier
criteria-tier-year = Over a year
criteria-tier-month = Over a month
criteria-tier-days = up to { $days } days, that is { $hours } hours
criteria-tier-hours = up to { $hours } hours
criteria-tiers-weekend = A fault from Saturday noon to Monday 9:00 lasts 45 hours. Compare with the table: a tier may allow it over a year, and not over a month.
criteria-tiers-same = A tier is no mark, and all are worth the same. Behind each there are people: the directory always shows them beside it.
criteria-recipes = The recipes
criteria-recipes-text = A recipe fills in a few filters for you. Its conditions are shown, and can be changed or removed.
criteria-recipes-origin = They come from a discussion in the forum in 2022. The collective has not voted on them.
criteria-recipe-version = Version { $version }
criteria-recipe-asks = It asks:
criteria-recipe-use = Search with this recipe
criteria-glossary = A few words explained

# A few words explained: a word, then what it means
term-aim = Availability aimed at
term-aim-text = What a hoster tries to reach, without promising it.
term-availability = Availability
term-availability-text = The share of time during which a service works.
term-chaton = Un chaton
term-chaton-text = A hoster that belongs to the collective.
term-chatons = CHATONS
term-chatons-text = The French collective of alternative, transparent, open, neutral and solidary hosters.
term-commitment = Commitment
term-commitment-text = What a hoster promises. It also says which means stand behind it.
term-compensation = Compensation
term-compensation-text = What is given back when a commitment is not kept: subscription time, a credit, or nothing.
term-export = Data export
term-export-text = Leaving with your data, in a format that others can read.
term-gti = GTI (guaranteed intervention time)
term-gti-text = A qualified person starts work within a delay. An automatic receipt does not count.
term-gtr = GTR (guaranteed restoration time)
term-gtr-text = The promise that a fault ends within a delay. The directory does not ask for it. Nobody can promise the end of a fault whose cause is unknown.
term-mixed = Mixed work
term-mixed-text = Done by paid people and by volunteers.
term-on-call = On-call duty
term-on-call-text = Staying within reach outside one’s hours, to step in if needed. Labour law protects employees. It does not protect volunteers.
term-paid = Paid work
term-paid-text = Work that someone makes a living of, at least in part. They may be employed, self-employed or carried by a co-operative.
term-qualification = Qualification
term-qualification-text = A training, a contribution, an experience, a certificate. Read its scope: it says what is covered.
term-recipe = Recipe
term-recipe-text = A few filters filled in beforehand, to begin from a situation.
term-sheet = Sheet
term-sheet-text = The page of a hoster in this directory.
term-status-page = Status page
term-status-page-text = A page that says which services work. Hosted elsewhere, it can still be read during an outage.
term-tier = Tier
term-tier-text = A promised availability, in percent of a period. It is no mark.
term-volunteer = Volunteer work
term-volunteer-text = Work done without pay. Volunteer does not mean amateur.
term-working-hours = Working hours
term-working-hours-text = The hours of work that the hoster announces. A fault in the evening waits for the morning.

# What the operator of the site filled in, or did not
operator-contact = Write to the people who run the site:
operator-no-contact = The people who run the site have not given a contact yet.

# About
about-title = About
about-description = Where the CHATONS directory comes from, what it is, what it will never be, and how to correct it.
about-lead = Matou is a directory of the CHATONS. It is searched by how a hoster is organised.
about-origin = Where it comes from
about-origin-collective = CHATONS is a French collective of small, ethical hosters. Most are associations or co-operatives.
about-origin-thread = In 2022, members discussed a “professional” label in the forum. Another idea came out of it: that people find a hoster able to meet their need. For that, each hoster says how it is organised, or does not.
about-origin-link = Read the discussion (in French): “Taxonomie des CHATONS & GT MATOU”
about-origin-vote = This proposal was never put to a vote. So the collective has neither adopted nor refused it.
about-is = What it is
about-is-directory = A directory: it tells who does the work, what is promised, and who is welcome.
about-is-dated = Dated answers with their source. You see who said what, and when.
about-is-explained = A search that explains itself: it says why a hoster is there, or is not.
about-is-open = Open data, which other sites may use.
about-never = What it will never be
about-never-ranking = A ranking. No mark, no star, no average, no order of merit.
about-never-hidden = A promise without people. A commitment is always read beside those who keep it.
about-never-blame = A reproach. A hoster that says nothing loses no place.
about-never-verified = A verification. “Reviewed by the collective” is written only where a person did.
about-never-account = One more account. Reading needs none.
about-never-traces = A tracker. No page calls another site.
about-who = Who makes it
about-who-publisher = This site is published by: { $publisher }
about-who-data = The data that comes with the program was gathered from public pages. The hosters did not declare it, and nobody has verified it.
about-who-program = The program is free, under the licence AGPL 3.0 or later. The cat was drawn for it.
about-wrong = A mistake, something missing?
about-wrong-text = On every sheet, a link lets you report an error. For the rest, tell us which page, and what is wrong. A hoster may also ask to leave the directory.
about-wrong-trace = Every correction keeps its date and its source. The history of answers can still be read.

# Data and licence
data-title = Data and licence
data-description = The data of the directory: licence, version, sources, copies to download, feeds, and how to cite it.
data-lead = All data of the directory is open. Take it, use it, share it alike.
data-licence = Licence
data-licence-text = The data is under the licence CC BY-SA 4.0. Name the source, and share what you change under the same licence.
data-licence-link = Read the licence CC BY-SA 4.0
data-licence-address = https://creativecommons.org/licenses/by-sa/4.0/deed.en
data-licence-lists = Departments and regions come from INSEE (Licence Ouverte 2.0). Names of countries and languages come from Unicode CLDR (Unicode-3.0).
data-cite = How to cite
data-cite-text = CHATONS directory (Matou), version { $version }, data of { $day }, licence CC BY-SA 4.0, { $site }
data-version = The version of the data is { $version }. It changes with every answer and every day.
data-sources = Sources
data-sources-text = This is what was read, and when. Every answer keeps its own source and its own date.
data-no-sources = No source has been read yet.
data-source-read = { $n ->
    [one] last read on { $day }, { $state }, { $n } hoster.
   *[other] last read on { $day }, { $state }, { $n } hosters.
}
data-source-csv = Tables of answers
data-source-map = Map of chatons.org
data-state-applied = answers added
data-state-unchanged = nothing new
data-state-refused = held, nothing is written
data-provenances = An answer always says where it comes from:
data-copies = Copies to download
data-copies-text = These files hold the whole directory. The last one describes the others, with their checksums.
data-copies-past = Past days can be read too, since { $day }. Put the date in the place of “latest”, written YYYY-MM-DD.
data-follow = Follow what changes
data-follow-feed = Atom feed of the whole directory
data-follow-hoster = Each hoster has a feed too. Its address is on its sheet.
data-follow-map = Positions of the hosters (GeoJSON)
data-follow-api = The API, for programs
data-people = People
data-people-text = Some positions are homes. So they are rounded to a tenth of a degree.

# Accessibility
accessibility-title = Accessibility
accessibility-description = What this site does to be usable by everyone, what was checked, and what was not.
accessibility-lead = This site has to serve everyone. Here is where it stands, without make-up.
accessibility-state = State
accessibility-state-text = We aim at WCAG 2.2, level AA, and at the French rules RGAA 4.1. By our own assessment, the site is partially conformant.
accessibility-state-self = Nobody from outside has audited it. By the letter of the RGAA, no conformance is established without an audit.
accessibility-tested = What a program checks
accessibility-tested-axe = The rules of axe: contrast, headings, labels, landmarks, names of links.
accessibility-tested-html = That the HTML of each kind of page is valid.
accessibility-tested-looks = Light and dark, a wide screen and one of 320 pixels, without scrolling sideways.
accessibility-tested-scripts = All pages can be read and used without scripts.
accessibility-untested = What nobody has tried yet
accessibility-untested-readers = A screen reader: NVDA, JAWS, VoiceOver, TalkBack, Orca.
accessibility-untested-control = Voice control, switch access, a braille display, a screen magnifier.
accessibility-untested-people = A visit by disabled people.
accessibility-untested-plain = Reading by people who read little French or English.
accessibility-limits = What we know to be lacking
accessibility-limits-reader = The reader of the documentation is not ours. It needs scripts, and we have not checked it.
accessibility-limits-api = The API page says the essentials without it
accessibility-limits-free = Texts that hosters wrote are shown as they are. English pages mark all of them as French, which may be wrong for a few.
accessibility-report = Report an obstacle
accessibility-report-text = Tell us which page, what is in the way, and with which tool. We look for a remedy, and give you the information in another way meanwhile.
accessibility-rights = Without a satisfying answer, you may turn to the French Defender of Rights.
accessibility-rights-link = Site of the Defender of Rights

# Legal notice
legal-title = Legal notice
legal-description = Who publishes this site, who hosts it, how to write, and what is kept of your visit: nothing.
legal-missing = The people who run the site have not filled this in yet.
legal-publisher = Publisher
legal-contact = Contact
legal-host = Hosting
legal-traces = What your visit leaves
legal-traces-browser = No cookie, no storage in your browser, no account.
legal-traces-others = No page calls another site: no font, no image, no measuring of visitors.
legal-traces-log = The program writes down neither your address, nor the pages you read, nor what you search for. Its log tells only of its start, its faults and the numbers of reports.
legal-traces-limit = Against abuse, it counts reports, and requests to the API, the copies, the feeds and the frame for other sites. The count of each address stays in memory for about a minute. It is never written down.
legal-traces-reports = An error that you report is kept: the hoster, the criterion, your words, the time. Nothing tells who sent it.
legal-traces-proxy = A server in front of the program may keep a log of its own. Ask the publisher.
legal-rights = Rights
legal-rights-data = The data is under the licence CC BY-SA 4.0, the program under the AGPL 3.0 or later.
legal-rights-names = The names of the hosters belong to them.
legal-responsible = Answers come from the sources that they name. A hoster may ask for them to be corrected.

# API
api-title = API
api-description = The directory for programs: all operations, three examples, and the OpenAPI document.
api-lead = Programs can read the directory too: in JSON, without a key, without signing up. Only a hoster that declares by program has a key.
api-language = Texts are in French or in English, as “lang” says. Codes are the same in both.
api-errors = An error says which parameter is not understood, and the nearest name.
api-people = Beside a commitment, the JSON always gives the people (human_cost). Show them too.
api-rate = { $n ->
    [one] One request per second is allowed, in the mean of ten seconds.
   *[other] { $n } requests per second are allowed, in the mean of ten seconds.
} To read everything, take a copy instead.
api-examples = Three examples
api-example-search = Search, with the number of hosters for each option:
api-example-criteria = Read all criteria, their texts and their filters:
api-example-copy = Take all hosters as one table:
api-operations = All operations
api-document = The whole document
api-document-link = OpenAPI document
api-document-text = It describes every parameter and every answer.
api-reader-link = Reader of the document
api-reader-text = It needs scripts.
api-data-link = Copies, feeds and licence
api-tag-hosters = Hosters
api-tag-services = Services
api-tag-vocabulary = Criteria and lists
api-tag-copies = Copies and changes
api-tag-operation = Sources and health
api-does-listHosters = Search for hosters, with reasons and counts
api-does-showHoster = One hoster and all that it says
api-does-explainHoster = Why a hoster is in a list, or is not
api-does-showHistory = All that was said of a hoster, with the dates
api-does-addStatements = State something in a hoster’s place, with a key made in its space
api-does-mapHosters = The hosters that match, on a map (GeoJSON)
api-does-showBadge = The image that says that a hoster is in the directory
api-does-listServices = Search for services of all hosters
api-does-pickService = Draw an open service by lot
api-does-listCriteria = The criteria, their options and their filters
api-does-listProfiles = The recipes and their conditions
api-does-showVocabulary = A list of words, such as the departments
api-does-getDump = A copy of the whole directory, of today or of a past day
api-does-listChanges = What has changed since a version
api-does-feedChanges = The feed of what changes
api-does-feedHoster = The feed of one hoster
api-does-listSources = The sources and when they were last read
api-does-isLive = Is the program running?
api-does-isReady = Does the database answer?

# Forms
form-trouble = This is not kept yet
kept-title = Nothing that you wrote is lost
kept-ended = Your session has ended. Come in again in another tab, then return here and send what you had written once more.
kept-elsewhere = This was not sent from a page of this directory, or your browser does not say so. Nothing was kept. Open the form in the directory and copy into it what follows.
kept-large = This is longer than what can be kept. Shorten the longest text, then send it again from the form.
kept-unavailable = The database does not answer. Wait a moment, then send what you had written again.
kept-sign-in = Come in, in a new tab
kept-again = Send again
kept-typed = What you had written
replied = The hoster replies: { $reply }

# Coming in
sign-in-title = Come into your space
sign-in-lead = No password: we send you a link, which serves once.
sign-in-who = For those who speak for a hoster, and for reviewers of the collective. Looking for a hoster needs no account.
sign-in-email = Your e-mail address
sign-in-email-help = The one that the directory knows for your hoster, or to which the collective invited you.
sign-in-mistake = This is not an e-mail address: write it whole, such as name@example.org.
sign-in-too-many = { $n ->
    [one] Too many requests from here. Wait for { $n } second.
   *[other] Too many requests from here. Wait for { $n } seconds.
}
sign-in-button = Send me a link
code-title = Look at your mail
code-lead = If this address is known, a message leaves now. Open its link in this browser, or copy the code that it holds here.
code-time = { $n ->
    [one] The link and the code serve once, for { $n } minute.
   *[other] The link and the code serve once, for { $n } minutes.
}
code-nothing = Nothing arrives? Look among the junk mail. If the directory does not know the address, no message leaves: write to the collective.
code-label = The code that you received
code-help = Eight letters and digits.
code-mistake = This is not the code, or it does not serve any more. Check it, or ask for another link.
code-button = Come in
code-again = Ask for another link
link-title = Come in
link-lead = A button, because programs that check mail follow links without anybody knowing.
link-button = Come in
link-elsewhere = This link was asked for from another browser. Copy the code of the message there, or ask for a link from here.
link-old = This link has served already, or it is too old.

# Space
space-title = Your space
space-none = Your account does not speak for any hoster yet. The collective can invite you to.
space-review = Review
space-account = Your account
space-out = Sign out
account-title = Your account
account-email = Address: { $email }
account-session = A session since { $day }: { $client } { $here }
account-here = (here)
account-end-others = End all other sessions
account-data = Everything that we keep about you (JSON)
account-erase = Erase your account
erase-lead = Your address, your drafts, your sessions, your keys and your messages to reviewers are erased, from the files too. There is no way back.
erase-stays = What you declared for a hoster stays public: it is its word. Your account is only a number there.
erase-question = Are you sure?
erase-sure = Yes, erase my account
erase-mistake = Tick the box to erase your account, or go back.
erase-button = Erase

# The desk of a hoster
desk-title = { $name }, your sheet
desk-sheet = See the public sheet
desk-shown = Your sheet is shown.
desk-paused = Your sheet is paused.
desk-paused-until = Your sheet is paused until { $day }; it will be back by itself.
desk-withdrawn = The collective withdrew your sheet: { $reason }
desk-drafts = A draft is waiting.
desk-check = Check and publish
desk-questions = The collective asks you
desk-answer = Answer
desk-contested = Contested by the collective
desk-reply = Reply
desk-declare = Declare
desk-declare-text = Everything is optional. What you leave out counts neither for you nor against you. Every step is kept as a draft; nothing is public before you have checked it.
desk-answered = { $n ->
    [0] {""}
    [one] { $n } answer
   *[other] { $n } answers
}
desk-draft = draft
desk-services = Your services
desk-service = Service: { $name }
desk-new-service = Add a service
desk-also = And also
desk-ageing = Until when your answers count
desk-ageing-text = After that they stay visible with their date and do not count in searches any more. One letter a year reminds you, no more.
way-still-right = Still right
way-still-right-text = Confirm everything by one button.
way-pause = Pause, or full
way-pause-text = Until a day that you choose; you are back by yourself.
way-notices = Incidents
way-notices-text = Announce what is happening, then tell about it.
way-mirror = The mirror
way-mirror-text = Which searches show you, and which do not.
way-tokens = Keys for your programs
way-tokens-text = To declare through the API.
way-calendar = Calendar (.ics)
way-calendar-text = The days on which answers stop counting, for your agenda.
done-published = It is published. Visible in searches and in the feed.
done-confirmed = It is confirmed: your answers count from today.
done-pause = Done: your sheet is paused, and will be back by itself.
done-back = Done: your sheet is shown again.
done-full = Done: your services say that they are full.
done-open = Done: your services say that there is room.
done-notice = It is announced, on the sheet and in the feed.
done-replied = Your reply stands beside what is contested.
done-answered = Your answer is with the reviewers.
calendar-summary = { $name }: answers stop counting

# A section
section-step = Step { $at } of { $of }
section-service = A service
section-lead = Answer what you want, leave out the rest.
section-known = Known already: { $source }
section-none = We state that there is none
section-no-answer = no answer
section-record = Number { $n }
section-precise = Say more precisely (optional)
section-more = Keep, and add another one
section-next = Keep and go on
section-check = Keep and check everything
section-duration = For example 4 h, 30 min or 2 days.
section-date = For example 2026, 04/2026 or 22/04/2026, the day first.
section-hours = For example Mo-Fr 9h-17h30, or Mo-Fr 9h-12h,14h-18h; Sa 10h-12h.
section-url = The whole address, for example https://example.org/page.
section-means = One sentence: who is there, how you are organised. A commitment without its means is not published.

# Check
check-title = Check before publishing: { $name }
check-lead = This is what you filled in. Nothing is public yet.
check-empty = Nothing is filled in here.
check-change = Change
check-none = no answer
check-stated = new
check-confirmed = confirmed
check-same = already so
check-withdrawn = taken back
check-reviewed = reviewed
check-publish = Publish
check-public = It will be visible at once, as “declared by the hoster”, not reviewed by the collective yet. You can change it at any time; the history keeps what was said.
check-preview = See the sheet as it will be
check-button = { $n ->
    [one] Publish { $n } answer
   *[other] Publish { $n } answers
}
check-nothing = There is nothing new to publish: everything is so already.
check-mistakes = First put right what is named at the top of the page: one click leads there.
check-conflict = Somebody else changed this sheet while you were writing. Your answers are kept. Look at both versions, change what you want, then publish: yours will take the place of the other.
check-others = Changed meanwhile
check-question = Question
check-theirs = The other version
check-yours = Yours
preview-lead = Preview: the sheet as it will be. Nothing is published yet.
preview-back = Back to the check

# Still right, pause, incidents, replies, keys, mirror
still-right-lead = This button confirms everything that your sheet shows, whatever its source. Nothing else changes.
still-right-count = { $n ->
    [0] Everything was confirmed or said today already.
    [one] { $n } answer will be confirmed.
   *[other] { $n } answers will be confirmed.
}
still-right-button = Yes, everything is still right
still-right-look = Read the public sheet again
still-right-change = Change something
pause-lead = A pause takes your sheet out of the lists; “full” leaves it there and says that there is no room. When the day has come, it ends by itself.
pause-what = What do you want?
pause-what-mistake = Choose what you want to do.
pause-no-services = None of your services is known here: add them first, or pause the sheet.
pause-pause = pause the sheet
pause-full = say that all our services are full
pause-open = say that there is room in all our services
pause-back = come back from the pause now
pause-until = Until (for a pause or “full”)
pause-until-help = For example 31/01/2027, the day first. That day is still included.
pause-until-mistake = This is not a date: write for example 31/01/2027.
pause-until-past = That day is past: choose one to come.
pause-until-missing = Say until which day, so that it ends by itself.
pause-reason = Why (optional, public)
pause-reason-help = One line, or nothing.
pause-reason-long = The reason has more than 120 characters: shorten it.
pause-button = Publish
notice-lead = Silence during an outage is what people suffer from most. One sentence is enough; you tell the rest when it is over.
notice-which = What is it about?
notice-new = a new incident
notice-end = the end, or more, of: { $what }
notice-what = What is happening
notice-what-help = One sentence. For an incident that was announced already, leave empty what does not change.
notice-since = Since
notice-since-help = For example 22/04/2026, the day first.
notice-until = Over on
notice-until-help = Leave empty as long as it lasts.
notice-report = Report
notice-report-help = Optional: what happened, and what you learn from it.
notice-button = Publish
reply-contest = Reply to a contest
reply-contest-lead = Your reply will be public, beside what the collective says:
reply-question = Answer the collective
reply-question-lead = Your answer goes to the reviewers; it is not published. They ask:
reply-text = Your reply
reply-help = { $n } characters at most.
reply-empty = Write your reply.
reply-button = Send
token-lead = A key lets a program declare for this hoster, and nothing else. It serves for a year at most.
token-label = Name of a new key
token-label-help = To know it again, for example: backup script. Leave empty to revoke keys only.
token-label-mistake = Give a name of 120 characters at most, or tick a key to be revoked.
token-revoke = Keys to be revoked
token-known = { $label }, until { $until }; last used: { $used }
token-never = never
token-button = Make or revoke
token-docs = Documentation of the API
token-made = Your new key
token-made-lead = Copy it now: it will never be shown again.
mirror-lead = What people see who begin with one of the three first choices. No score and no rank: only what shows you, what does not, and the answer that would change it.
mirror-recipe = Search “{ $recipe }”
mirror-yes = You are in the list.
mirror-unknown = You are in the list, apart: an answer is missing.
mirror-no = You are not in the list.
mirror-list = See the list
mirror-turning = A single answer would change it: { $asked }
yearly-title = Once a year: { $name }
yearly-lead = Some answers of your sheet will soon stop counting. One answer is enough, without coming in.
yearly-what = What do you want?
yearly-right = everything is still right
yearly-pause = pause the sheet for three months
yearly-button = Send
yearly-mistake = Choose one of the two.
yearly-update = Come in to change something
yearly-old = This link is too old. Come into your space: everything is there.
yearly-thanks = Thank you. The next letter will not come before a year.

# Letters
letter-foot = Directory of the CHATONS. You get this message because somebody asked for it, or because you speak for a hoster. Do not answer this message.
letter-sign_in-subject = Your link to come in
letter-sign_in-body = Hello,

    Here is your link to come into the directory of the CHATONS. It serves once, for { $minutes } minutes, in the browser that asked for it:

    { $link }

    On another device, copy this code where you asked for the link: { $code }

    If you asked for nothing, do nothing: nobody comes in without this link.
letter-invitation-subject = Invitation to keep the sheet of { $name }
letter-invitation-body = Hello,

    The collective invites you to keep the sheet of { $name } in the directory of the CHATONS. Ten minutes are enough, everything is optional, and there is no password:

    { $link }

    This link serves once, for { $days } days. If it is none of your concern, do nothing.
letter-yearly-subject = { $name }: is your sheet still right?
letter-yearly-body = Hello,

    Some answers of the sheet of { $name } will soon stop counting in searches. Once a year we ask you:

    Still right, or a pause: { $link }

    Change something: { $update }

    You can also do nothing: the sheet stays, its answers keep their date, and nothing counts against you.

# Review
second-title = The second code
second-lead = Reviewers also give a code of six digits, from an app such as FreeOTP or Aegis.
second-secret = First add this secret to your app (key, time-based): { $secret }. It will not be shown any more once you have given a code.
second-label = The code of the app
second-help = Six digits; each serves once.
second-mistake = This is not the code of this moment, or it was used already. Wait for the next one.
review-title = Review
review-lead = The oldest first. There is no hurry: half an hour a month is enough.
review-declared = Declarations to be read
review-nothing = Nothing waits.
review-unread = { $n ->
    [one] { $n } answer,
   *[other] { $n } answers,
}
review-since = since { $day }
review-reports = Reported errors
review-reports-count = { $n ->
    [0] No report waits
    [one] { $n } report waits
   *[other] { $n } reports wait
}
review-questions = Questions without an answer
review-held = Readings of sources that were held back
review-invite = Invitations
review-all = All hosters
review-hoster = Review { $name }
review-field = About which answer?
review-whole = the whole sheet
review-is-unread = to be read
review-read-on = read on { $day }
review-act = What do you do?
act-review = mark as read
act-ask = ask the hoster a question (it is not public)
act-note = keep a note among reviewers
act-contest = contest, with a public reason
act-settle = end the contest, with a public reason
act-take-back = take this answer back, with a public reason
act-withdraw = withdraw the whole sheet, with a public reason
act-put-back = put the sheet back, with a public reason
review-text = Your text
review-text-help = The reason, the question or the note. A reason is public and stays in the log; for the withdrawal of a sheet, one line.
review-button = Do it
review-act-mistake = Choose what you do.
review-field-mistake = Choose the answer that it is about.
review-conflict = Somebody changed this sheet since you opened it. Nothing was done. Read both versions, then choose again; your text is still there.
review-remarks = Questions, answers and notes
remark-question = Question:
remark-answer = Answer:
remark-note = Note:
reports-none = No report waits.
reports-which = Which one?
reports-which-mistake = Choose a report.
reports-outcome = What came of it?
reports-outcome-mistake = Choose what came of it.
reports-corrected = the sheet was corrected
reports-rejected = there was nothing to correct
reports-reason = Why
invite-title = Invite somebody to keep a sheet
invite-lead = A message leaves with a link that serves once, for fourteen days. The person will be able to speak for this hoster.
invite-hoster = Hoster
invite-hoster-mistake = Choose a hoster.
invite-email = E-mail address
invite-button = Send the invitation
log-title = Public log
log-lead = Everything that people said or decided in this directory, the newest first: when, in which role, and why. No name of any person.
log-none = Nobody has said or decided anything here yet.
log-count = { $n ->
    [one] { $n } act
   *[other] { $n } acts
}
log-older = Older acts
log-about = Hoster
log-hoster = the hoster
log-reviewer = the collective
foot-check-file = Check a file
hoster-properties = property file
data-files = The files of hosters
data-files-text = A hoster may declare everything by a property file (ChatonsInfos) published on its own site, without ever coming here. Each sheet gives its own, written from its answers.
check-file-title = Check my file
check-file-description = What is wrong or odd in a property file (ChatonsInfos), line by line, and how to write it.
check-file-lead = Paste a property file (ChatonsInfos) here: that of your organisation, or that of a service. You will read what the directory does not understand in it, line by line, and how to write it.
check-file-kept = Nothing is kept or published: the text is read, then forgotten.
check-file-text = Content of the file
check-file-help = Up to { $n } KiB. The files that this one names are not read.
check-file-button = Check
check-file-empty = Paste the content of a file: there is nothing to read.
check-file-large = This text has { $n } KiB and the most that is read here is { $most } KiB: shorten it. It is still in the box.
check-file-summary = { $n ->
    [one] { $n } error to put right
   *[other] { $n } errors to put right
}
check-file-more = { $n ->
    [one] and { $n } more, below
   *[other] and { $n } more, below
}
check-file-good = No error: the directory can read this file.
check-file-errors = Errors
check-file-errors-text = The directory cannot take these lines over.
check-file-warnings = Warnings
check-file-warnings-text = The directory understands these lines all the same, or keeps them without showing them.
check-file-line = Line { $n }
check-file-whole = The whole file
check-file-key = key
check-file-read = Read:
check-file-federation = It describes a federation.
check-file-organization = It describes a hoster.
check-file-service = It describes a service.
check-file-other = It describes neither a federation, nor a hoster, nor a service.
check-file-again = Put right and check again
way-file = My file
way-file-text = Your answers as property files (ChatonsInfos), to publish on your own site.
file-lead = These files are written from the published answers: the first for the organisation, the others for each of its services.
file-publish = Publish them on your site, then replace the “# subs.” lines in the first by the address of each service file.
file-next = Give the collective the address of the first: the directory reads it again by itself, and you need not come here any more to declare.
file-take = Download { $name }
api-does-getHosterFile = a hoster as a property file (ChatonsInfos)
api-does-getServiceFile = a service as a property file (ChatonsInfos)
done-resumed = Your files are asked for again at the next reading.
file-resume = Ask for these files again
file-failing = { $file }: { $why } It is asked for again later; what was known stays.
file-failed = { $file }: { $why } This happened three times in a row: the file is not asked for any more. What was known stays.
file-paused = { $file }: the collective paused it. What was known stays.
file-fault-address = this address is none that is asked for.
file-fault-port = this port is not asked.
file-fault-private = this name leads to an address that is not public.
file-fault-redirect = the server sends elsewhere without saying where.
file-fault-redirects = the server sends elsewhere more than three times.
file-fault-too_large = the file has more than 256 KiB.
file-fault-too_slow = the server did not send the file in time.
file-fault-unreachable = the server does not answer as it should (name, connection, certificate).
file-fault-later = the server asked to come back later.
file-fault-status = the server answers that the file is not there.
file-fault-no_file = what the server sends is no property file.
letter-file-subject = { $name }: a file cannot be read any more
letter-file-body = Hello,

    The directory reads the files that { $name } publishes on its site. Three times in a row, this did not come:

    { $files }

    The sheet keeps what was known. Once the file is back in its place, have it asked for again here: { $link }
