-- For wrk: log-ins that fail, each of another address from another place, with the
-- cookie and the form token of one page. Arguments: COOKIE, CSRF.
local sent = 0
local cookie, csrf

function init(arguments)
  cookie, csrf = arguments[1], arguments[2]
end

function request()
  sent = sent + 1
  return wrk.format("POST", "/login", {
    ["Cookie"] = cookie,
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["Sec-Fetch-Site"] = "same-origin",
    ["X-Forwarded-For"] = string.format("10.%d.%d.%d", sent / 65536 % 256,
                                        sent / 256 % 256, sent % 256),
  }, string.format("csrf=%s&email=nobody%d@flood.example&password=wrong-password-%d",
                   csrf, sent, sent))
end
