#include "core/model/channel.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "core/base/error.h"
#include "core/base/limits.h"

namespace intake {
namespace {

constexpr size_t kIdBytesMax = 32;

absl::Status CheckId(absl::string_view id) {
  const auto fits = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return absl::ascii_islower(byte) || absl::ascii_isdigit(byte) || c == '_';
  };
  if (!id.empty() && id.size() <= kIdBytesMax &&
      absl::ascii_islower(static_cast<unsigned char>(id[0])) &&
      std::all_of(id.begin(), id.end(), fits)) {
    return absl::OkStatus();
  }
  return FieldError("id",
                    absl::StrCat("got \"", id, "\", want 1 to ", kIdBytesMax,
                                 " of a-z, 0-9 and _, a letter first"));
}

absl::Status CheckLength(absl::string_view field, absl::string_view text,
                         size_t min) {
  if (text.size() >= min && text.size() <= limits::kNameBytesMax) {
    return absl::OkStatus();
  }
  return FieldError(field, absl::StrCat("got ", text.size(), " bytes, want ",
                                        min, " to ", limits::kNameBytesMax));
}

absl::Status CheckMandate(const std::string& field, const Mandate& mandate) {
  absl::Status status =
      CheckLength(field + ".representative", mandate.representative, 1);
  status.Update(CheckLength(field + ".building", mandate.building, 1));
  if (mandate.entrances.size() > limits::kPageItemsMax) {
    status.Update(
        FieldError(field + ".entrances",
                   absl::StrCat("got ", mandate.entrances.size(),
                                ", want at most ", limits::kPageItemsMax)));
  }
  for (size_t i = 0; status.ok() && i < mandate.entrances.size(); ++i) {
    status.Update(CheckLength(absl::StrCat(field, ".entrances[", i, "]"),
                              mandate.entrances[i], 1));
  }
  return status;
}

}  // namespace

absl::Status ValidateChannelPolicy(const ChannelPolicy& policy) {
  absl::Status status = CheckId(policy.id);
  status.Update(CheckLength("name_ru", policy.name_ru, 1));
  status.Update(CheckLength("name_en", policy.name_en, 1));
  status.Update(CheckLength("contact", policy.contact, 0));
  if (policy.open_from && policy.retired_from &&
      *policy.retired_from < *policy.open_from) {
    status.Update(FieldError(
        "retired_from",
        absl::StrCat(
            "got ", absl::FormatTime(*policy.retired_from, absl::UTCTimeZone()),
            ", want a moment after open_from, ",
            absl::FormatTime(*policy.open_from, absl::UTCTimeZone()))));
  }
  for (size_t i = 1; status.ok() && i < policy.commodities.size(); ++i) {
    const auto end = policy.commodities.begin() + static_cast<ptrdiff_t>(i);
    if (std::find(policy.commodities.begin(), end, *end) != end) {
      status.Update(FieldError(absl::StrCat("commodities[", i, "]"),
                               "got a commodity that is named already"));
    }
  }
  if (policy.mandates.size() > limits::kMandatesMax) {
    status.Update(FieldError(
        "mandates", absl::StrCat("got ", policy.mandates.size(),
                                 ", want at most ", limits::kMandatesMax)));
  }
  for (size_t i = 0; status.ok() && i < policy.mandates.size(); ++i) {
    status.Update(
        CheckMandate(absl::StrCat("mandates[", i, "]"), policy.mandates[i]));
  }
  return status;
}

}  // namespace intake
