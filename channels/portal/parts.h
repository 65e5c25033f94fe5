// What the portal's pages are made with.

#ifndef INTAKE_CHANNELS_PORTAL_PARTS_H_
#define INTAKE_CHANNELS_PORTAL_PARTS_H_

#include <functional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "channels/portal/core_calls.h"
#include "channels/portal/mail/outbox.h"
#include "channels/portal/seen_sessions.h"
#include "channels/web/pages.h"
#include "channels/web/submission_spool.h"
#include "channels/web/visit.h"

namespace intake::portal {

// The name of the session's cookie.
inline constexpr absl::string_view kSessionCookie = "__Host-intake";

// All that is referred to outlives the pages, and is thread-safe.
struct Parts {
  CoreCalls calls;
  const web::Pages& pages;
  web::SubmissionSpool& spool;
  Outbox& outbox;
  SeenSessions& sessions;
  std::function<absl::Time()> now;
  // The supplier's: whose day it is.
  absl::TimeZone zone;

  // A text in the language of the visit. REQUIRES: the key is there.
  std::string Word(absl::string_view key, const web::Visit& visit) const {
    return pages.words().Get(key, visit.language);
  }
};

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_PARTS_H_
