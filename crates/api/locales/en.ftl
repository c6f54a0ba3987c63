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
foot-line = No ranking, no trace of your visit. Each hoster says for itself what it does; nothing is verified unless it says so.
foot-menu = Footer
foot-data = Data and licence
foot-api = API
foot-accessibility = Accessibility
foot-legal = Legal notice
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
filters-live-one = See 1 result
filters-live-many = See % results
filters-any = add…
filters-of-recipe = The recipe asks already: { $asked }.
filters-hours = Number of hours, at most
filters-clock = Hours that count
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
compare-lead = What each of them says, criterion by criterion, with who said it and when. The order is that of your choice.
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
history-by-account = by an account
history-act-stated = Said:
history-act-confirmed = Confirmed as it stands.
history-act-reviewed = Reviewed by the collective.
history-act-contested = Contested by the collective:
history-act-withdrawn = Withdrawn:
