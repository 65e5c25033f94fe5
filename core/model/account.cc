#include "core/model/account.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/model/account_fields.h"
#include "core/model/account_history.h"

namespace intake {
namespace {

// Field paths name places in the account as it was given, so everything is
// put in order through these: order[i] is the given index of the i-th item.
using Order = std::vector<size_t>;

template <typename Item, typename Key>
Order OrderBy(const std::vector<Item>& items, const Key& key) {
  Order order(items.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return key(items[a]) < key(items[b]);
  });
  return order;
}

template <typename Item>
std::vector<Item> Arranged(std::vector<Item> items, const Order& order) {
  std::vector<Item> arranged;
  arranged.reserve(items.size());
  for (size_t given : order) arranged.push_back(std::move(items[given]));
  return arranged;
}

// places[given index] is the index in canonical order.
std::vector<uint32_t> PlacesOf(const Order& order) {
  std::vector<uint32_t> places(order.size());
  for (size_t i = 0; i < order.size(); ++i) {
    places[order[i]] = static_cast<uint32_t>(i);
  }
  return places;
}

absl::Status CheckRegistersDiffer(const Installation& installation,
                                  const Order& order, size_t given) {
  for (size_t i = 1; i < order.size(); ++i) {
    if (installation.registers[order[i - 1]].kind ==
        installation.registers[order[i]].kind) {
      return FieldError(absl::StrCat("installations[", given, "].registers[",
                                     order[i], "].kind"),
                        absl::StrCat("the meter has this register already, at ",
                                     order[i - 1]));
    }
  }
  return absl::OkStatus();
}

absl::Status CheckNoOverlap(const Account& account, const Order& order) {
  for (size_t i = 1; i < order.size(); ++i) {
    const Installation& earlier = account.installations[order[i - 1]];
    const Installation& later = account.installations[order[i]];
    const bool same_point =
        earlier.commodity == later.commodity && earlier.point == later.point;
    if (same_point &&
        (!earlier.removed_on || *earlier.removed_on > later.installed_on)) {
      return FieldError(
          absl::StrCat("installations[", order[i], "].installed_on"),
          absl::StrCat("got ", FormatDate(later.installed_on),
                       ", want a day on which installations[", order[i - 1],
                       "] hangs no more at this point"));
    }
  }
  return absl::OkStatus();
}

// The history with its indexes as they are once installations and registers
// stand in their canonical order.
std::vector<HistoricReading> RenumberedHistory(
    const Account& account, const Order& installation_order,
    const std::vector<Order>& register_orders) {
  const std::vector<uint32_t> places = PlacesOf(installation_order);
  std::vector<std::vector<uint32_t>> register_places;
  register_places.reserve(register_orders.size());
  for (const Order& order : register_orders) {
    register_places.push_back(PlacesOf(order));
  }
  std::vector<HistoricReading> history = account.history;
  for (HistoricReading& reading : history) {
    reading.register_index =
        register_places[reading.installation][reading.register_index];
    reading.installation = places[reading.installation];
  }
  return history;
}

}  // namespace

absl::Status NormalizeAccount(Account& account) {
  absl::Status status = CheckAccountFields(account);
  if (status.ok()) status = CheckHistoricReadings(account);
  if (!status.ok()) return status;

  const Order order = OrderBy(account.installations, [](const auto& item) {
    return std::tuple(item.commodity, item.point, item.installed_on);
  });
  status = CheckNoOverlap(account, order);
  std::vector<Order> register_orders;
  for (size_t i = 0; i < account.installations.size(); ++i) {
    register_orders.push_back(
        OrderBy(account.installations[i].registers,
                [](const Register& dial) { return dial.kind; }));
    status.Update(CheckRegistersDiffer(account.installations[i],
                                       register_orders.back(), i));
  }
  if (!status.ok()) return status;

  std::vector<HistoricReading> history =
      RenumberedHistory(account, order, register_orders);
  const Order history_order = OrderBy(history, [](const auto& item) {
    return std::tuple(item.installation, item.register_index, item.date);
  });
  history = Arranged(std::move(history), history_order);
  std::vector<Installation> installations = account.installations;
  for (size_t i = 0; i < installations.size(); ++i) {
    installations[i].registers =
        Arranged(std::move(installations[i].registers), register_orders[i]);
  }
  installations = Arranged(std::move(installations), order);
  status = CheckHistoryRunsForward(installations, history, history_order);
  if (!status.ok()) return status;

  account.installations = std::move(installations);
  account.history = std::move(history);
  if (account.payment_code.empty()) account.payment_code = account.number;
  return absl::OkStatus();
}

}  // namespace intake
