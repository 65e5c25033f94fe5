#include "storage/sqlite/verify.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "core/codec/event_codec.h"
#include "storage/sqlite/heads.h"
#include "storage/sqlite/journal.h"

namespace intake {
namespace {

// The journal is read in parts, each a short question: a long one would keep
// the write-ahead log from starting again.
constexpr uint64_t kPartRows = 10'000;

class Verifier {
 public:
  uint64_t position() const { return position_; }

  absl::Status Check(const JournalRow& row) {
    if (row.position != position_ + 1) {
      return Damage(position_ + 1, "missing");
    }
    Head& head = heads_[row.stream];
    if (row.sequence != head.sequence + 1) {
      return Damage(row, absl::StrCat("got sequence ", row.sequence,
                                      ", wanted ", head.sequence + 1));
    }
    const ChainHash hash = NextHash(head.chain, row.link());
    if (hash != row.chain) {
      return Damage(row, "the event does not fit its hash");
    }
    const absl::StatusOr<EventBody> body = DecodeEventBody(row.body);
    if (!body.ok()) return Damage(row, body.status().message());
    if (row.kind != KindOf(*body)) {
      return Damage(
          row, absl::StrCat("got kind ", row.kind, ", wanted ", KindOf(*body)));
    }
    head.sequence = row.sequence;
    head.chain = hash;
    position_ = row.position;
    return absl::OkStatus();
  }

  static absl::Status Damage(uint64_t position, absl::string_view what) {
    return absl::DataLossError(
        absl::StrCat("journal position ", position, ": ", what));
  }

 private:
  static absl::Status Damage(const JournalRow& row, absl::string_view what) {
    return Damage(row.position,
                  absl::StrCat("stream ", row.stream, ", sequence ",
                               row.sequence, ": ", what));
  }

  uint64_t position_ = 0;
  HeadMap heads_;
};

}  // namespace

absl::StatusOr<uint64_t> VerifyJournal(Connection& connection,
                                       uint64_t last_position) {
  Verifier verifier;
  while (verifier.position() < last_position) {
    const uint64_t before = verifier.position();
    absl::Status status = VisitJournal(
        connection, before, std::min(kPartRows, last_position - before),
        [&verifier](const JournalRow& row) { return verifier.Check(row); });
    if (!status.ok()) return status;
    if (verifier.position() == before) {
      return Verifier::Damage(before + 1, "missing");
    }
  }
  return last_position;
}

}  // namespace intake
