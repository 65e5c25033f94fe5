#include "channels/portal/register_words.h"

#include <array>
#include <cstddef>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/portal/people_dates.h"

namespace intake::portal {

std::string RegisterSuffix(const v1::RegisterKey& key) {
  return absl::StrCat(static_cast<int>(key.commodity()), "-",
                      static_cast<int>(key.point()), "-",
                      static_cast<int>(key.kind()));
}

std::optional<v1::RegisterKey> RegisterFromSuffix(absl::string_view suffix) {
  const std::vector<absl::string_view> parts = absl::StrSplit(suffix, '-');
  std::array<int, 3> numbers = {};
  if (parts.size() != numbers.size()) return std::nullopt;
  for (size_t i = 0; i < numbers.size(); ++i) {
    if (!absl::SimpleAtoi(parts[i], &numbers[i])) return std::nullopt;
  }
  const auto [commodity, point, kind] = numbers;
  if (!v1::Commodity_IsValid(commodity) || !v1::MeteringPoint_IsValid(point) ||
      !v1::RegisterKind_IsValid(kind)) {
    return std::nullopt;
  }
  v1::RegisterKey key;
  key.set_commodity(static_cast<v1::Commodity>(commodity));
  key.set_point(static_cast<v1::MeteringPoint>(point));
  key.set_kind(static_cast<v1::RegisterKind>(kind));
  return key;
}

bool SamePlace(const v1::RegisterKey& one, const v1::RegisterKey& other) {
  return one.commodity() == other.commodity() && one.point() == other.point() &&
         one.kind() == other.kind();
}

const v1::RegisterDescription* FindRegister(
    const v1::DescribeAccountResponse& description,
    const v1::RegisterKey& key) {
  for (const v1::RegisterDescription& each : description.registers()) {
    if (SamePlace(each.register_(), key)) return &each;
  }
  return nullptr;
}

std::string LabelOf(const v1::RegisterKey& key,
                    const v1::DescribeAccountResponse& description,
                    const web::Words& words, web::Language language) {
  const bool speaks_it =
      description.account().language() == web::ToContract(language);
  if (const auto* const known = FindRegister(description, key);
      known != nullptr && speaks_it) {
    return known->label();
  }
  // Numbers of a newer contract have no words here.
  std::string label =
      words
          .Find(absl::StrCat("commodity.", static_cast<int>(key.commodity())),
                language)
          .value_or("");
  for (const std::string& key_of_part :
       {absl::StrCat("point.", static_cast<int>(key.point())),
        absl::StrCat("kind.", static_cast<int>(key.kind()))}) {
    const auto part = words.Find(key_of_part, language);
    if (part.ok()) absl::StrAppend(&label, label.empty() ? "" : ", ", *part);
  }
  return label;
}

std::string ValuesText(
    const google::protobuf::RepeatedPtrField<v1::UnderstoodValue>& values,
    const v1::DescribeAccountResponse& account, const web::Words& words,
    web::Language language) {
  std::string text;
  for (const v1::UnderstoodValue& value : values) {
    const std::string label =
        values.size() == 1
            ? ""
            : LabelOf(value.register_(), account, words, language);
    absl::StrAppend(&text, text.empty() ? "" : "; ", label,
                    label.empty() ? "" : ": ",
                    ValueForPeople(value.value(), language));
  }
  return text;
}

}  // namespace intake::portal
