// The profile `sbbol89`: readings alone, out of the bank's business client. Up
// to 89 fields: five of the account -
//
//   account; payer; ЕЛС; FIAS id; address
//
// and up to twelve blocks of seven -
//
//   type; meter number; name; next verification; value; date dd.MM.yyyy; extra
//
// with a point or a comma in the value. Types: 1 gas; 2 electricity; 3 day and
// 4 night of a meter with two tariffs; 5 peak, 6 half-peak (called day there)
// and 7 night of one with three; 8 hot water; 9 cold water; 10 heat; 11 to 13
// are no readings. Blocks of one number are one meter. A block counts when
// type, number, value and date are all there. (Layout: the bank's published
// description of its registry of readings.)

#ifndef INTAKE_CHANNELS_SBERBANK_SBBOL89_H_
#define INTAKE_CHANNELS_SBERBANK_SBBOL89_H_

#include "channels/sberbank/profile.h"

namespace intake::sberbank {

extern const Profile kSbbol89;

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_SBBOL89_H_
