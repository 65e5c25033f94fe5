// What intake-sms --smpp reads from the configuration file, besides [log] and
// [sms], whose server and key it uses (see channels/sms/settings.h):
//
//   [smpp]
//   host = "smsc.example"         # required
//   port = 2775
//   system_id = "intake"          # required; the SMSC's name for this program
//   password_file = "smpp.pass"   # required; one line
//   system_type = ""
//   number = "79090597272"        # required; answers come from it
//   number_type = 1               # TON: 1 international, 5 letters, 0 unknown
//   number_plan = 1               # NPI: 1 telephone
//   name = "smsc"                 # kept as evidence with each message
//   default_alphabet = "gsm"      # what data_coding 0 is: gsm or latin1
//   window = 10                   # submit_sm without a response, at most
//   enquire_link_seconds = 30
//   spool_folder = "smpp-parts"   # parts of messages that wait for the rest
//   parts_seconds = 600           # how long they wait
//   deadline_seconds = 20         # for commit and answer of one message
//   listen = "127.0.0.1:7421"     # /healthz and /metrics

#ifndef INTAKE_CHANNELS_SMPP_SETTINGS_H_
#define INTAKE_CHANNELS_SMPP_SETTINGS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/smpp/message.h"
#include "channels/smpp/submission.h"
#include "channels/smpp/transceiver.h"
#include "channels/sms/settings.h"

namespace intake::smpp {

struct Settings {
  sms::Settings sms;
  Transceiver::Options transceiver;
  Address own;
  Smsc smsc;
  std::string spool_folder;
  absl::Duration parts_wait;
  absl::Duration deadline;
  std::string listen;
};

// NOT_FOUND: no such file. INVALID_ARGUMENT: with file, line and column. The
// errors of sdk::KeyFile::Open for the password file.
absl::StatusOr<Settings> LoadSettings(const std::string& path);

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_SETTINGS_H_
