// Addresses of pages about one receipt.

#ifndef INTAKE_CHANNELS_PORTAL_RECEIPT_PATH_H_
#define INTAKE_CHANNELS_PORTAL_RECEIPT_PATH_H_

#include <string>

namespace intake::portal {

// Its page. `account` may be empty where this channel gave the receipt.
std::string ReceiptPath(const std::string& code, const std::string& account);

// The form of an account, with what a refused receipt says beside its fields.
std::string FormAgainPath(const std::string& account, const std::string& code);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_RECEIPT_PATH_H_
