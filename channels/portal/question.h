// What a receipt asks the customer, and the buttons that answer it.

#ifndef INTAKE_CHANNELS_PORTAL_QUESTION_H_
#define INTAKE_CHANNELS_PORTAL_QUESTION_H_

#include "channels/portal/parts.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"
#include "intake/v1/intake_service.pb.h"
#include "intake/v1/receipt.pb.h"

namespace intake::portal {

// Whether staff have to look at it.
bool WaitsForStaff(const v1::Receipt& receipt);

// The question may still be answered today.
bool MayAnswer(const v1::Receipt& receipt, const Parts& parts);

// What the customer can do about it, while they can (`answer_until`): includes
// _question.html as QUESTION. Where there is a proposal, a button takes it; and
// where the core lets the customer stand by what they sent, another one does.
void FillQuestion(const Parts& parts, const web::Visit& visit,
                  const v1::Receipt& receipt,
                  const v1::DescribeAccountResponse& account,
                  web::Dictionary& dictionary);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_QUESTION_H_
