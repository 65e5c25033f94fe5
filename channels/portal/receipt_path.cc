#include "channels/portal/receipt_path.h"

#include "channels/web/paths.h"

namespace intake::portal {

std::string ReceiptPath(const std::string& code, const std::string& account) {
  http::Fields query = {{"code", code}};
  if (!account.empty()) query.emplace_back("account", account);
  return web::PathWith("/receipt", query);
}

std::string FormAgainPath(const std::string& account, const std::string& code) {
  return web::PathWith("/", {{"account", account}, {"again", code}});
}

}  // namespace intake::portal
