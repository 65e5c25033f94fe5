// What is posted from the pages about channels.

#ifndef INTAKE_CHANNELS_DESK_ADMIN_CHANNEL_CHANGES_H_
#define INTAKE_CHANNELS_DESK_ADMIN_CHANNEL_CHANGES_H_

#include "channels/desk/desk.h"

namespace intake::desk {

// Names, contact and dates; the rest of the policy stays as it is.
http::Response ChangeChannel(const Desk& desk, const web::Visit& visit,
                             const Seat& seat);

// Shows the key once, on the page that answers.
http::Response IssueKey(const Desk& desk, const web::Visit& visit,
                        const Seat& seat);
http::Response RevokeKey(const Desk& desk, const web::Visit& visit,
                         const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_ADMIN_CHANNEL_CHANGES_H_
