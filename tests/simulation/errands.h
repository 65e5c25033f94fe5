// Calls that are on somebody's list until they are answered for good: a queue
// of a gateway, a spool on disk, a file, a person with a form.

#ifndef INTAKE_TESTS_SIMULATION_ERRANDS_H_
#define INTAKE_TESTS_SIMULATION_ERRANDS_H_

#include <cstdint>
#include <map>
#include <string>

#include "tests/simulation/party.h"

namespace intake::simulation {

// The list survives a crash, what is under way does not. Not thread-safe.
class Errands {
 public:
  // What is not answered within `patience` is begun again, beside what is
  // still under way. `chance` outlives the errands.
  Errands(Scene& scene, Chance& chance, absl::Duration patience)
      : scene_(scene), chance_(chance), patience_(patience) {}

  // REQUIRES: the call is safe to repeat. `done` is called once.
  void Add(std::string name, Call call, Answered done);
  // Somebody clicks again.
  void Hurry(const std::string& name) { Try(name); }
  void Crash() { ++generation_; }
  // The list is lost as well.
  void Forget() {
    Crash();
    open_.clear();
  }

  bool Has(const std::string& name) const { return open_.contains(name); }
  std::string Wants() const;

 private:
  struct Errand {
    Call call;
    Answered done;
  };

  void Try(const std::string& name);
  void End(const std::string& name, const Reply& reply);

  Scene& scene_;
  Chance& chance_;
  const absl::Duration patience_;
  uint64_t generation_ = 0;
  std::map<std::string, Errand> open_;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_ERRANDS_H_
