// Where a call begins: one field that finds the account.

#ifndef INTAKE_CHANNELS_DESK_CALL_SEARCH_PAGE_H_
#define INTAKE_CHANNELS_DESK_CALL_SEARCH_PAGE_H_

#include "channels/desk/call/counter.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"

namespace intake::desk {

// `?q=` what was typed. One account found is its page at once; several are a
// numbered list, `?hits=` carries it, and a number of it in `q` chooses.
// `?account=` is that account.
http::Response SearchPage(const Counter& counter, const web::Visit& visit,
                          const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_SEARCH_PAGE_H_
