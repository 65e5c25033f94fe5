// Which numbers of the stored enums have a meaning.

#ifndef INTAKE_CORE_CODEC_ENUM_NUMBERS_H_
#define INTAKE_CORE_CODEC_ENUM_NUMBERS_H_

#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include "core/model/event.h"
#include "core/model/open_submission.h"

namespace intake {

template <typename T>
concept Enum = std::is_enum_v<T>;

// The first and the last; all between have a meaning.
template <Enum T>
inline constexpr std::pair<T, T> kRange;
template <>
inline constexpr std::pair kRange<Commodity> = {Commodity::kElectricity,
                                                Commodity::kGas};
template <>
inline constexpr std::pair kRange<MeteringPoint> = {MeteringPoint::kMain,
                                                    MeteringPoint::kBath};
template <>
inline constexpr std::pair kRange<RegisterKind> = {RegisterKind::kTotal,
                                                   RegisterKind::kHalfPeak};
template <>
inline constexpr std::pair kRange<Language> = {Language::kRussian,
                                               Language::kEnglish};
template <>
inline constexpr std::pair kRange<Signature> = {Signature::kNotAsked,
                                                Signature::kMissing};
template <>
inline constexpr std::pair kRange<Trust> = {Trust::kCustomer,
                                            Trust::kInspector};
template <>
inline constexpr std::pair kRange<Severity> = {Severity::kInfo,
                                               Severity::kRefuse};
template <>
inline constexpr std::pair kRange<Outcome> = {Outcome::kAccepted,
                                              Outcome::kRefused};

template <>
inline constexpr std::pair kRange<Ending> = {Ending::kNone, Ending::kWithdrawn};

template <Enum T>
bool HasMeaning(uint64_t number) {
  return number >= static_cast<uint64_t>(kRange<T>.first) &&
         number <= static_cast<uint64_t>(kRange<T>.second);
}
template <>
inline bool HasMeaning<Rule>(uint64_t number) {
  return number <= std::numeric_limits<uint16_t>::max() &&
         !RuleName(static_cast<Rule>(number)).empty();
}

}  // namespace intake

#endif  // INTAKE_CORE_CODEC_ENUM_NUMBERS_H_
