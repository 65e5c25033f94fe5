#include "channels/sberbank/profile.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace intake::sberbank {
namespace {

// An answer repeats no more than this of a bad field.
constexpr size_t kShownBytesMax = 64;

Fields SplitFields(absl::string_view line) {
  Fields fields;
  for (absl::string_view field : absl::StrSplit(line, ';')) {
    fields.emplace_back(absl::StripAsciiWhitespace(field));
  }
  return fields;
}

std::string Shown(absl::string_view field) {
  if (field.size() <= kShownBytesMax) return std::string(field);
  size_t end = kShownBytesMax;
  // Not in the middle of a character.
  while ((static_cast<unsigned char>(field[end]) & 0xC0) == 0x80) --end;
  return absl::StrCat(field.substr(0, end), "...");
}

const Field& FieldAt(const Profile& profile, size_t index) {
  const size_t head = profile.head.size();
  if (index < head) return profile.head[index];
  return profile.block[(index - head) % profile.block.size()];
}

absl::Status CheckField(const Field& field, size_t index,
                        absl::string_view text) {
  absl::Status status = field.check(text);
  if (status.ok()) return status;
  return absl::InvalidArgumentError(
      absl::StrCat("поле ", index + 1, " (", field.name, "): получено \"",
                   Shown(text), "\", ", status.message()));
}

bool IsCount(const Profile& profile, size_t count) {
  const size_t head = profile.head.size();
  if (profile.block.empty()) return count == head;
  if (count < head || (count - head) % profile.block.size() != 0) return false;
  const size_t blocks = (count - head) / profile.block.size();
  return profile.blocks_min <= blocks && blocks <= profile.blocks_max;
}

std::string WantedCount(const Profile& profile) {
  const size_t head = profile.head.size();
  const size_t block = profile.block.size();
  std::string most = absl::StrCat(head + block * profile.blocks_max);
  if (profile.blocks_min == profile.blocks_max) return most;
  return absl::StrCat(head, " и по ", block, " на прибор, не более ", most);
}

}  // namespace

std::string OrderName(absl::string_view number, absl::CivilDay date) {
  return absl::StrCat(number, "@", absl::FormatCivilTime(date));
}

absl::StatusOr<Fields> FieldsOfLine(const Profile& profile,
                                    absl::string_view line) {
  Fields fields = SplitFields(line);
  // Some offices end every line with the separator.
  if (!IsCount(profile, fields.size()) && fields.back().empty() &&
      IsCount(profile, fields.size() - 1)) {
    fields.pop_back();
  }
  if (!IsCount(profile, fields.size())) {
    return absl::InvalidArgumentError(absl::StrCat(
        "полей ", fields.size(), ", ожидается ", WantedCount(profile)));
  }
  for (size_t i = 0; i < fields.size(); ++i) {
    absl::Status status = CheckField(FieldAt(profile, i), i, fields[i]);
    if (!status.ok()) return status;
  }
  return fields;
}

absl::StatusOr<Fields> FieldsOfTrailer(const Profile& profile,
                                       absl::string_view line) {
  absl::ConsumePrefix(&line, "=");
  Fields fields = SplitFields(line);
  if (fields.size() != profile.trailer.size()) {
    return absl::InvalidArgumentError(
        absl::StrCat("полей в итоговой строке ", fields.size(), ", ожидается ",
                     profile.trailer.size()));
  }
  for (size_t i = 0; i < fields.size(); ++i) {
    absl::Status status = CheckField(profile.trailer[i], i, fields[i]);
    if (!status.ok()) return status;
  }
  return fields;
}

void AddReading(absl::string_view meter, absl::CivilDay date,
                const v1::RegisterKey& key, absl::string_view value, Row& row) {
  auto found = std::find_if(row.meters.begin(), row.meters.end(),
                            [&](const MeterReadings& known) {
                              return known.meter == meter && known.date == date;
                            });
  if (found == row.meters.end()) {
    row.meters.push_back({.meter = std::string(meter), .date = date});
    found = row.meters.end() - 1;
  }
  v1::NamedValue& named = found->values.emplace_back();
  *named.mutable_register_() = key;
  named.set_value(std::string(value));
}

}  // namespace intake::sberbank
