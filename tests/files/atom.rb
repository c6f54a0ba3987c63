# Whether feeds are valid Atom for the validating parser of Ruby's standard `rss` library:
#
#     ruby atom.rb FILE...
#
# A file that is not well formed, lacks an element, has one too many or an unknown one ends it with the reason.

require "rss"

ARGV.each do |path|
  feed = RSS::Parser.parse(File.read(path, encoding: "UTF-8"), true, false)
  raise "it is #{feed.class}, not an Atom feed" unless feed.is_a?(RSS::Atom::Feed)
rescue StandardError => error
  abort "#{path}: #{error.class}: #{error.message}"
end
