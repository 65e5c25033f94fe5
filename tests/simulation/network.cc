#include "tests/simulation/network.h"

#include <memory>
#include <string>

#include "channels/sdk/status.h"
#include "services/convert/status_convert.h"

namespace intake::simulation {
namespace {

constexpr absl::Duration kDelayUsual = absl::Milliseconds(300);
constexpr absl::Duration kDelayLong = absl::Seconds(90);

// An error over the wire and back.
absl::Status AsClientsSee(const absl::Status& status) {
  google::rpc::Status proto;
  proto.ParseFromString(StatusToProto(status).SerializeAsString());
  return sdk::StatusFromProto(proto);
}

std::string Summary(const Reply& reply) {
  return reply.ok()
             ? "OK"
             : absl::StrCat(absl::StatusCodeToString(reply.status().code()),
                            " ", sdk::ReasonOf(reply.status()));
}

}  // namespace

Network::Network(const Plan& plan, Server& server, Timeline& timeline,
                 Trace& trace)
    : plan_(plan),
      server_(server),
      timeline_(timeline),
      trace_(trace),
      chance_(plan.seed, "network") {}

absl::Duration Network::Delay() {
  return !is_calm_ && chance_.OneIn(plan_.very_slow)
             ? chance_.UpTo(kDelayLong)
             : chance_.MostlyShort(kDelayUsual);
}

void Network::Send(const Call& call, absl::Duration timeout,
                   const Answered& answered) {
  // The first answer ends the call, or the deadline does.
  auto ended = std::make_shared<bool>(false);
  const Answered once = [ended, answered](const Reply& reply) {
    if (*ended) return;
    *ended = true;
    answered(reply);
  };
  timeline_.After(timeout, [once] {
    once(absl::DeadlineExceededError("no answer in time"));
  });
  const bool is_lost = !is_calm_ && chance_.OneIn(plan_.request_lost);
  const bool is_twice = !is_calm_ && IsSafeToRepeat(call.method) &&
                        chance_.OneIn(plan_.request_twice);
  if (is_twice) trace_.Count("request twice");
  if (is_lost) trace_.Note("network: a ", NameOf(call.method), " is lost");
  for (int copies = (is_lost ? 0 : 1) + (is_twice ? 1 : 0); copies > 0;
       --copies) {
    timeline_.After(Delay(), [this, call, once] { Deliver(call, once); });
  }
}

void Network::Deliver(const Call& call, const Answered& answered) {
  if (!server_.up()) {
    return answered(absl::UnavailableError("nobody listens"));
  }
  server_.Take(call, [this, answered, method = call.method,
                      actor = call.actor](const Reply& reply) {
    const bool is_lost = !is_calm_ && chance_.OneIn(plan_.answer_lost);
    trace_.Note("answer: ", actor, " ", NameOf(method), " ", Summary(reply),
                is_lost ? ", lost" : "");
    if (is_lost) return trace_.Count("answer lost");
    const Reply seen = reply.ok() ? reply : Reply(AsClientsSee(reply.status()));
    timeline_.After(Delay(), [answered, seen] { answered(seen); });
  });
}

}  // namespace intake::simulation
