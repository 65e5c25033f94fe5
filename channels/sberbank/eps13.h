// The profile `eps13`: payments out of the bank's unified payment system, used
// to reconcile. 13 fields -
//
//   date dd-MM-yyyy; time; branch; cashier or machine; operation code; account;
//   payer; address; period; extra; amount; transfer; fee
//
// with a decimal comma, and a last line
//
//   =lines;amount;transfer;fee;order number;order date dd-MM-yyyy
//
// All sums are whole kopecks, and amount = transfer + fee in every line.
// (Layout: what billers' programs that read it agree on; those with fewer
// agreed fields lack `extra`, and the sums are always the last three.)

#ifndef INTAKE_CHANNELS_SBERBANK_EPS13_H_
#define INTAKE_CHANNELS_SBERBANK_EPS13_H_

#include "channels/sberbank/profile.h"

namespace intake::sberbank {

extern const Profile kEps13;

// What the last line says.
struct Eps13Trailer {
  int64_t lines = 0;
  int64_t kopecks = 0;
  int64_t transfer_kopecks = 0;
  int64_t fee_kopecks = 0;
  std::string order;
};

// REQUIRES: the fields passed their checks.
Eps13Trailer ReadEps13Trailer(const Fields& fields);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_EPS13_H_
