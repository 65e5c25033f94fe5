// What smsbox gets back. The rule between it and intake-sms: 200 means answered
// (and stored), and its body is sent to the phone; any other status means "not
// stored", and smsbox sends the same message again, with the same id.

#ifndef INTAKE_CHANNELS_SMS_REPLY_H_
#define INTAKE_CHANNELS_SMS_REPLY_H_

#include "absl/status/status.h"
#include "channels/http/message.h"
#include "intake/v1/receipt.pb.h"

namespace intake::sms {

// What the sender of a message reads that the server will never take. In the
// supplier's own language: without an account nobody knows the sender's.
inline constexpr char kNotTaken[] =
    "Сообщение не принято. Передайте показания другим способом.";

// 200 with the receipt's text, whatever its outcome. As UCS-2 where the text
// does not fit the GSM alphabet.
http::Response ReplyFromReceipt(const v1::Receipt& receipt);

// 503 for all that may be taken later, with Retry-After as the server asks.
// INVALID_ARGUMENT: 200 with a neutral text (see the .cc for why).
// REQUIRES: `error` is one.
http::Response ReplyFromError(const absl::Status& error);

}  // namespace intake::sms

#endif  // INTAKE_CHANNELS_SMS_REPLY_H_
