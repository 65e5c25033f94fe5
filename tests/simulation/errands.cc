#include "tests/simulation/errands.h"

#include <utility>

#include "channels/sdk/retry.h"

namespace intake::simulation {

void Errands::Add(std::string name, Call call, Answered done) {
  scene_.trace.Note("wanted: ", call.actor, " ", NameOf(call.method), " ",
                    name);
  open_.emplace(name, Errand{std::move(call), std::move(done)});
  Try(name);
}

void Errands::Try(const std::string& name) {
  const auto found = open_.find(name);
  if (found == open_.end()) return;
  scene_.sender.Send(found->second.call, [this, name, generation = generation_](
                                             const Reply& reply) {
    if (generation == generation_) End(name, reply);
  });
  scene_.timeline.After(patience_ + chance_.UpTo(patience_),
                        [this, name] { Try(name); });
}

void Errands::End(const std::string& name, const Reply& reply) {
  if (!reply.ok() && sdk::IsTransient(reply.status())) return;
  auto errand = open_.extract(name);
  if (errand.empty()) return;
  scene_.trace.Note("settled: ", name);
  errand.mapped().done(reply);
}

std::string Errands::Wants() const {
  std::string wants;
  for (const auto& [name, errand] : open_) absl::StrAppend(&wants, name, " ");
  return wants;
}

}  // namespace intake::simulation
