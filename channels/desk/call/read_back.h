// The sentence an agent reads back before anything is sent: what was
// understood, in groups of digits that can be said and heard.

#ifndef INTAKE_CHANNELS_DESK_CALL_READ_BACK_H_
#define INTAKE_CHANNELS_DESK_CALL_READ_BACK_H_

#include <string>
#include <vector>

#include "channels/desk/call/typed_call.h"
#include "channels/web/language.h"
#include "channels/web/words.h"
#include "intake/v1/receipt.pb.h"

namespace intake::desk {

// "Account 123 456 7890: day 12 389, night 690, on 25.06.2014. Is that right?"
// Values are those the server understood, where it understood any; else those
// that were typed. The language is the customer's, as the receipt's texts are.
std::string ReadBack(const TypedCall& call, const v1::Receipt& receipt,
                     const web::Words& words);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_READ_BACK_H_
