// Hears every answer that leaves the server, those that get lost too, and
// holds it against the journal and against what was said before.

#ifndef INTAKE_TESTS_SIMULATION_WITNESS_H_
#define INTAKE_TESTS_SIMULATION_WITNESS_H_

#include <cstdint>
#include <map>
#include <string>

#include "intake/v1/receipt.pb.h"
#include "tests/simulation/book.h"
#include "tests/simulation/call.h"
#include "tests/simulation/trace.h"

namespace intake::simulation {

// Not thread-safe.
class Witness {
 public:
  // `book` has all that is stored when an answer is heard.
  Witness(const Book& book, Trace& trace) : book_(book), trace_(trace) {}

  // REQUIRES: reply.ok().
  void Hear(const Call& call, const Reply& reply);

 private:
  void HearReceipt(const Call& call, const std::string& request_id,
                   const v1::Receipt& receipt);
  void HearDecision(const std::string& code, bool approved);
  void HearUndone(const std::string& code);
  void HearAcknowledged(const std::string& cursor);
  void HearClosed(const std::string& period);
  void HearImported(const Call& call, const Reply& reply);

  const Book& book_;
  Trace& trace_;
  // By the bytes of the request and whose it was: the same for ever.
  std::map<std::string, std::string> said_;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_WITNESS_H_
