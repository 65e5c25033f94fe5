// The billing system: it reads the feed from its own cursor, charges, says so,
// and closes months.

#ifndef INTAKE_TESTS_SIMULATION_BILLING_H_
#define INTAKE_TESTS_SIMULATION_BILLING_H_

#include <map>
#include <string>

#include "intake/v1/export_service.pb.h"
#include "tests/simulation/dials.h"
#include "tests/simulation/errands.h"
#include "tests/simulation/party.h"

namespace intake::simulation {

// Rows and cursor are kept together; a crash may take it back to an earlier
// one, and then the same rows come again. Not thread-safe.
class Billing final : public Party {
 public:
  explicit Billing(Scene& scene);

  void Begin() override;
  void Crash() override;
  std::string Wants() const override;

  // Reads all that there is to read.
  void ReadOn();
  // What it was told in all, by dial.
  std::map<DialName, Milli> Told() const;

 private:
  void Take(const v1::ListChangesResponse& page);
  void Acknowledge();
  void Close();

  Scene& scene_;
  Chance chance_;
  Errands errands_;
  std::string cursor_;
  // Where a backup of it stands.
  std::string cursor_saved_;
  // Its bytes by id.
  std::map<std::string, std::string> rows_;
  uint64_t reads_ = 0;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_BILLING_H_
