// The contract's values as people read them.

#ifndef INTAKE_CHANNELS_CLI_RENDER_WORDS_H_
#define INTAKE_CHANNELS_CLI_RENDER_WORDS_H_

#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "intake/v1/channel.pb.h"
#include "intake/v1/metering.pb.h"
#include "intake/v1/reading_service.pb.h"
#include "intake/v1/receipt.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake::cli {

// `electricity`, `hot water`; a number where this program does not know it.
std::string CommodityWord(v1::Commodity commodity);
// `electricity, day` · `hot water, kitchen`: only what tells registers apart.
std::string RegisterWords(const v1::RegisterKey& key);
std::string OutcomeWord(v1::Outcome outcome);
std::string SeverityWord(v1::Severity severity);
std::string TrustWords(v1::Trust trust);
std::string ReadingStateWord(v1::ReadingState state);

// What was handed in: its text in quotation marks, its values, or `yes to
// 000-013`.
std::string ContentWords(const v1::Submission& submission);

// `25.06.2014` for `2014-06-25`, `06.2014` for `2014-06`; what is not a date
// is left as it is.
std::string DateForPeople(absl::string_view iso);
// `25.06.2014 10:00:05`, in `zone`; empty for no moment.
std::string MomentForPeople(const google::protobuf::Timestamp& moment,
                            absl::TimeZone zone);
// The zone with that IANA name, or `otherwise` where this machine has none.
absl::TimeZone ZoneNamed(const std::string& name, absl::TimeZone otherwise);
absl::Time TimeOf(const google::protobuf::Timestamp& moment);

// `1.4 GiB`
std::string FormatBytes(int64_t bytes);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RENDER_WORDS_H_
