// What the history of an account is shown as: drawings and tables.

#ifndef INTAKE_CHANNELS_PORTAL_HISTORY_TABLES_H_
#define INTAKE_CHANNELS_PORTAL_HISTORY_TABLES_H_

#include <string>

#include "channels/portal/parts.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"
#include "intake/v1/intake_service.pb.h"
#include "intake/v1/reading_service.pb.h"

namespace intake::portal {

struct HistoryView {
  const Parts& parts;
  const web::Visit& visit;
  std::string number;
  v1::DescribeAccountResponse account;
};

// Usage by month, of what the readings say.
void FillCharts(const HistoryView& shown,
                const v1::ListReadingsResponse& readings,
                web::Dictionary& page);
// A row for each, and where the older ones are.
void FillReadings(const HistoryView& shown,
                  const v1::ListReadingsResponse& readings,
                  web::Dictionary& page);
void FillSent(const HistoryView& shown, const v1::ListSubmissionsResponse& sent,
              web::Dictionary& page);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_HISTORY_TABLES_H_
