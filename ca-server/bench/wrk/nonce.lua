-- Asks OCSP with a nonce that nobody has used. Arguments: the request in hex without its last 16
-- octets, which are the nonce (RFC 9654: it stands at the end), and a number of this run.

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  local body = args[1]:gsub("%x%x", function(octet) return string.char(tonumber(octet, 16)) end)
  wrk.headers["Content-Type"] = "application/ocsp-request"
  local whole = wrk.format("POST", wrk.path, wrk.headers, body .. string.rep("n", 16))
  before = whole:sub(1, -17)
  run = string.format("%04d%02d", tonumber(args[2]), number)
  count = 0
end

function request()
  count = count + 1
  return before .. run .. string.format("%010d", count)
end

function done(summary, latency)
  local e = summary.errors
  print(string.format("RESULT %d %d %d %d %d", summary.requests, summary.duration,
    e.connect + e.read + e.write + e.timeout, e.status, latency:percentile(99)))
end
