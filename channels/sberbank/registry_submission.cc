#include "channels/sberbank/registry_submission.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "channels/program/digest.h"

namespace intake::sberbank {
namespace {

// Of the digest, in a request id and in a document.
constexpr size_t kDigestInId = 32;
constexpr size_t kDigestInDocument = 16;
// A request id has 128 bytes; longer names of meters are hashed.
constexpr size_t kMeterInIdMax = 48;

// What sets the meter apart within its row.
std::string MeterInId(const Row& row, size_t index) {
  const std::string& meter = row.meters[index].meter;
  const auto end = row.meters.begin() + static_cast<std::ptrdiff_t>(index);
  // A layout may give one meter's dials on several days.
  const auto before = std::count_if(
      row.meters.begin(), end,
      [&](const MeterReadings& other) { return other.meter == meter; });
  return absl::StrCat(meter.size() <= kMeterInIdMax
                          ? meter
                          : program::DigestOf(meter).substr(0, kDigestInId),
                      before == 0 ? "" : absl::StrCat("/", before + 1));
}

}  // namespace

std::string SourceOf(const RegistrySource& source, int64_t line) {
  return absl::StrCat(source.name, " line ", line);
}

v1::Submission SubmissionOf(const RegistrySource& source,
                            const RegistryLine& line, size_t index) {
  const Row& row = *line.row;
  const MeterReadings& readings = row.meters[index];
  v1::Submission submission;
  v1::Evidence& evidence = *submission.mutable_evidence();
  if (row.transaction.empty()) {
    submission.set_request_id(
        absl::StrCat(source.agent, ":", source.digest.substr(0, kDigestInId),
                     ":", line.number, ":", MeterInId(row, index)));
    evidence.set_document(absl::StrCat(
        source.agent, " ", source.digest.substr(0, kDigestInDocument), " ",
        line.number));
  } else {
    submission.set_request_id(absl::StrCat(source.agent, ":", row.transaction,
                                           ":", MeterInId(row, index)));
    evidence.set_document(absl::StrCat(source.agent, " ", row.transaction));
  }
  evidence.set_source(SourceOf(source, line.number));
  evidence.set_raw(line.raw);
  if (row.is_payment_code) {
    submission.set_payment_code(row.account);
  } else {
    submission.set_account_number(row.account);
  }
  submission.set_reading_date(absl::FormatCivilTime(readings.date));
  submission.mutable_named()->mutable_values()->Add(readings.values.begin(),
                                                    readings.values.end());
  return submission;
}

}  // namespace intake::sberbank
