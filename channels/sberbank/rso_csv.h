// The profile `rso-csv`: readings that banks pass on for suppliers of
// utilities. Seven fields, a dial a line:
//
//   company; account; address; meter key; serial; date dd.MM.yyyy; reading
//
// The dial is what the meter key adds to the serial: see meter_key.h. (Layout:
// as resource suppliers publish it for their banks.)

#ifndef INTAKE_CHANNELS_SBERBANK_RSO_CSV_H_
#define INTAKE_CHANNELS_SBERBANK_RSO_CSV_H_

#include "channels/sberbank/profile.h"

namespace intake::sberbank {

extern const Profile kRsoCsv;

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_RSO_CSV_H_
