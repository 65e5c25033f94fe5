// Registers by name: of form fields, and for people.

#ifndef INTAKE_CHANNELS_PORTAL_REGISTER_WORDS_H_
#define INTAKE_CHANNELS_PORTAL_REGISTER_WORDS_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "channels/web/language.h"
#include "channels/web/words.h"
#include "intake/v1/intake_service.pb.h"
#include "intake/v1/metering.pb.h"

namespace intake::portal {

// `1-1-2`: commodity, point and kind by their permanent numbers. Two meters of
// one commodity never hang at one point, so it names one register of an
// account.
std::string RegisterSuffix(const v1::RegisterKey& key);
// None where it is no such thing.
std::optional<v1::RegisterKey> RegisterFromSuffix(absl::string_view suffix);

// Whether both are the same dial of the same place, whichever meter hangs
// there.
bool SamePlace(const v1::RegisterKey& one, const v1::RegisterKey& other);

// The core's description of a register, whichever meter hangs there; null where
// the account has none.
const v1::RegisterDescription* FindRegister(
    const v1::DescribeAccountResponse& description, const v1::RegisterKey& key);

// The core's label where the account still has the register and is written to
// in the page's language, else one made of the page's words: for meters of the
// past, while the core is away, and for who reads the page in the other
// language.
std::string LabelOf(const v1::RegisterKey& key,
                    const v1::DescribeAccountResponse& description,
                    const web::Words& words, web::Language language);

// `day: 55834; night: 1200`: values with their labels; of one alone, the value.
std::string ValuesText(
    const google::protobuf::RepeatedPtrField<v1::UnderstoodValue>& values,
    const v1::DescribeAccountResponse& account, const web::Words& words,
    web::Language language);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_REGISTER_WORDS_H_
