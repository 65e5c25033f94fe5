// How the desk shows what several pages show.

#ifndef INTAKE_CHANNELS_DESK_SHOW_H_
#define INTAKE_CHANNELS_DESK_SHOW_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "channels/web/language.h"
#include "channels/web/pages.h"
#include "channels/web/words.h"
#include "intake/v1/reading_service.pb.h"
#include "intake/v1/receipt.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake::desk {

absl::Time TimeOf(const google::protobuf::Timestamp& moment);

// `25.06.2014 14:03`, and `14:03:59`, in the supplier's zone.
std::string MomentWords(absl::Time moment, absl::TimeZone zone);
std::string ClockWords(absl::Time moment, absl::TimeZone zone);
// `25.06.2014` for an ISO day; anything else as it is.
std::string DateWords(absl::string_view iso_day);

// To be read out: `123 456 7890` an account, `12 389,5` a value, `000 013` a
// code. What has another form comes back as it is. With no-break spaces.
std::string GroupedAccount(absl::string_view number);
std::string GroupedValue(absl::string_view value);
std::string GroupedCode(absl::string_view code);

// What was handed in, in a line: its values, or the text.
std::string ContentWords(const v1::Submission& submission);

// The channel's name for people, where it is one of those every supplier has.
std::string ChannelWords(const web::Words& words, absl::string_view id,
                         web::Language language);

// OUTCOME_CLASS and OUTCOME of `place`, for a badge.
void ShowOutcome(const web::Words& words, v1::Outcome outcome,
                 web::Language language, web::Dictionary& place);
// The word of a reading's state.
std::string StateWords(const web::Words& words, v1::ReadingState state,
                       web::Language language);

// A section FINDING for each, worst first, with TEXT, RULE and SEVERITY (a
// class of the style sheet: refuse, hold, warn, info).
void ShowFindings(
    const google::protobuf::RepeatedPtrField<v1::Finding>& findings,
    web::Dictionary& place);

// What a register measures, where and on which dial: "Hot water, kitchen"; as
// much of it as the key says.
std::string RegisterWords(const web::Words& words, const v1::RegisterKey& key,
                          web::Language language);

// Whether two keys name one dial of one place; a serial that is not given fits.
bool SameRegister(const v1::RegisterKey& one, const v1::RegisterKey& other);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SHOW_H_
