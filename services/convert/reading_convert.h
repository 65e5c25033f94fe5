// Readings as lists show them.

#ifndef INTAKE_SERVICES_CONVERT_READING_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_READING_CONVERT_H_

#include <optional>

#include "core/model/account.h"
#include "core/ports/account_queries.h"
#include "intake/v1/reading_service.pb.h"

namespace intake {

v1::Reading ReadingToProto(const ReadingRow& row);
v1::ListReadingsResponse ReadingPageToProto(const ReadingPage& page);
// The findings are told in `language`, else in each receipt's.
v1::ListSubmissionsResponse SubmissionPageToProto(
    const SubmissionPage& page, std::optional<Language> language);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_READING_CONVERT_H_
