// Letters on their way: on disk first, then with the mail server.

#ifndef INTAKE_CHANNELS_PORTAL_MAIL_OUTBOX_H_
#define INTAKE_CHANNELS_PORTAL_MAIL_OUTBOX_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/portal/mail/mail_settings.h"
#include "channels/portal/mail/smtp.h"
#include "channels/web/words.h"
#include "intake/v1/customer_service.pb.h"

namespace intake::portal {

// Thread-safe. A thread of its own hands letters over, the oldest first, again
// and again while the server is away. One that the server will never take is
// set aside in `refused/`; one whose token has expired is dropped. Neither
// tokens nor addresses are in the log.
class Outbox {
 public:
  // As smtp.h's.
  using HandOverFunction =
      std::function<absl::Status(const Envelope&, const std::string& message)>;

  struct Options {
    // Made where it is not there; for the program alone (0700), as is each
    // letter (0600).
    std::string folder;
    MailSettings mail;
    // The supplier's.
    absl::TimeZone zone;
    // RESOURCE_EXHAUSTED beyond; and those set aside, of which the oldest goes.
    size_t letters_max = 10'000;
    size_t refused_max = 1'000;
    // Between attempts while the server is away; doubles up to the maximum.
    absl::Duration backoff_first = absl::Seconds(1);
    absl::Duration backoff_max = absl::Minutes(1);
    // How long a letter without a token is worth sending.
    absl::Duration worth_for = absl::Hours(72);
  };

  // Finds what was kept before. `words` outlive the result.
  // RESOURCE_EXHAUSTED: the folder cannot be used.
  static absl::StatusOr<std::unique_ptr<Outbox>> Open(
      Options options, const web::Words& words, std::function<absl::Time()> now,
      HandOverFunction hand_over);
  // Ends after the attempt that is being made; what is left stays on disk.
  virtual ~Outbox() = default;

  // On disk when it returns. RESOURCE_EXHAUSTED: not kept.
  virtual absl::Status Keep(const v1::Letter& letter) = 0;
  // Does as much, and takes as long, for a letter that nobody gets.
  virtual absl::Status KeepNone() = 0;

  // How many wait, of either kind.
  virtual size_t waiting() const = 0;
};

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_MAIL_OUTBOX_H_
