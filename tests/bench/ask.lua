-- Asks the lines of the file QUERIES in turn. A line is a path, and after a tab an entity tag to ask on condition.
-- ENCODING is what the client takes. At the end, one line of JSON for the script that started wrk.
local requests, at = {}, 0

function init()
  local headers = { Host = wrk.host .. ":" .. wrk.port }
  if os.getenv("ENCODING") then headers["Accept-Encoding"] = os.getenv("ENCODING") end
  for line in io.lines(os.getenv("QUERIES")) do
    local path, tag = line:match("^([^\t]+)\t?(.*)$")
    headers["If-None-Match"] = tag ~= "" and tag or nil
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
  -- Each run goes on somewhere else, so that short runs do not always ask the same.
  at = tonumber(os.getenv("FIRST") or "0") % #requests
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format('JSON {"requests":%d,"bytes":%d,"microseconds":%d,"errors":%d,"p50":%d,"p99":%d}\n',
    summary.requests, summary.bytes, summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
