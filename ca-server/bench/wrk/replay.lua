-- Sends the requests of a file in turn, one a line: METHOD PATH TYPE BODY; a body may be hex:...
-- Arguments: the file, how many of its lines earlier runs have used, and the number of threads.

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

function init(args)
  prepared = {}
  for line in io.lines(args[1]) do
    local method, path, kind, body = line:match("^(%S+) (%S+) (%S+) ?(.*)$")
    if body:sub(1, 4) == "hex:" then
      body = body:sub(5):gsub("%x%x", function(octet) return string.char(tonumber(octet, 16)) end)
    end
    local headers = {}
    for name, value in pairs(wrk.headers) do
      headers[name] = value
    end
    if kind ~= "-" then
      headers["Content-Type"] = kind
    end
    prepared[#prepared + 1] = wrk.format(method, path, headers, body ~= "" and body or nil)
  end
  place = tonumber(args[2]) + number
  step = tonumber(args[3])
end

function request()
  local next = prepared[place % #prepared + 1]
  place = place + step
  return next
end

function done(summary, latency)
  local e = summary.errors
  print(string.format("RESULT %d %d %d %d %d", summary.requests, summary.duration,
    e.connect + e.read + e.write + e.timeout, e.status, latency:percentile(99)))
end
