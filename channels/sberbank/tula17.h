// The profile `tula17`: readings from terminals and cash machines, with or
// without a payment. 17 fields:
//
//   pkod; amount; transaction id; order number; order date dd.MM.yyyy;
//   six times: meter key; reading      (`НЕТ` where there is none)
//
// The transaction id is 26 digits, the first six its day, `ddMMyy`: the day of
// the readings. The meter key is ours: see meter_key.h. A file `NNNNNMDD.0XX`
// has a receipt `NNNNNMDD.KXX`: see receipt_file.h. (Layout: a supplier's
// agreement with the bank, published in the Tula region.)

#ifndef INTAKE_CHANNELS_SBERBANK_TULA17_H_
#define INTAKE_CHANNELS_SBERBANK_TULA17_H_

#include "channels/sberbank/profile.h"

namespace intake::sberbank {

extern const Profile kTula17;

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_TULA17_H_
