// What the core is handed of a message: the same words that a gateway's webhook
// gives (see channels/sms/webhook.h), so that a text is the same content
// whichever way it came.

#ifndef INTAKE_CHANNELS_SMPP_SUBMISSION_H_
#define INTAKE_CHANNELS_SMPP_SUBMISSION_H_

#include <string>

#include "channels/smpp/concatenation.h"
#include "channels/smpp/message.h"
#include "channels/smpp/part_set.h"
#include "channels/smpp/text.h"
#include "intake/v1/submission.pb.h"

namespace intake::smpp {

// What is said of the SMSC in the configuration.
struct Smsc {
  // Kept as evidence.
  std::string name;
  DefaultAlphabet default_alphabet = DefaultAlphabet::kGsm;
};

// A whole message. What cannot be read - octets for a program, a damaged header
// - is submitted as `…`, which no account's text is: the core refuses it and
// says what to send, and the octets are kept. The document then names them too,
// so that two such messages are not taken for one.
v1::Submission SubmissionFromMessage(const Message& message, const Smsc& smsc,
                                     std::string request_id);

// The message that the parts make; one that lacks parts cannot be read.
v1::Submission SubmissionFromSet(const PartSet& set, const Smsc& smsc);

// 128 random bits in hexadecimal digits, never the same twice.
std::string NewRequestId();

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_SUBMISSION_H_
