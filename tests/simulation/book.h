// The journal as whoever reads it from its beginning knows it: folded event by
// event, beside the server, and held against what every store promises.

#ifndef INTAKE_TESTS_SIMULATION_BOOK_H_
#define INTAKE_TESTS_SIMULATION_BOOK_H_

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/model/account_state.h"
#include "core/model/billing_register.h"
#include "core/model/channel_register.h"
#include "core/ports/event_log.h"
#include "tests/simulation/dials.h"
#include "tests/simulation/trace.h"

namespace intake::simulation {

// Not thread-safe.
class Book {
 public:
  explicit Book(Trace& trace) : trace_(trace), dials_(trace) {}

  // Reads what is new. Complains of a number out of turn, a hash that does not
  // continue its chain, an event that its bytes do not give back, a key or a
  // receipt's code that was there, a reading that was not live, a month charged
  // after it was closed, a sum that is not what the dial moved.
  void Follow(EventLog& log);

  struct Judged {
    std::string stream;
    SubmissionJudged judged;
  };
  // By code; null where nobody was given it.
  const Judged* FindReceipt(absl::string_view code) const;
  const std::map<std::string, Judged>& receipts() const { return receipts_; }

  const std::map<std::string, AccountState>& states() const { return states_; }
  const BillingRegister& billing() const { return billing_; }
  const ChannelRegister& channels() const { return channels_; }
  const Dials& dials() const { return dials_; }
  uint64_t position() const { return position_; }

  // How what waited was ended by staff: the code, and whether it was let in.
  const std::map<std::string, bool>& resolved() const { return resolved_; }
  // Codes of submissions taken back.
  const std::set<std::string>& undone() const { return undone_; }
  // An account's definitions say whose it is: all that were ever stored.
  bool WasDefined(const std::string& number, const std::string& holder) const;

 private:
  void Take(const LoggedEvent& logged);
  void CheckChain(const LoggedEvent& logged);
  void CheckMayFollow(const Event& event);
  void Remember(const Event& event);
  void CheckCharged(const Event& event);

  Trace& trace_;
  Dials dials_;
  uint64_t position_ = 0;
  // The last hash of each stream.
  std::map<std::string, std::string> hashes_;
  std::map<std::string, AccountState> states_;
  ChannelRegister channels_;
  BillingRegister billing_;
  std::map<std::string, Judged> receipts_;
  // Stream, then channel and key.
  std::set<std::pair<std::string, std::string>> keys_;
  std::map<std::string, bool> resolved_;
  std::set<std::string> undone_;
  std::set<std::pair<std::string, std::string>> definitions_;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_BOOK_H_
