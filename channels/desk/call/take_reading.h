// A form of the call page, posted: the next field, the judgement, or the
// reading sent. One Enter each.

#ifndef INTAKE_CHANNELS_DESK_CALL_TAKE_READING_H_
#define INTAKE_CHANNELS_DESK_CALL_TAKE_READING_H_

#include "channels/desk/call/counter.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"

namespace intake::desk {

// While fields are empty, the page again with the next of them in focus; Enter
// once more, without another value, says that there are no more. Then the
// judgement. Unchanged since the judgement: it is sent, and the receipt comes;
// where the server is away, it is kept. In the field for answers, `+` takes
// what is proposed, digits replace the value at fault, `-` gives up.
http::Response TakeReading(const Counter& counter, const web::Visit& visit,
                           const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_TAKE_READING_H_
