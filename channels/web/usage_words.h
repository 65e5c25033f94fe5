// How a drawing calls what it draws.

#ifndef INTAKE_CHANNELS_WEB_USAGE_WORDS_H_
#define INTAKE_CHANNELS_WEB_USAGE_WORDS_H_

#include <string>

#include "absl/time/civil_time.h"
#include "channels/web/language.h"
#include "intake/v1/metering.pb.h"

namespace intake::web {

// "Горячая вода, кухня".
std::string PointTitle(v1::Commodity commodity, v1::MeteringPoint point,
                       Language language);
// "кВт·ч".
std::string UnitOf(v1::Commodity commodity, Language language);
// "ночь"; for the only dial of a meter "всего".
std::string KindLabel(v1::RegisterKind kind, Language language);
// "янв".
std::string MonthLabel(absl::CivilMonth month, Language language);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_USAGE_WORDS_H_
